"""What a question wants a sentence to hold: values of a kind, a cause, an explanation, words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from index.danish import folded_text
from server import wording
from server.extract import ValueKind, counting_numbers, find_values
from server.question import Asked, Question, folded_line
from server.ranking.senses import Sense, senses_asked

_WANTED: dict[Asked, tuple[ValueKind, ...]] = {
    Asked.TIME: (ValueKind.TIME,),
    Asked.DURATION: (ValueKind.DURATION,),
    Asked.AMOUNT: (ValueKind.MONEY, ValueKind.DURATION, ValueKind.NUMBER),
    Asked.COUNT: (ValueKind.NUMBER,),
    Asked.PERSON: (ValueKind.NAME,),
    Asked.LAW: (ValueKind.LAW,),
}
_MONEY_NOUN = re.compile(r"^(?:millioner|milliarder|mio|mia|kroner|kr|penge|midler)$")
_PERIOD_NOUN = re.compile(r"^(?:\w*periode[nr]?|tidsrum(?:met)?)$")
_LAW_NOUN = re.compile(r"^(?:paragraf\w*|lov\w*|\w*lov|\w*paragraf\w*|law|act|section)$")
_NAME_OF_LAW = re.compile(
    r"\b(?:(?:hvad|hva) (?:hedder|hed)|(?:navn|titel|titl|nummer)\w* (?:\w+ ){0,2}?paa|"
    r"hvilket (?:nummer|navn))\b.*\b(?:lov(?:en)?|lovforslag\w*)\b"
)
_NUMBER_OF_LAW = re.compile(r"\bnummer")
_CAUSE = re.compile(
    r"\b(?:for at|fordi|eftersom|(?<=, )da|på grund af|som følge af|idet|derfor|formålet|skyldes|"
    r"hvis erfaringer|skyldtes|(?:ikke|uden) hjemmel|af hensyn til|på baggrund af)\b",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(
    r"\b(?:forstås|betyder|dækker over|er en|er et|er den|kaldes|kaldet|defineres|vil sige|"
    r"altså)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"[»«”“\"]|\b(?:siger|udtaler|fortæller|mener|skriver|kalder|understreger)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What would answer a question: kinds of value, the likeliest first, or a number of `noun`.

    `senses` are what it says happens, in whatever words.
    """

    asked: Asked
    values: tuple[ValueKind, ...] = ()
    noun: str | None = None
    senses: frozenset[Sense] = frozenset()


def wanted(question: Question) -> Wanted:
    """What would answer a question; the noun only where it is asked how many of it there are."""
    noun = question.noun if question.asked is Asked.COUNT else None
    senses = senses_asked(folded_line(question)) | senses_asked(folded_text(question.text))
    return Wanted(question.asked, wanted_values(question), noun, senses)


def wanted_values(question: Question) -> tuple[ValueKind, ...]:
    """The kinds of value that answer a question, the likeliest first; none where words do."""
    line = folded_line(question)
    costs = wording.COSTS.search(line) is not None
    counts_money = question.noun is not None and _MONEY_NOUN.match(question.noun) is not None
    if (costs or counts_money) and question.asked is not Asked.POLAR:
        return (ValueKind.MONEY,)
    if _NAME_OF_LAW.search(line):
        return (ValueKind.REFERENCE,) if _NUMBER_OF_LAW.search(line) else (ValueKind.LAW,)
    if question.asked in _WANTED:
        return _WANTED[question.asked]
    if question.noun and _PERIOD_NOUN.match(question.noun):
        return (ValueKind.TIME,)
    if question.noun and _LAW_NOUN.match(question.noun):
        return (ValueKind.LAW,)
    return ()


@lru_cache(maxsize=65536)
def holds_value(text: str, kind: ValueKind) -> bool:
    """Whether a value of a kind stands in a sentence."""
    return bool(counting_numbers(text) if kind is ValueKind.NUMBER else find_values(text, kind))


def gives_cause(text: str) -> bool:
    """Whether a sentence says why."""
    return _CAUSE.search(text) is not None


def explains(text: str) -> bool:
    """Whether a sentence may say what something is."""
    return _EXPLAINS.search(text) is not None


def speaks(text: str) -> bool:
    """Whether a sentence gives somebody's words."""
    return _SPEAKS.search(text) is not None
