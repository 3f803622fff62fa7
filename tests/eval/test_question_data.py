"""The shipped question sets, held against the shipped articles."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from corpus.catalogue import open_collection
from corpus.document import TRANSLITERATION, Document
from corpus.folding import folded
from corpus.passage import Passage, PassageKind
from corpus.sentences import sentence_spans
from corpus.span import Span
from eval.question_set import Question, read_question_set
from eval.wording import holds, missing_groups

FOLDER = Path(__file__).parents[2] / "eval" / "questions"
SINGLE_FILES = ("first", "dev", "test")
DIALOGUE_FILES = ("dialogues-dev", "dialogues-test")
KINDS = {
    *("fact", "count", "list", "status", "quote", "citation"),
    *("compare", "definition", "outcome", "yesno", "unanswerable"),
}
STYLES = {
    *("synonym", "keyword", "noqm", "noaao", "caps", "typo"),
    *("split", "joined", "long", "english", "norwegian", "swedish"),
}
NEAR = 0.6  # of the words, as when the sets were split
# Pairs of a question that is looked at and one of the test set that ask the same in like words.
KNOWN_PAIRS = {("f-011", "b-163"), ("f-037", "b-103")}

Conversation = tuple[Question, ...]


@cache
def conversations(name: str) -> tuple[Conversation, ...]:
    return read_question_set(next(FOLDER.rglob(f"{name}.jsonl"))).conversations


def questions(*names: str) -> tuple[Question, ...]:
    return tuple(q for name in names for talk in conversations(name) for q in talk)


SINGLES = questions(*SINGLE_FILES)
EVERY = SINGLES + questions(*DIALOGUE_FILES)
DOCUMENTS = open_collection().documents
PASSAGES = open_collection().passages


def named_documents(question: Question) -> tuple[Document, ...]:
    names = question.gold_documents
    return tuple(d for d in DOCUMENTS if d.file_name.startswith(names))


def bullets() -> Iterator[str]:
    for passage in PASSAGES:
        if passage.kind is PassageKind.BULLET:
            yield passage.content.of(document_of(passage).text)


def document_of(passage: Passage) -> Document:
    return next(d for d in DOCUMENTS if d.id == passage.document_id)


def words(conversation: Conversation) -> frozenset[str]:
    text = folded(" ".join(q.text for q in conversation)).translate(TRANSLITERATION)
    return frozenset(re.findall(r"\w+", text))


def near_pairs(seen: tuple[str, ...], unseen: str) -> set[tuple[str, str]]:
    ours = [(name_of(talk), words(talk)) for name in seen for talk in conversations(name)]
    theirs = [(name_of(talk), words(talk)) for talk in conversations(unseen)]
    return {
        (a, b)
        for (a, left), (b, right) in product(ours, theirs)
        if len(left & right) >= NEAR * len(left | right)
    }


def name_of(conversation: Conversation) -> str:
    return conversation[0].dialogue_id or conversation[0].id


def test_all_the_files_are_checked() -> None:
    found = {path.stem for path in FOLDER.rglob("*.jsonl")}
    assert found == {*SINGLE_FILES, *DIALOGUE_FILES}


def test_there_are_enough_of_them() -> None:
    assert len(SINGLES) >= 400
    dialogues = [talk for name in DIALOGUE_FILES for talk in conversations(name)]
    assert len(dialogues) >= 40
    assert all(2 <= len(talk) <= 5 for talk in dialogues)


def test_a_quarter_cannot_be_answered() -> None:
    assert 4 * sum(not q.answerable for q in SINGLES) >= len(SINGLES)


@pytest.mark.parametrize("name", ["dev", "test"])
def test_each_split_has_every_kind_and_style(name: str) -> None:
    assert {q.kind for q in questions(name)} == KINDS
    assert {style for q in questions(name) for style in q.styles} == STYLES


def test_kinds_and_styles_are_those_of_the_contract() -> None:
    assert {q.kind for q in EVERY} <= KINDS
    assert {style for q in EVERY for style in q.styles} <= STYLES


def test_an_id_stands_for_one_question() -> None:
    ids = Counter(q.id for q in EVERY)
    ids.update({name_of(talk) for name in DIALOGUE_FILES for talk in conversations(name)})
    assert [name for name, times in ids.items() if times > 1] == []


def test_gold_quotes_stand_word_for_word_in_their_document() -> None:
    astray = [
        (q.id, quote)
        for q in EVERY
        for quote in q.gold_quotes
        if not any(quote in document.text for document in named_documents(q))
    ]
    assert astray == []


def test_gold_documents_are_named_and_support_the_answer() -> None:
    for q in EVERY:
        assert all(any(d.file_name.startswith(n) for d in DOCUMENTS) for n in q.gold_documents)
        if q.gold_quotes:
            idle = [
                document.file_name
                for document in named_documents(q)
                if not any(quote in document.text for quote in q.gold_quotes)
            ]
            assert idle == [], q.id


def test_what_is_right_is_told_for_every_question() -> None:
    for q in EVERY:
        assert q.answer, q.id
        if q.answerable:
            assert q.gold_quotes, q.id
            assert not q.correction_must_contain, q.id
        elif q.kind == "unanswerable":
            assert not q.gold_quotes, q.id
            assert not q.correction_must_contain, q.id
        else:
            assert q.gold_quotes, q.id
            assert q.correction_must_contain, q.id
        assert (q.gold_status is not None) == (q.kind == "status"), q.id


def test_trials_are_bullets_and_their_number_is_the_one_asked_for() -> None:
    known = set(bullets())
    for q in EVERY:
        trials = q.trials or ()
        assert set(trials) <= known, q.id
        assert len(set(trials)) == len(trials), q.id
        assert set(trials) <= set(q.gold_quotes), q.id
        if q.kind == "count" and q.trials is not None:
            assert str(len(trials)) in q.must_contain[0], q.id


def test_the_writers_own_answer_is_right() -> None:
    for q in EVERY:
        assert missing_groups(q.answer, q.must_contain) == (), q.id
        assert missing_groups(q.answer, q.correction_must_contain) == (), q.id
        assert not any(holds(q.answer, wrong) for wrong in q.must_not_contain), q.id


def test_the_test_questions_are_not_asked_in_like_words_elsewhere() -> None:
    assert near_pairs(("first", "dev"), "test") == KNOWN_PAIRS
    assert near_pairs(("dialogues-dev",), "dialogues-test") == set()


def test_every_sentence_bullet_and_heading_is_asked_about() -> None:
    untouched = [
        sentence.of(document.text)
        for document in DOCUMENTS
        for sentence in document_sentences(document)
        if not any(sentence.overlaps(gold) for gold in gold_spans(document))
    ]
    assert untouched == []


def document_sentences(document: Document) -> Iterator[Span]:
    for passage in PASSAGES:
        if passage.document_id == document.id:
            content = passage.content
            for sentence in sentence_spans(content.of(document.text)):
                yield sentence.shifted(content.start)


@cache
def gold_spans(document: Document) -> tuple[Span, ...]:
    quotes = {quote for q in EVERY for quote in q.gold_quotes if document in named_documents(q)}
    return tuple(
        Span(found.start(), found.end())
        for quote in quotes
        for found in re.finditer(re.escape(quote), document.text)
    )


def test_the_figures_in_the_read_me_are_of_these_files() -> None:
    command = [sys.executable, "-m", "cogapp", "--check", str(FOLDER / "README.md")]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
