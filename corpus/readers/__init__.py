"""One module for each file format: bytes in, what a person would read out.

READERS maps a lower-case file name suffix to the module that reads it, by its `read` function:
bytes -> Reading. A new format is a new module and a line here. A module is imported when the first
file of its kind is read, since some of the libraries take long to load.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType
from typing import Protocol, cast

from corpus.errors import ParseError
from corpus.reading import Reading

READERS: MappingProxyType[str, str] = MappingProxyType(
    {
        ".txt": "plain",
        ".text": "plain",
        ".md": "markdown",
        ".markdown": "markdown",
        ".html": "html_page",
        ".htm": "html_page",
        ".xhtml": "html_page",
        ".docx": "docx",
        ".pdf": "pdf",
    }
)


class _Reader(Protocol):
    def read(self, content: bytes) -> Reading: ...


def read(file_name: str, content: bytes) -> Reading:
    """A file's text and marks, by the reader for its suffix.

    Raises:
        ParseError: if no reader takes the suffix, or the reader cannot make text of the bytes.
    """
    suffix = PurePath(file_name).suffix.lower()
    module = READERS.get(suffix)
    if module is None:
        known = ", ".join(sorted(READERS))
        raise ParseError(f"{file_name!r}: filtypen {suffix!r} kan ikke læses; brug en af {known}")
    if not content:
        raise ParseError(f"{file_name!r}: er tom")
    reader = cast("_Reader", import_module(f"corpus.readers.{module}"))
    try:
        return reader.read(content)
    except ParseError as error:
        raise ParseError(f"{file_name!r}: {error}") from error
