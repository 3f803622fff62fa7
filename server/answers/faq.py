"""The answer that a document gives to the very question, where it asks it itself."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from corpus.sentences import unnumbered
from corpus.span import Span
from server.answer import AnswerStatus, AnswerType
from server.assertion import ask_alike
from server.draft import Draft, mark
from server.faq import AnsweredQuestion
from server.matching import text_words, title_words
from server.question import Asked, Question
from server.sources import Sources, passage_mark

HELD = 0.85  # of the weight of the question asked that the document's, and its answer, must hold
NAMED = 0.6  # of that of the document's question that the one asked must name
LOOKED_AT = 16  # questions of the documents, those with most of the words first
WHOLE = 400  # characters up to which the whole paragraph is given
_OPENING = re.compile(r"(ja|nej)\b", re.IGNORECASE)
_BARE = 3  # words of a sentence that says too little alone: »Ja, som regel.«


@dataclass(frozen=True, slots=True, kw_only=True)
class FaqView:
    """What templates/answers/faq.txt shows."""

    opening: str
    sentence: str
    mark: str
    asked: str
    asked_mark: str


def propose(question: Question, sources: Sources) -> Draft | None:
    """What stands under the question of a document that asks the same, if any does."""
    if question.missing:
        return None
    found = _same(question, sources)
    return _drafted(question, found, sources) if found else None


def _same(question: Question, sources: Sources) -> AnsweredQuestion | None:
    """The question of a document that is likest to the one asked, if it is the same."""
    likeness = {
        i: _likeness(question, sources.faq[i], sources) for i in _candidates(question, sources)
    }
    best = max(likeness, key=lambda i: (sum(likeness[i]), -i), default=None)
    if best is None or likeness[best][0] < HELD or likeness[best][1] < NAMED:
        return None
    found = sources.faq[best]
    told = sources.understanding.read(found.asked.text)
    return found if _asks_alike(question, told) else None


def _candidates(question: Question, sources: Sources) -> list[int]:
    """The numbers of the documents' questions that share most words with the one asked."""
    shared = Counter(
        number
        for word in question.words
        if not word.token.is_stop
        for term in {word.token.stem, *(term for term, _ in word.matches)}
        for number in sources.faq_by_term.get(term, ())
    )
    return [number for number, _ in sorted(shared.items(), key=lambda row: (-row[1], row[0]))][
        :LOOKED_AT
    ]


def _likeness(question: Question, found: AnsweredQuestion, sources: Sources) -> tuple[float, float]:
    """How much of the question asked the document's holds, and how much of that one it names.

    The answer may hold it, too. What the headings above say, and what the document is known by,
    need not be said again.
    """
    matcher = sources.understanding.linker.matcher
    words = [w for w in question.words if not w.token.is_stop]
    own = text_words(found.asked.text)
    document = sources.collection.document(found.asked.document_id)
    around = text_words(*found.asked.section, found.answer.text)
    held = matcher.coverage(words, own, ((title_words(document), 1.0), (around, 1.0)))
    return held, matcher.share_of(own, words)


def _asks_alike(question: Question, told: Question) -> bool:
    """Whether two questions want the same kind of answer: a yes or no, or what is asked.

    What is a yes to the one must be none to the contrary of the other.
    """
    if not ask_alike(question.text, told.text):
        return False
    if Asked.POLAR in {question.asked, told.asked}:
        return question.asked is told.asked
    return told.asked in {question.asked, *question.otherwise}


def _drafted(question: Question, found: AnsweredQuestion, sources: Sources) -> Draft | None:
    span = _told(found)
    document = sources.collection.document(found.answer.document_id)
    sentence = span.of(document.text)
    if sentence.endswith(":"):
        return None  # the answer is the list below
    opening = _OPENING.match(sentence) if question.asked is Asked.POLAR else None
    view = FaqView(
        opening=opening[0].capitalize() if opening else "",
        sentence=sentence,
        mark=mark(document.id, span),
        asked=found.asked.text,
        asked_mark=passage_mark(found.asked),
    )
    return Draft(
        type=AnswerType.YESNO if question.asked is Asked.POLAR else AnswerType.FACT,
        status=AnswerStatus.PARTIAL if question.present else AnswerStatus.ANSWERED,
        template="faq",
        view=view,
        why="dokumentet stiller selv spørgsmålet",
        of_today=not question.present,
    )


def _told(found: AnsweredQuestion) -> Span:
    """The paragraph under a question, or of a long one the first sentence that says something."""
    answer = found.answer
    if len(answer.text) <= WHOLE:
        return answer.content
    sentences = unnumbered(answer.text)
    first = sentences[0]
    if len(first.of(answer.text).split()) <= _BARE and len(sentences) > 1:
        first = Span(first.start, sentences[1].end)
    return first.shifted(answer.content.start)
