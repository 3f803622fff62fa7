"""Nothing leaves that does not hold against its source; and anyone can check what left.

Two checks that know nothing of how an answer came about: its words held against those that it cites
(server/proof/words.py), and each of its lines proved from the cited places (server/proof/). They
serve answers of ours before they are sent, and answer objects that come back from outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from corpus.errors import CorpusError
from corpus.span import Span
from server.cleaning import clean
from server.composing import Composer
from server.draft import Draft, trial_entries
from server.errors import QuestionError, UnprovedError
from server.proof.case import Case, Place
from server.proof.grammar import Grammar
from server.proof.proofs import PROOFS
from server.proof.stated import (
    Finding,
    StatedAnswer,
    stated_citations,
    stated_trials,
)
from server.proof.words import check_words
from server.question import Question
from server.sources import Sources

_MARKER = re.compile(r"\[(\d{1,4})\]")


class Verifier:
    """Checks answers against one collection."""

    def __init__(self, sources: Sources, composer: Composer) -> None:
        self._sources = sources
        self._composer = composer
        self._grammar = Grammar(composer.environment)
        # Whoever checks an answer often checks it again, changed.
        self._read = lru_cache(maxsize=64)(sources.understanding.read)

    def verify(self, answer: StatedAnswer, question: Question | None = None) -> tuple[Finding, ...]:
        """What was checked of an answer: citations and their words, then each line of the text.

        Args:
            answer: as it was or will be sent.
            question: the answer's question where it is read already.
        """
        findings = list(check_words(answer, self._sources))
        if not all(f.ok for f in findings):
            return tuple(findings)  # there is nothing to prove from
        try:
            case = Case(
                question=question or self._read(clean(answer.question)),
                sources=self._sources,
                places=self._places(answer),
            )
            self._prove(answer, case)
        except UnprovedError as error:
            text = answer.text if error.line is None else error.line
            findings.append(Finding(text=text, citation=None, ok=False, why=str(error)))
        except QuestionError as error:
            findings.append(Finding(text=answer.question, citation=None, ok=False, why=str(error)))
        else:
            findings += _lines(answer)
        return tuple(findings)

    def _places(self, answer: StatedAnswer) -> dict[int, Place]:
        """The places of the citations that stand in today's documents."""
        places = {}
        for citation in answer.citations:
            try:
                document = self._sources.collection.document(citation.document_id)
                span = Span(citation.start, citation.end)
            except (CorpusError, ValueError):
                continue  # found and told by the check of words
            places[citation.number] = Place(document=document, span=span)
        return places

    def _prove(self, answer: StatedAnswer, case: Case) -> None:
        """Find the template whose proof gives just this answer.

        Raises:
            UnprovedError: if none does; of those that nearly do, the likeliest says why.
        """
        errors: list[UnprovedError] = []
        for template in sorted(PROOFS, key=lambda name: answer.type not in PROOFS[name].types):
            told = self._grammar.read(template, answer.text)
            if told is None:
                continue
            for prove in PROOFS[template].provers:
                try:
                    return self._hold(answer, prove(told, case))
                except UnprovedError as error:
                    errors.append(error)
                except CorpusError as error:
                    errors.append(UnprovedError(str(error)))
        raise errors[0] if errors else UnprovedError("sådan taler Frisvar ikke")

    def _hold(self, answer: StatedAnswer, draft: Draft) -> None:
        """Hold an answer against the one that its own places give.

        Raises:
            UnprovedError: if they differ.
        """
        text, citations = self._composer.compose(draft)
        if text != answer.text:
            raise _difference(answer.text, text)
        if (answer.type, answer.status) != (draft.type, draft.status):
            raise UnprovedError(f"et sådant svar er {draft.status.value} og {draft.type.value}")
        if answer.citations != stated_citations(citations):
            raise UnprovedError("henvisningerne er andre end dem, svaret hviler på")
        if answer.trials != stated_trials(trial_entries(draft.trials, citations)):
            raise UnprovedError("forsøgene er andre end dem, svaret hviler på")


def _difference(stated: str, proved: str) -> UnprovedError:
    """What the first line is that the sources give otherwise."""
    for line, other in zip_longest(stated.split("\n"), proved.split("\n")):
        if line != other:
            told = (
                f"efter kilderne skulle der stå: {other}"
                if other
                else "det følger ikke af kilderne"
            )
            return UnprovedError(told, line=line or "")
    raise AssertionError("the texts are the same")


def _lines(answer: StatedAnswer) -> Iterator[Finding]:
    """The lines of an answer that was proved, each with the first citation that it bears."""
    for line in answer.text.split("\n"):
        marker = _MARKER.search(line)
        yield Finding(text=line, citation=int(marker[1]) if marker else None, ok=True, why="")
