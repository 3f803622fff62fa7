"""Values of one kind held against each other: times, amounts, spans of time, numbers of things."""

from __future__ import annotations

import re

from corpus.number_words import NUMBER_WORDS
from index.danish import folded_text, stem
from server.danish_text import MONTHS
from server.extract import ValueKind, find_values, number_value

# A time beside which something is asked, and which is not asked of itself.
_BESIDE = re.compile(
    r"\b(?:foer|efter|inden|siden) (?:den |i )?(?:\d+ )?(?:"
    + "|".join(MONTHS)
    + r"|(?:19|20)\d{2})\b"
)
_MONTH = re.compile(r"\b(?:" + "|".join(MONTHS) + r")\b")
_SEASONS = (
    (re.compile(r"\bforaar"), frozenset(("marts", "april", "maj"))),
    (re.compile(r"\bsommer"), frozenset(("juni", "juli", "august"))),
    (re.compile(r"\befteraar"), frozenset(("september", "oktober", "november"))),
    (re.compile(r"\bvinter"), frozenset(("december", "januar", "februar"))),
    (re.compile(r"\b(?:aarsskift|nytaar)"), frozenset(("december", "januar"))),
)
_DAY = re.compile(r"\b(\d{1,2}) (" + "|".join(MONTHS) + r")\b")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_AMOUNT = re.compile(r"\b(\d+(?:,\d+)?) (procent|pct|mio|mia|millioner|km|kr|kroner)\b")
_COUNTED = re.compile(
    rf"(?<![\w,.])(?P<n>\d+|ét|én|{'|'.join(NUMBER_WORDS)})\s(?P<noun>[a-zæøå]{{4,}})\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"é[tn]", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:(?P<less>under|faerre end|mindre end|hoejst)|over|mindst|flere end|mere end) "
    r"(?P<n>\d+)\b"
)


def other_value(asked: str, last: str, sentence: str) -> bool:
    """Whether a sentence gives another value of the same kind than what is asked last."""
    told = folded_text(sentence)
    times = () if _BESIDE.search(asked) else (_MONTH, _DAY, _YEAR)
    return (
        any(_apart(set(p.findall(asked)), set(p.findall(told))) for p in times)
        or _apart_by(_AMOUNT.findall(asked), _AMOUNT.findall(told))
        or spans_differ(last, sentence)
        or _counts_differ(last, sentence)
        or _out_of_bounds(asked, told)
        or _other_season(asked, told)
    )


def other_month(asked: str, told: str) -> bool:
    """Whether two folded texts name months, and none of them the same."""
    return _apart(set(_MONTH.findall(asked)), set(_MONTH.findall(told)))


def _other_season(asked: str, told: str) -> bool:
    """Whether a question names a season, and a sentence only days of months outside it."""
    meant = [(pattern, months) for pattern, months in _SEASONS if pattern.search(asked)]
    if _BESIDE.search(asked) or any(pattern.search(told) for pattern, _ in meant):
        return False
    days = {month for _, month in _DAY.findall(told)}
    return bool(meant) and bool(days) and not any(days & months for _, months in meant)


def _apart(asked: set[object], told: set[object]) -> bool:
    return bool(asked) and bool(told) and not asked & told


def _apart_by(asked: list[tuple[str, str]], told: list[tuple[str, str]]) -> bool:
    """Whether the same unit stands with other numbers."""
    units = {unit for _, unit in asked} & {unit for _, unit in told}
    return any(
        _apart({n for n, u in asked if u == unit}, {n for n, u in told if u == unit})
        for unit in units
    )


def _counts_differ(asked: str, told: str) -> bool:
    """Whether two texts count the same things otherwise, and neither number stands in the other."""
    presumed, stated = _counts(asked), _counts(told)
    numbers = {n for counted in stated.values() for n in counted}
    return any(not presumed[noun] & numbers for noun in (presumed.keys() & stated.keys()) - {""})


def _counts(text: str) -> dict[str, set[int]]:
    """The numbers that stand before each noun, and every number under the empty one."""
    found: dict[str, set[int]] = {"": {int(n) for n in re.findall(r"\b\d+\b", folded_text(text))}}
    for m in _COUNTED.finditer(text):
        number = 1 if _ONE.fullmatch(m["n"]) else number_value(m["n"])
        if number is not None:
            found.setdefault(stem(folded_text(m["noun"])), set()).add(number)
    return found


def _out_of_bounds(asked: str, told: str) -> bool:
    """Whether the only number of a sentence lies outside what a question says of it."""
    bound = _BOUND.search(asked)
    numbers = [int(n) for n in re.findall(r"\b\d+\b(?!,)", told) if not _YEAR.fullmatch(n)]
    if bound is None or len(numbers) != 1:
        return False
    limit = int(bound["n"])
    return numbers[0] > limit if bound["less"] else numbers[0] < limit


def spans_differ(asked: str, told: str) -> bool:
    """Whether two texts give the same unit of time in other numbers."""
    presumed, stated = _spans(asked), _spans(told)
    shared = presumed.keys() & stated.keys()
    return any(not presumed[unit] & stated[unit] for unit in shared)


def _spans(text: str) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for value in find_values(text, ValueKind.DURATION):
        *numeral, unit = value.text.split()
        number = " ".join(numeral)
        folded = folded_text(number)
        count = 1 if folded in {"et", "en", "1"} else number_value(number)
        if count is not None:
            found.setdefault(stem(folded_text(unit)), set()).add(count)
    return found
