from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import sentence_spans


@pytest.mark.parametrize(
    "sentences",
    [
        ["Det er godt.", "Det er nyt."],
        ["Der er 28 forsøg.", "Lovforslaget er vedtaget."],
        ["Er det godt?", "Ja!", "Nej …"],
        ["”Det er godt.”", "Sådan siger ministeren."],
        ["Vi begynder den 1. juli 2018.", "Så er alt klart."],
        ["Det gælder § 66, stk. 1, nr. 5 og 6.", "Resten venter."],
        ["Det gælder f.eks. Aalborg og bl.a. Viborg."],
        ["Det er i 12. måned inden for 18 måneder."],
        ["Skriv til hr. Jensen m.fl.", "Svaret kommer ca. 14 dage efter."],
        ["Der er havne, veje m.v.", "De skal alle med."],
        ["Regler om biler, cykler osv. gælder stadig."],
        ["Ministeren er fra LA.", "17 ansøgninger er afvist."],
        ["Det er en sag, som hr. C. Holm har set på.", "Det er den, vi er i.", "Slut."],
        ["Uden punktum"],
    ],
)
def test_a_text_is_cut_between_its_sentences(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [span.of(text) for span in sentence_spans(text)] == sentences


def test_a_no_break_space_ends_a_sentence_like_any_other() -> None:
    text = "Der er 28 forsøg.\u00a0Lovforslaget er vedtaget."
    assert [span.of(text) for span in sentence_spans(text)] == [
        "Der er 28 forsøg.",
        "Lovforslaget er vedtaget.",
    ]


def test_a_text_of_white_space_has_no_sentences() -> None:
    assert sentence_spans(" \n\u00a0") == ()


@given(data=st.data())
def test_sentences_hold_every_sign_once_and_in_order(
    data: st.DataObject, texts: st.SearchStrategy[str]
) -> None:
    text = data.draw(texts)
    spans = sentence_spans(text)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    kept = "".join("".join(span.of(text).split()) for span in spans)
    assert kept == "".join(text.split())
