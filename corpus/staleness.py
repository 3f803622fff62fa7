"""What became of the passages of a document's earlier texts, which citations may point at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.archive import Archive
from corpus.collection import Collection
from corpus.document import Document
from corpus.relocation import CitationState, Relocator
from corpus.segment import segment
from corpus.span import Span


@dataclass(frozen=True, slots=True)
class StalePassage:
    """A passage of an earlier text whose words are changed or gone."""

    state: CitationState
    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Staleness:
    """An earlier text of a document: how many of its passages are what today, and those lost."""

    document_id: str
    sha8: str
    is_removed: bool
    counts: dict[CitationState, int]
    stale: tuple[StalePassage, ...]


def staleness(collection: Collection, archive: Archive) -> Iterator[Staleness]:
    """Every text that is no longer a document's, in the order of ids and sha256."""
    today = {d.id: d for d in collection.documents}
    for document_id in archive.ids():
        for edition in sorted(archive.editions(document_id), key=lambda e: e.sha256):
            now = today.get(document_id)
            if now is None or now.sha256 != edition.sha256:
                yield _of(edition, now)


def _of(earlier: Document, today: Document | None) -> Staleness:
    relocator = Relocator(earlier, today) if today else None
    counts: Counter[CitationState] = Counter()
    stale: list[StalePassage] = []
    for passage in segment(earlier):
        place = relocator.place(passage.content) if relocator else None
        state = place.state if place else CitationState.GONE
        counts[state] += 1
        if state in {CitationState.CHANGED, CitationState.GONE}:
            stale.append(StalePassage(state, passage.content, passage.text))
    return Staleness(
        document_id=earlier.id,
        sha8=earlier.sha8,
        is_removed=today is None,
        counts={state: counts[state] for state in CitationState},
        stale=tuple(stale),
    )
