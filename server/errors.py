"""What can be wrong with a question, and what must never leave the house.

* FrisvarError
  - QuestionError
    + EmptyQuestionError
    + QuestionTooLongError
  - UnprovedError
"""

from __future__ import annotations

from typing import ClassVar

from corpus.errors import FrisvarError
from corpus.errors import SettingsError as SettingsError


class QuestionError(FrisvarError):
    """The question cannot be answered as it was sent."""

    code: ClassVar[str] = "question_error"


class EmptyQuestionError(QuestionError):
    """Nothing is left of the question once it is cleaned."""

    code: ClassVar[str] = "question_empty"


class QuestionTooLongError(QuestionError):
    """The question is longer than a question is."""

    code: ClassVar[str] = "question_too_long"


class UnprovedError(FrisvarError):
    """Something that an answer says does not follow from its sources.

    `line` is the line of the answer that does not, where it is one line.
    """

    code: ClassVar[str] = "answer_unverified"

    def __init__(self, why: str, *, line: str | None = None) -> None:
        super().__init__(why)
        self.line = line
