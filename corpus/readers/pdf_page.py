"""A page of a PDF -> its lines and tables in reading order, each with where and how it is set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.readers.writing import visible

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
# Fonts whose signs are bullets, whatever letter stands for them.
_SIGNS = re.compile(r"symbol|wingding|webding|dingbat|courier", re.IGNORECASE)
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_SAME = 2.0  # points by which words of one line, and edges of one table, may differ


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


def read_page(page: Page) -> PdfPage:
    """The lines and the ruled tables of a page; a table of one row or column is lines."""
    page = page.dedupe_chars()
    tables = [(t, read) for t in page.find_tables() if (read := _table(t)) is not None]
    boxes = [t.bbox for t, _ in tables]
    words = [
        w
        for w in page.extract_words(
            extra_attrs=["fontname"], use_text_flow=True, keep_blank_chars=False, return_chars=True
        )
        if not any(_is_inside(w, box) for box in boxes)
    ]
    parts: list[Line | PageTable] = list(_lines(words))
    for table, read in sorted(tables, key=lambda pair: pair[0].bbox[1]):
        at = next((i for i, p in enumerate(parts) if p.top > table.bbox[1]), len(parts))
        parts.insert(at, read)
    return PdfPage(height=float(page.height), parts=tuple(parts))


def _is_inside(word: dict[str, object], box: Sequence[float]) -> bool:
    middle = (_number(word["top"]) + _number(word["bottom"])) / 2
    across = (_number(word["x0"]) + _number(word["x1"])) / 2
    return box[1] <= middle <= box[3] and box[0] <= across <= box[2]


def _number(value: object) -> float:
    assert isinstance(value, int | float), "places on a page are numbers"
    return float(value)


def _lines(words: Sequence[dict[str, object]]) -> Iterator[Line]:
    """The words that stand beside each other, in the order in which they are drawn."""
    run: list[dict[str, object]] = []
    for word in words:
        if run and not _goes_on(run[-1], word):
            yield from _line(run)
            run = []
        run.append(word)
    yield from _line(run)


def _goes_on(last: dict[str, object], word: dict[str, object]) -> bool:
    height = _number(last["bottom"]) - _number(last["top"])
    level = abs(_number(word["bottom"]) - _number(last["bottom"])) < max(_SAME, 0.4 * height)
    return level and _number(word["x0"]) >= _number(last["x1"]) - _SAME


def _line(words: Sequence[dict[str, object]]) -> Iterator[Line]:
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


def _size(words: Sequence[dict[str, object]]) -> float:
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


def _shown(word: dict[str, object], *, first: bool) -> str:
    """The word as it is seen: a sign of a font of signs at the start of a line is a bullet."""
    text = visible(str(word["text"]))
    sign = first and len(text) == 1
    if _PRIVATE.fullmatch(text) or (sign and _SIGNS.search(str(word["fontname"])) and text != "-"):
        return "◦" if text == "o" else "•"
    return _PRIVATE.sub("", text)


def _table(table: Table) -> PageTable | None:
    """The cells of a table by the places they cover; None for a box round text."""
    boxes = list(table.cells)
    columns = _edges([x for box in boxes for x in (box[0], box[2])])
    rows = _edges([y for box in boxes for y in (box[1], box[3])])
    if len(columns) < 3 or len(rows) < 2:
        return None
    cells = []
    for box in sorted(boxes, key=lambda b: (_nearest(rows, b[1]), _nearest(columns, b[0]))):
        text = _cell_text(table, box)
        row, column = _nearest(rows, box[1]), _nearest(columns, box[0])
        cells.append(
            TableCell(
                row=row,
                column=column,
                rows=max(1, _nearest(rows, box[3]) - row),
                columns=max(1, _nearest(columns, box[2]) - column),
                text=text,
            )
        )
    filled = sum(bool(cell.text) for cell in cells)
    if filled * 3 < len(cells):
        return None
    return PageTable(
        top=float(table.bbox[1]),
        edges=tuple(columns),
        rows=len(rows) - 1,
        cells=tuple(cells),
        size=_size(table.page.within_bbox(table.bbox, strict=False).extract_words()),
    )


def _cell_text(table: Table, box: tuple[float, float, float, float]) -> str:
    inside = table.page.within_bbox(box, strict=False)
    words = inside.extract_words(extra_attrs=["fontname"], use_text_flow=True)
    lines: list[str] = []
    for last, word in pairwise([None, *words]):
        assert word is not None, "only the first of the pairs begins with nothing"
        shown = _shown(word, first=last is None)
        if last is not None and _goes_on(last, word):
            lines[-1] += f" {shown}"
        else:
            lines.append(shown)
    return "\n".join(line for line in lines if line.strip())


def _edges(places: Sequence[float]) -> list[float]:
    """The places in order, those that are nearly the same as one."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place > edges[-1] + _SAME:
            edges.append(place)
    return edges


def _nearest(edges: Sequence[float], place: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - place))
