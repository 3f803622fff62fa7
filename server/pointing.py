"""Which document a question means: by date, publisher or what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_low

from corpus.document import Document
from corpus.passage import PassageKind
from index.danish import analyse, fold_word
from index.vocabulary import QueryWord
from server.about import age_asked, is_of_document, points_at_document, publisher_kind
from server.days import Day, days_in
from server.linking import names_office
from server.matching import text_words, whole_text_words
from server.question import Question, folded_line
from server.sources import Sources

FITTING = 0.34  # how much of a description a document must hold to be meant by it
FAINT = 0.15  # the same where no other document holds nearly as much
AHEAD = 1.5  # how many times as much that is
CLOSE = 0.08  # documents that hold it as well as the best one, or nearly
HEAD_SHARE = 0.9  # of a match with a heading or the first paragraph, beside one with the title
READ_CLOSELY = 32  # documents that are compared word by word; of more, the likeliest are
BODY_SHARE = 0.55  # of a match with anything else in the document
_DESCRIBED = re.compile(
    r"\b(?:om|med|hvor|der|vedr\w*|angående|ang|vedrørende|about)\b(?P<words>[^,?!.;–]*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """The documents that a question can mean, in the collection's order.

    `told` is whether the question names a date, publisher or round of the document, or says of it
    what it is about; `described` whether any of its words can tell that. `contradicted` are the
    days that it gives the document and the document does not bear.
    """

    documents: tuple[Document, ...]
    told: bool
    described: bool = False
    contradicted: tuple[Day, ...] = ()


def point_out(question: Question, sources: Sources) -> Pointed:
    """The documents that a question means; all of them where it does not say, none if none fits."""
    documents = sources.collection.documents
    days = days_in(question.text)
    dated = tuple(d for d in documents if _bears(d, days))
    left = dated or documents
    publishers = {d.provenance.publisher for d in left}
    said = {name for name in publishers if name and _says_publisher(question, name)}
    published = tuple(d for d in left if d.provenance.publisher in said)
    published = published or tuple(d for d in left if _is_of_kind(question, d))
    left = published or left
    rounds = tuple(d for d in left if _is_of_rounds(d, question, sources))
    left = rounds or left
    told = bool(dated or published or rounds)
    by_age = age_asked(folded_line(question)) is not None and not _DESCRIBED.search(question.text)
    described = None if by_age else _described(question, sources, left)
    if described is not None and (described or not told):
        left = described
        told = told or points_at_document(folded_line(question))
    if (extreme := _newest_or_oldest(question, left)) is not None:
        left, told = (extreme,), True
    contradicted = tuple(d for d in days if left and not dated and len(left) == 1)
    return Pointed(
        documents=left, told=told, described=described is not None, contradicted=contradicted
    )


def _bears(document: Document, days: Sequence[Day]) -> bool:
    known = document.provenance.published
    return known is not None and bool(days) and all(day.holds(known) for day in days)


def _is_of_rounds(document: Document, question: Question, sources: Sources) -> bool:
    """Whether a document lists trials of a round that the question names."""
    return any(t.round in question.rounds for t in sources.collection.trials_in(document.id))


def _says_publisher(question: Question, name: str) -> bool:
    """Whether the question names the publisher: all the telling words of its name."""
    asked = {x for w in question.words for x in (w.token.folded, w.token.folded.rstrip("s"))}
    asked |= {w.token.stem for w in question.words}
    telling = [t for t in analyse(name) if not t.is_stop]
    joined = "".join(t.folded for t in telling)
    own = [t for t in telling if fold_word(t.surface) not in _KINDS_OF_PUBLISHER] or telling
    return (
        all(t.folded in asked or t.stem in asked for t in own)
        or joined in asked
        or joined in {a.rstrip("s") for a in asked}
    )


def _is_of_kind(question: Question, document: Document) -> bool:
    """Whether the question says of what kind the publisher is (»ministeriets nyhed«)."""
    kind = publisher_kind(folded_line(question))
    name = document.provenance.publisher
    return bool(kind and name) and any(
        t.stem.endswith(kind) or t.folded.endswith(kind) for t in analyse(name or "")
    )


def _newest_or_oldest(question: Question, documents: Sequence[Document]) -> Document | None:
    """The one of some documents that the question calls the newest or the oldest, if it does.

    A document without a date is as old as the years that it speaks of.
    """
    order = age_asked(folded_line(question))
    if order is None or len(documents) < 2:
        return None
    dated = [(day, d) for d in documents if (day := _age(d)) is not None]
    if not dated:
        return None
    return (max if order == "newest" else min)(dated, key=lambda pair: pair[0])[1]


def _age(document: Document) -> date | None:
    if document.provenance.published:
        return document.provenance.published
    years = [int(y) for y in _YEAR.findall(document.text)]
    return date(median_low(years), 1, 1) if years else None


_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_KINDS_OF_PUBLISHER = frozenset({"kommune", "kommunen", "region", "center", "ministeriet"})


def _described(
    question: Question, sources: Sources, documents: Sequence[Document]
) -> tuple[Document, ...] | None:
    """The documents that fit what the question says of it; None where it says nothing."""
    words = description(question)
    if not words or len(documents) == 1:
        return None
    scored = [(_fit(d, words, sources), d) for d in _shortlist(documents, words, sources)]
    best, second, *_ = sorted((0.0, 0.0, *(score for score, _ in scored)), reverse=True)
    if best < (FITTING if second * AHEAD > best else FAINT):
        return ()
    return tuple(d for score, d in scored if score >= best - CLOSE)


def _shortlist(
    documents: Sequence[Document], words: Sequence[QueryWord], sources: Sources
) -> Sequence[Document]:
    """The documents worth reading closely: of many, those with the best passages for the words."""
    if len(documents) <= READ_CLOSELY:
        return documents
    hits = sources.retriever.search(" ".join(w.token.surface for w in words), READ_CLOSELY)
    found = {h.passage.document_id for h in hits}
    return [d for d in documents if d.id in found]


def description(question: Question) -> tuple[QueryWord, ...]:
    """The words that say what the document is about: those after »om«, else all telling ones."""
    phrases = [m.span("words") for m in _DESCRIBED.finditer(question.text)]
    telling = [
        w
        for w in question.words
        if not w.token.is_stop
        and not is_of_document(w.token.folded)
        and not names_office(w.token)
        and not _is_year(w)
    ]
    inside = [w for w in telling if any(s <= w.token.start < e for s, e in phrases)]
    return tuple(inside or [w for w in telling if w.known])


def _is_year(word: QueryWord) -> bool:
    return len(word.token.folded) == 4 and word.token.folded[:2] in {"19", "20"}


def _fit(document: Document, words: Sequence[QueryWord], sources: Sources) -> float:
    passages = sources.collection.passages_of(document.id)
    headings = [p.text for p in passages if p.kind is PassageKind.HEADING]
    first = next((p.text for p in passages if p.kind is PassageKind.PARAGRAPH), "")
    around = (
        (text_words(*headings, first), HEAD_SHARE),
        (whole_text_words(document.text), BODY_SHARE),
    )
    matcher = sources.understanding.linker.matcher
    return round(matcher.coverage(words, text_words(document.title), around), 4)
