"""The documents that answers cite: where a quote stands, and what stands where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from corpus.collection import Collection
from corpus.folding import FoldedText, fold
from corpus.passage import PassageKind
from corpus.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePassage:
    """A passage: where it stands and its words, with the list marker if it has one."""

    id: str
    document_id: str
    kind: PassageKind
    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document with its passages in reading order."""

    id: str
    file_name: str
    text: str
    passages: tuple[SourcePassage, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one document."""

    document_id: str
    span: Span

    def overlaps(self, other: Place) -> bool:
        """Whether the two share a character."""
        return self.document_id == other.document_id and self.span.overlaps(other.span)


@dataclass(frozen=True)
class Sources:
    """All documents that the service answers from."""

    documents: tuple[Source, ...]

    @cached_property
    def passages(self) -> tuple[SourcePassage, ...]:
        """The passages of all documents, document after document."""
        return tuple(passage for document in self.documents for passage in document.passages)

    @cached_property
    def _passages(self) -> dict[str, SourcePassage]:
        return {passage.id: passage for passage in self.passages}

    @cached_property
    def _documents(self) -> dict[str, Source]:
        return {document.id: document for document in self.documents}

    @cached_property
    def _views(self) -> dict[str, FoldedText]:
        return {document.id: fold(document.text, case=False) for document in self.documents}

    @cached_property
    def _found(self) -> dict[tuple[str, tuple[str, ...]], tuple[Place, ...]]:
        return {}

    def passage(self, passage_id: str) -> SourcePassage | None:
        """The passage with this id, or None."""
        return self._passages.get(passage_id)

    def words_at(self, document_id: str, start: int, end: int) -> str | None:
        """The characters [start, end) of a document; None if it is unknown or shorter."""
        document = self._documents.get(document_id)
        if document is None or not 0 <= start < end <= len(document.text):
            return None
        return document.text[start:end]

    def places(self, quote: str, file_names: Iterable[str]) -> tuple[Place, ...]:
        """Where a quote stands, in the order of the documents; white space counts alike.

        Only documents whose file name begins with one of `file_names` are looked through; without
        names, all of them.
        """
        key = (quote, tuple(file_names))
        if key not in self._found:
            named = [
                d
                for d in self.documents
                if not key[1] or any(d.file_name.startswith(name) for name in key[1])
            ]
            self._found[key] = tuple(
                place for document in named for place in self._in_document(quote, document)
            )
        return self._found[key]

    def passages_at(self, places: Iterable[Place]) -> tuple[SourcePassage, ...]:
        """The passages that share a character with one of the places, in reading order."""
        spans: dict[str, list[Span]] = {}
        for place in places:
            spans.setdefault(place.document_id, []).append(place.span)
        return tuple(
            passage
            for document in self.documents
            for passage in (document.passages if document.id in spans else ())
            if any(passage.span.overlaps(span) for span in spans[document.id])
        )

    def _in_document(self, quote: str, document: Source) -> Iterable[Place]:
        view = self._views[document.id]
        wanted = fold(quote, case=False).text
        start = view.text.find(wanted) if wanted else -1
        while start >= 0:
            yield Place(document.id, view.original(start, start + len(wanted)))
            start = view.text.find(wanted, start + 1)


def sources_of(collection: Collection) -> Sources:
    """The sources that a collection holds."""
    return Sources(
        tuple(
            Source(
                id=document.id,
                file_name=document.file_name,
                text=document.text,
                passages=tuple(
                    source_passage(document.id, document.text, p.id, p.kind, p.span)
                    for p in collection.passages_of(document.id)
                ),
            )
            for document in collection.documents
        )
    )


def source_passage(
    document_id: str, text: str, passage_id: str, kind: PassageKind, span: Span
) -> SourcePassage:
    """The passage that a span of a document's text is."""
    return SourcePassage(
        id=passage_id, document_id=document_id, kind=kind, span=span, text=span.of(text)
    )
