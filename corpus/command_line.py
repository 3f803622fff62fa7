"""What the commands of all floors share: Danish messages, exit codes, tables and JSON.

Results go to stdout, all else to stderr; the exit code is 0 for right, 1 where the answer is no,
and 2 for wrong use.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from corpus.errors import FrisvarError, SettingsError, WrongUseError

NO = 1
WRONG_USE = 2


class DanishGroup(TyperGroup):
    """Verbs of which a mistake costs one line of Danish."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,  # noqa: ANN401
    ) -> NoReturn:
        """Run the verb that `args` begin with, and end the process with its exit code."""
        given = list(sys.argv[1:] if args is None else args)
        if mistake := self._mistaken_verb(given):
            _end(mistake, WRONG_USE)
        try:
            code = super().main(given, prog_name, complete_var, standalone_mode=False, **extra)
        except TyperException as error:
            _end(_mistake(error), WRONG_USE)
        except (SettingsError, WrongUseError) as error:
            _end(str(error), WRONG_USE)
        except FrisvarError as error:
            _end(str(error), NO)
        sys.exit(code or 0)

    def _mistaken_verb(self, given: Sequence[str]) -> str | None:
        verbs = ", ".join(self.commands)
        if not given:
            return f"Skriv, hvad der skal gøres: {verbs}."
        if not given[0].startswith("-") and given[0] not in self.commands:
            return f"Ukendt kommando {given[0]!r}; der findes {verbs}."
        return None


def make_group(help_text: str) -> typer.Typer:
    """An application to register verbs on."""
    return typer.Typer(
        cls=DanishGroup,
        help=help_text,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )


def json_text(value: object) -> str:
    """`value` as JSON for people and programs: indented, Danish letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def table(rows: Sequence[Sequence[str]]) -> str:
    """The rows with their columns aligned, two spaces apart."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def _end(message: str, code: int) -> NoReturn:
    typer.echo(message, err=True)
    sys.exit(code)


def _mistake(error: TyperException) -> str:
    """One Danish line for what the library says in English."""
    option = getattr(error, "option_name", None)
    if option is not None:
        return f"Tilvalget {option} findes ikke, eller også mangler dets værdi (se --help)."
    if isinstance(error, typer.BadParameter) and error.param is not None:
        name = error.param.get_error_hint()
        if not error.message:
            return f"{name} mangler (se --help)."
        return f"{name} har en værdi, der ikke kan bruges: {error.message} (se --help)."
    return "Der står mere efter kommandoen, end den tager (se --help)."
