"""Follow-ups that count: how many of them, all together, how many of something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.number_words import number_of
from corpus.status import TrialStatus
from index.danish import fold_word
from server.answers.selection import known_statuses, scope_of
from server.answers.trial_items import VERBS
from server.asked_topic import counted_phrase, counts, things, topic_phrase
from server.danish_text import round_name
from server.focus import Focus
from server.follow_up.canonical import (
    RELATIVE_SET,
    TOTAL,
    canonical,
    counted_before,
    is_canonical,
    nounless,
)
from server.follow_up.pointing import (
    NUMBER,
    last_round,
    round_meant,
)
from server.follow_up.sayings import CLEFT
from server.phrases import is_neuter_adjective, noun_phrases, question_phrase
from server.question import Asked, Question
from server.referents import theme_of

_HOW_MANY = re.compile(
    r"^\W*hvor mange(?: (?:drejer|handler) det sig om| er der(?: tale om)?| i givet fald|"
    r" (?:er|har|havde|fik|blev|var) (?:det|de|den|der)|"
    r" i så fald| så)?\W*$",
    re.IGNORECASE,
)
_EVERY_ROUND = re.compile(
    rf"\b(?:alle|samtlige|de)(?: (?P<number>{NUMBER}))?(?: \w*runder(?:ne)?)?\b", re.IGNORECASE
)
_SOME = re.compile(r"\b(?:de|disse) to (?P<which>første|sidste)\b", re.IGNORECASE)
_NOT_SO = re.compile(
    r"^(?:hvor mange|hvilke[nt]?|hvem) (?:gør|gjorde|blev|bliver|er|var) (?:det )?ikke$",
    re.IGNORECASE,
)
_ASKS_WHICH = re.compile(r"^(?:hvor mange|hvilke[nt]?) ", re.IGNORECASE)
# »Og forlænges?«
_LONE_VERB = re.compile(r"^(?P<verb>[a-zæøå]{3,}(?:er|es|[dt]e)(?: ikke)?)\W*$", re.IGNORECASE)
_NOUNLESS_COUNT = re.compile(r"^hvor mange (?=(?:\w+ )??\w)", re.IGNORECASE)
_OWN_NOUN = re.compile(r"^hvor mange (?P<noun>(?:ansøgninger|forslag|forsøg)\b)", re.IGNORECASE)
# »Hvilke torve kommer med …«
_WHICH = re.compile(r"hvilke (?P<noun>[\w-]{3,}) \w", re.IGNORECASE)
_HOW_MANY_OF = re.compile(rf"^(?:(?:de|alle|disse) )?(?:{NUMBER} )?", re.IGNORECASE)
_ALSO_FROM = re.compile(
    r"^\W*(?:var|er|kom|blev|findes|havde) (?:der|de)(?: ikke)?(?: også)? "
    r"(?:(?:nogle|nogen|noget|flere|andre)(?: (?P<noun>[a-zæøå]+))? )(?:med )?"
    r"fra (?P<where>[\w ]+?)(?: med| af)?\W*$",
    re.IGNORECASE,
)
_PROGRAMME = re.compile(r"\b[A-ZÆØÅ]\w*forsøg(?: [IVX]+\b| \d{1,2}\b)")
_AMONG = re.compile(
    r"^Hvor mange (?P<noun>\w+) (?P<those>fra .+) var med i (?P<own>\w+ runde)", re.IGNORECASE
)


def how_many(text: str, focus: Focus) -> str | None:
    """»Hvor mange drejer det sig om?«: of what was talked about."""
    if not _HOW_MANY.match(text):
        return None
    if focus.of_trials:
        return canonical(replace(focus.question, asked=Asked.COUNT))
    theme = theme_of(focus)
    if theme and (relative := RELATIVE_SET.match(theme)):
        return f"Hvor mange {relative['set']} er der"
    return f"Hvor mange {theme} er der" if theme else None


def total(text: str, focus: Focus) -> str | None:
    """»Hvor mange er det i alt?«: what the last questions counted, taken together."""
    if not TOTAL.search(text):
        return None
    some = _SOME.search(text)
    bare = _EVERY_ROUND.sub("", _SOME.sub("", TOTAL.sub("", text)))
    question = focus.sources.understanding.read(bare)
    if things(question) or question.networks or question.rounds:
        return None
    if among := _AMONG.match(focus.question.text):
        return f"Hvor mange {among['noun']} var der i alt i {among['own']}, også {among['those']}"
    counted = [replace(q, asked=Asked.COUNT) for q in counted_before(focus)]
    if counted and (whole_rounds := _of_every_round(text, counted)):
        return whole_rounds
    if some:
        counted = counted[:2] if some["which"].lower().startswith("f") else counted[-2:]
    return _together(counted, question.statuses, focus) if counted else None


def _of_every_round(text: str, counted: Sequence[Question]) -> str | None:
    """The last question of number, of all the rounds that a text tells of."""
    every, last = _EVERY_ROUND.search(text), counted[-1]
    if every is None or not last.rounds or not is_canonical(last):
        return None
    rounds = _rounds(every["number"], "runde" in text.lower(), counted)
    return canonical(replace(last, rounds=rounds)) + " i alt" if rounds else None


def _together(
    counted: Sequence[Question], statuses: frozenset[TrialStatus], focus: Focus
) -> str | None:
    """What several questions counted, as one question of number."""
    if len(counted) == 1:
        whole = replace(counted[0], statuses=statuses, asked=Asked.COUNT)
        return canonical(whole) if focus.of_trials else _all_of(counted[0])
    first = counted[0]
    if all(is_canonical(q) for q in counted) and len({q.statuses for q in counted}) == 1:
        rounds = frozenset(r for q in counted for r in q.rounds)
        networks = {n.network: n for q in counted for n in q.networks}
        whole = replace(first, rounds=rounds, networks=tuple(networks.values()))
        return canonical(whole) + " i alt"
    union = frozenset(s for q in counted for s in q.statuses)
    same = len({(q.networks, q.rounds, topic_phrase(q)) for q in counted}) == 1
    if all(is_canonical(q) for q in counted) and same and union in VERBS:
        return canonical(replace(first, statuses=union)) + " i alt"
    if any(q.networks or q.rounds for q in counted):
        return None
    predicates = [_predicate(q.text) for q in counted]
    return f"Hvor mange forsøg {' eller '.join(dict.fromkeys(predicates))} i alt"


def _all_of(counted: Question) -> str | None:
    """Of how many there are all in all of that which was counted."""
    phrase = counted_phrase(counted)
    if phrase is None or not counted.text.lower().startswith(f"hvor mange {phrase.text.lower()}"):
        return None
    return f"Hvor mange {phrase.text} er der i alt"


def also_from(text: str, focus: Focus) -> str | None:
    """»Var der ikke også nogle fra runden før?«: of those of another round in this one."""
    found = _ALSO_FROM.match(text)
    number = round_meant(found["where"], focus) if found else None
    own = last_round(focus)
    if found is None or number is None or own is None or number == own:
        return None
    counted = counted_phrase(focus.question)
    told = counted.text.split()[0] if counted and counts(focus.question) else "forsøg"
    where = "forrige runde" if number == own - 1 else round_name(number)
    return f"Hvor mange {found['noun'] or told} fra {where} var med i {round_name(own)}"


def _rounds(number: str | None, named: bool, counted: Sequence[Question]) -> frozenset[int]:
    """The rounds that »alle tre runder« and »alle tre« mean: the first so many."""
    said = frozenset(r for q in counted for r in q.rounds)
    if number is None:
        return frozenset(range(1, max(said) + 1)) if named else frozenset()
    many = number_of(number)
    return frozenset(range(1, many + 1)) if many >= max(said) else frozenset()


def nounless_count(text: str, focus: Focus) -> str | None:
    """»Hvor mange blev stoppet?« after a number of something: of the same thing."""
    if _NOT_SO.match(text) and _ASKS_WHICH.match(focus.question.text):
        return _negated(focus.question.text)
    if (lone := _LONE_VERB.match(text)) and counts(focus.question):
        noun = _counted_last(focus)
        return f"Hvor mange {noun} {lone['verb'].lower()}" if noun else None
    if not _NOUNLESS_COUNT.match(text) or not nounless(text):
        return None
    if not counts(focus.question) and (programme := _programme(focus)):
        return f"Hvor mange forsøg i {programme}{text[len('hvor mange') :]}"
    own = _OWN_NOUN.match(text)
    noun = own["noun"] if own else _counted_last(focus)
    if noun and focus.of_trials:
        asked = focus.sources.understanding.read(text)
        of = replace(focus.question, rounds=frozenset()) if asked.rounds else focus.question
        if not known_statuses(asked):  # what became of trials later is told of no round
            of = replace(of, rounds=frozenset(), networks=())
        noun = f"{own['noun'] if own else 'forsøg'}{scope_of(of)}{topic_phrase(of)}"
    rest = text[own.end() :] if own else text[len("hvor mange") :]
    return f"Hvor mange {noun}{rest}" if noun else None


def _counted_last(focus: Focus | None) -> str | None:
    """What was counted last, or asked for one by one: »forsøg«, »torve«."""
    while focus is not None:
        which = _WHICH.match(focus.question.text)
        if counts(focus.question) and (counted := counted_phrase(focus.question)):
            return _HOW_MANY_OF.sub("", counted.text).split(" i ")[0] or None
        if which and not is_neuter_adjective(f"{fold_word(which['noun'])[:-1]}t"):
            return which["noun"]
        focus = focus.before
    return None


def _programme(focus: Focus) -> str | None:
    """The numbered name of trials that was talked about: »Frikommuneforsøg II«."""
    found = _PROGRAMME.search(focus.question.text)
    return found[0] if found else None


def _predicate(text: str) -> str:
    """What a question of number says of what it counts: »bliver ikke udbredt«."""
    phrase = next(iter(noun_phrases(text)), None)
    return text[phrase.span.end :].strip(" ?.!,") if phrase else text


def _negated(text: str) -> str | None:
    """A question of number, turned: »… der ikke udbredes«."""
    text = CLEFT.sub(r"\g<asking> \g<rest>", text.rstrip(" ?"))
    if ", der " in text:
        return text.replace(", der ", ", der ikke ", 1)
    phrase = question_phrase(text)
    words = text[phrase.end :].strip(" ?").split() if phrase else []
    if not phrase or not words:
        return None
    return " ".join([phrase.of(text), words[0], "ikke", *words[1:]])
