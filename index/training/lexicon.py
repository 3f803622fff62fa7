"""Counts the words of Danish law, debates and government programmes for index/lexicon.py."""

from __future__ import annotations

import lzma
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from index.danish import words

SOURCES = (
    "law_provisions.txt.xz",
    "folketing_speeches.txt.xz",
    "government_programmes_and_speeches.txt.xz",
)
# Law text is eight times the rest and would drown everyday words: its counts weigh less.
LAW_WEIGHT = 0.1
MIN_COUNT = 8
MAX_WORDS = 120_000


def write_lexicon(data: Path, target: Path) -> int:
    """Write `word<TAB>count` lines, commonest first, xz-compressed; returns how many.

    Args:
        data: the folder of training files.
        target: the table to write.
    """
    raw: Counter[str] = Counter()
    weighted: dict[str, float] = {}
    for name in SOURCES:
        counts: Counter[str] = Counter()
        for line in _lines(data / name):
            counts.update(word for word in words(line) if word.isalpha() and len(word) > 1)
        weight = LAW_WEIGHT if name.startswith("law") else 1.0
        for word, count in counts.items():
            weighted[word] = weighted.get(word, 0.0) + weight * count
        raw.update(counts)
    kept = [(word, math.ceil(weighted[word])) for word, count in raw.items() if count >= MIN_COUNT]
    kept.sort(key=lambda pair: (-pair[1], pair[0]))
    with lzma.open(target, "wt", encoding="utf-8", preset=9) as file:
        file.writelines(f"{word}\t{count}\n" for word, count in kept[:MAX_WORDS])
    return min(len(kept), MAX_WORDS)


def _lines(path: Path) -> Iterator[str]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        yield from file
