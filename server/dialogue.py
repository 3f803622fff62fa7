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

from server.cleaning import clean
from server.danish_text import capitalised
from server.errors import QuestionError
from server.focus import Focus, things
from server.follow_up import RULES
from server.follow_up.clauses import RESTATED, about_theme, leans, with_possessed
from server.follow_up.fragments import TRAILING, WHAT_ABOUT
from server.follow_up.sayings import JOINER, as_question
from server.parts import split_parts
from server.phrases import inverted
from server.question import Asked
from server.sources import Sources

MAX_TURNS = 20  # of a conversation; older ones do not matter

_OPENERS = re.compile(
    r"^\W*(?:(?:(?:hej|goddag|godmorgen|halløj|tak(?: skal du have)?|mange tak|ok tak|okay tak|"
    r"tak for (?:det|hjælpen|svaret)|okay|ok|fint|super|perfekt|nå(?: ja| okay| ok)?|javel|aha|"
    r"undskyld|nej(?: nej)?|jo|thanks|thank you|hi|hello)\b[^.!?,:–\w-]{0,3}[.!?,:–-]+\s*|"
    r"(?:okay|ok|tak|nå|hej)\s+)+)(?=\S)",
    re.IGNORECASE,
)
_OF_DATIVE = re.compile(r"\bgik det (?=dem\b)", re.IGNORECASE)


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
            for part in split_parts(self.bare(asked)):
                focus = self.after(self.follow(part, focus), reply, focus)
        return focus

    def after(self, resolved: str, reply: str, before: Focus | None) -> Focus | None:
        """What the conversation is about after a question that stands alone, and its reply."""
        if self._is_courtesy(resolved):
            return before
        question = self._understanding.read(resolved)
        return Focus(question, reply, self._sources, before).with_winner()

    def follow(self, text: str, focus: Focus | None) -> str:
        """One question, standing alone.

        Args:
            text: cleaned.
            focus: what was talked about; None at the beginning.
        """
        bare = self.bare(text)
        if focus is None:
            return bare
        asked = RESTATED.sub("", bare)
        if self._is_courtesy(asked):
            return text
        told = inverted(TRAILING.sub("", JOINER.sub("", asked)))
        told = with_possessed(_OF_DATIVE.sub("gik det med ", told), focus)
        for rule in RULES:
            if (resolved := rule(told, focus)) is not None:
                return as_question(resolved)
        if leans(asked, focus):
            return as_question(about_theme(told, focus))
        return capitalised(JOINER.sub("", asked))

    def bare(self, text: str) -> str:
        """A text without its opening courtesies, unless it is nothing else."""
        bare = _without_openers(text)
        return text if bare != text and self._is_courtesy(text) else bare

    def needs_more(self, text: str) -> bool:
        """Whether a question names so little that it must be read with what was said before it."""
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


def _without_openers(text: str) -> str:
    bare = _OPENERS.sub("", text)
    return capitalised(bare) if any(c.isalnum() for c in bare) else text
