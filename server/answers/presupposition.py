"""Questions that take for granted what the sources contradict: the answer corrects and shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.status import TrialStatus
from corpus.trial import Trial
from index.danish import Token, folded_text
from server import assertion, wording
from server.about import asks_whether_said
from server.answer import AnswerStatus, AnswerType
from server.answers import quote, status
from server.decisions import DECISIONS, YES_STATUSES, find_mentions
from server.draft import Draft, mark
from server.linking import MINISTER, named_in
from server.matching import TextWords, context_words, text_words
from server.other_values import spans_differ
from server.parties import parties_in
from server.people import Person
from server.question import Asked, Question, folded_line
from server.sources import Sources, evidence_mark

CONTRADICTING = 0.12  # how likely a sentence must answer that corrects
WIDTH = 3  # sentences looked at
_PRESUMING = frozenset({Asked.REASON, Asked.TIME, Asked.DURATION, Asked.PERSON, Asked.AMOUNT})
# What is said beside the question: a clause of its own, or a participle before its noun.
_CLAUSE = re.compile(r"(?<!\bnu)[,;.!?–]+\s+", re.IGNORECASE)
_PREMISE = re.compile(
    r"^(?:(?:men|og|jo) )?(?:nu|eftersom|efter at|siden|da|naar nu|selv om|fordi)\b.*"
    rf"|\b(?:det|den) (?:\w+ )?(?:afviste|godkendte|imoedekom\w+) {wording.TRIAL}\b"
)
# »Hvilken del af ansøgningen blev imødekommet?«
_PART_OF = re.compile(r"^(?:og |men )?hvilken? (?:del|dele|halvdel) (?:af|i)\b")
# What comes of a trial comes only of one that was held.
_FRUIT = re.compile(
    r"\b(?:kom|kommet) (?:\w+ )?ud af\b|\bresultater\b|\bfik (?:man|de|i) ud af\b|\bresultat fik\b"
)
# What a trial has come to that leaves no room for another decision.
_DECIDED = DECISIONS | {TrialStatus.WITHDRAWN, TrialStatus.PENDING}
_RUNS = re.compile(
    r"\b(?:i gang|starter|begynder|startede|begyndte|koerer|gaelder|traeder i kraft|indfoert|"
    r"gennemfoert)\b"
)


def decision(question: Question, sources: Sources) -> Draft | None:
    """A correction, when a question about one trial takes for granted what was not decided."""
    if not _presumed(question):
        return None
    links = status.linked(question, status.LIKELY)
    if len(links) != 1:
        return None
    trial = links[0].trial
    if not is_contradicted(question, trial):
        return None
    return status.single(question, sources, trial, corrects=True)


def is_contradicted(question: Question, trial: Trial) -> bool:
    """Whether a question takes for granted what was not decided about a trial."""
    presumed = _presumed(question)
    return (
        bool(presumed)
        and presumed <= DECISIONS
        and trial.status in _DECIDED
        and trial.status not in presumed
    )


def _presumed(question: Question) -> frozenset[TrialStatus]:
    """The statuses under which the question makes sense; empty where it presumes none.

    A yes-or-no question, and one for the decision itself, presumes only what it says beside what it
    asks: »nu hvor det er godkendt«, »det afviste forsøg«.
    """
    line = folded_line(question)
    if question.asked in _PRESUMING and question.statuses:
        return question.statuses
    if question.statuses and _PART_OF.search(line):
        return question.statuses
    clauses = (folded_text(c) for c in _CLAUSE.split(question.text))
    premises = [p[0] for clause in clauses for p in _PREMISE.finditer(clause)]
    said = [m.statuses for p in premises for m in find_mentions(p) if m.statuses <= DECISIONS]
    if said:
        return frozenset().union(*said)
    runs = question.asked in _PRESUMING and _RUNS.search(line)
    asks_fruit = question.asked is not Asked.POLAR and _FRUIT.search(line)
    return YES_STATUSES if runs or asks_fruit else frozenset()


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
    parties = parties_in(folded_line(question))
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


_ASSUMING = frozenset({
    Asked.REASON, Asked.COUNT, Asked.AMOUNT, Asked.DURATION, Asked.TIME, Asked.THING, Asked.OUTCOME,
    Asked.GIST, Asked.PLACE,
})  # fmt: skip


def values(question: Question, sources: Sources) -> Draft | None:
    """A correction, when the sentence that answers denies what the question takes for granted."""
    if question.asked not in _ASSUMING or question.missing:
        return None
    for evidence in sources.sentences(question)[:WIDTH]:
        if evidence.chance < CONTRADICTING:
            continue
        around = context_words(evidence.document, evidence.passage)
        if contradicts(evidence.text, question, sources, around):
            return Draft(
                type=AnswerType.FACT,
                status=AnswerStatus.PARTIAL,
                template="contradiction",
                view=ContradictionView(sentence=evidence.text, mark=evidence_mark(evidence)),
                why="spørgsmålet forudsætter noget andet, end sætningen siger",
            )
    return None


_EVENT = frozenset({Asked.PLACE, Asked.TIME, Asked.DURATION})


def contradicts(
    sentence: str, question: Question, sources: Sources, around: TextWords | None = None
) -> bool:
    """Whether a sentence denies what a question takes for granted, or a reason's span of time."""
    matcher = sources.understanding.linker.matcher
    other_span = question.asked is Asked.REASON and spans_differ(question.text, sentence)
    if question.asked in _EVENT and assertion.denies_event(question, sentence, matcher, around):
        return True
    return other_span or assertion.contradicts(question, sentence, matcher, around)
