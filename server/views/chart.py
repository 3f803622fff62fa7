"""A small chart of trials: a bar for each network, its statuses side by side, each told in words.

The bars are drawn by _chart.html as SVG; whoever cannot see them reads the words below each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corpus.status import TrialStatus
from corpus.trial import Trial
from server.danish_text import STATUS_NAMES
from server.group_words import NETWORK, GroupWord
from server.pages import Chart, ChartPart, ChartRow
from server.views.words import counted, grouped

MAX_ROWS = 12  # the networks with most trials; the others are one bar together
WIDTH = 100.0
GAP = 0.6  # white between two parts, so that colour alone does not tell them apart


def trials_chart(trials: Sequence[Trial], group: GroupWord = NETWORK) -> Chart | None:
    """The trials by network and status, networks in the order they stand.

    None where there are not two to compare. `group` is what the networks are called.
    """
    if len(trials) < 2:
        return None
    rows = _rows(trials, group)
    longest = max(counts.total() for _, counts in rows)
    return Chart(
        caption=_caption(trials, group),
        rows=tuple(_row(name, counts, longest) for name, counts in rows),
    )


def _caption(trials: Sequence[Trial], group: GroupWord) -> str:
    number = counted(len(trials), "forsøg", "forsøg")
    networks = len({t.network for t in trials})
    return f"{number} efter {f'{group.one} og ' if networks > 1 else ''}status"


def _rows(trials: Sequence[Trial], group: GroupWord) -> list[tuple[str, Counter[TrialStatus]]]:
    by_network: dict[str, Counter[TrialStatus]] = {}
    for trial in trials:
        by_network.setdefault(trial.network or group.none_of, Counter())[trial.status] += 1
    rows = list(by_network.items())
    if len(rows) <= MAX_ROWS:
        return rows
    largest = sorted(rows, key=lambda row: -row[1].total())[: MAX_ROWS - 1]
    kept = [row for row in rows if row in largest]
    others: Counter[TrialStatus] = Counter()
    for row in rows:
        if row not in largest:
            others += row[1]
    more = len(rows) - len(kept)
    return [*kept, (f"{grouped(more)} {group.others(more)}", others)]


def _row(name: str, counts: Counter[TrialStatus], longest: int) -> ChartRow:
    parts: list[ChartPart] = []
    x = 0.0
    for status in TrialStatus:
        if not (count := counts[status]):
            continue
        width = WIDTH * count / longest
        parts.append(
            ChartPart(
                status=status.value,
                words=f"{grouped(count)} {STATUS_NAMES[status]}",
                x=f"{x:.2f}",
                width=f"{max(width - GAP, GAP):.2f}",
            )
        )
        x += width
    total = grouped(counts.total()) if len(parts) > 1 else ""
    return ChartRow(name=name, total=total, parts=tuple(parts))
