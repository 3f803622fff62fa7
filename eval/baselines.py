"""What the service is held against: a plain search that answers with its best hit, and silence."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

import Stemmer

from corpus.passage import PassageKind
from eval.asking import Asker, Exchange
from eval.reply import Reply, ReplyCitation
from eval.sources import SourcePassage, Sources
from eval.wording import without_marker
from server.answer import AnswerStatus, AnswerType

K1 = 1.2
B = 0.75
SCORE_DIGITS = 9

_WORD = re.compile(r"\w+")


BM25 = "bm25"
ABSTAIN = "abstain"
BASELINE_LABELS: Mapping[str, str] = {BM25: "BM25", ABSTAIN: "Svarer aldrig"}


def baselines(sources: Sources) -> dict[str, Asker]:
    """The baselines over these documents, by name."""
    return {BM25: Bm25Asker(sources), ABSTAIN: AbstainingAsker()}


class Bm25Asker:
    """BM25 over Snowball stems; the answer is the best passage, whole, and cites itself.

    score(q, d) = sum over the words t of q of
        idf(t) * f(t, d) / (f(t, d) + k1 * (1 - b + b * |d| / avgdl)),
    idf(t) = ln(1 + (N - n(t) + 0.5) / (n(t) + 0.5)), k1 = 1.2, b = 0.75: Robertson et al. 1994
    (Okapi at TREC-3) with the idf of Lucene (Kamphuis et al. 2020, Which BM25 do you mean?). Ties
    stand in reading order.
    """

    def __init__(self, sources: Sources) -> None:
        self._stemmer = Stemmer.Stemmer("danish")
        searched = [p for p in sources.passages if p.kind is not PassageKind.BOILERPLATE]
        self._file_names = {document.id: document.file_name for document in sources.documents}
        self._passages: tuple[SourcePassage, ...] = tuple(searched)
        self._counts = [Counter(self._terms(passage.text)) for passage in searched]
        self._lengths = [count.total() for count in self._counts]
        self._mean_length = sum(self._lengths) / len(searched) if searched else 0.0
        self._rows: dict[str, list[int]] = {}
        for row, count in enumerate(self._counts):
            for term in count:
                self._rows.setdefault(term, []).append(row)

    def ask(self, question: str, history: Sequence[Exchange]) -> Reply:
        """The best passage for the question alone; nothing where no word of it is known."""
        found = self._ranked(question)
        return self._passage_reply(self._passages[found[0]]) if found else abstention()

    def search(self, query: str, k: int) -> tuple[str, ...]:
        """The ids of the `k` best passages that hold a word of the query."""
        return tuple(self._passages[row].id for row in self._ranked(query)[:k])

    def _ranked(self, query: str) -> list[int]:
        scores: dict[int, float] = {}
        for term in self._terms(query):
            rows = self._rows.get(term, [])
            idf = math.log(1 + (len(self._passages) - len(rows) + 0.5) / (len(rows) + 0.5))
            for row in rows:
                frequency = self._counts[row][term]
                norm = K1 * (1 - B + B * self._lengths[row] / self._mean_length)
                scores[row] = scores.get(row, 0.0) + idf * frequency / (frequency + norm)
        return sorted(scores, key=lambda row: (-round(scores[row], SCORE_DIGITS), row))

    def _terms(self, text: str) -> list[str]:
        return [str(stem) for stem in self._stemmer.stemWords(_WORD.findall(text.lower()))]

    def _passage_reply(self, passage: SourcePassage) -> Reply:
        answer = without_marker(passage.text)
        citation = ReplyCitation(
            number=1,
            document_id=passage.document_id,
            file_name=self._file_names[passage.document_id],
            cited_text=passage.text,
            start=passage.span.start,
            end=passage.span.end,
            answer_spans=((0, len(answer)),),
        )
        return Reply(
            status=AnswerStatus.ANSWERED,
            type=AnswerType.FACT,
            text=answer,
            resolved_question="",
            citations=(citation,),
            trials=(),
            index_version="",
            raw="",
        )


class AbstainingAsker:
    """Never answers and never finds: what a set gives away to silence."""

    def ask(self, question: str, history: Sequence[Exchange]) -> Reply:
        """An abstention."""
        return abstention()

    def search(self, query: str, k: int) -> tuple[str, ...]:
        """No passage."""
        return ()


def abstention() -> Reply:
    """A reply that says nothing."""
    return Reply(
        status=AnswerStatus.ABSTAINED,
        type=AnswerType.FACT,
        text="",
        resolved_question="",
        citations=(),
        trials=(),
        index_version="",
        raw="",
    )
