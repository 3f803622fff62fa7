"""The service from the command line: serve it, ask it once, look words up, verify an answer.

Results go to stdout, everything else to stderr. Exit 0: right; 1: the answer is no; 2: wrong use.
"""

from __future__ import annotations

import errno
import logging
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, NoReturn

import typer
import uvicorn
from pydantic import ValidationError

from corpus.errors import FrisvarError
from server.answer import Answer, AnswerStatus, Citation
from server.api.errors import InvalidAnswerError
from server.api.models import AnswerModel
from server.api.schemas import answer_object
from server.api.verification import verified
from server.app import create_app
from server.errors import QuestionError, SettingsError
from server.in_process import get
from server.service import Service, open_service
from server.settings import Settings, read_settings
from server.views.words import facts_line, section_line

HOST = "127.0.0.1"
PORT = 8000
KEEP_ALIVE_SECONDS = 20

cli = typer.Typer(
    help="Svarer på spørgsmål om frikommuneforsøg. Uden kommando startes tjenesten.",
    add_completion=False,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Run the command line."""
    cli(prog_name="python -m server")


@cli.callback(invoke_without_command=True)
def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="Adressen, der lyttes på.")] = HOST,
    port: Annotated[int, typer.Option(help="Porten, der lyttes på.", min=0, max=65535)] = PORT,
    path: Annotated[
        str | None,
        typer.Option("--get", metavar="PATH", help="Hent én adresse uden server, og skriv svaret."),
    ] = None,
) -> None:
    """Start the service, or answer one GET request without one."""
    if context.invoked_subcommand is not None:
        return
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("server").setLevel(logging.INFO)
    with _plain_errors():
        settings = read_settings(os.environ)
        if path is None:
            _serve(settings, host, port)
        else:
            _get(settings, path)


@cli.command()
def ask(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Spørgsmålet.")],
    as_json: Annotated[bool, typer.Option("--json", help="Skriv hele svaret som JSON.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Skriv også, hvordan spørgsmålet blev forstået.")
    ] = False,
) -> None:
    """Stil et spørgsmål. Afslutter med 1, hvis kilderne ikke svarer på det."""
    with _plain_errors():
        answer = _open().ask(text)
    typer.echo(answer_object(answer).model_dump_json(indent=2) if as_json else _readable(answer))
    if explain:
        for line in (f"forstået som: {answer.resolved_question}", *answer.explanation):
            typer.echo(line, err=as_json)
    raise typer.Exit(int(answer.status is AnswerStatus.ABSTAINED))


@cli.command()
def cite(
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Ordene, som de står.")],
) -> None:
    """Find ordret, hvor nogle ord står. Afslutter med 1, hvis de ikke står nogen steder."""
    with _plain_errors():
        citations = _open().cite(words)
    for citation in citations:
        typer.echo(_source_lines(citation))
    if not citations:
        typer.echo("Ordene står ikke i kilderne.", err=True)
    raise typer.Exit(int(not citations))


@cli.command()
def verify(
    file: Annotated[
        typer.FileText,
        typer.Argument(metavar="FILE", encoding="utf-8", help="Et svar som JSON; - er stdin."),
    ],
) -> None:
    """Efterprøv et svar mod kilderne. Afslutter med 1, hvis noget i det ikke holder."""
    with _plain_errors():
        result = verified(_open(), _read_answer(file.read()))
    for claim in result.claims:
        mark = "holder" if claim.ok else f"HOLDER IKKE ({claim.why})"
        typer.echo(f"{mark}: {claim.text}")
    raise typer.Exit(int(not result.verified))


def _read_answer(content: str) -> AnswerModel:
    try:
        return AnswerModel.model_validate_json(content)
    except ValidationError as error:
        where = ".".join(str(step) for step in error.errors()[0]["loc"]) or "indhold"
        raise InvalidAnswerError(f"Filen er ikke et svar fra Frisvar: se »{where}«.") from error


def _open() -> Service:
    return open_service(read_settings(os.environ))


def _get(settings: Settings, path: str) -> NoReturn:
    service = open_service(settings)
    response = get(create_app(settings, opener=lambda _: service), path)
    sys.stdout.buffer.write(response.body)
    sys.stdout.buffer.flush()
    if response.status != 200:
        typer.echo(f"\n{path}: {response.status}", err=True)
    raise typer.Exit(int(response.status != 200))


def _serve(settings: Settings, host: str, port: int) -> None:
    with _listening(host, port) as listener:
        bound = listener.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        typer.echo(f"Frisvar åbner på http://{shown}:{bound}  (stop med Ctrl-C)", err=True)
        # uvicorn's own access log would keep addresses, and with them what people search for.
        config = uvicorn.Config(
            create_app(settings),
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
        )
        uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    """A bound socket, or one line that says why there is none."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.create_server((host, port), family=family)
    except OSError as error:
        typer.echo(_why_not_listening(host, port, error), err=True)
        raise typer.Exit(1) from error
    # asyncio sends at once only on sockets that name their protocol, and accepted ones inherit it:
    # without this each answer waits 40 ms for the client's receipt.
    kind, descriptor = listener.type, listener.detach()
    with socket.socket(family, kind, socket.IPPROTO_TCP, fileno=descriptor) as named:
        yield named


def _why_not_listening(host: str, port: int, error: OSError) -> str:
    if isinstance(error, socket.gaierror):
        return f"Adressen {host!r} findes ikke på denne maskine."
    if isinstance(error, PermissionError):
        return f"Port {port} må kun bruges med særlige rettigheder. Vælg en anden med --port."
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} på {host} er optaget. Vælg en anden med --port."
    return f"Der kan ikke lyttes på {host}, port {port}: {error.strerror}."


@contextmanager
def _plain_errors() -> Iterator[None]:
    """An error of ours is one line: 2 where the use was wrong, else 1."""
    try:
        yield
    except FrisvarError as error:
        typer.echo(str(error), err=True)
        wrong_use = isinstance(error, QuestionError | SettingsError | InvalidAnswerError)
        raise typer.Exit(2 if wrong_use else 1) from error


def _readable(answer: Answer) -> str:
    parts = [answer.text]
    if answer.citations:
        parts.append("\n".join(_source_lines(c) for c in answer.citations))
    if answer.nearest:
        near = "\n".join(f"  – {hit.passage.text}" for hit in answer.nearest)
        parts.append(f"Nærmeste steder i kilderne (svarer ikke på spørgsmålet):\n{near}")
    if answer.suggestions:
        parts.append("\n".join(["Spørg videre:", *(f"  – {s}" for s in answer.suggestions)]))
    return "\n\n".join(parts)


def _source_lines(citation: Citation) -> str:
    where = f"tegn {citation.span.start}-{citation.span.end}"
    if citation.section:
        where += f", under {section_line(citation.section)}"
    return "\n".join(
        (
            f"[{citation.number}] {citation.document.title} ({facts_line(citation.document)})",
            f"    {where}",
            f"    »{citation.cited_text}«",
        )
    )
