"""What a text is cut into before sections are known: by its lines, or by what its format marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection as AnyOf
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.block import Block, BlockKind
from corpus.boilerplate import is_over_related, running_lines
from corpus.item_lines import item_lines
from corpus.lines import (
    content_start,
    indent_of,
    is_label,
    is_reason,
    is_worded_like_a_heading,
    line_kinds,
    sign_of,
    takes_part,
    tells_whom_to_contact,
)
from corpus.passage import PassageKind
from corpus.span import Span, trimmed

INFERRED = 9  # the level of a heading that looks like one where the format marks others

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A passage before it has an id and a section.

    `group` numbers the stretches of text without a blank line; `level` is a heading's where its
    format says it, else 0; `depth` is that of a bullet, or of the bullet a paragraph belongs to.
    """

    kind: PassageKind
    span: Span
    group: int
    content_start: int
    level: int = 0
    depth: int = 0


def pieces_of_text(text: str) -> list[Piece]:
    """The pieces of a text of which nothing is known but its lines."""
    groups = _groups(text, 0, len(text))
    lines = [line for group in groups for line in group]
    running = {lines[i] for i in running_lines(text, lines)}
    items = item_lines(text, groups)
    pieces = [
        p
        for number, group in enumerate(groups)
        for p in _group_pieces(text, group, number, running, items)
    ]
    pieces = _without_labels(text, _demote_last_headings(pieces))
    return _with_depths(text, _without_related(text, pieces))


def pieces_of_blocks(text: str, blocks: Sequence[Block]) -> list[Piece]:
    """The pieces of a text whose format marks blocks; what lies between them is read by its lines.

    A line that looks like a heading is one where the format marks none, where it is in bold, or
    where a list or table stands right under it.
    """
    strong = [b.span for b in blocks if b.kind is BlockKind.STRONG]
    marked = [b for b in blocks if b.kind is not BlockKind.STRONG]
    pieces: list[Piece] = []
    at = 0
    for number, (_, parts) in enumerate(groupby(enumerate(marked), _row_or_place)):
        stretch = [block for _, block in parts]
        start = stretch[0].span.start
        pieces += _between(text, at, start, number)
        pieces += _block_pieces(text, stretch, number)
        at = stretch[-1].span.end
    pieces += _between(text, at, len(text), len(marked))
    pieces = _with_items(text, pieces)
    pieces = _without_labels(text, _settled_headings(text, pieces, strong))
    return _without_related(text, pieces)


def _with_items(text: str, pieces: list[Piece]) -> list[Piece]:
    """Paragraphs of one line that are items of a list without signs are bullets."""
    lines = [[p.span] for p in pieces if p.kind is PassageKind.PARAGRAPH and not p.depth]
    items = item_lines(text, lines)
    return [
        replace(p, kind=PassageKind.BULLET, depth=1)
        if p.kind is PassageKind.PARAGRAPH and p.span in items
        else p
        for p in pieces
    ]


def _row_or_place(numbered: tuple[int, Block]) -> tuple[int, int]:
    """What the cells of one row share, and no other block with its neighbour."""
    place, block = numbered
    return (block.table, block.row) if block.kind is BlockKind.CELL else (-1, place)


def _block_pieces(text: str, stretch: list[Block], group: int) -> list[Piece]:
    block = stretch[0]
    whole = trimmed(text, block.span.start, stretch[-1].span.end)
    if whole is None:
        return []
    match block.kind:
        case BlockKind.PARAGRAPH:
            pieces = _between(text, whole.start, whole.end, group)
            return [replace(p, depth=block.level) for p in pieces]
        case BlockKind.ITEM:
            return _item_pieces(text, whole, group, block.level)
        case BlockKind.HEADING:
            return [_piece(text, whole, PassageKind.HEADING, group, level=block.level)]
        case BlockKind.QUOTATION:
            return [_piece(text, whole, PassageKind.QUOTATION, group)]
        case BlockKind.CELL:
            return [_piece(text, whole, PassageKind.ROW, group)]
        case _:
            return [_piece(text, whole, PassageKind.BOILERPLATE, group)]


def _item_pieces(text: str, whole: Span, group: int, depth: int) -> list[Piece]:
    """A list item; the lines from one that tells why on are a paragraph of its own."""
    for line in _LINE.finditer(text, whole.start, whole.end):
        item = trimmed(text, whole.start, line.start())
        if item is not None and is_reason(line[0]):
            rest = Span(line.start(), whole.end)
            return [
                _piece(text, item, PassageKind.BULLET, group, depth=depth),
                _piece(text, rest, PassageKind.PARAGRAPH, group, depth=depth),
            ]
    return [_piece(text, whole, PassageKind.BULLET, group, depth=depth)]


def _between(text: str, start: int, end: int, number: int) -> list[Piece]:
    """The pieces of text[start:end], read by its lines."""
    groups = _groups(text, start, end)
    items = item_lines(text, groups)
    return [p for group in groups for p in _group_pieces(text, group, number, frozenset(), items)]


def _settled_headings(text: str, pieces: list[Piece], strong: Sequence[Span]) -> list[Piece]:
    """Headings that only look like one become text where the format marks what is a heading."""
    marked = any(p.level for p in pieces)
    settled: list[Piece] = []
    for i, piece in enumerate(pieces):
        if piece.kind not in {PassageKind.HEADING, PassageKind.PARAGRAPH} or piece.level:
            settled.append(piece)
            continue
        below = pieces[i + 1].kind if i + 1 < len(pieces) else None
        bold = _is_within(piece.span, strong) and is_worded_like_a_heading(piece.span.of(text))
        over = below in {PassageKind.BULLET, PassageKind.ROW} or (not marked and below is not None)
        looks = piece.kind is PassageKind.HEADING and over
        if piece.depth == 0 and below is not None and (bold or looks):
            settled.append(replace(piece, kind=PassageKind.HEADING, level=INFERRED))
        else:
            settled.append(replace(piece, kind=PassageKind.PARAGRAPH))
    return settled


def _without_labels(text: str, pieces: list[Piece]) -> list[Piece]:
    """What only notes who takes part in the heading above it is no heading of what stands below.

    »Ansøgere: Rude og Vang« is such; under a heading that the format marks, so is any label.
    """
    kept: list[Piece] = []
    for piece in pieces:
        words = piece.span.of(text)
        above = kept[-1] if kept else None
        looks = piece.kind is PassageKind.HEADING and piece.level in {0, INFERRED}
        if looks and above is not None and above.kind is PassageKind.HEADING:
            marked = above.level not in {0, INFERRED}
            if is_reason(words) or takes_part(words) or (marked and is_label(words)):
                piece = replace(piece, kind=PassageKind.PARAGRAPH, level=0)
        kept.append(piece)
    return kept


def _is_within(span: Span, spans: Sequence[Span]) -> bool:
    """Whether one of `spans`, which are in order, holds all of `span`."""
    after = bisect_left(spans, (span.start + 1,), key=lambda s: (s.start,))
    return after > 0 and spans[after - 1].contains(span)


def _groups(text: str, start: int, end: int) -> list[list[Span]]:
    """The lines of text[start:end] that are not blank, together up to the next blank line."""
    groups: list[list[Span]] = []
    last_end = -2
    for line in _LINE.finditer(text, start, end):
        if line[0].isspace():
            continue
        if line.start() != last_end + 1 or not groups:
            groups.append([])
        groups[-1].append(Span(line.start(), line.end()))
        last_end = line.end()
    return groups


def _group_pieces(
    text: str, lines: list[Span], group: int, running: AnyOf[Span], items: AnyOf[Span]
) -> list[Piece]:
    if tells_whom_to_contact(text, lines):
        whole = Span(lines[0].start, lines[-1].end)
        return [_piece(text, whole, PassageKind.CONTACT, group)]
    pieces: list[Piece] = []
    for kind, line in zip(line_kinds(text, lines, items), lines, strict=True):
        kind = PassageKind.BOILERPLATE if line in running else kind
        if pieces and _joins(kind, pieces[-1].kind):
            inner = trimmed(text, line.start, line.end)
            assert inner is not None, "lines hold more than white space"
            pieces[-1] = replace(pieces[-1], span=Span(pieces[-1].span.start, inner.end))
        else:
            pieces.append(_piece(text, line, kind or PassageKind.PARAGRAPH, group))
    return pieces


def _joins(kind: PassageKind | None, last: PassageKind) -> bool:
    """Whether a line of this kind is the rest of the piece above it."""
    if kind is None:
        return last in {PassageKind.PARAGRAPH, PassageKind.QUOTATION, PassageKind.BULLET}
    return kind is PassageKind.PARAGRAPH and last in {PassageKind.PARAGRAPH, PassageKind.QUOTATION}


def _piece(
    text: str, line: Span, kind: PassageKind, group: int, *, level: int = 0, depth: int = 0
) -> Piece:
    span = trimmed(text, line.start, line.end)
    assert span is not None, "a piece holds more than white space"
    marked = kind in {PassageKind.BULLET, PassageKind.QUOTATION}
    start = content_start(text, span) if marked else span.start
    return Piece(kind=kind, span=span, group=group, content_start=start, level=level, depth=depth)


def _demote_last_headings(pieces: list[Piece]) -> list[Piece]:
    """Headings with nothing under them at the end of the text are lines of text."""
    kept = list(pieces)
    for i in range(len(kept) - 1, 0, -1):
        if kept[i].kind is not PassageKind.HEADING:
            break
        kept[i] = replace(kept[i], kind=PassageKind.PARAGRAPH)
    return kept


def _without_related(text: str, pieces: list[Piece]) -> list[Piece]:
    """»Læs også« and what stands under it are boilerplate: a list, or titles up to a sentence."""
    kept: list[Piece] = []
    related = listed = False
    for piece in pieces:
        words = piece.span.of(text)
        if piece.kind in {PassageKind.HEADING, PassageKind.PARAGRAPH} and is_over_related(words):
            related, listed = True, False
        elif piece.kind is PassageKind.BULLET:
            listed = True
        elif related and not _may_be_related(piece, words, listed=listed):
            related = False
        kept.append(replace(piece, kind=PassageKind.BOILERPLATE) if related else piece)
    return kept


def _may_be_related(piece: Piece, words: str, *, listed: bool) -> bool:
    if piece.kind in {PassageKind.LINK, PassageKind.BOILERPLATE} or piece.depth:
        return True
    short = piece.kind in {PassageKind.HEADING, PassageKind.PARAGRAPH} and not piece.level
    return short and not listed and is_worded_like_a_heading(words.split("\n")[0])


def _with_depths(text: str, pieces: list[Piece]) -> list[Piece]:
    """Bullets with how deep in their list they stand, paragraphs with the bullet they belong to."""
    kept = list(pieces)
    for run in _list_runs(text, pieces):
        bullets = [i for i in run if pieces[i].kind is PassageKind.BULLET]
        depths = iter(_depths([_place(text, pieces[i].span) for i in bullets]))
        depth = 0
        for i in run:
            depth = next(depths) if pieces[i].kind is PassageKind.BULLET else depth
            kept[i] = replace(pieces[i], depth=depth)
    return kept


def _list_runs(text: str, pieces: list[Piece]) -> Iterator[list[int]]:
    """The places of bullets that follow each other, with the paragraphs that tell of them."""
    run: list[int] = []
    indent = 0
    for i, piece in enumerate(pieces):
        bullet = piece.kind is PassageKind.BULLET
        inside = bool(run) and piece.kind is PassageKind.PARAGRAPH
        if bullet:
            run.append(i)
            indent = _place(text, piece.span)[0]
        elif inside and (
            _place(text, piece.span)[0] > indent + 1
            or is_reason(piece.span.of(text)[:120])
            or _explains(text, piece, pieces[i - 1])
        ):
            run.append(i)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _explains(text: str, piece: Piece, item: Piece) -> bool:
    """Whether a paragraph stands glued under an item that is known by what it says, not a sign."""
    unsigned = sign_of(text, item.span) in {"", "1", "a"}
    return item.kind is PassageKind.BULLET and unsigned and piece.group == item.group


def _place(text: str, span: Span) -> tuple[int, str]:
    """How far in the line of a piece begins, and by what sign it is marked."""
    start = text.rfind("\n", max(0, span.start - 200), span.start) + 1
    line = Span(max(start, span.start - 200), span.end)
    return indent_of(text, line), sign_of(text, span)


def _depths(places: list[tuple[int, str]]) -> list[int]:
    """How deep each bullet stands, from 1: further in, or under a sign that comes again later."""
    last = {sign: i for i, (_, sign) in enumerate(places)}
    nested: set[tuple[str, str]] = set()
    above: list[tuple[int, str]] = []
    depths: list[int] = []
    for i, (indent, sign) in enumerate(places):
        while above and above[-1][0] > indent + 1:
            above.pop()
        same = next(
            (n for n, (at, s) in enumerate(above) if s == sign and abs(at - indent) <= 1), None
        )
        if same is not None:
            del above[same + 1 :]
        elif not above or indent > above[-1][0] + 1:
            above.append((indent, sign))
        else:
            top = above[-1][1]
            if last[top] > i or (top, sign) in nested or (top, sign) == ("1", "a"):
                nested.add((top, sign))
                above.append((indent, sign))
            else:
                above[-1] = (indent, sign)
        depths.append(len(above))
    return depths
