"""Follow-ups that are clauses: what their pronouns stand for takes the pronouns' place."""

from __future__ import annotations

import re
from dataclasses import replace

from server.danish_text import listed
from server.focus import Focus, counts, decided, is_body, talk, things
from server.follow_up.antecedents import ANOTHER_NETWORK, POSSESSOR, with_antecedent
from server.follow_up.canonical import set_of
from server.follow_up.demonstratives import as_its_document_tells
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
    JOINER,
    case,
    genitive,
    put,
)
from server.follow_up.sets import OF_THEM, others
from server.group_words import network_named
from server.linking import named_in
from server.phrases import (
    NounPhrase,
    Number,
    as_clause,
    noun_phrases,
    stands_alone,
    stated_clause,
    without_particles,
)
from server.question import Asked
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
# »Og hvad siger Dybvad?«: of what was spoken of.
_WHAT_HAPPENED = re.compile(r"hvad (?:skete|sker) der", re.IGNORECASE)
_SPOKEN = re.compile(r"^hvad (?:siger|sagde|mener|mente|udtaler|udtalte) [^,?]+$", re.IGNORECASE)
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
_GOES_ON = re.compile(r"^\W*(?:og|men|så|and)\b|\b(?:så|da|ellers|også)\W*$", re.IGNORECASE)
_OTHER_PERSON = re.compile(r"\bden anden (?P<office>[a-zæøå]{4,})\b", re.IGNORECASE)
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
    resolved = _with_headless(resolved, focus)
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


def _with_whole(text: str, focus: Focus) -> str:
    """»det hele« with all that was talked about in its place."""
    whole = focus.set_phrase() if focus.of_trials else focus.trials_phrase or focus.theme
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
    if later and (theme := focus.phrase("den") or focus.theme):
        return _LATER.sub(f"efter {theme}", text)
    if _SOONER.search(text) and (parts := focus.clause):
        done = f"{parts.verb} {parts.rest}".strip()
        return with_antecedent(_SOONER.sub("", text).rstrip(), focus) + (
            f", før {parts.subject} {done}"
        )
    if found := _IS_IT.search(text):
        return _what_it_is((found["what"] or found["kind"]).lower(), text, focus)
    if found := _BEHIND.match(text):
        subject = f"»{focus.trial.title}«" if focus.trial else focus.theme
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
    subject = f"»{focus.trial.title}«" if focus.trial else focus.theme
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
    if (over := _OVER.search(text)) and focus.trial is None and focus.theme:
        return f"{text[: over.start()]}{focus.theme}{text[over.start() + 3 :]}"
    if (about := _ABOUT_IT.search(text)) and focus.trial is None and focus.theme:
        spoken_of = _SPOKEN_OF.search(focus.question.text.rstrip(" ?.!"))
        told = spoken_of["what"] if spoken_of else focus.theme
        return f"{text[: about.start('it')]}{told}{text[about.end('it') :]}"
    if not _HAPPENS.search(text) or not re.search(r"\bdet\b", text):
        return None
    if clause := as_clause(focus.question.text):
        return f"{FILLER.sub('', text)}, {clause}"
    return f"{FILLER.sub('', text)} med {focus.theme}" if focus.theme else None


def _of_many(text: str, found: re.Match[str], many: str) -> str:
    """A text in which »af dem« says of what: »hvilket af forsøgene, der blev afvist, …«."""
    opening = "af" if found[0].lower() in {"heraf", "deraf"} else found[0].split()[0]
    after = text[found.end() :]
    comma = "," if ", der " in many and after.strip(" ?.!") else ""
    before = re.sub(r"^hvilken\b(?= af)", "Hvilket", text[: found.start()] + opening, flags=re.I)
    return f"{before} {many}{comma}{after}"


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
        return bare if lost["pair"] else bare.rstrip(" ?.!") + where
    if focus.trial:
        return f"{bare} i sagen om »{focus.trial.title}«"
    if focus.of_trials:
        return _of_set(bare, focus.set_phrase())
    definite = [p for p in noun_phrases(bare) if p.definite]
    if not focus.theme or _without_article(focus.theme).lower() in bare.lower():
        return bare
    if definite and is_body(focus.theme):
        return bare
    if _WHAT_HAPPENED.fullmatch(bare):
        return f"{bare} med {focus.theme}"
    if _SPOKEN.search(bare):
        return f"{bare} om {focus.theme}"
    definite = [p for p in definite if not p.text[0].isupper()]
    if definite:
        end = definite[-1].span.end
        if whole := as_its_document_tells(definite[-1].text, focus):
            return f"{bare[: definite[-1].span.start]}{whole}{bare[end:]}"
        joined = _joined_by(definite[-1])
        return f"{bare[:end]} {joined} {focus.theme}{bare[end:]}"
    return f"{bare}, når det gælder {focus.theme}"


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
