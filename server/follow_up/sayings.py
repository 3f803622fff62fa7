"""How resolved questions are worded: genitives, capitals, particles, pronouns replaced."""

from __future__ import annotations

import re

from index.danish import analyse
from index.lexicon import load_lexicon
from server.danish_text import capitalised
from server.phrases import stands_alone

JOINER = re.compile(r"^\W*(?:(?:og|men|så|altså|nå|samt|and)\b\s*(?=\S))+", re.IGNORECASE)
HE = re.compile(r"\b(?P<word>han|hun|ham|hende|hans|hendes|vedkommende)\b", re.IGNORECASE)
FILLER = re.compile(
    r"(?<=\w) ellers\b(?! end)|"
    r"(?<=\w),? (?:så|da|altså|egentlig|nu|overhovedet)(?=\W*$)|"
    r"(?<=\w)(?<!\bom)(?<!\bi) (?:så|altså|da)(?= (?!at\b|vidt\b|mange\b|meget\b|stor\w*\b))",
    re.IGNORECASE,
)
PREPOSITION = re.compile(r"^(?:for|i|på|om|med|fra|hos)\s+(?=\S)", re.IGNORECASE)


def as_question(text: str) -> str:
    """A question with its capital and its mark, without the word that joined it to another."""
    bare = JOINER.sub("", " ".join(text.split()).replace(" ,", ",")).rstrip(" ?.!,")
    return capitalised(bare) + "?"


def uncapital(text: str) -> str:
    """The text with a small first letter."""
    return text[:1].lower() + text[1:]


def uncapital_noun(text: str) -> str:
    """A phrase inside a sentence: a capital that only began a sentence is taken away."""
    first = text.split()[0]
    known = load_lexicon().count(analyse(first)[0].folded) if first.isalpha() else 0
    definite = first.lower().endswith(("en", "et", "ne", "de", "den", "alle"))
    return uncapital(text) if first[1:].islower() and (known or definite) else text


def genitive(name: str) -> str:
    """»Line Holts«; »Jens'«."""
    return name + ("'" if name.endswith(("s", "x", "z")) else "s")


def case(found: re.Match[str], name: str) -> str:
    """A name in the case of the pronoun that `HE` found."""
    return genitive(name) if found["word"].lower() in {"hans", "hendes"} else name


def indefinite(noun: str) -> str:
    """»nummer« for »nummeret«, as it is said after a genitive."""
    for ending in ("et", "en"):
        base = noun.removesuffix(ending)
        if base != noun and len(base) > 3:
            return uncapital(base)
    return uncapital(noun)


def put(clause: str, subject: str, *, always: bool = False) -> str:
    """A clause with its pronoun replaced; `always` adds the subject where there is none."""
    for found in re.finditer(r"\b(?:den|det|de|dem|dette|denne)\b", clause, re.IGNORECASE):
        if stands_alone(clause, found.start()):
            return clause[: found.start()] + subject + clause[found.end() :]
    return f"{clause.rstrip(' ?.!')} i {subject}" if always else clause
