"""Makes the table of Danish words for English ones that index/word_tables.py reads.

From parallel sentences, aligned word by word; from WordNet's concepts, each taken for a sentence of
one word; and from a list of the words of public administration, which go first.
"""

from __future__ import annotations

import lzma
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.danish import STOP_WORDS, analyse, stem
from index.lexicon import load_lexicon
from index.training.alignment import lay_out, translation_probabilities
from index.training.public_words import read_translations
from index.training.sources import PARALLEL_SOURCES
from index.training.stems import one_of_each_stem

# Beside the sources of the model: news under the MIT licence.
SOURCES = PARALLEL_SOURCES | {"cdt_news"}
NEWS_TIER, NEWS_WEIGHT, CONCEPT_WEIGHT = "1", 4.0, 2.0
MAX_SENTENCE = 40
ROUNDS = 6
MAX_TRANSLATIONS = 5
MIN_PROBABILITY = 0.08
# The root of how surely the Danish word stands for the English and the English for the Danish.
MIN_MUTUAL = 0.2
SURE_OF_NEW_WORD = 0.3  # both ways, for a Danish word that law and debates lack
_NO_WORD = ""

# English words that say nothing of what is asked about; folded, so »don't« is »dont«.
_ENGLISH_STOP_WORDS = """
    a about above after again all also am an and any are arent as at be because been before being
    below both but by can cannot cant could couldnt did didnt do does doesnt doing dont down during
    each else ever every for from further get gets getting go goes going got had hadnt has hasnt
    have havent having he her here hers herself him himself his how i id if ill im in into is isnt
    it its itself ive just let lets like made make makes may me might more most must my myself no
    nor not now of off on once only or other our ours ourselves out over own per put really same
    say shall she should shouldnt so some still such tell than that thats the their theirs them
    themselves then there theres these they theyre this those through to too under until up upon us
    use used uses using very want was wasnt we well were werent what whats when where which while
    who whom whose why will with within without wont would wouldnt yes you your yours yourself
"""
ENGLISH_STOP_WORDS = frozenset(_ENGLISH_STOP_WORDS.split())


@dataclass(frozen=True, slots=True)
class Sentence:
    """The folded words of a sentence in both languages, and how much it counts."""

    english: tuple[str, ...]
    danish: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A Danish word for an English one, with the probability of either given the other."""

    danish: str
    probability: float
    backward: float

    @property
    def mutual(self) -> float:
        """The geometric mean of the two."""
        return float(np.sqrt(self.probability * self.backward))


def write_translations(data: Path, target: Path) -> int:
    """Write `english<TAB>dansk dansk …` lines, the likeliest first; returns how many.

    Args:
        data: the folder of training files.
        target: the table to write, xz-compressed.
    """
    rows: dict[str, tuple[str, ...]] = {}
    for english, candidates in _candidates((*_parallel(data), *_concepts(data))).items():
        if english.isalpha() and len(english) > 1 and english not in ENGLISH_STOP_WORDS:
            rows[english] = _likeliest(candidates)
    for forms, danish in read_translations():
        for english in forms:
            rows[english] = one_of_each_stem((*danish, *rows.get(english, ())))
    kept = sorted(row for row in rows.items() if _tells_something(*row))
    with lzma.open(target, "wt", encoding="utf-8", preset=9) as file:
        file.writelines(
            f"{english}\t{' '.join(danish[:MAX_TRANSLATIONS])}\n" for english, danish in kept
        )
    return len(kept)


def _parallel(data: Path) -> Iterator[Sentence]:
    with lzma.open(data / "parallel_en_da.tsv.xz", "rt", encoding="utf-8") as file:
        for line in file:
            tier, source, english, danish = line.rstrip("\n").split("\t")[:4]
            if source in SOURCES:
                weight = NEWS_WEIGHT if tier == NEWS_TIER else 1.0
                yield Sentence(_folded(english), _folded(danish), weight)


def _concepts(data: Path) -> Iterator[Sentence]:
    with lzma.open(data / "omw_en_da.tsv.xz", "rt", encoding="utf-8") as file:
        for line in file:
            english, danish = line.rstrip("\n").split("\t")[:2]
            for name in english.split(";"):
                yield Sentence(_folded(name), _folded(danish), CONCEPT_WEIGHT)


def _folded(text: str) -> tuple[str, ...]:
    return tuple(token.folded for token in analyse(text) if not token.folded.isdigit())


def _candidates(sentences: Iterable[Sentence]) -> dict[str, list[Candidate]]:
    """The Danish words that stand beside each English one, with how sure they are."""
    fit = [s for s in sentences if 0 < len(s.english) <= MAX_SENTENCE]
    fit = [s for s in fit if 0 < len(s.danish) <= MAX_SENTENCE]
    weights = [s.weight for s in fit]
    forward = _aligned([s.english for s in fit], [s.danish for s in fit], weights)
    backward = _aligned([s.danish for s in fit], [s.english for s in fit], weights)
    found: dict[str, list[Candidate]] = defaultdict(list)
    for (english, danish), probability in forward.items():
        other_way = backward.get((danish, english), 0.0)
        found[english].append(Candidate(danish=danish, probability=probability, backward=other_way))
    return found


def _aligned(
    sources: list[tuple[str, ...]], targets: list[tuple[str, ...]], weights: list[float]
) -> dict[tuple[str, str], float]:
    """For each pair of words that is likely enough, the probability of the second."""
    source_numbers, target_numbers = _numbers(sources), _numbers(targets)
    bitext = lay_out(
        [_numbered((_NO_WORD, *words), source_numbers) for words in sources],
        [_numbered(words, target_numbers) for words in targets],
        weights,
    )
    probabilities = translation_probabilities(bitext, ROUNDS)
    likely = np.flatnonzero(probabilities >= MIN_PROBABILITY / 4)
    source_words, target_words = list(source_numbers), list(target_numbers)
    return {
        (source_words[source], target_words[target]): round(float(probability), 4)
        for (source, target), probability in zip(
            bitext.pairs[likely].tolist(), probabilities[likely], strict=True
        )
        if source_words[source] != _NO_WORD
    }


def _numbers(sentences: Iterable[tuple[str, ...]]) -> dict[str, int]:
    seen = sorted({word for words in sentences for word in words} - {_NO_WORD})
    return {word: number for number, word in enumerate((_NO_WORD, *seen))}


def _numbered(words: tuple[str, ...], numbers: Mapping[str, int]) -> NDArray[np.int64]:
    return np.array([numbers[word] for word in words], dtype=np.int64)


def _likeliest(candidates: Iterable[Candidate]) -> tuple[str, ...]:
    """The words worth keeping, one of each stem; the forms of a word count together."""
    total: dict[str, float] = defaultdict(float)
    best: dict[str, Candidate] = {}
    for one in sorted(candidates, key=lambda c: (-c.mutual, c.danish)):
        if one.danish.isalpha() and one.danish not in STOP_WORDS:
            total[stem(one.danish)] += one.probability
            best.setdefault(stem(one.danish), one)
    kept = [name for name in best if total[name] >= MIN_PROBABILITY and _is_sure(best[name])]
    kept.sort(key=lambda name: (-total[name] * best[name].backward, name))
    return tuple(best[name].danish for name in kept)


def _tells_something(english: str, danish: tuple[str, ...]) -> bool:
    """Not a name or a command, which is the same word in both languages and in no Danish text."""
    return bool(danish) and (danish != (english,) or english in load_lexicon())


def _is_sure(candidate: Candidate) -> bool:
    if load_lexicon().count(candidate.danish) > 0:
        return candidate.mutual >= MIN_MUTUAL
    return min(candidate.probability, candidate.backward) >= SURE_OF_NEW_WORD
