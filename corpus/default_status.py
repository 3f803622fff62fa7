"""The status that a document states for trials that carry no mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.passage import Passage, PassageKind
from corpus.sentences import sentence_spans
from corpus.span import Span
from corpus.status import DECISIONS, StatedStatus, statuses_in

_NOUN = (
    r"(?:\w*forsøg\w*|\w*ansøgning\w*|\w*projekt\w*|\w*hjem(?:mel|ler)\w*|punkter\w*|\w*forslag\w*)"
)
_NOTE = (
    r"(?:bemærkning\w*|anmærkning\w*|mærk(?:e|er|ning\w*)|markering\w*|note\w*|status\w*|stjerne\w*"
    r"|tilføjelse\w*|angivelse\w*|kommentar\w*|tegn)"
)
_SAID = r"(?:anført|angivet|nævnt|skrevet|bemærket|noteret|oplyst|markeret|fremgår|står)"
_UNMARKED = re.compile(
    rf"\b{_NOUN}\s+uden\s+(?:en\s+|nogen\s+|særlig\s+|yderligere\s+)?{_NOTE}"
    rf"|\bumærkede\s+{_NOUN}|\b{_NOUN},?\s+(?:der|som)\s+ikke\s+(?:er\s+)?(?:mærket|markeret|har)\b"
    rf"|\b(?:hvor|når|hvis|medmindre|med\s+mindre)\s+(?:der\s+)?(?:ikke|intet|ikke\s+noget|andet)\b"
    rf"[^.:]{{0,30}}?\b{_SAID}\b"
    rf"|\b(?:de\s+øvrige|øvrige|alle\s+andre|de\s+andre|resten\s+af)\s+(?:\w+\s+)?{_NOUN}"
    r"|\b(?:intet|ingen)\s+(?:mærke|markering|bemærkning|note)\s+betyder\b",
    re.IGNORECASE,
)
# What a sentence says of what somebody wants or asks is no status.
_UNSURE = re.compile(
    r"\b(?:skal|bør|vil|ville|kunne|måske|hvis|foreslår|ønsker)\b|\?", re.IGNORECASE
)


def stated_default(passages: Iterable[Passage]) -> StatedStatus | None:
    """The status that a document gives to trials without a mark, with the sentence that says so.

    »Forsøg uden bemærkning er godkendt« and its like. None where no sentence says it, or where two
    say different things.
    """
    found = [stated for p in passages if p.searchable for stated in _in_passage(p)]
    return found[0] if len({s.status for s in found}) == 1 else None


def _in_passage(passage: Passage) -> Iterator[StatedStatus]:
    if passage.kind is PassageKind.HEADING or not _UNMARKED.search(passage.text):
        return
    for span in sentence_spans(passage.text):
        if (status := _in_sentence(span.of(passage.text))) is not None:
            where: Span = span.shifted(passage.content.start)
            yield StatedStatus(status=status.status, words=where)


def _in_sentence(sentence: str) -> StatedStatus | None:
    unmarked = _UNMARKED.search(sentence)
    if unmarked is None:
        return None
    rest = sentence[: unmarked.start()] + " " * len(unmarked[0]) + sentence[unmarked.end() :]
    if _UNSURE.search(rest):
        return None
    stated = [s for s in statuses_in(rest) if s.status in DECISIONS]
    return stated[0] if len({s.status for s in stated}) == 1 else None
