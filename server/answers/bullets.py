"""The points of a list that lists no trials: recommendations, units, steps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.passage import Passage, PassageKind
from index.danish import family
from index.lexicon import load_lexicon
from index.vocabulary import QueryWord
from server import wording
from server.answer import AnswerStatus, AnswerType
from server.answers.trial_items import Item
from server.draft import Draft
from server.lists import Meant
from server.matching import TextWords, text_words, title_words
from server.point_lists import PointList, as_trial
from server.question import Asked, Question
from server.ranking.wanted import has_names
from server.sources import Sources, passage_mark

NAMED = 0.6  # a match from which a list's own words name what it lists
OF_IT = 0.6  # how much of a question the words over a list must hold for all of it to be meant
SUMMING = 2  # points that state totals, from which a list sums up
OF_POINT = 0.5  # how much of what is left a point must hold to be meant by it
TELLING = 0.4  # from which a word sets points or lists apart
_CALLS = re.compile(r":\s*$")
# »Hvad anbefaler rapporten«: the text itself, whatever kind of text it is called.
_TEXT = re.compile(
    r"\w*(?:rapport|evaluering|notat|undersoegelse|redegoerelse|artikl|artikel|dokument)(?:en|et|n)?"
)
TITLE_SHARE = 0.8  # of a match with the document's title, beside one with the words over the list


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletsView:
    """What templates/answers/bullets.txt shows; `number` is 0 where no number is asked for."""

    number: int
    lead: str
    lead_mark: str
    marks: tuple[str, ...]
    items: tuple[Item, ...]


def propose(question: Question, sources: Sources) -> Draft | None:
    """The points of the list whose own words name what is asked for, or those that are meant."""
    if question.missing or question.networks or question.asked not in _ASKING:
        return None
    meant = sources.lists.meant(question)
    found = max(
        ((_fit(li, question, meant, sources), li) for li in sources.point_lists),
        key=lambda pair: pair[0][0],
        default=None,
    )
    if found is None or not found[0][0]:
        return None
    (_, points), chosen = found
    return _draft(chosen, points, sources, counts=question.asked is Asked.COUNT)


def of_other_name(question: Question, sources: Sources) -> Draft | None:
    """The trials of a list that the sentence over it calls by another name, as the question does.

    »Hvilke fritagelser bliver forlænget?« is of »Fire fritagelser bliver forlænget:«.
    """
    noun = question.noun
    if noun is None or wording.TRIALS.search(noun) or has_names(noun) or question.missing:
        return None
    meant = sources.lists.meant(question)
    matcher = sources.understanding.linker.matcher
    things = [w for w in question.topic if w.token.start not in meant.starts]
    fitting = [
        li
        for li in sources.trial_lists
        if _CALLS.search(li.over[-1].text)
        and any(t.folded == noun for t in text_words(li.over[-1].text).tokens)
        and (not question.numbers or len(li.points) in question.numbers)
        and matcher.coverage(
            things,
            text_words(li.over[-1].text),
            ((title_words(sources.collection.document(li.points[0].document_id)), TITLE_SHARE),),
        )
        >= OF_IT
    ]
    if len(fitting) != 1:
        return None
    drafted = _draft(fitting[0], fitting[0].points, sources, counts=question.asked is Asked.COUNT)
    trials = tuple(sources.trials_by_passage[p.id] for p in fitting[0].points)
    return replace(drafted, trials=trials)


def outcome(question: Question, sources: Sources) -> Draft | None:
    """The list that sums up how a scheme went, where nothing less than the scheme is asked of."""
    if question.missing or question.networks or question.rounds:
        return None
    meant = sources.lists.meant(question)
    named = [w for w in question.topic if w.token.start in meant.starts]
    others = [w for w in question.topic if w not in named and _is_thing(w)]
    if not named or any(w.telling >= TELLING for w in others):
        return None
    documents = {d.id for d in meant.documents}
    tells = {t.passage.id for t in sources.totals if t.passage.kind is PassageKind.BULLET}
    summing = [
        li
        for li in sources.point_lists
        if sum(p.id in tells for p in li.points) >= SUMMING
        and (not documents or li.points[0].document_id in documents)
    ]
    if len(summing) != 1:
        return None
    return _draft(summing[0], summing[0].points, sources, counts=False)


def _draft(li: PointList, points: Sequence[Passage], sources: Sources, *, counts: bool) -> Draft:
    lead = li.over[-1]
    document = sources.collection.document(lead.document_id)
    view = BulletsView(
        number=len(points) if counts else 0,
        lead=lead.text.rstrip(": "),
        lead_mark=passage_mark(lead),
        marks=tuple(passage_mark(p) for p in points) if counts else (),
        items=tuple(Item(title=p.text, status="", mark=passage_mark(p)) for p in points),
    )
    return Draft(
        type=AnswerType.COUNT if counts else AnswerType.LIST,
        status=AnswerStatus.ANSWERED,
        template="bullets",
        view=view,
        trials=tuple(as_trial(p, document) for p in points),
        why="punkterne på en liste, hvis egne ord nævner det, der spørges om",
    )


_ASKING = frozenset({Asked.LIST, Asked.COUNT, Asked.THING, Asked.COMPARE})


def _fit(
    li: PointList, question: Question, meant: Meant, sources: Sources
) -> tuple[float, tuple[Passage, ...]]:
    """How well a list answers, 0 where it does not, and the points of it that do."""
    matcher = sources.understanding.linker.matcher
    over = text_words(*(p.text for p in li.over))
    document = sources.collection.document(li.points[0].document_id)
    if meant.documents and document not in meant.documents:
        return 0.0, ()
    does = {w for w in question.topic if question.noun is None and _is_of_family(w, over)}
    words = [
        w
        for w in question.topic
        if (w.telling >= TELLING or w.token.folded == question.noun or w in does)
        and (w.token.start not in meant.starts or matcher.match(w, over) >= NAMED)
        and not wording.TALLYING.fullmatch(w.token.folded)
        and not _TEXT.fullmatch(w.token.folded)
    ]
    named = [w for w in words if matcher.match(w, over) >= NAMED and _is_thing(w)]
    named += [w for w in words if w in does]
    counts = question.asked is Asked.COUNT
    if not named or (counts and question.noun is None):
        return 0.0, ()
    if not ((words[0] in named and not counts) or _asked_for(question, named)):
        return 0.0, ()
    title = title_words(document)
    said = [w for w in words if w not in does]
    whole = matcher.coverage(said, over, ((title, TITLE_SHARE),)) if said else 1.0
    if question.numbers and question.asked is not Asked.COUNT:
        whole = max(whole, OF_IT) if len(li.points) in question.numbers else 0.0
    rest = [w for w in words if not matcher.match(w, over) and not matcher.match(w, title)]
    if whole >= OF_IT:
        return whole, li.points
    points = tuple(p for p in li.points if _holds(p, rest, sources))
    return (whole + 0.5, points) if points and len(points) < len(li.points) else (0.0, ())


def _holds(point: Passage, rest: Sequence[QueryWord], sources: Sources) -> bool:
    matcher = sources.understanding.linker.matcher
    return matcher.coverage(rest, text_words(point.text)) >= OF_POINT


def _is_of_family(verb: QueryWord, over: TextWords) -> bool:
    """Whether the words over a list have the noun of a verb: »anbefaler«, »Anbefalinger«."""
    if _is_thing(verb):
        return False
    root = family(verb.token.stem)
    return any(family(t.stem) == root and t.stem != verb.token.stem for t in over.tokens)


def _is_thing(word: QueryWord) -> bool:
    return not load_lexicon().is_verb(word.token.folded)


def _asked_for(question: Question, named: Sequence[QueryWord]) -> bool:
    """Whether the words that name a list are the noun that is asked for, where there is one."""
    return question.noun is None or question.noun in {w.token.folded for w in named}
