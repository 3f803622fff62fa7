"""The small Danish of pages: ages, counts and the names of statuses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from corpus.collection import Collection
from corpus.document import Document
from corpus.status import TrialStatus
from server.answer import AnswerStatus
from server.danish_text import STATUS_NAMES, capitalised, danish_date

LABELS: Mapping[AnswerStatus, str] = {
    AnswerStatus.ANSWERED: "",
    AnswerStatus.PARTIAL: "Svar med forbehold",
    AnswerStatus.CLARIFY: "Spørgsmålet kan forstås på flere måder",
    AnswerStatus.ABSTAINED: "Det svarer kilderne ikke på",
}


def status_name(status: TrialStatus) -> str:
    """The status as a table shows it."""
    return capitalised(STATUS_NAMES[status])


def counted(number: int, one: str, many: str) -> str:
    """»1 kilde«, »2 kilder«, »1.401 afsnit«.

    >>> counted(1, "kilde", "kilder"), counted(1401, "afsnit", "afsnit")
    ('1 kilde', '1.401 afsnit')
    """
    return f"{grouped(number)} {one if number == 1 else many}"


def grouped(number: int) -> str:
    """The number with a full stop between thousands."""
    return f"{number:,}".replace(",", ".")


def sources_counted(collection: Collection) -> str:
    """»2 kilder«."""
    return counted(len(collection.documents), "kilde", "kilder")


def age(published: date, today: date) -> str:
    """How long ago, in whole days, months or years.

    >>> age(date(2021, 8, 26), date(2025, 8, 25))
    'for 3 år siden'
    >>> age(date(2025, 8, 1), date(2025, 8, 2))
    'for 1 dag siden'
    """
    days = (today - published).days
    if days < 0:
        return "endnu ikke"
    if days == 0:
        return "i dag"
    months = (today.year - published.year) * 12 + today.month - published.month
    months -= today.day < published.day
    if months >= 12:
        return f"for {months // 12} år siden"
    if months >= 1:
        return f"for {counted(months, 'måned', 'måneder')} siden"
    return f"for {counted(days, 'dag', 'dage')} siden"


def published_line(document: Document) -> str:
    """The date, or that the source carries none."""
    published = document.provenance.published
    return danish_date(published) if published else "Kilden har ingen dato"


def facts_line(document: Document) -> str:
    """Publisher and date on one line, what is not known named as such."""
    publisher = document.provenance.publisher or "udgiver ikke oplyst"
    published = document.provenance.published
    return capitalised(f"{publisher}, {danish_date(published) if published else 'uden dato'}")


def section_line(section: tuple[str, ...]) -> str:
    """»Fakta › Flere billige boliger«, or nothing where no heading stands above."""
    return " › ".join(section)
