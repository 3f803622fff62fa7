from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus.document import Provenance, make_document
from corpus.passage import Passage
from corpus.provisions import provision_at
from corpus.segment import segment

ACT = """Lov om vandveje

§ 1. Kommunen må lede vand bort. Den skal høre naboerne.

Stk. 2. Nabovand ledes 1) over jord, 2) under jord eller 3) slet ikke. Dette gælder altid.

§ 2 b. Ministeren fastsætter regler om 1) rør og 2) brønde.

Kapitel 2

Kapitlet har en indledning.

§ 3. Loven træder i kraft straks. Stk. 2. Lov om grøfter, jf. § 1, stk. 4, ophæves.
"""
ACTS = Path(__file__).parents[2].parent / "shared" / "data" / "documents"


def _passages(text: str) -> tuple[Passage, ...]:
    return segment(make_document("lov.txt", text, Provenance()))


def _at(words: str) -> str:
    passages, offset = _passages(ACT), ACT.index(words)
    inside = next(p for p in passages if p.span.start <= offset < p.span.end)
    return provision_at(passages, inside.ordinal, offset)


@pytest.mark.parametrize(
    ("words", "provision"),
    [
        ("Kommunen må", "§ 1, stk. 1"),
        ("Den skal høre", "§ 1, stk. 1"),
        ("Stk. 2. Nabovand", "§ 1, stk. 2"),
        ("Nabovand", "§ 1, stk. 2"),
        ("2) under jord", "§ 1, stk. 2, nr. 2"),
        # What stands behind a list need not belong to its last item.
        ("Dette gælder", "§ 1, stk. 2"),
        ("§ 2 b. Ministeren", "§ 2 b"),
        ("2) brønde", "§ 2 b, nr. 2"),
        ("Kapitlet har", ""),
        ("Loven træder", "§ 3, stk. 1"),
        ("Lov om grøfter", "§ 3, stk. 2"),
        ("Lov om vandveje", ""),
    ],
)
def test_words_of_an_act_stand_in_a_section(words: str, provision: str) -> None:
    assert _at(words) == provision


def test_running_text_that_speaks_of_a_section_is_none() -> None:
    text = "Ny lov om grøfter\n\nFrisættelsen sker efter § 54 i loven.\n\n§ 54 giver lov til det."
    passages = _passages(text)
    assert [provision_at(passages, p.ordinal, p.span.start) for p in passages] == [""] * 3


@pytest.mark.skipif(not ACTS.is_dir(), reason="the documents are not here")
@pytest.mark.parametrize("path", sorted(ACTS.glob("lov_*.txt")), ids=lambda path: path.stem)
def test_each_section_and_subsection_of_a_real_act_is_told(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    passages = _passages(text)
    section, subsections = "", False
    checked = 0
    for block in re.finditer(r"(?m)^§ (\d+)(?: ([a-zæøå]))?\..*$", text):
        section = f"§ {block[1]}" + (f" {block[2]}" if block[2] else "")
        subsections = re.search(r" Stk\. \d+\. ", block[0]) is not None
        places = [
            (block.start(), 1),
            *(
                (m.start() + 1, int(m[1]))
                for m in re.finditer(r" Stk\. (\d+)\. ", text[: block.end()])
                if m.start() >= block.start()
            ),
        ]
        for offset, number in places:
            inside = next(p for p in passages if p.span.start <= offset < p.span.end)
            told = f"{section}, stk. {number}" if subsections else section
            assert provision_at(passages, inside.ordinal, offset) == told
            checked += 1
    assert checked
