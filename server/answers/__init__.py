"""One module for each kind of answer, and the order in which they are tried for each thing asked.

A module's `propose` returns a Draft when it can answer from evidence, else None; the first draft
wins, and when none comes the answer is what is missing. A new kind is a module, a template of the
same name, and a place in ROUTES.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from server.answer import AnswerStatus
from server.answers import (
    abstain,
    compare,
    count,
    definition,
    fact,
    listing,
    metadata,
    network_of,
    networks,
    place,
    presupposition,
    quote,
    smalltalk,
    status,
    total,
    yesno,
)
from server.draft import Draft
from server.question import Asked, Question
from server.sources import Sources

Proposer = Callable[[Question, Sources], Draft | None]

ROUTES: Mapping[Asked, tuple[Proposer, ...]] = MappingProxyType({
    Asked.SMALLTALK: (smalltalk.propose,),
    Asked.COUNT: (networks.propose, compare.propose, count.propose, total.propose, fact.propose),
    Asked.LIST: (networks.propose, compare.propose, listing.propose, fact.propose),
    Asked.STATUS: (compare.propose, status.propose, listing.propose, fact.propose),
    Asked.POLAR: (presupposition.role, compare.propose, listing.existence, presupposition.values,
                  status.propose, yesno.propose),
    Asked.OUTCOME: (compare.propose, status.propose, fact.certain, listing.propose, fact.propose),
    Asked.QUOTE: (presupposition.role, quote.propose, status.propose),
    Asked.SPEAKER: (presupposition.role, quote.propose),
    Asked.PLACE_IN_TEXT: (place.propose,),
    Asked.REASON: (
        presupposition.role, presupposition.decision, presupposition.values, fact.propose,
    ),
    Asked.DEFINITION: (definition.person, definition.defining_sentence),
    Asked.GIST: (status.propose, listing.propose, fact.propose),
    Asked.NUMBER_MEANING: (definition.number_meaning,),
    Asked.PUBLISHER: (metadata.propose,),
    Asked.PUBLISHED: (metadata.propose,),
    Asked.AUTHOR: (metadata.propose,),
    Asked.LINK: (metadata.propose,),
    Asked.CONTACT: (metadata.propose, definition.person),
    Asked.PERSON: (presupposition.decision, compare.propose, definition.person, fact.propose, status.propose),
    Asked.TIME: (presupposition.decision, fact.propose),
    Asked.DURATION: (presupposition.decision, fact.propose),
    Asked.AMOUNT: (compare.propose, fact.propose,),
    Asked.LAW: (fact.propose, listing.propose, status.propose),
    Asked.COMPARE: (networks.propose, compare.propose, count.propose, fact.propose),
    Asked.PLACE: (compare.propose, place.propose, fact.propose),
    Asked.THING: (
        definition.person, quote.by_named, network_of.propose, networks.propose, compare.propose,
        listing.propose, status.propose, fact.propose,
    ),
})  # fmt: skip


def answer(question: Question, sources: Sources) -> tuple[Draft, str]:
    """The draft that answers a question, and the name of the module that made it.

    Every reading of the question is tried, the likeliest first, until one is answered.
    """
    withheld: tuple[Draft, str] | None = None
    if not question.present or question.asked is Asked.SMALLTALK:
        for asked in (question.asked, *question.otherwise):
            found = _answer(replace(question, asked=asked), sources)
            if found is not None and found[0].status is not AnswerStatus.ABSTAINED:
                return found
            withheld = withheld or found
    return withheld or (abstain.draft(question, sources), "abstain")


def _answer(question: Question, sources: Sources) -> tuple[Draft, str] | None:
    for propose in ROUTES[question.asked]:
        if (draft := propose(question, sources)) is not None:
            return draft, f"{propose.__module__.rsplit('.', 1)[-1]}.{propose.__name__}"
    return None
