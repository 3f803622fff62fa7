"""Answers to the parts of one question, as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.trial import Trial
from server.answer import AnswerStatus
from server.draft import Draft
from server.question import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A question that stands alone, the draft that answers it, and the module that drew it."""

    question: Question
    draft: Draft
    module: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """The answer to a part: its template, and what that shows."""

    template: str
    view: object


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralView:
    """What templates/answers/several.txt shows."""

    parts: tuple[PartView, ...]


def draft(parts: Sequence[Draft]) -> Draft:
    """The drafts of the parts joined, in their order; those that answer nothing come last.

    It is answered where all parts are, and withheld where none is. The trials are those of all
    parts, each once.
    """
    answered = [p for p in parts if p.status is not AnswerStatus.ABSTAINED]
    if not answered:
        return parts[0]
    said = _without_repetition([*answered, *(p for p in parts if p not in answered)])
    if len(said) == 1:
        return said[0]
    whole = all(p.status is AnswerStatus.ANSWERED for p in said)
    return Draft(
        type=answered[0].type,
        status=AnswerStatus.ANSWERED if whole else AnswerStatus.PARTIAL,
        template="several",
        view=SeveralView(parts=tuple(PartView(template=p.template, view=p.view) for p in said)),
        trials=_trials(answered),
        nearest=tuple(dict.fromkeys(hit for p in said for hit in p.nearest)),
        suggestions=tuple(dict.fromkeys(s for p in said for s in p.suggestions)),
        why="; ".join(p.why for p in said),
    )


def _without_repetition(parts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that show the same as one before them."""
    kept: list[Draft] = []
    for part in parts:
        if not any(k.template == part.template and k.view == part.view for k in kept):
            kept.append(part)
    return kept


def _trials(parts: Sequence[Draft]) -> tuple[Trial, ...]:
    return tuple({t.id: t for p in parts for t in p.trials}.values())
