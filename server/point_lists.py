"""The lists of documents that list no trials: recommendations, units, steps."""

from __future__ import annotations

import re
from collections.abc import Collection as AnyOf
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from corpus.collection import Collection
from corpus.document import Document
from corpus.passage import Passage, PassageKind
from corpus.status import TrialStatus
from corpus.trial import Trial, TrialRecord

_LEADS = re.compile(r":\s*$")


_POINT = "punkt-"  # what the id of a point begins with, as that of no trial does


def as_trial(point: Passage, document: Document) -> Trial:
    """A point as the set of an answer holds it: called what it says, of no status."""
    record = TrialRecord(
        document_id=document.id,
        passage_id=point.id,
        span=point.content,
        title_span=point.content,
        status=TrialStatus.UNKNOWN,
        status_text=None,
        status_span=None,
        published=document.provenance.published,
    )
    return Trial(id=f"{_POINT}{point.id}", title=point.text, round=None, records=(record,))


def is_point(trial: Trial) -> bool:
    """Whether what an answer lists is a point of some list and no trial."""
    return trial.id.startswith(_POINT)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointList:
    """Points under one another, and the heading and sentence over them."""

    points: tuple[Passage, ...]
    over: tuple[Passage, ...]


def find_point_lists(collection: Collection, trials: AnyOf[str]) -> Iterator[PointList]:
    """The lists that have something over them, in reading order.

    Args:
        collection: the documents.
        trials: the ids of the passages that tell of trials; no list with one is given.
    """
    for document in collection.documents:
        passages = collection.passages_of(document.id)
        by_id = {p.id: p for p in passages}
        before: Passage | None = None
        for bullets, run in groupby(passages, key=lambda p: p.kind is PassageKind.BULLET):
            group = tuple(run)
            if not bullets:
                before = group[-1]
                continue
            over = [by_id[i] for i in group[0].section_ids if i in by_id]
            if before is not None and _LEADS.search(before.text) and before not in over:
                over.append(before)
            if over and len(group) > 1 and not any(p.id in trials for p in group):
                yield PointList(points=group, over=tuple(over))
