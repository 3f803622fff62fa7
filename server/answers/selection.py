"""Which trials a question speaks of: by list, status, network, round and title; never ranked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.document import Document
from corpus.number_words import NUMBER_WORDS
from corpus.status import TrialStatus
from corpus.trial import Trial
from index.lexicon import load_lexicon
from index.vocabulary import QueryWord
from server import wording
from server.answers.titles import TOPIC_COVERAGE, Wanted, holds, left_over, read_wanted
from server.danish_text import listed, round_name
from server.decisions import DECISIONS
from server.extract import ValueKind
from server.group_words import network_named
from server.matching import text_words
from server.question import Asked, Question, folded_line
from server.ranking.wanted import wanted_values
from server.sources import Sources

_OF_THEM = re.compile(
    r"(?:dem|de|gange|gang|steder|tilfaelde|sager|them|of|one|ones|punkter|slags|stykker|styk|"
    r"fler|flere|faerre|i|fra)"
)

_ONE_NETWORK = re.compile(
    r"\b(?:(?!netv)\w{3,}netvaerke?t?s?|(?:det|the) \w+ (?:netvaerk|network)|"
    r"(?:i|fra|hos|af) (?!alle|hele|de)\w{4,} netvaerket|"
    r"n(?:ae|e)tt?v(?:ae|e)rket (?:om|for|foer|med|der|som|bag))\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The trials looked at (`universe`), and those of them with the asked statuses (`chosen`).

    `scope` says which were looked at, as it is read after »forsøg«; `narrowed` whether a network,
    list or title narrows them; `left_over` are the words that may say something else of them.
    """

    universe: tuple[Trial, ...]
    chosen: tuple[Trial, ...]
    scope: str
    narrowed: bool
    left_over: tuple[QueryWord, ...] = ()

    @property
    def only_verbs_left(self) -> bool:
        """Whether no more is said of a network's or list's trials than that something was done."""
        verbs = all(load_lexicon().is_verb(w.token.folded) for w in self.left_over)
        return self.narrowed and verbs

    @property
    def rest(self) -> tuple[Trial, ...]:
        """The trials looked at that do not match."""
        ids = {t.id for t in self.chosen}
        return tuple(t for t in self.universe if t.id not in ids)


def select(
    question: Question,
    sources: Sources,
    *,
    statuses: frozenset[TrialStatus] | None = None,
    titled: bool = True,
) -> Selection | None:
    """The trials that match a question, or None where the trials cannot tell.

    They cannot where the question names a list, round or status that no trial has, a year or name
    that no document holds, or a topic that no title holds.

    Args:
        question: as it was read.
        sources: whose trials are looked at.
        statuses: in place of the question's own.
        titled: False to look at trials of any title.
    """
    asked = question.statuses if statuses is None else statuses
    if not sources.collection.trials or question.missing or not _known(question, asked, sources):
        return None
    meant = sources.lists.meant(question)
    documents, scoped = meant.documents, meant.starts
    networks = {n.network for n in question.networks}
    listed_as = [w for w in question.words if w.token.start in scoped]
    of_list = any(wording.NETWORKS.search(w.token.folded) for w in listed_as)
    if not networks and names_network(question) and not of_list:
        return None
    inside = [
        t
        for t in trials_asked_of(question, sources)
        if not networks or not networks.isdisjoint(t.networks)
    ]
    if not inside and networks:  # a network is told more surely than a list
        documents = ()
        inside = [t for t in _of_rounds(question, sources) if not networks.isdisjoint(t.networks)]
    if not inside and question.rounds & sources.rounds:  # as is a round
        documents, inside = (), _of_rounds(question, sources)
    owned = sources.owners.named(_unscoped(question, scoped), inside) if titled else None
    if owned is None and not inside:  # a document that lists none may tell of the same owner
        owned = sources.owners.named(question.words, _of_rounds(question, sources))
        documents = () if owned is not None else documents
    if owned is not None:
        inside, scoped = list(owned.trials), scoped | owned.starts
    wanted = read_wanted(question, sources, scoped=scoped) if titled else None
    about = [t for t in inside if wanted is None or holds(wanted, t, sources)]
    if not about:
        return None
    scope = _scope(question, documents, wanted, sources)
    if owned is not None:
        scope += f" fra {listed(list(owned.names), last='eller')}"
    sets_apart = question.asked in {Asked.COUNT, Asked.LIST} or question.noun is not None
    if (wanted or networks) and sets_apart and wording.EXCEPT.search(folded_line(question)):
        ids = {t.id for t in about}
        within = inside if wanted else _of_rounds(question, sources)
        about, scope = [t for t in within if t.id not in ids], f" bortset fra dem{scope}"
    chosen = [t for t in about if not asked or t.statuses & asked]
    return Selection(
        universe=tuple(about),
        chosen=tuple(chosen),
        scope=scope,
        narrowed=bool(networks or wanted or documents or owned),
        left_over=left_over(question, wanted, sources, scoped=scoped) if titled else (),
    )


def _unscoped(question: Question, scoped: frozenset[int]) -> tuple[QueryWord, ...]:
    """The words of a question that name no list."""
    return tuple(w for w in question.words if w.token.start not in scoped)


def trials_asked_of(question: Question, sources: Sources) -> tuple[Trial, ...]:
    """The trials of the rounds and lists that the question names."""
    ids = {d.id for d in sources.lists.meant(question).documents}
    return tuple(
        t
        for t in _of_rounds(question, sources)
        if not ids or any(r.document_id in ids for r in t.records)
    )


def names_network(question: Question) -> bool:
    """Whether a question speaks of one network by some name: »cykelnetværket«."""
    return _ONE_NETWORK.search(folded_line(question)) is not None


def _of_rounds(question: Question, sources: Sources) -> list[Trial]:
    rounds = question.rounds
    return [t for t in sources.collection.trials if not rounds or t.round in rounds]


def counts_trials(question: Question) -> bool:
    """Whether »hvor mange« is said of trials, and not of municipalities, hours or per cent."""
    noun = question.noun
    if noun is None or noun.isdigit() or noun in NUMBER_WORDS or _OF_THEM.fullmatch(noun):
        return True
    patterns = (wording.TRIALS, wording.NO, wording.YES, wording.ONLY_PARTLY)
    return any(p.search(noun) for p in patterns)


def asks_value(question: Question) -> bool:
    """Whether an amount, a time or a name is asked for, be it of trials, and not which there are.

    »Hvad har hele ordningen kostet?« does, and »Hvilke forslag om priser fik nej?« does not.
    """
    of_trials = question.noun is not None and wording.TRIALS.search(question.noun)
    return not of_trials and bool({*wanted_values(question)} - {ValueKind.NUMBER})


def known_statuses(question: Question) -> bool:
    """Whether the statuses asked for are decisions, which trials carry, and no later outcome."""
    return question.statuses <= DECISIONS


def _known(question: Question, statuses: frozenset[TrialStatus], sources: Sources) -> bool:
    rounds_known = not question.rounds or bool(question.rounds & sources.rounds)
    return rounds_known and statuses <= DECISIONS | sources.statuses


def scope_of(question: Question) -> str:
    """Where the trials stand, as it is read after »forsøg« and best understood in a question."""
    networks = [n.network for n in question.networks]
    return (f" i {network_named(*networks)}" if networks else "") + _when(question)


def _when(question: Question) -> str:
    rounds = [round_name(r) for r in sorted(question.rounds)]
    return f" i {listed(rounds)}" if rounds else ""


def _scope(
    question: Question, documents: tuple[Document, ...], wanted: Wanted | None, sources: Sources
) -> str:
    """Where the trials stand: » i netværket »X« i tredje runde«, in the documents' own word."""
    where = sources.groups.scope([n.network for n in question.networks]) + _when(question)
    lists = listed([f"»{d.title}«" for d in documents])
    return where + (f" i {lists}" if lists else "") + (wanted.phrase if wanted else "")


def trials_about(query: str, sources: Sources, trials: tuple[Trial, ...]) -> tuple[Trial, ...]:
    """The trials whose titles hold most of a query's telling words, in the order given."""
    words = tuple(w for w in sources.retriever.read(query) if not w.token.is_stop)
    matcher = sources.understanding.linker.matcher
    if not words:
        return trials
    return tuple(
        t for t in trials if matcher.coverage(words, text_words(t.title)) >= TOPIC_COVERAGE
    )
