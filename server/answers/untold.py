"""What only a source's own words can tell: what a yes leaves out, and what an evaluation found.

A trial's title and decision stand near such a question and answer nothing of it, so either a
sentence does or the sources do not tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from corpus.status import TrialStatus
from server.answers import abstain, fact, listing, status
from server.draft import Draft
from server.matching import text_words
from server.question import Asked, Question, folded_line
from server.ranking.senses import Sense, senses_asked, senses_told
from server.ranking.wanted import wanted_values
from server.sources import Sources
from server.understanding import is_strange

_RESTRICTION = re.compile(
    r"\b(?:kun|ikke|undtag\w+|dog|højst|begræns\w+|bortset|mindre omfang|uden)\b", re.IGNORECASE
)
_LOOSE = frozenset({Asked.THING, Asked.LIST, Asked.STATUS, Asked.COMPARE, Asked.TIME})
NAMED = 0.5  # how much of a network's name, as it is asked of, a sentence must hold
_GRANTED = r"(?:fik|faar|maatte|maa|blev|bliver)"
_LEFT_OUT = re.compile(
    r"\bhvilken del\b.*\b(?:ikke|nej|afvis\w*|afslag)\b"
    rf"|\bhvad\b.*\b(?:ikke {_GRANTED}|{_GRANTED} \w* ?ikke)\b"
    r"|\bhvad (?:\w+ ){0,5}?(?:mangler|udelader|udelades|undtages)\b|\bikke (?:fik|faar) lov til\b"
    r"|\bhv(?:ad|ilke\w*)\b.*\bikke (?:\w+ )?lov til\b"
)
_OTHER_THING = re.compile(
    r"\b(?:hvilken|hvilket|hvilke) (?:\w+ )?(?:kommuner?|region(?:er)?|byer|by|skoler?)\b"
    r"|\bhvad (?:har|koster|kostede|vil)\b.*\bkost"
)
_LAW_TEXT = re.compile(
    r"\bhvad (?:staar der (?:\w+ )?i|siger|indeholder|lyder)\b(?! om\b).{0,40}(?:§|\bparagraf)\s?\d"
)
_NAMING = re.compile(r"\([A-ZÆØÅ]")


def left_out(question: Question, sources: Sources) -> Draft | None:
    """What is kept from a trial that got only a partial yes; mostly the sources do not tell."""
    if question.asked is Asked.POLAR or not _LEFT_OUT.search(folded_line(question)):
        return None
    links = status.linked(question, status.DECIDED)
    partly = TrialStatus.PARTLY in question.statuses or (
        bool(links) and links[0].trial.status is TrialStatus.PARTLY
    )
    if not partly:
        return None
    return _told(question, sources, _restricts) or abstain.draft(question, sources)


def content(question: Question, sources: Sources) -> Draft | None:
    """What a trial is about, where no more is known of it than the title it is asked by."""
    return abstain.draft(question, sources) if abstain.untold_content(question) else None


def unknown_trial(question: Question, sources: Sources) -> Draft | None:
    """What was decided of a trial of something that no document holds: the sources do not tell."""
    if not listing.asks_of_one(question) or status.decided_on(question, status.DECIDED):
        return None
    strange = any(is_strange(w) for w in question.topic)
    return abstain.draft(question, sources) if strange else None


def finding(question: Question, sources: Sources) -> Draft | None:
    """What an evaluation found of a trial."""
    if Sense.FINDING not in senses_asked(folded_line(question)):
        return None
    if not status.linked(question, status.LIKELY):
        return None
    return _told(question, sources, _tells_finding) or abstain.draft(question, sources)


def result(question: Question, sources: Sources) -> Draft | None:
    """What the work of a network led to, where a sentence says so."""
    if not question.networks or question.statuses or question.asked is Asked.POLAR:
        return None
    if wanted_values(question):
        return None
    if Sense.RESULT not in senses_asked(folded_line(question)):
        return None
    words = [question.words[i] for i in sorted(question.networks[0].positions)]
    matcher = sources.understanding.linker.matcher
    for evidence in sources.sentences(question):
        prose = evidence.passage.id not in sources.trials_by_passage
        held = matcher.coverage(words, text_words(evidence.text)) >= NAMED
        if prose and held and Sense.RESULT in senses_told(evidence.text):
            return fact.sentence_draft(evidence)
    return None


def other_thing(question: Question, sources: Sources) -> Draft | None:
    """What a trial costs and whose it is, where its title does not name them."""
    if not _OTHER_THING.search(folded_line(question)):
        return None
    links = status.linked(question, status.SURE)
    if not links or any(_NAMING.search(link.trial.title) for link in links):
        return None
    return fact.propose(question, sources) or abstain.draft(question, sources)


def law_text(question: Question, sources: Sources) -> Draft | None:
    """What stands in a section of an act, where no document is an act: the sources do not tell."""
    if not _LAW_TEXT.search(folded_line(question)) or question.statuses:
        return None
    acts = any(
        sources.collection.provision_of(p, 0)
        for d in sources.collection.documents
        for p in sources.collection.passages_of(d.id)[-1:]
    )
    return None if acts else abstain.draft(question, sources)


def deadline(question: Question, sources: Sources) -> Draft | None:
    """When something must be done, where a sentence says so."""
    if Sense.DEADLINE not in senses_asked(folded_line(question)):
        return None
    if question.asked not in _LOOSE:
        return None
    return fact.propose(replace(question, asked=Asked.TIME), sources)


def procedure(question: Question, sources: Sources) -> Draft | None:
    """That no source tells how something is done, where none does."""
    asked = senses_asked(folded_line(question))
    if Sense.PROCEDURE not in asked or question.asked is Asked.POLAR:
        return None
    told = any(Sense.PROCEDURE in senses_told(e.text) for e in sources.sentences(question))
    return None if told else abstain.draft(question, sources)


def _told(question: Question, sources: Sources, tells: Callable[[str], bool]) -> Draft | None:
    """The best sentence in running text that tells it and is likely to answer, or of the trial."""
    links = status.linked(question, status.DECIDED)
    for evidence in sources.sentences(question):
        if not tells(evidence.text) or evidence.passage.id in sources.trials_by_passage:
            continue
        of_trial = links and status.tells_of(
            links[0].trial, evidence.text, evidence.passage, sources
        )
        if of_trial or evidence.chance >= fact.SURE:
            return fact.sentence_draft(evidence)
    return None


def _restricts(text: str) -> bool:
    return _RESTRICTION.search(text) is not None


def _tells_finding(text: str) -> bool:
    return Sense.FINDING in senses_told(text)
