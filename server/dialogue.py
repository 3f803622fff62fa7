"""A follow-up and what was said before it -> a question that stands alone.

The conversation is read from its beginning: each question is resolved against the one before it,
so that »Hvilke?« after »Og hvor mange blev afvist?« still knows the network asked about first. What
a follow-up leaves out is taken over; what it says anew replaces it; what a pronoun stands for takes
the pronoun's place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.trial import Trial
from index.danish import analyse
from server import wording
from server.answers.selection import DECISIONS, known_statuses, scope_of
from server.answers.trial_items import VERBS, verb
from server.cleaning import clean
from server.danish_text import capitalised, listed, round_name
from server.errors import QuestionError
from server.focus import Focus, counts, decided, things, topic_text
from server.linking import named_in
from server.matching import text_words
from server.parts import split_parts
from server.phrases import (
    QUESTION_WORDS,
    as_clause,
    clause_parts,
    asks_first,
    has_clause,
    inner_clauses,
    inverted,
    noun_phrases,
    question_phrase,
    stands_alone,
)
from server.question import Asked, NetworkMention, Question
from server.sources import Sources
from server.understanding import is_held

MAX_TURNS = 20  # of a conversation; older ones do not matter
FITS = 0.5  # of a headless phrase that a trial's title must hold to be what is meant
LONG_QUOTE = 160  # characters of a quotation that a question repeats

_OPENERS = re.compile(
    r"^\W*(?:(?:(?:hej|goddag|godmorgen|halløj|tak(?: skal du have)?|mange tak|ok tak|okay tak|"
    r"tak for (?:det|hjælpen|svaret)|okay|ok|fint|super|perfekt|nå(?: ja| okay| ok)?|javel|aha|"
    r"undskyld|nej(?: nej)?|jo|thanks|thank you|hi|hello)\b[^.!?,:–\w-]{0,3}[.!?,:–-]+\s*|"
    r"(?:okay|ok|tak|nå|hej)\s+)+)(?=\S)",
    re.IGNORECASE,
)
_JOINER = re.compile(r"^\W*(?:(?:og|men|så|altså|nå|samt|and)\b\s*(?=\S))+", re.IGNORECASE)
_WHAT_ABOUT = re.compile(
    r"^\W*(?:(?:hvad|hva|hvordan)(?: så)? (?:med|i|for|på)(?= )|what about|jeg mente|jeg mener|"
    r"jeg tænkte på|(?:det |den )?samme(?: \w+)?(?= for )|i stedet(?: for)?|hvad så|hva så)\s*",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:[\s,]+(?:da|så|altså|tak|i stedet|for resten))?[\s?.!,]*$", re.IGNORECASE
)
_KEEPS_PLACE = re.compile(r"\b(?:hvad|hva|hvordan)(?: så)? (?P<word>i|for|på) ", re.IGNORECASE)
_LIST_THEM = re.compile(
    r"^\W*(?:(?:hvilke[nt]?|hvem|hvad(?= (?:er|var) (?:det|de)\b))(?: (?:\w+ )??(?:er|var) (?:det|de|dem|den|der tale om))?"
    r"(?: (?:så|helt|helt konkret|konkret|egentlig|præcis))*|(?:kan du )?"
    r"(?:vis|nævn|list|opremse?|remse?|giv)(?: mig)?(?: lige)? (?:dem|navnene|listen)(?: alle)?"
    r"(?: op)?|(?:må|kan) jeg (?:se|få) (?:dem|navnene|listen)|hvad hedder de(?: alle)?|"
    r"hvilke \w+ (?:er|drejer) det(?: sig om)?(?: helt konkret| konkret)?|which(?: ones)?)\W*$",
    re.IGNORECASE,
)
_WHO_SAID = re.compile(
    r"^\W*hvem (?:er det der |var det der )?(?:siger|sagde|udtaler|udtalte|har sagt) "
    r"(?:det|dette|sådan|de ord)\b",
    re.IGNORECASE,
)
_WHY_OF = re.compile(
    r"^\W*(?P<word>hvorfor|hvornår) (?P<what>(?:den|det|de|dem) \w+(?: \w+){0,4})$", re.IGNORECASE
)
_ALL = re.compile(r"^\W*(?:er|var|gælder) det (?:dem )?alle(?: sammen| forsøg\w*)?\W*$", re.I)
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
_BARE = re.compile(
    r"^\W*(?P<word>hvorfor|hvornår|hvor længe|hvor meget|hvordan|hvem|hvor)"
    r"(?P<rest>(?: (?:det|ikke|så|da|ellers|egentlig|overhovedet|nu|i givet fald|i så fald))*)\W*$",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:i ?alt|til ?sammen|sammenlagt|læg(?:ges)? (?:\w+ )*sammen|lagt sammen)\b", re.IGNORECASE
)
_DIFFERENCE = re.compile(r"\bforskellen\b|\bhvor mange flere\b(?!.*\bend\b)", re.IGNORECASE)
_OF_THEM = re.compile(
    r"\b(?:af|blandt|i) (?:dem|disse|de (?=(?:afvist|godkendt|imødekom|delvis|udbredt)\w*)|"
    r"(?:de|disse) (?:forsøg|ansøgninger|forslag)\b)|\b(?:heraf|deraf|of them)\b",
    re.IGNORECASE,
)
_HE = re.compile(r"\b(?P<word>han|hun|ham|hende|hans|hendes|vedkommende)\b", re.IGNORECASE)
_THAT_NETWORK = re.compile(
    r"\b(?:(?:det|dette|samme|det samme|det pågældende|det nævnte) netværk|netværket)\b"
    r"(?!\s*(?:[»\"”]|om |[A-ZÆØÅ]))"
)
_OTHER_NETWORK = re.compile(r"\bdet andet netværk\b", re.IGNORECASE)
_PAPER = r"(?:artik(?:el|len)|nyhed(?:en)?|kilden?|tekst(?:en)?|pressemeddelelsen?|meddelelsen)"
_THAT_DOCUMENT = re.compile(
    rf"\b(?:(?:den|denne|samme|den samme) {_PAPER}|artiklen|nyheden|kilden|teksten|"
    rf"pressemeddelelsen)\b(?!\s+(?:om|fra|i|»))",
    re.IGNORECASE,
)
_OTHER_DOCUMENT = re.compile(rf"\bden anden {_PAPER}\b|\bden anden(?=\W*$)", re.IGNORECASE)
_DATED = re.compile(
    r"^(?:hvornår|hvad dato|hvilken dato) (?:er|var|blev) (?P<it>den|det) "
    r"(?:fra|skrevet|udgivet|dateret|offentliggjort|bragt)\b",
    re.IGNORECASE,
)
_METADATA = frozenset({Asked.PUBLISHER, Asked.PUBLISHED, Asked.LINK, Asked.AUTHOR})
_HEADLESS = re.compile(
    r"(?<!er )(?<!var )\b(?P<pronoun>den|det|dem|de|ham|hende) (?P<about>(?:med|om|på|fra|i|for|hos|under|der|som)"
    r" [^,;:?!–]+)",
    re.IGNORECASE,
)
_ORDINALS = {"første": 0, "anden": 1, "andet": 1, "tredje": 2, "fjerde": 3, "sidste": -1}
_ORDINAL = re.compile(
    rf"\b(?:den|det) (?P<which>{'|'.join(_ORDINALS)})"
    r"(?: af (?:dem|de \w+))?\b(?! \w*(?:runde|artikel|netværk|gang|nyhed|kilde|del)\b)",
    re.IGNORECASE,
)
_ROUND = re.compile(
    rf"^(?:i |for |fra )?(?:den |det )?(?:(?P<word>{'|'.join(wording.ROUND_NUMBERS)})|"
    r"(?P<move>forrige|naeste))(?: \w*runde| omgang)?$|^runden (?P<side>foer|efter)(?: den)?$"
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
_LONE = re.compile(r"\b(?P<word>den|det|dem|de|denne|dette|disse|deres|dens|dets)\b", re.IGNORECASE)
_DO_IT = re.compile(r"\b(?:gøre|gjorde|gør|gjort|have|få) (?:\w+ )*det\b", re.IGNORECASE)
_POSSESSOR = re.compile(r"(?<=\w )(?P<owner>[A-ZÆØÅ]\w{2,})s\b")
_EMPTY = re.compile(r"^hvem (?:er|var) det\b|\bdet for (?:en|et|nog)", re.IGNORECASE)
_CATAPHORIC = re.compile(r"^(?:den|det|de|dem)\b[^,]*, (?:der|som) ", re.IGNORECASE)
_LATER = re.compile(r"\b(?:bagefter|derefter|herefter|efterfølgende)\b", re.IGNORECASE)
_IS_IT = re.compile(
    r"(?<=^hvilken )(?P<noun>[\w -]+?) (?:er|var) det(?= (?:så|egentlig|helt|altså|nu)\b|\W*$)|"
    r"(?<=^hvilket )(?P<noun2>[\w -]+?) (?:er|var) det(?= (?:så|egentlig|helt|altså|nu)\b|\W*$)",
    re.IGNORECASE,
)
_HAPPENS = re.compile(r"\b(?:ske|sker|skete|sket)\b(?= (?:så|da)\b|\W*$)", re.IGNORECASE)
_THERE = re.compile(r"\s+(?:der|dér)(?=\W*$)", re.IGNORECASE)
_FILLER = re.compile(
    r"(?<=\w),? (?:så|da|altså|egentlig|nu|overhovedet)(?=\W*$)|"
    r"(?<=\w)(?<!\bom)(?<!\bi) (?:så|altså|da)(?= (?!at\b|vidt\b|mange\b|meget\b|stor\w*\b))",
    re.IGNORECASE,
)
_NOUNLESS_COUNT = re.compile(r"^hvor mange (?=(?:\w+ )??\w)", re.IGNORECASE)
_GOES_ON = re.compile(r"^\W*(?:og|men|så|and)\b|\b(?:så|da|ellers|også)\W*$", re.IGNORECASE)
_RESTATED = re.compile(r"^.*?[,–-]\s*(?:altså|dvs\.?|det vil sige)\s+(?=hv)", re.IGNORECASE)
_QUOTED = re.compile(r"»(?P<words>[^»«]{12,})«\s*\[")
_ATTRIBUTE = re.compile(r"^(?:(?:hans|hendes|deres|dens|dets)\s+)?(?P<noun>[\w-]+)$", re.IGNORECASE)
_REACHED = re.compile(
    r"(?:(?:telefon|mobil)?nummer(?:et)?|tlf|telefon(?:en)?|mobil(?:en)?|e-?mail(?:en)?|mail(?:en)?|"
    r"(?:e-?)?mailadressen?|kontakt(?:en)?)",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"^(?:hvis|når|selv om|selvom|medmindre|hvad hvis)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a conversation."""

    role: Literal["user", "assistant"]
    content: str


class Dialogue:
    """Resolves follow-ups over one collection."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._understanding = sources.understanding

    def resolve(self, question: str, history: Sequence[Turn]) -> str:
        """The question as it would be asked without what was said before it.

        Args:
            question: cleaned.
            history: oldest first; only the last 20 turns are read.
        """
        return self.follow(question, self.focus(history))

    def focus(self, history: Sequence[Turn]) -> Focus | None:
        """What a conversation is about; None where nothing was asked in it."""
        focus: Focus | None = None
        turns = list(history)[-MAX_TURNS:]
        for turn, following in zip(turns, [*turns[1:], None][: len(turns)], strict=True):
            asked = _cleaned(turn.content) if turn.role == "user" else None
            if asked is None:
                continue
            reply = (
                following.content if following is not None and following.role == "assistant" else ""
            )
            for part in split_parts(self.bare(asked)):
                focus = self.after(self.follow(part, focus), reply, focus)
        return focus

    def after(self, resolved: str, reply: str, before: Focus | None) -> Focus | None:
        """What the conversation is about after a question that stands alone, and its reply."""
        question = self._understanding.read(resolved)
        if self._is_courtesy(resolved):
            return before
        return Focus(question, reply, self._sources, before).with_winner()

    def follow(self, text: str, focus: Focus | None) -> str:
        """One question, standing alone.

        Args:
            text: cleaned.
            focus: what was talked about; None at the beginning.
        """
        bare = self.bare(text)
        if focus is None:
            return bare
        asked = _RESTATED.sub("", bare)
        if self._is_courtesy(asked):
            return text
        told = inverted(_TRAILING.sub("", _JOINER.sub("", asked)))
        told = re.sub(r"\bgik det dem\b", "gik det med dem", told)
        told = self._with_possessed(told, focus)
        for rule in (
            self._list_them,
            self._how_many,
            self._bare_word,
            self._total,
            self._difference,
            self._set_apart,
            self._fragment,
            self._of_the_set,
            self._referring,
            self._open,
        ):
            if (resolved := rule(told, focus)) is not None:
                return _as_question(resolved)
        if self._leans(asked, focus):
            return _as_question(self._about_theme(told, focus))
        return capitalised(_JOINER.sub("", asked))

    def bare(self, text: str) -> str:
        """A text without its opening courtesies, unless it is nothing else."""
        bare = _without_openers(text)
        shorter = len(bare) != len(text)
        return text if shorter and self._is_courtesy(text) else bare

    def _is_courtesy(self, text: str) -> bool:
        """Whether a text greets or thanks, and asks or says nothing."""
        question = self._understanding.read(text)
        corrects = _WHAT_ABOUT.match(_without_openers(text)) is not None
        return question.asked is Asked.SMALLTALK and not corrects and not things(question)

    def _with_possessed(self, text: str, focus: Focus) -> str:
        """»Grenholts« without a noun: the noun that was talked about comes after it."""
        phrases = noun_phrases(focus.question.text)
        for found in _POSSESSOR.finditer(text):
            end = found.end()
            owner = self._understanding.words(found["owner"])
            if not phrases or not owner or not is_held(owner[0]):
                continue
            if not stands_alone(text, found.start()):
                continue
            noun = re.sub(r"^(?:en|et|den|det|de) ", "", phrases[0].text).split(" i ")[0]
            return f"{text[:end]} {noun}{text[end:]}"
        return text

    def needs_more(self, text: str) -> bool:
        """Whether a question names so little that it must be read with what was said before it."""
        question = self._understanding.read(text)
        named = question.statuses or question.networks or question.people or question.missing
        return not named and len(things(question)) <= 1

    # --- a set of trials -------------------------------------------------------------------------

    def _list_them(self, text: str, focus: Focus) -> str | None:
        """»Hvilke?«: what was counted or spoken of, one by one."""
        if not _LIST_THEM.match(text):
            return None
        if focus.of_trials:
            return canonical(replace(focus.question, asked=Asked.LIST))
        if (phrase := question_phrase(focus.question.text)) is not None:
            asking = phrase.of(focus.question.text)
            if asking.lower().startswith("hvor mange "):
                return "Hvilke" + focus.question.text[len("hvor mange") :]
        if found := _THERE_IS.match(focus.question.text):
            asked = "Hvad er der" if found["noget"] else "Hvilke"
            return f"{asked} {found['set'].rstrip(' ?.!')}" + ("" if found["noget"] else " er der")
        if text.lower().startswith("hvem") or not focus.theme:
            return None
        if relative := _RELATIVE_SET.match(focus.theme):
            return f"Hvilke {relative['set']} er der tale om"
        noun = re.search(r"hvilke (?P<noun>\w+) (?:er|drejer)", text, re.IGNORECASE)
        return f"Hvilke {noun['noun']} er der tale om i {focus.theme}" if noun else text

    def _how_many(self, text: str, focus: Focus) -> str | None:
        """»Hvor mange drejer det sig om?«: of what was talked about."""
        if not _HOW_MANY.match(text):
            return None
        if focus.of_trials:
            return canonical(replace(focus.question, asked=Asked.COUNT))
        if focus.theme and (relative := _RELATIVE_SET.match(focus.theme)):
            return f"Hvor mange {relative['set']} er der"
        return f"Hvor mange {focus.theme} er der" if focus.theme else None

    def _total(self, text: str, focus: Focus) -> str | None:
        """»Hvor mange er det i alt?«: what the last questions counted, taken together."""
        if not _TOTAL.search(text):
            return None
        question = self._understanding.read(_TOTAL.sub("", text))
        if things(question) or question.networks or question.rounds:
            return None
        counted = _counts(focus)
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
        if any(q.networks or q.rounds for q in counted):
            return None
        predicates = [_predicate(q.text) for q in counted]
        return f"Hvor mange forsøg {' eller '.join(dict.fromkeys(predicates))} i alt"

    def _difference(self, text: str, focus: Focus) -> str | None:
        """»Hvor stor er forskellen?«: between what the last two questions counted."""
        counted = _counts(focus)[-2:]
        if not _DIFFERENCE.search(text) or len(counted) < 2 or not all(map(_is_canonical, counted)):
            return None
        one, other = counted if _number(focus) > _number(focus.before) else reversed(counted)
        if one.rounds != other.rounds:
            places = [
                f"i {listed([round_name(r) for r in sorted(q.rounds)])}" for q in (other, one)
            ]
        else:
            places = [scope_of(q).strip() for q in (other, one)]
        return f"Hvor mange flere forsøg {verb(one.statuses)} {places[0]} end {places[1]}"

    def _of_the_set(self, text: str, focus: Focus) -> str | None:
        """A number or list asked on about the set of trials talked about."""
        said = text
        text = self._with_home(said, focus)
        if not focus.of_trials and text == said:
            return None
        question = self._understanding.read(_SAME_WAY.sub("", text))
        asks_set = {Asked.COUNT, Asked.LIST, Asked.THING, Asked.PERSON, Asked.COMPARE, Asked.AMOUNT}
        if (
            question.asked is Asked.POLAR
            and _ANY.match(text)
            and question.statuses
            and focus.of_trials
        ):
            there = replace(focus.question, statuses=question.statuses)
            if focus.trial:
                there = replace(there, topic=())
            return f"Er der forsøg{scope_of(there)}{_about(there)}, der {verb(question.statuses)}"
        if question.asked not in asks_set or question.people:
            return None
        of_them = _OF_THEM.search(text) is not None
        own = things(question)
        alone = not own and (not question.rounds or bool(question.networks))
        chooses = text.lower().startswith(
            ("hvilke", "hvor mange", "hvem fik", "hvem blev", "antal")
        )
        if not (of_them and chooses) and not (
            alone and chooses and known_statuses(question) and _nounless(text)
        ):
            return None
        if _EVERYWHERE.search(text):
            focus = replace(focus, question=replace(focus.question, networks=()))
        new = replace(question, topic=own)
        # A network that was pointed back to is asked of as a whole.
        old = focus.question if text == said else replace(focus.question, topic=())
        return canonical(_merged(new, old))

    # --- fragments -------------------------------------------------------------------------------

    def _bare_word(self, text: str, focus: Focus) -> str | None:
        """»Hvorfor?«, »Hvornår?«: the last question, asked with another question word."""
        said = _WHO_SAID.match(text)
        if said and (quote := _quotation(focus)):
            return f"Hvem sagde »{quote}«"
        if said:
            return f"Hvem sagde noget om {focus.theme}" if focus.theme else None
        of = _WHY_OF.match(text)
        if of and (trial := self._meant(of["what"], focus)) and (told := decided(trial.status)):
            return f"{capitalised(of['word'])} blev »{trial.title}« {told}"
        if _ALL.match(text):
            if focus.of_trials:
                return canonical(replace(focus.question, asked=Asked.COUNT))
            parts = clause_parts(focus.question.text)
            return f"{parts.verb} alle {parts.subject} {parts.rest}" if parts else None
        found = _BARE.match(text)
        if found is None:
            return None
        word = found["word"].lower()
        if word == "hvem" and (quote := _quotation(focus)):
            return f"Hvem sagde »{quote}«"
        if focus.trial and (told := decided(focus.trial.status)):
            return f"{capitalised(word)} blev »{focus.trial.title}« {told}"
        if focus.of_trials and focus.question.statuses in VERBS:
            phrase = focus.set_phrase().split(", der ")[0]
            said = VERBS[focus.question.statuses].removeprefix("blev ")
            return f"{capitalised(word)} blev {phrase} {said}"
        return _with_question_word(capitalised(word), focus.question.text)

    def _fragment(self, text: str, focus: Focus) -> str | None:
        """»Og i anden runde?«, »Hvad med børn?«: the last question, of something else."""
        place = _KEEPS_PLACE.match(text)
        rest = _WHAT_ABOUT.sub("", text)
        what_about = rest != text
        if place and not rest.lower().startswith(place["word"].lower() + " "):
            rest = f"{place['word']} {rest}"
        rest = _TRAILING.sub("", rest)
        if not rest:
            return None
        if what_about and re.match(r"\W*(?:det )?samme (?:an)?tal\b", text, re.IGNORECASE):
            while focus.before and not counts(focus.question):
                focus = focus.before
        if _CONDITION.match(rest) and not rest.lower().startswith("hvad"):
            return f"{focus.question.text.rstrip(' ?.!')}, {_uncapital(rest)}"
        asks = QUESTION_WORDS & {t.folded for t in analyse(rest)}
        clause = has_clause(rest) or asks_first(rest)
        if asks or (clause and not _HEADLESS.match(rest)):
            return _as_own(rest) if what_about and asks else None
        return (
            self._attribute(rest, focus)
            or self._other_round(rest, focus)
            or self._others(rest, focus)
            or self._replacing(rest, focus)
        )

    def _attribute(self, rest: str, focus: Focus) -> str | None:
        """»Nummeret?«, »hans parti?«: asked of the person or document talked about."""
        found = _ATTRIBUTE.match(rest)
        if found is None:
            return None
        asked = self._understanding.read(rest).asked
        possessed = _HE.match(rest) is not None
        reached = _REACHED.fullmatch(found["noun"]) is not None
        if possessed and not focus.person:
            return rest
        if focus.person and (possessed or reached):
            return f"Hvad er {_genitive(focus.person)} {_indefinite(found['noun'])}"
        if reached:
            return f"Hvad er {_uncapital(rest)}"
        if focus.document and asked in _METADATA:
            return f"Hvad er {_uncapital(rest)} for artiklen »{focus.document}«"
        return None

    def _other_round(self, rest: str, focus: Focus) -> str | None:
        line = " ".join(t.folded for t in analyse(rest))
        found = _ROUND.match(line)
        rounds = focus.question.rounds
        if found is None or not (rounds or "runde" in line):
            return None
        if found["word"]:
            number = wording.ROUND_NUMBERS[found["word"]]
        else:
            before = (found["move"] or found["side"]) in {"forrige", "foer"}
            number = min(rounds, default=2) - 1 if before else max(rounds, default=0) + 1
        if number < 1:
            return None
        if focus.of_trials:
            return canonical(replace(focus.question, rounds=frozenset({number})))
        line_text = focus.question.text
        swapped = re.sub(
            r"\b(?:første|anden|tredje|fjerde|femte|\d\.) (?=\w*runde)",
            round_name(number).split()[0] + " ",
            line_text,
            flags=re.IGNORECASE,
        )
        if swapped != line_text:
            return swapped
        return f"{line_text.rstrip(' ?.!')} i {round_name(number)}"

    def _others(self, rest: str, focus: Focus) -> str | None:
        """»de andre«, »resten«: what the last question left of the set before it."""
        if _EVERYWHERE.search(rest) and focus.question.networks:
            return canonical(replace(focus.question, networks=()))
        if _OTHER_NETWORK.search(rest) and (name := _other_network(focus)):
            return self._replacing(f"netværket »{name}«", focus)
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
        if question.statuses and left:
            return canonical(replace(question, statuses=left))
        return None

    def _replacing(self, rest: str, focus: Focus) -> str | None:
        """The last question with the piece of it that a fragment is like put anew."""
        before = focus.question
        if _CORRECTED_ROUND.search(rest) and focus.of_trials:
            rounds = self._understanding.read(rest).rounds
            if rounds:
                return canonical(replace(before, rounds=rounds))
        bare = _PREPOSITION.sub("", rest)
        plain = self._understanding.read(f"forsøg {bare}")
        if focus.of_trials and not before.people:
            new = self._understanding.read(f"forsøg i netværket {bare}")
            if plain.statuses and not things(plain):
                new = replace(new, networks=())
            elif not new.networks and (name := self._sibling(bare, focus)):
                new = replace(new, networks=(NetworkMention(network=name, positions=frozenset()),))
            if new.networks or plain.statuses or plain.rounds:
                new = replace(new, statuses=plain.statuses, topic=plain.topic)
                return canonical(_replaced(before, new, about_trials=True))
        several = re.match(r"(?:kun |bare )?(?:dem|de) ", bare, re.IGNORECASE)
        if several and focus.of_trials and plain.topic:
            return canonical(_replaced(before, plain, about_trials=True))
        if (trial := self._meant(bare, focus)) is not None:
            return _swapped_title(before.text, trial, focus)
        if focus.of_trials and plain.topic:
            return canonical(_replaced(before, plain, about_trials=True))
        return _swapped(before, rest, self._understanding.read(rest))

    def _sibling(self, words: str, focus: Focus) -> str | None:
        """The one network beside that talked about, in the same documents, that words touch."""
        if not focus.network:
            return None
        trials = self._sources.collection.trials
        documents = {r.document_id for t in trials if t.network == focus.network for r in t.records}
        beside = dict.fromkeys(
            t.network
            for t in trials
            if t.network and documents & {r.document_id for r in t.records}
        )
        named = self._understanding.words(words)
        matcher = self._understanding.linker.matcher
        touched = [n for n in beside if matcher.share_of(text_words(n), named) > 0.0]
        return touched[0] if len(touched) == 1 else None

    def _meant(self, about: str, focus: Focus) -> Trial | None:
        """The one trial that a headless phrase or a noun points out among those talked about."""
        ordinal = _ORDINAL.fullmatch(about)
        if ordinal and (trial := self._nth(ordinal["which"], focus)):
            return trial
        bare = _HEADLESS_OPENING.sub("", about)
        words = self._understanding.words(bare)
        topic = tuple(w for w in words if not w.token.is_stop) or ()
        trials = self._sources.collection.trials
        home = tuple(t for t in trials if focus.network and t.network == focus.network)
        for among in (focus.trials if len(focus.trials) > 1 else (), home, trials):
            links = [
                link
                for link in self._understanding.linker.trials(bare, topic, among=among)
                if link.coverage >= FITS
            ]
            if not links:
                continue
            best = links[0]
            if len(links) == 1 or best.coverage > links[1].coverage or best.fit > links[1].fit:
                return best.trial if best.coverage > FITS or among is not trials else None
            return None
        return None

    # --- clauses ---------------------------------------------------------------------------------

    def _set_apart(self, text: str, focus: Focus) -> str | None:
        """»Og den med § 105, hvad blev der af den?«: a topic, and a question of it."""
        for one, other in inner_clauses(text):
            head, clause = one, other
            if not (asks_first(clause) or asks_first(one)) or _RESTATED.match(text):
                continue
            if asks_first(one) and not asks_first(other):
                head, clause = other, one
                if not any(p.definite for p in noun_phrases(head)):
                    continue
            bare = _TRAILING.sub("", _BACK_TO.sub("", _WHAT_ABOUT.sub("", _JOINER.sub("", head))))
            if not bare or has_clause(_HEADLESS.sub("", bare)) or not _LEANS.search(clause):
                continue
            if len(bare.split()) > 9 or QUESTION_WORDS & {t.folded for t in analyse(bare)}:
                continue
            return self._with_topic(bare, clause, focus)
        return None

    def _with_topic(self, head: str, clause: str, focus: Focus) -> str | None:
        if re.match(r"\W*(?:hvad|hvordan) med (?:den|det|dem|de)\W*$", clause, re.IGNORECASE):
            return self._fragment(head, focus)
        read = self._understanding.read(f"netværket {head}")
        words = self._understanding.words(head)
        people = [p for p in self._understanding.linker.people if named_in(p, words)]
        if people:
            return _HE.sub(lambda m: _case(m, people[0].name), clause)
        if _HE.search(clause) and not people:
            return _HE.sub(lambda m: _case(m, _HEADLESS_OPENING.sub("", head)), clause)
        if focus.other_document and _OTHER_DOCUMENT.search(head):
            return _put(clause, f"artiklen »{focus.other_document}«")
        if focus.document and _THAT_DOCUMENT.search(head):
            return _put(clause, f"artiklen »{focus.document}«")
        ordinal = _ORDINAL.search(head)
        if ordinal and (told := self._others(ordinal[0], focus)):
            return told
        if ordinal and (trial := self._nth(ordinal["which"], focus)):
            return _put(clause, f"»{trial.title}«")
        home = read.networks and self._understanding.read(head).networks
        asked = self._understanding.read(clause)
        networks_meant = "netværk" in focus.question.text.lower() or counts(asked)
        if (home or read.networks) and (networks_meant or not self._meant(head, focus)):
            if counts(asked) and known_statuses(asked) and focus.of_trials:
                new = replace(asked, networks=read.networks, topic=(), about_trials=True)
                return canonical(_merged(new, focus.question))
            name = listed([f"»{n.network}«" for n in read.networks])
            return _put(_THERE.sub("", clause), f"netværket {name}", always=True)
        if (trial := self._meant(head, focus)) is not None:
            return _put(clause, f"»{trial.title}«")
        noun = "forsøget " if _HEADLESS.match(head) else ""
        return _put(clause, noun + _HEADLESS_OPENING.sub("", head, count=1 if noun else 0))

    def _nth(self, which: str, focus: Focus) -> Trial | None:
        place = _ORDINALS[which.lower()]
        trials = focus.listed
        return trials[place] if place < len(trials) and trials else None

    def _referring(self, text: str, focus: Focus) -> str | None:
        """A clause with what its pronouns stand for in their place; None if it has none."""
        resolved = self._with_name(text, focus)
        resolved = self._with_home(resolved, focus)
        resolved = self._with_document(resolved, focus)
        resolved = self._with_headless(resolved, focus)
        resolved = self._with_pronoun(resolved, focus)
        if resolved == text:
            return None
        return _FILLER.sub("", resolved)

    def _with_name(self, text: str, focus: Focus) -> str:
        question = self._understanding.read(text)
        if not focus.person or question.people:
            return text
        name = focus.person
        return _HE.sub(lambda m: _case(m, name), text)

    def _with_home(self, text: str, focus: Focus) -> str:
        if (name := _other_network(focus)) and _OTHER_NETWORK.search(text):
            return _OTHER_NETWORK.sub(f"netværket »{name}«", text)
        if not focus.network:
            return text
        if _SAME_WAY.search(text) and focus.trial and (told := decided(focus.trial.status)):
            text = _SAME_WAY.sub(f"blev {told}", text)
        return _THAT_NETWORK.sub(f"netværket »{focus.network}«", text)

    def _with_document(self, text: str, focus: Focus) -> str:
        """A question of date, publisher or address, with the document that the reply rests on."""
        if focus.other_document and _OTHER_DOCUMENT.search(text):
            return _OTHER_DOCUMENT.sub(f"artiklen »{focus.other_document}«", text)
        question = self._understanding.read(text)
        if not focus.document or question.documents:
            return text
        title = f"artiklen »{focus.document}«"
        about_document = question.asked in _METADATA or _DATED.match(text)
        if _THAT_DOCUMENT.search(text) and about_document:
            return _THAT_DOCUMENT.sub(title, text, count=1)
        if about_document and (focus.question.asked in _DOCUMENTARY or not focus.trial):
            put = _put(text, title)
            return put if put != text or things(question) else f"{text} i {title}"
        return text

    def _with_headless(self, text: str, focus: Focus) -> str:
        """»den med flygtninge«, »den første«: the trial that is meant."""
        ordinal = _ORDINAL.search(text)
        if ordinal and focus.before and (told := self._others(ordinal[0], focus)):
            return told
        if ordinal and (trial := self._nth(ordinal["which"], focus)):
            return text.replace(ordinal[0], f"»{trial.title}«")
        found = _HEADLESS.search(text)
        if found is None:
            return text
        about = found["about"]
        year = re.search(r"\b(?:19|20)\d{2}\b", about)
        if year and self._understanding.read(about).documents:
            return text.replace(found[0], f"artiklen fra {year[0]}")
        if about.split()[0] in {"der", "som"}:
            return text
        if (trial := self._meant(about, focus)) is not None:
            return text.replace(found[0], f"»{trial.title}«")
        return text

    def _with_pronoun(self, text: str, focus: Focus) -> str:
        if _OF_THEM.search(text):
            return (
                _OF_THEM.sub(lambda m: _of(m[0], _set_of(focus)), text) if _set_of(focus) else text
            )
        later = _LATER.search(text)
        if later and (theme := focus.phrase("den") or focus.theme):
            return _LATER.sub(f"efter {theme}", text)
        if _IS_IT.search(text):
            subject = f"»{focus.trial.title}«" if focus.trial else focus.theme
            return (
                _IS_IT.sub(lambda m: f"{m['noun'] or m['noun2']} er der tale om i {subject}", text)
                if subject
                else text
            )
        if _HAPPENS.search(text) and re.search(r"\bdet\b", text):
            if clause := as_clause(focus.question.text):
                return f"{_FILLER.sub('', text)}, {clause}"
            return f"{_FILLER.sub('', text)} med {focus.theme}" if focus.theme else text
        # »det« often stands for nothing (»er det gået«), so it comes last.
        for found in sorted(_LONE.finditer(text), key=lambda m: m["word"].lower() == "det"):
            word = found["word"].lower()
            if not stands_alone(text, found.start()) and word not in {"deres", "dens", "dets"}:
                continue
            if self._is_own(text, found.start()) or _CATAPHORIC.search(text[found.start() :]):
                continue
            if word == "de" and _DO_IT.search(text):
                continue
            if _EMPTY.search(text[: found.end() + 9]):
                continue
            subject = self._subject(word, focus)
            if subject is None and word == "det" and (clause := _stated(text, found, focus)):
                bare = text[: found.start()].rstrip() if found.end() == len(text) else text
                return f"{_FILLER.sub('', bare)}, {clause}"
            if subject is None:
                continue
            return text[: found.start()] + subject + text[found.end() :]
        return text

    def _is_own(self, text: str, at: int) -> bool:
        """Whether a pronoun stands for what its own sentence names before a comma."""
        comma = text.rfind(",", 0, at)
        return comma > 0 and bool(things(self._understanding.read(text[:comma])))

    def _subject(self, word: str, focus: Focus) -> str | None:
        """What a pronoun stands for, as it is said in its place."""
        possessive = word in {"deres", "dens", "dets"}
        plain = {"dem": "de", "disse": "de", "denne": "den", "dette": "det"}.get(word, word)
        plain = {"deres": "de", "dens": "den", "dets": "det"}.get(plain, plain)
        if focus.trial and (plain != "de" or len(focus.trials) < 2 or not focus.of_trials):
            name = f"»{focus.trial.title}«"
            return f"{name}s" if possessive else name
        if plain == "det" and focus.of_trials and (topic := topic_text(focus.question)):
            return topic
        if plain == "det" and focus.of_trials and focus.network:
            return f"netværket »{focus.network}«" + ("s" if possessive else "")
        if plain == "de" and (focus.of_trials or len(focus.trials) > 1):
            return _genitive(focus.set_phrase()) if possessive else focus.set_phrase()
        phrase = focus.phrase(plain)
        if phrase is None:
            return None
        return _genitive(phrase) if possessive else _uncapital_noun(phrase)

    def _open(self, text: str, focus: Focus) -> str | None:
        """»Hvor mange blev stoppet?« after a number of something: of the same thing."""
        negated = re.match(
            r"^hvor mange (?:gør|gjorde|blev|bliver|er|var) (?:det )?ikke$", text, re.I
        )
        if negated and counts(focus.question):
            return _negated(focus.question.text)
        if not _NOUNLESS_COUNT.match(text) or not _nounless(text):
            return None
        if not counts(focus.question) or not focus.question.noun:
            return None
        phrase = question_phrase(focus.question.text)
        noun = next(
            (
                p.text
                for p in noun_phrases(focus.question.text)
                if phrase and p.span.start < phrase.end
            ),
            None,
        )
        return f"Hvor mange {noun.split(' i ')[0]}{text[len('hvor mange') :]}" if noun else None

    def _leans(self, text: str, focus: Focus) -> bool:
        """Whether a clause without pronouns still cannot be understood alone."""
        question = self._understanding.read(text)
        own = things(question)
        named = (
            own
            or question.networks
            or question.people
            or question.missing
            or (question.statuses and counts(question))
        )
        if question.asked in {Asked.CONTACT, *_METADATA}:
            return False
        if not named:
            return True
        phrases = [p for p in noun_phrases(_JOINER.sub("", text)) if p.definite]
        bare = len(phrases) == 1 and len(phrases[0].text.split()) == 1 and len(own) <= 2
        return bare and _GOES_ON.search(text) is not None

    def _about_theme(self, text: str, focus: Focus) -> str:
        bare = _FILLER.sub("", text)
        if focus.trial:
            return f"{bare} i sagen om »{focus.trial.title}«"
        if focus.of_trials:
            return f"{bare} for {focus.set_phrase()}"
        definite = [p for p in noun_phrases(bare) if p.definite]
        if not focus.theme or focus.theme.lower() in bare.lower():
            return bare
        if definite:
            end = definite[-1].span.end
            return f"{bare[:end]} om {_uncapital_noun(focus.theme)}{bare[end:]}"
        return f"{bare} i forbindelse med {_uncapital_noun(focus.theme)}"


_ANY = re.compile(r"^(?:var|er|findes|fandtes) der (?:nogen|noget|nogle)\b", re.IGNORECASE)
_SAME_WAY = re.compile(
    r"\b(?:endte|gik|sluttede|faldt ud) på (?:den )?samme måde\b|\bfik (?:også )?det samme\b",
    re.IGNORECASE,
)
_CORRECTED_ROUND = re.compile(r"\brunde\b", re.IGNORECASE)
_PREPOSITION = re.compile(r"^(?:for|i|på|om|med|fra|hos)\s+(?=\S)", re.IGNORECASE)
_HEADLESS_OPENING = re.compile(
    r"^(?:den|det|dem|de|ham|hende)\s+(?=(?:med|om|på|fra|i|for|der|som)\b)", re.IGNORECASE
)
_BACK_TO = re.compile(
    r"^\W*(?:tilbage til|apropos|mht\.?|med hensyn til|angående|i|på|for)\s+", re.IGNORECASE
)
_LEANS = re.compile(
    r"\b(?:den|det|de|dem|der|dér|han|hun|ham|hende|hans|hendes|deres)\b", re.IGNORECASE
)
_DOCUMENTARY = _METADATA | {Asked.PLACE_IN_TEXT}


def _cleaned(text: str) -> str | None:
    try:
        return clean(text[:1000])
    except QuestionError:
        return None


def _without_openers(text: str) -> str:
    bare = _OPENERS.sub("", text)
    return capitalised(bare) if any(c.isalnum() for c in bare) else text


def _as_question(text: str) -> str:
    bare = _JOINER.sub("", " ".join(text.split()).replace(" ,", ",")).rstrip(" ?.!,")
    return capitalised(bare) + "?"


def _as_own(rest: str) -> str | None:
    """What follows »hvad med«, where it is a question of its own."""
    return rest if asks_first(rest) else None


def _uncapital(text: str) -> str:
    return text[:1].lower() + text[1:]


def _uncapital_noun(text: str) -> str:
    """A phrase inside a sentence: a capital that only began a sentence is taken away."""
    first = text.split()[0]
    plain = first[1:].islower() and first.lower().endswith(("en", "et", "ne", "de", "den", "alle"))
    return _uncapital(text) if plain else text


def _genitive(name: str) -> str:
    return name + ("'" if name.endswith(("s", "x", "z")) else "s")


def _case(found: re.Match[str], name: str) -> str:
    return _genitive(name) if found["word"].lower() in {"hans", "hendes"} else name


def _indefinite(noun: str) -> str:
    """»nummer« for »nummeret«, as it is said after a genitive."""
    for ending in ("et", "en"):
        base = noun.removesuffix(ending)
        if base != noun and len(base) > 3:
            return _uncapital(base)
    return _uncapital(noun)


def _nounless(text: str) -> bool:
    """Whether »hvor mange« is followed by a verb and no noun of its own."""
    text = re.sub(r"\bi netværket »[^»«]*« ?", "", text)
    phrase = question_phrase(text)
    if phrase is None:
        return True
    words = [t.folded for t in analyse(phrase.of(text))][1:]
    return not [w for w in words if w not in _COUNT_WORDS]


_COUNT_WORDS_TEXT = """
    mange af dem de der fik forsoeg ansoegninger forslag andre disse i
"""
_COUNT_WORDS = frozenset(_COUNT_WORDS_TEXT.split())


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


def _set_of(focus: Focus) -> str | None:
    """The many things talked about, as »de 38 forsøg« where only their number is known."""
    if focus.of_trials or len(focus.named) > 1:
        return focus.set_phrase()
    question = focus.question
    phrase = next(iter(noun_phrases(question.text)), None)
    if counts(question) and phrase and focus.number:
        return f"de {focus.number} {phrase.text.split(' i ')[0]}"
    return focus.phrase("de")


def _stated(text: str, found: re.Match[str], focus: Focus) -> str | None:
    """What the last question asked of, as the clause that »det« stands for."""
    clause = as_clause(focus.question.text)
    governed = re.search(r"\b(?:af|for|om|på|med|til|ved) $", text[: found.start()])
    short = clause is not None and "," not in clause and len(clause.split()) <= 12
    return clause if short and not governed and focus.trial is None else None


def _of(said: str, subject: str) -> str:
    return f"{'af' if said.lower() in {'heraf', 'deraf'} else said.split()[0]} {subject}"


def _other_network(focus: Focus) -> str | None:
    """The network named before that is not the one talked about."""
    names = dict.fromkeys(
        n
        for f in (focus, focus.before)
        if f
        for n in focus.sources.collection.networks
        if n in f.question.text or f"»{n}«" in f.told
    )
    others = [n for n in names if n != focus.network]
    return others[0] if focus.network and len(others) == 1 else None


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


def _with_question_word(word: str, text: str) -> str | None:
    """A question with another question word: its own, or a yes-or-no question opened by it."""
    bare = text.rstrip(" ?.!")
    phrase = question_phrase(text)
    if phrase is None:
        return f"{word} {_uncapital(bare)}" if asks_first(text) else None
    if phrase.of(text).lower().split()[0] in {"hvornår", "hvorfor", "hvordan"} or phrase.of(
        text
    ).lower() in {"hvor længe", "hvor"}:
        return word + bare[phrase.end :]
    phrases = [p for p in noun_phrases(text) if p.definite]
    return f"{word} gælder det {phrases[0].text}" if phrases else None


def _put(clause: str, subject: str, *, always: bool = False) -> str:
    """A clause with its pronoun replaced; `always` adds the subject where there is none."""
    for found in re.finditer(r"\b(?:den|det|de|dem|dette|denne)\b", clause, re.IGNORECASE):
        if stands_alone(clause, found.start()):
            return clause[: found.start()] + subject + clause[found.end() :]
    return f"{clause.rstrip(' ?.!')} i {subject}" if always else clause


def _swapped_title(text: str, trial: Trial, focus: Focus) -> str:
    """The last question, asked of another trial."""
    if focus.trial and f"»{focus.trial.title}«" in text:
        return text.replace(f"»{focus.trial.title}«", f"»{trial.title}«")
    return f"Hvad blev afgørelsen om »{trial.title}«"


def _swapped(before: Question, rest: str, new: Question) -> str | None:
    """The last question with a year, a person, or the phrase after the same preposition anew."""
    text = before.text.rstrip(" ?.!")
    year = re.search(r"\b(?:19|20)\d{2}\b", rest)
    if year and before.years:
        return re.sub(r"\b(?:19|20)\d{2}\b", year[0], text)
    if before.people and new.people:
        return text.replace(before.people[0].name, new.people[0].name)
    phrases = noun_phrases(text)
    preposition = rest.split()[0].lower() if _PREPOSITION.match(rest) else None
    inner = [m for m in re.finditer(rf"\b{preposition} (?=\S)", text)] if preposition else []
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


def _merged(new: Question, old: Question) -> Question:
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


def _replaced(old: Question, new: Question, *, about_trials: bool) -> Question:
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


def _about(question: Question) -> str:
    words = topic_text(question)
    return f" om {words}" if words else ""


def canonical(question: Question) -> str:
    """A question of trials in the words that it is read from best."""
    opening = "Hvor mange forsøg" if question.asked is Asked.COUNT else "Hvilke forsøg"
    topic = _about(question)
    decided_as = f" {verb(question.statuses)}" if question.statuses else " er der"
    return f"{opening}{scope_of(question)}{topic}{decided_as}"


def _outside(question: Question) -> str:
    """A question of the trials outside the networks that another names."""
    return canonical(question).replace(" i netværk", " uden for netværk", 1)
