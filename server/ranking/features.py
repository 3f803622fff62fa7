"""What the ranking looks at: how well a sentence and its surroundings hold a question."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from server.question import Asked
from server.ranking.senses import senses_told
from server.ranking.wanted import Wanted, explains, gives_cause, holds_value, speaks

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
    "sense",  # tells what is said to happen, in whatever words
    "no_sense",  # tells nothing of it
    "length",  # logarithm of its number of words
    "share",  # share of its weight that the question names
    "title",  # coverage by title and publisher of the document
    "document",  # coverage by the whole document
    "pointed",  # of a document that the question points out
    "elsewhere",  # of another, though it points out some
    "numbers",  # counts what is to be counted
    "numbers_any",  # counts anything asked of, where something is to be counted
    "behind_context",  # how far "context" is behind the best sentence's
    "behind_titled",  # how far "titled" is behind the best sentence's
)
_UNTOLD = frozenset({Asked.TIME, Asked.PERSON, Asked.REASON, Asked.DURATION, Asked.AMOUNT})
_WORDS = frozenset({Asked.QUOTE, Asked.SPEAKER})


Column = NDArray[np.float64]  # (sentences,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fits:
    """How well some sentences and their surroundings hold a question; see `FEATURES`.

    `texts` are the sentences, `documents` the ids of those they stand in.
    `counted` is how well what each sentence counts holds each of the folded words that are looked
    for, `(sentences, looked_for)`.
    """

    texts: tuple[str, ...]
    documents: tuple[str, ...]
    looked_for: tuple[str, ...]
    words: NDArray[np.int64]
    counted: NDArray[np.float64]
    own: Column
    context: Column
    titled: Column
    missed: Column
    missed_anywhere: Column
    similarity: Column
    passage: Column
    rest: Column
    is_trial: NDArray[np.bool_]
    is_reason: NDArray[np.bool_]
    share: Column
    title: Column
    document: Column

    @classmethod
    def none(cls) -> Fits:
        """Those of no sentences."""
        no, nothing = np.zeros(0, dtype=np.bool_), np.zeros(0)
        return cls(
            texts=(), documents=(), looked_for=(),
            words=np.zeros(0, dtype=np.int64), counted=np.zeros((0, 0)),
            own=nothing, context=nothing, titled=nothing, missed=nothing, missed_anywhere=nothing,
            similarity=nothing, passage=nothing, rest=nothing, is_trial=no, is_reason=no,
            share=nothing, title=nothing, document=nothing,
        )  # fmt: skip

    def where(self, kept: NDArray[np.bool_]) -> Fits:
        """Those of some of the sentences."""
        lists = {"texts", "documents", "looked_for"}
        columns = {f.name: getattr(self, f.name)[kept] for f in fields(self) if f.name not in lists}
        texts, documents = tuple(compress(self.texts, kept)), tuple(compress(self.documents, kept))
        return replace(self, texts=texts, documents=documents, **columns)


def features(fits: Fits, wanted: Wanted) -> NDArray[np.float64]:
    """The features of the sentences of one question, `(sentences, len(FEATURES))`.

    Args:
        fits: of the sentences.
        wanted: what would answer the question.
    """
    asked, values = wanted.asked, wanted.values
    valued = np.array([any(holds_value(t, kind) for kind in values) for t in fits.texts], bool)
    wants_cause, wants_words = asked is Asked.REASON, asked in _WORDS
    cause = np.array([wants_cause and gives_cause(t) for t in fits.texts], bool)
    cause |= fits.is_reason & wants_cause
    says = np.array([wants_words and speaks(t) for t in fits.texts], bool)
    means = np.array([asked is Asked.DEFINITION and explains(t) for t in fits.texts], bool)
    pointed = np.array([d in wanted.documents for d in fits.documents], bool)
    told = np.array([not wanted.senses.isdisjoint(senses_told(t)) for t in fits.texts], bool)
    counts = asked is Asked.COUNT
    column = fits.looked_for.index(wanted.noun) if wanted.noun in fits.looked_for else None
    columns: dict[str, Column | NDArray[np.bool_]] = {
        "own": fits.own,
        "context": fits.context,
        "titled": fits.titled,
        "missed": fits.missed,
        "missed_anywhere": fits.missed_anywhere,
        "similarity": fits.similarity,
        "passage": fits.passage,
        "rest": fits.rest,
        "value": valued,
        "no_value": bool(values) & ~valued,
        "cause": cause,
        "no_cause": wants_cause & ~cause,
        "explains": means,
        "speaks": says,
        "silent": wants_words & ~says,
        "trial": fits.is_trial,
        "trial_untold": fits.is_trial & (asked in _UNTOLD),
        "sense": told,
        "no_sense": bool(wanted.senses) & ~told,
        "length": np.log1p(fits.words),
        "share": fits.share,
        "title": fits.title,
        "document": fits.document,
        "pointed": pointed,
        "elsewhere": bool(wanted.documents) & ~pointed,
        "numbers": np.zeros(len(fits.texts)) if column is None else fits.counted[:, column],
        "numbers_any": fits.counted.max(axis=1, initial=0.0) * counts,
        "behind_context": fits.context - fits.context.max(initial=0.0),
        "behind_titled": fits.titled - fits.titled.max(initial=0.0),
    }
    return np.column_stack([columns[name] for name in FEATURES]).astype(np.float64)
