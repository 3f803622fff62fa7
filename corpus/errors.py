"""Every error that the product raises on purpose.

* FrisvarError
  - CorpusError
    + ArticleChangedError
    + ParseError
    + DocumentNotFoundError
    + PassageNotFoundError
    + CitationNotFoundError
    + CatalogueError
    + SameTextError
  - SettingsError
  - WrongUseError

index/errors.py and server/errors.py add their branches. A message says what is wrong, with what,
and what to do. It is Danish, because people read it; `code` is what programs read.
"""

from __future__ import annotations

from typing import ClassVar


class FrisvarError(Exception):
    """Something that the product knows how to name went wrong."""

    code: ClassVar[str] = "frisvar_error"


class CorpusError(FrisvarError):
    """The documents cannot be read or do not hold what was asked for."""

    code: ClassVar[str] = "corpus_error"


class ArticleChangedError(CorpusError):
    """A shipped article is not, byte for byte, the one that its provenance names."""

    code: ClassVar[str] = "article_changed"


class ParseError(CorpusError):
    """A file could not be read as text."""

    code: ClassVar[str] = "unreadable_file"


class DocumentNotFoundError(CorpusError):
    """No document has this id."""

    code: ClassVar[str] = "document_not_found"


class PassageNotFoundError(CorpusError):
    """No passage has this id, or no passage holds this span."""

    code: ClassVar[str] = "passage_not_found"


class CitationNotFoundError(CorpusError):
    """A citation id is malformed or names a document that is not here."""

    code: ClassVar[str] = "citation_not_found"


class CatalogueError(CorpusError):
    """The catalogue of added documents cannot be opened, read or written."""

    code: ClassVar[str] = "catalogue_unusable"


class SameTextError(CorpusError):
    """Another document says the same words."""

    code: ClassVar[str] = "same_text"


class SettingsError(FrisvarError):
    """An environment variable is unknown or has a value that cannot be used."""

    code: ClassVar[str] = "settings_error"


class WrongUseError(FrisvarError):
    """A command was given something that it cannot use."""

    code: ClassVar[str] = "wrong_use"
