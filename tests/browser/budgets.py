"""Measure the page against its budgets: bytes on the wire, and the wait for the first answer.

    make budgets

A page may be 150 kB compressed before fonts, and 300 ms may pass from Enter until the answer is
painted. Ends with 1 if a median is over its budget. The wait is taken in fresh pages, one question
each, over the shipped articles; the server is warm, as it is once it has opened its index.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"

from playwright.sync_api import Browser, expect
from rich.console import Console
from rich.table import Table

from server.service import open_service
from server.settings import Settings
from tests.browser.stage import chromium, serving

MAX_KB = 150.0
MAX_MS = 300.0
ROUNDS = 7
PATHS = ("/", "/kilder", "/kilder/000-6d810e28710eca4a", "/forsoeg", "/om")
QUESTIONS = (
    "Hvor mange forsøg blev afvist?",
    "Hvilke forsøg er der i alt?",
    "Hvad siger ministeren?",
    "Hvad koster en liter mælk?",
)
# From the key that asks until the frame after the one in which the answer stands.
WAIT = """() => new Promise((painted) => {
  let begun;
  addEventListener("keydown", () => { begun = performance.now(); }, { capture: true, once: true });
  new MutationObserver((_, observer) => {
    if (document.querySelector(".answer__text")) {
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => painted(performance.now() - begun)));
    }
  }).observe(document.getElementById("log"), { childList: true });
})"""


def kilobytes(browser: Browser, url: str) -> tuple[float, float]:
    """What a first visit fetches, compressed and with headers: all but fonts, and fonts."""
    page = browser.new_page()
    session = page.context.new_cdp_session(page)
    fonts: set[str] = set()
    sizes: dict[str, float] = {}
    session.on(
        "Network.responseReceived",
        lambda e: fonts.add(e["requestId"]) if e["type"] == "Font" else None,
    )
    session.on(
        "Network.loadingFinished",
        lambda e: sizes.__setitem__(e["requestId"], e["encodedDataLength"] / 1000),
    )
    session.send("Network.enable")
    page.goto(url, wait_until="networkidle")
    page.close()
    of_fonts = sum(size for request, size in sizes.items() if request in fonts)
    return sum(sizes.values()) - of_fonts, of_fonts


def milliseconds(browser: Browser, url: str, question: str) -> float:
    """How long a person waits for the first answer on a page."""
    page = browser.new_page()
    page.goto(url, wait_until="networkidle")
    field = page.get_by_label("Dit spørgsmål")
    field.fill(question)
    page.evaluate(f"() => {{ window.painted = ({WAIT})(); }}")
    field.press("Enter")
    expect(page.locator(".answer__text")).to_be_visible()
    waited: float = page.evaluate("window.painted")
    page.close()
    return waited


def main() -> int:
    """Print what was measured; 1 if a budget is overrun."""
    weights = Table("page", "kB before fonts", "kB of fonts", title="First visit, gzip")
    waits = Table("question", "median ms", "slowest ms", title="Enter until painted")
    held = True
    with tempfile.TemporaryDirectory() as home:
        service = open_service(Settings(home=Path(home)))
        with serving(service) as base_url, chromium() as browser:
            for path in PATHS:
                weight, fonts = kilobytes(browser, base_url + path)
                held = held and weight <= MAX_KB
                weights.add_row(path, f"{weight:.1f}", f"{fonts:.1f}")
            for question in QUESTIONS:
                taken = [milliseconds(browser, base_url, question) for _ in range(ROUNDS)]
                held = held and statistics.median(taken) <= MAX_MS
                waits.add_row(question, f"{statistics.median(taken):.0f}", f"{max(taken):.0f}")
    console = Console()
    console.print(weights, waits)
    console.print(f"budgets of {MAX_KB:.0f} kB and {MAX_MS:.0f} ms {'held' if held else 'OVERRUN'}")
    return int(not held)


if __name__ == "__main__":
    sys.exit(main())
