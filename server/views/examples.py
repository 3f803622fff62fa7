"""Questions to begin with, made from what the sources hold; only those that are answered stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from corpus.status import COURSES, TrialStatus
from server.answer import Answer, AnswerStatus, AnswerType
from server.danish_text import STATUS_NAMES
from server.pages import Example
from server.sources import Sources

MAX_EXAMPLES = 6
MAX_CHARS = 110  # what fits on a button
MAX_TRIES = 6  # candidates of one kind that are asked before the kind is given up


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of question, ways of asking it, and the answers that show it was understood."""

    name: str
    candidates: Iterator[str]
    types: frozenset[AnswerType]


def answered_examples(sources: Sources, ask: Callable[[str], Answer]) -> tuple[Example, ...]:
    """At most one question of each kind, each of which the service answers in full.

    Args:
        sources: what is asked about.
        ask: the service's answer to a question.
    """
    found = (
        Example(kind=kind.name, question=question)
        for kind in _kinds(sources)
        for question in islice(_answered(kind, ask), 1)
    )
    return tuple(islice(found, MAX_EXAMPLES))


def _answered(kind: Kind, ask: Callable[[str], Answer]) -> Iterator[str]:
    for question in islice((q for q in kind.candidates if len(q) <= MAX_CHARS), MAX_TRIES):
        answer = ask(question)
        if answer.status is AnswerStatus.ANSWERED and answer.type in kind.types:
            yield question


def _kinds(sources: Sources) -> Iterator[Kind]:
    collection = sources.collection
    found = Counter(t.status for t in collection.trials if t.status is not TrialStatus.UNKNOWN)
    networks = sorted(collection.networks, key=lambda name: (len(name), name))
    titles = sorted({t.title for t in collection.trials}, key=lambda title: (len(title), title))
    names = _once(p.name for p in sources.understanding.linker.people if p.words)
    yield _kind(
        "Antal",
        (
            f"Hvor mange forsøg {'er' if s in COURSES else 'blev'} {STATUS_NAMES[s]}?"
            for s, _ in found.most_common()
        ),
        AnswerType.COUNT,
    )
    yield _kind(
        "Liste",
        (f"Hvilke forsøg er der{sources.groups.scope([name])}?" for name in networks),
        AnswerType.LIST,
    )
    yield _kind(
        "Afgørelse",
        (f"Hvad blev der besluttet om »{title}«?" for title in titles),
        AnswerType.STATUS,
    )
    yield _kind("Citat", (f"Hvad siger {name}?" for name in names), AnswerType.QUOTE)
    yield _kind(
        "Sammenligning",
        iter((f"{sources.groups.any.which} har flest forsøg?",) if len(networks) > 1 else ()),
        AnswerType.COMPARE,
    )
    yield _kind("Sted", (f"Hvor står »{title}«?" for title in titles), AnswerType.CITATION)
    yield _kind(
        "Emne",
        (f"Hvad handler »{document.title}« om?" for document in collection.documents),
        AnswerType.FACT,
        AnswerType.DEFINITION,
        AnswerType.METADATA,
    )


def _once(names: Iterable[str]) -> Iterator[str]:
    """Each name where it is first met; no further is read than is asked for."""
    met: set[str] = set()
    for name in names:
        if name not in met:
            met.add(name)
            yield name


def _kind(name: str, candidates: Iterator[str], *types: AnswerType) -> Kind:
    return Kind(name=name, candidates=candidates, types=frozenset(types))
