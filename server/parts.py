"""A text that asks more than once, or says something before it asks -> its parts in order.

A cut is made between sentences, and before a second question in one sentence (»…, og hvor mange af
dem blev afvist?«) where both sides ask and have a verb of their own. The second keeps its »og«.
"""

from __future__ import annotations

import re

from corpus.sentences import sentence_spans
from index.danish import analyse
from server.phrases import QUESTION_WORDS, asks, asks_first, asks_if_so, has_clause

MOST = 4  # parts that one text is read as
_SECOND = re.compile(
    r"[,;]?\s+(?=(?:og|samt|men)\s+(?:(?:så|også|i givet fald|i så fald|dernæst)\s+)?"
    r"(?:(?:i|fra|på|til|med|for|af)\s+)?"
    r"(?:hvad|hvem|hvor|hvornår|hvorfor|hvordan|hvilke[nt]?)\b)",
    re.IGNORECASE,
)
_BARE_SECOND = re.compile(
    r"^og hv\w+(?: (?:mange|meget|længe))?(?: (?:så|da|i givet fald|i så fald))?\W*$", re.IGNORECASE
)

_OF_IT = re.compile(
    r"^(?:og|samt) hv\w+(?: (?:mange|meget|længe|stor|stort|tit))? "
    r"(?:er|var|blev|bliver|drejer|gælder|koster) (?:det|der|de|den|dem)(?: (?:så|sig om))?\W*$",
    re.IGNORECASE,
)


def split_parts(text: str) -> tuple[str, ...]:
    """The parts of a text; one where it asks once and says nothing else.

    >>> split_parts("Hvor mange handler om skov, og hvor mange af dem blev afvist?")
    ('Hvor mange handler om skov?', 'og hvor mange af dem blev afvist?')
    """
    sentences = [s.of(text) for s in sentence_spans(text)]
    parts = [piece for sentence in sentences for piece in _questions_in(sentence)]
    for at in range(len(parts) - 2, -1, -1):
        if _is_topic(parts[at]) and asks(parts[at + 1]) and has_clause(parts[at + 1]):
            parts[at : at + 2] = [f"{parts[at]} {parts[at + 1]}"]
    while len(parts) > 1 and not asks(parts[-1]) and not has_clause(parts[-1]):
        parts[-2:] = [f"{parts[-2]} {parts[-1]}"]  # what follows a question and says nothing
    asking = [asks(p) for p in parts]
    if len(parts) > MOST or not any(asking):
        return (text,)
    for before, asked, part in zip(asking, asking[1:], parts[1:], strict=False):
        # »Det var vist et af netværkene, der … Hvilket?« is one question in two sentences.
        if not before and asked and (asks_if_so(part) or not has_clause(part)):
            return (text,)
    return tuple(parts)


def asks_of_it(part: str) -> bool:
    """Whether a part asks of nothing but what the one before it asked for: »og hvor mange er det«.

    >>> asks_of_it("og hvor mange er det?"), asks_of_it("og hvor mange er med?")
    (True, False)
    """
    return _OF_IT.match(part) is not None


def _is_topic(sentence: str) -> bool:
    """Whether a sentence only names what the next asks of: »Så dem på øerne? Hvor mange …«."""
    words = {t.folded for t in analyse(sentence)}
    return (
        sentence.rstrip().endswith("?") and not words & QUESTION_WORDS and not has_clause(sentence)
    )


def _questions_in(sentence: str) -> list[str]:
    for found in _SECOND.finditer(sentence):
        first, second = sentence[: found.start()], sentence[found.end() :]
        if _opens_as_question(first) and _is_second(second):
            return [first.rstrip(" ,;") + "?", *_questions_in(second)]
    return [sentence]


def _opens_as_question(clause: str) -> bool:
    """Whether a clause is a question with a verb of its own, and not one that it only speaks of."""
    tokens = analyse(clause)
    after_mark = re.search(r"(?:[,:]|\s[–-])\s+(?:\w+\s)?hv\w+", clause) is not None
    second = len(tokens) > 1 and tokens[1].folded in QUESTION_WORDS
    return has_clause(clause) and (asks_first(clause) or second or after_mark)


def _is_second(clause: str) -> bool:
    return has_clause(clause) or _BARE_SECOND.match(clause) is not None
