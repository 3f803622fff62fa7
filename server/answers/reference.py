"""The number by which something is filed or published: a case number, a law's number."""

from __future__ import annotations

import re

from corpus.span import Span
from index.danish import folded_text
from server.answer import AnswerStatus, AnswerType
from server.answers.fact import FactView
from server.danish_text import capitalised
from server.draft import Draft, mark
from server.extract import ValueKind, find_values
from server.matching import text_words, title_words, whole_text_words
from server.question import Asked, Question, folded_line
from server.sources import Sources

CONTEXT_SHARE = 0.5  # of a match with the title or publisher, beside one with the sentence
DOCUMENT_SHARE = 0.3  # of a match with anything else in the document
LIKE = 5  # letters that the beginnings of two names of a number must share
_NUMBER_OF = re.compile(
    r"\b(?P<of>\w{2,}?)s? ?(?:nr|nummer(?:et)?)\b(?! (?:har|fik))"
    r"|\bhvilket (?:nummer|nr) (?:har|fik) (?:den |det )?(?P<on>\w+)"
)
_NUMBER = re.compile(r"\w*(?:nr|nummer(?:et)?)")
_LABEL = re.compile(r"(?P<of>\w+?)s?\s?(?:nr|nummer(?:et)?)\b")
_TO_CALL = re.compile(r"telefon|tlf|mobil|hus|rum|direkte|hans|hendes|hvilke|det|et")


def propose(question: Question, sources: Sources) -> Draft | None:
    """The number of the kind asked for, from the sentence that the rest of the question fits."""
    kind = _kind(folded_line(question))
    if question.missing or not kind or question.asked in {Asked.POLAR, Asked.COUNT}:
        return None
    matcher = sources.understanding.linker.matcher
    words = tuple(
        w
        for w in question.topic
        if not w.token.folded.startswith(kind) and not _NUMBER.fullmatch(w.token.folded)
    )
    best: tuple[float, str, str, str] | None = None
    for passage, sentence in sources.numbered:
        document = sources.collection.document(passage.document_id)
        text = sentence.of(passage.text)
        short = _of_kind(text, kind)
        if not short:
            continue
        around = (
            (title_words(document), CONTEXT_SHARE),
            (whole_text_words(document.text), DOCUMENT_SHARE),
        )
        fit = matcher.coverage(words, text_words(text), around) if words else 1.0
        if fit and (best is None or fit > best[0]):
            at: Span = sentence.shifted(passage.content.start)
            best = (fit, capitalised(short), text, mark(document.id, at))
    if best is None:
        return None
    return Draft(
        type=AnswerType.FACT,
        status=AnswerStatus.ANSWERED,
        template="fact",
        view=FactView(short=best[1], sentence=best[2], mark=best[3]),
        why="nummeret står i sætningen",
    )


def _kind(line: str) -> str:
    """What a question asks the number of: »sag«, »lov«; empty if of nothing of the kind."""
    for found in _NUMBER_OF.finditer(line):
        kind = found["of"] or found["on"]
        if not _TO_CALL.match(kind):
            return kind
    return ""


def _of_kind(text: str, kind: str) -> str:
    """The first number of that kind in a sentence, with what it is called; else empty."""
    for value in find_values(text, ValueKind.REFERENCE):
        label = _LABEL.match(folded_text(value.text))
        if label is not None and _alike(label["of"], kind):
            return value.text
    return ""


def _alike(one: str, other: str) -> bool:
    shared = min(len(one), len(other))
    return one[:shared] == other[:shared] and shared >= min(LIKE, len(other), len(one))
