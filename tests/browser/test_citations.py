"""From a marker to the words in the source, and back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from server.service import Service
from tests.browser.conftest import watched
from tests.browser.stage import answer_markers, ask, marked_words, serving, width_needed

pytestmark = pytest.mark.browser

COUNT = "Hvor mange forsøg blev afvist?"
LIST = "Hvilke forsøg blev delvist imødekommet?"


def test_marker_opens_the_source_with_exactly_the_cited_words(page: Page, service: Service) -> None:
    page.goto("/")
    exchange = ask(page, COUNT)
    panel = page.get_by_role("dialog")
    citations = service.ask(COUNT).citations
    for citation in citations:
        marker = (
            answer_markers(exchange).and_(page.locator(f'[data-number="{citation.number}"]')).first
        )
        marker.click()
        expect(panel).to_contain_text(f"Kilde {citation.number} af {len(citations)}")
        expect(marker).to_have_attribute("aria-expanded", "true")
        expect(panel.locator("mark").first).to_be_focused()
        expect(panel.locator("mark").first).to_be_in_viewport()
        assert marked_words(panel) == citation.cited_text


def test_source_in_the_panel_is_the_document_character_for_character(
    page: Page, service: Service
) -> None:
    page.goto("/")
    answer_markers(ask(page, COUNT)).first.click()
    document = service.ask(COUNT).citations[0].document
    panel = page.get_by_role("dialog")
    expect(panel.get_by_role("heading", level=2).first).to_have_text(document.title)
    text = panel.locator(".source__text")
    assert text.evaluate("element => element.textContent") == document.text


def test_marked_words_are_the_cited_ones_after_astral_characters(
    browser: Browser, astral_service: Service
) -> None:
    with (
        serving(astral_service) as base_url,
        watched(browser.new_context(base_url=base_url), base_url) as page,
    ):
        page.goto("/")
        exchange = ask(page, COUNT)
        panel = page.get_by_role("dialog")
        answer = astral_service.ask(COUNT)
        assert any(ord(c) > 0xFFFF for each in answer.citations for c in each.cited_text)
        for citation in answer.citations:
            exchange.locator(f'.marker[data-number="{citation.number}"]').first.click()
            expect(panel).to_contain_text(f"Kilde {citation.number} af")
            expect(panel.locator("mark").first).to_be_focused()
            assert marked_words(panel) == citation.cited_text
            page.keyboard.press("Escape")


def test_hover_shows_the_words_and_they_stay_under_the_pointer(
    page: Page, service: Service
) -> None:
    page.goto("/")
    exchange = ask(page, COUNT)
    answer_markers(exchange).nth(1).hover()
    preview = page.get_by_role("tooltip")
    expect(preview).to_be_visible()
    expect(preview.locator(".verbatim")).to_have_text(service.ask(COUNT).citations[1].cited_text)
    preview.hover()
    page.wait_for_timeout(300)
    expect(preview).to_be_visible()
    page.mouse.move(2, 2)
    expect(preview).to_be_hidden()


def test_keyboard_alone_reads_walks_and_comes_back(page: Page, service: Service) -> None:
    page.goto("/")
    exchange = ask(page, LIST)
    citations = service.ask(LIST).citations
    markers = answer_markers(exchange)
    panel = page.get_by_role("dialog")
    preview = page.get_by_role("tooltip")
    page.keyboard.press("Shift+Tab")  # from the field, back through the answer
    while not markers.first.evaluate("marker => marker === document.activeElement"):
        page.keyboard.press("Shift+Tab")
    expect(preview.locator(".verbatim")).to_have_text(citations[0].cited_text)
    expect(markers.first).to_have_attribute("aria-describedby", "preview")
    page.keyboard.press("Escape")
    expect(preview).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(markers.nth(1)).to_be_focused()
    expect(preview.locator(".verbatim")).to_have_text(citations[1].cited_text)
    page.keyboard.press("Enter")
    expect(preview).to_be_hidden()
    expect(panel.locator("mark").first).to_be_focused()
    assert marked_words(panel) == citations[1].cited_text
    page.keyboard.press("ArrowRight")
    expect(panel.locator("mark").first).to_have_text(citations[2].cited_text)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(panel.locator("mark").first).to_have_text(citations[0].cited_text)
    expect(panel.get_by_role("button", name="Forrige kildehenvisning")).to_be_disabled()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(markers.first).to_be_focused()
    expect(exchange.locator(".marker[aria-expanded]")).to_have_count(0)


def test_menu_and_foot_stay_in_view_beside_the_source(page: Page) -> None:
    page.goto("/")
    exchange = ask(page, LIST)
    answer_markers(exchange).first.click()
    expect(page.get_by_role("dialog").locator("mark").first).to_be_focused()
    links = page.locator(".site-header a, .composer button, .composer a, .site-footer a")
    hidden = [
        link.inner_text()
        for link in links.all()
        if not link.evaluate(
            """link => {
              link.scrollIntoView({ block: "center" });
              const { left, right, top, bottom } = link.getBoundingClientRect();
              const x = (left + right) / 2, y = (top + bottom) / 2;
              return link.contains(document.elementFromPoint(x, y));
            }"""
        )
    ]
    assert hidden == []


def test_last_step_keeps_the_focus(page: Page, service: Service) -> None:
    page.goto("/")
    exchange = ask(page, LIST)
    panel = page.get_by_role("dialog")
    last = len(service.ask(LIST).citations)
    exchange.locator(f'.answer__text .marker[data-number="{last - 1}"]').first.click()
    expect(panel.locator("mark").first).to_be_focused()
    forward = panel.get_by_role("button", name="Næste kildehenvisning")
    forward.focus()
    page.keyboard.press("Enter")
    expect(panel).to_contain_text(f"Kilde {last} af {last}")
    expect(forward).to_be_disabled()
    expect(panel.locator("mark").first).to_be_focused()


def test_verbatim_words_look_different_from_ours(page: Page) -> None:
    page.goto("/")
    exchange = ask(page, "Hvad siger ministeren?")
    quote = exchange.locator(".answer__text q.verbatim").first
    font = "e => getComputedStyle(e).fontFamily + getComputedStyle(e).color"
    ours = exchange.locator(".answer__text p").first.evaluate(font)
    assert quote.evaluate(font) != ours
    assert page.evaluate("document.fonts.check('16px \"Plex Serif\"')")
    assert page.evaluate("document.fonts.check('16px \"Plex Sans\"')")


def test_source_that_cannot_be_had_is_told(page: Page) -> None:
    page.goto("/")
    exchange = ask(page, COUNT)
    page.route("**/kilder/**", lambda route: route.fulfill(status=503, body="Nej"))
    answer_markers(exchange).first.click()
    panel = page.get_by_role("dialog")
    expect(panel).to_contain_text("Kilden kunne ikke hentes. Prøv igen.")
    page.keyboard.press("Escape")
    expect(answer_markers(exchange).first).to_be_focused()


def test_source_is_a_sheet_on_a_phone(phone: Page, service: Service) -> None:
    phone.goto("/")
    exchange = ask(phone, COUNT)
    assert width_needed(phone) <= 320
    answer_markers(exchange).first.tap()
    panel = phone.get_by_role("dialog")
    expect(panel.locator("mark").first).to_be_in_viewport()
    assert marked_words(panel) == service.ask(COUNT).citations[0].cited_text
    panel.evaluate("e => Promise.all(e.getAnimations().map(a => a.finished))")  # it rises
    box = panel.bounding_box()
    assert box is not None
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 320, 640)
    assert width_needed(phone) <= 320
    expect(phone.get_by_role("tooltip")).to_be_hidden()
    panel.get_by_role("button", name="Luk kilden").tap()
    expect(answer_markers(exchange).first).to_be_focused()


def test_marker_without_script_leads_to_the_marked_words(plain: Page, service: Service) -> None:
    plain.goto("/")
    plain.get_by_label("Dit spørgsmål").fill(COUNT)
    plain.get_by_role("button", name="Spørg", exact=True).click()
    citation = service.ask(COUNT).citations[-1]
    plain.locator(f'.answer__text .marker[data-number="{citation.number}"]').first.click()
    expect(plain.locator("#citat")).to_be_in_viewport()
    assert marked_words(plain.locator("main")) == citation.cited_text


def test_earlier_marker_without_script_leads_there_too(plain: Page, service: Service) -> None:
    plain.goto("/")
    for question in (COUNT, LIST):
        plain.get_by_label("Dit spørgsmål").fill(question)
        plain.get_by_role("button", name="Spørg", exact=True).click()
    plain.locator(".exchange--past .marker").first.click()
    expect(plain.locator("#citat")).to_be_in_viewport()
    assert marked_words(plain.locator("main")) == service.ask(COUNT).citations[0].cited_text
