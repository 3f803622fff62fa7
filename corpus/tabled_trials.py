"""Tables -> trials: which columns hold titles, statuses, networks and rounds, and which rows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import groupby

from corpus.block import Block, BlockKind
from corpus.lines import content_start, is_link_or_contact, is_reason
from corpus.passage import Passage, PassageKind
from corpus.rounds import round_in
from corpus.sentences import sentence_spans
from corpus.sighting import Network, Page, Sighting, is_title, network_in
from corpus.span import Span, trimmed
from corpus.status import (
    COURSES,
    SPREADS,
    StatedStatus,
    TrialStatus,
)
from corpus.status_words import PLAIN, StatusWords

_HEADER_WITHIN = 3  # rows from the top
_TOTAL_ROW = re.compile(r"\s*(?:i\s?alt|totalt?|sum|samlet|heraf|antal)\b", re.IGNORECASE)
_TICK = re.compile(r"\s*(?:x|✓|✔|☑|☒|✗|•|ja)\s*", re.IGNORECASE)
_NO = re.compile(r"\s*nej\s*", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")


class _Role(Enum):
    """What a column holds."""

    TITLE = auto()
    STATUS = auto()
    COURSE = auto()
    SPREAD = auto()
    NETWORK = auto()
    ROUND = auto()
    OTHER = auto()


_ROLES = (
    (
        _Role.TITLE,
        r"(?:navn(?:et)?\s+på\s+|titel\s+på\s+)?(?:\w*forsøg(?:et|ene|s)?|\w*ansøgning(?:en|er)?"
        r"|projekt(?:et|er)?|\w*hjemmel|\w*hjemler|forslag(?:et)?)(?:s|ets|ens)?(?:\s*-?\s*(?:titel|navn|emne))?"
        r"|titel|forsøgstitel|projekttitel|(?:forsøgets|projektets|ansøgningens)\s+\w+",
    ),
    (
        _Role.STATUS,
        r"(?:\w+\s+)?(?:status|afgørelse|svar|resultat|beslutning|udfald|tilbagemelding)(?:en|et)?"
        r"(?:\s+(?:(?:på|i|fra|den|ved)\b|pr\.).*)?|bemærkning(?:er)?|godkendt/afvist|imødekommet/afvist|ja/nej",
    ),
    (_Role.COURSE, r"(?:igangsat|iværksat|gennemført|kører|forløb|fortsætter|i\s+gang)\s*\??"),
    (_Role.SPREAD, r"(?:udbred(?:else|t|es)|spredning|opfølgning|skal\s+udbredes)\s*\??"),
    (
        _Role.NETWORK,
        r"(?:frikommune)?netværk(?:et|ets\s+navn)?|tema|netværk\s*/\s*tema"
        r"|\w*pulje|indsatsområde|spor|program|kategori",
    ),
    (_Role.ROUND, r"(?:ansøgnings)?runde"),
    (
        _Role.OTHER,
        r"(?:\w*kommuner?|nr\.?|nummer|id|dato|år|antal|lov\w*|paragraf|§+|ministeri\w*|kontakt\w*"
        r"|ressort\w*|indhold|beskrivelse|formål|begrundelse|side)",
    ),
)
_ROLE_OF = tuple(
    (role, re.compile(rf"\s*(?:{words})\s*:?\s*", re.IGNORECASE)) for role, words in _ROLES
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    block: Block
    text: str

    @property
    def start(self) -> int:
        return self.block.span.start


_Row = Mapping[int, _Cell]  # by column; a cell that covers several stands under each


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """What the columns of a table hold; `ticked` are those headed by a status."""

    titles: tuple[int, ...]
    statuses: Mapping[int, _Role]
    ticked: Mapping[int, TrialStatus]
    network: int | None
    round: int | None


def tabled_trials(page: Page) -> Iterator[Sighting]:
    """The trials that a document's tables tell of, in order."""
    cells = [b for b in page.document.blocks if b.kind is BlockKind.CELL]
    for _, own in groupby(cells, key=lambda b: b.table):
        rows = _rows(page.document.text, list(own))
        at = _header(rows)
        header, body = (None, rows) if at is None else (rows[at], rows[at + 1 :])
        columns = _columns(page, header, body)
        if columns is not None:
            yield from _Table(page, columns, header).read(body)


def _rows(text: str, cells: list[Block]) -> list[_Row]:
    """The rows of a table, each cell in all the places that it covers."""
    rows: dict[int, dict[int, _Cell]] = {b.row: {} for b in cells}
    for block in cells:
        cell = _Cell(block=block, text=block.span.of(text))
        for row in range(block.row, block.row + block.rows):
            if row in rows:
                rows[row].update(dict.fromkeys(_covered(block), cell))
    return [rows[number] for number in sorted(rows)]


def _covered(block: Block) -> range:
    return range(block.column, block.column + block.columns)


def _role(words: str) -> _Role | None:
    return next((role for role, pattern in _ROLE_OF if pattern.fullmatch(words)), None)


def _header(rows: Sequence[_Row]) -> int | None:
    """The row that names the columns: the last so marked at the top, or the first that does it."""
    top = rows[:_HEADER_WITHIN]
    marked = [i for i, row in enumerate(top) if row and all(c.block.header for c in row.values())]
    if marked and len(_apart(rows[marked[-1]])) > 1:
        return marked[-1]
    for i, row in enumerate(top):
        known = [c for c in _apart(row) if _role(c.text) or _headed_by(c.text)]
        if len(known) >= 2 and _named(row):
            return i
    return None


def _named(row: _Row) -> bool:
    """Whether a row's words name columns: a body row that only states statuses does not."""
    return any(_role(c.text) for c in row.values()) or all(
        _headed_by(c.text) for c in row.values() if c.text.strip()
    )


def _apart(row: _Row) -> list[_Cell]:
    """The cells of a row, each once, empty ones left out."""
    return [c for c in dict.fromkeys(row.values()) if c.text.strip()]


def _headed_by(words: str) -> TrialStatus | None:
    """The status that a column's heading is: »Godkendt«, »Delvist imødekommet?«."""
    stated = PLAIN.statuses(words.strip().rstrip("?"))
    if len(stated) == 1:
        return stated[0].status
    heading = PLAIN.heading(words)
    return heading.status if heading else None


def _columns(page: Page, header: _Row | None, body: Sequence[_Row]) -> _Columns | None:
    """What the columns hold, or None where the table is not of trials."""
    roles = {n: _role(c.text) for n, c in header.items()} if header else {}
    ticked = {
        n: status
        for n, c in (header or {}).items()
        if roles[n] is None and (status := _headed_by(c.text)) is not None
    }
    statuses = {
        n: role for n, role in roles.items() if role in {_Role.STATUS, _Role.COURSE, _Role.SPREAD}
    }
    width = max((n for row in body for n in row), default=-1) + 1
    if not statuses and not ticked:
        statuses = {n: _Role.STATUS for n in range(width) if _holds_statuses(page.words, body, n)}
    told = any(
        _stated_in(page.words, row[n], role)
        for row in body
        for n, role in statuses.items()
        if n in row
    ) or any(_ticks(body, n) for n in ticked)
    taken = {*statuses, *(n for n, role in roles.items() if role not in {None, _Role.TITLE})}
    named = [n for n, role in roles.items() if role is _Role.TITLE]
    if ticked and not named and not any(_ticks(body, n) for n in ticked):
        return _titles_under_statuses(body, ticked, roles)
    titles = named[:1] or _likely_title(body, width, taken | ticked.keys())
    if not titles or not (told or (named and page.is_about_trials and len(roles) > 1)):
        return None
    return _Columns(
        titles=tuple(titles),
        statuses=statuses,
        ticked=ticked,
        network=next((n for n, role in roles.items() if role is _Role.NETWORK), None),
        round=next((n for n, role in roles.items() if role is _Role.ROUND), None),
    )


def _titles_under_statuses(
    body: Sequence[_Row], ticked: Mapping[int, TrialStatus], roles: Mapping[int, _Role | None]
) -> _Columns | None:
    """A table whose columns are statuses and whose cells are the titles of trials."""
    titles = tuple(n for n in ticked if any(n in row and is_title(row[n].text) for row in body))
    if not titles:
        return None
    return _Columns(
        titles=titles,
        statuses={},
        ticked=ticked,
        network=next((n for n, role in roles.items() if role is _Role.NETWORK), None),
        round=next((n for n, role in roles.items() if role is _Role.ROUND), None),
    )


def _holds_statuses(words: StatusWords, body: Sequence[_Row], column: int) -> bool:
    """Whether most of a column's cells state a status and nothing else."""
    cells = [row[column] for row in body if column in row and row[column].text.strip()]
    stated = [
        c for c in cells if any(s.status is not TrialStatus.UNKNOWN for s in _statuses(words, c))
    ]
    return len(stated) * 2 >= len(cells) > 0 and len(stated) >= min(2, len(cells))


def _ticks(body: Sequence[_Row], column: int) -> bool:
    return any(column in row and _TICK.fullmatch(row[column].text) for row in body)


def _likely_title(body: Sequence[_Row], width: int, taken: set[int]) -> list[int]:
    """The column of no known role with the most words that differ from row to row."""

    def weight(column: int) -> tuple[int, int]:
        texts = [row[column].text for row in body if column in row and is_title(row[column].text)]
        return len(set(texts)), -column

    free = [n for n in range(width) if n not in taken]
    best = max(free, key=weight, default=None)
    return [best] if best is not None and weight(best)[0] else []


def _statuses(words: StatusWords, cell: _Cell) -> tuple[StatedStatus, ...]:
    return tuple(s.shifted(cell.start) for s in words.statuses(cell.text))


def _stated_in(words: StatusWords, cell: _Cell, role: _Role) -> tuple[StatedStatus, ...]:
    """What a cell of a column of that role states; »ja« and »nej« answer the column's heading."""
    stated = _statuses(words, cell)
    if role is _Role.SPREAD:
        answers = {
            TrialStatus.APPROVED: TrialStatus.SPREAD,
            TrialStatus.PARTLY: TrialStatus.PARTLY_SPREAD,
            TrialStatus.REJECTED: TrialStatus.NOT_SPREAD,
        }
        return _kept([replace(s, status=answers.get(s.status, s.status)) for s in stated], SPREADS)
    if role is _Role.COURSE:
        answers = {TrialStatus.REJECTED: TrialStatus.STOPPED}
        return _kept([replace(s, status=answers.get(s.status, s.status)) for s in stated], COURSES)
    return stated


def _kept(
    stated: Sequence[StatedStatus], facts: frozenset[TrialStatus]
) -> tuple[StatedStatus, ...]:
    return tuple(s for s in stated if s.status in facts)


class _Table:
    """Reads the rows of one table whose columns are known."""

    def __init__(self, page: Page, columns: _Columns, header: _Row | None) -> None:
        self._page = page
        self._columns = columns
        self._header = header or {}
        self._starts = [p.span.start for p in page.passages]
        self._network: Network | None = None
        self._status: StatedStatus | None = None
        self._seen: set[int] = set()
        self._first: int | None = None  # the ordinal of the first row that was looked over

    def read(self, body: Sequence[_Row]) -> Iterator[Sighting]:
        """The trials of the rows, in order."""
        for row in body:
            cells = _apart(row)
            if not cells or self._is_header(row) or _TOTAL_ROW.match(cells[0].text):
                continue
            alone = len(cells) == 1 and len(self._columns.titles) == 1
            if alone and self._heads(row, cells[0]):
                continue
            yield from self._row(row)

    def _is_header(self, row: _Row) -> bool:
        if row and all(c.block.header for c in row.values()):
            return True
        words = [c.text.split() for c in row.values()]
        return bool(self._header) and words == [c.text.split() for c in self._header.values()]

    def _heads(self, row: _Row, cell: _Cell) -> bool:
        """Whether a row of one cell stands over those below it, and of what it tells them."""
        if (
            cell.block.columns < 2
            and cell.block.column in self._columns.titles
            and not any(n in row for n in self._columns.statuses)
        ):
            return False
        if (stated := self._page.words.heading(cell.text)) is not None:
            self._status = stated.shifted(cell.start)
        elif network := network_in(cell.text, cell.start):
            self._network = network
        return True

    def _row(self, row: _Row) -> Iterator[Sighting]:
        for column in self._columns.titles:
            cell = row.get(column)
            if cell is None or cell.start in self._seen:
                continue
            self._seen.add(cell.start)
            passage = self._passage(cell)
            if passage is None:
                continue
            several = len(self._columns.titles) > 1
            for title in _titles(self._page.document.text, cell, several=several):
                if sighting := self._sighting(row, column, title, passage):
                    yield sighting

    def _passage(self, cell: _Cell) -> Passage | None:
        at = bisect_right(self._starts, cell.start) - 1
        if at < 0:
            return None
        passage = self._page.passages[at]
        holds = passage.kind is PassageKind.ROW and passage.content.contains(cell.block.span)
        return passage if holds else None

    def _sighting(self, row: _Row, column: int, title: Span, passage: Passage) -> Sighting | None:
        text = self._page.document.text
        stated = list(self._statuses(row))
        if len(self._columns.titles) > 1:
            own = self._columns.ticked[column]
            heading = self._header[column]
            stated = [StatedStatus(status=own, words=heading.block.span)]
        strong = self._page.strong_in(title)
        if mark := self._page.words.mark(title.of(text), strong):
            stated.insert(0, mark.stated.shifted(title.start))
            title = mark.title.shifted(title.start)
        if not is_title(title.of(text)) or (not stated and is_link_or_contact(title.of(text))):
            return None
        if not stated and (over := self._over(passage)) is not None:
            stated = [over]
        network = self._network_of(row) or self._page.network_over(passage)
        return Sighting(
            title=title.of(text),
            networks=(network.name,) if network else (),
            round=self._round_of(row, passage),
            record=self._page.record(
                passage,
                span=passage.content,
                title=title,
                stated=stated,
                networks=(network,) if network else (),
            ),
        )

    def _statuses(self, row: _Row) -> Iterator[StatedStatus]:
        for column, role in self._columns.statuses.items():
            if column in row:
                yield from _stated_in(self._page.words, row[column], role)
        for column, status in self._columns.ticked.items():
            cell = row.get(column)
            if cell is None or not cell.text.strip():
                continue
            if _TICK.fullmatch(cell.text):
                yield StatedStatus(status=status, words=self._header[column].block.span)
            elif _NO.fullmatch(cell.text) and status in _DENIED:
                yield StatedStatus(status=_DENIED[status], words=cell.block.span)
            else:
                yield from _statuses(self._page.words, cell)

    def _over(self, passage: Passage) -> StatedStatus | None:
        """The status that the rows, headings or sentence above give to a row without one."""
        return self._status or self._page.status_over(passage) or self._lead_in(passage)

    def _lead_in(self, passage: Passage) -> StatedStatus | None:
        if self._first is None:
            self._first = passage.ordinal
        before = self._page.passages[self._first - 1] if self._first else None
        if before is None or before.kind is not PassageKind.PARAGRAPH:
            return None
        last = sentence_spans(before.text)[-1]
        stated = self._page.words.lead_in(last.of(before.text))
        return stated.shifted(before.content.start + last.start) if stated else None

    def _network_of(self, row: _Row) -> Network | None:
        """The network in the row's own cell; an empty one goes on with that of the row above."""
        column = self._columns.network
        cell = row.get(column) if column is not None else None
        if cell is not None and (network := network_in(cell.text, cell.start)):
            self._network = network
        return self._network

    def _round_of(self, row: _Row, passage: Passage) -> int | None:
        cell = row.get(self._columns.round) if self._columns.round is not None else None
        if cell is not None:
            digits = cell.text.strip(" .")
            if (
                number := int(digits)
                if digits.isdecimal() and len(digits) < 3
                else round_in(cell.text)
            ):
                return number
        return self._page.round_over(passage)


_DENIED = {
    TrialStatus.APPROVED: TrialStatus.REJECTED,
    TrialStatus.SPREAD: TrialStatus.NOT_SPREAD,
}


def _titles(text: str, cell: _Cell, *, several: bool) -> Iterator[Span]:
    """The titles in a cell: one, without the lines that tell why, or `several`, a line each."""
    whole = trimmed(text, cell.block.span.start, cell.block.span.end)
    if whole is None:
        return
    if several:
        for line in _LINE.finditer(text, whole.start, whole.end):
            if inner := trimmed(text, line.start(), line.end()):
                yield Span(content_start(text, inner), inner.end)
        return
    end = whole.end
    for line in _LINE.finditer(text, whole.start, whole.end):
        if line.start() > whole.start and is_reason(line[0]):
            end = line.start()
            break
    if inner := trimmed(text, whole.start, end):
        yield Span(content_start(text, inner), inner.end)
