"""Lists -> trials: which lists are of trials, and which of their bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.lines import is_link_or_contact, is_reason
from corpus.networks import read_listed
from corpus.passage import Passage, PassageKind
from corpus.sentences import sentence_spans
from corpus.sighting import Network, Page, Sighting, is_title, network_in
from corpus.span import Span
from corpus.status import (
    StatedStatus,
    StatusMark,
    TrialStatus,
)

_MOSTLY = 0.5  # of a list's bullets that must be marked for one to be read by its first words
_SHARE = 0.2  # of a list's bullets that must be marked where nothing else speaks for it
_TRIAL_LIST = re.compile(
    r"(?:\w+\s+){0,2}?(?:\w*forsøg(?:ene)?|\w*ansøgninger(?:ne)?|\w*forsøgshjemler(?:ne)?)"
    r"(?:\s+(?:i|fra|til|om|efter|fordelt)\b.{0,60})?\s*:?",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"\b(?:følgende|disse|nye|de)\s+(?:\w+\s+){0,3}?(?:\w*forsøg|\w*ansøgninger|\w*hjemler)\b"
    r"|\b(?:forsøgene|ansøgningerne|forsøgshjemlerne)\s+er\s*:",
    re.IGNORECASE,
)
_NETWORK_HEADING = re.compile(r"\s*(?:frikommune)?netværk(?:et)?\W+\w", re.IGNORECASE)
_PROSE = re.compile(r"\A[a-zæøå]|[.;,]\s*\Z|\b(?:og|eller|samt)\s*\Z")
# Headings and sentences over lists of something else than trials.
_OTHER = re.compile(
    r"\s*(?:deltag\w+|(?:de\s+)?(?:medvirkende|udvalgte|udpegede)?\s*\w*kommuner(?:ne)?(?!\w)"
    r"|kontakt\w*|læs\s|se\s+også|relatere\w+|links?\b|kilder?\b|formål\w*|mål\w*\b|baggrund\w*"
    r"|begrundelse\w*|årsag\w*|tidsplan\w*|proces\w*|spørgsmål\w*|vilkår\w*|betingelser\w*|krav\w*"
    r"|medlemmer\w*|fakta\w*|sådan\s|hvem\s|hvad\s|hvornår\s|hvordan\s|næste\s+skridt|opfølgning"
    r"|dato\w*|økonomi\b|evaluering\w*|ordforklaring\w*|forkortelser\w*)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Bullet:
    """A bullet with those nested under it."""

    passage: Passage
    mark: StatusMark | None
    told: tuple[StatedStatus, ...]  # statuses of the document's text, where it tells nothing else
    children: list[_Bullet] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """Bullets that follow each other, and what stands right over them."""

    bullets: tuple[Passage, ...]
    lead_in: Passage | None

    @property
    def said(self) -> str:
        """The last sentence before the list."""
        return _last_sentence(self.lead_in).of(self.lead_in.text) if self.lead_in else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What is said of all trials of a list."""

    network: Network | None
    status: StatedStatus | None
    round: int | None


def listed_trials(page: Page) -> Iterator[Sighting]:
    """The trials that a document's lists tell of, in order."""
    lists = list(_lists([p for p in page.passages if p.id not in page.legends.passages]))
    marked_beside = {
        (some.bullets[0].section_ids[:-1])
        for some in lists
        if some.bullets[0].section_ids and _is_marked(page, some)
    }
    for some in lists:
        beside = some.bullets[0].section_ids[:-1] in marked_beside
        if _tells_of_trials(page, some, beside=beside):
            yield from _sightings_in(page, some)


def _lists(passages: Sequence[Passage]) -> Iterator[_List]:
    """The runs of bullets, with the paragraphs that belong to them left out."""
    run: list[Passage] = []
    lead_in: Passage | None = None
    for passage in passages:
        if passage.kind is PassageKind.BULLET:
            if run and run[-1].section_ids != passage.section_ids:
                yield _List(bullets=tuple(run), lead_in=lead_in)
                run, lead_in = [], None
            run.append(passage)
            continue
        if passage.depth or passage.kind is PassageKind.BOILERPLATE:
            continue
        if run:
            yield _List(bullets=tuple(run), lead_in=lead_in)
            run = []
        lead_in = passage if passage.kind is PassageKind.PARAGRAPH else None
    if run:
        yield _List(bullets=tuple(run), lead_in=lead_in)


def _last_sentence(passage: Passage) -> Span:
    return sentence_spans(passage.text)[-1]


def _is_marked(page: Page, some: _List) -> bool:
    """Whether enough bullets of a list bear a status for it to be one of trials."""
    marks = [page.mark_of(b) for b in some.bullets if not _is_no_trial(page, b)]
    telling = [m for m in marks if m is not None and m.stated.status is not TrialStatus.UNKNOWN]
    if not telling:
        return False
    return len(telling) >= _SHARE * len(marks) or page.default_status is not None


def _tells_of_trials(page: Page, some: _List, *, beside: bool) -> bool:
    """Whether a list is of trials.

    It is where bullets are marked; where the heading or the sentence over it says so; and, as long
    as nothing says that it is of something else, where lists beside it are marked, its heading is
    a network's, or the document has a status for trials without a mark.
    """
    first = some.bullets[0]
    if all(_is_no_trial(page, b) for b in some.bullets):
        return False
    if _is_marked(page, some) or any(b.depth > 1 and _told(page, b) for b in some.bullets):
        return True
    prose = sum(_is_prose(b.text) for b in some.bullets)
    if not page.is_about_trials or prose * 2 > len(some.bullets):
        return False
    heading = first.section[-1] if first.section else ""
    if page.words.heading(heading) or _TRIAL_LIST.fullmatch(heading):
        return True
    if page.words.lead_in(some.said) or (some.said.endswith(":") and _LEAD_IN.search(some.said)):
        return True
    if not heading or _OTHER.match(heading) or some.said.endswith(":"):
        return False
    named = _NETWORK_HEADING.match(heading) or read_listed().name(heading) is not None
    over = page.status_over(first) is not None
    return beside or over or bool(named) or page.default_status is not None


def _is_prose(text: str) -> bool:
    """Whether words are a sentence or a part of one, as in debates and acts, and no title."""
    return _PROSE.search(text) is not None or len(sentence_spans(text)) > 1


def _told(page: Page, bullet: Passage) -> tuple[StatedStatus, ...]:
    """The statuses of a bullet that holds nothing but a status: it tells of the one above."""
    return tuple(s.shifted(bullet.content.start) for s in page.words.statuses(bullet.text))


def _sightings_in(page: Page, some: _List) -> Iterator[Sighting]:
    first = some.bullets[0]
    status = page.status_over(first)
    if some.lead_in is not None and (stated := page.words.lead_in(some.said)):
        start = some.lead_in.content.start + _last_sentence(some.lead_in).start
        status = stated.shifted(start)
    around = _Around(network=page.network_over(first), status=status, round=page.round_over(first))
    yield from _in_tree(page, _tree(page, some.bullets), around)


def _tree(page: Page, bullets: Sequence[Passage]) -> list[_Bullet]:
    roots: list[_Bullet] = []
    above: list[_Bullet] = []
    mostly = sum(page.mark_of(b) is not None for b in bullets) >= _MOSTLY * len(bullets)
    for passage in bullets:
        told = _told(page, passage)
        mark = page.mark_of(passage) or (page.loose_mark_of(passage) if mostly else None)
        bullet = _Bullet(passage, None if told else mark, told)
        while above and above[-1].passage.depth >= passage.depth:
            above.pop()
        (above[-1].children if above else roots).append(bullet)
        above.append(bullet)
    return roots


def _in_tree(page: Page, bullets: list[_Bullet], around: _Around) -> Iterator[Sighting]:
    """The trials of bullets of one level, or of those nested in them.

    Where any bullet's children are marked and it is not, the children are the trials and their
    parents what they have in common: a network, or a status. Otherwise children are reasons and
    the like, apart from one that holds nothing but a status.
    """
    groups = any(_heads_trials(page, b) for b in bullets)
    for bullet in bullets:
        if bullet.children and bullet.mark is None and (groups or _names_network(bullet)):
            yield from _in_tree(page, bullet.children, _inside(page, bullet, around))
        elif not bullet.told and not _is_no_trial(page, bullet.passage):
            yield _sighting(page, bullet, around)


def _heads_trials(page: Page, bullet: _Bullet) -> bool:
    if bullet.mark is not None:
        return False
    return any(c.mark is not None or _heads_trials(page, c) for c in bullet.children) or (
        bool(bullet.children) and page.words.heading(bullet.passage.text) is not None
    )


def _names_network(bullet: _Bullet) -> bool:
    return _NETWORK_HEADING.match(bullet.passage.text) is not None


def _inside(page: Page, bullet: _Bullet, around: _Around) -> _Around:
    start = bullet.passage.content.start
    if stated := page.words.heading(bullet.passage.text):
        return replace(around, status=stated.shifted(start))
    return replace(around, network=network_in(bullet.passage.text, start) or around.network)


def _sighting(page: Page, bullet: _Bullet, around: _Around) -> Sighting:
    passage, mark = bullet.passage, bullet.mark
    title = mark.title if mark else passage.content
    told = [t for child in bullet.children for t in child.told]
    over = [around.status] if around.status else []
    own = [mark.stated] if mark else told or over
    network = around.network
    return Sighting(
        title=title.of(page.document.text),
        network=network.name if network else None,
        round=around.round,
        record=page.record(
            passage,
            span=passage.content,
            title=title,
            stated=own if not mark else [*own, *told],
            network=network,
        ),
    )


def _is_no_trial(page: Page, bullet: Passage) -> bool:
    mark = page.mark_of(bullet)
    if mark is None and (is_reason(bullet.text) or is_link_or_contact(bullet.text)):
        return True
    return not is_title(mark.title.of(page.document.text) if mark else bullet.text)
