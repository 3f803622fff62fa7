"""Yes, no or neither, and what is taken for granted: whole answers over two invented articles."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.collection import make_collection
from corpus.document import Provenance, make_document
from corpus.status import TrialStatus
from index.encoder import load_encoder
from index.generation import build
from server.answer import Answer, AnswerStatus
from server.service import Service

ARTICLES = Path(__file__).parent / "articles"
NEWS = Provenance(
    title="Nye regler for byens torve",
    publisher="Kildevang Kommune",
    published=date(2024, 5, 2),
    default_status=TrialStatus.APPROVED,
)
REPORT = Provenance(title="Evaluering af skolehaveforsøget", publisher="Center for Læring")
STATED = "Forsøgene begynder den 1. september 2024 og løber i to år."
VOTED = "Byrådet vedtog planen den 24. april 2024 med 21 stemmer mod 8."
PLACES = "Antallet af stadepladser stiger fra 34 til 52."
RENT = "Til gengæld falder lejen fra 900 til 650 kr. om måneden."
APPLY = "De handlende skal ansøge kommunen, før de stiller boder op."
AWAY = "Fraværet faldt fra 6,8 til 6,1 procent, men faldet er ikke statistisk sikkert."
PARENTS = "Forældrene er mindre tilfredse end før: Tilfredsheden faldt fra 4,0 til 3,7."
EXTENDED = "Den er foreløbig forlænget til sommeren 2024."
SCHOOLS = "12 af de 18 skoler i Rosendal Kommune har haft skolehaver i to år."


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """A service over a town's news and a report on its schools."""
    collection = make_collection(
        make_document(name, (ARTICLES / name).read_text(encoding="utf-8"), known)
        for name, known in (("torv_nyhed.txt", NEWS), ("skolehave_evaluering.txt", REPORT))
    )
    return Service(collection, build(collection, load_encoder(), tmp_path_factory.mktemp("town")))


def headline(answer: Answer) -> str:
    return answer.text.split("\n")[0]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Begynder torveforsøgene i oktober?", f"Nej: »{STATED}« [1]"),
        ("Torveforsøgene begynder i oktober. Passer det?", f"Nej: »{STATED}« [1]"),
        ("Stemte alle partier for torveplanen?", f"Nej: »{VOTED}« [1]"),
        ("Bliver der flere stadepladser?", f"Ja: »{PLACES}« [1]"),
        ("Bliver der færre stadepladser?", f"Nej: »{PLACES}« [1]"),
        ("Bliver lejen billigere?", f"Ja: »{RENT}« [1]"),
        ("Er åbningstiden blevet længere?", "Nej: »Åbningstiden er uændret.« [1]"),
        ("Kan torveforsøgene gå i gang med det samme?", f"Nej: »{STATED}« [1]"),
        ("Begynder torveforsøgene allerede ved nytår?", f"Nej: »{STATED}« [1]"),
        ("Skal man søge kommunen, inden man stiller en bod op?", f"Ja: »{APPLY}« [1]"),
        (
            "Er affaldsordningen obligatorisk?",
            "Nej: »Det er frivilligt at deltage i affaldsordningen.« [1]",
        ),
        ("Er skolehaveordningen gjort permanent?", f"Nej: »{EXTENDED}« [1]"),
        ("Er faldet i fraværet statistisk sikkert?", f"Nej: »{AWAY}« [1]"),
        ("Er forældrene blevet mere tilfredse?", f"Nej: »{PARENTS}« [1]"),
        (
            "Blev lærerne gladere for deres arbejde?",
            "Nej: »Lærernes arbejdsglæde er uændret.« [1]",
        ),
        ("Deltog samtlige 18 skoler i skolehaveforsøget?", f"Nej: »{SCHOOLS}« [1]"),
    ],
)
def test_sentence_is_a_yes_or_a_no_by_what_it_says(question: str, told: str, town: Service) -> None:
    answer = town.ask(question)
    assert (answer.status, headline(answer)) == (AnswerStatus.ANSWERED, told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Er evalueringen af torveforsøgene færdig?", "»En evaluering ventes klar i marts 2026.«"),
        ("Betaler staten halvdelen af budgettet?", "»Staten betaler 40"),
        ("Skal vi ansøge kommunen, før vi stiller boder op?", f"»{APPLY}« [1]"),
    ],
)
def test_sentence_that_settles_nothing_speaks_for_itself(
    question: str, told: str, town: Service
) -> None:
    assert headline(town.ask(question)).startswith(told)


@pytest.mark.parametrize(
    "question",
    [
        "Har naboerne klaget over torvene?",
        "Er borgmesteren i Kildevang genvalgt?",
        "Er torvet stadig lukket for biler?",
    ],
)
def test_what_no_sentence_tells_is_neither_yes_nor_no(question: str, town: Service) -> None:
    answer = town.ask(question)
    assert (answer.status, answer.citations) == (AnswerStatus.ABSTAINED, ())


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hvor meget steg lejen?", f"Det passer ikke helt: »{RENT}« [1]"),
        ("Hvor meget faldt antallet af stadepladser?", f"Det passer ikke helt: »{PLACES}« [1]"),
        ("Hvor mange procent steg fraværet?", f"Det passer ikke helt: »{AWAY}« [1]"),
        ("Hvor meget gladere er forældrene blevet?", f"Det passer ikke helt: »{PARENTS}« [1]"),
        (
            "Hvorfor sagde ministeriet ja til fyrværkeri hver lørdag?",
            "Det passer ikke: »Fyrværkeri hver lørdag« blev afvist [1].",
        ),
        (
            "Nu hvor bomafgiften er godkendt, hvornår skal varevognene så betale?",
            "Det passer ikke: »Bomafgift for varevogne« blev afvist [1].",
        ),
        (
            "Hvad kom der ud af forsøget med salg af levende dyr?",
            "Det passer ikke: »Salg af levende dyr« blev afvist [1].",
        ),
    ],
)
def test_what_is_taken_for_granted_is_corrected(question: str, told: str, town: Service) -> None:
    answer = town.ask(question)
    assert (answer.status, headline(answer)) == (AnswerStatus.PARTIAL, told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Blev musikken efter kl. 22 skudt ned?", "Ja, »Udendørs musik efter kl. 22« blev afvist"),
        ("Gik det galt for salget af levende dyr?", "Ja, »Salg af levende dyr« blev afvist"),
        ("Må man sælge levende dyr på torvet?", "Nej, »Salg af levende dyr« blev afvist"),
    ],
)
def test_everyday_words_for_a_decision(question: str, told: str, town: Service) -> None:
    assert headline(town.ask(question)).startswith(told)


def test_every_answer_held_against_its_sources(town: Service) -> None:
    assert town.unverified == 0


LETTER = """Svar om strandfrizonen

Forsøgene kan begynde den 1. maj 2031. Forsøg, der kræver nye skilte, kan dog først begynde den
1. juli 2031.

Netværket Nord

- Telte på stranden. Imødekommet.
- Kiosk i klitten. Afslag.

Netværket Syd

- Heste i vandkanten. Afslag.
- Drager efter mørkets frembrud. Imødekommet.

Nord er velkommen til at søge igen om en kiosk, hvis den står bag diget.
"""


@pytest.fixture(scope="module")
def beach(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """A service over a letter that makes an exception and invites to ask again."""
    known = Provenance(title="Svar om strandfrizonen", published=date(2031, 3, 2))
    collection = make_collection([make_document("strand.txt", LETTER, known)])
    return Service(collection, build(collection, load_encoder(), tmp_path_factory.mktemp("beach")))


def test_an_exception_is_a_no_to_whether_all_may(beach: Service) -> None:
    answer = beach.ask("Kan alle forsøgene begynde den 1. maj 2031?")
    assert headline(answer).startswith("Nej: »Forsøg, der kræver nye skilte, kan dog først begynde")


@pytest.mark.parametrize(
    "question", ["Kan Nord søge igen om en kiosk?", "Må Nord godt søge en gang til om kiosken?"]
)
def test_whether_one_may_ask_again_is_not_told_by_what_was_decided(
    question: str, beach: Service
) -> None:
    assert [c.cited_text for c in beach.ask(question).citations] == [
        "Nord er velkommen til at søge igen om en kiosk, hvis den står bag diget."
    ]


def test_nothing_tells_whether_somebody_has_asked_again(beach: Service) -> None:
    answer = beach.ask("Har Syd sendt en ny ansøgning om heste i vandkanten?")
    assert answer.status is AnswerStatus.ABSTAINED


def test_each_network_is_not_asked_of_all_trials(beach: Service) -> None:
    answer = beach.ask("Var der mindst ét afslag i hvert eneste netværk?")
    assert not headline(answer).startswith("Nej")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hvor står det, at de handlende skal have lov, før de stiller boder op?", APPLY),
        ("Hvad er kilden til, at der ikke skal betales gebyr?", "Der skal ikke betales gebyr."),
    ],
)
def test_place_is_where_all_of_it_is_said(question: str, told: str, town: Service) -> None:
    assert f"»{told}«" in headline(town.ask(question))


@pytest.mark.parametrize(
    "question",
    [
        "Blev lovforslaget om forlængelse vedtaget?",
        "Var forsøgene endeligt vedtaget, da regeringen sagde ja til dem?",
    ],
)
def test_what_holds_of_one_round_is_no_yes_to_another(question: str, service: Service) -> None:
    assert not service.ask(question).text.startswith("Ja")


def test_a_vote_on_one_thing_is_no_answer_to_one_on_another(tmp_path: Path) -> None:
    text = (
        "Torvets takster\n\nByrådsmedlem Palle Lund stemte imod torvehallen sidste år og kalder "
        "stigningen i taksten urimelig. Byrådet stemte ja til at flytte boderne."
    )
    collection = make_collection([make_document("torv.txt", text, Provenance())])
    service = Service(collection, build(collection, load_encoder(), tmp_path))
    asked = "Stemte byrådet ja til at fjerne stigningen i taksten på boderne?"
    assert not service.ask(asked).text.startswith(("Ja", "Nej"))
    assert service.ask("Stemte byrådet ja til at flytte boderne?").text.startswith("Ja: »Byrådet")


CLUB = """Foreningens svar på udkastet

Foreningen kan ikke støtte den del, som handler om at forlænge forsøgene med videotilsyn.

Bestyrelsen støtter planen om torvehallen, mens Ældrerådet har udtrykt bekymring for støjen.

Handler det om en hel klub, for eksempel klubbens åbningstider, kan du ikke melde dig ud.

Ansøgere, der har fået afslag, kan ikke klage over afgørelsen.

Klubberne kan få fri leje i hallen.

Ved en klubaftale forstås en aftale, hvor en klub selv står for sin nøgle.

Formanden sagde, at klubchef Lone Krag går på pension til juni, og at stillingen slås op i april.
"""


@pytest.fixture(scope="module")
def club(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """A service over an association's reply."""
    known = Provenance(title="Foreningens svar på udkastet", publisher="Foreningen Torvet")
    collection = make_collection([make_document("svar.txt", CLUB, known)])
    return Service(collection, build(collection, load_encoder(), tmp_path_factory.mktemp("club")))


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Vil foreningen være med til at forlænge forsøgene med videotilsyn?", "Nej: "),
        ("Støtter Ældrerådet planen om torvehallen?", "Nej: "),
        ("Kan jeg melde mig ud, hvis det handler om klubbens åbningstider?", "Nej: "),
        ("Kan man klage over afgørelsen, hvis man har fået afslag?", "Nej: "),
        ("Kan klubberne få fri leje i hallen, selv om de ikke har en aftale?", "Ja: "),
    ],
)
def test_the_clause_that_says_so_decides(question: str, opening: str, club: Service) -> None:
    assert club.ask(question).text.startswith(opening)


def test_what_holds_of_some_is_no_yes_to_all(club: Service) -> None:
    assert not club.ask("Kan alle klubber få fri leje i hallen?").text.startswith("Ja")


@pytest.mark.parametrize(
    "question",
    ["Hvem bliver ny klubchef?", "Hvad hedder borgmesteren?", "Hvem er klubbens direktør?"],
)
def test_nobody_answers_for_an_office_that_is_not_theirs(question: str, club: Service) -> None:
    assert club.ask(question).status is AnswerStatus.ABSTAINED


def test_a_definition_is_found_by_what_is_understood(club: Service) -> None:
    answer = club.ask("Hvad forstår foreningen ved en klubaftale?")
    told = "Ved en klubaftale forstås en aftale, hvor en klub selv står for sin nøgle."
    assert headline(answer) == f"»{told}« [1]"


def test_a_short_question_has_no_yes_that_lacks_what_it_asks(service: Service) -> None:
    assert not service.ask("Skal borgerne selv betale for noget?").text.startswith("Ja")
