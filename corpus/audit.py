"""Whether what was read out of a document is the document: each character once, spans exact."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.collection import Collection
from corpus.document import Document
from corpus.passage import Passage
from corpus.span import trimmed
from corpus.trial import TrialRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What was counted in one document, and what is wrong with it, in Danish; nothing is right."""

    document_id: str
    characters: int
    passages: int
    trials: int
    problems: tuple[str, ...]


def audit(collection: Collection, document_id: str) -> Audit:
    """The audit of one document.

    Raises:
        DocumentNotFoundError: if there is no such document.
    """
    document = collection.document(document_id)
    passages = collection.passages_of(document_id)
    trials = collection.trials_in(document_id)
    records = [r for t in trials for r in t.records if r.document_id == document_id]
    return Audit(
        document_id=document_id,
        characters=len(document.text),
        passages=len(passages),
        trials=len(trials),
        problems=(
            *_text_problems(document),
            *_coverage_problems(document.text, passages),
            *(p for passage in passages for p in _passage_problems(document.text, passage)),
            *(p for record in records for p in _record_problems(collection, record)),
        ),
    )


def _text_problems(document: Document) -> Iterator[str]:
    if hashlib.sha256(document.text.encode()).hexdigest() != document.sha256:
        yield f"Teksten er ikke den, som dens sha256 ({document.sha8}…) er taget af."


def _coverage_problems(text: str, passages: tuple[Passage, ...]) -> Iterator[str]:
    spans = [p.span for p in passages]
    for one, other in pairwise(spans):
        if other.start < one.end:
            yield f"Plads {other.start}-{min(one.end, other.end)} står i to afsnit."
    ends = [0, *(span.end for span in spans)]
    starts = [*(span.start for span in spans), len(text)]
    for end, start in zip(ends, starts, strict=True):
        if left_out := trimmed(text, end, start):
            yield f"Plads {left_out.start}-{left_out.end} står ikke i noget afsnit."


def _passage_problems(text: str, passage: Passage) -> Iterator[str]:
    if not passage.span.contains(passage.content) or passage.content.of(text) != passage.text:
        yield f"Afsnittet {passage.id!r} er ikke teksten på sin plads."


def _record_problems(collection: Collection, record: TrialRecord) -> Iterator[str]:
    text = collection.document(record.document_id).text
    where = collection.passage(record.passage_id).span
    if not (where.contains(record.span) and where.contains(record.title_span)):
        yield f"Forsøget i {record.passage_id!r} peger ud af sit afsnit."
    words = record.status_span.of(text) if record.status_span else None
    if words != record.status_text:
        yield f"Statusordene i {record.passage_id!r} er ikke tekstens."
