"""Forms of one word count once in a table: documents are searched by stem."""

from __future__ import annotations

from collections.abc import Iterable

from index.danish import stem


def one_of_each_stem(words: Iterable[str], *, without: str = "") -> tuple[str, ...]:
    """The first of `words` for each stem, leaving out the stem of the word `without`."""
    first: dict[str, str] = {}
    for word in words:
        first.setdefault(stem(word), word)
    first.pop(stem(without), None)
    return tuple(first.values())
