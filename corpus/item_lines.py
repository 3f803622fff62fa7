"""Lists whose lines bear no list sign: lines that follow each other and have one form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.bullet_lists import case_number_end
from corpus.sentences import sentence_spans
from corpus.span import Span
from corpus.status import TrialStatus
from corpus.status_words import MONTHS, PLAIN

MAX_ITEM = 220  # characters of a line that can be one item
_MAX_TITLE = 110  # of a line that is nothing but a title
_BEGINS = re.compile(r"\s*[»«”“\"'(]*[A-ZÆØÅÉ0-9]")
_ENDS = re.compile(r"[.!?:;,]\s*\Z|\b(?:og|eller|samt|af|til|i|på|for|med|at|der|som)\s*\Z")
# What is said of trials, not what one is called.
_TELLS = re.compile(
    r"\s*(?:forsøg(?:et|ene)?|ansøgning(?:en|erne)?|kommune(?:n|rne)?|ordningen|sagen|det|der|de|vi"
    r"|nævnet|ministeriet|byrådet)\s+(?:må|kan|er|har|skal|bliver|blev|får|fik|kunne|vil|tog|siger)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\s*\d{4}-\d\d-\d\d\b|"
    rf"\s*(?:kl\.?\s*)?\d{{1,2}}[.:]\d{{2}}\b|\s*\d{{1,2}}\.\s*{MONTHS}(?!\w)",
    re.IGNORECASE,
)
# »1. august 2025: Byggestart«: a line of a plan of what comes when.
_WHEN = re.compile(
    r"\s*(?:(?:den|pr\.|fra|senest|inden|ultimo|primo|medio|foråret|sommeren|efteråret|vinteren)\s)?"
    rf"(?:(?:\d{{1,2}}\.\s?(?:[-–]\s?\d{{1,2}}\.\s?)?)?{MONTHS}(?:\s?[-–/]\s?(?:\d{{1,2}}\.\s?)?{MONTHS})?"
    r"(?:\s\d{4})?|\d{1,2}(?:[/-]\d{1,2}(?:[/-]\d{2,4})?|\.\d{1,2}\.\d{2,4})|(?:uge\s\d{1,2}|[1-4]\.\skvartal)(?:\s\d{4})?"
    r"|\d{4}(?:[-–/]\d{2,4})?)(?:\s?[:–]|\t)\s*(?=\S)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\A\s*(?:\d{1,2}|[a-zæøå])[.)]\s+")
_COUNT = re.compile(r":\s*\d[\d.,]*\s*(?:\w+\.?\s*){0,2}\Z")  # »Afvist: 8«
_COUNTED = re.compile(
    r"\b(?:følgende|disse|de|vores|alle|her\s+er|oversigt|liste|\d+|to|tre|fire|fem|seks|syv|otte|ni|ti"
    r"|elleve|tolv)\b.*\b(?:\w*forsøg(?:ene)?|\w*ansøgninger(?:ne)?|\w*forslag(?:ene)?)\s*:?\s*\Z",
    re.IGNORECASE,
)


def item_lines(text: str, groups: Sequence[Sequence[Span]]) -> frozenset[Span]:
    """The lines that are items, of lines in groups that blank lines set apart.

    They are those that begin with a case number or bear a status, two at least after each other,
    each in its group or all in one; and those that only could be titles and stand right under a
    line that gives them a status. So are lines of one group that all begin with when.
    """
    found = (_alike, _under, _planned, _explained)
    return frozenset(line for of in found for line in of(text, groups))


def _explained(text: str, groups: Sequence[Sequence[Span]]) -> Iterator[Span]:
    """The first lines of groups that follow each other and all begin with a title and its status.

    So letters tell decisions: »1. Kortere skoledage: Imødekommes.«, and why in the lines below it.
    """
    for told, some in groupby(groups, lambda group: _tells_decision(text, group)):
        run = list(some)
        if told and len(run) > 1:
            yield from (group[0] for group in run)


def _tells_decision(text: str, group: Sequence[Span]) -> bool:
    first = _NUMBERED.sub("", group[0].of(text))
    return len(group) > 1 and _is_item(first) and _bears_status(first)


def _planned(text: str, groups: Sequence[Sequence[Span]]) -> Iterator[Span]:
    """The lines of a plan, two at least right after each other: »Februar 2025: Byggestart«."""
    for group in groups:
        for planned, lines in groupby(group, lambda line: bool(_WHEN.match(line.of(text)))):
            run = list(lines)
            if planned and len(run) > 1:
                yield from run


def tells(words: str) -> bool:
    """Whether words say what is done with trials, as no title does: »Forsøget må begynde«."""
    return _TELLS.match(words) is not None


def _alike(text: str, groups: Sequence[Sequence[Span]]) -> Iterator[Span]:
    """Runs of lines that all begin with a case number, or all bear a status."""
    run: list[Span] = []
    cased = False
    alone = True  # whether each line of the run is a group of its own
    for group in groups:
        for i, line in enumerate(group):
            words = line.of(text)
            case = case_number_end(words) > 0
            fits = _is_item(words) and (case or _bears_status(words))
            begins = i == 0 and not (alone and len(group) == 1)
            if run and (not fits or case != cased or begins):
                yield from run if len(run) > 1 else ()
                run = []
            if fits:
                run.append(line)
                cased, alone = case, len(group) == 1
    yield from run if len(run) > 1 else ()


def _is_item(words: str) -> bool:
    return len(words) <= MAX_ITEM and bool(_BEGINS.match(words)) and not _CLOCK.match(words)


def _bears_status(words: str) -> bool:
    mark = PLAIN.mark(words)
    if mark is None or mark.stated.status is TrialStatus.UNKNOWN:
        return False
    title = mark.title.of(words)
    if not any(c.isalpha() for c in title):
        return False
    return bool(_BEGINS.match(title)) and not tells(title) and len(sentence_spans(title)) == 1


def _under(text: str, groups: Sequence[Sequence[Span]]) -> Iterator[Span]:
    """Lines of one group that could be titles, under a line that tells what they are."""
    found: list[tuple[Span, ...]] = []
    over = False  # whether the last line of the group before gives a status
    for group in groups:
        heads = [i for i, line in enumerate(group) if _gives_status(line.of(text))]
        edges = [*heads, len(group)]
        parts = [group[a + 1 : b] for a, b in zip(edges, edges[1:], strict=False)]
        if over and (not heads or heads[0] > 0):
            parts.insert(0, group[: edges[0]])
        found += [tuple(p) for p in parts if p and all(_is_bare_title(x.of(text)) for x in p)]
        over = bool(heads) and heads[-1] == len(group) - 1
    if any(len(part) > 1 for part in found):
        yield from (line for part in found for line in part)


def _gives_status(words: str) -> bool:
    words = words.strip()
    if len(words) > _MAX_TITLE or words[:1].islower() or words[-1:] in ".!?":
        return False
    if _COUNT.search(words):
        return False
    return PLAIN.heading(words) is not None or (
        words.endswith(":") and _COUNTED.search(words) is not None
    )


def _is_bare_title(words: str) -> bool:
    if len(words) > _MAX_TITLE or not _BEGINS.match(words):
        return False
    if _CLOCK.match(words) or _COUNT.search(words):
        return False
    return not _ENDS.search(words) and not tells(words) and any(c.isalpha() for c in words)
