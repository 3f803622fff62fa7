"""Reads annotated questions.

A line is `what would answer<TAB>question`; in the question `{T …}` marks words of a role, and what
stands in no braces only frames the question. A file of questions without any mark is of use for
what would answer alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.danish import Token, analyse
from server.question import Asked
from server.reader.model import Role

_MARKED = re.compile(r"\{(?P<role>[TPSGR]) (?P<words>[^{}]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedQuestion:
    """A question, what would answer it, and the role of each word; no roles if none is marked."""

    asked: Asked
    text: str
    tokens: tuple[Token, ...]
    roles: tuple[Role, ...]


def read_annotated(files: Sequence[Path]) -> tuple[AnnotatedQuestion, ...]:
    """The questions of some files, in order.

    Raises:
        ValueError: if a line has no tab, or an unknown kind of answer.
    """
    return tuple(
        parse(line, marked="{" in content)
        for file in files
        for content in [file.read_text(encoding="utf-8")]
        for line in content.splitlines()
        if line and not line.startswith("#")
    )


def parse(line: str, *, marked: bool) -> AnnotatedQuestion:
    """The question of one line."""
    asked, question = line.split("\t")
    text, roles = "", []
    end = 0
    for found in _MARKED.finditer(question):
        text += question[end : found.start()]
        roles.append((len(text), len(text) + len(found["words"]), Role(found["role"])))
        text += found["words"]
        end = found.end()
    text += question[end:]
    tokens = analyse(text)
    return AnnotatedQuestion(
        asked=Asked(asked),
        text=text,
        tokens=tokens,
        roles=tuple(_role(token, roles) for token in tokens) if marked else (),
    )


def _role(token: Token, roles: Sequence[tuple[int, int, Role]]) -> Role:
    within = (role for start, end, role in roles if token.start < end and token.end > start)
    return next(within, Role.FRAME)
