"""The shipped articles: always there, never written to, checked byte for byte."""

from __future__ import annotations

import hashlib
import tomllib
from datetime import date
from pathlib import Path

from corpus.document import Document, Provenance, make_document
from corpus.errors import ArticleChangedError, CorpusError
from corpus.readers import read
from corpus.status import TrialStatus

ARTICLES = Path(__file__).parent / "articles"
_ADVICE = "hent den igen fra versionsstyringen"


def read_articles(folder: Path) -> tuple[Document, ...]:
    """The documents that `articles.toml` in `folder` lists.

    Raises:
        ArticleChangedError: if a file is missing, or its bytes have another sha256 than listed.
        CorpusError: if the list is missing or malformed.
    """
    path = folder / "articles.toml"
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["article"]
        return tuple(_article(folder, entry) for entry in entries)
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise CorpusError(f"{str(path)!r} kan ikke læses: {error!r}") from error


def _article(folder: Path, entry: dict[str, object]) -> Document:
    name, sha256 = str(entry["file"]), str(entry["sha256"])
    path = folder / name
    if not path.is_file():
        raise ArticleChangedError(f"Artiklen {name!r} mangler i {str(folder)!r}; {_ADVICE}.")
    content = path.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise ArticleChangedError(
            f"Artiklen {name!r} er ændret (sha256 {found[:8]}… ≠ {sha256[:8]}…); {_ADVICE}."
        )
    reading = read(name, content)
    return make_document(name, reading.text, _provenance(entry), reading.blocks)


def _provenance(entry: dict[str, object]) -> Provenance:
    published = entry.get("published")
    status = entry.get("default_status")
    if published is not None and type(published) is not date:  # a datetime is a date, too
        raise TypeError(f"published must be a date, got {published!r}")
    return Provenance(
        title=_text(entry, "title"),
        publisher=_text(entry, "publisher"),
        published=published,
        source_url_printed=_text(entry, "source_url"),
        default_status=TrialStatus(str(status)) if status is not None else None,
        default_status_reason=_text(entry, "default_status_reason"),
    )


def _text(entry: dict[str, object], key: str) -> str | None:
    value = entry.get(key)
    return None if value is None else str(value)
