"""English questions in Danish words, one by one: enough to find Danish passages by."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from index.danish import Token
from index.word_tables import translations_of

# What English grammar words become; the others of them are left out.
_GRAMMAR_WORDS = {
    "all": "alle", "and": "og", "fewer": "færre", "fewest": "færrest", "first": "første",
    "how": "hvordan", "long": "længe", "more": "flere", "most": "flest", "new": "nye",
    "no": "ingen", "not": "ikke", "or": "eller", "second": "anden", "than": "end",
    "third": "tredje", "to": "", "what": "hvad", "when": "hvornår", "where": "hvor",
    "which": "hvilke", "who": "hvem", "why": "hvorfor",
    "granted": "imødekommet",
}  # fmt: skip
_LEFT_OUT_WORDS = """
    a about an any are as at be been being by can could did do does for from get gets got had has
    have in into is it its many may might much must need of on s shall should so that the their
    them there these they this those until up upon was were will with would
"""
_LEFT_OUT = frozenset(_LEFT_OUT_WORDS.split())
_ALSO_DANISH = frozenset(("an", "at", "be", "by", "for", "so", "to"))
ENGLISH_GRAMMAR = _LEFT_OUT | _GRAMMAR_WORDS.keys()


def is_english(tokens: Sequence[Token]) -> bool:
    """Whether a query is English: a fourth of its words are English grammar words, at least two.

    What is a grammar word of Danish as well (»for«, »at«) tells neither.
    """
    found = sum(t.folded in ENGLISH_GRAMMAR - _ALSO_DANISH for t in tokens)
    danish = sum(t.is_stop and t.folded not in ENGLISH_GRAMMAR for t in tokens)
    return found >= 2 and found * 4 >= len(tokens) and danish <= found // 3


def gloss(tokens: Sequence[Token], holds: Callable[[str], bool]) -> str:
    """The Danish words for an English query, in its order.

    Args:
        tokens: of the query.
        holds: whether the documents hold a word, so that of several translations theirs is taken.
    """
    return " ".join(word for token in tokens if (word := _danish(token, holds)))


def _danish(token: Token, holds: Callable[[str], bool]) -> str:
    if token.folded in _GRAMMAR_WORDS:
        return _GRAMMAR_WORDS[token.folded]
    if token.folded in _LEFT_OUT:
        return ""
    words = translations_of(token.folded)
    return next((word for word in words if holds(word)), words[0] if words else token.surface)
