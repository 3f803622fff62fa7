"""Compounds that a question writes in two: »hørings svar« for »høringssvar« of the documents."""

from __future__ import annotations

from itertools import pairwise

from index.danish import Token, analyse, fold_word, stem
from index.vocabulary import Vocabulary

MIN_FIRST, MIN_LAST = 2, 3  # letters of the two
MIN_WHOLE = 7  # of the word that they make
_LINKS = ("", "s", "e")


def rejoined(text: str, vocabulary: Vocabulary) -> str:
    """The text with neighbours written as the one word that they are in the documents.

    Danish nouns do not stand side by side, so nothing else can be meant by two of them; words of
    grammar and names stay as they are.
    """
    pieces: list[str] = []
    at = 0
    for first, last in pairwise(analyse(text)):
        link = _link(first, last, vocabulary)
        if link is None or text[first.end : last.start] != " " or first.start < at:
            continue
        pieces += [text[at : first.end], link]
        at = last.start
    return "".join(pieces) + text[at:]


def _link(first: Token, last: Token, vocabulary: Vocabulary) -> str | None:
    """What stands between two words in the one that the documents have of them, if they do."""
    if first.is_stop or last.is_stop or last.surface[0].isupper():
        return None
    short = len(first.folded) < MIN_FIRST or len(last.folded) < MIN_LAST
    if short or not (first.folded.isalpha() and last.folded.isalpha()):
        return None
    for link in _LINKS:
        whole = first.folded + link + last.folded
        if len(whole) >= MIN_WHOLE and stem(fold_word(whole)) in vocabulary:
            return link
    return None
