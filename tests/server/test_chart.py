from __future__ import annotations

import re

from corpus.collection import make_collection
from corpus.document import Provenance, make_document
from corpus.trial import Trial
from server.pages import ChartPart, ChartRow
from server.rendering import page_environment
from server.service import Service
from server.views.chart import MAX_ROWS, trials_chart

TWO_NETWORKS = (
    "Netværk et\n\n • Afvist: A\n • Afvist: B\n • Delvist: C\n • Afvist: D\n\n"
    "Netværk to\n\n • Delvist: E\n"
)


def trials_of(text: str) -> tuple[Trial, ...]:
    return make_collection([make_document("prøve.txt", text, Provenance())]).trials


def test_one_trial_is_no_chart() -> None:
    trials = trials_of(TWO_NETWORKS)
    assert trials_chart(trials[:1]) is None
    assert trials_chart(trials[:2]) is not None


def test_bars_are_in_proportion_to_the_longest_and_told_in_words() -> None:
    trials = trials_of(TWO_NETWORKS)
    chart = trials_chart(trials)
    assert chart is not None
    assert chart.caption == "5 forsøg efter netværk og status"
    assert chart.rows == (
        ChartRow(
            name="Netværk et",
            total="4",
            parts=(
                ChartPart(status="partly", words="1 delvist imødekommet", x="0.00", width="24.40"),
                ChartPart(status="rejected", words="3 afvist", x="25.00", width="74.40"),
            ),
        ),
        ChartRow(
            name="Netværk to",
            total="",
            parts=(
                ChartPart(status="partly", words="1 delvist imødekommet", x="0.00", width="24.40"),
            ),
        ),
    )


def test_nothing_to_count_makes_no_chart() -> None:
    assert trials_chart(()) is None


def test_many_networks_are_gathered_and_none_is_lost() -> None:
    text = "\n\n".join(
        f"Skolenetværk {n}\n\n" + "\n".join(f" • Afvist: Forsøg {n} {k}" for k in range(1 + n % 3))
        for n in range(MAX_ROWS + 5)
    )
    trials = trials_of(text)
    chart = trials_chart(trials)
    assert chart is not None
    assert len(chart.rows) == MAX_ROWS
    assert chart.rows[-1].name == "6 andre netværk"
    counts = [int(p.words.split()[0]) for row in chart.rows for p in row.parts]
    assert sum(counts) == len(trials)


def test_every_bar_has_its_number_in_words_beside_it(service: Service) -> None:
    view = trials_chart(service.collection.trials)
    assert view is not None
    shown = page_environment().get_template("_chart.html").module.chart(view)  # type: ignore[attr-defined]
    rows = shown.split('<li class="chart__row">')[1:]
    for row in rows:
        bars = re.findall(r'<rect class="part part--(\w+)"', row)
        words = re.findall(r'<span class="key key--(\w+)">\d+ [^<]+</span>', row)
        assert bars == words
    assert len(rows) == len(view.rows)
