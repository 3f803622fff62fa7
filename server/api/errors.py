"""What can be wrong with asking, before a question is even looked at.

* FrisvarError
  - ServiceStartingError
  - ServiceFailedError
  - ModelNotFoundError
  - InvalidAnswerError
  - MalformedFormError
"""

from __future__ import annotations

from typing import ClassVar

from corpus.errors import FrisvarError


class ServiceStartingError(FrisvarError):
    """The index is being opened; asking again in a moment helps."""

    code: ClassVar[str] = "starting"


class ServiceFailedError(FrisvarError):
    """The index could not be opened, for a reason that only the log knows."""

    code: ClassVar[str] = "start_failed"


class ModelNotFoundError(FrisvarError):
    """A chat model that is not ours was asked for."""

    code: ClassVar[str] = "model_not_found"


class InvalidAnswerError(FrisvarError):
    """What was sent for verification is no answer object."""

    code: ClassVar[str] = "invalid_answer"


class MalformedFormError(FrisvarError):
    """A form was sent in a shape that our pages do not send."""

    code: ClassVar[str] = "malformed_form"
