from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document, Provenance, make_document
from corpus.folding import folded
from corpus.readers import read
from corpus.segment import segment
from corpus.span import Span
from corpus.status import TrialStatus
from corpus.trial import Trial, TrialRecord
from corpus.trials import trials_of

UNMARKED = Provenance()


def _trials(*documents: Document) -> tuple[Trial, ...]:
    return trials_of([(d, segment(d)) for d in documents])


def _told(text: str, provenance: Provenance = UNMARKED) -> list[tuple[str, str | None, str]]:
    """Title, network and status of the trials in a text."""
    trials = _trials(make_document("a.txt", text, provenance))
    return [(t.title, t.network, t.status.value) for t in trials]


def test_the_bullets_of_lists_in_which_one_is_marked_are_trials(
    article: Callable[[str], Document],
) -> None:
    trials = _trials(article("nyhed.txt"))
    assert [(t.title, t.network, t.round, t.status.value) for t in trials] == [
        ("Færre samtaler for ledige", "Kortere vej til arbejde", 2, "unknown"),
        ("Fri adgang til data", "Kortere vej til arbejde", 2, "rejected"),
        ("Én plan for hele familien", "Trygge børn", 2, "partly"),
    ]


def test_a_record_points_at_its_words_in_the_document() -> None:
    document = make_document("a.txt", "Plan\n\n• Afvist:\u00a0Fri data.\n", UNMARKED)
    (trial,) = _trials(document)
    assert trial.records == (
        TrialRecord(
            document_id="a",
            passage_id="a.p0001",
            span=Span(8, 25),
            title_span=Span(16, 25),
            status=TrialStatus.REJECTED,
            status_text="Afvist",
            status_span=Span(8, 14),
            published=None,
            network_spans=(Span(0, 4),),
        ),
    )


LISTS = "Bladet\n\nDet er godt.\n\nNet\n\n• Fri data\n• Én plan\n"


def test_lists_without_marks_are_of_trials_where_the_document_has_a_status_for_them() -> None:
    provenance = Provenance(default_status=TrialStatus.APPROVED)
    assert _told(LISTS, provenance) == [
        ("Fri data", "Net", "approved"),
        ("Én plan", "Net", "approved"),
    ]


def test_lists_without_marks_are_no_trials_otherwise() -> None:
    assert _told(LISTS) == []


def test_a_marked_list_under_no_heading_is_of_trials_of_no_network() -> None:
    assert _told("• Afvist: Fri data\n• Én plan\n\nDet er alt.") == [
        ("Fri data", None, "rejected"),
        ("Én plan", None, "unknown"),
    ]


def test_an_unmarked_list_under_no_heading_is_not_of_trials() -> None:
    provenance = Provenance(default_status=TrialStatus.APPROVED)
    assert _told("• Fri data\n• Én plan\n\nDet er alt.", provenance) == []


@pytest.mark.parametrize(
    "total",
    [
        "I alt 13 forsøg",
        "Ialt er der 13",
        "Heraf delvist: 5",
        "Samlet: 13",
        "Samlet antal forsøg: 13",
        "Total 13",
        "15 forsøg udbredes ikke.",
        "38 nye forsøg er udbredt",
        "Afvist: 17 forsøg",
    ],
)
def test_a_line_that_sums_up_is_no_trial(total: str) -> None:
    assert _told(f"Bladet\n\nDet er godt.\n\nNet\n\n• Afvist: Fri data\n• {total}") == [
        ("Fri data", "Net", "rejected")
    ]


@pytest.mark.parametrize(
    "title", ["Samlet plan for familien", "Total frisættelse af plejehjem", "Alt på ét sted"]
)
def test_a_title_that_begins_like_a_sum_is_a_trial(title: str) -> None:
    assert _told(f"Bladet\n\nDet er godt.\n\nNet\n\n• Afvist: {title}") == [
        (title, "Net", "rejected")
    ]


def _report(name: str, status: str, published: date | None) -> Document:
    text = f"Anden runde\n\nDet er godt.\n\nNet\n\n• {status}: Fri data\n"
    return make_document(name, text, Provenance(published=published))


def test_the_same_trial_in_several_documents_is_one_with_the_latest_record_first() -> None:
    (trial,) = _trials(
        _report("a.txt", "Godkendt", None),
        _report("b.txt", "Godkendt", date(2018, 5, 1)),
        _report("c.txt", "Forlænget", date(2021, 8, 26)),
        _report("d.txt", "Godkendt", None),
    )
    assert [r.document_id for r in trial.records] == ["c", "b", "a", "d"]
    assert (trial.status, trial.course) == (TrialStatus.APPROVED, TrialStatus.EXTENDED)


def test_a_later_document_that_corrects_an_earlier_one_wins_and_both_stand() -> None:
    (trial,) = _trials(
        _report("a.txt", "Godkendt", date(2018, 5, 1)),
        _report("b.txt", "Afvist", date(2018, 6, 1)),
    )
    assert trial.status is TrialStatus.REJECTED
    assert [(r.document_id, r.status_text) for r in trial.records] == [
        ("b", "Afvist"),
        ("a", "Godkendt"),
    ]


def test_a_document_that_names_no_round_or_network_tells_of_the_one_trial_of_that_title() -> None:
    full = _report("a.txt", "Godkendt", date(2018, 5, 1))
    short = make_document("b.txt", "• Ophørt: Fri data\n• Ophørt: Andet\n\nDet er alt.", UNMARKED)
    trials = _trials(full, short)
    assert [(t.title, t.network, t.round, t.decision, t.course) for t in trials] == [
        ("Fri data", "Net", 2, TrialStatus.APPROVED, TrialStatus.ENDED),
        ("Andet", None, None, TrialStatus.UNKNOWN, TrialStatus.ENDED),
    ]


def test_a_title_of_two_networks_is_not_told_of_by_a_document_that_names_none() -> None:
    one = _report("a.txt", "Godkendt", None)
    text = one.text.replace("Net", "Grønne veje")
    two = make_document("b.txt", text, UNMARKED)
    short = make_document("c.txt", "• Ophørt: Fri data\n\nDet er alt.", UNMARKED)
    assert [t.network for t in _trials(one, two, short)] == ["Net", "Grønne veje", None]


def test_variants_of_a_network_in_two_documents_are_one() -> None:
    text = "Anden runde\n\nDet er godt.\n\n{}\n\n• Afvist: Fri data\n"
    trials = _trials(
        make_document("a.txt", text.format("Grønne veje i byen"), UNMARKED),
        make_document("b.txt", text.format("Grønne veje"), UNMARKED),
    )
    assert [(t.network, len(t.records)) for t in trials] == [("Grønne veje i byen", 2)]


def test_spellings_of_a_title_are_one_trial() -> None:
    one = make_document("a.txt", "Bladet\n\nJa.\n\nNet\n\n• Afvist: Fri data.", UNMARKED)
    other = make_document("b.txt", "Bladet\n\nJa.\n\nNET\n\n• Afvist:\u00a0Fri\u00a0data", UNMARKED)
    (trial,) = _trials(one, other)
    assert [r.document_id for r in trial.records] == ["a", "b"]


def test_another_network_or_round_makes_another_trial() -> None:
    text = "Første runde\n\nDet er godt.\n\nNet\n\n• Afvist: Fri data\n"
    documents = [
        make_document("a.txt", text, UNMARKED),
        make_document("b.txt", text.replace("Første", "Anden"), UNMARKED),
        make_document("c.txt", text.replace("Net", "Andet net"), UNMARKED),
    ]
    trials = _trials(*documents)
    assert [(t.network, t.round) for t in trials] == [("Net", 1), ("Net", 2), ("Andet net", 1)]
    assert len({t.id for t in trials}) == 3


def test_the_id_of_a_trial_does_not_depend_on_the_document_that_tells_of_it() -> None:
    one = _report("a.txt", "Godkendt", None)
    other = replace(_report("b.txt", "Afvist", None), id="noget-andet")
    assert _trials(one)[0].id == _trials(other)[0].id
    assert _trials(one)[0].id.startswith("fri-data-")


def test_the_nearest_heading_names_the_round() -> None:
    text = (
        "Nyt om første runde\n\nDet er godt.\n\nAnsøgninger i 2. runde\n\n"
        "• Afvist: Fri data\n\nAnsøgninger i tredje runde\n\n• Afvist: Én plan\n"
    )
    trials = _trials(make_document("a.txt", text, UNMARKED))
    assert [(t.title, t.round) for t in trials] == [("Fri data", 2), ("Én plan", 3)]


@given(data=st.data())
def test_records_point_into_the_text_whatever_it_is(
    data: st.DataObject, texts: st.SearchStrategy[str]
) -> None:
    status = data.draw(st.sampled_from([None, TrialStatus.APPROVED]))
    text = data.draw(texts)
    document = make_document("a.txt", text, Provenance(default_status=status))
    for trial in _trials(document):
        for record in trial.records:
            assert record.span.contains(record.title_span)
            words = record.status_span.of(text) if record.status_span else None
            assert record.status_text == words
            assert folded(trial.title) in {folded(r.title_span.of(text)) for r in trial.records}


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("Disse forsøg stopper", "stopped"),
        ("Disse forsøg fortsætter", "extended"),
        ("Disse forsøg tages der stilling til efter sommerferien", "pending"),
        ("Forsøg, der først afgøres til efteråret", "pending"),
        ("Godkendt før nytår", "approved"),
    ],
)
def test_a_heading_tells_what_becomes_of_its_trials(heading: str, status: str) -> None:
    told = _told(f"Vores forsøg\n\n{heading}\n\n• Fri bus\n• Lån af cykler\n")
    assert told == [("Fri bus", None, status), ("Lån af cykler", None, status)]


def test_who_takes_part_is_no_network_but_stands_under_its_name() -> None:
    text = (
        "Svar på forslag\n\n"
        "Hjem i hverdagen\nStrandby, Hvide og Lund kommuner\n\n"
        "• Faste teams (godkendt)\n• Frit valg (afslået)\n\n"
        "Foreningsliv uden skema\nLund og Ørn kommuner\n\n"
        "• Gratis lån af lokaler (godkendt)\n• Børneattest (trukket af ansøger)\n\n"
        "Vejen videre\nKommunerne Hvide og Ørn\n\n"
        "• Mundtlige aftaler (delvist godkendt)\n"
    )
    assert _told(text) == [
        ("Faste teams", "Hjem i hverdagen", "approved"),
        ("Frit valg", "Hjem i hverdagen", "rejected"),
        ("Gratis lån af lokaler", "Foreningsliv uden skema", "approved"),
        ("Børneattest", "Foreningsliv uden skema", "withdrawn"),
        ("Mundtlige aftaler", "Vejen videre", "partly"),
    ]


def test_a_table_that_only_names_a_trial_again_is_no_record_of_it() -> None:
    text = (
        "Plan\n\n• Godkendt: Natbus\n• Afvist: Delebil\n\nTidsplan\n\n"
        "Forsøg\tBegynder\nNatbus\t1. maj\nDelebil\taldrig\nFærge\t2. maj\n"
    )
    reading = read("a.txt", text.encode())
    trials = _trials(make_document("a.txt", reading.text, UNMARKED, reading.blocks))
    assert [(t.title, t.networks, t.status.value, len(t.records)) for t in trials][:2] == [
        ("Natbus", ("Plan",), "approved", 1),
        ("Delebil", ("Plan",), "rejected", 1),
    ]


def test_a_document_that_names_the_round_tells_of_the_trial_of_one_that_does_not() -> None:
    first = make_document("a.txt", "Svar i første runde\n\n• Afvist: Natbus", UNMARKED)
    second = make_document("b.txt", "Svar\n\n• Afvist: Natbus", UNMARKED)
    (trial,) = _trials(first, second)
    assert (trial.round, len(trial.records)) == (1, 2)


def test_trials_are_of_the_round_of_which_the_text_says_that_there_are_so_many() -> None:
    bullets = "\n".join(f"• Afvist: {title}" for title in ("Natbus", "Delebil", "Færge", "Cykel"))
    text = (
        "Alt\n\nDer kom {} ansøgninger i første runde. Anden runde er slut.\n\nSvar\n\n" + bullets
    )
    rounds = {
        number: {t.round for t in _trials(make_document("a.txt", text.format(number), UNMARKED))}
        for number in (4, 5)
    }
    assert rounds == {4: {1}, 5: {None}}
