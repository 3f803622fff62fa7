"""What the ranking looks at: how well a sentence and its surroundings hold a question."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from server.extract import ValueKind
from server.question import Asked
from server.ranking.wanted import explains, gives_cause, holds_value, speaks

FEATURES = (
    "own",  # coverage by the sentence alone
    "context",  # coverage, what stands around it counted in part
    "titled",  # the same, title and publisher of the document counted in full
    "missed",  # weight of the weightiest thing asked of that neither it nor its context holds
    "missed_anywhere",  # nor anything else in the document
    "similarity",  # cosine of sentence and question, or a share of that of its passage
    "passage",  # cosine of the passage and the question
    "rest",  # cosine of the sentence and what the document's title leaves of the question
    "value",  # holds a value of the kind asked for
    "no_value",  # holds none, though one is asked for
    "cause",  # says why, and that is asked for
    "no_cause",  # does not, and it is asked for
    "explains",  # may say what something is, and that is asked for
    "speaks",  # gives somebody's words, and they are asked for
    "silent",  # gives none, though they are asked for
    "trial",  # lists a trial
    "trial_untold",  # lists a trial where something is asked that a title does not tell
    "length",  # logarithm of its number of words
    "share",  # share of its weight that the question names
    "title",  # coverage by title and publisher of the document
    "document",  # coverage by the whole document
    "behind_context",  # how far "context" is behind the best sentence's
    "behind_titled",  # how far "titled" is behind the best sentence's
)
_UNTOLD = frozenset({Asked.TIME, Asked.PERSON, Asked.REASON, Asked.DURATION, Asked.AMOUNT})
_WORDS = frozenset({Asked.QUOTE, Asked.SPEAKER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How well one sentence and its surroundings hold a question; see `FEATURES`."""

    text: str
    words: int
    own: float
    context: float
    titled: float
    missed: float
    missed_anywhere: float
    similarity: float
    passage: float
    rest: float
    is_trial: bool
    share: float
    title: float
    document: float


def features(
    fits: tuple[Fit, ...], asked: Asked, values: tuple[ValueKind, ...]
) -> NDArray[np.float64]:
    """The features of the sentences of one question, `(len(fits), len(FEATURES))`.

    Args:
        fits: of the sentences.
        asked: what would answer the question.
        values: the kinds of value that would.
    """
    context = max((f.context for f in fits), default=0.0)
    titled = max((f.titled for f in fits), default=0.0)
    rows = [(*_of(f, asked, values), f.context - context, f.titled - titled) for f in fits]
    return np.array(rows, dtype=np.float64).reshape(len(fits), len(FEATURES))


def _of(fit: Fit, asked: Asked, values: tuple[ValueKind, ...]) -> tuple[float, ...]:
    has_value = any(holds_value(fit.text, kind) for kind in values)
    cause = asked is Asked.REASON and gives_cause(fit.text)
    says = asked in _WORDS and speaks(fit.text)
    return (
        fit.own,
        fit.context,
        fit.titled,
        fit.missed,
        fit.missed_anywhere,
        fit.similarity,
        fit.passage,
        fit.rest,
        float(has_value),
        float(bool(values) and not has_value),
        float(cause),
        float(asked is Asked.REASON and not cause),
        float(asked is Asked.DEFINITION and explains(fit.text)),
        float(says),
        float(asked in _WORDS and not says),
        float(fit.is_trial),
        float(fit.is_trial and asked in _UNTOLD),
        math.log1p(fit.words),
        fit.share,
        fit.title,
        fit.document,
    )
