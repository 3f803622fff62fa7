"""Questions that take a wrong number of things for granted: »de 60 ansøgninger«, »alle 12 skoler«.

The number is wrong where no sentence about such things tells it, and it is no count of trials; the
answer is the sentence that tells how many there are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.document import Document
from corpus.number_words import NUMBER_WORDS, number_of
from corpus.status import TrialStatus
from corpus.trial import Trial
from index.danish import analyse, folded_text, stem
from server import wording
from server.answer import AnswerStatus, AnswerType
from server.answers import premise
from server.answers.presupposition import ContradictionView
from server.decisions import find_mentions
from server.draft import Draft, mark
from server.extract import counting_numbers, number_value
from server.question import Asked, Question
from server.sources import Sources, evidence_mark
from server.totals import Total

WIDTH = 6  # sentences looked at
MISSED = 0.5  # what a word may weigh that neither such a sentence nor what is around it holds
REACH = 3  # words behind a number among which the things stand that it counts

_N = rf"(?P<n>\d{{1,6}}|{'|'.join(NUMBER_WORDS)})"
_ALL_OF = r"\b(?:de|alle(?: de)?|samtlige(?: de)?|disse|the|all(?: the)?)"
_THINGS = rf"(?P<things>\w+(?: \w+){{0,{REACH - 1}}})"
_DEFINITE = re.compile(rf"{_ALL_OF} {_N} {_THINGS}")
# »Der kom 60 ansøgninger – hvor mange af de 60 fik nej?«
_SAID_AGAIN = re.compile(rf"\b{_N} {_THINGS}\b.*{_ALL_OF} (?P=n)\b")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_TRIAL = re.compile(rf"{wording.TRIAL}\Z")
# What is counted of a question's own frame: rounds, spans of time, the networks that trials are in.
_FRAME = re.compile(
    r"(?:runder?|aar|maaned\w*|uger?|dage?|timer?|gange?|artik\w+|kilder?|dokument\w*|\w*netvaerk\w*)\Z"
)
# What is asked beside a number, and not whether it is right.
_BESIDE = frozenset({Asked.POLAR, Asked.NUMBER_MEANING, Asked.SMALLTALK, Asked.SERVICE})


@dataclass(frozen=True, slots=True)
class _Presumed:
    """The number that a question gives, and the words behind it, of what it counts."""

    number: int
    things: tuple[str, ...]

    @property
    def of_trials(self) -> bool:
        return any(_TRIAL.match(word) for word in self.things)


def propose(question: Question, sources: Sources) -> Draft | None:
    """The sentence that tells how many there are, where a question gives another number of them."""
    presumed = _presumed(question)
    if presumed is None or question.missing:
        return None
    if (counted := premise.propose(question, sources)) is not None:
        return counted
    if presumed.of_trials:
        best = next(iter(_stated(presumed, question, sources)), None)
        if best is None or _is_known(presumed.number, question, sources):
            return None
        return _draft(best.sentence.of(best.document.text), mark(best.document.id, best.sentence))
    for evidence in sources.sentences(question)[:WIDTH]:
        if presumed.number in _numbers(evidence.document.text):
            return None
        if evidence.missed <= MISSED and _counts_things(evidence.text, presumed.things):
            return _draft(evidence.text, evidence_mark(evidence))
    return None


def denies(sentence: str, document: Document, question: Question, sources: Sources) -> bool:
    """Whether a sentence tells another number of the things of which a question gives one."""
    presumed = _presumed(question)
    if presumed is None:
        return False
    if presumed.of_trials:
        stated = _stated(presumed, question, sources)
        told = any(t.sentence.of(t.document.text) == sentence for t in stated)
        return told and not _is_known(presumed.number, question, sources)
    return presumed.number not in _numbers(document.text) and _counts_things(
        sentence, presumed.things
    )


def _presumed(question: Question) -> _Presumed | None:
    text = folded_text(question.text)
    found = _SAID_AGAIN.search(text) or _DEFINITE.search(text)
    if question.asked in _BESIDE or found is None or _YEAR.fullmatch(found["n"]):
        return None
    things = tuple(found["things"].split())
    return (
        None
        if any(_FRAME.match(word) for word in things)
        else _Presumed(number_of(found["n"]), things)
    )


def _stated(presumed: _Presumed, question: Question, sources: Sources) -> list[Total]:
    """What the texts say of how many such trials, of the round and the document asked about.

    Where no status is named, and no round, a number of all is meant.
    """
    noun = next(i for i, word in enumerate(presumed.things) if _TRIAL.match(word))
    mentions = find_mentions(" ".join(presumed.things[:noun]))
    statuses = mentions[0].statuses if mentions else frozenset[TrialStatus]()
    likeliest = next((e.document for e in sources.sentences(question)), None)
    stated = [
        t
        for t in _totals(question, sources)
        if t.document == likeliest
        and statuses <= t.statuses
        and (statuses or question.rounds or not t.statuses)
    ]
    return sorted(stated, key=lambda t: not statuses and bool(t.statuses))


def _totals(question: Question, sources: Sources) -> list[Total]:
    """What the texts say of how many trials, of the rounds that a question names."""
    return [t for t in sources.totals if not question.rounds or t.round in question.rounds]


def _is_known(number: int, question: Question, sources: Sources) -> bool:
    """Whether so many trials are told of, or counted of any status, round and network."""
    told = {t.value for t in _totals(question, sources)}
    trials = sources.collection.trials
    counted = [t for t in trials if not question.rounds or t.round in question.rounds]
    return number in told | _counts(counted)


def _counts(trials: Iterable[Trial]) -> set[int]:
    """How many trials there are of any status, round, document and network, and their meetings."""
    counts = Counter[tuple[object, ...]]()
    for trial in trials:
        for network in (None, *trial.networks):
            for status in (None, *trial.statuses):
                for within in (None, trial.round, trial.record.document_id):
                    counts[network, status, within] += 1
    return {*counts.values()}


def _numbers(text: str) -> frozenset[int | None]:
    return frozenset(number_value(v.text) for v in counting_numbers(text))


def _counts_things(sentence: str, things: Sequence[str]) -> bool:
    """Whether a number in a sentence stands right before one of the things."""
    stems = {stem(word) for word in things}
    numbers = counting_numbers(sentence)
    return any(
        stems & {t.stem for t in analyse(sentence[v.span.end : v.span.end + 60])[:REACH]}
        for v in numbers
    )


def _draft(sentence: str, at: str) -> Draft:
    return Draft(
        type=AnswerType.FACT,
        status=AnswerStatus.PARTIAL,
        template="contradiction",
        view=ContradictionView(sentence=sentence, mark=at),
        why="spørgsmålet forudsætter et andet antal, end sætningen siger",
    )
