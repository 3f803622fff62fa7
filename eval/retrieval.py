"""Rankings and their measures: TREC qrels and runs, measured by ir-measures."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

import ir_measures
from ir_measures import RR, R, Success, nDCG

from eval.glossary import Measure

DEPTH = 10  # how many passages are asked for
_MEASURES = {
    nDCG @ 10: Measure.NDCG_10,
    R @ 5: Measure.RECALL_5,
    R @ 10: Measure.RECALL_10,
    RR @ 10: Measure.RECIPROCAL_RANK_10,
    Success @ 1: Measure.SUCCESS_1,
    Success @ 10: Measure.SUCCESS_10,
}
RETRIEVAL_MEASURES = tuple(_MEASURES.values())

_UNSAFE = re.compile(r"[\s%]")


def qrels_text(relevant: Mapping[str, Sequence[str]]) -> str:
    """TREC qrels, a line `question 0 passage 1` for each relevant passage.

    Format: https://trec.nist.gov/data/qrels_eng/. White space in ids is percent-encoded.
    """
    return "".join(
        f"{_safe(question)} 0 {_safe(passage)} 1\n"
        for question, passages in relevant.items()
        for passage in dict.fromkeys(passages)
    )


def run_text(rankings: Mapping[str, Sequence[str]], tag: str) -> str:
    """A TREC run, a line `question Q0 passage rank score tag` for each hit.

    Format: trec_eval's README, https://github.com/usnistgov/trec_eval. trec_eval orders by score
    and breaks ties by passage id, so scores fall strictly by rank: a tie can never move a hit.
    """
    return "".join(
        f"{_safe(question)} Q0 {_safe(passage)} {rank} {len(ranking) - rank + 1} {tag}\n"
        for question, ranking in rankings.items()
        for rank, passage in enumerate(ranking, start=1)
    )


def measure_run(qrels: str, run: str) -> dict[str, dict[Measure, float]]:
    """The retrieval measures of each question of the qrels, by its id as the qrels carry it.

    A question without hits has 0. Formulas, as trec_eval computes them: nDCG@10 (Järvelin &
    Kekäläinen 2002, Cumulated gain-based evaluation of IR techniques: gain 1 for a relevant
    passage, discount log2(1 + rank), divided by the best possible), R@k = relevant among the first
    k / relevant, RR@10 = 1 / rank of the first relevant (Kantor & Voorhees 2000; its mean is MRR),
    Success@k = 1 if any of the first k is relevant.
    """
    judged = list(ir_measures.read_trec_qrels(io.StringIO(qrels)))  # type: ignore[no-untyped-call]
    hits = list(ir_measures.read_trec_run(io.StringIO(run)))  # type: ignore[no-untyped-call]
    values: dict[str, dict[Measure, float]] = {
        qrel.query_id: dict.fromkeys(RETRIEVAL_MEASURES, 0.0) for qrel in judged
    }
    if not judged:
        return values
    for metric in ir_measures.iter_calc(list(_MEASURES), judged, hits):
        values[metric.query_id][_MEASURES[metric.measure]] = float(metric.value)
    return values


def measure_rankings(
    relevant: Mapping[str, Sequence[str]], rankings: Mapping[str, Sequence[str]]
) -> dict[str, dict[Measure, float]]:
    """The measures of each question of `relevant`, through TREC's own formats and back.

    A question none of whose relevant passages exists has 0 everywhere.
    """
    measured = measure_run(qrels_text(relevant), run_text(rankings, "run"))
    zero = dict.fromkeys(RETRIEVAL_MEASURES, 0.0)
    return {question: measured.get(_safe(question), zero) for question in relevant}


def _safe(identifier: str) -> str:
    return _UNSAFE.sub(lambda found: quote(found[0]), identifier)
