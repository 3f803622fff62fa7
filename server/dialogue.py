"""A follow-up and what was said before it -> a question that stands alone.

The conversation is read from its beginning: each question is resolved against the one before it,
so that »Hvilke?« after »Og hvor mange blev afvist?« still knows the network asked about first. What
a follow-up leaves out is taken over; what it says anew replaces it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.trial import Trial
from index.vocabulary import QueryWord
from server.answers.selection import known_statuses, scope_of
from server.answers.trial_items import verb
from server.cleaning import clean
from server.errors import QuestionError
from server.question import Asked, NetworkMention, Question
from server.understanding import Understanding

_METADATA = frozenset({Asked.PUBLISHER, Asked.PUBLISHED, Asked.LINK, Asked.AUTHOR})
MAX_TURNS = 20  # of a conversation; older ones do not matter

_OPENERS = re.compile(
    r"^\W*(?:(?:(?:hej|goddag|godmorgen|halløj|tak(?: skal du have)?|mange tak|"
    r"tak for (?:det|hjælpen|svaret)|okay|ok|fint|super|perfekt|nå(?: ja)?|javel|aha|undskyld|"
    r"thanks|thank you|hi|hello)\b[^.!?,:–-]{0,20}[.!?,:–-]+\s*|"
    r"(?:okay|ok|tak|nå|hej)\s+)+)(?=\S)",
    re.IGNORECASE,
)
_WHAT_ABOUT = re.compile(
    r"^\W*(?:(?:og|men|så|nej)\W+)*(?:hvad med|hvordan med|what about|hva med|jeg mente|"
    r"jeg tænkte på|jeg mener|i stedet|og for|og i|og på tværs af)\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_LIST_THEM = re.compile(
    r"^\W*(?:(?:og|men|så)\W+)*(?:hvilke[nt]?(?: (?:er|var) (?:det|de|dem|den))?|vis (?:mig )?dem|"
    r"nævn dem|må jeg (?:se|få) (?:dem|navnene)|hvad hedder de|list dem|which(?: ones)?)\W*$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"\b(?:af dem|dem|disse|of them|af de|blandt dem|heraf|deraf)\b", re.IGNORECASE
)
_HE = re.compile(r"\b(?P<word>han|hun|ham|hende|hans|hendes|vedkommende)\b", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"\b(?:den|det|de|dem|der|dér|denne|dette|disse|dens|dets|deres|dertil|derefter|bagefter|så|"
    r"ellers|også|selv|it|that)\b",
    re.IGNORECASE,
)
_CONTINUES = re.compile(r"^\W*(?:og|men|så|and)\b", re.IGNORECASE)

# fmt: off
_MODIFIERS = frozenset([
    "eller", "ellers", "bagefter", "saa", "klar", "faerdig", "laenge", "allerede", "overhovedet",
    "dato", "link", "aar",
])
# fmt: on


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a conversation."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What was asked last, standing alone, and the reply."""

    question: Question
    reply: str

    @property
    def headline(self) -> str:
        """The first line of the reply: what it came to."""
        return self.reply.split("\n", 1)[0]


class Dialogue:
    """Resolves follow-ups over one collection."""

    def __init__(
        self, understanding: Understanding, trials: Sequence[Trial], titles: Sequence[str]
    ) -> None:
        self._understanding = understanding
        self._trials = tuple(trials)
        self._titles = tuple(titles)

    def resolve(self, question: str, history: Sequence[Turn]) -> str:
        """The question as it would be asked without what was said before it.

        Args:
            question: cleaned.
            history: oldest first; only the last 20 turns are read.
        """
        said: _Said | None = None
        turns = list(history)[-MAX_TURNS:]
        for turn, following in zip(turns, [*turns[1:], None][: len(turns)], strict=True):
            if turn.role != "user":
                continue
            asked = _cleaned(turn.content)
            if asked is None:
                continue
            reply = (
                following.content if following is not None and following.role == "assistant" else ""
            )
            resolved = self._understanding.read(self._step(asked, said))
            if resolved.asked is not Asked.SMALLTALK:
                said = _Said(question=self._with_winner(resolved, reply), reply=reply)
        return self._step(question, said)

    def _with_winner(self, question: Question, reply: str) -> Question:
        """A question whose answer was a network goes on as one of that network."""
        if question.networks or question.superlative is None:
            return question
        headline = reply.split("\n", 1)[0]
        named = dict.fromkeys(
            t.network for t in self._trials if t.network and f"»{t.network}«" in headline
        )
        mentions = tuple(NetworkMention(network=n, positions=frozenset()) for n in named)
        return replace(question, networks=mentions, topic=(), superlative=None)

    def _step(self, text: str, said: _Said | None) -> str:
        bare = self._bare(text)
        if said is None:
            return bare
        if _LIST_THEM.match(bare):
            return self._list_them(bare, said)
        if found := _WHAT_ABOUT.match(bare):
            return self._what_about(found["rest"], said)
        question = self._understanding.read(bare)
        if question.asked is Asked.SMALLTALK:
            return text
        if question.asked in _METADATA and not question.documents:
            return self._with_document(bare, said)
        if _HE.search(bare) and not question.people:
            return self._with_name(bare, said)
        if self._asks_of_trials(question, bare, said):
            return _canonical(
                _merged(question, said.question, keep_statuses=bool(_OF_THEM.search(bare)))
            )
        return self._with_subject(question, bare, said) if _leans_back(question, bare) else bare

    def _bare(self, text: str) -> str:
        """A text without its opening courtesies, unless it is nothing else."""
        bare = _without_openers(text)
        shorter = len(bare) != len(text)
        courtesy = shorter and self._understanding.read(text).asked is Asked.SMALLTALK
        return text if courtesy else bare

    def _list_them(self, text: str, said: _Said) -> str:
        if _is_of_trials(said.question):
            return _canonical(_as_list(said.question))
        subject = self._subject(said)
        return f"Hvilke forsøg er det – om {subject}?" if subject else text

    def _what_about(self, rest: str, said: _Said) -> str:
        """The last question, asked of something else."""
        before = said.question
        new = self._understanding.read(f"forsøg i netværket {rest}" if before.networks else rest)
        asks_itself = self._understanding.read(rest)
        if asks_itself.asked not in {Asked.THING, Asked.STATUS} and (
            asks_itself.topic or asks_itself.networks
        ):
            return _capital(rest)
        if _is_of_trials(before) and (new.networks or new.rounds or new.topic or new.statuses):
            return _canonical(_replaced(before, new))
        stem = _up_to_topic(before)
        return f"{stem} {rest}" if stem else _capital(rest)

    def _with_name(self, text: str, said: _Said) -> str:
        named = said.question.people or self._understanding.linker.named_people(
            self._understanding.words(said.reply)
        )
        if not named:
            return text
        name = named[0].name
        return _HE.sub(
            lambda m: name + ("s" if m["word"].lower() in {"hans", "hendes"} else ""), text
        )

    def _with_document(self, text: str, said: _Said) -> str:
        """A question of date, publisher or address, with the document that the reply rests on."""
        titles = [t for t in self._titles if f"»{t}«" in said.reply]
        return f"{text.rstrip(' ?.!')} – »{titles[0]}«?" if len(titles) == 1 else text

    def _asks_of_trials(self, question: Question, text: str, said: _Said) -> bool:
        """Whether a follow-up asks on about the set of trials that the last question was of."""
        if not _is_of_trials(said.question):
            return False
        if _OF_THEM.search(text):
            return True
        counts = question.asked in {Asked.COUNT, Asked.LIST}
        return (
            counts
            and not question.networks
            and not question.topic
            and not question.rounds
            and known_statuses(question)
        )

    def _with_subject(self, question: Question, text: str, said: _Said) -> str:
        subject = self._subject(said)
        return f"{text.rstrip(' ?.!')} – om {subject}?" if subject else text

    def _subject(self, said: _Said) -> str:
        """What is talked about: the one trial the reply named, else what was asked of last."""
        named = [t for t in self._trials if t.title in said.reply]
        if len(named) == 1 or (named and named[0].title in said.headline):
            return f"»{named[0].title}«"
        words = [w.token.surface for w in said.question.topic if not _only_modifies(w)]
        words += [f"»{n.network}«" for n in said.question.networks]
        if not words:
            words = [w.token.surface for w in said.question.words if not w.token.is_stop][:6]
        return " ".join(words)


def _only_modifies(word: QueryWord) -> bool:
    return word.token.folded in _MODIFIERS


def _cleaned(text: str) -> str | None:
    try:
        return clean(text[:1000])
    except QuestionError:
        return None


def _without_openers(text: str) -> str:
    bare = _OPENERS.sub("", text)
    return _capital(bare) if any(c.isalnum() for c in bare) else text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _is_of_trials(question: Question) -> bool:
    """Whether the question is of a set of trials, by status, network, round or topic."""
    return (
        question.asked in {Asked.COUNT, Asked.LIST, Asked.THING, Asked.POLAR}
        and (question.about_trials or bool(question.networks))
        and known_statuses(question)
    )


def _leans_back(question: Question, text: str) -> bool:
    """Whether a question cannot be understood without the one before it."""
    own = bool(
        question.topic
        or question.networks
        or question.people
        or question.missing
        or question.statuses
    )
    if not own:
        return True
    if question.asked is Asked.COUNT and question.statuses:
        return False
    weighty = len([w for w in question.words if not w.token.is_stop])
    return (
        _CONTINUES.match(text) is not None or _POINTS_BACK.search(text) is not None
    ) and weighty <= 3


def _merged(new: Question, old: Question, *, keep_statuses: bool) -> Question:
    """The new question, with what it leaves out taken from the old one."""
    statuses = new.statuses or (old.statuses if keep_statuses or not new.statuses else frozenset())
    return replace(
        new,
        asked=new.asked if new.asked in {Asked.COUNT, Asked.LIST} else Asked.LIST,
        networks=new.networks or old.networks,
        rounds=new.rounds or old.rounds,
        topic=new.topic or old.topic,
        statuses=statuses,
    )


def _replaced(old: Question, new: Question) -> Question:
    """The old question, with what the new one names in its place."""
    return replace(
        old,
        networks=new.networks or (() if new.topic else old.networks),
        topic=() if new.networks else new.topic or old.topic,
        rounds=new.rounds or old.rounds,
        statuses=new.statuses or old.statuses,
    )


def _as_list(old: Question) -> Question:
    return replace(old, asked=Asked.LIST)


def _canonical(question: Question) -> str:
    """A question of trials in the words that it is read from best."""
    opening = "Hvor mange forsøg" if question.asked is Asked.COUNT else "Hvilke forsøg"
    topic = f" om »{' '.join(w.token.surface for w in question.topic)}«" if question.topic else ""
    decided = f" {verb(question.statuses)}" if question.statuses else " er der"
    return f"{opening}{scope_of(question)}{topic}{decided}?"


def _up_to_topic(question: Question) -> str:
    """The words of a question before the first that says what it is about."""
    first = min((w.token.start for w in question.topic), default=0)
    return question.text[:first].strip() if first else ""
