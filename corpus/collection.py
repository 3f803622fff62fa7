"""A collection: one unchanging state of all documents, and everything read out of them."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from corpus.document import Document
from corpus.errors import CorpusError, DocumentNotFoundError, PassageNotFoundError
from corpus.passage import Passage
from corpus.provisions import provision_at
from corpus.reading import blocks_to_json
from corpus.segment import segment
from corpus.span import Span
from corpus.trial import Trial
from corpus.trials import trials_of


@dataclass(frozen=True)
class Collection:
    """Documents in the order of their ids, their passages in reading order, and their trials."""

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    trials: tuple[Trial, ...]

    @cached_property
    def version(self) -> str:
        """A sha256 over every text and all that is known of it: equal versions, equal documents."""
        digest = hashlib.sha256()
        for document in self.documents:
            known = (document.id, document.file_name, document.sha256, document.provenance)
            digest.update(repr(known).encode())
            digest.update(blocks_to_json(document.blocks).encode())
        return digest.hexdigest()

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return {d.id: d for d in self.documents}

    @cached_property
    def _passages(self) -> dict[str, Passage]:
        return {p.id: p for p in self.passages}

    @cached_property
    def _by_document(self) -> dict[str, tuple[Passage, ...]]:
        grouped: dict[str, list[Passage]] = {d.id: [] for d in self.documents}
        for passage in self.passages:
            grouped[passage.document_id].append(passage)
        return {document_id: tuple(passages) for document_id, passages in grouped.items()}

    @cached_property
    def _trials(self) -> dict[str, tuple[Trial, ...]]:
        grouped: dict[str, list[Trial]] = {}
        for trial in self.trials:
            for document_id in dict.fromkeys(r.document_id for r in trial.records):
                grouped.setdefault(document_id, []).append(trial)
        return {document_id: tuple(trials) for document_id, trials in grouped.items()}

    @cached_property
    def networks(self) -> tuple[str, ...]:
        """The names of the networks that trials belong to, in the order of their first trial."""
        return tuple(dict.fromkeys(n for t in self.trials for n in t.networks))

    def document(self, document_id: str) -> Document:
        """The document with this id.

        Raises:
            DocumentNotFoundError: if there is none.
        """
        if document_id not in self._documents:
            raise DocumentNotFoundError(f"Der er intet dokument med id {document_id!r}.")
        return self._documents[document_id]

    def passage(self, passage_id: str) -> Passage:
        """The passage with this id.

        Raises:
            PassageNotFoundError: if there is none.
        """
        if passage_id not in self._passages:
            raise PassageNotFoundError(f"Der er intet afsnit med id {passage_id!r}.")
        return self._passages[passage_id]

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """The passages of a document in order.

        Raises:
            DocumentNotFoundError: if there is no such document.
        """
        return self._by_document[self.document(document_id).id]

    def provision_of(self, passage: Passage, offset: int) -> str:
        """The section, subsection and item in which something of a passage stands.

        `offset` is where it begins in the document; empty where no act has any.
        """
        return provision_at(self._by_document[passage.document_id], passage.ordinal, offset)

    def passage_at(self, document_id: str, span: Span) -> Passage:
        """The first passage that shares a character with `span`.

        Raises:
            DocumentNotFoundError: if there is no such document.
            PassageNotFoundError: if nothing but white space stands there.
        """
        passages = self.passages_of(document_id)
        after = bisect_right(passages, span.start, key=lambda p: p.span.end)
        if after < len(passages) and passages[after].span.overlaps(span):
            return passages[after]
        raise PassageNotFoundError(
            f"Der står ingen tekst på plads {span.start}-{span.end} i {document_id!r}."
        )

    def trials_in(self, document_id: str) -> tuple[Trial, ...]:
        """The trials that a document has a record of."""
        return self._trials.get(document_id, ())


def make_collection(documents: Iterable[Document]) -> Collection:
    """The collection of these documents; their order does not matter.

    Raises:
        CorpusError: if two documents have the same id.
    """
    ordered = sorted(documents, key=lambda d: d.id)
    for one, other in pairwise(ordered):
        if one.id == other.id:
            raise CorpusError(
                f"{one.file_name!r} og {other.file_name!r} har samme id {one.id!r}; omdøb den ene."
            )
    segmented = [(d, segment(d)) for d in ordered]
    return Collection(
        documents=tuple(ordered),
        passages=tuple(p for _, passages in segmented for p in passages),
        trials=trials_of(segmented),
    )
