"""Who takes part in a group of trials, how many they are, who leads it, and whose group it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.vocabulary import QueryWord
from server import wording
from server.answer import AnswerStatus, AnswerType
from server.draft import Draft, mark
from server.matching import text_words
from server.members import Members
from server.question import Asked, Question, folded_line
from server.ranking.wanted import has_names
from server.sources import Sources

NAMED = 0.75  # how much of what a question names must stand in the name of a group
_TAKES_PART = re.compile(
    r"\b(?:er|var) (?:der )?(?:\w+ ){0,3}?med\b|\bdeltag\w*|\bmedvirk\w*|\bindgaar\b|\bbestaar\b"
    r"|\bhoerer\b|\btilhoerer\b|\bsidder\b|\bstaar bag\b|\bligger\b|\bmedlem\w*"
)
_LEADS = re.compile(
    r"\b(?:tovholder\w*|koordinator\w*|vaertskommune\w*|leder|lederen|koordinerer)\b"
)
_SAID_HOW = re.compile(
    rf"{_TAKES_PART.pattern}|{_LEADS.pattern}|kommuner?|kommunerne|netvaerk\w*|gruppe\w*|er|med"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersView:
    """What templates/answers/members.txt shows; `short` is what answers of names or group."""

    short: str
    mark: str
    group: str
    group_mark: str
    listed: str


def propose(question: Question, sources: Sources) -> Draft | None:
    """Who takes part in a group, their number or who leads it; or in which group somebody is."""
    return _of_group(question, sources) or _group_of(question, sources)


def _of_group(question: Question, sources: Sources) -> Draft | None:
    """Who takes part in the group that a question names, their number, or who leads them."""
    line = folded_line(question)
    leads = _LEADS.search(line) is not None
    if question.missing or question.statuses or wording.TRIALS.search(question.noun or ""):
        return None
    asks_who = question.asked is Asked.PERSON or has_names(question.noun)
    if not asks_who or not (leads or _TAKES_PART.search(line)):
        return None
    found = [m for m in sources.members if _is_named(m, question, sources)]
    if len({m.names for m in found}) != 1 or (leads and not found[0].lead):
        return None
    told = found[0]
    counted = str(len(told.names)) if question.asked is Asked.COUNT else told.listed
    return _draft(told, told.lead if leads else counted)


def _group_of(question: Question, sources: Sources) -> Draft | None:
    """The group in which somebody takes part whom a question names."""
    if question.noun is None or not _TAKES_PART.search(folded_line(question)):
        return None
    if "etv" not in question.noun and not sources.groups.asked(question.noun):
        return None
    asked = {w.token.folded for w in question.words}
    found = [m for m in sources.members if any(_folded(n) <= asked for n in m.names)]
    if len({m.group for m in found}) != 1:
        return None
    return _draft(found[0], found[0].group)


def _folded(name: str) -> set[str]:
    return {t.folded for t in text_words(name).tokens}


def _is_named(members: Members, question: Question, sources: Sources) -> bool:
    """Whether a question names a group, and nothing beside it that weighs more."""
    matcher = sources.understanding.linker.matcher
    positions = {i for n in question.networks for i in n.positions}
    named = [w for i, w in enumerate(question.words) if i in positions or w in question.topic]
    words: list[QueryWord] = [
        w for w in named if not w.token.is_stop and not _SAID_HOW.fullmatch(w.token.folded)
    ]
    return bool(words) and matcher.coverage(words, text_words(members.group)) >= NAMED


def _draft(members: Members, short: str) -> Draft:
    document_id = members.passage.document_id
    view = MembersView(
        short=short,
        mark=mark(document_id, members.span),
        group=members.group,
        group_mark=mark(document_id, members.heading),
        listed=members.listed,
    )
    return Draft(
        type=AnswerType.FACT,
        status=AnswerStatus.ANSWERED,
        template="members",
        view=view,
        why="kilden skriver ved gruppens navn, hvem der er med",
    )
