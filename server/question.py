"""A question as it was understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from corpus.document import Document
from corpus.status import TrialStatus
from corpus.trial import Trial
from index.vocabulary import QueryWord
from server.people import Person


class Asked(StrEnum):
    """What would answer the question."""

    COUNT = "count"
    LIST = "list"
    STATUS = "status"
    POLAR = "polar"
    COMPARE = "compare"
    QUOTE = "quote"
    SPEAKER = "speaker"
    PLACE_IN_TEXT = "place_in_text"
    DEFINITION = "definition"
    GIST = "gist"
    NUMBER_MEANING = "number_meaning"
    REASON = "reason"
    OUTCOME = "outcome"
    PUBLISHER = "publisher"
    PUBLISHED = "published"
    AUTHOR = "author"
    TITLE = "title"
    LEAD = "lead"
    SUMMARY = "summary"
    DOCUMENTS = "documents"
    LINK = "link"
    CONTACT = "contact"
    PERSON = "person"
    TIME = "time"
    DURATION = "duration"
    AMOUNT = "amount"
    PLACE = "place"
    LAW = "law"
    THING = "thing"
    SMALLTALK = "smalltalk"
    SERVICE = "service"


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkMention:
    """A network that the question names, by the words at these positions of `Question.words`."""

    network: str
    positions: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialLink:
    """A trial that the question may be about.

    `fit` is how well the two go together, `coverage` how much of the topic the title holds.
    """

    trial: Trial
    fit: float
    coverage: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked, of what.

    `otherwise` is what may be asked instead, the likelier first. `statuses` is the set of statuses
    the question speaks of; `exact_yes` whether it says »fuldt« or »helt eller delvist«, so that a
    yes is not left open. `topic` holds the words that are left when
    grammar, statuses, networks and rounds are taken out. `noun` is the folded noun that a number or
    a choice is asked of. `lists` are the stretches of the text that name lists of trials.
    """

    text: str
    asked: Asked
    otherwise: tuple[Asked, ...] = ()
    words: tuple[QueryWord, ...] = ()
    topic: tuple[QueryWord, ...] = ()
    noun: str | None = None
    about_trials: bool = False
    statuses: frozenset[TrialStatus] = frozenset()
    exact_yes: bool = False
    negated: bool = False
    networks: tuple[NetworkMention, ...] = ()
    trials: tuple[TrialLink, ...] = ()
    rounds: frozenset[int] = frozenset()
    rounds_in_order: tuple[int, ...] = ()
    years: frozenset[int] = frozenset()
    numbers: frozenset[int] = frozenset()
    people: tuple[Person, ...] = ()
    documents: tuple[Document, ...] = ()
    lists: tuple[str, ...] = ()
    present: bool = False
    superlative: str | None = None
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=(), compare=False)


def folded_line(question: Question) -> str:
    """The folded words of a question as one line, as server/wording.py matches them."""
    return " ".join(w.token.folded for w in question.words)
