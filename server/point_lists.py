"""The lists of documents that list no trials: recommendations, units, steps."""

from __future__ import annotations

import re
from collections.abc import Collection as AnyOf
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from corpus.collection import Collection
from corpus.passage import Passage, PassageKind

_LEADS = re.compile(r":\s*$")


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
