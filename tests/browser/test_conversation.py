"""Asking and reading an answer, with and without JavaScript."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from server.answer import Answer
from server.service import Service
from server.views.chat import copy_text
from tests.browser.conftest import AMBIGUOUS, CHOICES
from tests.browser.stage import ask, width_needed

pytestmark = pytest.mark.browser

COUNT = "Hvor mange forsøg blev afvist?"
LIST = "Hvilke forsøg blev delvist imødekommet?"
FOLLOW_UP = "Og hvor mange blev delvist imødekommet?"
UNKNOWN = "Hvad koster en liter mælk?"


def plain_text(answer: Answer) -> str:
    """The answer as it stands on a page: markers without brackets, points without dashes."""
    text = re.sub(r"\[(\d+)\]", r" Kilde \1", answer.text)
    return squeezed(text.replace("\n– ", "\n"))


def squeezed(text: str) -> str:
    """Words with one space between them, and none before a stop."""
    return re.sub(r"\s+(?=[.,:;])", "", " ".join(text.split()))


def shown_text(exchange: Locator) -> str:
    text: str = exchange.locator(".answer__text").evaluate(
        "box => [...box.querySelectorAll('p, li')].map(e => e.textContent).join(' ')"
    )
    return squeezed(text)


def submit(page: Page, question: str) -> None:
    page.get_by_label("Dit spørgsmål").fill(question)
    page.get_by_role("button", name="Spørg", exact=True).click()


def test_question_is_asked_and_answered_on_the_page(page: Page, service: Service) -> None:
    page.goto("/")
    exchange = ask(page, COUNT)
    expect(exchange.get_by_role("heading", level=2)).to_contain_text(COUNT)
    assert shown_text(exchange) == plain_text(service.ask(COUNT))
    expect(page.get_by_role("log")).to_have_attribute("aria-busy", "false")
    assert urlsplit(page.url)[2:] == ("/", "", "")


def test_short_answer_comes_first_and_stands_out(page: Page, service: Service) -> None:
    page.goto("/")
    exchange = ask(page, COUNT)
    first = exchange.locator(".answer__text > :first-child")
    expect(first).to_have_class("lead")
    expect(first).to_contain_text(service.ask(COUNT).text.split(" [")[0])


def test_answer_is_announced_once_short_and_without_markers(page: Page, service: Service) -> None:
    page.goto("/")
    page.evaluate(
        """() => {
          window.announced = [];
          const status = document.getElementById("announcement");
          const note = () => status.textContent && window.announced.push(status.textContent);
          new MutationObserver(note).observe(status, { childList: true });
        }"""
    )
    ask(page, COUNT)
    short = service.ask(COUNT).text.split("\n")[0].replace(" [1]", "")
    count = len(service.ask(COUNT).citations)
    assert page.evaluate("window.announced") == [f"Svar: {short} {count} kildehenvisninger."]
    expect(page.get_by_role("log")).to_have_attribute("aria-live", "off")
    expect(page.get_by_role("status")).to_have_count(1)


def test_follow_up_is_asked_with_what_was_said(page: Page, service: Service) -> None:
    page.goto("/")
    ask(page, COUNT)
    with page.expect_request("**/svar") as sent:
        ask(page, FOLLOW_UP)
    fields = parse_qs(sent.value.post_data or "")
    assert fields["spoergsmaal"] == [FOLLOW_UP]
    assert fields["tidligere-spoergsmaal"] == [COUNT]
    assert fields["tidligere-svar"] == [service.ask(COUNT).text]
    expect(page.locator(".question__text")).to_have_text([COUNT, FOLLOW_UP])
    assert urlsplit(page.url)[2:] == ("/", "", "")


def test_new_conversation_forgets_the_old(page: Page) -> None:
    page.goto("/")
    ask(page, COUNT)
    page.get_by_role("link", name="Begynd en ny samtale").click()
    expect(page.locator(".exchange")).to_have_count(0)
    with page.expect_request("**/svar") as sent:
        ask(page, LIST)
    assert set(parse_qs(sent.value.post_data or "")) == {"spoergsmaal"}


def test_example_is_asked_by_its_button_and_focus_goes_to_the_answer(page: Page) -> None:
    page.goto("/")
    example = page.locator(".example").first
    question = example.locator(".example__question").inner_text()
    example.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".exchange .answer__text")).to_be_visible()
    expect(page.locator(".exchange .question__text")).to_have_text(question)
    expect(page.locator(".exchange .question")).to_be_focused()


def test_focus_stays_in_the_field_for_the_next_question(page: Page) -> None:
    page.goto("/")
    ask(page, COUNT)
    expect(page.get_by_label("Dit spørgsmål")).to_be_focused()
    expect(page.get_by_label("Dit spørgsmål")).to_have_value("")


def test_understood_question_is_shown_and_can_be_corrected(page: Page, service: Service) -> None:
    page.goto("/")
    exchange = ask(page, COUNT)
    understood = exchange.locator("details.understood")
    expect(understood).to_contain_text(
        f"Sådan forstod jeg spørgsmålet: {service.ask(COUNT).resolved_question}"
    )
    understood.locator("summary").focus()
    page.keyboard.press("Enter")
    field = exchange.get_by_label("Ret spørgsmålet, og spørg igen")
    expect(field).to_have_value(service.ask(COUNT).resolved_question)
    field.fill(LIST)
    exchange.get_by_role("button", name="Spørg igen").press("Enter")
    expect(page.locator(".question__text")).to_have_text([COUNT, LIST])
    expect(page.locator(".exchange").nth(1).locator(".question")).to_be_focused()


def test_counts_and_lists_have_a_chart_and_a_table(page: Page, service: Service) -> None:
    page.goto("/")
    for question in (COUNT, LIST):
        exchange = ask(page, question)
        trials = [e.trial for e in service.ask(question).trials]
        names = dict.fromkeys(t.network or "Uden netværk" for t in trials)
        expect(exchange.locator(".chart__name")).to_contain_text(list(names))
        words = " ".join(exchange.locator(".chart__words").all_inner_texts())
        assert sum(int(n) for n in re.findall(r"\d+", words)) == len(trials)
        expect(exchange.locator(".chart svg rect").first).to_be_visible()
        exchange.get_by_text("forsøg i en tabel").click()
        rows = exchange.locator("table tbody tr")
        expect(rows.first).to_be_visible()
        assert rows.locator("td:first-child").all_inner_texts() == [t.title for t in trials]


def test_ambiguity_offers_its_choices_as_buttons(page: Page) -> None:
    page.goto("/")
    exchange = ask(page, AMBIGUOUS)
    choices = exchange.get_by_role("button", name=re.compile(r"^Hvor mange forsøg"))
    expect(choices).to_have_text(list(CHOICES))
    expect(exchange.get_by_role("heading", name="Vælg, hvad du mener")).to_be_visible()
    choices.nth(1).press("Enter")
    expect(page.locator(".question__text")).to_have_text([AMBIGUOUS, CHOICES[1]])


def test_honest_no_claims_no_source(page: Page, service: Service) -> None:
    page.goto("/")
    exchange = ask(page, UNKNOWN)
    expect(exchange.locator(".answer--abstained .answer__label")).to_have_text(
        "Det svarer kilderne ikke på"
    )
    expect(exchange.locator(".marker")).to_have_count(0)
    expect(exchange.locator(".verbatim")).to_have_count(0)


def test_nearest_passages_say_that_they_are_no_answer(page: Page, service: Service) -> None:
    question = next(
        q
        for q in ("Hvad er en frikommune?", "Hvor mange penge er der afsat til forsøgene?")
        if service.ask(q).nearest
    )
    page.goto("/")
    nearest = ask(page, question).locator(".nearest")
    expect(nearest.get_by_role("heading")).to_have_text("Ikke et svar, men det nærmeste i kilderne")
    expect(nearest.locator(".nearest__words")).to_have_count(len(service.ask(question).nearest))
    expect(nearest.locator(".verbatim, .marker")).to_have_count(0)


@pytest.mark.parametrize("question", ["   ", "æ" * 1001])
def test_question_that_is_none_is_told_and_kept(page: Page, question: str) -> None:
    page.goto("/")
    submit(page, question)
    expect(page.get_by_role("alert")).to_contain_text("pørgsmål")
    field = page.get_by_label("Dit spørgsmål")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_value(question)
    expect(field).to_be_focused()
    expect(page.locator(".exchange")).to_have_count(0)
    expect(page.locator(".example").first).to_be_visible()
    ask(page, COUNT)
    expect(page.get_by_role("alert")).to_be_hidden()


@pytest.mark.parametrize(
    ("status", "body", "told"),
    [
        (503, '{"detail": "Frisvar er ved at åbne sine kilder."}', "ved at åbne sine kilder"),
        (502, "<h1>Bad gateway</h1>", "Frisvar svarer ikke."),
    ],
)
def test_service_that_does_not_answer_loses_nothing(
    page: Page, status: int, body: str, told: str
) -> None:
    def fail(route: Route) -> None:
        route.fulfill(status=status, body=body, content_type="application/problem+json")

    page.goto("/")
    ask(page, COUNT)
    page.route("**/svar", fail)
    submit(page, LIST)
    expect(page.get_by_role("alert")).to_contain_text(told)
    expect(page.get_by_label("Dit spørgsmål")).to_have_value(LIST)
    expect(page.locator(".exchange")).to_have_count(1)
    page.unroute("**/svar")
    page.keyboard.press("Enter")
    expect(page.locator(".question__text")).to_have_text([COUNT, LIST])


def test_answer_begins_at_the_top_of_the_window(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto("/")
    for question in (COUNT, LIST):
        exchange = ask(page, question)
        expect(exchange.locator(".question")).to_be_in_viewport()
        assert abs(exchange.evaluate("e => e.getBoundingClientRect().top")) <= 1


def test_wait_is_shown_only_where_there_is_one(page: Page) -> None:
    page.goto("/")
    page.route("**/svar", lambda _: None)  # never answered
    page.get_by_label("Dit spørgsmål").fill(COUNT)
    shown_at_once = page.evaluate(
        """() => {
          document.getElementById("composer").requestSubmit();
          return document.querySelector(".waiting").checkVisibility({ visibilityProperty: true });
        }"""
    )
    assert not shown_at_once
    expect(page.locator(".exchange .question__text")).to_have_text(COUNT)
    expect(page.get_by_text("Finder svar i kilderne …")).to_be_visible()


def test_markup_in_a_question_stays_text(page: Page) -> None:
    page.goto("/")
    question = "<img src=x onerror=alert(1)> hvor mange forsøg blev afvist?"
    exchange = ask(page, question)
    expect(exchange.locator(".question__text")).to_have_text(question)
    expect(page.locator("main img")).to_have_count(0)


def test_link_reopens_the_question(page: Page, service: Service) -> None:
    page.goto("/")
    exchange = ask(page, COUNT)
    exchange.get_by_role("link", name="Link til spørgsmålet").press("Enter")
    expect(exchange.locator(".tools__said")).to_have_text("Linket er kopieret.")
    expect(page.get_by_role("status")).to_have_text("Linket er kopieret.")
    assert urlsplit(page.url)[2:] == ("/", "", "")
    link: str = page.evaluate("navigator.clipboard.readText()")
    assert parse_qs(urlsplit(link).query) == {"q": [service.ask(COUNT).resolved_question]}
    page.goto(link)
    expect(page.locator(".exchange")).to_have_count(1)
    assert shown_text(page.locator(".exchange")) == plain_text(service.ask(COUNT))


def test_answer_is_copied_with_numbered_references(
    page: Page, service: Service, base_url: str
) -> None:
    page.goto("/")
    exchange = ask(page, COUNT)
    exchange.get_by_role("button", name="Kopiér svar og kilder").press("Enter")
    expect(exchange.locator(".tools__said")).to_have_text("Svaret er kopieret.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == copy_text(COUNT, service.ask(COUNT), base_url)


def test_copy_works_without_the_clipboard_of_secure_pages(
    page: Page, service: Service, base_url: str
) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto("/")
    exchange = ask(page, COUNT)
    page.evaluate(
        """() => addEventListener("copy", ({ target }) => {
          window.copied = target.value.slice(target.selectionStart, target.selectionEnd);
        })"""
    )
    exchange.get_by_role("button", name="Kopiér svar og kilder").press("Enter")
    expect(exchange.locator(".tools__said")).to_have_text("Svaret er kopieret.")
    assert page.evaluate("window.copied") == copy_text(COUNT, service.ask(COUNT), base_url)


def test_print_shows_the_answer_and_its_sources_alone(page: Page) -> None:
    page.goto("/")
    exchange = ask(page, COUNT)
    page.emulate_media(media="print")
    for gone in (".site-header", ".composer", ".tools", ".site-footer"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(exchange.locator(".sources__words").last).to_be_visible()
    expect(exchange.locator(".answer__text")).to_be_visible()
    printed = exchange.locator(".marker").first.evaluate(
        "m => getComputedStyle(m, '::before').content + getComputedStyle(m, '::after').content"
    )
    assert printed == '"[""]"'


def test_answer_without_script_is_the_same(plain: Page, service: Service) -> None:
    plain.goto("/")
    submit(plain, COUNT)
    assert shown_text(plain.locator("#svar")) == plain_text(service.ask(COUNT))
    assert "Hvor" not in plain.url
    expect(plain.get_by_role("button", name="Udskriv")).to_be_hidden()


def test_conversation_without_script_goes_on(plain: Page) -> None:
    plain.goto("/")
    for question in (COUNT, LIST):
        submit(plain, question)
    expect(plain.locator(".question__text")).to_have_text([COUNT, LIST])
    plain.locator("#svar details.understood summary").click()
    plain.get_by_label("Ret spørgsmålet, og spørg igen").fill(FOLLOW_UP)
    plain.get_by_role("button", name="Spørg igen").click()
    expect(plain.locator(".question__text")).to_have_text([COUNT, LIST, FOLLOW_UP])


def test_example_and_choice_without_script(plain: Page) -> None:
    plain.goto("/")
    example = plain.locator(".example").first
    question = example.locator(".example__question").inner_text()
    example.click()
    expect(plain.locator(".question__text")).to_have_text(question)
    submit(plain, AMBIGUOUS)
    # An example may ask the same: it is hidden by the style sheet, which may come later.
    plain.get_by_role("log").get_by_role("button", name=CHOICES[0]).click()
    expect(plain.locator(".question__text")).to_have_text([question, AMBIGUOUS, CHOICES[0]])


def test_long_words_do_not_widen_a_phone(phone: Page) -> None:
    phone.goto("/")
    ask(phone, "frikommune" * 40)
    assert width_needed(phone) <= 320
