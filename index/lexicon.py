"""How common Danish words are, in a table counted from Danish law and parliamentary debates.

The table tells a misspelling from a word that the documents merely lack, where a compound may be
cut, and how much a word says. `python -m index.training.tables lexicon` makes it;
lexicon/README.md says from what.
"""

from __future__ import annotations

import lzma
import math
from functools import lru_cache
from pathlib import Path

LEXICON = Path(__file__).parent / "lexicon" / "danish.tsv.xz"
PRESENT_SHARE = 60  # times that a verb may be met in its present for once in its past
BARE_SHARE = 20  # the same for one to be met in its bare stem
MIN_PART = 3
MIN_PART_COUNT = 5
COMMON_PART = 50  # a part counted so often is one idea, and is not cut again
_INFLECTIONS = ("", "s", "et", "en", "er", "ets", "ens", "ene", "erne", "enes", "ernes")

# Prefixes and small words that begin many words without being a part of their meaning.
_NO_PART_WORDS = """
    efter mellem gennem imod hos hver al sit min din hans siden igen bort tilbage nye
    af an ab be bi by de der des det den en er et for fra fore frem ge gen hen her hin hvor ikke
    in ind inde kan med mel men mis mod ned nok non om op oppe over paa re sam samt ser sig skal
    sin som ste til ud ude uden under und van ved vil ting tion sion else hed ning ene erne eren
    ende ens ers het lig lige isk iske sel dom skab bar eri ist isme inger inge lse
"""
_VERB_FORMS = """
    bede beder bad bedt blive bliver blev blevet bringe bringer bragte bragt burde boer burdet
    drage drager drog draget faa faar fik faaet falde falder faldt faldet finde finder fandt
    fundet foelge foelger fulgte fulgt forstaa forstaar forstod forstaaet gaa gaar gik gaaet give
    giver gav givet gives goer goere gjorde gjort gaelde gaelder gjaldt gaeldet have har havde
    haft hedde hedder hed hjaelpe hjaelper hjalp hjulpet holde holder holdt komme kommer kom
    kommet kunne kan kunnet lade lader lod ladet ligge ligger laa ligget loebe loeber loeb loebet
    maatte maa ramme se ser saa set sige siger sagde sagt skulle skal skullet slippe slipper slap
    sluppet spille spiller staa staar stod staaet saette saetter satte sat sidde sidder sad siddet
    tage tager tog taget tages traeffe traeffer traf truffet vide ved vidste vidst ville vil
    villet vaelge vaelger valgte valgt vaere er var vaeret indgaa indgaar indgik indgaaet udgaa
    udgaar fremgaar udloebe udloeber udloeb begynde begynder begyndte begyndt slutte slutter bruge
    bruger brugte brugt bruges ske sker skete sket
"""
_IRREGULAR_VERBS = frozenset(_VERB_FORMS.split())
_NO_PART = frozenset(_NO_PART_WORDS.split())


class Lexicon:
    """Word counts, for words in the analyser's folded spelling."""

    def __init__(self, counts: dict[str, int]) -> None:
        self._counts = counts
        self._total = max(sum(counts.values()), 1)
        self.parts = lru_cache(maxsize=65536)(self._parts)
        self.is_verb = lru_cache(maxsize=65536)(self._is_verb)

    def __contains__(self, word: str) -> bool:
        return word in self._counts

    def count(self, word: str) -> int:
        """How often the word was counted; 0 for a word the table lacks."""
        return self._counts.get(word, 0)

    def rarity(self, word: str) -> float:
        """How much the word says by its frequency: 0 the commonest, 1 a rare or unknown one."""
        share = (self.count(word) + 1) / self._total
        return min(1.0, max(0.0, (-math.log10(share) - 1.5) / 4.0))

    def _is_verb(self, word: str) -> bool:
        """Whether the word looks like a form of a verb: its base has a past tense of its own."""
        if word in _IRREGULAR_VERBS:
            return True
        for ending in ("ede", "te", "et", "er", "es", "t", "r", "e", ""):
            base = word.removesuffix(ending)
            inflected = base != word or not ending
            # A bare stem is mostly a noun: »råd« of »råde«.
            share = PRESENT_SHARE if ending else BARE_SHARE
            if inflected and len(base) >= MIN_PART and self._conjugates(base, share):
                return True
        return False

    def _conjugates(self, base: str, share: int) -> bool:
        present = self.count(base + "er")
        past = max(self.count(base + "ede"), self.count(base + "te"))
        return present > 0 and past * share > present

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
        return (head, *self._parts_of(head), tail, *self._parts_of(tail))

    def _parts_of(self, part: str) -> tuple[str, ...]:
        """The parts of a part, unless it is common enough to be one idea."""
        bases = (part.removesuffix(ending) for ending in _INFLECTIONS)
        return () if any(self.count(b) >= COMMON_PART for b in bases) else self.parts(part)

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
