"""What was decided about a trial, and the Danish words by which documents say so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.span import Span, trimmed


class TrialStatus(StrEnum):
    """The statuses of the public contract."""

    APPROVED = "approved"
    PARTLY = "partly"
    REJECTED = "rejected"
    PENDING = "pending"
    WITHDRAWN = "withdrawn"
    EXTENDED = "extended"
    ENDED = "ended"
    STOPPED = "stopped"
    SPREAD = "spread"
    PARTLY_SPREAD = "partly_spread"
    NOT_SPREAD = "not_spread"
    UNKNOWN = "unknown"


# Each expression matches one whole status phrase, case-insensitively; the first that matches wins,
# so the qualified phrases stand before the plain ones. White space matches any, the no-break space
# included.
_PHRASES: tuple[tuple[TrialStatus, str], ...] = (
    (TrialStatus.PARTLY_SPREAD, r"(?:delvist? udbred(?:t|es)|udbredes delvist?)"),
    (TrialStatus.NOT_SPREAD, r"(?:udbredes ikke|ikke udbredt)"),
    (TrialStatus.REJECTED, r"ikke (?:imødekommet|godkendt|bevilget)"),
    (TrialStatus.STOPPED, r"(?:ikke iværksat|ikke igangsat|indstillet|stoppet)"),
    (TrialStatus.PARTLY, r"delvist?(?: (?:godkendt|imødekommet|bevilget|tilsagn|ja))?"),
    (TrialStatus.PARTLY, r"(?:godkendt|imødekommet|bevilget) delvist?"),
    (TrialStatus.REJECTED, r"(?:afvist|afvises|afslag|afslået)"),
    (
        TrialStatus.PENDING,
        r"(?:afventer(?: svar)?|under (?:behandling|afklaring)|på (?:is|standby))",
    ),
    (TrialStatus.WITHDRAWN, r"(?:trukket(?: tilbage)?|tilbagetrukket)"),
    (TrialStatus.EXTENDED, r"(?:forlænget|forlænges|videreført|videreføres)"),
    (TrialStatus.ENDED, r"(?:afsluttet|ophørt|udløbet)"),
    (TrialStatus.SPREAD, r"(?:udbredt|udbredes)"),
    (TrialStatus.APPROVED, r"(?:fuldt |helt )?(?:godkendt|imødekommet|bevilget)|tilsagn"),
)
_ANY = "|".join(
    f"(?P<s{i}>{phrase.replace(' ', chr(92) + 's+')})" for i, (_, phrase) in enumerate(_PHRASES)
)
# A hyphen only sets the mark off with white space beside it: »tilsagn-ordning« is a word.
_PREFIX = re.compile(rf"\s*(?P<mark>{_ANY})(?:\s*[:–—]|\s+-|-(?=\s))\s*(?=\S)", re.IGNORECASE)
_TAIL = _ANY.replace("?P<s", "?P<t")
_SUFFIX = re.compile(
    rf"(?:\((?P<mark>{_ANY})\)|(?:[–—:]|(?<=\s)-(?=\s))\s*(?P<tail>{_TAIL}))\s*\.?\s*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusMark:
    """A status written at a trial: the words, and what is left as the title (spans of the text)."""

    status: TrialStatus
    words: Span
    title: Span


def read_mark(text: str) -> StatusMark | None:
    r"""The status mark before or after a trial's title, or None where the text carries none.

    >>> mark = read_mark("Afvist:\u00a0Lempede regler")
    >>> mark.status.value, mark.title.of("Afvist:\u00a0Lempede regler")
    ('rejected', 'Lempede regler')
    >>> read_mark("Afviste asylansøgere i job") is None
    True
    """
    if found := _PREFIX.match(text):
        title = trimmed(text, found.end(), len(text))
        return _mark(found, "mark", "s", title)
    if found := _SUFFIX.search(text):
        group, kind = ("mark", "s") if found["mark"] else ("tail", "t")
        return _mark(found, group, kind, trimmed(text, 0, found.start()))
    return None


def _mark(found: re.Match[str], group: str, kind: str, title: Span | None) -> StatusMark | None:
    if title is None:
        return None
    status = next(s for i, (s, _) in enumerate(_PHRASES) if found[f"{kind}{i}"])
    return StatusMark(status=status, words=Span(*found.span(group)), title=title)
