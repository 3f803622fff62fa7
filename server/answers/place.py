"""Where it stands: the document, the section and the words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from index.danish import analyse
from server.answer import AnswerStatus, AnswerType
from server.danish_text import source_name
from server.draft import Draft
from server.evidence import Evidence
from server.question import Question
from server.sources import Sources, evidence_mark

SURE = 0.45
CLOSE = 0.03
# fmt: off
_ASKING = frozenset([
    "staar", "stod", "staa", "naevnes", "naevnt", "naevner", "finder", "find", "stedet", "sted",
    "citat", "citatet", "tallet", "artikel", "artiklen", "artikler", "kilde", "kilden", "kilder",
    "overskrift", "overskriften", "udtaler", "laeser", "laese", "skriver", "skrives", "fremgaar",
    "noget", "vis", "hvor", "under", "udtalelsen", "saetningen", "passagen",
])
# fmt: on


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place."""

    source: str
    section: str
    sentence: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """What templates/answers/place.txt shows."""

    places: tuple[Place, ...]


def propose(question: Question, sources: Sources) -> Draft | None:
    """The place that says it, or the places where several documents do."""
    words = tuple(w for w in question.words if w.token.folded not in _ASKING)
    asked = replace(question, words=words, text=" ".join(w.token.surface for w in words))
    sentences = sources.sentences(asked)
    if question.missing or not sentences or not any(not w.token.is_stop for w in words):
        return None
    best = sentences[0]
    if best.score < SURE or not _holds_numbers(question, best):
        return None
    equal = [
        e
        for e in sentences[:6]
        if e.score >= best.score - CLOSE
        and e.coverage >= best.coverage - CLOSE
        and _holds_numbers(question, e)
    ]
    view = PlaceView(places=tuple(_place(e) for e in equal[:3]))
    return Draft(
        type=AnswerType.CITATION,
        status=AnswerStatus.ANSWERED,
        template="place",
        view=view,
        why=f"sætningen dækker {best.coverage:.2f} af spørgsmålet",
    )


def _holds_numbers(question: Question, evidence: Evidence) -> bool:
    stems = {t.stem for t in analyse(evidence.text)} | (
        {str(evidence.document.provenance.published.year)}
        if evidence.document.provenance.published
        else set()
    )
    return all(str(n) in stems for n in question.numbers)


def _place(evidence: Evidence) -> Place:
    return Place(
        source=source_name(evidence.document),
        section=" › ".join(evidence.passage.section),
        sentence=evidence.text,
        mark=evidence_mark(evidence),
    )
