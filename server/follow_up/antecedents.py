"""Which pronouns of a follow-up point back, and what they stand for.

A pronoun agrees in gender and number with what it stands for. One that only opens its sentence
(»er det rigtigt, at …«), that belongs to a noun, or whose noun its own sentence names stands for
nothing that was said before.
"""

from __future__ import annotations

import re

from corpus.trial import Trial
from index.danish import analyse
from server.asked_topic import things, topic_text
from server.focus import Focus
from server.follow_up.pointing import GROUP, HEADLESS
from server.follow_up.sayings import FILLER, genitive
from server.group_words import network_named
from server.phrases import (
    AGREES,
    Number,
    as_clause,
    asks_by_verb,
    is_closed,
    is_particle,
    is_verb,
    noun_groups,
    noun_phrases,
    stands_alone,
)
from server.referents import phrase_for, trials_phrase

_LONE = re.compile(r"\b(?P<word>den|det|dem|de|denne|dette|disse|deres|dens|dets)\b", re.IGNORECASE)
_POSSESSIVES = frozenset(["deres", "dens", "dets"])
_PLAIN = {
    "dem": "de",
    "disse": "de",
    "deres": "de",
    "denne": "den",
    "dens": "den",
    "dette": "det",
    "dets": "det",
}
ANOTHER_NETWORK = re.compile(
    rf"\b(?:andet|andre|anden|øvrige) {GROUP}\b[^,]*, (?:der|som) ", re.IGNORECASE
)
_DO_IT = re.compile(r"\b(?:gøre|gjorde|gør|gjort|have|få) (?:\w+ )*det\b", re.IGNORECASE)
POSSESSOR = re.compile(r"(?<=\w )(?P<owner>[A-ZÆØÅ]\w{2,})s\b")
_EMPTY = re.compile(r"^hvem (?:er|var) det\b|\bdet for (?:en|et|nog)", re.IGNORECASE)
# »Er det bevist, at …«, »den, der …«: what comes after says what the pronoun stands for.
_CATAPHORIC = re.compile(
    r"^(?:(?:den|det|de|dem)\b[^,]*, (?:der|som) |det\b[^,?]*,? (?:(?<!til )at|om) \w+ \w+)",
    re.IGNORECASE,
)
_NETWORK_ASKED = re.compile(r"^hvilket netværk\b", re.IGNORECASE)
# What a network does, and no trial: it applies, and gets an answer.
_WHICH_IS_IT = re.compile(r"^\W*(?:hvilke[nt]?|hvem|hvad) (?:er|var) det\b", re.IGNORECASE)
# What trials and permits do, and no people.
_GOES_ON = re.compile(
    r"\b(?:køre|kører|løbe|løber|vare|varer|gælde|gælder|udløber|slutter)\W*$", re.I
)
# What nobody but people does.
_OF_PEOPLE = re.compile(
    r"\b(?:søge|ringe|klage|kontakte|skrive|henvende|betale|gøre|svare|melde|anke|bede)\b",
    re.IGNORECASE,
)
_OTHER = frozenset(["anden", "andet", "andre", "ene", "foerste", "sidste"])
_SAYS = re.compile(
    r"\b(?:siger|sagde|mener|mente|synes|syntes|tror|troede|frygter|frygtede) $", re.I
)
_ACTS = re.compile(
    r"\b(?:søgte|søger|ansøgte|ansøger|bad|beder|har søgt|havde søgt)\b|"
    r"^hv\w+ .*\b(?:fik|får) de\b",
    re.IGNORECASE,
)


def with_antecedent(text: str, focus: Focus) -> str:
    """The first pronoun that stands for something, replaced by it."""
    question = focus.sources.understanding.read(text)
    # »det« often stands for nothing (»er det gået«), so it comes last.
    for found in sorted(_LONE.finditer(text), key=lambda m: m["word"].lower() == "det"):
        word = found["word"].lower()
        if not _stands_for_something(text, found, focus):
            continue
        acts = _ACTS.search(text) is not None
        if subject := _subject(word, text, focus, decided=bool(question.statuses), acts=acts):
            after = text[found.end() :]
            comma = "," if ", der " in subject and after[:1] == " " else ""
            return text[: found.start()] + subject + comma + after
        if word == "det" and (clause := _stated(text, found, focus)):
            bare = text[: found.start()].rstrip() if found.end() == len(text) else text
            return f"{FILLER.sub('', bare)}, {clause}"
    return text


def _stands_for_something(text: str, found: re.Match[str], focus: Focus) -> bool:
    """Whether a pronoun points back, out of its own sentence."""
    word, start = found["word"].lower(), found.start()
    if word == "dem" and HEADLESS.match(text, start):
        return False
    if word == "det" and text[start:].lower().startswith("det med "):
        return False  # »Hvordan gik det med …«, »det med de over 40-årige«
    inside = (m for m in HEADLESS.finditer(text) if m.start() < start and found.end() < m.end())
    if next(inside, None):
        return False  # »det med de over 40-årige«
    if word == "de" and _SAYS.search(text[:start]):
        return False  # nobody but people says anything
    alone = stands_alone(text, start) or _is_subject(text, found, focus)
    if not alone and word not in _POSSESSIVES:
        return False
    if _is_own(text, start, focus) or _CATAPHORIC.search(text[start:]):
        return False
    if ANOTHER_NETWORK.search(text[:start]):
        return False  # »et andet netværk, der har fået en lov ud af det«: not the one talked about
    if word == "det" and _is_cleft(text, found):
        return False
    return not (word == "de" and _DO_IT.search(text)) and not _EMPTY.search(text[: found.end() + 9])


def _is_cleft(text: str, found: re.Match[str]) -> bool:
    """Whether »det« only brings its clause forward: »hvad lov er det regeringen nævner«."""
    before = text[: found.start()].rstrip().lower()
    after = [t.folded for t in analyse(text) if t.start > found.start()][:2]
    if not before.endswith((" er", " var")) or len(after) < 2:
        return False
    return is_verb(after[1]) and not is_verb(after[0]) and not is_particle(after[0])


def _is_subject(text: str, found: re.Match[str], focus: Focus) -> bool:
    """Whether a pronoun after the opening verb has an object, of which nothing was said, beside it.

    »Optager den lyd?«: nobody spoke of a sound, so »den« does not point at one.
    """
    if not asks_by_verb([t.folded for t in analyse(text)]) or " " in text[: found.start()].strip():
        return False
    noun = next((t for t in analyse(text) if t.start > found.start()), None)
    rest = [t for t in analyse(text[noun.end :]) if not is_closed(t.folded)] if noun else ()
    told = {t.stem for f in (focus, focus.before) if f for t in analyse(f.question.text + f.told)}
    return noun is not None and not rest and noun.stem not in told and noun.folded not in _OTHER


def _is_own(text: str, at: int, focus: Focus) -> bool:
    """Whether a pronoun stands for what its own sentence names before a comma."""
    comma = text.rfind(",", 0, at)
    pronoun = text[at:].split()[0].lower().strip("?.,!")
    kinds = AGREES.get(_PLAIN.get(pronoun, pronoun), AGREES["de"])
    named = comma > 0 and bool(things(focus.sources.understanding.read(text[:comma])))
    return named and any(p.number in kinds for p in noun_phrases(text[:comma]))


def _subject(word: str, text: str, focus: Focus, *, decided: bool, acts: bool) -> str | None:
    """What a pronoun stands for, as it is said in its place.

    `decided` is whether its own sentence tells a decision of it, `acts` whether what it stands
    for applies or gets an answer there, as a network does.
    """
    possessive = word in _POSSESSIVES
    plain = _PLAIN.get(word, word)
    if plain == "de" and not possessive and (acts or (focus.trial and _OF_PEOPLE.search(text))):
        return _applicant(focus)
    if network := _network_meant(plain, focus, possessive=possessive, decided=decided):
        return network
    if focus.trial and (plain != "de" or possessive or decided or _is_many(focus.trial)):
        name = f"»{focus.trial.title}«"
        return f"{name}s" if possessive else name
    if plain == "det" and focus.of_trials and (topic := topic_text(focus.question)):
        return topic
    if plain == "det" and focus.of_trials and focus.network:
        return network_named(focus.network) + ("s" if possessive else "")
    if plain == "de" and (focus.of_trials or len(focus.trials) > 1):
        return genitive(focus.set_phrase()) if possessive else focus.set_phrase()
    if possessive and (owner := POSSESSOR.search(focus.question.text)):
        return owner[0]
    runs = plain == "de" and _GOES_ON.search(text) is not None
    phrase = (trials_phrase(focus) if runs else None) or phrase_for(focus, plain)
    return genitive(phrase) if phrase and possessive else phrase


def _applicant(focus: Focus) -> str | None:
    """Who applied: the municipality that the title names, or the network."""
    network = focus.network if focus.of_trials else None
    return focus.applicant or focus.networks_told or (network_named(network) if network else None)


def _is_many(trial: Trial) -> bool:
    """Whether a title is of several things, so that »de« may stand for it: »Faste teams«."""
    first = next(iter(noun_groups(trial.title)), None)
    return first is not None and first.number is Number.PLURAL


def _network_meant(plain: str, focus: Focus, *, possessive: bool, decided: bool) -> str | None:
    """The network that a pronoun stands for where one was asked for, or that has the trial."""
    if plain == "det" and focus.asks_network and focus.network and not decided:
        return network_named(focus.network) + ("s" if possessive else "")
    if plain == "det" and possessive and _NETWORK_ASKED.match(focus.question.text):
        return "netværkets"
    owns = plain == "de" and possessive and focus.trial and len(focus.trials) < 2
    return f"{network_named(focus.network)}s" if owns and focus.network else None


def _stated(text: str, found: re.Match[str], focus: Focus) -> str | None:
    """What the last question asked of, as the clause that »det« stands for."""
    clause = None if _WHICH_IS_IT.match(text) else as_clause(focus.question.text)
    governed = re.search(r"\b(?:af|for|om|på|med|til|ved) $", text[: found.start()])
    short = clause is not None and "," not in clause and len(clause.split()) <= 12
    return clause if short and not governed and focus.trial is None else None
