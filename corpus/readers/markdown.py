"""Markdown: what it shows once it is set, with the front matter apart."""

from __future__ import annotations

from dataclasses import replace

from markdown_it import MarkdownIt

from corpus.document import Provenance
from corpus.errors import ParseError
from corpus.readers.encoding import decode
from corpus.readers.front_matter import front_matter
from corpus.readers.markup import read_markup, title_in
from corpus.reading import Reading


def read(content: bytes) -> Reading:
    """The visible text with its blocks; the title is the front matter's, or the only top heading.

    Raises:
        ParseError: if the bytes are no text, or show none.
    """
    text = decode(content)
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
