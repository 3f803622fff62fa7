"""Proofs of sentences that are quoted: whole, at their place, and no value that is not theirs."""

from __future__ import annotations

from functools import lru_cache

from corpus.folding import folded
from corpus.passage import PassageKind
from index.danish import analyse, stem
from server.answer import AnswerStatus, AnswerType
from server.answers import (
    definition,
    fact,
    members,
    number_meaning,
    place,
    presumed_number,
    presupposition,
    table,
    total,
    values,
    yesno,
)
from server.danish_text import capitalised, round_name
from server.draft import Draft
from server.errors import UnprovedError
from server.extract import Value, ValueKind, find_values, number_value
from server.matching import context_words
from server.proof.case import Case
from server.proof.grammar import Told
from server.question import Asked, Question
from server.tables import cells_of
from server.totals import Total


def prove_fact(told: Told, case: Case) -> Draft:
    """A sentence, after a value or name that stands in it."""
    number = told.number("mark")
    bare = not told.text("short")
    if case.question.asked is Asked.POLAR or (case.likeliest is Asked.POLAR and bare):
        raise UnprovedError("spørgsmålet besvares med ja eller nej")
    if case.question.asked is Asked.COUNT and _totals(told.text("short"), number, case):
        raise UnprovedError("spørgsmålet spørger ikke om en sådan oplysning")
    sentence = case.sentence(number)
    short = told.text("short")
    if short and short not in _values(sentence, case.question) | {case.section(number)}:
        raise UnprovedError(f"»{short}« står ikke som svar i sætningen ved [{number}]")
    return Draft(
        type=AnswerType.FACT,
        status=AnswerStatus.ANSWERED,
        template="fact",
        view=fact.FactView(short=short, sentence=sentence, mark=case.mark(number)),
    )


def _values(sentence: str, question: Question) -> set[str]:
    """The short answers that a sentence can give: its values, and the kinds of the noun asked for.

    A part of a value is none: »1. juli« of »1. juli 2018« may be another day.
    """
    kind = stem(question.noun) if question.noun else None
    named = {t.surface for t in analyse(sentence) if t.parts and t.parts[-1] == kind}
    told = {values.short_of(value, question) for value in _found(sentence)}
    return {capitalised(value) for value in told | named}


@lru_cache(maxsize=1024)
def _found(sentence: str) -> frozenset[Value]:
    return frozenset(v for kind in ValueKind for v in find_values(sentence, kind))


def prove_yesno(told: Told, case: Case) -> Draft:
    """A sentence, and whether it is a yes or a no to the question."""
    number = told.number("mark")
    sentence = case.sentence(number)
    if case.question.asked is not Asked.POLAR:
        raise UnprovedError("spørgsmålet kan ikke besvares med ja eller nej")
    opened = yesno.opening(case.question, sentence, case.passage(number), case.sources)
    return Draft(
        type=AnswerType.YESNO,
        status=yesno.state(case.question, opened),
        template="yesno",
        view=yesno.YesNoView(opening=opened, sentence=sentence, mark=case.mark(number)),
    )


def prove_contradiction(told: Told, case: Case) -> Draft:
    """A sentence that tells otherwise than the question takes for granted."""
    number = told.number("mark")
    sentence = case.sentence(number)
    document = case.place(number).document
    around = context_words(document, case.passage(number))
    if not (
        presupposition.contradicts(sentence, case.question, case.sources, around)
        or presumed_number.denies(sentence, document, case.question, case.sources)
    ):
        raise UnprovedError("sætningen modsiger ikke spørgsmålet")
    return Draft(
        type=AnswerType.FACT,
        status=AnswerStatus.PARTIAL,
        template="contradiction",
        view=presupposition.ContradictionView(sentence=sentence, mark=case.mark(number)),
    )


def _as_one_line(number: int, case: Case) -> str:
    """The sentence cited; the lines of a contact follow one another."""
    if case.passage(number).kind is PassageKind.CONTACT:
        return " ".join(case.words(number).split())
    return case.stretch(number)


def prove_place(told: Told, case: Case) -> Draft:
    """Where words stand: source, headings, and the sentence, or the words that were quoted."""
    numbers = [row.number("mark") for row in told.rows("places")]
    pasted = all(folded(case.words(n)) in folded(case.question.text) for n in numbers)
    denies = not pasted and place.denied(case.words(numbers[0]), case.question, case.sources)
    places = tuple(
        place.place_at(
            case.passage(n),
            case.place(n).span,
            case.words(n) if pasted else _as_one_line(n, case),
            case.sources,
        )
        for n in numbers
    )
    return Draft(
        type=AnswerType.CITATION,
        status=AnswerStatus.PARTIAL if denies else AnswerStatus.ANSWERED,
        template="place",
        view=place.PlaceView(places=places, denies=denies),
    )


def prove_definition(told: Told, case: Case) -> Draft:
    """A sentence that says what the term asked of stands for."""
    number = told.number("mark")
    term = definition.term_of(case.question, case.sources)
    span = case.place(number).span
    for found, _, short in definition.definitions(case.passage(number), term, case.sources):
        if found == span and short.casefold() == told.text("short").casefold():
            return Draft(
                type=AnswerType.DEFINITION,
                status=AnswerStatus.ANSWERED,
                template="definition",
                view=definition.DefinitionView(
                    short=short, sentence=case.words(number), mark=case.mark(number)
                ),
            )
    raise UnprovedError(f"sætningen ved [{number}] forklarer ikke ordet")


def check_number_meaning(draft: Draft, told: Told, case: Case) -> None:
    """That the number stands in each sentence, or counts its trials."""
    view = draft.view
    assert isinstance(view, number_meaning.NumberView), "the template is that of numbers"
    wanted = {t.stem for t in analyse(view.number)}
    for meaning in view.meanings:
        if not wanted & {t.stem for t in analyse(meaning.sentence)}:
            raise UnprovedError(f"tallet {view.number} står ikke i »{meaning.sentence}«")
    for counted in view.counted:
        if str(len(counted.trials)) != view.number:
            raise UnprovedError(f"der er ikke {view.number} forsøg, der {counted.verb}")


def check_faq(draft: Draft, told: Told, case: Case) -> None:
    """That one place is a question of the document, and the other stands right under it."""
    asked, answer = case.passage(told.number("asked_mark")), case.passage(told.number("mark"))
    words = case.words(told.number("asked_mark"))
    if answer.ordinal != asked.ordinal + 1 or not words.endswith("?"):
        raise UnprovedError("svaret står ikke lige under spørgsmålet i kilden")


def check_table(draft: Draft, told: Told, case: Case) -> None:
    """That the row begins with its label, holds the value, and the columns' names the column."""
    view = draft.view
    assert isinstance(view, table.TableView), "the template is that of tables"
    row, head = (cells_of(case.words(told.number(slot))) for slot in ("mark", "column_mark"))
    at = head.index(view.column) if view.column in head else len(row)
    if at >= len(row) or row[0] != view.label or row[at] != view.value:
        raise UnprovedError("rækken giver ikke den værdi i den kolonne")


def check_members(draft: Draft, told: Told, case: Case) -> None:
    """That the line names them beside the group's name, and gives what is said of them."""
    view = draft.view
    assert isinstance(view, members.MembersView), "the template is that of members"
    line, name = (case.place(told.number(slot)).span for slot in ("mark", "group_mark"))
    document = case.place(told.number("mark")).document
    found = [
        m
        for m in case.sources.members
        if (m.passage.document_id, m.span, m.heading) == (document.id, line, name)
    ]
    given = {x for m in found for x in (m.group, m.listed, m.lead, str(len(m.names)))}
    if view.short not in given or (view.group, view.listed) != (found[0].group, found[0].listed):
        raise UnprovedError("linjen siger ikke, hvem der er med")


def check_rest(draft: Draft, told: Told, case: Case) -> None:
    """That what is left is what the sources' own totals leave."""
    view = draft.view
    assert isinstance(view, total.RestView), "the template is that of what is left"
    numbers = (told.number("mark"), *told.marks.get("other_mark", ()))
    stated = {t.value for n in numbers for t in case.totals(n)}
    if not {view.whole, view.part} <= stated or view.number != view.whole - view.part:
        raise UnprovedError("kildens tal giver noget andet")


def prove_total(told: Told, case: Case) -> Draft:
    """A number of trials that a sentence states, of the statuses and rounds asked for."""
    number = told.number("mark")
    fitting = _totals(told.text("number"), number, case)
    if not fitting:
        raise UnprovedError(f"sætningen ved [{number}] giver ikke det tal")
    in_round = fitting[0].round if fitting[0].round in case.question.rounds else None
    view = total.TotalView(
        number=fitting[0].value,
        round=round_name(in_round) if in_round else None,
        sentence=case.sentence(number),
        mark=case.mark(number),
    )
    return Draft(type=AnswerType.COUNT, status=AnswerStatus.ANSWERED, template="total", view=view)


def _totals(words: str, number: int, case: Case) -> list[Total]:
    """The totals of the sentence at a place that these words give, and that the question asks."""
    question = case.question
    if not total.asks_total(question):
        return []
    return [
        t
        for t in case.totals(number)
        if t.value == number_value(words)
        and (not question.rounds or t.round in question.rounds)
        and (question.statuses <= t.statuses if question.statuses else not t.statuses)
    ]
