"""Why a trial was decided so, where a text gives the reason in other words than its whole title."""

from __future__ import annotations

import re

from corpus.trial import Trial
from server.answers import fact, status
from server.capitals import uncapital_noun
from server.draft import Draft
from server.matching import text_words
from server.phrases import noun_groups
from server.question import Question
from server.sources import Sources

HELD = 0.9  # of the name that the sentence must hold


def of_trial(question: Question, sources: Sources) -> Draft | None:
    """The reason that is given of the one trial named, in most words of its title or its first."""
    return _by_title(question, sources) or _by_short_name(question, sources)


def _by_title(question: Question, sources: Sources) -> Draft | None:
    """The sentence that says why of what it holds most of the title of, for the trial asked of."""
    linked = status.linked(question, status.SURE)
    if question.missing or len(linked) != 1:
        return None
    told = (
        e
        for e in fact.telling(question, sources)
        if fact.tells_why(e) and status.tells_of(linked[0].trial, e.text, e.passage, sources)
    )
    best = max(told, key=lambda e: e.coverage, default=None)
    return fact.sentence_draft(best) if best else None


def _by_short_name(question: Question, sources: Sources) -> Draft | None:
    """The reason that is given in the words that the title begins with."""
    named = sources.understanding.linker.titled(question.text)
    name = _short_name(named[0]) if len(named) == 1 else None
    if name is None:
        return None
    text = re.sub(rf"»?{re.escape(named[0].title)}«?", name, question.text, flags=re.IGNORECASE)
    draft = fact.propose(sources.understanding.read(text), sources)
    if draft is None or not isinstance(draft.view, fact.FactView):
        return None
    words = tuple(w for w in sources.understanding.words(name) if not w.token.is_stop)
    held = sources.understanding.linker.matcher.coverage(words, text_words(draft.view.sentence))
    return draft if words and held >= HELD else None


def _short_name(trial: Trial) -> str | None:
    """What a title is of, without what is said of it: »fælles natvagt«."""
    group = next(iter(noun_groups(trial.title)), None)
    opens = group is not None and group.span.start == 0 and group.text != trial.title
    return uncapital_noun(group.text) if group and opens else None
