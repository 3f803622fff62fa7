"""A trial: one identity, and a record for each document that tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.span import Span
from corpus.status import TrialStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialRecord:
    """What one document says of a trial.

    `status_text` and `status_span` are the document's own words for the status; both are None when
    the status is the document's default for trials that carry no mark, or unknown. `title_span` is
    the title without marker and status.
    """

    document_id: str
    passage_id: str
    span: Span
    title_span: Span
    status: TrialStatus
    status_text: str | None
    status_span: Span | None
    published: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A trial, the same in all documents that tell of it; records stand latest document first."""

    id: str
    title: str
    network: str | None
    round: int | None
    records: tuple[TrialRecord, ...]

    @property
    def status(self) -> TrialStatus:
        """The decision: the latest document's that states or implies one."""
        known = [r.status for r in self.records if r.status is not TrialStatus.UNKNOWN]
        return known[0] if known else TrialStatus.UNKNOWN

    @property
    def record(self) -> TrialRecord:
        """The record that `status` rests on."""
        return next((r for r in self.records if r.status is self.status), self.records[0])
