"""Proofs of answers that cite nothing: what is missing from the sources, and courtesies."""

from __future__ import annotations

from server.answers import abstain, smalltalk
from server.danish_text import source_name
from server.draft import Draft
from server.errors import UnprovedError
from server.proof.case import Case
from server.proof.grammar import Told


def prove_missing(told: Told, case: Case) -> Draft:
    """What the sources do not tell; a word that is said to be missing stands in none of them."""
    for word in case.question.missing:
        if word.casefold() in case.sources.words:
            raise UnprovedError(f"»{word}« nævnes i kilderne")
    nearest = told.text("nearest")
    if nearest and nearest not in map(source_name, case.sources.collection.documents):
        raise UnprovedError(f"der er ingen kilde ved navn {nearest}")
    return abstain.naming(case.question, case.sources, nearest)


def prove_unanswered(told: Told, case: Case) -> Draft:
    """That the sources do not tell, and no more than that."""
    return abstain.plain(case.question)


def prove_smalltalk(told: Told, case: Case) -> Draft:
    """A greeting or thanks where the question is one, or what this service is."""
    draft = smalltalk.propose(case.question, case.sources) or smalltalk.service(
        case.question, case.sources
    )
    if draft is None:
        raise UnprovedError("spørgsmålet er mere end en hilsen")
    return draft
