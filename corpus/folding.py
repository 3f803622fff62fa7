"""A view of a text in which spellings that a reader takes for the same are one, with a map back."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from corpus.span import Span
from corpus.unbroken import unbroken

_QUOTES = {"”", "“", "„", "‟", "»", "«", '"', "″", "'", "’", "‘", "‚", "`", "´"}
_DASHES = {"–", "—", "‐", "‑", "‒", "―", "−"}
_CLUSTER = re.compile(r"[\s\S][\u0300-\u036f]*")  # a character and the accents that follow it
# What no one sees: soft hyphens, joiners, and signs that turn the direction of writing.
_DROPPED = {
    *("\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff", "\u061c"),
    *map(chr, range(0x202A, 0x202F)),
    *map(chr, range(0x2066, 0x206A)),
}
_ALIKE = str.maketrans(
    dict.fromkeys(_QUOTES, '"') | dict.fromkeys(_DASHES, "-") | dict.fromkeys(_DROPPED, "")
)
_ACCENT = re.compile("[\u0300-\u036f]")
_UNSEEN = re.compile(f"[{re.escape(''.join(sorted(_QUOTES | _DROPPED)))}][\u0300-\u036f]*")


@dataclass(frozen=True, slots=True)
class FoldedText:
    """`text` is the view; its i-th character stands for original[starts[i]:ends[i]]."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> Span:
        """The span of the original text that [start, end) of the view stands for."""
        return Span(self.starts[start], self.ends[end - 1])


def fold(text: str, *, drop_quotes: bool = False, case: bool = True) -> FoldedText:
    """The view of `text`: NFKC, dashes alike, soft hyphens dropped, runs of white space one space.

    Words hyphenated over a line end are whole.

    Args:
        text: any text.
        drop_quotes: leave quotation marks out; otherwise all of them become one.
        case: fold upper and lower case together.
    """
    view = unbroken(text)
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(view.text):
        for c in _folded(cluster[0], drop_quotes=drop_quotes, case=case):
            if c == " " and (not characters or characters[-1] == " "):
                continue
            characters.append(c)
            starts.append(cluster.start())
            ends.append(cluster.end())
    if characters and characters[-1] == " ":
        del characters[-1], starts[-1], ends[-1]
    if view.places:
        places = [view.original(*place) for place in zip(starts, ends, strict=True)]
        starts, ends = [p.start for p in places], [p.end for p in places]
    return FoldedText("".join(characters), tuple(starts), tuple(ends))


def roughly_folded(text: str) -> str:
    """The text of the view without quotation marks, as fast as it can be had, and without a map.

    Each run of Danish letters and digits in the view is in it, too; for other signs it may differ.
    """
    return unicodedata.normalize("NFKC", _UNSEEN.sub("", unbroken(text).text)).casefold()


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    r"""The text of the case-folded view: what two spellings of the same words have in common.

    >>> folded("Én\u00a0plan – ”nu”") == folded('én plan - "nu"')
    True
    """
    seen = " ".join(unbroken(text).text.translate(_ALIKE).split())
    if unicodedata.is_normalized("NFKC", seen) and not _ACCENT.search(seen):
        return seen.casefold()  # each character stands for itself, as in nearly all texts
    return fold(text).text


def _folded(cluster: str, *, drop_quotes: bool, case: bool) -> str:
    first = cluster[0]
    if first.isspace():
        return " "
    if first in _DROPPED:
        return ""
    if first in _QUOTES:
        return "" if drop_quotes else '"'
    if first in _DASHES:
        return "-"
    normal = unicodedata.normalize("NFKC", cluster)
    return normal.casefold() if case else normal
