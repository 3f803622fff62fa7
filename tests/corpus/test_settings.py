from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import SettingsError
from corpus.settings import Settings, read_settings


@pytest.mark.parametrize("environ", [{}, {"PATH": "/bin"}, {"FRISVAR_HOME": ""}])
def test_without_variables_of_ours_the_defaults_hold(environ: dict[str, str]) -> None:
    assert read_settings(environ) == Settings(
        home=Path("var"), model=None, shipped_articles=True, log_questions=False
    )


def test_every_variable_is_read() -> None:
    environ = {
        "FRISVAR_HOME": "/srv/frisvar",
        "FRISVAR_MODEL": "min-model",
        "FRISVAR_SHIPPED_ARTICLES": "0",
        "FRISVAR_LOG_QUESTIONS": "1",
    }
    assert read_settings(environ) == Settings(
        home=Path("/srv/frisvar"), model="min-model", shipped_articles=False, log_questions=True
    )


def test_an_unknown_variable_is_an_error_that_names_the_known() -> None:
    with pytest.raises(SettingsError, match="'FRISVAR_HJEM'; der findes FRISVAR_HOME, "):
        read_settings({"FRISVAR_HJEM": "/srv"})


def test_a_switch_is_on_or_off() -> None:
    with pytest.raises(SettingsError, match="FRISVAR_SHIPPED_ARTICLES skal være 0 eller 1"):
        read_settings({"FRISVAR_SHIPPED_ARTICLES": "nej"})
