"""Document -> passages. A pure function; nothing of the text is lost or said twice."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from corpus.document import Document
from corpus.folding import folded
from corpus.lines import is_label
from corpus.passage import Passage, PassageKind
from corpus.pieces import Piece, pieces_of_blocks, pieces_of_text
from corpus.sentences import sentence_spans
from corpus.span import Span, trimmed
from corpus.status_words import status_words

# Longer passages are cut between sentences, so that each stays about one thing.
MAX_PARAGRAPH = 1500
TITLE_WITHIN = 30  # pieces from the top, below menus and mastheads

_CUT = {
    PassageKind.PARAGRAPH,
    PassageKind.QUOTATION,
    PassageKind.BULLET,
    PassageKind.ROW,
    PassageKind.CONTACT,
    PassageKind.LINK,
}
_OVER_LISTS = status_words((), may=True)
_LAST_SPACE = re.compile(r"\s\S*\Z")


def segment(document: Document) -> tuple[Passage, ...]:
    """The passages of a document in order.

    Every character of the text that is not white space lies in exactly one passage's span. Where
    the format marks blocks they are the passages; else a heading is a line on its own that does not
    end like a sentence and has something under it; a line that begins with a dash and tells who
    speaks is a quotation, other marked lines are bullets.
    """
    text = document.text
    pieces = pieces_of_blocks(text, document.blocks) if document.blocks else pieces_of_text(text)
    pieces = [cut for piece in pieces for cut in _cut_long(text, piece)]
    return _with_sections(document, pieces)


def _cut_long(text: str, piece: Piece) -> list[Piece]:
    if piece.kind not in _CUT or len(piece.span) <= MAX_PARAGRAPH:
        return [piece]
    groups: list[Span] = []
    for sentence in sentence_spans(piece.span.of(text)):
        for span in _parts(text, sentence.shifted(piece.span.start)):
            if groups and span.end - groups[-1].start <= MAX_PARAGRAPH:
                groups[-1] = Span(groups[-1].start, span.end)
            else:
                groups.append(span)
    kind = PassageKind.PARAGRAPH if piece.kind is PassageKind.BULLET else piece.kind
    first = replace(piece, span=groups[0])
    return [first, *(replace(piece, kind=kind, span=g, content_start=g.start) for g in groups[1:])]


def _parts(text: str, sentence: Span) -> list[Span]:
    """A sentence, cut between words where it is too long itself."""
    parts: list[Span] = []
    at = sentence.start
    while sentence.end - at > MAX_PARAGRAPH:
        space = _LAST_SPACE.search(text[at : at + MAX_PARAGRAPH])
        end = at + space.start() if space and space.start() else at + MAX_PARAGRAPH
        if part := trimmed(text, at, end):
            parts.append(part)
        at = end
    if part := trimmed(text, at, sentence.end):
        parts.append(part)
    return parts


def _with_sections(document: Document, pieces: list[Piece]) -> tuple[Passage, ...]:
    title = _title_position(document, pieces)
    levels = _levels(document.text, pieces, title)
    passages: list[Passage] = []
    above: list[tuple[int, Passage]] = []
    for ordinal, (piece, level) in enumerate(zip(pieces, levels, strict=True)):
        if piece.kind is PassageKind.HEADING:
            above = [(lv, p) for lv, p in above if lv < level]
        content = Span(min(piece.content_start, piece.span.end - 1), piece.span.end)
        apart = piece.kind in {PassageKind.LINK, PassageKind.BOILERPLATE}
        passage = Passage(
            id=f"{document.id}.p{ordinal:04d}",
            document_id=document.id,
            ordinal=ordinal,
            kind=piece.kind,
            span=piece.span,
            content=content,
            text=content.of(document.text),
            section=() if apart else tuple(p.text for _, p in above),
            section_ids=() if apart else tuple(p.id for _, p in above),
            depth=piece.depth,
        )
        passages.append(passage)
        if piece.kind is PassageKind.HEADING and ordinal > title:
            above.append((level, passage))
    return tuple(passages)


def _title_position(document: Document, pieces: list[Piece]) -> int:
    """The piece that is the document's title, else a heading that it begins with, else -1.

    A heading right over a list is that list's, as long as nobody says that it is the title. Where
    the format gives headings levels, the title is the only one of the highest.
    """
    said = [i for i, p in enumerate(pieces) if p.kind is not PassageKind.BOILERPLATE]
    known = document.provenance.title
    if known is not None:
        wanted = folded(known)
        top = ((i, folded(pieces[i].span.of(document.text))) for i in said[:TITLE_WITHIN])
        if (found := next((i for i, words in top if words == wanted), None)) is not None:
            return found
    headings = [i for i in said if pieces[i].kind is PassageKind.HEADING]
    if any(pieces[i].level for i in headings):
        highest = min(pieces[i].level for i in headings)
        top_most = [i for i in headings if pieces[i].level == highest]
        if len(top_most) == 1 and top_most[0] == headings[0] and len(headings) > 1:
            return top_most[0]
        return -1
    if known is not None:
        return -1
    first = headings[0] if headings else len(pieces)
    over_list = first + 1 < len(pieces) and pieces[first + 1].kind is PassageKind.BULLET
    return first if first in said[:2] and not over_list else -1


def _levels(text: str, pieces: list[Piece], title: int) -> list[int]:
    """The depth of each heading, from 1; 0 for what is no heading.

    Where the format does not say it, a heading right under a heading in the same group of lines is
    its subtitle, a heading that another heading follows holds those after it, as long as they
    stand over lists, and one over a list that comes again (»Godkendt«) is under the one before.
    Questions are under the heading right above the first of them (»Spørgsmål og svar«).
    """
    coming_again = _coming_again(text, pieces)
    levels: list[int] = []
    holding = False
    over_questions = False
    for i, piece in enumerate(pieces):
        if piece.kind is not PassageKind.HEADING or piece.level:
            levels.append(piece.level if piece.kind is PassageKind.HEADING else 0)
            continue
        below = _below(text, pieces, i)
        glued = (
            i > 0
            and i - 1 > title
            and pieces[i - 1].kind is PassageKind.HEADING
            and pieces[i - 1].group == piece.group
        )
        over_list = below is not None and below.kind is PassageKind.BULLET
        asks = _asks(text, piece)
        if not asks and _is_right_under(pieces, i, title) and _asks(text, pieces[i - 1]):
            levels.append(levels[-1] + 1)  # what leads in to the answer: »Der er tre slags:«
            continue
        over_questions = asks and (over_questions or _is_right_under(pieces, i, title))
        if glued or i in coming_again or (holding and over_list) or over_questions:
            levels.append(2)
            continue
        levels.append(1)
        holding = i > title and below is not None and below.kind is PassageKind.HEADING
    return levels


def _asks(text: str, piece: Piece) -> bool:
    return piece.span.of(text).rstrip().endswith("?")


def _is_right_under(pieces: list[Piece], at: int, title: int) -> bool:
    """Whether a heading stands right under another that is not the title."""
    return at - 1 > title and pieces[at - 1].kind is PassageKind.HEADING


def _below(text: str, pieces: list[Piece], at: int) -> Piece | None:
    """What stands under a heading, its labels apart (»Ansøgere: Rude og Vang«)."""
    rest = pieces[at + 1 : at + 3]
    labelled = rest[:1] and rest[0].kind is PassageKind.PARAGRAPH
    if labelled and all(is_label(line) for line in rest[0].span.of(text).splitlines()):
        rest = rest[1:]
    return rest[0] if rest else None


def _coming_again(text: str, pieces: list[Piece]) -> frozenset[int]:
    """The headings over lists whose words come again, and those that tell a status like them."""
    over = [
        i
        for i, (piece, below) in enumerate(pairwise(pieces))
        if piece.kind is PassageKind.HEADING and below.kind is PassageKind.BULLET
    ]
    words = {i: folded(pieces[i].span.of(text)) for i in over}
    counts = Counter(words.values())
    again = {i for i in over if counts[words[i]] > 1}
    if any(_OVER_LISTS.heading(pieces[i].span.of(text)) for i in again):
        again |= {i for i in over if _OVER_LISTS.heading(pieces[i].span.of(text))}
    return frozenset(again)
