"""The last question with a piece of it put anew: »Og på plejehjemmene?«."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.trial import Trial
from server.answers.selection import select
from server.asked_topic import counted_phrase, counts, things
from server.capitals import uncapital_noun
from server.focus import Focus, decided
from server.follow_up.canonical import canonical, replaced
from server.follow_up.pointing import NUMBER, ORDINAL, meant, sibling
from server.follow_up.sayings import PREPOSITION
from server.parties import with_party
from server.people import Person
from server.phrases import Number, as_main, is_definite, noun_groups, noun_phrases
from server.question import Asked, NetworkMention, Question

_NETWORK = re.compile(r"\w+netværk(?:et)?$|^netværket\b", re.IGNORECASE)
_CORRECTED_ROUND = re.compile(r"\brunde\b", re.IGNORECASE)
HELD = 0.75  # of a word that titles must hold, however it is spelt
TOLD_APART = re.compile(
    r"^(?:hvad med |og )?(?:den|det|dem|de),? (?:der|som) (?P<what>[^,]+)$", re.IGNORECASE
)
_PLACE = re.compile(r"(?:i|på|hos|ved|blandt) (?=\S)", re.IGNORECASE)
_IN_PLACE = re.compile(r"(?<=\w )(?:i|på|hos|ved|blandt) (?=[\w»])")
_RELATIVE = re.compile(
    rf"\bde (?:{NUMBER} )?(?P<noun>[a-zæøå]{{3,}}),? (?:der|som) [^,?]+", re.IGNORECASE
)
_AT_TIME = re.compile(
    r"(?:nu|i dag|nu om dage|tidligere|før|dengang|senere|bagefter|sidste år|i år|næste år)", re.I
)
_OF_TIME = re.compile(
    r" (?:(?:før|efter|siden|inden) (?:\w+ ){0,2}\w+|i (?:19|20)\d{2}|i dag|nu|før|"
    r"efter|tidligere)$",
    re.I,
)
# »Og til?« after »… fra?«
_WAY = re.compile(r"(?:fra|til|med|uden|før|efter)", re.IGNORECASE)
_LAST_WAY = re.compile(r" (?:fra|til|med|uden|før|efter)$", re.IGNORECASE)
_SIDE = re.compile(r"(?:for|imod|mod)", re.IGNORECASE)
_VOTED = re.compile(
    r"\b(?P<voted>stemte|stemmer|stemt|sagde|var|er) (?:for|imod|mod)\b", re.IGNORECASE
)


def replacing(rest: str, focus: Focus) -> str | None:
    """The last question with the piece of it that a fragment is like put anew."""
    before = focus.question
    bare = PREPOSITION.sub("", rest)
    if of_party := with_party(before.text.rstrip(" ?.!"), bare):
        return of_party
    plain = focus.sources.understanding.read(f"forsøg {bare}")
    if focus.of_trials and (of_set := _of_set(rest, bare, plain, focus)):
        return of_set
    several = re.match(r"(?:kun |bare )?(?:dem|de) ", bare, re.IGNORECASE)
    if several and focus.of_trials and plain.topic:
        return _of_others(replaced(before, plain, about_trials=True), focus)
    if beside := _beside(rest, focus):
        return beside
    if several_told := _alike(bare, focus):
        return several_told
    if not _NETWORK.search(bare) and (trial := meant(bare, focus)) is not None:
        in_turn = ORDINAL.fullmatch(bare) is not None
        return _swapped_title(before.text, trial, focus, in_turn=in_turn)
    if focus.of_trials and plain.topic:
        return canonical(replaced(before, plain, about_trials=True))
    return _swapped(before, rest, focus.sources.understanding.read(rest), focus)


def _alike(bare: str, focus: Focus) -> str | None:
    """»Hvad med efterværn?«: the trials of a bare word, where several titles hold it."""
    words = focus.sources.understanding.words(bare)
    if len(words) != 1 or words[0].token.is_stop or is_definite(words[0].token.folded):
        return None
    links = focus.sources.understanding.linker.trials(
        bare, words, among=focus.sources.collection.trials
    )
    best = max((link.coverage for link in links), default=0.0)
    if best < HELD or len([link for link in links if link.coverage == best]) < 2:
        return None
    return f"Hvilke forsøg om {uncapital_noun(bare)} er der"


def _of_set(rest: str, bare: str, plain: Question, focus: Focus) -> str | None:
    """A question of a set of trials, of another round, network or decision."""
    before, understanding = focus.question, focus.sources.understanding
    if _CORRECTED_ROUND.search(rest) and (rounds := understanding.read(rest).rounds):
        return canonical(replace(before, rounds=rounds))
    if before.people:
        return None
    new = understanding.read(f"forsøg i netværket {bare}")
    if plain.statuses and not things(plain):
        new = replace(new, networks=())
    elif not new.networks and (name := sibling(bare, focus)):
        new = replace(new, networks=(NetworkMention(network=name, positions=frozenset()),))
    if not (new.networks or plain.statuses or plain.rounds):
        return None
    new = replace(new, statuses=plain.statuses, topic=plain.topic)
    return canonical(replaced(before, new, about_trials=True))


def _beside(rest: str, focus: Focus) -> str | None:
    """A question of no trial, of another place or of others told apart than it was asked of.

    »Og på plejehjemmene?« after »Hvor meget faldt det i hjemmeplejen?«; »Og dem, der forlænges?«.
    """
    text = focus.question.text.rstrip(" ?.!")
    if apart := TOLD_APART.match(rest):
        found = _RELATIVE.search(text)
        if found is None:
            return _counted_so(apart["what"], focus)
        told = f"de {found['noun']}, der {apart['what']}"
        return f"{text[: found.start()]}{told}{text[found.end() :]}"
    if _AT_TIME.fullmatch(rest):
        return f"{_OF_TIME.sub('', text)} {rest.lower()}"
    place = _PLACE.match(rest)
    if place is None or focus.trial or focus.named or focus.of_trials:
        return None
    if re.search(rf" {re.escape(place[0])}", text):
        return None  # what stands with the very preposition is likest
    named = rest[place.end()].isupper()
    asked = [m for m in _IN_PLACE.finditer(text) if text[m.end()].isupper() == named]
    if not asked:
        return None
    start = asked[-1].start()
    group = next((g for g in noun_groups(text) if g.span.start >= asked[-1].end()), None)
    return f"{text[:start]}{rest}{text[group.span.end :]}" if group else None


def _counted_so(what: str, focus: Focus) -> str | None:
    """»Hvad med dem, der udbredes?« after a number of something: of that which is told apart."""
    asked: Focus | None = focus
    while asked is not None and not counts(asked.question):
        asked = asked.before
    counted = counted_phrase(asked.question) if asked else None
    if counted is None:
        return None
    noun = re.split(r" (?=(?:i|fra|på|om|med|af) )", counted.text)[0]
    return f"Hvor mange {noun} {as_main(what)}"


def _turned(text: str, rest: str) -> str | None:
    """The last question, asked of the other side or way: »Og imod?«, »Og til?«."""
    if (way := _WAY.fullmatch(rest)) and (last := _LAST_WAY.search(text)):
        return f"{text[: last.start()]} {way[0].lower()}"
    if (side := _SIDE.fullmatch(rest)) and (taken := _VOTED.search(text)):
        return f"{text[: taken.end('voted')]} {side[0].lower()}{text[taken.end() :]}"
    return None


def _of_person(before: Question, person: Person) -> str:
    """The last question, asked of another person."""
    name = {t.stem for t in before.people[0].name_tokens}
    said = [w.token for w in before.words if w.token.stem in name]
    text = before.text.rstrip(" ?.!")
    if not said or text[said[0].start : said[0].end] != said[0].surface:
        return text.replace(before.people[0].name, person.name)
    return f"{text[: said[0].start]}{person.name}{text[said[-1].end :]}"


def _of_others(question: Question, focus: Focus) -> str:
    """A question of other trials; where none of them was decided so, what was decided of them."""
    asked = focus.sources.understanding.read(canonical(question))
    selection = select(asked, focus.sources)
    if selection and not selection.chosen and len(selection.universe) == 1:
        return _decision_of(selection.universe[0])
    return canonical(question)


def _swapped_title(text: str, trial: Trial, focus: Focus, *, in_turn: bool) -> str:
    """The last question, asked of another trial: of one that is only »den anden«, that very one."""
    defines = focus.question.asked is Asked.DEFINITION  # of one, what its decision means
    if focus.question.asked is Asked.REASON and not in_turn:
        told = decided(trial) if focus.gave_reason else None
        return f"Hvorfor blev »{trial.title}« {told}" if told else _decision_of(trial)
    if focus.trial and f"»{focus.trial.title}«" in text and not defines:
        return text.replace(f"»{focus.trial.title}«", f"»{trial.title}«")
    return _decision_of(trial)


def _decision_of(trial: Trial) -> str:
    return f"Hvad blev afgørelsen om »{trial.title}«"


def _is_name(word: str, focus: Focus) -> bool:
    """Whether the documents write a word with its capital inside sentences, too."""
    inside = re.compile(rf"(?<=[a-zæøå,] ){re.escape(word)}\b")
    return any(inside.search(d.text) for d in focus.sources.collection.documents)


def _swapped(before: Question, rest: str, new: Question, focus: Focus) -> str | None:
    """The last question with a year, a person, or the phrase after the same preposition anew."""
    text = before.text.rstrip(" ?.!")
    rest = rest if _is_name(rest.split()[0], focus) else uncapital_noun(rest)
    if turned := _turned(text, rest):
        return turned
    year = re.search(r"\b(?:19|20)\d{2}\b", rest)
    if year and before.years:
        return re.sub(r"\b(?:19|20)\d{2}\b", year[0], text)
    if before.people and new.people:
        return _of_person(before, new.people[0])
    phrases = noun_phrases(text)
    several = re.match(r"(?:dem|de) (?=(?:fra|i|på|om|med) )", rest, re.IGNORECASE)
    plural = next((p for p in phrases if p.number is Number.PLURAL and p.definite), None)
    if several and plural:
        noun = re.split(r" (?=(?:fra|i|på|om|med) )", plural.text)[0]
        put_in = f"{noun} {rest[several.end() :]}"
        return f"{text[: plural.span.start]}{put_in}{text[plural.span.end :]}"
    if rest.lower() in {"senest", "tidligst", "højst", "normalt"}:
        return None  # an adverb is no thing to be put in the place of one
    if re.match(r"(?:den|det|dem|de),? (?:der|som) ", rest, re.IGNORECASE):
        return None  # what a whole clause tells apart is no word to be put in
    preposition = rest.split()[0].lower() if PREPOSITION.match(rest) else None
    inner = list(re.finditer(rf"\b{preposition} (?=\S)", text)) if preposition else []
    if inner:
        start = inner[-1].start()
        end = next(
            (p.span.end for p in phrases if p.span.start <= inner[-1].end() < p.span.end), len(text)
        )
        return f"{text[:start]}{rest}{text[end:]}"
    if preposition:
        return f"{text} {rest}"
    known = [p for p in phrases if p.preposition in {"om", "med", "paa", "til", "for"}]
    target = (known or [p for p in phrases if p.definite] or list(phrases))[:1]
    if not target:
        return None
    phrase = target[0]
    cut = re.match(r"\w+(?:en|et|erne|ene) om (?=\S)", phrase.text)
    start = phrase.span.start + (cut.end() if cut else 0)
    return f"{text[:start]}{rest}{text[phrase.span.end :]}"
