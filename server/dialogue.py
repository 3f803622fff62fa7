"""A follow-up and what was said before it -> a question that stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

MAX_TURNS = 20  # of a conversation; older ones do not matter


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a conversation."""

    role: Literal["user", "assistant"]
    content: str


def resolve(question: str, history: Sequence[Turn]) -> str:
    """The question as it would be asked without what was said before it."""
    return question
