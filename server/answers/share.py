"""How large a part of some trials others are: counted, and shown with both numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.trial import Trial
from index.danish import fold_word
from server import wording
from server.answer import AnswerStatus, AnswerType
from server.answers.beside import asks_share_of_costs
from server.answers.count import stated_total
from server.answers.selection import Selection, select
from server.answers.trial_items import HEADLINE, verb
from server.danish_text import percent
from server.decisions import DECISIONS, find_mentions
from server.draft import Draft
from server.question import Question, folded_line
from server.sources import Sources, trial_mark

_OF_WHOLE = re.compile(
    r"(?:andel\w*|procent\w*|pct|del|broekdel\w*|share|percent\w*)(?: \w+)?? (?:af|of)"
    r"(?: (?:alle|samtlige|de|the|all|\d+|i alt))* "
)
_PHRASE_END = re.compile(
    r" (?:i|til|for|fra|om|under|med|paa|hos|ved|der|som|er|var|blev|bliver|fik|faar|har|kan)\b"
)
_ANY = re.compile(r"dem|disse|\d+|alt|in|i")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareView:
    """What templates/answers/share.txt shows.

    `part_name` and `whole_name` are read as lines of a list: »Forsøg, der blev afvist«.
    """

    part: int
    whole: int
    percent: str
    part_name: str
    whole_name: str
    marks: tuple[str, ...]
    whole_marks: tuple[str, ...]


def propose(question: Question, sources: Sources) -> Draft | None:
    """The share, where the question asks for one of trials that the lists tell."""
    line = folded_line(question)
    if (
        question.missing
        or question.superlative
        or len(question.networks) > 1
        or not wording.SHARE.search(line)
        or not _is_of_trials(question, line)
        or not question.statuses <= DECISIONS
    ):
        return None
    selection = select(question, sources)
    if selection is None or not (question.statuses or selection.narrowed):
        return None
    whole, name = _whole(question, sources, selection, line)
    if not whole or not {t.id for t in selection.chosen} <= {t.id for t in whole}:
        return None
    total = stated_total(question, sources, whole)
    view = ShareView(
        part=len(selection.chosen),
        whole=len(whole),
        percent=percent(len(selection.chosen), len(whole)),
        part_name=_name(selection.scope, verb(question.statuses)),
        whole_name=name,
        marks=tuple(trial_mark(t) for t in selection.chosen),
        whole_marks=(total,)
        if total
        else tuple(trial_mark(t) for t in whole if len(whole) <= HEADLINE),
    )
    return Draft(
        type=AnswerType.COUNT,
        status=AnswerStatus.ANSWERED,
        template="share",
        view=view,
        trials=selection.chosen,
        why=f"{len(selection.chosen)} af {len(whole)} forsøg",
    )


def _is_of_trials(question: Question, line: str) -> bool:
    """Whether a share of trials is asked for, and not one of costs or of what came of them."""
    of = _OF_WHOLE.search(line)
    if of is None:
        of_trials = question.about_trials or bool(question.networks or question.statuses)
        return of_trials and not asks_share_of_costs(question)
    named = {fold_word(word) for name in question.lists for word in name.split()}
    named |= {question.words[i].token.folded for n in question.networks for i in n.positions}
    whole = _PHRASE_END.split(line[of.end() :], maxsplit=1)[0]
    return (
        wording.TRIALS.search(whole) is not None
        or any(m.start == of.end() for m in find_mentions(line))
        or _ANY.fullmatch(whole.split(" ", 1)[0]) is not None
        or (bool(question.statuses) and not named.isdisjoint(whole.split()))
    )


def _whole(
    question: Question, sources: Sources, selection: Selection, line: str
) -> tuple[tuple[Trial, ...], str]:
    """The trials that the share is of, and how they are named."""
    of = _OF_WHOLE.search(line)
    decided = of is not None and any(m.start == of.end() for m in find_mentions(line))
    trials = tuple(
        t for t in sources.collection.trials if not question.rounds or t.round in question.rounds
    )
    if decided and selection.narrowed:
        of_status = tuple(t for t in trials if t.statuses & question.statuses)
        return of_status, _name("", verb(question.statuses))
    if question.statuses:
        return selection.universe, _name(selection.scope, "")
    return trials, "Alle forsøg"


def _name(scope: str, told: str) -> str:
    return f"Forsøg{scope}{', der ' + told if told else ''}"
