from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.status import StatusMark, TrialStatus, read_mark


def _read(text: str) -> tuple[str, str, str] | None:
    mark = read_mark(text)
    if mark is None:
        return None
    return mark.status.value, mark.words.of(text), mark.title.of(text)


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        ("Afvist: Lempede regler", "rejected", "Afvist"),
        ("Afvist:\u00a0Lempede regler", "rejected", "Afvist"),
        ("AFSLAG – Lempede regler", "rejected", "AFSLAG"),
        ("Ikke\u00a0imødekommet: Lempede regler", "rejected", "Ikke\u00a0imødekommet"),
        ("Delvist: Lempede regler", "partly", "Delvist"),
        ("Delvist godkendt - Lempede regler", "partly", "Delvist godkendt"),
        ("Imødekommet delvist: Lempede regler", "partly", "Imødekommet delvist"),
        ("Godkendt: Lempede regler", "approved", "Godkendt"),
        ("Tilsagn: Lempede regler", "approved", "Tilsagn"),
        ("Afventer svar: Lempede regler", "pending", "Afventer svar"),
        ("På is: Lempede regler", "pending", "På is"),
        ("Trukket tilbage: Lempede regler", "withdrawn", "Trukket tilbage"),
        ("Forlænget: Lempede regler", "extended", "Forlænget"),
        ("Ophørt: Lempede regler", "ended", "Ophørt"),
        ("Ikke iværksat: Lempede regler", "stopped", "Ikke iværksat"),
        ("Udbredt: Lempede regler", "spread", "Udbredt"),
        ("Delvist udbredt: Lempede regler", "partly_spread", "Delvist udbredt"),
        ("Udbredes ikke: Lempede regler", "not_spread", "Udbredes ikke"),
        ("Lempede regler (afvist)", "rejected", "afvist"),
        ("Lempede regler (delvist imødekommet).", "partly", "delvist imødekommet"),
        ("Lempede regler – afslag", "rejected", "afslag"),
        ("Lempede regler - afslag", "rejected", "afslag"),
    ],
)
def test_a_status_before_or_after_a_title_is_read(text: str, status: str, words: str) -> None:
    assert _read(text) == (status, words, "Lempede regler")


@pytest.mark.parametrize(
    "text",
    [
        "Lempede regler for IGU",
        "Afviste asylansøgere i job",
        "Delvist-finansieret ophold",
        "Tilsagn-ordning for unge",
        "Afvist:",
        "Afvist: ",
        "(afvist)",
        "Godkendte institutioner: nye regler",
        "Rehabiliteringsteams – Teamets sammensætning",
        "Udvidelse af forsøg, der er afsluttet",
        "",
    ],
)
def test_a_title_that_only_looks_marked_carries_no_status(text: str) -> None:
    assert read_mark(text) is None


def test_a_mark_knows_where_its_words_and_the_title_stand() -> None:
    mark = read_mark("  Afvist:\u00a0Regler ")
    assert mark is not None
    assert (mark.words.start, mark.words.end) == (2, 8)
    assert (mark.title.start, mark.title.end) == (10, 16)


@given(data=st.data())
def test_the_spans_of_a_mark_lie_apart_within_the_text(
    data: st.DataObject, texts: st.SearchStrategy[str]
) -> None:
    text = data.draw(texts)
    mark = read_mark(text)
    if mark is not None:
        assert isinstance(mark, StatusMark)
        assert max(mark.words.end, mark.title.end) <= len(text)
        assert not mark.words.overlaps(mark.title)
        assert mark.title.of(text) == mark.title.of(text).strip()


def test_every_status_of_the_contract_is_there() -> None:
    assert [status.value for status in TrialStatus] == [
        "approved",
        "partly",
        "rejected",
        "pending",
        "withdrawn",
        "extended",
        "ended",
        "stopped",
        "spread",
        "partly_spread",
        "not_spread",
        "unknown",
    ]
