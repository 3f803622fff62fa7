"""Clauses that lean on what was said and name no thing of it: with what that was about."""

from __future__ import annotations

import re

from server.asked_topic import counts, is_body, things
from server.focus import Focus
from server.follow_up.antecedents import ANOTHER_NETWORK
from server.follow_up.demonstratives import as_its_document_tells
from server.follow_up.fragments import METADATA
from server.follow_up.sayings import (
    FILLER,
    JOINER,
)
from server.group_words import network_named
from server.phrases import (
    NounPhrase,
    Number,
    noun_phrases,
)
from server.question import Asked
from server.referents import theme_of

# »Og hvad siger Dybvad?«: of what was spoken of.
_WHAT_HAPPENED = re.compile(r"hvad (?:skete|sker) der", re.IGNORECASE)
_SPOKEN = re.compile(r"^hvad (?:siger|sagde|mener|mente|udtaler|udtalte) [^,?]+$", re.IGNORECASE)
_GOES_ON = re.compile(r"^\W*(?:og|men|så|and)\b|\b(?:så|da|ellers|også)\W*$", re.IGNORECASE)
# »Hvad dækker »delvist« over?«: a word that is asked about is what the question is of.
_MEANS = re.compile(
    r"^\W*(?:og |men )?hvad (?:dækker|betyder|menes der med|ligger der i|vil det sige(?: at)?|"
    r"mener (?:de|man|du) med|skal (?:man|der) forstås? ved)\b.*?[»\"”'][^»«\"”']+[«\"”']",
    re.IGNORECASE,
)
_JOINED = (
    (
        "om",
        re.compile(
            r"(?:lov|forslag|artik\w*|nyhed|regl|krav|aftal|beslutning|afgørels|spørgsmål|debat|"
            r"oplysning|ansøgning|meddelels|udtalels|bestemmels|forsøg|sag)(?:e?n|et|e?rne|ene|ne|e)*$"
        ),
    ),
    (
        "af",
        re.compile(r"(?:evaluering|resultat|antal|del|behandling|vedtagels)(?:e?n|et|e?rne|ne)*$"),
    ),
    ("på", re.compile(r"(?:navn|svar|adress|titl|titel|liste|eksempl\w*)(?:e?n|et|e?rne|ne|e)*$")),
    ("med", re.compile(r"(?:formål|hensigt|idé|ide|mål)(?:e?n|et|e?rne|ene|ne)*$")),
)
# What stands for something that is not known: »af de to«, »gælder den for«.
_LOST = re.compile(
    r"(?P<pair>\b(?:de|begge) to\b|^hvilke[nt]? (?:er|var) det\W*$)|"
    r"\b(?:den|denne|dem) (?:af|for|om|med|til|fra|på)\W*$",
    re.I,
)
# »Hvilke er trukket tilbage«, »… Hvilken?«
_WHICH_ARE = re.compile(
    r"^(?P<which>(?:.*[.?!] )?hvilke[nt]?)(?P<rest>(?: (?:er|var|blev|bliver|fik|får|har)\b.*)?)$",
    re.IGNORECASE,
)
_ENDS_OPEN = re.compile(r"\b(?:af|for|om|med|til|fra|på|i|ved|hos)$", re.IGNORECASE)


def leans(text: str, focus: Focus) -> bool:
    """Whether a clause without pronouns still cannot be understood alone."""
    question = focus.sources.understanding.read(text)
    own = things(question)
    named = (
        own
        or question.networks
        or question.rounds
        or (question.noun == "netvaerk" and counts(question))
        or question.people
        or question.missing
        or (question.statuses and counts(question))
    )
    if question.asked in {Asked.CONTACT, *METADATA} or _MEANS.match(text):
        return False
    if ANOTHER_NETWORK.search(text):
        return False
    if not named:
        return True
    phrases = [p for p in noun_phrases(JOINER.sub("", text)) if p.definite]
    bare = len(phrases) == 1 and len(phrases[0].text.split()) == 1 and len(own) <= 2
    return bare and _GOES_ON.search(text) is not None


def about_theme(text: str, focus: Focus) -> str:
    """A clause that leans on what was said, with what that was about."""
    bare = FILLER.sub("", text)
    if lost := _LOST.search(bare):
        where = f", når det gælder {network_named(focus.network)}" if focus.network else ""
        return bare if lost["pair"] or "netværk" in bare else bare.rstrip(" ?.!") + where
    if focus.trial:
        return f"{bare} i sagen om »{focus.trial.title}«"
    if focus.of_trials:
        return _of_set(bare, focus.set_phrase())
    definite, theme = [p for p in noun_phrases(bare) if p.definite], theme_of(focus)
    if not theme or _without_article(theme).lower() in bare.lower():
        return bare
    if definite and is_body(theme):
        return bare
    if _WHAT_HAPPENED.fullmatch(bare):
        return f"{bare} med {theme}"
    if _SPOKEN.search(bare):
        return f"{bare} om {theme}"
    definite = [p for p in definite if not p.text[0].isupper()]
    if definite:
        end = definite[-1].span.end
        if whole := as_its_document_tells(definite[-1].text, focus):
            return f"{bare[: definite[-1].span.start]}{whole}{bare[end:]}"
        joined = _joined_by(definite[-1])
        return f"{bare[:end]} {joined} {theme}{bare[end:]}"
    return f"{bare}, når det gælder {theme}"


def _of_set(text: str, many: str) -> str:
    """A clause that leans on a set of trials: »Hvilke af forsøgene i X blev stoppet«."""
    bare = text.rstrip(" ?.!")
    if which := _WHICH_ARE.match(bare):
        comma = "," if ", der " in many and which["rest"] else ""
        return f"{which['which']} af {many}{comma}{which['rest']}"
    if _ENDS_OPEN.search(bare):
        return text
    return f"{bare} for {many}"


def _without_article(phrase: str) -> str:
    return re.sub(r"^(?:en|et|den|det|de) ", "", phrase, flags=re.IGNORECASE)


def _joined_by(phrase: NounPhrase) -> str:
    """The preposition that goes between a noun and what it is of: »fristen for«, »byerne i«."""
    bare = phrase.text.lower()
    usual = "i" if phrase.number is Number.PLURAL else "for"
    return next((word for word, pattern in _JOINED if pattern.search(bare)), usual)
