"""Follow-ups that measure one against another: the difference, the other end, who had most."""

from __future__ import annotations

import re
from dataclasses import replace

from server.answers.selection import scope_of
from server.answers.trial_items import verb
from server.asked_topic import things
from server.danish_text import listed, round_name
from server.focus import Focus
from server.follow_up.canonical import counted_before, is_canonical
from server.follow_up.pointing import other_network, round_meant, sibling
from server.group_words import network_named
from server.phrases import question_phrase
from server.question import Question

# The words of a superlative, as they stand in a question.
MEASURE = (
    r"(?:(?:næst|aller)?(?:flest|færrest|mest|mindst|størst|højest|lavest|længst|kortest|bedst|"
    r"dårligst|værst)e?|først|sidst|i (?:bunden|toppen|spidsen)|nederst|øverst)"
)
_MEASURE = re.compile(rf"\b{MEASURE}\b(?! \w+ \w+, (?:der|som)\b)", re.IGNORECASE)
_OF_MANY = {"mest": "flest", "mindst": "færrest"}  # as people say it of what can be counted
_DIFFERENCE = re.compile(
    r"\bforskellen\b|\bhvor (?:mange|meget) (?:flere|færre|mere|mindre)\b(?!.*\bend\b)",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"^\W*(?:(?:og|men|så|hvad|hvordan|er det|var det|ser det ud) )*"
    r"(?:(?:set |målt |sat |holdt |stillet )?(?:i forhold til|op ?imod|op mod|imod|mod|over for)|"
    r"sammenlignet med|sammenholdt med|end) (?P<other>[\w -]+?)\W*$",
    re.IGNORECASE,
)
_IS_MORE = re.compile(
    r"^\W*(?:er|var|blev|fik|kom) (?:det|der|de)(?: så| da)? "
    r"(?P<more>flere|færre|mere|mindre)(?: \w+)? end (?P<other>[\w -]+?)\W*$",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"^(?P<first>.+ (?:flere|færre) .+) end (?P<second>[^,?]+)", re.IGNORECASE)
_BOTH = re.compile(r"^Blev (?P<more>flere|færre) forsøg (?P<told>.+?) (?P<places>i .+ end .+)$")
_WHO = re.compile(
    r"^\W*(?:hvem|hvilke[nt]?(?: (?:af dem|af disse|netværk|ét|et|en|som))?|hvad)"
    r"(?P<pair> af (?:de to|begge))?(?: var det(?:,)? der)?"
    r"(?= (?:fik|har|havde|er|var|lå|ligger|kom|klarede?|klarer|slap|stod|står|røg|blev|søgte|"
    rf"tegner|{MEASURE})\b)",
    re.IGNORECASE,
)
_ONE_NOUN = re.compile(r"^hvilke[nt]? [a-zæøå]{4,}$", re.IGNORECASE)
_THE_MOST = re.compile(
    r"\b(?:stod|står) (?:for|bag) (?:de )?fleste(?: af dem)?\W*$|"
    r"\b(?:har|havde|fik) de fleste(?: af dem)?\W*$",
    re.IGNORECASE,
)


def difference(text: str, focus: Focus) -> str | None:
    """»Hvor stor er forskellen?«: between what the last two questions counted."""
    if not _DIFFERENCE.search(text):
        return None
    if both := _BOTH.match(focus.question.text.rstrip(" ?")):
        return f"Hvor mange {both['more']} forsøg blev {both['told']} {both['places']}"
    counted = counted_before(focus)[-2:]
    if len(counted) < 2 or not all(map(is_canonical, counted)):
        return None
    one, other = counted if _number(focus) > _number(focus.before) else reversed(counted)
    if one.rounds != other.rounds:
        places = [f"i {listed([round_name(r) for r in sorted(q.rounds)])}" for q in (other, one)]
    else:
        places = [scope_of(q).strip() for q in (other, one)]
    return f"Hvor mange flere forsøg {verb(one.statuses)} {places[0]} end {places[1]}"


def compared(text: str, focus: Focus) -> str | None:
    """»Og i forhold til den første?«, »Er det flere end i anden?«: held against another."""
    if found := _AGAINST.match(text):
        place = _place(found["other"], focus)
        return against(place, focus, alone=True) if place else None
    found = _IS_MORE.match(text)
    place = _place(found["other"], focus) if found else None
    own = scope_of(focus.question).strip()
    if not (found and place and own and focus.of_trials and is_canonical(focus.question)):
        return None
    more = {"mere": "flere", "mindre": "færre"}.get(found["more"].lower(), found["more"].lower())
    decided = verb(focus.question.statuses).removeprefix("blev ")
    return f"Blev {more} forsøg {decided} {own} end {place}"


def against(place: str, focus: Focus, *, alone: bool = False) -> str | None:
    """The last comparison with another in the place of its second; None where there is none.

    Args:
        place: what it is held against: »i første runde«.
        focus: what was talked about.
        alone: whether a number told of one place may be what is compared.
    """
    asked = focus.question.text.rstrip(" ?.!")
    if found := _COMPARED.match(asked):
        return f"{found['first']} end {place}"
    own = scope_of(focus.question).strip()
    if not (alone and own and focus.of_trials and is_canonical(focus.question)):
        return None
    return f"Hvor mange flere forsøg {verb(focus.question.statuses)} {own} end {place}"


def who_had_most(text: str, focus: Focus) -> str | None:
    """»Og hvem fik flest ja?«: asked of all again, and not of the one that was the answer."""
    found = _WHO.match(text)
    contest = _contest(focus)
    opening = _opening(contest, focus)
    if found is None:
        return None
    told = text[found.end() :].strip(" ?.!")
    if found["pair"] and len(pair := _pair(focus)) == 2:
        got = "fik " if re.match(MEASURE, told, re.IGNORECASE) else ""
        return f"Hvilket af {network_named(*pair)} {got}{told}"
    if opening is None or found["pair"]:
        return None
    if _THE_MOST.search(text) and focus.of_trials and is_canonical(focus.question):
        every = scope_of(replace(focus.question, networks=()))
        return f"{opening} har flest forsøg{every}, der {verb(focus.question.statuses)}"
    measure = _MEASURE.search(told)
    question = focus.sources.understanding.read(text)
    if measure is None or question.networks or question.people:
        return None
    bare = re.fullmatch(rf"(?:(?:fik|har|havde|er|var)(?: der)? )?{MEASURE}", told, re.IGNORECASE)
    if bare and contest:
        return measured(measure[0], None, focus)
    when = "" if question.rounds or not contest else scope_of(replace(contest, networks=()))
    return f"{opening} {told}{when}"


def measured(measure: str, noun: str | None, focus: Focus) -> str | None:
    """The last question of most or least, of another end and maybe of something else."""
    asked = _contest(focus)
    found = _MEASURE.search(asked.text) if asked else None
    if asked is None or found is None:
        return None
    text = asked.text.rstrip(" ?.!")
    after = text[found.end() :]
    if found[0].lower() in _OF_MANY.values():
        measure = _OF_MANY.get(measure.lower(), measure)
    if noun:
        after = re.sub(r"^ [a-zæøå]+", f" {noun}", after) or f" {noun}"
    return f"{text[: found.start()]}{measure.lower()}{after}"


def _pair(focus: Focus) -> tuple[str, ...]:
    """The two networks that were asked of together, or one after the other."""
    if len(focus.question.networks) == 2:
        return tuple(n.network for n in focus.question.networks)
    other = other_network(focus)
    return (other, focus.network) if other and focus.network else ()


def _contest(focus: Focus | None) -> Question | None:
    """The last question of who had most or least."""
    while focus is not None and not _MEASURE.search(focus.question.text):
        focus = focus.before
    return focus.question if focus else None


def _opening(contest: Question | None, focus: Focus) -> str | None:
    """What is asked for where only »hvem« is said: what was asked for before, or a network."""
    phrase = question_phrase(contest.text) if contest else None
    if contest and phrase and _ONE_NOUN.match(phrase.of(contest.text)):
        return phrase.of(contest.text)
    if contest and phrase is None:
        return None
    return "Hvilket netværk" if focus.of_trials or focus.asks_network else None


def _place(words: str, focus: Focus) -> str | None:
    """The place that words name, with its preposition: a round, a network, or one of a kind."""
    bare = re.sub(r"^(?:i|fra|for|hos|på|dem i|dem fra|antallet i) ", "", words.strip())
    if number := round_meant(bare, focus):
        return f"i {round_name(number)}"
    if re.match(r"det andet\b", bare) and (name := other_network(focus)):
        return f"i {network_named(name)}"
    named = focus.sources.understanding.read(f"forsøg i netværket {bare}")
    if len(named.networks) == 1 and not things(named):
        return f"i {network_named(named.networks[0].network)}"
    name = sibling(bare, focus)
    return f"i {network_named(name)}" if name else None


def _number(focus: Focus | None) -> int:
    return int(focus.number) if focus and focus.number else 0
