"""Follow-ups about a set of trials: of them, the others, all together, how many, which."""

from __future__ import annotations

import re
from dataclasses import replace

from index.danish import analyse
from server.answers.selection import known_statuses, scope_of
from server.answers.trial_items import VERBS, verb
from server.danish_text import listed, round_name
from server.decisions import DECISIONS
from server.focus import Focus, counts, things, topic_phrase
from server.follow_up.pointing import NUMBER, ORDINAL, SAME_WAY, with_home
from server.phrases import is_neuter_adjective, noun_phrases, question_phrase
from server.question import Asked, Question

# »Nævn de to, der handler om børn«: asked as »Hvilke af dem handler om børn?«.
_PICKED = re.compile(
    r"^\W*(?:kan du )?(?:vise?|nævne?|liste?|opremse?|give?)(?: mig)?(?: lige)? (?:de|dem)"
    rf"(?: {NUMBER})?,? (?:(?:der|som)|(?P<where>hvor der (?:står|er) noget om)) (?P<told>.+)$",
    re.IGNORECASE,
)
_LIST_THEM = re.compile(
    r"^\W*(?:(?:hvilke(?: \w+(?= (?:er|var) ))?|hvilke[nt]|hvem|hvad(?= (?:er|var) (?:det|de)\b))"
    r"(?: (?:er|var) (?:det|de|dem|den|der tale om))?"
    r"(?: (?:så|helt|helt konkret|konkret|egentlig|præcis))*|(?:kan du )?"
    r"(?:vise?|nævne?|liste?|opremse?|remse?|give?)(?: mig)?(?: lige)? "
    rf"(?:dem|navnene|listen|de {NUMBER}(?: første| sidste)?)(?: alle)?"
    r"(?: op)?|(?:må|kan) jeg (?:se|få) (?:dem|navnene|listen)|hvad hedder de(?: alle)?|"
    r"hvad (?:er|var) det for (?:nogle|nogen)|"
    r"hvilke \w+ (?:er|drejer) det(?: sig om)?(?: helt konkret| konkret)?|which(?: ones)?)\W*$",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"^\W*hvor mange(?: (?:drejer|handler) det sig om| er der(?: tale om)?| i givet fald|"
    r" (?:er|har|havde|fik|blev|var) (?:det|de|den|der)|"
    r" i så fald| så)?\W*$",
    re.IGNORECASE,
)
_THERE_IS = re.compile(
    r"^(?:er|var|findes|fandtes|blev) der (?:nogen |nogle |(?P<noget>noget ))?(?P<set>\w+ .+)$",
    re.IGNORECASE,
)
_RELATIVE_SET = re.compile(r"de (?P<set>\w+,? (?:som|der) .+)", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:i ?alt|til ?sammen|sammenlagt|læg(?:ges)? (?:\w+ )*sammen|lagt sammen)\b", re.IGNORECASE
)
_SOME = re.compile(r"\b(?:de|disse) to (?P<which>første|sidste)\b", re.IGNORECASE)
_NOT_SO = re.compile(
    r"^\W*(?:hvem|hvilke[nt]?)(?: af dem)? "
    r"(?:(?:gjorde|fik|blev|var|er|gør|får)(?: det)? )?ikke(?: det)?\W*$",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(r"\bforskellen\b|\bhvor mange flere\b(?!.*\bend\b)", re.IGNORECASE)
OF_THEM = re.compile(
    r"\b(?:af|blandt|i) (?:dem|disse|de (?=(?:afvist|godkendt|imødekom|delvis|udbredt)\w*)|"
    r"(?:de|disse) (?:forsøg|ansøgninger|forslag)\b)|\b(?:heraf|deraf|of them)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:de (?:andre|øvrige|resterende|sidste)|den (?:sidste|anden)|det sidste|resten)\b",
    re.IGNORECASE,
)
_EVERYWHERE = re.compile(
    r"\b(?:på tværs(?: af (?:alle |de )?netværk\w*)?|i alle (?:de )?netværk\w*|i det hele taget|"
    r"for alle (?:de )?netværk\w*)\b",
    re.IGNORECASE,
)
_NOUNLESS_COUNT = re.compile(r"^hvor mange (?=(?:\w+ )??\w)", re.IGNORECASE)
_HOW_MANY_OF = re.compile(rf"^(?:(?:de|alle|disse) )?(?:{NUMBER} )?", re.IGNORECASE)
_CHOOSES = re.compile(
    r"^(?:hvilke[nt]?|hvor mange|how many|which|hvem (?:fik|blev|røg)|antal\w*)\b", re.IGNORECASE
)
_ANY = re.compile(r"^(?:var|er|findes|fandtes) der (?:nogen|noget|nogle)\b", re.IGNORECASE)
_COUNT_WORDS_TEXT = """
    mange af dem de der fik forsoeg ansoegninger forslag andre disse i
"""
_BEING_TEXT = """
    er var der det de findes fandtes i alt tale om saa helt ialt
"""
_BEING = frozenset(_BEING_TEXT.split())
_COUNT_WORDS = frozenset(_COUNT_WORDS_TEXT.split())


def list_them(text: str, focus: Focus) -> str | None:
    """»Hvilke?«: what was counted or spoken of, one by one."""
    if not _LIST_THEM.match(text):
        return None
    if focus.of_trials:
        return canonical(replace(focus.question, asked=Asked.LIST))
    if (phrase := question_phrase(focus.question.text)) is not None:
        asking = phrase.of(focus.question.text)
        if asking.lower().startswith("hvor mange "):
            return "Hvilke" + _TOTAL.sub("", focus.question.text[len("hvor mange") :])
    if found := _THERE_IS.match(focus.question.text):
        asked = "Hvad er der" if found["noget"] else "Hvilke"
        return f"{asked} {found['set'].rstrip(' ?.!')}" + ("" if found["noget"] else " er der")
    if text.lower().startswith("hvem") or not focus.theme:
        return None
    if relative := _RELATIVE_SET.match(focus.theme):
        return f"Hvilke {relative['set']} er der tale om"
    noun = re.search(r"hvilke (?P<noun>\w+) (?:er|drejer)", text, re.IGNORECASE)
    return f"Hvilke {noun['noun']} er der tale om i {focus.theme}" if noun else None


def how_many(text: str, focus: Focus) -> str | None:
    """»Hvor mange drejer det sig om?«: of what was talked about."""
    if not _HOW_MANY.match(text):
        return None
    if focus.of_trials:
        return canonical(replace(focus.question, asked=Asked.COUNT))
    if focus.theme and (relative := _RELATIVE_SET.match(focus.theme)):
        return f"Hvor mange {relative['set']} er der"
    return f"Hvor mange {focus.theme} er der" if focus.theme else None


def total(text: str, focus: Focus) -> str | None:
    """»Hvor mange er det i alt?«: what the last questions counted, taken together."""
    if not _TOTAL.search(text):
        return None
    some = _SOME.search(text)
    question = focus.sources.understanding.read(_SOME.sub("", _TOTAL.sub("", text)))
    if things(question) or question.networks or question.rounds:
        return None
    counted = _counts(focus)
    if some:
        counted = counted[:2] if some["which"].lower().startswith("f") else counted[-2:]
    if not counted:
        return None
    if len(counted) == 1:
        whole = replace(counted[0], statuses=question.statuses, asked=Asked.COUNT)
        return canonical(whole) if focus.of_trials else None
    first = counted[0]
    if all(_is_canonical(q) for q in counted) and len({q.statuses for q in counted}) == 1:
        rounds = frozenset(r for q in counted for r in q.rounds)
        networks = {n.network: n for q in counted for n in q.networks}
        whole = replace(first, rounds=rounds, networks=tuple(networks.values()))
        return canonical(whole) + " i alt"
    union = frozenset(s for q in counted for s in q.statuses)
    same = len({(q.networks, q.rounds, topic_phrase(q)) for q in counted}) == 1
    if all(_is_canonical(q) for q in counted) and same and union in VERBS:
        return canonical(replace(first, statuses=union)) + " i alt"
    if any(q.networks or q.rounds for q in counted):
        return None
    predicates = [_predicate(q.text) for q in counted]
    return f"Hvor mange forsøg {' eller '.join(dict.fromkeys(predicates))} i alt"


def difference(text: str, focus: Focus) -> str | None:
    """»Hvor stor er forskellen?«: between what the last two questions counted."""
    counted = _counts(focus)[-2:]
    if not _DIFFERENCE.search(text) or len(counted) < 2 or not all(map(_is_canonical, counted)):
        return None
    one, other = counted if _number(focus) > _number(focus.before) else reversed(counted)
    if one.rounds != other.rounds:
        places = [f"i {listed([round_name(r) for r in sorted(q.rounds)])}" for q in (other, one)]
    else:
        places = [scope_of(q).strip() for q in (other, one)]
    return f"Hvor mange flere forsøg {verb(one.statuses)} {places[0]} end {places[1]}"


def picked(text: str, focus: Focus) -> str | None:
    """»Nævn de to, der handler om børn«: those of the set of which something is told."""
    found = _PICKED.match(text)
    if found is None:
        return None
    handles = "handler om " if found["where"] else ""
    return of_the_set(f"Hvilke af dem {handles}{found['told']}", focus)


def of_the_set(text: str, focus: Focus) -> str | None:
    """A number or list asked on about the set of trials talked about."""
    said = text
    text = with_home(said, focus)
    if not focus.of_trials and text == said:
        return None
    question = focus.sources.understanding.read(SAME_WAY.sub("", text))
    if _ANY.match(text) and question.statuses and focus.of_trials:
        whole = replace(focus.question, statuses=question.statuses)
        there = replace(whole, topic=()) if focus.trial else whole
        return f"Er der forsøg{scope_of(there)}{topic_phrase(there)}, der {verb(question.statuses)}"
    if question.people or not _CHOOSES.match(text):
        return None
    own = tuple(w for w in things(question) if not is_neuter_adjective(w.token.folded))
    alone = not own and (not question.rounds or bool(question.networks))
    of_them = OF_THEM.search(text)
    if not of_them and not (alone and known_statuses(question) and _nounless(text)):
        return None
    told = own or question.statuses or question.networks or question.rounds
    if of_them and not told and _tells(text[of_them.end() :]):
        return None  # what is said of them is none of what a set is told by
    if of_them and own and things(focus.set) and not question.networks:
        return None  # two topics are no one topic
    # A network that was pointed back to is asked of as a whole.
    old = focus.set if text == said else replace(focus.set, topic=())
    if _EVERYWHERE.search(text):
        old = replace(old, networks=())
    return canonical(merged(replace(question, topic=own), old))


def not_so(text: str, focus: Focus) -> str | None:
    """»Hvem fik ikke?« after what was decided: those of the set that were decided otherwise."""
    left = frozenset(DECISIONS) - focus.question.statuses
    if not _NOT_SO.match(text) or not focus.of_trials or not focus.question.statuses or not left:
        return None
    return canonical(replace(focus.question, statuses=left, asked=Asked.LIST))


def nounless_count(text: str, focus: Focus) -> str | None:
    """»Hvor mange blev stoppet?« after a number of something: of the same thing."""
    negated = re.match(r"^hvor mange (?:gør|gjorde|blev|bliver|er|var) (?:det )?ikke$", text, re.I)
    if negated and counts(focus.question):
        return _negated(focus.question.text)
    if not _NOUNLESS_COUNT.match(text) or not _nounless(text):
        return None
    counted = next(iter(noun_phrases(focus.question.text)), None)
    if not counts(focus.question) or counted is None:
        return None
    noun = _HOW_MANY_OF.sub("", counted.text).split(" i ")[0]
    return f"Hvor mange {noun}{text[len('hvor mange') :]}" if noun else None


def others(rest: str, focus: Focus) -> str | None:
    """»de andre«, »resten«: what the last question left of the set before it."""
    if _EVERYWHERE.search(rest) and focus.question.networks:
        return canonical(replace(focus.question, networks=()))
    if not _OTHERS.search(rest) or not focus.of_trials or len(rest.split()) > 3:
        return None
    before = focus.before
    question = focus.question
    if (
        before
        and before.of_trials
        and question.networks
        and not before.question.networks
        and question.statuses == before.question.statuses
    ):
        return _outside(replace(question, asked=Asked.LIST))
    left = frozenset(DECISIONS) - question.statuses
    if question.statuses and left and not ORDINAL.search(rest):
        return canonical(replace(question, statuses=left))
    return None


def canonical(question: Question) -> str:
    """A question of trials in the words that it is read from best."""
    opening = "Hvor mange forsøg" if question.asked is Asked.COUNT else "Hvilke forsøg"
    topic = topic_phrase(question)
    decided_as = f" {verb(question.statuses)}" if question.statuses else " er der"
    return f"{opening}{scope_of(question)}{topic}{decided_as}"


def _outside(question: Question) -> str:
    """A question of the trials outside the networks that another names."""
    return canonical(question).replace(" i netværk", " uden for netværk", 1)


def merged(new: Question, old: Question) -> Question:
    """The new question, with what it leaves out taken from the old one."""
    return replace(
        new,
        asked=Asked.COUNT if counts(new) else Asked.LIST,
        networks=new.networks or old.networks,
        rounds=new.rounds or old.rounds,
        topic=new.topic or things(old),
        text=new.text if new.topic else old.text,
        statuses=new.statuses or old.statuses,
    )


def replaced(old: Question, new: Question, *, about_trials: bool) -> Question:
    """The old question, with what the new one names in its place."""
    topic = () if new.networks else new.topic or things(old)
    return replace(
        old,
        about_trials=about_trials,
        networks=new.networks or (() if new.topic else old.networks),
        topic=topic,
        text=new.text if new.topic else old.text,
        rounds=new.rounds or old.rounds,
        statuses=new.statuses or old.statuses,
    )


def _tells(text: str) -> bool:
    """Whether words say more of a set than that it is there."""
    return any(t.folded not in _BEING for t in analyse(text))


def _nounless(text: str) -> bool:
    """Whether »hvor mange« is followed by a verb and no noun of its own."""
    text = re.sub(r"\bi netværket »[^»«]*« ?", "", text)
    phrase = question_phrase(text)
    if phrase is None:
        return True
    words = [t.folded for t in analyse(phrase.of(text))][1:]
    return not [w for w in words if w not in _COUNT_WORDS]


def _counts(focus: Focus | None) -> list[Question]:
    """The questions of number asked last, one after the other, oldest first."""
    counted: list[Question] = []
    while focus is not None and counts(focus.question):
        counted.insert(0, focus.question)
        focus = focus.before
    return counted


def _number(focus: Focus | None) -> int:
    return int(focus.number) if focus and focus.number else 0


def _is_canonical(question: Question) -> bool:
    return question.statuses in VERBS


def _predicate(text: str) -> str:
    """What a question of number says of what it counts: »bliver ikke udbredt«."""
    phrase = next(iter(noun_phrases(text)), None)
    return text[phrase.span.end :].strip(" ?.!,") if phrase else text


def _negated(text: str) -> str | None:
    """A question of number, turned: »… der ikke udbredes«."""
    if ", der " in text:
        return text.replace(", der ", ", der ikke ", 1)
    phrase = question_phrase(text)
    words = text[phrase.end :].strip(" ?").split() if phrase else []
    if not phrase or not words:
        return None
    return " ".join([phrase.of(text), words[0], "ikke", *words[1:]])


def set_of(focus: Focus) -> str | None:
    """The many things talked about, as »de 38 forsøg« where only their number is known."""
    if focus.of_trials or len(focus.named) > 1:
        return focus.set_phrase()
    question = focus.question
    phrase = next(iter(noun_phrases(question.text)), None)
    if counts(question) and phrase and focus.number:
        return f"de {focus.number} {phrase.text.split(' i ')[0]}"
    return focus.phrase("de")
