"""What somebody said, word for word or as the writer tells it, and who said it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.sentences import sentence_spans
from corpus.span import Span
from index.danish import analyse
from index.vocabulary import QueryWord
from server.about import asks_for_words, is_of_document, is_of_speech
from server.answer import AnswerStatus, AnswerType
from server.draft import Draft, mark
from server.evidence import Evidence
from server.linking import named_in
from server.matching import text_words
from server.people import Person
from server.pointing import point_out
from server.question import Asked, Question, folded_line
from server.sources import Sources
from server.understanding import is_held

TOPIC = 0.34  # how much of the topic a sentence must hold that a named person says
SPOKEN = 0.45  # the same where nobody is named
ALIKE = 0.5  # likeness in meaning that stands in for it where nothing weighty is missed
TELLING = 0.6  # how much must hang on a word of the topic that no document holds
WEIGHTY = 0.5  # what a word weighs that may not be missing then
_PASTED = re.compile(r"[»”“\"„](?P<words>[^»«”“\"„]{6,})[«”“\"]")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """One quotation of those that a person said; `reported` where the writer tells of it."""

    name: str
    role: str | None
    party: str | None
    introduction_mark: str
    words: str
    words_mark: str
    speaker_first: bool
    reported: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotesView:
    """What templates/answers/quotes.txt shows."""

    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a person says, a sentence or all, and how well it fits what was asked."""

    person: Person
    span: Span
    fit: float
    reported: bool = False


def by_named(question: Question, sources: Sources) -> Draft | None:
    """The words of a person that a question names, though it does not ask for a quotation."""
    return propose(question, sources) if question.people and question.topic else None


def propose(question: Question, sources: Sources) -> Draft | None:
    """The words, when the question asks for somebody's and the sources tell them."""
    found = said_in(question, sources)
    if not found:
        return None
    speaker_first = question.asked in {Asked.SPEAKER, Asked.PERSON}
    quotes = tuple(view(s, sources, speaker_first=speaker_first) for s in found)
    return Draft(
        type=AnswerType.QUOTE,
        status=AnswerStatus.ANSWERED,
        template="quotes",
        view=QuotesView(quotes=quotes),
        why="citeret efter kilden",
    )


def said_in(question: Question, sources: Sources) -> tuple[Said, ...]:
    """What the people asked of say to the topic, best first those that say it equally well."""
    if question.missing:
        return ()
    everybody = tuple(p for p in sources.understanding.linker.people if p.words or p.reported)
    if pasted := _pasted(question, everybody, sources):
        return pasted
    speakers = tuple(p for p in question.people if p.words or p.reported)
    if question.people and not speakers:
        return ()
    named = bool(speakers)
    by_name = any(named_in(p, question.words) for p in speakers)
    topic = _topic(question, speakers)
    speaks = question.asked is Asked.SPEAKER or asks_for_words(folded_line(question))
    if not named and not speaks:
        return ()
    pointed = point_out(question, sources)
    ids = {d.id for d in pointed.documents}
    told = pointed.told and not by_name
    chosen = [p for p in speakers or everybody if not told or p.passage.document_id in ids]
    if not topic:
        few = named or len({p.name for p in chosen}) == 1
        return tuple(_all_of(p) for p in chosen if p.words) if few else ()
    best = _best([s for p in chosen for s in _said(p, topic, sources, named=named)])
    if best or by_name or not speaks:
        return best
    inside = [p for p in chosen if p.passage.document_id in ids and p.words]
    alone = len({p.name for p in inside}) == 1 and (pointed.told or pointed.described)
    return tuple(_all_of(p) for p in inside) if alone else ()


def _pasted(question: Question, people: Sequence[Person], sources: Sources) -> tuple[Said, ...]:
    """The sentences in which words stand that the question quotes, and who says them."""
    for quoted in _PASTED.finditer(question.text):
        for place in sources.quotes.find(quoted["words"]):
            for person in people:
                if (
                    person.words is not None
                    and person.passage.document_id == place.document.id
                    and person.words.start <= place.span.start < person.words.end
                ):
                    text = place.document.text
                    sentence = next(
                        s for s in sentences_of(person.words, text) if place.span.start < s.end
                    )
                    return (Said(person=person, span=sentence, fit=1.0),)
    return ()


def _topic(question: Question, speakers: tuple[Person, ...]) -> tuple[QueryWord, ...]:
    """The words of the question about what was said: no names, roles or words of saying.

    A word that no document holds, and that little hangs on, says nothing of the topic either.
    """
    own = {
        x
        for p in speakers
        for t in analyse(f"{p.name} {p.role or ''} {p.party or ''}")
        for x in (t.stem, *t.parts)
    }
    return tuple(
        w
        for w in question.topic
        if w.token.stem not in own
        and not (w.token.parts and set(w.token.parts) <= own)
        and not is_of_speech(w.token.folded)
        and not is_of_document(w.token.folded)
        and not w.token.folded.isdigit()
        and (is_held(w) or w.telling >= TELLING)
    )


def _said(
    person: Person, topic: tuple[QueryWord, ...], sources: Sources, *, named: bool
) -> list[Said]:
    """The sentences of a person's words that hold the topic, or mean much the same."""
    document = sources.collection.document(person.passage.document_id)
    matcher = sources.understanding.linker.matcher
    inside = person.words or person.reported
    assert inside is not None, "only people who say something are asked"
    evidence = {e.span: e for e in sources.evidence.sentences(topic, among=(person.passage,))}
    found: list[Said] = []
    for span in sentences_of(inside, document.text):
        coverage = matcher.coverage(topic, text_words(span.of(document.text)))
        near = _evidence_of(span, tuple(evidence.values()))
        alike = near is not None and near.similarity >= ALIKE and near.missed < WEIGHTY
        if coverage >= (TOPIC if named else SPOKEN) or (named and alike):
            fit = round(coverage + (0.3 * near.similarity if near else 0.0), 4)
            found.append(Said(person=person, span=span, fit=fit, reported=person.words is None))
    return found


def _evidence_of(span: Span, found: Sequence[Evidence]) -> Evidence | None:
    return next((e for e in found if e.span.start < span.end and span.start < e.span.end), None)


def sentences_of(words: Span, text: str) -> list[Span]:
    """The sentences of somebody's words, as spans of the document's text."""
    """The places of the sentences of what somebody says, in the document with this text."""
    return [s.shifted(words.start) for s in sentence_spans(words.of(text))]


def _all_of(person: Person) -> Said:
    span = person.words or person.reported
    assert span is not None, "only people who say something are asked"
    return Said(person=person, span=span, fit=0.0, reported=person.words is None)


def _best(found: list[Said]) -> tuple[Said, ...]:
    if not found:
        return ()
    top = max(s.fit for s in found)
    return tuple(s for s in found if s.fit >= top - 0.05)


def view(said: Said, sources: Sources, *, speaker_first: bool) -> QuoteView:
    """The quotation; one citation for words and speaker where they stand in one passage."""
    person = said.person
    document = sources.collection.document(person.passage.document_id)
    whole = Span(said.span.start, max(said.span.end, person.introduction.end))
    passage = person.passage.span
    together = passage.start <= person.introduction.start < passage.end and (
        whole.start <= person.introduction.start
    )
    return QuoteView(
        name=person.name,
        role=person.role,
        party=person.party,
        introduction_mark=mark(document.id, whole if together else person.introduction),
        words=said.span.of(document.text).rstrip(","),
        words_mark=mark(document.id, whole if together else said.span),
        speaker_first=speaker_first,
        reported=said.reported,
    )
