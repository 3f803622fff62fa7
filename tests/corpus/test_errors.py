from __future__ import annotations

import re

import corpus.errors
from corpus.errors import FrisvarError


def _classes() -> list[type[FrisvarError]]:
    return [c for c in vars(corpus.errors).values() if isinstance(c, type)]


def test_the_docstring_shows_every_error() -> None:
    shown = re.findall(r"^ *[*+-] (\w+)$", corpus.errors.__doc__ or "", re.MULTILINE)
    assert sorted(shown) == sorted(c.__name__ for c in _classes())


def test_every_error_has_its_own_code() -> None:
    codes = [c.code for c in _classes()]
    assert len(set(codes)) == len(codes)
