"""What the pages are made of beside their templates, and whether all of it is here."""

from __future__ import annotations

from pathlib import Path

STATIC = Path(__file__).parent / "static"
DESIGN_SYSTEM = STATIC / "vendor" / "fds" / "css" / "dkfds.min.css"
MISSING = (
    "Siderne vises uden deres udseende, for server/static/vendor mangler. "
    "Kør »make install«, og start igen."
)


def has_design() -> bool:
    """Whether set-up has put the design system where the pages look for it."""
    return DESIGN_SYSTEM.is_file()
