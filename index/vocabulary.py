"""The words that the documents hold, and which of them the words of a query mean."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.danish import STOP_WORDS, Token, analyse, family, fold_word, stem
from index.gloss import gloss, is_english
from index.lexicon import Lexicon, load_lexicon
from index.word_counts import WordCounts
from index.word_tables import load_phrases, synonyms_of

BEGINNING = 6  # letters that a word run together must share with one of the documents
PHRASE_GAP = 4  # words that may stand between a verb and its particle: »smide lejerne ud«
PARTICLES = frozenset("af bort frem fra ind ned om op over til tilbage ud under vaek".split())  # noqa: SIM905
MIN_TYPO_LENGTH = 4
LONG_STEM = 8  # letters from which one that differs makes a stem the same word


class MatchKind(StrEnum):
    """How a word of a query was matched, as the contract names it."""

    WORD = "word"
    STEM = "stem"
    COMPOUND = "compound"
    SPELLING = "spelling"
    TYPO = "typo"
    SYNONYM = "synonym"
    MEANING = "meaning"


# How much a match by each kind counts beside the word itself.
MATCH_WEIGHT = {
    MatchKind.WORD: 1.0,
    MatchKind.STEM: 1.0,
    MatchKind.SPELLING: 0.9,
    MatchKind.TYPO: 0.8,
    MatchKind.COMPOUND: 0.6,
    MatchKind.SYNONYM: 0.7,
    MatchKind.MEANING: 0.4,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryWord:
    """A word of a query and the stems of the documents it stands for, each with its match.

    `rarity` is how much it says in Danish, `telling` how much of the query hangs on it, both from 0
    to 1.
    """

    token: Token
    matches: tuple[tuple[str, MatchKind], ...]
    rarity: float
    telling: float = 1.0

    def __hash__(self) -> int:
        """Of what tells words apart as a rule: much is kept by word, and all of one is long."""
        return hash((self.token.start, self.token.folded, self.telling))

    @property
    def known(self) -> bool:
        """Whether the documents hold the word, or what it was taken for."""
        return bool(self.matches)


class _Form(NamedTuple):
    """What is looked up of a word of a query: all of its token but where it stands."""

    folded: str
    stem: str
    parts: tuple[str, ...]


def _other_el(word_stem: str) -> str:
    """The stem of the other form of a word in -el: »fleksibl« of »fleksibel«, and back.

    »hjemmel« is »hjemler« of many.
    """
    if word_stem.endswith("el"):
        return re.sub(r"([bdfgkmnpst])\1$", r"\1", word_stem.removesuffix("el")) + "l"
    return word_stem.removesuffix("l") + "el" if re.search(r"[bdfgkptv]l$", word_stem) else ""


class Vocabulary:
    """The analysed words of a set of texts, with the number of texts that each stem occurs in."""

    def __init__(self, counts: WordCounts) -> None:
        self._frequency = Counter(counts.stems)
        self._part_frequency = Counter(counts.parts)
        self._size = counts.texts
        self._stem_of = counts.stem_of
        words = [w for w in self._stem_of if w.isalpha() and len(w) >= MIN_TYPO_LENGTH]
        self._spellings = words
        self._stems = sorted({self._stem_of[w] for w in words})
        self._unmarked: dict[str, list[str]] = {}
        for word in words:
            self._unmarked.setdefault(_unmarked(word), []).append(word)
        self._families: dict[str, list[str]] = {}
        for word_stem in sorted({*self._frequency, *self._part_frequency}):
            if word_stem.isalpha():
                self._families.setdefault(family(word_stem), []).append(word_stem)
        self._beginnings = frozenset(w[:BEGINNING] for w in self._stem_of)
        self._lexicon: Lexicon = load_lexicon()
        # Questions share most of their words, and several floors ask of one question.
        self._known = lru_cache(maxsize=8192)(self._look_up)
        self.in_danish = lru_cache(maxsize=256)(self._in_danish)

    def __contains__(self, word_stem: str) -> bool:
        return word_stem in self._frequency

    def idf(self, word_stem: str) -> float:
        """BM25's inverse document frequency, ln(1 + (N - n + 0.5) / (n + 0.5)).

        Robertson & Zaragoza 2009, The Probabilistic Relevance Framework, equation 3.14.
        """
        n = max(self._frequency[word_stem], self._part_frequency[word_stem])
        return math.log(1 + (self._size - n + 0.5) / (n + 0.5))

    def _in_danish(self, text: str) -> str:
        """A query in Danish words: glossed word by word if it is English, else as it is."""
        tokens = analyse(text)
        return gloss(tokens, self._holds_word) if is_english(tokens) else text

    def _holds_word(self, word: str) -> bool:
        return self._holds(stem(fold_word(word)))

    def read(self, tokens: Sequence[Token]) -> tuple[QueryWord, ...]:
        """What each word of a query stands for, alone, run together with the next or as a phrase.

        What a phrase means is told by its first word, in place of that word's own synonyms: those
        »smide« has by itself are none of »smide ud«.
        """
        joined = self._joined(tokens)
        phrases = self._phrases(tokens)
        read: list[QueryWord] = []
        for i, token in enumerate(tokens):
            matches, rarity = self._known(_Form(token.folded, token.stem, token.parts))
            if i in phrases:
                own = (m for m in matches if m[1] is not MatchKind.SYNONYM)
                matches = (*own, *phrases[i])
            read.append(
                QueryWord(token=token, matches=(*matches, *joined.get(i, ())), rarity=rarity)
            )
        return tuple(read)

    def _look_up(self, form: _Form) -> tuple[tuple[tuple[str, MatchKind], ...], float]:
        """What a word stands for wherever it stands, and how much it says in Danish."""
        return tuple(self._matches(form)), self._lexicon.rarity(form.folded)

    def _matches(self, token: _Form) -> list[tuple[str, MatchKind]]:
        matches: list[tuple[str, MatchKind]] = []
        if token.stem in self._frequency:
            matches.append(
                (token.stem, MatchKind.WORD if token.folded in self._stem_of else MatchKind.STEM)
            )
        if token.stem in self._part_frequency:
            matches.append((token.stem, MatchKind.COMPOUND))
        if (other := _other_el(token.stem)) in self._frequency:
            matches.append((other, MatchKind.STEM))
        elif other in self._part_frequency:
            matches.append((other, MatchKind.COMPOUND))
        matches += [
            (p, MatchKind.COMPOUND)
            for p in token.parts
            if token.folded.isalpha() and p in self._part_frequency or p in self._frequency
        ]
        if not any(kind is not MatchKind.COMPOUND for _, kind in matches):
            matches += self._synonyms(token)
        # »Tranvig« is no vig of a tran where the documents speak of Tranevig.
        held = {term for term, _ in matches}
        if held >= {*token.parts} and matches:
            return matches
        return [*self._misspelt(token), *matches]

    def _synonyms(self, token: _Form) -> list[tuple[str, MatchKind]]:
        """The stems of the documents' words of a word's family, and those the thesaurus gives."""
        if token.folded in STOP_WORDS:
            return []
        related = self._families.get(family(token.stem), []) if token.folded.isalpha() else []
        stems = dict.fromkeys([*related, *(stem(word) for word in synonyms_of(token.folded))])
        return [(s, MatchKind.SYNONYM) for s in stems if self._holds(s) and s != token.stem]

    def _holds(self, word_stem: str) -> bool:
        return word_stem in self._frequency or word_stem in self._part_frequency

    def _misspelt(self, token: _Form) -> list[tuple[str, MatchKind]]:
        """The words nearest to one that neither the documents nor the lexicon hold."""
        word = token.folded
        if word in STOP_WORDS or not word.isalpha() or len(word) < MIN_TYPO_LENGTH:
            return []
        if self._lexicon.count(word) > 0:
            return []
        if alike := self._unmarked.get(_unmarked(word)):
            return [(s, MatchKind.SPELLING) for s in sorted({self._stem_of[w] for w in alike})]
        near = self._nearest(word) or self._nearest_stem(token.stem)
        return [(s, MatchKind.TYPO) for s in near]

    def _nearest(self, word: str) -> list[str]:
        allowed = 1 if len(word) < 8 else 2
        near = process.extract(
            word, self._spellings, scorer=OSA.distance, score_cutoff=allowed, limit=8
        )
        closest = min((distance for _, distance, _ in near), default=0)
        return sorted(
            {self._stem_of[w] for w, distance, _ in near if distance == closest and w[0] == word[0]}
        )

    def _nearest_stem(self, word_stem: str) -> list[str]:
        """The stems that one letter makes of that of a long word, whatever its ending."""
        if len(word_stem) < LONG_STEM:
            return []
        near = process.extract(word_stem, self._stems, scorer=OSA.distance, score_cutoff=1, limit=4)
        return sorted(found for found, _, _ in near if found[0] == word_stem[0])

    def _joined(self, tokens: Sequence[Token]) -> dict[int, list[tuple[str, MatchKind]]]:
        """Compounds that the writer split: neighbours that together are a word of the documents."""
        found: dict[int, list[tuple[str, MatchKind]]] = {}
        for i in range(len(tokens) - 1):
            if (
                not (tokens[i].folded.isalpha() and tokens[i + 1].folded.isalpha())
                or len(tokens[i].folded) < 2
            ):
                continue
            for link in ("", "s", "e"):
                word = tokens[i].folded + link + tokens[i + 1].folded
                if len(word) <= 5 or word[:BEGINNING] not in self._beginnings:
                    continue
                if (word_stem := stem(fold_word(word))) in self._frequency:
                    found.setdefault(i, []).append((word_stem, MatchKind.SPELLING))
                    found.setdefault(i + 1, []).append((word_stem, MatchKind.SPELLING))
                    break
        return found

    def _phrases(self, tokens: Sequence[Token]) -> dict[int, list[tuple[str, MatchKind]]]:
        """What the documents call what two words mean together, a particle be it further on."""
        table = load_phrases()
        found: dict[int, list[tuple[str, MatchKind]]] = {}
        for i, token in enumerate(tokens):
            if token.is_stop:
                continue
            for after in tokens[i + 1 : i + 2 + PHRASE_GAP]:
                apart = after is not tokens[i + 1]
                words = table.get((token.stem, after.stem), ())
                if not words or (apart and after.folded not in PARTICLES):
                    continue
                stems = dict.fromkeys(stem(word) for word in words)
                held = [(s, MatchKind.SYNONYM) for s in stems if self._holds(s)]
                if held:
                    found[i] = held
                    break
        return found


def _unmarked(word: str) -> str:
    """The word with ø typed as o, å as a and æ as e."""
    return word.replace("oe", "o").replace("aa", "a").replace("ae", "e")
