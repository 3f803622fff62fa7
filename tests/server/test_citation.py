from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.catalogue import open_collection
from corpus.collection import Collection, make_collection
from corpus.document import Provenance, make_document
from corpus.errors import CitationNotFoundError
from server.citation import CitationState, QuoteFinder, resolve

SHIPPED = open_collection()
FINDER = QuoteFinder(SHIPPED)


def words_found(text: str, quote: str) -> list[str]:
    collection = make_collection([make_document("a.txt", text, Provenance())])
    return [c.cited_text for c in QuoteFinder(collection).find(quote)]


@pytest.fixture(scope="module")
def small() -> Collection:
    return make_collection([make_document("nyt.txt", "Nyt\n\nDet går godt i dag.\n", Provenance())])


def test_citation_is_found_again_by_its_id(small: Collection) -> None:
    citation = QuoteFinder(small).find("går godt")[0]
    found = resolve(citation.id, small)
    assert (found.citation.cited_text, found.state) == ("går godt", CitationState.EXACT)
    assert found.context.text == "Det går godt i dag."
    assert found.citation.id == citation.id


def test_id_carries_document_text_and_place(small: Collection) -> None:
    citation = QuoteFinder(small).find("går godt")[0]
    assert citation.id == f"nyt.{small.documents[0].sha8}.9-17"


@pytest.mark.parametrize(
    "citation_id",
    [
        "",
        "nyt",
        "nyt.00000000.9-17",
        "andet.{sha8}.9-17",
        "nyt.{sha8}.17-9",
        "nyt.{sha8}.9-9",
        "nyt.{sha8}.9-9999",
        "nyt.{sha8}.3-5",
        "nyt.{sha8}.9-17\n",
        "../nyt.{sha8}.9-17",
    ],
)
def test_id_of_no_words_is_refused(citation_id: str, small: Collection) -> None:
    with pytest.raises(CitationNotFoundError):
        resolve(citation_id.format(sha8=small.documents[0].sha8), small)


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("Det\u00a0går  godt i dag.", "det går godt", ["Det\u00a0går  godt"]),
        ("Det går godt,\nmeget godt.", "godt, meget", ["godt,\nmeget"]),
        ("Han sagde: ”Ja, tak.”", '"Ja, tak."', ["Ja, tak."]),
        ("Én plan – for alle", "én plan - for alle", ["Én plan – for alle"]),
        ("fri\u00adkommune", "frikommune", ["fri\u00adkommune"]),
        ("boliger og bolig", "bolig", ["bolig"]),
        ("Ja. Ja. Nej.", "ja", ["Ja", "Ja"]),
        ("§ 66, stk. 1", "§ 66, stk. 1", ["§ 66, stk. 1"]),
        ("a+b? (c)", "a+b? (c)", ["a+b? (c)"]),
        ("Det går godt.", "det går skidt", []),
        ("Det går godt.", "”” «»", []),
    ],
)
def test_words_are_found_word_for_word_signs_of_print_apart(
    text: str, quote: str, found: list[str]
) -> None:
    assert words_found(text, quote) == found


def test_places_are_numbered_in_reading_order() -> None:
    found = FINDER.find("Én plan")
    assert [c.number for c in found] == list(range(1, len(found) + 1))
    places = [(c.document.id, c.span) for c in found]
    assert places == sorted(places)
    assert len({c.document.id for c in found}) == 2


@given(st.data())
def test_words_of_a_passage_are_found_at_their_place(data: st.DataObject) -> None:
    passage = data.draw(st.sampled_from(SHIPPED.passages))
    words = passage.text.split()
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, min(first + 12, len(words) - 1)))
    quote = " ".join(words[first : last + 1])
    if not any(c.isalnum() for c in quote):
        return
    found = FINDER.find(quote)
    assert any(passage.span.overlaps(c.span) for c in found)
    for citation in found:
        text = SHIPPED.document(citation.document.id).text
        assert citation.span.of(text) == citation.cited_text
        assert resolve(citation.id, SHIPPED).citation.span == citation.span
