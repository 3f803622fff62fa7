"""Follow-ups of a question word or little more: »Hvorfor?«, »Fra hvilket parti?«."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.status import TrialStatus
from server.answers.selection import scope_of
from server.answers.trial_items import VERBS
from server.asked_topic import counts, topic_phrase
from server.capitals import inside, uncapital
from server.danish_text import capitalised
from server.focus import LONG_QUOTE, Focus, decided
from server.follow_up.canonical import canonical
from server.follow_up.pointing import meant
from server.phrases import Number, asks_first, clause_parts, noun_phrases, question_phrase
from server.question import Asked
from server.referents import office_of, theme_of

_WHO_SAID = re.compile(
    r"^\W*hvem (?:er det der |var det der )?(?:siger|sagde|udtaler|udtalte|har sagt) "
    r"(?:det|dette|sådan|de ord)\b",
    re.IGNORECASE,
)
_WHY_OF = re.compile(
    r"^\W*(?P<word>hvorfor|hvornår) (?P<what>(?:den|det|de|dem) \w+(?: \w+){0,4})$", re.IGNORECASE
)
_SO_FEW = re.compile(r"^\W*hvorfor (?:kun )?så (?P<few>få|mange)\W*$", re.IGNORECASE)
_ALL = re.compile(
    r"^\W*(?:(?:er|var|gælder) det )?(?:dem )?"
    r"(?P<all>alle(?: sammen| forsøg\w*)?|begge(?: to)?)\W*$",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"^\W*(?P<word>hvorfor|hvornår|hvor længe|hvor meget|hvordan|hvem|hvor)"
    r"(?:(?<=hvornår) (?P<being>er|var) (?:det|dette))?"
    r"(?: (?:det|ikke|så|da|ellers|egentlig|overhovedet|nu|kun|delvist|nej|afslag|i givet fald|"
    r"i så fald))*\W*$|^\W*hvad (?:er|var) (?P<cause>årsagen|grunden|begrundelsen|"
    r"forklaringen)(?: (?:til|på|for) (?:det|dette|afslaget))?\W*$|"
    r"^\W*(?:er|var|står|gives|nævnes|findes|fremgår) der (?:også )?(?:en|nogen|noget om en) "
    r"(?P<given>grund|begrundelse|forklaring|årsag)(?: (?:til|på|for) (?:det|dette|afslaget))?"
    r"(?: (?:nævnt|angivet|et sted|nogen steder))*\W*$|"
    r"^\W*(?P<owed>hvad skyldes (?:det|dette|afslaget)|med hvilken begrundelse|"
    r"hvad (?:var|er|begrundes|begrunder) (?:det|de|man) (?:med|det med))\W*$",
    re.IGNORECASE,
)
_MEANING = re.compile(
    r"^\W*hvad (?:betyder|indebærer|dækker|menes der med|vil|ligger der i) "
    r"(?:det|dette)(?: sige| over)?"
    r"(?: (?:så|helt|præcist|konkret|egentlig))*\W*$",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"^\W*(?:(?P<preposition>fra|til|i|på|af|for|med|om|under|per|pr\.?|hos|ved|efter|inden|"
    r"siden) )?"
    r"(?P<asking>hvem|hvad|hvornår|hvor (?:længe|meget)|hvilke[nt]? (?P<noun>[\w-]+))\W*$",
    re.IGNORECASE,
)
_WHAT_IS_IT = re.compile(
    r"^\W*hvad (?:er|var) (?:det|den) (?:(?:nu|egentlig|helt præcist) )*for (?:noget|en ting)\W*$",
    re.IGNORECASE,
)
_WHO_IS_IT = re.compile(
    r"^\W*hvem (?:er|var) (?:det|vedkommende)(?: (?:så|egentlig|helt præcist|nu))*\W*$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"»(?P<words>[^»«]{12,})«\s*\[")


def what_it_is(text: str, focus: Focus) -> str | None:
    """»Hvad er det for noget?«: what that is which was talked about."""
    if not _WHAT_IS_IT.match(text):
        return None
    if focus.trial:
        return f"Hvad er »{focus.trial.title}«"
    theme = None if focus.of_trials else theme_of(focus)
    return f"Hvad er {theme}" if theme else None


def so_few(text: str, focus: Focus) -> str | None:
    """»Hvorfor så få?« after a number of trials: why so few were decided so."""
    found = _SO_FEW.match(text)
    verb = VERBS.get(focus.question.statuses)
    if found is None or not focus.of_trials or verb is None:
        return None
    was, _, told = verb.partition(" ")
    of = f"{scope_of(focus.question)}{topic_phrase(focus.question)}"
    return f"Hvorfor {was} så {found['few']} forsøg{of} {told}"


def all_of_them(text: str, focus: Focus) -> str | None:
    """»Er det alle?«: whether what was asked is so of all."""
    whole = _ALL.match(text)
    if whole is None:
        return None
    every = whole["all"].lower().split()[0]
    if focus.of_trials and every == "alle":
        return canonical(replace(focus.question, asked=Asked.COUNT))
    parts = clause_parts(focus.question.text)
    if parts is None:
        return None
    phrase = next(iter(noun_phrases(parts.subject)), None)
    if phrase and phrase.number in {Number.COMMON, Number.NEUTER}:
        return f"Gælder {parts.subject} {whole['all']}"
    return f"{parts.verb} {every} {parts.subject} {parts.rest}"


def what_it_means(text: str, focus: Focus) -> str | None:
    """»Hvad betyder det?« after a partial decision: what such a one means."""
    partly = focus.trial is not None and focus.trial.status is TrialStatus.PARTLY
    if not (_MEANING.match(text) and (partly or focus.question.statuses == {TrialStatus.PARTLY})):
        return None
    return "Hvad betyder det, at et forsøg blev delvist imødekommet"


def bare_word(text: str, focus: Focus) -> str | None:
    """»Hvorfor?«, »Hvornår?«: the last question, asked with another question word."""
    if _WHO_SAID.match(text):
        return _who_said(focus)
    of = _WHY_OF.match(text)
    if of and (trial := meant(of["what"], focus)) and (told := decided(trial)):
        return f"{capitalised(of['word'])} blev »{trial.title}« {told}"
    found = _BARE.match(text)
    if found is None:
        return None
    reason = found["cause"] or found["given"] or found["owed"]
    word = "hvorfor" if reason else found["word"].lower()
    if word == "hvem" and _quotation(focus):
        return _who_said(focus)
    if focus.trial and (told := decided(focus.trial)):
        return f"{capitalised(word)} blev »{focus.trial.title}« {told}"
    if focus.of_trials and focus.question.statuses in VERBS:
        phrase = focus.set_phrase().split(", der ")[0]
        participle = VERBS[focus.question.statuses].removeprefix("blev ")
        denied = "ikke " if focus.headline.startswith("Nej") else ""
        return f"{capitalised(word)} blev {phrase} {denied}{participle}"
    if counts(focus.question) and (parts := focus.clause):
        return f"{capitalised(word)} {parts.verb} {parts.subject} {parts.rest}"
    phrases = noun_phrases(focus.question.text)
    told = next((inside(p, focus.question.text) for p in phrases if p.definite), None)
    if found["being"] and told:
        return f"{capitalised(word)} {found['being'].lower()} {told}"
    is_denied = " ikke" in found[0].lower() and focus.headline.startswith("Nej")
    return _with_question_word(capitalised(word), focus.question.text, denied=is_denied)


def short(text: str, focus: Focus) -> str | None:
    """»Fra hvilket parti?«, »Pr. hvornår?«: a piece of a question, asked of what was told."""
    found = _SHORT.match(text)
    if found is None or not (found["preposition"] or found["noun"]):
        return None
    asking, noun = text.strip(" ?.!"), (found["noun"] or "").lower()
    if noun == "parti" and focus.person:
        return f"Hvilket parti er {focus.person} fra"
    if noun == "netværk" and focus.trial:
        return f"Hvilket netværk hører »{focus.trial.title}« under"
    if focus.trial and (told := decided(focus.trial)):
        return f"{capitalised(asking)} blev »{focus.trial.title}« {told}"
    if parts := focus.clause:
        return f"{capitalised(asking)} {parts.verb} {parts.subject} {parts.rest}"
    return None


def who_it_is(text: str, focus: Focus) -> str | None:
    """»Hvem er det?«: the person told of, or the holder of the office that was named."""
    if not _WHO_IS_IT.match(text):
        return None
    if focus.person and focus.person in f"{focus.question.text} {focus.headline}":
        return f"Hvem er {focus.person}"
    holder = office_of(focus) or theme_of(focus)
    return f"Hvem er {holder}" if holder else None


def _who_said(focus: Focus) -> str | None:
    if quote := _quotation(focus):
        return f"Hvem sagde »{quote}«"
    if focus.trial and focus.document:
        return f"Hvem har udgivet artiklen »{focus.document}«"
    theme = theme_of(focus)
    return f"Hvem sagde noget om {theme}" if theme else None


def _quotation(focus: Focus) -> str | None:
    """What the reply quotes of somebody's spoken words, or its beginning."""
    spoken = [
        p.words.of(focus.sources.collection.document(p.passage.document_id).text)
        for p in focus.sources.understanding.linker.people
        if p.words is not None
    ]
    for found in _QUOTED.finditer(focus.told):
        words = found["words"].strip()
        if any(words in said for said in spoken):
            return words[:LONG_QUOTE].rsplit(" ", 1)[0] if len(words) > LONG_QUOTE else words
    return _quotation(focus.before) if focus.before else None


def _with_question_word(word: str, text: str, *, denied: bool = False) -> str | None:
    """A question with another question word: its own, or a yes-or-no question opened by it."""
    bare = text.rstrip(" ?.!")
    phrase = question_phrase(text)
    if phrase is None:
        parts = clause_parts(bare) if denied else None
        if parts:
            return f"{word} {parts.verb} {parts.subject} ikke {parts.rest}"
        return f"{word} {uncapital(bare)}" if asks_first(text) else None
    if phrase.of(text).lower().split()[0] in {"hvornår", "hvorfor", "hvordan"} or phrase.of(
        text
    ).lower() in {"hvor længe", "hvor"}:
        return word + bare[phrase.end :]
    phrases = [p for p in noun_phrases(text) if p.definite]
    return f"{word} gælder det for {inside(phrases[0], text)}" if phrases else None
