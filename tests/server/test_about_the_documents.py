"""Questions of the documents themselves and of the service: whole answers over the articles."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.collection import make_collection
from corpus.document import Provenance, make_document
from index.encoder import load_encoder
from index.generation import build
from server.answer import AnswerStatus, AnswerType
from server.service import Service

ROUND = "33 nye forsøg i frikommuner godkendt af regeringen"
EXTENDED = "Regeringen forlænger lovende frikommuneforsøg"
LEAD = (
    "Nye forsøg i de udpegede frikommuner får helt eller delvist ja i 33 tilfælde. "
    "17 ansøgninger er afvist"
)
OTHER_LEAD = (
    "Regeringen ønsker at forlænge en række af de muligheder, der er skabt som følge af "
    "Frikommuneforsøg II. Erfaringerne skal blandt andet spille ind i nye initiativer på "
    "socialområdet og beskæftigelsesområdet."
)
OVERVIEW = f"""\
Svarene bygger på 2 kilder:
– »{ROUND}« (DK Nyt, uden dato) [1]
– »{EXTENDED}« (26. august 2021) [2]
Kilder: »{ROUND}« (DK Nyt, uden dato) og »{EXTENDED}« (26. august 2021)."""


@pytest.mark.parametrize(
    "question",
    [
        "Hvilke kilder bruger du?",
        "hvilke artikler kender du",
        "Hvor mange artikler har I?",
        "hvor har du dine oplysninger fra?",
        "Er der andre kilder end de to artikler?",
    ],
)
def test_the_sources_are_told_by_name(service: Service, question: str) -> None:
    answer = service.ask(question)
    assert (answer.type, answer.status) == (AnswerType.METADATA, AnswerStatus.ANSWERED)
    assert answer.text == OVERVIEW


@pytest.mark.parametrize(
    ("question", "lead", "title"),
    [
        ("Hvad handler artiklen fra DK Nyt om?", LEAD, ROUND),
        ("lav et kort resumé af artiklen om de 33 forsøg", LEAD, ROUND),
        ("hvad er hovedpointen i artiklen fra 2021", OTHER_LEAD, EXTENDED),
        ("Hvad står der i artiklen fra 2021?", OTHER_LEAD, EXTENDED),
    ],
)
def test_what_an_article_tells_in_short_is_how_it_begins(
    service: Service, question: str, lead: str, title: str
) -> None:
    answer = service.ask(question)
    assert answer.text.startswith(f"»{lead}« [1]\nSådan begynder »{title}«.\nKilde: »{title}«")
    assert [c.span.of(c.document.text) for c in answer.citations] == [lead]


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Kan du give et kort resumé af artiklerne?", "Sådan begynder kilderne:"),
        ("Resumé tak", "Sådan begynder kilderne:"),
        ("Hvad handler de to artikler om, helt kort?", "Sådan begynder kilderne:"),
        ("Hvad er forskellen på de to artikler?", "Kilderne begynder sådan, hver for sig:"),
    ],
)
def test_of_several_each_is_told(service: Service, question: str, opening: str) -> None:
    answer = service.ask(question)
    assert answer.text.startswith(
        f"{opening}\n– »{ROUND}« (DK Nyt, uden dato): »{LEAD}« [1]\n"
        f"– »{EXTENDED}« (26. august 2021): »{OTHER_LEAD}« [2]\n"
    )


def test_a_gist_of_something_in_the_articles_is_no_gist_of_them(service: Service) -> None:
    answer = service.ask("Opsummer, hvad artiklen siger om presserådgiveren")
    assert "Sådan begynder" not in answer.text


@pytest.mark.parametrize("question", ["Hvilken artikel er nyest?", "Hvad er den nyeste kilde?"])
def test_the_newest_is_told_with_what_bears_no_date(service: Service, question: str) -> None:
    answer = service.ask(question)
    assert answer.status is AnswerStatus.PARTIAL
    assert answer.text.startswith(
        f"Den nyeste kilde med dato er »{EXTENDED}« (26. august 2021) [1].\n"
        f"Uden dato er »{ROUND}« [2]; det seneste årstal i den er 2020 [3].\n"
    )


def test_among_dated_documents_the_oldest_is_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    collection = make_collection(
        make_document(
            f"{year}.txt",
            f"Havnen {year}\n\nHavnen fik {year - 2000} nye pladser.\n",
            Provenance(title=f"Havnen {year}", published=date(year, 2, 1)),
        )
        for year in (2031, 2029, 2030)
    )
    own = Service(collection, build(collection, load_encoder(), tmp_path_factory.mktemp("own")))
    answer = own.ask("Hvilken af artiklerne er ældst?")
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.text.splitlines()[0] == "Den ældste kilde er »Havnen 2029« (1. februar 2029) [1]."


@pytest.mark.parametrize(
    "question",
    [
        "Hvad kan du?",
        "er du en robot?",
        "hvem har lavet dig",
        "kan jeg stole på det du siger?",
        "skriv et læserbrev om hvorfor frikommuner er en god idé",
        "Can you answer in English?",
    ],
)
def test_what_the_service_is_is_told_without_a_source(service: Service, question: str) -> None:
    answer = service.ask(question)
    assert (answer.type, answer.citations) == (AnswerType.SMALLTALK, ())
    assert answer.text.startswith(
        "Jeg finder svar i kilderne om frikommuneforsøg og viser, hvor i dem de står."
    )


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Hvad kan du fortælle mig om IGU?", AnswerType.LIST),
        ("can you answer how many were rejected", AnswerType.COUNT),
        ("Hvad siger artiklen om evalueringen?", AnswerType.FACT),
        ("Hvilke artikler nævner IGU?", AnswerType.CITATION),
    ],
)
def test_what_is_asked_of_a_matter_is_not_asked_of_us(
    service: Service, question: str, kind: AnswerType
) -> None:
    answer = service.ask(question)
    assert (answer.type, answer.status) == (kind, AnswerStatus.ANSWERED)


def test_a_misspelt_name_is_the_name_it_is_near(service: Service) -> None:
    answer = service.ask("hvad sagde Amitzbøl om bureaukratiske måder")
    assert answer.type is AnswerType.QUOTE
    assert answer.text.endswith(f"»{ROUND}« (DK Nyt, uden dato).")
    assert "siger indenrigsminister Simon Emil Ammitzbøll-Bille (LA)" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "hvad siger oppositionen til forsøgene?",
        "hvordan bliver man frikommune",
        "Hvad går »Caféer for alle« ud på?",
    ],
)
def test_what_is_not_told_is_answered_by_no_list(service: Service, question: str) -> None:
    answer = service.ask(question)
    assert (answer.status, answer.trials) == (AnswerStatus.ABSTAINED, ())


def test_a_polite_frame_asks_what_stands_in_it(service: Service) -> None:
    asked = "hvad der blev sagt ja til på det specialiserede socialområde?"
    answer = service.ask(f"Kan du skrive, {asked}")
    assert answer.type is AnswerType.LIST
    assert len(answer.trials) == 6


def test_trials_of_which_something_stands_are_listed(service: Service) -> None:
    answer = service.ask("vis mig de forsøg hvor der står noget om flygtninge")
    assert answer.type is AnswerType.LIST
    assert [t.trial.title for t in answer.trials] == [
        "Brug af udslusningsboliger som midlertidige boliger til nyankomne flygtninge",
        "Mulighed for at optage flygtninge over 40 år på IGU",
    ]


def test_a_document_that_prints_no_title_is_cited_where_it_begins(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    bare = "Byen har fået ti nye bænke i parken.\n\nDe er malet røde.\n"
    collection = make_collection([make_document("a.txt", bare, Provenance(title="Om bænke"))])
    own = Service(collection, build(collection, load_encoder(), tmp_path_factory.mktemp("bare")))
    answer = own.ask("Hvilke kilder bruger du?")
    assert answer.text.startswith("Svarene bygger på én kilde:\n– »Om bænke« (uden dato) [1]\n")
    assert [c.span.of(c.document.text) for c in answer.citations] == [bare.split("\n", 1)[0]]
