"""Follow-ups about a set of trials: of them, the others, all together, how many, which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.status import TrialStatus
from index.danish import NUMBER_WORDS, analyse, fold_word
from server.answers.selection import known_statuses, scope_of
from server.answers.trial_items import VERBS, verb
from server.danish_text import round_name
from server.decisions import DECISIONS
from server.focus import Focus, counts, things, topic_phrase
from server.follow_up.pointing import NUMBER, ORDINAL, SAME_WAY, last_round, round_meant, with_home
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
TOTAL = re.compile(
    r"\b(?:alt i alt|i ?alt|til ?sammen|sammenlagt|læg(?:ger|ges)? (?:\w+ )*sammen|lagt sammen|"
    r"summen|i sum|samlet(?: set)?|under ét|i det hele)\b",
    re.IGNORECASE,
)
_EVERY_ROUND = re.compile(
    rf"\b(?:alle|samtlige|de)(?: (?P<number>{NUMBER}))?(?: \w*runder(?:ne)?)?\b", re.IGNORECASE
)
_SOME = re.compile(r"\b(?:de|disse) to (?P<which>første|sidste)\b", re.IGNORECASE)
_NOT_SO = re.compile(
    r"^\W*(?:hvem|hvilke[nt]?)(?: af dem)? "
    r"(?:(?:gjorde|fik|blev|var|er|gør|får)(?: det)? )?ikke(?: det)?\W*$",
    re.IGNORECASE,
)
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
            return "Hvilke" + TOTAL.sub("", focus.question.text[len("hvor mange") :])
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
    phrase = next(iter(noun_phrases(counted.text)), None)
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
    counted = next(iter(noun_phrases(focus.question.text)), None)
    told = counted.text.split()[0] if counted and counts(focus.question) else "forsøg"
    where = "forrige runde" if number == own - 1 else round_name(number)
    return f"Hvor mange {found['noun'] or told} fra {where} var med i {round_name(own)}"


def _rounds(number: str | None, named: bool, counted: Sequence[Question]) -> frozenset[int]:
    """The rounds that »alle tre runder« and »alle tre« mean: the first so many."""
    said = frozenset(r for q in counted for r in q.rounds)
    if number is None:
        return frozenset(range(1, max(said) + 1)) if named else frozenset()
    many = int(number) if number.isdigit() else NUMBER_WORDS[fold_word(number)]
    return frozenset(range(1, many + 1)) if many >= max(said) else frozenset()


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
    pointed = text != said or (bool(question.networks) and not of_them)
    old = replace(focus.set, topic=()) if pointed else focus.set
    if pointed and _BELONGS.search(text) and not of_them:
        old = replace(old, statuses=frozenset())
    if _EVERYWHERE.search(text):
        old = replace(old, networks=())
    return canonical(merged(replace(question, topic=own), old))


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
    network, but = f"netværket »{focus.network}«", f"ud over »{focus.trial.title}«"
    if question.statuses:
        return f"Hvilke forsøg i {network} {verb(question.statuses)} {but}"
    if re.search(r"\bsøgt", text, re.IGNORECASE):
        return f"Hvad søgte {network} om {but}"
    return f"Hvilke forsøg i {network} er der {but}"


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
    if not counts(focus.question) and (programme := _programme(focus)):
        return f"Hvor mange forsøg i {programme}{text[len('hvor mange') :]}"
    counted = next(iter(noun_phrases(focus.question.text)), None)
    if not counts(focus.question) or counted is None:
        return None
    noun = _HOW_MANY_OF.sub("", counted.text).split(" i ")[0]
    return f"Hvor mange {noun}{text[len('hvor mange') :]}" if noun else None


def _programme(focus: Focus) -> str | None:
    """The numbered name of trials that was talked about: »Frikommuneforsøg II«."""
    found = _PROGRAMME.search(focus.question.text)
    return found[0] if found else None


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


def counted_before(focus: Focus | None) -> list[Question]:
    """The questions of number asked last, one after the other, oldest first."""
    counted: list[Question] = []
    while focus is not None and counts(focus.question):
        counted.insert(0, focus.question)
        focus = focus.before
    return counted


def is_canonical(question: Question) -> bool:
    """Whether what was decided can be said in a question of trials."""
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
