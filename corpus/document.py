"""A document: the original text, unchanged, and what is known of where it comes from."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList

from corpus.block import Block
from corpus.status import TrialStatus

LONGEST_TITLE = 300
TRANSLITERATION = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ö": "oe", "ä": "ae", "ü": "u"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What is known of a document beside its text; None is unknown, never a guess.

    `default_status` is the status of trials that carry no mark, and `default_status_reason` why.
    """

    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    source_url_printed: str | None = None
    default_status: TrialStatus | None = None
    default_status_reason: str | None = None

    @property
    def source_url(self) -> str | None:
        """The printed address when a browser could open it, else None."""
        return working_url(self.source_url_printed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document. Offsets everywhere are code points of `text`, which never changes.

    `blocks` is what the file's format says of stretches of the text; plain text has none.
    """

    id: str
    file_name: str
    text: str
    sha256: str
    provenance: Provenance
    blocks: tuple[Block, ...] = ()

    @property
    def title(self) -> str:
        """The title, or the file name where no title is known."""
        return self.provenance.title or self.file_name

    @property
    def opening(self) -> str:
        """What the text begins with: its first line, as far as a title is long."""
        return self.text.lstrip().partition("\n")[0][:LONGEST_TITLE].strip()

    @property
    def sha8(self) -> str:
        """The first eight digits of the text's sha256, as citation ids carry them."""
        return self.sha256[:8]


def make_document(
    file_name: str, text: str, provenance: Provenance, blocks: tuple[Block, ...] = ()
) -> Document:
    """A document of this text; its id is the file name's slug."""
    return Document(
        id=slug(file_name.rsplit(".", 1)[0]),
        file_name=file_name,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        provenance=provenance,
        blocks=blocks,
    )


def slug(name: str) -> str:
    """`name` in lower-case ASCII letters, digits and single hyphens.

    >>> slug("000_6d810e28710eca4a")
    '000-6d810e28710eca4a'
    >>> slug("Bilag Å – 3. runde"), slug("Caféer for alle")
    ('bilag-aa-3-runde', 'cafeer-for-alle')
    """
    danish = unicodedata.normalize("NFC", name).lower().translate(TRANSLITERATION)
    bare = "".join(c for c in unicodedata.normalize("NFKD", danish) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-") or "dokument"


def working_url(printed: str | None) -> str | None:
    """`printed` if its scheme is http(s) and its host ends in a public suffix, else None.

    >>> working_url("https://www.ft.dk/samling/20171/lovforslag/l216/index.htm")
    'https://www.ft.dk/samling/20171/lovforslag/l216/index.htm'
    >>> working_url("https://www.ft.dksamling/l216") is None
    True
    """
    if printed is None or " " in printed or not printed.isprintable():
        return None
    try:
        parts = urlsplit(printed)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    return printed if _public_suffixes().privatesuffix(host) else None


@cache
def _public_suffixes() -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False)
