from __future__ import annotations

import pytest

import server.pointing
from server.days import Day, days_in
from server.pointing import point_out
from server.sources import Sources

NEWS = "000_6d810e28710eca4a.txt"
RELEASE = "002_7bbc5137714f92f9.txt"


@pytest.mark.parametrize(
    ("question", "files"),
    [
        ("Hvornår er nyheden fra august 2021 fra?", [RELEASE]),
        ("Hvad hedder artiklen fra DK Nyt?", [NEWS]),
        ("Har I et link til den om de 33 forsøg?", [NEWS]),
        ("Hvilken dato bærer pressemeddelelsen om forlængelsen?", [RELEASE]),
        ("Hvem har skrevet artiklen om tredje runde?", [NEWS]),
        ("Hvornår er artiklen fra?", [NEWS, RELEASE]),
        ("Hvem har skrevet artiklen om hvaler og delfiner?", []),
    ],
)
def test_document_is_pointed_out(question: str, files: list[str], sources: Sources) -> None:
    pointed = point_out(sources.understanding.read(question), sources)
    assert [d.file_name for d in pointed.documents] == files


def test_of_more_documents_than_are_read_closely_the_likeliest_is_pointed_out(
    sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server.pointing, "READ_CLOSELY", 1)
    question = sources.understanding.read("Har I et link til den om de 33 forsøg?")
    assert [d.file_name for d in point_out(question, sources).documents] == [NEWS]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("fra den 26. august 2021", (Day(year=2021, month=8, day=26),)),
        ("26-08-2021", (Day(year=2021, month=8, day=26),)),
        ("nyheden fra august 2021", (Day(year=2021, month=8, day=None),)),
        ("nyheden fra 2021", (Day(year=2021, month=None, day=None),)),
        ("17 forsøg i maj", ()),
    ],
)
def test_days_are_read_as_far_as_they_are_told(text: str, days: tuple[Day, ...]) -> None:
    assert days_in(text) == days


def test_day_that_the_document_does_not_bear_contradicts(sources: Sources) -> None:
    question = sources.understanding.read("Er nyheden om forlængelsen fra 2020?")
    pointed = point_out(question, sources)
    assert [d.file_name for d in pointed.documents] == [RELEASE]
    assert pointed.contradicted == (Day(year=2020, month=None, day=None),)
