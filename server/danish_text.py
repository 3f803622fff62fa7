"""The small grammar of answers: number, dates, lists and names of statuses in Danish."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from corpus.document import Document
from corpus.status import TrialStatus

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
STATUS_NAMES = {
    TrialStatus.APPROVED: "imødekommet",
    TrialStatus.PARTLY: "delvist imødekommet",
    TrialStatus.REJECTED: "afvist",
    TrialStatus.PENDING: "ikke afgjort endnu",
    TrialStatus.WITHDRAWN: "trukket tilbage",
    TrialStatus.EXTENDED: "forlænget",
    TrialStatus.ENDED: "afsluttet",
    TrialStatus.STOPPED: "indstillet eller ikke iværksat",
    TrialStatus.RUNNING: "i gang",
    TrialStatus.PAUSED: "sat på pause",
    TrialStatus.NOT_STARTED: "ikke begyndt",
    TrialStatus.PERMANENT: "gjort permanent",
    TrialStatus.SPREAD: "udbredt",
    TrialStatus.PARTLY_SPREAD: "delvist udbredt",
    TrialStatus.NOT_SPREAD: "ikke udbredt",
    TrialStatus.UNKNOWN: "uden oplyst afgørelse",
}


def danish_date(day: date) -> str:
    """»26. august 2021«."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def trials_counted(number: int) -> str:
    """»1 forsøg«, »7 forsøg«, »ingen forsøg«."""
    return f"{number} forsøg" if number else "ingen forsøg"


def round_name(number: int) -> str:
    """»tredje runde«; from eleven on with digits."""
    names = (
        "første",
        "anden",
        "tredje",
        "fjerde",
        "femte",
        "sjette",
        "syvende",
        "ottende",
        "niende",
        "tiende",
    )
    return f"{names[number - 1]} runde" if number <= len(names) else f"{number}. runde"


def listed(parts: Sequence[str], *, last: str = "og") -> str:
    """»a«, »a og b«, »a, b og c«; or with another word before the last."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def capitalised(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def source_name(document: Document) -> str:
    """How an answer names its source: title, publisher and date, or that they are not known."""
    published = document.provenance.published
    publisher = document.provenance.publisher
    when = danish_date(published) if published else "uden dato"
    return f"»{document.title}« ({f'{publisher}, ' if publisher else ''}{when})"


def age_line(cited: Sequence[tuple[Document, str]]) -> str:
    """The line under an answer that says what it rests on and how old that is.

    Args:
        cited: documents, each with the section of an act that is cited of it, or nothing.
    """
    sections: dict[Document, dict[str, None]] = {}
    for document, section in cited:
        sections.setdefault(document, {}).update({section: None} if section else {})
    names = [
        ", ".join([source_name(document), *([listed([*own])] if own else [])])
        for document, own in sections.items()
    ]
    return f"{'Kilde' if len(names) == 1 else 'Kilder'}: {listed(names)}."


def percent(part: int, whole: int) -> str:
    """»50 procent«, or »ca. 41 procent« where that is rounded."""
    rounded = round(100 * part / whole)
    exact = rounded * whole == 100 * part
    return f"{'' if exact else 'ca. '}{rounded} procent"
