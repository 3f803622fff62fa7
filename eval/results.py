"""What a run found, question by question, and its form on disk."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from eval.errors import ResultFileError
from eval.glossary import Measure
from eval.json_fields import FieldError, Fields
from eval.question_set import Question, parse_question
from eval.reply import Reply, parse_reply

FORMAT = 1

Scores = Mapping[Measure, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionResult:
    """One question, what was answered, and what that is worth.

    Attributes:
        set_name: the set it stands in; ids are unique within a set.
        question: with its gold.
        group: questions with the same group stand and fall together (they share a gold passage).
        reply: None where none was asked for (retrieval sets) or none came.
        failure: why none came.
        faults: what is wrong with the answer, in Danish.
        scores: the measures that apply.
        baselines: the same measures for each baseline, by its name.
        latency_ms: from the question was sent until the reply was read.
        ranking: the passages found for the question, best first.
        relevant: the passages that are gold.
    """

    set_name: str
    question: Question
    group: str
    reply: Reply | None = None
    failure: str | None = None
    faults: tuple[str, ...] = ()
    scores: Scores = field(default_factory=dict)
    baselines: Mapping[str, Scores] = field(default_factory=dict)
    latency_ms: float = 0.0
    ranking: tuple[str, ...] = ()
    relevant: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from every other question."""
        return self.set_name, self.question.id

    @property
    def right(self) -> bool:
        """Whether the answer is right; in a retrieval set, whether a gold passage was found."""
        return self.scores[self.decisive] == 1

    @property
    def decisive(self) -> Measure:
        """The measure that says whether it went right."""
        found = Measure.ANSWER_RIGHT in self.scores
        return Measure.ANSWER_RIGHT if found else Measure.SUCCESS_10


@dataclass(frozen=True, slots=True, kw_only=True)
class SetInfo:
    """A set that was asked."""

    name: str
    fingerprint: str
    questions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """All questions of a run in the order in which they were asked."""

    sets: tuple[SetInfo, ...]
    index_version: str
    questions: tuple[QuestionResult, ...]


def result_object(result: Result) -> dict[str, object]:
    """The JSON object that `read_result` takes."""
    return {
        "format": FORMAT,
        "index_version": result.index_version,
        "sets": [
            {"name": s.name, "fingerprint": s.fingerprint, "questions": s.questions}
            for s in result.sets
        ],
        "questions": [_question_object(question) for question in result.questions],
    }


def read_result(path: Path) -> Result:
    """The result that an earlier run wrote.

    Raises:
        ResultFileError: if the file cannot be read, or is not a result of this format.
    """
    try:
        fields = Fields.parse(path.read_text(encoding="utf-8"))
        if fields.integer("format") != FORMAT:
            raise FieldError(f"'format' er ikke {FORMAT}; kør den igen med denne udgave")
        return Result(
            sets=tuple(_set_info(info) for info in fields.objects("sets")),
            index_version=fields.text("index_version"),
            questions=tuple(_question_result(one) for one in fields.objects("questions")),
        )
    except (OSError, ValueError) as error:
        raise ResultFileError(
            f'{str(path)!r} er ikke et resultat af "python -m eval run --json": {error}.'
        ) from error


def _question_object(result: QuestionResult) -> dict[str, object]:
    return {
        "set": result.set_name,
        "id": result.question.id,
        "dialogue": result.question.dialogue_id,
        "turn": result.question.turn,
        "group": result.group,
        "right": result.right,
        "faults": list(result.faults),
        "failure": result.failure,
        "latency_ms": round(result.latency_ms, 3),
        "scores": dict(result.scores),
        "baselines": {name: dict(scores) for name, scores in result.baselines.items()},
        "ranking": list(result.ranking),
        "relevant": list(result.relevant),
        "question": dict(result.question.line),
        "reply": None if result.reply is None else json.loads(result.reply.raw),
    }


def _set_info(fields: Fields) -> SetInfo:
    return SetInfo(
        name=fields.text("name"),
        fingerprint=fields.text("fingerprint"),
        questions=fields.integer("questions"),
    )


def _question_result(fields: Fields) -> QuestionResult:
    return QuestionResult(
        set_name=fields.text("set"),
        question=parse_question(
            fields.member("question"),
            dialogue_id=fields.optional_text("dialogue"),
            turn=fields.integer("turn"),
        ),
        group=fields.text("group"),
        reply=parse_reply(fields.member("reply")) if fields.has("reply") else None,
        failure=fields.optional_text("failure"),
        faults=fields.texts("faults"),
        scores=_scores(fields.member("scores")),
        baselines={
            name: _scores(fields.member("baselines").member(name))
            for name in fields.member("baselines").values
        },
        latency_ms=fields.number("latency_ms"),
        ranking=fields.texts("ranking"),
        relevant=fields.texts("relevant"),
    )


def _scores(fields: Fields) -> dict[Measure, float]:
    return {Measure(name): fields.number(name) for name in fields.values}
