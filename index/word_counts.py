"""How often the words of the documents stand there: counted when an index is built, and kept."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from index.danish import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class WordCounts:
    """The words of some texts.

    `stems` and `parts` are the number of texts that hold a stem, as a word and as part of a
    compound; `stem_of` is the stem of each folded word; `telling` is how each folded word that can
    mean something was first written, in lower case. Folded words stand in their own order.
    """

    texts: int
    stems: Mapping[str, int]
    parts: Mapping[str, int]
    stem_of: Mapping[str, str]
    telling: Mapping[str, str]

    @classmethod
    def load(cls, path: Path) -> WordCounts:
        """The counts that `save` wrote."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))

    def save(self, path: Path) -> None:
        """Write the counts to a file."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")


class WordCounter:
    """Counts the words of texts, one text after the other."""

    def __init__(self) -> None:
        self._texts = 0
        self._stems: Counter[str] = Counter()
        self._parts: Counter[str] = Counter()
        self._stem_of: dict[str, str] = {}
        self._telling: dict[str, str] = {}

    def add(self, tokens: Sequence[Token]) -> None:
        """Count the words of one text."""
        self._texts += 1
        self._stems.update({t.stem for t in tokens})
        self._parts.update({part for t in tokens for part in t.parts})
        for token in tokens:
            self._stem_of[token.folded] = token.stem
            if token.folded.isalpha() and not token.is_stop:
                self._telling.setdefault(token.folded, token.surface.lower())

    def counts(self) -> WordCounts:
        """What was counted so far."""
        return WordCounts(
            texts=self._texts,
            stems=dict(self._stems),
            parts=dict(self._parts),
            stem_of=dict(sorted(self._stem_of.items())),
            telling=dict(sorted(self._telling.items())),
        )


def count_words(texts: Iterable[Sequence[Token]]) -> WordCounts:
    """The counts of these analysed texts."""
    counter = WordCounter()
    for tokens in texts:
        counter.add(tokens)
    return counter.counts()
