"""Mutation testing of the verifier: answers made false on purpose, and whether it notices.

A mutant is killed by its words (they do not stand in the places cited), by proof (a line does not
follow from them) or by repetition (what it says is true, but it is the answer to another question).
What survives all three is, field by field, what the service itself answers to the question that the
mutant carries: it is equivalent, that is no mutant at all. An operator whose mutants say what no
source says must be killed before repetition, which asks the program that is under test.

DeMillo, Lipton and Sayward, »Hints on Test Data Selection«, 1978, doi:10.1109/C-M.1978.218136.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.collection import Collection
from eval import mutants, object_mutants
from eval.document_mutants import (
    KINDS,
    PER_DOCUMENT,
    ChangedDocument,
    changed_documents,
    stamped,
)
from eval.kills import Killer, Survivor, Tally
from eval.mutants import Change, Pool
from eval.question_set import QuestionSet
from eval.session import find_sets
from index.encoder import Encoder, load_encoder
from index.generation import build
from server.api.models import AnswerModel
from server.api.schemas import answer_object
from server.api.verification import proved, repeated, stated_answer
from server.dialogue import Turn
from server.proof.words import check_words
from server.service import Service, open_service
from server.settings import Settings

QUICK_ANSWERS, QUICK_CHANGES = 2, 1
PER_ANSWER = 6  # mutants of one operator and one answer, spread over its text


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
    Operator(
        label="en anden af sætningens værdier", change=mutants.texts(mutants.values), lies=False
    ),
    Operator(label="nærmeste steder og forslag", change=object_mutants.beside, lies=False),
)


def mutation_test(path: Path, settings: Settings, *, quick: bool) -> tuple[Tally, ...]:
    """Mutants of the answers to the questions of a path, and of the documents.

    Args:
        path: of a question set, or a folder of them.
        settings: of the service that answers.
        quick: only a few answers of each kind, and few changes of the documents.

    Raises:
        FrisvarError: if the sets cannot be read or the service cannot be opened.
    """
    sets = [one for one in find_sets(path) if isinstance(one, QuestionSet)]
    service = open_service(settings)
    answers = ask_all(service, sets)
    if quick:
        answers = some_of_each_kind(answers, QUICK_ANSWERS)
    changes = QUICK_CHANGES if quick else PER_DOCUMENT
    encoder = load_encoder(settings.model)
    return (
        *mutate(service, answers),
        *mutate_documents(answers, service.collection, encoder, per_document=changes),
    )


def ask_all(service: Service, sets: Sequence[QuestionSet]) -> tuple[AnswerModel, ...]:
    """The answers to all questions of some sets, each answer once."""
    answers: dict[tuple[object, ...], AnswerModel] = {}
    for conversation in (c for one in sets for c in one.conversations):
        turns: list[Turn] = []
        for question in conversation:
            answer = service.ask(question.text, turns)
            turns += [Turn("user", question.text), Turn("assistant", answer.text)]
            key = (answer.text, answer.type, answer.status)
            answers.setdefault(key, answer_object(answer))
    return tuple(answers.values())


def some_of_each_kind(answers: Sequence[AnswerModel], most: int) -> tuple[AnswerModel, ...]:
    """The first answers of each kind, status and opening word: what a quick check looks at."""
    kept: list[AnswerModel] = []
    seen: Counter[tuple[object, ...]] = Counter()
    for answer in answers:
        opening = answer.answer.split(maxsplit=1)[0].strip(",:")
        kind = (
            answer.answer_type,
            answer.status,
            bool(answer.trials),
            opening.isalpha() and opening,
        )
        seen[kind] += 1
        if seen[kind] <= most:
            kept.append(answer)
    return tuple(kept)


def mutate(
    service: Service, answers: Sequence[AnswerModel], operators: Sequence[Operator] = OPERATORS
) -> tuple[Tally, ...]:
    """Make mutants of the answers, and hold each against the sources.

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


def mutate_documents(
    answers: Sequence[AnswerModel],
    collection: Collection,
    encoder: Encoder,
    *,
    per_document: int = PER_DOCUMENT,
) -> tuple[Tally, ...]:
    """Change the documents in many places, and hold the answers against each change.

    An answer must be killed when the change lies in words that it cites, or in a list that it
    counts, and the changed documents give another. It is equivalent when they give the same answer,
    or when the change lies elsewhere and each of its lines is proved anew from the changed ones.

    Args:
        answers: given over the unchanged documents.
        collection: the unchanged documents.
        encoder: of the index over the changed ones.
        per_document: about how many changes of a kind each document gets.
    """
    pool = Pool(answers, collection)
    tallies = {label: Tally(label=label) for label, _ in KINDS}
    for change in changed_documents(pool, per_document):
        with TemporaryDirectory(prefix="frisvar-eval-") as home:
            service = Service(change.collection, build(change.collection, encoder, Path(home)))
            for answer in answers:
                _judge_stamped(service, change, answer, tallies[change.label])
    return tuple(tallies.values())


def _judge_stamped(
    service: Service, change: ChangedDocument, answer: AnswerModel, tally: Tally
) -> None:
    mutant = stamped(answer, change, service.index_version)
    if not all(f.ok for f in check_words(stated_answer(mutant), service.sources)):
        killer: Killer | None = Killer.WORDS
    else:
        killer = None if all(f.ok for f in proved(service, mutant)) else Killer.PROOF
    again = service.ask_again(mutant.resolved_question)
    rests = bool(answer.trials) or any(change.touches(c) for c in answer.citations)
    if again.text == mutant.answer or (killer is None and not rests):
        tally.equivalent += 1
    elif killer is not None:
        tally.killed[killer] += 1
    else:
        tally.survivors.append(
            Survivor(question=mutant.resolved_question, before=again.text, after=mutant.answer)
        )
