"""What can be wrong with a question, and what must never leave the house.

* FrisvarError
  - QuestionError
    + EmptyQuestionError
    + QuestionTooLongError
  - UnverifiedAnswerError
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


class UnverifiedAnswerError(FrisvarError):
    """A composed answer does not hold against its sources: a defect of ours, which is not sent."""

    code: ClassVar[str] = "answer_unverified"
