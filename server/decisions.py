"""The decisions that words speak of: each mention, in order, and what a whole question means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.status import TrialStatus
from server import wording

YES_STATUSES = frozenset({TrialStatus.APPROVED, TrialStatus.PARTLY})
DECISIONS = YES_STATUSES | {TrialStatus.REJECTED}
_APPROVED = frozenset({TrialStatus.APPROVED})
_PARTLY = frozenset({TrialStatus.PARTLY})
_REJECTED = frozenset({TrialStatus.REJECTED})


_WITHOUT = re.compile(r"\buden (?:et |en |noget |nogen )?$")
_OR_NOT = re.compile(
    r"\b(?:eller|or) (?:ej|ikke|not)\b(?! \w)|\b(?:fordeling\w*|fordelt)\b|"
    r"\b(?:uanset|ligegyldigt|uafhaengigt af) (?:udfald\w*|hvad\w*|hvordan|om|afgoerelse\w*|"
    r"svar\w*|status\w*|skaebne\w*|resultat\w*)\b|"
    r"(?<!fik )(?<!faar )(?<!gav )\b(?:baade|saavel) (?:de |dem )?(?:ja|godkendte|imoedekomne) "
    r"(?:og|som) (?:de |dem )?(?:nej|afviste|afslag)\b"
)
# »Alle, også de afviste«: what is named beside all the others leaves none of them out.
_EVERY = re.compile(r"\b(?:alle|samtlige|alt|hele|hver)\b")
_AMONG = re.compile(
    r"\b(?:ogsaa|inklusive|inkl|samt|medregnet|iberegnet|selv) (?:de |dem |dem der (?:\w+ ){1,2})$"
)
_NEITHER = re.compile(r"\bhverken (?P<first>.{1,60}?) eller (?=(?P<second>(?:\w+ ?){1,3}))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A decision spoken of at a place (half-open, in characters) of a folded line.

    `exact` is whether the words say how full a yes is meant.
    """

    start: int
    end: int
    statuses: frozenset[TrialStatus]
    exact: bool


# The first that matches takes its words: what is said in more of them stands before what is not.
_READINGS: tuple[tuple[re.Pattern[str], frozenset[TrialStatus], bool], ...] = (
    (wording.NOT_REJECTED, YES_STATUSES, True),
    (wording.NOT_FULLY, _PARTLY | _REJECTED, True),
    *((p, frozenset({s}), False) for s, p in wording.OTHER_STATUSES.items()),
    *((p, statuses, False) for statuses, p in wording.EVERYDAY_COURSES),
    (wording.EITHER, YES_STATUSES, True),
    (wording.BETWEEN, _PARTLY, True),
    (wording.NOT_PARTLY, _APPROVED, True),
    (wording.NO, _REJECTED, False),
    (wording.ONLY_PARTLY, _PARTLY, True),
    (wording.YES, YES_STATUSES, False),
)


@lru_cache(maxsize=1024)
def find_mentions(line: str) -> tuple[Mention, ...]:
    """The decisions that a folded line speaks of, in order; »delvist godkendt« is one."""
    found: list[Mention] = []
    rest = wording.INTERJECTION.sub(lambda m: "#" * len(m[0]), line)
    for pattern, statuses, exact in _READINGS:
        if pattern is wording.NOT_PARTLY and not wording.FULLY.search(rest):
            continue  # »ikke engang delvist« is no measure of a yes
        said = [
            Mention(start=m.start(), end=m.end(), statuses=statuses, exact=exact)
            for m in pattern.finditer(rest)
        ]
        if said:
            found += said
            rest = pattern.sub(lambda m: "#" * len(m[0]), rest)
    found.sort(key=lambda m: m.start)
    fully = wording.FULLY.search(wording.EITHER.sub("", line)) is not None
    return _joined([_in_full(m) if fully else m for m in found], line)


def _in_full(mention: Mention) -> Mention:
    if mention.statuses != YES_STATUSES or mention.exact:
        return mention
    return Mention(start=mention.start, end=mention.end, statuses=_APPROVED, exact=True)


def _joined(mentions: list[Mention], line: str) -> tuple[Mention, ...]:
    """The mentions, a yes beside its measure taken as one: »delvist imødekommet«, »ja til dels«."""
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if before is not None and _is_one(before, mention, line):
            narrower = before if before.exact else mention
            joined[-1] = Mention(
                start=before.start, end=mention.end, statuses=narrower.statuses, exact=True
            )
        else:
            joined.append(mention)
    return tuple(joined)


def _is_one(first: Mention, second: Mention, line: str) -> bool:
    yes = first.statuses | second.statuses <= YES_STATUSES and first.exact != second.exact
    return yes and len(line[first.end : second.start].split()) <= 1


def _neither(line: str, mentions: tuple[Mention, ...]) -> frozenset[TrialStatus] | None:
    """The decisions left by »hverken … eller …«; None where nothing is said so."""
    found = _NEITHER.search(line)
    if found is None:
        return None
    first = [m for m in mentions if found.start("first") <= m.start < found.end("first")]
    second = [m for m in mentions if found.start("second") <= m.start < found.end("second")]
    excluded = frozenset(s for m in (*first[:1], *second[:1]) for s in m.statuses)
    if not (first and second) or not excluded <= DECISIONS:
        return None
    return (DECISIONS - excluded) or _PARTLY


def read_statuses(line: str) -> tuple[frozenset[TrialStatus], bool]:
    """The statuses a folded question speaks of, and whether it says how full a yes is meant."""
    mentions = find_mentions(line)
    if (left := _neither(line, mentions)) is not None:
        return left, True
    if len(mentions) == 1 and _EVERY.search(line) and _AMONG.search(line[: mentions[0].start]):
        return frozenset(), False
    if any(m.statuses <= YES_STATUSES for m in mentions):  # »ja, uden afslag«: the yes is meant
        mentions = tuple(m for m in mentions if not _WITHOUT.search(line[: m.start]))
    yes = [m for m in mentions if m.statuses <= YES_STATUSES]
    measured = [m for m in yes if m.exact]
    # What is said of how full a yes was meant is meant of every yes.
    meant = [m for m in mentions if m not in yes] + (measured or yes)
    statuses = frozenset(s for m in meant for s in m.statuses)
    if statuses >= DECISIONS or _OR_NOT.search(line):
        return statuses - DECISIONS, False  # »ja eller nej«: whatever was decided
    return statuses, bool(measured)
