"""What a person reads when an address leads nowhere, and where to go on from there.

A program reads the problem itself: which field, and what it may hold.
"""

from __future__ import annotations

from dataclasses import dataclass

from server.pages import ErrorPage, Navigation, WayOn

TO_FRONT = WayOn(url="/", label="Til forsiden")
WAYS_ON = {
    "/kilder": WayOn(url="/kilder", label="Se alle kilder"),
    "/forsoeg": WayOn(url="/forsoeg", label="Se alle forsøg"),
}
RELOAD_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Words:
    """What a page says instead of the problem's own words."""

    title: str
    detail: str


WORDS = {
    "not_found": Words(
        "Siden findes ikke", "Adressen kan være skrevet forkert, eller linket kan være for gammelt."
    ),
    "document_not_found": Words(
        "Kilden findes ikke", "Den kan være fjernet, eller adressen kan være skrevet forkert."
    ),
    "invalid_request": Words(
        "Siden kan ikke vises", "Adressen rummer et valg, som ikke findes. Vælg igen."
    ),
    "method_not_allowed": Words(
        "Siden kan ikke vises", "Adressen bruges af Frisvar selv. Begynd på forsiden."
    ),
    "body_too_large": Words(
        "Der er sendt for meget", "Samtalen er blevet for lang. Begynd en ny på forsiden."
    ),
}


def error_page(*, path: str, status: int, code: str, title: str, detail: str) -> ErrorPage:
    """The page for a problem at an address.

    Args:
        path: the address.
        status: the HTTP status.
        code: which problem it is.
        title: the problem's own title.
        detail: the problem's own words, shown where there are none better.
    """
    words = WORDS.get(code, Words(title, detail))
    return ErrorPage(
        title=words.title,
        current=Navigation.NONE,
        status=status,
        detail=words.detail,
        way_on=WAYS_ON.get("/" + path.split("/")[1], TO_FRONT),
        reload_seconds=RELOAD_SECONDS if code == "starting" else None,
    )
