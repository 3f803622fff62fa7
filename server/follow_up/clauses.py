"""Follow-ups that are clauses: what their pronouns stand for takes the pronouns' place."""

from __future__ import annotations

import re
from dataclasses import replace

from server.asked_topic import things
from server.danish_text import listed
from server.focus import Focus, decided, talk
from server.follow_up.antecedents import POSSESSOR, with_antecedent
from server.follow_up.canonical import set_of
from server.follow_up.fragments import METADATA
from server.follow_up.pointing import (
    HEADLESS,
    ORDINAL,
    PAPER,
    SEVERAL,
    decided_so,
    meant,
    network_meant,
    nth,
    several_meant,
    with_home,
)
from server.follow_up.sayings import (
    FILLER,
    HE,
    case,
    genitive,
    put,
)
from server.follow_up.sets import OF_THEM, others
from server.group_words import network_named
from server.linking import named_in
from server.phrases import (
    as_clause,
    noun_phrases,
    stands_alone,
    stated_clause,
    without_particles,
)
from server.question import Asked
from server.referents import phrase_for, theme_of, trials_phrase
from server.understanding import is_held

_THAT_DOCUMENT = re.compile(
    rf"\b(?:(?:den|denne|samme|den samme) {PAPER.pattern}|artiklen|nyheden|kilden|teksten|"
    rf"pressemeddelelsen)\b(?!\s+(?:om|i|»|fra \w))",
    re.IGNORECASE,
)
_OTHER_DOCUMENT = re.compile(rf"\bden anden {PAPER.pattern}\b|\bden anden(?=\W*$)", re.IGNORECASE)
_DATED = re.compile(
    r"^(?:hvornår|hvad dato|hvilken dato) (?:er|var|blev) (?P<it>den|det) "
    r"(?:fra|skrevet|udgivet|dateret|offentliggjort|bragt)\b",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:bagefter|derefter|herefter|efterfølgende)\b", re.IGNORECASE)
_SOONER = re.compile(r"\b(?:forinden|inden da|først)(?=\W*$)", re.IGNORECASE)
# What begins or ends is a thing, and not that something is so.
_OVER = re.compile(r"\bdet(?: helt)? (?:slut|forbi|ovre|overstået|færdigt?)\b", re.IGNORECASE)
_ABOUT_IT = re.compile(r"\bom (?P<it>det|dette)(?=\W*$)", re.IGNORECASE)
_SPOKEN_OF = re.compile(
    r"\b(?:siger|sagde|mener|mente|udtaler|udtalte|skriver|skrev) .+? om (?P<what>[^,?]+)$", re.I
)
_WHOLE = re.compile(r"(?<!i )\bdet hele\b(?! [a-zæøå]*(?:land|liv|taget|år))", re.IGNORECASE)
_IT_HAPPENED = re.compile(r"\b(?:sker|skete) det\b", re.IGNORECASE)
_WHEN = re.compile(r"^(?:hvornår|hvorfor|hvordan|hvor)$", re.IGNORECASE)
_IS_IT = re.compile(
    r"^(?:hvilke[nt] (?P<what>[\w -]+?) (?:er|var) det|"
    r"hvad (?:er|var) det for (?:en|et) (?P<kind>[\w-]+))"
    r"(?= (?:så|egentlig|helt|altså|nu)\b|\W*$)",
    re.IGNORECASE,
)
# »Hvilken lov har forsøgene inspireret til«
_DONE_BY = re.compile(
    r"^(?P<which>hvilke[nt]) (?P<thing>\w+) (?P<has>har|havde) (?:\w+(?:et|en|erne|ene))"
    r"(?: i [\w ]+?)? (?P<done>\w+(?:et|t) (?:til|om|af|for|på|i))$",
    re.IGNORECASE,
)
# »de to«: the last two that were talked about, one after the other.
PAIR = re.compile(
    r"\b(?:(?:de|disse|begge) to|begge)\b"
    r"(?=\W*$| (?:i|på|fra|for|med|til|under|over|lige|også|ikke)\b)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"^(?P<asked>hvem (?:er|var|står|stod) (?:bag|for|imod))\W*$", re.IGNORECASE)
_SAID_IT = re.compile(
    r"\b(?P<says>(?:siger|sagde|udtaler|udtalte|har sagt) (?:»[^«]+«|[\w .-]+?)) det\b(?!,)",
    re.IGNORECASE,
)
_HAPPENS = re.compile(r"\b(?:ske|sker|skete|sket)\b(?= (?:så|da)\b|\W*$)", re.IGNORECASE)
# »Hvilken del af det fik de ikke?«
_PART_OF = re.compile(
    r"\b(?P<part>(?:del|dele|noget|intet|resten|hvor meget) af) (?:det|den|dette)"
    r"(?= (?:er|var|blev|bliver|fik|får|kan|kunne|må|måtte|skal|skulle|vil|ville|har|havde|gik|"
    r"går|der|som)\b|\W*$)",
    re.IGNORECASE,
)
_OTHER_PERSON = re.compile(r"\bden anden (?P<office>[a-zæøå]{4,})\b", re.IGNORECASE)
_DOCUMENTARY = METADATA | {Asked.PLACE_IN_TEXT}


def document_meant(head: str, focus: Focus) -> str | None:
    """The title of the document that a topic points at."""
    if _OTHER_DOCUMENT.search(head):
        return focus.other_document
    return focus.document if _THAT_DOCUMENT.search(head) else None


def referring(text: str, focus: Focus) -> str | None:
    """A clause with what its pronouns stand for in their place; None if it has none."""
    resolved = _with_name(text, focus)
    resolved = with_home(resolved, focus)
    resolved = _with_document(resolved, focus)
    resolved = _with_headless(_with_part(resolved, focus), focus)
    resolved = _with_whole(_with_pronoun(resolved, focus), focus)
    if resolved == text:
        return None
    return FILLER.sub("", resolved)


def _with_name(text: str, focus: Focus) -> str:
    words = focus.sources.understanding.words(text)
    if not focus.person or any(
        named_in(p, words) for p in focus.sources.understanding.linker.people
    ):
        return text
    name = focus.person
    named = HE.sub(lambda m: case(m, name), text)
    if named == text or not focus.quote:
        return named
    return _SAID_IT.sub(lambda m: f"{m['says']} »{focus.quote}«", named)


def _with_document(text: str, focus: Focus) -> str:
    """A question of date, publisher or address, with the document that the reply rests on."""
    if focus.other_document and _OTHER_DOCUMENT.search(text):
        return _OTHER_DOCUMENT.sub(f"artiklen »{focus.other_document}«", text)
    question = focus.sources.understanding.read(text)
    if not focus.document or question.documents:
        return text
    title = f"artiklen »{focus.document}«"
    about_document = question.asked in METADATA or _DATED.match(text)
    if _THAT_DOCUMENT.search(text) and about_document:
        return _THAT_DOCUMENT.sub(title, text, count=1)
    if about_document and (focus.question.asked in _DOCUMENTARY or not focus.trial):
        told = put(text, title)
        return told if told != text or things(question) else f"{text} i {title}"
    return text


def _with_headless(text: str, focus: Focus) -> str:
    """»den med flygtninge«, »den første«: the trial that is meant."""
    ordinal = ORDINAL.search(text)
    if ordinal and focus.before and (told := others(ordinal[0], focus)):
        return told
    if ordinal and (trial := nth(ordinal["which"], focus)):
        return text.replace(ordinal[0], f"»{trial.title}«")
    some = SEVERAL.search(text)
    if some and (trials := several_meant(some, focus)):
        return text.replace(some[0], listed([f"»{t.title}«" for t in trials]))
    found = HEADLESS.search(text)
    if found is None:
        return text
    about = without_particles(found["about"])
    pointing = text[found.start() : found.start("about")] + about
    if found[0].split()[0].lower() in {"de", "dem"}:
        return text
    year = re.search(r"\b(?:19|20)\d{2}\b", about)
    if year and focus.sources.understanding.read(about).documents:
        return text.replace(pointing, f"artiklen fra {year[0]}")
    if about.split()[0] in {"der", "som"} and not decided_so(about, focus):
        return text
    neuter = found[0].split()[0].lower() == "det"
    if neuter and (network := network_meant(about, focus)):
        return text.replace(pointing, network_named(network))
    if (trial := meant(about, focus)) is not None:
        return text.replace(pointing, f"»{trial.title}«")
    return text


def _with_part(text: str, focus: Focus) -> str:
    """»en del af det« of the one trial that is talked about."""
    if focus.trial is None:
        return text
    title = focus.trial.title
    return _PART_OF.sub(lambda m: f"{m['part']} »{title}«", text)


def _with_whole(text: str, focus: Focus) -> str:
    """»det hele« with all that was talked about in its place."""
    whole = focus.set_phrase() if focus.of_trials else trials_phrase(focus) or theme_of(focus)
    return _WHOLE.sub(whole, text) if whole else text


def _with_pronoun(text: str, focus: Focus) -> str:
    if (found := OF_THEM.search(text)) and (many := _set_asked_of(text, focus)):
        return _of_many(text, found, many)
    return (
        _with_adverb(text, focus) or _with_proposition(text, focus) or with_antecedent(text, focus)
    )


def _set_asked_of(text: str, focus: Focus) -> str | None:
    """The many that are asked of; those decided one way are not asked whether it was another."""
    asked = focus.sources.understanding.read(text)
    own = focus.set.statuses
    if focus.of_trials and own and asked.statuses and not own & asked.statuses:
        return replace(focus, question=replace(focus.set, statuses=frozenset())).set_phrase()
    return set_of(focus)


def _with_adverb(text: str, focus: Focus) -> str | None:
    """»bagefter«, and »hvilken lov er det?«, with what they hang on."""
    later = None if _points_back(text, focus) else _LATER.search(text)
    if later and (theme := phrase_for(focus, "den") or theme_of(focus)):
        return _LATER.sub(f"efter {theme}", text)
    if _SOONER.search(text) and (parts := focus.clause):
        done = f"{parts.verb} {parts.rest}".strip()
        return with_antecedent(_SOONER.sub("", text).rstrip(), focus) + (
            f", før {parts.subject} {done}"
        )
    if found := _IS_IT.search(text):
        return _what_it_is((found["what"] or found["kind"]).lower(), text, focus)
    if found := _BEHIND.match(text):
        subject = f"»{focus.trial.title}«" if focus.trial else theme_of(focus)
        return f"{found['asked']} {subject}" if subject else None
    pair = pair_of(focus) if PAIR.search(text) else None
    return PAIR.sub(pair, text) if pair else None


def pair_of(focus: Focus) -> str | None:
    """The two trials that were talked about last, one after the other."""
    told = list(dict.fromkeys(f.trial.title for f in talk(focus) if f.trial))
    return f"»{told[1]}« og »{told[0]}«" if len(told) > 1 and focus.trial else None


def _points_back(text: str, focus: Focus) -> bool:
    """Whether a pronoun of a text has something to stand for."""
    return with_antecedent(text, focus) != text


def _what_it_is(what: str, text: str, focus: Focus) -> str | None:
    """»Hvilken lov er det?«, »Hvad er det for et netværk?«: of what was talked about."""
    if what == "netværk" and focus.trial:
        return f"Hvilket netværk hører »{focus.trial.title}« under"
    if found := _DONE_BY.match(focus.question.text.rstrip(" ?.!")):
        which = text[: text.lower().index(what)] + what
        thing = ("et " if found["which"].lower().endswith("t") else "en ") + found["thing"]
        return f"{which} {found['has']} {found['done']} {thing}"
    subject = f"»{focus.trial.title}«" if focus.trial else theme_of(focus)
    if not subject:
        return None
    asked = text[: text.lower().index(what)] + what if text.lower().startswith("hvilk") else None
    return f"{asked or f'Hvad for {_article(text)} {what}'} er der tale om i {subject}"


def _article(text: str) -> str:
    return "et" if re.search(r"\bfor et\b", text, re.IGNORECASE) else "en"


def _with_proposition(text: str, focus: Focus) -> str | None:
    """»Hvornår ventes det at ske?«: that what was asked about comes about."""
    happened = _IT_HAPPENED.search(text)
    if happened and focus.trial and (told := decided(focus.trial)):
        asked = text[: happened.start()].strip()
        if _WHEN.match(asked):
            return f"{asked} blev »{focus.trial.title}« {told}{text[happened.end() :]}"
    clause = stated_clause(focus.question.text)
    if happened and focus.trial is None and clause:
        return f"{text[: happened.end()]}, {clause}"
    theme = theme_of(focus)
    if (over := _OVER.search(text)) and focus.trial is None and theme:
        return f"{text[: over.start()]}{theme}{text[over.start() + 3 :]}"
    if (about := _ABOUT_IT.search(text)) and focus.trial is None and theme:
        spoken_of = _SPOKEN_OF.search(focus.question.text.rstrip(" ?.!"))
        told = spoken_of["what"] if spoken_of else theme
        return f"{text[: about.start('it')]}{told}{text[about.end('it') :]}"
    if not _HAPPENS.search(text) or not re.search(r"\bdet\b", text):
        return None
    if clause := as_clause(focus.question.text):
        return f"{FILLER.sub('', text)}, {clause}"
    return f"{FILLER.sub('', text)} med {theme}" if theme else None


def _of_many(text: str, found: re.Match[str], many: str) -> str:
    """A text in which »af dem« says of what: »hvilket af forsøgene, der blev afvist, …«."""
    opening = "af" if found[0].lower() in {"heraf", "deraf"} else found[0].split()[0]
    after = text[found.end() :]
    comma = "," if ", der " in many and after.strip(" ?.!") else ""
    before = re.sub(r"^hvilken\b(?= af)", "Hvilket", text[: found.start()] + opening, flags=re.I)
    return f"{before} {many}{comma}{after}"


def with_possessed(text: str, focus: Focus) -> str:
    """»Grenholts« without a noun: the noun that was talked about comes after it."""
    phrases = noun_phrases(focus.question.text)
    for found in POSSESSOR.finditer(text):
        end = found.end()
        owner = focus.sources.understanding.words(found["owner"])
        if not phrases or not owner or not is_held(owner[0]):
            continue
        if not stands_alone(text, found.start()):
            continue
        noun = re.sub(r"^(?:en|et|den|det|de) ", "", phrases[0].text).split(" i ")[0]
        return f"{text[:end]} {noun}{text[end:]}"
    return text


def with_other_person(text: str, focus: Focus) -> str:
    """»den anden minister«: the one other person of that office."""
    found = _OTHER_PERSON.search(text)
    if found is None or not focus.person:
        return text
    office = found["office"].lower()
    people = focus.sources.understanding.linker.people
    named = {
        p.name
        for p in people
        if p.office.lower().endswith((office, office.removesuffix("s"))) and p.name != focus.person
    }
    if len(named) != 1:
        return text
    name = genitive(named.pop()) if office.endswith("s") else named.pop()
    return f"{text[: found.start()]}{name}{text[found.end() :]}"
