"""A follow-up and what was said before it -> a question that stands alone.

The conversation is read from its beginning: each question is resolved against the one before it,
so that »Hvilke?« after »Og hvor mange blev afvist?« still knows the network asked about first. What
a follow-up leaves out is taken over; what it says anew replaces it; what a pronoun stands for takes
the pronoun's place. server/follow_up/ holds the rules, server/focus.py what they draw on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.sentences import sentence_spans
from index.danish import analyse
from server.asked_topic import things
from server.capitals import uncapital
from server.cleaning import clean
from server.danish_text import capitalised
from server.errors import QuestionError
from server.focus import Focus
from server.follow_up import RULES
from server.follow_up.clauses import with_other_person, with_possessed
from server.follow_up.demonstratives import with_that
from server.follow_up.fragments import TRAILING, WHAT_ABOUT
from server.follow_up.leaning import about_theme, leans
from server.follow_up.pointing import with_time
from server.follow_up.sayings import FILLER, JOINER, as_asked, as_question, direct, respelled
from server.follow_up.topics import RESTATED
from server.parts import split_parts
from server.phrases import asks, has_clause, inverted
from server.question import Asked
from server.sources import Sources

MAX_TURNS = 20  # of a conversation; older ones do not matter

_OPENERS = re.compile(
    r"^\W*(?:(?:(?:hej|goddag|godmorgen|halløj|tak(?: skal du have)?|mange tak|ok tak|okay tak|"
    r"tak for (?:det|hjælpen|svaret)|okay|ok|fint|super|perfekt|nå(?: ja| okay| ok)?|javel|aha|"
    r"undskyld|nej(?: nej)?|jo|øv|hmm?|fedt|(?:en|noget) (?:anden|andet)(?: ting)?|"
    r"(?:et )?(?:andet|nyt) spørgsmål|kort(?: sagt| spurgt)?|thanks|thank you|hi|hello)\b"
    r"[^.!?,:–\w-]{0,3}[.!?,:–-]+\s*|"
    r"(?:okay|ok|tak|nå|hej)\s+)+)(?=\S)",
    re.IGNORECASE,
)
# Asked after the question, of the question: »…, står det nogen steder?«
_TAG = re.compile(
    r"(?<=\w),? (?:står det nogen? sted(?:er)?|fremgår det(?: nogen steder)?|ved (?:du|I|man) det|"
    r"kan (?:du|man) (?:sige|se|fortælle) det|kan det passe|er det rigtigt|ikke også|eller hvad|"
    r"eller hvordan|ikke sandt|for resten|forresten)[\s?.!]*$",
    re.IGNORECASE,
)
_SAID_LAST = re.compile(
    r"^\W*(?P<what>.+?),? (?:mener|mente|tænkte) jeg(?: på)?(?: nu| altså)?\W*$", re.IGNORECASE
)
_UNITS_TEXT = """
    aar maaned maaneder uge uger dag dage time timer procent kroner
"""
_UNITS = frozenset(_UNITS_TEXT.split())
_OF_DATIVE = re.compile(
    r"\bgik det (?:for )?(?=(?:dem|den|det|ham|hende|de|alle|resten)\b)|\bgik det for (?=\S)",
    re.IGNORECASE,
)


# »Hvad er det nu en velfærdsaftale er for noget?«: that points at nothing.
_WHAT_IS_IT = re.compile(
    r"\b(?P<is>er|var) det (?:nu |egentlig |lige )*(?P<what>(?:en|et) [^?]+?) (?:er|var)"
    r"(?= for noget\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a conversation."""

    role: Literal["user", "assistant"]
    content: str


class Dialogue:
    """Resolves follow-ups over one collection."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._understanding = sources.understanding

    def resolve(self, question: str, history: Sequence[Turn]) -> str:
        """The question as it would be asked without what was said before it.

        Args:
            question: cleaned.
            history: oldest first; only the last 20 turns are read.
        """
        return self.follow(question, self.focus(history))

    def focus(self, history: Sequence[Turn]) -> Focus | None:
        """What a conversation is about; None where nothing was asked in it."""
        focus: Focus | None = None
        turns = list(history)[-MAX_TURNS:]
        for turn, following in zip(turns, [*turns[1:], None][: len(turns)], strict=True):
            asked = _cleaned(turn.content) if turn.role == "user" else None
            if asked is None:
                continue
            reply = (
                following.content if following is not None and following.role == "assistant" else ""
            )
            parts, focus = self.parts(asked, focus)
            for said, part in zip(("", *parts), parts, strict=False):
                heard = reply if len(parts) == 1 or asks(part) else ""
                focus = self.after(self.follow(part, focus, said=said), heard, focus)
        return focus

    def parts(self, text: str, focus: Focus | None) -> tuple[tuple[str, ...], Focus | None]:
        """What a text asks, in order, and what it is asked after.

        A beginning that only says again what number or time was told (»Nå, ét år.«) asks nothing:
        it takes the place of that which the last question took for granted.
        """
        bare = self.bare(text)
        first = next(iter(sentence_spans(bare)), None)
        if focus and first and bare[first.end :].strip() and _repeats(first.of(bare), focus.told):
            agreed = _agreed(focus.question.text, first.of(bare))
            if agreed != focus.question.text:
                question = self._understanding.read(agreed)
                focus = Focus(question, focus.reply, focus.sources, focus.before)
            bare = bare[first.end :].strip()
        return split_parts(bare), focus

    def after(self, resolved: str, reply: str, before: Focus | None) -> Focus | None:
        """What the conversation is about after a question that stands alone, and its reply."""
        if self._is_courtesy(resolved):
            return before
        question = self._understanding.read(resolved)
        return Focus(question, reply, self._sources, before).with_winner()

    def follow(self, text: str, focus: Focus | None, *, said: str = "") -> str:
        """One question, standing alone.

        Args:
            text: cleaned.
            focus: what was talked about; None at the beginning.
            said: what stands before it in the same text.
        """
        resolved = self._follow(_WHAT_IS_IT.sub(r"\g<is> \g<what>", text), focus)
        told = bool(said) and not asks(said)
        return f"{said} {text}" if told and self._needs_more(text, resolved) else resolved

    def _follow(self, text: str, focus: Focus | None) -> str:
        bare = self.bare(text)
        if focus is None:
            return bare
        bare = _OF_DATIVE.sub("gik det med ", respelled(bare))
        asked = _SAID_LAST.sub(r"jeg mente \g<what>", RESTATED.sub("", bare))
        if self._is_courtesy(asked):
            return text
        said = direct(asked)
        named = with_time(with_other_person(with_possessed(said, focus), focus), focus)
        named = as_asked(with_that(named, focus))
        alone = named != said
        told = inverted(TRAILING.sub("", JOINER.sub("", named)))
        for rule in RULES:
            if (resolved := rule(told, focus)) is not None:
                return as_question(resolved)
        if alone:
            return as_question(FILLER.sub("", told))
        if leans(asked, focus):
            return as_question(about_theme(told, focus))
        return capitalised(JOINER.sub("", named))

    def bare(self, text: str) -> str:
        """A text without its opening courtesies, unless it is nothing else."""
        bare = _TAG.sub("", _without_openers(text))
        if bare == capitalised(text) or (asks(bare) and things(self._understanding.read(bare))):
            return bare
        return text if self._is_courtesy(text) else bare

    def _needs_more(self, text: str, resolved: str) -> bool:
        """Whether a question names so little that it must be read with what was said before it."""
        if resolved != self.bare(text):
            return False
        question = self._understanding.read(text)
        named = question.statuses or question.networks or question.people or question.missing
        return not named and len(things(question)) <= 1

    def _is_courtesy(self, text: str) -> bool:
        """Whether a text greets or thanks, and asks or says nothing."""
        question = self._understanding.read(text)
        corrects = WHAT_ABOUT.match(_without_openers(text)) is not None
        tells = corrects or question.numbers or things(question)
        return question.asked is Asked.SMALLTALK and not tells


def _cleaned(text: str) -> str | None:
    try:
        return clean(text[:1000])
    except QuestionError:
        return None


def _repeats(text: str, told: str) -> bool:
    """Whether a text only says again what number or time was told (»Nå, ét år.«), and no more."""
    tokens = analyse(text)
    measured = any(t.stem.isdecimal() or t.folded in _UNITS for t in tokens)
    if asks(text) or has_clause(text) or not measured:
        return False
    return {t.stem for t in analyse(told)}.issuperset(t.stem for t in tokens if not t.is_stop)


def _agreed(question: str, told: str) -> str:
    """A question with the measure that was told instead of another of the same unit."""
    for unit in (t for t in analyse(told) if t.folded in _UNITS):
        measured = told[: unit.end].strip(" .,")
        question = re.sub(
            rf"\b\w+ {re.escape(unit.surface)}\b", uncapital(measured), question, count=1
        )
    return question


def _without_openers(text: str) -> str:
    bare = _OPENERS.sub("", text)
    return capitalised(bare) if any(c.isalnum() for c in bare) else text
