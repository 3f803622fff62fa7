"""Who somebody is, who holds an office, and what is printed of them: role and party."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.danish import Token, folded_text
from server import wording
from server.about import asks_party
from server.answer import AnswerStatus, AnswerType
from server.danish_text import danish_date, listed
from server.draft import Draft, mark
from server.linking import holds_office, named_in, names_office
from server.matching import TextWords, text_words
from server.people import Person
from server.pointing import point_out
from server.question import Asked, Question, folded_line
from server.sources import Sources

_WHO = re.compile(
    r"\b(?:hvem|who|vem|hed|hedder|heter|navn\w*|titel\w*|\w*titler\w*|rolle\w*|stilling\w*|embede\w*|"
    r"post(?:en)?|minister for|mand(?:en)?|kvinde\w*|er han|er hun)\b"
)
_IS_WHO = re.compile(
    r"\b(?:(?:hvem|who|vem) (?:er|var|is|was)|parti\w*|party|paren(?:te|t)s\w*|\w*tite?l\w*|"
    r"rolle\w*|stilling\w*|embede\w*|hvad (?:er|laver|var) \w+|stemmer paa)\b"
)
_ASKING = re.compile(
    r"(?:paren(?:te|t)s\w*|\w*tite?l\w*|navn\w*|fuld\w*|rolle\w*|stilling\w*|embede\w*|parti\w*|forskel\w*|"
    r"hedd?er|artikel\w*|nyhed\w*|skrevet|staar|party)"
)
_OF_SOMETHING = re.compile(r"\s(?:for|i|af)\s")
_OF = frozenset(["for", "i", "paa", "ved", "hos", "af"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduced:
    """A person as one document introduces them."""

    name: str
    role: str
    party: str | None
    published: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """What templates/answers/person.txt shows."""

    people: tuple[Introduced, ...]
    asks_party: bool
    dated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPartyView:
    """What templates/answers/no_party.txt shows."""

    names: str


def propose(question: Question, sources: Sources) -> Draft | None:
    """The person named, or each holder of the office named, as the sources print them."""
    if not question.people or question.missing:
        return None
    line = folded_line(question)
    of_party = asks_party(line)
    if not of_party and question.asked is not Asked.PERSON and not _WHO.search(line):
        return None
    people = _meant(question, sources)
    if wording.TO_HOLD.search(line):
        people = [p for p in people if wording.TO_HOLD.search(folded_text(p.passage.text))]
    if of_party and people:
        told = [p for p in people if p.party]
        return _draft(told, sources, asks_party=True) if told else _no_party(people)
    people = [p for p in people if p.role]
    return _draft(people, sources, asks_party=False) if people else None


def _meant(question: Question, sources: Sources) -> list[Person]:
    """The people meant, each once, in the order of their documents' dates."""
    named = [p for p in question.people if named_in(p, question.words)]
    if named:
        if len(question.words) > 2 and not _IS_WHO.search(folded_line(question)):
            return []
        fitting: Sequence[Person] = [p for p in named if _speaks_then(p, question, sources)]
        fitting = [p for p in fitting if _only_about(question, p)]
    else:
        offices = [p for p in question.people if _fits(question, p, sources)]
        fitting = _of_documents(offices, question, sources)
    unique: dict[str, Person] = {}
    for person in sorted(fitting, key=lambda p: _published(p, sources)):
        kept = unique.get(person.name)
        if kept is None or (person.role and not kept.role):
            unique[person.name] = person
    return list(unique.values())


def _published(person: Person, sources: Sources) -> str:
    published = sources.collection.document(person.passage.document_id).provenance.published
    return published.isoformat() if published else ""


def _of_documents(
    people: Sequence[Person], question: Question, sources: Sources
) -> Sequence[Person]:
    """Those of the documents that the question points out, if any are."""
    ids = {d.id for d in point_out(question, sources).documents}
    inside = [p for p in people if p.passage.document_id in ids]
    years = [p for p in people if _speaks_then(p, question, sources)]
    return inside if inside else years


def _speaks_then(found: Person, question: Question, sources: Sources) -> bool:
    """Whether a person's document can tell of the years asked for."""
    published = sources.collection.document(found.passage.document_id).provenance.published
    return not question.years or (published is not None and published.year in question.years)


def _only_about(question: Question, found: Person) -> bool:
    """Whether nothing but the person, their role or party, or their document is asked of."""
    own = text_words(f"{found.name} {found.role or ''} parti titel minister medlem navn")
    rest = [
        w
        for w in question.topic
        if w.token.stem not in own.stems | own.parts
        and not _ASKING.fullmatch(w.token.folded)
        and not (set(w.token.parts) & (own.stems | own.parts))
        and not _WHO.fullmatch(w.token.folded)
        and not any(term in own.stems for term, _ in w.matches)
    ]
    return len(rest) <= 1


def _fits(question: Question, found: Person, sources: Sources) -> bool:
    """Whether all that the question says of the office is said of this person.

    What it is the office of, and any name, must stand with them or in the text around them.
    """
    collection = sources.collection
    document = collection.document(found.passage.document_id)
    passages = collection.passages_of(document.id)
    around = passages[max(0, found.passage.ordinal - 2) : found.passage.ordinal + 3]
    near = text_words(
        found.role or "",
        document.title,
        document.provenance.publisher or "",
        *(p.text for p in around),
        *found.passage.section,
    )
    matcher = sources.understanding.linker.matcher
    of_what = _of_what([w.token for w in question.words])
    # »formand for ældrerådet« says itself of what, and so is chair of nothing else.
    own = text_words(found.role or "") if _OF_SOMETHING.search(found.role or "") else None
    offices = [w.token for w in question.words if names_office(w.token)]
    if len(offices) > 1 and not holds_office(found, offices[:1]):
        return False  # »hvem er chefen, som ministeren nævnte?« asks of the first
    for word in question.topic:
        token = word.token
        name = token.start > 0 and token.surface[:1].isupper() and not question.text.isupper()
        if names_office(token) or not (name or token == of_what):
            continue
        if own is not None and token == of_what:
            if not matcher.match(word, own):
                return False
        elif not matcher.match(word, near) and not _shares_part(token, near):
            return False
    return True


def _shares_part(token: Token, text: TextWords) -> bool:
    return bool({*token.parts[-1:]} & (text.stems | text.parts))


def _of_what(tokens: Sequence[Token]) -> Token | None:
    """The first telling word after an office and its »for« or »i«."""
    for i, token in enumerate(tokens[:-1]):
        if names_office(token) and tokens[i + 1].folded in _OF:
            return next((t for t in tokens[i + 2 :] if not t.is_stop), None)
    return None


def _draft(people: Sequence[Person], sources: Sources, *, asks_party: bool) -> Draft:
    people_told = tuple(introduced(p, sources) for p in people)
    return Draft(
        type=AnswerType.FACT,
        status=AnswerStatus.ANSWERED,
        template="person",
        view=PersonView(people=people_told, asks_party=asks_party, dated=len(people) > 1),
        why="navn og titel, som kilden skriver dem",
    )


def introduced(person: Person, sources: Sources) -> Introduced:
    """A person as the document that names them does, with its date."""
    published = sources.collection.document(person.passage.document_id).provenance.published
    return Introduced(
        name=person.name,
        role=person.role or "",
        party=person.party,
        published=danish_date(published) if published else "uden dato",
        mark=mark(person.passage.document_id, person.introduction),
    )


def _no_party(people: Sequence[Person]) -> Draft:
    return Draft(
        type=AnswerType.FACT,
        status=AnswerStatus.ABSTAINED,
        template="no_party",
        view=NoPartyView(names=listed([p.name for p in people])),
        why="kilden skriver intet parti efter navnet",
    )
