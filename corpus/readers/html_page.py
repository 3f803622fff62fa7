"""HTML pages: what a browser shows, and what the page's own marks say of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from selectolax.lexbor import LexborHTMLParser

from corpus.document import Provenance
from corpus.errors import ParseError
from corpus.folding import folded
from corpus.readers.dates import read_date
from corpus.readers.encoding import decode
from corpus.readers.markup import read_markup
from corpus.readers.writing import visible
from corpus.reading import Reading

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_WITHIN = 4096  # bytes in which a page declares its encoding
_TITLES = ("og:title", "dc.title", "dcterms.title", "twitter:title")
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher")
_DATES = (
    "article:published_time", "og:published_time", "dc.date.issued", "dcterms.issued",
    "dc.date", "dcterms.date", "date", "pubdate", "publishdate", "publish-date", "published",
)  # fmt: skip
_MAX_JSON = 1_000_000  # characters of JSON-LD that are looked at


def read(content: bytes) -> Reading:
    """The visible text of a page with its blocks, and its title, publisher, date and link.

    Raises:
        ParseError: if the bytes are no text, or the page shows none.
    """
    declared = _CHARSET.search(content[:_WITHIN])
    markup = read_markup(decode(content, declared[1].decode("ascii") if declared else None))
    if not markup.text.strip():
        raise ParseError("viser ingen tekst")
    return Reading(
        text=markup.text, blocks=markup.blocks, provenance=marked_provenance(markup.tree)
    )


def marked_provenance(tree: LexborHTMLParser) -> Provenance:
    """What a page's meta elements, JSON-LD and time elements say of it."""
    metas = dict(_metas(tree))
    linked = list(_linked_data(tree))
    return Provenance(
        title=_title(tree, metas, linked),
        publisher=_first(
            *(metas.get(name) for name in _PUBLISHERS), *(_publisher(d) for d in linked)
        ),
        published=_published(tree, metas, linked),
        source_url_printed=_first(
            _attribute(tree, "link[rel=canonical]", "href"),
            metas.get("og:url"),
            *(_text(d.get("url")) for d in linked),
        ),
    )


def _metas(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """The name and content of each meta element, the last of a name first in the tree winning."""
    for meta in reversed(tree.css("meta[content]")):
        attributes = meta.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = _words(attributes.get("content") or "")
        if name and content:
            yield name.lower(), content


def _title(
    tree: LexborHTMLParser, metas: Mapping[str, str], linked: list[Mapping[str, object]]
) -> str | None:
    """The heading, where a mark begins with the same words (»Titel - Stedet«); else the mark."""
    title = tree.css_first("title")
    said = [
        *(metas[name] for name in _TITLES if name in metas),
        *(words for d in linked if (words := _text(d.get("headline")))),
        *([words] if title is not None and (words := _words(title.text())) else []),
    ]
    headings = [_words(h.text()) for h in tree.css("h1")]
    for heading in headings:
        if heading and any(folded(s).startswith(folded(heading)) for s in said):
            return heading
    return _first(*said, headings[0] if len(headings) == 1 else None)


def _published(
    tree: LexborHTMLParser, metas: Mapping[str, str], linked: list[Mapping[str, object]]
) -> date | None:
    written = [
        *(metas[name] for name in _DATES if name in metas),
        *(_text(d.get("datePublished")) for d in linked),
        metas.get("datepublished"),
        _attribute(tree, "time[itemprop=datePublished]", "datetime"),
        _attribute(tree, "time[pubdate]", "datetime"),
        _only_dateline(tree),
    ]
    return next((day for words in written if words and (day := read_date(words))), None)


def _only_dateline(tree: LexborHTMLParser) -> str | None:
    """The day of the time elements that stand alone, as a dateline does, if it is one day."""
    days = {
        node.attributes.get("datetime") or ""
        for node in tree.css("time[datetime]")
        if node.parent is not None and _words(node.parent.text()) == _words(node.text())
    }
    return next(iter(days)) if len({day[:10] for day in days}) == 1 else None


def _linked_data(tree: LexborHTMLParser) -> Iterator[Mapping[str, object]]:
    """The objects of the page's JSON-LD that are articles or pages."""
    for script in tree.css('script[type="application/ld+json"]'):
        text = script.text()
        if len(text) > _MAX_JSON:
            continue
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            continue
        yield from (d for d in _objects(found) if "datePublished" in d or "headline" in d)


def _objects(found: object) -> Iterable[Mapping[str, object]]:
    """The objects at the top of JSON-LD, those of a graph included."""
    tops = found if isinstance(found, list) else [found]
    for top in tops:
        if isinstance(top, Mapping):
            yield top
            graph = top.get("@graph")
            yield from (d for d in (graph if isinstance(graph, list) else []) if _is_object(d))


def _is_object(value: object) -> bool:
    return isinstance(value, Mapping)


def _publisher(linked: Mapping[str, object]) -> str | None:
    publisher = linked.get("publisher")
    return _text(publisher.get("name")) if isinstance(publisher, Mapping) else _text(publisher)


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str | None:
    node = tree.css_first(selector)
    return _words(node.attributes.get(name) or "") or None if node is not None else None


def _text(value: object) -> str | None:
    return _words(value) or None if isinstance(value, str) else None


def _words(text: str) -> str:
    return " ".join(visible(text).split())


def _first(*values: str | None) -> str | None:
    return next((v for v in values if v), None)
