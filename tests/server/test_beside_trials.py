"""What a document tells beside its list of trials: costs, shares, times and what came of them."""

from __future__ import annotations

import pytest

from corpus.collection import make_collection
from corpus.document import Provenance, make_document
from index.encoder import load_encoder
from index.generation import build
from server.answer import Answer, AnswerStatus, AnswerType
from server.composing import NOT_OF_TODAY
from server.service import Service

TITLE = "Halvvejs med Frivang"
TEXT = """\
Halvvejs med Frivang

Frivang er en ordning, hvor tre kommuner må fravige regler. Ordningen har kostet 31 mio. kr. Heraf
har staten betalt 22 millioner og kommunerne de resterende 9. Staten dækker op til 65 procent af
udgifterne, og kommunen betaler selv resten. Lundby har haft den største udgift, 12 mio. kr.

Svarene på forslagene

• Vuggestue i skoven (bevilget)
• Lånecykler til pendlere (bevilget)
• Aftenhold i plejeboligerne (bevilget i reduceret omfang)
• Robotklippere på kirkegården (ikke bevilget)
• Svømmehal uden billet (ikke bevilget)
• Bestyrelse for flere skoler (bevilget)

Hvad svarene betyder

Når der står, at et forslag er bevilget i reduceret omfang, må kommunen gå i gang, men kun inden for
de grænser for tid og penge, som styrelsen har sat. Pedellerne fører en »springbog«: De skriver kun
det op, der går galt.

Plejedag: en dag, hvor personalet har fri til at passe en pårørende. N står for nordkredsen og S for
sydkredsen.

Sådan gik det

I plejeboligerne i Lundby er sygefraværet faldet fra 15,4 til 11,2 dage om året. De ekstra folk
kan forklare omkring en tredjedel af faldet. Beboernes tilfredshed var uændret. Aftenholdene kan
tidligst gå hjem kl. 22. Personalet havde ønsket ti plejedage om året, men må tage højst fire.

Undervejs søgte Lundby og Vigby om at dele brandbiler. Det sagde styrelsen nej til i maj 2031. Til
gengæld blev forsøget med gadebelysning i Vigby stoppet efter et år, fordi ingen brugte stierne.

Derfor fik to forslag nej

Robotklipperne kan ikke se blomster. Svømmehallen uden billet blev anset for at være for dyr.

Det videre forløb

Vigby fik i første runde lov til at mødes med ledige over telefon. Ventetiden er faldet fra 20 til
8 dage. Fritagelserne gælder fra 1. august 2030 til 31. juli 2033.

Ansøgningsfrist for næste runde er den 3. marts 2032. Beløbsgrænsen for hjælpemidler er 900 kr.

"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """One document with a list of trials and much beside it."""
    document = make_document("frivang", TEXT, Provenance(title=TITLE, publisher="Lundby Avis"))
    collection = make_collection([document])
    return Service(collection, build(collection, load_encoder(), tmp_path_factory.mktemp("beside")))


def _headline(answer: Answer) -> str:
    return answer.text.split("\n")[0]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hvad har hele Frivang kostet?", "31 mio. kr."),
        ("Hvor mange procent af en kommunes udgifter kan staten dække i Frivang?", "65"),
        ("Hvordan gik det med sygefraværet i plejeboligerne?", "fra 15,4 til 11,2 dage"),
        ("Blev beboerne i plejeboligerne mere tilfredse?", "Nej"),
        ("Hvor stor en del af faldet kan de ekstra folk forklare?", "En tredjedel"),
        ("Hvor stor en del af udgifterne kan kommunen få dækket?", "65 procent"),
        ("Hvor mange plejefridage må personalet tage om året?", "højst fire"),
        ("Hvor meget har staten betalt?", "22 millioner"),
        ("maksbeløb hjælpemidler", "900 kr."),
        ("ansøgningsfrist næste runde", "3. marts 2032"),
        ("Fik Lundby og Vigby lov til at dele brandbiler?", "Nej: »Det sagde styrelsen nej"),
        ("Hvad skete der med gadebelysningen i Vigby?", "stoppet efter et år"),
        ("Hvorfor blev »Svømmehal uden billet« ikke til noget?", "at være for dyr"),
        ("Hvad kom der ud af, at Vigby mødtes med de ledige i telefonen?", "fra 20 til 8 dage"),
        ("I hvilken periode gælder fritagelserne?", "31. juli 2033"),
        ("Hvad tid kan aftenholdene tidligst gå hjem?", "Kl. 22"),
    ],
)
def test_what_is_asked_beside_the_trials_is_told_by_the_prose(
    question: str, told: str, service: Service
) -> None:
    answer = service.ask(question)
    assert told in " ".join(answer.text.split())
    assert answer.type not in {AnswerType.LIST, AnswerType.STATUS}
    assert answer.trials == ()


@pytest.mark.parametrize(
    "question",
    [
        "Hvor stor en del af pengene i Frivang går til Skovby?",
        "Hvad kostede svømmehallen uden billet?",
        "Hvor mange passagerer kørte med lånecyklerne?",
    ],
)
def test_trials_are_no_answer_to_what_no_source_tells(question: str, service: Service) -> None:
    answer = service.ask(question)
    assert (answer.status, answer.trials) == (AnswerStatus.ABSTAINED, ())


def test_share_of_trials_is_still_counted(service: Service) -> None:
    answer = service.ask("Hvor stor en andel af forslagene i Frivang blev afvist?")
    assert _headline(answer) == "2 af 6, ca. 33 procent."


def test_price_of_a_title_asks_for_none(service: Service) -> None:
    answer = service.ask("Hvad skete der med svømmehallen uden billet?")
    assert [told.trial.title for told in answer.trials] == ["Svømmehal uden billet"]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Hvad betyder »bevilget i reduceret omfang« i Frivang?", "Når der står, at et forslag er"),
        ("Hvad er en plejedag?", "Plejedag: en dag, hvor personalet"),
        ("Hvad betyder bogstavet S i Frivang?", "N står for nordkredsen og S for"),
    ],
)
def test_term_is_told_by_the_sentence_that_explains_it(
    question: str, sentence: str, service: Service
) -> None:
    answer = service.ask(question)
    assert answer.type is AnswerType.DEFINITION
    assert sentence in " ".join(answer.text.split())


def test_what_is_so_now_is_told_as_of_the_day_of_the_source(service: Service) -> None:
    answer = service.ask("Hvor mange dage om året er personalet i plejeboligerne nu syge?")
    assert answer.status is AnswerStatus.PARTIAL
    assert "11,2 dage" in answer.text
    assert NOT_OF_TODAY in answer.text.splitlines()
