"""Values in running text: dates, spans of time, numbers, names, addresses, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.number_words import NUMBER_WORDS
from corpus.span import Span
from index.danish import fold_word

_MONTH = r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)"
_YEAR = r"(?:19|20)\d{2}"
_SEASON = r"(?:foråret|sommeren|efteråret|vinteren|årsskiftet|nytår|årets udgang|udgangen af året)"
_PART = (
    r"(?:(?:i |ved |senest |inden |primo |medio |ultimo |fra |til )?"
    r"(?:slutningen|udgangen|begyndelsen|starten|midten|løbet|"
    r"foråret|efteråret|sommeren|vinteren) af )"
)
_WEEKDAY = r"(?:man|tirs|ons|tors|fre|lør|søn)dag(?:e|en)?"
_CLOCK = r"\d{1,2}(?:[.:]\d{2})?"
_HOURS = (
    rf"(?:{_WEEKDAY}(?:(?:\s?[-–]\s?|\s(?:og|til)\s){_WEEKDAY})?(?:\si\s(?:lige|ulige)\suger)?\s)?"
    rf"(?:(?:senest|tidligst|før|efter|fra|til|mellem) )?(?:kl\.|klokken)\s?{_CLOCK}"
    rf"(?:(?:\s?[-–]\s?|\s(?:og|til)\s(?:kl\.\s?)?){_CLOCK}(?![\d.:]*\d|\s(?:dage|uger|personer)))?"
)
_TIME = re.compile(
    rf"(?:(?:fra |til |senest |inden |efter |før )?den )?\d{{1,2}}\.\s{_MONTH}(?:\s{_YEAR})?"
    rf"|\d{{1,2}}[-./]\d{{1,2}}[-./]\d{{2,4}}"
    rf"|{_PART}(?:{_YEAR}|{_MONTH}(?:\s{_YEAR})?|{_SEASON})"
    rf"|(?:i |ved |til |fra |inden )?(?:løbet af )?{_SEASON}(?:\s{_YEAR})?"
    rf"|(?:i |fra |til )?{_MONTH}(?:\s{_YEAR})?"
    rf"|(?:i |fra |til )?{_YEAR}"
    rf"|{_HOURS}",
    re.IGNORECASE,
)
_NUMBER_WORD = "|".join(sorted((w for w in NUMBER_WORDS), key=len, reverse=True))
_DURATION = re.compile(
    rf"(?:(?:\d+(?:,\d+)?\s?)?½|\d+(?:,\d+)?|et|én|en|ét|{_NUMBER_WORD})(?:\sog\set\shalvt|\shalvt)?\s"
    r"(?:år|måned(?:er)?|kvartal(?:er)?|uger?|(?:\w+)?dage?|døgn|timer?|minut(?:ter)?|sekunder)\b"
    r"|\b(?:halvandet|halvanden|et\shalvt|en\shalv)\s(?:år|måned|time|dag)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"(?<![\w§-])(?:\d{{1,3}}(?:\.\d{{3}})+|\d+(?:,\d+)?|(?:{_NUMBER_WORD})(?![\w-]))(?!\.?\d)",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"(?:\d[\d.,]*\s?(?:mio\.|mia\.|millioner|milliarder)?\s?(?:kr\.|(?:kr|kroner|euro)\b))"
    # »Heraf har staten betalt 20 millioner og kommunerne resten«
    r"|\d[\d,]*\s(?:mio\.|mia\.|millioner\b|milliarder\b)(?=\s*(?:[,;.)]|\Z|\s(?:og|fra|til|på|i|af|mens|men)\b))",
    re.IGNORECASE,
)
_PART_OF_WHOLE = r"(?:halv|tredje|fjerde|femte|sjette|ottende|tiende)del(?:e|en|ene)?"
_SHARE = re.compile(
    r"(?:\d+(?:,\d+)?|et|to|tre|fire|fem|ti)\s?(?:procent(?:point)?\b|pct\.|%)"
    rf"|(?:(?:en|to|tre|fire|fem)\s)?(?:{_PART_OF_WHOLE})\b"
    r"|hver\s(?:anden|tredje|fjerde|femte|sjette|ottende|tiende)\b|\d+\s(?:ud\s)?af\s(?:de\s)?\d+\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[A-ZÆØÅ][\w’'-]+(?:[ \u00a0](?:[A-ZÆØÅ]\.\s)?(?:[A-ZÆØÅ][\w’'-]+|von|van|de|af)){1,4}"
    r"(?<!\saf)(?<!\sde)"
)
_ITEM = (
    r"[A-ZÆØÅ][\wæøåÆØÅ-]+(?:[ \u00a0](?!Kommune)[A-ZÆØÅ][\wæøåÆØÅ-]+)?(?:[ \u00a0][Kk]ommune\b)?"
)
_NAMES = re.compile(
    rf"{_ITEM}(?:,\s{_ITEM})+,?\s(?:og|samt)\s{_ITEM}(?:[ \u00a0][Kk]ommuner)?"
    rf"|{_ITEM}\s(?:og|samt)\s{_ITEM}[ \u00a0][Kk]ommuner"
)
_BETWEEN = re.compile(r",\s(?:og\s|samt\s)?|\s(?:og|samt)\s")
_BODY = re.compile(
    r"(?:[A-ZÆØÅa-zæøå][\wæøå]*-(?:,\s[\wæøå]+-)*\sog\s)?\b[\wæøåÆØÅ-]*"
    r"(?:minister(?:en|iet)|styrelsen|bestyrelsen|byrådet|rådet|nævnet|udvalget|regeringen|Folketinget"
    r"|direktøren|borgmesteren|ombudsmanden|[Kk]ommunen)(?:\sfor\s[A-ZÆØÅ][\wæøå]+)?\b"
)
_PHONE = re.compile(r"(?:\+45\s?)?\b\d{2}\s?\d{2}\s?\d{2}\s?\d{2}\b|\+45\s?\d{8}")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LAW = re.compile(
    r"(?:\b\w+lovens\s)?§+\s?\d+(?:\s?[a-z]\b)?(?:,?\sstk\.\s\d+)?(?:,?\snr\.\s\d+(?:\sog\s\d+)?)?"
    r"|\b[\wæøåÆØÅ]+lovens?\b|\b[A-ZÆØÅ]\w+\sLov\b"
)
_REFERENCE = re.compile(
    r"\b(?:[^\W\d_]{2,}(?:nr\.?|nummer(?:et)?)|[^\W\d_]{3,}\s(?:nr\.|nummer)):?\s"
    r"(?:[A-ZÆØÅ]{1,4}[-\s]?)?\d[\w/.-]*(?<![.,-])",
    re.IGNORECASE,
)

# What every reference and every telephone number holds, which is found out much faster.
_NUMBERED = re.compile(r"n(?:r\.?|ummer(?:et)?):?\s(?:[a-zæøå]{1,4}[-\s]?)?\d")
_DIGITS = re.compile(r"\d\d\s?\d\d\s?\d\d\s?\d\d")


class ValueKind(StrEnum):
    """The kinds of value that can be asked for.

    `NAMES` are several, enumerated; a `BODY` is an office or authority without a name.
    """

    TIME = "time"
    DURATION = "duration"
    NUMBER = "number"
    MONEY = "money"
    SHARE = "share"
    NAME = "name"
    NAMES = "names"
    BODY = "body"
    PHONE = "phone"
    MAIL = "mail"
    LAW = "law"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value as it is written, and its span of the text it was found in."""

    kind: ValueKind
    text: str
    span: Span


_PATTERNS = {
    ValueKind.TIME: _TIME,
    ValueKind.DURATION: _DURATION,
    ValueKind.NUMBER: _NUMBER,
    ValueKind.MONEY: _MONEY,
    ValueKind.SHARE: _SHARE,
    ValueKind.NAME: _NAME,
    ValueKind.NAMES: _NAMES,
    ValueKind.BODY: _BODY,
    ValueKind.PHONE: _PHONE,
    ValueKind.MAIL: _MAIL,
    ValueKind.LAW: _LAW,
    ValueKind.REFERENCE: _REFERENCE,
}
# Kinds of value whose numbers name something.
_NAMING = (ValueKind.TIME, ValueKind.LAW, ValueKind.REFERENCE, ValueKind.PHONE)
# The number of a subsection, an item or a sentence, and of a list's point: »stk. 2«, »nr. 3«, »1)«.
_ORDINAL = re.compile(
    r"\b(?:stk|nr|kap|litra)\.\s\d+|\b\d+\.\spkt|(?<!\S)\d{1,2}\)(?=\s)", re.IGNORECASE
)


def find_values(text: str, kind: ValueKind) -> tuple[Value, ...]:
    """The values of one kind in `text`, in order.

    >>> text = "De begynder den 1. juli 2018 og slutter ved udgangen af 2020."
    >>> [v.text for v in find_values(text, ValueKind.TIME)]
    ['den 1. juli 2018', 'ved udgangen af 2020']
    """
    return tuple(
        Value(kind=kind, text=m[0], span=Span(*m.span())) for m in _PATTERNS[kind].finditer(text)
    )


def counting_numbers(text: str) -> tuple[Value, ...]:
    """The numbers that count something: no part of a date, a law's name, a file's or a telephone's.

    >>> [v.text for v in counting_numbers("Stk. 2. 33 forsøg begynder den 1. juli efter § 66.")]
    ['33']
    """
    taken = [v.span for kind in _NAMING for v in find_values(text, kind)]
    taken += [Span(*m.span()) for m in _ORDINAL.finditer(text)]
    return tuple(
        value
        for value in find_values(text, ValueKind.NUMBER)
        if not any(value.span.overlaps(span) for span in taken)
    )


def telling_values(text: str, kind: ValueKind) -> tuple[Value, ...]:
    """The values of one kind that may answer a question: of numbers, those that count something."""
    return counting_numbers(text) if kind is ValueKind.NUMBER else find_values(text, kind)


def enumerated(names: str) -> tuple[str, ...]:
    """The names of an enumeration, one by one.

    >>> enumerated("Favrskov, Høje-Taastrup og Roskilde Kommuner")
    ('Favrskov', 'Høje-Taastrup', 'Roskilde Kommuner')
    """
    return tuple(_BETWEEN.split(names))


def holds_reference(text: str) -> bool:
    """Whether a text holds a number by which something is filed or published."""
    return _NUMBERED.search(text.casefold()) is not None and _REFERENCE.search(text) is not None


def holds_contact(text: str) -> bool:
    """Whether a text holds a telephone number or a mail address."""
    if "@" in text and _MAIL.search(text) is not None:
        return True
    return _DIGITS.search(text) is not None and _PHONE.search(text) is not None


def number_value(text: str) -> int | None:
    """The whole number that a numeral or number word stands for, or None.

    >>> number_value("seksogfyrre"), number_value("1.401"), number_value("2,5")
    (46, 1401, None)
    """
    word = fold_word(text)
    if word in NUMBER_WORDS:
        return NUMBER_WORDS[word]
    digits = text.replace(".", "")
    return int(digits) if digits.isdecimal() and len(digits) < 15 else None
