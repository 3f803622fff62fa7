"""Which trials, or which networks: the whole set."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.passage import PassageKind
from corpus.status import TrialStatus
from server import wording
from server.answer import AnswerStatus, AnswerType
from server.answers import abstain
from server.answers.selection import Selection, select
from server.answers.trial_items import (
    Implication,
    Item,
    headline_marks,
    implication,
    items_of,
    remaining_marks,
    tally,
    verb,
)
from server.draft import Draft
from server.question import Asked, Question, folded_line
from server.sources import Sources, passage_mark

_NETWORK_NOUN = re.compile(r"(?:frikommune)?net\w*(?:vaerk|verk)|networks?")
_NAMES = re.compile(r"\bhvad (?:hedder|er navnene paa) (?:de |alle )?(?:\w+ )?netvaerk\w*")
_THERE_ARE = re.compile(
    r"^\W*(?:er der|var der|findes der|fandtes der|blev der|har (?:de|man|kommunerne)|"
    r"are there|is there)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """What templates/answers/listing.txt shows."""

    opening: str
    number: int
    scope: str
    topic: str | None
    verb: str
    marks: tuple[str, ...]
    items: tuple[Item, ...]
    show_status: bool
    more: tuple[str, ...]
    tally: str
    implication: Implication | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworksView:
    """What templates/answers/networks.txt shows."""

    number: int
    names: tuple[Item, ...]


def existence(question: Question, sources: Sources) -> Draft | None:
    """»Ja« or »Nej« and the list, to a question whether there are such trials."""
    return (
        propose(question, sources)
        if _THERE_ARE.search(question.text) and question.about_trials
        else None
    )


def propose(question: Question, sources: Sources) -> Draft | None:
    """The list of trials that the question asks for, if the trials can tell."""
    if not question.about_trials and not question.networks:
        return None
    selection = select(question, sources)
    if selection is None and question.noun and counted(question):
        return abstain.draft(question, sources)
    return draft(question, sources, selection) if selection and selection.chosen else None


def draft(question: Question, sources: Sources, selection: Selection) -> Draft:
    """The answer that lists a selection."""
    chosen = selection.chosen
    view = ListView(
        opening=_opening(question, len(chosen)),
        number=len(chosen),
        scope=selection.scope,
        topic=selection.topic,
        verb=verb(question.statuses),
        marks=headline_marks(chosen),
        items=items_of(chosen),
        show_status=len({t.status for t in chosen}) > 1 or not question.statuses,
        more=remaining_marks(chosen),
        tally=tally(chosen),
        implication=implication(chosen, sources)
        if TrialStatus.APPROVED in question.statuses
        else None,
    )
    return Draft(
        type=AnswerType.LIST,
        status=AnswerStatus.ANSWERED,
        template="listing",
        view=view,
        trials=chosen,
        why=f"listet af {len(selection.universe)} forsøg",
    )


def _opening(question: Question, number: int) -> str:
    """»Ja« or »Nej« to whether there are any, or fewer or more than a number; else empty."""
    if question.asked is not Asked.POLAR:
        return ""
    if fewer := wording.FEWER_THAN.search(question.text):
        return "Ja" if number < int(fewer["n"]) else "Nej"
    if more := wording.MORE_THAN.search(question.text):
        return "Ja" if number > int(more["n"]) else "Nej"
    if question.numbers:
        return "Ja" if number in question.numbers else "Nej"
    return "Ja" if number else "Nej"


def counted(question: Question) -> bool:
    """Whether »hvilke« is said of a number of trials (»hvilke 15 forsøg«): only a list answers."""
    line = folded_line(question)
    return (
        re.search(r"\b(?:hvilke|which|vilka)\b(?: af)?(?: de)?", line) is not None
        and wording.NUMBERED.search(line) is not None
    )


def networks(question: Question, sources: Sources) -> Draft | None:
    """The networks by name and number, when they are what is asked for."""
    asks = (
        question.noun is not None
        and _NETWORK_NOUN.match(question.noun)
        or _NAMES.search(folded_line(question))
    )
    if not asks or question.networks or (question.topic and not _about_division(question)):
        return None
    if question.missing or (question.rounds and not question.rounds & sources.rounds):
        return None
    first = {t.network: t for t in reversed(sources.collection.trials) if t.network is not None}
    names = []
    for name in sources.collection.networks:
        passage = sources.collection.passage(first[name].record.passage_id)
        heading = sources.collection.passage(passage.section_ids[-1])
        names.append(Item(title=heading.text, status="", mark=passage_mark(heading)))
        assert heading.kind is PassageKind.HEADING, "a network is the heading above its trials"
    view = NetworksView(number=len(names), names=tuple(names))
    return Draft(
        type=AnswerType.LIST,
        status=AnswerStatus.ANSWERED,
        template="networks",
        view=view,
        why="netværkene er overskrifterne over forsøgene",
    )


def _about_division(question: Question) -> bool:
    return all(
        w.token.folded
        in {"fordelt", "fordeler", "deltager", "indgaar", "med", "fordeling", "fordelte"}
        for w in question.topic
    )
