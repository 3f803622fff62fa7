"""The templates of answers read backwards: what a text says in each of their slots.

The sentences of answers are a closed set, for only templates make them. So a text is matched
against each template, turned into an expression in which every slot may hold anything; whether it
holds the right thing is for the proof to find, which fills the template anew (server/verify.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

import jinja2
import regex
from jinja2 import nodes

from server.composing import NOT_OF_TODAY
from server.errors import UnprovedError

# The slots whose words a proof is told, with what they may be; all others it fills for itself.
WORDS = MappingProxyType({"short": r"[^\n]*?", "number": r"\d+", "nearest": r"[^\n]*?"})
JOINING = frozenset({"several"})  # made of the texts of other templates
SECONDS = (
    20.0  # for one template; a text of ours takes a thousandth, also on a busy machine far less
)
_AGE_LINE = rf"(?:(?:\n{regex.escape(NOT_OF_TODAY)})?\nKilder?: [^\n]*)?"
_BREAK = regex.compile(r"[ ]*\n\s*")
_LETTER = regex.compile(r"\p{L}")
_LINE, _TEXT = r"[^\n]*?", r"(?s:.*?)"  # whatever is not longer than a line; whatever is quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a text says in the slots of a template, or of one turn of a loop in it.

    A slot is named by its attribute path without the first name (`answer.check.mark` is
    `check.mark`). `said` is the whole stretch of text, `words` what stands in the slots that
    WORDS names, `marks` the numbers of citations, `facts` the conditions of branches that the text
    took, as far as they bear citations, and `turns` those of loops.
    """

    said: str
    words: Mapping[str, str]
    marks: Mapping[str, tuple[int, ...]]
    facts: frozenset[str]
    turns: Mapping[str, tuple[Told, ...]]

    def text(self, slot: str) -> str:
        """The words in a slot; empty where the text does not have it."""
        return self.words.get(slot, "")

    def number(self, slot: str) -> int:
        """The number of the citation that stands in a slot.

        Raises:
            UnprovedError: if none does.
        """
        if not self.marks.get(slot):
            raise UnprovedError("her mangler en henvisning")
        return self.marks[slot][-1]

    def rows(self, slot: str) -> tuple[Told, ...]:
        """The turns of the loop over a slot."""
        return self.turns.get(slot, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """A named group of an expression: what it catches, of which loop (None outside all)."""

    name: str
    kind: str  # words, mark, fact or turn
    slot: str
    loop: str | None


class _Kind(Enum):
    ANYTHING = auto()  # words that nobody asks for: the filled template is held against them
    LITERAL = auto()
    CATCHING = auto()


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of an expression."""

    kind: _Kind
    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scope:
    """Where in a template we are: what its names stand for, and in which loop."""

    names: Mapping[str, str]
    loop: str | None = None


class _Builder:
    """Writes the expression of one template."""

    def __init__(self) -> None:
        self.groups: list[_Group] = []

    def pattern(self, body: Sequence[nodes.Node], scope: _Scope) -> str:
        """The expression of some nodes."""
        return "".join(p.pattern for p in self._parts(body, scope))

    def _parts(self, body: Sequence[nodes.Node], scope: _Scope) -> list[_Part]:
        return _merged([part for node in body for part in self._node(node, scope)])

    def _node(self, node: nodes.Node, scope: _Scope) -> list[_Part]:
        match node:
            case nodes.Output():
                return self._output(node.nodes, scope)
            case nodes.If():
                return [self._if(node, scope)]
            case nodes.For():
                return [self._for(node, scope)]
        raise TypeError(f"a template of answers has {type(node).__name__} in line {node.lineno}")

    def _output(self, expressions: Sequence[nodes.Expr], scope: _Scope) -> list[_Part]:
        parts = []
        before = ""
        for expression in expressions:
            if isinstance(expression, nodes.TemplateData):
                before = expression.data
                escaped = r"\n?".join(regex.escape(p) for p in _BREAK.split(before))
                parts.append(_Part(_Kind.LITERAL, escaped))
            else:
                anything = _TEXT if before.endswith("»") else _LINE
                parts.append(self._slot(_path(expression, scope.names), anything, scope))
                before = ""
        return parts

    def _slot(self, slot: str | None, anything: str, scope: _Scope) -> _Part:
        name = (slot or "").rpartition(".")[2]
        if slot and name.endswith("mark"):
            return _Part(_Kind.CATCHING, self._marker(slot, scope))
        if slot and name in WORDS:
            own = self._group("words", slot, scope)
            return _Part(_Kind.CATCHING, f"(?P<{own}>{WORDS[name]})")
        return _Part(_Kind.ANYTHING, anything)

    def _marker(self, slot: str, scope: _Scope) -> str:
        return rf" ?\[(?P<{self._group('mark', slot, scope)}>\d{{1,4}})\]"

    def _if(self, node: nodes.If, scope: _Scope) -> _Part:
        facts = [_facts(test, scope.names) for test in (node.test, *(e.test for e in node.elif_))]
        bodies = [self._parts(b, scope) for b in (node.body, *(e.body for e in node.elif_))]
        bodies.append(self._parts(node.else_, scope))
        if not any(part.kind is _Kind.CATCHING for body in bodies for part in body):
            return _Part(_Kind.ANYTHING, _TEXT)
        patterns = ["".join(part.pattern for part in body) for body in bodies]
        for i, slots in enumerate(facts):
            taken = "".join(f"(?P<{self._group('fact', slot, scope)}>)" for slot in slots)
            patterns[i] = taken + patterns[i]
        return _Part(_Kind.CATCHING, f"(?:{'|'.join(patterns)})")

    def _for(self, node: nodes.For, scope: _Scope) -> _Part:
        slot = _path(node.iter, scope.names)
        if slot is None or not isinstance(node.target, nodes.Name):
            raise TypeError(
                f"a loop of a template of answers is over no slot in line {node.lineno}"
            )
        if node.target.name == "mark":
            return _Part(_Kind.CATCHING, f"(?:{self._marker(slot, scope)})*")
        own = self._group("turn", slot, scope)
        inside = _Scope(names={**scope.names, node.target.name: ""}, loop=own)
        body = self.pattern(node.body, inside)
        return _Part(_Kind.CATCHING, rf"(?P<{own}>{body}\n?)*")

    def _group(self, kind: str, slot: str, scope: _Scope) -> str:
        name = f"g{len(self.groups)}"
        self.groups.append(_Group(name=name, kind=kind, slot=slot, loop=scope.loop))
        return name


def _merged(parts: Sequence[_Part]) -> list[_Part]:
    """The parts, with what lies between two slots of anything one of them: no ways are lost."""
    merged: list[_Part] = []
    for part in parts:
        merged.append(part)
        while (run := _run_of_anything(merged)) > 1:
            whole = _TEXT if any(p.pattern == _TEXT for p in merged[-run:]) else _LINE
            merged[-run:] = [_Part(_Kind.ANYTHING, whole)]
    return merged


def _run_of_anything(parts: Sequence[_Part]) -> int:
    """How many of the last parts are anything, with hardly a letter between the first and last."""
    kinds = [p.kind for p in parts[-3:]]
    if kinds[-2:] == [_Kind.ANYTHING, _Kind.ANYTHING]:
        return 2
    around = kinds == [_Kind.ANYTHING, _Kind.LITERAL, _Kind.ANYTHING]
    return 3 if around and not _LETTER.search(parts[-2].pattern) else 0


class Grammar:
    """The sentences of all templates, as expressions that their texts match."""

    def __init__(self, environment: jinja2.Environment) -> None:
        self._templates: dict[str, tuple[regex.Pattern[str], tuple[_Group, ...]]] = {}
        for name in environment.list_templates():
            if name.removesuffix(".txt") in JOINING:
                continue
            assert environment.loader is not None, "templates come from files"
            source = environment.loader.get_source(environment, name)[0]
            builder = _Builder()
            body = builder.pattern(environment.parse(source).body, _Scope(names={"answer": ""}))
            pattern = regex.compile(f"{body}{_AGE_LINE}")
            self._templates[name.removesuffix(".txt")] = (pattern, tuple(builder.groups))

    def read(self, template: str, text: str) -> Told | None:
        """What a text says in the slots of a template; None where that cannot have made it."""
        pattern, groups = self._templates[template]
        try:
            found = pattern.fullmatch(text, timeout=SECONDS)
        except TimeoutError:
            return None  # no text of ours takes so long
        return _told(found, groups, None, (0, len(text))) if found else None


def _path(node: nodes.Node, names: Mapping[str, str]) -> str | None:
    """The path of a slot, `check.mark` of `answer.check.mark`; None for any other expression."""
    if isinstance(node, nodes.Name):
        return names.get(node.name)
    if isinstance(node, nodes.Filter) and node.name == "capfirst" and node.node is not None:
        return _path(node.node, names)
    if not isinstance(node, nodes.Getattr):
        return None
    above = _path(node.node, names)
    return None if above is None else f"{above}.{node.attr}".removeprefix(".")


def _facts(test: nodes.Node, names: Mapping[str, str]) -> tuple[str, ...]:
    """The slots that must be true for a test to be."""
    if isinstance(test, nodes.And):
        return (*_facts(test.left, names), *_facts(test.right, names))
    slot = _path(test, names)
    return (slot,) if slot else ()


def _told(
    found: regex.Match[str], groups: Sequence[_Group], loop: str | None, within: tuple[int, int]
) -> Told:
    words: dict[str, str] = {}
    marks: dict[str, tuple[int, ...]] = {}
    facts: set[str] = set()
    turns: dict[str, tuple[Told, ...]] = {}
    for group in groups:
        if group.loop != loop:
            continue
        spans = [s for s in found.spans(group.name) if within[0] <= s[0] and s[1] <= within[1]]
        if not spans:
            continue
        match group.kind:
            case "words":
                words[group.slot] = found.string[slice(*spans[-1])]
            case "mark":
                numbers = tuple(int(found.string[slice(*s)]) for s in spans)
                marks[group.slot] = marks.get(group.slot, ()) + numbers
            case "fact":
                facts.add(group.slot)
            case _:
                turns[group.slot] = tuple(_told(found, groups, group.name, s) for s in spans)
    return Told(
        said=found.string[slice(*within)],
        words=words,
        marks=marks,
        facts=frozenset(facts),
        turns=turns,
    )
