"""Capitals: which belong to a word, and which only began its sentence."""

from __future__ import annotations

import re

from index.danish import analyse
from index.lexicon import load_lexicon
from server.phrases import NounPhrase

_OPENS = re.compile(r"(?:^|[.!?:])\W*$")


def uncapital(text: str) -> str:
    """The text with a small first letter."""
    return text[:1].lower() + text[1:]


def uncapital_noun(text: str) -> str:
    """A phrase that began a sentence, as it stands inside one."""
    first, *rest = text.split()
    if rest and re.fullmatch(r"[IVX]+|\d{1,2}", rest[0]):
        return text  # a numbered name: »Frikommuneforsøg II«
    known = load_lexicon().count(analyse(first)[0].folded) if first.isalpha() else 0
    definite = first.lower().endswith(("en", "et", "ne", "de", "den", "alle"))
    named = bool(rest) and rest[0][0].isupper()  # »Simon Emil«
    lowered = first[1:].islower() and (known or definite) and not named
    return uncapital(text) if lowered else text


def inside(phrase: NounPhrase, text: str) -> str:
    """A noun phrase of a text as it stands inside a sentence: »Spillerum« keeps its capital.

    Only a phrase that begins its sentence may have its capital from there.
    """
    opens = _OPENS.search(text[: phrase.span.start]) is not None
    return uncapital_noun(phrase.text) if opens else phrase.text
