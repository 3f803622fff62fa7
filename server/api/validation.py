"""What is wrong with a request's fields, in Danish; pydantic says it in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi.exceptions import RequestValidationError

MESSAGES: Mapping[str, str] = {
    "missing": "mangler",
    "string_type": "skal være tekst",
    "string_unicode": "skal være gyldig Unicode",
    "string_too_short": "må ikke være tom",
    "string_too_long": "er for lang (højst {max_length} tegn)",
    "list_type": "skal være en liste",
    "too_short": "må ikke være tom",
    "too_long": "har for mange (højst {max_length})",
    "int_type": "skal være et helt tal",
    "int_parsing": "skal være et helt tal",
    "bool_type": "skal være true eller false",
    "bool_parsing": "skal være true eller false",
    "greater_than_equal": "skal være mindst {ge}",
    "less_than_equal": "må højst være {le}",
    "enum": "skal være en af: {expected}",
    "literal_error": "skal være en af: {expected}",
    "dict_type": "skal være et objekt",
    "model_type": "skal være et objekt",
    "model_attributes_type": "skal være et JSON-objekt, sendt som application/json",
    "value_error": "{error}",
}
FALLBACK = "kan ikke bruges"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldError:
    """A field, by the path to it, and why it cannot be used."""

    field: str
    message: str


def is_malformed(error: RequestValidationError) -> bool:
    """Whether the body could not be read at all, so that no field of it is to blame."""
    return any(e["type"] == "json_invalid" for e in error.errors())


def field_errors(error: RequestValidationError) -> tuple[FieldError, ...]:
    """The fields that cannot be used, each with the reason; never with the value that was sent."""
    return tuple(
        FieldError(field=_path(e["loc"]), message=_message(e["type"], e.get("ctx") or {}))
        for e in error.errors()
    )


def _path(location: tuple[str | int, ...]) -> str:
    # The first step names where the field was sent: body, query or path.
    return ".".join(str(step) for step in location[1:]) or "indhold"


def _message(kind: str, context: Mapping[str, object]) -> str:
    expected = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    return MESSAGES.get(kind, FALLBACK).format_map({**context, "expected": expected})
