"""Documents changed on purpose in one place, while the answers stay as they were given.

The harder half is tested: the answer is stamped anew, as if it had been given over the changed
document (its fingerprint, places and trials), so that only what it says can give it away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from corpus.collection import Collection, make_collection
from corpus.document import make_document
from corpus.errors import CorpusError
from corpus.span import Span
from eval import mutants
from eval.mutants import Edit, Pool
from server.answer import Citation, TrialEntry
from server.api.models import AnswerModel, CitationModel, HitModel
from server.api.schemas import citation_object, passage_object, trial_object

_MARKS = (
    ("Afvist", "Delvist"),
    ("Delvist", "Afvist"),
    ("Afvist: ", ""),
    ("• ", "• Afvist: "),
    ("udbredes ikke", "udbredes"),
    ("indstillet", "udbredt"),
    ("helt eller delvist", "ikke"),
)

PER_DOCUMENT = 4  # changes of one kind in one document, spread over its text


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedDocument:
    """The collection with one document changed at `start`, where `end` was the old words' end."""

    label: str
    collection: Collection
    document_id: str
    start: int
    end: int
    longer: int

    def touches(self, citation: CitationModel) -> bool:
        """Whether the change lies in cited words."""
        return (
            citation.document_id == self.document_id
            and citation.start_char_index < max(self.end, self.start + 1)
            and self.start < citation.end_char_index
        )

    def moved(self, span: Span) -> Span:
        """Where a place of the old text is in the new one; a changed place keeps its ends."""
        if span.end <= self.start:
            return span
        start = span.start if span.start <= self.start else span.start + self.longer
        return Span(max(0, start), max(start + 1, span.end + self.longer))


def _marks(text: str, pool: Pool) -> Iterator[Edit]:
    """The status words of lists and summaries."""
    for word, other in _MARKS:
        at = text.find(word)
        while at >= 0:
            yield at, at + len(word), other
            at = text.find(word, at + len(word))


KINDS: tuple[tuple[str, Callable[[str, Pool], Iterable[Edit]]], ...] = (
    ("tal i dokumentet", mutants.numbers),
    ("datoer i dokumentet", mutants.dates),
    ("navne i dokumentet", mutants.names),
    ("netværk i dokumentet", mutants.networks),
    ("afgørelser i dokumentet", _marks),
    ("»ikke« i dokumentet", mutants.negations),
)


def changed_documents(pool: Pool, per_document: int) -> Iterator[ChangedDocument]:
    """The collection with each of some changes of each kind, one at a time."""
    documents = pool.collection.documents
    for label, edits in KINDS:
        for document in documents:
            found = [e for e in edits(document.text, pool) if document.text[e[0] : e[1]] != e[2]]
            for start, end, words in found[:: max(1, len(found) // per_document)]:
                text = document.text[:start] + words + document.text[end:]
                changed = make_document(document.file_name, text, document.provenance)
                yield ChangedDocument(
                    label=label,
                    collection=make_collection(
                        changed if d.id == document.id else d for d in documents
                    ),
                    document_id=document.id,
                    start=start,
                    end=end,
                    longer=len(words) - (end - start),
                )


def stamped(answer: AnswerModel, change: ChangedDocument, index_version: str) -> AnswerModel:
    """An answer's words, with places and labels as if they were of the changed document."""
    trials = {t.id: t for t in change.collection.trials}
    return answer.model_copy(
        update={
            "citations": [_stamped_citation(c, change) for c in answer.citations],
            "trials": [
                trial_object(TrialEntry(trial=trials[t.id], citation=t.citation))
                if t.id in trials
                else t
                for t in answer.trials
            ],
            "nearest": [_stamped_hit(h, change) for h in answer.nearest],
            "index_version": index_version,
        }
    )


def _stamped_citation(citation: CitationModel, change: ChangedDocument) -> CitationModel:
    if citation.document_id != change.document_id:
        return citation
    span = change.moved(Span(citation.start_char_index, citation.end_char_index))
    document = change.collection.document(citation.document_id)
    passage = change.collection.passage_at(document.id, span)
    stamped = citation_object(
        Citation(number=citation.number, document=document, passage=passage, span=span)
    )
    return stamped.model_copy(update={"answer_spans": citation.answer_spans})


def _stamped_hit(hit: HitModel, change: ChangedDocument) -> HitModel:
    try:
        passage = passage_object(change.collection.passage(hit.passage_id))
    except CorpusError:
        return hit
    return HitModel(**passage.model_dump(), score=hit.score, matched=hit.matched)
