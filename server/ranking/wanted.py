"""What a question wants a sentence to hold: values of a kind, a cause, an explanation, words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from index.danish import analyse, folded_text, stem
from server import wording
from server.extract import ValueKind, telling_values
from server.question import Asked, Question, folded_line
from server.ranking.senses import Sense, senses_asked

_WANTED: dict[Asked, tuple[ValueKind, ...]] = {
    Asked.TIME: (ValueKind.TIME,),
    Asked.DURATION: (ValueKind.DURATION,),
    Asked.AMOUNT: (ValueKind.MONEY, ValueKind.DURATION, ValueKind.NUMBER),
    Asked.COUNT: (ValueKind.NUMBER,),
    Asked.PERSON: (ValueKind.NAME, ValueKind.BODY, ValueKind.NAMES),
    Asked.LAW: (ValueKind.LAW,),
}
_MEASURED = frozenset({Asked.COUNT, Asked.AMOUNT})
_MONEY_NOUN = re.compile(r"^(?:millioner|milliarder|mio|mia|kroner|kr|penge|midler)$")
# What is measured in money, or as a share of some.
_PAID = re.compile(
    r"\b\w*(?:leje|lejen|loen|loennen|gebyr\w*|takst\w*|tilskud\w*|afgift\w*|boede\w*|rabat\w*|"
    r"udgift\w*|besparelse\w*|depositum\w*|egenbetaling\w*|indtaegt\w*|underskud\w*|overskud\w*)\b"
    r"|\b(?:betale\w*|betalt|afsat|bevilget|sparer?|sparede|sparet|tjener?|tjente) (?!\w*tid)"
)
# »Hvad er sygefraværet?«, »Hvad var svarprocenten?«: what is told by a number.
_MEASURE = re.compile(
    r"\b(?:hvad|hvor (?:hoej|stor|lav)t?) (?:er|var|blev|laa|bliver) (?:den |det )?(?:\w+ )?"
    r"\w*(?:procent|andel|takst|pris|loen|loenn|svartid|ventetid|normering|tilfredshed|omsaetning)"
    r"(?:en)?\b(?! for at\b)"
    r"|\b(?:hvad|hvor (?:hoej|stor|lav)t?) (?:er|var|blev|laa|bliver) (?:den |det )?(?:\w+ )?"
    r"\w*(?:fravaer|gennemsnit|gennemsnitt|antal|antall|beloeb)(?:et)?\b"
)
_UNTIL = re.compile(r"\b(?:hvor laenge|hvor lang tid)\b.*\btil$")
_AGE = re.compile(r"\bhvor (?:gammel|gammelt|gamle)\b|\bhvilken alder\b")
_PERIOD_NOUN = re.compile(r"^(?:\w*periode[nr]?|tidsrum(?:met)?)$")
_LAW_NOUN = re.compile(r"^(?:paragraf\w*|lov\w*|\w*lov|\w*paragraf\w*|law|act|section)$")
_NAME_OF_LAW = re.compile(
    r"\b(?:(?:hvad|hva) (?:hedder|hed)|(?:navn|titel|titl|nummer)\w* (?:\w+ ){0,2}?paa|"
    r"hvilket (?:nummer|navn))\b.*\b(?:lov(?:en)?|lovforslag\w*)\b"
)
_NUMBER_OF_LAW = re.compile(r"\bnummer")
# What is known by a name of its own, so that »hvilke« asks for names.
_NAMED_KINDS = frozenset(
    stem(kind)
    for kind in (
        "kommune", "kommuner", "region", "regioner", "by", "byer", "skole", "skoler", "person",
        "personer", "virksomhed", "virksomheder", "forening", "foreninger", "parti", "partier",
        "land", "lande",
    )
)  # fmt: skip
# An office is no answer to who holds it.
_WHO_IS = re.compile(
    r"\bhvem (?:er|var|blev|bliver|hedder|hed)\b(?! det)|\bhvad (?:hedder|hed)\b|\bnavn"
    r"|\bwho (?:is|was)\b"
)
_CAUSE = re.compile(
    r"\b(?:for at|fordi|eftersom|(?<=, )da|på grund af|som følge af|idet|derfor|formålet|skyldes|"
    r"hvis erfaringer|med henvisning til|i strid med|begrundet|årsagen|grunden|skyldtes|"
    r"(?:ikke|uden) hjemmel|af hensyn til|på baggrund af)\b",
    re.IGNORECASE,
)
_OVER_CAUSES = re.compile(
    r"\W*(?:\d+[.)]\s+)?(?:derfor|hvorfor|(?:\w+\s)?begrund\w+|årsag\w*|grunden\w*)\b",
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

    `documents` are the ids of those that it points out, `senses` what it says happens, in whatever
    words.
    """

    asked: Asked
    values: tuple[ValueKind, ...] = ()
    noun: str | None = None
    documents: tuple[str, ...] = ()
    senses: frozenset[Sense] = frozenset()


def wanted(question: Question) -> Wanted:
    """What would answer a question; the noun only where it is asked how many of it there are."""
    noun = question.noun if question.asked is Asked.COUNT else None
    documents = tuple(d.id for d in question.documents)
    senses = senses_asked(folded_line(question)) | senses_asked(folded_text(question.text))
    return Wanted(question.asked, wanted_values(question), noun, documents, senses)


def wanted_values(question: Question) -> tuple[ValueKind, ...]:
    """The kinds of value that answer a question, the likeliest first; none where words do."""
    line = folded_line(question)
    if measured := _measured(question, line):
        return measured
    if question.asked is Asked.PERSON and _WHO_IS.search(folded_line(question)):
        return (ValueKind.NAME,)
    if question.asked in {Asked.LIST, Asked.COUNT} and has_names(question.noun):
        return (*_WANTED.get(question.asked, ()), ValueKind.NAMES)
    if _NAME_OF_LAW.search(line):
        return (ValueKind.REFERENCE,) if _NUMBER_OF_LAW.search(line) else (ValueKind.LAW,)
    if question.asked in _WANTED:
        until = question.asked is Asked.DURATION and _UNTIL.search(line)
        return (ValueKind.TIME,) if until else _WANTED[question.asked]
    if question.noun and _PERIOD_NOUN.match(question.noun):
        return (ValueKind.TIME,)
    if question.noun and _LAW_NOUN.match(question.noun):
        return (ValueKind.LAW,)
    return ()


def asks_age(line: str) -> bool:
    """Whether a folded question asks how old somebody is or has to be."""
    return _AGE.search(line) is not None


def measures(line: str) -> bool:
    """Whether a folded question asks how much something measures: »hvad er sygefraværet …«."""
    return _MEASURE.search(line) is not None


def _measured(question: Question, line: str) -> tuple[ValueKind, ...]:
    """The kinds of value that measure what is asked of, where it is measured."""
    if question.asked in _MEASURED and _asks_share(question, line):
        return (ValueKind.SHARE,)
    if question.asked in _MEASURED and asks_age(line):
        return (ValueKind.DURATION,)
    if paid := _paid(question, line):
        return paid
    if question.asked is not Asked.POLAR and measures(line):
        return (ValueKind.SHARE, ValueKind.MONEY, ValueKind.NUMBER, ValueKind.DURATION)
    return ()


def _paid(question: Question, line: str) -> tuple[ValueKind, ...]:
    """Money, or also a share, where a question asks what something costs or who pays how much."""
    if question.asked is Asked.POLAR:
        return ()
    if question.noun is not None and _MONEY_NOUN.match(question.noun):
        return (ValueKind.MONEY,)
    if question.asked is Asked.AMOUNT and _PAID.search(line):
        return (ValueKind.MONEY, ValueKind.SHARE)
    of_things = question.asked is Asked.COUNT and question.noun is not None
    return (ValueKind.MONEY,) if wording.COSTS.search(line) and not of_things else ()


def has_names(noun: str | None) -> bool:
    """Whether what a folded noun stands for is known by names, as municipalities are."""
    return noun is not None and not _NAMED_KINDS.isdisjoint(kinds_of(noun))


def kinds_of(noun: str) -> frozenset[str]:
    """The stem of a folded noun and, of a compound, of what it is a kind of.

    >>> sorted(kinds_of("proevekommuner"))
    ['kommun', 'proevekommun']
    """
    return frozenset((stem(noun), *(part for t in analyse(noun) for part in t.parts[-1:])))


def _asks_share(question: Question, line: str) -> bool:
    """Whether a part of something is asked for, and of no number of trials."""
    of_trials = question.noun is not None and wording.TRIALS.search(question.noun)
    whole = wording.SHARE.search(line.replace("procentpoint", ""))
    return whole is not None and not of_trials


@lru_cache(maxsize=65536)
def holds_value(text: str, kind: ValueKind) -> bool:
    """Whether a value of a kind stands in a sentence."""
    return bool(telling_values(text, kind))


def gives_cause(text: str) -> bool:
    """Whether a sentence says why."""
    return _CAUSE.search(text) is not None


def is_over_causes(heading: str) -> bool:
    """Whether what stands under a heading says why: »Derfor blev tre forslag afvist«."""
    return _OVER_CAUSES.match(heading) is not None


def explains(text: str) -> bool:
    """Whether a sentence may say what something is."""
    return _EXPLAINS.search(text) is not None


def speaks(text: str) -> bool:
    """Whether a sentence gives somebody's words."""
    return _SPEAKS.search(text) is not None
