"""`python -m eval`: ask question sets, compare two runs, hold scores against the pinned ones."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from corpus.errors import FrisvarError
from eval.bench import bench, bench_table
from eval.compare import compare
from eval.comparison_text import comparison_text
from eval.expected import deviations, expected_text, pin, read_expected
from eval.html_report import html_report
from eval.kills import Tally
from eval.mutation_report import mutation_object, mutation_table, survivor_lines
from eval.question_set import read_question_set
from eval.replay import differing, run_again
from eval.results import Result, read_result, result_object
from eval.session import Sets, evaluate, find_sets
from eval.summary import SetSummary, summarise, summary_object
from eval.table import tables
from server.settings import read_settings

HERE = Path(__file__).parent
WARM_UP = HERE / "questions" / "first.jsonl"
TIMED = HERE / "questions" / "dev.jsonl"
PLAIN_WIDTH = 160  # of a table that goes to a file or a pipe

app = typer.Typer(
    help="Mål, hvor gode svarene er.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Base = Annotated[
    str | None,
    typer.Option("--base", metavar="URL", help="Spørg tjenesten på denne adresse."),
]


@app.command()
def run(
    path: Annotated[Path, typer.Argument(help="Et spørgsmålssæt eller en mappe med dem.")],
    json_out: Annotated[
        Path | None, typer.Option("--json", metavar="OUT", help="Gem hele resultatet som JSON.")
    ] = None,
    html_out: Annotated[
        Path | None, typer.Option("--html", metavar="OUT", help="Gem en rapport som HTML.")
    ] = None,
    base: Base = None,
    replay: Annotated[
        bool,
        typer.Option(
            "--replay", help="Spørg igen i en ny proces; svarene skal være ens byte for byte."
        ),
    ] = False,
) -> None:
    """Stil alle spørgsmål, og vis, hvor mange svar der er rigtige."""
    with _errors_told():
        _check_folders(json_out, html_out)
        result = _evaluate(find_sets(path), base)
        summaries = summarise(result)
        if json_out is not None:
            _write_json(json_out, result, summaries)
        if html_out is not None:
            html_out.write_text(html_report(result, summaries), encoding="utf-8")
        _output().print(tables(summaries))
        if replay:
            _replay(path, base, result)


@app.command("bench")
def bench_speed(
    path: Annotated[Path, typer.Argument(help="Et spørgsmålssæt.")] = TIMED,
) -> None:
    """Mål hastigheden ved siden af enkle rivaler i samme kørsel."""
    with _errors_told():
        _output().print(bench_table(bench(_first_turns(path), _first_turns(WARM_UP))))


def _first_turns(path: Path) -> list[str]:
    return [turns[0].text for turns in read_question_set(path).conversations]


@app.command()
def mutate(
    path: Annotated[Path, typer.Argument(help="Et spørgsmålssæt eller en mappe med dem.")],
    json_out: Annotated[
        Path | None, typer.Option("--json", metavar="OUT", help="Gem hele resultatet som JSON.")
    ] = None,
) -> None:
    """Gør svar og dokumenter forkerte med vilje; 1, hvis efterprøvningen ikke opdager det."""
    with _errors_told():
        _check_folders(json_out)
        tallies = _mutate(path, quick=False)
        if json_out is not None:
            text = json.dumps(mutation_object(tallies), ensure_ascii=False, indent=1)
            json_out.write_text(text + "\n", encoding="utf-8")
        _output().print(mutation_table(tallies))
    if any(one.survivors for one in tallies):
        raise typer.Exit(1)


@app.command("compare")
def compare_results(
    first: Annotated[Path, typer.Argument(help="JSON fra en tidligere kørsel.")],
    second: Annotated[Path, typer.Argument(help="JSON fra den nye kørsel.")],
) -> None:
    """Vis, hvad der er blevet bedre og ringere; 1 ved signifikant tilbagegang."""
    with _errors_told():
        comparison = compare(read_result(first), read_result(second))
        _output().print(comparison_text(comparison))
    if comparison.regressed:
        raise typer.Exit(1)


@app.command()
def check(
    expected_path: Annotated[
        Path, typer.Option("--expected", metavar="FIL", help="Tabellen med de ventede tal.")
    ] = HERE / "expected.toml",
    questions: Annotated[
        Path, typer.Option("--questions", metavar="MAPPE", help="Spørgsmålssættene.")
    ] = HERE / "questions",
    base: Base = None,
    update: Annotated[bool, typer.Option("--update", help="Skriv dagens tal i tabellen.")] = False,
) -> None:
    """Hold dagens tal op mod de ventede; 1, hvis noget er faldet, eller tabellen er forældet."""
    with _errors_told():
        before = None if update and not expected_path.exists() else read_expected(expected_path)
        result = _evaluate(find_sets(questions), base)
        summaries = summarise(result)
        if update:
            table = expected_text(pin(result.sets, summaries, before))
            expected_path.write_text(table, encoding="utf-8")
            typer.echo(f"Tabellen er skrevet: {expected_path.name}", err=True)
            return
        assert before is not None, "read where it is not written"
        found = deviations(before, result.sets, summaries)
        # Over HTTP there are no documents to change, and no proof to hold apart from repetition.
        tallies = _mutate(questions, quick=True) if base is None else ()
    survivors = [line for one in tallies for line in survivor_lines(one)]
    for line in survivors:
        typer.echo(line)
    for deviation in found:
        typer.echo(f"{'FORÆLDET' if deviation.stale else 'FALDET'}  {deviation.text}")
    if any(deviation.stale for deviation in found):
        typer.echo('Er tallene rigtige, så kør "python -m eval check --update".', err=True)
    if found or survivors:
        raise typer.Exit(1)
    typer.echo("Alle tal er, som de skal være.")


def _mutate(path: Path, *, quick: bool) -> tuple[Tally, ...]:
    from eval.mutation import mutation_test  # here, because it takes seconds that --help should not

    return mutation_test(path, read_settings(os.environ), quick=quick)


def _evaluate(sets: Sets, base: str | None) -> Result:
    """Run with a progress bar on stderr, which stays quiet where nobody watches."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, TimeRemainingColumn(), console=console, disable=not console.is_terminal
    ) as progress:
        total = sum(len(one.questions) for one in sets)
        task = progress.add_task("Spørger", total=total)
        result = evaluate(sets, base, lambda: progress.advance(task))
    _tell_troubles(result)
    return result


def _tell_troubles(result: Result) -> None:
    for one in result.questions:
        if one.failure is not None:
            typer.echo(f"{one.question.id}: {one.failure}", err=True)
        if one.question.gold_quotes and not one.relevant:
            typer.echo(f"{one.question.id}: facits citater står ikke i kilderne", err=True)


def _replay(path: Path, base: str | None, result: Result) -> None:
    again = run_again(path, base)
    if again.index_version != result.index_version:
        typer.echo("Dokumenter, model eller program er ændret under gentagelsen; kør den igen.")
        raise typer.Exit(1)
    different = differing(result, again)
    for question in different:
        typer.echo(f"ANDERLEDES  {question.question.id}: {question.question.text}")
    if different:
        raise typer.Exit(1)
    typer.echo(f"Gentaget i en ny proces: {len(result.questions)} svar ens, byte for byte.")


def _write_json(path: Path, result: Result, summaries: tuple[SetSummary, ...]) -> None:
    found = {**result_object(result), "summary": summary_object(summaries)}
    text = json.dumps(found, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def _check_folders(*paths: Path | None) -> None:
    """Refuse before the run what could not be written after it."""
    for path in paths:
        if path is not None and not path.parent.is_dir():
            raise typer.BadParameter(f"mappen {str(path.parent)!r} findes ikke")


def _output() -> Console:
    width = None if sys.stdout.isatty() else PLAIN_WIDTH
    return Console(highlight=False, soft_wrap=True, width=width)


@contextmanager
def _errors_told() -> Iterator[None]:
    """Tell a known error on stderr, without its traceback, and leave with 2."""
    try:
        yield
    except FrisvarError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error


if __name__ == "__main__":
    app(prog_name="python -m eval")
