"""Questions that take for granted what the sources contradict: the answer corrects and shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.status import TrialStatus
from corpus.trial import Trial
from index.danish import Token, fold_word, stem
from server import wording
from server.about import asks_whether_said
from server.answer import AnswerStatus, AnswerType
from server.answers import quote, status
from server.decisions import DECISIONS, YES_STATUSES
from server.draft import Draft, mark
from server.extract import ValueKind, find_values, number_value
from server.linking import MINISTER, named_in
from server.matching import TextWords, text_words
from server.people import Person
from server.question import Asked, Question, folded_line
from server.sources import Sources, evidence_mark

CONTRADICTING = 0.3  # how likely a sentence must answer that corrects
_SOME = re.compile(r"\b(?:udvalgte|en række|nogle|visse|enkelte|en del af)\b", re.IGNORECASE)
_RUNS = re.compile(
    r"\b(?:i gang|starter|begynder|startede|begyndte|koerer|gaelder|traeder i kraft|indfoert|"
    r"gennemfoert)\b"
)


def decision(question: Question, sources: Sources) -> Draft | None:
    """A correction, when a question about one trial presumes a decision that was not made."""
    if question.asked not in {Asked.REASON, Asked.TIME, Asked.DURATION, Asked.PERSON}:
        return None
    links = status.linked(question, status.LIKELY)
    if len(links) != 1:
        return None
    trial = links[0].trial
    if not is_contradicted(question, trial):
        return None
    return status.single(question, sources, trial, corrects=True)


def is_contradicted(question: Question, trial: Trial) -> bool:
    """Whether a question presumes a decision about a trial that was not made."""
    presumed = _presumed(question)
    return (
        bool(presumed)
        and presumed <= DECISIONS
        and trial.status not in presumed
        and trial.status is not TrialStatus.UNKNOWN
    )


def _presumed(question: Question) -> frozenset[TrialStatus]:
    """The statuses under which the question makes sense; empty where it presumes none."""
    if question.statuses:
        return question.statuses
    return YES_STATUSES if _RUNS.search(folded_line(question)) else frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleView:
    """What templates/answers/role.txt shows."""

    name: str
    role: str
    party: str | None
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionView:
    """What templates/answers/contradiction.txt shows."""

    sentence: str
    mark: str
    no: bool


def role(question: Question, sources: Sources) -> Draft | None:
    """A correction, when a question gives a person another office or party than the source does."""
    person = question.people[0] if question.people else None
    if person is None or person.role is None or not named_in(person, question.words):
        return None
    if not misnamed(person, question):
        return None
    view = RoleView(
        name=person.name,
        role=person.role,
        party=person.party,
        mark=mark(person.passage.document_id, person.introduction),
    )
    return Draft(
        type=AnswerType.FACT,
        status=AnswerStatus.PARTIAL,
        template="role",
        view=view,
        why="kilden giver personen et andet embede eller parti",
    )


def misnamed(person: Person, question: Question) -> bool:
    """Whether a question gives a person another office or party than the source does."""
    own = text_words(person.role or "")
    offices = [w for w in question.words if MINISTER in w.token.folded]
    parties = {
        short
        for name, short in wording.PARTIES.items()
        if re.search(rf"\b{name}\b", folded_line(question))
    }
    party_differs = bool(parties) and person.party is not None and person.party not in parties
    return party_differs or any(not _is_of(w.token, own) for w in offices)


def _is_of(office: Token, own: TextWords) -> bool:
    """Whether an office is the printed one, or a shorter name for it."""
    parts = set(office.parts) or {office.stem}
    return office.stem in own.stems or parts <= own.stems | own.parts


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerView:
    """What templates/answers/speaker.txt shows."""

    yes: bool
    name: str
    role: str
    party: str | None
    introduction_mark: str
    words: str
    words_mark: str


def speaker(question: Question, sources: Sources) -> Draft | None:
    """Yes or no, when a question asks whether a named person said something that somebody did."""
    named = [p for p in question.people if named_in(p, question.words)]
    if (
        question.asked is not Asked.POLAR
        or not named
        or not asks_whether_said(folded_line(question))
    ):
        return None
    names = {t.stem for p in named for t in p.name_tokens}
    topic = tuple(w for w in question.topic if w.token.stem not in names)
    everybody = replace(question, people=(), topic=topic, asked=Asked.SPEAKER)
    found = quote.said_in(everybody, sources)
    if len({s.person.name for s in found}) != 1:
        return None
    said = found[0]
    document_id = said.person.passage.document_id
    yes = said.person.name in {p.name for p in named}
    text = sources.collection.document(document_id).text
    view = SpeakerView(
        yes=yes,
        name=said.person.name,
        role=said.person.role or "",
        party=said.person.party,
        introduction_mark=mark(document_id, said.person.introduction),
        words=said.span.of(text).rstrip(","),
        words_mark=mark(document_id, said.span),
    )
    return Draft(
        type=AnswerType.YESNO,
        status=AnswerStatus.ANSWERED,
        template="speaker",
        view=view,
        why="kilden siger, hvis ord det er",
    )


def values(question: Question, sources: Sources) -> Draft | None:
    """A correction, when the sentence that answers differs in what the question presumes.

    It differs by another span of time, or by speaking of some where all are presumed.
    """
    if question.asked not in {Asked.REASON, Asked.POLAR} or question.missing:
        return None
    sentences = sources.sentences(question)
    for evidence in sentences[:3]:
        if evidence.chance < CONTRADICTING:
            continue
        if contradicts(evidence.text, question):
            view = ContradictionView(
                sentence=evidence.text,
                mark=evidence_mark(evidence),
                no=question.asked is Asked.POLAR,
            )
            return Draft(
                type=AnswerType.YESNO if view.no else AnswerType.FACT,
                status=AnswerStatus.ANSWERED if view.no else AnswerStatus.PARTIAL,
                template="contradiction",
                view=view,
                why="spørgsmålet forudsætter noget andet, end sætningen siger",
            )
    return None


def contradicts(sentence: str, question: Question) -> bool:
    """Whether a sentence gives another span of time, or speaks of some where all are presumed."""
    some = (
        wording.ALL.search(folded_line(question)) is not None and _SOME.search(sentence) is not None
    )
    return some or _differs(question.text, sentence)


def _differs(asked: str, told: str) -> bool:
    """Whether two texts give the same unit of time in other numbers."""
    presumed, stated = _durations(asked), _durations(told)
    shared = presumed.keys() & stated.keys()
    return any(not presumed[unit] & stated[unit] for unit in shared)


def _durations(text: str) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for value in find_values(text, ValueKind.DURATION):
        number, unit = value.text.split()
        count = 1 if fold_word(number) in {"et", "en"} else number_value(number)
        if count is not None:
            found.setdefault(stem(fold_word(unit)), set()).add(count)
    return found
