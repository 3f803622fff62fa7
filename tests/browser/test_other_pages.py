"""The sources, the trials, the page about the service, and what keeps others out."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from server.service import Service
from tests.browser.stage import answer_markers, ask, marked_words, width_needed

pytestmark = pytest.mark.browser

SOURCE = "/kilder/000-6d810e28710eca4a"
PATHS = ("/", "/kilder", SOURCE, "/forsoeg", "/om", "/findes-ikke")


@pytest.mark.parametrize("path", PATHS)
def test_no_page_scrolls_sideways_on_a_narrow_screen(phone: Page, path: str) -> None:
    phone.goto(path)
    assert width_needed(phone) <= 320


@pytest.mark.parametrize("path", PATHS)
def test_no_page_scrolls_sideways_when_zoomed_in(
    browser: Browser, base_url: str, path: str
) -> None:
    # 400 % of a window of 1280 × 1024
    page = browser.new_page(
        base_url=base_url, viewport={"width": 320, "height": 256}, device_scale_factor=4
    )
    page.goto(path)
    assert width_needed(page) <= 320
    if path == "/":
        assert page.locator(".composer").evaluate("e => getComputedStyle(e).position") == "static"
    page.close()


@pytest.mark.parametrize("path", PATHS)
def test_every_page_names_who_stands_behind_it(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.get_by_role("contentinfo")).to_contain_text("ikke en del af borger.dk")


def test_fonts_and_design_system_come_from_the_service(page: Page) -> None:
    fetched: list[str] = []
    page.on("response", lambda response: fetched.append(urlsplit(response.url).path))
    page.goto("/", wait_until="networkidle")
    assert "/static/vendor/fds/css/dkfds.min.css" in fetched
    fonts = [Path(path).name for path in fetched if "/fonts/" in path]
    assert fonts
    assert all(name.endswith(".woff2") for name in fonts)
    family = page.locator("h1").evaluate("e => getComputedStyle(e).fontFamily")
    assert family.startswith('"Plex Sans"')


def test_first_tab_leads_past_the_menu(page: Page) -> None:
    page.goto("/kilder")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Gå til indholdet")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_nothing_moves_for_those_who_want_stillness(browser: Browser, base_url: str) -> None:
    page = browser.new_page(base_url=base_url, reduced_motion="reduce")
    page.goto("/")
    page.locator("#panel").evaluate("panel => panel.show()")
    moving = page.evaluate("document.getAnimations().length")
    page.close()
    assert moving == 0


def test_high_contrast_keeps_what_colour_says(browser: Browser, base_url: str) -> None:
    page = browser.new_page(base_url=base_url, forced_colors="active")
    page.goto("/forsoeg")
    painted = "(e, of) => getComputedStyle(e, of).backgroundColor"
    keys = page.locator(".chart .key")
    bars = page.locator(".chart .part")
    assert [key.evaluate(painted, "::before") for key in keys.all()] == [
        bar.evaluate("e => getComputedStyle(e).fill") for bar in bars.all()
    ]
    underline = "a => getComputedStyle(a).borderBottomColor"
    entries = page.locator(".menu a")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    current = entries.and_(page.locator("[aria-current]"))
    assert current.evaluate(underline) != ground
    assert {e.evaluate(underline) for e in entries.all()} == {current.evaluate(underline), ground}
    page.goto("/")
    marker = answer_markers(ask(page, "Hvor mange forsøg blev afvist?")).first
    before = marker.evaluate(painted)
    marker.click()
    expect(page.get_by_role("dialog").locator("mark").first).to_be_focused()
    page.mouse.move(2, 2)
    assert marker.evaluate(painted) != before
    page.close()


def test_print_keeps_the_colours_of_a_chart(page: Page) -> None:
    page.goto("/forsoeg")
    page.emulate_media(media="print")
    adjust = page.locator(".chart .key").first.evaluate(
        "key => getComputedStyle(key, '::before').printColorAdjust"
    )
    assert adjust == "exact"


@pytest.mark.parametrize("path", ["/forsoeg", "/forsoeg?status=partly"])
def test_status_stands_on_one_line(page: Page, path: str) -> None:
    page.goto(path)
    heights = page.locator(".table .status").evaluate_all("all => all.map(e => e.offsetHeight)")
    assert len(set(heights)) == 1
    assert heights[0] < 30


def test_sources_lead_to_their_text_and_trials(page: Page, service: Service) -> None:
    page.goto("/kilder")
    documents = service.collection.documents
    expect(page.locator(".cards__title")).to_have_text([d.title for d in documents])
    expect(page.locator("main")).to_contain_text("26. august 2021 (for ")
    page.get_by_role("link", name=documents[0].title).press("Enter")
    text = page.locator(".source__text")
    assert text.evaluate("element => element.textContent") == documents[0].text
    first = service.collection.trials_in(documents[0].id)[0]
    passage = page.locator(f'[id="{first.record.passage_id}"]')
    badge = passage.evaluate("e => getComputedStyle(e, '::after').content")
    assert badge == '"Imødekommet"'
    page.get_by_role("link", name="se forsøgene").press("Enter")
    assert parse_qs(urlsplit(page.url).query) == {"document": [documents[0].id]}


def test_trials_are_filtered_and_the_address_tells_how(page: Page, service: Service) -> None:
    page.goto("/forsoeg")
    network = service.collection.networks[0]
    page.get_by_label("Netværk", exact=True).select_option(network)
    page.get_by_label("Status", exact=True).select_option(label="Afvist")
    page.get_by_role("button", name="Vis", exact=True).press("Enter")
    fitting = [
        t
        for t in service.collection.trials
        if t.status.value == "rejected" and t.network == network
    ]
    rows = page.locator(".table--stacked tbody tr")
    assert rows.locator("td:first-child").all_inner_texts() == [t.title for t in fitting]
    query = parse_qs(urlsplit(page.url).query)
    assert (query["network"], query["status"]) == ([network], ["rejected"])
    expect(page.locator(".chart__words")).to_have_text([f"{len(fitting)} afvist"])
    expect(page.locator(".tally__sum td").last).to_have_text(str(len(fitting)))
    page.reload()
    expect(page.get_by_label("Netværk", exact=True)).to_have_value(network)
    page.get_by_label("Ord", exact=True).fill("findesikkeher")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Ingen af de 50 forsøg passer")
    page.get_by_role("link", name="Ryd valg").press("Enter")
    expect(rows).to_have_count(len(service.collection.trials))


def test_row_leads_to_its_place_in_the_source(page: Page, service: Service) -> None:
    page.goto("/forsoeg?status=partly")
    trial = next(t for t in service.collection.trials if t.status.value == "partly")
    page.get_by_role("link", name=trial.title).press("Enter")
    expect(page.locator("#citat")).to_be_in_viewport()
    record = trial.record
    document = service.collection.document(record.document_id)
    assert marked_words(page.locator("main")) == record.span.of(document.text)


def test_trials_are_downloaded_as_they_are_filtered(page: Page, service: Service) -> None:
    page.goto("/forsoeg?status=partly")
    titles = [t.title for t in service.collection.trials if t.status.value == "partly"]
    with page.expect_download() as as_csv:
        page.get_by_role("link", name="CSV").click()
    with as_csv.value.path().open(encoding="utf-8-sig", newline="") as file:
        assert [row["forsoeg"] for row in csv.DictReader(file, delimiter=";")] == titles
    with page.expect_download() as as_json:
        page.get_by_role("link", name="JSON").click()
    downloaded = json.loads(as_json.value.path().read_text(encoding="utf-8"))
    assert [t["title"] for t in downloaded["trials"]] == titles


def test_about_says_what_is_kept_and_what_not(page: Page) -> None:
    page.goto("/om")
    for heading in ("Hvad Frisvar ikke kan", "Hvordan et svar bliver til", "Hvem der står bag"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    page.get_by_role("link", name="Privatliv").click()
    expect(page.locator("#privatliv")).to_be_in_viewport()
    expect(page.locator("#privatliv")).to_contain_text("skrives i tjenestens log")
    expect(page.locator("#tilgaengelighed")).to_contain_text("WCAG 2.2")


def test_another_site_cannot_ask_in_a_visitors_name(browser: Browser, base_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    elsewhere = base_url.replace("127.0.0.1", "localhost")
    form = f'<form method="post" action="{base_url}/spoerg"><input name="spoergsmaal" value="x">'
    page.route(
        f"{elsewhere}/ond",
        lambda route: route.fulfill(body=f"{form}<button>Send</button>", content_type="text/html"),
    )
    page.goto(f"{elsewhere}/ond")
    with page.expect_response("**/spoerg") as answered:
        page.get_by_role("button").click()
    context.close()
    assert answered.value.status == 403


def test_policy_runs_no_script_and_no_style_that_is_not_ours(
    browser: Browser, base_url: str
) -> None:
    page = browser.new_page(base_url=base_url)
    response = page.goto("/om")
    assert response is not None
    policy = response.headers["content-security-policy"]
    assert "unsafe" not in policy
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          document.body.setAttribute("style", "color: red");
        }"""
    )
    assert page.evaluate("window.ran") is None
    assert page.evaluate("getComputedStyle(document.body).color") != "rgb(255, 0, 0)"
    page.close()
