"""Documents on the command line: tables for people, the contract's fields for programs."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.collection import Collection
from corpus.command_line import table
from corpus.document import Document
from corpus.passage import Passage, PassageKind
from corpus.relocation import CitationState
from corpus.staleness import Staleness
from corpus.status import TrialStatus
from corpus.trial import Trial

UNKNOWN = "ukendt"
WIDTH = 90  # how much of a passage is shown

KINDS = {
    PassageKind.HEADING: "overskrift",
    PassageKind.PARAGRAPH: "brødtekst",
    PassageKind.QUOTATION: "citat",
    PassageKind.BULLET: "punkt",
    PassageKind.ROW: "række",
    PassageKind.CONTACT: "kontakt",
    PassageKind.DATELINE: "dato",
    PassageKind.LINK: "adresse",
    PassageKind.BOILERPLATE: "ramme",
}
STATUSES = {
    TrialStatus.APPROVED: "imødekommet",
    TrialStatus.PARTLY: "delvist imødekommet",
    TrialStatus.REJECTED: "afvist",
    TrialStatus.PENDING: "afventer",
    TrialStatus.WITHDRAWN: "trukket tilbage",
    TrialStatus.EXTENDED: "forlænget",
    TrialStatus.ENDED: "afsluttet",
    TrialStatus.STOPPED: "indstillet",
    TrialStatus.RUNNING: "i gang",
    TrialStatus.PAUSED: "sat på pause",
    TrialStatus.NOT_STARTED: "ikke begyndt",
    TrialStatus.PERMANENT: "gjort permanent",
    TrialStatus.SPREAD: "udbredt",
    TrialStatus.PARTLY_SPREAD: "delvist udbredt",
    TrialStatus.NOT_SPREAD: "udbredes ikke",
    TrialStatus.UNKNOWN: UNKNOWN,
}
_STATES = {
    CitationState.EXACT: "uændret",
    CitationState.MOVED: "flyttet",
    CitationState.CHANGED: "ændret",
    CitationState.GONE: "væk",
}


def documents_table(collection: Collection) -> str:
    """A line for each document."""
    rows: list[tuple[str, ...]] = [("ID", "TITEL", "UDGIVER", "DATO", "AFSNIT", "FORSØG")]
    for document in collection.documents:
        counts = _counts(collection, document)
        known = (_cut(_shown(document.title)), _publisher(document), _published(document))
        rows.append((document.id, *known, *(str(count) for count in counts)))
    return table(rows)


def document_text(collection: Collection, document: Document) -> str:
    """Everything that was read out of one document."""
    known = document.provenance
    facts = (
        ("id", document.id),
        ("fil", document.file_name),
        ("titel", _shown(document.title)),
        ("udgiver", _publisher(document)),
        ("dato", _published(document)),
        ("adresse", known.source_url_printed or UNKNOWN),
        ("sha256", document.sha256),
    )
    blocks = [table(facts), _passages_table(collection.passages_of(document.id))]
    if trials := collection.trials_in(document.id):
        blocks.append(_trials_table(document, trials))
    return "\n\n".join(blocks)


def document_json(collection: Collection, document: Document) -> dict[str, object]:
    """The fields by which the HTTP contract describes a document."""
    known = document.provenance
    passages, trials = _counts(collection, document)
    return {
        "id": document.id,
        "file_name": document.file_name,
        "title": document.title,
        "publisher": known.publisher,
        "published": known.published.isoformat() if known.published else None,
        "source_url": known.source_url,
        "source_url_printed": known.source_url_printed,
        "sha256": document.sha256,
        "passages": passages,
        "trials": trials,
    }


def passage_json(passage: Passage) -> dict[str, object]:
    """The contract's fields of a passage, with its text."""
    return {
        "id": passage.id,
        "kind": passage.kind.value,
        "section": list(passage.section),
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.text,
    }


def trial_json(document: Document, trial: Trial) -> dict[str, object]:
    """A trial, and what one document says of it."""
    record = next(r for r in trial.records if r.document_id == document.id)
    return {
        "id": trial.id,
        "title": trial.title,
        "network": trial.network,
        "round": trial.round,
        "status": record.status.public.value,
        "status_text": record.status_text,
        "passage_id": record.passage_id,
    }


def staleness_lines(earlier: Staleness) -> list[str]:
    """How an earlier text of a document stands today, and what citations of it have lost."""
    if earlier.is_removed:
        passages = sum(earlier.counts.values())
        return [f"{earlier.document_id}: fjernet; {passages} afsnit findes kun som tidligere tekst"]
    told = ", ".join(f"{n} {_STATES[state]}" for state, n in earlier.counts.items() if n)
    lines = [f"{earlier.document_id}: tidligere udgave {earlier.sha8}: {told}"]
    for lost in earlier.stale:
        place = f"{lost.span.start}-{lost.span.end}"
        lines.append(f"  {_STATES[lost.state]}: {place} »{_cut(_shown(lost.text))}«")
    return lines


def _counts(collection: Collection, document: Document) -> tuple[int, int]:
    return len(collection.passages_of(document.id)), len(collection.trials_in(document.id))


def _publisher(document: Document) -> str:
    return _shown(document.provenance.publisher or UNKNOWN)


def _published(document: Document) -> str:
    published = document.provenance.published
    return published.isoformat() if published else UNKNOWN


def _passages_table(passages: Sequence[Passage]) -> str:
    """A line for each passage, indented under the headings above it."""
    return table([(f"p{p.ordinal:04d}", KINDS[p.kind], _place(p), _line(p)) for p in passages])


def _place(passage: Passage) -> str:
    return f"{passage.span.start}-{passage.span.end}"


def _line(passage: Passage) -> str:
    return _cut("  " * len(passage.section) + _shown(passage.text))


def _cut(line: str) -> str:
    return line if len(line) <= WIDTH else line[: WIDTH - 1].rstrip() + "…"


def _shown(text: str) -> str:
    """A text on one line, without signs that a terminal obeys."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))


def _trials_table(document: Document, trials: Sequence[Trial]) -> str:
    rows = [("FORSØG", "STATUS", "ORDENE", "TITEL")]
    for trial in trials:
        record = next(r for r in trial.records if r.document_id == document.id)
        words = f"»{record.status_text}«" if record.status_text else "-"
        place = record.passage_id.rsplit(".", 1)[-1]
        rows.append((place, STATUSES[record.status], _shown(words), _shown(trial.title)))
    return table(rows)
