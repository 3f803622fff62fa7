"""A page of a PDF -> its lines and tables in reading order, each with where and how it is set."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pdfminer.layout import LTChar, LTItem
from pdfplumber.page import Page
from pdfplumber.utils.text import extract_words

from corpus.readers.writing import visible

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
# Fonts whose signs are bullets, whatever letter stands for them.
_SIGNS = re.compile(r"symbol|wingding|webding|dingbat|courier", re.IGNORECASE)
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_TWICE = 0.1  # of its size by which a sign drawn twice may be off: less than the narrowest is wide
_LEAST = 0.01
_NEAR = (0, -1, 1)
_MAX_EDGES = 10_000  # on one page; what has more is a drawing and no table
_SAME = 2.0  # points by which words of one line, and edges of one table, may differ

# As pdfplumber gives them.
_Char = dict[str, object]
_Word = dict[str, object]
_Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text; `top` counts from the top of the page, in points like all sizes."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool
    strong: tuple[tuple[int, int], ...]  # the stretches of `text` in bold type


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """A cell of a table with the places it covers, from 0."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTable:
    """A table on one page; `edges` are where its columns begin and end."""

    top: float
    edges: tuple[float, ...]
    rows: int
    cells: tuple[TableCell, ...]
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfPage:
    """What stands on a page, from top to bottom."""

    height: float
    parts: tuple[Line | PageTable, ...]


class _LightPage(Page):
    """A page whose signs tell only what is asked of them here, which takes half the time."""

    def process_object(self, obj: LTItem) -> _Char:
        """As pdfplumber's, for signs without colours, matrices and the like."""
        if not isinstance(obj, LTChar):
            return super().process_object(obj)
        left, above = self.mediabox[:2]
        top = self.height - obj.y1 + above
        return {
            "object_type": "char",
            "text": obj.get_text(),
            "fontname": str(obj.fontname),
            "size": obj.size,
            "upright": obj.upright,
            "x0": obj.x0 + left,
            "x1": obj.x1 + left,
            "top": top,
            "bottom": self.height - obj.y0 + above,
            "doctop": self.initial_doctop + top,
        }


def read_page(page: Page) -> PdfPage:
    """The lines and the ruled tables of a page; a table of one row or column is lines."""
    page = _LightPage(page.pdf, page.page_obj, page.page_number, page.initial_doctop)
    chars = list(_once(page.chars))
    words = extract_words(chars, extra_attrs=["fontname"], use_text_flow=True)
    rows = sorted(range(len(words)), key=lambda i: _middle(words[i]))
    heights = [_middle(words[i]) for i in rows]
    tables: list[PageTable] = []
    tabled: set[int] = set()
    for found in page.find_tables() if len(page.edges) <= _MAX_EDGES else ():
        left, top, right, bottom = found.bbox
        level = rows[bisect_left(heights, top) : bisect_right(heights, bottom)]
        inside = sorted(i for i in level if left <= _across(words[i]) <= right and i not in tabled)
        if (table := _table(found.cells, [words[i] for i in inside])) is not None:
            tables.append(table)
            tabled.update(inside)
    lines = list(_lines([w for i, w in enumerate(words) if i not in tabled]))
    return PdfPage(height=float(page.height), parts=tuple(_in_order(lines, tables)))


def _in_order(lines: Sequence[Line], tables: Sequence[PageTable]) -> Iterator[Line | PageTable]:
    """The lines as they are drawn, each table before the first line below its top."""
    waiting = deque(sorted(tables, key=lambda table: table.top))
    for line in lines:
        while waiting and waiting[0].top < line.top:
            yield waiting.popleft()
        yield line
    yield from waiting


def _once(chars: Iterable[_Char]) -> Iterator[_Char]:
    """Each sign once, in the order in which they are drawn.

    Some programs draw a sign twice, a hair apart, to make it bold. pdfplumber's own `dedupe_chars`
    takes time with the square of the signs on a page.
    """
    drawn: dict[tuple[object, ...], list[tuple[float, float]]] = {}
    for char in chars:
        left, top = _number(char["x0"]), _number(char["top"])
        off = max(_TWICE * _number(char["size"]), _LEAST)
        alike = (char["text"], char["fontname"], char["upright"], round(off, 2))
        x, y = int(left / off), int(top / off)
        near = (drawn.get((*alike, x + i, y + j), ()) for i in _NEAR for j in _NEAR)
        if any(abs(a - left) < off and abs(b - top) < off for places in near for a, b in places):
            continue
        drawn.setdefault((*alike, x, y), []).append((left, top))
        yield char


def _middle(word: _Word) -> float:
    return (_number(word["top"]) + _number(word["bottom"])) / 2


def _across(word: _Word) -> float:
    return (_number(word["x0"]) + _number(word["x1"])) / 2


def _number(value: object) -> float:
    assert isinstance(value, int | float), "places on a page are numbers"
    return float(value)


def _lines(words: Sequence[_Word]) -> Iterator[Line]:
    """The words that stand beside each other, in the order in which they are drawn."""
    run: list[_Word] = []
    for word in words:
        if run and not _goes_on(run[-1], word):
            yield from _line(run)
            run = []
        run.append(word)
    yield from _line(run)


def _goes_on(last: _Word, word: _Word) -> bool:
    height = _number(last["bottom"]) - _number(last["top"])
    level = abs(_number(word["bottom"]) - _number(last["bottom"])) < max(_SAME, 0.4 * height)
    return level and _number(word["x0"]) >= _number(last["x1"]) - _SAME


def _line(words: Sequence[_Word]) -> Iterator[Line]:
    text, strong = "", []
    for word in words:
        shown = _shown(word, first=not text)
        if not shown:
            continue
        text += " " if text else ""
        if _BOLD.search(str(word["fontname"])):
            strong.append((len(text), len(text) + len(shown)))
        text += shown
    if not text:
        return
    merged = _merged(strong)
    yield Line(
        text=text,
        left=_number(words[0]["x0"]),
        right=max(_number(w["x1"]) for w in words),
        top=min(_number(w["top"]) for w in words),
        bottom=max(_number(w["bottom"]) for w in words),
        size=_size(words),
        bold=merged == ((0, len(text)),),
        strong=merged,
    )


def _size(words: Sequence[_Word]) -> float:
    """The size of type in which most of some words are set."""
    sizes: Counter[float] = Counter()
    for word in words:
        height = round(_number(word["bottom"]) - _number(word["top"]), 1)
        sizes[height] += len(str(word["text"]))
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _merged(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The spans, those with only a space between them as one."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(merged)


def _shown(word: _Word, *, first: bool) -> str:
    """The word as it is seen: a sign of a font of signs at the start of a line is a bullet."""
    text = visible(str(word["text"]))
    sign = first and len(text) == 1
    if _PRIVATE.fullmatch(text) or (sign and _SIGNS.search(str(word["fontname"])) and text != "-"):
        return "◦" if text == "o" else "•"
    return _PRIVATE.sub("", text)


def _table(boxes: Sequence[_Box], words: Sequence[_Word]) -> PageTable | None:
    """The cells of a table by the places they cover; None for a box round text."""
    columns = _edges([x for box in boxes for x in (box[0], box[2])])
    rows = _edges([y for box in boxes for y in (box[1], box[3])])
    if len(columns) < 3 or len(rows) < 2:
        return None
    held: dict[tuple[int, int], list[_Word]] = {}
    for word in words:
        held.setdefault(_slot(rows, columns, word), []).append(word)
    cells = [
        TableCell(
            row=top,
            column=left,
            rows=bottom - top,
            columns=right - left,
            text=_cell_text(
                [
                    w
                    for r in range(top, bottom)
                    for c in range(left, right)
                    for w in held.get((r, c), ())
                ]
            ),
        )
        for top, left, bottom, right in sorted(_places(boxes, rows, columns))
    ]
    if sum(bool(cell.text) for cell in cells) * 3 < len(cells):
        return None
    return PageTable(
        top=min(box[1] for box in boxes),
        edges=tuple(columns),
        rows=len(rows) - 1,
        cells=tuple(cells),
        size=_size(words),
    )


def _places(
    boxes: Sequence[_Box], rows: Sequence[float], columns: Sequence[float]
) -> set[tuple[int, int, int, int]]:
    """The first row and column of each cell, and those after its last."""
    places = set()
    for left, top, right, bottom in boxes:
        first, start = _nearest(rows, top), _nearest(columns, left)
        after = max(first + 1, _nearest(rows, bottom))
        places.add((first, start, after, max(start + 1, _nearest(columns, right))))
    return places


def _slot(rows: Sequence[float], columns: Sequence[float], word: _Word) -> tuple[int, int]:
    """The row and column in which the middle of a word stands."""
    return bisect_right(rows, _middle(word)) - 1, bisect_right(columns, _across(word)) - 1


def _cell_text(words: Sequence[_Word]) -> str:
    return "\n".join(line.text for line in _lines(words))


def _edges(places: Sequence[float]) -> list[float]:
    """The places in order, those that are nearly the same as one."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place > edges[-1] + _SAME:
            edges.append(place)
    return edges


def _nearest(edges: Sequence[float], place: float) -> int:
    at = bisect_left(edges, place)
    return min(range(max(at - 1, 0), min(at + 1, len(edges))), key=lambda i: abs(edges[i] - place))
