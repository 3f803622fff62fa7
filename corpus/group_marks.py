"""The marks by which a document tells whose a trial is: »K står for kystgruppen«."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from corpus.passage import Passage, PassageKind
from corpus.sentences import sentence_spans
from corpus.span import Span, trimmed
from corpus.status_words import PLAIN

_KINDS = {PassageKind.PARAGRAPH, PassageKind.BULLET, PassageKind.HEADING}
_MAX = 1500  # characters of a passage that may explain marks
_SIGN = r"[A-ZÆØÅ]{1,3}\d?"
_MEANS = (
    r"\s+(?:(?:står\s+)?for|(?:kommer|er)\s+fra|(?P<elided>fra)|betyder|er|angiver|viser|markerer|henviser\s+til|dækker(?:\s+over)?)\b"
    r"|\s*[=:→]"
)
# »Forsøg A: …« numbers a trial by a letter, and explains none.
_NUMBERS = "".join(
    rf"(?<![{word[0].upper()}{word[0]}]{word[1:]}\s)"
    for word in ("forsøg", "ansøgning", "forslag", "projekt", "tiltag", "sag", "punkt")
)
_EXPLAINED = re.compile(
    rf"{_NUMBERS}(?<![\w.-])[(\[»«”“\"'’]?(?P<sign>{_SIGN})[)\]»«”“\"'’]?(?:{_MEANS})\s*"
    r"(?=[»«”“\"'’]?[^\W\d_])"
)
_BETWEEN = re.compile(r"[\s,;.]*(?:\b(?:og|samt|mens|eller)\b)?[\s,;.]*\Z")
# Whom a mark may stand for, by what is said round it, and what stands for nobody.
_WHO = re.compile(
    r"\b(?:hvem|\w*ansøg\w*|søgt|søger|\w*netværk\w*|\w*grupper?(?:ne|n)?|\w*kommune\w*|\w*område\w*"
    r"|\w*udvalg\w*|\w*forvaltning\w*|\w*distrikt\w*|står\s+bag|afsender\w*)\b",
    re.IGNORECASE,
)
_WHAT = re.compile(
    r"(?:kræver|skal|må|kan|er|har|forudsætter|venter|under|ikke|bliver|blev|gælder|forsøget"
    r"|ansøgningen|lov\w*|at|når|hvis|ny\w*|kun|uden|med)\b",
    re.IGNORECASE,
)
_MAX_NAME = 80
_TAIL = re.compile(
    rf"\s*(?:[(\[]\s*(?P<inside>{_SIGN}(?:\s*(?:[,/+&;]|\bog\b)?\s*{_SIGN})*)\s*[)\]]"
    rf"|(?:[–—]|\s-|,)\s+(?P<after>{_SIGN}(?:\s*(?:[,/+&;]|\bog\b)\s*{_SIGN})*))\s*\.?\s*\Z"
)
_HEAD = re.compile(
    rf"\s*(?:[(\[]\s*(?P<inside>{_SIGN}(?:\s*[,/+&;]\s*{_SIGN})*)\s*[)\]]\s*[:–—-]?"
    rf"|(?P<before>{_SIGN}(?:\s*[,/+&;]\s*{_SIGN})*)(?::|\s*[–—]|\s-(?=\s)))\s*(?=\S)"
)
_ONE = re.compile(_SIGN)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMark:
    """Whom a mark stands for, and where the document says so; `name` is None where it is nobody."""

    name: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMarks:
    """The letters that a document explains.

    `passages` are the ids of headings and bullets that do nothing else.
    """

    marks: Mapping[str, GroupMark] = field(default_factory=dict)
    passages: frozenset[str] = frozenset()


def find_groups(passages: Iterable[Passage], statuses: frozenset[str] = frozenset()) -> GroupMarks:
    """What a document says that its letters stand for, two at least; `statuses` are taken.

    Names are of groups, networks, municipalities and the like. Letters that are explained as
    something else are known, too, as they are no part of a title.
    """
    found: dict[str, GroupMark] = {}
    explaining: set[str] = set()
    for passage in passages:
        if passage.kind in _KINDS and len(passage.text) <= _MAX and _EXPLAINED.search(passage.text):
            whom = _WHO.search(passage.text) is not None
            own: set[str] = set()
            for span in sentence_spans(passage.text):
                for sign, mark in _in_sentence(span.of(passage.text), whom=whom):
                    if sign not in statuses:
                        at = passage.content.start + span.start
                        shifted = GroupMark(name=mark.name, span=mark.span.shifted(at))
                        found.setdefault(sign, shifted)
                        own.add(sign)
            # »Netværk A: Grønne byer« over a list names a network.
            least = 2 if passage.kind is PassageKind.HEADING else 1
            if passage.kind is not PassageKind.PARAGRAPH and len(own) >= least:
                explaining.add(passage.id)
    if len(found) < 2:
        return GroupMarks()
    return GroupMarks(marks=found, passages=frozenset(explaining))


def _in_sentence(sentence: str, *, whom: bool) -> Iterable[tuple[str, GroupMark]]:
    explained = list(_EXPLAINED.finditer(sentence))
    if all(one["elided"] for one in explained):
        return  # »Ida Bro (V) fra Holme«
    ends = [*(e.start() for e in explained), len(sentence)][1:]
    for one, end in zip(explained, ends, strict=True):
        rest = _BETWEEN.sub("", sentence[one.end() : end])
        span = trimmed(sentence, one.end(), one.end() + len(rest.rstrip(" \n»«”“\"'’)")))
        if span is None or len(span) > _MAX_NAME or PLAIN.within(span.of(sentence)):
            continue
        words = span.of(sentence).lstrip("»«”“\"'’")
        span = Span(span.end - len(words), span.end)
        named = not _WHAT.match(words) and (whom or any(w[0].isupper() for w in words.split()))
        yield one["sign"], GroupMark(name=words if named else None, span=span)


def peel(
    text: str, span: Span, groups: Mapping[str, GroupMark]
) -> tuple[Span, tuple[GroupMark, ...]]:
    """A stretch of `text` without the explained letters at either end, and who they are."""
    if not groups:
        return span, ()
    words = span.of(text)
    for found in (_TAIL.search(words, max(0, len(words) - 40)), _HEAD.match(words)):
        if found is None:
            continue
        signs = _ONE.findall(next(g for g in found.groups() if g))
        tail = found.end() == len(words)
        rest = (
            trimmed(text, span.start, span.start + found.start())
            if tail
            else trimmed(text, span.start + found.end(), span.end)
        )
        if rest is not None and all(sign in groups for sign in signs):
            marks = dict.fromkeys(groups[sign] for sign in signs)
            return rest, tuple(m for m in marks if m.name is not None)
    return span, ()
