"""How well the words of a question stand in a text."""

from __future__ import annotations

from collections.abc import Collection as AnyOf
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from index.danish import Token, analyse, analyse_anew
from index.lexicon import load_lexicon
from index.vocabulary import MATCH_WEIGHT, MatchKind, QueryWord, Vocabulary

VERB_SHARE = (
    0.5  # of the weight of a verb beside a noun: actions are told in many words, things in few
)
PART_SHARE = (
    0.8  # of a match with a part of a compound of the text, beside one with a word of its own
)
COMPOUND_SHARE = 0.9  # of a compound whose parts the text holds one by one


@dataclass(frozen=True)
class TextWords:
    """The words of a text, ready to be matched: tokens, their stems, the parts of its compounds."""

    tokens: tuple[Token, ...]
    stems: frozenset[str]
    parts: frozenset[str]

    @cached_property
    def telling(self) -> tuple[TextWords, ...]:
        """Each word that is no stop word, as a text of its own."""
        return tuple(_single(t) for t in self.tokens if not t.is_stop)


def _single(token: Token) -> TextWords:
    return TextWords((token,), frozenset({token.stem}), frozenset(token.parts) - {token.stem})


def single_words(text: str) -> tuple[tuple[Token, TextWords], ...]:
    """The words of a text that are no stop words, each as a text of its own."""
    return tuple((words.tokens[0], words) for words in text_words(text).telling)


@lru_cache(maxsize=65536)
def text_words(*texts: str) -> TextWords:
    """The words of some texts taken together."""
    return _words_of(tuple(t for text in texts for t in analyse(text)))


@lru_cache(maxsize=64)
def whole_text_words(text: str) -> TextWords:
    """The words of a whole document; only those of the last few are kept."""
    return _words_of(analyse_anew(text))


def _words_of(tokens: tuple[Token, ...]) -> TextWords:
    stems = frozenset(t.stem for t in tokens)
    return TextWords(tokens, stems, frozenset(part for t in tokens for part in t.parts) - stems)


class Matcher:
    """Weighs and matches the words of questions by one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, *, ignored: AnyOf[str] = frozenset()) -> None:
        self._vocabulary = vocabulary
        self._ignored = ignored
        self._most = vocabulary.idf("")
        self.weight = lru_cache(maxsize=8192)(self._weight)

    def _weight(self, word: QueryWord) -> float:
        """How much a word says (0 to 1): rare in Danish and rare in the documents is much."""
        idf = min((self._vocabulary.idf(term) for term, _ in word.matches), default=self._most)
        kind = VERB_SHARE if load_lexicon().is_verb(word.token.folded) else 1.0
        share = kind * max(0.05, word.rarity) * (0.25 + 0.75 * idf / self._most)
        return share * word.telling

    def match(self, word: QueryWord, text: TextWords) -> float:
        """How well a text holds this word: 1 for the word itself, 0 for none.

        A word that is part of a compound of the text counts a little less; a compound of which the
        text holds only parts counts by the share of them.
        """
        if word.token.stem in text.stems:
            return 1.0
        if word.token.stem in text.parts:
            return PART_SHARE
        best = self._parts_held(word, text)
        for term, kind in word.matches:
            if kind is not MatchKind.COMPOUND and term not in self._ignored:
                best = max(
                    best,
                    MATCH_WEIGHT[kind]
                    * (1.0 if term in text.stems else PART_SHARE if term in text.parts else 0.0),
                )
        return best

    def _parts_held(self, word: QueryWord, text: TextWords) -> float:
        """The share of a compound's telling parts that a text holds, counted a little less."""
        if not word.token.parts or not word.token.folded.isalpha():
            return 0.0
        parts = [p for p in word.token.parts if p not in self._ignored]
        if not parts:
            return 0.0
        held = sum(
            (1.0 if p in text.stems else PART_SHARE if p in text.parts else 0.0) for p in parts
        )
        # Where the documents hold the whole word elsewhere, its parts mean less here.
        whole = any(kind in {MatchKind.WORD, MatchKind.STEM} for _, kind in word.matches)
        return COMPOUND_SHARE * held / len(parts) * (0.5 if whole else 1.0)

    def touches(self, words: Sequence[QueryWord], text: TextWords) -> bool:
        """Whether a text holds any form or part of any of the words."""
        held = text.stems | text.parts
        return any(
            w.token.stem in held or any(term in held for term, _ in w.matches) for w in words
        )

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
        weights = [self.weight(w) for w in words]
        held = 0.0
        for word, weight in zip(words, weights, strict=True):
            found = self.match(word, text)
            for context, share in around:
                if found < share:
                    found = max(found, share * self.match(word, context))
            held += weight * found
        return held / sum(weights) if held else 0.0

    def missed(self, words: Sequence[QueryWord], *texts: TextWords) -> float:
        """The weight of the weightiest word that none of the texts holds; verbs are not counted."""
        return max(
            (
                self.weight(w)
                for w in words
                if not load_lexicon().is_verb(w.token.folded)
                and not any(self.match(w, t) for t in texts)
            ),
            default=0.0,
        )

    def share_of(self, text: TextWords, words: Sequence[QueryWord]) -> float:
        """The share of a text's telling words that the question's words name, 0 to 1."""
        named = total = 0.0
        for single in text.telling:
            weight = self._vocabulary.idf(single.tokens[0].stem)
            total += weight
            named += weight * max((self.match(w, single) for w in words), default=0.0)
        return named / total if total else 0.0
