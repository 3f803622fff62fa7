"""What kind of passage each line of a text begins, or goes on with."""

from __future__ import annotations

import re
from collections.abc import Collection as AnyOf

from corpus.boilerplate import is_boilerplate_line
from corpus.passage import PassageKind
from corpus.sentences import sentence_spans
from corpus.span import Span
from corpus.status_words import MONTHS, status_words

MAX_HEADING = 140

_TICKS = r"[✓✔✗✘☑☒☐✅❌⛔🟢🟡🟠🔴🔵⚪⚫★☆⭐]\ufe0f?"
_TICKED = re.compile(rf"{_TICKS}|[+×÷]")
# A number that counts a list, and no day: »1. august 2025: De første boliger«.
_COUNTING = rf"\d{{1,3}}[.)](?!\s(?i:{MONTHS}|kvartal|halvår)(?!\w))"
_MARKER = re.compile(
    rf"\s*(?P<sign>{_TICKS}|[•·‣▪◦●○■□◆►*–—-]|[+×÷](?=\s)|\(?{_COUNTING}(?=\s)"
    r"|\d{1,2}(?:\.\d{1,2})+\.?(?=\s)"
    r"|\(?[a-zæøå]\)(?=\s))\s*"
)
_SURE_MARKER = re.compile(rf"\s*(?:(?:{_TICKS}|[•·‣▪◦●○■□◆►])\s*|[*+×÷]\s+)")
_STARRED = re.compile(r"\s*\*\s+\S")
_NOTED = re.compile(r"\w\*(?=[\s.,;:)]|\Z)")
_DASH_MARKER = re.compile(r"\s*[–—-]\s*")
_NUMBER_MARKER = re.compile(
    rf"\s*(?:\(?(?:{_COUNTING}|[a-zæøå][.)])|\d{{1,2}}(?:\.\d{{1,2}})+\.?)\s+\S"
)
_HEADING_NUMBER = re.compile(r"\A\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[A-ZÆØÅ])")
# A line under a bullet that tells why, and is no part of its title.
_REASON = re.compile(
    r"\s*(?:(?:mini\w+\s+)?(?:begrundelse|årsag|bemærkning|kommentar|forklaring|uddybning|formål"
    r"|beskrivelse|indhold|baggrund|(?:netværks)?kommuner?|deltag\w*|tovholder"
    r"|medvirkende|lovgrundlag|lovhjemmel|ansøger|kontakt\w*)"
    r"\w{0,4}(?:\s+\w+){0,3}?\s*:)",
    re.IGNORECASE,
)
# »Ansøgere: Rude og Vang«: what is noted of the heading right above it.
_LABELLED = re.compile(r"\s*[A-ZÆØÅ][\w-]*(?:[ /][\w-]+){0,2}:\s+\S")
# »Rude, Vang og Bro kommuner«: the same without a label.
_PLACE = r"[A-ZÆØÅ][\wæøåÆØÅ-]+(?: [A-ZÆØÅ][\wæøåÆØÅ-]+)?"
_TAKING_PART = re.compile(
    rf"\s*\(?(?:[Kk]ommunerne )?{_PLACE}(?:, {_PLACE})*(?: (?:og|samt) {_PLACE})? "
    r"(?:[Kk]ommuner?|[Rr]egion(?:er)?)\)?\s*"
    rf"|\s*\(?[Kk]ommunerne {_PLACE}(?:, {_PLACE})* (?:og|samt) {_PLACE}\)?\s*"
)
_TERMINAL = re.compile(r"[.!?;,…]$|[.!?…][”\"»«’)]$")
_SPEECH = re.compile(
    r"\b(?:siger|sagde|udtaler|udtalte|fortæller|forklarer|mener|skriver|lyder det|understreger"
    r"|fastslår|tilføjer|vurderer)\b",
    re.IGNORECASE,
)
_QUOTE_OPENING = re.compile(r"\s*[”“\"»«„]")
_DATELINE = re.compile(
    r"\s*(?:\S+(?:\s\S+)?\s*[-:,]\s*|(?:sidst )?(?:opdateret|publiceret|offentliggjort|dato):?\s*)?"
    r"(?:den\s+)?"
    r"(?:\d{1,2}[-./]\s?\d{1,2}[-./]\s?\d{2,4}|\d{4}-\d{2}(?:-\d{2})?"
    rf"|\d{{1,2}}\.?\s*{MONTHS}\s+\d{{4}})"
    r"[\s,-]*(?:kl\.?\s*)?(?:\d{1,2}[.:]\d{2})?\s*(?:https?://\S+\s*)?",
    re.IGNORECASE,
)
_OPENING_HOURS = re.compile(r"\bkl\.?\s\d{1,2}(?:[.:]\d\d)?\s?[-–]\s?\d", re.IGNORECASE)
_LINK = re.compile(r"\s*(?:https?://|www\.)\S+\s*", re.IGNORECASE)
_CONTACT = re.compile(
    r"[^\s@]@[^\s@]+\.\w|\b(?:tlf|telefon|mobil|fax|e-?mail|mail)\b\.?\s*:|\+45\s?\d",
    re.IGNORECASE,
)
_OVER_LISTS = status_words((), may=True)


def line_kinds(
    text: str, lines: list[Span], items: AnyOf[Span] = frozenset()
) -> list[PassageKind | None]:
    """The kind of each line of a block; None is a line that goes on with what stands before it.

    `items` are the lines that are bullets without a sign.
    """
    if lines[0] not in items and _is_labelled_heading(text, lines):
        return [PassageKind.HEADING, PassageKind.PARAGRAPH, *[None] * (len(lines) - 2)]
    return _kinds_in_turn(text, lines, items)


def _kinds_in_turn(text: str, lines: list[Span], items: AnyOf[Span]) -> list[PassageKind | None]:
    """The kinds of lines that are told each by itself and those above it."""
    kinds: list[PassageKind | None] = []
    longest = max(len(line) for line in lines)
    dashes = sum(bool(_DASH_MARKER.match(line.of(text))) for line in lines)
    listed: Span | None = None  # the last bullet's line
    for position, line in enumerate(lines):
        words = line.of(text)
        kind: PassageKind | None
        if line in items:
            kind = PassageKind.BULLET
        elif _DASH_MARKER.match(words):
            kind = _dash_kind(words, dashes, listed.of(text) if listed else None)
        elif _is_note(text, lines, position) or (listed and is_reason(words)):
            kind = PassageKind.PARAGRAPH
        elif _SURE_MARKER.match(words) or _numbered(text, lines, position):
            kind = PassageKind.BULLET
        elif (frame := _frame_kind(words)) is not None:
            kind = frame
        elif _goes_on(words, kinds, under=indent_of(text, listed) if listed else None):
            kind = None
        elif _is_heading_line(text, lines, kinds, longest, items):
            kind = PassageKind.HEADING
        else:
            kind = PassageKind.QUOTATION if _is_quotation(words) else PassageKind.PARAGRAPH
        kinds.append(kind)
        if kind is PassageKind.BULLET:
            listed = line
    return kinds


def is_label(words: str) -> bool:
    """Whether a line notes something of what stands above it: »Ansøgere: Rude og Vang«.

    So does one of nothing but who takes part: »Rude og Vang kommuner«.
    """
    return len(words) <= MAX_HEADING and (_LABELLED.match(words) is not None or takes_part(words))


def takes_part(words: str) -> bool:
    """Whether a line tells nothing but which municipalities or regions take part."""
    return len(words) <= MAX_HEADING and _TAKING_PART.fullmatch(words) is not None


def _is_labelled_heading(text: str, lines: list[Span]) -> bool:
    """Whether the first line is a heading, and all that stands glued to it are its labels."""
    first = lines[0].of(text).strip()
    return (
        len(lines) > 1
        and is_worded_like_a_heading(first)
        and not begins_like_a_bullet(first)
        and not is_label(first)
        and all(is_label(w) and _frame_kind(w) is None for w in (x.of(text) for x in lines[1:]))
    )


def _is_note(text: str, lines: list[Span], position: int) -> bool:
    """Whether a line with a star is the note to a starred word above it, and no bullet."""
    line = lines[position]
    if not _STARRED.match(line.of(text)):
        return False
    alone = sum(bool(_STARRED.match(other.of(text))) for other in lines) == 1
    return alone and _NOTED.search(text, 0, line.start) is not None


def _frame_kind(words: str) -> PassageKind | None:
    """What a line is that tells nothing itself: a date, an address, or the frame of the page."""
    if _DATELINE.fullmatch(words):
        return PassageKind.DATELINE
    if _LINK.fullmatch(words):
        return PassageKind.LINK
    return PassageKind.BOILERPLATE if is_boilerplate_line(words) else None


def is_reason(words: str) -> bool:
    """Whether a line begins like »Begrundelse: …«: it tells of the bullet above it."""
    return _REASON.match(words) is not None


def is_link_or_contact(words: str) -> bool:
    """Whether words are an address or a way to reach somebody, or hold one."""
    return "://" in words or _LINK.fullmatch(words) is not None or _holds_contact(words)


def indent_of(text: str, line: Span) -> int:
    """How far in a line begins, in signs of white space."""
    words = line.of(text)
    return len(words) - len(words.lstrip())


def begins_like_a_bullet(words: str) -> bool:
    """Whether a line begins with the sign or the number of a list."""
    marked = _SURE_MARKER.match(words) or _DASH_MARKER.match(words) or _NUMBER_MARKER.match(words)
    return marked is not None


def sign_of(text: str, line: Span) -> str:
    """What marks a line as a bullet: its sign, or one for all of a kind; empty where nothing does.

    »1« is any number, »a« any letter, and »+« any sign that may tell one bullet from the next.
    """
    marker = _MARKER.match(line.of(text))
    if marker is None:
        return ""
    sign = marker["sign"].strip("().")
    if sign[0].isdigit():
        return "1" + "." * sign.count(".")
    if _TICKED.fullmatch(sign):
        return "+"
    return "a" if sign[0].isalpha() else sign


def _goes_on(words: str, kinds: list[PassageKind | None], *, under: int | None) -> bool:
    """Whether a line is the rest of the bullet or sentence above it."""
    if not kinds or kinds[-1] in {PassageKind.HEADING, PassageKind.BOILERPLATE}:
        return False
    first = words.lstrip()
    deeper = under is not None and len(words) - len(first) > under
    return first[:1].islower() or (kinds[-1] in {None, PassageKind.BULLET} and deeper)


def _dash_kind(words: str, dashes: int, bullet: str | None) -> PassageKind:
    """What a line that begins with a dash is, under a bullet or none.

    Under a bullet of another sign only who speaks in whole sentences is quoted.
    """
    speaks = _SPEECH.search(words) is not None
    if bullet is not None:
        speaks &= (
            _DASH_MARKER.match(bullet) is None and _TERMINAL.search(words.rstrip()) is not None
        )
    else:
        speaks |= dashes == 1 and len(sentence_spans(words)) > 1
    return PassageKind.QUOTATION if speaks else PassageKind.BULLET


def _numbered(text: str, lines: list[Span], position: int) -> bool:
    """Whether this line is one of a numbered list: it and a neighbour begin with a number."""
    near = lines[max(0, position - 1) : position + 2]
    numbered = [_NUMBER_MARKER.match(line.of(text)) is not None for line in near]
    return _NUMBER_MARKER.match(lines[position].of(text)) is not None and sum(numbered) > 1


def _is_heading_line(
    text: str,
    lines: list[Span],
    kinds: list[PassageKind | None],
    longest: int,
    items: AnyOf[Span],
) -> bool:
    """Whether the line after those whose kinds are known looks like a heading."""
    position = len(kinds)
    words = lines[position].of(text).strip()
    if not is_worded_like_a_heading(words):
        return False
    if position + 1 == len(lines):
        # The last line of running text, its full stop forgotten, is no heading.
        return not kinds or kinds[-1] not in {None, PassageKind.PARAGRAPH, PassageKind.QUOTATION}
    below = lines[position + 1].of(text)
    if _SURE_MARKER.match(below) or _DATELINE.fullmatch(below) or _LINK.fullmatch(below):
        return True
    if lines[position + 1] in items:
        return True
    if begins_like_a_bullet(below) and (
        _OVER_LISTS.heading(words) is not None
        or (not kinds and all(begins_like_a_bullet(x.of(text)) for x in lines[1:]))
    ):
        return True
    # Glued to the text below it: clearly shorter than that text, which is not a wrapped sentence.
    return len(words) < 0.6 * longest and not below.lstrip()[:1].islower()


def is_worded_like_a_heading(words: str) -> bool:
    """Whether a line is short, begins like a sentence and does not end like one.

    A question does: on a page of questions and answers it stands over its answer.
    """
    if len(words) > MAX_HEADING or not any(c.isalpha() for c in words) or words[0].islower():
        return False
    unnumbered = _HEADING_NUMBER.sub("", words)
    ends = _TERMINAL.search(words.removesuffix("?"))
    if ends or "://" in words or len(sentence_spans(unnumbered)) > 1:
        return False
    if _OPENING_HOURS.search(words):
        return False
    return not (_QUOTE_OPENING.match(words) and _SPEECH.search(words))


def _is_quotation(words: str) -> bool:
    return _QUOTE_OPENING.match(words) is not None and (
        _SPEECH.search(words) is not None or words.rstrip()[-1:] in '”"»«“'
    )


def content_start(text: str, span: Span) -> int:
    """Where the words of a bullet or quotation begin, after its marker."""
    marker = _MARKER.match(span.of(text))
    return span.start + marker.end() if marker and marker.end() < len(span) else span.start


def _holds_contact(words: str) -> bool:
    """Whether words hold an address or a number to call; most hold none of its signs."""
    has_sign = "@" in words or ":" in words or "+45" in words
    return has_sign and _CONTACT.search(words) is not None


def tells_whom_to_contact(text: str, lines: list[Span]) -> bool:
    """Whether a block is an address or a number, not running text that merely mentions one."""
    if not any(_holds_contact(line.of(text)) for line in lines):
        return False
    if len(lines[0]) > MAX_HEADING or any(_SURE_MARKER.match(line.of(text)) for line in lines):
        return False
    return len(sentence_spans(text[lines[0].start : lines[-1].end])) == 1
