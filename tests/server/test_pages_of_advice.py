"""Answers from advice to citizens, plans and lists of terms: whole, over invented pages."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.collection import make_collection
from corpus.document import Provenance, make_document
from corpus.readers import read
from index.encoder import load_encoder
from index.generation import build
from server.answer import Answer, AnswerStatus
from server.service import Service

BUS = """\
Vang Kommune

Synsbussen – forsøg med gratis synsprøver

Hvem kan bruge bussen?

Du kan bruge Synsbussen, hvis du er fyldt 65 år. Du behøver ikke en henvisning fra lægen. \
Du må gerne tage en ven eller din hund med, men hunden skal vente i gangen.

Hvor og hvornår holder bussen?

Strandby, pladsen ved Hallen
Tirsdag kl. 12-16

Bakkeby, ved Brugsen
Onsdag i ulige uger kl. 9-12

Torsdag og fredag kører bussen ikke.

Hvad sker der nu?

Vi tager fem akutte patienter om dagen. Forsøget følges af Øjenskolen i Lund, som skriver en \
rapport i foråret 2037.
"""
NOTE = """\
Forsøg med gårdboliger i tomme lader

Baggrund

Der var pr. 1. august 2034 registreret 34 tomme lader i Vang. Der kom 11 høringssvar om forsøget \
med gårdboliger.

Tidsplan

September 2034: Aftaler med ejerne
Februar 2035: Byggestart
1. august 2035: De første 12 gårdboliger tages i brug
31. juli 2039: Forsøget ophører
"""
TRAINING = """\
<html><head><title>Træningsforsøget forlænges</title></head><body><main>
<h1>Træningsforsøget forlænges</h1>
<p>De ni kommuner, der siden 2032 har trænet uden skemaer, får lov at fortsætte med forsøget.</p>
<p>Borgmester i Strandby Kommune Helle Østergaard-Friis er glad.</p>
<p>”Vi har sparet mange timer,” siger hun.</p>
<h2>Fakta</h2>
<dl><dt>Deltagere</dt><dd>Bakkeby, Havnby, Lund, Rude og Strandby</dd>
<dt>Økonomi</dt><dd>Der er afsat 22 mio. kr. til forlængelsen.</dd></dl>
<p>Fire af forsøgets fem fritagelser bliver forlænget:</p>
<ul><li>Fritagelse for skriftlig plan</li><li>Fritagelse for frist på syv dage</li>
<li>Mulighed for træning over skærm</li><li>Mulighed for at henvise til foreninger</li></ul>
</main></body></html>
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """A service over a page of advice, a note with a plan, and a page with a list of terms."""
    documents = []
    for name, text, publisher in (
        ("synsbus.txt", BUS, "Vang Kommune"),
        ("lader.txt", NOTE, "Vang Kommune"),
        ("traening.html", TRAINING, "Kommunernes Blad"),
    ):
        reading = read(name, text.encode())
        known = Provenance(
            title=reading.provenance.title or None, publisher=publisher, published=date(2035, 3, 1)
        )
        documents.append(make_document(name, reading.text, known, reading.blocks))
    collection = make_collection(documents)
    return Service(collection, build(collection, load_encoder(), tmp_path_factory.mktemp("pages")))


def headline(answer: Answer) -> str:
    return answer.text.split("\n")[0]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Skal jeg have en henvisning fra lægen for at bruge synsbussen?",
            "Nej: »Du behøver ikke en henvisning fra lægen.« [1]",
        ),
        (
            "Må jeg tage min hund med i synsbussen?",
            "Ja: »Du må gerne tage en ven eller din hund med, men hunden skal vente i gangen.« [1]",
        ),
        ("Hvornår kan de første unge flytte ind i laderne?", "1. august 2035 [1]."),
        ("Hvornår tages de første gårdboliger i brug?", "1. august 2035 [1]."),
        ("Hvornår er der byggestart på gårdboligerne?", "Februar 2035 [1]."),
        ("hvor mange hørings svar kom der til forsøget med gård boliger", "11 [1]."),
        ("Hvor mange kommuner deltager i træningsforsøget?", "Ni [1]."),
        ("Hvem deltager i træningsforsøget?", "Bakkeby, Havnby, Lund, Rude og Strandby [1]."),
        (
            "Hvilke fritagelser bliver forlænget?",
            "»Fire af forsøgets fem fritagelser bliver forlænget« [1]:",
        ),
        (
            "Hvem er Helle Østergaard-Friis?",
            "Helle Østergaard-Friis er borgmester i Strandby Kommune i kilden [1].",
        ),
    ],
)
def test_the_first_line_answers(pages: Service, question: str, told: str) -> None:
    answer = pages.ask(question)
    assert headline(answer) == told
    assert answer.status is AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Hvor holder synsbussen om fredagen?", "Torsdag og fredag kører bussen ikke."),
        (
            "Hvad konkluderer Øjenskolen i sin rapport om synsbussen?",
            "Forsøget følges af Øjenskolen i Lund, som skriver en rapport i foråret 2037.",
        ),
    ],
)
def test_what_does_not_take_place_is_corrected(
    pages: Service, question: str, sentence: str
) -> None:
    answer = pages.ask(question)
    assert headline(answer) == f"Det passer ikke helt: »{sentence}« [1]"
    assert answer.status is AnswerStatus.PARTIAL


@pytest.mark.parametrize(
    "question",
    [
        "Hvor mange patienter har synsbussen behandlet, siden den begyndte at køre?",
        "Hvor meget sparer man på synsbussen?",
    ],
)
def test_a_value_of_something_else_is_no_answer(pages: Service, question: str) -> None:
    assert pages.ask(question).status is AnswerStatus.ABSTAINED


def test_what_is_said_before_a_question_does_not_change_what_it_asks(pages: Service) -> None:
    question = (
        "Jeg bor ude på landet og ser dårligt. De siger, at bussen også kommer til os, men jeg "
        "kører ikke selv. Hvornår holder den i Bakkeby?"
    )
    assert headline(pages.ask(question)) == "Onsdag i ulige uger kl. 9-12 [1]."
