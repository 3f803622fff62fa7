"""What was decided about one trial, or about the few that a question fits."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from corpus.passage import Passage
from corpus.sentences import sentence_spans
from corpus.span import Span
from corpus.status import COURSES, FACTS, SPREADS, TrialStatus
from corpus.trial import Trial
from index.danish import Token, analyse
from index.lexicon import load_lexicon
from server import wording
from server.answer import AnswerStatus, AnswerType
from server.answers.beside import UNSAID, asks_else, prose_tells
from server.answers.trial_items import (
    Implication,
    Item,
    Record,
    implication,
    items_of,
    records_beside,
    status_asked,
    status_mark,
    status_told,
    tally,
)
from server.decisions import DECISIONS, YES_STATUSES, read_statuses
from server.draft import Draft, mark
from server.linking import BLOT
from server.matching import text_words
from server.phrases import noun_groups
from server.question import Asked, Question, TrialLink, folded_line
from server.sources import Sources, evidence_mark

SURE = 0.5  # a fit from which a question is about the trial
LIKELY = 0.4  # enough where the question asks what came of something
DECIDED = 0.29  # enough where it speaks of a yes or a no
ALONE = 0.27  # enough where no other trial fits nearly as well
FAR = 1.8  # times that it must fit better
HELD = 0.75  # of the topic must stand in the title where the question does not ask for a decision
NAMED = 0.5  # a match from which a title names a thing
WIDTH = 4  # sentences looked at for how a trial went
TELLING = 0.25  # how likely such a sentence must answer
OF_TITLE = 0.5  # how much of a trial's title it must hold
CLOSE = 0.06  # fits this near each other are equally good
_CONDITION = re.compile(
    r"(?:skal have|kræver|forudsætter|afventer|før (?:de|det|den) kan)\b.*"
    r"\b(?:tilslutning|godkendelse|vedtage\w*|folketing\w*|realiseres)",
    re.IGNORECASE,
)
_MAY = re.compile(r"\b(?:må|maa|kan|kunne|muligt|lov til|tilladt|endelig\w*)\b", re.IGNORECASE)
_DECIDED = re.compile(
    r"^\W*(?:blev|fik|gik|kom|slap|må|kan|kunne|"
    r"er (?:det|der) (?:blevet )?(?:muligt|tilladt|åbnet|aabnet)|was|were|did)\b",
    re.IGNORECASE,
)
_STATES = frozenset(
    {
        TrialStatus.PENDING,
        TrialStatus.RUNNING,
        TrialStatus.PAUSED,
        TrialStatus.NOT_STARTED,
        TrialStatus.PERMANENT,
    }
)
_OF_ONE = frozenset({Asked.POLAR, Asked.STATUS, Asked.OUTCOME})
_GOING_ON = frozenset({TrialStatus.EXTENDED, TrialStatus.PERMANENT})  # perhaps it runs, perhaps not
_PARTICIPLE = re.compile(
    r"\b(?:det|den|de) (?:\w+ )?(?:afviste|godkendte|imoedekom\w+) (?!i\b|af\b|om\b|at\b)\w+"
)
# »Hvordan gik det med elevernes fravær?«, »Blev personalet …?«: what it is that came to something.
_CAME_TO = re.compile(
    r"\b(?:hvordan|hvad|hva|what|how)\b(?:\s\w+){1,3}?\s(?:med|for|of|to)\s|^\W*(?:blev|was|were)\s",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"\beller\b", re.IGNORECASE)
# How far something has come, beside what was once decided of it.
_GOES = re.compile(
    r"\bhvor langt\b|\bhvordan (?:gaar|gik|staar|er) det\b"
    r"|\bhvad (?:er )?(?:der )?(?:blev|blevet|er blevet) (?:der )?(?:\w+ )?af\b"
    r"|\bhvad (?:skete|er) der (?:sket )?(?:siden |senere )?(?:med|siden)\b"
    r"|\b(?:hvad er|hvordan er|har vi) (?:\w+ )?(?:status|situationen|stillingen)\b|\bstatus paa\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What the source says still has to happen before a yes takes effect."""

    sentence: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """The sentence by which the source explains its mark at the trial."""

    sentence: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the source writes of how a trial went, beside what was decided of it."""

    sentence: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusView:
    """What templates/answers/status.txt shows. `opening` is »Ja«, »Nej«, »Delvist« or empty."""

    opening: str
    title: str
    networks: str
    network_mark: str
    status: str
    status_key: str
    verb: str
    mark: str
    records: tuple[Record, ...]
    legend: Legend | None
    implication: Implication | None
    condition: Condition | None
    outcome: Outcome | None
    corrects: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralView:
    """What templates/answers/statuses.txt shows."""

    opening: str
    number: int
    items: tuple[Item, ...]
    tally: str
    implication: Implication | None


def linked(question: Question, least: float) -> tuple[TrialLink, ...]:
    """The trials that the question fits best, if at least so well."""
    best = question.trials[0].fit if question.trials else 0.0
    return tuple(link for link in question.trials if link.fit >= least and link.fit >= best - CLOSE)


def decided_on(question: Question, least: float) -> tuple[TrialLink, ...]:
    """The same of a question for a decision: less is enough for one that fits far better."""
    best, second = ([*(t.fit for t in question.trials), 0.0, 0.0])[:2]
    alone = best >= max(ALONE, FAR * second)
    return linked(question, min(least, ALONE) if alone else least)


def _fitting(question: Question, sources: Sources) -> tuple[TrialLink, ...]:
    """The trials asked about; the less the question asks of a decision, the better they fit."""
    if question.statuses and not question.statuses & DECISIONS:
        # What became of it later is no decision; only a source that tells it answers.
        return tuple(
            link
            for link in linked(question, LIKELY)
            if question.asked in _OF_ONE and link.coverage >= HELD and tells(question, link.trial)
        )
    if question.asked is Asked.STATUS or question.statuses & DECISIONS:
        return decided_on(question, DECIDED)
    if question.asked is Asked.OUTCOME or (
        question.asked is Asked.POLAR and _DECIDED.search(question.text)
    ):
        links = tuple(x for x in decided_on(question, LIKELY) if _is_of(question, x.trial, sources))
        # How it went is told by the text where no status is.
        told = any(link.trial.status is not TrialStatus.UNKNOWN for link in links)
        return links if told or question.asked is not Asked.OUTCOME else ()
    if question.asked is Asked.POLAR:
        telling = (x for x in linked(question, SURE) if tells(question, x.trial))
        return tuple(x for x in telling if x.trial.status is not TrialStatus.UNKNOWN)
    return tuple(link for link in linked(question, SURE) if link.coverage >= HELD)


def _is_of(question: Question, trial: Trial, sources: Sources) -> bool:
    """Whether what came to something is the trial, and not a thing of it: »de ansattes fravær«."""
    found = _CAME_TO.search(question.text)
    if found is None:
        return True
    group = next((g for g in noun_groups(question.text) if g.span.start >= found.end()), None)
    within = [w for w in question.topic if group and _stands_in(w.token, group.span)]
    matcher = sources.understanding.linker.matcher
    held = not within or matcher.match(within[-1], text_words(trial.title)) >= NAMED
    return held and tells(question, trial)


def _stands_in(token: Token, span: Span) -> bool:
    verb = load_lexicon().is_verb(token.folded)
    return span.start <= token.start < span.end and not verb


def bare_title(question: Question, sources: Sources) -> Draft | None:
    """The decision about a trial, where the question is nothing but its title."""
    words = [t.folded for t in analyse(question.text)]
    bare = set(sources.understanding.linker.without_titles(words)) == {BLOT}
    return titled(question, sources) if bare else None


def titled(question: Question, sources: Sources) -> Draft | None:
    """The decision about the one trial whose whole title the question holds."""
    found = sources.understanding.linker.titled(question.text)
    if (
        len(found) != 1
        or _asks_again(question)
        or question.missing
        or asks_else(question, found[0])
        or not tells(question, found[0])
        or (question.rounds and not question.rounds & sources.rounds)
    ):
        return None
    return single(question, sources, found[0])


def propose(question: Question, sources: Sources) -> Draft | None:
    """The decision, if the question is about a trial that the sources list."""
    numbered = sources.understanding.linker.numbered(question.text)
    if len(numbered) == 1 and tells(question, numbered[0]):
        return single(question, sources, numbered[0])
    links = _fitting(question, sources)
    if (
        not links
        or _asks_again(question)
        or asks_else(question, links[0].trial)
        or question.missing
        or (question.rounds and not question.rounds & sources.rounds)
        or len(links) > 6
        or prose_tells(question, links, sources)
    ):
        return None
    if len(links) > 1:
        return several(question, sources, tuple(link.trial for link in links))
    return single(question, sources, links[0].trial)


def _asks_again(question: Question) -> bool:
    """Whether it is asked if one may ask again, or has, and not what was decided."""
    beside = question.asked is Asked.POLAR or not question.statuses
    return beside and wording.AGAIN.search(folded_line(question)) is not None


def single(question: Question, sources: Sources, trial: Trial, *, corrects: bool = False) -> Draft:
    """The decision about one trial, or whether it runs or is spread where that is asked."""
    shown = status_shown(trial, question)
    view = StatusView(
        opening="" if corrects else opening(question, (trial,), sources),
        title=trial.title,
        networks=sources.groups.named(trial.networks),
        network_mark=sources.network_mark(trial),
        status=status_told(trial, shown),
        status_key=shown.value,
        verb=verb_of(shown),
        mark=status_mark(trial, shown),
        records=records_beside(trial, shown),
        legend=legend_of(trial, shown, sources),
        implication=implication((trial,), sources) if shown is trial.status else None,
        condition=_condition(question, sources, trial),
        outcome=None if corrects else _outcome(question, sources, trial),
        corrects=corrects,
    )
    polar = question.asked is Asked.POLAR and bool(view.opening)
    return Draft(
        type=AnswerType.YESNO if polar else AnswerType.STATUS,
        status=AnswerStatus.PARTIAL if corrects else AnswerStatus.ANSWERED,
        template="status",
        view=view,
        trials=(trial,),
        why=f"spørgsmålet passer på forsøget »{trial.title}«",
    )


def status_shown(trial: Trial, question: Question) -> TrialStatus:
    """The status that an answer tells first: how a trial goes, where that is asked and told."""
    goes = not question.statuses and _GOES.search(folded_line(question)) is not None
    if goes and trial.course is not TrialStatus.UNKNOWN:
        return trial.course
    return status_asked(trial, question.statuses)


def tells(question: Question, trial: Trial) -> bool:
    """Whether a trial's records tell what a question asks of it, be it only its later course."""
    asked = question.statuses
    if not asked:  # »blev de raskere?« does not ask whether a trial runs
        return question.asked is not Asked.POLAR or trial.status not in COURSES | SPREADS
    same = _fact(asked) == _fact({status_asked(trial, asked)})
    return bool(asked & DECISIONS) or same


def _fact(statuses: Collection[TrialStatus]) -> frozenset[TrialStatus] | None:
    """The fact that all of some statuses tell."""
    return next((facts for facts in FACTS if statuses and facts.issuperset(statuses)), None)


def verb_of(status: TrialStatus) -> str:
    """»blev« imødekommet, but »er« i gang."""
    return "er" if status in _STATES else "blev"


def legend_of(trial: Trial, shown: TrialStatus, sources: Sources) -> Legend | None:
    """The sentence that explains the mark from which a status was read."""
    record = trial.record_of(shown)
    if record.legend_span is None or record.status is not shown:
        return None
    text = sources.collection.document(record.document_id).text
    return Legend(
        sentence=record.legend_span.of(text), mark=mark(record.document_id, record.legend_span)
    )


def several(question: Question, sources: Sources, trials: tuple[Trial, ...]) -> Draft:
    """The decisions about a few trials."""
    view = SeveralView(
        opening=opening(question, trials, sources),
        number=len(trials),
        items=items_of(trials),
        tally=tally(trials),
        implication=implication(trials, sources),
    )
    return Draft(
        type=AnswerType.STATUS,
        status=AnswerStatus.ANSWERED,
        template="statuses",
        view=view,
        trials=trials,
        why="spørgsmålet passer lige godt på flere forsøg",
    )


def opening(question: Question, trials: tuple[Trial, ...], sources: Sources) -> str:
    """»Ja« or »Nej« to a yes-or-no question; »Delvist« where neither is right.

    Empty to a choice and to any other question.
    """
    asked = question.statuses or YES_STATUSES
    status = status_asked(trials[0], question.statuses)
    mixed = any(status_asked(t, question.statuses) is not status for t in trials)
    if question.asked is not Asked.POLAR or mixed or _offers_choice(question.text, trials):
        return ""
    line = folded_line(question)
    beside = not read_statuses(_PARTICIPLE.sub(" ", line))[0]
    if beside and not _asks_decision(question, trials, sources):
        return ""  # whether the decision is a yes to that, the title does not tell
    if beside and _PARTICIPLE.search(line):
        return ""  # »de afviste kommuner« says whose, and asks of no decision
    if status is TrialStatus.PARTLY and asked == YES_STATUSES and not question.exact_yes:
        return "Delvist"
    if status in DECISIONS or (_fact(asked) == _fact({status}) and status not in _GOING_ON):
        return "Ja" if status in asked else "Nej"
    return "Ja" if status in asked else ""


def _asks_decision(question: Question, trials: tuple[Trial, ...], sources: Sources) -> bool:
    """Whether a question asks for leave, or if that comes to pass which the titles tell."""
    if _MAY.search(question.text) or _DECIDED.search(question.text):
        return True
    matcher = sources.understanding.linker.matcher
    telling = [w for w in question.words if not w.token.is_stop]
    titles = text_words(*(t.title for t in trials))
    return matcher.missed(telling, titles) <= UNSAID


def _offers_choice(text: str, trials: tuple[Trial, ...]) -> bool:
    """Whether a question says »eller« of its own, and not only in the title of a trial."""
    for trial in trials:
        text = text.replace(trial.title, "")
    return _CHOICE.search(text) is not None


def _outcome(question: Question, sources: Sources, trial: Trial) -> Outcome | None:
    """The likeliest sentence of how a trial went, where that is asked."""
    if question.asked is not Asked.OUTCOME:
        return None
    for evidence in sources.sentences(question)[:WIDTH]:
        if evidence.chance >= TELLING and tells_of(trial, evidence.text, evidence.passage, sources):
            return Outcome(sentence=evidence.text, mark=evidence_mark(evidence))
    return None


def tells_of(trial: Trial, sentence: str, passage: Passage, sources: Sources) -> bool:
    """Whether a sentence of a trial's document, and not the trial's own bullet, is about it."""
    if passage.id in sources.trials_by_passage:
        return False
    if passage.document_id not in {r.document_id for r in trial.records}:
        return False
    linker = sources.understanding.linker
    title = tuple(w for w in sources.understanding.words(trial.title) if not w.token.is_stop)
    return linker.matcher.coverage(title, text_words(sentence)) >= OF_TITLE


def _condition(question: Question, sources: Sources, trial: Trial) -> Condition | None:
    """The sentence by which a yes still depends on somebody, when the question hangs on it."""
    if trial.status not in YES_STATUSES or not _MAY.search(question.text):
        return None
    document = sources.document_of(trial)
    for passage in sources.collection.passages_of(document.id):
        for span in sentence_spans(passage.text):
            if _CONDITION.search(span.of(passage.text)):
                return Condition(
                    sentence=span.of(passage.text),
                    mark=mark(document.id, span.shifted(passage.content.start)),
                )
    return None
