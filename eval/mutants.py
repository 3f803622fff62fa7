"""Operators that change an answer so that it no longer says what its sources say.

Each is a kind of error that a program, or somebody between the program and the reader, could make:
a number, a name, a status, a »not«, a line, a place. An operator yields every single change of its
kind that an answer has room for; the verifier must catch each of them (eval/mutation.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.collection import Collection
from server.api.models import AnswerModel
from server.extract import ValueKind, find_values, number_value
from server.people import find_people

Edit = tuple[int, int, str]  # text[start:end] becomes these words

_MARKER = re.compile(r" ?\[\d{1,4}\]")
_SHORT = re.compile(r"(?P<short>[^\n»]+) \[1\]\.\n[^\n»]*»(?P<sentence>[^\n]+)« \[1\]")
_QUOTE = re.compile(r"»([^»«]+)«")
_NOT = re.compile(r" ikke\b")
_VERB = re.compile(
    r"\b(?:blev|bliver|er|var|får|fik|har|kan|skal|vil|må|mangler|nævnes|står|hører|fremgår|siger|"
    r"ventes|skrevet|følger|passer)\b(?! ikke)"
)
_OPENING = re.compile(r"(?:Ja|Nej|Delvist)\b")
_MONTHS = {"juli": "juni", "august": "marts", "december": "november", "november": "maj"}
_STATUSES = (
    ("imødekommet fuldt ud", "afvist"),
    ("delvist imødekommet", "imødekommet"),
    ("imødekommet", "afvist"),
    ("imødekommet", "delvist imødekommet"),
    ("afvist", "imødekommet"),
    ("afvist", "delvist imødekommet"),
    ("fuldt ud", "delvist"),
    ("delvist", "fuldt ud"),
    ("udbredt", "afsluttet"),
)
_DEGREES = (
    ("flest", "færrest"),
    ("færrest", "flest"),
    ("flere", "færre"),
    ("ingen", "alle"),
    ("Ingen", "Alle"),
    ("alle", "nogle"),
    ("lige mange", "ikke lige mange"),
    ("siger det samme", "siger noget andet"),
)


@dataclass(frozen=True)
class Pool:
    """What an operator puts in the place of what it takes out: the other answers, the documents."""

    answers: Sequence[AnswerModel]
    collection: Collection

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Lines of the answers without their markers, each once."""
        lines = (line for a in self.answers for line in a.answer.split("\n"))
        return tuple(dict.fromkeys(_MARKER.sub("", line) for line in lines))

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The titles of all trials."""
        return tuple(t.title for t in self.collection.trials)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the people that the documents introduce."""
        return tuple(dict.fromkeys(p.name for p in find_people(self.collection)))

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """Their offices."""
        return tuple(dict.fromkeys(p.role for p in find_people(self.collection) if p.role))


Change = Callable[[AnswerModel, Pool], Iterable[AnswerModel]]


def texts(edits: Callable[[str, Pool], Iterable[Edit]]) -> Change:
    """The operator that makes each of some edits in an answer's text."""

    def change(answer: AnswerModel, pool: Pool) -> Iterator[AnswerModel]:
        text = answer.answer
        for start, end, words in edits(text, pool):
            if text[start:end] != words:
                changed = text[:start] + words + text[end:]
                yield answer.model_copy(update={"answer": changed})

    return change


def numbers(text: str, pool: Pool) -> Iterator[Edit]:
    """Each number one higher."""
    for value in find_values(_masked(text), ValueKind.NUMBER):
        number = number_value(value.text)
        yield value.span.start, value.span.end, str((number or 7) + 1)


def dates(text: str, pool: Pool) -> Iterator[Edit]:
    """Each date in another month or year."""
    for value in find_values(_masked(text), ValueKind.TIME):
        later = re.sub(r"(?:19|20)\d\d", lambda m: str(int(m[0]) + 1), value.text)
        yield value.span.start, value.span.end, later
        for month, other in _MONTHS.items():
            yield value.span.start, value.span.end, value.text.replace(month, other)


def names(text: str, pool: Pool) -> Iterator[Edit]:
    """Each person another person, each office another's."""
    yield from _swaps(text, pool.names)
    yield from _swaps(text, pool.roles)


def networks(text: str, pool: Pool) -> Iterator[Edit]:
    """Each network another network."""
    yield from _swaps(text, pool.collection.networks)


def titles(text: str, pool: Pool) -> Iterator[Edit]:
    """Each trial another trial."""
    yield from _swaps(text, pool.titles)


def negations(text: str, pool: Pool) -> Iterator[Edit]:
    """Each »ikke« taken out, and one put in after each verb."""
    for found in _NOT.finditer(text):
        yield found.start(), found.end(), ""
    for found in _VERB.finditer(text):
        yield found.end(), found.end(), " ikke"


def openings(text: str, pool: Pool) -> Iterator[Edit]:
    """»Ja« for »Nej«, »Nej« for »Ja«, and one of them where neither is said."""
    if found := _OPENING.match(text):
        for word in ("Ja", "Nej", "Delvist"):
            yield 0, found.end(), word
        return
    for word in ("Ja, ", "Nej, ", "Ja: ", "Nej: "):
        yield 0, 0, word


def statuses(text: str, pool: Pool) -> Iterator[Edit]:
    """Each status another."""
    yield from _words(text, _STATUSES)


def degrees(text: str, pool: Pool) -> Iterator[Edit]:
    """Most for fewest, none for all."""
    yield from _words(text, _DEGREES)


def quotations(text: str, pool: Pool) -> Iterator[Edit]:
    """A quotation without its first or its last word, with two words swapped, or with »ikke«."""
    for found in _QUOTE.finditer(text):
        words = found[1].split(" ")
        start, end = found.span(1)
        if len(words) > 1:
            yield start, end, " ".join(words[1:])
            yield start, end, " ".join(words[:-1])
            yield start, end, " ".join([words[1], words[0], *words[2:]])
            yield start, end, " ".join([words[0], "ikke", *words[1:]])


def source_line(text: str, pool: Pool) -> Iterator[Edit]:
    """Another publisher, date or title below the answer; no such line, or one more."""
    line = text.rfind("\n") + 1
    if not text.startswith("Kilde", line):
        yield len(text), len(text), "\nKilde: »En anden artikel« (DK Nyt, uden dato)."
        return
    yield line - 1, len(text), ""
    yield line, line, "Kilde: »En anden artikel« (DK Nyt, uden dato).\n"
    for document in pool.collection.documents:
        if document.provenance.publisher:
            yield from _found(text, document.provenance.publisher, "Ritzau", after=line)
        yield from _found(text, document.title, "En anden artikel", after=line)
    yield from _found(text, "uden dato", "1. maj 2020", after=line)
    yield from _found(text, "(", "(Ritzau, ", after=line)


def insertions(text: str, pool: Pool) -> Iterator[Edit]:
    """A line of another answer, with and without a marker: first, last, and after the headline."""
    others = [line for line in pool.lines if line and line not in text]
    places = [(0, "{}\n"), (len(text), "\n{}"), (len(text.split("\n", 1)[0]), "\n{}")]
    for i, (place, form) in enumerate(places):
        line = others[(len(text) + 7 * i) % len(others)]
        yield place, place, form.format(line)
        yield place, place, form.format(f"{line} [1]")
    headline = len(text.split("\n", 1)[0])
    yield headline, headline, " Det var ventet."


def lines(text: str, pool: Pool) -> Iterator[Edit]:
    """Each line left out, said twice, or moved below the next."""
    if "\n" not in text:
        return
    start = 0
    rows = text.split("\n")
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        end = start + len(row)
        yield start, min(end + 1, len(text)), ""
        yield start, end, f"{row}\n{row}"
        if following is not None:
            yield start, end + 1 + len(following), f"{following}\n{row}"
        start = end + 1


def markers(text: str, pool: Pool) -> Iterator[Edit]:
    """Each marker left out, said twice, or another number."""
    numbers = sorted({int(m[0].strip(" []")) for m in _MARKER.finditer(text)})
    for found in _MARKER.finditer(text):
        number = int(found[0].strip(" []"))
        yield found.start(), found.end(), ""
        yield found.start(), found.end(), found[0] + found[0]
        for other in (number + 1, numbers[0], numbers[-1]):
            yield found.start(), found.end(), f" [{other}]"


def headlines(text: str, pool: Pool) -> Iterator[Edit]:
    """Another answer's first line above this answer's evidence."""
    end = len(text.split("\n", 1)[0])
    heads = list(dict.fromkeys(a.answer.split("\n", 1)[0] for a in pool.answers))
    for i in range(3):
        yield 0, end, heads[(len(text) + 11 * i) % len(heads)]


def spellings(text: str, pool: Pool) -> Iterator[Edit]:
    """A letter more, a letter less, a capital: words that nobody wrote."""
    for found in list(re.finditer(r"\w{4,}", text))[:: max(1, len(text) // 120)]:
        yield found.start(), found.start() + 1, ""
        yield found.end(), found.end(), "s"


def values(text: str, pool: Pool) -> Iterator[Edit]:
    """For the short answer, every other value of the sentence that it was taken from."""
    short = _SHORT.match(text)
    if short is None:
        return
    for kind in ValueKind:
        for value in find_values(short["sentence"], kind):
            yield *short.span("short"), value.text[:1].upper() + value.text[1:]


def _masked(text: str) -> str:
    """The text with spaces for its markers."""
    return _MARKER.sub(lambda m: " " * len(m[0]), text)


def _swaps(text: str, values: Sequence[str]) -> Iterator[Edit]:
    """Each of the values that stands in the text, for the one after it."""
    for value, other in zip(values, [*values[1:], *values[:1]], strict=True):
        if value != other:
            yield from _found(text, value, other)


def _words(text: str, pairs: Sequence[tuple[str, str]]) -> Iterator[Edit]:
    for word, other in pairs:
        for found in re.finditer(rf"\b{word}\b", text):
            yield found.start(), found.end(), other


def _found(text: str, words: str, other: str, *, after: int = 0) -> Iterator[Edit]:
    at = text.find(words, after)
    while at >= 0:
        yield at, at + len(words), other
        at = text.find(words, at + len(words))
