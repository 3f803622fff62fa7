"""The proof of each template, and what kinds of answer the template makes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from server.answer import AnswerType
from server.draft import Draft
from server.proof import decisions, documents, nothing, people, sentences, sets
from server.proof.case import Case
from server.proof.grammar import Told

Prover = Callable[[Told, Case], Draft]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """`provers` give the answers that follow from what a text tells and the places it cites.

    One of them must be the answer. The types are those of which the template is tried first; a type
    that is not the answer's own fails in the end.
    """

    provers: tuple[Prover, ...]
    types: frozenset[AnswerType]


def _proof(*provers: Prover, of: Collection[AnswerType]) -> Proof:
    return Proof(provers=provers, types=frozenset(of))


_T = AnswerType
PROOFS: Mapping[str, Proof] = MappingProxyType({
    "abstain": _proof(nothing.prove_missing, nothing.prove_unanswered, of=set(_T) - {_T.SMALLTALK}),
    "compare": _proof(sets.prove_compare, of=[_T.COMPARE]),
    "contact": _proof(documents.prove_contact, of=[_T.METADATA]),
    "contradiction": _proof(sentences.prove_contradiction, of=[_T.FACT, _T.YESNO]),
    "count": _proof(sets.prove_count, of=[_T.COUNT]),
    "fact": _proof(sentences.prove_fact, of=[_T.FACT]),
    "listing": _proof(sets.prove_listing, of=[_T.LIST]),
    "metadata": _proof(documents.prove_metadata, of=[_T.METADATA]),
    "network_of": _proof(decisions.prove_network_of, of=[_T.FACT]),
    "networks": _proof(sets.prove_networks, of=[_T.LIST]),
    "number_meaning": _proof(sentences.prove_number_meaning, of=[_T.DEFINITION]),
    "person": _proof(people.prove_person, of=[_T.FACT]),
    "place": _proof(sentences.prove_place, of=[_T.CITATION]),
    "quotes": _proof(people.prove_quotes, of=[_T.QUOTE]),
    "role": _proof(people.prove_role, of=[_T.FACT]),
    "smalltalk": _proof(nothing.prove_smalltalk, of=[_T.SMALLTALK]),
    "status": _proof(decisions.prove_status, of=[_T.STATUS, _T.YESNO]),
    "statuses": _proof(decisions.prove_statuses, of=[_T.STATUS]),
    "total": _proof(sentences.prove_total, of=[_T.COUNT]),
    "yesno": _proof(sentences.prove_yesno, of=[_T.YESNO]),
})  # fmt: skip
