"""A question of a set of trials, in the words that it is read from best, and made from another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.danish import analyse
from server.answers.selection import scope_of
from server.answers.trial_items import VERBS, verb
from server.asked_topic import counted_phrase, counts, things, topic_phrase
from server.decisions import find_mentions
from server.focus import Focus
from server.phrases import question_phrase
from server.question import Asked, Question
from server.referents import phrase_for

RELATIVE_SET = re.compile(r"de (?P<set>\w+,? (?:som|der) .+)", re.IGNORECASE)
TOTAL = re.compile(
    r"\b(?:alt i alt|i ?alt|til ?sammen|sammenlagt|læg(?:ger|ges)? (?:\w+ )*sammen|lagt sammen|"
    r"summen|i sum|samlet(?: set)?|under ét|i det hele)\b",
    re.IGNORECASE,
)
_COUNT_WORDS_TEXT = """
    mange af dem de der fik forsoeg ansoegninger forslag andre disse i
"""
_COUNT_WORDS = frozenset(_COUNT_WORDS_TEXT.split())


def canonical(question: Question) -> str:
    """A question of trials in the words that it is read from best."""
    opening = "Hvor mange forsøg" if question.asked is Asked.COUNT else "Hvilke forsøg"
    topic = topic_phrase(question)
    decided_as = f" {verb(question.statuses)}" if question.statuses else " er der"
    return f"{opening}{scope_of(question)}{topic}{decided_as}"


def outside(question: Question) -> str:
    """A question of the trials outside the networks that another names."""
    return canonical(question).replace(" i netværk", " uden for netværk", 1)


def merged(new: Question, old: Question) -> Question:
    """The new question, with what it leaves out taken from the old one."""
    return replace(
        new,
        asked=Asked.COUNT if counts(new) else Asked.LIST,
        networks=new.networks or old.networks,
        rounds=new.rounds or old.rounds,
        topic=new.topic or things(old),
        lists=new.lists or old.lists,
        text=new.text if new.topic else old.text,
        people=new.people or old.people,
        statuses=new.statuses or old.statuses,
    )


def replaced(old: Question, new: Question, *, about_trials: bool) -> Question:
    """The old question, with what the new one names in its place."""
    topic = () if new.networks else new.topic or things(old)
    return replace(
        old,
        about_trials=about_trials,
        networks=new.networks or (() if new.topic else old.networks),
        topic=topic,
        lists=new.lists or old.lists,
        text=new.text if new.topic else old.text,
        rounds=new.rounds or old.rounds,
        statuses=new.statuses or old.statuses,
    )


def nounless(text: str) -> bool:
    """Whether »hvor mange« is followed by a verb and no noun of its own."""
    text = re.sub(r"\bi (?:netværk\w* )?»[^»«]*« ?", "", text)
    phrase = question_phrase(text)
    if phrase is None:
        return True
    words = [t.folded for t in analyse(phrase.of(text))][1:]
    return not beside_decisions([w for w in words if w not in _COUNT_WORDS])


def beside_decisions(words: Sequence[str]) -> list[str]:
    """The folded words of a line that tell no decision."""
    line = " ".join(words)
    for mention in reversed(find_mentions(line)):
        line = line[: mention.start] + line[mention.end :]
    return line.split()


def counted_before(focus: Focus | None) -> list[Question]:
    """The questions of number asked last, one after the other, oldest first."""
    counted: list[Question] = []
    while focus is not None and counts(focus.question):
        counted.insert(0, focus.question)
        focus = focus.before
    return counted


def is_canonical(question: Question) -> bool:
    """Whether what was decided can be said in a question of trials."""
    return question.statuses in VERBS


def set_of(focus: Focus) -> str | None:
    """The many things talked about, as »de 38 forsøg« where only their number is known."""
    if focus.of_trials or len(focus.named) > 1:
        return focus.set_phrase()
    question = focus.question
    phrase = counted_phrase(question)
    if counts(question) and phrase and focus.number:
        return f"de {focus.number} {phrase.text.split(' i ')[0]}"
    return phrase_for(focus, "de")
