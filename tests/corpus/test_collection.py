from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from corpus.block import Block, BlockKind
from corpus.collection import Collection, make_collection
from corpus.document import Document, Provenance, make_document
from corpus.errors import CorpusError, DocumentNotFoundError, PassageNotFoundError
from corpus.segment import segment
from corpus.span import Span

FIRST = make_document("a.txt", "Nyt\n\nDet er godt.\n\nNet\n\n• Afvist: Fri data", Provenance())
SECOND = make_document("b.txt", "Andet\n\nDet er også godt.", Provenance())


@pytest.fixture
def collection() -> Collection:
    return make_collection([SECOND, FIRST])


def test_documents_and_passages_stand_in_the_order_of_their_ids(collection: Collection) -> None:
    assert collection.documents == (FIRST, SECOND)
    assert collection.passages == (*segment(FIRST), *segment(SECOND))


def test_the_order_of_adding_does_not_matter(collection: Collection) -> None:
    other = make_collection([FIRST, SECOND])
    assert (other, other.version) == (collection, collection.version)


@pytest.mark.parametrize(
    "changed",
    [
        make_document("b.txt", "Andet\n\nDet er ikke godt.", Provenance()),
        make_document("b.txt", SECOND.text, Provenance(publisher="Bladet")),
        make_document("c.txt", SECOND.text, Provenance()),
        replace(SECOND, file_name="B.txt"),
        replace(SECOND, blocks=(Block(kind=BlockKind.HEADING, span=Span(0, 5), level=1),)),
    ],
    ids=["text", "provenance", "id", "file name", "blocks"],
)
def test_another_text_or_other_knowledge_of_it_is_another_version(
    collection: Collection, changed: Document
) -> None:
    assert make_collection([FIRST, changed]).version != collection.version


def test_the_version_is_a_sha256(collection: Collection) -> None:
    assert len(bytes.fromhex(collection.version)) == hashlib.sha256().digest_size


def test_what_is_there_is_found_by_its_id(collection: Collection) -> None:
    assert collection.document("b") == SECOND
    assert collection.passages_of("b") == segment(SECOND)
    assert collection.passage("b.p0001").text == "Det er også godt."


def test_the_passage_at_a_span_is_the_first_that_shares_a_sign_with_it(
    collection: Collection,
) -> None:
    assert collection.passage_at("a", Span(2, 8)).id == "a.p0000"
    assert collection.passage_at("a", Span(4, 8)).id == "a.p0001"


def test_between_passages_there_is_none(collection: Collection) -> None:
    with pytest.raises(PassageNotFoundError, match="Der står ingen tekst på plads 3-5 i 'a'"):
        collection.passage_at("a", Span(3, 5))


def test_an_id_that_is_not_there_is_an_error(collection: Collection) -> None:
    with pytest.raises(DocumentNotFoundError, match="intet dokument med id 'c'"):
        collection.document("c")
    with pytest.raises(DocumentNotFoundError, match="intet dokument med id 'c'"):
        collection.passages_of("c")
    with pytest.raises(PassageNotFoundError, match=r"intet afsnit med id 'a\.p0099'"):
        collection.passage("a.p0099")


def test_the_trials_of_a_document_are_those_it_has_a_record_of(collection: Collection) -> None:
    assert collection.trials_in("a") == collection.trials
    assert collection.trials_in("b") == ()


def test_the_networks_are_those_of_the_trials(collection: Collection) -> None:
    assert collection.networks == ("Net",)


def test_two_documents_of_one_id_are_refused() -> None:
    with pytest.raises(CorpusError, match=r"'a\.txt' og 'A\.txt' har samme id 'a'; omdøb den ene"):
        make_collection([FIRST, make_document("A.txt", "Noget andet.", Provenance())])


def test_an_empty_collection_holds_nothing() -> None:
    collection = make_collection([])
    assert (collection.passages, collection.trials, collection.networks) == ((), (), ())
