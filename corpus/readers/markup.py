"""HTML -> visible text and blocks. Markdown and DOCX come this way, too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.block import Block, BlockKind
from corpus.errors import ParseError
from corpus.readers.writing import Writer, ordered
from corpus.span import Span

_HIDDEN = frozenset(
    """
    head script style noscript template iframe object embed applet svg math canvas audio video map
    select datalist input textarea button dialog
    """.split()  # noqa: SIM905
)
_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr
    output progress q rp rt ruby s samp small span strike strong sub sup time tt u var wbr img
    """.split()  # noqa: SIM905
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CAPTION_LEVEL = 8  # under every heading, over the table alone
_TERMS = frozenset({"dt", "dd"})
_STRONG = frozenset({"b", "strong", "th"})
_FRAME_TAGS = frozenset({"nav", "footer", "menu"})
_FRAME_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog"})
_FRAME_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?\w*|consent|gdpr|breadcrumbs?|broedkrumme\w*|(?:main|top|side|mega)?-?menu"
    r"|nav(?:bar|igation)?|side-?bar|(?:site|page|global)-?footer|footer|(?:site|page|global)-?header"
    r"|top-?bar|related|relateret|laes-?ogsaa|share|sharing|social\w*|some|skip(?:-?link)?"
    r"|newsletter|nyhedsbrev|advert\w*|annoncer?|banner|paywall|toolbar|pagination|pager"
    r"|(?:site-?)?search(?:-?form)?|soeg(?:ning)?|login|tools?)(?=$|[\s_-])",
    re.IGNORECASE,
)
_NOT_SEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
MAX_DEPTH = 1000  # elements in each other
# Elements that hold nothing, or end by themselves where the next begins.
_ENDLESS = frozenset(
    """
    area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead
    tbody tfoot colgroup option optgroup rt rp html head body
    """.split()  # noqa: SIM905
)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)")
_MAIN = "main, [role=main]"
_SHARE = 0.4  # of the text, from which an element is no frame, whatever it is called
_MAX_SPAN = 100  # columns that a cell may cover
_DIGITS = re.compile(r"\s*(\d{1,5})")


@dataclass(frozen=True, slots=True)
class Markup:
    """HTML, read: its visible text, its blocks, and the tree for those who look for more."""

    text: str
    blocks: tuple[Block, ...]
    tree: LexborHTMLParser


@dataclass(slots=True)
class _Table:
    """A data table while it is read: which places of the next row are taken by cells above."""

    number: int
    rows: int
    row: int = -1
    column: int = 0
    in_head: bool = False
    taken: dict[int, int] | None = None


def read_markup(html: str) -> Markup:
    """The visible text of HTML, with a block for each stretch of it.

    What is not shown is left out; the frame of a page (menus, notices, all beside its main part) is
    boilerplate. A table is one of data where its cells hold no tables, lists or headings.

    Raises:
        ParseError: if elements stand in each other deeper than in any page that people write.
    """
    if _depth(html) > MAX_DEPTH:  # the parser's time grows with the square of it
        raise ParseError("er opmærket i for mange lag")
    tree = LexborHTMLParser(html)
    walk = _Walk(tree)
    walk.run()
    return Markup(text=walk.writer.text, blocks=ordered(walk.writer.blocks), tree=tree)


def title_in(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The only heading of the highest level, if it is the first and not one over a list."""
    said = [b for b in blocks if b.kind not in {BlockKind.STRONG, BlockKind.BOILERPLATE}]
    headings = [b for b in said if b.kind is BlockKind.HEADING and b.level < _CAPTION_LEVEL]
    if not headings:
        return None
    first = headings[0]
    if any(b.level <= first.level for b in headings[1:]):
        return None
    below = said[said.index(first) + 1 :][:1]
    over_list = any(b.kind in {BlockKind.ITEM, BlockKind.CELL} for b in below)
    return None if over_list else " ".join(first.span.of(text).split())


def _depth(html: str) -> int:
    """How many elements are open at once at most, or a few more."""
    still_open: Counter[str] = Counter()
    depth = deepest = 0
    for tag in _TAG.finditer(html):
        name = tag["name"].lower()
        if name in _ENDLESS:
            continue
        if not tag["end"]:
            still_open[name] += 1
            depth += 1
            deepest = max(deepest, depth)
        elif still_open[name]:
            still_open[name] -= 1
            depth -= 1
    return deepest


class _Walk:
    """One walk through the tree, in the order of the text, without recursion."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self.writer = Writer()
        self._body = tree.body
        mains = tree.css(_MAIN)
        self._main = mains[0] if len(mains) == 1 else None
        self._over_main = _ancestors(tree.css(f"{_MAIN}, article, h1"))
        self._length = len(self._body.text()) if self._body else 0
        self._weighed = 0
        self._inside_main = 0
        self._articles = 0
        self._frames = 0  # elements of the frame that are open
        self._framed: tuple[int, int] | None = None  # the frame element of the open block
        self._frame_number = 0
        self._lists = 0
        self._items: list[bool] = []  # for each open list item, whether it began its block
        self._term = ""  # which part of a list of terms is open
        self._termed = 0  # how many blocks there were when the last such part ended
        self._quotes = 0
        self._exact = 0
        self._headings: list[int] = []
        self._tables: list[_Table | None] = []
        self._cell: Block | None = None
        self._cell_begun = False
        self._number = 0

    def run(self) -> None:
        """Write all that is seen."""
        if self._body is None:
            return
        for node, entering in _events(self._body):
            tag = node.tag or ""
            if tag == "-text":
                self._text(node.text_content or "")
            elif entering:
                self._enter(node, tag)
            else:
                self._leave(node, tag)
        self.writer.end()

    def _text(self, text: str) -> None:
        if not self.writer.is_open:
            if not text.strip():
                return
            self._begin()
        self.writer.write(text, exact=self._exact > 0)

    def _enter(self, node: LexborNode, tag: str) -> None:
        if tag == "br":
            self.writer.break_line()
            return
        if tag not in _INLINE:
            self.writer.end()
        self._enter_part(node, tag)
        if tag in _STRONG:
            self.writer.begin_strong()
        elif tag in _HEADINGS or tag == "caption":
            self._headings.append(_HEADINGS.get(tag, _CAPTION_LEVEL))
        elif tag in {"ul", "ol"}:
            self._lists += 1
        elif tag == "li":
            self._items.append(False)
        elif tag in _TERMS:
            self._term = tag
        elif tag in {"blockquote"}:
            self._quotes += 1
        elif tag == "pre":
            self._exact += 1
        self._enter_table(node, tag)

    def _leave(self, node: LexborNode, tag: str) -> None:
        if tag not in _INLINE and tag != "br":
            self.writer.end()
        if tag in _STRONG:
            self.writer.end_strong()
        elif tag in _HEADINGS or tag == "caption":
            self._headings.pop()
        elif tag in {"ul", "ol"}:
            self._lists -= 1
        elif tag == "li":
            self._items.pop()
        elif tag in _TERMS:
            self._term = ""
            self._termed = len(self.writer.blocks)
        elif tag in {"blockquote"}:
            self._quotes -= 1
        elif tag == "pre":
            self._exact -= 1
        self._leave_table(tag)
        self._leave_part(node, tag)

    def _enter_part(self, node: LexborNode, tag: str) -> None:
        if self._main is not None and node.mem_id == self._main.mem_id:
            self._inside_main += 1
        if tag == "article":
            self._articles += 1
        if tag not in _INLINE and (self._frames or self._is_frame(node, tag)):
            self._frame_number += not self._frames
            self._frames += 1

    def _leave_part(self, node: LexborNode, tag: str) -> None:
        if tag not in _INLINE and self._frames:
            self._frames -= 1
        if tag == "article":
            self._articles -= 1
        if self._main is not None and node.mem_id == self._main.mem_id:
            self._inside_main -= 1

    def _is_frame(self, node: LexborNode, tag: str) -> bool:
        """Whether an element stands round the text: by its tag, its role or what it is called."""
        if node.mem_id in self._over_main or tag in {"body", "main", "article"} or tag in _HEADINGS:
            return False
        attributes = node.attributes
        inside = self._articles > 0 or self._inside_main > 0
        if tag in _FRAME_TAGS or (tag == "header" and not inside):
            return tag != "footer" or not self._articles
        if (attributes.get("role") or "").lower() in _FRAME_ROLES:
            return True
        if self._main is not None and not inside and tag not in {"time", "table", "tbody", "tr"}:
            return True
        called = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        return bool(_FRAME_NAMES.search(called)) and self._is_small(node)

    def _is_small(self, node: LexborNode) -> bool:
        """Whether an element holds a small share of the text; all of them are weighed only once."""
        if self._weighed > 5 * self._length:
            return False
        length = len(node.text())
        self._weighed += length
        return length < max(_SHARE * self._length, 200) or self._length < 400

    def _enter_table(self, node: LexborNode, tag: str) -> None:
        if tag == "table":
            data = _is_data(node)
            self._number += data
            rows = len(node.css("tr")) if data else 0
            self._tables.append(_Table(self._number - 1, rows, taken={}) if data else None)
        table = self._tables[-1] if self._tables else None
        if table is None:
            return
        if tag == "thead":
            table.in_head = True
        elif tag == "tr":
            table.row, table.column = table.row + 1, 0
            assert table.taken is not None, "a data table knows its places"
            table.taken = {column: left - 1 for column, left in table.taken.items() if left > 1}
        elif tag in {"td", "th"}:
            self._enter_cell(node, tag, table)

    def _enter_cell(self, node: LexborNode, tag: str, table: _Table) -> None:
        assert table.taken is not None, "a data table knows its places"
        table.row = max(table.row, 0)
        while table.column in table.taken:
            table.column += 1
        columns = min(_count(node, "colspan") or 1, _MAX_SPAN)
        left = max(1, table.rows - table.row)
        asked = _count(node, "rowspan")
        rows = left if asked == 0 else min(asked or 1, left)
        self._cell = Block(
            kind=BlockKind.CELL,
            span=_NOWHERE,
            table=table.number,
            row=table.row,
            column=table.column,
            rows=rows,
            columns=columns,
            header=tag == "th" or table.in_head,
        )
        self._cell_begun = False
        # The row itself is counted off when the next one begins.
        table.taken.update(dict.fromkeys(range(table.column, table.column + columns), rows))
        table.column += columns

    def _leave_table(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._cell = None
        elif tag == "thead" and self._tables and (table := self._tables[-1]) is not None:
            table.in_head = False
        elif tag == "table" and self._tables:
            self._tables.pop()

    def _begin(self) -> None:
        """Begin the block that text stands in here."""
        if self._frames:
            if self._framed == (self._frame_number, len(self.writer.blocks)):
                self.writer.go_on()
            else:
                self.writer.begin(Block(kind=BlockKind.BOILERPLATE, span=_NOWHERE))
            self._framed = (self._frame_number, len(self.writer.blocks) + 1)
        elif self._cell is not None:
            self._begin_cell(self._cell)
        elif self._headings:
            level = self._headings[-1]
            self.writer.begin(Block(kind=BlockKind.HEADING, span=_NOWHERE, level=level))
        elif self._term and not self._items:
            self._begin_term()
        elif self._items:
            kind = BlockKind.PARAGRAPH if self._items[-1] else BlockKind.ITEM
            level = max(1, self._lists)
            last = self.writer.last
            lead = "\n" if last is not None and _is_listed(last) else "\n\n"
            self.writer.begin(Block(kind=kind, span=_NOWHERE, level=level), lead=lead)
            self._items[-1] = True
        else:
            kind = BlockKind.QUOTATION if self._quotes else BlockKind.PARAGRAPH
            self.writer.begin(Block(kind=kind, span=_NOWHERE))

    def _begin_term(self) -> None:
        """A term is an item with what is said of it: »Deltagere«, and under it who they are."""
        told = self.writer.last is not None and self._termed == len(self.writer.blocks) > 0
        if self._term == "dd" and told:
            self.writer.go_on()
        else:
            last = self.writer.last
            lead = "\n" if last is not None and _is_listed(last) else "\n\n"
            self.writer.begin(Block(kind=BlockKind.ITEM, span=_NOWHERE, level=1), lead=lead)

    def _begin_cell(self, cell: Block) -> None:
        if self._cell_begun:
            self.writer.go_on()
            return
        last = self.writer.last
        lead = "\n\n"
        if last is not None and last.kind is BlockKind.CELL and last.table == cell.table:
            lead = "\t" if last.row == cell.row else "\n"
        self.writer.begin(cell, lead=lead)
        self._cell_begun = True


_NOWHERE = Span(0, 1)  # until a block is ended


def _is_listed(block: Block) -> bool:
    """Whether a block is a list item, or a paragraph of one."""
    return block.kind is BlockKind.ITEM or (block.kind is BlockKind.PARAGRAPH and block.level > 0)


def _events(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Each node below `root` as it is entered, and elements as they are left; hidden ones not."""
    node = root.child
    while node is not None:
        shown = _is_shown(node)
        if shown:
            yield node, True
            if node.tag != "-text" and node.child is not None:
                node = node.child
                continue
        while True:
            if shown and node.tag != "-text":
                yield node, False
            if node.next is not None:
                node = node.next
                break
            parent = node.parent
            if parent is None or parent.mem_id == root.mem_id:
                return
            node, shown = parent, True


def _is_shown(node: LexborNode) -> bool:
    tag = node.tag or ""
    if tag.startswith("-"):
        return tag == "-text"
    if tag in _HIDDEN:
        return False
    attributes = node.attributes
    style = attributes.get("style")
    return "hidden" not in attributes and not (style and _NOT_SEEN.search(style))


def _ancestors(nodes: list[LexborNode]) -> frozenset[int]:
    """The elements that hold one of `nodes`, and these themselves, by memory address."""
    found: set[int] = set()
    for node in nodes:
        at: LexborNode | None = node
        while at is not None and at.mem_id not in found:
            found.add(at.mem_id)
            at = at.parent
    return frozenset(found)


def _is_data(table: LexborNode) -> bool:
    """Whether a table holds data and does not lay out a page."""
    if (table.attributes.get("role") or "").lower() in {"presentation", "none"}:
        return False
    laid_out = table.css("td table, th table, li, td h1, td h2, td h3, td h4")
    if any(node.mem_id != table.mem_id for node in laid_out):  # it may stand in a cell itself
        return False
    rows = table.css("tr")
    return any(_cells(row) > 1 for row in rows)


def _cells(row: LexborNode) -> int:
    return sum(child.tag in {"td", "th"} for child in row.iter())


def _count(node: LexborNode, attribute: str) -> int | None:
    """The number in an attribute; None where it holds none."""
    found = _DIGITS.match(node.attributes.get(attribute) or "")
    return int(found[1]) if found else None
