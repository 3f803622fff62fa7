"""What is measured of one answer: each measure with its formula and where it comes from.

A measure applies to a question or not by the question alone, never by what was answered. A question
that failed has the worst value of every measure that applies to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from eval.glossary import Measure
from eval.question_set import Question
from eval.reply import Reply
from eval.sources import Sources
from eval.verdict import cited_places, cites_gold, gold_places, judge, overlaps_any
from eval.wording import first_sentence, sentences
from server.answer import AnswerStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with its reply and the documents that both speak of."""

    question: Question
    reply: Reply
    sources: Sources


def answer_right(asked: Asked) -> float:
    """1 if the answer is right by the rules of the question set, else 0 (`verdict.judge`)."""
    return float(judge(asked.question, asked.reply, asked.sources).right)


def first_sentence_right(asked: Asked) -> float:
    """1 if the first sentence alone is right, else 0: pouring out everything found is not."""
    words = first_sentence(asked.reply.plain)
    return float(judge(asked.question, asked.reply, asked.sources, words=words).right)


def gold_cited(asked: Asked) -> float:
    """1 if a citation overlaps a place where a gold quote stands in a gold document, else 0."""
    return float(cites_gold(asked.question, asked.reply, asked.sources))


def citation_recall(asked: Asked) -> float:
    """|gold quotes that a citation overlaps| / |gold quotes|.

    Citation recall of ALCE (Gao et al. 2023, Enabling Large Language Models to Generate Text with
    Citations, section 4) asks a model whether what is cited entails each statement. Here the
    statements that need support are given with the places that support them, so entailment becomes
    overlap of spans. A quote that stands in several places is covered by any of them.
    """
    cited = [place for place in cited_places(asked.reply) if place is not None]
    gold = gold_places(asked.question, asked.sources)
    covered = [any(overlaps_any(place, places) for place in cited) for places in gold]
    return sum(covered) / len(covered)


def citation_precision(asked: Asked) -> float:
    """|citations that overlap a gold quote| / |citations|; 0 without citations.

    Citation precision of ALCE (Gao et al. 2023, section 4: the share of citations that are not
    irrelevant), with overlap of spans in place of a model's judgement. A citation that supports the
    answer from a place that is not gold counts against it, so this is a lower bound.
    """
    gold = [place for places in gold_places(asked.question, asked.sources) for place in places]
    cited = cited_places(asked.reply)
    hits = [place is not None and overlaps_any(place, gold) for place in cited]
    return sum(hits) / len(hits) if hits else 0.0


def statements_cited(asked: Asked) -> float:
    """|sentences that carry a citation| / |sentences|; 0 without sentences.

    Citation recall of Liu et al. 2023 (Evaluating Verifiability in Generative Search Engines,
    section 2), without the judgement of support. A citation is carried by the sentences that its
    `answer_spans` touch.
    """
    spans = sentences(asked.reply.text)
    claims = [claim for citation in asked.reply.citations for claim in citation.answer_spans]
    carried = [any(start < s.end and s.start < end for start, end in claims) for s in spans]
    return sum(carried) / len(carried) if carried else 0.0


def citation_integrity(asked: Asked) -> float:
    """1 if for every citation document.text[start:end] == cited_text, else 0.

    The invariant of the HTTP contract, in code points; an answer without citations breaks none.
    """
    words_at = asked.sources.words_at
    return float(
        all(words_at(c.document_id, c.start, c.end) == c.cited_text for c in asked.reply.citations)
    )


def false_refusal(asked: Asked) -> float:
    """1 if the service abstains from a question that the documents answer, else 0."""
    return float(asked.reply.status is AnswerStatus.ABSTAINED)


def answer_length(asked: Asked) -> float:
    """The number of characters in the answer, citation markers left out."""
    return float(len(asked.reply.plain))


def _always(_: Question) -> bool:
    return True


def _answerable(question: Question) -> bool:
    return question.answerable


def _unanswerable(question: Question) -> bool:
    return not question.answerable


def _has_gold(question: Question) -> bool:
    return question.answerable and bool(question.gold_quotes)


def _follows_up(question: Question) -> bool:
    return question.turn > 1


@dataclass(frozen=True, slots=True)
class _Rule:
    applies: Callable[[Question], bool]
    value: Callable[[Asked], float]
    worst: float = 0.0


_RULES: Mapping[Measure, _Rule] = {
    Measure.ANSWER_RIGHT: _Rule(_always, answer_right),
    Measure.FIRST_SENTENCE_RIGHT: _Rule(_answerable, first_sentence_right),
    Measure.GOLD_CITED: _Rule(_has_gold, gold_cited),
    Measure.CITATION_RECALL: _Rule(_has_gold, citation_recall),
    Measure.CITATION_PRECISION: _Rule(_has_gold, citation_precision),
    Measure.STATEMENTS_CITED: _Rule(_answerable, statements_cited),
    Measure.CITATION_INTEGRITY: _Rule(_always, citation_integrity),
    Measure.REFUSAL_RIGHT: _Rule(_unanswerable, answer_right),
    Measure.FALSE_REFUSAL: _Rule(_answerable, false_refusal, worst=1.0),
    Measure.FOLLOW_UP_RIGHT: _Rule(_follows_up, answer_right),
    Measure.ANSWER_LENGTH: _Rule(_always, answer_length),
}


def measure_reply(question: Question, reply: Reply, sources: Sources) -> dict[Measure, float]:
    """The measures of a reply that apply to its question."""
    asked = Asked(question=question, reply=reply, sources=sources)
    return {m: rule.value(asked) for m, rule in _RULES.items() if rule.applies(question)}


def measure_failure(question: Question) -> dict[Measure, float]:
    """The worst values, for a question that got no reply; no answer has length 0."""
    return {m: rule.worst for m, rule in _RULES.items() if rule.applies(question)}
