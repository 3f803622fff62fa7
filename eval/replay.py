"""Asks everything once more in a second process and holds the answers against each other."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.errors import EvaluationError
from eval.results import QuestionResult, Result, read_result


def run_again(path: Path, base: str | None) -> Result:
    """The result of the same run in a new process, with another seed for hashes.

    Raises:
        EvaluationError: if that process fails.
    """
    with TemporaryDirectory(prefix="frisvar-eval-") as folder:
        out = Path(folder) / "result.json"
        command = [sys.executable, "-m", "eval", "run", str(path), "--json", str(out)]
        environ = {**os.environ, "PYTHONHASHSEED": "random"}
        done = subprocess.run(
            [*command, "--base", base] if base else command,
            env=environ,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode:
            raise EvaluationError(f"Gentagelsen mislykkedes: {done.stderr.strip()}")
        return read_result(out)


def differing(first: Result, second: Result) -> tuple[QuestionResult, ...]:
    """The questions that the second run answered with other bytes, timings apart, or not at all."""
    again = {question.key: _essence(question) for question in second.questions}
    return tuple(q for q in first.questions if again.get(q.key) != _essence(q))


def _essence(result: QuestionResult) -> tuple[str | None, str | None, tuple[str, ...]]:
    raw = None if result.reply is None else result.reply.raw
    return raw, result.failure, result.ranking
