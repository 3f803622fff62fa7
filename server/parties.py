"""Political parties: the letters that print after a member's name, and what people call each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from corpus.span import Span
from index.danish import fold_word

PARTIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "S": ("Socialdemokratiet", "Socialdemokraterne", "Socialdemokrat"),
        "V": ("Venstre",),
        "M": ("Moderaterne",),
        "SF": ("SF", "Socialistisk Folkeparti"),
        "DD": ("Danmarksdemokraterne",),
        "LA": ("Liberal Alliance",),
        "KF": ("De Konservative", "Konservative", "Det Konservative Folkeparti"),
        "EL": ("Enhedslisten",),
        "RV": ("Radikale Venstre", "De Radikale", "Radikale"),
        "DF": ("Dansk Folkeparti",),
        "ALT": ("Alternativet",),
        "NB": ("Nye Borgerlige",),
    }
)
_LETTERS = {
    " ".join(map(fold_word, name.split())): letters
    for letters, names in PARTIES.items()
    for name in names
}
_LETTERS_OF = {name: letters for letters, names in PARTIES.items() for name in names}
# Longest first, so that »Radikale Venstre« is not read as »Venstre«.
_NAMED = re.compile(rf"\b(?P<name>{'|'.join(sorted(_LETTERS, key=len, reverse=True))})s?\b")

_MEMBER = re.compile(r"[A-ZÆØÅ]{1,3}['’-]?er(?:en|e|ne)?s?")


def parties_in(line: str) -> frozenset[str]:
    """The letters of the parties that a folded line names.

    >>> sorted(parties_in("hvad mente radikale venstre og sfs ordfoerer"))
    ['RV', 'SF']
    """
    return frozenset(_LETTERS[found["name"]] for found in _NAMED.finditer(line))


def is_member(word: str) -> bool:
    """Whether a word says of somebody by the letters of a party that he is of it.

    >>> is_member("SF'eren"), is_member("Aalborg")
    (True, False)
    """
    return _MEMBER.fullmatch(word) is not None


_AS_WRITTEN = re.compile(
    r"\b(?P<name>"
    + "|".join(sorted((n for names in PARTIES.values() for n in names), key=len, reverse=True))
    + r")(?P<owns>s?)\b"
)


def party_names(text: str) -> tuple[tuple[str, Span], ...]:
    """The parties that a text names, by their letters, each with where the name stands.

    >>> party_names("Hvad sagde Dansk Folkepartis ordfører?")
    (('DF', Span(start=11, end=28)),)
    """
    return tuple((_LETTERS_OF[m["name"]], Span(*m.span())) for m in _AS_WRITTEN.finditer(text))


def with_party(text: str, said: str) -> str | None:
    """A text asked of another party than the one that it names; None where either names none.

    >>> with_party("Var Venstre med på aftalen", "enhedslisten")
    'Var Enhedslisten med på aftalen'
    """
    letters = _LETTERS.get(" ".join(map(fold_word, said.split())))
    named = list(_AS_WRITTEN.finditer(text))
    if letters is None or len({_LETTERS_OF[m["name"]] for m in named}) != 1:
        return None
    return _AS_WRITTEN.sub(lambda m: f"{PARTIES[letters][0]}{m['owns']}", text)


def spelt_out(party: str | None) -> str:
    """What a party is called, all its names; the letters themselves where it is not known."""
    return " ".join(PARTIES.get((party or "").upper(), (party or "",)))
