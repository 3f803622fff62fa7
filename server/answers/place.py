"""Where it stands: the document, the section and the words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.passage import Passage, PassageKind
from corpus.span import Span
from index.vocabulary import QueryWord
from server.about import is_of_place
from server.answer import AnswerStatus, AnswerType
from server.answers import contact
from server.answers.values import holds_numbers
from server.danish_text import source_name
from server.days import days_in
from server.draft import Draft, mark
from server.evidence import Evidence
from server.matching import text_words
from server.minutes import floor
from server.people import is_byline
from server.question import Question, folded_line
from server.ranking.senses import Sense, senses_asked
from server.sources import Sources
from server.totals import statuses_in
from server.understanding import is_held, is_strange

SURE = 0.3  # how likely a sentence must say it
FAINT = 0.2  # the same for the likeliest of all, where nothing asked of is strange
HEADED = 0.45  # how much of it a heading must hold
HEADING_SHARE = 0.6  # of what a heading holds, beside the chance of a sentence
TELLING = 0.6  # how much must hang on a word that no document holds
CLOSE = 0.03
STATUS_SHARE = 0.2  # what it counts that a sentence tells of what became of trials, as is asked
NAME_SHARE = 0.1  # what a sentence gains that holds the names of a question itself
SIGN_SHARE = 0.25  # what it gains where it denies as the question does
SHOWN = 3
_PASTED = re.compile(r"[»”“\"„](?P<words>[^»«”“\"„]{3,})[«”“\"]")
_CONTACT = re.compile(r"\b\w*kontakt\w*")
_DENIES = re.compile(r"\b(?:ikke|ingen|intet|aldrig|hverken)\b", re.IGNORECASE)
_CLAUSES = re.compile(r"[,;:]\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place: `provision` is the section of an act, `section` the headings above.

    `speaker` is who has the floor there, in minutes.
    """

    source: str
    provision: str
    speaker: str
    section: str
    sentence: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """What templates/answers/place.txt shows; `denies` where it says the opposite."""

    places: tuple[Place, ...]
    denies: bool


def propose(question: Question, sources: Sources) -> Draft | None:
    """The place that says it, or the places where several documents do."""
    if pasted := _pasted(question, sources):
        return _draft(pasted, "ordene står der, ord for ord")
    words = _said_words(question)
    if question.missing or not words:
        return None
    found = _found(words, question, sources)
    if not found:
        return _of_contact(question, sources)
    best = found[0]
    equal = [
        e for e in found if e.chance >= best.chance - CLOSE and e.coverage >= best.coverage - CLOSE
    ]
    denies = denied(best.text, question, sources)
    places = [_place(e, sources) for e in equal[: 1 if denies else SHOWN]]
    return _draft(places, f"sætningen dækker {best.coverage:.2f} af spørgsmålet", denies=denies)


def _of_contact(question: Question, sources: Sources) -> Draft | None:
    """Where the contact stands that a question speaks of (»pressekontakten«)."""
    if not _CONTACT.search(folded_line(question)):
        return None
    places = [
        place_at(c.passage, c.span, c.text, sources)
        for c in contact.contacts_of(question, sources)[:SHOWN]
    ]
    return _draft(places, "kontaktlinjerne i dokumentet") if places else None


def _draft(places: Sequence[Place], why: str, *, denies: bool = False) -> Draft:
    return Draft(
        type=AnswerType.CITATION,
        status=AnswerStatus.PARTIAL if denies else AnswerStatus.ANSWERED,
        template="place",
        view=PlaceView(places=tuple(places), denies=denies),
        why=why,
    )


def _pasted(question: Question, sources: Sources) -> list[Place]:
    """The places where words stand that the question quotes, word for word."""
    return [
        place_at(c.passage, c.span, c.cited_text, sources)
        for quoted in _PASTED.finditer(question.text)
        if len(quoted["words"].split()) > 1
        for c in sources.quotes.find(quoted["words"])[:SHOWN]
    ]


def _said_words(question: Question) -> tuple[QueryWord, ...]:
    """The words of what stands there: those after the first »at«, without words of standing."""
    telling = [
        w
        for w in question.words
        if not w.token.is_stop
        and not is_of_place(w.token.folded)
        and (is_held(w) or w.telling >= TELLING)
    ]
    after = question.text.find(" at ")
    inside = [w for w in telling if w.token.start > after]
    return tuple(inside if after >= 0 and inside else telling)


def _said(question: Question) -> str:
    """What is asked for after the first »at«; the whole question where there is none."""
    return question.text.partition(" at ")[2] or question.text


def _found(words: Sequence[QueryWord], question: Question, sources: Sources) -> list[Evidence]:
    """The sentences and headings that say enough of it, best first."""
    asked = replace(question, words=tuple(words), text=_said(question))
    matcher = sources.understanding.linker.matcher
    headings = [
        p for p in sources.headings if matcher.coverage(words, text_words(p.text)) >= HEADED
    ]
    above = sources.evidence.sentences(words, among=headings)
    found = [
        *sources.sentences(asked),
        *(replace(e, chance=HEADING_SHARE * e.score) for e in above),
    ]
    dated = _of_dates(question, sources)
    names = [w for w in words if w.token.surface[0].isupper() and w.token.start > 0]
    named = {
        (e.document.id, e.span): sum(_holds(w, e, sources) for w in names) / max(1, len(names))
        for e in found
    }
    denies = _DENIES.search(asked.text) is not None
    weighed = {
        (e.document.id, e.span): round(
            e.chance
            + STATUS_SHARE * _told_as_asked(question, e)
            + SIGN_SHARE * (denies and _DENIES.search(e.text) is not None),
            6,
        )
        for e in found
    }
    fitting = sorted(
        (
            e
            for e in found
            if weighed[e.document.id, e.span] >= FAINT
            and holds_numbers(asked, e)
            and (not dated or e.document.id in dated)
        ),
        key=lambda e: (
            -round(weighed[e.document.id, e.span] + NAME_SHARE * named[e.document.id, e.span], 6),
            e.document.id,
            e.span,
        ),
    )
    pointed = {d.id for d in question.documents}
    # A document that is named is where it is looked for, and its title no place in it.
    inside = [e for e in fitting if e.document.id in pointed and e.text != e.document.title]
    fitting = inside or fitting
    sure = [e for e in fitting if weighed[e.document.id, e.span] >= SURE]
    if any(_told_as_asked(question, e) > 0 for e in sure):
        sure = [e for e in sure if _told_as_asked(question, e) >= 0]
    return sure if sure or any(is_strange(w) for w in words) else fitting[:1]


def _told_as_asked(question: Question, evidence: Evidence) -> int:
    """1 for a sentence of what became of trials, as is asked; -1 if it tells something else."""
    if Sense.CONSENT in senses_asked(folded_line(question)):
        return 0  # what is still to be agreed to is no decision
    told = statuses_in(evidence.text) if question.statuses else frozenset()
    return (1 if told & question.statuses else -1) if told else 0


def _holds(word: QueryWord, evidence: Evidence, sources: Sources) -> bool:
    return sources.understanding.linker.matcher.match(word, text_words(evidence.text)) > 0


def _of_dates(question: Question, sources: Sources) -> frozenset[str]:
    """The documents of the days that the question names, if any bears them."""
    days = days_in(question.text)
    return frozenset(
        d.id
        for d in sources.collection.documents
        if days and d.provenance.published and all(x.holds(d.provenance.published) for x in days)
    )


def denied(text: str, question: Question, sources: Sources) -> bool:
    """Whether a text says with a »not« what the question says that stands there.

    It is the clause that holds most of it that must.
    """
    if " at " not in question.text or question.negated:
        return False
    words = _said_words(question)
    matcher = sources.understanding.linker.matcher
    clauses = _CLAUSES.split(text)
    held = max(clauses, key=lambda c: matcher.coverage(words, text_words(c)))
    return _DENIES.search(held) is not None


def _place(evidence: Evidence, sources: Sources) -> Place:
    contact_line = evidence.passage.kind is PassageKind.CONTACT
    text = " ".join(evidence.text.split()) if contact_line else evidence.text
    return place_at(evidence.passage, evidence.span, text, sources)


def place_at(passage: Passage, span: Span, sentence: str, sources: Sources) -> Place:
    """The place of some words of a passage, told as people name it."""
    return Place(
        source=source_name(sources.collection.document(passage.document_id)),
        provision=sources.collection.provision_of(passage, span.start),
        speaker=_speaker_over(passage, sources),
        section=section_of(passage, sources),
        sentence=sentence,
        mark=mark(passage.document_id, span),
    )


def _speaker_over(passage: Passage, sources: Sources) -> str:
    """Who has the floor in a passage of minutes; empty in any other."""
    above = [sources.collection.passage(i) for i in passage.section_ids[-1:]]
    return next((p.text.strip().rstrip(":") for p in above if floor(p.text)), "")


def section_of(passage: Passage, sources: Sources) -> str:
    """The headings above a passage; a byline is none, nor a line that gives somebody the floor."""
    above = [sources.collection.passage(i) for i in passage.section_ids]
    return " › ".join(p.text for p in above if not is_byline(p) and floor(p.text) is None)
