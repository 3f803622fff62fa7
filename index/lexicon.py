"""How common Danish words are, in a table counted from Danish law and parliamentary debates.

The table tells a misspelling from a word that the documents merely lack, where a compound may be
cut, and how much a word says. `python -m index.training lexicon` makes it; lexicon/README.md says
from what.
"""

from __future__ import annotations

import lzma
import math
from functools import lru_cache
from pathlib import Path

LEXICON = Path(__file__).parent / "lexicon" / "danish.tsv.xz"
MIN_PART = 3
MIN_PART_COUNT = 5

# Prefixes and small words that begin many words without being a part of their meaning.
_NO_PART_WORDS = """
    af an ab be bi by de der des det den en er et for fra fore frem ge gen hen her hin hvor ikke
    in ind inde kan med mel men mis mod ned nok non om op oppe over paa re sam samt ser sig skal
    sin som ste til ud ude uden under und van ved vil ting tion sion else hed ning ene erne eren
    ende ens ers het lig lige isk iske sel dom skab bar eri ist isme inger inge lse
"""
_NO_PART = frozenset(_NO_PART_WORDS.split())


class Lexicon:
    """Word counts, for words in the analyser's folded spelling."""

    def __init__(self, counts: dict[str, int]) -> None:
        self._counts = counts
        self._total = max(sum(counts.values()), 1)
        self.parts = lru_cache(maxsize=65536)(self._parts)

    def __contains__(self, word: str) -> bool:
        return word in self._counts

    def count(self, word: str) -> int:
        """How often the word was counted; 0 for a word the table lacks."""
        return self._counts.get(word, 0)

    def rarity(self, word: str) -> float:
        """How much the word says by its frequency: 0 the commonest, 1 a rare or unknown one."""
        share = (self.count(word) + 1) / self._total
        return min(1.0, max(0.0, (-math.log10(share) - 1.5) / 4.0))

    def _parts(self, word: str) -> tuple[str, ...]:
        """The parts of a compound, or () where the word is best left whole.

        A word is cut where the geometric mean of its parts' counts is highest and exceeds its own
        count (Koehn & Knight 2003, Empirical Methods for Compound Splitting, section 4.1); a
        linking s or e may stand between the parts. A part that is a compound itself is followed by
        its own parts.
        """
        if len(word) < 2 * MIN_PART or not word.isalpha():
            return ()
        best: tuple[float, tuple[str, str]] | None = None
        for at in range(MIN_PART, len(word) - MIN_PART + 1):
            head, tail = word[:at], word[at:]
            score = math.sqrt(self._part_count(head) * self._part_count(tail, last=True))
            if score and (best is None or score > best[0]):
                best = (score, (head, tail))
        if best is None or best[0] <= self.count(word):
            return ()
        head, tail = self._bare(best[1][0]), best[1][1]
        return (head, *self.parts(head), tail, *self.parts(tail))

    def _part_count(self, part: str, *, last: bool = False) -> int:
        bare = part if last else self._bare(part)
        count = self.count(bare)
        return 0 if bare in _NO_PART or count < MIN_PART_COUNT else count

    def _bare(self, head: str) -> str:
        """The head without its linking s or e, if the head is no word with it."""
        if head[-1] in "se" and len(head) > MIN_PART and self.count(head[:-1]) > self.count(head):
            return head[:-1]
        return head


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The shipped table."""
    with lzma.open(LEXICON, "rt", encoding="utf-8") as file:
        rows = (line.rstrip("\n").split("\t") for line in file)
        return Lexicon({word: int(count) for word, count in rows})
