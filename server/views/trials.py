"""The table of trials: filters, totals, rows, and the same as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.collection import Collection
from corpus.status import TrialStatus
from corpus.trial import Trial
from server.addresses import marked_place, with_query
from server.pages import Choice, Navigation, TallyRow, TrialRow, TrialsPage
from server.views.chart import trials_chart
from server.views.words import NO_NETWORK, counted, grouped, status_name

CSV_HEAD = (
    "id",
    "forsoeg",
    "netvaerk",
    "runde",
    "status",
    "status_dansk",
    "kildens_ord",
    "kilde",
    "udgivet",
    "link",
)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialFilter:
    """What the table is narrowed to, empty being everything; named as GET /api/trials has it."""

    network: str = ""
    status: TrialStatus | None = None
    document: str = ""
    words: str = ""

    @property
    def parameters(self) -> dict[str, str]:
        """As the address carries them."""
        return {
            "network": self.network,
            "status": self.status.value if self.status else "",
            "document": self.document,
            "q": self.words,
        }

    @property
    def is_set(self) -> bool:
        """Whether anything is narrowed."""
        return any(self.parameters.values())


def trials_page(collection: Collection, trials: Sequence[Trial], chosen: TrialFilter) -> TrialsPage:
    """The trials that fit `chosen`, counted and listed."""
    statuses = tuple(s for s in TrialStatus if any(t.status is s for t in trials))
    return TrialsPage(
        title="Forsøg",
        current=Navigation.TRIALS,
        summary=_summary(len(trials), len(collection.trials)),
        is_filtered=chosen.is_set,
        networks=_network_choices(collection, chosen),
        statuses=_status_choices(collection, chosen),
        documents=_document_choices(collection, chosen),
        words=chosen.words,
        tally_heads=tuple(status_name(s) for s in statuses),
        tally=_tally(trials, statuses, chosen),
        tally_sum=_tally_row("Alle", "", trials, statuses) if trials else None,
        chart=trials_chart(trials),
        rows=tuple(trial_row(collection, t) for t in trials),
        csv_url=with_query("/forsoeg.csv", chosen.parameters),
        json_url=with_query("/forsoeg.json", chosen.parameters),
    )


def trial_row(collection: Collection, trial: Trial) -> TrialRow:
    """A trial with the record that its status rests on."""
    record = trial.record
    document = collection.document(record.document_id)
    source = document.title
    others = len(trial.records) - 1
    if others:
        source = f"{source} og {counted(others, 'kilde', 'kilder')} mere"
    return TrialRow(
        title=trial.title,
        url=marked_place(document, record.span).url,
        network=trial.network or NO_NETWORK,
        status=trial.status.value,
        status_name=status_name(trial.status),
        words=_own_words(trial),
        source=source,
    )


def _own_words(trial: Trial) -> str:
    """The source's words for the status, where they say it otherwise than we do."""
    words = trial.record.status_text or ""
    return "" if words.casefold() == status_name(trial.status).casefold() else words


def trials_csv(collection: Collection, trials: Sequence[Trial], base_url: str) -> str:
    """The trials as CSV that a Danish spreadsheet opens: semicolons and a byte-order mark.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(CSV_HEAD)
    for trial in trials:
        writer.writerow([_inert(cell) for cell in _csv_cells(collection, trial, base_url)])
    return "\ufeff" + file.getvalue()


def _csv_cells(collection: Collection, trial: Trial, base_url: str) -> tuple[str, ...]:
    record = trial.record
    document = collection.document(record.document_id)
    return (
        trial.id,
        trial.title,
        trial.network or "",
        str(trial.round or ""),
        trial.status.value,
        status_name(trial.status),
        record.status_text or "",
        document.title,
        record.published.isoformat() if record.published else "",
        f"{base_url}{marked_place(document, record.span).url}",
    )


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def _summary(shown: int, whole: int) -> str:
    if not whole:
        return "Kilderne fortæller ikke om nogen forsøg"
    if shown == whole:
        return counted(whole, "forsøg", "forsøg")
    if not shown:
        return f"Ingen af de {grouped(whole)} forsøg passer"
    return f"{grouped(shown)} af {counted(whole, 'forsøg', 'forsøg')}"


def _network_choices(collection: Collection, chosen: TrialFilter) -> tuple[Choice, ...]:
    names = dict.fromkeys((*collection.networks, *((chosen.network,) if chosen.network else ())))
    return tuple(Choice(value=n, label=n, selected=n == chosen.network) for n in names)


def _status_choices(collection: Collection, chosen: TrialFilter) -> tuple[Choice, ...]:
    found = {t.status for t in collection.trials} | ({chosen.status} if chosen.status else set())
    return tuple(
        Choice(value=s.value, label=status_name(s), selected=s is chosen.status)
        for s in TrialStatus
        if s in found
    )


def _document_choices(collection: Collection, chosen: TrialFilter) -> tuple[Choice, ...]:
    """The documents that tell of trials, however many others there are."""
    return tuple(
        Choice(value=d.id, label=d.title, selected=d.id == chosen.document)
        for d in collection.documents
        if collection.trials_in(d.id) or d.id == chosen.document
    )


def _tally(
    trials: Sequence[Trial], statuses: Sequence[TrialStatus], chosen: TrialFilter
) -> tuple[TallyRow, ...]:
    names = dict.fromkeys(t.network for t in trials)
    return tuple(
        _tally_row(
            name or NO_NETWORK,
            with_query("/forsoeg", {**chosen.parameters, "network": name}) if name else "",
            [t for t in trials if t.network == name],
            statuses,
        )
        for name in names
    )


def _tally_row(
    name: str, url: str, trials: Sequence[Trial], statuses: Sequence[TrialStatus]
) -> TallyRow:
    return TallyRow(
        name=name,
        url=url,
        counts=tuple(grouped(sum(t.status is s for t in trials)) for s in statuses),
        total=grouped(len(trials)),
    )
