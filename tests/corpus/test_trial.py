from __future__ import annotations

from datetime import date

from corpus.span import Span
from corpus.status import TrialStatus
from corpus.trial import Trial, TrialRecord


def _record(document_id: str, status: TrialStatus) -> TrialRecord:
    return TrialRecord(
        document_id=document_id,
        passage_id=f"{document_id}.p0001",
        span=Span(0, 5),
        title_span=Span(0, 5),
        status=status,
        status_text=None,
        status_span=None,
        published=date(2021, 8, 26),
    )


def _trial(*records: TrialRecord) -> Trial:
    return Trial(id="a", title="A", round=None, records=records)


def test_the_status_of_a_trial_is_the_decision_of_its_first_record_that_has_one() -> None:
    last, late = _record("c", TrialStatus.EXTENDED), _record("b", TrialStatus.PARTLY)
    trial = _trial(last, late, _record("a", TrialStatus.APPROVED))
    assert (trial.status, trial.record) == (TrialStatus.PARTLY, late)
    assert (trial.decision, trial.course, trial.spread) == (
        TrialStatus.PARTLY,
        TrialStatus.EXTENDED,
        TrialStatus.UNKNOWN,
    )
    assert trial.statuses == {TrialStatus.PARTLY, TrialStatus.EXTENDED}


def test_a_trial_of_which_no_decision_is_known_has_the_status_of_what_came_of_it() -> None:
    late, early = _record("b", TrialStatus.NOT_SPREAD), _record("a", TrialStatus.ENDED)
    trial = _trial(late, early)
    assert (trial.status, trial.record) == (TrialStatus.ENDED, early)


def test_a_record_that_says_nothing_of_the_status_is_passed_over() -> None:
    late, early = _record("b", TrialStatus.UNKNOWN), _record("a", TrialStatus.APPROVED)
    trial = _trial(late, early)
    assert (trial.status, trial.record) == (TrialStatus.APPROVED, early)


def test_a_trial_of_which_no_document_tells_the_status_is_unknown() -> None:
    record = _record("a", TrialStatus.UNKNOWN)
    trial = _trial(record)
    assert (trial.status, trial.record) == (TrialStatus.UNKNOWN, record)
