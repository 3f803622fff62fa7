"""What a conversation is about after a question and its reply: what »den«, »han« and »de« mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.number_words import NUMBER_WORDS
from corpus.sentences import sentence_spans
from corpus.status import TrialStatus
from corpus.trial import Trial
from index.danish import analyse, fold_word
from server.answers.selection import counts_trials, scope_of, select
from server.answers.trial_items import VERBS
from server.asked_topic import counts, topic_phrase, topic_text
from server.danish_text import STATUS_NAMES
from server.decisions import DECISIONS
from server.group_words import names_itself, network_named
from server.phrases import (
    Parts,
    asks,
    clause_parts,
    is_verb,
    noun_phrases,
)
from server.question import Asked, NetworkMention, Question
from server.sources import Sources

LONG_QUOTE = 160  # characters of a quotation that a question repeats
LISTED = 20  # trials that a reply is taken to name
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
_UNIT = (
    r"(?:[.,]\d|\s*(?:mio|mia|kr|kroner|pct|procent|%|timer?|dage?|uger?|måneder|måned|år|"
    r"minutter|kilometer|km)\b)"
)
COUNTED_WORDS = tuple(w for w, n in NUMBER_WORDS.items() if n > 1)
_APPLY = re.compile(r"(?:netværk|grupp|klynge|partnerskab|kommune)", re.IGNORECASE)
_COUNTED = re.compile(
    rf"\W*(?:I alt )?(?P<number>\d{{1,5}}|(?:{'|'.join(COUNTED_WORDS)})(?=[ .]*\[))\b(?!{_UNIT})",
    re.IGNORECASE,
)
_ABSTAINS = "Det fremgår ikke af kilderne."
_CORRECTS = "Det passer ikke"
_NAME = re.compile(r"\W*(?P<name>[A-ZÆØÅ][\w'’-]+(?: (?:[A-ZÆØÅ]\.|[A-ZÆØÅ][\w'’-]+)){1,4})")
_APPLICANT = re.compile(r"\((?P<who>[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)?)\)$")
_ASKS_NETWORK = re.compile(r"^\W*(?:hvilket|hvad for et) netværk\b", re.IGNORECASE)
_BESIDE = re.compile(r" ud over »[^«]+«\W*$")  # names one that the set is told without
SAID = re.compile(r"»(?P<words>.+?)«\s*\[")
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
        found = SAID.search(self.told)
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
        return network_named(one) if one and (asked or self._applies(one)) else None

    def _applies(self, group: str) -> bool:
        """Whether a group is of those who apply, and no heading over what was applied for."""
        return _APPLY.match(self.sources.groups.noun(group)) is not None or names_itself(group)

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


def decided(trial: Trial) -> str | None:
    """What was decided of a trial or became of it, as a participle: »afvist«, »stoppet«."""
    if trial.status in _DECIDED:
        return STATUS_NAMES[trial.status]
    told = (trial.records[0].status_text or "").lower()
    return told if _PARTICIPLE.fullmatch(told) else None
