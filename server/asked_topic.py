"""What a question counts and is about, in its own words."""

from __future__ import annotations

import re

from index.danish import Token, analyse
from index.vocabulary import QueryWord
from server.phrases import NounPhrase, is_closed, is_verb, noun_phrases
from server.question import Asked, Question

# Words that point back to what was talked about, or tell how something is asked of it.
_FRAMING_TEXT = """
    del stor tal tallet tallene forskel forskellen sammen ene samme maade bagefter ellers aar
    dato nogensinde egentlig konkret navne navnene forslag kommune laenge klar klart faerdig
    eksempel titel titlen navnet overhovedet forbindelse nye ny nyt
"""
_FRAMING = frozenset(_FRAMING_TEXT.split()) | {t.stem for t in analyse(_FRAMING_TEXT)}
# Bodies of many people: one noun that »de« may stand for.
BODY = re.compile(
    r"\b\w*(?:regering|ministeri|kommun|råd|folketing|styrels|selskab|parti|udvalg|forening|ledels|"
    r"nævn)(?:en|et)\b",
    re.IGNORECASE,
)
_ASKS_NUMBER = re.compile(r"\bhvor ?mange\b|\bantal", re.IGNORECASE)
_OWNER = re.compile(r"(?P<name>[A-ZÆØÅ]\w{2,})s")


def counts(question: Question) -> bool:
    """Whether a question asks how many."""
    return question.asked is Asked.COUNT or _ASKS_NUMBER.search(question.text) is not None


def counted_phrase(question: Question) -> NounPhrase | None:
    """The noun phrase that a question of number counts, whatever stands before it."""
    asked = _ASKS_NUMBER.search(question.text)
    start = asked.start() if asked else 0
    return next((p for p in noun_phrases(question.text) if p.span.start >= start), None)


def things(question: Question) -> tuple[QueryWord, ...]:
    """The words of a question's topic that name things: no verbs, lists, nor its grammar."""
    listed = {word for name in question.lists for word in name.split()}
    return tuple(
        w
        for w in question.topic
        if not is_verb(w.token.folded) and not is_framing(w.token) and w.token.surface not in listed
    )


def is_framing(token: Token) -> bool:
    """Whether a word only points back, or tells how something is asked."""
    return token.folded in _FRAMING or token.stem in _FRAMING


def topic_text(question: Question) -> str:
    """The topic in the question's own words: as one piece where they stand together."""
    named = {t.stem for p in question.people for t in p.name_tokens}
    words = [w.token for w in things(question) if w.token.stem not in named]
    if not words:
        return ""
    piece = question.text[words[0].start : words[-1].end]
    if words[0].surface not in piece:  # read from a translation
        return " ".join(w.surface for w in words)
    together = len(piece.split()) <= len(words) + 2 and not re.search(r"[,;:?!»«]", piece)
    return piece if together else " ".join(w.surface for w in words)


def topic_phrase(question: Question) -> str:
    """The topic as it goes with a noun: » om skov«, » i Grenholt«; empty where there is none."""
    names = (_nominative(name, question.text) for name in question.lists if not is_body(name))
    lists = "".join(f" i {name}" for name in names)
    return lists + _topic_phrase(question)


def _nominative(name: str, text: str) -> str:
    """The name of a list where it owns what stands after it: »Grenholt« of »Grenholts forslag«."""
    *said, last = name.split()
    if said and is_verb(analyse(last)[0].folded):
        name = " ".join(said)
    owned = re.search(rf"{re.escape(name)} (?P<noun>[a-zæøå]\w+)", text)
    owns = owned is not None and not is_closed(analyse(owned["noun"])[0].folded)
    return name.removesuffix("s") if owns else name


def _topic_phrase(question: Question) -> str:
    words = topic_text(question)
    placed = re.search(rf"\b(?P<where>i|fra|hos|ved) {re.escape(words)}", question.text)
    if owner := _OWNER.fullmatch(words):
        return f" fra {owner['name']}"
    return f" {placed['where'] if placed else 'om'} {words}" if words else ""


def is_body(phrase: str) -> bool:
    """Whether a noun phrase names a body of many people: »regeringen«."""
    return BODY.search(phrase) is not None
