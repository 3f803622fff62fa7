"""Document -> passages. A pure function; nothing of the text is lost or said twice."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.document import Document
from corpus.folding import folded
from corpus.lines import content_start, line_kinds, tells_whom_to_contact
from corpus.passage import Passage, PassageKind
from corpus.sentences import sentence_spans
from corpus.span import Span, trimmed

# Longer paragraphs are cut between sentences, so that a passage stays about one thing.
MAX_PARAGRAPH = 1500
TITLE_WITHIN = 30  # pieces from the top, below menus and mastheads

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A passage before it has an id and a section; `block` numbers the blocks of lines."""

    kind: PassageKind
    span: Span
    block: int
    content_start: int


def segment(document: Document) -> tuple[Passage, ...]:
    """The passages of a document in order.

    Every character of the text that is not white space lies in exactly one passage's span. A
    heading is a line on its own that does not end like a sentence and has something under it; a
    line that begins with a dash and tells who speaks is a quotation, other marked lines are
    bullets.
    """
    text = document.text
    pieces = [
        p for number, block in enumerate(_blocks(text)) for p in _block_pieces(text, block, number)
    ]
    pieces = _demote_last_headings(pieces)
    pieces = [cut for piece in pieces for cut in _cut_long(text, piece)]
    return _with_sections(document, pieces)


def _blocks(text: str) -> list[list[Span]]:
    """The lines that are not blank, grouped where only a line end stands between them."""
    blocks: list[list[Span]] = []
    last_end = -2
    for line in _LINE.finditer(text):
        if line[0].isspace():
            continue
        if line.start() != last_end + 1 or not blocks:
            blocks.append([])
        blocks[-1].append(Span(line.start(), line.end()))
        last_end = line.end()
    return blocks


def _block_pieces(text: str, lines: list[Span], block: int) -> list[_Piece]:
    if tells_whom_to_contact(text, lines):
        return [_piece(text, Span(lines[0].start, lines[-1].end), PassageKind.CONTACT, block)]
    pieces: list[_Piece] = []
    for kind, line in zip(line_kinds(text, lines), lines, strict=True):
        if pieces and _joins(kind, pieces[-1].kind):
            whole = Span(pieces[-1].span.start, _inner(text, line).end)
            pieces[-1] = replace(pieces[-1], span=whole)
        else:
            pieces.append(_piece(text, line, kind or PassageKind.PARAGRAPH, block))
    return pieces


def _joins(kind: PassageKind | None, last: PassageKind) -> bool:
    """Whether a line of this kind is the rest of the piece above it."""
    if kind is None:
        return last in {PassageKind.PARAGRAPH, PassageKind.QUOTATION, PassageKind.BULLET}
    return kind is PassageKind.PARAGRAPH and last in {PassageKind.PARAGRAPH, PassageKind.QUOTATION}


def _inner(text: str, line: Span) -> Span:
    span = trimmed(text, line.start, line.end)
    assert span is not None, "lines are matched by a character that is not white space"
    return span


def _piece(text: str, line: Span, kind: PassageKind, block: int) -> _Piece:
    span = _inner(text, line)
    marked = kind in {PassageKind.BULLET, PassageKind.QUOTATION}
    start = content_start(text, span) if marked else span.start
    return _Piece(kind=kind, span=span, block=block, content_start=start)


def _demote_last_headings(pieces: list[_Piece]) -> list[_Piece]:
    """Headings with nothing under them at the end of the text are lines of text."""
    kept = list(pieces)
    for i in range(len(kept) - 1, 0, -1):
        if kept[i].kind is not PassageKind.HEADING:
            break
        kept[i] = replace(kept[i], kind=PassageKind.PARAGRAPH)
    return kept


def _cut_long(text: str, piece: _Piece) -> list[_Piece]:
    if piece.kind is not PassageKind.PARAGRAPH or len(piece.span) <= MAX_PARAGRAPH:
        return [piece]
    groups: list[Span] = []
    for sentence in sentence_spans(piece.span.of(text)):
        span = sentence.shifted(piece.span.start)
        if groups and span.end - groups[-1].start <= MAX_PARAGRAPH:
            groups[-1] = Span(groups[-1].start, span.end)
        else:
            groups.append(span)
    return [replace(piece, span=g, content_start=g.start) for g in groups]


def _with_sections(document: Document, pieces: list[_Piece]) -> tuple[Passage, ...]:
    title = _title_position(document, pieces)
    levels = _levels(pieces, title)
    passages: list[Passage] = []
    above: list[tuple[int, Passage]] = []
    for ordinal, (piece, level) in enumerate(zip(pieces, levels, strict=True)):
        if piece.kind is PassageKind.HEADING:
            above = [(lv, p) for lv, p in above if lv < level]
        content = Span(piece.content_start, piece.span.end)
        passage = Passage(
            id=f"{document.id}.p{ordinal:04d}",
            document_id=document.id,
            ordinal=ordinal,
            kind=piece.kind,
            span=piece.span,
            content=content,
            text=content.of(document.text),
            section=() if piece.kind is PassageKind.LINK else tuple(p.text for _, p in above),
            section_ids=() if piece.kind is PassageKind.LINK else tuple(p.id for _, p in above),
        )
        passages.append(passage)
        if piece.kind is PassageKind.HEADING and ordinal > title:
            above.append((level, passage))
    return tuple(passages)


def _title_position(document: Document, pieces: list[_Piece]) -> int:
    """The piece that is the document's title, else a heading that it begins with, else -1.

    A heading right over a list is that list's, as long as nobody says that it is the title.
    """
    headings = [i for i, p in enumerate(pieces) if p.kind is PassageKind.HEADING]
    known = document.provenance.title
    if known is not None:
        wanted = folded(known)
        top = (folded(piece.span.of(document.text)) for piece in pieces[:TITLE_WITHIN])
        return next((i for i, words in enumerate(top) if words == wanted), -1)
    first = headings[0] if headings else len(pieces)
    over_list = first + 1 < len(pieces) and pieces[first + 1].kind is PassageKind.BULLET
    return first if first <= 1 and not over_list else -1


def _levels(pieces: list[_Piece], title: int) -> list[int]:
    """The depth of each heading, from 1; 0 for what is no heading.

    A heading right under a heading in the same block is its subtitle. A heading that another
    heading follows holds those after it, as long as they stand over lists.
    """
    levels: list[int] = []
    holding = False
    for i, piece in enumerate(pieces):
        if piece.kind is not PassageKind.HEADING:
            levels.append(0)
            continue
        below = pieces[i + 1] if i + 1 < len(pieces) else None
        glued = (
            i > 0
            and i - 1 > title
            and pieces[i - 1].kind is PassageKind.HEADING
            and pieces[i - 1].block == piece.block
        )
        over_list = below is not None and below.kind is PassageKind.BULLET
        if glued or (holding and over_list):
            levels.append(2)
            continue
        levels.append(1)
        holding = i > title and below is not None and below.kind is PassageKind.HEADING
    return levels
