"""Which of a kind are asked for (»hvilke kommuner«, »hvad hed de fire«), and whether it is said."""

from __future__ import annotations

import re

from index.danish import analyse, stem
from server import wording
from server.evidence import Evidence
from server.question import Asked, Question, folded_line
from server.ranking.senses import Sense, senses_asked, senses_told
from server.ranking.wanted import has_names

NAMES_KIND = 0.6  # how telling a noun is that a sentence must hold to name one of its kind
_NAMED = re.compile(r"\s*(?:[”“\"»«„:(]|\d|[A-ZÆØÅ]\w)")
# Some of the trials, by their number, and what they are called.
_ASKS_NAMES = re.compile(
    r"\b(?:hvad (?:hedder|hed)|navn\w* paa|hvilke)\b.*"
    rf"\b(?:\d+|to|tre|fire|fem|seks|syv|otte|ni|ti) (?:{wording.TRIAL}|af|der|som)\b"
    r"|\b(?:de|alle) (?:\d+|to|tre|fire|fem|seks|syv|otte|ni|ti)\b.*\bhvilke\b"
)
_WHICH_OF_MANY = re.compile(r"^(?:og )?hvilke (?:to|tre|fire|fem|seks|syv|otte|ni|ti|\d+) ")
_SELECTING = frozenset({Sense.EXAMPLES, Sense.CRITERIA})
_GIVES_NAMES = re.compile(r":\s|[»”“\"]")
_LISTED = re.compile(r"\w,\s\w[^.]*\s(?:og|samt)\s|blandt andet|f\.eks\.|for eksempel|såsom|nemlig")
_ENUMERATED = re.compile(r"[A-ZÆØÅ][\w-]+(?:, [A-ZÆØÅ][\w-]+)* og [A-ZÆØÅ]")


def asks_of_kind(question: Question) -> bool:
    """Whether the noun that is asked of tells what kind of thing is meant (»hvilke kommuner«)."""
    if question.noun is None:
        return False
    told = (w.telling for w in question.words if w.token.folded == question.noun)
    return has_names(question.noun) or next(told, 0.0) >= NAMES_KIND


def names_instance(question: Question, evidence: Evidence) -> bool:
    """Whether a sentence can say which of a kind: by a name or an enumeration.

    A sentence that only holds the kind itself says that there are such, and not which.
    """
    asks_which = question.asked is Asked.LIST or (
        question.asked is Asked.THING and question.noun is not None
    )
    if _SELECTING & senses_asked(folded_line(question)) & senses_told(evidence.text):
        return True
    numbered = _WHICH_OF_MANY.search(folded_line(question)) is not None
    if numbered and not (_ENUMERATED.search(evidence.text) or _LISTED.search(evidence.text)):
        return False  # that there are two, it is asked which
    if asks_names(question):
        return _GIVES_NAMES.search(evidence.text) is not None
    named = has_names(question.noun)
    if not asks_which or _ENUMERATED.search(evidence.text):
        return True
    if not named and _LISTED.search(evidence.text):
        return True
    if question.noun is None:
        return not question.about_trials
    kind = stem(question.noun)
    at = next((t for t in analyse(evidence.text) if t.stem == kind or kind in t.parts), None)
    if at is None:
        return not asks_of_kind(question)
    return _NAMED.match(evidence.text, at.end) is not None


def asks_names(question: Question) -> bool:
    """Whether a question asks what some trials are called, and not for examples of them."""
    line = folded_line(question)
    of_trials = question.noun is None or wording.TRIALS.search(question.noun) is not None
    examples = Sense.EXAMPLES in senses_asked(line)
    return of_trials and not examples and _ASKS_NAMES.search(line) is not None
