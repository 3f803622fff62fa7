"""A question of one bare word or number: its one reading is answered, several are asked back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from index.vocabulary import QueryWord
from server.answer import AnswerStatus, AnswerType
from server.answers import listing, number_meaning, person, place
from server.answers.selection import trials_about
from server.danish_text import trials_counted
from server.draft import Draft
from server.group_words import network_named
from server.linking import named_in
from server.matching import text_words
from server.question import Asked, NetworkMention, Question
from server.sources import Sources

NAMES = 0.45  # how well a network's name must hold the word


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One thing that the word can mean, as a phrase, with the place that shows it."""

    kind: str
    text: str
    mark: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClarifyView:
    """What templates/answers/clarify.txt shows."""

    word: str
    readings: tuple[Reading, ...]


def propose(question: Question, sources: Sources) -> Draft | None:
    """Both or all readings of a bare number or word, or the answer to its only reading."""
    telling = [w for w in question.words if not w.token.is_stop]
    if len(telling) != 1 or len(question.words) > 2 or question.missing or question.statuses:
        return None
    word = telling[0]
    if number_meaning.number_in(question) and word.token.stem.isdecimal():
        return _number(question, sources)
    return _word(word, question, sources)


def _number(question: Question, sources: Sources) -> Draft | None:
    number = number_meaning.number_in(question)
    found = number_meaning.meanings(question, number, sources)
    counts = number_meaning.counted(question, number, sources)
    if len(found) + len(counts) < 2:
        return number_meaning.propose(replace(question, asked=Asked.NUMBER_MEANING), sources)
    alone = len({m.title for m in found}) == len(found)
    readings = tuple(
        Reading(
            kind="sentence",
            text=m.sentence,
            mark=m.mark,
            question=f"Hvad dækker tallet {number} over i »{m.title}«?"
            if alone
            else f"Hvor står der »{m.sentence}«?",
        )
        for m in found[: number_meaning.SHOWN]
    )
    readings += tuple(
        Reading(
            kind="count",
            text=f"{c.verb} i {c.scope}",
            mark=c.mark,
            question=f"Hvor mange forsøg {c.verb} i {c.scope}?",
        )
        for c in counts
    )
    return _draft(number, readings)


def _word(word: QueryWord, question: Question, sources: Sources) -> Draft | None:
    surface = word.token.surface
    networks = _networks(word, sources)
    inside = {n for n, _ in networks}
    trials = trials_about(surface, sources, sources.collection.trials)
    outside = [t for t in trials if inside.isdisjoint(t.networks)]
    people = {p.name: p for p in question.people if named_in(p, question.words)}
    readings = [
        Reading(
            kind="network",
            text=f"{sources.groups.noun(name)}»{name}«",
            mark=at,
            question=f"Hvilke forsøg er der i {network_named(name)}?",
        )
        for name, at in networks
    ]
    if outside or (trials and not networks):
        readings.append(
            Reading(
                kind="trials",
                text=trials_counted(len(trials)),
                mark="",
                question=f"Hvilke forsøg handler om »{surface}«?",
            )
        )
    readings += [
        Reading(kind="person", text=name, mark="", question=f"Hvem er {name}?") for name in people
    ]
    if len(readings) > 1:
        return _draft(surface, tuple(readings))
    if people:
        return person.propose(replace(question, asked=Asked.PERSON), sources)
    if networks:
        named = NetworkMention(network=networks[0][0], positions=frozenset())
        asked = replace(question, asked=Asked.LIST, networks=(named,), topic=(), about_trials=True)
        return listing.propose(asked, sources)
    if trials:
        return listing.propose(replace(question, asked=Asked.LIST, about_trials=True), sources)
    return place.propose(question, sources)


def _networks(word: QueryWord, sources: Sources) -> list[tuple[str, str]]:
    """The networks whose names hold the word, each with the mark at its heading."""
    matcher = sources.understanding.linker.matcher
    return [
        (name, said.mark)
        for name in sources.collection.networks
        if matcher.match(word, text_words(name)) >= NAMES and (said := sources.name_said(name))
    ]


def _draft(word: str, readings: tuple[Reading, ...]) -> Draft:
    return Draft(
        type=AnswerType.DEFINITION,
        status=AnswerStatus.CLARIFY,
        template="clarify",
        view=ClarifyView(word=word, readings=readings),
        suggestions=tuple(r.question for r in readings),
        why=f"{len(readings)} læsninger er lige gode",
    )
