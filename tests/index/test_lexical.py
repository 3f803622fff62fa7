from __future__ import annotations

import math
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.lexical import Field, LexicalEntry, LexicalIndex, WeightedTerm

K1, B = 1.2, 0.75
WORDS = st.sampled_from(["bolig", "regel", "plan", "barn", "§66", "igu"])
ENTRIES = st.lists(
    st.builds(LexicalEntry, st.lists(WORDS, max_size=90), st.lists(WORDS, max_size=5)),
    min_size=1,
    max_size=12,
)
TERMS = st.lists(
    st.builds(WeightedTerm, st.sampled_from(Field), WORDS, st.sampled_from([1.0, 0.6, 0.36])),
    max_size=5,
    unique_by=lambda term: (term.field, term.term),
)


def _one_byte(length: int) -> int:
    """A length as Lucene's SmallFloat keeps it: exact below 40, then four significant bits.

    https://github.com/apache/lucene: org.apache.lucene.util.SmallFloat.intToByte4
    """
    free = 24
    if length < free:
        return length
    over = length - free
    shift = max(over.bit_length() - 4, 0)
    return free + (over >> shift << shift)


def _bm25(entries: Sequence[LexicalEntry], terms: Sequence[WeightedTerm]) -> dict[int, float]:
    """Robertson & Zaragoza 2009, equation 3.15, with the one-byte length for the row's own."""
    scores: dict[int, float] = {}
    for term in terms:
        texts = [e.words if term.field is Field.WORDS else e.parts for e in entries]
        average = sum(len(t) for t in texts) / len(texts)
        holding = sum(term.term in t for t in texts)
        idf = math.log(1 + (len(texts) - holding + 0.5) / (holding + 0.5))
        for row, text in enumerate(texts):
            if frequency := list(text).count(term.term):
                norm = K1 * (1 - B + B * _one_byte(len(text)) / average)
                score = term.weight * idf * frequency * (K1 + 1) / (frequency + norm)
                scores[row] = scores.get(row, 0.0) + score
    return scores


def _index(entries: Iterable[LexicalEntry], folder: Path) -> LexicalIndex:
    return LexicalIndex.build(entries, folder)


def _words(*texts: str) -> list[LexicalEntry]:
    return [LexicalEntry(text.split(), []) for text in texts]


def _term(term: str, weight: float = 1.0) -> WeightedTerm:
    return WeightedTerm(Field.WORDS, term, weight)


@settings(max_examples=25)
@given(entries=ENTRIES, terms=TERMS)
def test_scores_are_those_of_the_formula(
    entries: list[LexicalEntry], terms: list[WeightedTerm]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = _index(entries, Path(folder)).search(terms, 100)
    assert dict(found) == pytest.approx(_bm25(entries, terms), rel=1e-4, abs=1e-4)
    assert found == sorted(found, key=lambda pair: (-pair[1], pair[0]))


def test_equal_scores_come_in_the_order_of_the_rows(tmp_path: Path) -> None:
    index = _index(_words(*["bolig"] * 200), tmp_path)
    assert [row for row, _ in index.search([_term("bolig")], 5)] == [0, 1, 2, 3, 4]


def test_a_rare_word_counts_more_than_a_common_one(tmp_path: Path) -> None:
    index = _index(_words("bolig regel", "bolig plan", "bolig barn"), tmp_path)
    rows = [row for row, _ in index.search([_term("bolig"), _term("plan")], 3)]
    assert rows == [1, 0, 2]


def test_a_part_is_not_found_as_a_word(tmp_path: Path) -> None:
    index = _index([LexicalEntry(["velfaerdsteknologi"], ["velfaerd", "teknologi"])], tmp_path)
    assert index.search([_term("teknologi")], 1) == []
    assert [r for r, _ in index.search([WeightedTerm(Field.PARTS, "teknologi", 1.0)], 1)] == [0]


def test_a_word_of_any_length_is_found(tmp_path: Path) -> None:
    long = "a" * 300
    index = _index(_words("bolig", long), tmp_path)
    assert [row for row, _ in index.search([_term(long)], 5)] == [1]


def test_nothing_is_found_where_nothing_is_looked_for(tmp_path: Path) -> None:
    index = _index(_words("bolig"), tmp_path)
    assert index.search([], 5) == []
    assert index.search([_term("bolig")], 0) == []
    assert index.search([_term("slot")], 5) == []


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    index = _index([], tmp_path)
    assert (len(index), index.search([_term("bolig")], 5)) == (0, [])


def test_an_index_opened_again_finds_the_same(tmp_path: Path) -> None:
    built = _index(_words("bolig regel", "bolig", "plan"), tmp_path)
    opened = LexicalIndex.load(tmp_path)
    terms = [_term("bolig"), _term("regel", 0.5)]
    assert (len(opened), opened.search(terms, 5)) == (3, built.search(terms, 5))


_REWRITES_ITS_FILES = """
import sys, time
from pathlib import Path
from index.lexical import LexicalEntry, LexicalIndex

folder = Path(sys.argv[1])
index = LexicalIndex.build([LexicalEntry(["bolig"], [])] * 200, folder)
until = time.monotonic() + 2
while time.monotonic() < until:
    for path in folder.iterdir():
        content = path.read_bytes()
        path.write_bytes(content[:-1])
        path.write_bytes(content)
assert len(index) == 200
"""


def test_an_open_index_does_not_read_files_that_somebody_rewrites(tmp_path: Path) -> None:
    # In a process of its own: a map of a file that is cut short takes the whole process down.
    done = subprocess.run(
        [sys.executable, "-c", _REWRITES_ITS_FILES, str(tmp_path)], check=False, timeout=60
    )
    assert done.returncode == 0
