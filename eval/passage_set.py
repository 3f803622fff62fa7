"""Retrieval sets: questions over passages, without answers, searched by an index built for them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.collection import Collection
from corpus.document import Document, Provenance
from corpus.passage import Passage, PassageKind
from corpus.span import Span
from eval.errors import QuestionSetError
from eval.json_fields import FieldError, Fields
from eval.question_set import (
    Question,
    malformed,
    numbered_objects,
    parse_question,
    read_lines_text,
    text_fingerprint,
)
from index.encoder import Encoder
from index.generation import build
from index.retriever import Retriever

PASSAGES = "passages.jsonl"
QUESTIONS = "questions.jsonl"
KIND = "retrieval"


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageSet:
    """Passages by id, and questions with the ids of the passages that answer them."""

    name: str
    fingerprint: str
    passages: Mapping[str, str]
    questions: tuple[Question, ...]
    relevant: Mapping[str, tuple[str, ...]]


def is_passage_set(folder: Path) -> bool:
    """Whether the folder holds a retrieval set."""
    return (folder / PASSAGES).is_file() and (folder / QUESTIONS).is_file()


def read_passage_set(folder: Path) -> PassageSet:
    """The set in `folder`: passages {id, text} and questions {id, question, passage_ids, answers}.

    Raises:
        QuestionSetError: if a file cannot be read, a line is malformed, an id stands twice, or a
            question names a passage that is not there.
    """
    passages_text = read_lines_text(folder / PASSAGES)
    questions_text = read_lines_text(folder / QUESTIONS)
    passages = _passages(folder / PASSAGES, passages_text)
    questions: list[Question] = []
    relevant: dict[str, tuple[str, ...]] = {}
    path = folder / QUESTIONS
    for number, fields in numbered_objects(path, questions_text):
        try:
            question, passage_ids = _question(fields, passages)
        except FieldError as error:
            raise malformed(path, number, error) from error
        if question.id in relevant:
            raise malformed(path, number, f"id {question.id!r} står to gange")
        questions.append(question)
        relevant[question.id] = passage_ids
    if not questions:
        raise QuestionSetError(f"{str(path)!r} rummer ingen spørgsmål.")
    return PassageSet(
        name=folder.resolve().name,
        fingerprint=text_fingerprint(passages_text + questions_text),
        passages=passages,
        questions=tuple(questions),
        relevant=relevant,
    )


def passage_collection(passages: Mapping[str, str]) -> Collection:
    """A collection in which each passage is a document of one paragraph, in the order given."""
    documents, paragraphs = [], []
    for passage_id, text in passages.items():
        documents.append(
            Document(
                id=passage_id,
                file_name=passage_id,
                text=text,
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                provenance=Provenance(),
            )
        )
        whole = Span(0, len(text))
        paragraphs.append(
            Passage(
                id=passage_id,
                document_id=passage_id,
                ordinal=0,
                kind=PassageKind.PARAGRAPH,
                span=whole,
                content=whole,
                text=text,
            )
        )
    return Collection(documents=tuple(documents), passages=tuple(paragraphs), trials=())


class RetrieverFinder:
    """The project's own index, seen as a finder of passage ids."""

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the index."""
        return self._retriever.fingerprint

    def search(self, query: str, k: int) -> tuple[str, ...]:
        """The ids of the `k` best passages, best first."""
        return tuple(hit.passage.id for hit in self._retriever.search(query, k))


@contextmanager
def temporary_index(collection: Collection, encoder: Encoder) -> Iterator[RetrieverFinder]:
    """An index over a collection, on disk for as long as the context lasts."""
    with TemporaryDirectory(prefix="frisvar-eval-") as home:
        yield RetrieverFinder(build(collection, encoder, Path(home)))


def _passages(path: Path, text: str) -> dict[str, str]:
    passages: dict[str, str] = {}
    for number, fields in numbered_objects(path, text):
        try:
            passage_id, words = fields.text("id"), fields.text("text")
        except FieldError as error:
            raise malformed(path, number, error) from error
        if passage_id in passages:
            raise malformed(path, number, f"id {passage_id!r} står to gange")
        if not words.strip():
            raise malformed(path, number, "'text' er tom")
        passages[passage_id] = words
    return passages


def _question(fields: Fields, passages: Mapping[str, str]) -> tuple[Question, tuple[str, ...]]:
    passage_ids = fields.texts("passage_ids")
    if not passage_ids:
        raise FieldError("'passage_ids' mangler")
    if unknown := [passage_id for passage_id in passage_ids if passage_id not in passages]:
        raise FieldError(f"afsnittet {unknown[0]!r} findes ikke i {PASSAGES}")
    answers = "; ".join(fields.texts("answers"))
    return parse_question(Fields({**fields.values, "kind": KIND, "answer": answers})), passage_ids
