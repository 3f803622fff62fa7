"""Who runs the service, as every page tells it."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from server.pages import Operator, Page
from server.settings import Settings

AnyPage = TypeVar("AnyPage", bound=Page)


def signed(page: AnyPage, settings: Settings) -> AnyPage:
    """The page, with who runs the service."""
    return replace(page, operator=_operator(settings))


def _operator(settings: Settings) -> Operator | None:
    if settings.operator is None:
        return None
    contact = settings.contact or ""
    return Operator(
        name=settings.operator,
        contact=contact.removeprefix("https://").removeprefix("http://").rstrip("/"),
        contact_url=f"mailto:{contact}" if "://" not in contact and contact else contact,
    )
