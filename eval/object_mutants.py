"""Operators that change what an answer object holds beside its text: places, trials, labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.errors import CorpusError
from corpus.span import Span
from corpus.status import TrialStatus
from eval.mutants import Pool
from server.answer import AnswerStatus, AnswerType, Citation
from server.api.models import AnswerModel, CitationModel, SpanModel, TrialModel
from server.api.schemas import citation_object

_QUESTION_WORDS = (
    ("afvist", "godkendt"),
    ("godkendt", "afvist"),
    ("delvist", "fuldt"),
    ("imødekommet", "afvist"),
    ("flest", "færrest"),
    ("tredje", "anden"),
    ("anden", "første"),
    ("hvor mange", "hvilke"),
    ("Hvornår", "Hvor længe"),
    ("Hvem", "Hvor"),
)


def places(answer: AnswerModel, pool: Pool) -> Iterator[AnswerModel]:
    """Each citation's place a little off; its words as they were."""
    for i, citation in enumerate(answer.citations):
        start, end = citation.start_char_index, citation.end_char_index
        for place in ((start + 1, end), (start, end - 1), (start - 1, end), (start, end + 1)):
            update = {"start_char_index": place[0], "end_char_index": place[1]}
            yield _with_citation(answer, i, citation.model_copy(update=update))


def narrowed(answer: AnswerModel, pool: Pool) -> Iterator[AnswerModel]:
    """Each citation narrowed or widened by a word, or moved on, with all that follows from it."""
    for i, citation in enumerate(answer.citations):
        start, end = citation.start_char_index, citation.end_char_index
        first = len(citation.cited_text.split(" ", 1)[0]) + 1
        last = len(citation.cited_text.rsplit(" ", 1)[-1]) + 1
        for place in (
            (start + first, end),
            (start, end - last),
            (start - 2, end),
            (start, end + 3),
            (end + 1, 2 * end - start),
        ):
            moved = _moved(citation, place, pool)
            if moved is not None:
                yield _with_citation(answer, i, moved)


def cited_words(answer: AnswerModel, pool: Pool) -> Iterator[AnswerModel]:
    """Each citation's words others than the document's."""
    for i, citation in enumerate(answer.citations):
        words = citation.cited_text
        for changed in (words + "!", words[1:], words.replace(" ", " ikke ", 1), words.upper()):
            if changed != words:
                update = {"cited_text": changed}
                yield _with_citation(answer, i, citation.model_copy(update=update))


def documents(answer: AnswerModel, pool: Pool) -> Iterator[AnswerModel]:
    """Each citation from another document, by its id, its text or what is told of it."""
    for i, citation in enumerate(answer.citations):
        for document in pool.collection.documents:
            if document.id != citation.document_id:
                known = {"document_id": document.id, "document_sha256": document.sha256}
                yield _with_citation(answer, i, citation.model_copy(update=known))
        changes: tuple[dict[str, object], ...] = (
            {"document_id": "findes-ikke"},
            {"document_sha256": "0" * 64},
            {"document_title": "En anden artikel"},
            {"publisher": "Ritzau"},
            {"published": "1999-12-31"},
            {"section": ["Et andet sted"]},
            {"passage_id": pool.collection.passages[0].id},
            {"file_name": "anden.txt"},
            {"source_url": "https://example.org/"},
            {"view_url": "https://example.org/"},
            {"id": citation.id + "1"},
            {"verified": False},
        )
        for update in changes:
            if any(getattr(citation, field) != value for field, value in update.items()):
                yield _with_citation(answer, i, citation.model_copy(update=update))


def citations(answer: AnswerModel, pool: Pool) -> Iterator[AnswerModel]:
    """A citation left out, said twice, numbered otherwise, or said to bear another claim."""
    told = answer.citations
    for i, citation in enumerate(told):
        yield answer.model_copy(update={"citations": [*told[:i], *told[i + 1 :]]})
        yield answer.model_copy(update={"citations": [*told, citation]})
        other = citation.model_copy(update={"number": citation.number + 1})
        yield _with_citation(answer, i, other)
        spans = [SpanModel(start=s.start + 1, end=s.end) for s in citation.answer_spans]
        yield _with_citation(answer, i, citation.model_copy(update={"answer_spans": spans}))
    if len(told) > 1:
        yield answer.model_copy(update={"citations": told[::-1]})


def trials(answer: AnswerModel, pool: Pool) -> Iterator[AnswerModel]:
    """A trial left out, said twice, put in, or told of otherwise."""
    told = answer.trials
    for i, trial in enumerate(told):
        yield _with_trials(answer, [*told[:i], *told[i + 1 :]])
        yield _with_trials(answer, [*told, trial])
        rejected = trial.status is TrialStatus.REJECTED
        status = TrialStatus.APPROVED if rejected else TrialStatus.REJECTED
        changes: tuple[dict[str, object], ...] = (
            {"status": status},
            {"title": trial.title + " for alle"},
            {"network": "Et andet netværk"},
            {"status_text": "Godkendt" if rejected else "Afvist"},
            {"round": (trial.round or 0) + 1},
            {"records": []},
            {"citation": (trial.citation or 0) + 1},
            {"id": "et-andet"},
        )
        for update in changes:
            yield _with_trials(answer, [*told[:i], trial.model_copy(update=update), *told[i + 1 :]])
    others = (t for a in pool.answers for t in a.trials if t.id not in {o.id for o in told})
    if (other := next(others, None)) is not None:
        yield _with_trials(answer, [*told, other.model_copy(update={"citation": None})])


def fewer(answer: AnswerModel, pool: Pool) -> Iterator[AnswerModel]:
    """The last trial of a count or list left out wherever it stands, and the number one lower."""
    number = len(answer.trials)
    last = answer.citations[-1] if answer.citations else None
    marker = f" [{last.number}]" if last else ""
    rows = answer.answer.split("\n")
    kept = [row for row in rows if not (row.startswith("– ") and row.endswith(marker))]
    if number < 2 or last is None or len(kept) == len(rows):
        return
    text = "\n".join(kept).replace(marker, "").replace(f"{number} ", f"{number - 1} ", 1)
    update = {
        "answer": text,
        "citations": answer.citations[:-1],
        "trials": [t for t in answer.trials if t.citation != last.number],
    }
    yield answer.model_copy(update=update)


def labels(answer: AnswerModel, pool: Pool) -> Iterator[AnswerModel]:
    """Another status, another kind of answer."""
    for status in AnswerStatus:
        if status is not answer.status:
            yield answer.model_copy(update={"status": status})
    for kind in AnswerType:
        if kind is not answer.answer_type:
            yield answer.model_copy(update={"answer_type": kind})


def smuggled(answer: AnswerModel, pool: Pool) -> Iterator[AnswerModel]:
    """Claims under a label that needs no citation."""
    bare: dict[str, object] = {"citations": [], "trials": []}
    for status, kind in (
        (AnswerStatus.ABSTAINED, answer.answer_type),
        (AnswerStatus.CLARIFY, answer.answer_type),
        (AnswerStatus.ANSWERED, AnswerType.SMALLTALK),
    ):
        if answer.citations:
            yield answer.model_copy(update={"status": status, "answer_type": kind})
            yield answer.model_copy(update={**bare, "status": status, "answer_type": kind})
        else:
            text = f"{answer.answer}\nDe fleste forsøg blev godkendt."
            yield answer.model_copy(update={"answer": text, "status": status, "answer_type": kind})


def questions(answer: AnswerModel, pool: Pool) -> Iterator[AnswerModel]:
    """The same answer to another question."""
    question = answer.resolved_question
    changed = [question.replace(word, other) for word, other in _QUESTION_WORDS]
    changed += [question.replace(" ikke ", " "), "Hvad koster en busbillet?"]
    for i in range(3):
        other_answer = pool.answers[(len(question) + 13 * i) % len(pool.answers)]
        changed.append(other_answer.resolved_question)
    for other in dict.fromkeys(changed):
        if other != question:
            yield answer.model_copy(update={"resolved_question": other})


def transplants(answer: AnswerModel, pool: Pool) -> Iterator[AnswerModel]:
    """Another answer, whole and true, to this question."""
    for i in range(3):
        other = pool.answers[(len(answer.answer) + 17 * i) % len(pool.answers)]
        if other.answer != answer.answer:
            yield other.model_copy(update={"resolved_question": answer.resolved_question})


def nearest(answer: AnswerModel, pool: Pool) -> Iterator[AnswerModel]:
    """What stands nearest: other words, another place."""
    for i, hit in enumerate(answer.nearest):
        for update in ({"text": hit.text + " ikke"}, {"section": ["Et andet sted"]}):
            changed = hit.model_copy(update=update)
            hits = [*answer.nearest[:i], changed, *answer.nearest[i + 1 :]]
            yield answer.model_copy(update={"nearest": hits})


def beside(answer: AnswerModel, pool: Pool) -> Iterator[AnswerModel]:
    """Passages and suggestions that the question does not get."""
    if answer.nearest:
        yield answer.model_copy(update={"nearest": answer.nearest[1:]})
        first = answer.nearest[0]
        hits = [first.model_copy(update={"score": first.score + 1}), *answer.nearest[1:]]
        yield answer.model_copy(update={"nearest": hits})
    yield answer.model_copy(update={"suggestions": [*answer.suggestions, "Hvad med Odense?"]})


def _moved(citation: CitationModel, place: tuple[int, int], pool: Pool) -> CitationModel | None:
    """The citation at another place of its document, with all that follows from the place."""
    try:
        document = pool.collection.document(citation.document_id)
        span = Span(*place)
        passage = pool.collection.passage_at(document.id, span)
    except (ValueError, CorpusError):
        return None
    if span.end > len(document.text):
        return None
    moved = citation_object(
        Citation(number=citation.number, document=document, passage=passage, span=span)
    )
    return moved.model_copy(update={"answer_spans": citation.answer_spans})


def _with_citation(answer: AnswerModel, i: int, citation: CitationModel) -> AnswerModel:
    told = answer.citations
    return answer.model_copy(update={"citations": [*told[:i], citation, *told[i + 1 :]]})


def _with_trials(answer: AnswerModel, told: Sequence[TrialModel]) -> AnswerModel:
    return answer.model_copy(update={"trials": list(told)})
