"""Where in an act the words stand: »§ 6, stk. 2, nr. 1«.

An act numbers its sections at their beginning (»§ 6. …«), their subsections in running text
(»Stk. 2. …«; the first has no number), and the items of a list (»1) …«).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.passage import Passage, PassageKind

_SECTION = re.compile(r"§\s?(?P<number>\d{1,4})(?:\s?(?P<letter>[a-zæøå]))?(?:\.(?=\s)|\.?\Z)")
_SUBSECTION = re.compile(r"(?:\A|(?<=\s))Stk\.\s(?P<number>\d{1,2})\.(?=\s)")
_ITEM = re.compile(r"(?:\A|(?<=\s))(?P<number>\d{1,2})\)(?=\s)")


def provision_at(passages: Sequence[Passage], ordinal: int, offset: int) -> str:
    """The section, subsection and item in which something stands; empty where no act has any.

    Args:
        passages: of one document, in order.
        ordinal: of the passage in which it stands.
        offset: where it begins in the document.

    >>> from corpus.document import Provenance, make_document
    >>> from corpus.segment import segment
    >>> text = "§ 6 a. Reglen gælder. Stk. 2. Den gælder 1) altid og 2) for alle."
    >>> act = segment(make_document("lov.txt", text, Provenance()))
    >>> [provision_at(act, 0, text.index(words)) for words in ("Reglen", "Stk. 2", "2) for alle")]
    ['§ 6 a, stk. 1', '§ 6 a, stk. 2', '§ 6 a, stk. 2, nr. 2']
    """
    first = _section_above(passages, ordinal)
    if first is None:
        return ""
    number = _SECTION.match(passages[first].text)
    assert number is not None, "a section begins with its number"
    before, after = "", ""
    for passage in passages[first : _end(passages, first)]:
        cut = max(0, offset - passage.content.start)
        before += passage.text[:cut] + " "
        after += passage.text[cut:] + " "
    after = after.lstrip()
    letter = f" {number['letter']}" if number["letter"] else ""
    told = [f"§ {number['number']}{letter}"]
    begun = _SUBSECTION.match(after)
    passed = [*_SUBSECTION.finditer(before), *([begun] if begun else [])]
    if passed:
        told.append(f"stk. {passed[-1]['number']}")
    elif _SUBSECTION.search(after):
        told.append("stk. 1")
    # What stands behind the last item need not belong to it.
    if item := _ITEM.match(after):
        told.append(f"nr. {item['number']}")
    return ", ".join(told)


def _section_above(passages: Sequence[Passage], ordinal: int) -> int | None:
    """The passage with which the section begins that a passage is of; no heading parts them."""
    for at in range(ordinal, -1, -1):
        if _SECTION.match(passages[at].text):
            return at
        if passages[at].kind is PassageKind.HEADING:
            return None
    return None


def _end(passages: Sequence[Passage], first: int) -> int:
    """Where the passages of the section end that begins with the passage `first`."""
    for at in range(first + 1, len(passages)):
        if passages[at].kind is PassageKind.HEADING or _SECTION.match(passages[at].text):
            return at
    return len(passages)
