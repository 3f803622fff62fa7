"""»Hvilke 15 er det?«: those of which only a number was told."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.number_words import number_of
from index.danish import analyse
from server.asked_topic import counts
from server.focus import Focus, talk
from server.follow_up.canonical import TOTAL, canonical
from server.follow_up.pointing import NUMBER
from server.follow_up.sayings import unquoted
from server.phrases import noun_phrases, question_phrase
from server.question import Asked

_BEING = (
    r"(?:(?:er|var|drejer|drejede|handler) (?:det|der|de)(?: sig| tale)?(?: om)?|"
    r"det (?:er|var|drejer sig om|handler om)|så|helt|præcist|konkret|egentlig)"
)
_WHICH = re.compile(
    rf"^\W*(?:hvilke|(?:nævn|vis|list|giv|oprems)(?: mig)?(?: lige)?|hvad hedder|hvem er|"
    rf"hvad er(?: det for)?|hvad var det for|må jeg se)(?: {_BEING})?(?: (?:de|dem|nogle))? "
    rf"(?P<number>{NUMBER})(?: (?P<noun>[a-zæøå]{{4,}}))?(?: {_BEING})*\W*$",
    re.IGNORECASE,
)
_HEAD_FIRST = re.compile(
    rf"^\W*(?:og )?de (?P<number>{NUMBER})(?: (?P<noun>[a-zæøå]{{4,}}))?,? "
    r"(?:(?:der|som) (?P<told>[^,]+), )?"
    r"(?:hvilke|hvad|hvem) (?:er|var) (?:det|de)(?: for (?:nogle|nogen))?\W*$",
    re.IGNORECASE,
)


def numbered(text: str, focus: Focus) -> str | None:
    """The question of which they are, with what was told of that number."""
    found = _WHICH.match(text) or _HEAD_FIRST.match(text)
    if found is None:
        return None
    number = number_of(found["number"])
    if apart := found.groupdict().get("told"):
        return f"Hvilke {found['number']} {found['noun'] or 'forsøg'} {apart}"
    said_before = list(talk(focus))
    said = f"{found['number']} {found['noun'] or ''}".strip()
    for rule in (_counted, _told):
        if told := next((t for f in said_before if (t := rule(number, said, f))), None):
            return told
    noun = found["noun"] or ("forsøg" if focus.of_trials else None)
    where = f" i sagen om »{focus.trial.title}«" if focus.trial else ""
    return f"Hvilke {said.split()[0]} {noun} er der tale om{where}" if noun else None


def _counted(number: int, said: str, focus: Focus) -> str | None:
    """What was counted, where it came to so many, as the question of which they are."""
    text = focus.question.text.rstrip(" ?.!")
    if focus.of_trials and number in {len(focus.named), int(focus.number or 0)}:
        return canonical(replace(focus.question, asked=Asked.LIST))
    phrase = question_phrase(text)
    if focus.number and int(focus.number) == number and counts(focus.question) and phrase:
        noun = phrase.of(text)[len("hvor mange") :]
        if _is_of(noun, said):
            return f"Hvilke {said.split()[0]}{noun}{TOTAL.sub('', text[phrase.end :])}"
    return None


def _told(number: int, said: str, focus: Focus) -> str | None:
    """What a question or a reply says of so many, as the question of which they are."""
    for told in (focus.question.text, unquoted(focus.told)):
        for phrase_told in noun_phrases(told):
            first, _, rest = phrase_told.text.partition(" ")
            many = (
                rest and re.fullmatch(NUMBER, first, re.IGNORECASE) and number_of(first) == number
            )
            if many and _is_of(rest, said):
                return f"Hvilke {phrase_told.text} er der tale om"
    return None


def _is_of(phrase: str, said: str) -> bool:
    """Whether so many of a kind are told by a phrase: any where the kind is not said."""
    _, _, noun = said.partition(" ")
    return not noun or analyse(noun)[0].stem in {t.stem for t in analyse(phrase)}
