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
        "FRISVAR_OPERATOR": " Ærø Kommune ",
        "FRISVAR_CONTACT": "https://www.aeroekommune.dk/kontakt?om=svar",
    }
    assert read_settings(environ) == Settings(
        home=Path("/srv/frisvar"),
        model="min-model",
        shipped_articles=False,
        log_questions=True,
        operator="Ærø Kommune",
        contact="https://www.aeroekommune.dk/kontakt?om=svar",
    )


def test_an_unknown_variable_is_an_error_that_names_the_known() -> None:
    with pytest.raises(
        SettingsError, match="'FRISVAR_HJEM'; der findes FRISVAR_CONTACT, FRISVAR_HOME, "
    ):
        read_settings({"FRISVAR_HJEM": "/srv"})


def test_a_switch_is_on_or_off() -> None:
    with pytest.raises(SettingsError, match="FRISVAR_SHIPPED_ARTICLES skal være 0 eller 1"):
        read_settings({"FRISVAR_SHIPPED_ARTICLES": "nej"})


@pytest.mark.parametrize("name", ["Ærø\nKommune", "Ærø\x00", "Ærø \udce5", "Æ" * 101])
def test_an_operator_is_a_name_on_one_line(name: str) -> None:
    with pytest.raises(SettingsError, match="FRISVAR_OPERATOR skal være et navn på én linje"):
        read_settings({"FRISVAR_OPERATOR": name})


@pytest.mark.parametrize(
    "contact", ["svar@aeroe.dk", "fornavn.efternavn+svar@post.aeroe.dk", "http://[::1]:8000/om"]
)
def test_a_contact_is_a_mail_address_or_a_link(contact: str) -> None:
    environ = {"FRISVAR_OPERATOR": "Ærø Kommune", "FRISVAR_CONTACT": contact}
    assert read_settings(environ).contact == contact


@pytest.mark.parametrize(
    "contact",
    [
        "Rådhuset",
        "svar@aeroe",
        "javascript:alert(1)",
        "https://",
        "http://[",
        "https://a b.dk",
        "a@b.dk?x",
    ],
)
def test_what_is_neither_is_refused(contact: str) -> None:
    environ = {"FRISVAR_OPERATOR": "Ærø Kommune", "FRISVAR_CONTACT": contact}
    with pytest.raises(SettingsError, match="FRISVAR_CONTACT skal være en mailadresse eller et li"):
        read_settings(environ)


def test_a_contact_is_somebodys() -> None:
    with pytest.raises(SettingsError, match="FRISVAR_CONTACT kræver, at FRISVAR_OPERATOR"):
        read_settings({"FRISVAR_CONTACT": "svar@aeroe.dk"})
