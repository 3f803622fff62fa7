"""What can go wrong between a question set and its scores.

* FrisvarError
  - EvaluationError
    + QuestionSetError
    + AskingError
    + ResultFileError
    + ExpectedScoresError
"""

from __future__ import annotations

from typing import ClassVar

from corpus.errors import FrisvarError


class EvaluationError(FrisvarError):
    """The evaluation cannot be carried out as it was asked for."""

    code: ClassVar[str] = "evaluation_error"


class QuestionSetError(EvaluationError):
    """A question set is missing or malformed; the message names file and line."""

    code: ClassVar[str] = "question_set_error"


class AskingError(EvaluationError):
    """The service gave no answer to a question, or something that is not an answer."""

    code: ClassVar[str] = "asking_error"


class ResultFileError(EvaluationError):
    """A file is not the result of an earlier run, or two results have no question in common."""

    code: ClassVar[str] = "result_file_error"


class ExpectedScoresError(EvaluationError):
    """The table of pinned scores is missing or malformed."""

    code: ClassVar[str] = "expected_scores_error"
