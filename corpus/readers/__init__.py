"""One module for each file format: bytes in, what a person would read out.

READERS maps a lower-case file name suffix to its reader. A new format is a new module and a line
here.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from types import MappingProxyType

from corpus.errors import ParseError
from corpus.readers import docx, html_page, markdown, pdf, plain
from corpus.reading import Reading

Reader = Callable[[bytes], Reading]
READERS: MappingProxyType[str, Reader] = MappingProxyType(
    {
        ".txt": plain.read,
        ".text": plain.read,
        ".md": markdown.read,
        ".markdown": markdown.read,
        ".html": html_page.read,
        ".htm": html_page.read,
        ".xhtml": html_page.read,
        ".docx": docx.read,
        ".pdf": pdf.read,
    }
)


def read(file_name: str, content: bytes) -> Reading:
    """A file's text and marks, by the reader for its suffix.

    Raises:
        ParseError: if no reader takes the suffix, or the reader cannot make text of the bytes.
    """
    suffix = PurePath(file_name).suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise ParseError(f"{file_name!r}: filtypen {suffix!r} kan ikke læses; brug en af {known}")
    try:
        return reader(content)
    except ParseError as error:
        raise ParseError(f"{file_name!r}: {error}") from error
