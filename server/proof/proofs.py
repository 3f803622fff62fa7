"""The proof of each template, and what kinds of answer the template makes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from server.answer import AnswerType
from server.answers import (
    bullets,
    clarify,
    compare,
    contact,
    count,
    faq,
    listing,
    members,
    metadata,
    networks,
    number_meaning,
    premise,
    share,
    table,
    total,
)
from server.answers import documents as told_documents
from server.draft import Draft
from server.proof import decisions, documents, nothing, people, sentences, sets
from server.proof.case import Case
from server.proof.drawn import drawn
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
_LISTED = drawn(
    "listing", listing.propose, listing.of_topic, clarify.propose, check=sets.check_listing
)
_CORRECTED = drawn("premise", premise.propose, listing.propose, check=sets.check_premise)
_NUMBERED = drawn(
    "number_meaning",
    number_meaning.propose,
    clarify.propose,
    check=sentences.check_number_meaning,
)
_COMPARED = drawn("compare", compare.propose, total.box, check=sets.check_compare)
PROOFS: Mapping[str, Proof] = MappingProxyType({
    "abstain": _proof(nothing.prove_missing, nothing.prove_unanswered, of=set(_T) - {_T.SMALLTALK}),
    "bullets": _proof(
        *drawn(
            "bullets",
            bullets.propose,
            bullets.of_other_name,
            bullets.outcome,
            check=sets.check_bullets,
        ),
        of=[_T.LIST, _T.COUNT],
    ),
    "clarify": _proof(
        *drawn("clarify", clarify.propose, metadata.propose, check=documents.check_silent),
        of=[_T.DEFINITION, _T.METADATA],
    ),
    "compare": _proof(*_COMPARED, of=[_T.COMPARE, _T.COUNT, _T.YESNO]),
    "contact": _proof(
        *drawn("contact", contact.propose, check=documents.check_contact), of=[_T.METADATA]
    ),
    "contradiction": _proof(sentences.prove_contradiction, of=[_T.FACT]),
    "count": _proof(
        *drawn("count", count.propose, count.distribution, check=sets.check_count), of=[_T.COUNT]
    ),
    "definition": _proof(sentences.prove_definition, of=[_T.DEFINITION]),
    "documents": _proof(
        *drawn(
            "documents",
            told_documents.summary,
            told_documents.by_age,
            told_documents.overview,
            check=documents.check_documents,
        ),
        of=[_T.METADATA],
    ),
    "fact": _proof(sentences.prove_fact, of=[_T.FACT]),
    "faq": _proof(*drawn("faq", faq.propose, check=sentences.check_faq), of=[_T.FACT, _T.YESNO]),
    "listing": _proof(*_LISTED, of=[_T.LIST]),
    "metadata": _proof(
        *drawn("metadata", metadata.propose, check=documents.check_metadata), of=[_T.METADATA]
    ),
    "network_of": _proof(decisions.prove_network_of, of=[_T.FACT]),
    "networks": _proof(sets.prove_networks, of=[_T.LIST]),
    "networks_having": _proof(
        *drawn(
            "networks_having",
            networks.propose,
            networks.existence,
            check=sets.check_networks_having,
        ),
        of=[_T.COMPARE],
    ),
    "no_party": _proof(people.prove_no_party, of=[_T.FACT]),
    "not_told": _proof(
        *drawn("not_told", metadata.propose, check=documents.check_silent), of=[_T.METADATA]
    ),
    "members": _proof(
        *drawn("members", members.propose, check=sentences.check_members), of=[_T.FACT]
    ),
    "number_meaning": _proof(*_NUMBERED, of=[_T.DEFINITION]),
    "person": _proof(people.prove_person, of=[_T.FACT]),
    "place": _proof(sentences.prove_place, of=[_T.CITATION]),
    "premise": _proof(*_CORRECTED, of=[_T.LIST, _T.COUNT]),
    "quotes": _proof(people.prove_quotes, of=[_T.QUOTE]),
    "rest": _proof(*drawn("rest", total.rest, check=sentences.check_rest), of=[_T.COUNT]),
    "role": _proof(people.prove_role, of=[_T.FACT]),
    "share": _proof(*drawn("share", share.propose, check=sets.check_share), of=[_T.COUNT]),
    "smalltalk": _proof(nothing.prove_smalltalk, of=[_T.SMALLTALK]),
    "speaker": _proof(people.prove_speaker, of=[_T.YESNO]),
    "status": _proof(decisions.prove_status, of=[_T.STATUS, _T.YESNO]),
    "statuses": _proof(decisions.prove_statuses, of=[_T.STATUS]),
    "table": _proof(
        *drawn("table", table.propose, check=sentences.check_table), of=[_T.COUNT, _T.FACT]
    ),
    "total": _proof(sentences.prove_total, of=[_T.COUNT]),
    "universal": _proof(
        *drawn(
            "universal", listing.universal, listing.existence, check=sets.check_universal
        ),
        of=[_T.YESNO],
    ),
    "yesno": _proof(sentences.prove_yesno, of=[_T.YESNO]),
})  # fmt: skip
