"""What a number stands for: every place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.number_words import NUMBER_WORDS
from corpus.passage import Passage, PassageKind
from corpus.sentences import sentence_spans
from corpus.span import Span
from corpus.trial import Trial
from index.danish import analyse, fold_word
from server.answer import AnswerStatus, AnswerType
from server.answers.trial_items import ORDER, headline_marks, implication, verb
from server.danish_text import round_name
from server.draft import Draft, mark
from server.pointing import point_out
from server.question import Asked, Question
from server.sources import Sources

SHOWN = 6
FEW = 4  # telling words of a question that can be asking of a year as a number
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SILENT = frozenset({PassageKind.LINK, PassageKind.DATELINE, PassageKind.CONTACT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """One place where a number stands; `round` is the application round that it counts in."""

    document_id: str
    title: str
    sentence: str
    round: str | None
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A set of trials that the number counts, though no sentence says so: »blev afvist i …«."""

    verb: str
    scope: str
    trials: tuple[Trial, ...]
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberView:
    """What templates/answers/number_meaning.txt shows."""

    number: str
    meanings: tuple[Meaning, ...]
    counted: tuple[Counted, ...]


def propose(question: Question, sources: Sources) -> Draft | None:
    """Each sentence that holds the number, with its source."""
    if question.asked is not Asked.NUMBER_MEANING:
        return None
    number = number_in(question)
    found = meanings(question, number, sources) if number else ()
    counts = counted(question, number, sources) if number else ()
    if not found and not counts:
        return None
    return Draft(
        type=AnswerType.DEFINITION,
        status=AnswerStatus.ANSWERED,
        template="number_meaning",
        view=NumberView(number=number, meanings=found[:SHOWN], counted=counts),
        trials=tuple(t for c in counts for t in c.trials),
        why="alle steder, hvor tallet står",
    )


def number_in(question: Question) -> str:
    """The number asked of: the first that is no year; a year only where little else is said."""
    found = [m[0].strip(".,") for m in _NUMBER.finditer(question.text)]
    found += [
        str(NUMBER_WORDS[w.token.folded])
        for w in question.words
        if w.token.folded in NUMBER_WORDS and not found
    ]
    telling = [n for n in found if not re.fullmatch(r"(?:19|20)\d\d", n)]
    few = len([w for w in question.words if not w.token.is_stop]) <= FEW
    return next(iter(telling or (found if few else [])), "")


def meanings(question: Question, number: str, sources: Sources) -> tuple[Meaning, ...]:
    """The sentences that hold the number, in the documents that the question points out.

    In reading order; the same sentence in one document only once.
    """
    pointed = point_out(question, sources)
    ids = {d.id for d in pointed.documents} if pointed.told and not question.rounds else set()
    found = [
        _meaning(p, s, number, sources)
        for p in sources.retriever.holding({t.stem for t in analyse(number)})
        if not ids or p.document_id in ids
        for s in _holding(p, number)
    ]
    return tuple({(m.document_id, m.sentence): m for m in found}.values())


def counted(question: Question, number: str, sources: Sources) -> tuple[Counted, ...]:
    """The trials of a round and status that the number counts, where no total states it."""
    pointed = point_out(question, sources)
    ids = {d.id for d in pointed.documents} if pointed.told else set()
    found: list[Counted] = []
    for number_of_round in sorted(sources.rounds):
        for status in ORDER:
            trials = tuple(
                t
                for t in sources.collection.trials
                if t.round == number_of_round and t.status is status
            )
            if str(len(trials)) != number or (ids and trials[0].record.document_id not in ids):
                continue
            statuses = frozenset({status})
            stated = any(
                t.value == len(trials) and t.statuses == statuses and t.round == number_of_round
                for t in sources.totals
            )
            marks = "".join(headline_marks(trials)) or _implied_mark(trials, sources)
            if marks and not stated:
                found.append(
                    Counted(
                        verb=verb(statuses),
                        scope=round_name(number_of_round),
                        trials=trials,
                        mark=marks,
                    )
                )
    return tuple(found)


def _implied_mark(trials: Sequence[Trial], sources: Sources) -> str:
    shown = implication(trials, sources)
    return shown.mark if shown else ""


def _holding(passage: Passage, number: str) -> Iterable[Span]:
    """The sentences of a passage that hold the number, in figures or as a word."""
    if passage.kind in _SILENT:
        return
    wanted = {t.stem for t in analyse(number)}
    words = {w for w, value in NUMBER_WORDS.items() if str(value) == number}
    text = passage.text
    if number not in text and not any(w in fold_word(text) for w in words):
        return
    for sentence in sentence_spans(text):
        if wanted & {t.stem for t in analyse(sentence.of(text))}:
            yield sentence.shifted(passage.content.start)


def _meaning(passage: Passage, sentence: Span, number: str, sources: Sources) -> Meaning:
    document = sources.collection.document(passage.document_id)
    rounds = {
        t.round
        for t in sources.totals
        if t.document == document and t.sentence == sentence and str(t.value) == number and t.round
    }
    return Meaning(
        document_id=document.id,
        title=document.title,
        sentence=sentence.of(document.text).rstrip("."),
        round=round_name(rounds.pop()) if len(rounds) == 1 else None,
        mark=mark(document.id, sentence),
    )
