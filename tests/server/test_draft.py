from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.collection import Collection, make_collection
from corpus.document import Provenance, make_document
from corpus.sentences import sentence_spans
from corpus.span import Span
from server.draft import mark, place_citations, trial_entries

TEXT = "Nyt fra byen\n\nTrygge børn\n\n • Færre samtaler\n • Afvist: Fri adgang\n • Én plan\n"
CITY = make_document("by.txt", TEXT, Provenance())
OTHER = make_document("egn.txt", TEXT, Provenance())


@pytest.fixture(scope="module")
def small() -> Collection:
    return make_collection([CITY, OTHER])


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


TALKS, ACCESS, PLAN = (mark("by", at(w)) for w in ("Færre samtaler", "Fri adgang", "Én plan"))


def test_marks_become_numbers_by_first_use(small: Collection) -> None:
    text, citations = place_citations(f"To blev til noget{ACCESS}{TALKS}. Og{PLAN}.", small)
    assert text == "To blev til noget [1] [2]. Og [3]."
    assert [(c.number, c.cited_text) for c in citations] == [
        (1, "Fri adgang"),
        (2, "Færre samtaler"),
        (3, "Én plan"),
    ]


def test_same_span_twice_is_the_same_number_with_both_claims(small: Collection) -> None:
    text, citations = place_citations(f"Ja{TALKS}. Nej{ACCESS}. Jo{TALKS}.", small)
    assert text == "Ja [1]. Nej [2]. Jo [1]."
    assert [s.of(text) for s in citations[0].answer_spans] == ["Ja [1]", "Jo [1]"]
    assert [s.of(text) for s in citations[1].answer_spans] == ["Nej [2]"]


def test_same_place_of_two_documents_is_two_citations(small: Collection) -> None:
    text, citations = place_citations(f"Ja{TALKS}{mark('egn', at('Færre samtaler'))}.", small)
    assert text == "Ja [1] [2]."
    assert [c.document.id for c in citations] == ["by", "egn"]


def test_claim_is_the_sentence_or_the_list_item_before_the_marker(small: Collection) -> None:
    text, citations = place_citations(
        f"Først ét. Så to{TALKS}.\n– Fri adgang{ACCESS}\nSlut{PLAN}", small
    )
    claims = [c.answer_spans[0].of(text) for c in citations]
    assert claims == ["Så to [1]", "Fri adgang [2]", "Slut [3]"]


def test_marker_has_one_space_before_it(small: Collection) -> None:
    assert place_citations(f"{TALKS} Ja {ACCESS}\n{PLAN}", small)[0] == "[1] Ja [2]\n[3]"


def test_text_without_marks_is_left_as_it_is(small: Collection) -> None:
    assert place_citations("Ja [1] {{7*7}}", small) == ("Ja [1] {{7*7}}", ())


@given(
    st.lists(
        st.sampled_from([TALKS, ACCESS, PLAN, mark("egn", at("Én plan"))])
        | st.text(st.characters(exclude_characters="\x02\x03[]"), max_size=8),
        max_size=30,
    )
)
def test_every_marker_has_its_citation_and_every_claim_ends_with_its_marker(
    parts: list[str],
) -> None:
    collection = make_collection([CITY, OTHER])
    text, citations = place_citations("".join(parts), collection)
    numbers = [int(n) for n in re.findall(r"\[(\d+)\]", text)]
    assert [c.number for c in citations] == list(range(1, len(citations) + 1))
    assert list(dict.fromkeys(numbers)) == [c.number for c in citations]
    assert len({(c.document.id, c.span) for c in citations}) == len(citations)
    for citation in citations:
        marker = f"[{citation.number}]"
        assert len(citation.answer_spans) == numbers.count(citation.number)
        assert all(span.of(text).endswith(marker) for span in citation.answer_spans)
    plain = re.sub(r"\s?\[\d+\]", "", text)
    unmarked = re.sub("\x02[^\x03]*\x03", "", "".join(parts))
    assert plain.replace(" ", "") == unmarked.replace(" ", "")


def test_trials_carry_the_number_of_the_citation_that_shows_them() -> None:
    document = make_document("by.txt", TEXT, Provenance())
    collection = make_collection([document])
    shown, rejected, _ = collection.trials
    _, citations = place_citations(f"Ja{mark('by', shown.record.span)}", collection)
    assert [(e.trial.id, e.citation) for e in trial_entries((rejected, shown), citations)] == [
        (rejected.id, None),
        (shown.id, 1),
    ]
    moved = replace(citations[0], number=5)
    assert [e.citation for e in trial_entries((shown,), (moved,))] == [5]


@given(
    st.lists(
        st.sampled_from([TALKS, ACCESS, PLAN])
        | st.sampled_from(["Ja", " ", "\n", "– ", ". ", "kr. ", "f.eks. ", "»Nej.« ", "! ", "12. "])
    ).map("".join)
)
def test_claims_are_those_of_each_marker_read_alone(small: Collection, text: str) -> None:
    written, citations = place_citations(text, small)
    claims = {s.end: s.start for c in citations for s in c.answer_spans}

    for end, start in claims.items():
        line = written.rfind("\n", 0, end) + 1
        bare = line + 2 if written.startswith("– ", line) else line
        assert start == bare + sentence_spans(written[bare:end])[-1].start
