"""What people counted in the shipped articles by hand."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from corpus.collection import Collection
from corpus.document import Provenance
from corpus.passage import PassageKind
from corpus.status import TrialStatus
from corpus.trial import Trial

FIRST = "000-6d810e28710eca4a"
SECOND = "002-7bbc5137714f92f9"


def test_the_articles_stand_under_their_file_names(shipped: Collection) -> None:
    assert [(d.id, d.file_name, d.sha256) for d in shipped.documents] == [
        (
            FIRST,
            "000_6d810e28710eca4a.txt",
            "d548e34b2e05dd54522662a992c8c9885817c39bb4ed9e1f14f077868c737864",
        ),
        (
            SECOND,
            "002_7bbc5137714f92f9.txt",
            "faa0e0bff6bc86a4644c99ab9c2c81252365548148e32c583cd2868a877b877b",
        ),
    ]


def test_nothing_is_claimed_of_where_they_come_from_but_what_is_known(shipped: Collection) -> None:
    first, second = (d.provenance for d in shipped.documents)
    assert second == Provenance(
        title="Regeringen forlænger lovende frikommuneforsøg", published=date(2021, 8, 26)
    )
    assert (first.title, first.publisher, first.published, first.default_status) == (
        "33 nye forsøg i frikommuner godkendt af regeringen",
        "DK Nyt",
        None,
        TrialStatus.APPROVED,
    )


def test_the_malformed_address_is_shown_as_printed_and_never_linked(shipped: Collection) -> None:
    document = shipped.document(FIRST)
    printed = "https://www.dknyt.dkartikel/33-nye-forsg-i-frikommuner-godkendt-af-regeringen"
    assert document.text.endswith(printed)
    assert document.provenance.source_url_printed == printed
    assert document.provenance.source_url is None


@pytest.mark.parametrize(
    ("network", "approved", "partly", "rejected"),
    [
        (
            "En mere fleksibel og effektiv beskæftigelsesindsats,"
            " herunder nytænkning af integrationsområdet",
            11,
            0,
            2,
        ),
        ("Flere billige boliger og fleksible boligløsninger", 0, 4, 7),
        ("Bedre styring af udgifterne på det specialiserede socialområde", 6, 0, 1),
        ("Børn som vores vigtigste ressource", 7, 0, 1),
        ("Sammenhængende indsatser på tværs af sektorområder", 2, 0, 1),
        ("Én plan for en sammenhængende indsats sammen med borgeren", 1, 0, 2),
        ("Øget borgerinvolvering og samskabelse", 1, 1, 3),
    ],
)
def test_each_network_has_the_trials_that_its_list_shows(
    shipped: Collection, network: str, approved: int, partly: int, rejected: int
) -> None:
    counted = Counter(t.status for t in shipped.trials if t.network == network)
    expected = {
        TrialStatus.APPROVED: approved,
        TrialStatus.PARTLY: partly,
        TrialStatus.REJECTED: rejected,
    }
    assert counted == Counter(expected)


def test_all_in_all_there_are_28_approved_5_partly_and_17_rejected(shipped: Collection) -> None:
    assert Counter(t.status.value for t in shipped.trials) == {
        "approved": 28,
        "partly": 5,
        "rejected": 17,
    }
    assert len(shipped.networks) == 7


def test_all_trials_belong_to_the_third_round_and_the_first_article(shipped: Collection) -> None:
    assert {t.round for t in shipped.trials} == {3}
    assert {r.document_id for t in shipped.trials for r in t.records} == {FIRST}


def test_the_totals_of_the_second_article_are_bullets_but_no_trials(shipped: Collection) -> None:
    bullets = [p.text for p in shipped.passages_of(SECOND) if p.kind is PassageKind.BULLET]
    assert [text.partition(" ")[0] for text in bullets] == ["38", "15", "17"]
    assert shipped.trials_in(SECOND) == ()


def test_marks_before_a_no_break_space_count_like_any_other(shipped: Collection) -> None:
    text = shipped.document(FIRST).text
    before = [t for t in shipped.trials if _sign_before_title(text, t) == "\u00a0"]
    assert Counter(t.status.value for t in before) == {"rejected": 7, "partly": 1}


def _sign_before_title(text: str, trial: Trial) -> str:
    return text[trial.record.title_span.start - 1]


def test_citations_keep_the_no_break_spaces(shipped: Collection) -> None:
    text = shipped.document(FIRST).text
    inside = sum(p.span.of(text).count("\u00a0") for p in shipped.passages_of(FIRST))
    assert (text.count("\u00a0"), inside) == (13, 11)


def test_titles_carry_neither_marker_nor_status(shipped: Collection) -> None:
    begun = {"Afvist", "Delvist", "•"}
    assert [t.title for t in shipped.trials if t.title.startswith(tuple(begun))] == []
    titles = [t.title for t in shipped.trials]
    assert "Lempede regler for IGU" in titles
    assert "§ 52, stk. 3 – mulighed for helhedsperspektiv på den iværksatte støtte" in titles
    assert "Aktivering og beskæftigelsestilbud - bedre mulighed for individuel indsats." in titles


def test_a_title_is_the_exact_text_of_the_article(shipped: Collection) -> None:
    text = shipped.document(FIRST).text
    assert [t.title for t in shipped.trials] == [
        t.record.title_span.of(text) for t in shipped.trials
    ]


def test_only_what_is_marked_has_status_words(shipped: Collection) -> None:
    words = {(t.status.value, t.record.status_text) for t in shipped.trials}
    assert words == {("approved", None), ("partly", "Delvist"), ("rejected", "Afvist")}


def test_the_reason_for_the_unwritten_status_is_given(shipped: Collection) -> None:
    reason = shipped.document(FIRST).provenance.default_status_reason
    assert reason is not None
    assert "28 + 5 = 33" in reason


def test_the_ministers_are_quoted_and_not_listed(shipped: Collection) -> None:
    quotations = [p for p in shipped.passages if p.kind is PassageKind.QUOTATION]
    assert [(p.document_id, p.text[:14]) for p in quotations] == [
        (FIRST, "Jeg glæder mig"),
        (SECOND, "”Jeg har stor "),
    ]


def test_the_lists_stand_under_the_fact_box_and_their_network(shipped: Collection) -> None:
    passage = shipped.passage(shipped.trials[0].record.passage_id)
    assert passage.section == ("Fakta", shipped.trials[0].network)


def test_the_masthead_and_the_address_are_no_part_of_a_section(shipped: Collection) -> None:
    passages = shipped.passages_of(FIRST)
    assert (passages[0].text, passages[0].kind.value) == ("DK Nyt", "heading")
    assert (passages[-1].kind.value, passages[-1].section) == ("link", ())
    assert all("DK Nyt" not in p.section for p in passages)


def test_the_press_officer_is_a_contact(shipped: Collection) -> None:
    contacts = [p for p in shipped.passages if p.kind is PassageKind.CONTACT]
    assert [p.text.partition(",")[0] for p in contacts] == ["Michael Højgaard Bang"]


def test_every_sign_of_the_articles_is_in_a_passage(shipped: Collection) -> None:
    for document in shipped.documents:
        spans = [p.span.of(document.text) for p in shipped.passages_of(document.id)]
        assert "".join("".join(s.split()) for s in spans) == "".join(document.text.split())
