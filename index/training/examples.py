"""From text to the pools that batches are drawn from, and how often each has its turn."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from index.training.pools import CropPool, PairPool, Pool
from index.training.sources import PairSource, TextPair, TrainingText
from index.training.tokeniser import encode
from index.training.variation import (
    SHORTEST_MISSPELT,
    WORD,
    as_question,
    misspell,
    misspell_some,
    replace_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from index.training.ragged import Ragged

SENTENCE_END = re.compile(r"(?<=[.!?:])\s+(?=[A-ZÆØÅ])")
SHORTEST_SENTENCE = 20
LONGEST = 100
COMMON_WORD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightedPool:
    """A pool and how often, against the others, a batch comes from it."""

    name: str
    weight: float
    pool: Pool


PAIR_WEIGHTS = {
    PairSource.ANSWERS: 2.5,
    PairSource.TITLES: 1.0,
    PairSource.ACTS: 1.5,
    PairSource.HEADINGS: 1.0,
    PairSource.PARALLEL: 2.0,
    PairSource.SUBJECTS: 1.5,
    PairSource.SYNONYMS: 2.0,
    PairSource.NARROWER: 0.5,
    PairSource.WORDS: 0.7,
}
# The sources whose first text is a phrase that a question can be made about.
PHRASES = frozenset({PairSource.SUBJECTS, PairSource.ACTS, PairSource.HEADINGS})


def make_pools(text: TrainingText, tokeniser: Tokenizer, seed: int) -> tuple[WeightedPool, ...]:
    """Every pool that the text gives, empty ones left out."""
    rng = Random(seed)
    speeches = encode(tokeniser, text.speeches)
    provisions = encode(tokeniser, text.provisions)
    synonyms = _synonyms(text.pairs[PairSource.SYNONYMS])
    retold = _sentences(text.speeches, lambda s: replace_words(s, synonyms, 0.5, rng), rng)
    misspelt = _sentences(text.speeches, lambda s: misspell_some(s, 0.25, rng), rng)
    pools = [
        WeightedPool(name="speech crops", weight=6.0, pool=_crops(speeches)),
        WeightedPool(name="provision crops", weight=3.0, pool=_crops(provisions)),
        WeightedPool(name="neighbours", weight=1.5, pool=_neighbours(speeches)),
        WeightedPool(name="retold", weight=2.0, pool=_within(retold, speeches, tokeniser)),
        WeightedPool(name="misspelt", weight=1.0, pool=_within(misspelt, speeches, tokeniser)),
        WeightedPool(
            name="spelling", weight=1.0, pool=_pairs(_spelling(text.speeches, rng), tokeniser)
        ),
    ]
    for source, pairs in text.pairs.items():
        asked = _asked(pairs, rng) if source in PHRASES else pairs
        pool = _pairs(asked, tokeniser)
        pools.append(WeightedPool(name=source, weight=PAIR_WEIGHTS[source], pool=pool))
    return tuple(pool for pool in pools if len(pool.pool))


def piece_counts(pools: Iterable[WeightedPool], pieces: int) -> NDArray[np.int64]:
    """`(pieces,)`, how often each piece occurs in the passages of the pools."""
    return sum(
        (np.bincount(pool.pool.passages.pieces, minlength=pieces) for pool in pools),
        start=np.zeros(pieces, np.int64),
    )


def _crops(documents: Ragged) -> CropPool:
    return CropPool(passages=documents, query_pieces=(5, 40), passage_pieces=(6, 120), run=2)


def _neighbours(paragraphs: Ragged) -> PairPool:
    """Each paragraph with the one after it."""
    rows = np.arange(len(paragraphs))
    first, second = rows[:-1], rows[1:]
    return PairPool(
        queries=paragraphs.take(first, LONGEST),
        passages=paragraphs.take(second, LONGEST),
        query_groups=first,
        passage_groups=second,
        longest=LONGEST,
    )


def _within(
    sentences: Sequence[tuple[int, str]], paragraphs: Ragged, tokeniser: Tokenizer
) -> PairPool:
    """Sentences, each with the paragraph of the row that stands beside it."""
    rows = np.array([row for row, _ in sentences], np.int64)
    return PairPool(
        queries=encode(tokeniser, [sentence for _, sentence in sentences]),
        passages=paragraphs.take(rows, LONGEST),
        query_groups=rows,
        passage_groups=rows,
        longest=LONGEST,
    )


def _pairs(pairs: Sequence[TextPair], tokeniser: Tokenizer) -> PairPool:
    queries, passages = [query for query, _ in pairs], [passage for _, passage in pairs]
    return PairPool(
        queries=encode(tokeniser, queries),
        passages=encode(tokeniser, passages),
        query_groups=_groups(queries),
        passage_groups=_groups(passages),
        longest=LONGEST,
    )


def _groups(texts: Sequence[str]) -> NDArray[np.int64]:
    """A number for each text, the same for the same text."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(text, len(numbers)) for text in texts], np.int64)


def _asked(pairs: Iterable[TextPair], rng: Random) -> tuple[TextPair, ...]:
    """Half of the phrases as they are, half as questions, some of them with slips."""
    asked = (
        (as_question(phrase, rng) if rng.random() < 0.5 else phrase, passage)
        for phrase, passage in pairs
    )
    return tuple((misspell_some(query, 0.05, rng), passage) for query, passage in asked)


def _synonyms(pairs: Iterable[TextPair]) -> Mapping[str, tuple[str, ...]]:
    """The single words that stand for each single word."""
    words: defaultdict[str, list[str]] = defaultdict(list)
    for word, other in pairs:
        if " " not in word and " " not in other:
            words[word.lower()].append(other)
    return {word: tuple(others) for word, others in words.items()}


def _sentences(
    paragraphs: Iterable[str], vary: Callable[[str], str], rng: Random
) -> tuple[tuple[int, str], ...]:
    """One sentence of each paragraph, said otherwise, with the row of the paragraph."""
    chosen: list[tuple[int, str]] = []
    for row, paragraph in enumerate(paragraphs):
        sentences = [s for s in SENTENCE_END.split(paragraph) if len(s) >= SHORTEST_SENTENCE]
        if sentences:
            chosen.append((row, vary(rng.choice(sentences))))
    return tuple(chosen)


def _spelling(paragraphs: Iterable[str], rng: Random) -> tuple[TextPair, ...]:
    """Words that are in use, each with slips of it."""
    counts = Counter(word.lower() for paragraph in paragraphs for word in WORD.findall(paragraph))
    common = sorted(
        word
        for word, count in counts.items()
        if count >= COMMON_WORD and len(word) > SHORTEST_MISSPELT
    )
    return tuple((misspell(word, rng), word) for word in common for _ in range(3))
