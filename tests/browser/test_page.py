"""What a person sees: asked and read in a real browser, with and without JavaScript."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from server.answer import Answer
from server.service import Service

pytestmark = pytest.mark.browser

COUNT = "Hvor mange forsøg blev afvist?"
LIST = "Hvilke forsøg blev delvist imødekommet?"
UNKNOWN = "Hvad koster en liter mælk?"


def ask(page: Page, question: str) -> Locator:
    """Asks, and gives the answer once it stands there."""
    before = page.locator(".exchange").count()
    page.get_by_label("Dit spørgsmål").fill(question)
    page.keyboard.press("Enter")
    exchange = page.locator(".exchange").nth(before)
    expect(exchange.locator(".answer__text")).to_be_visible()
    return exchange


def marker_of(exchange: Locator, number: int) -> Locator:
    """The first marker of a citation in the answer's text."""
    pattern = re.compile(rf"^(Kilde )?{number}$")
    return exchange.locator(".answer__text .marker").filter(has_text=pattern).first


def plain_text(answer: Answer) -> str:
    """The answer as it stands on a page: markers without brackets, points without dashes."""
    text = answer.text
    for citation in answer.citations:
        text = text.replace(f"[{citation.number}]", f"{citation.number}")
    return squeezed(text.replace("\n– ", "\n"))


def squeezed(text: str) -> str:
    return " ".join(text.split())


def marked_words(scope: Locator) -> str:
    return "".join(scope.locator("mark").all_text_contents())


def width_needed(page: Page) -> int:
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width


def test_question_is_asked_and_answered_on_the_page(page: Page, service: Service) -> None:
    page.goto("/")
    exchange = ask(page, COUNT)
    answer = service.ask(COUNT)
    expect(exchange.get_by_role("heading", level=2)).to_contain_text(COUNT)
    expect(exchange.locator(".answer__text .marker")).to_have_count(
        len(re.findall(r"\[\d+\]", answer.text))
    )
    shown = squeezed(exchange.locator(".answer__text").inner_text())
    assert shown == plain_text(answer)
    expect(page.get_by_role("log")).to_have_attribute("aria-busy", "false")
    assert page.url.endswith("/")


def test_answer_is_announced_once_and_without_markers(page: Page) -> None:
    page.goto("/")
    ask(page, LIST)
    announced = page.get_by_role("status").inner_text()
    assert announced.startswith("Svar: ")
    assert announced.endswith(" kildehenvisninger.")
    assert "[1]" not in announced
    expect(page.get_by_role("log")).to_have_attribute("aria-live", "off")


def test_marker_opens_the_source_with_exactly_the_cited_words(page: Page, service: Service) -> None:
    page.goto("/")
    exchange = ask(page, COUNT)
    panel = page.get_by_role("dialog")
    for citation in service.ask(COUNT).citations[:3]:
        marker = marker_of(exchange, citation.number)
        marker.click()
        expect(panel.get_by_role("heading", level=2).first).to_contain_text(
            f"Kilde {citation.number} af"
        )
        expect(panel.locator("mark").first).to_contain_text(citation.cited_text.split()[0])
        expect(panel.locator("mark").first).to_be_in_viewport()
        assert marked_words(panel) == citation.cited_text
        expect(marker).to_have_attribute("aria-expanded", "true")


def test_source_in_the_panel_is_the_document_character_for_character(
    page: Page, service: Service
) -> None:
    page.goto("/")
    ask(page, COUNT).locator(".answer__text .marker").first.click()
    document = service.ask(COUNT).citations[0].document
    text = page.get_by_role("dialog").locator(".source__text")
    expect(text).to_be_visible()
    assert text.evaluate("element => element.textContent") == document.text


def test_keyboard_walks_the_citations_and_comes_back(page: Page, service: Service) -> None:
    page.goto("/")
    exchange = ask(page, LIST)
    citations = service.ask(LIST).citations
    markers = exchange.locator(".answer__text .marker")
    panel = page.get_by_role("dialog")
    markers.first.focus()
    page.keyboard.press("ArrowRight")
    expect(markers.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel.locator("mark").first).to_be_focused()
    assert marked_words(panel) == citations[1].cited_text
    page.keyboard.press("ArrowRight")
    expect(panel.locator("mark").first).to_have_text(citations[2].cited_text)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(panel.locator("mark").first).to_have_text(citations[0].cited_text)
    expect(panel.get_by_label("Forrige kildehenvisning")).to_be_disabled()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(markers.first).to_be_focused()


def test_conversation_stays_on_the_page(page: Page) -> None:
    page.goto("/")
    ask(page, COUNT)
    ask(page, LIST)
    expect(page.locator(".exchange")).to_have_count(2)


def test_follow_up_is_sent_with_what_was_said(page: Page) -> None:
    page.goto("/")
    ask(page, COUNT)
    with page.expect_request("**/api/ask") as sent:
        ask(page, LIST)
    body = json.loads(sent.value.post_data or "")
    assert body["question"] == LIST
    assert [turn["role"] for turn in body["history"]] == ["user", "assistant"]
    assert body["history"][0]["content"] == COUNT


def test_example_is_asked_by_its_button(page: Page) -> None:
    page.goto("/")
    example = page.locator("#hero .chip").first
    question = example.inner_text()
    example.click()
    expect(page.locator(".exchange .question__text")).to_have_text(question)
    expect(page.locator(".exchange .answer__text")).to_be_visible()


def test_honest_no_claims_no_source(page: Page) -> None:
    page.goto("/")
    exchange = ask(page, UNKNOWN)
    expect(exchange.locator(".answer--abstained .answer__label")).to_have_text(
        "Det svarer kilderne ikke på"
    )
    expect(exchange.locator(".marker")).to_have_count(0)
    expect(exchange.locator(".verbatim:visible")).to_have_count(
        exchange.locator(".nearest .verbatim:visible").count()
    )


def test_empty_question_is_told(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Dit spørgsmål").fill("   ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("spørgsmål")
    expect(page.get_by_label("Dit spørgsmål")).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".exchange")).to_have_count(0)
    ask(page, COUNT)
    expect(page.get_by_role("alert")).to_be_hidden()


def test_markup_in_a_question_stays_text(page: Page) -> None:
    page.goto("/")
    question = "<img src=x onerror=alert(1)> hvor mange forsøg blev afvist?"
    exchange = ask(page, question)
    expect(exchange.locator(".question__text")).to_have_text(question)
    expect(page.locator("main img")).to_have_count(0)


def test_many_trials_are_folded_into_a_table(page: Page, service: Service) -> None:
    page.goto("/")
    exchange = ask(page, COUNT)
    exchange.get_by_text("forsøg i en tabel").click()
    rows = exchange.locator("table tbody tr")
    expect(rows).to_have_count(len(service.ask(COUNT).trials))
    expect(rows.first).to_be_visible()


def test_answer_without_script_leads_to_the_marked_words(plain: Page, service: Service) -> None:
    plain.goto("/")
    plain.get_by_label("Dit spørgsmål").fill(COUNT)
    plain.get_by_role("button", name="Spørg", exact=True).click()
    answer = service.ask(COUNT)
    shown = squeezed(plain.locator(".exchange .answer__text").inner_text().replace("Kilde ", ""))
    assert shown.endswith(plain_text(answer)[-40:].replace("Kilde ", ""))
    citation = answer.citations[-1]
    marker_of(plain.locator(".exchange"), citation.number).click()
    expect(plain.locator("#citat")).to_be_in_viewport()
    assert marked_words(plain.locator("main")) == citation.cited_text
    assert "Hvor" not in plain.url


def test_conversation_without_script_goes_on(plain: Page) -> None:
    plain.goto("/")
    for question in (COUNT, LIST):
        plain.get_by_label("Dit spørgsmål").fill(question)
        plain.get_by_role("button", name="Spørg", exact=True).click()
    expect(plain.locator(".question__text:visible")).to_have_text([COUNT, LIST])
    first = plain.locator(".exchange").first.locator(".marker").first
    first.click()
    expect(plain.locator("#citat")).to_be_in_viewport()


def test_answer_is_read_alike_with_and_without_script(page: Page, plain: Page) -> None:
    page.goto("/")
    scripted = ask(page, LIST).locator(".answer__text")
    plain.goto("/")
    plain.get_by_label("Dit spørgsmål").fill(LIST)
    plain.get_by_role("button", name="Spørg", exact=True).click()
    served = plain.locator(".exchange .answer__text")
    assert scripted.locator("li").count() == served.locator("li").count()
    assert scripted.locator("p").count() == served.locator("p").count()
    assert (
        scripted.locator(".verbatim").all_text_contents()
        == served.locator(".verbatim").all_text_contents()
    )


@pytest.mark.parametrize(
    "path", ["/", "/kilder", "/kilder/000-6d810e28710eca4a", "/forsoeg", "/om", "/findes-ikke"]
)
def test_no_page_scrolls_sideways_on_a_narrow_screen(phone: Page, path: str) -> None:
    phone.goto(path)
    assert width_needed(phone) <= 320


def test_source_is_a_sheet_on_a_phone(phone: Page, service: Service) -> None:
    phone.goto("/")
    exchange = ask(phone, COUNT)
    assert width_needed(phone) <= 320
    exchange.locator(".answer__text .marker").first.tap()
    panel = phone.get_by_role("dialog")
    expect(panel.locator("mark").first).to_be_in_viewport()
    assert marked_words(panel) == service.ask(COUNT).citations[0].cited_text
    box = panel.bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 320)
    assert width_needed(phone) <= 320
    panel.get_by_label("Luk kilden").tap()
    expect(exchange.locator(".answer__text .marker").first).to_be_focused()


def test_trials_are_filtered_and_the_address_tells_how(page: Page, service: Service) -> None:
    page.goto("/forsoeg")
    page.get_by_label("Status", exact=True).select_option(label="Afvist")
    page.get_by_role("button", name="Vis", exact=True).click()
    expect(page.locator(".table--stacked tbody tr")).to_have_count(
        sum(t.status.value == "rejected" for t in service.collection.trials)
    )
    assert "status=rejected" in page.url


def test_first_tab_leads_past_the_menu(page: Page) -> None:
    page.goto("/kilder")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Gå til indholdet")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
