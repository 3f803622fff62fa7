"""The questions that documents ask and answer themselves, as pages of questions and answers do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.collection import Collection
from corpus.passage import Passage, PassageKind
from corpus.sentences import unnumbered

LONGEST = 200  # characters of a question
_ASKING = frozenset({PassageKind.HEADING, PassageKind.PARAGRAPH})


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredQuestion:
    """A question that stands alone in a document, and the paragraph right under it."""

    asked: Passage
    answer: Passage


def find_answered_questions(collection: Collection) -> Iterator[AnsweredQuestion]:
    """The questions with a paragraph under them that asks nothing, in reading order."""
    for document in collection.documents:
        for asked, answer in pairwise(collection.passages_of(document.id)):
            if answer.kind is PassageKind.PARAGRAPH and _asks(asked) and not _asks(answer):
                yield AnsweredQuestion(asked=asked, answer=answer)


def _asks(passage: Passage) -> bool:
    """Whether a passage is one question and nothing else."""
    text = passage.text.rstrip()
    alone = passage.kind in _ASKING and len(text) <= LONGEST and text.endswith("?")
    return alone and len(unnumbered(text)) == 1
