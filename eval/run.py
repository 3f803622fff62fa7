"""Asks every question of a set and scores what comes back. A question that fails stays, with 0."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

from corpus.errors import FrisvarError
from eval.asking import AskedService, Asker, Exchange, Finder
from eval.baselines import ABSTAIN, BM25, Bm25Asker, baselines
from eval.glossary import Measure
from eval.measures import measure_failure, measure_reply
from eval.passage_set import PassageSet, passage_collection
from eval.question_set import Question, QuestionSet
from eval.reply import Reply
from eval.results import QuestionResult, SetInfo
from eval.retrieval import DEPTH, measure_rankings
from eval.sources import Sources, sources_of
from eval.verdict import gold_places, judge

Tick = Callable[[], None]
QuestionScores = Mapping[str, Mapping[Measure, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of asking one question."""

    question: Question
    reply: Reply | None
    failure: str | None
    latency_ms: float
    ranking: tuple[str, ...]


def info(asked: QuestionSet | PassageSet) -> SetInfo:
    """What a result says of a set."""
    return SetInfo(name=asked.name, fingerprint=asked.fingerprint, questions=len(asked.questions))


def run_question_set(
    question_set: QuestionSet, service: AskedService, sources: Sources, tick: Tick
) -> tuple[QuestionResult, ...]:
    """Ask all questions of a set, turn by turn, and score the service and the baselines.

    `tick` is called after each question.
    """
    outcomes = _converse(question_set, service, tick)
    against = {
        name: _scores([_ask(question, asker, ()) for question in question_set.questions], sources)
        for name, asker in baselines(sources).items()
    }
    scores = _scores(outcomes, sources)
    return tuple(
        QuestionResult(
            set_name=question_set.name,
            question=outcome.question,
            group=_group(outcome.question, sources),
            reply=outcome.reply,
            failure=outcome.failure,
            faults=_faults(outcome, sources),
            scores=scores[outcome.question.id],
            baselines={name: of[outcome.question.id] for name, of in against.items()},
            latency_ms=outcome.latency_ms,
            ranking=outcome.ranking,
            relevant=_relevant(outcome.question, sources),
        )
        for outcome in outcomes
    )


def run_passage_set(
    passage_set: PassageSet, finder: Finder, tick: Tick
) -> tuple[QuestionResult, ...]:
    """Search with every question of a retrieval set, and score the index and the baselines."""
    questions = passage_set.questions
    sources = sources_of(passage_collection(passage_set.passages))
    rankings: dict[str, tuple[str, ...]] = {}
    latencies: dict[str, float] = {}
    for question in questions:
        start = perf_counter()
        rankings[question.id] = finder.search(question.text, DEPTH)
        latencies[question.id] = (perf_counter() - start) * 1000
        tick()
    scores = measure_rankings(passage_set.relevant, rankings)
    plain = Bm25Asker(sources)
    against = {
        BM25: {question.id: plain.search(question.text, DEPTH) for question in questions},
        ABSTAIN: {},
    }
    baseline_scores = {n: measure_rankings(passage_set.relevant, r) for n, r in against.items()}
    return tuple(
        QuestionResult(
            set_name=passage_set.name,
            question=question,
            group=passage_set.relevant[question.id][0],
            faults=() if scores[question.id][Measure.SUCCESS_10] else (NOT_FOUND,),
            scores=scores[question.id],
            baselines={name: of[question.id] for name, of in baseline_scores.items()},
            latency_ms=latencies[question.id],
            ranking=rankings[question.id],
            relevant=passage_set.relevant[question.id],
        )
        for question in questions
    )


NOT_FOUND = f"intet rigtigt afsnit blandt de {DEPTH} første fund"


def _converse(question_set: QuestionSet, asker: Asker, tick: Tick) -> tuple[Outcome, ...]:
    """Ask every question after the turns before it.

    The first is asked once before the clock runs, so that no question pays for a cold start.
    """
    _ask(question_set.questions[0], asker, ())
    outcomes: list[Outcome] = []
    for conversation in question_set.conversations:
        history: tuple[Exchange, ...] = ()
        for question in conversation:
            outcome = _ask(question, asker, history)
            answer = None if outcome.reply is None else outcome.reply.text
            history = (*history, Exchange(question.text, answer))
            outcomes.append(outcome)
            tick()
    return tuple(outcomes)


def _ask(question: Question, asker: Asker, history: Sequence[Exchange]) -> Outcome:
    reply: Reply | None = None
    failure: str | None = None
    ranking: tuple[str, ...] = ()
    start = perf_counter()
    try:
        reply = asker.ask(question.text, history)
    except FrisvarError as error:
        failure = str(error)
    latency_ms = (perf_counter() - start) * 1000
    try:
        ranking = asker.search(question.standalone, DEPTH)
    except FrisvarError as error:
        failure = failure or str(error)
    return Outcome(
        question=question, reply=reply, failure=failure, latency_ms=latency_ms, ranking=ranking
    )


def _scores(outcomes: Sequence[Outcome], sources: Sources) -> QuestionScores:
    """The measures of each question, by its id: of the answer, and of the ranking where gold is."""
    relevant = {
        outcome.question.id: _relevant(outcome.question, sources)
        for outcome in outcomes
        if outcome.question.answerable and outcome.question.gold_quotes
    }
    of_rankings = measure_rankings(relevant, {o.question.id: o.ranking for o in outcomes})
    return {
        o.question.id: {
            **(
                measure_failure(o.question)
                if o.reply is None
                else measure_reply(o.question, o.reply, sources)
            ),
            **of_rankings.get(o.question.id, {}),
        }
        for o in outcomes
    }


def _faults(outcome: Outcome, sources: Sources) -> tuple[str, ...]:
    if outcome.reply is None:
        return (f"intet svar: {outcome.failure}",)
    return judge(outcome.question, outcome.reply, sources).faults


def _relevant(question: Question, sources: Sources) -> tuple[str, ...]:
    """The passages that hold a part of a gold quote, in reading order."""
    places = [place for places in gold_places(question, sources) for place in places]
    return tuple(passage.id for passage in sources.passages_at(places))


def _group(question: Question, sources: Sources) -> str:
    """The passage of the first gold quote; a question without gold is a group of its own."""
    for places in gold_places(question, sources):
        if passages := sources.passages_at(places[:1]):
            return passages[0].id
    return f"{question.id} (uden facit)"
