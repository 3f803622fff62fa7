from __future__ import annotations

import re
from typing import TypeGuard

import corpus.errors
import index.errors
from corpus.errors import FrisvarError


def _is_error(value: object) -> TypeGuard[type[FrisvarError]]:
    return isinstance(value, type) and issubclass(value, FrisvarError)


def _classes() -> dict[str, type[FrisvarError]]:
    return {c.__name__: c for c in vars(index.errors).values() if _is_error(c)}


def test_the_docstring_shows_every_error() -> None:
    shown = re.findall(r"^ *[*+-] (\w+)$", index.errors.__doc__ or "", re.MULTILINE)
    assert sorted(shown) == sorted(_classes())


def test_no_code_is_given_twice() -> None:
    below = {c.__name__: c for c in vars(corpus.errors).values() if _is_error(c)}
    codes = [c.code for c in (below | _classes()).values()]
    assert sorted(codes) == sorted(set(codes))
