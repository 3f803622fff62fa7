from __future__ import annotations

from corpus.span import Span
from eval.sources import Place, Sources

DOCUMENT = "artikel-1"


def test_a_quote_is_found_whatever_its_white_space(sources: Sources) -> None:
    text = sources.documents[0].text
    (place,) = sources.places("Afvist: Billigt\nnybyggeri", ["artikel 1.txt"])
    assert place.span.of(text) == "Afvist:\u00a0Billigt nybyggeri"


def test_a_quote_is_found_everywhere_it_stands(sources: Sources) -> None:
    text = sources.documents[0].text
    places = sources.places("Afvist:", [])
    assert [place.span.start for place in places] == [
        text.index("Afvist:"),
        text.rindex("Afvist:"),
    ]


def test_only_documents_with_that_beginning_are_looked_through(sources: Sources) -> None:
    assert sources.places("Fakta", ["artikel"]) == sources.places("Fakta", ["artikel 1.txt"])
    assert sources.places("Fakta", ["001"]) == ()


def test_passages_at_a_place_share_a_character_with_it(sources: Sources) -> None:
    (place,) = sources.places("nybyggeri\n• Afvist: Opsigelse", [])
    assert [passage.text for passage in sources.passages_at([place])] == [
        "• Afvist:\u00a0Billigt nybyggeri",
        "• Afvist: Opsigelsesadgang i ældreboliger",
    ]


def test_words_that_do_not_stand_in_a_document_are_none(sources: Sources) -> None:
    text = sources.documents[0].text
    assert sources.words_at(DOCUMENT, 0, 3) == "Tre"
    assert sources.words_at(DOCUMENT, 0, len(text) + 1) is None
    assert sources.words_at(DOCUMENT, 3, 3) is None
    assert sources.words_at("ukendt", 0, 3) is None


def test_places_in_different_documents_never_overlap() -> None:
    assert Place("a", Span(0, 5)).overlaps(Place("a", Span(4, 9)))
    assert not Place("a", Span(0, 5)).overlaps(Place("a", Span(5, 9)))
    assert not Place("a", Span(0, 5)).overlaps(Place("b", Span(0, 5)))
