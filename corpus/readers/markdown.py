"""Markdown: what it shows once it is set, with the front matter apart."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it import MarkdownIt

from corpus.document import Provenance
from corpus.errors import ParseError
from corpus.readers.encoding import decode
from corpus.readers.front_matter import front_matter
from corpus.readers.markup import read_markup, title_in
from corpus.reading import Reading

MAX_DEPTH = 40  # lists and quotations in each other; beyond 50 the library drops what they hold

_MARKERS = re.compile(r"[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))")
_ITEM = re.compile(r"(?m)^[ \t>]*(?=(?:[-*+]|\d{1,9}[.)])[ \t])")


def read(content: bytes) -> Reading:
    """The visible text with its blocks; the title is the front matter's, or the only top heading.

    Raises:
        ParseError: if the bytes are no text, show none, or nest deeper than the library reads.
    """
    text = decode(content)
    if _depth(text) > MAX_DEPTH:
        raise ParseError("er opmærket i for mange lag")
    matter = front_matter(text)
    provenance = matter.provenance if matter else Provenance()
    body = text[matter.end :] if matter else text
    # Bullets of other signs than Markdown's own are lines to it; a soft break shows as they stand.
    setter = MarkdownIt("commonmark", {"html": True, "breaks": True, "maxNesting": 100}).enable(
        "table"
    )
    markup = read_markup(setter.render(body))
    if not markup.text.strip():
        raise ParseError("er tom")
    title = provenance.title or title_in(markup.text, markup.blocks)
    return Reading(
        text=markup.text, blocks=markup.blocks, provenance=replace(provenance, title=title)
    )


def _depth(text: str) -> int:
    """How many lists and quotations stand in each other at most, or a few more."""
    deepest = 0
    indents: list[int] = []
    for line in _ITEM.finditer(text):
        indent = len(line[0].expandtabs(4))
        while indents and indents[-1] >= indent:
            indents.pop()
        indents.append(indent)
        deepest = max(deepest, len(indents))
    return max(deepest, *(_markers(line) for line in text.split("\n")))


def _markers(line: str) -> int:
    """How many marks of lists and quotations a line begins with, up to one too many."""
    at = number = 0
    while number <= MAX_DEPTH and (marker := _MARKERS.match(line, at)):
        at, number = marker.end(), number + 1
    return number
