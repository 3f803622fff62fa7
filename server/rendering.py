"""Pages to HTML. Everything is escaped, and a name that a page lacks is an error."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from server.pages import View

TEMPLATES = Path(__file__).parent / "templates" / "pages"


@cache
def page_environment() -> Environment:
    """The templates of pages; those of answers are plain text and have their own environment."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(page: View) -> str:
    """The page, or part of one, as HTML."""
    return page_environment().get_template(page.template).render(page=page)
