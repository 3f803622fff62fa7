"""What each proof refuses: answers of ours, changed in one place, by what the sources say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.answer import AnswerStatus, AnswerType
from server.composing import TEMPLATES
from server.proof.grammar import JOINING
from server.proof.proofs import PROOFS
from server.proof.stated import StatedAnswer, stated
from server.service import Service

SORTED = sorted(path.stem for path in TEMPLATES.glob("*.txt"))
# A question for each template; which it is is known from what the proof says.
ASKED = (
    "Hvad koster en busbillet i Aarhus?",
    "Hvilket netværk har flest afslag?",
    "Har netværket om billige boliger flere afslag end delvise ja?",
    "Hvad er telefonnummeret til presserådgiveren?",
    "Blev alle forsøg forlænget med fem år?",
    "Hvor mange forsøg blev afvist?",
    "Hvor mange forsøg fik ja?",
    "Hvor længe forlænges forsøgene?",
    "Hvilke forsøg blev delvist imødekommet?",
    "Er der afviste forsøg om IGU?",
    "Hvem har udgivet artiklen om 33 nye forsøg?",
    "Hvilket netværk hører Caféer for alle under?",
    "Hvilke netværk er der?",
    "Hvad dækker tallet 38?",
    "Hvem er Simon Emil Ammitzbøll-Bille?",
    "I hvilken artikel står der noget om Barnets Lov?",
    "Hvad siger ministeren om bureaukrati?",
    "Hvorfor siger beskæftigelsesminister Kaare Dybvad Bek, at han har respekt?",
    "Hej!",
    "Blev Caféer for alle godkendt?",
    "Hvorfor blev Caféer for alle afvist?",
    "Blev ansøgningerne om IGU afvist?",
    "Hvor mange forsøg fik ja i anden runde?",
    "Er forsøgene i anden runde vedtaget i Folketinget?",
    "Hvor mange netværk slap helt uden om at få et afslag?",
    "Hvor stor en andel af forsøgene blev afvist?",
    "Fik alle ansøgningerne i bolignetværket et klart nej?",
    "Hvilke tre boligforsøg fik fuldt ja?",
    "17",
    "Hvor mange forsøg blev afvist, og hvem er Simon Emil Ammitzbøll-Bille?",
    "Sagde Kaare Dybvad Bek, at han har stor respekt for frikommunerne?",
    "Hvilket parti er Dybvad Bek medlem af?",
    "Hvilken dato blev den om de 33 forsøg udgivet?",
)


@pytest.fixture(scope="module")
def whys(service: Service) -> Callable[[StatedAnswer], list[str]]:
    """What is wrong with an answer."""
    return lambda answer: [f.why for f in service.verify(answer) if not f.ok]


def changed(service: Service, question: str, old: str, new: str) -> StatedAnswer:
    answer = stated(service.ask(question))
    assert old in answer.text, answer.text
    return replace(answer, text=answer.text.replace(old, new, 1))


def test_every_template_has_a_proof() -> None:
    assert sorted({*PROOFS, *JOINING}) == SORTED


@pytest.mark.parametrize("question", ASKED)
def test_answer_of_ours_is_proved(question: str, service: Service) -> None:
    assert [f for f in service.verify(stated(service.ask(question))) if not f.ok] == []


@pytest.mark.parametrize(
    ("question", "old", "new"),
    [
        ("Blev Caféer for alle godkendt?", "Ja, ", "Nej, "),
        ("Blev Caféer for alle godkendt?", "Ja, ", ""),
        ("Blev Caféer for alle godkendt?", "Øget borgerinvolvering", "Mindre borgerinvolvering"),
        ("Hvorfor blev Caféer for alle afvist?", "imødekommet fuldt ud", "delvist imødekommet"),
        ("Er forsøgene i anden runde vedtaget i Folketinget?", "Ja: ", "Nej: "),
        ("Er forsøgene i anden runde vedtaget i Folketinget?", "er netop vedtaget", "er vedtaget"),
        ("Er der afviste forsøg om IGU?", "Ja, ", "Nej, "),
        ("Er der afviste forsøg om IGU?", "om »IGU«", "om »SU«"),
        ("Hvilket netværk har flest afslag?", "har flest", "har færrest"),
        ("Hvilket netværk har flest afslag?", "»Flere billige", "»Færre billige"),
        ("Har netværket om billige boliger flere afslag end delvise ja?", "Ja:", "Nej:"),
        ("Hvor mange forsøg blev afvist?", "De øvrige: 28", "De øvrige: 27"),
        ("Hvor mange forsøg blev afvist?", "50 forsøg", "40 forsøg"),
        ("Hvor mange forsøg fik ja?", "siger det samme", "siger noget andet"),
        ("Hvor mange forsøg fik ja?", "»Afvist« eller »Delvist«", "»Delvist«"),
        ("Hvor længe forlænges forsøgene?", "Et år", "31. december 2022"),
        ("Hvem er Simon Emil Ammitzbøll-Bille?", "indenrigsminister", "udenrigsminister"),
        ("Hvem er Simon Emil Ammitzbøll-Bille?", "(LA)", "(S)"),
        ("Hvad siger ministeren om bureaukrati?", "siger indenrigsminister", "siger minister"),
        ("Hvad er telefonnummeret til presserådgiveren?", "72282416", "72282417"),
        ("Hvem har udgivet artiklen om 33 nye forsøg?", "DK Nyt har", "DR Nyt har"),
        ("I hvilken artikel står der noget om Barnets Lov?", "26. august 2021", "uden dato"),
        ("Hvor mange forsøg fik ja i anden runde?", "28 i anden", "18 i anden"),
        ("Hvad koster en busbillet i Aarhus?", "»Aarhus« nævnes", "»Folketinget« nævnes"),
        ("Hvad koster en busbillet i Aarhus?", "fremgår ikke", "fremgår"),
        ("Hej!", "Hej.", "Alle forsøg blev godkendt."),
        ("Hvor mange netværk slap helt uden om at få et afslag?", "Ingen: alle", "Ingen: otte"),
        ("Hvor mange netværk slap helt uden om at få et afslag?", "7 afvist", "6 afvist"),
        ("Hvor stor en andel af forsøgene blev afvist?", "34 procent", "43 procent"),
        ("Hvor stor en andel af forsøgene blev afvist?", "– Forsøg: 50", "– Forsøg: 33"),
        ("Fik alle ansøgningerne i bolignetværket et klart nej?", "Nej, ", "Ja, "),
        ("Fik alle ansøgningerne i bolignetværket et klart nej?", "7 af de", "4 af de"),
        ("Hvilke tre boligforsøg fik fuldt ja?", "ingen forsøg", "tre forsøg"),
        ("Hvilke tre boligforsøg fik fuldt ja?", "fuldt ud", "delvist"),
        ("17", "2 måder", "3 måder"),
        ("17", "– »17 ansøgninger er afvist«", "– »17 ansøgninger«"),
        (
            "Hvor mange forsøg blev afvist, og hvem er Simon Emil Ammitzbøll-Bille?",
            "(LA)",
            "(S)",
        ),
        (
            "Hvor mange forsøg blev afvist, og hvem er Simon Emil Ammitzbøll-Bille?",
            "17 forsøg blev afvist",
            "28 forsøg blev afvist",
        ),
        (
            "Sagde Kaare Dybvad Bek, at han har stor respekt for frikommunerne?",
            "Ja, det er",
            "Nej, det er",
        ),
        ("Hvilket parti er Dybvad Bek medlem af?", "Kaare Dybvad Bek", "Simon"),
        ("Hvilken dato blev den om de 33 forsøg udgivet?", "ingen dato", "en dato"),
    ],
)
def test_change_that_only_the_proof_sees_is_caught(
    question: str,
    old: str,
    new: str,
    service: Service,
    whys: Callable[[StatedAnswer], list[str]],
) -> None:
    assert whys(changed(service, question, old, new))


@pytest.mark.parametrize("question", ASKED)
@pytest.mark.parametrize("kind", AnswerType)
def test_other_kind_of_answer_is_caught(
    kind: AnswerType,
    question: str,
    service: Service,
    whys: Callable[[StatedAnswer], list[str]],
) -> None:
    answer = stated(service.ask(question))
    assert bool(whys(replace(answer, type=kind))) == (kind is not answer.type)


@pytest.mark.parametrize("question", ASKED)
@pytest.mark.parametrize("status", AnswerStatus)
def test_other_status_is_caught(
    status: AnswerStatus,
    question: str,
    service: Service,
    whys: Callable[[StatedAnswer], list[str]],
) -> None:
    answer = stated(service.ask(question))
    assert bool(whys(replace(answer, status=status))) == (status is not answer.status)


def test_claim_without_marker_is_caught_under_every_label(
    service: Service, whys: Callable[[StatedAnswer], list[str]]
) -> None:
    for question in ASKED:
        answer = stated(service.ask(question))
        for place in (f"{answer.text}\nAlle fik ja.", f"Alle fik ja.\n{answer.text}"):
            for status in AnswerStatus:
                assert whys(replace(answer, text=place, status=status))


def test_part_of_a_sentence_is_no_proof(
    service: Service, whys: Callable[[StatedAnswer], list[str]]
) -> None:
    answer = stated(service.ask("Hvor længe forlænges forsøgene?"))
    [citation] = answer.citations
    cut = citation.cited_text.rindex(", så")
    half = replace(citation, end=citation.start + cut, cited_text=citation.cited_text[:cut])
    text = answer.text.replace(citation.cited_text, half.cited_text)
    assert whys(replace(answer, text=text, citations=(half,))) == [
        "ordene ved [1] er ikke en hel sætning"
    ]


def test_trial_left_out_everywhere_is_missed(
    service: Service, whys: Callable[[StatedAnswer], list[str]]
) -> None:
    answer = stated(service.ask("Er der afviste forsøg om IGU?"))
    rows = answer.text.replace(" [3]", "").replace("3 forsøg", "2 forsøg").split("\n")
    fewer = replace(
        answer,
        text="\n".join([*rows[:3], *rows[4:]]),
        citations=answer.citations[:2],
        trials=answer.trials[:2],
    )
    assert whys(fewer) == [
        "efter kilderne skulle der stå: Ja, 3 forsøg om »IGU« blev afvist [1] [2] [3]:"
    ]


@given(data=st.data())
def test_no_change_of_any_text_is_proved(data: st.DataObject, service: Service) -> None:
    """Whatever stretch of an answer is replaced by whatever words, it holds no more."""
    answer = stated(service.ask(data.draw(st.sampled_from(ASKED))))
    start = data.draw(st.integers(0, len(answer.text)))
    end = data.draw(st.integers(start, min(len(answer.text), start + 30)))
    words = data.draw(st.text(max_size=12) | st.sampled_from([" ikke", "17", "Ja, ", " [1]", "\n"]))
    text = answer.text[:start] + words + answer.text[end:]
    holds = all(f.ok for f in service.verify(replace(answer, text=text)))
    assert holds == (text == answer.text)


@given(data=st.data())
def test_no_answer_holds_with_the_evidence_of_another(
    data: st.DataObject, service: Service
) -> None:
    one, other = (
        stated(service.ask(q))
        for q in data.draw(st.lists(st.sampled_from(ASKED), min_size=2, max_size=2, unique=True))
    )
    fields = data.draw(
        st.lists(st.sampled_from(["citations", "trials", "status", "type"]), unique=True)
    )
    mixed = replace(one, **{field: getattr(other, field) for field in fields})
    assert all(f.ok for f in service.verify(mixed)) == (mixed == one)
