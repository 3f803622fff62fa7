"""What a conversation is about after a question and its reply: what »den«, »han« and »de« mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.sentences import sentence_spans
from corpus.status import TrialStatus
from corpus.trial import Trial
from index.danish import NUMBER_WORDS, Token, analyse, fold_word
from index.vocabulary import QueryWord
from server.answers.selection import counts_trials, scope_of, select
from server.answers.trial_items import VERBS
from server.capitals import inside
from server.danish_text import STATUS_NAMES
from server.decisions import DECISIONS
from server.group_words import network_named
from server.linking import names_office
from server.phrases import (
    AGREES,
    NounPhrase,
    Number,
    Parts,
    asks,
    clause_parts,
    has_clause,
    is_closed,
    is_verb,
    noun_groups,
    noun_phrases,
    stands_alone,
)
from server.question import Asked, NetworkMention, Question
from server.sources import Sources

SHORT = 4  # words of an answer that is no sentence
LONG_QUOTE = 160  # characters of a quotation that a question repeats
LISTED = 20  # trials that a reply is taken to name
_SET_NOUN = re.compile(r"\b(?:netværk\w*|artikl\w*|artikel\w*)$", re.IGNORECASE)
# Words that point back to what was talked about, or tell how something is asked of it.
_FRAMING_TEXT = """
    del stor tal tallet tallene forskel forskellen sammen ene samme maade bagefter ellers aar
    dato nogensinde egentlig konkret navne navnene forslag kommune laenge klar klart faerdig
    eksempel titel titlen navnet overhovedet forbindelse nye ny nyt
"""
_FRAMING = frozenset(_FRAMING_TEXT.split()) | {t.stem for t in analyse(_FRAMING_TEXT)}
# Bodies of many people: one noun that »de« may stand for.
_BODY = re.compile(
    r"\b\w*(?:regering|ministeri|kommun|råd|folketing|styrels|selskab|parti|udvalg|forening|ledels|"
    r"nævn)(?:en|et)\b",
    re.IGNORECASE,
)
_OF_SETS = frozenset(
    {
        Asked.COUNT,
        Asked.LIST,
        Asked.THING,
        Asked.POLAR,
        Asked.OUTCOME,
        Asked.COMPARE,
        Asked.STATUS,
        Asked.AMOUNT,
        Asked.GIST,
    }
)
_DECIDED = (
    TrialStatus.APPROVED,
    TrialStatus.PARTLY,
    TrialStatus.REJECTED,
    TrialStatus.WITHDRAWN,
    TrialStatus.EXTENDED,
    TrialStatus.SPREAD,
)
_PARTICIPLE = re.compile(r"\w{3,}et")
_ASKS_NUMBER = re.compile(r"\bhvor ?mange\b|\bantal", re.IGNORECASE)
_UNIT = (
    r"(?:[.,]\d|\s*(?:mio|mia|kr|kroner|pct|procent|%|timer?|dage?|uger?|måneder|måned|år|"
    r"minutter|kilometer|km)\b)"
)
COUNTED_WORDS = tuple(w for w, n in NUMBER_WORDS.items() if n > 1)
_COUNTED = re.compile(
    rf"\W*(?:I alt )?(?P<number>\d{{1,5}}|(?:{'|'.join(COUNTED_WORDS)})(?=[ .]*\[))\b(?!{_UNIT})",
    re.IGNORECASE,
)
_ABSTAINS = "Det fremgår ikke af kilderne."
_CORRECTS = "Det passer ikke"
_WHAT_IS = re.compile(r"\W*hvad (?:er|betyder|menes der med|forstås ved) ", re.IGNORECASE)
_PRONOUN = re.compile(r"(?<!\w)(?:den|de|dem)(?!\w)(?!,? (?:der|som)\b)", re.IGNORECASE)
_IN_ALL = re.compile(r"^ (?P<verb>er|var|blev|bliver) der (?P<told>\w.*)$", re.IGNORECASE)
_NAME = re.compile(r"\W*(?P<name>[A-ZÆØÅ][\w'’-]+(?: (?:[A-ZÆØÅ]\.|[A-ZÆØÅ][\w'’-]+)){1,4})")
# »den 3. maj«, and nouns that only go with a preposition: »til tiden«.
_NO_THING = re.compile(
    r"den \d|(?:tiden|gangen|måden|stedet|vejen|tide)$|"
    r"(?:udgangen|slutningen|begyndelsen|starten|midten|løbet) (?:af|på)\b|"
    r"(?:foråret|sommeren|efteråret|vinteren|årsskiftet|måneden|ugen|dagen|året)\b",
    re.IGNORECASE,
)
_APPLICANT = re.compile(r"\((?P<who>[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)?)\)$")
_OF_TRIALS = re.compile(
    r"(?:de (?:\w+ )?)?\w*(?:forsøg|ansøgning|forslag|projekt)(?:ene|erne)\b", re.I
)
_MARKER = re.compile(r"\s*\[\d+\]|[»«]")
_ASKS_NETWORK = re.compile(r"^\W*(?:hvilket|hvad for et) netværk\b", re.IGNORECASE)
_BESIDE = re.compile(r" ud over »[^«]+«\W*$")  # names one that the set is told without
_OWNER = re.compile(r"(?P<name>[A-ZÆØÅ]\w{2,})s")
_SAID = re.compile(r"»(?P<words>.+?)«\s*\[")
_SOURCE_LINE = re.compile(r"^Kilder?: ", re.MULTILINE)


@dataclass(frozen=True)
class Focus:
    """A question standing alone and its reply, with what was talked about before them."""

    question: Question
    reply: str
    sources: Sources
    before: Focus | None = None

    @cached_property
    def headline(self) -> str:
        """The first line of the reply: what it came to."""
        return self.reply.split("\n", 1)[0]

    @cached_property
    def of_trials(self) -> bool:
        """Whether the question is of a set of trials, by status, network, round or topic."""
        question = self.question
        if question.asked not in _OF_SETS or not bool(self.reply or asks(question.text)):
            return False
        told = question.statuses <= DECISIONS | self.sources.statuses
        if not (question.about_trials or question.networks) or not told:
            return False
        if counts(question) and not counts_trials(question):
            return False
        if not counts_trials(question) and not (self.named or question.noun == "netvaerk"):
            return False  # »Hvilke kommuner er med i kystgruppen?«
        of_many = counts(question) or question.asked is Asked.LIST or len(self.named) > 1
        told = bool(question.networks or question.statuses or question.rounds)
        return (of_many or told) and not _trials_in(
            question.text, self.sources.collection.trials, question
        )

    @property
    def last_set(self) -> Focus | None:
        """Where a set of trials was talked about last, this question or one before it."""
        if self.of_trials:
            return self
        return self.before.last_set if self.before else None

    @cached_property
    def named(self) -> tuple[Trial, ...]:
        """The trials that the reply names, in its order."""
        return _trials_in(self.reply, self.sources.collection.trials, self.question)

    @cached_property
    def trials(self) -> tuple[Trial, ...]:
        """The trials talked about: those that the reply names, else those the question is of."""
        if self.named:
            return self.named
        if not (self.question.about_trials or self.question.networks):
            return ()
        selection = select(self.question, self.sources)
        chosen = selection.chosen if selection else ()
        return chosen if len(chosen) <= LISTED else ()

    @property
    def listed(self) -> tuple[Trial, ...]:
        """The several trials that were talked about last."""
        if len(self.trials) > 1:
            return self.trials
        return self.before.listed if self.before else ()

    @cached_property
    def trial(self) -> Trial | None:
        """The one trial talked about, if it is one."""
        asked = _trials_in(self.question.text, self.sources.collection.trials, self.question)
        if len(asked) == 1:
            return asked[0]
        first = _trials_in(self.headline, self.sources.collection.trials, self.question)
        if len(first) == 1:
            return first[0]
        told = self.named if self.reply else self.trials
        return told[0] if len(told) == 1 else None

    @property
    def applicant(self) -> str | None:
        """Who applied for the one trial talked about, where its title ends in a name."""
        found = _APPLICANT.search(self.trial.title) if self.trial else None
        return found["who"] if found else None

    @cached_property
    def network(self) -> str | None:
        """The one network talked about: asked of, named by the reply, or that of the trials."""
        if len(self.question.networks) == 1:
            return self.question.networks[0].network
        names = self.sources.collection.networks
        for text in (self.question.text, self.headline, self.told):
            named = [n for n in names if _holds(text, n)]
            if len(named) == 1:
                return named[0]
        homes = {t.network for t in ((self.trial,) if self.trial else self.trials)}
        return homes.pop() if len(homes) == 1 else None

    @cached_property
    def person(self) -> str | None:
        """The name of the person talked about last."""
        people = self.sources.understanding.linker.people
        for text in (self.question.text, self.headline, self.told):
            named = [p.name for p in people if _holds(text, p.name)]
            if named:
                return min(named, key=text.find)
            if text is self.headline and (found := _NAME.match(text)):
                return found["name"]
        if self.question.people:
            return self.question.people[0].name
        return self.before.person if self.before else None

    @cached_property
    def document(self) -> str | None:
        """The title of the one document that the reply rests on."""
        titles = [
            d.title for d in self.sources.collection.documents if f"»{d.title}«" in self.reply
        ]
        if len(titles) == 1:
            return titles[0]
        asked = [d.title for d in self.question.documents]
        if len(asked) == 1:
            return asked[0]
        told = titles or asked or not self.before
        return None if told or not self.before else self.before.document

    @cached_property
    def other_document(self) -> str | None:
        """The title of the document that was not talked about, where there are two."""
        others = [d.title for d in self.sources.collection.documents if d.title != self.document]
        return others[0] if self.document and len(others) == 1 else None

    @cached_property
    def told(self) -> str:
        """The reply without the line that names its sources; nothing where it told nothing."""
        if self.abstained:
            return ""
        return _SOURCE_LINE.split(self.reply, maxsplit=1)[0].strip()

    @property
    def abstained(self) -> bool:
        """Whether the reply says no more than that the sources do not tell."""
        return self.headline.startswith(_ABSTAINS)

    @property
    def gave_reason(self) -> bool:
        """Whether the reply told why, and neither abstained nor corrected the question."""
        return not self.abstained and not self.headline.startswith(_CORRECTS)

    @cached_property
    def number(self) -> str | None:
        """The number that the reply came to."""
        found = _COUNTED.match(self.headline)
        if found is None:
            return None
        number = found["number"]
        return number if number.isdigit() else str(NUMBER_WORDS[fold_word(number)])

    @cached_property
    def clause(self) -> Parts | None:
        """What the question says of its subject: »de 3 forsøg«, »forlænges«, »med to år«."""
        text = self.question.text.rstrip(" ?.!")
        phrase = next(iter(noun_phrases(text)), None)
        counted = phrase and text[: phrase.span.start].lower() in {"hvor mange ", "hvilke "}
        if not counted or phrase is None:
            return clause_parts(text)
        verb, _, rest = text[phrase.span.end :].strip().partition(" ")
        if not verb or not is_verb(analyse(verb)[0].folded):
            return None
        number = f"{self.number} " if self.number and not phrase.text[0].isdigit() else ""
        return Parts(verb=verb, subject=f"de {number}{phrase.text}", rest=rest)

    def with_winner(self) -> Focus:
        """A question whose answer was a network goes on as one of that network."""
        if self.question.networks or self.question.superlative is None or not self.network:
            return self
        mention = NetworkMention(network=self.network, positions=frozenset())
        return replace(
            self,
            question=replace(self.question, networks=(mention,), topic=(), superlative=None),
        )

    @cached_property
    def quote(self) -> str | None:
        """The first sentence of the sources that the reply quotes, or its beginning."""
        found = _SAID.search(self.told)
        if found is None:
            return None
        words = found["words"].strip(" »«")
        words = next((s.of(words) for s in sentence_spans(words)), words).rstrip(".")
        return words[:LONG_QUOTE].rsplit(" ", 1)[0] if len(words) > LONG_QUOTE else words

    @property
    def asks_network(self) -> bool:
        """Whether the question asks for a network, so that the answer is what »det« stands for."""
        return _ASKS_NETWORK.match(self.question.text) is not None and self.network is not None

    @property
    def networks_told(self) -> str | None:
        """The networks that the answer named where one was asked for, or the trial's own."""
        asked = _ASKS_NETWORK.match(self.question.text) is not None
        names = [n for n in self.sources.collection.networks if _holds(self.headline, n)]
        if asked and len(names) > 1:
            return network_named(*sorted(names, key=self.headline.find))
        one = self.network if asked or self.trial else None
        return network_named(one) if one else None

    @property
    def trials_phrase(self) -> str | None:
        """The noun phrase of the question that names trials: »forsøgene fra anden runde«."""
        text = self.question.text
        of_trials = (p for p in noun_phrases(text) if _OF_TRIALS.match(p.text))
        return next((inside(p, text) for p in of_trials), None)

    def phrase(self, pronoun: str) -> str | None:
        """The noun phrase that a pronoun stands for: of the question, else of the reply."""
        kinds = AGREES.get(pronoun, AGREES["de"])
        for phrase in noun_phrases(self.question.text):
            if self._may_stand(phrase, kinds):
                return self._as_known(phrase)
        if introduced := self._introduced(pronoun):
            return introduced
        if pronoun == "det":  # stands for what was said oftener than for a thing
            return self.before.phrase(pronoun) if self.before else None
        if self.before and self._points_back and (same := self.before.phrase(pronoun)):
            return same
        if pronoun == "de" and (body := _BODY.search(self.question.text)):
            return (self.before.phrase(pronoun) if self.before else None) or body[0]
        told = noun_phrases(self._quoted)
        for phrases in (told, noun_groups(self._quoted)):
            exact = [
                p
                for p in phrases
                if self._may_stand(p, kinds - {Number.ANY}) and not p.text[0].isdigit()
            ]
            if exact:
                return inside(exact[-1], self._quoted)
        return self.before.phrase(pronoun) if self.before else None

    def _as_known(self, phrase: NounPhrase) -> str:
        """A noun phrase of the question, as it is said of what is known: »de 3 forsøg«."""
        if phrase.text[0].isdigit():
            return f"de {phrase.text}"
        if not self._is_counted(phrase):
            return inside(phrase, self.question.text)
        text = self._with_name(phrase.text)
        if self.number and self.number != "1":
            return f"de {self.number} {text}"
        there = _IN_ALL.match(self.question.text[phrase.span.end :].rstrip(" ?.!"))
        told = f", der {there['verb']} {there['told']}" if there else ""
        return f"de {text}{told}"

    def _introduced(self, pronoun: str) -> str | None:
        """What the question brings up as one of its kind: »en ungeplan«."""
        wanted = {"den": Number.COMMON, "det": Number.NEUTER}.get(pronoun)
        if wanted and (explained := self._explained()):
            return explained
        if wanted is Number.NEUTER:
            return None
        return next(
            (
                p.text
                for p in noun_phrases(self.question.text)
                if p.number is wanted and p.text.split()[0].lower() in {"en", "et"}
            ),
            None,
        )

    @property
    def _points_back(self) -> bool:
        """Whether the question itself is of what a pronoun in it stands for."""
        text = self.question.text
        return any(stands_alone(text, m.start()) for m in _PRONOUN.finditer(text))

    def _explained(self) -> str | None:
        """What the question asks the meaning of: »ungeplaner« of »Hvad er ungeplaner i Vang?«."""
        if not _WHAT_IS.match(self.question.text):
            return None
        first = next(iter(noun_groups(self.question.text)), None)
        return first.text if first and not first.definite else None

    def _is_counted(self, phrase: NounPhrase) -> bool:
        """Whether a phrase of the question is what it counts, and so has no article."""
        before = self.question.text[: phrase.span.start].lower()
        return before.endswith("hvor mange ") and not phrase.text.lower().startswith(("de ", "af "))

    @property
    def _quoted(self) -> str:
        """The first line of the reply in the sources' words: what it quotes, or a short answer."""
        quoted = " ".join(found["words"] for found in _SAID.finditer(self.headline))
        if quoted or len(self.headline.split()) > SHORT:
            return _MARKER.sub("", quoted)
        return _MARKER.sub("", self.headline)

    def _may_stand(self, phrase: NounPhrase, kinds: set[Number]) -> bool:
        possessor = " " not in phrase.text and phrase.text.endswith("s")
        adverbial = _NO_THING.match(phrase.text) or self._is_sentence(phrase.text)
        return phrase.definite and phrase.number in kinds and not (possessor or adverbial)

    def _is_sentence(self, text: str) -> bool:
        """Whether a quotation holds words that somebody said, and is no name or title."""
        words = text.strip("»«.")
        titles = {t.title for t in self.sources.collection.trials}
        titles |= {d.title for d in self.sources.collection.documents}
        return text[0] == "»" and has_clause(words) and words not in titles

    @property
    def office(self) -> str | None:
        """The office or person that the question names by what they are: »nævnets formand«."""
        named = (p for p in noun_phrases(self.question.text) if p.definite and _acts(p))
        return next((inside(p, self.question.text) for p in named if not is_body(p.text)), None)

    @cached_property
    def theme(self) -> str | None:
        """What the question is about, as a noun phrase: its first that names something known."""
        phrases = noun_phrases(self.question.text)
        definite = [p for p in phrases if p.definite and not _is_network_phrase(p)]
        definite = [p for p in definite if not self._is_counted(p)] or definite
        if definite:
            told = (*definite, *(p for p in phrases if len(p.text) > SHORT))
            first = next((p for p in told if not _acts(p)), definite[0])
            return self._with_name(inside(first, self.question.text))
        if self.before:
            return self.before.theme
        return inside(phrases[0], self.question.text) if phrases else None

    def _with_name(self, theme: str) -> str:
        """A theme with the whole of the scheme's name that it ends in: »ordningen Ud i Det Fri«."""
        text = self.question.text
        start = text.lower().find(theme.lower())
        end = start + len(theme)
        for name in self.question.lists:
            at = text.find(name)
            if 0 <= start <= at < end < at + len(name):
                return text[start : at + len(name)] if theme == text[start:end] else theme
        return theme

    @cached_property
    def set(self) -> Question:
        """The question of the set of trials talked about.

        What was asked of them and denied (»Blev de godkendt?« – »Nej«) tells none of them apart.
        """
        denied = self.question.asked is Asked.POLAR and self.headline.startswith("Nej")
        none = self.headline.startswith("Ingen ")
        told = (
            replace(self.question, topic=())
            if _BESIDE.search(self.question.text)
            else self.question
        )
        return replace(told, statuses=frozenset()) if denied or none else told

    def set_phrase(self) -> str:
        """The set of trials talked about: »forsøgene i netværket »X«, der blev afvist«."""
        topic = topic_phrase(self.set) if topic_text(self.set) in self.set.text else ""
        verb = VERBS.get(self.set.statuses)
        return f"forsøgene{scope_of(self.set)}{topic}" + (f", der {verb}" if verb else "")


def talk(focus: Focus | None) -> Iterator[Focus]:
    """What was talked about, the last first."""
    while focus is not None:
        yield focus
        focus = focus.before


def counts(question: Question) -> bool:
    """Whether a question asks how many."""
    return question.asked is Asked.COUNT or _ASKS_NUMBER.search(question.text) is not None


def counted_phrase(question: Question) -> NounPhrase | None:
    """The noun phrase that a question of number counts, whatever stands before it."""
    asked = _ASKS_NUMBER.search(question.text)
    start = asked.start() if asked else 0
    return next((p for p in noun_phrases(question.text) if p.span.start >= start), None)


def things(question: Question) -> tuple[QueryWord, ...]:
    """The words of a question's topic that name things: no verbs, lists, nor its grammar."""
    listed = {word for name in question.lists for word in name.split()}
    return tuple(
        w
        for w in question.topic
        if not is_verb(w.token.folded) and not is_framing(w.token) and w.token.surface not in listed
    )


def is_framing(token: Token) -> bool:
    """Whether a word only points back, or tells how something is asked."""
    return token.folded in _FRAMING or token.stem in _FRAMING


def topic_text(question: Question) -> str:
    """The topic in the question's own words: as one piece where they stand together."""
    named = {t.stem for p in question.people for t in p.name_tokens}
    words = [w.token for w in things(question) if w.token.stem not in named]
    if not words:
        return ""
    piece = question.text[words[0].start : words[-1].end]
    if words[0].surface not in piece:  # read from a translation
        return " ".join(w.surface for w in words)
    together = len(piece.split()) <= len(words) + 2 and not re.search(r"[,;:?!»«]", piece)
    return piece if together else " ".join(w.surface for w in words)


def topic_phrase(question: Question) -> str:
    """The topic as it goes with a noun: » om skov«, » i Grenholt«; empty where there is none."""
    names = (_nominative(name, question.text) for name in question.lists if not is_body(name))
    lists = "".join(f" i {name}" for name in names)
    return lists + _topic_phrase(question)


def _nominative(name: str, text: str) -> str:
    """The name of a list where it owns what stands after it: »Grenholt« of »Grenholts forslag«."""
    owned = re.search(rf"{re.escape(name)} (?P<noun>[a-zæøå]\w+)", text)
    owns = owned is not None and not is_closed(analyse(owned["noun"])[0].folded)
    return name.removesuffix("s") if owns else name


def _topic_phrase(question: Question) -> str:
    words = topic_text(question)
    placed = re.search(rf"\b(?P<where>i|fra|hos|ved) {re.escape(words)}", question.text)
    if owner := _OWNER.fullmatch(words):
        return f" fra {owner['name']}"
    return f" {placed['where'] if placed else 'om'} {words}" if words else ""


def _is_network_phrase(phrase: NounPhrase) -> bool:
    return _SET_NOUN.search(phrase.text) is not None


def _holds(text: str, name: str) -> bool:
    """Whether a text holds a name, in whatever quotation marks."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _trials_in(text: str, trials: Sequence[Trial], question: Question) -> tuple[Trial, ...]:
    """The trials whose titles a text holds, in its order; the title of another is no part of it."""
    found: list[tuple[int, int, Trial]] = []
    wanted = {n.network for n in question.networks}
    for trial in sorted(trials, key=lambda t: (-len(t.title), wanted.isdisjoint(t.networks))):
        at = text.find(trial.title)
        end = at + len(trial.title)
        if at >= 0 and not any(s < end and at < e for s, e, _ in found):
            found.append((at, end, trial))
    return tuple(t for _, _, t in sorted(found, key=lambda place: place[0]))


def _acts(phrase: NounPhrase) -> bool:
    """Whether a noun phrase names people, who are seldom what is talked about: »ministeren«."""
    head = noun_groups(phrase.text)[:1]
    words = analyse(head[0].text) if head else ()
    return is_body(phrase.text) or bool(words and names_office(words[-1]))


def is_body(phrase: str) -> bool:
    """Whether a noun phrase names a body of many people: »regeringen«."""
    return _BODY.search(phrase) is not None


def decided(trial: Trial) -> str | None:
    """What was decided of a trial or became of it, as a participle: »afvist«, »stoppet«."""
    if trial.status in _DECIDED:
        return STATUS_NAMES[trial.status]
    told = (trial.records[0].status_text or "").lower()
    return told if _PARTICIPLE.fullmatch(told) else None
