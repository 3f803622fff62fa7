"""Long lists are shown a part at a time, in bounded size, and lose nothing."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date

import pytest
from starlette.testclient import TestClient

from corpus.collection import Collection, make_collection
from corpus.document import Provenance, make_document
from server.pages import Pager
from server.rendering import render
from server.views.about import about_page
from server.views.paging import paged
from server.views.sources import sources_page
from server.views.trials import TrialFilter, trials_page

TODAY = date(2025, 8, 27)
ALL = TrialFilter()


def listing(networks: int, trials: int) -> str:
    lists = (
        f"Netværket om emne {n}\n\n"
        + "\n".join(f"• Afvist: Forsøg {n}-{t}" for t in range(trials))
        + "\n"
        for n in range(networks)
    )
    return "Svar på ansøgningerne\n\nHer er svarene.\n\n" + "\n".join(lists)


@pytest.fixture(scope="module")
def many() -> Collection:
    """260 documents; the first tells of 300 networks with two trials each, the others of one."""
    texts = [
        listing(300, 2),
        *(f"Brev {n}\n\nEt brev om meget.\n\n• Afvist: Brevforsøg {n}\n" for n in range(1, 260)),
    ]
    return make_collection(
        make_document(f"brev-{n:04}.txt", text, Provenance()) for n, text in enumerate(texts)
    )


def all_pagers(collection: Collection) -> Iterator[tuple[tuple[str, ...], Pager]]:
    number = 1
    while True:
        page = sources_page(collection, today=TODAY, number=number)
        assert page.pager is not None
        yield tuple(facts.id for facts in page.sources), page.pager
        if not page.pager.next_url:
            return
        number = int(page.pager.next_url.removeprefix("/kilder?side="))


def test_parts_say_where_they_are() -> None:
    assert paged("abcde", 2, size=2, path="/x", parameters={"q": "å"}) == (
        "cd",
        Pager(
            shown="3–4 af 5",
            place="Side 2 af 3",
            previous_url="/x?q=%C3%A5",
            next_url="/x?q=%C3%A5&side=3",
        ),
    )


def test_a_short_list_is_one_part() -> None:
    assert paged("ab", 1, size=2, path="/x") == ("ab", None)


def test_a_part_beyond_the_last_is_the_last() -> None:
    shown, pager = paged("abc", 99, size=2, path="/x")
    assert (shown, pager and pager.next_url) == ("c", "")


def test_sources_stand_once_each_on_their_parts(many: Collection) -> None:
    parts = list(all_pagers(many))
    assert [i for ids, _ in parts for i in ids] == [d.id for d in many.documents]
    assert [pager.shown for _, pager in parts] == [
        "1–50 af 260",
        "51–100 af 260",
        "101–150 af 260",
        "151–200 af 260",
        "201–250 af 260",
        "251–260 af 260",
    ]


def test_a_part_links_to_its_neighbours_without_script(many: Collection) -> None:
    text = render(sources_page(many, today=TODAY, number=2))
    assert re.findall(r'<(?:link|a) rel="(prev|next)" href="([^"]+)"', text) == [
        ("prev", "/kilder"),
        ("next", "/kilder?side=3"),
        ("prev", "/kilder"),
        ("next", "/kilder?side=3"),
    ]
    assert "51–100 af 260" in text


def test_filters_stay_on_every_part_of_the_trials(many: Collection) -> None:
    chosen = TrialFilter(words="forsøg")
    page = trials_page(many, many.trials, chosen, number=2)
    assert page.pager is not None
    assert page.pager.shown == "201–400 af 859"
    assert page.pager.next_url == "/forsoeg?q=fors%C3%B8g&side=3"
    assert [r.title for r in page.rows] == [t.title for t in many.trials[200:400]]


def test_totals_of_very_many_networks_add_up(many: Collection) -> None:
    page = trials_page(many, many.trials, ALL)
    assert len(page.tally) == 51
    assert page.tally[-1].name == "251 andre netværk"
    assert sum(int(row.total) for row in page.tally) == len(many.trials)
    assert page.tally_sum is not None
    assert page.tally_sum.counts == ("859",)


def test_choices_are_those_with_most_trials_and_the_chosen_one(many: Collection) -> None:
    last = many.networks[-1]
    page = trials_page(many, many.trials, TrialFilter(network=last))
    assert [c.label for c in page.networks] == [*many.networks[:199], last]
    assert [c.label for c in page.networks if c.selected] == [last]
    assert page.more_networks == "og 100 andre netværk"
    assert page.more_documents == "og 60 andre kilder"
    assert "<option disabled>og 60 andre kilder</option>" in render(page)


def test_the_page_about_frisvar_names_a_part_of_very_many_networks(many: Collection) -> None:
    page = about_page(many, version="1", index_version="x", logs_questions=False)
    assert [n.name for n in page.networks] == [*many.networks[:50]]
    assert "og 250 andre netværk" in html.unescape(render(page))


def test_pages_stay_small_however_many_documents_there_are() -> None:
    collection = make_collection(
        make_document(f"brev-{n:05}.txt", f"Brev {n}\n\nIntet nyt.", Provenance())
        for n in range(5000)
    )
    page = sources_page(collection, today=TODAY, number=100)
    assert page.pager is not None
    assert page.pager.shown == "4.951–5.000 af 5.000"
    assert len(render(page)) < 100_000


@pytest.mark.parametrize("path", ["/kilder", "/forsoeg"])
@pytest.mark.parametrize("number", ["0", "-1", "x", "1e3", "9999999999"])
def test_a_number_that_is_none_is_refused(client: TestClient, path: str, number: str) -> None:
    assert client.get(f"{path}?side={number}").status_code == 422


@pytest.mark.parametrize("path", ["/kilder", "/forsoeg"])
def test_few_documents_have_no_parts(client: TestClient, path: str) -> None:
    assert 'class="pager"' not in client.get(path).text
    assert client.get(f"{path}?side=7").text == client.get(path).text
