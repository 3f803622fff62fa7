"""axe-core on every page and in every state of an answer, on a wide screen and on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import AMBIGUOUS
from tests.browser.stage import answer_markers, ask

pytestmark = pytest.mark.browser

COUNT = "Hvor mange forsøg blev afvist?"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCREENS = {"wide": (1280, 900), "phone": (320, 640)}
PATHS = (
    "/",
    "/kilder",
    "/kilder/000-6d810e28710eca4a",
    "/kilder/002-7bbc5137714f92f9?citat=0-20",
    "/kilder/002-7bbc5137714f92f9?citat=forkert",
    "/forsoeg",
    "/forsoeg?status=withdrawn",
    "/om",
    "/findes-ikke",
)


def violations(page: Page, axe: str) -> list[str]:
    """What axe-core holds against the page: rule and elements."""
    page.evaluate(axe)
    found: list[str] = page.evaluate(
        """async (rules) => {
          const { violations } = await axe.run({ runOnly: rules });
          return violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html}`));
        }""",
        RULES,
    )
    return found


def answered(page: Page) -> None:
    exchange = ask(page, COUNT)
    for fold in exchange.locator("summary").all():
        fold.click()


def source_opened(page: Page) -> None:
    answer_markers(ask(page, COUNT)).first.click()
    expect(page.get_by_role("dialog").locator("mark").first).to_be_focused()


def previewed(page: Page) -> None:
    marker = answer_markers(ask(page, COUNT)).nth(1)
    page.keyboard.press("Shift+Tab")
    marker.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()


def abstained(page: Page) -> None:
    ask(page, "Hvad koster en liter mælk?")
    ask(page, "Hvad er en frikommune?")


def clarified(page: Page) -> None:
    ask(page, AMBIGUOUS)


def refused(page: Page) -> None:
    page.get_by_label("Dit spørgsmål").press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()


STATES = (answered, source_opened, previewed, abstained, clarified, refused)


@pytest.fixture(params=["wide", "phone"])
def examined(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
    """A page whose console is not watched: axe itself tries inline styles, which the CSP stops."""
    width, height = SCREENS[request.param]
    page = browser.new_page(base_url=base_url, viewport={"width": width, "height": height})
    yield page
    page.close()


@pytest.mark.parametrize("path", PATHS)
def test_page_is_accessible(examined: Page, axe: str, path: str) -> None:
    examined.goto(path)
    assert violations(examined, axe) == []


@pytest.mark.parametrize("state", STATES)
def test_answer_is_accessible(examined: Page, axe: str, state: Callable[[Page], None]) -> None:
    examined.goto("/")
    state(examined)
    assert violations(examined, axe) == []


@pytest.mark.parametrize("fixture", ["page", "phone"])
def test_what_is_pressed_is_large_enough(fixture: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(fixture)
    page.goto("/")
    ask(page, COUNT)
    small = page.evaluate(
        """() => [...document.querySelectorAll("main button, main summary, main textarea")]
          .filter(e => e.checkVisibility())
          .filter(e => Math.min(e.offsetHeight, e.offsetWidth) < 24).map(e => e.outerHTML)"""
    )
    assert small == []
