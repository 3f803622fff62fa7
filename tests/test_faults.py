from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

FAULTS = Path(__file__).parent / "faults.py"


@pytest.mark.parametrize(
    ("write", "every"),
    [("the first add", 61), ("an add", 41), ("an update", 41), ("a remove", 41), ("an index", 97)],
)
def test_a_writer_broken_off_at_any_step_leaves_the_state_before_or_after(
    tmp_path: Path, write: str, every: int
) -> None:
    done = subprocess.run(
        [sys.executable, str(FAULTS), str(tmp_path), "--write", write, "--every", str(every)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    counts = json.loads(done.stdout)[write]
    assert all(c["done"] == 1 and c["wrong"] == 0 for c in counts.values())
    assert all(counts[fault]["killed"] > 0 for fault in ("call", "byte"))
    assert counts["full"]["failed"] > 0
