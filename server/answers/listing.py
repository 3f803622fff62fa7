"""Which trials, or which networks: the whole set."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.status import TrialStatus
from corpus.trial import Trial
from server import wording
from server.answer import AnswerStatus, AnswerType
from server.answers import abstain, premise
from server.answers.selection import Selection, asks_value, counts_trials, select
from server.answers.trial_items import (
    Implication,
    Item,
    headline_marks,
    implication,
    items_of,
    remaining_marks,
    tally,
    verb,
)
from server.draft import Draft
from server.matching import text_words
from server.question import Asked, Question, folded_line
from server.sources import Sources, trial_mark
from server.understanding import is_held

# »I hvert eneste netværk« asks of networks, and not of all trials.
_OF_EACH_GROUP = re.compile(r"\bi (?:hver|hvert|alle|samtlige) (?:\w+ ){0,2}?\w*netvaerk\w*")
RARE = 0.8  # rarity from which a word that no document holds is what is asked about
WHOLE = 0.9  # of a title that is asked for by name
_SOUGHT = re.compile(
    r"\b(?:hvad|hvilke\w*|which|what)\b.*\b(?:soeg\w*|ansoeg\w*|havde|har|indehold\w*|omfatt\w*|"
    r"ligger|staar|hoerer|findes|oensk\w*|bad|med)\b|"
    r"\b(?:er|var) der (?:\w+ )?(?:noget|nogen|nogle|for)\b|\bnoget om\b|"
    r"\b(?:alt|alle|liste\w*)\b"
)
# »Hvem skal sige ja til forsøgene?« asks for no trials.
_WHO_DECIDES = re.compile(
    r"\b(?:hvem|who|vem)\b(?: \w+){0,6}? (?:skal|kan|maa|boer|bestemmer|afgoer)\b"
)
# »Fik forsøget med natbusser ja?« is asked of one trial.
_OF_ONE_TRIAL = re.compile(
    r"^(?:og |men |saa )?(?:fik|faar|blev|bliver|er|var|gik|kom|slap|har|"
    r"hvad (?:blev|sagde|skete|fik)|hvordan gik)\b(?: \w+){0,4}? (?:\w*forsoeget|\w*forslaget|"
    r"\w*ansoegningen|\w*projektet|oensket|ideen) (?:med|om|til|paa|at)\b"
)
_THERE_ARE = re.compile(
    r"^\W*(?:er der|var der|findes der|fandtes der|blev der|har (?:de|man|kommunerne)|"
    r"(?:handler|drejer) (?:nogen|nogle|noget|et) af|are there|is there)\b"
    r"|^\W*(?:fik|har|får)\s(?!jeg|vi|du)[^?]{2,60}?\b(?:nogen|nogle|noget)\s(?:af\s)?(?:\w+\s)?\w*(?:forsøg|ansøgning)",
    re.IGNORECASE,
)
_ANYTHING = re.compile(
    r"^\W*(?:er|var|findes|fandtes) der (?:noget|nogen|nogle) om\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """What templates/answers/listing.txt shows."""

    opening: str
    number: int
    scope: str
    verb: str
    marks: tuple[str, ...]
    items: tuple[Item, ...]
    show_status: bool
    more: tuple[str, ...]
    tally: str
    implication: Implication | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UniversalView:
    """What templates/answers/universal.txt shows: all, or how many of how many and the others."""

    all: bool
    number: int
    looked_at: int
    scope: str
    verb: str
    marks: tuple[str, ...]
    others: str


def existence(question: Question, sources: Sources) -> Draft | None:
    """»Ja« or »Nej« and the list, to a question whether there are such trials."""
    if _ANYTHING.search(question.text):  # »er der noget om …?« asks for whatever there is
        question = replace(question, about_trials=True)
    if not _THERE_ARE.search(question.text) or not question.about_trials:
        return None
    selection = select(question, sources)
    if selection is not None and _of_what_is_unknown(selection):
        return None  # whether there is such a thing, no list tells
    return propose(question, sources) or _none(question, sources)


def _of_what_is_unknown(selection: Selection) -> bool:
    """Whether something is asked of that no document holds."""
    return any(w.rarity >= RARE and not is_held(w) for w in selection.left_over)


def _none(question: Question, sources: Sources) -> Draft | None:
    """»Nej« to whether there are any, where there are trials and none of them is such."""
    selection = select(question, sources) if question.statuses else None
    if selection is None or selection.chosen or selection.left_over or not selection.narrowed:
        return None
    return _of_all(selection, question)


def propose(question: Question, sources: Sources) -> Draft | None:
    """The list of trials that the question asks for, if the trials can tell."""
    selection = select(question, sources)
    of_trials = question.about_trials and bool(question.statuses) and question.asked is Asked.LIST
    if selection is None and (of_trials or (question.noun and counted(question))):
        return abstain.draft(question, sources)
    if selection is None or not _asks_for(question, selection):
        return None
    if _asks_of_another(question, selection):
        return None
    if selection.chosen:
        return draft(question, sources, selection)
    # »Hvilke« takes for granted that there are some.
    taken = selection.narrowed and question.asked is Asked.LIST
    return premise.correction(question, sources, selection) if taken else None


def _asks_of_another(question: Question, selection: Selection) -> bool:
    """Whether one trial is asked of, and the selected ones are none of what is said of it."""
    left_over = bool(selection.left_over) and not selection.only_verbs_left
    return left_over and asks_of_one(question)


def asks_of_one(question: Question) -> bool:
    """Whether what was decided of one trial is asked: »fik forsøget med natbusser ja?«."""
    return _OF_ONE_TRIAL.search(folded_line(question)) is not None


def draft(question: Question, sources: Sources, selection: Selection) -> Draft:
    """The answer that lists a selection."""
    chosen = selection.chosen
    view = ListView(
        opening=_opening(question, len(chosen)),
        number=len(chosen),
        scope=selection.scope,
        verb=verb(question.statuses),
        marks=headline_marks(chosen, question.statuses),
        items=items_of(chosen, question.statuses),
        show_status=len({t.status for t in chosen}) > 1 or not question.statuses,
        more=remaining_marks(chosen, question.statuses),
        tally=tally(chosen),
        implication=implication(chosen, sources)
        if TrialStatus.APPROVED in question.statuses
        else None,
    )
    return Draft(
        type=AnswerType.LIST,
        status=AnswerStatus.ANSWERED,
        template="listing",
        view=view,
        trials=chosen,
        why=f"listet af {len(selection.universe)} forsøg",
    )


def _asks_for(question: Question, selection: Selection) -> bool:
    """Whether a list of the selected trials answers, and nothing else is asked of them."""
    if asks_value(question) or not counts_trials(question):
        return False
    if not (question.about_trials or selection.narrowed):
        return False
    line = folded_line(question)
    if any(p.search(line) for p in (_WHO_DECIDES, wording.AGAIN, wording.PURPOSE)):
        return False
    if question.statuses:
        if question.asked is Asked.POLAR and _of_what_is_unknown(selection):
            return False
        return bool(question.networks or question.about_trials or selection.narrowed)
    if selection.left_over and not selection.only_verbs_left:
        return False
    narrowed = selection.narrowed or bool(question.rounds)
    said = question.numbers - question.rounds
    asks_whether = question.asked is Asked.POLAR
    if said and not (narrowed or asks_whether) and len(selection.chosen) not in said:
        return False  # »de fem, der sidder i udvalget« are not all trials
    if question.asked is Asked.LIST or question.about_trials:
        every = question.asked is Asked.LIST or _SOUGHT.search(line) is not None
        return (
            narrowed
            or question.asked is Asked.POLAR
            or (every and not wording.NUMBERED.search(line))
        )
    return narrowed and _SOUGHT.search(line) is not None


def _opening(question: Question, number: int) -> str:
    """»Ja« or »Nej« to whether there are any, or fewer or more than a number; else empty."""
    if question.asked is not Asked.POLAR:
        return ""
    if fewer := wording.FEWER_THAN.search(question.text):
        return "Ja" if number < int(fewer["n"]) else "Nej"
    if more := wording.MORE_THAN.search(question.text):
        return "Ja" if number > int(more["n"]) else "Nej"
    if question.numbers:
        return "Ja" if number in question.numbers else "Nej"
    return "Ja" if number else "Nej"


def counted(question: Question) -> bool:
    """Whether »hvilke« is said of a number of trials (»hvilke 15 forsøg«): only a list answers."""
    line = folded_line(question)
    return (
        re.search(r"\b(?:hvilke|which|vilka)\b(?: af)?(?: de)?", line) is not None
        and wording.NUMBERED.search(line) is not None
    )


def universal(question: Question, sources: Sources) -> Draft | None:
    """Whether all trials, or all of a group or topic, came to what is asked: »fik alle … nej?«."""
    line = folded_line(question)
    if (
        question.asked is not Asked.POLAR
        or not wording.ALL.search(line)
        or _OF_EACH_GROUP.search(line)
        or not question.about_trials
        or not question.statuses
    ):
        return None
    selection = select(question, sources)
    if selection is None:
        return None
    return _of_all(selection, question)


def _of_all(selection: Selection, question: Question) -> Draft:
    """Whether what is asked holds of all trials looked at, or of how many."""
    chosen, universe, others = selection.chosen, selection.universe, selection.rest
    view = UniversalView(
        all=not others,
        number=len(chosen),
        looked_at=len(universe),
        scope=selection.scope,
        verb=verb(question.statuses),
        marks=tuple(trial_mark(t) for t in others or chosen),
        others=tally(others),
    )
    return Draft(
        type=AnswerType.YESNO,
        status=AnswerStatus.ANSWERED,
        template="universal",
        view=view,
        trials=universe,
        why=f"{len(chosen)} af {len(universe)} forsøg",
    )


def of_topic(question: Question, sources: Sources) -> Draft | None:
    """All trials of a topic, where the question is little more than the topic: »efterværn«."""
    telling = [w for w in question.words if not w.token.is_stop]
    named = {w.token.start for w in question.topic}
    line = folded_line(question)
    bare = all(
        w.token.start in named
        or wording.TALLYING.fullmatch(w.token.folded)
        or wording.TRIALS.fullmatch(w.token.folded)
        for w in telling
    )
    if not bare or question.statuses or question.people or not counts_trials(question):
        return None
    if asks_value(question):
        return None
    if len(named) > 2 and not _SOUGHT.search(line):
        return None
    matcher = sources.understanding.linker.matcher
    if any(
        matcher.share_of(text_words(t.title), question.words) > WHOLE for t in _linked(question)
    ):
        return None  # one trial, by its own title
    selection = select(question, sources)
    if selection is None or not selection.narrowed or len(selection.chosen) < 2:
        return None
    if selection.left_over and not selection.only_verbs_left:
        return None
    return draft(question, sources, selection)


def _linked(question: Question) -> tuple[Trial, ...]:
    """The trials that the question is likeliest about."""
    return tuple(link.trial for link in question.trials[:2])
