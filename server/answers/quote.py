"""What somebody said, word for word, and who said it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.sentences import sentence_spans
from corpus.span import Span
from index.danish import analyse
from index.vocabulary import QueryWord
from server.answer import AnswerStatus, AnswerType
from server.draft import Draft, mark
from server.matching import text_words
from server.people import Person
from server.question import Asked, Question
from server.sources import Sources

TOPIC = 0.34  # how much of the topic a spoken sentence must hold
SPOKEN = 0.45  # the same where nobody is named


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """One quotation of those that a person said."""

    name: str
    role: str | None
    party: str | None
    introduction_mark: str
    words: str
    words_mark: str
    speaker_first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotesView:
    """What templates/answers/quotes.txt shows."""

    quotes: tuple[QuoteView, ...]


def by_named(question: Question, sources: Sources) -> Draft | None:
    """The words of a person that a question names, though it does not ask for a quotation."""
    return propose(question, sources) if question.people and question.topic else None


def propose(question: Question, sources: Sources) -> Draft | None:
    """The words, when the question asks for somebody's and the sources quote them."""
    named = tuple(p for p in question.people if p.words)
    if question.missing or (question.people and not named):
        return None
    speakers = named or tuple(p for p in sources.understanding.linker.people if p.words)
    topic = _topic(question, speakers)
    found = [
        (person, spans)
        for person in speakers
        if (spans := _said(person, topic, sources, SPOKEN if not named else TOPIC)) is not None
    ]
    if not found or (not named and not topic and question.asked is Asked.QUOTE and len(found) > 3):
        return None
    speaker_first = question.asked is Asked.SPEAKER
    quotes = tuple(
        _view(person, span, sources, speaker_first=speaker_first)
        for person, span in _best(found, topic, sources)
    )
    if not quotes:
        return None
    return Draft(
        type=AnswerType.QUOTE,
        status=AnswerStatus.ANSWERED,
        template="quotes",
        view=QuotesView(quotes=quotes),
        why="citeret efter kilden",
    )


def _topic(question: Question, speakers: tuple[Person, ...]) -> tuple[QueryWord, ...]:
    """The words of the question about what was said: no names, roles or words of saying."""
    own = {
        x
        for p in speakers
        for t in analyse(f"{p.name} {p.role or ''} {p.party or ''}")
        for x in (t.stem, *t.parts)
    }
    saying = {
        "citat",
        "citer",
        "ordret",
        "minist",
        "ministercitat",
        "udtal",
        "men",
        "sig",
        "hel",
        "mening",
        "sagt",
        "fortael",
    }
    return tuple(
        w
        for w in question.topic
        if w.token.stem not in own | saying
        and not (set(w.token.parts) & {"minist", "citat"})
        and not w.token.folded.isdigit()
        and w.token.folded not in saying
    )


def _said(
    person: Person, topic: tuple[QueryWord, ...], sources: Sources, least: float
) -> tuple[Span, float] | None:
    """The sentences of a person's words that hold the topic, or all their words without one."""
    assert person.words is not None, "only people with words are asked"
    text = sources.collection.document(person.passage.document_id).text
    if not topic:
        return person.words, 0.0
    matcher = sources.understanding.linker.matcher
    sentences = [s.shifted(person.words.start) for s in sentence_spans(person.words.of(text))]
    scored = [(matcher.coverage(topic, text_words(s.of(text))), s) for s in sentences]
    best, span = max(scored, key=lambda pair: (pair[0], -pair[1].start))
    return (span, best) if best >= least else None


def _best(
    found: list[tuple[Person, tuple[Span, float]]], topic: tuple[QueryWord, ...], sources: Sources
) -> list[tuple[Person, Span]]:
    if not topic:
        return [(person, span) for person, (span, _) in found]
    top = max(score for _, (_, score) in found)
    return [(person, span) for person, (span, score) in found if score >= top - 0.05]


def _view(person: Person, words: Span, sources: Sources, *, speaker_first: bool) -> QuoteView:
    document = sources.collection.document(person.passage.document_id)
    return QuoteView(
        name=person.name,
        role=person.role,
        party=person.party,
        introduction_mark=mark(document.id, person.introduction),
        words=words.of(document.text).rstrip(","),
        words_mark=mark(document.id, words),
        speaker_first=speaker_first,
    )
