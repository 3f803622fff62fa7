"""What can go wrong between a query and its passages.

* FrisvarError
  - RetrievalError
    + IndexMissingError
    + StaleIndexError
    + IndexDamagedError
    + IndexWriteError
    + EncoderError
"""

from __future__ import annotations

from typing import ClassVar

from corpus.errors import FrisvarError


class RetrievalError(FrisvarError):
    """The index cannot be used."""

    code: ClassVar[str] = "retrieval_error"


class IndexMissingError(RetrievalError):
    """There is no index to open."""

    code: ClassVar[str] = "index_missing"


class StaleIndexError(RetrievalError):
    """The index was built from other documents, with another model, or by another program."""

    code: ClassVar[str] = "index_stale"


class IndexDamagedError(RetrievalError):
    """A file of the index is not the one that was built."""

    code: ClassVar[str] = "index_damaged"


class IndexWriteError(RetrievalError):
    """A generation could not be written; the current one is as it was."""

    code: ClassVar[str] = "index_unwritable"


class EncoderError(RetrievalError):
    """The embedding model could not be loaded."""

    code: ClassVar[str] = "encoder_error"
