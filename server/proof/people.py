"""Proofs of what is said of people: names, offices and parties as a place introduces them."""

from __future__ import annotations

from collections.abc import Iterable

from server.about import asks_party
from server.answer import AnswerStatus, AnswerType
from server.answers import person, presupposition, quote
from server.danish_text import listed
from server.draft import Draft, mark
from server.errors import UnprovedError
from server.linking import named_in
from server.people import Person
from server.proof.case import Case
from server.proof.grammar import Told
from server.question import Asked, folded_line


def prove_person(told: Told, case: Case) -> Draft:
    """Who people are, or their party."""
    numbers = [row.number("mark") for row in told.rows("people")]
    people = [case.person(n) for n in numbers]
    of_party = asks_party(folded_line(case.question))
    asked_of = {p.name for p in case.question.people}
    for number, found in zip(numbers, people, strict=True):
        if not (found.party if of_party else found.role) or found.name not in asked_of:
            raise UnprovedError(f"pladsen for [{number}] siger det ikke om {found.name}")
    return Draft(
        type=AnswerType.FACT,
        status=AnswerStatus.ANSWERED,
        template="person",
        view=person.PersonView(
            people=tuple(person.introduced(p, case.sources) for p in people),
            asks_party=of_party,
            dated=len(people) > 1,
        ),
    )


def prove_no_party(told: Told, case: Case) -> Draft:
    """That no party is printed of the people asked of."""
    found = person.propose(case.question, case.sources)
    if found is None or not isinstance(found.view, person.NoPartyView):
        raise UnprovedError("spørgsmålet spørger ikke om et parti")
    named = {p.name for p in case.question.people if p.name in found.view.names}
    if any(p.party for p in case.question.people if p.name in named):
        raise UnprovedError(f"kilden skriver et parti efter {listed(sorted(named))}")
    return found


def prove_role(told: Told, case: Case) -> Draft:
    """That a person holds another office or party than the question says."""
    number = told.number("mark")
    found = case.person(number)
    if not found.role or not presupposition.misnamed(found, case.question):
        raise UnprovedError("spørgsmålet siger ikke noget andet end kilden")
    view = presupposition.RoleView(
        name=found.name, role=found.role, party=found.party, mark=case.mark(number)
    )
    return Draft(type=AnswerType.FACT, status=AnswerStatus.PARTIAL, template="role", view=view)


def prove_quotes(told: Told, case: Case) -> Draft:
    """What people said: their own words, and no others."""
    return Draft(
        type=AnswerType.QUOTE,
        status=AnswerStatus.ANSWERED,
        template="quotes",
        view=quote.QuotesView(quotes=tuple(_quote(row, case) for row in told.rows("quotes"))),
    )


def prove_speaker(told: Told, case: Case) -> Draft:
    """Whether it is the person named who said something."""
    said = _quote(told, case)
    named = {p.name for p in case.question.people if named_in(p, case.question.words)}
    if not named:
        raise UnprovedError("spørgsmålet nævner ingen, der kan have sagt det")
    view = presupposition.SpeakerView(
        yes=said.name in named,
        name=said.name,
        role=said.role or "",
        party=said.party,
        introduction_mark=case.mark(told.number("introduction_mark")),
        words=said.words,
        words_mark=case.mark(told.number("words_mark")),
    )
    return Draft(type=AnswerType.YESNO, status=AnswerStatus.ANSWERED, template="speaker", view=view)


def _quote(row: Told, case: Case) -> quote.QuoteView:
    """The quotation whose words stand where a row says, of the person who is named there."""
    spoken = row.number("words_mark")
    introduction = row.number("introduction_mark") if "introduction_mark" in row.marks else spoken
    marks = (case.mark(introduction), case.mark(spoken))
    speaker_first = case.question.asked in {Asked.SPEAKER, Asked.PERSON}
    for found in case.people(spoken):
        for said in _sayings(found, case, spoken):
            view = quote.view(said, case.sources, speaker_first=speaker_first)
            named = view.reported or found.name in row.said
            if named and view.words in row.said and _stands(view, said, marks):
                return view
    raise UnprovedError(f"på pladsen for [{spoken}] siger ingen det")


def _stands(view: quote.QuoteView, said: quote.Said, marks: tuple[str, str]) -> bool:
    """Whether a quotation stands at two marks: of its speaker, and of its words."""
    document = said.person.passage.document_id
    apart = (mark(document, said.person.introduction), mark(document, said.span))
    own = (view.introduction_mark, view.words_mark)
    return marks in {own, apart} or (view.reported and own[1] == marks[1])


def _sayings(found: Person, case: Case, number: int) -> Iterable[quote.Said]:
    inside = found.words or found.reported
    if inside is None:
        return
    text = case.place(number).document.text
    for span in dict.fromkeys((inside, *quote.sentences_of(inside, text))):
        yield quote.Said(person=found, span=span, fit=0.0, reported=found.words is None)
