"""One module for each kind of answer, and the order in which they are tried for each thing asked.

A module's `propose` returns a Draft when it can answer from evidence, else None; the first draft
wins, and when none comes the answer is what is missing. A new kind is a module, a template of the
same name, and a place in ROUTES.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from corpus.status import COURSES, TrialStatus
from index.danish import folded_text
from server import wording
from server.answer import AnswerStatus
from server.answers import (
    abstain,
    bullets,
    clarify,
    compare,
    contact,
    count,
    definition,
    documents,
    fact,
    faq,
    known_number,
    listing,
    members,
    metadata,
    network_of,
    networks,
    number_meaning,
    person,
    place,
    premise,
    presumed_number,
    presupposition,
    quote,
    reason,
    reference,
    share,
    smalltalk,
    status,
    table,
    total,
    untold,
    yesno,
)
from server.draft import Draft
from server.linking import names_office
from server.question import Asked, Question, folded_line
from server.sources import Sources

Proposer = Callable[[Question, Sources], Draft | None]

_PASSING = COURSES | {TrialStatus.PENDING}
_WHO_IS = re.compile(r"\b(?:hvem|who|vem) (?:er|var|is|aer)\b(?! det)|\bhvad hedder\b")
_STILL = re.compile(r"\b(?:stadig\w*|still|fortsat|endnu)\b")
# What is counted or listed by the trials, and set against each other.
_SETS: tuple[Proposer, ...] = (
    premise.propose, networks.propose, count.distribution, share.propose, total.box,
    compare.propose,
)  # fmt: skip
_GIST: tuple[Proposer, ...] = (
    status.titled, quote.by_named, definition.of_one_term, definition.of_scheme,
    share.propose, listing.of_topic, status.propose, definition.of_what, listing.propose,
    fact.propose,
)  # fmt: skip
ROUTES: Mapping[Asked, tuple[Proposer, ...]] = MappingProxyType({
    Asked.SMALLTALK: (smalltalk.propose,),
    Asked.SERVICE: (smalltalk.service,),
    Asked.COUNT: (
        presupposition.values, members.propose, *_SETS, count.propose, total.rest,
        total.propose, table.propose, bullets.propose, fact.propose, known_number.propose,
    ),
    Asked.LIST: (
        members.propose, *_SETS, bullets.of_other_name, listing.propose, listing.of_topic,
        network_of.propose,
        bullets.propose, table.propose, fact.propose,
    ),
    Asked.STATUS: (
        presupposition.decision, status.titled, bullets.outcome,
        count.distribution, share.propose, compare.propose, listing.of_topic, status.propose,
        listing.propose, fact.propose,
    ),
    Asked.POLAR: (
        presupposition.decision, status.titled,
        presupposition.speaker, compare.propose, networks.existence, listing.universal,
        listing.existence, status.propose, yesno.propose,
    ),
    Asked.OUTCOME: (
        presupposition.decision, status.titled, bullets.outcome,
        count.distribution, compare.propose, listing.of_topic, status.propose,
        presupposition.values, fact.certain,
        listing.propose, fact.propose,
    ),
    Asked.QUOTE: (quote.propose, quote.of_trial),
    Asked.SPEAKER: (quote.propose, place.propose),
    Asked.PLACE_IN_TEXT: (place.propose,),
    Asked.REASON: (
        premise.propose, presupposition.decision, presupposition.values, fact.propose,
        reason.of_trial,
    ),
    Asked.DEFINITION: (person.propose, definition.propose, fact.sensed),
    Asked.GIST: _GIST,
    Asked.NUMBER_MEANING: (number_meaning.propose,),
    Asked.PUBLISHER: (metadata.propose,),
    Asked.PUBLISHED: (metadata.propose,),
    Asked.AUTHOR: (metadata.propose,),
    Asked.LINK: (metadata.propose,),
    Asked.TITLE: (metadata.propose,),
    Asked.LEAD: (metadata.propose,),
    Asked.SUMMARY: (documents.summary, *_GIST),
    Asked.DOCUMENTS: (documents.by_age, documents.overview, place.propose),
    Asked.CONTACT: (contact.propose, person.propose),
    Asked.PERSON: (
        presupposition.decision, members.propose, compare.propose, network_of.propose,
        person.propose,
        table.propose, fact.propose, status.propose,
    ),
    Asked.TIME: (
        presupposition.decision, presupposition.values, table.propose, fact.propose,
    ),
    Asked.DURATION: (
        presupposition.decision, presupposition.values, table.propose, fact.propose,
    ),
    Asked.AMOUNT: (
        presupposition.decision, presupposition.values, share.propose, total.box, compare.propose,
        table.propose, fact.propose,
    ),
    Asked.LAW: (fact.propose, listing.propose, status.propose),
    Asked.COMPARE: (*_SETS, network_of.propose, table.propose, count.propose, fact.propose),
    Asked.PLACE: (
        presupposition.values, compare.propose, table.propose, fact.propose,
    ),
    Asked.THING: (
        presupposition.decision, members.propose, person.propose, quote.by_named,
        network_of.propose,
        status.titled,
        *_SETS,
        listing.propose, listing.of_topic, bullets.propose, status.propose, presupposition.values,
        table.propose, fact.propose,
    ),
})  # fmt: skip


# What a document is or says does not change with the day on which it is read.
TIMELESS = frozenset({
    Asked.SMALLTALK, Asked.SERVICE, Asked.QUOTE, Asked.SPEAKER, Asked.PLACE_IN_TEXT,
    Asked.DEFINITION, Asked.NUMBER_MEANING, Asked.TITLE, Asked.LEAD, Asked.SUMMARY,
    Asked.DOCUMENTS, Asked.PUBLISHER, Asked.PUBLISHED, Asked.AUTHOR, Asked.LINK, Asked.CONTACT,
})  # fmt: skip


# What a bare word can be taken to ask.
_OF_WORDS = frozenset({Asked.NUMBER_MEANING, Asked.DEFINITION, Asked.PLACE_IN_TEXT})


def _bare(question: Question, sources: Sources) -> Draft | None:
    """A question of one bare word asked back, where its readings differ."""
    if question.asked in TIMELESS - _OF_WORDS:
        return None
    return clarify.propose(question, sources)


# Tried before what is asked decides.
_ANY_QUESTION: tuple[Proposer, ...] = (
    status.bare_title, _bare, faq.propose, presupposition.role, reference.propose, quote.unheard,
    untold.left_out, untold.content, untold.unknown_trial, untold.finding, untold.result,
    untold.other_thing, untold.procedure, untold.deadline, untold.law_text, presumed_number.propose,
)  # fmt: skip


def answer(question: Question, sources: Sources) -> tuple[Draft, str]:
    """The draft that answers a question, and the name of the module that made it.

    Every reading of the question is tried, the likeliest first, until one is answered.
    """
    for propose in _ANY_QUESTION:
        if (draft := propose(question, sources)) is not None:
            return draft, _name(propose)
    if question.present and (held := _as_it_was(question, sources)) is not None:
        return held
    withheld: tuple[Draft, str] | None = None
    for asked in (question.asked, *question.otherwise):
        if not question.present or asked in TIMELESS:
            found = _answer(replace(question, asked=asked), sources)
            if found is not None and _is_answer(question, found[0]):
                return found
            if asked is question.asked:  # what is missing is told of the likeliest reading
                withheld = found
    if not question.present and (told := fact.likely(question, sources)) is not None:
        return told, "fact.likely"
    return withheld or (abstain.draft(question, sources), "abstain")


def _answer(question: Question, sources: Sources) -> tuple[Draft, str] | None:
    for propose in ROUTES[question.asked]:
        if (draft := propose(question, sources)) is not None:
            return draft, _name(propose)
    return None


def _as_it_was(question: Question, sources: Sources) -> tuple[Draft, str] | None:
    """What the sources tell of how things stood when they were written."""
    if question.asked in TIMELESS:
        return None
    draft, module = answer(replace(question, present=False), sources)
    told = dated(question, draft)
    return (told, module) if not told.of_today else None


def dated(question: Question, draft: Draft) -> Draft:
    """A draft, told as of the day of its sources where the question asks of today.

    How trials go, or that they wait, is always told so. Anything else is, where a question only
    says »nu«, or »stadig« of something: what holds »i dag«, whether something still does, and who
    holds an office now is told by no old source. What no day changes is told without a day.
    """
    if not question.present or question.asked in TIMELESS:
        return draft
    if draft.status is not AnswerStatus.ANSWERED:
        return draft
    goes = bool(draft.trials) and all(t.statuses & _PASSING for t in draft.trials)
    if not goes and _asks_of_today(question) and not _tells_that_still(draft):
        return draft
    return replace(draft, status=AnswerStatus.PARTIAL, of_today=False)


def _tells_that_still(draft: Draft) -> bool:
    """Whether the sentence that answers says itself that something still was so."""
    return isinstance(draft.view, yesno.YesNoView) and bool(
        _STILL.search(folded_text(draft.view.sentence))
    )


def _asks_of_today(question: Question) -> bool:
    """Whether what holds on the day of the question is asked, or who holds an office."""
    offices = any(names_office(w.token) for w in question.words)
    line = folded_line(question)
    whether_still = question.asked is Asked.POLAR and _STILL.search(line) is not None
    today = wording.TODAY.search(line) is not None or whether_still
    holder = question.asked is Asked.PERSON and _WHO_IS.search(line) is not None
    return today or offices or holder


def _is_answer(question: Question, draft: Draft) -> bool:
    """Whether a draft answers; a bare sentence is none to what is most likely a yes or no."""
    bare = isinstance(draft.view, fact.FactView) and not draft.view.short
    return draft.status is not AnswerStatus.ABSTAINED and not (
        question.asked is Asked.POLAR and bare
    )


def _name(propose: Proposer) -> str:
    return f"{propose.__module__.rsplit('.', 1)[-1]}.{propose.__name__}"
