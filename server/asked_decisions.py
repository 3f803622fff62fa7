"""What a question says was decided, in words that no list of them holds: »slap gennem nåleøjet«."""

from __future__ import annotations

import math
from collections.abc import Collection as AnyOf
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.heading_reader import load_heading_reader
from corpus.status import TrialStatus
from index.vocabulary import MatchKind, QueryWord

LEAST = 1e-5  # of a chance, as it is rounded
LIKELY = 0.75  # how surely the words must tell it
# What the log-odds must lose without a word for that word to be part of what tells it; less where
# the documents hold it as no more than a part of other words.
HANGS, PART_HANGS = 0.2, 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDecision:
    """A status, and the starts of the words that tell it."""

    status: TrialStatus
    starts: frozenset[int]


def told_decision(
    text: str, words: Sequence[QueryWord], known: AnyOf[TrialStatus]
) -> ToldDecision | None:
    """The status that a question asks for, told by all its words together.

    Args:
        text: of the question.
        words: those of it that may be what it is about.
        known: the statuses that trials can have.
    """
    reader = load_heading_reader()
    status, chance = reader.read(text)
    if status not in known or status is None or chance < LIKELY:
        return None
    starts = set[int]()
    for word in words:
        without = text[: word.token.start] + text[word.token.end :]
        other, left = reader.read(without)
        part = all(kind is MatchKind.COMPOUND for _, kind in word.matches)
        least = PART_HANGS if part else HANGS
        if other is not status or _log_odds(chance) - _log_odds(left) >= least:
            starts.add(word.token.start)
    return ToldDecision(status=status, starts=frozenset(starts))


def _log_odds(chance: float) -> float:
    return math.log(max(chance, LEAST) / max(1 - chance, LEAST))
