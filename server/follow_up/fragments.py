"""Follow-ups that are no clause: »Og i anden runde?«, »Hvad med børn?«, »Nummeret?«."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.status import TrialStatus
from corpus.trial import Trial
from index.danish import analyse
from server.answers.selection import scope_of, select
from server.danish_text import round_name
from server.focus import Focus, counts, decided, things, topic_phrase
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
    sibling,
)
from server.follow_up.sayings import (
    HE,
    PREPOSITION,
    genitive,
    indefinite,
    uncapital,
    uncapital_noun,
)
from server.follow_up.sets import canonical, others, replaced
from server.phrases import (
    QUESTION_WORDS,
    Number,
    asks_first,
    has_clause,
    infinitive_form,
    inner_clauses,
    noun_phrases,
)
from server.question import Asked, NetworkMention, Question

WHAT_ABOUT = re.compile(
    r"^\W*(?:(?:hvad|hva|hvordan)(?: så)? (?:med|i|for|på)(?= )|what about|jeg mente|jeg mener|"
    r"jeg tænkte på|(?:eller )?rettere(?: sagt)?|snarere|(?:det |den )?samme(?: \w+)?(?= for )|"
    r"(?:gælder|gjaldt) (?:det(?: samme)?|dette)(?: også)? (?:for|i|på)(?= )|"
    r"i stedet(?: for)?|hvad så|hva så)\s*",
    re.IGNORECASE,
)
_SAME_FOR = re.compile(
    r"^\W*(?:gælder|gjaldt) (?:det samme|dette|det)(?: også)? (?:for|i|på) (?P<which>.+)$",
    re.IGNORECASE,
)
_NETWORK = re.compile(r"\w+netværk(?:et)?$|^netværket\b", re.IGNORECASE)
_SAME_NUMBER = re.compile(r"\W*(?:det )?samme (?:an)?tal\b", re.IGNORECASE)
# »Hvor mange var det i anden?«: asked as »Og i anden?«.
_WHAT_IN = re.compile(
    r"^\W*(?:(?P<many>hvor (?:mange|meget|længe)) (?:er|var|blev|fik|har|havde) (?:det|der|de)|"
    r"(?:hvad|hvordan) (?:er|var) det)(?: så| da)? "
    r"(?=(?:i|fra|for(?! (?:en|et|nogle|nogen)\b)|på|hos|under) )",
    re.IGNORECASE,
)
_OTHER_ONE = re.compile(r"^den anden(?: \w*(?:artikel|nyhed|kilde|tekst))?$", re.IGNORECASE)
_PER = re.compile(r"^(?:pr\.?|per) \w+(?: \w+)?$", re.IGNORECASE)
_MAY_ONE = re.compile(
    r"^(?P<may>(?:må|kan|skal|får|bør) (?:man|vi|de|kommunen|kommunerne|jeg)(?: gerne)?"
    r"(?: lov til at)?)"
    r" (?P<rest>\w+e?\b.*)$",
    re.IGNORECASE,
)
_TOLD_APART = re.compile(
    r"^(?:hvad med |og )?(?:den|det|dem|de),? (?:der|som) (?P<what>[^,]+)$", re.IGNORECASE
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
    r"(?:[\s,]+(?:da|så|altså|tak|i stedet|for resten))?[\s?.!,]*$", re.IGNORECASE
)
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
_CONDITION = re.compile(r"^(?:hvis|når|selv om|selvom|medmindre|hvad hvis)\b", re.IGNORECASE)
_CORRECTED_ROUND = re.compile(r"\brunde\b", re.IGNORECASE)


def same_for(text: str, focus: Focus) -> str | None:
    """»Gælder det samme for den om børn?«: whether another trial was decided alike."""
    found, before = _SAME_FOR.match(text), focus.trial
    trial = meant(found["which"], focus) if found else None
    if before is None or trial is None or (told := decided(before.status)) is None:
        return None
    only = "kun " if before.status is TrialStatus.PARTLY else ""
    return f"Blev »{trial.title}« også {only}{told}"


def fragment(text: str, focus: Focus) -> str | None:
    """»Og i anden runde?«, »Hvad med børn?«: the last question, of something else."""
    if counted := _counted_there(text, focus):
        return counted
    rest, focus = _rest(text, focus)
    if not rest:
        return None
    measure = _MEASURED.match(rest)
    if measure and (told_most := measured(measure["measure"], measure["of"], focus)):
        return told_most
    if (apart := _TOLD_APART.match(rest)) and focus.of_trials:
        every = replace(focus.question, statuses=frozenset())
        return f"Hvilke forsøg{scope_of(every)}{topic_phrase(every)} {apart['what']}"
    condition = _CONDITION.match(rest) and not rest.lower().startswith("hvad")
    if condition and not any(asks_first(main) for _, main in inner_clauses(rest)):
        return f"{focus.question.text.rstrip(' ?.!')}, {uncapital(rest)}"
    asks = QUESTION_WORDS & {t.folded for t in analyse(rest)}
    if asks or ((has_clause(rest) or asks_first(rest)) and not HEADLESS.match(rest)):
        return rest if rest != TRAILING.sub("", text) and asks and asks_first(rest) else None
    return next((told for kind in _KINDS if (told := kind(rest, focus))), None)


def _rest(text: str, focus: Focus) -> tuple[str, Focus]:
    """A fragment without the words that only say that it is one, and the question it is of."""
    rest = WHAT_ABOUT.sub("", text)
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
    name = other_network(focus) if OTHER_NETWORK.search(rest) else None
    return _replacing(f"netværket »{name}«", focus) if name else None


def _counted(focus: Focus) -> str | None:
    """What was counted: »forsøg«."""
    asked = focus.question.text
    phrase = next(iter(noun_phrases(asked)), None)
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


def _replacing(rest: str, focus: Focus) -> str | None:
    """The last question with the piece of it that a fragment is like put anew."""
    before = focus.question
    if _CORRECTED_ROUND.search(rest) and focus.of_trials:
        rounds = focus.sources.understanding.read(rest).rounds
        if rounds:
            return canonical(replace(before, rounds=rounds))
    bare = PREPOSITION.sub("", rest)
    plain = focus.sources.understanding.read(f"forsøg {bare}")
    if focus.of_trials and not before.people:
        new = focus.sources.understanding.read(f"forsøg i netværket {bare}")
        if plain.statuses and not things(plain):
            new = replace(new, networks=())
        elif not new.networks and (name := sibling(bare, focus)):
            new = replace(new, networks=(NetworkMention(network=name, positions=frozenset()),))
        if new.networks or plain.statuses or plain.rounds:
            new = replace(new, statuses=plain.statuses, topic=plain.topic)
            return canonical(replaced(before, new, about_trials=True))
    several = re.match(r"(?:kun |bare )?(?:dem|de) ", bare, re.IGNORECASE)
    if several and focus.of_trials and plain.topic:
        return _of_others(replaced(before, plain, about_trials=True), focus)
    if not _NETWORK.search(bare) and (trial := meant(bare, focus)) is not None:
        return _swapped_title(before.text, trial, focus)
    if focus.of_trials and plain.topic:
        return canonical(replaced(before, plain, about_trials=True))
    return _swapped(before, rest, focus.sources.understanding.read(rest))


def _of_others(question: Question, focus: Focus) -> str:
    """A question of other trials; where none of them was decided so, what was decided of them."""
    selection = select(question, focus.sources)
    if selection and not selection.chosen and len(selection.universe) == 1:
        return f"Hvad blev afgørelsen om »{selection.universe[0].title}«"
    return canonical(question)


def _swapped_title(text: str, trial: Trial, focus: Focus) -> str:
    """The last question, asked of another trial."""
    if focus.trial and f"»{focus.trial.title}«" in text:
        return text.replace(f"»{focus.trial.title}«", f"»{trial.title}«")
    return f"Hvad blev afgørelsen om »{trial.title}«"


def _swapped(before: Question, rest: str, new: Question) -> str | None:
    """The last question with a year, a person, or the phrase after the same preposition anew."""
    text = before.text.rstrip(" ?.!")
    rest = uncapital_noun(rest)
    year = re.search(r"\b(?:19|20)\d{2}\b", rest)
    if year and before.years:
        return re.sub(r"\b(?:19|20)\d{2}\b", year[0], text)
    if before.people and new.people:
        return text.replace(before.people[0].name, new.people[0].name)
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


_KINDS = (
    _other_document,
    _ordinal,
    _per,
    _infinitive,
    _numbered,
    _added,
    _measure,
    _other_network,
    _attribute,
    _other_round,
    others,
    _replacing,
)
