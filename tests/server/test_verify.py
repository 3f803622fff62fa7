from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.status import TrialStatus
from server.answer import Answer
from server.proof.stated import StatedAnswer, StatedCitation, StatedTrial, stated
from server.service import Service

COUNT = "Hvor mange forsøg blev afvist i netværket om billige boliger?"
STATUS = "Blev Caféer for alle godkendt?"
FACT = "Hvor længe forlænges forsøgene?"
PLACE = "ordene står ikke på pladsen"


@pytest.fixture(scope="module")
def count(service: Service) -> Answer:
    return service.ask(COUNT)


@pytest.fixture(scope="module")
def status(service: Service) -> Answer:
    return service.ask(STATUS)


@pytest.fixture(scope="module")
def fact(service: Service) -> Answer:
    return service.ask(FACT)


def faults(answer: StatedAnswer, service: Service) -> set[str]:
    return {f.why for f in service.verify(answer) if not f.ok}


def with_text(answer: Answer, old: str, new: str) -> StatedAnswer:
    assert old in answer.text
    return replace(stated(answer), text=answer.text.replace(old, new))


def with_first(answer: Answer, **changes: object) -> StatedAnswer:
    """The answer, its first citation changed."""
    first, *others = stated(answer).citations
    changed: StatedCitation = replace(first, **changes)  # type: ignore[arg-type]
    return replace(stated(answer), citations=(changed, *others))


@pytest.mark.parametrize(
    "question", [COUNT, STATUS, FACT, "Hvilke netværk er der?", "Hej!", "Hvad koster en busbillet?"]
)
def test_answer_of_ours_holds(question: str, service: Service) -> None:
    assert faults(stated(service.ask(question)), service) == set()


def test_findings_name_what_was_checked(fact: Answer, service: Service) -> None:
    sentence = fact.citations[0].cited_text
    told = [(f.text, f.citation, f.ok, f.why) for f in service.verify(stated(fact))]
    lines = [(line, 1 if "[1]" in line else None, True, "") for line in fact.text.split("\n")]
    assert told == [(sentence, 1, True, ""), (sentence, 1, True, ""), *lines]


def test_changed_words_of_a_citation_are_caught(fact: Answer, service: Service) -> None:
    assert PLACE in faults(with_first(fact, cited_text="Forsøgene forlænges."), service)


@pytest.mark.parametrize(("start", "end"), [(1, 0), (0, 1), (-1, -1)])
def test_shifted_span_is_caught(start: int, end: int, fact: Answer, service: Service) -> None:
    first = stated(fact).citations[0]
    shifted = with_first(fact, start=first.start + start, end=first.end + end)
    assert faults(shifted, service) == {PLACE}


@pytest.mark.parametrize(("start", "end"), [(5, 5), (-3, 9), (0, 10**9)])
def test_place_outside_the_document_is_caught(
    start: int, end: int, fact: Answer, service: Service
) -> None:
    moved = with_first(fact, start=start, end=end)
    assert faults(moved, service) == {"pladsen findes ikke i dokumentet"}


def test_other_document_and_other_text_of_it_are_caught(fact: Answer, service: Service) -> None:
    assert faults(with_first(fact, document_id="andet"), service) == {"dokumentet findes ikke her"}
    assert faults(with_first(fact, sha256="0" * 64), service) == {
        "dokumentet er et andet end det, der blev henvist til"
    }


def test_changed_quotation_is_caught(fact: Answer, service: Service) -> None:
    changed = with_text(fact, "med et år", "med to år")
    assert "ordene står ikke i kilden, der henvises til" in faults(changed, service)


@pytest.mark.parametrize("number", ["8 forsøg", "syvogtyve forsøg", "1.000 forsøg"])
def test_wrong_number_is_caught(number: str, count: Answer, service: Service) -> None:
    changed = with_text(count, "7 forsøg", number)
    assert "tallet står ikke i kilden, der henvises til" in faults(changed, service)


def test_wrong_decision_is_caught(status: Answer, service: Service) -> None:
    changed = with_text(status, "blev imødekommet", "blev afvist")
    assert faults(changed, service) == {"kilden siger imødekommet"}


def test_wrong_decision_of_a_count_is_caught(count: Answer, service: Service) -> None:
    changed = with_text(count, "blev afvist", "blev imødekommet")
    assert "kilden siger afvist" in faults(changed, service)


def test_other_title_of_a_trial_is_caught(count: Answer, service: Service) -> None:
    changed = with_text(count, "– Opsigelsesadgang i almene ældreboliger", "– Gratis ældreboliger")
    assert faults(changed, service) == {"forsøget hedder noget andet i kilden"}


def test_missing_marker_is_caught(count: Answer, service: Service) -> None:
    unmarked = with_text(count, " [7]", "")
    assert "henvisning uden kilde, eller kilde uden henvisning" in faults(unmarked, service)


def test_marker_without_citation_is_caught(fact: Answer, service: Service) -> None:
    marked = with_text(fact, "[1]", "[1] [2]")
    assert faults(marked, service) == {"henvisning uden kilde, eller kilde uden henvisning"}


def test_missing_citation_is_caught(count: Answer, service: Service) -> None:
    fewer = replace(stated(count), citations=stated(count).citations[:-1])
    assert "henvisning uden kilde, eller kilde uden henvisning" in faults(fewer, service)


def test_claim_without_any_citation_is_caught(fact: Answer, service: Service) -> None:
    bare = replace(stated(fact), text="Et år.", citations=())
    assert faults(bare, service) == {"svaret har ingen henvisning"}


def test_trial_of_the_set_with_another_status_is_caught(status: Answer, service: Service) -> None:
    trial = stated(status).trials[0]
    changed = replace(stated(status), trials=(replace(trial, status=TrialStatus.REJECTED),))
    assert faults(changed, service) == {"kilden siger imødekommet"}
    unknown = replace(
        stated(status), trials=(StatedTrial(id="andet", status=TrialStatus.APPROVED),)
    )
    assert faults(unknown, service) == {"forsøget findes ikke i dokumenterne"}
