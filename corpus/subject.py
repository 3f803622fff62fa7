"""What a document is about by name, though its title may not say so."""

from __future__ import annotations

import re
from functools import lru_cache

HEAD = 1500  # characters in which a text tells what it is about
TIMES = 3  # that a text speaks of what it is about, at the least,
STRETCH = 4000  # and once more for every so many characters

_CAPITAL = r"[A-ZÆØÅ][\wæøåÆØÅ-]+"
# Whose municipality or region it is; or a name of several words in a running sentence, where only
# names begin with capitals.
_NAME = re.compile(
    rf"(?P<party>{_CAPITAL}(?:\s{_CAPITAL})?)\s(?:Kommune|Amt)\b|(?P<region>Region\s{_CAPITAL})"
    rf"|(?<=[a-zæøå,] )(?P<name>{_CAPITAL}(?:\s(?:{_CAPITAL}|I+))+)\b(?<!Kommuner)"
)


@lru_cache(maxsize=4096)
def subject_name(text: str) -> str:
    """The one name that the head of a text brings up and the text comes back to, or nothing.

    >>> subject_name("I dag har Hvalby Kommune fået svar. Hvalby er glad. Det er Hvalbys borgere.")
    'Hvalby'
    >>> subject_name("I dag har Hvalby Kommune fået svar.")
    ''
    """
    names = dict.fromkeys(m[m.lastgroup or 0] for m in _NAME.finditer(text, 0, HEAD))
    times = TIMES + len(text) // STRETCH
    recurring = [n for n in names if len(re.findall(rf"\b{re.escape(n)}s?\b", text)) >= times]
    return recurring[0] if len(recurring) == 1 else ""
