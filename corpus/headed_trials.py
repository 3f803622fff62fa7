"""Trials that are headings, each with its status in a line of its own under it.

So letters of decisions and cards of a web page tell of them: »Ansøgning 2: Natbus«, and below it
»Afgørelse: Ikke imødekommet«. One such heading alone may be anything; two are a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.passage import Passage, PassageKind
from corpus.sighting import Page, Sighting, is_title
from corpus.span import Span
from corpus.status import StatedStatus

# »Beslutning: Godkendt« stands under the items of every meeting, and so it is none of these.
_LABEL = re.compile(r"\s*(?:status|afgørelse|svar|resultat|udfald)\s*:\s*\S", re.IGNORECASE)
_NUMBER = re.compile(
    r"\s*(?:(?:\w*ansøgning|\w*forsøg|projekt|forslag)\s+(?:nr\.\s*)?\d{1,3}\s*[:.–—-]|\d{1,3}[.)])\s+(?=\S)",
    re.IGNORECASE,
)
_LEAST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Headed:
    heading: Passage
    told: tuple[StatedStatus, ...]


def headed_trials(page: Page) -> Iterator[Sighting]:
    """The trials that a document's headings name, in order."""
    found = list(_headed(page)) if page.is_about_trials else []
    if len(found) < _LEAST:
        return
    for headed in found:
        yield _sighting(page, headed)


def _headed(page: Page) -> Iterator[_Headed]:
    """The headings under which a line tells a status and nothing else, before any list."""
    heading: Passage | None = None
    for passage in page.passages:
        if passage.kind is PassageKind.HEADING:
            heading = passage
        elif passage.kind is not PassageKind.PARAGRAPH:
            heading = None if passage.kind in {PassageKind.BULLET, PassageKind.ROW} else heading
        elif heading is not None and (told := _told(page, passage)):
            if is_title(heading.text) and page.status_of_heading(heading) is None:
                yield _Headed(heading=heading, told=told)
            heading = None


def _told(page: Page, paragraph: Passage) -> tuple[StatedStatus, ...]:
    line = paragraph.text.split("\n", 1)[0]
    if not _LABEL.match(line):
        return ()
    return tuple(s.shifted(paragraph.content.start) for s in page.words.statuses(line))


def _sighting(page: Page, headed: _Headed) -> Sighting:
    heading = headed.heading
    number = _NUMBER.match(heading.text)
    start = heading.content.start + (number.end() if number else 0)
    title = Span(start, heading.content.end)
    network = page.network_over(heading)
    networks = [network] if network else []
    return Sighting(
        title=title.of(page.document.text),
        networks=tuple(n.name for n in networks),
        round=page.round_over(heading),
        record=page.record(
            heading, span=heading.content, title=title, stated=headed.told, networks=networks
        ),
    )
