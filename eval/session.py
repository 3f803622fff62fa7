"""From a path to a result: which sets it names, and one run over all of them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from eval.asking import AskedService, HttpAsker, open_in_process
from eval.errors import EvaluationError, QuestionSetError
from eval.passage_set import (
    PassageSet,
    is_passage_set,
    passage_collection,
    read_passage_set,
    temporary_index,
)
from eval.question_set import QuestionSet, read_question_set
from eval.results import QuestionResult, Result
from eval.run import Tick, info, run_passage_set, run_question_set
from index.encoder import Encoder, load_encoder
from server.settings import read_settings

Sets = Sequence[QuestionSet | PassageSet]


def find_sets(path: Path) -> tuple[QuestionSet | PassageSet, ...]:
    """The sets that a path names, by name.

    A file is a question set. A folder is a retrieval set if it holds passages and questions; else
    it stands for the question sets and retrieval sets in it.

    Raises:
        QuestionSetError: if there is none, or one is malformed.
    """
    if path.is_file():
        return (read_question_set(path),)
    if is_passage_set(path):
        return (read_passage_set(path),)
    if not path.is_dir():
        raise QuestionSetError(f"{str(path)!r} findes ikke.")
    entries = sorted(path.iterdir())
    sets: tuple[QuestionSet | PassageSet, ...] = (
        *(read_question_set(entry) for entry in entries if entry.suffix == ".jsonl"),
        *(read_passage_set(entry) for entry in entries if is_passage_set(entry)),
    )
    if not sets:
        raise QuestionSetError(f"Der er ingen spørgsmålssæt (*.jsonl) i {str(path)!r}.")
    return sets


def evaluate(sets: Sets, base: str | None, tick: Tick) -> Result:
    """Ask all questions of all sets; `base` is the address of a service, None for this process.

    Raises:
        EvaluationError: if a retrieval set is to be searched over HTTP.
        FrisvarError: if the service or the index cannot be opened.
    """
    question_sets = [one for one in sets if isinstance(one, QuestionSet)]
    passage_sets = [one for one in sets if isinstance(one, PassageSet)]
    if base is not None and passage_sets:
        raise EvaluationError(
            f"{passage_sets[0].name!r} er et søgesæt med sine egne afsnit, som en tjeneste bag en"
            " adresse ikke har; udelad --base."
        )
    questions: list[QuestionResult] = []
    versions: list[str] = []
    if question_sets:
        service = HttpAsker(base) if base is not None else open_in_process()
        answered = _ask_all(question_sets, service, tick)
        questions += answered
        versions += list(dict.fromkeys(q.reply.index_version for q in answered if q.reply))
    if passage_sets:
        encoder = load_encoder(read_settings(os.environ).model)
        for passage_set in passage_sets:
            found, version = _search_all(passage_set, encoder, tick)
            questions += found
            versions.append(version)
    return Result(
        sets=(*map(info, question_sets), *map(info, passage_sets)),
        index_version=", ".join(versions),
        questions=tuple(questions),
    )


def _ask_all(
    question_sets: Sequence[QuestionSet], service: AskedService, tick: Tick
) -> list[QuestionResult]:
    sources = service.sources()
    return [
        result
        for question_set in question_sets
        for result in run_question_set(question_set, service, sources, tick)
    ]


def _search_all(
    passage_set: PassageSet, encoder: Encoder, tick: Tick
) -> tuple[tuple[QuestionResult, ...], str]:
    collection = passage_collection(passage_set.passages)
    with temporary_index(collection, encoder) as finder:
        return run_passage_set(passage_set, finder, tick), finder.fingerprint
