"""The many ways a person types what a text says: slips, missing letters, synonyms, questions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

WORD = re.compile(r"[^\W\d_]+")
SHORTEST_MISSPELT = 4
NEAR_KEYS = {
    "a": "qsz", "b": "vghn", "c": "xdfv", "d": "sefc", "e": "wrd", "f": "drgv", "g": "fthv",
    "h": "gyjb", "i": "uok", "j": "hukn", "k": "jilm", "l": "koæ", "m": "nk", "n": "bhm",
    "o": "ipl", "p": "oå", "q": "wa", "r": "etf", "s": "adw", "t": "ryg", "u": "yij",
    "v": "cfb", "w": "qes", "x": "zsc", "y": "tuh", "z": "xa", "æ": "lø", "ø": "æå", "å": "pø",
}  # fmt: skip
UNMARKED = str.maketrans("æøåÆØÅ", "aoaAOA")
QUESTION_FRAMES = (
    "Hvad er {}?",
    "Hvad betyder {}?",
    "Hvad gælder for {}?",
    "Hvad siger reglerne om {}?",
    "Hvad sker der med {}?",
    "Hvad er der blevet af {}?",
    "Hvad står der om {}?",
    "Hvilke regler er der om {}?",
    "Hvilke muligheder giver {}?",
    "Hvordan går det med {}?",
    "Hvordan fungerer {}?",
    "Hvem bestemmer over {}?",
    "Hvem har ansvaret for {}?",
    "Hvor kan jeg læse om {}?",
    "Hvorfor har man {}?",
    "Hvornår kommer {}?",
    "Er der noget om {}?",
    "Er der givet lov til {}?",
    "Må kommunen bruge {}?",
    "Kan man få {}?",
    "Findes der {}?",
    "Fortæl mig om {}",
    "Jeg vil gerne vide noget om {}",
    "Vis mig alt om {}",
    "What is {}?",
    "What are the rules on {}?",
)


def misspell(word: str, rng: Random) -> str:
    """The word with one slip: a letter lost, doubled, swapped or hit beside, or no æ, ø and å."""
    if len(word) < SHORTEST_MISSPELT:
        return word
    position = rng.randrange(1, len(word) - 1)
    before, letter, after = word[:position], word[position], word[position + 1 :]
    slips = [
        before + after,
        before + letter * 2 + after,
        before + after[0] + letter + after[1:],
        before + rng.choice(NEAR_KEYS.get(letter.lower(), letter)) + after,
    ]
    if (unmarked := word.translate(UNMARKED)) != word:
        slips += [unmarked] * 2
    return rng.choice(slips)


def misspell_some(text: str, share: float, rng: Random) -> str:
    """The text with a slip in about this share of its words."""
    return WORD.sub(
        lambda match: misspell(match[0], rng) if rng.random() < share else match[0], text
    )


def replace_words(
    text: str, synonyms: Mapping[str, tuple[str, ...]], share: float, rng: Random
) -> str:
    """The text with a synonym in place of about this share of the words that have any."""

    def replacement(match: re.Match[str]) -> str:
        others = synonyms.get(match[0].lower())
        return rng.choice(others) if others and rng.random() < share else match[0]

    return WORD.sub(replacement, text)


def as_question(phrase: str, rng: Random) -> str:
    """A question about the phrase, of a form that any phrase fits."""
    subject = phrase.strip(" .?!")
    return rng.choice(QUESTION_FRAMES).format(subject[:1].lower() + subject[1:])
