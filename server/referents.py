"""What a pronoun or a leaning clause stands for: the noun phrase in its place."""

from __future__ import annotations

import re

from index.danish import analyse
from server.asked_topic import BODY, is_body
from server.capitals import inside
from server.focus import SAID, Focus
from server.linking import names_office
from server.phrases import (
    AGREES,
    NounPhrase,
    Number,
    has_clause,
    noun_groups,
    noun_phrases,
    stands_alone,
)

SHORT = 4  # words of an answer that is no sentence
_SET_NOUN = re.compile(r"\b(?:netværk\w*|artikl\w*|artikel\w*)$", re.IGNORECASE)
_WHAT_IS = re.compile(r"\W*hvad (?:er|betyder|menes der med|forstås ved) ", re.IGNORECASE)
_PRONOUN = re.compile(r"(?<!\w)(?:den|de|dem)(?!\w)(?!,? (?:der|som)\b)", re.IGNORECASE)
_IN_ALL = re.compile(r"^ (?P<verb>er|var|blev|bliver) der (?P<told>\w.*)$", re.IGNORECASE)
# »den 3. maj«, and nouns that only go with a preposition: »til tiden«.
_NO_THING = re.compile(
    r"den \d|(?:denne|dette|disse) |(?:tiden|gangen|måden|stedet|vejen|tide)$|"
    r"(?:udgangen|slutningen|begyndelsen|starten|midten|løbet) (?:af|på)\b|"
    r"(?:foråret|sommeren|efteråret|vinteren|årsskiftet|måneden|ugen|dagen|året)\b",
    re.IGNORECASE,
)
_OF_TRIALS = re.compile(
    r"(?:de (?:\w+ )?)?\w*(?:forsøg|ansøgning|forslag|projekt)(?:ene|erne)\b", re.I
)
_MARKER = re.compile(r"\s*\[\d+\]|[»«]")


def trials_phrase(focus: Focus) -> str | None:
    """The noun phrase of the question that names trials: »forsøgene fra anden runde«."""
    text = focus.question.text
    of_trials = (p for p in noun_phrases(text) if _OF_TRIALS.match(p.text))
    return next((inside(p, text) for p in of_trials), None)


def phrase_for(focus: Focus, pronoun: str) -> str | None:
    """The noun phrase that a pronoun stands for: of the question, else of the reply."""
    kinds = AGREES.get(pronoun, AGREES["de"])
    again = _points_back(focus)
    for phrase in noun_phrases(focus.question.text):
        other = (again and _is_counted(focus, phrase)) or (pronoun != "de" and _is_person(phrase))
        if _may_stand(focus, phrase, kinds) and not other:
            return _as_known(focus, phrase)
    if introduced := _introduced(focus, pronoun):
        return introduced
    if pronoun == "det":  # stands for what was said oftener than for a thing
        return phrase_for(focus.before, pronoun) if focus.before else None
    if focus.before and again and (same := phrase_for(focus.before, pronoun)):
        return same
    if pronoun == "de" and (body := BODY.search(focus.question.text)):
        return (phrase_for(focus.before, pronoun) if focus.before else None) or body[0]
    told = noun_phrases(_quoted(focus))
    for phrases in (told, noun_groups(_quoted(focus))):
        exact = [
            p
            for p in phrases
            if _may_stand(focus, p, kinds - {Number.ANY}) and not p.text[0].isdigit()
        ]
        if exact:
            return inside(exact[-1], _quoted(focus))
    return phrase_for(focus.before, pronoun) if focus.before else None


def _as_known(focus: Focus, phrase: NounPhrase) -> str:
    """A noun phrase of the question, as it is said of what is known: »de 3 forsøg«."""
    if phrase.text[0].isdigit():
        return f"de {phrase.text}"
    if not _is_counted(focus, phrase):
        return inside(phrase, focus.question.text)
    text = _with_name(focus, phrase.text)
    if focus.number and focus.number != "1":
        return f"de {focus.number} {text}"
    there = _IN_ALL.match(focus.question.text[phrase.span.end :].rstrip(" ?.!"))
    told = f", der {there['verb']} {there['told']}" if there else ""
    return f"de {text}{told}"


def _introduced(focus: Focus, pronoun: str) -> str | None:
    """What the question brings up as one of its kind: »en ungeplan«."""
    wanted = {"den": Number.COMMON, "det": Number.NEUTER}.get(pronoun)
    explained = _explained(focus) if wanted else None
    if explained and not (wanted is Number.NEUTER and explained.lower().startswith("en ")):
        return explained
    if wanted is Number.NEUTER:
        return None
    return next(
        (
            p.text
            for p in noun_phrases(focus.question.text)
            if p.number is wanted and p.text.split()[0].lower() in {"en", "et"}
        ),
        None,
    )


def _points_back(focus: Focus) -> bool:
    """Whether the question itself is of what a pronoun in it stands for."""
    text = focus.question.text
    return any(stands_alone(text, m.start()) for m in _PRONOUN.finditer(text))


def _explained(focus: Focus) -> str | None:
    """What the question asks the meaning of: »ungeplaner« of »Hvad er ungeplaner i Vang?«."""
    asked = _WHAT_IS.match(focus.question.text)
    first = next(iter(noun_groups(focus.question.text)), None)
    explained = asked and first and first.span.start == asked.end() and not first.definite
    return first.text if first and explained else None


def _is_counted(focus: Focus, phrase: NounPhrase) -> bool:
    """Whether a phrase of the question is what it counts, and so has no article."""
    before = focus.question.text[: phrase.span.start].lower()
    return before.endswith("hvor mange ") and not phrase.text.lower().startswith(("de ", "af "))


def _quoted(focus: Focus) -> str:
    """The first line of the reply in the sources' words: what it quotes, or a short answer."""
    quoted = " ".join(found["words"] for found in SAID.finditer(focus.headline))
    if quoted or len(focus.headline.split()) > SHORT:
        return _MARKER.sub("", quoted)
    return _MARKER.sub("", focus.headline)


def _may_stand(focus: Focus, phrase: NounPhrase, kinds: set[Number]) -> bool:
    possessor = " " not in phrase.text and phrase.text.endswith("s")
    adverbial = _NO_THING.match(phrase.text) or _is_sentence(focus, phrase.text)
    people = focus.sources.understanding.linker.people
    named = phrase.number is Number.ANY and any(phrase.text in p.name for p in people)
    return phrase.definite and phrase.number in kinds and not (possessor or adverbial or named)


def _is_sentence(focus: Focus, text: str) -> bool:
    """Whether a quotation holds words that somebody said, and is no name or title."""
    words = text.strip("»«.")
    titles = {t.title for t in focus.sources.collection.trials}
    titles |= {d.title for d in focus.sources.collection.documents}
    return text[0] == "»" and has_clause(words) and words not in titles


def office_of(focus: Focus) -> str | None:
    """The office or person that the question names by what they are: »nævnets formand«."""
    named = (p for p in noun_phrases(focus.question.text) if p.definite and _acts(p))
    return next((inside(p, focus.question.text) for p in named if not is_body(p.text)), None)


def theme_of(focus: Focus) -> str | None:
    """What the question is about, as a noun phrase: its first that names something known."""
    phrases = noun_phrases(focus.question.text)
    definite = [p for p in phrases if p.definite and not _is_network_phrase(p)]
    definite = [p for p in definite if not _is_bare(focus, p)]
    if definite:
        told = (*definite, *(p for p in phrases if len(p.text) > SHORT))
        first = next((p for p in told if not _acts(p)), definite[0])
        return _with_name(focus, inside(first, focus.question.text))
    if focus.before:
        return theme_of(focus.before)
    known = (p for p in phrases if not _is_bare(focus, p))
    return next((inside(p, focus.question.text) for p in known), None)


def _is_bare(focus: Focus, phrase: NounPhrase) -> bool:
    """Whether a phrase is no more than the noun that the question counts: »Hvor mange penge«."""
    return " " not in phrase.text and _is_counted(focus, phrase)


def _with_name(focus: Focus, theme: str) -> str:
    """A theme with the whole of the scheme's name that it ends in: »ordningen Ud i Det Fri«."""
    text = focus.question.text
    start = text.lower().find(theme.lower())
    end = start + len(theme)
    for name in focus.question.lists:
        at = text.find(name)
        if 0 <= start <= at < end < at + len(name):
            return text[start : at + len(name)] if theme == text[start:end] else theme
    return theme


def _is_network_phrase(phrase: NounPhrase) -> bool:
    return _SET_NOUN.search(phrase.text) is not None


def _acts(phrase: NounPhrase) -> bool:
    """Whether a noun phrase names people, who are seldom what is talked about: »ministeren«."""
    return is_body(phrase.text) or _is_person(phrase)


def _is_person(phrase: NounPhrase) -> bool:
    """Whether a noun phrase names somebody by an office, who is no »den«."""
    head = noun_groups(phrase.text)[:1]
    words = analyse(head[0].text) if head else ()
    return bool(words and names_office(words[-1]))
