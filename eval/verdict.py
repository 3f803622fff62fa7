"""Whether an answer is right, by the rules of the question set alone: no model judges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.span import Span
from corpus.status import TrialStatus
from eval.question_set import Question
from eval.reply import Reply, ReplyTrial
from eval.sources import Place, Sources
from eval.wording import (
    holds,
    missing_groups,
    opening_word,
    plain,
    stated_status,
    without_marker,
)
from server.answer import AnswerStatus, AnswerType

DANISH_STATUS = {
    TrialStatus.APPROVED: "imødekommet",
    TrialStatus.PARTLY: "delvist imødekommet",
    TrialStatus.REJECTED: "afvist",
}
SHOWN = 3  # of the trials that are missing or too many


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with an answer, in Danish; nothing, if it is right."""

    faults: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def judge(
    question: Question, reply: Reply, sources: Sources, *, words: str | None = None
) -> Verdict:
    """Whether a reply answers its question.

    A question without an answer is right when the reply abstains and cites nothing, or corrects the
    false presupposition as a `partial` with the words pinned for that. Any other is right when the
    reply answers and everything that the set pins holds: the words, the set of trials, the status,
    the opening yes or no. Where the set pins none of these, the reply must cite a gold quote. An
    ambiguous question is right in either reading, and when the reply asks which is meant.

    Args:
        question: the question with its gold.
        reply: what the service answered.
        sources: the documents.
        words: judge these words in place of the whole answer's.
    """
    said = reply.plain if words is None else words
    forbidden = _forbidden(question, said)
    if _corrects(question, reply, said) or not question.answerable:
        return Verdict((*_unanswerable_faults(question, reply, said), *forbidden))
    if question.ambiguous and reply.status is AnswerStatus.CLARIFY:
        return Verdict(forbidden)
    if reply.status in {AnswerStatus.ABSTAINED, AnswerStatus.CLARIFY}:
        did = "undlader at svare" if reply.status is AnswerStatus.ABSTAINED else "spørger igen"
        return Verdict((f"svaret {did}, men kilderne svarer på spørgsmålet",))
    faults = (
        *_missing(question.must_contain, said),
        *forbidden,
        *_trial_faults(question, reply, sources),
        *_status_faults(question, reply, sources, said),
        *_yesno_faults(question, said),
    )
    if not _pinned(question, said) and not cites_gold(question, reply, sources):
        faults = (*faults, "ingen henvisning rammer et guldcitat")
    return Verdict(faults)


def gold_places(question: Question, sources: Sources) -> tuple[tuple[Place, ...], ...]:
    """For each gold quote the places where it stands in the gold documents."""
    return tuple(sources.places(quote, question.gold_documents) for quote in question.gold_quotes)


def cited_places(reply: Reply) -> tuple[Place | None, ...]:
    """The place of each citation; None where start and end span nothing."""
    return tuple(place(c.document_id, c.start, c.end) for c in reply.citations)


def place(document_id: str, start: int, end: int) -> Place | None:
    """A place, or None where start and end span nothing."""
    return Place(document_id, Span(start, end)) if 0 <= start < end else None


def cites_gold(question: Question, reply: Reply, sources: Sources) -> bool:
    """Whether a citation overlaps a place where a gold quote stands."""
    gold = tuple(place for places in gold_places(question, sources) for place in places)
    return any(cited is not None and overlaps_any(cited, gold) for cited in cited_places(reply))


def overlaps_any(cited: Place, places: Iterable[Place]) -> bool:
    """Whether a place shares a character with one of the others."""
    return any(cited.overlaps(place) for place in places)


def _corrects(question: Question, reply: Reply, said: str) -> bool:
    """Whether a reply corrects a false presupposition in the words that the set pins."""
    groups = question.correction_must_contain
    partial = reply.status is AnswerStatus.PARTIAL
    return bool(groups) and partial and not missing_groups(said, groups)


def _unanswerable_faults(question: Question, reply: Reply, said: str) -> tuple[str, ...]:
    if _corrects(question, reply, said):
        return ()
    if reply.status is AnswerStatus.ABSTAINED:
        return ("svaret undlader at svare, men henviser alligevel",) if reply.citations else ()
    if question.ambiguous and (
        reply.status is AnswerStatus.CLARIFY or reply.type is AnswerType.SMALLTALK
    ):
        return ()
    if question.correction_must_contain and reply.status is AnswerStatus.PARTIAL:
        return _missing(question.correction_must_contain, said)
    return ("kilderne svarer ikke på spørgsmålet, men svaret gør",)


def _missing(groups: Iterable[Sequence[str]], said: str) -> tuple[str, ...]:
    return tuple(f"mangler: {' / '.join(group)}" for group in missing_groups(said, groups))


def _forbidden(question: Question, said: str) -> tuple[str, ...]:
    return tuple(
        f"må ikke stå i svaret: {words}"
        for words in question.must_not_contain
        if holds(said, words)
    )


def _pinned(question: Question, said: str) -> bool:
    """Whether the set pins something of these words; yes or no only where they open with one."""
    yesno = question.gold_yesno is not None and opening_word(said) is not None
    return bool(
        question.must_contain or question.trials is not None or question.gold_status or yesno
    )


def _trial_faults(question: Question, reply: Reply, sources: Sources) -> tuple[str, ...]:
    """What the answer's set of trials lacks of the gold set, and what it has too many."""
    if question.trials is None or question.ambiguous:
        return ()
    gold = {plain(text): text for text in question.trials}
    found = {_trial_key(trial, gold, sources): trial.title for trial in reply.trials}
    lacking = [text for key, text in gold.items() if key not in found]
    surplus = [title for key, title in found.items() if key not in gold]
    return (*_listed("mangler forsøg", lacking), *_listed("hører ikke med", surplus))


def _trial_key(trial: ReplyTrial, gold: Iterable[str], sources: Sources) -> str:
    """The gold text that one of the trial's passages has, or its own text where none does.

    Of a row of a table, one cell is enough: a set written by hand has the title.
    """
    passages = [sources.passage(passage_id) for passage_id in trial.passage_ids]
    texts = [passage.text for passage in passages if passage is not None]
    cells = [cell for text in texts for cell in text.split("\t")]
    keys = [plain(key) for text in texts for key in (text, without_marker(text))]
    keys += [plain(cell) for cell in cells]
    return next((key for key in keys if key in gold), f"{trial.title} {trial.passage_ids}")


def _listed(label: str, texts: Sequence[str]) -> tuple[str, ...]:
    if not texts:
        return ()
    more = f" og {len(texts) - SHOWN} til" if len(texts) > SHOWN else ""
    return (f"{label}: {'; '.join(texts[:SHOWN])}{more}",)


def _status_faults(
    question: Question, reply: Reply, sources: Sources, said: str
) -> tuple[str, ...]:
    """Whether the words, and the trial whose passage is gold, say another status than the gold."""
    gold = question.gold_status
    if gold is None:
        return ()
    stated = stated_status(said)
    if stated is not gold:
        shown = DANISH_STATUS[stated] if stated else "intet"
        return (f"status er {DANISH_STATUS[gold]}, men svaret siger {shown}",)
    places = [place for places in gold_places(question, sources) for place in places]
    ids = {passage.id for passage in sources.passages_at(places)}
    of_gold = [t for t in reply.trials if ids.intersection(t.passage_ids)]
    if any(t.status in DANISH_STATUS and t.status is not gold for t in of_gold):
        return (f"status er {DANISH_STATUS[gold]}, men svarets liste over forsøg har en anden",)
    return ()


def _yesno_faults(question: Question, said: str) -> tuple[str, ...]:
    opening = opening_word(said)
    if question.gold_yesno is None or opening in {None, question.gold_yesno}:
        return ()
    return (f"åbner med »{opening}«, men svaret er {question.gold_yesno}",)
