"""Writes a document's visible text, and remembers which stretch of it is what."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.block import Block, BlockKind
from corpus.span import Span

_SPACES = re.compile(r"[ \t\n\r\f\v]+")
# Signs that no one sees and that mean nothing in a text: controls, and halves of characters.
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def visible(text: str) -> str:
    """`text` without control characters; halves of characters become U+FFFD."""
    return _SURROGATES.sub("\ufffd", _UNSEEN.sub("", text))


class Writer:
    """Collects text and blocks.

    Text is written between `begin` and `end`, which make it one block; white space in it is evened
    out as a browser does. `lead` is what stands between a block and the one before it.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._block: Block | None = None
        self._start = 0
        self._lead = ""
        self._space = ""
        self._strong: int | None = None
        self.blocks: list[Block] = []

    @property
    def text(self) -> str:
        """What was written so far."""
        return "".join(self._parts)

    @property
    def is_open(self) -> bool:
        """Whether a block was begun and not ended."""
        return self._block is not None

    @property
    def last(self) -> Block | None:
        """The last block that was ended."""
        return next((b for b in reversed(self.blocks) if not _is_strong(b)), None)

    def begin(self, block: Block, *, lead: str = "\n\n") -> None:
        """Begin a block of this kind; its span is put in when it ends."""
        self.end()
        self._block, self._lead, self._space = block, lead, ""
        self._start = -1

    def write(self, text: str, *, exact: bool = False) -> None:
        """Write text in the open block; `exact` keeps its white space."""
        text = visible(text)
        if exact:
            self._put(text)
            return
        words = _SPACES.split(text)
        for number, word in enumerate(words):
            if number:
                self._space = self._space or " "
            if word:
                self._put(word)

    def break_line(self) -> None:
        """Begin a new line in the open block."""
        self._space = "\n\n" if "\n" in self._space else "\n"

    def begin_strong(self) -> None:
        """What follows is in bold type."""
        if self._strong is None:
            self._strong = -1

    def end_strong(self) -> None:
        """What follows is not."""
        self._close_strong()
        self._strong = None

    def end(self) -> None:
        """End the open block; one of nothing but white space leaves no trace."""
        if self._block is None:
            return
        self._close_strong()
        if self._start >= 0:
            span = Span(self._start, self._length)
            self.blocks.append(replace(self._block, span=span))
        self._block = None

    def go_on(self) -> None:
        """Open the last block again, on a new line."""
        last = next(i for i in reversed(range(len(self.blocks))) if not _is_strong(self.blocks[i]))
        self._block = self.blocks.pop(last)
        self._start = self._block.span.start
        self._space = "\n"

    def _put(self, word: str) -> None:
        if self._block is None or not word:
            return
        if self._start < 0:
            if not word.strip():
                return
            self._append(self._lead if self._length else "")
            self._start = self._length
        else:
            self._append(self._space)
        self._space = ""
        if self._strong == -1:
            self._strong = self._length
        self._append(word)

    def _append(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)

    def _close_strong(self) -> None:
        if self._strong is not None and self._strong >= 0:
            span = Span(self._strong, self._length)
            self.blocks.append(Block(kind=BlockKind.STRONG, span=span))
            self._strong = -1


def _is_strong(block: Block) -> bool:
    return block.kind is BlockKind.STRONG


def ordered(blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks in the order of their spans, a block before those within it."""
    return tuple(sorted(blocks, key=lambda b: (b.span.start, -b.span.end)))
