"""Words to look for beside those of a question: Danish synonyms, and Danish words for English ones.

`index/training/synonyms.py` and `index/training/translations.py` make the tables;
lexicon/README.md says from what. Keys and words are in the analyser's folded spelling.
"""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import Stemmer

from index.danish import stem

SYNONYMS = Path(__file__).parent / "lexicon" / "synonyms.tsv.xz"
TRANSLATIONS = Path(__file__).parent / "lexicon" / "translations.tsv.xz"
# Verbs that take their meaning from what stands with them: alone they say again no other word.
_LIGHT_VERBS = frozenset(
    ("blive", "faa", "gaa", "give", "goere", "have", "holde", "komme", "laegge", "saette", "sige")
    + ("staa", "tage", "vaere")
)


@lru_cache(maxsize=1)
def load_synonyms() -> Mapping[str, tuple[str, ...]]:
    """The synonyms of each Danish word, the most trusted first.

    A key may be a verb and its particle, as in »sige op«; a synonym is always one word.
    """
    rows = _read(SYNONYMS).items()
    return MappingProxyType(
        {word: tuple(o for o in others if o not in _LIGHT_VERBS) for word, others in rows}
    )


@lru_cache(maxsize=1)
def load_translations() -> Mapping[str, tuple[str, ...]]:
    """The Danish words for each English one, the likeliest first; »tax-free« is »taxfree«."""
    return _read(TRANSLATIONS)


def synonyms_of(folded: str) -> tuple[str, ...]:
    """The synonyms of a folded word, or those of the words that it may be a form of.

    >>> synonyms_of("vederlagsfri")[0], synonyms_of("vederlagsfrie")[0]
    ('gratis', 'gratis')
    """
    rows = load_synonyms()
    return rows.get(folded) or _merged(rows, _synonym_keys().get(stem(folded), ()))


@lru_cache(maxsize=1)
def load_phrases() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The synonyms of phrases of two words, by the stems of both.

    >>> load_phrases()["smid", "ud"][0]
    'udsaette'
    """
    phrases: dict[tuple[str, str], tuple[str, ...]] = {}
    for phrase, words in load_synonyms().items():
        first, *rest = (stem(word) for word in phrase.split(" "))
        if len(rest) == 1:
            phrases[first, rest[0]] = (*phrases.get((first, rest[0]), ()), *words)
    return MappingProxyType(phrases)


def translations_of(folded: str) -> tuple[str, ...]:
    """The Danish words for a folded English word, or for the words that it may be a form of.

    >>> translations_of("municipality")[0], translations_of("municipalitys")[0]
    ('kommune', 'kommune')
    """
    rows = load_translations()
    keys = _translation_keys().get(_english_stemmer().stemWord(folded), ())
    return rows.get(folded) or _merged(rows, keys)


def _read(path: Path) -> Mapping[str, tuple[str, ...]]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        rows = (line.rstrip("\n").split("\t") for line in file)
        return MappingProxyType({word: tuple(others.split()) for word, others in rows})


def _merged(rows: Mapping[str, tuple[str, ...]], keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for key in keys for word in rows[key]))


@lru_cache(maxsize=1)
def _synonym_keys() -> Mapping[str, tuple[str, ...]]:
    keys: dict[str, tuple[str, ...]] = {}
    for word in load_synonyms():
        keys[stem(word)] = (*keys.get(stem(word), ()), word)
    return keys


@lru_cache(maxsize=1)
def _translation_keys() -> Mapping[str, tuple[str, ...]]:
    keys: dict[str, tuple[str, ...]] = {}
    for word in load_translations():
        word_stem = _english_stemmer().stemWord(word)
        keys[word_stem] = (*keys.get(word_stem, ()), word)
    return keys


@lru_cache(maxsize=1)
def _english_stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")
