"""How well the sentences of some passages hold the words that are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from corpus.collection import Collection
from corpus.document import Document
from corpus.passage import Passage, PassageKind
from corpus.span import Span
from index.irregular import is_irregular
from index.lexicon import load_lexicon
from index.retriever import Retriever
from index.vocabulary import QueryWord
from server.extract import counting_numbers
from server.matching import (
    Matcher,
    Sought,
    TextWords,
    context_words,
    text_words,
    title_words,
    whole_text_words,
)
from server.parties import spelt_out
from server.people import Person
from server.phrases import FINITE
from server.ranking.features import Fits
from server.ranking.wanted import is_over_causes

TITLED = 0.7  # from which a word is held by the title of a document
PASSAGE_SHARE = 0.8  # of the likeness of the whole passage, where it exceeds the sentence's own
DOCUMENT_SHARE = 0.25  # of a match with anything else in the document
BEFORE_SHARE = 0.9  # of a match with the sentence before, where a sentence points back to it
CONTEXT_SHARE = 0.6  # of a match with the headings, title and date above a sentence
SECTION_SHARE = 0.8  # of a match with the headings, where the title counts in full
PART_NAMED = 0.8  # of a word of which the question names a part
DIGITS = 6
HEADING = 9  # words up to which a sentence may be a heading in front of a paragraph
LONG_VERB = 4  # letters from which a verb is told as the end of another
KEPT = 4096  # passages of which the words are kept

_SHORT_VERBS = frozenset({"doer", "ejer"})  # which no table of verbs tells
_OF_CLAUSES = frozenset({"jeg", "du", "han", "hun", "man", "vi", "der", "ikke", "sig"})
_FINITE_ENDS = ("ede", *(verb for verb in FINITE if len(verb) >= LONG_VERB))  # »afgør«
# Up to three words that no sign parts from what stands before them.
_BEHIND = re.compile(r"(?P<words>(?:\s+[^\W\d_][\w-]*){1,3})")
_ANSWERS = re.compile(r"(?:ja|nej|jo)\b", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"\W*(?:de|det|den|dem|disse|denne|dette|han|hun|der|her|herefter|derefter|dermed|derfor|derudover|"
    r"samtidig|til gengæld)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence where it stands, with all that no question changes.

    `speaking` is how the document names whoever says it, their party spelt out; `is_verbless`
    whether it has no verb, as a heading in front of a paragraph (»Natbus.«); `counted` the words
    of what it counts, `weighed` its telling words (stem and parts) with the weight of each,
    `weight` the sum of those.
    """

    document: Document
    passage: Passage
    span: Span
    text: str
    words: TextWords
    speaking: tuple[TextWords, ...]
    points_back: bool
    is_verbless: bool
    counted: TextWords
    weighed: tuple[tuple[str, tuple[str, ...], float], ...]
    weight: float

    def share_named(self, terms: frozenset[str]) -> float:
        """The share of the sentence's weight that is named by any of the terms."""
        if terms.isdisjoint(self.words.terms):
            return 0.0
        named = sum(
            weight * (1.0 if stem in terms else 0.0 if terms.isdisjoint(parts) else PART_NAMED)
            for stem, parts, weight in self.weighed
        )
        return named / self.weight if self.weight else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A passage as it is read: its sentences, and the words in mind while reading them."""

    sentences: tuple[Sentence, ...]
    context: TextWords
    section: TextWords


def _tells_why(passage: Passage) -> bool:
    """Whether a passage of running text stands right under a heading that says why."""
    prose = passage.kind is PassageKind.PARAGRAPH
    return prose and bool(passage.section) and is_over_causes(passage.section[-1])


class Fitter:
    """Holds the sentences of one collection against the words of questions."""

    def __init__(
        self,
        collection: Collection,
        retriever: Retriever,
        matcher: Matcher,
        people: Sequence[Person],
    ) -> None:
        self._collection = collection
        self._retriever = retriever
        self._matcher = matcher
        self._trials = frozenset(r.passage_id for t in collection.trials for r in t.records)
        # Whose words stand in a passage, by its id.
        self._speakers: dict[str, list[Person]] = {}
        for person in people:
            if person.words:
                self._speakers.setdefault(person.passage.id, []).append(person)
        self._read = lru_cache(maxsize=KEPT)(self._read_anew)

    def fits(
        self, words: Sequence[QueryWord], passages: Sequence[Passage]
    ) -> tuple[tuple[Sentence, ...], Fits]:
        """The sentences of some passages, in their order, and how each fits the words."""
        if not passages:
            return (), Fits.none()
        sought = self._matcher.sought(tuple(words))
        query = query_of(words)
        read = [self._read(p) for p in passages]
        sentences = tuple(s for r in read for s in r.sentences)
        document_ids = dict.fromkeys(p.document_id for p in passages)
        documents = [self._collection.document(document_id) for document_id in document_ids]
        numbers = {document_id: n for n, document_id in enumerate(document_ids)}
        # Of each sentence: which passage it is of, and which document.
        passage_of = np.repeat(np.arange(len(read)), [len(r.sentences) for r in read])
        document_of = np.array([numbers[p.document_id] for p in passages])[passage_of]

        own = sought.table([s.words for s in sentences])
        above = sought.table([r.context for r in read])[passage_of]
        section = sought.table([r.section for r in read])[passage_of]
        titles = sought.table([title_words(d) for d in documents])
        title = titles[document_of]
        whole = sought.table([whole_text_words(d.text) for d in documents])[document_of]

        alike = self._retriever.sentence_similarities(query, passages)
        passage = np.array(self._retriever.passage_similarities(query, [p.id for p in passages]))
        passage = passage[passage_of]
        rests = [query_of(left_by(title, words)) for title in titles]
        rest = alike
        if any(own != query for own in rests):
            of_passages = [rests[numbers[p.document_id]] for p in passages]
            rest = self._rest_likeness(of_passages, passages, passage_of)

        points_back = np.array([s.points_back for s in sentences])
        follows = np.diff(passage_of, prepend=-1) == 0
        before = np.where((points_back & follows)[:, None], np.roll(own, 1, axis=0), 0.0)
        before_alike = np.where(follows, np.roll(alike, 1), 0.0)
        similarity = np.maximum(alike, PASSAGE_SHARE * passage)
        similarity = np.where(
            points_back, np.maximum(similarity, BEFORE_SHARE * before_alike), similarity
        )
        far = np.maximum.reduce([
            own,
            _said_by(sentences, sought),
            BEFORE_SHARE * before,
            CONTEXT_SHARE * above,
            DOCUMENT_SHARE * whole,
        ])  # fmt: skip
        fits = Fits(
            texts=tuple(s.text for s in sentences),
            documents=tuple(s.document.id for s in sentences),
            looked_for=tuple(w.token.folded for w in words),
            words=np.array([len(s.words.tokens) for s in sentences]),
            own=_rounded(sought.coverage(own)),
            context=_rounded(sought.coverage(far)),
            titled=_rounded(sought.coverage(far, title, SECTION_SHARE * section)),
            missed=_rounded(sought.missed(own, above)),
            missed_anywhere=_rounded(sought.missed(own, above, whole)),
            similarity=_rounded(similarity),
            passage=passage,
            rest=rest,
            counted=np.array([sought.matches(s.counted) for s in sentences]),
            is_trial=np.array([s.passage.id in self._trials for s in sentences]),
            is_reason=np.array([_tells_why(s.passage) for s in sentences], dtype=bool),
            share=_rounded(np.array([s.share_named(sought.terms) for s in sentences])),
            title=_rounded(sought.coverage(title)),
            document=_rounded(sought.coverage(whole)),
        )
        # What asks does not answer, nor does a heading in front of a paragraph; but a heading that
        # stands alone may be what is looked for.
        alone = np.bincount(passage_of)[passage_of] == 1
        opens = np.diff(passage_of, prepend=-1) != 0
        heads = opens & np.array([s.is_verbless for s in sentences])
        kept = alone | ~(heads | np.array([s.text.endswith("?") for s in sentences]))
        return tuple(compress(sentences, kept)), fits.where(kept)

    def titled(self, words: Sequence[QueryWord], document: Document) -> NDArray[np.float64]:
        """How well the title of a document holds each of the words."""
        return self._matcher.sought(tuple(words)).matches(title_words(document))

    def _rest_likeness(
        self, rests: Sequence[str], passages: Sequence[Passage], passage_of: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """The cosine of each sentence and the query that is left by its document's title.

        Args:
            rests: that query, of each passage.
            passages: whose sentences are looked at.
            passage_of: which of them each sentence is of.
        """
        likeness = np.zeros(len(passage_of))
        for rest in dict.fromkeys(rests):
            inside = [i for i, own in enumerate(rests) if own == rest]
            likeness[np.isin(passage_of, inside)] = self._retriever.sentence_similarities(
                rest, [passages[i] for i in inside]
            )
        return likeness

    def _read_anew(self, passage: Passage) -> _Read:
        document = self._collection.document(passage.document_id)
        return _Read(
            sentences=tuple(self._sentences(document, passage)),
            context=context_words(document, passage),
            section=text_words(*passage.section),
        )

    def _sentences(self, document: Document, passage: Passage) -> Iterator[Sentence]:
        for span in self._retriever.sentences(passage):
            text = span.of(document.text)
            words = text_words(text)
            weighed = tuple(
                (t.stem, t.parts, self._retriever.vocabulary.idf(t.stem))
                for t in words.tokens
                if not t.is_stop
            )
            yield Sentence(
                document=document,
                passage=passage,
                span=span,
                text=text,
                words=words,
                speaking=tuple(
                    text_words(person.introduction.of(document.text), spelt_out(person.party))
                    for person in self._speakers.get(passage.id, ())
                    if person.words and person.words.overlaps(span)
                ),
                counted=_counted(text),
                points_back=_POINTS_BACK.match(text) is not None,
                is_verbless=_is_verbless(text, words),
                weighed=weighed,
                weight=sum(weight for _, _, weight in weighed),
            )


def _is_verbless(text: str, words: TextWords) -> bool:
    """Whether a sentence is a few words without a verb, and says neither yes nor no."""
    few = len(words.tokens) <= HEADING and _ANSWERS.match(text) is None
    folded = [t.folded for t in words.tokens]
    # »Du behøver …«, »Foreningen bakker op …«: somebody is named, or what may be a verb.
    clause = not _OF_CLAUSES.isdisjoint(folded) or any(w.endswith("er") for w in folded[1:])
    return few and not clause and not any(_is_finite(word) for word in folded)


def _is_finite(folded: str) -> bool:
    """Whether a word looks like a verb that a sentence may hang on."""
    known = folded in FINITE or folded in _SHORT_VERBS or folded.endswith(_FINITE_ENDS)
    return known or is_irregular(folded) or load_lexicon().is_verb(folded)


def _counted(text: str) -> TextWords:
    """The words close behind the numbers in a text, as »forsøg« in »33 nye forsøg«."""
    behind = (_BEHIND.match(text, number.span.end) for number in counting_numbers(text))
    return text_words(*(found["words"] for found in behind if found))


def _said_by(sentences: Sequence[Sentence], sought: Sought) -> NDArray[np.float64]:
    """How well what a document calls the speaker of each sentence holds the words."""
    matches = np.zeros((len(sentences), len(sought.words)))
    for row, sentence in enumerate(sentences):
        if sentence.speaking:
            matches[row] = sought.table(sentence.speaking).max(axis=0)
    return matches


def left_by(title: NDArray[np.float64], words: Sequence[QueryWord]) -> Sequence[QueryWord]:
    """What a title leaves of some words; all of them where it holds them all."""
    return [w for w, held in zip(words, title, strict=True) if held < TITLED] or words


def _rounded(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.round(values, DIGITS)


def query_of(words: Sequence[QueryWord]) -> str:
    """Some words of a question as a query."""
    return " ".join(w.token.surface for w in words)
