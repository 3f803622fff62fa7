"""What the owner asks of every release."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest

from corpus.collection import Collection
from corpus.status import TrialStatus
from corpus.trial import Trial
from server.answer import Answer, AnswerStatus, AnswerType
from server.dialogue import Turn
from server.service import Service

DEV = Path(__file__).parents[2] / "eval" / "questions" / "dev.jsonl"
# Counted by hand in the article: imødekommet, delvist, afvist.
COUNTS = {
    "En mere fleksibel og effektiv beskæftigelsesindsats, "
    "herunder nytænkning af integrationsområdet": (11, 0, 2),
    "Flere billige boliger og fleksible boligløsninger": (0, 4, 7),
    "Bedre styring af udgifterne på det specialiserede socialområde": (6, 0, 1),
    "Børn som vores vigtigste ressource": (7, 0, 1),
    "Sammenhængende indsatser på tværs af sektorområder": (2, 0, 1),
    "Én plan for en sammenhængende indsats sammen med borgeren": (1, 0, 2),
    "Øget borgerinvolvering og samskabelse": (1, 1, 3),
}
ASKED = {
    TrialStatus.APPROVED: "imødekommet fuldt ud",
    TrialStatus.PARTLY: "delvist imødekommet",
    TrialStatus.REJECTED: "afvist",
}
CELLS = [
    (network, status, number)
    for network, numbers in COUNTS.items()
    for status, number in zip(ASKED, numbers, strict=True)
]
NO_REASON = (
    "Det fremgår ikke af kilderne.\nDe fortæller, hvad der blev besluttet, men ikke hvorfor.\n"
    "Nærmest kommer »33 nye forsøg i frikommuner godkendt af regeringen« (DK Nyt, uden dato)."
)


def cited(answer: Answer) -> list[str]:
    return [c.cited_text for c in answer.citations]


def follow_up(service: Service, first: str, second: str) -> Answer:
    turns = [Turn("user", first), Turn("assistant", service.ask(first).text)]
    return service.ask(second, turns)


def test_seven_housing_trials_were_rejected_and_all_are_cited(
    service: Service, collection: Collection
) -> None:
    answer = service.ask("Hvor mange forsøg blev afvist i netværket om billige boliger?")
    network = "Flere billige boliger og fleksible boligløsninger"
    rejected = [
        t for t in collection.trials if t.network == network and t.status is TrialStatus.REJECTED
    ]
    assert answer.text.startswith(f"7 forsøg i netværket »{network}« blev afvist [1]")
    assert cited(answer) == [t.record.span.of(collection.documents[0].text) for t in rejected]
    assert [e.trial for e in answer.trials] == rejected
    assert len(rejected) == 7


def test_yes_that_no_word_states_is_said_to_follow_from_the_missing_marks(
    service: Service,
) -> None:
    answer = service.ask("Blev Caféer for alle godkendt?")
    assert (answer.status, answer.type) == (AnswerStatus.ANSWERED, AnswerType.YESNO)
    assert answer.text.startswith("Ja, »Caféer for alle« blev imødekommet [1].\n")
    assert "det følger af, at mærket »Afvist« eller »Delvist« mangler" in answer.text
    assert cited(answer)[0] == "Caféer for alle"


def test_no_reason_is_ever_invented(service: Service, collection: Collection) -> None:
    for trial in collection.trials:
        first = f"Blev {trial.title} godkendt?"
        asked = (
            follow_up(service, first, "Hvorfor blev den afvist?"),
            service.ask(f"Hvorfor blev {trial.title} afvist?"),
        )
        for answer in asked:
            if trial.status is TrialStatus.REJECTED:
                assert (answer.status, answer.text) == (AnswerStatus.ABSTAINED, NO_REASON)
            else:
                assert answer.status is AnswerStatus.PARTIAL
                assert answer.text.startswith(f"Det passer ikke: »{trial.title}« blev ")
                assert [e.trial.id for e in answer.trials] == [trial.id]


def test_what_the_sources_do_not_tell_is_not_answered(service: Service) -> None:
    answer = service.ask("Hvad koster en busbillet i Aarhus?")
    assert (answer.status, answer.citations) == (AnswerStatus.ABSTAINED, ())
    assert answer.text.startswith("Det fremgår ikke af kilderne.\n")


def test_mark_up_and_template_syntax_are_text(service: Service) -> None:
    question = "Er der <5 forsøg? {{7*7}}"
    answer = service.ask(question)
    assert answer.resolved_question == question
    headline = answer.text.split("\n", 1)[0]
    assert headline == "Nej, 50 forsøg står i kilden:"


def opening(trial: Trial) -> str:
    """How the answer to »Blev … godkendt?« begins."""
    return {
        TrialStatus.APPROVED: f"Ja, »{trial.title}« blev imødekommet [1].",
        TrialStatus.PARTLY: f"Delvist: »{trial.title}« blev delvist imødekommet [1].",
        TrialStatus.REJECTED: f"Nej, »{trial.title}« blev afvist [1].",
    }[trial.status]


def test_every_trial_has_its_own_status_when_asked_by_its_title(
    service: Service, collection: Collection
) -> None:
    assert len(collection.trials) == 50
    for trial in collection.trials:
        answer = service.ask(f"Blev {trial.title} godkendt?")
        assert answer.text.split("\n")[0] == opening(trial)
        assert cited(answer)[0] == trial.record.span.of(collection.documents[0].text)
        assert [e.trial.id for e in answer.trials] == [trial.id]


@pytest.mark.parametrize(
    "question", ["Hvad blev afgørelsen om {}?", "Hvad skete der med »{}«?", "{}"]
)
def test_every_trial_is_found_by_its_title_however_it_is_asked(
    question: str, service: Service, collection: Collection
) -> None:
    for trial in collection.trials:
        answer = service.ask(question.format(trial.title))
        assert [e.trial.id for e in answer.trials] == [trial.id], trial.title


@pytest.mark.parametrize(("network", "status", "number"), CELLS)
def test_count_of_a_network_and_status_is_exact(
    network: str, status: TrialStatus, number: int, service: Service
) -> None:
    answer = service.ask(f"Hvor mange forsøg blev {ASKED[status]} i netværket »{network}«?")
    told = f"{number} forsøg" if number else "Ingen forsøg"
    assert answer.text.startswith(f"{told} i netværket »{network}« blev {ASKED[status]}")
    assert [(e.trial.network, e.trial.status) for e in answer.trials] == [
        (network, status)
    ] * number
    assert (answer.status, answer.type) == (AnswerStatus.ANSWERED, AnswerType.COUNT)


@pytest.mark.parametrize("network", COUNTS)
def test_count_of_a_network_is_exact(network: str, service: Service) -> None:
    answer = service.ask(f"Hvor mange forsøg er der i netværket »{network}«?")
    assert answer.text.startswith(f"{sum(COUNTS[network])} forsøg i netværket »{network}«")
    assert len(answer.trials) == len(answer.citations) == sum(COUNTS[network])


@pytest.mark.parametrize(
    ("question", "headline", "number"),
    [
        ("Hvor mange forsøg er der?", "50 forsøg", 50),
        ("Hvor mange forsøg blev imødekommet fuldt ud?", "28 forsøg", 28),
        ("Hvor mange forsøg blev delvist imødekommet?", "5 forsøg", 5),
        ("Hvor mange forsøg blev afvist?", "17 forsøg", 17),
        ("Hvor mange forsøg blev helt eller delvist imødekommet?", "33 forsøg", 33),
        ("Hvor mange forsøg fik ja?", "28 forsøg blev imødekommet fuldt ud og 5 delvist", 33),
    ],
)
def test_totals_are_exact(question: str, headline: str, number: int, service: Service) -> None:
    answer = service.ask(question)
    assert answer.text.startswith(headline)
    assert len(answer.trials) == number
    assert "derimod" not in answer.text


def test_every_citation_of_every_answer_slices_back_to_its_text(
    service: Service, collection: Collection
) -> None:
    before = service.unverified
    lines = DEV.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines]
    assert len(questions) > 200
    for answer in map(service.ask, questions):
        for citation in answer.citations:
            text = collection.document(citation.document.id).text
            assert text[citation.span.start : citation.span.end] == citation.cited_text
            assert all(
                s.of(answer.text).endswith(f"[{citation.number}]") for s in citation.answer_spans
            )
        numbers = [c.number for c in answer.citations]
        assert numbers == list(itertools.islice(itertools.count(1), len(numbers)))
        assert (
            bool(numbers)
            or answer.status
            in {
                AnswerStatus.ABSTAINED,
                AnswerStatus.CLARIFY,
            }
            or answer.type is AnswerType.SMALLTALK
        )
        assert not (numbers and answer.status is AnswerStatus.ABSTAINED)
    assert service.unverified == before
