from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from corpus.document import Provenance
from corpus.errors import ArticleChangedError, CorpusError, ParseError
from corpus.shipped import ARTICLES, read_articles
from corpus.status import TrialStatus

NAME = "000_6d810e28710eca4a.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped articles that may be spoilt."""
    return Path(shutil.copytree(ARTICLES, tmp_path / "articles"))


def test_a_changed_byte_is_refused(folder: Path) -> None:
    content = (folder / NAME).read_bytes()
    (folder / NAME).write_bytes(content.replace(b"33 nye", b"34 nye"))
    with pytest.raises(ArticleChangedError, match=rf"'{NAME}' er ændret \(sha256 .+ ≠ d548e34b…\)"):
        read_articles(folder)


def test_line_ends_turned_to_those_of_windows_are_refused(folder: Path) -> None:
    content = (folder / NAME).read_bytes()
    (folder / NAME).write_bytes(content.replace(b"\n", b"\r\n"))
    with pytest.raises(ArticleChangedError):
        read_articles(folder)


def test_a_missing_article_is_refused(folder: Path) -> None:
    (folder / NAME).unlink()
    with pytest.raises(ArticleChangedError, match=f"'{NAME}' mangler i"):
        read_articles(folder)


@pytest.mark.parametrize(
    "listing",
    [
        "[[article]",
        'title = "ingen"',
        '[[article]]\nfile = "a.txt"',
        "article = 5",
        "article = [5]",
    ],
    ids=["no toml", "no article", "no sha256", "a number", "numbers"],
)
def test_a_malformed_list_is_refused(tmp_path: Path, listing: str) -> None:
    (tmp_path / "articles.toml").write_text(listing, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"articles\.toml' kan ikke læses"):
        read_articles(tmp_path)


def test_a_folder_without_a_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"articles\.toml' kan ikke læses"):
        read_articles(tmp_path)


EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_an_article_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    listing = f'[[article]]\nfile = "a.txt"\nsha256 = "{EMPTY}"\n'
    (tmp_path / "articles.toml").write_text(listing, encoding="utf-8")
    with pytest.raises(ParseError, match="er tom"):
        read_articles(tmp_path)


DIGEST_OF_HEJ = "9c478bf63e9500cb5db1e85ece82f18c8eb9e52e2f9135acd7f10972c8d563ba"
ENTRY = f'[[article]]\nfile = "a.txt"\nsha256 = "{DIGEST_OF_HEJ}"\n'


def _read(folder: Path, more: str) -> Provenance:
    (folder / "a.txt").write_text("hej", encoding="utf-8")
    (folder / "articles.toml").write_text(ENTRY + more, encoding="utf-8")
    (document,) = read_articles(folder)
    return document.provenance


def test_what_the_list_does_not_say_is_unknown(tmp_path: Path) -> None:
    assert _read(tmp_path, "") == Provenance()


def test_what_the_list_says_is_known(tmp_path: Path) -> None:
    more = (
        'title = "Hej"\npublisher = "Bladet"\npublished = 2021-08-26\n'
        'source_url = "https://example.org"\ndefault_status = "partly"\n'
        'default_status_reason = "Det står der."\n'
    )
    assert _read(tmp_path, more) == Provenance(
        title="Hej",
        publisher="Bladet",
        published=date(2021, 8, 26),
        source_url_printed="https://example.org",
        default_status=TrialStatus.PARTLY,
        default_status_reason="Det står der.",
    )


@pytest.mark.parametrize(
    "more",
    ['published = "i går"', "published = 2021-08-26T10:00:00", 'default_status = "måske"'],
)
def test_a_date_or_status_that_is_none_is_refused(tmp_path: Path, more: str) -> None:
    with pytest.raises(CorpusError, match="kan ikke læses"):
        _read(tmp_path, more)
