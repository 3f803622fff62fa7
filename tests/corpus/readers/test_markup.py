from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.block import BlockKind
from corpus.errors import ParseError
from corpus.readers.markup import read_markup


def _blocks(html: str) -> list[tuple[str, str]]:
    markup = read_markup(html)
    return [(b.kind.value, b.span.of(markup.text)) for b in markup.blocks]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>En\n  linje</p><p>To</p>", "En linje\n\nTo"),
        ("<p>Én&nbsp;plan &amp; &lt;b&gt;</p>", "Én\u00a0plan & <b>"),
        ("<p>Et<br>To<br><br>Tre</p>", "Et\nTo\n\nTre"),
        ("<p>fri<b>kom</b>mune</p>", "frikommune"),
        ("<pre>  a\n   b</pre>", "  a\n   b"),
        ("<p>a<script>b</script><style>c</style><!-- d -->e</p>", "ae"),
        ("<p hidden>a</p><p style='display: none'>b</p><p>c</p>", "c"),
        ("<ul><li>Et<li>To</ul><p>Slut</p>", "Et\nTo\n\nSlut"),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a\tb\nc\td"),
        ("bar <i>tekst</i>", "bar tekst"),
        ("<p>a\x00b\x08c</p>", "abc"),
    ],
)
def test_the_text_is_what_a_browser_shows(html: str, text: str) -> None:
    assert read_markup(html).text == text


def test_each_stretch_is_marked_as_what_it_is() -> None:
    assert _blocks(
        "<h2>Fakta</h2><p>Det er <b>godt</b>.</p><ul><li>Et<ul><li>Under</ul><li>To<p>Mere</ul>"
        "<blockquote><p>Sagt</p></blockquote><nav>Menu</nav>"
    ) == [
        ("heading", "Fakta"),
        ("paragraph", "Det er godt."),
        ("strong", "godt"),
        ("item", "Et"),
        ("item", "Under"),
        ("item", "To"),
        ("paragraph", "Mere"),
        ("quotation", "Sagt"),
        ("boilerplate", "Menu"),
    ]


def test_cells_know_the_places_they_cover() -> None:
    markup = read_markup(
        "<table><thead><tr><th>A<th>B<th>C</thead>"
        "<tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td colspan=9>e</table>"
    )
    assert [
        (b.span.of(markup.text), b.row, b.column, b.rows, b.columns, b.header)
        for b in markup.blocks
        if b.kind is BlockKind.CELL
    ] == [
        ("A", 0, 0, 1, 1, True),
        ("B", 0, 1, 1, 1, True),
        ("C", 0, 2, 1, 1, True),
        ("a", 1, 0, 2, 1, False),
        ("b", 1, 1, 1, 2, False),
        ("c", 2, 1, 1, 1, False),
        ("d", 2, 2, 1, 1, False),
        ("e", 3, 0, 1, 9, False),
    ]


def test_spans_beyond_the_table_are_cut() -> None:
    markup = read_markup("<table><tr><td rowspan=60000 colspan=60000>a<td>b<tr><td>c</table>")
    cells = [b for b in markup.blocks if b.kind is BlockKind.CELL]
    assert [(b.rows, b.columns) for b in cells] == [(2, 100), (1, 1), (1, 1)]


@pytest.mark.parametrize(
    "html",
    [
        "<table role=presentation><tr><td>a<td>b</table>",
        "<table><tr><td><h2>a</h2><td>b</table>",
        "<table><tr><td><ul><li>a</ul><td>b</table>",
        "<table><tr><td>a<tr><td>b</table>",
    ],
)
def test_a_table_that_lays_out_a_page_is_no_table(html: str) -> None:
    assert all(kind != "cell" for kind, _ in _blocks(html))


def test_an_element_that_holds_the_text_is_no_frame_whatever_it_is_called() -> None:
    long = "Det er et langt afsnit om forsøg. " * 30
    assert _blocks(f"<div class='content sidebar'><p>{long}</p></div><p>Kort</p>")[0][0] == (
        "paragraph"
    )
    assert _blocks("<div class=menu><h1>Titel</h1><p>Tekst</p></div>")[0][0] == "heading"


def test_what_stands_beside_the_main_part_is_its_frame() -> None:
    assert _blocks("<div>Øverst</div><main><p>Tekst</p></main><div>Nederst</div>") == [
        ("boilerplate", "Øverst"),
        ("paragraph", "Tekst"),
        ("boilerplate", "Nederst"),
    ]


def test_deep_nesting_takes_no_recursion() -> None:
    markup = read_markup("<div>" * 600 + "dybt" + "<ul><li>" * 300 + "dybere")
    assert markup.text == "dybt\n\ndybere"


@pytest.mark.parametrize("html", ["<div>" * 10**6, "<b></i>" * 10**5, "<ul><li>" * 10**5])
def test_nesting_without_end_is_refused(html: str) -> None:
    with pytest.raises(ParseError, match="^er opmærket i for mange lag$"):
        read_markup(html)


def test_many_elements_that_end_by_themselves_are_not_nested() -> None:
    assert read_markup("<p>a" * 20_000).text.count("a") == 20_000


PIECES = (
    "<p>", "</p>", "<b>", "</b>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "<th>",
    "<td rowspan=3>", "</table>", "<h2>", "</h2>", "<br>", "<pre>", "</pre>", "<nav>", "</nav>",
    "<blockquote>", "</blockquote>", "<main>", "<caption>", "<dl><dt>", "<script>", "</script>",
    "ord", " ", "\n", "\u00a0", "Afvist: Fri", "&amp;", "<div class=menu>", "</div>", "&#x202e;",
)  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=40).map("".join))
def test_blocks_hold_all_of_the_text_once_and_in_order(html: str) -> None:
    markup = read_markup(html)
    held = [b.span for b in markup.blocks if b.kind is not BlockKind.STRONG]
    assert all(one.end <= other.start for one, other in pairwise(held))
    assert "".join("".join(s.of(markup.text).split()) for s in held) == "".join(markup.text.split())
    for block in markup.blocks:
        assert block.span.end <= len(markup.text)
        if block.kind is BlockKind.STRONG:
            assert any(s.contains(block.span) for s in held)
