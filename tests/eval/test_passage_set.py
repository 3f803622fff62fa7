from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from eval.errors import QuestionSetError
from eval.passage_set import (
    is_passage_set,
    passage_collection,
    read_passage_set,
    temporary_index,
)
from eval.session import evaluate, find_sets

PASSAGES = {
    "1": "Kommunen bygger billige boliger til unge.",
    "1 ": "Skolen holder fri om fredagen. Børnene er glade.",
    "Å/2": "Ældre får hjælp til søvn.",
}


class HashEncoder:
    """Gives each text a direction of its own, without a model."""

    name = "hash"
    fingerprint = "hash"
    dimension = 8

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = [np.frombuffer(hashlib.sha256(t.encode()).digest(), np.uint8)[:8] for t in texts]
        matrix = np.asarray(rows, dtype=np.float32)
        unit: NDArray[np.float32] = matrix / np.linalg.norm(matrix, axis=1, keepdims=True)
        return unit


def write(folder: Path, passages: str, questions: str) -> Path:
    (folder / "passages.jsonl").write_text(passages, encoding="utf-8")
    (folder / "questions.jsonl").write_text(questions, encoding="utf-8")
    return folder


def test_a_set_is_read_whatever_else_its_lines_hold(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        '{"id": "p", "text": "Tekst", "title": "Titel"}\n',
        '{"id": "q", "question": "Hvad?", "passage_ids": ["p"], "answers": ["a", "b"], "x": 1}\n',
    )
    read = read_passage_set(folder)
    assert read.name == tmp_path.name
    assert read.passages == {"p": "Tekst"}
    assert read.relevant == {"q": ("p",)}
    assert [(q.id, q.text, q.kind, q.answer) for q in read.questions] == [
        ("q", "Hvad?", "retrieval", "a; b")
    ]
    assert is_passage_set(folder)
    assert not is_passage_set(folder.parent)


GOOD_PASSAGE = '{"id": "p", "text": "Tekst"}\n'
GOOD_QUESTION = '{"id": "q", "question": "Hvad?", "passage_ids": ["p"]}\n'


@pytest.mark.parametrize(
    ("passages", "questions", "why"),
    [
        (GOOD_PASSAGE * 2, GOOD_QUESTION, "passages.jsonl', linje 2: id 'p' står to gange"),
        ('{"id": "p", "text": " "}', GOOD_QUESTION, "passages.jsonl', linje 1: 'text' er tom"),
        ('{"id": "p"}', GOOD_QUESTION, "passages.jsonl', linje 1: 'text' mangler"),
        (GOOD_PASSAGE, GOOD_QUESTION * 2, "questions.jsonl', linje 2: id 'q' står to gange"),
        (
            GOOD_PASSAGE,
            '{"id": "q", "question": "Hvad?", "passage_ids": ["x"]}',
            "linje 1: afsnittet 'x' findes ikke",
        ),
        (GOOD_PASSAGE, '{"id": "q", "question": "Hvad?"}', "linje 1: 'passage_ids' mangler"),
        (GOOD_PASSAGE, "", "rummer ingen spørgsmål"),
    ],
)
def test_a_malformed_set_is_told(tmp_path: Path, passages: str, questions: str, why: str) -> None:
    with pytest.raises(QuestionSetError, match=why):
        read_passage_set(write(tmp_path, passages, questions))


def test_each_passage_is_a_document_of_one_paragraph_in_the_order_given() -> None:
    collection = passage_collection(PASSAGES)
    assert [p.id for p in collection.passages] == list(PASSAGES)
    assert [p.text for p in collection.passages] == list(PASSAGES.values())
    assert [d.text for d in collection.documents] == list(PASSAGES.values())
    assert [p.id for p in collection.passages_of("1 ")] == ["1 "]


def test_the_projects_own_index_is_built_and_searched_and_gone_afterwards() -> None:
    with temporary_index(passage_collection(PASSAGES), HashEncoder()) as finder:
        assert finder.search("Hvem bygger boliger?", 1) == ("1",)
        assert finder.search("søvn hos ældre", 1) == ("Å/2",)
        assert sorted(finder.search("fredag", 10)) == sorted(PASSAGES)
        assert finder.fingerprint


def test_a_retrieval_set_is_measured_over_an_index_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eval.session.load_encoder", lambda _: HashEncoder())
    folder = write(
        tmp_path,
        '{"id": "p", "text": "Kommunen bygger."}\n{"id": "r", "text": "Skolen har fri."}\n',
        '{"id": "q", "question": "Hvem bygger?", "passage_ids": ["p"]}\n',
    )
    result = evaluate(find_sets(folder), None, lambda: None)
    assert [info.name for info in result.sets] == [tmp_path.name]
    assert [sorted(question.ranking) for question in result.questions] == [["p", "r"]]
    assert result.questions[0].right
    assert result.index_version
