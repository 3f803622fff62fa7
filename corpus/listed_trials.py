"""Lists -> trials: which lists are of trials, and which of their bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.bullet_lists import BulletList, last_sentence
from corpus.everyday_words import CONDITION
from corpus.item_lines import tells
from corpus.lines import is_link_or_contact, is_reason
from corpus.networks import read_listed
from corpus.passage import Passage
from corpus.sentences import sentence_spans
from corpus.sighting import Network, Page, Sighting, is_title, network_in
from corpus.status import (
    StatedStatus,
    StatusMark,
    TrialStatus,
)

_MOSTLY = 0.5  # of a list's bullets that must be marked for one to be read by its first words
_SHARE = 0.2  # of a list's bullets that must be marked where nothing else speaks for it
_NUMBER = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[A-ZÆØÅ][.)])\s+(?=\D)")
_TRIAL_LIST = re.compile(
    r"(?:\w+\s+){0,3}?(?:\w*forsøg(?:ene)?|\w*ansøgninger(?:ne)?|\w*forsøgshjemler(?:ne)?)"
    r"(?:\s+(?:i|fra|til|om|efter|fordelt)\b.{0,60})?\s*:?",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"\b(?:følgende|disse|nye|de)\s+(?:\w+\s+){0,3}?(?:\w*forsøg|\w*ansøgninger|\w*hjemler)\b"
    r"|\b(?:forsøgene|ansøgningerne|forsøgshjemlerne)\s+er\s*:"
    r"|\b(?:\d{1,3}|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv)\s+(?:\w+\s+){0,2}?"
    r"(?:\w*forsøg|\w*ansøgninger|\w*forslag)(?:ene|ne)?\s*:",
    re.IGNORECASE,
)
_NETWORK_HEADING = re.compile(r"\s*(?:frikommune)?netværk(?:et)?\W+\w", re.IGNORECASE)
_TURNS = re.compile(r"\?\s*\Z")  # a question over a list is of something new
_PROSE = re.compile(r"\A[a-zæøå]|[.;,]\s*\Z|\b(?:og|eller|samt)\s*\Z")
# Headings and sentences over lists of something else than trials.
_OTHER = re.compile(
    r"\s*(?:deltag\w+|(?:de\s+)?(?:medvirkende|udvalgte|udpegede)?\s*\w*kommuner(?:ne)?(?!\w)"
    r"|kontakt\w*|læs\s|se\s+også|relatere\w+|links?\b|kilder?\b|formål\w*|mål\w*\b|baggrund\w*"
    r"|begrundelse\w*|årsag\w*|tidsplan\w*|proces\w*|spørgsmål\w*|vilkår\w*|betingelser\w*|krav\w*"
    r"|medlemmer\w*|fakta\w*|sådan\s|hvem\s|hvad\s|hvornår\s|hvordan\s|næste\s+skridt|opfølgning"
    r"|dato\w*|økonomi\b|evaluering\w*|ordforklaring\w*|forkortelser\w*|begreber\w*|definition\w*"
    r"|(?:\w+\s+)?(?:anbefaling\w*|erfaring\w*|udfordring\w*|konklusion\w*|resultater\s+(?:af|fra)\b)"
    r"|indhold\w*\s*\Z|dagsorden\w*|referat\w*|bilag\w*|metode\w*|datagrundlag\w*|frist\w*)",
    re.IGNORECASE,
)
# Those of them under which a mark is not of a trial either: »Rude (trukket tilbage)«.
_NEVER = re.compile(
    r"\s*(?:(?:de\s+)?(?:deltag\w+|medvirkende)\s*\w*kommuner(?:ne)?|deltagere\w*|medlemmer\w*|kontakt\w*"
    r"|(?:tids|handle|arbejds)plan\w*|milepæl\w*|risi[ck]\w*|organis\w*|proces\w*|betingelser\w*|vilkår\w*|krav\w*|dagsorden\w*|begreber\w*"
    r"|definition\w*|ordforklaring\w*|forkortelser\w*|indhold\s*\Z)",
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
class _Around:
    """What is said of all trials of a list."""

    network: Network | None
    status: StatedStatus | None
    round: int | None


def listed_trials(page: Page) -> Iterator[Sighting]:
    """The trials that a document's lists tell of, in order."""
    marked_beside = {
        (some.bullets[0].section_ids[:-1])
        for some in page.lists
        if some.bullets[0].section_ids and _is_marked(page, some)
    }
    for some in page.lists:
        beside = some.bullets[0].section_ids[:-1] in marked_beside
        if _tells_of_trials(page, some, beside=beside):
            yield from _sightings_in(page, some)


def _is_marked(page: Page, some: BulletList) -> bool:
    """Whether enough bullets of a list bear a status for it to be one of trials."""
    marks = [page.mark_of(b) for b in some.bullets if not _is_no_trial(page, b)]
    telling = [m for m in marks if m is not None and m.stated.status is not TrialStatus.UNKNOWN]
    if not telling:
        return False
    return len(telling) >= _SHARE * len(marks) or page.default_status is not None


def _tells_of_trials(page: Page, some: BulletList, *, beside: bool) -> bool:
    """Whether a list is of trials.

    It is where bullets are marked; where the heading or the sentence over it says so; and, as long
    as nothing says that it is of something else, where lists beside it are marked, its heading is
    a network's, or the document has a status for trials without a mark.
    """
    first = some.bullets[0]
    if all(_is_no_trial(page, b) for b in some.bullets):
        return False
    heading = _heading(first)
    if _NEVER.match(heading) or (some.lead_in and _NEVER.match(some.said)):
        return False
    if _is_marked(page, some) or any(b.depth > 1 and _told(page, b) for b in some.bullets):
        return True
    prose = sum(_is_prose(b.text) for b in some.bullets)
    if not page.is_about_trials or prose * 2 > len(some.bullets):
        return False
    announced = some.said.endswith(":") and not CONDITION.search(some.said)
    if page.words.lead_in(some.said) or (announced and _LEAD_IN.search(some.said)):
        return True
    if _TURNS.search(some.said) or (some.lead_in and _OTHER.match(some.said)):
        return False
    if page.words.heading(heading) or page.tells_by_heading(first) or _is_over_trials(heading):
        return True
    if not heading or _OTHER.match(heading) or some.said.endswith(":"):
        return False
    named = _NETWORK_HEADING.match(heading) or read_listed().name(heading) is not None
    over = page.status_over(first) is not None
    return beside or over or bool(named) or page.default_status is not None


def _heading(first: Passage) -> str:
    """The heading right over a bullet, without its number."""
    return _NUMBER.sub("", first.section[-1], count=1) if first.section else ""


def _is_over_trials(heading: str) -> bool:
    """Whether a heading says that trials stand under it: »De ni forsøg«."""
    if _LEAD_IN.fullmatch(heading.rstrip(" :") + ":"):
        return True
    return _TRIAL_LIST.fullmatch(heading) is not None and not _OTHER.match(heading)


def _is_prose(text: str) -> bool:
    """Whether words are a sentence or a part of one, as in debates and acts, and no title."""
    return _PROSE.search(text) is not None or len(sentence_spans(text)) > 1


def _told(page: Page, bullet: Passage) -> tuple[StatedStatus, ...]:
    """The statuses of a bullet that holds nothing but a status: it tells of the one above."""
    return tuple(s.shifted(bullet.content.start) for s in page.words.statuses(bullet.text))


def _sightings_in(page: Page, some: BulletList) -> Iterator[Sighting]:
    first = some.bullets[0]
    status = page.status_over(first)
    if some.lead_in is not None and (stated := page.words.lead_in(some.said)):
        start = some.lead_in.content.start + last_sentence(some.lead_in).start
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
    title = mark.title if mark else page.title_of(passage)
    told = [t for child in bullet.children for t in child.told]
    over = [around.status] if around.status else []
    own = [mark.stated] if mark else told or over
    networks = page.groups_of(passage) or ((around.network,) if around.network else ())
    return Sighting(
        title=title.of(page.document.text),
        networks=tuple(n.name for n in networks),
        round=around.round,
        record=page.record(
            passage,
            span=passage.content,
            title=title,
            stated=own if not mark else [*own, *told],
            networks=networks,
        ),
    )


def _is_no_trial(page: Page, bullet: Passage) -> bool:
    mark = page.mark_of(bullet)
    if mark is None and (is_reason(bullet.text) or is_link_or_contact(bullet.text)):
        return True
    title = (mark.title if mark else page.title_of(bullet)).of(page.document.text)
    return not is_title(title) or tells(title)
