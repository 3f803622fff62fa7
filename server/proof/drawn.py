"""Proofs of answers that rules alone give: drawn anew from the question, without any ranking.

What such an answer says follows from the question as it is read and from the structure of the
documents: their lists, totals, datelines and contact lines. So it is drawn anew, and a check of its
own then counts or reads over what it says.
"""

from __future__ import annotations

from collections.abc import Callable

from server.draft import Draft
from server.errors import UnprovedError
from server.proof.case import Case
from server.proof.grammar import Told
from server.question import Question
from server.sources import Sources

Rule = Callable[[Question, Sources], Draft | None]
Check = Callable[[Draft, Told, Case], None]


def drawn(template: str, *rules: Rule, check: Check) -> tuple[Callable[[Told, Case], Draft], ...]:
    """A prover for each rule that can fill a template; `check` raises what it finds untrue."""
    return tuple(_prover(template, rule, check) for rule in rules)


def _prover(template: str, rule: Rule, check: Check) -> Callable[[Told, Case], Draft]:
    def prove(told: Told, case: Case) -> Draft:
        draft = rule(case.question, case.sources)
        if draft is None or draft.template != template:
            raise UnprovedError("spørgsmålet spørger ikke om det")
        check(draft, told, case)
        return draft

    return prove
