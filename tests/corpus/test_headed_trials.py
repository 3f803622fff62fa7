from __future__ import annotations

import pytest

from corpus.document import Provenance, make_document
from corpus.readers import read
from corpus.segment import segment
from corpus.trials import trials_of

PAIR = (
    "# Svar på ansøgninger\n\n## Havn\n\n### {one}\n\n{said}\n\n"
    "### 2. Natbus\n\nStatus: Afvist\n\nDet var dyrt.\n"
)


def told(text: str) -> list[tuple[str, str, str | None]]:
    reading = read("svar.md", text.encode())
    document = make_document("svar.md", reading.text, Provenance(), reading.blocks)
    trials = trials_of([(document, segment(document))])
    return [(t.title, t.status.value, t.network) for t in trials]


def test_headings_with_a_status_under_them_are_trials() -> None:
    assert told(PAIR.format(one="Ansøgning 1: Isbane", said="Afgørelse: Imødekommet.")) == [
        ("Isbane", "approved", "Havn"),
        ("Natbus", "rejected", "Havn"),
    ]


@pytest.mark.parametrize(
    "said",
    ["Isbanen er godkendt.", "Beslutning: Godkendt", "Status: Godkendt af alle, men ikke af os"],
    ids=["a sentence", "a meeting's decision", "more than a status"],
)
def test_one_such_heading_alone_may_be_anything(said: str) -> None:
    assert told(PAIR.format(one="Isbane", said=said)) == []
