"""»Hvilke 15 er det?«: those of which only a number was told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.danish import NUMBER_WORDS, fold_word
from server.focus import Focus, counts
from server.follow_up.pointing import NUMBER
from server.follow_up.sayings import unquoted
from server.follow_up.sets import TOTAL, canonical
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
    number = _value(found["number"])
    if apart := found.groupdict().get("told"):
        return f"Hvilke {found['number']} {found['noun'] or 'forsøg'} {apart}"
    talk = list(_talk(focus))
    for rule in (_counted, _told):
        if told := next((t for f in talk if (t := rule(number, found["number"], f))), None):
            return told
    noun = found["noun"] or ("forsøg" if focus.of_trials else None)
    return f"Hvilke {found['number']} {noun} er der tale om" if noun else None


def _talk(focus: Focus | None) -> Iterator[Focus]:
    """What was talked about, the last first."""
    while focus is not None:
        yield focus
        focus = focus.before


def _counted(number: int, said: str, focus: Focus) -> str | None:
    """What was counted, where it came to so many, as the question of which they are."""
    text = focus.question.text.rstrip(" ?.!")
    if focus.of_trials and number in {len(focus.named), int(focus.number or 0)}:
        return canonical(replace(focus.question, asked=Asked.LIST))
    phrase = question_phrase(text)
    if focus.number and int(focus.number) == number and counts(focus.question) and phrase:
        noun = phrase.of(text)[len("hvor mange") :]
        return f"Hvilke {said}{noun}{TOTAL.sub('', text[phrase.end :])}"
    return None


def _told(number: int, said: str, focus: Focus) -> str | None:
    """What a question or a reply says of so many, as the question of which they are."""
    for told in (focus.question.text, unquoted(focus.told)):
        for phrase_told in noun_phrases(told):
            first, _, rest = phrase_told.text.partition(" ")
            if rest and re.fullmatch(NUMBER, first, re.IGNORECASE) and _value(first) == number:
                return f"Hvilke {phrase_told.text} er der tale om"
    return None


def _value(number: str) -> int:
    return int(number) if number.isdigit() else NUMBER_WORDS[fold_word(number)]
