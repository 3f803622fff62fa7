from __future__ import annotations

from datetime import date

import pytest

from corpus.document import Provenance
from corpus.errors import ParseError
from corpus.readers.html_page import read


def _known(head: str, body: str = "<p>Tekst</p>") -> Provenance:
    return read(f"<html><head>{head}</head><body>{body}</body></html>".encode()).provenance


@pytest.mark.parametrize(
    ("head", "body", "known"),
    [
        ("<title>Nyt</title>", "<p>a</p>", Provenance(title="Nyt")),
        ("<title>Nyt - Bladet</title>", "<h1>Nyt</h1><p>a</p>", Provenance(title="Nyt")),
        ("", "<h1>Nyt</h1><p>a</p>", Provenance(title="Nyt")),
        ("", "<h1>Et</h1><h1>To</h1>", Provenance()),
        ('<meta property="og:title" content="Nyt">', "<p>a</p>", Provenance(title="Nyt")),
        ('<meta name="DC.publisher" content="Bladet">', "a", Provenance(publisher="Bladet")),
        (
            '<meta name="dcterms.issued" content="2020-02-03">',
            "a",
            Provenance(published=date(2020, 2, 3)),
        ),
        (
            '<link rel="canonical" href="https://a.dk/b">',
            "a",
            Provenance(source_url_printed="https://a.dk/b"),
        ),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "Person", "name": "Ida"}, '
            '{"headline": "Nyt", "datePublished": "2020-02-03T04:05", "url": "https://a.dk", '
            '"publisher": {"name": "Bladet"}}]}</script>',
            "a",
            Provenance(
                title="Nyt",
                publisher="Bladet",
                published=date(2020, 2, 3),
                source_url_printed="https://a.dk",
            ),
        ),
        (
            "",
            '<p><time datetime="2020-02-03">3. februar 2020</time></p>',
            Provenance(published=date(2020, 2, 3)),
        ),
        ("", '<p>Fristen er <time datetime="2020-02-03">3. februar</time></p>', Provenance()),
        (
            "",
            '<p><time datetime="2020-02-03">a</time></p>'
            '<p><time datetime="2021-02-03">b</time></p>',
            Provenance(),
        ),
        ('<meta name="date" content="i går">', "a", Provenance()),
        ('<meta name="last-modified" content="2020-02-03">', "a", Provenance()),
        ('<script type="application/ld+json">{"a": </script>', "a", Provenance()),
        ('<script type="application/ld+json">[[[[1]]]]</script>', "a", Provenance()),
    ],
)
def test_what_is_known_of_a_page_is_what_its_marks_say(
    head: str, body: str, known: Provenance
) -> None:
    assert _known(head, body) == known


def test_a_page_declares_its_encoding() -> None:
    page = '<meta charset="iso-8859-2"><p>Łódź</p>'.encode("iso8859-2")
    assert read(page).text == "Łódź"


@pytest.mark.parametrize("page", [b"<script>a</script>", b"<p hidden>a</p>", b"<!-- a -->"])
def test_a_page_that_shows_no_text_is_refused(page: bytes) -> None:
    with pytest.raises(ParseError, match="^viser ingen tekst$"):
        read(page)
