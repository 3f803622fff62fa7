"""Words of a name that a question writes as one: »Friebyrum« of »Frie byrum for alle«."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from index.danish import analyse, fold_word
from index.lexicon import load_lexicon

MOST = 4  # words that are written as one
SHORTEST = 9  # letters of such a word
_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")


class JoinedNames:
    """Parts what is written as one of the names of a collection.

    >>> JoinedNames(["Grønne veje til byen"]).parted("Hvem er i Grønnevejetil byen?")
    'Hvem er i Grønne veje til byen?'
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._parted = _runs(names)

    def parted(self, text: str) -> str:
        """A text in which such words stand apart; a word that Danish has stays as it is."""
        return _WORD.sub(lambda m: self._part(m[0]), text)

    def _part(self, word: str) -> str:
        folded = fold_word(word)
        return word if load_lexicon().count(folded) else self._parted.get(folded, word)


def _runs(names: Iterable[str]) -> Mapping[str, str]:
    """Words that follow each other in names, by what they are when written as one."""
    runs: dict[str, str] = {}
    written: set[str] = set()
    for name in names:
        tokens = analyse(name)
        written.update(t.folded for t in tokens)
        for start in range(len(tokens)):
            for end in range(start + 2, min(len(tokens), start + MOST) + 1):
                joined = "".join(t.folded for t in tokens[start:end])
                if len(joined) >= SHORTEST:
                    runs.setdefault(joined, name[tokens[start].start : tokens[end - 1].end])
    return {joined: run for joined, run in runs.items() if joined not in written}
