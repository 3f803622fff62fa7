"""What was decided about a trial, and the Danish words by which documents say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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


# Three facts that a document may tell of one trial, each apart: what was decided, whether it runs,
# and whether it is spread to all municipalities.
DECISIONS = frozenset(
    {
        TrialStatus.APPROVED,
        TrialStatus.PARTLY,
        TrialStatus.REJECTED,
        TrialStatus.PENDING,
        TrialStatus.WITHDRAWN,
    }
)
COURSES = frozenset({TrialStatus.EXTENDED, TrialStatus.ENDED, TrialStatus.STOPPED})
SPREADS = frozenset({TrialStatus.SPREAD, TrialStatus.PARTLY_SPREAD, TrialStatus.NOT_SPREAD})
FACTS = (DECISIONS, COURSES, SPREADS)

_GRANT = r"(?:godkend(?:t|te|es|else)|imødekom(?:met|mes|ne|mede)|bevilge(?:t|de|s))"
_BEGUN = r"(?:iværksatt?e?|igangsatt?e?|sat i gang|påbegyndte?|starte(?:t|de)|gennemførte?)"
# Each expression matches one whole status phrase, case-insensitively; the first that matches wins,
# so the qualified phrases stand before the plain ones. White space matches any, the no-break space
# included. UNKNOWN is what is said of a trial and decides none of its facts.
_PHRASES: tuple[tuple[TrialStatus, str], ...] = (
    (TrialStatus.UNKNOWN, r"(?:helt|fuldt) eller delvist? (?:udbredt|udbredes)"),
    (TrialStatus.PARTLY_SPREAD, r"(?:delvist? udbred(?:t|te|es)|udbred(?:t|es) delvist?)"),
    (
        TrialStatus.NOT_SPREAD,
        r"(?:(?:udbredes|spredes) ikke|skal ikke (?:udbredes|spredes)|ikke (?:udbredt|udbredes)"
        r"|ingen udbredelse)",
    ),
    (
        TrialStatus.REJECTED,
        rf"(?:kan )?ikke (?:helt )?{_GRANT}|(?:imødekommes|godkendes|bevilges) ikke|fik nej",
    ),
    (
        TrialStatus.STOPPED,
        rf"(?:(?:ikke|aldrig)(?: blevet)? {_BEGUN}|indstille(?:t|s|de)|stoppe(?:t|s|de)"
        r"|standse(?:t|s|de)|afbrudt|opgivet|nedlagt)",
    ),
    (
        TrialStatus.UNKNOWN,
        rf"(?:helt|fuldt) eller delvist?(?: {_GRANT})?|følges op i andet regi|gjort unødvendigt?e?",
    ),
    (TrialStatus.PARTLY, rf"delvi(?:st?|se)(?: (?:{_GRANT}|tilsagn|ja))?"),
    (TrialStatus.PARTLY, rf"{_GRANT} delvist?|(?:tilsagn|ja) delvist?"),
    (TrialStatus.REJECTED, r"(?:afvis(?:t|te|es|ning)|afslag|afslået|forkastet|nej)"),
    (
        TrialStatus.PENDING,
        r"(?:afventer(?: (?:svar|afklaring|afgørelse|behandling|godkendelse))?|afventende"
        r"|(?:er |fortsat )?under (?:behandling|afklaring|vurdering|overvejelse)"
        r"|(?:til|i) (?:behandling|afklaring|høring)|(?:sat )?(?:på (?:is|standby|pause)|i bero)"
        r"|udskudt|uafklaret|uafgjort|(?:endnu )?ikke (?:afgjort|afklaret|behandlet))",
    ),
    (
        TrialStatus.WITHDRAWN,
        r"(?:trukket(?: tilbage)?|tilbagetruk(?:ket|ne)|tilbagekaldt|frafaldet)",
    ),
    (
        TrialStatus.EXTENDED,
        r"(?:forlænge(?:t|s|de)|videreføre(?:t|s)|videreførte?|prolongeret|fortsættes?|fortsætter)",
    ),
    (TrialStatus.ENDED, r"(?:afslutte(?:t|s|de)|ophør(?:t|te|er)|udløb(?:et|er|ne)|bortfaldet)"),
    (TrialStatus.SPREAD, r"(?:(?:fuldt |helt )?(?:udbred(?:t|te|es)|gjort permanent)|spredt)"),
    (
        TrialStatus.APPROVED,
        rf"(?:fuldt (?:ud )?|helt )?(?:{_GRANT}|tilsagn|ja)|fik ja|accepteret|vedtaget|stadfæstet",
    ),
    (TrialStatus.UNKNOWN, r"(?:er )?(?:iværksat|igangsat|sat i gang|i gang|påbegyndt)"),
)


def _any(prefix: str) -> str:
    """One expression for all phrases, the i-th of them in a group called `prefix` and i."""
    return "|".join(
        f"(?P<{prefix}{i}>{phrase.replace(' ', chr(92) + 's+')})"
        for i, (_, phrase) in enumerate(_PHRASES)
    )


MONTHS = (
    r"(?:jan(?:uar)?|feb(?:ruar)?|mar(?:ts)?|apr(?:il)?|maj|juni?|juli?|aug(?:ust)?"
    r"|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
# What may follow a status phrase and tells no more of the status: when, by whom, on which terms.
_DETAIL = (
    r"(?:\s*\([^()]{1,80}\)"
    r"|\s+(?:(?:i|den|d\.|pr\.|fra|til|indtil|frem\s+til|ultimo|primo)\s+)?(?:[^\W\d]{1,12}\s+)?"
    rf"\d[\d./-]{{0,10}}(?:\s*{MONTHS})?(?:\s*\d{{4}})?"
    r"|\s+af\s+(?:regeringen|folketinget|byrådet|\w*(?:ministeri(?:et|erne)|ministeren|styrelsen))"
    r"|\s+med\s+(?:vilkår|ændringer|forbehold|begrænsninger|bemærkninger)"
    r"|\s+i\s+\w+\s+runde)?"
)
_LABEL = r"(?:status|afgørelse|svar|resultat|udfald|beslutning)\s*:\s*"
_IT_IS = (
    r"(?:(?:(?:ansøgning|forsøg)(?:en|et)|det|den)\s+)?"
    r"(?:(?:er|blev|bliver|har\s+fået|fik)(?:\s+blevet)?\s+)?"
)
_OPEN, _CLOSE = r"[(\[]\s*", r"\s*[)\]]"
_UNSEEN = r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*"
# A hyphen only sets the mark off with white space beside it: »tilsagn-ordning« is a word.
_PREFIX = re.compile(
    rf"{_UNSEEN}(?:{_OPEN}(?P<inside>{_any('a')}){_DETAIL}{_CLOSE}\s*[:–—-]?"
    rf"|(?:{_LABEL})?(?P<mark>{_any('s')})(?:{_DETAIL}\s*:|\s*[–—]|\s+-|-(?=\s)))\s*(?=\S)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    rf"(?:{_OPEN}(?:{_LABEL})?{_IT_IS}(?P<inside>{_any('a')}){_DETAIL}(?:\s*[,;–-][^()]{{1,60}})?"
    rf"{_CLOSE}|(?:[–—:;,.]|(?<=\s)-(?=\s)|\n)\s*(?:{_LABEL})?{_IT_IS}(?P<mark>{_any('s')}){_DETAIL}"
    rf"|\s{_LABEL}(?P<told>{_any('t')}){_DETAIL})\s*\.?\s*\Z",
    re.IGNORECASE,
)
_CAPITALS = re.compile(
    rf"\s*(?P<mark>{_any('s')})\s+(?=\S)|(?<=\s)(?P<inside>{_any('a')})\s*\.?\s*\Z", re.IGNORECASE
)
_ONE = re.compile(rf"\s*(?:{_LABEL})?{_IT_IS}(?P<mark>{_any('s')}){_DETAIL}", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[,;/+&.–—\n-]|\bog\b|\bmen\b)*\s*", re.IGNORECASE)
_GROUPS = (("mark", "s"), ("inside", "a"), ("told", "t"))
_SUFFIX_WINDOW = 240  # characters from the end within which a suffix may begin

_TRIAL_NOUN = (
    r"(?:\w*forsøg(?:ene|et|s)?|\w*ansøgning(?:er|en|erne)?|\w*projekt(?:er|et|erne)?"
    r"|\w*hjem(?:mel|ler|len|lerne)|\w*forslag(?:et|ene)?)"
)
_HEADING_WORD = re.compile(
    rf"(?:{_TRIAL_NOUN}|de|det|den|følgende|disse|alle|nye|øvrige|andre|der|som|er|blev|blevet|har"
    r"|fået|fik|vi|regeringen|ministeriet|ministeren|folketinget|af|fra|i|om|til|på|og|med|status"
    r"|afgørelse|\d{1,4}|første|anden|tredje|fjerde|runde|liste|oversigt|over|bliver)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_PHRASE_IN = re.compile(rf"\b(?P<mark>{_any('s')})\b", re.IGNORECASE)
_NOUN_IN = re.compile(rf"\b(?:{_TRIAL_NOUN}|følgende|disse)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedStatus:
    """A status, and the words that state it (a span of the text that was read)."""

    status: TrialStatus
    words: Span

    def shifted(self, by: int) -> StatedStatus:
        """The same, `by` code points further on."""
        return StatedStatus(status=self.status, words=self.words.shifted(by))


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusMark:
    """A status written at a trial: the words, and what is left as the title (spans of the text)."""

    status: TrialStatus
    words: Span
    title: Span


def fact_of(status: TrialStatus) -> int:
    """The place of the fact that a status tells among FACTS; after them where it tells none."""
    return next((i for i, facts in enumerate(FACTS) if status in facts), len(FACTS))


def read_mark(text: str, strong: Sequence[Span] = ()) -> StatusMark | None:
    r"""The status mark before or after a trial's title, or None where the text carries none.

    `strong` are the stretches of `text` in bold type: there a status needs no sign to set it off,
    nor does it in capitals.

    >>> mark = read_mark("Afvist:\u00a0Lempede regler")
    >>> mark.status.value, mark.title.of("Afvist:\u00a0Lempede regler")
    ('rejected', 'Lempede regler')
    >>> read_mark("Afviste asylansøgere i job") is None
    True
    """
    if found := _PREFIX.match(text):
        return _mark(found, trimmed(text, found.end(), len(text)))
    if found := _SUFFIX.search(text, max(0, len(text) - _SUFFIX_WINDOW)):
        return _mark(found, trimmed(text, 0, found.start()))
    return _capital_mark(text) or _strong_mark(text, strong)


def read_statuses(text: str) -> tuple[StatedStatus, ...]:
    """The statuses that `text` states, if it says nothing else; as a table's cell does.

    >>> [s.status.value for s in read_statuses("Godkendt 12. maj 2017, udbredes ikke")]
    ['approved', 'not_spread']
    >>> read_statuses("Godkendt plejefamilie")
    ()
    """
    found: list[StatedStatus] = []
    at = 0
    while one := _ONE.match(text, at):
        found.append(_stated(one))
        at = one.end()
        if between := _BETWEEN.match(text, at):
            at = between.end()
    return tuple(found) if not text[at:].strip(" .") else ()


def read_heading(text: str) -> StatedStatus | None:
    """The status that a heading gives to all that stands under it: »Afviste ansøgninger«.

    None where the heading says more than a status and that it is of trials, or two of them. One
    that ends in a colon is read like a sentence.
    """
    if (lead_in := read_lead_in(text)) is not None:
        return lead_in
    found = list(_PHRASE_IN.finditer(text))
    stated = {_stated(one).status for one in found}
    if len(stated) != 1 or len(text) > _SUFFIX_WINDOW:
        return None
    rest = "".join(text[a:b] for a, b in _gaps(found, len(text)))
    if all(_HEADING_WORD.fullmatch(word) for word in _WORD.findall(rest)):
        return _stated(found[0])
    return None


def read_lead_in(text: str) -> StatedStatus | None:
    """The status that a sentence before a list gives to its items: »Disse forsøg er afvist:«."""
    if not text.rstrip().endswith(":") or not _NOUN_IN.search(text):
        return None
    stated = statuses_in(text)
    return stated[0] if len({s.status for s in stated}) == 1 else None


def statuses_in(text: str) -> tuple[StatedStatus, ...]:
    """The statuses that running text names, in order."""
    return tuple(_stated(found) for found in _PHRASE_IN.finditer(text))


def _gaps(found: Iterable[re.Match[str]], end: int) -> list[tuple[int, int]]:
    edges = [0, *(edge for one in found for edge in one.span()), end]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _stated(found: re.Match[str]) -> StatedStatus:
    groups = found.groupdict()
    name, kind = next((n, k) for n, k in _GROUPS if groups.get(n))
    status = next(s for i, (s, _) in enumerate(_PHRASES) if groups[f"{kind}{i}"])
    return StatedStatus(status=status, words=Span(*found.span(name)))


def _mark(found: re.Match[str], title: Span | None) -> StatusMark | None:
    if title is None:
        return None
    stated = _stated(found)
    return StatusMark(status=stated.status, words=stated.words, title=title)


def _capital_mark(text: str) -> StatusMark | None:
    """»AFVIST Lempede regler«: in capitals, where the title is not."""
    for found in (
        _CAPITALS.match(text),
        _CAPITALS.search(text, max(0, len(text) - _SUFFIX_WINDOW)),
    ):
        if found is None:
            continue
        words = _stated(found).words
        prefix = found["mark"] is not None
        rest = (words.end, len(text)) if prefix else (0, words.start)
        if words.of(text).isupper() and not text[slice(*rest)].isupper():
            return _mark(found, trimmed(text, *rest))
    return None


def _strong_mark(text: str, strong: Sequence[Span]) -> StatusMark | None:
    """»**Afvist** Lempede regler«: the first or last words, in bold, and nothing but a status."""
    for span in strong:
        stated = read_statuses(span.of(text).strip(" :–—-()[]"))
        before, after = trimmed(text, 0, span.start), trimmed(text, span.end, len(text))
        title = after if before is None else before
        if len(stated) != 1 or title is None or (before is not None and after is not None):
            continue
        lead = len(span.of(text)) - len(span.of(text).lstrip(" :–—-()[]"))
        words = stated[0].words.shifted(span.start + lead)
        return StatusMark(status=stated[0].status, words=words, title=title)
    return None
