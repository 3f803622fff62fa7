"""A text that asks more than once, or says something before it asks -> its parts in order.

A cut is made between sentences, and before a second question in one sentence (»…, og hvor mange af
dem blev afvist?«) where both sides are clauses of their own.
"""

from __future__ import annotations

import re

from corpus.sentences import sentence_spans
from index.danish import analyse
from server.phrases import QUESTION_WORDS, asks, has_clause

MOST = 4  # parts that one text is read as
_SECOND = re.compile(
    r"[,;]?\s+(?:og|samt|men)\s+(?:(?:så|også|i givet fald|i så fald|dernæst)\s+)?"
    r"(?=(?:i |fra |på |til |med |for |af )?(?:hvad|hvem|hvor|hvornår|hvorfor|hvordan|hvilke[nt]?)\b)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:dér|steder?|kommuner?|institutioner?)$", re.IGNORECASE)


def split_parts(text: str) -> tuple[str, ...]:
    """The parts of a text; one where it asks once and says nothing else."""
    sentences = [s.of(text) for s in sentence_spans(text)]
    parts = [piece for sentence in sentences for piece in _questions_in(sentence)]
    if not any(asks(p) for p in parts) or len(parts) > MOST:
        return (text,)
    return tuple(parts)


def _questions_in(sentence: str) -> list[str]:
    for found in _SECOND.finditer(sentence):
        first, second = sentence[: found.start()], sentence[found.end() :]
        if _is_question(first) and _is_question(second, bare=True):
            return [first.rstrip(" ,;") + "?", *_questions_in(second)]
    return [sentence]


def _is_question(clause: str, *, bare: bool = False) -> bool:
    """Whether a clause asks, and has a verb of its own; `bare` allows »og hvor mange?« too."""
    words = [t.folded for t in analyse(clause)]
    if not asks(clause) or _RELATIVE.search(clause):
        return False
    short = bare and bool(QUESTION_WORDS & set(words[:2])) and len(words) <= 4
    return has_clause(clause) or short
