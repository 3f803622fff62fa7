"""A report that stands alone in one file: scores, plots, and every question that went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from eval.baselines import BASELINE_LABELS
from eval.danish import decimal, kind_name, share, style_name
from eval.glossary import DESCRIPTIONS, Measure
from eval.plots import BarPlot, CurvePlot, MatrixPlot, bar_plot, kind_matrix, latency_plot
from eval.results import QuestionResult, Result
from eval.summary import Score, SetSummary

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """A measure with its numbers as people read them."""

    label: str
    explanation: str
    value: str
    interval: str
    questions: int
    baselines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedWords:
    """Words that the answer cites."""

    number: int
    file_name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedQuestion:
    """A question that went wrong, beside its gold."""

    id: str
    question: str
    before: tuple[str, ...]
    understood: str
    kind: str
    faults: tuple[str, ...]
    gold_answer: str
    gold_quotes: tuple[str, ...]
    answer: str
    citations: tuple[CitedWords, ...]
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSection:
    """What the page says of one set."""

    name: str
    anchor: str
    lead: str
    scores: tuple[ScoreRow, ...]
    kinds: BarPlot | None
    styles: BarPlot | None
    matrix: MatrixPlot | None
    latency: CurvePlot
    failed: tuple[FailedQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """Everything that the report shows."""

    title: str
    index_version: str
    baselines: tuple[str, ...]
    sections: tuple[SetSection, ...]


def html_report(result: Result, summaries: Sequence[SetSummary]) -> str:
    """The report as one HTML file that needs nothing beside itself."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html").render(page=report_page(result, summaries))


def report_page(result: Result, summaries: Sequence[SetSummary]) -> ReportPage:
    """What the report shows of a result."""
    sections = tuple(
        _section(number, summary, [q for q in result.questions if q.set_name == summary.name])
        for number, summary in enumerate(summaries, start=1)
    )
    return ReportPage(
        title="Hvor gode er svarene?",
        index_version=result.index_version,
        baselines=tuple(BASELINE_LABELS.values()),
        sections=sections,
    )


def _section(number: int, summary: SetSummary, questions: Sequence[QuestionResult]) -> SetSection:
    answered = Measure.ANSWER_RIGHT in questions[0].scores
    label = DESCRIPTIONS[summary.kinds[0].right.measure].label
    kinds = [(kind_name(part.name), part) for part in summary.kinds]
    styles = [(style_name(part.name), part) for part in summary.styles]
    before = _earlier_questions(questions)
    return SetSection(
        name=summary.name,
        anchor=f"saet-{number}",
        lead=_lead(questions, answered=answered),
        scores=tuple(_score_row(score) for score in summary.scores),
        kinds=bar_plot(f"{label} efter spørgsmålets art", kinds) if len(kinds) > 1 else None,
        styles=bar_plot(f"{label} efter måden at spørge på", styles) if len(styles) > 1 else None,
        matrix=kind_matrix(questions) if answered else None,
        latency=latency_plot(questions, summary.latency),
        failed=tuple(_failed(q, before[q.key]) for q in questions if not q.right),
    )


def _lead(questions: Sequence[QuestionResult], *, answered: bool) -> str:
    right = sum(question.right for question in questions)
    if answered:
        return f"{right} af {len(questions)} spørgsmål er besvaret rigtigt."
    return f"{right} af {len(questions)} søgninger fandt et rigtigt afsnit blandt de ti første."


def _score_row(score: Score) -> ScoreRow:
    shown = decimal if score.measure is Measure.ANSWER_LENGTH else share
    description = DESCRIPTIONS[score.measure]
    interval = score.interval
    return ScoreRow(
        label=description.label,
        explanation=description.explanation,
        value=shown(score.value),
        interval=f"{shown(interval.low)} til {shown(interval.high)}" if interval else "–",
        questions=score.n,
        baselines=tuple(shown(value) for value in score.baselines),
    )


def _earlier_questions(
    questions: Sequence[QuestionResult],
) -> dict[tuple[str, str], tuple[str, ...]]:
    """For each question of a dialogue, the ones that were asked before it."""
    earlier: dict[tuple[str, str], tuple[str, ...]] = {}
    asked: dict[str, tuple[str, ...]] = {}
    for question in questions:
        dialogue_id = question.question.dialogue_id
        before = asked.get(dialogue_id, ()) if dialogue_id is not None else ()
        earlier[question.key] = before
        if dialogue_id is not None:
            asked[dialogue_id] = (*before, question.question.text)
    return earlier


def _understood(result: QuestionResult) -> str:
    """The question as the service understood it, where that is not as it was typed."""
    understood = "" if result.reply is None else result.reply.resolved_question
    return "" if understood == result.question.text else understood


def _failed(result: QuestionResult, before: tuple[str, ...]) -> FailedQuestion:
    reply = result.reply
    return FailedQuestion(
        id=result.question.id,
        question=result.question.text,
        before=before,
        understood=_understood(result),
        kind=kind_name(result.question.kind),
        faults=result.faults,
        gold_answer=result.question.answer,
        gold_quotes=result.question.gold_quotes or result.relevant,
        answer="" if reply is None else reply.text,
        citations=tuple(
            CitedWords(number=c.number, file_name=c.file_name, words=c.cited_text)
            for c in (reply.citations if reply else ())
        ),
        found=result.ranking if reply is None else (),
    )
