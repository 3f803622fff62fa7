"""What a service answered, read from the contract's JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from corpus.status import TrialStatus
from eval.json_fields import FieldError, Fields
from server.answer import AnswerStatus, AnswerType

Member = TypeVar("Member", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyCitation:
    """A citation as it was sent; `answer_spans` are [start, end) of the text with its markers."""

    number: int
    document_id: str
    file_name: str
    cited_text: str
    start: int
    end: int
    answer_spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyTrial:
    """A trial of the set that the answer rests on; a passage for each document that tells of it."""

    title: str
    status: TrialStatus
    passage_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer; `raw` is the object as it was sent, timings apart, and equal for equal answers."""

    status: AnswerStatus
    type: AnswerType
    text: str
    resolved_question: str
    citations: tuple[ReplyCitation, ...]
    trials: tuple[ReplyTrial, ...]
    index_version: str
    raw: str = field(repr=False)

    @property
    def plain(self) -> str:
        """The answer's text without its citation markers."""
        numbers = "|".join(str(citation.number) for citation in self.citations)
        return re.sub(rf"\s?\[(?:{numbers})\]", "", self.text) if numbers else self.text


def parse_reply(fields: Fields) -> Reply:
    """The reply that an answer object of the contract holds.

    Raises:
        FieldError: if the object is not what the contract says.
    """
    timeless = {key: value for key, value in fields.values.items() if key != "timings_ms"}
    return Reply(
        status=_member(AnswerStatus, fields, "status"),
        type=_member(AnswerType, fields, "answer_type"),
        text=fields.text("answer"),
        resolved_question=fields.text("resolved_question", ""),
        citations=tuple(_citation(citation) for citation in fields.objects("citations")),
        trials=tuple(_trial(trial) for trial in fields.objects("trials")),
        index_version=fields.text("index_version", ""),
        raw=canonical(timeless),
    )


def canonical(value: Mapping[str, object]) -> str:
    """The JSON of an object on one line, keys in the order in which they came."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _citation(fields: Fields) -> ReplyCitation:
    return ReplyCitation(
        number=fields.integer("number"),
        document_id=fields.text("document_id"),
        file_name=fields.text("file_name", ""),
        cited_text=fields.text("cited_text"),
        start=fields.integer("start_char_index"),
        end=fields.integer("end_char_index"),
        answer_spans=tuple(
            (span.integer("start"), span.integer("end")) for span in fields.objects("answer_spans")
        ),
    )


def _trial(fields: Fields) -> ReplyTrial:
    return ReplyTrial(
        title=fields.text("title"),
        status=_member(TrialStatus, fields, "status"),
        passage_ids=tuple(record.text("passage_id") for record in fields.objects("records")),
    )


def _member(members: type[Member], fields: Fields, key: str) -> Member:
    value = fields.text(key)
    try:
        return members(value)
    except ValueError as error:
        raise FieldError(f"{key!r} er ikke et af kontraktens ord, men {value!r}") from error
