from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document, Provenance, make_document
from corpus.passage import Passage, PassageKind
from corpus.segment import MAX_PARAGRAPH, segment
from corpus.span import Span

MakeArticle = Callable[[str], Document]


def _segment(text: str, title: str | None = None) -> tuple[Passage, ...]:
    return segment(make_document("prøve.txt", text, Provenance(title=title)))


def _kinds(text: str) -> list[tuple[str, str]]:
    return [(p.kind.value, p.text) for p in _segment(text)]


def test_a_news_article_is_cut_where_a_reader_would(article: MakeArticle) -> None:
    assert [(p.kind.value, p.text, p.section[-1:]) for p in segment(article("nyhed.txt"))] == [
        ("heading", "Kommunebladet", ()),
        ("heading", "Tre byer får lov at prøve noget nyt", ()),
        (
            "paragraph",
            "Ministeren siger ja til to forsøg og nej til ét. Det sker i anden runde.",
            ("Tre byer får lov at prøve noget nyt",),
        ),
        (
            "quotation",
            "Vi tror på jer, siger minister Karen Holm. Nu skal I i gang.",
            ("Tre byer får lov at prøve noget nyt",),
        ),
        ("heading", "Fakta", ()),
        ("heading", "Ansøgningerne i anden runde", ("Fakta",)),
        ("heading", "Kortere vej til arbejde", ("Fakta",)),
        ("bullet", "Færre samtaler for ledige", ("Kortere vej til arbejde",)),
        ("bullet", "Afvist: Fri adgang til data", ("Kortere vej til arbejde",)),
        ("heading", "Trygge børn", ("Fakta",)),
        ("bullet", "Delvist: Én plan for\n   hele familien", ("Trygge børn",)),
        ("paragraph", "Læs mere på https://example.org", ("Trygge børn",)),
        ("link", "https://example.org/forsoeg", ()),
    ]


def test_a_press_release_is_cut_where_a_reader_would(article: MakeArticle) -> None:
    assert [(p.kind.value, p.text, p.section) for p in segment(article("meddelelse.txt"))] == [
        ("heading", "Forsøg forlænges", ()),
        ("dateline", "26-08-2021", ()),
        ("paragraph", "Byrådet vil forlænge forsøgene med et år.", ()),
        ("quotation", "”Det er gået godt,” siger borgmester Ole Lund.", ()),
        ("heading", "Kontakt", ()),
        ("contact", "Ida Vang, pressechef\nTlf.: 12 34 56 78", ("Kontakt",)),
    ]


def test_a_passage_says_where_it_stands_with_and_without_its_marker() -> None:
    assert _segment("Fakta\n\n • Afvist:\u00a0Nej\n", title="Fakta")[1] == Passage(
        id="proeve.p0001",
        document_id="proeve",
        ordinal=1,
        kind=PassageKind.BULLET,
        span=Span(8, 21),
        content=Span(10, 21),
        text="Afvist:\u00a0Nej",
        section=(),
        section_ids=(),
        depth=1,
    )


def test_the_headings_above_a_passage_are_its_section() -> None:
    text = "Titel\n\nIndledning.\n\nFakta\n\nNetværk\n\n• Et\n\n• To\n\nSlut.\n"
    last = _segment(text)[-1]
    assert (last.section, last.section_ids) == (
        ("Fakta", "Netværk"),
        ("proeve.p0002", "proeve.p0003"),
    )


def test_the_title_is_nobodys_section() -> None:
    passages = _segment("Bladet\n\nNye forsøg\n\nDet er godt.", title="Nye forsøg")
    assert [p.section for p in passages] == [(), (), ()]


def test_a_heading_right_over_a_list_is_its_section_even_at_the_top() -> None:
    passages = _segment("Netværk\n\n• Et punkt\n• Et til\n\nDet er alt.")
    assert [p.section for p in passages] == [(), *[("Netværk",)] * 3]


def test_a_subtitle_right_under_a_heading_belongs_to_it() -> None:
    text = "Titel\n\nDet er godt.\n\nFakta\nTal fra i år\n\nDer er 28 forsøg."
    assert _segment(text)[-1].section == ("Fakta", "Tal fra i år")


@pytest.mark.parametrize(
    "line",
    [
        "• Et punkt",
        "·Et punkt",
        "* Et punkt",
        "– Et punkt",
        "- Et punkt",
        "-Et punkt",
        "▪ Et punkt",
    ],
)
def test_a_line_with_a_list_marker_is_a_bullet(line: str) -> None:
    assert _kinds(f"Titel\n\n{line}\n{line}") == [
        ("heading", "Titel"),
        ("bullet", "Et punkt"),
        ("bullet", "Et punkt"),
    ]


def test_numbers_mark_a_list_when_more_than_one_line_has_them() -> None:
    assert _kinds("Titel\n\n1. Et punkt\n2. Et til\n\n3. Afsnit om noget") == [
        ("heading", "Titel"),
        ("bullet", "Et punkt"),
        ("bullet", "Et til"),
        ("paragraph", "3. Afsnit om noget"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "- Vi er glade, siger Karen Holm.",
        "- Vi er glade. Det har vi længe ventet på.",
        "– Vi er glade, udtaler Karen Holm.",
    ],
)
def test_a_dash_before_someone_who_speaks_is_a_quotation_not_a_bullet(line: str) -> None:
    assert _kinds(f"Titel\n\n{line}") == [("heading", "Titel"), ("quotation", line[2:])]


def test_a_quotation_keeps_its_marks() -> None:
    assert _kinds("Titel\n\n”Vi er glade,” siger Karen Holm.")[1] == (
        "quotation",
        "”Vi er glade,” siger Karen Holm.",
    )


def test_a_sentence_over_several_lines_is_one_paragraph() -> None:
    wrapped = "Regeringen vil forlænge de mange\nForsøg som kommunerne i dag har\ngang i"
    assert _kinds(f"Titel\n\n{wrapped}") == [("heading", "Titel"), ("paragraph", wrapped)]


def test_a_line_under_a_bullet_that_goes_on_belongs_to_it() -> None:
    assert _kinds("Titel\n\n• Et punkt om\nnoget langt\n• Et til") == [
        ("heading", "Titel"),
        ("bullet", "Et punkt om\nnoget langt"),
        ("bullet", "Et til"),
    ]


def test_a_short_line_glued_to_the_text_below_it_is_its_heading() -> None:
    below = "Der er kommet mange nye ansøgninger fra kommunerne i år."
    assert _kinds(f"Nye tal\n{below}") == [("heading", "Nye tal"), ("paragraph", below)]


def test_lines_at_the_end_with_nothing_under_them_are_no_headings() -> None:
    assert _kinds("Titel\n\nDet er godt.\n\nMed venlig hilsen\n\nKaren Holm") == [
        ("heading", "Titel"),
        ("paragraph", "Det er godt."),
        ("paragraph", "Med venlig hilsen"),
        ("paragraph", "Karen Holm"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "26-08-2021",
        "26/8/21",
        "2021-08-26",
        "26. august 2021",
        "26. NOV 2020 11.26",
        "Aalborg - 09. april 2021 kl. 19:31",
        "København, den 3. maj 2019",
        "Folketinget, 2023-04-12",
        "Sidst opdateret: 05.07.2017",
        "22. 10. 2020 - kl. 08:00",
        "2012-06-18  https://www.retsinformation.dk/eli/lta/2012/550/xml",
    ],
)
def test_a_line_that_is_a_date_is_a_dateline(line: str) -> None:
    assert _kinds(f"Lov om noget\n{line}\n\nDet er godt.") == [
        ("heading", "Lov om noget"),
        ("dateline", line),
        ("paragraph", "Det er godt."),
    ]


def test_a_sentence_with_a_date_in_it_is_no_dateline() -> None:
    assert _kinds("Titel\n\nLoven gælder fra den 1. juli 2018.")[1][0] == "paragraph"


def test_an_address_in_running_text_makes_it_no_contact() -> None:
    text = "Skriv til os. Vi svarer på a@example.org inden for en uge."
    assert _kinds(f"Titel\n\n{text}") == [("heading", "Titel"), ("paragraph", text)]


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    sentence = "Det er et forsøg, som mange er i."
    text = " ".join([sentence] * 100)
    passages = _segment(text)
    assert " ".join(p.text for p in passages) == text
    assert all(len(p.text) <= MAX_PARAGRAPH and p.text.endswith("i.") for p in passages)


def test_a_known_title_need_not_look_like_a_heading() -> None:
    title = "Må vi nu prøve noget nyt?"
    passages = _segment(f"Bladet\n\n{title}\n\nFakta\n\n• Et", title=title)
    assert [p.section for p in passages] == [(), (), (), ("Fakta",)]


def test_words_of_the_title_far_down_are_not_the_title() -> None:
    lines = "\n\n".join(f"Der er {n} forsøg." for n in range(40))
    last = _segment(f"{lines}\n\nNye forsøg\n\nDet er godt.", title="Nye forsøg")[-1]
    assert last.section == ("Nye forsøg",)


def test_a_list_with_addresses_is_a_list() -> None:
    assert _kinds("Titel\n\n• a@example.org\n• b@example.org") == [
        ("heading", "Titel"),
        ("bullet", "a@example.org"),
        ("bullet", "b@example.org"),
    ]


def test_a_line_of_a_hundred_thousand_signs_takes_no_time() -> None:
    for line in (" " * 100_000, "a" * 100_000, "a@" * 50_000, "- " * 50_000, "1." * 50_000):
        passages = _segment(f"Titel\n\n{line}.\n\nDet er godt.")
        assert passages[-1].text == "Det er godt."


@given(data=st.data())
def test_every_sign_lies_in_exactly_one_passage(
    data: st.DataObject, texts: st.SearchStrategy[str]
) -> None:
    text = data.draw(texts)
    passages = _segment(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(passages))
    assert "".join("".join(p.span.of(text).split()) for p in passages) == "".join(text.split())


@given(data=st.data())
def test_a_passage_is_the_text_at_its_place(
    data: st.DataObject, texts: st.SearchStrategy[str]
) -> None:
    text = data.draw(texts)
    passages = _segment(text)
    assert [p.ordinal for p in passages] == list(range(len(passages)))
    by_id = {p.id: p for p in passages}
    for passage in passages:
        assert passage.span.contains(passage.content)
        assert passage.text == passage.content.of(text)
        assert passage.section == tuple(by_id[i].text for i in passage.section_ids)
        assert all(by_id[i].kind is PassageKind.HEADING for i in passage.section_ids)


def test_boilerplate_is_the_only_kind_that_is_not_searched() -> None:
    passage = _segment("Titel")[0]
    assert passage.searchable
    kinds = [k for k in PassageKind if not _as(passage, k).searchable]
    assert kinds == [PassageKind.BOILERPLATE]


def _as(passage: Passage, kind: PassageKind) -> Passage:
    return Passage(
        id=passage.id,
        document_id=passage.document_id,
        ordinal=passage.ordinal,
        kind=kind,
        span=passage.span,
        content=passage.content,
        text=passage.text,
    )


def test_a_short_line_over_its_labels_is_a_heading() -> None:
    text = "Titel\n\nSådan.\n\nHavn og handel\nAnsøgere: Revby og Tangby\n\n• Torvedag\n• Tang"
    assert [(p.kind.value, p.text, p.section) for p in _segment(text)][2:] == [
        ("heading", "Havn og handel", ()),
        ("paragraph", "Ansøgere: Revby og Tangby", ("Havn og handel",)),
        ("bullet", "Torvedag", ("Havn og handel",)),
        ("bullet", "Tang", ("Havn og handel",)),
    ]


def test_labels_do_not_part_a_heading_from_its_list() -> None:
    text = "Titel\n\nSvarene\n\nHavn\nAnsøger: Revby\n\n• Torvedag\n\nSkov\nAnsøger: Vang\n\n• Bål"
    assert [p.section for p in _segment(text) if p.kind.value == "bullet"] == [
        ("Svarene", "Havn"),
        ("Svarene", "Skov"),
    ]


def test_a_question_on_its_own_is_a_heading_under_the_one_over_all_questions() -> None:
    text = (
        "Havnen\n\nVi svarer her.\n\nSpørgsmål og svar\n\nHvem må sejle?\n\nAlle med bevis.\n\n"
        "Koster det noget?\n\nNej. Det er gratis.\n\nKontakt os\n\nVi er på kontoret."
    )
    assert [(p.text, p.kind.value, p.section) for p in _segment(text)][3:] == [
        ("Hvem må sejle?", "heading", ("Spørgsmål og svar",)),
        ("Alle med bevis.", "paragraph", ("Spørgsmål og svar", "Hvem må sejle?")),
        ("Koster det noget?", "heading", ("Spørgsmål og svar",)),
        ("Nej. Det er gratis.", "paragraph", ("Spørgsmål og svar", "Koster det noget?")),
        ("Kontakt os", "heading", ()),
        ("Vi er på kontoret.", "paragraph", ("Kontakt os",)),
    ]
