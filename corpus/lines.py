"""What kind of passage each line of a text begins, or goes on with."""

from __future__ import annotations

import re

from corpus.passage import PassageKind
from corpus.sentences import sentence_spans
from corpus.span import Span

MAX_HEADING = 140

_MARKER = re.compile(r"\s*(?:[•·‣▪◦●○■□◆►✓*]\s*|[–—-]\s*|\(?\d{1,3}[.)]\s+|[a-zæøå]\)\s+)")
_SURE_MARKER = re.compile(r"\s*(?:[•·‣▪◦●○■□◆►✓]\s*|\*\s+)")
_DASH_MARKER = re.compile(r"\s*[–—-]\s*")
_NUMBER_MARKER = re.compile(r"\s*\(?(?:\d{1,3}|[a-zæøå])[.)]\s+\S")
_TERMINAL = re.compile(r"[.!?;,…]$|[.!?…][”\"»«’)]$")
_SPEECH = re.compile(
    r"\b(?:siger|sagde|udtaler|udtalte|fortæller|forklarer|mener|skriver|lyder det|understreger"
    r"|fastslår|tilføjer|vurderer)\b",
    re.IGNORECASE,
)
_QUOTE_OPENING = re.compile(r"\s*[”“\"»«„]")
_MONTHS = (
    r"(?:jan(?:uar)?|feb(?:ruar)?|mar(?:ts)?|apr(?:il)?|maj|juni?|juli?|aug(?:ust)?"
    r"|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATELINE = re.compile(
    r"\s*(?:\S+(?:\s\S+)?\s*[-:,]\s*|(?:sidst )?(?:opdateret|publiceret|offentliggjort|dato):?\s*)?"
    r"(?:den\s+)?"
    r"(?:\d{1,2}[-./]\s?\d{1,2}[-./]\s?\d{2,4}|\d{4}-\d{2}(?:-\d{2})?"
    rf"|\d{{1,2}}\.?\s*{_MONTHS}\s+\d{{4}})"
    r"[\s,-]*(?:kl\.?\s*)?(?:\d{1,2}[.:]\d{2})?\s*(?:https?://\S+\s*)?",
    re.IGNORECASE,
)
_LINK = re.compile(r"\s*(?:https?://|www\.)\S+\s*", re.IGNORECASE)
_CONTACT = re.compile(
    r"[^\s@]@[^\s@]+\.\w|\b(?:tlf|telefon|mobil|fax|e-?mail|mail)\b\.?\s*:|\+45\s?\d",
    re.IGNORECASE,
)


def line_kinds(text: str, lines: list[Span]) -> list[PassageKind | None]:
    """The kind of each line of a block; None is a line that goes on with what stands before it."""
    kinds: list[PassageKind | None] = []
    longest = max(len(line) for line in lines)
    dashes = sum(bool(_DASH_MARKER.match(line.of(text))) for line in lines)
    for position, line in enumerate(lines):
        words = line.of(text)
        if _SURE_MARKER.match(words):
            kind: PassageKind | None = PassageKind.BULLET
        elif _DASH_MARKER.match(words):
            kind = _dash_kind(words, dashes, kinds)
        elif _numbered(text, lines, position):
            kind = PassageKind.BULLET
        elif _DATELINE.fullmatch(words):
            kind = PassageKind.DATELINE
        elif _LINK.fullmatch(words):
            kind = PassageKind.LINK
        elif _goes_on(words, kinds):
            kind = None
        elif _is_heading_line(text, lines, kinds, longest):
            kind = PassageKind.HEADING
        else:
            kind = PassageKind.QUOTATION if _is_quotation(words) else PassageKind.PARAGRAPH
        kinds.append(kind)
    return kinds


def _goes_on(words: str, kinds: list[PassageKind | None]) -> bool:
    """Whether a line is the rest of the bullet or sentence above it."""
    if not kinds or kinds[-1] is PassageKind.HEADING:
        return False
    first = words.lstrip()[:1]
    return first.islower() or (kinds[-1] in {None, PassageKind.BULLET} and words.startswith("   "))


def _dash_kind(words: str, dashes: int, before: list[PassageKind | None]) -> PassageKind:
    if PassageKind.BULLET in before:
        return PassageKind.BULLET
    speaks = _SPEECH.search(words) is not None or (dashes == 1 and len(sentence_spans(words)) > 1)
    return PassageKind.QUOTATION if speaks else PassageKind.BULLET


def _numbered(text: str, lines: list[Span], position: int) -> bool:
    """Whether this line is one of a numbered list: it and a neighbour begin with a number."""
    near = lines[max(0, position - 1) : position + 2]
    numbered = [_NUMBER_MARKER.match(line.of(text)) is not None for line in near]
    return _NUMBER_MARKER.match(lines[position].of(text)) is not None and sum(numbered) > 1


def _is_heading_line(
    text: str, lines: list[Span], kinds: list[PassageKind | None], longest: int
) -> bool:
    """Whether the line after those whose kinds are known looks like a heading."""
    position = len(kinds)
    words = lines[position].of(text).strip()
    if not _is_worded_like_a_heading(words):
        return False
    if position + 1 == len(lines):
        # The last line of running text, its full stop forgotten, is no heading.
        return not kinds or kinds[-1] not in {None, PassageKind.PARAGRAPH, PassageKind.QUOTATION}
    below = lines[position + 1].of(text)
    if _SURE_MARKER.match(below) or _DATELINE.fullmatch(below) or _LINK.fullmatch(below):
        return True
    # Glued to the text below it: clearly shorter than that text, which is not a wrapped sentence.
    return len(words) < 0.6 * longest and not below.lstrip()[:1].islower()


def _is_worded_like_a_heading(words: str) -> bool:
    if len(words) > MAX_HEADING or not any(c.isalpha() for c in words) or words[0].islower():
        return False
    if _TERMINAL.search(words) or "://" in words or len(sentence_spans(words)) > 1:
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


def tells_whom_to_contact(text: str, lines: list[Span]) -> bool:
    """Whether a block is an address or a number, not running text that merely mentions one."""
    if not any(_CONTACT.search(line.of(text)) for line in lines):
        return False
    if len(lines[0]) > MAX_HEADING or any(_SURE_MARKER.match(line.of(text)) for line in lines):
        return False
    return len(sentence_spans(text[lines[0].start : lines[-1].end])) == 1
