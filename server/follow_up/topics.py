"""Follow-ups that set a topic apart: »Og den med § 105, hvad blev der af den?«."""

from __future__ import annotations

import re
from dataclasses import replace

from index.danish import analyse
from server.answers.selection import known_statuses
from server.asked_topic import counts
from server.focus import Focus, talk
from server.follow_up.canonical import canonical, merged
from server.follow_up.clauses import PAIR, document_meant, pair_of
from server.follow_up.fragments import TRAILING, WHAT_ABOUT, fragment
from server.follow_up.pointing import (
    HEADLESS,
    HEADLESS_OPENING,
    ORDINAL,
    meant,
    sibling,
    with_home,
)
from server.follow_up.sayings import FILLER, HE, JOINER, PREPOSITION, case, put
from server.follow_up.sets import others
from server.group_words import network_named
from server.linking import named_in
from server.phrases import QUESTION_WORDS, asks_first, has_clause, inner_clauses, noun_phrases
from server.question import Asked, NetworkMention

_THERE = re.compile(r"\s+(?:der|dér)(?=\W*$)", re.IGNORECASE)
RESTATED = re.compile(r"^.*?[,–-]\s*(?:altså|dvs\.?|det vil sige)\s+(?=hv)", re.IGNORECASE)
_BACK_TO = re.compile(
    r"^\W*(?:tilbage til|til|apropos|mht\.?|med hensyn til|angående|i|på|for)\s+", re.IGNORECASE
)
_NUMBER_OF = re.compile(r"^(?:antal(?:let af)?|tallet (?:af|for)) ", re.IGNORECASE)
_LEANS = re.compile(
    r"\b(?:den|det|de|dem|der|dér|han|hun|ham|hende|hans|hendes|deres)\b", re.IGNORECASE
)
_NOUNLESS_COUNT = re.compile(
    r"^\W*(?:og )?hvor mange (?:er|var|blev|bliver|fik|får|sagde|siger|har|havde)\b", re.IGNORECASE
)
_NOMINAL = re.compile(r"^(?:de|den|det) \w+$", re.IGNORECASE)  # »de ansatte«


def set_apart(text: str, focus: Focus) -> str | None:
    """»Og den med § 105, hvad blev der af den?«: a topic, and a question of it."""
    for one, said in inner_clauses(text):
        other = _NUMBER_OF.sub("hvor mange ", said)
        head, clause = one, other
        if not (asks_first(clause) or asks_first(one)) or RESTATED.match(text):
            continue
        if asks_first(one) and not asks_first(other):
            head, clause = other, one
            if re.match(r"(?:der|som|at|hvis|hvor|da|når)\b", head, re.IGNORECASE):
                continue
            if not (_NOMINAL.match(head) or any(p.definite for p in noun_phrases(head))):
                continue
        bare = TRAILING.sub("", _BACK_TO.sub("", WHAT_ABOUT.sub("", JOINER.sub("", head))))
        leans = _LEANS.search(clause) or _NOUNLESS_COUNT.match(clause)
        if not bare or has_clause(HEADLESS.sub("", bare)) or not leans:
            continue
        if len(bare.split()) > 9 or QUESTION_WORDS & {t.folded for t in analyse(bare)}:
            continue
        return _with_topic(bare, clause, focus)
    return None


def _with_topic(head: str, clause: str, focus: Focus) -> str | None:
    """A clause, asked of the topic that was set before or after it."""
    if re.match(r"\W*(?:hvad|hvordan) med (?:den|det|dem|de)\W*$", clause, re.IGNORECASE):
        return fragment(head, focus)
    head = with_home(head, focus)
    ordinal = ORDINAL.search(head)
    left = others(ordinal[0], focus) if ordinal else None
    return (
        _of_person(head, clause, focus)
        or _of_named(head, clause, focus)
        or left
        or _of_network(head, clause, focus)
        or _of_words(head, clause, focus)
    )


def _of_person(head: str, clause: str, focus: Focus) -> str | None:
    words = focus.sources.understanding.words(head)
    people = [p for p in focus.sources.understanding.linker.people if named_in(p, words)]
    if not (people or HE.search(clause)):
        return None
    pointed = re.match(r"(?:ham|hende)\b", head, re.IGNORECASE)
    name = people[0].name if people else head if pointed else HEADLESS_OPENING.sub("", head)
    told = HE.sub(lambda m: case(m, name), clause)
    if told != clause:
        return told
    quoted = any(f.question.asked in {Asked.QUOTE, Asked.SPEAKER} for f in talk(focus))
    return put(clause, f"udtalelsen fra {name}") if people and quoted and head[-1] == "s" else None


def _of_named(head: str, clause: str, focus: Focus) -> str | None:
    """Of the two trials or the document that a topic points back to."""
    if PAIR.fullmatch(head) and (pair := pair_of(focus)):
        return put(clause, pair)
    title = None if ORDINAL.search(head) and focus.listed else document_meant(head, focus)
    return put(clause, f"artiklen »{title}«") if title else None


def _of_network(head: str, clause: str, focus: Focus) -> str | None:
    """Of the network that a topic names, or of the one beside that talked about."""
    said = HEADLESS_OPENING.sub("", head)
    understanding = focus.sources.understanding
    networks = understanding.read(f"netværket {PREPOSITION.sub('', said)}").networks
    asked = understanding.read(clause)
    last = focus.last_set
    if not networks and last and (beside := sibling(said, last) or sibling(said, focus)):
        networks = (NetworkMention(network=beside, positions=frozenset()),)
    named = f"{head} {focus.question.text}".lower()
    networks_meant = "netværk" in named or counts(asked)
    if not networks or not (networks_meant or not meant(head, focus)):
        return None
    if counts(asked) and known_statuses(asked) and (last or asked.statuses):
        new = replace(asked, networks=networks, topic=(), about_trials=True)
        return canonical(merged(new, last.question if last else replace(asked, topic=())))
    name = network_named(*(n.network for n in networks))
    return put(_THERE.sub("", clause), name, always=True)


def _of_words(head: str, clause: str, focus: Focus) -> str | None:
    """Of the trial that a topic means, or of its very words."""
    if (trial := meant(re.sub(r"^(\w+), ", r"\1 ", head), focus)) is not None:
        return put(clause, f"»{trial.title}«", always=True)
    said = HEADLESS_OPENING.sub("", head)
    relative = re.match(r"(?:der|som) ", said)
    noun = f"det forsøg, {said}," if relative else f"forsøget {said}"
    if place := _THERE.search(clause):
        where = said if PREPOSITION.match(said) else f"i {said}"
        return f"{clause[: place.start()]} {where}"
    told = put(clause, noun if HEADLESS.match(head) else said)
    if told == clause and PREPOSITION.match(said):
        return f"{_THERE.sub('', clause.rstrip(' ?.!'))} {said}"
    return FILLER.sub("", told) if told != clause else None
