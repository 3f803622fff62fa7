"""Values out of parsed JSON, each of the type that its reader expects."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass


class FieldError(ValueError):
    """A key is missing or of another type; who knows the file turns this into its own error."""


@dataclass(frozen=True, slots=True)
class Fields:
    """A JSON object. A key whose value is null counts as missing."""

    values: Mapping[str, object]

    @classmethod
    def parse(cls, text: str) -> Fields:
        """The object that `text` is the JSON of.

        Raises:
            FieldError: if the text is not JSON, or not an object.
        """
        try:
            return cls.of(json.loads(text))
        except json.JSONDecodeError as error:
            raise FieldError(f"ikke gyldig JSON ({error})") from error

    @classmethod
    def of(cls, value: object) -> Fields:
        """The fields of a parsed object.

        Raises:
            FieldError: if `value` is not an object.
        """
        if not isinstance(value, dict):
            raise FieldError(f"et objekt var ventet, ikke {_shown(value)}")
        return cls(value)

    def has(self, key: str) -> bool:
        """Whether the key is there with a value."""
        return self.values.get(key) is not None

    def text(self, key: str, default: str | None = None) -> str:
        """A string."""
        value = self._get(key, default)
        if not isinstance(value, str):
            raise FieldError(f"{key!r} skal være en tekst, ikke {_shown(value)}")
        return value

    def optional_text(self, key: str) -> str | None:
        """A string, or None where there is none."""
        return self.text(key) if self.has(key) else None

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self._get(key, default)
        if not isinstance(value, bool):
            raise FieldError(f"{key!r} skal være true eller false, ikke {_shown(value)}")
        return value

    def integer(self, key: str, default: int | None = None) -> int:
        """A whole number."""
        value = self._get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise FieldError(f"{key!r} skal være et helt tal, ikke {_shown(value)}")
        return value

    def number(self, key: str, default: float | None = None) -> float:
        """A number."""
        value = self._get(key, default)
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            raise FieldError(f"{key!r} skal være et tal, ikke {_shown(value)}")
        return float(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Strings; a single string is a list of one, and a missing key none."""
        value = self._get(key, ())
        if isinstance(value, str):
            return (value,)
        return tuple(_text(item, key) for item in self._items(key, value))

    def groups(self, key: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of strings; a string in place of a list is a list of one."""
        groups = []
        for item in self._items(key, self._get(key, ())):
            members = (item,) if isinstance(item, str) else self._items(key, item)
            groups.append(tuple(_text(member, key) for member in members))
        return tuple(groups)

    def objects(self, key: str) -> tuple[Fields, ...]:
        """Objects; none where the key is missing."""
        return tuple(Fields.of(item) for item in self._items(key, self._get(key, ())))

    def member(self, key: str) -> Fields:
        """An object; an empty one where the key is missing."""
        return Fields.of(self._get(key, {}))

    def _get(self, key: str, default: object) -> object:
        value = self.values.get(key)
        if value is not None:
            return value
        if default is None:
            raise FieldError(f"{key!r} mangler")
        return default

    def _items(self, key: str, value: object) -> tuple[object, ...]:
        if not isinstance(value, (list, tuple)):
            raise FieldError(f"{key!r} skal være en liste, ikke {_shown(value)}")
        return tuple(value)


def _text(value: object, key: str) -> str:
    if not isinstance(value, str):
        raise FieldError(f"{key!r} må kun rumme tekster, ikke {_shown(value)}")
    return value


def _shown(value: object) -> str:
    shown = json.dumps(value, ensure_ascii=False, default=repr)
    return shown if len(shown) <= 60 else shown[:57] + "…"
