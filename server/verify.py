"""Nothing leaves that does not hold against its source; and anyone can check what left.

Two checks that know nothing of how an answer came about: its words held against those that it cites
(server/proof/words.py), and each of its lines proved from the cited places (server/proof/). They
serve answers of ours before they are sent, and answer objects that come back from outside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from itertools import product, zip_longest

from corpus.errors import CorpusError
from corpus.span import Span
from server import answers
from server.answers import several
from server.answers.several import Answered
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

    def __init__(
        self, sources: Sources, composer: Composer, answered: Callable[[str], tuple[Answered, ...]]
    ) -> None:
        """`answered` gives the parts of a question that stands alone, each with its answer."""
        self._sources = sources
        self._composer = composer
        self._grammar = Grammar(composer.environment)
        # Whoever checks an answer often checks it again, changed.
        self._answered = lru_cache(maxsize=64)(answered)

    def verify(
        self, answer: StatedAnswer, answered: tuple[Answered, ...] | None = None
    ) -> tuple[Finding, ...]:
        """What was checked of an answer: citations and their words, then each line of the text.

        Args:
            answer: as it was or will be sent.
            answered: the parts of its question with their answers, where they are known already.
        """
        findings = list(check_words(answer, self._sources))
        if not all(f.ok for f in findings):
            return tuple(findings)  # there is nothing to prove from
        try:
            self._prove(answer, answered or self._answered(clean(answer.question)))
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

    def _prove(self, answer: StatedAnswer, answered: tuple[Answered, ...]) -> None:
        """Prove an answer as one of the answers to the parts of its question, or as all of them.

        Raises:
            UnprovedError: if neither holds; the likeliest reason says why.
        """
        if len(answered) == 1:
            return self._prove_part(answer, answered[0].question)
        for part in answered:
            with suppress(UnprovedError):
                return self._prove_part(answer, part.question)
        return self._prove_several(answer, answered)

    def _prove_several(self, answer: StatedAnswer, answered: tuple[Answered, ...]) -> None:
        """Prove the answer to each part by itself, and hold the answer against all of them joined.

        Raises:
            UnprovedError: if a part is unproved, or they make another answer.
        """
        for part in answered:
            text, citations = self._composer.compose(part.draft)
            alone = StatedAnswer(
                question=part.question.text,
                status=part.draft.status,
                type=part.draft.type,
                text=text,
                citations=stated_citations(citations),
                trials=stated_trials(trial_entries(part.draft.trials, citations)),
            )
            self._prove_part(alone, part.question)
        self._hold(answer, several.draft([part.draft for part in answered]))

    def _prove_part(self, answer: StatedAnswer, question: Question) -> None:
        """Find the template whose proof gives just this answer to what a question may ask.

        Raises:
            UnprovedError: if none does; of those that nearly do, the likeliest says why.
        """
        errors: list[UnprovedError] = []
        places = self._places(answer)
        cases = [
            Case(
                question=replace(question, asked=asked),
                likeliest=question.asked,
                sources=self._sources,
                places=places,
            )
            for asked in (question.asked, *question.otherwise)
        ]
        for template in sorted(PROOFS, key=lambda name: answer.type not in PROOFS[name].types):
            told = self._grammar.read(template, answer.text)
            if told is None:
                continue
            # That nothing is told is said of the likeliest reading alone.
            likely = cases[:1] if template == "abstain" else cases
            for case, prove in product(likely, PROOFS[template].provers):
                try:
                    return self._hold(answer, answers.dated(question, prove(told, case)))
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
