from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import Provenance, make_document
from corpus.heading_reader import load_heading_reader
from corpus.segment import segment
from corpus.trials import trials_of

HELD_OUT = Path(__file__).parent / "headings_held_out.tsv"
RIGHT, SURELY_RIGHT = 0.72, 0.8  # measured at 0.76 and 0.82 when it was trained
SURE = 0.5


def test_headings_that_it_was_not_trained_on_are_read() -> None:
    reader = load_heading_reader()
    told = []
    for line in HELD_OUT.read_text(encoding="utf-8").splitlines():
        heading, label = line.split("\t")
        status, chance = reader.read(heading)
        told.append((status.value if status else "none", chance, label))
    assert sum(status == label for status, _, label in told) / len(told) >= RIGHT
    sure = [(status, label) for status, chance, label in told if chance >= SURE]
    said = [(status, label) for status, label in sure if status != "none"]
    assert sum(status == label for status, label in said) / len(said) >= SURELY_RIGHT


@pytest.mark.parametrize("heading", ["", "?", "§ 7", "2024", "Levende landsbyer", "Tidsplan"])
def test_what_tells_no_decision_is_told_as_none(heading: str) -> None:
    status, chance = load_heading_reader().read(heading)
    assert status is None or chance < SURE


def _statuses(text: str) -> dict[str, tuple[str, str | None]]:
    document = make_document("a.txt", text, Provenance())
    return {
        t.title: (t.status.value, t.record.status_text)
        for t in trials_of([(document, segment(document))])
    }


def test_lists_under_headings_in_no_known_words_are_read() -> None:
    text = """Svar på ansøgningerne om forsøg

Slap gennem nåleøjet

• Natbus til øerne
• Fælles bibliotek

Fik kurven

• Lokal skat på sommerhuse
"""
    assert _statuses(text) == {
        "Natbus til øerne": ("approved", "Slap gennem nåleøjet"),
        "Fælles bibliotek": ("approved", "Slap gennem nåleøjet"),
        "Lokal skat på sommerhuse": ("rejected", "Fik kurven"),
    }


def test_one_such_heading_alone_tells_nothing() -> None:
    text = """Svar på ansøgningerne om forsøg

Slap gennem nåleøjet

• Natbus til øerne

Levende landsbyer

• Fælles bibliotek
"""
    assert {status for status, _ in _statuses(text).values()} <= {"unknown"}


def test_headings_over_rules_tell_no_decision() -> None:
    text = """Forsøg i kommunerne

Det bør kommunen sige ja til

• Natbus til øerne

Ansøgninger kan afvises, hvis de

• Kommer for sent
"""
    assert not _statuses(text)
