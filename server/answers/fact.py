"""A fact from running text: the shortest right answer, then the sentence it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.span import Span
from index.danish import analyse, stem
from server.answer import AnswerStatus, AnswerType
from server.danish_text import capitalised
from server.draft import Draft
from server.evidence import Evidence
from server.extract import Value, ValueKind, find_values
from server.question import Asked, Question
from server.sources import Sources, evidence_mark

SURE = 0.52  # of a sentence's score, from which it answers
TYPED = 0.36  # where it also holds a value of the kind asked for
WIDTH = 3  # sentences looked at for a value

_WANTED: dict[Asked, tuple[ValueKind, ...]] = {
    Asked.TIME: (ValueKind.TIME,),
    Asked.DURATION: (ValueKind.DURATION,),
    Asked.AMOUNT: (ValueKind.MONEY, ValueKind.DURATION, ValueKind.NUMBER),
    Asked.COUNT: (ValueKind.NUMBER,),
    Asked.PERSON: (ValueKind.NAME,),
}
_LAW_NOUN = re.compile(r"^(?:paragraf\w*|lov\w*|\w*lov|\w*paragraf\w*|law|act|section)$")
_CAUSE = re.compile(r"\b(?:for at|fordi|eftersom|da|på grund af|som følge af|idet|derfor|formålet|skyldes|hvis erfaringer)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """What templates/answers/fact.txt shows. `short` is empty where the sentence itself is the shortest answer."""

    short: str
    sentence: str
    mark: str


def propose(question: Question, sources: Sources) -> Draft | None:
    """The fact, if a sentence says enough of what is asked."""
    if question.missing:
        return None
    sentences = sources.sentences(question)
    if not sentences:
        return None
    kinds = _wanted(question)
    if kinds:
        return _typed(question, sentences, kinds)
    if question.asked is Asked.REASON:
        sentences = tuple(e for e in sentences[:WIDTH] if _CAUSE.search(e.text))
    best = sentences[0] if sentences else None
    if best is None or best.score < SURE:
        return None
    return sentence_draft(best)


def _wanted(question: Question) -> tuple[ValueKind, ...]:
    if question.asked in _WANTED:
        return _WANTED[question.asked]
    if question.noun and _LAW_NOUN.match(question.noun):
        return (ValueKind.LAW,)
    return ()


def _typed(question: Question, sentences: Sequence[Evidence], kinds: Sequence[ValueKind]) -> Draft | None:
    """The first of the best sentences that holds a value of the kind asked for, with the value nearest to the question's words."""
    for evidence in sentences[:WIDTH]:
        if evidence.score < TYPED or evidence.score < sentences[0].score - 0.15:
            break
        for kind in kinds:
            value = _nearest(question, evidence, [v for v in find_values(evidence.text, kind) if _fits(question, evidence, v)])
            if value is not None:
                return sentence_draft(evidence, value.text)
    return None


def _fits(question: Question, evidence: Evidence, value: Value) -> bool:
    """Whether a value can be the answer: a number must count the noun asked for, a law must not be the question's own."""
    if value.kind is ValueKind.NUMBER and question.noun is not None and question.asked is Asked.COUNT:
        following = analyse(evidence.text[value.span.end : value.span.end + 60])[:4]
        return any(t.stem == stem(question.noun) or stem(question.noun) in t.parts for t in following)
    asked = {w.token.folded for w in question.words}
    return not all(t.folded in asked for t in analyse(value.text))


def _nearest(question: Question, evidence: Evidence, values: Sequence[Value]) -> Value | None:
    """The value with the most of the question's words close by; the first of equals."""
    stems = {term for w in question.words if not w.token.is_stop for term, _ in w.matches} | {w.token.stem for w in question.words}
    places = [t.start for t in analyse(evidence.text) if t.stem in stems and not t.is_stop]

    def closeness(value: Value) -> float:
        return sum(1 / (8 + _distance(value.span, place)) for place in places)

    return max(values, key=closeness, default=None)


def _distance(span: Span, place: int) -> int:
    return 0 if span.start <= place < span.end else min(abs(place - span.start), abs(place - span.end))


def sentence_draft(evidence: Evidence, short: str = "") -> Draft:
    """The answer that quotes a sentence, after its shortest form if there is one."""
    view = FactView(short=capitalised(short), sentence=evidence.text, mark=evidence_mark(evidence))
    return Draft(
        type=AnswerType.FACT,
        status=AnswerStatus.ANSWERED,
        template="fact",
        view=view,
        why=f"sætningen dækker {evidence.coverage:.2f} af spørgsmålet, lighed {evidence.similarity:.2f}",
    )

