"""What can be set from outside, read once from the environment and passed on as an argument."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import SettingsError

PREFIX = "FRISVAR_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings and their defaults.

    FRISVAR_HOME: the folder for what users add and what is built.
    FRISVAR_MODEL: a sentence-transformers model by name or folder, in place of the bundled one.
    FRISVAR_SHIPPED_ARTICLES: 0 leaves the shipped articles out.
    FRISVAR_LOG_QUESTIONS: 1 writes questions to the log; otherwise none of them is kept.
    """

    home: Path = Path("var")
    model: str | None = None
    shipped_articles: bool = True
    log_questions: bool = False


def read_settings(environ: Mapping[str, str]) -> Settings:
    """The settings in `environ`; variables without the prefix are not ours.

    Raises:
        SettingsError: if a variable with our prefix is unknown, or its value cannot be used.
    """
    ours = {name: value for name, value in environ.items() if name.startswith(PREFIX)}
    known = {"FRISVAR_HOME", "FRISVAR_MODEL", "FRISVAR_SHIPPED_ARTICLES", "FRISVAR_LOG_QUESTIONS"}
    if unknown := sorted(ours.keys() - known):
        there_are = ", ".join(sorted(known))
        raise SettingsError(f"Ukendt indstilling {unknown[0]!r}; der findes {there_are}.")
    return Settings(
        home=Path(ours.get("FRISVAR_HOME") or "var"),
        model=ours.get("FRISVAR_MODEL") or None,
        shipped_articles=_switch(ours, "FRISVAR_SHIPPED_ARTICLES", default=True),
        log_questions=_switch(ours, "FRISVAR_LOG_QUESTIONS", default=False),
    )


def _switch(ours: Mapping[str, str], name: str, *, default: bool) -> bool:
    value = ours.get(name, "")
    if value not in {"", "0", "1"}:
        raise SettingsError(f"{name} skal være 0 eller 1, ikke {value!r}.")
    return default if value == "" else value == "1"
