"""An honest no: what is missing, by name, and what stands nearest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.document import Document
from index.lexicon import load_lexicon
from index.vocabulary import MatchKind, QueryWord
from server.answer import AnswerStatus, AnswerType
from server.answers import status
from server.danish_text import danish_date, listed, round_name, source_name
from server.draft import Draft
from server.matching import text_words
from server.question import Asked, Question, folded_line
from server.sources import Sources
from server.understanding import MEASURE, is_held

NAMED = 3  # words of a question that an abstention names
TELLING_NEAR = 0.4  # from which an abstention names its document
NEAR = 0.15  # similarity from which a passage is worth showing as near
_CONTENT = re.compile(
    r"\b(?:hvad|hva)\b.*\b(?:(?:gaar|gik) .*ud paa|indebaerer|indeholder|bestaar|handler .*om"
    r"|for noget|i praksis)\b"
)
_TYPES = {
    Asked.COUNT: AnswerType.COUNT,
    Asked.LIST: AnswerType.LIST,
    Asked.STATUS: AnswerType.STATUS,
    Asked.POLAR: AnswerType.YESNO,
    Asked.COMPARE: AnswerType.COMPARE,
    Asked.QUOTE: AnswerType.QUOTE,
    Asked.SPEAKER: AnswerType.QUOTE,
    Asked.PLACE_IN_TEXT: AnswerType.CITATION,
    Asked.DEFINITION: AnswerType.DEFINITION,
    Asked.OUTCOME: AnswerType.OUTCOME,
    Asked.PUBLISHER: AnswerType.METADATA,
    Asked.PUBLISHED: AnswerType.METADATA,
    Asked.AUTHOR: AnswerType.METADATA,
    Asked.LINK: AnswerType.METADATA,
    Asked.SUMMARY: AnswerType.METADATA,
    Asked.DOCUMENTS: AnswerType.METADATA,
    Asked.CONTACT: AnswerType.METADATA,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AbstainView:
    """What templates/answers/abstain.txt shows."""

    missing: str
    strange: str
    known: str
    reason: str
    age: str
    nearest: str


def draft(question: Question, sources: Sources) -> Draft:
    """The answer that says what the sources do not tell."""
    near = tuple(h for h in sources.nearest(question) if h.similarity >= NEAR and h.matched)
    told = bool(near) and near[0].similarity >= TELLING_NEAR
    nearest = source_name(sources.collection.document(near[0].passage.document_id)) if told else ""
    return replace(naming(question, sources, nearest), nearest=near)


def naming(question: Question, sources: Sources, nearest: str) -> Draft:
    """The same without the passages that stand nearest; `nearest` names the source that does."""
    view = AbstainView(
        missing=listed([f"»{m}«" for m in question.missing]),
        strange=_quoted([w for w in question.topic if _is_untold(w, sources)]),
        known=_quoted([w for w in question.topic if _stands(w)]),
        reason=_reason(question, sources),
        age=_age(sources.collection.documents),
        nearest=nearest,
    )
    return _draft(question, view, _suggestions(question, sources))


def plain(question: Question) -> Draft:
    """The answer that says no more than that the sources do not tell: what a defect leaves."""
    view = AbstainView(missing="", strange="", known="", reason="", age="", nearest="")
    return _draft(question, view)


def _draft(question: Question, view: AbstainView, suggestions: tuple[str, ...] = ()) -> Draft:
    return Draft(
        type=_TYPES.get(question.asked, AnswerType.FACT),
        status=AnswerStatus.ABSTAINED,
        template="abstain",
        view=view,
        suggestions=suggestions,
        why="intet svar nåede tærsklen",
    )


def _suggestions(question: Question, sources: Sources) -> tuple[str, ...]:
    """A question that can be answered: where the weightiest word that stands there stands."""
    weigh = sources.understanding.linker.matcher.weight
    known = [
        w
        for w in question.topic
        if _stands(w) and len(w.token.folded) > 3 and not load_lexicon().is_verb(w.token.folded)
    ]
    best = max(known, key=weigh, default=None)
    return (f"Hvor står der noget om »{best.token.surface}«?",) if best else ()


def _quoted(words: Sequence[QueryWord]) -> str:
    """The telling words, things before actions, as »a« og »b«."""
    things = [w for w in words if not load_lexicon().is_verb(w.token.folded)] or list(words)
    return listed([f"»{w.token.surface}«" for w in things[:NAMED]])


def _is_untold(word: QueryWord, sources: Sources) -> bool:
    """Whether no document holds a word that is asked of, be it as a part of somebody's name."""
    named = word.token.folded in sources.understanding.linker.names
    return word.telling > MEASURE and not named and not is_held(word)


def _stands(word: QueryWord) -> bool:
    """Whether the very word, in some form, stands in the documents."""
    return any(kind in {MatchKind.WORD, MatchKind.STEM} for _, kind in word.matches)


def _reason(question: Question, sources: Sources) -> str:
    """What kind of thing is missing, as a key that the template spells out."""
    if question.present:
        return "present"
    if question.asked is Asked.REASON and status.linked(question, status.LIKELY):
        return "reason"
    if untold_content(question):
        return "content"
    if question.rounds and (untold := question.rounds - _rounds_told(sources)):
        return f"round:{round_name(min(untold))}"
    return {
        Asked.COUNT: "number",
        Asked.PERSON: "person",
        Asked.TIME: "time",
        Asked.AMOUNT: "amount",
        Asked.DEFINITION: "definition",
        Asked.AUTHOR: "author",
    }.get(question.asked, "")


def _rounds_told(sources: Sources) -> frozenset[int]:
    """The rounds that trials, texts or totals tell of."""
    in_totals = {t.round for t in sources.totals if t.round}
    return sources.rounds | sources.told_rounds | in_totals


def untold_content(question: Question) -> bool:
    """Whether it is asked what a trial is about of which the question holds the whole title."""
    if not _CONTENT.search(folded_line(question)):
        return False
    links = status.linked(question, status.SURE)
    words = {w.token.stem for w in question.words}
    return bool(links) and all(
        t.stem in words for t in text_words(links[0].trial.title).tokens if not t.is_stop
    )


def _age(documents: Sequence[Document]) -> str:
    dates = [d.provenance.published for d in documents if d.provenance.published]
    return danish_date(max(dates)) if dates else ""
