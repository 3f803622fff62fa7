"""Yes or no from running text: what the sources say, and whether that is a yes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.passage import Passage
from corpus.rounds import rounds_in
from corpus.status import TrialStatus
from index.vocabulary import MatchKind, QueryWord
from server import wording
from server.answer import AnswerStatus, AnswerType
from server.answers import fact, status, values
from server.answers.beside import asks_else
from server.assertion import Stance, leaves_open, stance
from server.decisions import DECISIONS
from server.draft import Draft
from server.evidence import Evidence
from server.matching import context_words, title_words
from server.question import Asked, Question, folded_line
from server.ranking.senses import senses_asked, senses_told
from server.sources import Sources, evidence_mark
from server.totals import statuses_in

SURE = 0.3  # how likely a sentence must answer
RULE = 0.7  # where the reader asks of himself
SETTLING = 0.08  # where it is a yes or a no by what it says
SENSED = 0.05  # where it also tells of what is asked, in whatever words
TITLED = 0.4  # how much of the question a trial's title must hold where something weighty lacks
WEIGHTY = 0.5  # what a word weighs that is weighty
WIDTH = 4  # sentences looked at for one that settles it
OPENINGS = {Stance.AGREES: "Ja", Stance.DENIES: "Nej", Stance.OPEN: ""}
# What the reader wants to know if he may say so, and not what he may do himself.
_FRAMED = re.compile(
    r"\b(?:kan|maa|skal) (?:jeg|vi) (?:\w+ ){0,4}?(?:skrive|sige|regne|stole|gaa ud fra|forstaa)\b"
)
_EXCEPT = re.compile(r"\bdog\b.*\b(?:først|kun|ikke|ingen|undtag\w*)\b", re.IGNORECASE)
_SAYS_AGAIN = re.compile(
    r"\b(?:igen|på ny|en gang til|(?:ny|revideret|ændret|fornyet)\s(?:\w+\s)?ansøgning)",
    re.IGNORECASE,
)
# Who asked for something has not got it yet.
_ONLY_ASKED = re.compile(
    r"\b(?:(?:an)?søg(?:te|er|t)|bad|bedt|beder|ønske(?:de|r|t)|foreslog)\b.*\b(?:om|at)\b",
    re.IGNORECASE,
)
# What is said to the reader, as advice is.
_ADDRESSES = re.compile(r"\b(?:[Dd]u|[Dd]ig|[Dd]in|[Dd]it|[Dd]ine|[Mm]an|I|jer|jeres)\b")
_EARLIER = re.compile(
    r"\b(?:forudgående|foregående|forrige|tidligere)\s(?:\w+\s)?\w*runder?\w*", re.IGNORECASE
)
_LOADED = re.compile(r"\b(?:virkelig|indroemme\w*|erkend\w*|vedgik)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNoView:
    """What templates/answers/yesno.txt shows."""

    opening: str
    sentence: str
    mark: str


def _titles(evidence: Evidence) -> bool:
    """Whether a bullet names what is asked of, and not only something near it."""
    held = evidence.missed < WEIGHTY or evidence.score >= TITLED
    return evidence.chance >= SURE and held


def propose(question: Question, sources: Sources) -> Draft | None:
    """The sentence that settles a yes-or-no question, or that comes nearest to it."""
    line = folded_line(question)
    if question.asked is not Asked.POLAR or question.missing:
        return None
    found = [
        e
        for e in sources.sentences(question)
        if fact.of_rounds(e, question, sources) and not e.text.endswith("?")
    ]
    listing = {m.passage.id for m in sources.members}  # who takes part settles nothing else
    found = [e for e in found if e.passage.id not in listing]
    if wording.AGAIN.search(line):  # a bullet tells nothing of what may be asked again
        found = [e for e in found if _is_prose(e, sources)]
    if not found:
        return None
    best = found[0]
    if _is_personal(question) and not _ADDRESSES.search(best.text):
        # Whether the reader may, no article tells; but perhaps the rule stands there.
        return (
            _drafted(question, best, "")
            if best.chance >= RULE and _is_prose(best, sources)
            else None
        )
    if (trial := sources.trials_by_passage.get(best.passage.id)) is not None:
        # A bullet is no sentence: its status is the answer, if it has what is asked of.
        if asks_else(question, trial):
            return None
        told = status.tells(question, trial)
        if question.statuses and not told:
            return None
        if told and trial.status is not TrialStatus.UNKNOWN:
            held = _titles(best) and all(_holds_whole(w, best) for w in question.topic)
            return status.single(question, sources, trial) if held else None
    best, opened = _settling(question, found, sources)
    if not opened and not (
        best.chance >= SURE
        and values.holds_numbers(question, best)
        and not leaves_open(question, best.text)
        and all(_holds_whole(w, best) for w in question.topic)
    ):
        return None
    return _drafted(question, best, opened)


def _holds_whole(word: QueryWord, evidence: Evidence) -> bool:
    """Whether a compound of which the documents hold only parts has them all near a sentence."""
    parts = {term for term, kind in word.matches if kind is MatchKind.COMPOUND}
    if len(word.token.parts) < 2 or not parts or len(parts) < len(word.matches):
        return True
    near = context_words(evidence.document, evidence.passage).terms
    longer = any(term.startswith(word.token.stem) for term in near)
    return longer or {*word.token.parts} <= near


def _is_personal(question: Question) -> bool:
    """Whether a question is of the reader's own affairs, which no source settles."""
    return wording.PERSONAL.search(_FRAMED.sub("", folded_line(question))) is not None


def _is_prose(evidence: Evidence, sources: Sources) -> bool:
    return evidence.passage.id not in sources.trials_by_passage


def _drafted(question: Question, best: Evidence, opened: str) -> Draft:
    view = YesNoView(opening=opened, sentence=best.text, mark=evidence_mark(best))
    return Draft(
        type=AnswerType.YESNO,
        status=state(question, opened),
        template="yesno",
        view=view,
        why=f"sætningen svarer med sandsynligheden {best.chance:.2f}",
    )


def state(question: Question, opened: str) -> AnswerStatus:
    """Whether a yes or no answers a question, or corrects what it says has been said."""
    loaded = opened == "Nej" and _LOADED.search(folded_line(question))
    return AnswerStatus.PARTIAL if loaded else AnswerStatus.ANSWERED


def _settling(
    question: Question, found: Sequence[Evidence], sources: Sources
) -> tuple[Evidence, str]:
    """The first of the best sentences that is a yes or a no, and which; else the best one."""
    senses = senses_asked(folded_line(question))
    others: list[Evidence] = []  # a yes to something else
    for evidence in found[:WIDTH]:
        least = SETTLING if senses.isdisjoint(senses_told(evidence.text)) else SENSED
        if evidence.chance < least or not _is_prose(evidence, sources):
            continue
        decided = question.statuses and statuses_in(evidence.text)
        if decided and evidence.missed > WEIGHTY:
            continue  # what was decided of others decides nothing of a trial that no source names
        if opened := opening(question, evidence.text, evidence.passage, sources):
            following = next((e for e in found if e.follows(evidence)), None)
            if following is not None and _excepts(question, following.text):
                return following, "Nej"
            if opened == "Ja" and not values.holds_numbers(question, evidence):
                others.append(evidence)
                continue
            return evidence, opened
    prose = [e for e in found[:WIDTH] if _is_prose(e, sources) and e not in others]
    return (prose or [e for e in found if e not in others] or found)[0], ""


def _excepts(question: Question, sentence: str) -> bool:
    """Whether a sentence makes an exception where it is asked if something holds of all."""
    return wording.ALL.search(folded_line(question)) is not None and bool(_EXCEPT.search(sentence))


def opening(question: Question, sentence: str, passage: Passage, sources: Sources) -> str:
    """»Ja« or »Nej« where the sentence itself settles it; else empty, and the sentence speaks.

    Args:
        question: as it was read.
        sentence: of a source.
        passage: that the sentence is of.
        sources: for what the words are worth.
    """
    if wording.AGAIN.search(folded_line(question)) and not _SAYS_AGAIN.search(sentence):
        return ""
    addressed = _ADDRESSES.search(sentence) is not None
    if _is_personal(question) and not addressed:
        return ""
    if _excepts(question, sentence):
        return "Nej"
    told = statuses_in(sentence)
    decided = question.statuses and told and question.statuses | told <= DECISIONS
    if decided and not question.statuses & told:
        return "Nej"
    if question.statuses and not told and _ONLY_ASKED.search(sentence):
        return ""
    document = sources.collection.document(passage.document_id)
    settled = stance(
        question,
        sentence,
        sources.understanding.linker.matcher,
        context_words(document, passage),
        # No page says in each sentence what it is about.
        title_words(document),
    )
    opened = OPENINGS[settled]
    # What holds of one round is no yes to a question of any other.
    of_another = set(rounds_in(sentence)) - question.rounds
    earlier = _EARLIER.search(sentence) and not _EARLIER.search(question.text)
    return "" if opened == "Ja" and (of_another or earlier) else opened
