from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Provenance, make_document
from corpus.legends import HINT, find_legends, hints
from corpus.segment import segment


def _signs(sentence: str) -> dict[str, str]:
    """What each sign means, and that its legend is the sentence that says so."""
    text = f"Svar på ansøgninger om forsøg\n\n{sentence}\n"
    document = make_document("a.txt", text, Provenance())
    legends = find_legends(text, segment(document))
    assert all(sign.legend.of(text) in sentence for sign in legends.signs)
    return {sign.words: sign.status.value for sign in legends.signs}


@pytest.mark.parametrize(
    ("sentence", "signs"),
    [
        (
            "»Optaget« betyder, at forslaget er godkendt i sin helhed. »Optaget i ændret form« "
            "betyder, at det er delvist imødekommet.",
            {"Optaget": "approved", "Optaget i ændret form": "partly"},
        ),
        (
            "Står der »til dels« eller »nej tak« efter punktet, er det delvist imødekommet eller "
            "afvist.",
            {"til dels": "partly", "nej tak": "rejected"},
        ),
        (
            "✓ = godkendt, ✗ = afvist, (✓) = delvist godkendt",
            {"✓": "approved", "✗": "rejected", "(✓)": "partly"},
        ),
        (
            "»Kant« betyder, at det er imødekommet med den begrænsning, der står efter ordet.",
            {"Kant": "partly"},
        ),
        ("Signaturforklaring: + godkendt, ÷ afvist", {"+": "approved", "÷": "rejected"}),
        (
            "G: godkendt, D: delvist godkendt, A: afslag",
            {"G": "approved", "D": "partly", "A": "rejected"},
        ),
        (
            "(G) godkendt, (D) delvist og (A) afslag",
            {"G": "approved", "D": "partly", "A": "rejected"},
        ),
        (
            "J = imødekommet, N = afvist, (J) = delvist",
            {"J": "approved", "N": "rejected", "(J)": "partly"},
        ),
        ("Forslag mærket med * er afvist.", {"*": "rejected"}),
        ("Et kors (†) betyder, at forsøget er afbrudt.", {"†": "stopped"}),
        ("Godkendte forslag er markeret med ✓, afviste med ✗.", {"✓": "approved", "✗": "rejected"}),
        ("Hvor der står »lukket«, har ansøgningen fået afslag.", {"lukket": "rejected"}),
        ("Punkter med (A) er afvist, mens resten er godkendt.", {"A": "rejected"}),
        ("Afviste ansøgninger er mærket »ude«.", {"ude": "rejected"}),
        ("Ind = imødekommet, ud = afvist", {"Ind": "approved", "ud": "rejected"}),
        (
            "🟢 godkendt 🔴 afvist 🟡 afventer",
            {"🟢": "approved", "🔴": "rejected", "🟡": "pending"},
        ),
        (
            "»Ja tak« og »fint« betyder, at forslaget er imødekommet.",
            {"Ja tak": "approved", "fint": "approved"},
        ),
        ("»Nik« står for et ja, »ryst« for et nej.", {"Nik": "approved", "ryst": "rejected"}),
        ("Et x ud for forslaget betyder, at det ikke er imødekommet.", {"x": "rejected"}),
    ],
)
def test_a_sign_means_what_the_document_says(sentence: str, signs: dict[str, str]) -> None:
    assert _signs(sentence) == signs


@pytest.mark.parametrize(
    "sentence",
    [
        "»Frikommune« betyder, at en kommune er godkendt til at fravige loven.",
        "»Vi er glade,« siger borgmesteren, der står i spidsen for et godkendt forsøg.",
        "Skal »måske« betyde, at forslaget er afvist?",
        "»Hurra« bør betyde, at forslaget er godkendt.",
        "Et delvist ja betyder, at forsøget må gennemføres i mindre omfang.",
        "Forsøgene er godkendt (se § 4), og * markerer høringen.",
        "Forsøget »Fri bus« er godkendt, og »Fri færge« er afvist.",
        "»Ramt« betyder, at forsøget er godkendt. »Ramt« betyder, at forsøget er afvist.",
    ],
)
def test_a_sentence_that_explains_no_mark_gives_none(sentence: str) -> None:
    assert _signs(sentence) == {}


def test_a_quoted_title_with_its_status_is_a_trial_and_no_legend() -> None:
    assert _signs("• »Fri bus«: godkendt\n• »Fri færge«: afvist") == {}


@given(
    st.lists(
        st.sampled_from(["betyder", "lig", "med", "står", "for", "vil", "sige", "svarer", "til"])
        | st.sampled_from(["Mærket", "forsøgene", "emner", "vist", "angivet", "markering", "bærer"])
        | st.sampled_from(["(AB)", "[x]", "A", "ab", "Æ", ":", "|", "–", "-", "\t", "→", "✓", "🟢"])
        | st.sampled_from([" ", "  ", "\n", "\u00a0", "ABC", "_"])
    ).map("".join)
)
def test_no_hint_of_an_explained_mark_is_passed_over(words: str) -> None:
    assert hints(words) == (HINT.search(words) is not None)
