"""Groups of trials are called what their documents call them, in correct Danish."""

from __future__ import annotations

import pytest

from corpus.collection import Collection, make_collection
from corpus.document import Provenance, make_document
from corpus.readers import read
from index.encoder import load_encoder
from index.generation import build
from server.group_words import GROUP, NETWORK, WORDS, GroupWord, GroupWords
from server.rendering import render
from server.service import Service
from server.views.about import about_page
from server.views.examples import answered_examples
from server.views.trials import TrialFilter, trials_page

POOLS = """Svar på ansøgningerne

Ministeriet har svaret på de tre puljer af forslag fra Vang Kommune.

Grøn mobilitet

 • Godkendt: Elcykler til hjemmeplejen
 • Gratis bus i weekenden (afvist)

Ældre

 • Plejehjem uden tilsyn (afvist)

Skole

 • Godkendt: Skoledage uden klokke
"""
LISTS = "Svar\n\nHer er svarene.\n\n{one}\n\n• Afvist: Natbus\n\n{other}\n\n• Afvist: Isbane\n"
TABLE = "Her er svar.\n\n| {head} | Forsøg | Svar |\n| - | - | - |\n| Havn | Isbane | Afvist |\n"


def collection_of(name: str, text: str) -> Collection:
    reading = read(name, text.encode())
    return make_collection([make_document(name, reading.text, Provenance(), reading.blocks)])


def word(one: str) -> GroupWord:
    return next(w for w in WORDS if w.one == one)


@pytest.fixture(scope="module")
def pools(tmp_path_factory: pytest.TempPathFactory) -> Service:
    collection = collection_of("puljer.txt", POOLS)
    return Service(collection, build(collection, load_encoder(), tmp_path_factory.mktemp("pools")))


@pytest.mark.parametrize(
    ("one", "other", "scope"),
    [
        ("Netværk: Grøn by", "Netværk: Havn", " i netværket »Grøn by«"),
        ("Pulje: Grøn by", "Pulje: Havn", " under »Pulje: Grøn by«"),
        ("Tema 1 – Grøn by", "Tema 2 – Havn", " under »Tema 1 – Grøn by«"),
        ("Puljen til grøn by", "Puljen til havn", " under »Puljen til grøn by«"),
        ("Vang Kommune", "Bro Kommune", " under »Vang Kommune«"),
        ("Cykelnetværket", "Bilnetværket", " under »Cykelnetværket«"),
        ("Grøn by", "Havn", " under »Grøn by«"),
    ],
)
def test_a_group_is_called_what_its_heading_calls_it(one: str, other: str, scope: str) -> None:
    collection = collection_of("svar.txt", LISTS.format(one=one, other=other))
    assert GroupWords(collection).scope(collection.networks[:1]) == scope


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("Ansøgningerne falder i to spor.", "spor"),
        ("Der er 2 ordninger.", "ordning"),
        ("Kommunerne samarbejder i netværk om forsøgene.", "netværk"),
        ("Der er fem puljer.", None),
        ("To kommuner har søgt.", None),
    ],
)
def test_a_document_says_what_its_groups_are(said: str, known: str | None) -> None:
    text = LISTS.format(one="Grøn by", other="Havn").replace("Her er svarene.", said)
    words = GroupWords(collection_of("svar.txt", text))
    assert words.of("Havn") == (word(known) if known else GROUP)


def test_groups_with_the_names_of_municipalities_are_as_many_municipalities() -> None:
    text = LISTS.format(one="Vang", other="Bro").replace("Her er svarene.", "To kommuner søgte.")
    assert GroupWords(collection_of("svar.txt", text)).of("Vang") == word("kommune")


@pytest.mark.parametrize(
    ("head", "known"), [("Pulje", "pulje"), ("Netværkets navn", "netværk"), ("Tema", "tema")]
)
def test_the_head_of_a_column_says_what_stands_in_it(head: str, known: str) -> None:
    collection = collection_of("svar.md", TABLE.format(head=head))
    assert collection.networks == ("Havn",)
    assert GroupWords(collection).of("Havn") == word(known)


def test_groups_of_several_kinds_are_groups() -> None:
    text = LISTS.format(one="Pulje: Grøn by", other="Tema 2: Havn")
    collection = collection_of("svar.txt", text)
    words = GroupWords(collection)
    assert words.common(collection.networks) == GROUP
    assert words.scope(collection.networks) == " under »Pulje: Grøn by« og »Tema 2: Havn«"


def test_several_groups_of_one_kind_share_their_word() -> None:
    collection = collection_of("puljer.txt", POOLS)
    assert GroupWords(collection).scope(collection.networks[:2]) == (
        " i puljerne »Grøn mobilitet« og »Ældre«"
    )


def test_gender_is_that_of_the_noun() -> None:
    assert {w.one: w.that for w in WORDS if w in {NETWORK, GROUP, word("tema"), word("spor")}} == {
        "netværk": "det netværk",
        "gruppe": "den gruppe",
        "spor": "det spor",
        "tema": "det tema",
    }


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Hvor mange forsøg blev afvist i puljen Grøn mobilitet?",
            "1 forsøg i puljen »Grøn mobilitet« blev afvist [1].",
        ),
        ("Hvilke puljer er der?", "Forsøgene er fordelt på 3 puljer:"),
        ("Hvilke netværk er der?", "Forsøgene er fordelt på 3 puljer:"),
        (
            "Hvilken pulje har flest forsøg?",
            "»Grøn mobilitet« har flest forsøg: 2 mod 1 mod 1.",
        ),
        (
            "Hvor mange puljer har mindst ét afslag?",
            "2 af de 3 puljer har mindst 1 forsøg, der blev afvist: »Grøn mobilitet« og »Ældre«.",
        ),
        ("Hvilken pulje hører Skoledage uden klokke under?", "»Skole« [1]."),
    ],
)
def test_answers_speak_the_documents_language(question: str, told: str, pools: Service) -> None:
    assert pools.ask(question).text.split("\n")[0] == told


def test_the_last_line_names_the_group_by_its_word(pools: Service) -> None:
    told = pools.ask("Blev Gratis bus i weekenden godkendt?").text
    assert "Forsøget hører under puljen »Grøn mobilitet« [2].\n" in told
    told = pools.ask("Hvilken pulje hører Skoledage uden klokke under?").text
    assert "Under den pulje står forsøget »Skoledage uden klokke« [2]." in told


def test_pages_speak_the_documents_language(pools: Service) -> None:
    group = pools.sources.groups.any
    trials = pools.collection.trials
    table = trials_page(pools.collection, trials, TrialFilter(), group=group)
    about = about_page(
        pools.collection, version="1", index_version="x", logs_questions=False, group=group
    )
    examples = answered_examples(pools.sources, pools.ask)

    assert (table.group, table.all_groups, table.tally_by) == (
        "Pulje",
        "Alle puljer",
        "pulje og status",
    )
    assert "Kilderne nævner disse puljer:" in render(about)
    assert all("etværk" not in render(page) for page in (table, about))
    assert "Hvilken pulje har flest forsøg?" in [e.question for e in examples]
