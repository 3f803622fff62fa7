"""Long lists a part at a time; which part is shown stands in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from server.addresses import PAGE, with_query
from server.pages import Pager
from server.views.words import grouped

Listed = TypeVar("Listed")


def paged(
    items: Sequence[Listed],
    number: int,
    *,
    size: int,
    path: str,
    parameters: Mapping[str, str] | None = None,
) -> tuple[Sequence[Listed], Pager | None]:
    """The items of a part, and where its neighbours are; None where all of them are one part.

    Args:
        items: all of them, in their order.
        number: of the part, from 1; beyond the last it is the last.
        size: of each part but the last.
        path: of the address.
        parameters: what the address carries beside the number.
    """
    last = max(1, -(-len(items) // size))
    if last == 1:
        return items, None
    number = min(number, last)
    start = (number - 1) * size
    shown = items[start : start + size]

    def url(part: int) -> str:
        at = {PAGE: str(part)} if part > 1 else {}
        return with_query(path, {**(parameters or {}), **at})

    return shown, Pager(
        shown=f"{grouped(start + 1)}–{grouped(start + len(shown))} af {grouped(len(items))}",
        place=f"Side {grouped(number)} af {grouped(last)}",
        previous_url=url(number - 1) if number > 1 else "",
        next_url=url(number + 1) if number < last else "",
    )
