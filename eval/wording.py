"""What an answer's words say: which alternatives they hold, how they open, what they decide."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from corpus.sentences import sentence_spans
from corpus.span import Span
from corpus.status import TrialStatus
from eval.question_set import YesNo

WHOLE_WORD_LENGTH = 4

_OPENING = re.compile(r"[\W_]*(?P<word>ja|jo|nej)\b", re.IGNORECASE)
_QUOTED = re.compile(r"»[^«]*«|”[^”]*”|“[^”“]*[”“]|\"[^\"]*\"")
_LIST_MARKER = re.compile(r"\s*(?:[•·‣▪◦●○■□◆►✓*–—-]\s*|\(?\d{1,3}[.)]\s+)")
# The first that stands in the text decides. "Ikke afvist" states nothing: what it was instead does.
_STATED: tuple[tuple[TrialStatus | None, str], ...] = (
    (None, r"ikke\s+(?:blevet\s+)?(?:afvist|afslået)"),
    (TrialStatus.REJECTED, r"ikke\s+(?:blevet\s+)?(?:imødekommet|godkendt|bevilget|tilladt)"),
    (
        TrialStatus.REJECTED,
        r"afvis(?:t|te|es)|afslag|afslået|(?:fik|fået|sagt|sagde)\s+(?:et\s+)?nej",
    ),
    (TrialStatus.PARTLY, r"delvist?e?"),
    (
        TrialStatus.APPROVED,
        r"imødekom(?:met|mes|mede)?|godkendt(?:e|es)?|bevilge(?:t|de)|tilsagn|tilladt",
    ),
    (TrialStatus.APPROVED, r"(?:fik|fået|sagt|sagde)\s+(?:et\s+)?(?:fuldt\s+)?ja"),
)
_STATUS = re.compile(
    "|".join(rf"(?P<s{i}>(?<!\w)(?:{words})(?!\w))" for i, (_, words) in enumerate(_STATED)),
    re.IGNORECASE,
)


def plain(text: str) -> str:
    r"""`text` without case, in one Unicode form, runs of white space as one space.

    >>> plain("1.\u00a0Juli\n2018")
    '1. juli 2018'
    """
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def holds(text: str, alternative: str) -> bool:
    """Whether `alternative` stands in `text`, case and kind of white space apart.

    An alternative of up to four characters, or all of digits, must stand as whole words.

    >>> holds("133 forsøg", "33"), holds("33 forsøg", "33"), holds("Afslaget", "afslag")
    (False, True, True)
    """
    wanted = plain(alternative)
    if len(wanted) > WHOLE_WORD_LENGTH and not wanted.isdigit():
        return wanted in plain(text)
    return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", plain(text)) is not None


def missing_groups(text: str, groups: Iterable[Sequence[str]]) -> tuple[Sequence[str], ...]:
    """The groups none of whose alternatives stands in `text`."""
    return tuple(group for group in groups if not any(holds(text, words) for words in group))


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of an answer; a line end ends a sentence too, because lists stand on lines."""
    spans: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        spans += [span.shifted(start) for span in sentence_spans(line)]
        start += len(line)
    return tuple(spans)


def first_sentence(text: str) -> str:
    """The first sentence; a lone »Ja.« or »Nej.« is taken together with the sentence after it."""
    spans = sentences(text)
    if not spans:
        return ""
    opening = _OPENING.match(text)
    lone = opening is not None and not re.search(r"\w", text[opening.end() : spans[0].end])
    last = spans[1] if lone and len(spans) > 1 else spans[0]
    return text[spans[0].start : last.end]


def opening_word(text: str) -> YesNo | None:
    """The yes or no that an answer opens with, or None; »jo« is a yes."""
    found = _OPENING.match(text)
    if found is None:
        return None
    return YesNo.NO if found["word"].lower() == YesNo.NO else YesNo.YES


def stated_status(text: str) -> TrialStatus | None:
    """The first decision on a trial that the words state, or None.

    Words in quotation marks are read only where nothing is stated outside them, because titles of
    trials hold such words too. An answer that states nothing but opens with yes or no says that.
    """
    for words in (_QUOTED.sub(" ", text), text):
        for found in _STATUS.finditer(words):
            status = next(s for i, (s, _) in enumerate(_STATED) if found[f"s{i}"])
            if status is not None:
                return status
    opening = opening_word(text)
    if opening is None:
        return None
    return TrialStatus.APPROVED if opening is YesNo.YES else TrialStatus.REJECTED


@lru_cache(maxsize=4096)
def without_marker(text: str) -> str:
    """A list item's text without its bullet, dash or number.

    >>> without_marker("• Afvist: Lempede regler"), without_marker("2) Caféer")
    ('Afvist: Lempede regler', 'Caféer')
    """
    return _LIST_MARKER.sub("", text, count=1) if _LIST_MARKER.match(text) else text
