from __future__ import annotations

from datetime import date

import pytest

from corpus.document import Provenance
from corpus.readers import read
from corpus.readers.front_matter import front_matter
from corpus.status import TrialStatus


def test_what_front_matter_names_is_known() -> None:
    text = (
        "---\ntitel: Nye forsøg\nudgiver: Vang\ndato: 3. maj 2019\nlink: https://vang.dk/a\n"
        "default_status: approved\ndefault_status_reason: Det står der\nandet: [1, 2]\n---\nTekst\n"
    )
    matter = front_matter(text)
    assert matter is not None
    assert text[matter.end :] == "Tekst\n"
    assert matter.provenance == Provenance(
        title="Nye forsøg",
        publisher="Vang",
        published=date(2019, 5, 3),
        source_url_printed="https://vang.dk/a",
        default_status=TrialStatus.APPROVED,
        default_status_reason="Det står der",
    )


@pytest.mark.parametrize(
    "said",
    ["dato: i går", "dato: 2019-13-45", "dato: [2019-01-01]", "default_status: måske", "title:"]
    + ["title: {a: b}", "title: [a]"],
)
def test_what_is_no_name_or_day_is_unknown(said: str) -> None:
    matter = front_matter(f"---\n{said}\n---\nTekst")
    assert matter is not None
    assert matter.provenance == Provenance()


@pytest.mark.parametrize(
    "text",
    ["Tekst", "---\nTekst", "---\n- a\n---\n", "---\na: [\n---\nTekst", "Tekst\n---\na: b\n---\n"]
    + ["---\na: &x [*x]\n--- b", "---\n---\n"],
)
def test_lines_that_are_no_front_matter_are_text(text: str) -> None:
    assert front_matter(text) is None


def test_the_front_matter_of_plain_text_is_kept_and_not_searched() -> None:
    reading = read("a.txt", b"---\ntitle: Nyt\n---\nTekst")
    assert reading.text == "---\ntitle: Nyt\n---\nTekst"
    assert [b.span.of(reading.text) for b in reading.blocks] == ["---\ntitle: Nyt\n---\n"]
    assert reading.provenance == Provenance(title="Nyt")
