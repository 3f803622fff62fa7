"""What can be set from outside, read once from the environment and passed on as an argument."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

from corpus.errors import SettingsError

PREFIX = "FRISVAR_"
MAX_OPERATOR = 100  # characters of a name that stands on every page

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings and their defaults.

    FRISVAR_HOME: the folder for what users add and what is built.
    FRISVAR_MODEL: a sentence-transformers model by name or folder, in place of the bundled one.
    FRISVAR_SHIPPED_ARTICLES: 0 leaves the shipped articles out.
    FRISVAR_LOG_QUESTIONS: 1 writes questions to the log; otherwise none of them is kept.
    FRISVAR_OPERATOR: the name of who runs the service, as the pages tell it.
    FRISVAR_CONTACT: where to write to them: an e-mail address or a link.
    """

    home: Path = Path("var")
    model: str | None = None
    shipped_articles: bool = True
    log_questions: bool = False
    operator: str | None = None
    contact: str | None = None


def read_settings(environ: Mapping[str, str]) -> Settings:
    """The settings in `environ`; variables without the prefix are not ours.

    Raises:
        SettingsError: if a variable with our prefix is unknown, or its value cannot be used.
    """
    ours = {name: value for name, value in environ.items() if name.startswith(PREFIX)}
    known = {f"{PREFIX}{field.name.upper()}" for field in fields(Settings)}
    if unknown := sorted(ours.keys() - known):
        there_are = ", ".join(sorted(known))
        raise SettingsError(f"Ukendt indstilling {unknown[0]!r}; der findes {there_are}.")
    operator, contact = _operator(ours), _contact(ours)
    if contact and not operator:
        raise SettingsError("FRISVAR_CONTACT kræver, at FRISVAR_OPERATOR siger, hvis den er.")
    return Settings(
        home=Path(ours.get("FRISVAR_HOME") or "var"),
        model=ours.get("FRISVAR_MODEL") or None,
        shipped_articles=_switch(ours, "FRISVAR_SHIPPED_ARTICLES", default=True),
        log_questions=_switch(ours, "FRISVAR_LOG_QUESTIONS", default=False),
        operator=operator,
        contact=contact,
    )


def _switch(ours: Mapping[str, str], name: str, *, default: bool) -> bool:
    value = ours.get(name, "")
    if value not in {"", "0", "1"}:
        raise SettingsError(f"{name} skal være 0 eller 1, ikke {value!r}.")
    return default if value == "" else value == "1"


def _operator(ours: Mapping[str, str]) -> str | None:
    name = ours.get("FRISVAR_OPERATOR", "").strip()
    if len(name) > MAX_OPERATOR or not name.isprintable():
        raise SettingsError(
            f"FRISVAR_OPERATOR skal være et navn på én linje, højst {MAX_OPERATOR} tegn, "
            f"ikke {name[:MAX_OPERATOR]!r}."
        )
    return name or None


def _contact(ours: Mapping[str, str]) -> str | None:
    contact = ours.get("FRISVAR_CONTACT", "").strip()
    if contact and not (_MAIL.fullmatch(contact) or _is_link(contact)):
        raise SettingsError(
            "FRISVAR_CONTACT skal være en mailadresse eller et link, der begynder med https:// "
            f"eller http://, ikke {contact!r}."
        )
    return contact or None


def _is_link(text: str) -> bool:
    if not text.isprintable() or any(sign in text for sign in ' "<>\\'):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False
