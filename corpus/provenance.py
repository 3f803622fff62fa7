"""What is known of a file beside the file: its sidecar, and its folder's manifest.

The sidecar of NAME.EXT is NAME.json beside it; the manifest is manifest.jsonl in the file's folder
or one above, with a line for each file. Both are JSON objects with the keys `title`, `publisher`,
`published` (YYYY-MM-DD), `source_url`, `default_status` and `default_status_reason`; the manifest's
have `file`, too. Other keys are other programs'. What they say goes before what the document says.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass, fields
from datetime import date

from corpus.document import Provenance
from corpus.errors import ParseError
from corpus.status import TrialStatus

MANIFEST = "manifest.jsonl"
SIDECAR_SUFFIX = ".json"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KEYS = {"source_url": "source_url_printed"} | {
    key: key
    for key in ("title", "publisher", "published", "default_status", "default_status_reason")
}


@dataclass(frozen=True, slots=True)
class Given:
    """What sidecar and manifest say of a file; None where they say nothing."""

    provenance: Provenance = Provenance()

    @property
    def digest(self) -> str:
        """Equal for what says the same."""
        return hashlib.sha256(provenance_to_json(self.provenance).encode()).hexdigest()

    def over(self, other: Provenance) -> Provenance:
        """What is given, and where nothing is, what `other` says.

        A status that is given is not explained by a reason that is not.
        """
        mine = self.provenance
        known = {f.name: getattr(mine, f.name) or getattr(other, f.name) for f in fields(other)}
        if mine.default_status is not None:
            known["default_status_reason"] = mine.default_status_reason
        return Provenance(**known)


def read_sidecar(content: bytes) -> Provenance:
    """What a sidecar says.

    Raises:
        ParseError: if it is not a JSON object, or a key of ours has a value that it cannot have.
    """
    return _provenance(_json_object(content))


def read_manifest_line(line: bytes) -> tuple[str, Provenance]:
    """The file that a line of a manifest is about, and what it says.

    Raises:
        ParseError: if it is not a JSON object that names a file, or a key of ours has a value that
        it cannot have.
    """
    entry = _json_object(line)
    name = entry.get("file")
    if not isinstance(name, str) or not name:
        raise ParseError("»file« mangler")
    return name, _provenance(entry)


def provenance_to_json(provenance: Provenance) -> str:
    """What is known, as one line of JSON in the order of the fields."""
    known = {k: v for k, v in asdict(provenance).items() if v is not None}
    return json.dumps(known, ensure_ascii=False, default=date.isoformat)


def provenance_from_json(written: str) -> Provenance:
    """What `provenance_to_json` wrote."""
    known = json.loads(written)
    if "published" in known:
        known["published"] = date.fromisoformat(known["published"])
    if "default_status" in known:
        known["default_status"] = TrialStatus(known["default_status"])
    return Provenance(**known)


def _json_object(content: bytes) -> dict[str, object]:
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ParseError("er ikke tekst i UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise ParseError("er ikke JSON") from error
    if not isinstance(found, dict):
        raise ParseError("er ikke et JSON-objekt")
    return found


def _provenance(entry: dict[str, object]) -> Provenance:
    texts = {field: _text(entry, key) for key, field in _KEYS.items()}
    published, status = texts.pop("published"), texts.pop("default_status")
    return Provenance(
        **texts,
        published=_date(published) if published else None,
        default_status=_status(status) if status else None,
    )


def _text(entry: dict[str, object], key: str) -> str | None:
    value = entry.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ParseError(f"»{key}« skal være tekst")
    if not value.isascii() and any("\ud800" <= c <= "\udfff" for c in value):
        raise ParseError(f"»{key}« har tegn, som ikke findes")
    return " ".join(value.split()) or None


def _date(value: str) -> date:
    try:
        if _DATE.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise ParseError(f"»published« skal være en dato som 2018-06-08, ikke {value!r}")


def _status(value: str) -> TrialStatus:
    try:
        return TrialStatus(value)
    except ValueError as error:
        known = ", ".join(s.value for s in TrialStatus)
        raise ParseError(f"»default_status« skal være en af {known}, ikke {value!r}") from error
