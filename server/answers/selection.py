"""Which trials a question speaks of: by status, network, round and topic, never by a ranking."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.status import TrialStatus
from corpus.trial import Trial
from index.vocabulary import QueryWord
from server import wording
from server.danish_text import listed, round_name
from server.matching import text_words
from server.question import Question, folded_line
from server.sources import Sources

DECISIONS = frozenset({TrialStatus.APPROVED, TrialStatus.PARTLY, TrialStatus.REJECTED})
_OF_THEM = re.compile(
    r"^(?:dem|de|gange|tilfaelde|sager|them|of|one|ones|punkter|ideer|oensker|slags)$"
)
TOPIC_COVERAGE = 0.6  # how much of a topic a title must hold to be of that topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The trials looked at (`universe`), and those of them with the asked statuses (`chosen`)."""

    universe: tuple[Trial, ...]
    chosen: tuple[Trial, ...]
    scope: str
    topic: str | None

    @property
    def rest(self) -> tuple[Trial, ...]:
        """The trials looked at that do not match."""
        ids = {t.id for t in self.chosen}
        return tuple(t for t in self.universe if t.id not in ids)


def select(
    question: Question, sources: Sources, *, topic: tuple[QueryWord, ...] | None = None
) -> Selection | None:
    """The trials that match a question, or None where the trials cannot tell.

    They cannot where the question names a round or status that no trial has, a year or name that
    no document holds, or a topic that no title holds.
    """
    words = question.topic if topic is None else topic
    if not sources.collection.trials or question.missing or not _known(question, sources):
        return None
    networks = [n.network for n in question.networks]
    inside = [t for t in sources.collection.trials if not networks or t.network in networks]
    inside = [t for t in inside if not question.rounds or t.round in question.rounds]
    about = _about(words, sources, inside) if words else inside
    if words and not about:
        return None
    if (words or networks) and wording.EXCEPT.search(folded_line(question)):
        return _others(question, sources, about)
    chosen = [t for t in about if not question.statuses or t.statuses & question.statuses]
    return Selection(
        universe=tuple(about),
        chosen=tuple(chosen),
        scope=scope_of(question),
        topic=_topic_text(words) if words else None,
    )


def _others(question: Question, sources: Sources, left_out: list[Trial]) -> Selection:
    """The trials of the rounds asked for but those left out."""
    ids = {t.id for t in left_out}
    rounds = question.rounds
    universe = [
        t
        for t in sources.collection.trials
        if t.id not in ids and (not rounds or t.round in rounds)
    ]
    chosen = [t for t in universe if not question.statuses or t.statuses & question.statuses]
    names = (
        " ".join(f"»{n.network}«" for n in question.networks) or f"»{_topic_text(question.topic)}«"
    )
    return Selection(
        universe=tuple(universe), chosen=tuple(chosen), scope=f" uden for {names}", topic=None
    )


def counts_trials(question: Question) -> bool:
    """Whether »hvor mange« is said of trials, and not of municipalities, hours or per cent."""
    noun = question.noun
    if noun is None:
        return True
    patterns = (wording.TRIALS, wording.NO, wording.YES, wording.ONLY_PARTLY, _OF_THEM)
    return any(p.search(noun) for p in patterns)


def known_statuses(question: Question) -> bool:
    """Whether the statuses asked for are decisions, which trials carry, and no later outcome."""
    return question.statuses <= DECISIONS


def _known(question: Question, sources: Sources) -> bool:
    rounds_known = not question.rounds or bool(question.rounds & sources.rounds)
    return rounds_known and question.statuses <= DECISIONS | sources.statuses


def _about(words: tuple[QueryWord, ...], sources: Sources, trials: list[Trial]) -> list[Trial]:
    matcher = sources.understanding.linker.matcher
    return [t for t in trials if matcher.coverage(words, text_words(t.title)) >= TOPIC_COVERAGE]


def scope_of(question: Question) -> str:
    """Where the trials stand: » i netværket »X« i tredje runde«, as it is read after »forsøg«."""
    networks = [f"»{n.network}«" for n in question.networks]
    noun = "netværket" if len(networks) == 1 else "netværkene"
    where = f" i {noun} {listed(networks)}" if networks else ""
    when = (
        f" i {listed([round_name(r) for r in sorted(question.rounds)])}" if question.rounds else ""
    )
    return where + when


def _topic_text(words: tuple[QueryWord, ...]) -> str:
    return " ".join(w.token.surface for w in words)


def trials_about(query: str, sources: Sources, trials: tuple[Trial, ...]) -> tuple[Trial, ...]:
    """The trials whose titles hold most of a query's telling words, in the order given."""
    words = tuple(w for w in sources.retriever.read(query) if not w.token.is_stop)
    return tuple(_about(words, sources, list(trials))) if words else trials
