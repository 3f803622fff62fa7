"""Mutation testing of the verifier: answers made false on purpose, and whether it notices.

A mutant is killed by its words (they do not stand in the places cited), by proof (a line does not
follow from them) or by repetition (what it says is true, but it is the answer to another question).
What survives all three is, field by field, what the service itself answers to the question that the
mutant carries: it is equivalent, that is no mutant at all. An operator whose mutants say what no
source says must be killed before repetition, which asks the program that is under test.

DeMillo, Lipton and Sayward, »Hints on Test Data Selection«, 1978, doi:10.1109/C-M.1978.218136.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from eval import mutants, object_mutants
from eval.mutants import Change, Pool
from server.api.models import AnswerModel
from server.api.verification import proved, repeated, stated_answer
from server.proof.words import check_words
from server.service import Service

PER_ANSWER = 6  # mutants of one operator and one answer, spread over its text
SHOWN = 5  # survivors that a report shows of an operator


class Killer(StrEnum):
    """What caught a mutant."""

    WORDS = "words"
    PROOF = "proof"
    REPETITION = "repetition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """A kind of change; `lies` where its mutants say what no source says."""

    label: str
    change: Change
    lies: bool = True


OPERATORS = (
    Operator(label="tal", change=mutants.texts(mutants.numbers)),
    Operator(label="datoer", change=mutants.texts(mutants.dates)),
    Operator(label="navne og embeder", change=mutants.texts(mutants.names)),
    Operator(label="netværk", change=mutants.texts(mutants.networks)),
    Operator(label="forsøgenes titler", change=mutants.texts(mutants.titles)),
    Operator(label="»ikke« til og fra", change=mutants.texts(mutants.negations)),
    Operator(label="ja og nej", change=mutants.texts(mutants.openings)),
    Operator(label="afgørelser", change=mutants.texts(mutants.statuses)),
    Operator(label="flest og færrest", change=mutants.texts(mutants.degrees)),
    Operator(label="citater", change=mutants.texts(mutants.quotations)),
    Operator(label="kildelinjen", change=mutants.texts(mutants.source_line)),
    Operator(label="opdigtede linjer", change=mutants.texts(mutants.insertions)),
    Operator(label="linjer væk, dobbelt, byttet", change=mutants.texts(mutants.lines)),
    Operator(label="henvisningstal", change=mutants.texts(mutants.markers)),
    Operator(label="en andens overskrift", change=mutants.texts(mutants.headlines)),
    Operator(label="bogstaver", change=mutants.texts(mutants.spellings)),
    Operator(label="pladser forskudt", change=object_mutants.places),
    Operator(label="pladser flyttet helt", change=object_mutants.narrowed),
    Operator(label="citerede ord", change=object_mutants.cited_words),
    Operator(label="dokumenter", change=object_mutants.documents),
    Operator(label="henvisninger væk, dobbelt", change=object_mutants.citations),
    Operator(label="forsøg væk, dobbelt, ændret", change=object_mutants.trials),
    Operator(label="et forsøg færre overalt", change=object_mutants.fewer),
    Operator(label="svarets art og status", change=object_mutants.labels),
    Operator(label="påstande uden kilde", change=object_mutants.smuggled),
    Operator(label="nærmeste steders ord", change=object_mutants.nearest),
    Operator(label="et andet spørgsmål", change=object_mutants.questions, lies=False),
    Operator(label="et andet svar", change=object_mutants.transplants, lies=False),
    Operator(label="nærmeste steder og forslag", change=object_mutants.beside, lies=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Survivor:
    """A mutant that should have been killed, or killed sooner."""

    question: str
    before: str
    after: str


@dataclass(slots=True, kw_only=True)
class Tally:
    """What became of the mutants of one operator."""

    label: str
    killed: dict[Killer, int] = field(default_factory=lambda: dict.fromkeys(Killer, 0))
    equivalent: int = 0
    survivors: list[Survivor] = field(default_factory=list)

    @property
    def mutants(self) -> int:
        """How many there were that said something else than the answer."""
        return sum(self.killed.values()) + len(self.survivors)

    @property
    def rate(self) -> float:
        """The share of them that was killed as it should be; 1 where there were none."""
        return 1 - len(self.survivors) / self.mutants if self.mutants else 1.0


def mutate(
    service: Service, answers: Sequence[AnswerModel], operators: Sequence[Operator] = OPERATORS
) -> tuple[Tally, ...]:
    """Make every mutant of the answers, and hold each against the sources.

    Args:
        service: that gave the answers.
        answers: of any kinds, each once.
        operators: the kinds of change.
    """
    pool = Pool(answers, service.collection)
    tallies = tuple(Tally(label=operator.label) for operator in operators)
    for answer in answers:
        for operator, tally in zip(operators, tallies, strict=True):
            for mutant in _spread(list(operator.change(answer, pool))):
                _judge(service, operator, answer, mutant, tally)
    return tallies


def _spread(found: Sequence[AnswerModel]) -> Sequence[AnswerModel]:
    """The first, the last and some between, where there are many."""
    if len(found) <= PER_ANSWER:
        return found
    step = (len(found) - 1) / (PER_ANSWER - 1)
    return [found[round(i * step)] for i in range(PER_ANSWER)]


def _judge(
    service: Service, operator: Operator, answer: AnswerModel, mutant: AnswerModel, tally: Tally
) -> None:
    if mutant == answer:
        return
    if not all(f.ok for f in check_words(stated_answer(mutant), service.sources)):
        tally.killed[Killer.WORDS] += 1
    elif not all(f.ok for f in proved(service, mutant)):
        tally.killed[Killer.PROOF] += 1
    elif all(f.ok for f in repeated(service, mutant)):
        tally.equivalent += 1
    elif not operator.lies:
        tally.killed[Killer.REPETITION] += 1
    else:
        tally.survivors.append(
            Survivor(question=mutant.resolved_question, before=answer.answer, after=mutant.answer)
        )
