"""Two results of the same questions: what got better, what got worse, and whether it is chance."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from eval.errors import ResultFileError
from eval.glossary import DESCRIPTIONS, Direction, Measure
from eval.reply import Reply, canonical
from eval.resampling import randomisation_p_value
from eval.results import QuestionResult, Result
from eval.summary import mean

SIGNIFICANCE = 0.05
DECIDING = (Measure.ANSWER_RIGHT, Measure.GOLD_CITED)
DECIDING_IN_RETRIEVAL = (Measure.NDCG_10,)
_INCIDENTAL = {"id", "index_version"}  # differ when the index does, though the answer may not


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureChange:
    """A measure over the questions of both runs; `decides` where a fall makes a regression.

    `p_value` is not adjusted for the other measures: a false alarm costs somebody a look at the
    answers, an overlooked fall costs the users.
    """

    measure: Measure
    n: int
    first: float
    second: float
    p_value: float
    decides: bool

    @property
    def regressed(self) -> bool:
        """Whether the measure got worse, decides, and it is no chance."""
        lower = DESCRIPTIONS[self.measure].direction is Direction.LOWER
        worse = self.second > self.first if lower else self.second < self.first
        return self.decides and worse and self.p_value < SIGNIFICANCE


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionChange:
    """A question whose answer or score is not the same, and what is different in the answer."""

    first: QuestionResult
    second: QuestionResult
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything that differs between two runs. `unpaired` are questions that only one run has."""

    paired: int
    measures: tuple[MeasureChange, ...]
    better: tuple[QuestionChange, ...]
    worse: tuple[QuestionChange, ...]
    other: tuple[QuestionChange, ...]
    unpaired: tuple[str, ...]

    @property
    def unchanged(self) -> bool:
        """Whether both runs gave the same answers to the same questions."""
        return not (self.better or self.worse or self.other or self.unpaired)

    @property
    def regressed(self) -> bool:
        """Whether a deciding measure got significantly worse."""
        return any(change.regressed for change in self.measures)


def compare(first: Result, second: Result) -> Comparison:
    """The differences between two runs, first to second.

    Raises:
        ResultFileError: if they have no question in common.
    """
    pairs, unpaired = _pair(first, second)
    if not pairs:
        raise ResultFileError("De to resultater har ingen spørgsmål til fælles.")
    changes = [change for pair in pairs if (change := _change(*pair)) is not None]
    moved = [_movement(change) for change in changes]
    return Comparison(
        paired=len(pairs),
        measures=_measure_changes(pairs),
        better=tuple(c for c, m in zip(changes, moved, strict=True) if m > 0),
        worse=tuple(c for c, m in zip(changes, moved, strict=True) if m < 0),
        other=tuple(c for c, m in zip(changes, moved, strict=True) if m == 0),
        unpaired=unpaired,
    )


def word_difference(first: str, second: str) -> str:
    """`second` as a change of `first`: what went out in [-…-], what came in in {+…+}.

    >>> word_difference("Der er 13 forsøg.", "Der er 11 forsøg.")
    'Der er [-13-] {+11+} forsøg.'
    """
    old, new = first.split(), second.split()
    pieces: list[str] = []
    for tag, i, j, k, m in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces += old[i:j]
            continue
        if i < j:
            pieces.append(f"[-{' '.join(old[i:j])}-]")
        if k < m:
            pieces.append(f"{{+{' '.join(new[k:m])}+}}")
    return " ".join(pieces)


Pair = tuple[QuestionResult, QuestionResult]


def _pair(first: Result, second: Result) -> tuple[tuple[Pair, ...], tuple[str, ...]]:
    """The questions that both runs have with the same gold, and the names of the others.

    Where each run is of one set, the set's name does not matter.
    """
    alone = len(first.sets) == len(second.sets) == 1
    old = {("" if alone else q.set_name, q.question.id): q for q in first.questions}
    new = {("" if alone else q.set_name, q.question.id): q for q in second.questions}
    same = [key for key in old if key in new and old[key].question == new[key].question]
    others = dict.fromkeys(key for key in (*old, *new) if key not in set(same))
    return tuple((old[key], new[key]) for key in same), tuple(
        "/".join(filter(None, k)) for k in others
    )


def _movement(change: QuestionChange) -> float:
    measure = change.first.decisive
    return change.second.scores.get(measure, 0.0) - change.first.scores[measure]


def _measure_changes(pairs: Sequence[Pair]) -> tuple[MeasureChange, ...]:
    deciding = _deciding(pairs)
    changes = (_measure_change(pairs, measure, deciding) for measure in Measure)
    return tuple(change for change in changes if change is not None)


def _deciding(pairs: Sequence[Pair]) -> tuple[Measure, ...]:
    answered = any(Measure.ANSWER_RIGHT in first.scores for first, _ in pairs)
    return DECIDING if answered else DECIDING_IN_RETRIEVAL


def _measure_change(
    pairs: Sequence[Pair], measure: Measure, deciding: Sequence[Measure]
) -> MeasureChange | None:
    both = [(a, b) for a, b in pairs if measure in a.scores and measure in b.scores]
    if not both:
        return None
    differences = [b.scores[measure] - a.scores[measure] for a, b in both]
    return MeasureChange(
        measure=measure,
        n=len(both),
        first=mean([a.scores[measure] for a, _ in both]),
        second=mean([b.scores[measure] for _, b in both]),
        p_value=randomisation_p_value(differences, [a.group for a, _ in both]),
        decides=measure in deciding,
    )


def _change(first: QuestionResult, second: QuestionResult) -> QuestionChange | None:
    details = _details(first, second)
    if not details and first.scores == second.scores:
        return None
    return QuestionChange(first=first, second=second, details=details)


def _details(first: QuestionResult, second: QuestionResult) -> tuple[str, ...]:
    details = list(_reply_details(first.reply, second.reply))
    if first.failure != second.failure:
        details.append(f"fejl: {first.failure or 'ingen'} → {second.failure or 'ingen'}")
    if first.ranking != second.ranking:
        details.append("søgningen finder andre afsnit eller i en anden rækkefølge")
    return tuple(details)


def _reply_details(first: Reply | None, second: Reply | None) -> tuple[str, ...]:
    if first is None or second is None:
        return (
            ()
            if first is second
            else ("svaret er kommet til" if second else "svaret er faldet bort",)
        )
    details = []
    if (first.status, first.type) != (second.status, second.type):
        details.append(f"{first.status}/{first.type} → {second.status}/{second.type}")
    if first.text != second.text:
        details.append(f"svar: {word_difference(first.text, second.text)}")
    details += _added_and_gone("henvisning", _citations(first), _citations(second))
    details += _added_and_gone("forsøg", _trials(first), _trials(second))
    if not details and _essence(first) != _essence(second):
        details.append("svaret er det samme, men noget ved siden af det er ændret")
    return tuple(details)


def _citations(reply: Reply) -> list[str]:
    return [f"{c.document_id} {c.start}-{c.end} »{c.cited_text}«" for c in reply.citations]


def _trials(reply: Reply) -> list[str]:
    return [f"{trial.title} ({trial.status})" for trial in reply.trials]


def _added_and_gone(label: str, first: Sequence[str], second: Sequence[str]) -> list[str]:
    return [
        *(f"− {label}: {text}" for text in first if text not in second),
        *(f"+ {label}: {text}" for text in second if text not in first),
    ]


def _essence(reply: Reply) -> str:
    sent = json.loads(reply.raw)
    return canonical({key: value for key, value in sent.items() if key not in _INCIDENTAL})
