"""Danish words and numbers for what tables and pages show."""

from __future__ import annotations

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "fact": "faktum",
    "count": "antal",
    "list": "liste",
    "status": "status",
    "quote": "citat",
    "citation": "kildested",
    "compare": "sammenligning",
    "definition": "forklaring",
    "outcome": "resultat",
    "yesno": "ja eller nej",
    "unanswerable": "uden svar i kilderne",
    "metadata": "om kilderne",
    "smalltalk": "småsnak",
    "retrieval": "søgning",
    "unknown": "uden angivet art",
}
STYLES: Mapping[str, str] = {
    "synonym": "andre ord end kilden",
    "keyword": "kun stikord",
    "noqm": "uden spørgsmålstegn",
    "noaao": "uden æ, ø og å",
    "caps": "store bogstaver",
    "typo": "tastefejl",
    "split": "særskrevne ord",
    "joined": "sammenskrevne ord",
    "long": "lang omsvøbt tekst",
    "english": "på engelsk",
    "norwegian": "på norsk",
    "swedish": "på svensk",
}


def kind_name(kind: str) -> str:
    """What people call a kind of question; an unknown kind keeps its name."""
    return KINDS.get(kind, kind)


def style_name(style: str) -> str:
    """What people call a way of asking; an unknown style keeps its name."""
    return STYLES.get(style, style)


def share(value: float) -> str:
    """A share as a percentage with one decimal.

    >>> share(0.925), share(1)
    ('92,5 %', '100,0 %')
    """
    return f"{decimal(value * 100)} %"


def decimal(value: float) -> str:
    """A number with one decimal behind a comma."""
    return f"{value:.1f}".replace(".", ",")
