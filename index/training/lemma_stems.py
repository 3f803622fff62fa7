"""Makes the table of stems that index/stems.py reads, from the Danish dictionary of simplemma.

The dictionary says what words are forms of. Where the stemmer gives a form another stem than its
lemma (»regler«, »regel«), the one stem stands for the other, whatever form it comes from: a
dictionary seldom has all forms of a word.
"""

from __future__ import annotations

import importlib
import lzma
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import Stemmer

from index.danish import STOP_WORDS, fold_word
from index.irregular import infinitive
from index.lexicon import load_lexicon

MIN_FORM = 4  # letters
MIN_LEMMA = 3
MIN_SHARE = 0.6  # of the forms of a stem, by how common they are, that must be of one lemma's
# A form so many times as common as what it is said to be a form of is a word of its own: »grøn« is
# no form of »gro«.
MOST_COMMONER = 200
# Adjectives whose comparison is another word (»ældre«, »flere«) and means something of its own.
_COMPARED = frozenset(
    "god gammel ung stor lille mange faa lang naer megen slem ond gerne sen flere".split()  # noqa: SIM905
)
_COMPARATIVES = ("re", "res", "st", "ste", "stes")
# What the dictionary has wrong.
_WORDS_OF_THEIR_OWN = frozenset(
    "vegne groen loen koen skoen voksen voksne doed tvang fremmede bredt led".split()  # noqa: SIM905
)
_CORRECTED = {"boerne": "barn", "kurser": "kursus", "kurserne": "kursus", "budgetter": "budget"}


def write_stems(data: Path, target: Path) -> int:
    """Write `stem<TAB>stem of the lemma` lines in folded spelling; returns how many.

    Args:
        data: not looked at; the dictionary comes with simplemma.
        target: the table to write, xz-compressed.

    Raises:
        ModuleNotFoundError: without simplemma (`pip install '.[tables]'`), needed for this alone.
    """
    factory = importlib.import_module("simplemma.strategies.dictionaries.dictionary_factory")
    entries = factory.DefaultDictionaryFactory().get_dictionary("da").items()
    rows = sorted(stem_rows((_text(form), _text(lemma)) for form, lemma in entries).items())
    with lzma.open(target, "wt", encoding="utf-8", preset=9) as file:
        file.writelines(f"{stem}\t{other}\n" for stem, other in rows)
    return len(rows)


def _text(entry: str | bytes) -> str:
    return entry.decode("utf-8") if isinstance(entry, bytes) else entry


def stem_rows(entries: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Each stem of forms that is not their lemma's, and the lemma's.

    Args:
        entries: forms with their lemmas, as a dictionary spells them.
    """
    count = load_lexicon().count
    stemmed = Stemmer.Stemmer("danish").stemWord
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for form, lemma in (*_CORRECTED.items(), *_kept(entries)):
        if count(lemma) and count(form) <= MOST_COMMONER * count(lemma):
            votes[stemmed(form)][stemmed(lemma)] += count(form) + 1
    chosen: dict[str, str] = {}
    for stem, counted in votes.items():
        other, share = max(counted.items(), key=lambda row: (row[1], row[0]))
        if share >= MIN_SHARE * counted.total():
            chosen[stem] = other
    return {s: end for s in chosen if (end := _end(s, chosen)) != s}


def _end(stem: str, chosen: Mapping[str, str]) -> str:
    """Where a stem leads; itself where it leads back to it."""
    seen = {stem}
    while (following := chosen.get(stem, stem)) not in seen:
        seen.add(following)
        stem = following
    return stem


def _kept(entries: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    for form, lemma in entries:
        short, long = fold_word(lemma), fold_word(form)
        if not form[:1].isupper() and _is_row(long, short):
            yield long, short


def _is_row(form: str, lemma: str) -> bool:
    if not (form.isalpha() and lemma.isalpha()) or len(form) < MIN_FORM or len(lemma) < MIN_LEMMA:
        return False
    if form in _WORDS_OF_THEIR_OWN or form in _CORRECTED or form in STOP_WORDS:
        return False
    compared = lemma in _COMPARED and form.endswith(_COMPARATIVES)
    return not compared and infinitive(form) == form
