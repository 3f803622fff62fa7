"""Trials that are headings, each with its status at its end or in a line of its own under it.

So letters of decisions and cards of a web page tell of them: »2. Natbus (afslås)«, or »Ansøgning 2:
Natbus« and below it »Afgørelse: Ikke imødekommet«. One such heading alone may be anything; two are
a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.passage import Passage, PassageKind
from corpus.sighting import Page, Sighting, is_title
from corpus.span import Span
from corpus.status import StatedStatus, TrialStatus

# »Beslutning: Godkendt« stands under the items of every meeting, and so it is none of these.
_LABEL = re.compile(r"\s*(?:status|afgørelse|svar|resultat|udfald)\s*:\s*\S", re.IGNORECASE)
_NUMBER = re.compile(
    r"\s*(?:(?:\w*ansøgning|\w*forsøg|projekt|forslag)\s+(?:nr\.\s*)?\d{1,3}\s*[:.–—-]|\d{1,3}[.)])\s+(?=\S)",
    re.IGNORECASE,
)
_LEAST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Headed:
    """A heading, where its words without the status stand, and what is told of it."""

    heading: Passage
    title: Span
    told: tuple[StatedStatus, ...]


def headed_trials(page: Page) -> Iterator[Sighting]:
    """The trials that a document's headings name, in order."""
    if not page.is_about_trials:
        return
    for forms in (list(_headed(page)), list(_marked(page))):
        if len(forms) >= _LEAST:
            yield from (_sighting(page, headed) for headed in forms)


def _marked(page: Page) -> Iterator[_Headed]:
    """The headings over running text that end in a status: »2. Natbus (afslås)«."""
    for heading, below in pairwise(page.passages):
        if (heading.kind, below.kind) != (PassageKind.HEADING, PassageKind.PARAGRAPH):
            continue
        mark = page.mark_of(heading)
        if mark is None or mark.stated.status is TrialStatus.UNKNOWN:
            continue
        after = page.document.text[mark.stated.words.end : heading.content.end]
        title = mark.title.of(page.document.text)
        if not after.strip(" )].") and is_title(title):
            yield _Headed(heading=heading, title=mark.title, told=(mark.stated,))


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
                yield _Headed(heading=heading, title=heading.content, told=told)
            heading = None


def _told(page: Page, paragraph: Passage) -> tuple[StatedStatus, ...]:
    line = paragraph.text.split("\n", 1)[0]
    if not _LABEL.match(line):
        return ()
    return tuple(s.shifted(paragraph.content.start) for s in page.words.statuses(line))


def _sighting(page: Page, headed: _Headed) -> Sighting:
    heading = headed.heading
    number = _NUMBER.match(headed.title.of(page.document.text))
    title = Span(headed.title.start + (number.end() if number else 0), headed.title.end)
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
