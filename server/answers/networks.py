"""Networks counted, listed and ranked by what their trials came to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.number_words import NUMBER_WORDS
from corpus.status import TrialStatus
from corpus.trial import Trial
from server import wording
from server.answer import AnswerStatus, AnswerType
from server.answers.compare import Row
from server.answers.selection import trials_asked_of
from server.answers.titles import Wanted, holds, read_wanted
from server.answers.trial_items import Item, tally, verb
from server.danish_text import listed
from server.decisions import DECISIONS, YES_STATUSES, Mention, find_mentions
from server.draft import Draft
from server.question import Asked, Question, folded_line
from server.sources import Sources, trial_mark

_NETWORK = r"(?:n(?:et|aet)t?v(?:ae|e)rk(?:ene)?|networks?|omraade(?:r|rne)?)"
_ASKS = re.compile(
    r"\b(?:hvilke\w*|hvor ?mange|hur maanga|vilka|antal\w*|naevn|(?:op)?remse?|"
    r"opregn|which|how many|hedder|"
    r"navne(?:ne)? paa|(?:liste|oversigt) over)\b"
    rf"(?: (?!(?:{wording.TRIAL}|i|fra|under|paa|inden|med|in|from)\b)\w+){{0,6}}? "
    rf"\w*{_NETWORK}\b"
)
_WHICH = re.compile(r"\b(?:hvilke|hvor ?mange)\b")
_NONE_OF = re.compile(
    r"\b(?:ingen|ikke (?:\w+ )?(?:noget|nogen|et eneste)|ikke|slet ikke|intet|no|uden(?: om)?|"
    r"aldrig|undgik|undgaaet|(?:slap|slipper|sluppet) (?:\w+ )?(?:for|uden om|fri)|fri (?:af|for)|"
    r"forskaanet|mangler|nul)\b"
)
_ANY = re.compile(rf"\b(?:nogen|nogle|noget|et|any|alle) (?:af )?{_NETWORK}\b")
_EXACTLY = re.compile(r"\b(?P<n>\d+|to|tre|fire|fem|seks|syv|otte|ni|ti)(?: \w+)? $")
_HALF = re.compile(r"\b(?:halvdelen|flertallet|de fleste|more than half|most of)\b")
_ONLY = re.compile(
    r"\b(?:kun|udelukkende|lutter|alene|only)\b(?! (?:\w+ )?delvis)|"
    r"\b(?:alle|samtlige|alt)(?: af)? (?:deres|sine|dets)\b|"
    r"\b(?:faaet|fik|faar|har) (?:alt|alting|det hele)\b"
)
_NUMBER = r"(?P<n>\d+|et|en|to|tre|fire|fem|seks|syv|otte|ni|ti)"
_BOUNDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"\b(?:mindst|minimum|at least) {_NUMBER}\b"), "mindst"),
    (re.compile(rf"\b(?:hoejst|maksimalt|maks|at most) {_NUMBER}\b"), "højst"),
    (re.compile(rf"\b(?:over|flere end|mere end|more than) {_NUMBER}\b"), "flere end"),
    (re.compile(rf"\b(?:under|faerre end|mindre end|fewer than) {_NUMBER}\b"), "færre end"),
    (re.compile(rf"\b(?:netop|praecis|exactly) {_NUMBER}\b"), "netop"),
)
_HOLDS: dict[str, Callable[[int, int], bool]] = {
    "mindst": lambda number, bound: number >= bound,
    "højst": lambda number, bound: number <= bound,
    "flere end": lambda number, bound: number > bound,
    "færre end": lambda number, bound: number < bound,
    "netop": lambda number, bound: number == bound,
}
_THAN = re.compile(
    r"\b(?P<more>flere|faerre|mindre|mere|more|fewer)\b(?P<first>.*?)\b(?:end|than)\b"
)
_SEVERAL = re.compile(r"\b(?:hvilke|hvor ?mange|antal\w*|alle|which|how many|hur maanga|vilka)\b")
_DIVISION = re.compile(
    r"\b(?:fordel\w*|foerdela\w*|delt|deles|opdel\w*|uppdela\w*|inddel\w*|"
    r"grupper\w*|deltag\w*|indgaar|medvirke\w*|er der|findes|"
    r"hedder|navn\w*|list\w*|artikl\w*|naevn\w*|i alt|staar|omtal\w*|optraeder|(?:op)?remse|"
    r"opregn|(?:ind)?send\w*|(?:an)?soeg\w*)\b"
)
_SAID = re.compile(rf"\b(?:de|the|alle) {_NUMBER}(?: \w+)? {_NETWORK}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworksView:
    """What templates/answers/networks.txt shows: the heading of each network, with its mark.

    `groups` is what they are called: »netværk«, »puljer«.
    """

    number: int
    groups: str
    names: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworksHavingView:
    """What templates/answers/networks_having.txt shows.

    `condition` is read after »netværk«: »har mindst 1 forsøg, der blev afvist«. `rows` are the
    networks that meet it, or all of them where none does. `opening` is »Ja« or »Nej«, or empty.
    `wrong` is the number of networks that the question takes for granted and is not theirs, else 0.
    """

    opening: str
    wrong: int
    number: int
    looked_at: int
    groups: str
    condition: str
    otherwise: str
    names: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Condition:
    """What a network's trials must come to, in words and as a test of them.

    `shown` are the trials of a network that show whether it holds; `otherwise` is what every
    network does where none meets a condition of having none, else empty.
    """

    words: str
    holds: Callable[[Sequence[Trial]], bool]
    shown: Callable[[Trial], bool]
    otherwise: str = ""


def asks_networks(question: Question) -> bool:
    """Whether networks are what is asked for, by name or number.

    What is called »områder« is networks only where trials are spoken of.
    """
    found = _ASKS.search(folded_line(question))
    return found is not None and (question.about_trials or "omraade" not in found[0])


def _asks_groups(question: Question, sources: Sources) -> bool:
    """Whether networks are asked for by a word that some document has for them: »puljer«."""
    which = _WHICH.search(folded_line(question)) is not None
    return which and sources.groups.asked(question.noun)


def propose(question: Question, sources: Sources) -> Draft | None:
    """The networks that meet the question's condition, or all of them where it sets none."""
    if question.missing or question.networks:
        return None
    if not (asks_networks(question) or _asks_groups(question, sources)):
        return None
    if not sources.collection.networks or (
        question.rounds and not question.rounds & sources.rounds
    ):
        return None
    condition = _condition(question, sources)
    if condition is not None:
        return _having(question, sources, condition)
    if question.superlative or question.statuses or not _DIVISION.search(folded_line(question)):
        return None
    return _all(question, sources)


def existence(question: Question, sources: Sources) -> Draft | None:
    """»Ja« or »Nej« to whether there are networks that meet a condition, and which."""
    if question.missing or question.networks or not _ANY.search(folded_line(question)):
        return None
    condition = _condition(question, sources)
    return _having(question, sources, condition) if condition is not None else None


def _condition(question: Question, sources: Sources) -> _Condition | None:
    line = folded_line(question)
    mentions = [m for m in find_mentions(line) if m.statuses <= DECISIONS]
    if (than := _THAN.search(line)) and len(mentions) > 1:
        return _more_than(mentions, fewer=than["more"] in {"faerre", "mindre", "fewer"}, at=than)
    wanted = read_wanted(question, sources)
    if wanted is not None and not mentions:
        return _about(wanted, sources) if _SEVERAL.search(line) else None
    bound = next(((m, word) for pattern, word in _BOUNDS if (m := pattern.search(line))), None)
    if mentions and _HALF.search(line):
        return _most_of(_meant(mentions))
    if bound is not None and (mentions or wording.TRIALS.search(line)):
        return _bounded(_meant(mentions), word=bound[1], number=_number(bound[0]["n"]))
    if question.superlative or not mentions:
        return None
    if exactly := _EXACTLY.search(line[: mentions[0].start]):
        return _bounded(_meant(mentions), word="netop", number=_number(exactly["n"]))
    if _NONE_OF.search(line):
        denied = find_mentions(" ".join(_NONE_OF.sub(" ", line).split()))
        return _bounded(_meant([m for m in denied if m.statuses <= DECISIONS]), word="ingen")
    if _ONLY.search(line):
        return _only(_meant(mentions))
    return _bounded(_meant(mentions), word="mindst", number=1)


def _meant(mentions: Sequence[Mention]) -> frozenset[TrialStatus]:
    return frozenset(s for m in mentions for s in m.statuses)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBER_WORDS.get(word, 1)


def _of(statuses: frozenset[TrialStatus]) -> str:
    return f"forsøg, der {verb(statuses)}" if statuses else "forsøg"


def _counted(trials: Sequence[Trial], statuses: frozenset[TrialStatus]) -> int:
    return sum(not statuses or bool(t.statuses & statuses) for t in trials)


def _bounded(statuses: frozenset[TrialStatus], *, word: str, number: int = 0) -> _Condition:
    if word == "ingen":
        return _Condition(
            words=f"har ingen {_of(statuses)}",
            holds=lambda trials: not _counted(trials, statuses),
            shown=lambda trial: bool(trial.statuses & statuses),
            otherwise=f"har mindst 1 {_of(statuses)}",
        )
    return _Condition(
        words=f"har {word} {number} {_of(statuses)}",
        holds=lambda trials: _HOLDS[word](_counted(trials, statuses), number),
        shown=lambda trial: not statuses or bool(trial.statuses & statuses),
    )


def _most_of(statuses: frozenset[TrialStatus]) -> _Condition:
    return _Condition(
        words=f"har flere {_of(statuses)}, end andre",
        holds=lambda trials: 2 * _counted(trials, statuses) > len(trials),
        shown=lambda trial: True,
    )


def _only(statuses: frozenset[TrialStatus]) -> _Condition:
    return _Condition(
        words=f"har kun {_of(statuses)}",
        holds=lambda trials: _counted(trials, statuses) == len(trials),
        shown=lambda trial: True,
    )


def _more_than(mentions: Sequence[Mention], *, fewer: bool, at: re.Match[str]) -> _Condition:
    """One decision more often than another; a yes is one of any kind where that is said after."""
    first = _meant([m for m in mentions if m.start < at.end()])
    later = [m for m in mentions if m.start >= at.end()]
    second = _meant(later) if later else YES_STATUSES
    if not first:
        first, second = second, frozenset({TrialStatus.REJECTED})
    more, less = (second, first) if fewer else (first, second)
    return _Condition(
        words=f"har {'færre' if fewer else 'flere'} {_of(first)}, end {_of(second)}",
        holds=lambda trials: _counted(trials, more) > _counted(trials, less),
        shown=lambda trial: bool(trial.statuses & (first | second)),
    )


def _about(wanted: Wanted, sources: Sources) -> _Condition:
    return _Condition(
        words=f"har forsøg{wanted.phrase}",
        holds=lambda trials: any(holds(wanted, t, sources) for t in trials),
        shown=lambda trial: holds(wanted, trial, sources),
    )


def _having(question: Question, sources: Sources, condition: _Condition) -> Draft | None:
    trials = trials_asked_of(question, sources)
    own = {n: [t for t in trials if n in t.networks] for n in sources.collection.networks}
    own = {name: of for name, of in own.items() if of}
    meeting = [name for name, of in own.items() if condition.holds(of)]
    if not own:
        return None
    rows = tuple(_row(name, own[name], condition) for name in meeting or own)
    polar = question.asked is Asked.POLAR
    said = _SAID.search(folded_line(question))
    wrong = _number(said["n"]) if said and _number(said["n"]) > len(own) else 0
    view = NetworksHavingView(
        opening=("Ja" if meeting else "Nej") if polar else "",
        wrong=wrong,
        number=len(meeting),
        looked_at=len(own),
        groups=sources.groups.common([*own]).many,
        condition=condition.words,
        otherwise="" if meeting else condition.otherwise,
        names=listed([f"»{name}«" for name in meeting]),
        rows=rows,
    )
    return Draft(
        type=AnswerType.COMPARE,
        status=AnswerStatus.PARTIAL if wrong else AnswerStatus.ANSWERED,
        template="networks_having",
        view=view,
        trials=tuple(t for name in meeting for t in own[name] if condition.shown(t)),
        why=f"ser på forsøgene i hvert af {len(own)} netværk",
    )


def _row(name: str, trials: Sequence[Trial], condition: _Condition) -> Row:
    shown = [t for t in trials if condition.shown(t)] or list(trials)
    return Row(
        name=f"»{name}«",
        number=len(shown),
        tally=tally(shown),
        marks=tuple(trial_mark(t) for t in shown),
    )


def meant(question: Question, sources: Sources) -> tuple[str, ...]:
    """The networks of the lists and rounds that a question speaks of, in the lists' order."""
    own = {n for t in trials_asked_of(question, sources) for n in t.networks}
    return tuple(n for n in sources.collection.networks if n in own)


def _all(question: Question, sources: Sources) -> Draft:
    """All networks that are meant, by the words that name them."""
    names = []
    for name in meant(question, sources):
        said = sources.name_said(name)
        assert said is not None, "a network has a name that some document writes"
        names.append(Item(title=said.name, status="", mark=said.mark))
    return Draft(
        type=AnswerType.LIST,
        status=AnswerStatus.ANSWERED,
        template="networks",
        view=networks_view(tuple(names), [*meant(question, sources)], sources),
        why="netværkene er overskrifterne over forsøgene",
    )


def networks_view(items: tuple[Item, ...], names: Sequence[str], sources: Sources) -> NetworksView:
    """All networks that are meant, under what they are called."""
    many = sources.groups.common(names).many
    return NetworksView(number=len(items), groups=many, names=items)
