"""Follow-ups that are no clause: »Og i anden runde?«, »Hvad med børn?«, »Nummeret?«."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.status import TrialStatus
from index.danish import analyse
from server.answers.selection import scope_of
from server.answers.trial_items import verb
from server.asked_topic import counted_phrase, counts, topic_phrase
from server.capitals import uncapital
from server.danish_text import round_name
from server.focus import Focus, decided
from server.follow_up.canonical import beside_decisions, canonical
from server.follow_up.comparisons import MEASURE, against, measured
from server.follow_up.pointing import (
    HEADLESS,
    NUMBER,
    ORDINAL,
    OTHER_NETWORK,
    PAPER,
    meant,
    other_network,
    round_meant,
)
from server.follow_up.replacing import TOLD_APART, replacing
from server.follow_up.sayings import (
    HE,
    PREPOSITION,
    genitive,
    indefinite,
)
from server.follow_up.sets import not_so, others
from server.group_words import network_named
from server.phrases import (
    QUESTION_WORDS,
    as_main,
    asks_first,
    clause_parts,
    has_clause,
    infinitive_form,
    inner_clauses,
    noun_phrases,
)
from server.question import Asked
from server.referents import theme_of

WHAT_ABOUT = re.compile(
    r"^\W*(?:(?:hvad|hva|hvordan)(?: så)? (?:med|i|for|på)(?= )|what about|jeg mente|jeg mener|"
    r"jeg tænkte på|(?:eller )?rettere(?: sagt)?|snarere|(?:det |den )?samme(?: \w+)?(?= for )|"
    r"(?:gælder|gjaldt) (?:det(?: samme)?|dette)(?: også)? (?:for|i|på)(?= )|"
    r"i stedet(?: for)?|hvad så|hva så)\s*",
    re.IGNORECASE,
)
_SAME_FOR = re.compile(
    r"^\W*(?:gælder|gjaldt) (?:det samme|dette|det)(?: også (?:for |i |på )?| (?:for|i|på) )"
    r"(?!(?:alle|andre|flere|hele|alt|nogen|begge)\b)(?P<which>.+)$",
    re.IGNORECASE,
)
_SAME_NUMBER = re.compile(r"\W*(?:det )?samme (?:an)?tal\b", re.IGNORECASE)
# »Hvor mange var det i anden?«: asked as »Og i anden?«.
_WHAT_IN = re.compile(
    r"^\W*(?:(?P<many>hvor (?:mange|meget|længe)) (?:er|var|blev|fik|har|havde) (?:det|der|de)|"
    r"(?:hvad|hvordan) (?:er|var) det)(?: så| da)? "
    r"(?=(?:i|fra|for(?! (?:en|et|nogle|nogen)\b)|på|hos|under) )",
    re.IGNORECASE,
)
_WHO_IN = re.compile(
    r"^\W*hvem (?:er|var) det(?: så| da)? (?=(?:i|fra|for|på|hos|under) )", re.IGNORECASE
)
_ASIDE = re.compile(r",? (?:da|mens|når|hvor|på det tidspunkt)\b", re.IGNORECASE)
_DATED_ONE = re.compile(r"\b(?:den|det) fra(?= (?:19|20)\d{2}\b)", re.IGNORECASE)
_OTHER_ONE = re.compile(r"^den anden(?: \w*(?:artikel|nyhed|kilde|tekst))?$", re.IGNORECASE)
_PER = re.compile(r"^(?:pr\.?|per) \w+(?: \w+)?$", re.IGNORECASE)
_MAY_ONE = re.compile(
    r"^(?P<may>(?:må|kan|skal|får|bør) (?:man|vi|de|kommunen|kommunerne|jeg)(?: gerne)?"
    r"(?: lov til at)?)"
    r" (?P<rest>\w+e?\b.*)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"^de (?P<number>{NUMBER})(?: (?P<noun>[a-zæøå]{{4,}}))?$", re.IGNORECASE)
_MEASURED = re.compile(
    rf"^(?:(?:det|den|dem|de),? (?:med|(?:der|som) (?:fik|har|havde)) )?"
    rf"(?P<measure>{MEASURE})(?: (?P<of>[a-zæøå]+))?$",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"(?:,? (?:lagt (?:til|oveni)|oven ?i|også|regnet med|inklusive|oveni hatten))+\W*$|"
    r"^(?:plus|inklusive|inkl\.?|læg) ",
    re.IGNORECASE,
)
TRAILING = re.compile(
    r"(?:[\s,]+(?:da|så|altså|tak|i stedet|for ?resten|i øvrigt))?[\s?.!,]*$",
    re.IGNORECASE,
)
_ONLY = re.compile(r"^(?:kun|bare|lige) (?=(?:dem|de|den|det)\b)", re.IGNORECASE)
_AFTERWARDS = re.compile(r"(?:bagefter|derefter|herefter|efterfølgende|efter det)", re.IGNORECASE)
_BEING = frozenset(["er", "bliver", "blev", "var"])
_SENTENCES = re.compile(r"[?!]\s+\w")  # several are no piece of one
_NOT_SO = re.compile(r"ikke (?:gjorde|gør|blev|bliver|fik|får|var|er)(?: det)?", re.IGNORECASE)
_KEEPS_PLACE = re.compile(r"\b(?:hvad|hva|hvordan)(?: så)? (?P<word>i|for|på) ", re.IGNORECASE)
METADATA = frozenset({Asked.PUBLISHER, Asked.PUBLISHED, Asked.LINK, Asked.AUTHOR})
_ATTRIBUTE = re.compile(
    r"^(?:(?:hans|hendes|deres|dens|dets|en|et)\s+)?(?P<noun>[\w-]+)$", re.IGNORECASE
)
_REACHED = re.compile(
    r"(?:(?:telefon|mobil)?nummer(?:et)?|tlf|telefon(?:en)?|mobil(?:en)?|e-?mail(?:en)?|mail(?:en)?|"
    r"(?:e-?)?mailadressen?|kontakt(?:en)?)",
    re.IGNORECASE,
)
# »Og hvor mange i børnenetværket?«: what is said of them was said before.
_GAPPED = re.compile(
    r"^(?P<asking>hvor mange|hvilke[nt]?|hvem) (?P<rest>(?:i|fra|på|hos|inden for|under) "
    r"[^,?]+)$",
    re.IGNORECASE,
)
_ENGLISH_QUESTION_WORDS = frozenset(["how", "which", "what", "why", "who", "when", "where"])
_CONDITION = re.compile(r"^(?:hvis|når|selv om|selvom|medmindre|hvad hvis)\b", re.IGNORECASE)


def same_for(text: str, focus: Focus) -> str | None:
    """»Gælder det samme for den om børn?«: whether another trial was decided alike."""
    found, before = _SAME_FOR.match(text), focus.trial
    trial = meant(found["which"], focus) if found else None
    if before is None or trial is None or (told := decided(before)) is None:
        return None
    only = "kun " if before.status is TrialStatus.PARTLY else ""
    return f"Blev »{trial.title}« også {only}{told}"


def fragment(text: str, focus: Focus) -> str | None:
    """»Og i anden runde?«, »Hvad med børn?«: the last question, of something else."""
    if counted := _counted_there(text, focus):
        return counted
    if who := _who_there(text, focus):
        return who
    rest, focus = _rest(text, focus)
    if not rest or _SENTENCES.search(rest):
        return None
    measure = _MEASURED.match(rest)
    if measure and (told_most := measured(measure["measure"], measure["of"], focus)):
        return told_most
    if told := _told_apart(rest, focus):
        return told
    rest, focus = _without_gap(rest, focus)
    condition = _CONDITION.match(rest) and not rest.lower().startswith("hvad")
    if condition and not any(asks_first(main) for _, main in inner_clauses(rest)):
        return f"{focus.question.text.rstrip(' ?.!')}, {uncapital(rest)}"
    asks = (QUESTION_WORDS | _ENGLISH_QUESTION_WORDS) & {t.folded for t in analyse(rest)}
    if asks or ((has_clause(rest) or asks_first(rest)) and not HEADLESS.match(rest)):
        return rest if rest != TRAILING.sub("", text) and asks and asks_first(rest) else None
    return next((told for kind in _KINDS if (told := kind(rest, focus))), None)


def _told_apart(rest: str, focus: Focus) -> str | None:
    """»Kun dem, der blev afvist«: those of the set talked about of which something is told."""
    apart, last = TOLD_APART.match(rest), focus.last_set
    if apart is None or last is None or meant(rest, focus):
        return None
    if _NOT_SO.fullmatch(apart["what"]):
        return not_so("Hvilke blev ikke", last)
    every = replace(last.question, statuses=frozenset())
    several = re.match(r"(?:de|dem)\b", rest, re.IGNORECASE) is not None
    opening = "Hvor mange" if several and last is focus and counts(focus.question) else "Hvilke"
    of = f"{scope_of(every)}{topic_phrase(every)}"
    return f"{opening} forsøg{of} {as_main(apart['what'])}"


def _rest(text: str, focus: Focus) -> tuple[str, Focus]:
    """A fragment without the words that only say that it is one, and the question it is of."""
    rest = _ONLY.sub("", WHAT_ABOUT.sub("", text))
    place = _KEEPS_PLACE.match(text)
    if place and not rest.lower().startswith(place["word"].lower() + " "):
        rest = f"{place['word']} {rest}"
    of_number = _SAME_NUMBER.match(text) is not None
    if found := _WHAT_IN.match(text):
        rest = text[found.end() :]
        of_number = found["many"] is not None
    while of_number and focus.before and not counts(focus.question):
        focus = focus.before
    return TRAILING.sub("", rest), focus


def _without_gap(rest: str, focus: Focus) -> tuple[str, Focus]:
    """»i børnenetværket« for »hvor mange i børnenetværket«, and the question as one of number."""
    gapped = None if has_clause(rest) else _GAPPED.match(rest)
    if gapped is None:
        return rest, focus
    asked = Asked.COUNT if "mange" in gapped["asking"].lower() else Asked.LIST
    if focus.of_trials:
        focus = replace(focus, question=replace(focus.question, asked=asked))
    return gapped["rest"], focus


def _who_there(text: str, focus: Focus) -> str | None:
    """»Hvem er det så i den fra 2021?«: the last question of who, asked of another place."""
    found, asked = _WHO_IN.match(text), focus
    while asked.before and not asked.question.text.lower().startswith("hvem "):
        asked = asked.before
    if found is None or not asked.question.text.lower().startswith("hvem "):
        return None
    head = _ASIDE.split(asked.question.text.rstrip(" ?.!"))[0]
    place = _DATED_ONE.sub("artiklen fra", TRAILING.sub("", text[found.end() :]))
    return f"{head} {place}"


def _counted_there(text: str, focus: Focus) -> str | None:
    """»Hvor mange var der i den runde?« where no number was asked for: of trials."""
    found, asked = _WHAT_IN.match(text), focus
    if found is None or not (found["many"] or "").lower().endswith("mange"):
        return None
    while asked.before and not counts(asked.question):
        asked = asked.before
    number = round_meant(TRAILING.sub("", text[found.end() :]), focus)
    if counts(asked.question) or number is None:
        return None
    return f"Hvor mange forsøg var der i {round_name(number)}"


def _other_document(rest: str, focus: Focus) -> str | None:
    """»Og den anden?« after the date of a document: that of the other."""
    if not (_OTHER_ONE.match(rest) and focus.other_document and focus.question.asked in METADATA):
        return None
    title, text = f"artiklen »{focus.other_document}«", focus.question.text
    named = next((p for p in noun_phrases(text) if PAPER.search(p.text)), None)
    if named is None:
        return f"{text.rstrip(' ?.!')} i {title}"
    return f"{text[: named.span.start]}{title}{text[named.span.end :]}"


def _ordinal(rest: str, focus: Focus) -> str | None:
    """»Og den anden?« after a question of the first: the same of the next."""
    said = ORDINAL.search(focus.question.text)
    if said is None or not ORDINAL.fullmatch(rest):
        return None
    return f"{focus.question.text[: said.start()]}{rest}{focus.question.text[said.end() :]}"


def _per(rest: str, focus: Focus) -> str | None:
    """»Og pr. kommune?«: the last question, of each one."""
    return f"{focus.question.text.rstrip(' ?.!')} {rest}" if _PER.match(rest) else None


def _decided(rest: str, focus: Focus) -> str | None:
    """»Og ikke udbredt?« after a number of trials that no list tells: how many were decided so."""
    read = focus.sources.understanding.read(f"forsøg {rest}")
    if not counts(focus.question) or focus.of_trials or read.networks:
        return None
    if beside_decisions([t.folded for t in analyse(rest) if t.folded not in _BEING]):
        return None
    return f"Hvor mange forsøg {verb(read.statuses)}" if read.statuses else None


def _next(rest: str, focus: Focus) -> str | None:
    """»Hvad så bagefter?«: what comes when that is so which was asked about."""
    if not _AFTERWARDS.fullmatch(rest):
        return None
    parts = clause_parts(focus.question.text)
    if parts is None:
        theme = theme_of(focus)
        return f"Hvad sker der efter {theme}" if theme else None
    done = re.sub(r"^(?:skal|skulle|vil|ville|kan) være\b", "er", f"{parts.verb} {parts.rest}")
    return f"Hvad sker der, når {parts.subject} {done.strip()}"


def _infinitive(rest: str, focus: Focus) -> str | None:
    """»Og køre bil?« after »Må man …?«: the last question, of something else that is done."""
    asked = _MAY_ONE.match(focus.question.text.rstrip(" ?.!"))
    done = re.sub(r"^(?:noget med |det med )?at ", "", rest)
    verb = done.split()[0].lower()
    if asked is None or (done == rest and not infinitive_form(analyse(verb)[0].folded)):
        return None
    place = re.search(r" i [A-ZÆØÅ]\w+(?: [A-ZÆØÅ]\w+)*$", asked["rest"])
    return f"{asked['may']} {uncapital(done)}{place[0] if place else ''}"


def _numbered(rest: str, focus: Focus) -> str | None:
    """»Hvad med de 17?«: what is told of so many."""
    found = _NUMBERED.match(rest)
    noun = found and (found["noun"] or _counted(focus))
    return f"Hvad gælder for de {found['number']} {noun}" if found and noun else None


def _measure(rest: str, focus: Focus) -> str | None:
    """»Og færrest?«: the last question, of the other end."""
    found = _MEASURED.match(rest)
    return measured(found["measure"], found["of"], focus) if found else None


def _other_network(rest: str, focus: Focus) -> str | None:
    contrasts = re.fullmatch(r"det andet", rest, re.IGNORECASE) and len(focus.named) <= 1
    name = other_network(focus) if OTHER_NETWORK.search(rest) or contrasts else None
    return replacing(network_named(name), focus) if name else None


def _counted(focus: Focus) -> str | None:
    """What was counted: »forsøg«."""
    phrase = counted_phrase(focus.question)
    if counts(focus.question) and phrase:
        return phrase.text.split()[0]
    return "forsøg" if focus.question.about_trials else None


def _added(rest: str, focus: Focus) -> str | None:
    """»Og med den tredje lagt til?«: the last question of number, of one round or network more."""
    if not (_ADDED.search(rest) and focus.of_trials):
        return None
    rest = _ADDED.sub("", rest)
    other = _other_round(PREPOSITION.sub("", rest), focus)
    new = focus.sources.understanding.read(other or f"forsøg i netværket {rest}")
    old = focus.question
    if new.rounds - old.rounds:
        return canonical(replace(old, rounds=old.rounds | new.rounds)) + " i alt"
    if new.networks and old.networks:
        return canonical(replace(old, networks=(*old.networks, *new.networks))) + " i alt"
    return None


def _attribute(rest: str, focus: Focus) -> str | None:
    """»Nummeret?«, »hans parti?«: asked of the person or document talked about."""
    found = _ATTRIBUTE.match(rest)
    if found is None:
        return None
    asked = focus.sources.understanding.read(rest).asked
    possessed = HE.match(rest) is not None
    reached = _REACHED.fullmatch(found["noun"]) is not None
    if possessed and not focus.person:
        return rest
    if focus.person and (possessed or reached):
        return f"Hvad er {genitive(focus.person)} {indefinite(found['noun'])}"
    if reached:
        return f"Hvad er {uncapital(found['noun'])}"
    if focus.document and asked in METADATA:
        return f"Hvad er {uncapital(rest)} for artiklen »{focus.document}«"
    return None


def _other_round(rest: str, focus: Focus) -> str | None:
    """»og i anden?«, »runden før den«: the last question, of another round."""
    number = round_meant(rest, focus)
    if number is None:
        return None
    told = against(f"i {round_name(number)}", focus)
    if told and not (focus.before and counts(focus.before.question)):
        return told
    if focus.of_trials:
        return canonical(replace(focus.question, rounds=frozenset({number})))
    text = focus.question.text
    swapped = re.sub(
        r"\b(?:første|anden|tredje|fjerde|femte|\d\.) (?=\w*runde)",
        round_name(number).split()[0] + " ",
        text,
        flags=re.IGNORECASE,
    )
    if swapped != text:
        return swapped
    return f"{text.rstrip(' ?.!')} i {round_name(number)}"


_KINDS = (
    _other_document,
    _ordinal,
    _per,
    _next,
    _decided,
    _infinitive,
    _numbered,
    _added,
    _measure,
    _other_network,
    _attribute,
    _other_round,
    others,
    replacing,
)
