"""Makes the table of Danish synonyms that index/word_tables.py reads.

From a thesaurus, whose pairs are kept where the words also stand among the same neighbours in law
and debates; from verbs and the nouns made of them; and from a list of everyday words beside the
words of administration.
"""

from __future__ import annotations

import lzma
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from index.danish import STOP_WORDS, fold_word
from index.lexicon import Lexicon, load_lexicon
from index.training.contexts import MIN_COUNT, ContextVectors, context_vectors
from index.training.public_words import read_synonym_groups
from index.training.sources import SYNONYM_RELATIONS
from index.training.stems import one_of_each_stem

# A file, and how many of its lines there are to each that is read: law says the same many times.
TEXTS = (
    ("folketing_speeches.txt.xz", 1),
    ("government_programmes_and_speeches.txt.xz", 1),
    ("law_provisions.txt.xz", 8),
)
MAX_SYNONYMS = 12
MAX_FOR_PHRASE = 4
MIN_RARITY = 0.4  # commoner words say too little to be worth replacing
MIN_SIMILARITY = 0.15
MIN_SHARED = 0.3  # of the synonyms of either, for a word too rare to have neighbours
SHARE_OF_BEST = 0.5  # of the similarity of a word's best synonym
# How alike a verb and what is made of it must be: »ordning« is not made of »ordne«. A longer verb
# and its noun are seldom alike by chance.
LONG_BASE = 5
MIN_DERIVED = {"ning": 0.1, "ing": 0.1, "else": 0.1, "t": 0.2, "et": 0.2}
_PARTICLE_WORDS = """
    af frem fra hen ind ned om op over paa til tilbage ud under ved
"""
PARTICLES = frozenset(_PARTICLE_WORDS.split())

Related = dict[str, set[str]]


def write_synonyms(data: Path, target: Path, *, min_count: int = MIN_COUNT) -> int:
    """Write `word<TAB>synonym synonym …` lines, the most trusted first; returns how many.

    Args:
        data: the folder of training files.
        target: the table to write, xz-compressed.
        min_count: how often a word must stand in the texts to be judged by its neighbours.
    """
    lexicon = load_lexicon()
    contexts = context_vectors(_texts(data), min_count=min_count)
    thesaurus = _thesaurus(data, _is_word)
    rows: dict[str, list[str]] = {}
    for source in (
        _public(read_synonym_groups()),
        _derived(thesaurus, lexicon, contexts),
        _trusted(thesaurus, lexicon, contexts),
        _phrases(_thesaurus(data, _is_phrase), lexicon, contexts),
    ):
        for word, synonym in source:
            rows.setdefault(word, []).append(synonym)
    table = {word: one_of_each_stem(row, without=word)[:MAX_SYNONYMS] for word, row in rows.items()}
    kept = sorted((word, row) for word, row in table.items() if row)
    with lzma.open(target, "wt", encoding="utf-8", preset=9) as file:
        file.writelines(f"{word}\t{' '.join(row)}\n" for word, row in kept)
    return len(kept)


def _texts(data: Path) -> Iterator[str]:
    for name, step in TEXTS:
        with lzma.open(data / name, "rt", encoding="utf-8") as file:
            yield from (line for number, line in enumerate(file) if number % step == 0)


def _public(groups: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for group in groups:
        for word in group:
            yield from ((word, other) for other in group if other != word and " " not in other)


def _derived(
    words: Iterable[str], lexicon: Lexicon, contexts: ContextVectors
) -> Iterator[tuple[str, str]]:
    """Verbs and what is made of them: »afvise« and »afvisning«, »forlænge« and »forlængelse«."""
    for verb in sorted(words):
        if not verb.endswith("e") or not _says_something(verb, lexicon):
            continue
        for other, least in _made_of(verb):
            if lexicon.count(other) < 5 or not _says_something(other, lexicon):
                continue
            if (contexts.similarity(verb, other) or 0.0) >= least:
                yield verb, other
                yield other, verb


def _made_of(verb: str) -> Iterator[tuple[str, float]]:
    base = verb[:-1]
    bases = {base, base[:-1]} if len(base) > 3 and base[-1] == base[-2] else {base}
    for one in sorted(bases):
        for ending, least in MIN_DERIVED.items():
            certain = len(one) >= LONG_BASE and ending.endswith(("ing", "else"))
            yield one + ending, -1.0 if certain else least


def _thesaurus(data: Path, is_key: Callable[[str], bool]) -> Related:
    """For each word that is a key its synonyms of one word; both ways between keys."""
    related: Related = {}
    with lzma.open(data / "thesaurus_mythes.tsv.xz", "rt", encoding="utf-8") as file:
        for line in file:
            word, relation, other = (*line.rstrip("\n").split("\t"), "", "")[:3]
            if relation not in SYNONYM_RELATIONS:
                continue
            word, other = _folded(word), _folded(other)
            for one, two in ((word, other), (other, word)):
                if is_key(one) and _is_word(two):
                    related.setdefault(one, set()).add(two)
    return related


def _trusted(
    related: Related, lexicon: Lexicon, contexts: ContextVectors
) -> Iterator[tuple[str, str]]:
    """The pairs of the thesaurus that the texts bear out, the most alike first."""
    for word in sorted(related):
        if not _says_something(word, lexicon):
            continue
        scored = [
            (_trust(word, other, related, contexts), other)
            for other in related[word]
            if lexicon.count(other) and _says_something(other, lexicon)
        ]
        scored.sort(key=lambda pair: (-pair[0], pair[1]))
        least = max(MIN_SIMILARITY, SHARE_OF_BEST * scored[0][0] if scored else 0.0)
        yield from ((word, other) for score, other in scored if score >= least)


def _trust(word: str, other: str, related: Related, contexts: ContextVectors) -> float:
    """How alike the texts use the two; for a word they lack, how many synonyms the two share."""
    similarity = contexts.similarity(word, other)
    if similarity is not None:
        return similarity
    if word in contexts or other not in contexts:
        return 0.0
    shared = len(related[word] & related[other]) / len(related[word] | related[other])
    return shared if shared >= MIN_SHARED else 0.0


def _phrases(
    related: Related, lexicon: Lexicon, contexts: ContextVectors
) -> Iterator[tuple[str, str]]:
    """A verb with its particle, »sige op«, and the words for it that are most like one another."""
    for phrase in sorted(related):
        others = sorted(w for w in related[phrase] if lexicon.count(w) and w not in STOP_WORDS)
        central = {
            word: sum(contexts.similarity(word, other) or 0.0 for other in others)
            for word in others
        }
        nearest = sorted(others, key=lambda word: (-central[word], word))
        yield from ((phrase, word) for word in nearest[:MAX_FOR_PHRASE])


def _says_something(word: str, lexicon: Lexicon) -> bool:
    return len(word) > 2 and word not in STOP_WORDS and lexicon.rarity(word) >= MIN_RARITY


def _folded(text: str) -> str:
    return " ".join(fold_word(word) for word in text.split())


def _is_word(text: str) -> bool:
    return text.isalpha()


def _is_phrase(text: str) -> bool:
    verb, _, particle = text.partition(" ")
    return verb.isalpha() and verb.endswith(("e", "aa")) and particle in PARTICLES
