"""What was decided about a trial, whether it runs, and whether it is spread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.span import Span


class TrialStatus(StrEnum):
    """What a document may say became of a trial.

    The four that are not of the public contract (`running`, `paused`, `not_started`, `permanent`)
    are told there as `public`.
    """

    APPROVED = "approved"
    PARTLY = "partly"
    REJECTED = "rejected"
    PENDING = "pending"
    WITHDRAWN = "withdrawn"
    EXTENDED = "extended"
    ENDED = "ended"
    STOPPED = "stopped"
    RUNNING = "running"
    PAUSED = "paused"
    NOT_STARTED = "not_started"
    PERMANENT = "permanent"
    SPREAD = "spread"
    PARTLY_SPREAD = "partly_spread"
    NOT_SPREAD = "not_spread"
    UNKNOWN = "unknown"

    @property
    def public(self) -> TrialStatus:
        """The status of the public contract that says the same, or the least that is wrong."""
        return _PUBLIC.get(self, self)


_PUBLIC = {
    TrialStatus.RUNNING: TrialStatus.UNKNOWN,
    TrialStatus.PAUSED: TrialStatus.PENDING,
    TrialStatus.NOT_STARTED: TrialStatus.UNKNOWN,
    TrialStatus.PERMANENT: TrialStatus.EXTENDED,
}

# Three facts that a document may tell of one trial, each apart: what was decided, whether it runs,
# and whether it is spread to all municipalities.
DECISIONS = frozenset(
    {
        TrialStatus.APPROVED,
        TrialStatus.PARTLY,
        TrialStatus.REJECTED,
        TrialStatus.PENDING,
        TrialStatus.WITHDRAWN,
    }
)
COURSES = frozenset(
    {
        TrialStatus.RUNNING,
        TrialStatus.PAUSED,
        TrialStatus.NOT_STARTED,
        TrialStatus.EXTENDED,
        TrialStatus.PERMANENT,
        TrialStatus.ENDED,
        TrialStatus.STOPPED,
    }
)
SPREADS = frozenset({TrialStatus.SPREAD, TrialStatus.PARTLY_SPREAD, TrialStatus.NOT_SPREAD})
FACTS = (DECISIONS, COURSES, SPREADS)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedStatus:
    """A status, and the words that state it (a span of the text that was read).

    `legend` is the sentence by which the document explains those words, a span of its text.
    """

    status: TrialStatus
    words: Span
    legend: Span | None = None

    def shifted(self, by: int) -> StatedStatus:
        """The same words, `by` code points further on."""
        return replace(self, words=self.words.shifted(by))


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusMark:
    """A status written at a trial, and what is left as the title (spans of the text)."""

    stated: StatedStatus
    title: Span

    def shifted(self, by: int) -> StatusMark:
        """The same, `by` code points further on."""
        return StatusMark(stated=self.stated.shifted(by), title=self.title.shifted(by))


def fact_of(status: TrialStatus) -> int:
    """The place of the fact that a status tells among FACTS; after them where it tells none."""
    return next((i for i, facts in enumerate(FACTS) if status in facts), len(FACTS))
