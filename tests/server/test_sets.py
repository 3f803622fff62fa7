"""Counts, lists and comparisons as whole answers, over the shipped and over invented articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.collection import make_collection
from corpus.document import Provenance, make_document
from index.encoder import load_encoder
from index.generation import build
from server.answer import Answer, AnswerStatus
from server.service import Service

HOUSING = "Flere billige boliger og fleksible boligløsninger"
WORK = (
    "En mere fleksibel og effektiv beskæftigelsesindsats, herunder nytænkning af "
    "integrationsområdet"
)
PLAN = "Én plan for en sammenhængende indsats sammen med borgeren"
CITIZENS = "Øget borgerinvolvering og samskabelse"
CHILDREN = "Børn som vores vigtigste ressource"


def headline(answer: Answer) -> str:
    return answer.text.split("\n")[0]


@pytest.mark.parametrize(
    ("question", "told", "trials"),
    [
        # Everyday words for a yes, a no and what lies between them.
        (
            "hvor mange af ansøgningerne under billige boliger gik i vasken",
            f"7 forsøg i netværket »{HOUSING}« blev afvist [1] [2] [3] [4] [5] [6] [7].",
            7,
        ),
        ("Blev der sagt ja til alle forsøg på listen?", "Nej, det gælder 33 af de 50 forsøg.", 50),
        (
            "Kan du remse op, hvad der blev afvist i bolignetværket?",
            f"7 forsøg i netværket »{HOUSING}« blev afvist [1] [2] [3] [4] [5] [6] [7]:",
            7,
        ),
        (
            "Hvor mange endte i mellemkategorien?",
            "5 forsøg blev delvist imødekommet [1] [2] [3] [4] [5].",
            5,
        ),
        ("Hvor mange slap rent igennem?", "28 forsøg blev imødekommet fuldt ud.", 28),
        # What is said of how it is asked narrows nothing.
        (
            "Kan du oplyse, hvor mange forslag i hele listen der fik et blankt nej?",
            "17 forsøg blev afvist [1].",
            17,
        ),
        (
            "Hvor mange boligansøgningsafslag blev der delt ud?",
            f"7 forsøg i netværket »{HOUSING}« blev afvist [1] [2] [3] [4] [5] [6] [7].",
            7,
        ),
        ("hvor mange dagpengeafslag var der", "1 forsøg om »dagpengeafslag« blev afvist [1].", 1),
        (
            "antal afslag samskabelse",
            f"3 forsøg i netværket »{CITIZENS}« blev afvist [1] [2] [3].",
            3,
        ),
        (
            "Hvad må kommunerne prøve af i Én plan-netværket?",
            f"1 forsøg i netværket »{PLAN}« blev helt eller delvist imødekommet [1]:",
            1,
        ),
        # Rounds by their order, and two networks that one word names.
        ("Hvor mange fik ja i første, anden og tredje runde?", "I alt 79: 18 + 28 + 33.", 0),
        (
            "hvor mange flere ja var der i seneste runde end i den første",
            "Forskellen er 15: 33 mod 18, flest i tredje runde.",
            0,
        ),
        (
            "I hvilken runde blev der sagt ja til flest forsøg?",
            "Tredje runde har flest forsøg, der blev helt eller delvist imødekommet: 33 mod 28 "
            "mod 18.",
            0,
        ),
        ("Blev der givet flere ja i runde 3 end i runde 1?", "Ja: 33 mod 18, en forskel på 15.", 0),
        (
            "Hvor mange afslag gav netværkene om børn og boliger tilsammen?",
            "I alt 8: 7 + 1.",
            8,
        ),
        ("Hvor mange afslag fik bolig og beskæftigelse til sammen?", "I alt 9: 7 + 2.", 9),
        ("Hvor mange nye ansøgninger kom der ind i tredje runde?", "46 i tredje runde [1].", 0),
        ("ansøgninger tredje runde antal indkommet", "46 i tredje runde [1].", 0),
        (
            "Vis mig alle forslag om flygtninge, uanset om de fik ja eller nej",
            "2 forsøg om »flygtninge« står i kilden [1] [2]:",
            2,
        ),
        (
            "Hvad for nogle forslag fra netværket om børn sagde ministeren nej til?",
            f"1 forsøg i netværket »{CHILDREN}« blev afvist [1]:",
            1,
        ),
        # Words, beginnings, letters and laws of titles.
        (
            "Hvor mange titler begynder med »Fritagelse«?",
            "3 forsøg, hvis titel begynder med »Fritagelse«, står i kilden [1] [2] [3].",
            3,
        ),
        (
            "Hvor mange af de afviste titler indeholder bogstaverne »bolig«?",
            "5 forsøg med bogstaverne »bolig« i titlen blev afvist [1] [2] [3] [4] [5].",
            5,
        ),
        (
            "Hvor mange forslag nævner en lov ved navn?",
            "4 forsøg, der nævner en lov ved navn, står i kilden, 2 imødekommet fuldt ud og 2 "
            "afvist [1] [2] [3] [4].",
            4,
        ),
        (
            "Hvor mange afslag gik ikke til bolignetværket?",
            f"10 forsøg bortset fra dem i netværket »{HOUSING}« blev afvist [1] [2] [3] [4] [5] "
            "[6] [7] [8] [9] [10].",
            10,
        ),
        # Shares, sums, differences.
        ("Hvor mange procent af ansøgningerne blev afvist?", "17 af 50, 34 procent.", 17),
        (
            "Hvor stor en andel af samtlige afslag gik til bolignetværket?",
            "7 af 17, ca. 41 procent.",
            7,
        ),
        ("Hvad giver de tre tal i faktaboksen lagt sammen?", "I alt 70: 38 + 15 + 17.", 0),
        (
            "Hvor mange flere ja kom der i anden end i første runde?",
            "Forskellen er 10: 28 mod 18, flest i anden runde.",
            0,
        ),
        (
            "Hvor mange forsøg fik helt eller delvist ja i alle tre runder tilsammen?",
            "I alt 79: 18 + 28 + 33.",
            0,
        ),
        # Networks by what their trials came to.
        (
            "Hvor mange netværk har mindst ét delvist ja?",
            "2 af de 7 netværk har mindst 1 forsøg, der blev delvist imødekommet: "
            f"»{HOUSING}« og »{CITIZENS}«.",
            5,
        ),
        (
            "Hvilke netværk fik flere afslag end ja?",
            "3 af de 7 netværk har flere forsøg, der blev afvist, end forsøg, der blev helt eller "
            f"delvist imødekommet: »{HOUSING}«, »{PLAN}« og »{CITIZENS}«.",
            19,
        ),
        (
            "Hvor mange netværk slap for afslag?",
            "Ingen: alle 7 netværk har mindst 1 forsøg, der blev afvist.",
            0,
        ),
        (
            "Hvem fik flest fulde ja, bolignetværket eller beskæftigelsesnetværket?",
            f"»{WORK}« har flest forsøg, der blev imødekommet fuldt ud: 11 mod 0.",
            11,
        ),
        (
            "Fik alle boligforsøgene nej?",
            f"Nej, det gælder 7 af de 11 forsøg i netværket »{HOUSING}«.",
            11,
        ),
    ],
)
def test_answer_gives_number_and_scope_and_rests_on_all_its_trials(
    question: str, told: str, trials: int, service: Service
) -> None:
    answer = service.ask(question)
    assert (headline(answer), len(answer.trials)) == (told, trials)
    assert answer.status is AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Hvor mange af de 20 afviste ansøgninger i tredje runde handler om bolig?",
            "Det passer ikke: 17 forsøg i tredje runde blev afvist [1].",
        ),
        (
            "Hvilke fem boligforsøg fik fuldt ja?",
            f"Det passer ikke: ingen forsøg i netværket »{HOUSING}« blev imødekommet fuldt ud.",
        ),
        (
            "Hvilke forsøg om IGU blev godkendt?",
            "Det passer ikke: ingen forsøg om »IGU« blev helt eller delvist imødekommet.",
        ),
    ],
)
def test_wrong_number_is_corrected(question: str, told: str, service: Service) -> None:
    answer = service.ask(question)
    assert (headline(answer), answer.status) == (told, AnswerStatus.PARTIAL)
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "Hvor mange forsøg handler om biblioteker?",
        "Hvor mange afslag fik cykelnetværket?",
        "Hvor mange forsøg kostede over en million?",
        "Hvilke forsøg om færger blev afvist?",
        "Hvor mange cykelforslag blev skudt ned?",
        "Hvor mange cykelafslag var der?",
    ],
)
def test_what_no_list_tells_is_not_counted(question: str, service: Service) -> None:
    assert service.ask(question).status is AnswerStatus.ABSTAINED


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Hvor mange procent af ansøgningerne røg ud?",
            "3 af 10, 30 procent.",
        ),
        (
            "Hvilket netværk har den største andel afslag?",
            "»Bus og tog uden for byerne« har den største andel forsøg, der blev afvist: 2 af 5, "
            "40 procent.",
        ),
        (
            "Hvilke netværk fik slet ikke noget afslag?",
            "1 af de 3 netværk har ingen forsøg, der blev afvist: »Delebiler og samkørsel«.",
        ),
        (
            "Hvor mange forslag har ordet skoler i titlen?",
            "1 forsøg med ordet »skoler« i titlen står i kilden [1].",
        ),
        (
            "Er der flere afslag end ja i netværket om bus og tog?",
            "Nej: 2 mod 3, en forskel på 1.",
        ),
    ],
)
def test_other_articles_are_counted_alike(question: str, told: str, other_service: Service) -> None:
    assert headline(other_service.ask(question)) == told


def test_what_is_left_of_a_round_is_told_with_both_numbers(tmp_path: Path) -> None:
    text = (
        "Havneposten\n\nI anden runde er der kommet 9 ansøgninger om havneforsøg.\n\n"
        "I første runde fik havnene helt eller delvist ja til 16 af 22 ansøgninger.\n"
    )
    collection = make_collection([make_document("havn.txt", text, Provenance())])
    service = Service(collection, build(collection, load_encoder(), tmp_path))
    answer = service.ask("Hvor mange ansøgninger blev afvist i første runde?")
    assert headline(answer) == (
        "6 i første runde: 22 i alt minus 16, der blev helt eller delvist imødekommet."
    )
    assert [c.cited_text for c in answer.citations] == [
        "I første runde fik havnene helt eller delvist ja til 16 af 22 ansøgninger."
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Hvor mange stemte nej?",
        "Hvor mange i Folketinget stemte ja?",
        "Hvor mange medlemmer stemte imod?",
    ],
)
def test_votes_are_no_decisions(question: str, service: Service) -> None:
    assert service.ask(question).status is AnswerStatus.ABSTAINED


def test_decisions_told_by_a_vote_are_counted(service: Service) -> None:
    answer = service.ask("Hvor mange forslag stemte regeringen nej til?")
    assert answer.text.startswith("17 forsøg blev afvist")


def test_an_age_is_no_number_of_trials(service: Service) -> None:
    answer = service.ask("Hvor gammel skal man være for at deltage i et frikommuneforsøg?")
    assert answer.status is AnswerStatus.ABSTAINED


@pytest.mark.parametrize(
    "question",
    [
        "Fik forsøget med gratis tandlæge til unge ja?",
        "Blev forslaget om roklubber for borgere godkendt?",
        "Gik forsøget med lempet skoleskat igennem hos ministeren i tredje runde?",
    ],
)
def test_one_trial_that_no_list_holds_is_not_answered_by_others(
    question: str, service: Service
) -> None:
    assert service.ask(question).status is AnswerStatus.ABSTAINED


def test_a_sum_is_told_where_it_is_held_against_a_number(service: Service) -> None:
    answer = service.ask("Fik de tre runder tilsammen helt eller delvist ja mere end 75 gange?")
    assert answer.text.split("\n")[0] == "I alt 79: 18 + 28 + 33."
