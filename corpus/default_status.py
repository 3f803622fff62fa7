"""The status that a document states for trials that carry no mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.legends import Legends
from corpus.passage import Passage, PassageKind
from corpus.sentences import sentence_spans
from corpus.span import Span
from corpus.status import DECISIONS, StatedStatus, TrialStatus
from corpus.status_words import PLAIN

_NOUN = (
    r"(?:\w*forsøg\w*|\w*ansøgning\w*|\w*projekt\w*|\w*hjem(?:mel|ler)\w*|punkt(?:er\w*|et)?"
    r"|\w*forslag\w*|\w*ordning\w*|emner\w*|tiltag\w*|idé?er\w*|linjer|titler)"
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
    r"|\b(?:intet|ingen)\s+(?:mærke|markering|bemærkning|note)\s+betyder\b"
    r"|\bstår\s+der\s+(?:intet|ingenting|ikke\s+noget)\b",
    re.IGNORECASE,
)
# Beside a sentence that explains a mark, these are what bears none.
_REST = re.compile(
    r"\b(?:de\s+(?:øvrige|andre|resterende)|resten|alle\s+(?:andre|øvrige)|uden\s+noget"
    r"|ingenting|ingen\s+(?:af\s+delene|mærker|tegn))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;:]|,\s*(?:mens|men|og|alle|resten|(?:de\s+)?øvrige)\b|\bmens\b", re.IGNORECASE
)
# What a sentence says of what somebody wants or asks is no status.
_UNSURE = re.compile(
    r"\b(?:skal|bør|vil|ville|kunne|måske|hvis|foreslår|ønsker)\b|\?", re.IGNORECASE
)


def stated_default(passages: Iterable[Passage], legends: Legends) -> StatedStatus | None:
    """The status that a document gives to trials without a mark, with the sentence that says so.

    »Forsøg uden bemærkning er godkendt« and its like; beside the `legends` of other marks, »resten
    er godkendt«, too. None where no sentence says it, or where two say different things.
    """
    explained = [sign.legend for sign in legends.signs]
    found = [s for p in passages if p.searchable for s in _in_passage(p, explained)]
    return found[0] if len({s.status for s in found}) == 1 else None


def _in_passage(passage: Passage, explained: Sequence[Span]) -> Iterator[StatedStatus]:
    beside = any(passage.span.overlaps(legend) for legend in explained)
    if passage.kind is PassageKind.HEADING or not (beside or _UNMARKED.search(passage.text)):
        return
    after = False
    for span in sentence_spans(passage.text):
        where = span.shifted(passage.content.start)
        explains = any(where.overlaps(legend) for legend in explained)
        sentence = span.of(passage.text)
        status = _in_sentence(sentence, _UNMARKED)
        if status is None and (explains or after):
            status = _in_sentence(sentence, _REST)
        if status is not None:
            yield StatedStatus(status=status, words=where)
        after = explains


def _in_sentence(sentence: str, unmarked: re.Pattern[str]) -> TrialStatus | None:
    """The decision that a sentence gives to what is called unmarked in it."""
    found = unmarked.search(sentence)
    if found is None or _UNSURE.search(_blotted(sentence, found)):
        return None
    edges = [m.start() for m in _CLAUSE.finditer(sentence)]
    start = max((e for e in edges if e <= found.start()), default=0)
    end = min((e for e in edges if e >= found.end()), default=len(sentence))
    for part in (sentence, sentence[start:end]):
        found = unmarked.search(part)
        told = {
            s.status
            for s in PLAIN.within(_blotted(part, found) if found else "")
            if s.status in DECISIONS
        }
        if len(told) == 1:
            return next(iter(told))
    return None


def _blotted(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + " " * len(found[0]) + text[found.end() :]
