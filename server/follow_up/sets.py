"""Follow-ups about a set of trials: of them, the others, which, beside the one told of."""

from __future__ import annotations

import re
from dataclasses import replace

from index.danish import analyse
from server.answers.selection import known_statuses, scope_of
from server.answers.trial_items import verb
from server.asked_topic import things, topic_phrase, topic_text
from server.decisions import DECISIONS
from server.focus import Focus
from server.follow_up.canonical import (
    RELATIVE_SET,
    TOTAL,
    canonical,
    merged,
    nounless,
    outside,
)
from server.follow_up.pointing import (
    NUMBER,
    ORDINAL,
    SAME_WAY,
    with_home,
)
from server.group_words import network_named
from server.matching import text_words
from server.phrases import is_neuter_adjective, question_phrase
from server.question import Asked, NetworkMention, Question
from server.referents import theme_of

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
_EVERY = re.compile(r"alle (?P<many>\w+(?:ene|erne)\b.*)$", re.IGNORECASE)
_THERE_IS = re.compile(
    r"^(?:er|var|findes|fandtes|blev) der (?:nogen |nogle |(?P<noget>noget ))?(?P<set>\w+ .+)$",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"^\W*(?:hvem|hvilke[nt]?)(?: af dem)? "
    r"(?:(?:gjorde|fik|blev|var|er|gør|får)(?: det)? )?ikke(?: det)?\W*$",
    re.IGNORECASE,
)
OF_THEM = re.compile(
    r"\b(?:af|blandt|i) (?:dem|disse|de (?=(?:afvist|godkendt|imødekom|delvis|udbredt)\w*)|"
    r"(?:de|disse) (?:forsøg|ansøgninger|forslag)\b)|\b(?:heraf|deraf|of (?:them|those|these))\b",
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
# »Hvor mange var med dér?«: all of them, and not those that were decided so.
_BELONGS = re.compile(
    r"\b(?:er|var|hører|hørte|kom|indgår|indgik) (?:med|der|til|ind)\b|\bi alt\b", re.IGNORECASE
)
_BESIDES = re.compile(
    r"^\W*(?:hvad .*\bellers\b|hvad andet\b|hvilke (?:andre|øvrige|flere)\b|"
    r"(?:er|var|er|findes|søgte|fik|har|havde) (?:der|de|netværket|det netværk) (?:også |ellers )*"
    r"(?:andre|flere|andet|mere|noget andet)\b)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\b(?:andet|andre|øvrige) (?:netværk\w*|steder|sted|runder?)\b", re.I)
_BESIDE_WORDS_TEXT = """
    ellers andre andet flere mere oevrige forslag forsoeg ansoegninger soegte soegt netvaerk
    netvaerket noget
"""
_BESIDE_WORDS = frozenset(_BESIDE_WORDS_TEXT.split())
# »Hvilke to røg ud?« after a number: how many there are is told by the set.
_UNNUMBERED = re.compile(rf"^hvilke {NUMBER} (?=[a-zæøå]+(?:e|g|t|k|ev|r)\b)", re.IGNORECASE)
_CHOOSES = re.compile(
    r"^(?:hvilke[nt]?|hvor mange|how many|which|hvem (?:fik|blev|røg)|antal\w*)\b", re.IGNORECASE
)
_ANY = re.compile(r"^(?:var|er|findes|fandtes) der (?:nogen|noget|nogle)\b", re.IGNORECASE)
_BEING_TEXT = """
    er var der det de findes fandtes i alt tale om saa helt ialt praecist praecis konkret egentlig
    nu ellers mon vel lige
"""
_BEING = frozenset(_BEING_TEXT.split())


def list_them(text: str, focus: Focus) -> str | None:
    """»Hvilke?«: what was counted or spoken of, one by one."""
    if not _LIST_THEM.match(text):
        return None
    if focus.of_trials:
        return canonical(replace(focus.question, asked=Asked.LIST))
    if (phrase := question_phrase(focus.question.text)) is not None:
        asking = phrase.of(focus.question.text)
        if asking.lower().startswith("hvor mange "):
            return "Hvilke" + TOTAL.sub("", focus.question.text[len("hvor mange") :])
    if found := _THERE_IS.match(focus.question.text):
        asked = "Hvad er der" if found["noget"] else "Hvilke"
        return f"{asked} {found['set'].rstrip(' ?.!')}" + ("" if found["noget"] else " er der")
    theme = theme_of(focus)
    if text.lower().startswith("hvem") or not theme:
        return None
    if every := _EVERY.match(theme):
        return f"Hvilke af {every['many']} er der tale om"
    if relative := RELATIVE_SET.match(theme):
        return f"Hvilke {relative['set']} er der tale om"
    noun = re.search(r"hvilke (?P<noun>\w+) (?:er|drejer)", text, re.IGNORECASE)
    return f"Hvilke {noun['noun']} er der tale om i {theme}" if noun else None


def picked(text: str, focus: Focus) -> str | None:
    """»Nævn de to, der handler om børn«: those of the set of which something is told."""
    found = _PICKED.match(text)
    if found is None:
        return None
    handles = "handler om " if found["where"] else ""
    return of_the_set(f"Hvilke af dem {handles}{found['told']}", focus)


def of_the_set(text: str, focus: Focus) -> str | None:
    """A number or list asked on about the set of trials talked about."""
    text = _UNNUMBERED.sub("hvilke ", text)
    said = text
    text = with_home(said, focus)
    if not focus.of_trials and text == said:
        return None
    question = focus.sources.understanding.read(SAME_WAY.sub("", text))
    if OF_THEM.search(text) and (name := _group_asked(question, focus)):
        mention = NetworkMention(network=name, positions=frozenset())
        question = replace(question, networks=(mention,), topic=())
    if _ANY.match(text) and question.statuses and focus.of_trials:
        whole = replace(focus.question, statuses=question.statuses)
        there = replace(whole, topic=()) if focus.trial else whole
        return f"Er der forsøg{scope_of(there)}{topic_phrase(there)}, der {verb(question.statuses)}"
    if question.people or not _CHOOSES.match(text):
        return None
    own = tuple(w for w in things(question) if not is_neuter_adjective(w.token.folded))
    alone = not own and (not question.rounds or bool(question.networks))
    of_them = OF_THEM.search(text)
    if not of_them and not (alone and known_statuses(question) and nounless(text)):
        return None
    told = own or question.statuses or question.networks or question.rounds
    said_of = text[of_them.end() :] if of_them else _CHOOSES.sub("", text)
    if not told and _tells(said_of):
        return None  # what is said of them is none of what a set is told by
    if of_them and own and things(focus.set) and not question.networks:
        return None  # two topics are no one topic
    # A network that was pointed back to is asked of as a whole.
    pointed = text != said or (bool(question.networks) and not of_them)
    old = replace(focus.set, topic=()) if pointed else focus.set
    if pointed and _BELONGS.search(text) and not of_them:
        old = replace(old, statuses=frozenset())
    if _EVERYWHERE.search(text):
        old = replace(old, networks=())
    return canonical(merged(replace(question, topic=own), old))


def _group_asked(question: Question, focus: Focus) -> str | None:
    """The one group of the set talked about that a topic names, where no title of the set does."""
    topic = topic_text(question)
    if not topic or question.networks or focus.set.networks:
        return None
    if topic not in question.text:  # read from a translation
        named = focus.sources.understanding.read(f"forsøg i netværket {topic}").networks
        return named[0].network if len(named) == 1 else None
    groups = {n for t in focus.trials for n in t.networks}
    matcher = focus.sources.understanding.linker.matcher
    words = things(question)
    if any(matcher.share_of(text_words(t.title), words) > 0.0 for t in focus.trials):
        return None
    touched = [n for n in sorted(groups) if matcher.share_of(text_words(n), words) > 0.0]
    return touched[0] if len(touched) == 1 else None


def besides(text: str, focus: Focus) -> str | None:
    """»Hvad søgte de ellers om?«, »Hvilke andre er der i det netværk?«: beside the one told of."""
    found = _BESIDES.match(text)
    if found is None or not (focus.trial and focus.network) or _ELSEWHERE.search(text):
        return None
    placed = focus.asks_network or focus.question.networks or re.search(r"netværk|søgt|dér", text)
    question = focus.sources.understanding.read(text)
    others_too = [w for w in things(question) if w.token.folded not in _BESIDE_WORDS]
    if not placed or others_too or not known_statuses(question):
        return None
    network, but = network_named(focus.network), f"ud over »{focus.trial.title}«"
    if question.statuses:
        one_of_them = focus.trial.statuses & question.statuses
        told = f"Hvilke forsøg i {network} {verb(question.statuses)}"
        return f"{told} {but}" if one_of_them else told
    if re.search(r"\bsøgt", text, re.IGNORECASE):
        return f"Hvad søgte {network} om {but}"
    return f"Hvilke forsøg i {network} er der {but}"


def not_so(text: str, focus: Focus) -> str | None:
    """»Hvem fik ikke?« after what was decided: those of the set that were decided otherwise."""
    left = frozenset(DECISIONS) - focus.question.statuses
    if not _NOT_SO.match(text) or not focus.of_trials or not focus.question.statuses or not left:
        return None
    return canonical(replace(focus.question, statuses=left, asked=Asked.LIST))


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
        and (not ORDINAL.search(rest) or len(before.trials) - len(focus.trials) == 1)
    ):
        return outside(replace(question, asked=Asked.LIST))
    left = frozenset(DECISIONS) - question.statuses
    if question.statuses and left and not ORDINAL.search(rest):
        return canonical(replace(question, statuses=left))
    return None


def _tells(text: str) -> bool:
    """Whether words say more of a set than that it is there."""
    return any(t.folded not in _BEING for t in analyse(text))
