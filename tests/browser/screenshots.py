"""Take the pictures of docs/screenshots/ anew: each page, on a desktop and on a phone.

    make screenshots

The pictures show the shipped articles. A page is shown as far as the window reaches, as people
meet it; `whole` shows all of it.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"

from playwright.sync_api import Page, ViewportSize, expect

from server.service import open_service
from server.settings import Settings
from tests.browser.stage import ask, chromium, serving

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
SCREENS: dict[str, ViewportSize] = {
    "desktop": {"width": 1280, "height": 900},
    "telefon": {"width": 375, "height": 812},
}
COUNT = "Hvor mange forsøg blev afvist?"
UNKNOWN = "Hvad koster en liter mælk?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A page and what is done on it before the picture is taken."""

    name: str
    path: str
    play: Callable[[Page], object] = lambda _: None
    whole: bool = False


def open_source(page: Page) -> None:
    """The count's third citation, opened beside the answer."""
    ask(page, COUNT).locator(".answer__text .marker").nth(2).click()
    expect(page.get_by_role("dialog").locator("mark").first).to_be_in_viewport()


def fail(page: Page) -> None:
    """A question that cannot be answered as it is sent."""
    page.get_by_label("Dit spørgsmål").fill("frikommune " * 100)
    page.get_by_role("button", name="Spørg", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()


SCENES = (
    Scene(name="forside", path="/"),
    Scene(name="svar", path="/", play=lambda page: ask(page, COUNT), whole=True),
    Scene(name="kilde-ved-svar", path="/", play=open_source),
    Scene(name="intet-svar", path="/", play=lambda page: ask(page, UNKNOWN)),
    Scene(name="fejl", path="/", play=fail),
    Scene(name="kilder", path="/kilder"),
    Scene(name="kilde", path="/kilder/000-6d810e28710eca4a"),
    Scene(name="forsoeg", path="/forsoeg"),
    Scene(name="om", path="/om", whole=True),
)


def main(folder: Path) -> None:
    """Write a picture of each scene on each screen."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        service = open_service(Settings(home=Path(home)))
        with serving(service) as base_url, chromium() as browser:
            for screen, viewport in SCREENS.items():
                for scene in SCENES:
                    page = browser.new_page(
                        base_url=base_url, viewport=viewport, reduced_motion="reduce"
                    )
                    page.goto(scene.path, wait_until="networkidle")
                    scene.play(page)
                    page.wait_for_load_state("networkidle")
                    if scene.whole:  # in a window as high as the page nothing is sticky
                        height = page.evaluate("document.documentElement.scrollHeight")
                        page.set_viewport_size({"width": viewport["width"], "height": height})
                        page.evaluate("scrollTo(0, 0)")
                    page.screenshot(path=folder / f"{scene.name}-{screen}.png")
                    page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
