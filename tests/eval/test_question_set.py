from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.catalogue import open_collection
from corpus.status import TrialStatus
from eval.errors import QuestionSetError
from eval.json_fields import Fields
from eval.question_set import YesNo, parse_question, read_question_set
from eval.sources import sources_of

Write = Callable[..., Path]
SHIPPED = sorted((Path(__file__).parents[2] / "eval" / "questions").glob("*.jsonl"))


def test_every_key_of_the_contract_is_read() -> None:
    question = parse_question(
        Fields(
            {
                "id": "q1",
                "question": "Blev den afvist?",
                "kind": "status",
                "answerable": False,
                "gold_quotes": ["a", "b"],
                "gold_doc": ["x.txt", "y"],
                "answer": "Ja",
                "must_contain": [["1", "en"], ["to"]],
                "must_not_contain": ["tre"],
                "trials": ["Afvist: A"],
                "gold_status": "afvist",
                "gold_yesno": "ja",
                "ambiguous": True,
                "correction_must_contain": [["fire"]],
                "style": ["typo", "noqm"],
            }
        )
    )
    assert (question.kind, question.answerable, question.ambiguous) == ("status", False, True)
    assert question.gold_quotes == ("a", "b")
    assert question.gold_documents == ("x.txt", "y")
    assert question.must_contain == (("1", "en"), ("to",))
    assert question.must_not_contain == ("tre",)
    assert question.trials == ("Afvist: A",)
    assert question.gold_status is TrialStatus.REJECTED
    assert question.gold_yesno is YesNo.YES
    assert question.correction_must_contain == (("fire",),)
    assert question.styles == ("typo", "noqm")


def test_id_and_question_are_enough() -> None:
    question = parse_question(Fields({"id": "q", "question": "Hvad?", "gold_doc": None}))
    assert (question.answerable, question.trials, question.gold_documents) == (True, None, ())


def test_an_empty_set_of_trials_is_pinned_and_a_missing_one_is_not() -> None:
    assert parse_question(Fields({"id": "q", "question": "?", "trials": []})).trials == ()


def test_a_single_text_stands_for_a_list_of_one() -> None:
    fields = Fields({"id": "q", "question": "?", "gold_doc": "x.txt", "must_contain": ["33"]})
    question = parse_question(fields)
    assert question.gold_documents == ("x.txt",)
    assert question.must_contain == (("33",),)


@settings(max_examples=25)
@given(st.dictionaries(st.text(min_size=1).map("x-{}".format), st.integers() | st.text()))
def test_unknown_keys_are_kept_and_ignored(unknown: dict[str, object]) -> None:
    plain = {"id": "q", "question": "Hvad?"}
    question = parse_question(Fields({**plain, **unknown}))
    assert question == parse_question(Fields(plain))
    assert question.line == {**plain, **unknown}


def test_turns_of_a_dialogue_know_their_place(write_set: Write) -> None:
    turns = [{"turn": 1, "question": "A?"}, {"turn": 2, "question": "Og B?", "standalone": "B?"}]
    read = read_question_set(write_set({"id": "d1", "turns": turns}, {"id": "q", "question": "C?"}))
    assert [
        [(q.id, q.dialogue_id, q.turn, q.standalone) for q in conversation]
        for conversation in read.conversations
    ] == [[("d1-1", "d1", 1, "A?"), ("d1-2", "d1", 2, "B?")], [("q", None, 1, "C?")]]


def test_byte_order_mark_blank_lines_and_carriage_returns_do_not_matter(tmp_path: Path) -> None:
    unix, windows = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    text = '{"id": "q", "question": "Å?"}\n\n{"id": "r", "question": "B?"}\n'
    unix.write_bytes(text.encode())
    windows.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert read_question_set(unix).questions == read_question_set(windows).questions
    assert read_question_set(unix).fingerprint == read_question_set(windows).fingerprint


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "ikke gyldig JSON"),
        ("[1]", "et objekt var ventet"),
        ('{"question": "Hvad?"}', "'id' mangler"),
        ('{"id": "q"}', "'question' mangler"),
        ('{"id": "q", "question": " "}', "må ikke være tomme"),
        ('{"id": 7, "question": "Hvad?"}', "'id' skal være en tekst, ikke 7"),
        ('{"id": "q", "question": "?", "answerable": "ja"}', "'answerable' skal være true"),
        ('{"id": "q", "question": "?", "must_contain": [[]]}', "'must_contain' rummer en tom"),
        ('{"id": "q", "question": "?", "must_contain": [[1]]}', "må kun rumme tekster, ikke 1"),
        ('{"id": "q", "question": "?", "gold_quotes": [""]}', "'gold_quotes' rummer en tom tekst"),
        ('{"id": "q", "question": "?", "gold_status": "måske"}', "'gold_status' skal være en af"),
        ('{"id": "q", "question": "?", "gold_yesno": "jo"}', "'gold_yesno' skal være ja eller nej"),
        ('{"id": "d", "turns": []}', "'turns' er tom"),
        ('{"id": "d", "turns": [{"turn": 1}]}', "'question' mangler"),
        ('{"id": "d", "turns": 3}', "'turns' skal være en liste, ikke 3"),
    ],
)
def test_a_malformed_line_is_told_by_file_and_number(write_set: Write, line: str, why: str) -> None:
    path = write_set({"id": "good", "question": "Hvad?"}, "", line)
    with pytest.raises(QuestionSetError) as raised:
        read_question_set(path)
    assert f"{str(path)!r}, linje 3" in str(raised.value)
    assert why in str(raised.value)


def test_an_id_may_stand_only_once(write_set: Write) -> None:
    path = write_set({"id": "q", "question": "A?"}, {"id": "q", "question": "B?"})
    with pytest.raises(QuestionSetError, match="to spørgsmål har id 'q'"):
        read_question_set(path)


def test_an_empty_or_missing_or_unreadable_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").touch()
    (tmp_path / "latin.jsonl").write_bytes('{"id": "å"}'.encode("latin-1"))
    for name, why in (("empty", "ingen spørgsmål"), ("no", "læses"), ("latin", "læses")):
        with pytest.raises(QuestionSetError, match=why):
            read_question_set(tmp_path / f"{name}.jsonl")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_gold_quotes_of_the_shipped_sets_stand_in_the_shipped_articles(path: Path) -> None:
    articles = sources_of(open_collection())
    unplaced = [
        (question.id, quote)
        for question in read_question_set(path).questions
        for quote in question.gold_quotes
        if not articles.places(quote, question.gold_documents)
    ]
    assert unplaced == []
