"""A question as it is read: what pasting leaves behind is gone, the words are untouched."""

from __future__ import annotations

import unicodedata

from server.errors import EmptyQuestionError, QuestionTooLongError

MAX_LENGTH = 1000


def clean(question: str) -> str:
    """The question without control and invisible characters, white space folded to single spaces.

    Raises:
        EmptyQuestionError: if no letter or digit is left.
        QuestionTooLongError: if more than 1000 characters are left.
    """
    kept = unicodedata.normalize("NFC", question)
    if not kept.isprintable():
        kept = "".join(_character(c) for c in kept)
    text = " ".join(kept.split())
    if not any(c.isalnum() for c in text):
        raise EmptyQuestionError("Skriv et spørgsmål: der er ingen ord i det, du sendte.")
    if len(text) > MAX_LENGTH:
        raise QuestionTooLongError(
            f"Spørgsmålet er på {len(text)} tegn; der er plads til {MAX_LENGTH}. Skriv det kortere."
        )
    return text


def _character(c: str) -> str:
    if c.isspace() or c in "\u2028\u2029":
        return " "
    return "" if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Cn"} else c
