"""A view of a text in which words hyphenated over a line end are whole, with a map back."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from corpus.span import Span

# A letter, a hyphen at the line's end, and a letter. »social-/og sundhedsområdet« is not broken.
_BREAK = re.compile(
    r"(?P<before>[^\W_]+)(?P<break>(?P<hyphen>[-‐\u00ad])[^\S\n]*\n[^\S\n]*)"
    r"(?!(?:og|eller|samt|men|til|såvel|hhv)\b)(?P<after>[^\W\d_]+)"
)
_LINE_END = re.compile(r"[-‐\u00ad][^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class UnbrokenText:
    """`text` is the view; from each of `places` on it stands `shifts` later in the original."""

    text: str
    places: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def original(self, start: int, end: int) -> Span:
        """The span of the original text that [start, end) of the view stands for."""
        return Span(start + self._shift(start), end - 1 + self._shift(end - 1) + 1)

    def _shift(self, at: int) -> int:
        before = bisect_right(self.places, at)
        return self.shifts[before - 1] if before else 0


def unbroken(text: str) -> UnbrokenText:
    r"""The view of `text` without the line ends that break words.

    The hyphen goes with them, unless what stands before it is in capitals alone (»IT-/løsning«): it
    belongs to the word.

    >>> view = unbroken("de fri-\nkommuner")
    >>> view.text, view.original(3, 14)
    ('de frikommuner', Span(start=3, end=16))
    """
    if _LINE_END.search(text) is None:  # which is found out much faster
        return UnbrokenText(text)
    cuts = [cut for found in _BREAK.finditer(text) if (cut := _cut(found)) is not None]
    if not cuts:
        return UnbrokenText(text)
    shifts = tuple(accumulate(end - start for start, end in cuts))
    places = tuple(start - shift for (start, _), shift in zip(cuts, (0, *shifts), strict=False))
    edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
    kept = "".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    return UnbrokenText(kept, places, shifts)


def _cut(found: re.Match[str]) -> tuple[int, int] | None:
    """What is left out of the view at a break; None where no word is broken."""
    before, after = found["before"], found["after"]
    start, end = found.span("break")
    if len(before) > 1 and before.isupper() and not after.isupper():
        return start + 1, end
    if after[0].islower() or (before.isupper() and after.isupper()):
        return start, end
    return None
