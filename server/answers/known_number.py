"""How many there are of what a text speaks of as known: »De ni kommuner, der siden 2022 …«.

Such a number is that of all the things of a document's subject, however the sentence goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import Document
from corpus.number_words import SEVERAL
from corpus.passage import Passage, PassageKind
from corpus.sentences import sentence_spans
from corpus.span import Span
from index.danish import analyse, stem
from server import wording
from server.answer import AnswerStatus, AnswerType
from server.answers.fact import FactView
from server.danish_text import capitalised
from server.draft import Draft, mark
from server.extract import number_value
from server.matching import title_words
from server.phrases import is_verb
from server.question import Asked, Question
from server.sources import Sources

HELD = 0.5  # a match from which a document is known by a word

_KNOWN = re.compile(
    rf"\b(?:de|alle|samtlige)\s(?P<n>\d{{1,4}}|{'|'.join(SEVERAL)})"
    r"\s(?P<things>[^\W\d_]+(?:\s[^\W\d_]+)?)",
    re.IGNORECASE,
)
_KINDS = frozenset({PassageKind.PARAGRAPH, PassageKind.HEADING, PassageKind.BULLET})


def propose(question: Question, sources: Sources) -> Draft | None:
    """The number, where one document is known by all else that is asked, and gives only one."""
    if question.asked is not Asked.COUNT or question.noun is None or question.missing:
        return None
    if wording.TRIALS.search(question.noun) or question.statuses or question.rounds:
        return None  # trials are counted one by one
    documents = _known_by(question, sources)
    if len(documents) != 1:
        return None
    found = list(_numbers(documents[0], stem(question.noun), sources))
    if len({number_value(number) for number, _ in found}) != 1:
        return None
    number, span = found[0]
    document = documents[0]
    view = FactView(
        short=capitalised(number), sentence=span.of(document.text), mark=mark(document.id, span)
    )
    return Draft(
        type=AnswerType.FACT,
        status=AnswerStatus.ANSWERED,
        template="fact",
        view=view,
        why="dokumentet taler om dem alle som kendte",
    )


def _known_by(question: Question, sources: Sources) -> list[Document]:
    """The documents whose titles hold every thing that is asked of but what is counted."""
    matcher = sources.understanding.linker.matcher
    things = [
        w for w in question.topic if w.token.folded != question.noun and not is_verb(w.token.folded)
    ]
    if not things:
        return []
    return [
        d
        for d in sources.collection.documents
        if all(matcher.match(w, title_words(d)) >= HELD for w in things)
    ]


def _numbers(document: Document, noun: str, sources: Sources) -> Iterator[tuple[str, Span]]:
    """The numbers that a document gives such things as known, and the sentences."""
    for passage in sources.collection.passages_of(document.id):
        if passage.kind in _KINDS:
            yield from _in_passage(passage, noun)


def _in_passage(passage: Passage, noun: str) -> Iterator[tuple[str, Span]]:
    for sentence in sentence_spans(passage.text):
        for found in _KNOWN.finditer(sentence.of(passage.text)):
            if any(noun in {t.stem, *t.parts[-1:]} for t in analyse(found["things"])):
                yield found["n"], sentence.shifted(passage.content.start)
