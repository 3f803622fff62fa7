"""Write the golden answers anew: run by hand, then read the difference in the version control.

    .venv/bin/python tests/server/renew_golden.py

The questions, with what was said before them, stay as they are in golden/answers.toml; what is
answered to them is written after them. The file is read by test_answers_golden.py.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import tomllib
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"

from server.dialogue import Turn
from server.service import Service, open_service
from server.settings import Settings

GOLDEN = Path(__file__).parent / "golden" / "answers.toml"
HEAD = (
    "# Whole answers over the shipped articles; `said` holds the questions asked before.\n"
    "# Written by renew_golden.py: edit questions here, never answers.\n"
)


def renewed(service: Service, said: list[str], question: str) -> str:
    """The entry for a question asked after others."""
    turns: list[Turn] = []
    for before in said:
        turns += [Turn("user", before), Turn("assistant", service.ask(before, turns).text)]
    answer = service.ask(question, turns)
    assert "'''" not in answer.text, "a literal string of TOML cannot hold this"
    lines = ["", "[[answer]]"]
    if said:
        lines.append(f"said = {json.dumps(said, ensure_ascii=False)}")
    lines += [
        f"question = {json.dumps(question, ensure_ascii=False)}",
        f'status = "{answer.status}"',
        f'type = "{answer.type}"',
        f"text = '''\n{answer.text}'''",
        "cited = [",
        *(f"    {json.dumps(c.cited_text, ensure_ascii=False)}," for c in answer.citations),
        "]",
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Renew every entry."""
    entries = tomllib.loads(GOLDEN.read_text(encoding="utf-8"))["answer"]
    with tempfile.TemporaryDirectory() as home:
        service = open_service(Settings(home=Path(home)))
        answers = [renewed(service, e.get("said", []), e["question"]) for e in entries]
    GOLDEN.write_text(HEAD + "".join(answers), encoding="utf-8")
    sys.stdout.write(f"{len(answers)} answers written to {GOLDEN.name}\n")


if __name__ == "__main__":
    main()
