"""Words of everyday and of public language that belong together, written for this product."""

from __future__ import annotations

from pathlib import Path

from index.danish import fold_word

FOLDER = Path(__file__).parent


def read_synonym_groups() -> tuple[tuple[str, ...], ...]:
    """Groups of folded words that may stand for one another; a phrase has spaces between words."""
    return tuple(
        tuple(_folded(word) for word in line.split())
        for name in ("synonyms.txt", "everyday.txt", "phrases.txt")
        for line in _lines(name)
    )


def read_translations() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Forms of an English word, and the Danish words for it; all folded."""
    sides = (line.split("=") for line in _lines("translations.txt"))
    return tuple(
        (tuple(map(_folded, english.split())), tuple(map(_folded, danish.split())))
        for english, danish in sides
    )


def _folded(word: str) -> str:
    return " ".join(fold_word(part) for part in word.split("_"))


def _lines(name: str) -> tuple[str, ...]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
