"""Misspelt words of grammar, and of trials at the end of a compound, as they were meant."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.lexicon import load_lexicon
from server import wording

MIN_GRAMMAR_LENGTH = 5
MIN_END_LENGTH = 6  # of the word for trials that a misspelt compound ends in
_TRIAL_ENDS = (
    "forsoeg", "forsoeget", "forsoegene", "forslag", "forslaget", "forslagene", "projekt",
    "projektet", "projekter", "projekterne", "ansoegning", "ansoegningen", "ansoegninger",
    "ansoegningerne", "oensker", "oenskerne",
)  # fmt: skip


@lru_cache(maxsize=8192)
def spelled(word: str) -> str:
    """A misspelt word of grammar as it was meant; any other word as it is."""
    if load_lexicon().count(word) or len(word) < MIN_GRAMMAR_LENGTH or word in wording.GRAMMAR:
        return word
    return _near_grammar(word) or _mended_end(word) or word


def _near_grammar(word: str) -> str:
    """The word of grammar that one letter makes of a word, or none."""
    near = process.extractOne(word, wording.GRAMMAR, scorer=OSA.distance, score_cutoff=1)
    return near[0] if near else ""


def _mended_end(word: str) -> str:
    """A compound whose end is a misspelt word for trials, mended: »parkforslg« is »parkforslag«."""
    count = load_lexicon().count
    if wording.TRIALS.fullmatch(word):
        return ""
    for cut in range(3, len(word) - MIN_END_LENGTH + 1):
        start, end = word[:cut], word[cut:]
        if not (count(start) or (start.endswith("s") and count(start[:-1]))):
            continue
        if count(end):
            continue
        near = process.extractOne(end, _TRIAL_ENDS, scorer=OSA.distance, score_cutoff=1)
        if near:
            return start + near[0]
    return ""
