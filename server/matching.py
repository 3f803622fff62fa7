"""How well the words of a question stand in a text."""

from __future__ import annotations

from collections.abc import Collection as AnyOf
from collections.abc import Sequence

from index.danish import Token
from index.vocabulary import MATCH_WEIGHT, QueryWord, Vocabulary

PART_SHARE = 0.75  # of a match with a part of a compound, beside one with the whole word


class Matcher:
    """Weighs and matches the words of questions by one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, *, ignored: AnyOf[str] = frozenset()) -> None:
        self._vocabulary = vocabulary
        self._ignored = ignored
        self._most = vocabulary.idf("")

    def weight(self, word: QueryWord) -> float:
        """How much a word of a question says: rare in Danish and rare in the documents is much (0 to 1)."""
        idf = min((self._vocabulary.idf(term) for term, _ in word.matches), default=self._most)
        return max(0.05, word.rarity) * (0.25 + 0.75 * idf / self._most)

    def match(self, word: QueryWord, tokens: Sequence[Token]) -> float:
        """How well the best of `tokens` is this word: 1 for the word itself, 0 for none."""
        stems = {t.stem for t in tokens}
        parts = {part for t in tokens for part in t.parts} - stems
        if word.token.stem in stems:
            return 1.0
        best = 0.0
        for term, kind in word.matches:
            if term in self._ignored:
                continue
            if term in stems:
                best = max(best, MATCH_WEIGHT[kind])
            elif term in parts:
                best = max(best, MATCH_WEIGHT[kind] * PART_SHARE)
        return best

    def coverage(self, words: Sequence[QueryWord], tokens: Sequence[Token]) -> float:
        """The share of the words' weight that the tokens hold, 0 to 1; 0 if there are no words."""
        total = sum(self.weight(w) for w in words)
        if not total:
            return 0.0
        return sum(self.weight(w) * self.match(w, tokens) for w in words) / total

    def share_of(self, tokens: Sequence[Token], words: Sequence[QueryWord]) -> float:
        """The share of a text's telling words that the question's words name, 0 to 1."""
        telling = [t for t in tokens if not t.is_stop]
        if not telling:
            return 0.0
        weights = [self._vocabulary.idf(t.stem) for t in telling]
        named = [max((self.match(w, (t,)) for w in words), default=0.0) for t in telling]
        return sum(w * n for w, n in zip(weights, named, strict=True)) / sum(weights)
