"""The ways in which a follow-up hangs on what was said before it, in the order they are tried.

A rule takes the follow-up, without its courtesies and particles, and what the conversation is
about; it gives the question that stands alone, or None where it has nothing to say.
"""

from __future__ import annotations

from collections.abc import Callable

from server.focus import Focus
from server.follow_up import (
    backing,
    choices,
    clauses,
    comparisons,
    counting,
    fragments,
    numbered,
    question_words,
    sets,
    topics,
)

Rule = Callable[[str, Focus], str | None]

RULES: tuple[Rule, ...] = (
    choices.chosen,
    backing.backing,
    numbered.numbered,
    sets.besides,
    counting.also_from,
    sets.list_them,
    counting.how_many,
    question_words.so_few,
    question_words.what_it_is,
    question_words.what_it_means,
    question_words.all_of_them,
    question_words.bare_word,
    question_words.short,
    question_words.who_it_is,
    sets.not_so,
    comparisons.compared,
    comparisons.who_had_most,
    counting.total,
    comparisons.difference,
    sets.picked,
    topics.set_apart,
    fragments.same_for,
    fragments.fragment,
    sets.of_the_set,
    clauses.referring,
    counting.nounless_count,
)
