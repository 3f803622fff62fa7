from __future__ import annotations

import pytest

from server.service import Service
from server.split_words import rejoined


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Hvad med mentor regler?", "Hvad med mentorregler?"),
        ("blev klippe kortsordningen godkendt", "blev klippekortsordningen godkendt"),
        ("Hvad sker der med forsøgs hjemlerne?", "Hvad sker der med forsøgshjemlerne?"),
        ("Hvad er løn tilskud og job rotation?", "Hvad er løntilskud og jobrotation?"),
    ],
)
def test_a_split_compound_is_written_as_the_documents_have_it(
    service: Service, written: str, meant: str
) -> None:
    assert rejoined(written, service.retriever.vocabulary) == meant


@pytest.mark.parametrize(
    "written",
    [
        "Hvor mange forsøg blev afvist?",
        "Hvilke nye forsøg er der i frikommuner?",
        "Er der billige boliger til flygtninge?",
        "Hvad siger Kaare Dybvad Bek om social politik?",
        "",
    ],
)
def test_other_neighbours_stay_as_they_are(service: Service, written: str) -> None:
    assert rejoined(written, service.retriever.vocabulary) == written
