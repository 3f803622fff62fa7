"""What stands round a text and is no part of it: menus, cookie notices, footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from corpus.span import Span

_PAGE_NUMBER = re.compile(
    r"\s*(?:(?:side|s\.|page)\s*\d{1,4}(?:\s*(?:af|/|of|ud\s+af)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]"
    r"|\d{1,4}\s*(?:/|af)\s*\d{1,4})\s*",
    re.IGNORECASE,
)
# Lines that are wholly one of these, or several of them beside each other.
_FURNITURE = (
    r"(?:(?:hop|spring|gå)\s+(?:direkte\s+)?til\s+(?:hoved)?(?:indhold(?:et)?|menu(?:en)?|søgning(?:en)?)"
    r"|(?:åbn|luk|vis|skjul)\s+(?:hoved)?menu(?:en)?|(?:hoved)?menu|luk\s+alle|åbe?n\s+alle|søg|log\s+(?:ind|ud)"
    r"|print(?:\s+siden?)?|udskriv(?:\s+siden?)?|forstør\s+tekst(?:en)?|(?:større|mindre)\s+tekst|læs\s+op|lyt(?:\s+til\s+siden)?"
    r"|del(?:\s+(?:på|via)\s+(?:facebook|twitter|x|linkedin|mail|e-mail))?|del\s+(?:siden|artiklen)|tweet"
    r"|(?:til\s+)?(?:toppen|forsiden)|tilbage(?:\s+til\s+\w+)?|annonce|reklame|(?:til\s+)?nyhedsoversigt"
    r"|tilmeld\s+(?:dig\s+)?nyhedsbrev(?:et)?|abonn[eé]r(?:\s+på\s+nyhedsbrev(?:et)?)?|english|in\s+english"
    r"|facebook|twitter|linkedin|instagram|youtube|rss|sitemap|cookies?(?:politik)?|privatlivspolitik|tilgængelighed(?:serklæring)?"
    r"|accept[eé]r(?:\s+(?:alle|cookies))*|afvis\s+(?:alle\s+)?cookies|kun\s+nødvendige(?:\s+cookies)?|ok|\[email\s+protected\])"
)
_FURNITURE_LINE = re.compile(
    rf"\W*{_FURNITURE}(?:\s*[|/·•»>,-]*\s*{_FURNITURE}){{0,12}}\W*", re.IGNORECASE
)
_FRAME = re.compile(
    r"\s*(?:©|\(c\)\s|copyright\b|alle\s+rettigheder\s+(?:forbeholdes|forbeholdt)|du\s+er\s+her\s*:"
    r"|forside(?:n)?\s*(?:[>»›/|]|->)|pdf\s+to\s+html\s+-|læs\s+også\s*:|se\s+også\s*:|størrelse\s*:\s*px\b"
    r"|vedligeholdelse\s+af\s+denne\s+side|denne\s+(?:side|hjemmeside)\s+er\s+oversat\s+af)",
    re.IGNORECASE,
)
_COOKIES = re.compile(r"\bcookie(?:s|r|n|politik\w*)?\b", re.IGNORECASE)
_CONSENT = re.compile(
    r"\b(?:vi\s+(?:bruger|anvender|benytter)|hjemmeside(?:n)?|website\w*|accept\w*|samtykke\w*"
    r"|statistik\w*|browser\w*)\b",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"\s*(?:læs\s+(?:også|mere\s+om|videre)|se\s+også|relatere(?:t|de)(?:\s+\w+)?|mest\s+læste"
    r"|andre\s+læste(?:\s+også)?|(?:flere|seneste|andre)\s+(?:nyheder|artikler)|populære\s+artikler"
    r"|(?:nyttige\s+)?links?)\s*:?\s*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
MAX_FURNITURE = 160  # characters; a longer line says something
_REPEATED = 3  # times that a line must stand beside page numbers to be one of a page's frame
_REACH = 2  # lines between a running head and a page number


def is_boilerplate_line(words: str) -> bool:
    """Whether a line is furniture of a page, whatever stands round it.

    >>> [is_boilerplate_line(w) for w in ("Side 3 af 12", "Print | Del", "Del og hersk")]
    [True, True, False]
    """
    if _asks_for_consent(words) and len(words) < 4 * MAX_FURNITURE:
        return True
    return len(words) <= MAX_FURNITURE and bool(
        is_page_number(words) or _FURNITURE_LINE.fullmatch(words) or _FRAME.match(words)
    )


def _asks_for_consent(words: str) -> bool:
    if "cookie" not in words.casefold():  # which is found out much faster
        return False
    return _COOKIES.search(words) is not None and _CONSENT.search(words) is not None


def is_page_number(words: str) -> bool:
    """Whether a line tells nothing but which page this is."""
    return _PAGE_NUMBER.fullmatch(words) is not None


def is_over_related(words: str) -> bool:
    """Whether a heading stands over links to other pages: »Læs også«."""
    return _RELATED.fullmatch(words) is not None


def running_lines(text: str, lines: Sequence[Span]) -> frozenset[int]:
    """The places in `lines` of running heads and feet: the same words again beside page numbers.

    Lines that differ in nothing but their numbers are the same; what is repeated for its own sake,
    such as the name of who speaks, does not stand beside page numbers or form feeds.
    """
    breaks = [
        i
        for i, line in enumerate(lines)
        if is_page_number(line.of(text)) or "\f" in line.of(text)[:4]
    ]
    if len(breaks) < _REPEATED - 1:
        return frozenset()
    near: dict[str, set[int]] = defaultdict(set)
    for place in breaks:
        for i in range(max(0, place - _REACH), min(len(lines), place + _REACH + 1)):
            if len(lines[i]) <= MAX_FURNITURE:
                near[without_numbers(lines[i].of(text))].add(i)
    return frozenset(i for places in near.values() if len(places) >= _REPEATED for i in places)


def repeated(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """The lines, numbers apart, that stand on most of several pages' edges: heads and feet."""
    if len(pages) < 2:
        return frozenset()
    counts = Counter(words for page in pages for words in {without_numbers(w) for w in page})
    least = max(2, len(pages) // 2)
    return frozenset(words for words, number in counts.items() if number >= least)


def without_numbers(words: str) -> str:
    """The words with every number alike and white space evened out."""
    return " ".join(_DIGITS.sub("#", words).split())
