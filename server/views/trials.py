"""The table of trials: filters, totals, rows, and the same as CSV."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.collection import Collection
from corpus.status import TrialStatus
from corpus.trial import Trial
from server.addresses import marked_place, with_query
from server.danish_text import capitalised
from server.group_words import NETWORK, GroupWord
from server.pages import Choice, Navigation, TallyRow, TrialRow, TrialsPage
from server.views.chart import trials_chart
from server.views.paging import paged
from server.views.words import counted, grouped, status_name

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
PAGE_SIZE = 200
MAX_CHOICES = 200  # of a select
MAX_TALLIED = 50  # networks with a row of their own among the totals
SOURCE, SOURCES = "anden kilde", "andre kilder"
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


def trials_page(
    collection: Collection,
    trials: Sequence[Trial],
    chosen: TrialFilter,
    *,
    number: int = 1,
    group: GroupWord = NETWORK,
) -> TrialsPage:
    """The trials that fit `chosen`, counted and listed, a part of them where they are many.

    `group` is what the networks are called.
    """
    found = {t.status for t in trials}
    statuses = tuple(s for s in TrialStatus if s in found)
    shown, pager = paged(
        trials, number, size=PAGE_SIZE, path="/forsoeg", parameters=chosen.parameters
    )
    networks, more_networks = _most(_network_choices(collection, chosen))
    documents, more_documents = _most(_document_choices(collection, chosen))
    return TrialsPage(
        title="Forsøg",
        current=Navigation.TRIALS,
        summary=_summary(len(trials), len(collection.trials)),
        is_filtered=chosen.is_set,
        group=capitalised(group.one),
        all_groups=f"Alle {group.many}",
        tally_by=f"{group.one} og status",
        networks=networks,
        statuses=_status_choices(collection, chosen),
        documents=documents,
        more_networks=(
            f"og {grouped(more_networks)} {group.others(more_networks)}" if more_networks else ""
        ),
        more_documents=f"og {counted(more_documents, SOURCE, SOURCES)}" if more_documents else "",
        words=chosen.words,
        tally_heads=tuple(status_name(s) for s in statuses),
        tally=_tally(trials, statuses, chosen, group),
        tally_sum=_tally_row("Alle", "", Counter(t.status for t in trials), statuses)
        if trials
        else None,
        chart=trials_chart(trials, group),
        rows=tuple(trial_row(collection, t, group) for t in shown),
        pager=pager,
        csv_url=with_query("/forsoeg.csv", chosen.parameters),
        json_url=with_query("/forsoeg.json", chosen.parameters),
    )


def trial_row(collection: Collection, trial: Trial, group: GroupWord = NETWORK) -> TrialRow:
    """A trial with the record that its status rests on; `group` is what networks are called."""
    record = trial.record
    document = collection.document(record.document_id)
    source = document.title
    others = len(trial.records) - 1
    if others:
        source = f"{source} og {counted(others, 'kilde', 'kilder')} mere"
    return TrialRow(
        title=trial.title,
        url=marked_place(document, record.span).url,
        group=capitalised(group.one),
        network=trial.network or group.none_of,
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


def _network_choices(collection: Collection, chosen: TrialFilter) -> list[tuple[Choice, int]]:
    """The networks, each with how many trials it has."""
    counts = Counter(t.network for t in collection.trials if t.network is not None)
    names = dict.fromkeys((*counts, *((chosen.network,) if chosen.network else ())))
    return [(Choice(value=n, label=n, selected=n == chosen.network), counts[n]) for n in names]


def _status_choices(collection: Collection, chosen: TrialFilter) -> tuple[Choice, ...]:
    found = {t.status for t in collection.trials} | ({chosen.status} if chosen.status else set())
    return tuple(
        Choice(value=s.value, label=status_name(s), selected=s is chosen.status)
        for s in TrialStatus
        if s in found
    )


def _document_choices(collection: Collection, chosen: TrialFilter) -> list[tuple[Choice, int]]:
    """The documents that tell of trials, each with how many; however many others there are."""
    return [
        (
            Choice(value=d.id, label=d.title, selected=d.id == chosen.document),
            len(collection.trials_in(d.id)),
        )
        for d in collection.documents
        if collection.trials_in(d.id) or d.id == chosen.document
    ]


def _most(choices: Sequence[tuple[Choice, int]]) -> tuple[tuple[Choice, ...], int]:
    """The choices of most trials and the chosen one, in their order, and how many are left out."""
    largest = sorted(
        range(len(choices)), key=lambda i: (not choices[i][0].selected, -choices[i][1], i)
    )
    kept = sorted(largest[:MAX_CHOICES])
    return tuple(choices[i][0] for i in kept), len(choices) - len(kept)


def _tally(
    trials: Sequence[Trial],
    statuses: Sequence[TrialStatus],
    chosen: TrialFilter,
    group: GroupWord,
) -> tuple[TallyRow, ...]:
    """A row for each network, in the order they stand; of very many, the small ones are one row."""
    counts: dict[str | None, Counter[TrialStatus]] = {}
    for trial in trials:
        counts.setdefault(trial.network, Counter())[trial.status] += 1
    kept = set(sorted(counts, key=lambda name: -counts[name].total())[:MAX_TALLIED])
    rows = [_network_row(n, counts[n], statuses, chosen, group) for n in counts if n in kept]
    if others := [n for n in counts if n not in kept]:
        together = sum((counts[n] for n in others), Counter[TrialStatus]())
        name = f"{grouped(len(others))} {group.others(len(others))}"
        rows.append(_tally_row(name, "", together, statuses))
    return tuple(rows)


def _network_row(
    name: str | None,
    counts: Counter[TrialStatus],
    statuses: Sequence[TrialStatus],
    chosen: TrialFilter,
    group: GroupWord,
) -> TallyRow:
    url = with_query("/forsoeg", {**chosen.parameters, "network": name}) if name else ""
    return _tally_row(name or group.none_of, url, counts, statuses)


def _tally_row(
    name: str, url: str, counts: Counter[TrialStatus], statuses: Sequence[TrialStatus]
) -> TallyRow:
    return TallyRow(
        name=name,
        url=url,
        counts=tuple(grouped(counts[s]) for s in statuses),
        total=grouped(counts.total()),
    )
