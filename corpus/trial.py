"""A trial: one identity, and a record for each document that tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from corpus.span import Span
from corpus.status import COURSES, DECISIONS, FACTS, SPREADS, StatedStatus, TrialStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialRecord:
    """What one document says of a trial.

    `status_text` and `status_span` are the document's own words for the status, at the trial or
    over the list it stands in; both are None when the status is the document's default for trials
    that carry no mark, or unknown. `default_span` is the sentence by which the document states such
    a default, `legend_span` that by which it explains its mark for the status. `further` are other
    statuses that stand at the trial, such as one of its decision and one of its end, and
    `further_texts` the words for each. `title_span`
    is the title without marker and status, `network_spans` the names of its networks; all spans are
    of the document's text.
    """

    document_id: str
    passage_id: str
    span: Span
    title_span: Span
    status: TrialStatus
    status_text: str | None
    status_span: Span | None
    published: date | None
    further: tuple[StatedStatus, ...] = ()
    further_texts: tuple[str, ...] = ()
    network_spans: tuple[Span, ...] = ()
    default_span: Span | None = None
    legend_span: Span | None = None

    @property
    def network_span(self) -> Span | None:
        """Where the network is named first, or None."""
        return self.network_spans[0] if self.network_spans else None

    @property
    def statuses(self) -> tuple[TrialStatus, ...]:
        """All that this record tells, what was decided first."""
        return (self.status, *(f.status for f in self.further))

    def words_for(self, status: TrialStatus) -> str | None:
        """The document's words for a status that stands at the trial; None where none does."""
        if status is self.status:
            return self.status_text
        told = zip(self.further, self.further_texts, strict=True)
        return next((words for stated, words in told if stated.status is status), None)

    def among(self, facts: frozenset[TrialStatus]) -> TrialStatus | None:
        """The first status of this record that is one of `facts`."""
        return next((s for s in self.statuses if s in facts), None)


@dataclass(frozen=True, kw_only=True)
class Trial:
    """A trial, the same in all documents that tell of it; records stand latest document first.

    `networks` are those whose trial it is: mostly one, more where several asked for the same.
    It has no slots, so that what follows from its records is found once: pages ask for it often.
    """

    id: str
    title: str
    networks: tuple[str, ...] = ()
    round: int | None
    records: tuple[TrialRecord, ...]

    @cached_property
    def network(self) -> str | None:
        """The network that is named first, or None."""
        return self.networks[0] if self.networks else None

    @cached_property
    def status(self) -> TrialStatus:
        """The decision, by the latest document that states or implies one.

        Where no document does, whether it runs or is spread, whichever is known.
        """
        known = (s for facts in FACTS if (s := self._latest(facts)) is not TrialStatus.UNKNOWN)
        return next(known, TrialStatus.UNKNOWN)

    @cached_property
    def decision(self) -> TrialStatus:
        """What was decided, by the latest document that says it."""
        return self._latest(DECISIONS)

    @cached_property
    def course(self) -> TrialStatus:
        """Whether it runs, or how it ended, by the latest document that says it."""
        return self._latest(COURSES)

    @cached_property
    def spread(self) -> TrialStatus:
        """Whether it is spread to all, by the latest document that says it."""
        return self._latest(SPREADS)

    @cached_property
    def statuses(self) -> frozenset[TrialStatus]:
        """All that holds of the trial today; `unknown` where nothing is known."""
        facts = {self.decision, self.course, self.spread} - {TrialStatus.UNKNOWN}
        return frozenset(facts or {TrialStatus.UNKNOWN})

    @cached_property
    def record(self) -> TrialRecord:
        """The record that `status` rests on."""
        return self.record_of(self.status)

    def record_of(self, status: TrialStatus) -> TrialRecord:
        """The latest record that tells this status; the latest of all where none does."""
        wanted = frozenset({status})
        return next((r for r in self.records if r.among(wanted)), self.records[0])

    def _latest(self, facts: frozenset[TrialStatus]) -> TrialStatus:
        return next((s for r in self.records if (s := r.among(facts))), TrialStatus.UNKNOWN)
