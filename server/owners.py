"""Whose a trial is, where its line says so beside its title: in a column, or in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.collection import Collection
from corpus.passage import PassageKind
from corpus.trial import Trial, TrialRecord
from index.danish import Token, analyse
from index.lexicon import load_lexicon
from index.vocabulary import MatchKind, QueryWord
from server.members import NOTED

RARE = 0.8  # rarity from which a word names somebody
_NAME = r"[A-ZÆØÅ][\w-]+(?: (?:Kommune|Region))?"
# A cell with nothing but names in it.
_CELL = re.compile(rf"\s*{_NAME}(?:(?:, | og ){_NAME})*\s*")
_BOUNDS = re.compile(r"[\t\n|()]")
_SPELT = frozenset({MatchKind.WORD, MatchKind.STEM, MatchKind.SPELLING, MatchKind.TYPO})


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """The trials that are somebody's, whose they are, and where a question says so."""

    trials: tuple[Trial, ...]
    names: tuple[str, ...]
    starts: frozenset[int]


class Owners:
    """Tells whose the trials of one collection are."""

    def __init__(self, collection: Collection) -> None:
        named = {t.id: tuple(_owners(t, collection)) for t in collection.trials}
        self._of = {trial_id: frozenset(t.stem for t in of) for trial_id, of in named.items()}
        titles = [*collection.networks, *(t.title for t in collection.trials)]
        titled = {t.stem for title in titles for t in analyse(title)}
        self._written = {
            t.stem: t.surface for of in named.values() for t in of if t.stem not in titled
        }

    def named(self, words: Sequence[QueryWord], trials: Sequence[Trial]) -> Owned | None:
        """Those of some trials whose owners a question names; None where it names none of them."""
        said = {
            w.token.start: stems
            for w in words
            if not w.token.is_stop and (stems := _stems(w) & self._written.keys())
        }
        wanted = dict.fromkeys(s for of in said.values() for s in sorted(of))
        owned = tuple(t for t in trials if not self._of[t.id].isdisjoint(wanted))
        if not owned:
            return None
        # Where they have some together, those are meant.
        owned = tuple(t for t in owned if self._of[t.id] >= wanted.keys()) or owned
        names = tuple(self._written[s] for s in wanted)
        return Owned(trials=owned, names=names, starts=frozenset(said))


def _stems(word: QueryWord) -> frozenset[str]:
    """The stems of a word as it is spelt, or misspelt, and without the s of a genitive."""
    bare = {t.stem for t in analyse(word.token.surface.removesuffix("s"))}
    return frozenset({word.token.stem, *bare, *(s for s, kind in word.matches if kind in _SPELT)})


def _owners(trial: Trial, collection: Collection) -> Iterator[Token]:
    """The names that the lines of a trial hold beside its title."""
    for record in trial.records:
        cells = _cells(record, collection.document(record.document_id).text)
        for cell in [*filter(_CELL.fullmatch, cells), *_of_group(record, collection)]:
            for token in analyse(cell):
                if token.surface[:1].isupper() and load_lexicon().rarity(token.folded) >= RARE:
                    yield token


def _of_group(record: TrialRecord, collection: Collection) -> Iterator[str]:
    """Who takes part in all of a group: what is noted right under its heading."""
    headings = collection.passage(record.passage_id).section_ids
    if not headings:
        return
    below = collection.passage(headings[-1]).ordinal + 1
    noted = collection.passages_of(record.document_id)[below]
    if noted.kind is PassageKind.PARAGRAPH and noted.id != record.passage_id:
        yield from (m["names"] for line in noted.text.splitlines() if (m := NOTED.fullmatch(line)))


def _cells(record: TrialRecord, text: str) -> Iterator[str]:
    """What stands in a line beside the title, the status and the networks."""
    told = [record.title_span, *record.network_spans]
    told += [s for s in (record.status_span,) if s is not None]
    told += [f.words for f in record.further]
    start = record.span.start
    for span in sorted(told, key=lambda s: s.start):
        yield from _BOUNDS.split(text[start : max(start, span.start)])
        start = max(start, span.end)
    yield from _BOUNDS.split(text[start : record.span.end])
