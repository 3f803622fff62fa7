"""What callers send. The service cleans and measures questions, so their length is not checked."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query
from pydantic import AfterValidator, BaseModel, BeforeValidator, Field

from corpus.status import TrialStatus
from server.dialogue import Turn

HISTORY_TURNS = 20
MAX_HITS = 100


def _unicode(value: str) -> str:
    """JSON can hold half a surrogate pair, which is no character and breaks what hashes text."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ValueError("skal være gyldig Unicode") from error
    return value


def _chosen(value: str | None) -> str | None:
    """A form sends an empty value for what is not chosen."""
    return value or None


Text = Annotated[str, AfterValidator(_unicode)]
SearchText = Annotated[str, Query(min_length=1, max_length=1000)]
QuoteText = Annotated[str, Query(min_length=1, max_length=5000)]
HitCount = Annotated[int, Query(ge=1, le=MAX_HITS)]
FilterText = Annotated[str | None, Query(max_length=1000), AfterValidator(_chosen)]
LinkedQuestion = Annotated[str | None, Query(), AfterValidator(_chosen)]
PageNumber = Annotated[int, Query(ge=1, le=1_000_000)]
FilterStatus = Annotated[TrialStatus | None, BeforeValidator(_chosen), Query()]


class TurnModel(BaseModel):
    """Something that was said before."""

    role: Literal["user", "assistant"]
    content: Text


class AskRequest(BaseModel):
    """A question, and the conversation that it may lean on."""

    question: Text = Field(description="1 to 1000 characters once it is cleaned")
    history: list[TurnModel] = Field(default=[], description="Only the last 20 matter")
    stream: bool = False

    def turns(self) -> tuple[Turn, ...]:
        """The part of the history that matters."""
        return turns_of(self.history)


def turns_of(history: list[TurnModel]) -> tuple[Turn, ...]:
    """The last turns, as the service takes them."""
    return tuple(Turn(role=t.role, content=t.content) for t in history[-HISTORY_TURNS:])
