"""How well the words of a question stand in a text."""

from __future__ import annotations

from collections.abc import Collection as AnyOf
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce

import numpy as np
from numpy.typing import NDArray

from corpus.document import Document
from corpus.passage import Passage
from corpus.subject import subject_name
from index.danish import Token, analyse, terms
from index.lexicon import load_lexicon
from index.vocabulary import MATCH_WEIGHT, MatchKind, QueryWord, Vocabulary

VERB_SHARE = (
    0.5  # of the weight of a verb beside a noun: actions are told in many words, things in few
)
PART_SHARE = (
    0.8  # of a match with a part of a compound of the text, beside one with a word of its own
)
COMPOUND_SHARE = 0.9  # of a compound whose parts the text holds one by one


Matches = NDArray[np.float64]  # how well a text holds each of some words, 0 to 1


@dataclass(frozen=True, eq=False)
class TextWords:
    """The words of a text, ready to be matched: tokens, their stems, the parts of its compounds."""

    tokens: tuple[Token, ...]
    stems: frozenset[str]
    parts: frozenset[str]

    @cached_property
    def terms(self) -> frozenset[str]:
        """All that a word can be matched with."""
        return self.stems | self.parts

    @cached_property
    def telling(self) -> tuple[TextWords, ...]:
        """Each word that is no stop word, as a text of its own."""
        return tuple(_single(t) for t in self.tokens if not t.is_stop)

    def share(self, term: str) -> float:
        """How much a match with a term counts here: less as a part of a compound, 0 if absent."""
        return 1.0 if term in self.stems else PART_SHARE if term in self.parts else 0.0


def _single(token: Token) -> TextWords:
    return TextWords((token,), frozenset({token.stem}), frozenset(token.parts) - {token.stem})


def single_words(text: str) -> tuple[tuple[Token, TextWords], ...]:
    """The words of a text that are no stop words, each as a text of its own."""
    return tuple((words.tokens[0], words) for words in text_words(text).telling)


@lru_cache(maxsize=65536)
def text_words(*texts: str) -> TextWords:
    """The words of some texts taken together."""
    return _words_of(tuple(t for text in texts for t in analyse(text)))


@lru_cache(maxsize=512)
def whole_text_words(text: str) -> TextWords:
    """What can be matched in a whole document; only those of some documents are kept."""
    return bag_of(text)


def bag_of(text: str) -> TextWords:
    """What can be matched in a text, without its words one by one, and nothing kept of it."""
    stems, parts = terms(text)
    return TextWords((), stems, parts - stems)


def together(*texts: TextWords) -> TextWords:
    """What can be matched in any of some texts."""
    stems = frozenset[str]().union(*(t.stems for t in texts))
    parts = frozenset[str]().union(*(t.parts for t in texts))
    return TextWords(tuple(token for t in texts for token in t.tokens), stems, parts - stems)


def _words_of(tokens: tuple[Token, ...]) -> TextWords:
    stems = frozenset(t.stem for t in tokens)
    return TextWords(tokens, stems, frozenset(part for t in tokens for part in t.parts) - stems)


def title_words(document: Document) -> TextWords:
    """The words by which a document is known: of its title, its publisher, and its subject."""
    return text_words(*_known_by(document))


def _known_by(document: Document) -> tuple[str, str, str]:
    """Title, publisher and subject of a document; what is not known is empty.

    Where no title is known, the text's first line is what it may be known by.
    """
    title = document.provenance.title or f"{document.title} {document.opening}"
    return title, document.provenance.publisher or "", subject_name(document.text)


def context_words(document: Document, passage: Passage) -> TextWords:
    """What a reader has in mind at a sentence: passage, headings, what the document is, year."""
    published = document.provenance.published
    return text_words(
        passage.text,
        *passage.section,
        *_known_by(document),
        str(published.year) if published else "",
        "artikel kilde",
    )


class Matcher:
    """Weighs and matches the words of questions by one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, *, ignored: AnyOf[str] = frozenset()) -> None:
        self._vocabulary = vocabulary
        self._ignored = ignored
        self._most = vocabulary.idf("")
        self._idf = lru_cache(maxsize=8192)(vocabulary.idf)
        self.weight = lru_cache(maxsize=8192)(self._weight)
        self.sought = lru_cache(maxsize=64)(self._sought)
        self._ways = lru_cache(maxsize=8192)(self._ways_of)

    def _weight(self, word: QueryWord) -> float:
        """How much a word says (0 to 1): rare in Danish and rare in the documents is much."""
        idf = min((self._vocabulary.idf(term) for term, _ in word.matches), default=self._most)
        kind = VERB_SHARE if load_lexicon().is_verb(word.token.folded) else 1.0
        share = kind * max(0.05, word.rarity) * (0.25 + 0.75 * idf / self._most)
        return share * word.telling

    def _ways_of(self, word: QueryWord) -> Ways:
        return Ways.of(word, self._ignored)

    def _sought(self, words: tuple[QueryWord, ...]) -> Sought:
        return Sought(
            words,
            [self._ways(w) for w in words],
            weights=np.array([self.weight(w) for w in words]),
        )

    def match(self, word: QueryWord, text: TextWords) -> float:
        """How well a text holds this word: 1 for the word itself, 0 for none; see `Ways`."""
        return self._ways(word).match(text)

    def best_match(self, word: QueryWord, texts: Iterable[TextWords]) -> float:
        """How well that of some texts holds this word which holds it best; 0 if there are none."""
        return max(map(self._ways(word).match, texts), default=0.0)

    def coverage(
        self,
        words: Sequence[QueryWord],
        text: TextWords,
        around: Sequence[tuple[TextWords, float]] = (),
    ) -> float:
        """The share of the words' weight that the text holds, 0 to 1; 0 if there are no words.

        Args:
            words: of the question.
            text: to look in.
            around: texts that a reader has in mind while reading, such as the headings, each with
                how much a match with it counts.
        """
        sought = self.sought(tuple(words))
        if not around and not sought.is_held_by(text):
            return 0.0
        contexts = (share * sought.matches(context) for context, share in around)
        return float(sought.coverage(sought.matches(text), *contexts))

    def missed(self, words: Sequence[QueryWord], *texts: TextWords) -> float:
        """The weight of the weightiest word that none of the texts holds; verbs are not counted."""
        sought = self.sought(tuple(words))
        return float(sought.missed(*(sought.matches(t) for t in texts)))

    def share_of(self, text: TextWords, words: Sequence[QueryWord]) -> float:
        """The share of a text's telling words that the question's words name, 0 to 1."""
        ways = [self._ways(w) for w in words]
        sought = frozenset[str]().union(*(w.terms for w in ways))
        named = total = 0.0
        for single in text.telling:
            weight = self._idf(single.tokens[0].stem)
            total += weight
            if not sought.isdisjoint(single.terms):
                named += weight * max(w.match(single) for w in ways)
        return named / total if total else 0.0


class Ways:
    """The ways in which a text can hold one word, worked out once for many texts.

    The word itself counts 1; as part of a compound of the text it counts a little less. A compound
    of which the text holds only parts counts by the share of them. A text that has none of the
    `terms` does not hold it.
    """

    def __init__(
        self,
        stem: str,
        others: Sequence[tuple[str, float]],
        parts: Sequence[str],
        parts_share: float,
    ) -> None:
        """`others` are the terms it stands for with the weight of each."""
        self._stem = stem
        self._others = others
        self._parts = parts
        self._parts_share = parts_share
        self.terms = frozenset((stem, *parts, *(term for term, _ in others)))

    @classmethod
    def of(cls, word: QueryWord, ignored: AnyOf[str]) -> Ways:
        """The ways of a word; terms that are `ignored` do not stand for it."""
        token = word.token
        parts = [p for p in token.parts if p not in ignored] if token.folded.isalpha() else []
        # Where the documents hold the whole word elsewhere, its parts mean less here.
        whole = any(kind in {MatchKind.WORD, MatchKind.STEM} for _, kind in word.matches)
        return cls(
            token.stem,
            [
                (term, MATCH_WEIGHT[kind])
                for term, kind in word.matches
                if kind is not MatchKind.COMPOUND and term not in ignored
            ],
            parts,
            COMPOUND_SHARE * (0.5 if whole else 1.0),
        )

    def match(self, text: TextWords) -> float:
        """How well a text holds the word, 0 to 1."""
        if self.terms.isdisjoint(text.terms):
            return 0.0
        if whole := text.share(self._stem):
            return whole
        best = 0.0
        if self._parts:
            held = sum(map(text.share, self._parts))
            best = self._parts_share * held / len(self._parts)
        for term, weight in self._others:
            if weight > best:
                best = max(best, weight * text.share(term))
        return best


class Sought:
    """Words that are looked for together in many texts.

    `weights` is how much each says, `things` which of them are no verbs; both `(words,)`.
    """

    def __init__(
        self, words: Sequence[QueryWord], ways: Sequence[Ways], *, weights: Matches
    ) -> None:
        self.words = words
        self.weights = weights
        self.things = np.array(
            [not load_lexicon().is_verb(w.token.folded) for w in words], dtype=bool
        )
        self.terms = frozenset(t for w in words for t in (w.token.stem, *(m for m, _ in w.matches)))
        self._ways = ways
        self._total = float(weights.sum())
        self._nothing = np.zeros(len(words))
        self._terms = self.terms.union(*(w.token.parts for w in words))

    def touches(self, text: TextWords) -> bool:
        """Whether a text holds any form of any of the words."""
        return not self.terms.isdisjoint(text.terms)

    def is_held_by(self, text: TextWords) -> bool:
        """Whether a text holds any of the words at all, or a part of one."""
        return not self._terms.isdisjoint(text.terms)

    def matches(self, text: TextWords) -> Matches:
        """How well a text holds each word, `(words,)`."""
        if not self.is_held_by(text):
            return self._nothing
        return np.array([way.match(text) for way in self._ways])

    def table(self, texts: Sequence[TextWords]) -> Matches:
        """How well each of some texts holds each word, `(texts, words)`."""
        table = np.zeros((len(texts), len(self.words)))
        for row, text in enumerate(texts):
            if self.is_held_by(text):
                table[row] = [way.match(text) for way in self._ways]
        return table

    def coverage(self, *matches: Matches) -> Matches:
        """The share of the words' weight that texts taken together hold, 0 to 1.

        Args:
            matches: of each text, `(..., words)`; the result is `(...)`.
        """
        held = reduce(np.maximum, matches) @ self.weights
        return held / self._total if self._total else held

    def missed(self, *matches: Matches) -> Matches:
        """The weight of the weightiest thing that none of the texts holds; as `coverage`."""
        lost = self.things & (reduce(np.maximum, matches, self._nothing) == 0)
        missed: Matches = np.where(lost, self.weights, 0.0).max(axis=-1, initial=0.0)
        return missed
