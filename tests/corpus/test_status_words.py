from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.span import Span
from corpus.status import StatusMark, TrialStatus
from corpus.status_words import PLAIN


def _read(text: str) -> tuple[str, str, str] | None:
    mark = PLAIN.mark(text)
    if mark is None:
        return None
    return mark.stated.status.value, mark.stated.words.of(text), mark.title.of(text)


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
        ("Lempede regler – tilladelse", "approved", "tilladelse"),
        ("Lempede regler – tilladelse til en del", "partly", "tilladelse til en del"),
        ("Lempede regler – ingen tilladelse", "rejected", "ingen tilladelse"),
        ("Lempede regler – delvis dispensation", "partly", "delvis dispensation"),
        ("Grønt lys: Lempede regler", "approved", "Grønt lys"),
        ("Ikke tilsagn: Lempede regler", "rejected", "Ikke tilsagn"),
        ("Afventer svar: Lempede regler", "pending", "Afventer svar"),
        ("På is: Lempede regler", "paused", "På is"),
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
        ("AFVIST Lempede regler", "rejected", "AFVIST"),
        ("Lempede regler AFVIST", "rejected", "AFVIST"),
        ("[Afvist] Lempede regler", "rejected", "Afvist"),
        ("(Godkendt) Lempede regler", "approved", "Godkendt"),
        ("Lempede regler, afvist", "rejected", "afvist"),
        ("Lempede regler. Status: afvist", "rejected", "afvist"),
        ("Lempede regler – blev afvist", "rejected", "afvist"),
        ("Lempede regler (afvist – se bilag)", "rejected", "afvist"),
        ("Lempede regler (godkendt af Folketinget)", "approved", "godkendt"),
        ("Godkendt 12. maj 2017: Lempede regler", "approved", "Godkendt"),
        ("Forlænget til 31. december 2022: Lempede regler", "extended", "Forlænget"),
        ("Imødekommes ikke: Lempede regler", "rejected", "Imødekommes ikke"),
        ("Aldrig igangsat: Lempede regler", "stopped", "Aldrig igangsat"),
        ("Frafaldet: Lempede regler", "withdrawn", "Frafaldet"),
        (
            "Helt eller delvist imødekommet: Lempede regler",
            "unknown",
            "Helt eller delvist imødekommet",
        ),
        ("\u202eAfvist: Lempede regler", "rejected", "Afvist"),
        ("Lempede regler (tilsagn til en del)", "partly", "tilsagn til en del"),
        ("Lempede regler – imødekommet for en del", "partly", "imødekommet for en del"),
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
        "Tilsagn til unge: nye regler",
        "Støtte, når ydelsen er ophørt",
        "Nej til vold i hjemmet",
        "LEMPEDE REGLER AFVIST",
        "",
    ],
)
def test_a_title_that_only_looks_marked_carries_no_status(text: str) -> None:
    assert PLAIN.mark(text) is None


def test_a_status_in_bold_needs_no_sign() -> None:
    text = "Afvist Lempede regler"
    mark = PLAIN.mark(text, (Span(0, 6),))
    assert mark is not None
    assert (mark.stated.status.value, mark.title.of(text)) == ("rejected", "Lempede regler")
    assert PLAIN.mark(text, (Span(0, 14),)) is None
    assert PLAIN.mark(text) is None


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("Afviste ansøgninger", "rejected"),
        ("Godkendte forsøg i tredje runde", "approved"),
        ("Ansøgninger, som har fået ja", "approved"),
        ("Forsøg, der udbredes", "spread"),
        ("Ikke iværksatte forsøg", "stopped"),
        ("Får ja (4)", "approved"),
        ("Får ja med forbehold", "partly"),
        ("Godkendt med begrænsninger", "partly"),
        ("Sagt nej til", "rejected"),
        ("Det kan ikke lade sig gøre", "rejected"),
        ("RØDT LYS", "rejected"),
        ("Mangler svar", "pending"),
        ("Taget af bordet", "withdrawn"),
        ("Kan gå i gang", "approved"),
        ("Følgende 7 forsøg kan sættes i værk:", "approved"),
        ("Her er, hvad I ikke kan gå i gang med:", "rejected"),
        ("Forsøg kan sættes i gang, når disse betingelser er opfyldt:", None),
        ("Følgende ønsker loven godkendt:", None),
        ("Det må kommunerne", None),
        ("Regeringen har sagt nej til følgende forsøg:", "rejected"),
        ("Regeringen forlænger lovende frikommuneforsøg", None),
        ("33 nye forsøg i frikommuner godkendt af regeringen", None),
        ("Godkendte og afviste forsøg", None),
        ("Afviste asylansøgere", None),
    ],
)
def test_a_heading_gives_a_status_if_it_says_nothing_else(heading: str, status: str | None) -> None:
    stated = PLAIN.heading(heading)
    assert (stated.status.value if stated else None) == status


@pytest.mark.parametrize(
    ("cell", "statuses"),
    [
        ("Godkendt", ["approved"]),
        ("Godkendt 12. maj 2017, udbredes ikke", ["approved", "not_spread"]),
        ("Er afsluttet.", ["ended"]),
        ("Status: på standby", ["paused"]),
        ("Delvist / forlænget til 2022", ["partly", "extended"]),
        ("Godkendt plejefamilie", []),
        ("", []),
    ],
)
def test_a_cell_states_statuses_if_it_says_nothing_else(cell: str, statuses: list[str]) -> None:
    assert [s.status.value for s in PLAIN.statuses(cell)] == statuses


def test_a_mark_knows_where_its_words_and_the_title_stand() -> None:
    mark = PLAIN.mark("  Afvist:\u00a0Regler ")
    assert mark is not None
    assert (mark.stated.words.start, mark.stated.words.end) == (2, 8)
    assert (mark.title.start, mark.title.end) == (10, 16)


@given(data=st.data())
def test_the_spans_of_a_mark_lie_apart_within_the_text(
    data: st.DataObject, texts: st.SearchStrategy[str]
) -> None:
    text = data.draw(texts)
    mark = PLAIN.mark(text)
    if mark is not None:
        assert isinstance(mark, StatusMark)
        assert max(mark.stated.words.end, mark.title.end) <= len(text)
        assert not mark.stated.words.overlaps(mark.title)
        assert mark.title.of(text) == mark.title.of(text).strip()


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        ("Lempede regler – kører", "running", "kører"),
        ("Lempede regler: kører efter planen", "running", "kører efter planen"),
        ("Lempede regler (i gang)", "running", "i gang"),
        ("Lempede regler – på pause til august 2023", "paused", "på pause"),
        ("Lempede regler: sat i bero", "paused", "sat i bero"),
        ("Lempede regler – midlertidigt stoppet", "paused", "midlertidigt stoppet"),
        ("Lempede regler – endnu ikke begyndt", "not_started", "endnu ikke begyndt"),
        ("Lempede regler – ikke sat i gang", "stopped", "ikke sat i gang"),
        ("Lempede regler: ordningen gøres permanent", "permanent", "gøres permanent"),
        ("Lempede regler: forlænges til udgangen af 2025", "extended", "forlænges"),
        ("Lempede regler: udgik under forsøget", "stopped", "udgik"),
        ("Lempede regler – slut", "ended", "slut"),
    ],
)
def test_how_a_trial_goes_is_read_apart_from_what_was_decided(
    text: str, status: str, words: str
) -> None:
    assert _read(text) == (status, words, "Lempede regler")


def test_every_status_of_the_contract_is_there() -> None:
    assert [status.value for status in TrialStatus if status.public is status] == [
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
