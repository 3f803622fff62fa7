"""Where the sentences of a Danish text begin and end."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.span import Span, trimmed

# Abbreviations that carry a full stop inside a sentence, without that stop, in lower case.
_ABBREVIATIONS = """
    adr afd alm art bek bl ca cirk cm dvs eks ekskl etc evt f fhv fx hhv hr ift if ifm iht inkl jf
    jfr kap kgl kl km kr kvm lb lbnr m maks max mf mht min mio mia mv n nr o obs osv p pct pga pkt
    pr red ref resp s sct sek skr st stk tdr tlf vedr vha vs årg å d h kst adm dir forts sml dr
    cand prof lign ml bl.a d.d d.v.s e.kr f.eks f.kr i.f.m m.a.o m.fl m.h.t m.m m.v o.a o.l o.lign
    p.g.a p.t s.u t.o.m
"""
_TAKING_A_STOP = frozenset(_ABBREVIATIONS.split())
# Those that often stand at the end of one: what is left out, and units of what is measured.
_CLOSING = frozenset(
    {"osv", "mv", "m.v", "m.m", "m.fl", "o.a", "o.l", "o.lign", "lign", "etc"}
    | {"kr", "pct", "kvm", "km"}
)
_ENDING = re.compile(r"[.!?…]+[”\"»«’)\]]*(?=\s+\S)")
_LAST_WORD = re.compile(r"[^\s(„”\"»«]+$")
_ITEM = re.compile(r"(?<!\S)(?P<number>\d{1,2})\)(?=\s)")
_OPENING = re.compile(r"\s*[”\"»«„“(\[\-–—'’\s]*")
# What numbers a sentence of an act, and stands before it: »§ 29 a. …«, »Stk. 2. …«.
_NUMBER = r"(?:§+\s?\d+(?:\s?[a-zæøå])?|[Ss]tk\.\s\d+)\."
_NUMBERS_NEXT = re.compile(rf"\s*{_NUMBER}\Z")
_NUMBER_BEFORE = re.compile(rf"{_NUMBER}\s+(?=\S)")


@lru_cache(maxsize=4096)
def sentence_spans(text: str) -> tuple[Span, ...]:
    """The sentences of `text`, in order; together they hold all that is not white space.

    A full stop ends a sentence unless it follows an abbreviation, an ordinal number or an initial,
    or the next word does not begin like a sentence. The number of a section or subsection belongs
    to the sentence after it.

    >>> text = "Efter § 66, stk. 1, nr. 5. Fra den 1. juli."
    >>> [sentence.of(text) for sentence in sentence_spans(text)]
    ['Efter § 66, stk. 1, nr. 5.', 'Fra den 1. juli.']
    >>> text = "Det kostede 3,1 mio. kr. Staten gav 2 mio. kr. af dem."
    >>> [sentence.of(text) for sentence in sentence_spans(text)]
    ['Det kostede 3,1 mio. kr.', 'Staten gav 2 mio. kr. af dem.']
    >>> text = "§ 2. Loven træder i kraft. Stk. 2. Den gælder ikke for Grønland."
    >>> [sentence.of(text) for sentence in sentence_spans(text)]
    ['§ 2. Loven træder i kraft.', 'Stk. 2. Den gælder ikke for Grønland.']
    """
    spans: list[Span] = []
    start = 0
    for ending in _ENDING.finditer(text):
        if not _ends_sentence(text, ending) or _NUMBERS_NEXT.match(text[start : ending.end()]):
            continue
        if span := trimmed(text, start, ending.end()):
            spans.append(span)
        start = ending.end()
    if last := trimmed(text, start, len(text)):
        spans.append(last)
    return tuple(spans)


def unnumbered(text: str) -> tuple[Span, ...]:
    """The sentences of `text` without the numbers of sections and subsections before them.

    >>> text = "§ 2. Loven træder i kraft. Stk. 2. Den gælder ikke for Grønland."
    >>> [sentence.of(text) for sentence in unnumbered(text)]
    ['Loven træder i kraft.', 'Den gælder ikke for Grønland.']
    """
    spans = sentence_spans(text)
    if "§" not in text and "tk." not in text:
        return spans
    return tuple(_without_number(text, span) for span in spans)


def _without_number(text: str, sentence: Span) -> Span:
    number = _NUMBER_BEFORE.match(text, sentence.start, sentence.end)
    return Span(number.end(), sentence.end) if number else sentence


def with_items(text: str, sentence: Span, longest: int) -> Span:
    """A sentence of `text` with the numbered items that it leads in to, if all are no longer.

    >>> text = "Planen har 1) et kort. 2) En tidsplan. Den er bindende."
    >>> with_items(text, unnumbered(text)[0], 60).of(text)
    'Planen har 1) et kort. 2) En tidsplan.'
    """
    led = _ITEM.search(sentence.of(text))
    if led is None or led["number"] != "1":
        return sentence
    end = sentence.end
    numbers = [found["number"] for found in _ITEM.finditer(sentence.of(text))]
    for following in sentence_spans(text):
        opening = _ITEM.match(following.of(text)) if following.start > end else None
        if opening is not None and opening["number"] == str(int(numbers[-1]) + 1):
            numbers += [found["number"] for found in _ITEM.finditer(following.of(text))]
            end = following.end
        elif following.start > end:
            break
    return Span(sentence.start, end) if end - sentence.start <= longest else sentence


def _ends_sentence(text: str, ending: re.Match[str]) -> bool:
    opening = _OPENING.match(text, ending.end())
    after = opening.end() if opening else ending.end()
    following = text[after : after + 1]
    if not following or following.islower():
        return False
    if ending[0][0] != ".":
        return True
    word = _LAST_WORD.search(text, max(0, ending.start() - 40), ending.start())
    return word is None or not _takes_a_stop(word[0], following)


def _takes_a_stop(word: str, following: str) -> bool:
    plain = word.lower().strip(".")
    if plain in _CLOSING and following.isupper():
        return False
    initial = len(word) == 1 and word.isupper()
    if initial or plain in _TAKING_A_STOP:
        return True
    if plain.endswith("nr") and following.isdigit():  # »sagsnr. 12-345«
        return True
    return word.isdigit() and len(word) <= 2 and following.isdigit()
