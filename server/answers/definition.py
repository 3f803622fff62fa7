"""What or who something is, and what a number stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.danish import analyse
from server.answer import AnswerStatus, AnswerType
from server.answers import abstain
from server.answers.fact import sentence_draft
from server.danish_text import source_name
from server.draft import Draft, mark
from server.evidence import Evidence
from server.people import Person
from server.question import Asked, Question
from server.sources import Sources, evidence_mark

_DEFINES = re.compile(
    r"\b(?:er (?:en|et|den|det)|betyder|dækker over|står for|forstås|defineres|vil sige|dvs\.|"
    r"altså)\b",
    re.IGNORECASE,
)
SURE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """What templates/answers/person.txt shows."""

    name: str
    role: str
    party: str | None
    mark: str
    asks_party: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """One place where a number stands."""

    source: str
    sentence: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberView:
    """What templates/answers/number_meaning.txt shows."""

    number: int
    meanings: tuple[Meaning, ...]


def person(question: Question, sources: Sources) -> Draft | None:
    """Who a named person is, or who holds a named role."""
    people = question.people
    if not people or question.missing:
        return None
    asks_party = "parti" in (question.noun or "")
    found = next((p for p in people if _speaks_then(p, question, sources)), None)
    if found is None:
        return abstain.draft(question, sources)
    if asks_party and not found.party:
        return abstain.draft(question, sources)
    if not found.role or not _asks_who(question) or not _only_about(question, found):
        return None
    view = PersonView(
        name=found.name,
        role=found.role,
        party=found.party,
        mark=mark(found.passage.document_id, found.introduction),
        asks_party=asks_party,
    )
    return Draft(
        type=AnswerType.FACT,
        status=AnswerStatus.ANSWERED,
        template="person",
        view=view,
        why="navn og titel, som kilden skriver dem",
    )


def _speaks_then(found: Person, question: Question, sources: Sources) -> bool:
    """Whether a person's document can tell of the years asked for."""
    published = sources.collection.document(found.passage.document_id).provenance.published
    return not question.years or (published is not None and published.year in question.years)


def _asks_who(question: Question) -> bool:
    """Whether the question is who somebody is, and not what they did or said."""
    noun = question.noun or ""
    words = {w.token.folded for w in question.words}
    return (
        question.asked in {Asked.PERSON, Asked.DEFINITION}
        or noun.startswith(("parti", "minist", "titel"))
        or bool(words & {"titel", "rolle", "stilling", "hvem", "parti"})
    )


def _only_about(question: Question, found: Person) -> bool:
    """Whether nothing but the person, their role, or their party is asked of."""
    own = {
        x
        for t in analyse(
            f"{found.name} {found.role} parti titel minister medlem {found.party or ''}"
        )
        for x in (t.stem, t.folded, *t.parts)
    }
    rest = [
        w
        for w in question.topic
        if w.token.stem not in own
        and not (set(w.token.parts) & own)
        and not any(term in own for term, _ in w.matches)
    ]
    return len(rest) <= 1


def number_meaning(question: Question, sources: Sources) -> Draft | None:
    """Each sentence that holds the number, with its source."""
    if question.asked is not Asked.NUMBER_MEANING or not question.numbers:
        return None
    number = max(question.numbers)
    found: list[Evidence] = []
    for evidence in sources.sentences(question):
        stems = {t.stem for t in analyse(evidence.text)}
        if str(number) in stems and not any(evidence.span == e.span for e in found):
            found.append(evidence)
    if not found:
        return None
    found.sort(key=lambda e: (e.document.id, e.span))
    meanings = tuple(
        Meaning(source=source_name(e.document), sentence=e.text, mark=evidence_mark(e))
        for e in found[:6]
    )
    return Draft(
        type=AnswerType.DEFINITION,
        status=AnswerStatus.ANSWERED,
        template="number_meaning",
        view=NumberView(number=number, meanings=meanings),
        why="alle steder, hvor tallet står",
    )


def defining_sentence(question: Question, sources: Sources) -> Draft | None:
    """The sentence that says what a term means; a sentence that merely uses the term does not."""
    if question.missing:
        return None
    for evidence in sources.sentences(question)[:3]:
        if evidence.score >= SURE and _DEFINES.search(evidence.text):
            return sentence_draft(evidence)
    return None
