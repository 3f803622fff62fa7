"""Front matter: what a text says of itself in YAML between two lines of hyphens at its top."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from corpus.document import Provenance
from corpus.readers.dates import read_date
from corpus.status import TrialStatus

_MATTER = re.compile(
    r"\s*---[ \t]*\n(?P<yaml>.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_KEYS = {
    "title": ("title", "titel"),
    "publisher": ("publisher", "udgiver"),
    "published": ("published", "date", "dato", "udgivet"),
    "source_url": ("source_url", "url", "link", "source"),
    "default_status": ("default_status",),
    "default_status_reason": ("default_status_reason",),
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What front matter says, and where the text after it begins."""

    provenance: Provenance
    end: int


def front_matter(text: str) -> FrontMatter | None:
    """The front matter that `text` begins with, or None; what it does not say is None."""
    found = _MATTER.match(text)
    if found is None:
        return None
    try:
        said = yaml.load(found["yaml"], Loader=yaml.BaseLoader)  # words and lists, nothing else
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if not isinstance(said, Mapping):
        return None
    values = {name: _value(said, keys) for name, keys in _KEYS.items()}
    status = values["default_status"]
    known = status in {s.value for s in TrialStatus}
    return FrontMatter(
        provenance=Provenance(
            title=values["title"],
            publisher=values["publisher"],
            published=read_date(values["published"] or ""),
            source_url_printed=values["source_url"],
            default_status=TrialStatus(status) if status and known else None,
            default_status_reason=values["default_status_reason"],
        ),
        end=found.end(),
    )


def _value(said: Mapping[object, object], keys: tuple[str, ...]) -> str | None:
    """The words that the first of these keys holds."""
    held = (said.get(key) for key in keys)
    return next((" ".join(v.split()) for v in held if isinstance(v, str) and v.strip()), None)
