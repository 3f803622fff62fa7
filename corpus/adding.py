"""Files into the catalogue: each whole or not at all, what is unchanged passed over."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.catalogue import Catalogue
from corpus.document import make_document
from corpus.errors import ParseError, SameTextError
from corpus.intake import MAX_FILE_BYTES, Candidate, Refusal, read_bounded
from corpus.reading import Reading

Read = Callable[[str, bytes], Reading]

# Signs that show what follows them in another order than it stands in.
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")


class Deed(StrEnum):
    """What became of a file."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file; `document_id` is None where it was refused.

    `why` tells, in Danish, why it was refused or what to know of it, and is empty otherwise.
    """

    file_name: str
    deed: Deed
    document_id: str | None = None
    why: str = ""


def add_all(
    found: Sequence[Candidate | Refusal],
    catalogue: Catalogue,
    read: Read,
    told: Callable[[Outcome], None],
) -> tuple[Outcome, ...]:
    """Add the files one by one; `told` hears of each when it is safe on disk.

    Raises:
        CatalogueError: if the catalogue cannot be written. What `told` heard of before is kept.
    """
    outcomes: list[Outcome] = []
    for one in found:
        outcome = _refused(one) if isinstance(one, Refusal) else add(one, catalogue, read)
        outcomes.append(outcome)
        told(outcome)
    return tuple(outcomes)


def add(one: Candidate, catalogue: Catalogue, read: Read) -> Outcome:
    """Add one file, unless it is unchanged, cannot be read, or says what another document says.

    Raises:
        CatalogueError: if the catalogue cannot be written; then nothing is changed.
    """
    name = one.file_name
    try:
        content = _content(one)
        before = catalogue.stored(name)
        if before is not None and before.is_made_of(content, one.given):
            return Outcome(file_name=name, deed=Deed.UNCHANGED, document_id=before.document_id)
        reading = read(name, content)
        known = one.given.over(reading.provenance)
        document = make_document(name, reading.text, known, reading.blocks)
        kept = catalogue.put(document, content, one.given)
    except (ParseError, SameTextError) as error:
        return Outcome(file_name=name, deed=Deed.REFUSED, why=str(error))
    deed = Deed.ADDED if before is None else Deed.UPDATED
    return Outcome(file_name=name, deed=deed, document_id=kept.id, why=_note(reading.text))


def _content(one: Candidate) -> bytes:
    try:
        return read_bounded(one.path, MAX_FILE_BYTES)
    except ParseError as error:
        raise ParseError(f"{one.file_name!r}: {error}") from error


def _refused(one: Refusal) -> Outcome:
    why = f"{one.file_name!r}: {one.why}"
    return Outcome(file_name=one.file_name, deed=Deed.REFUSED, why=why)


def _note(text: str) -> str:
    found = _TURNING.search(text)
    if found is None:
        return ""
    return f"har et tegn, der vender skriveretningen (plads {found.start()})"
