"""The service without the web: questions in, verified answers out."""

from __future__ import annotations

import gc
import hashlib
import json
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.archive import Archive
from corpus.catalogue import Original, open_collection
from corpus.collection import Collection
from corpus.status import TrialStatus
from index.encoder import Encoder, load_encoder
from index.generation import open_or_build, program_digest
from index.retriever import Retriever, ScoredPassage
from server import answers, citation
from server.answer import Answer, AnswerStatus, Citation, Timings, TrialEntry
from server.answers import abstain, several, status
from server.answers.selection import trials_about
from server.answers.several import Answered
from server.asked_topic import things
from server.citation import ResolvedCitation
from server.cleaning import clean
from server.composing import Composer
from server.dialogue import MAX_TURNS, Dialogue, Turn
from server.draft import Draft, trial_entries
from server.focus import Focus
from server.opened_source import OpenedSource, open_source
from server.parts import asks_of_it
from server.phrases import asks
from server.proof.stated import Finding, StatedAnswer, stated
from server.question import Asked, Question
from server.settings import Settings
from server.sources import Sources
from server.verify import Verifier

logger = logging.getLogger(__name__)

_OF_ONE_TRIAL = frozenset({Asked.STATUS, Asked.OUTCOME, Asked.POLAR})
CLEARER = 0.1  # how much better a trial must fit with what is told before the question


class Service:
    """Answers questions over one collection and its index; the same question, the same answer."""

    def __init__(
        self, collection: Collection, retriever: Retriever, archive: Archive | None = None
    ) -> None:
        self.collection = collection
        self.retriever = retriever
        self.archive = archive or Archive()
        self.index_version = _index_version(retriever)
        self.unverified = 0
        self.sources = Sources(collection, retriever)
        self._composer = Composer(collection)
        self._verifier = Verifier(self.sources, self._composer, self._alone)
        self._dialogue = Dialogue(self.sources)
        self._quotes = self.sources.quotes
        # What is learned once is learned before the first question.
        _ = (
            self.sources.understanding,
            self.sources.totals,
            self.sources.lists,
            self.sources.words,
            self.sources.contacts,
            self.sources.trials_by_place,
            [d.provenance.source_url for d in collection.documents],
        )

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """The answer to a question.

        Args:
            question: as typed.
            history: what was said before, oldest first; only the last 20 turns matter.

        Raises:
            EmptyQuestionError: if there is nothing to answer.
            QuestionTooLongError: if it is longer than a question is.
        """
        begun = time.perf_counter()
        turns = tuple(history)[-MAX_TURNS:]
        return self._reply(question, turns, self._dialogue.focus(turns), begun)

    def ask_again(self, resolved_question: str) -> Answer:
        """The answer to a question that stands alone, as an answer carries it.

        Raises:
            EmptyQuestionError: if there is nothing to answer.
            QuestionTooLongError: if it is longer than a question is.
        """
        return self._reply(resolved_question, (), None, time.perf_counter())

    def _reply(
        self, question: str, turns: Sequence[Turn], focus: Focus | None, begun: float
    ) -> Answer:
        read = time.perf_counter()
        answered = self._parts(clean(question), focus)
        found = time.perf_counter()
        answer = self._finish(question, turns, answered)
        done = time.perf_counter()
        timings = Timings(
            understand=_milliseconds(begun, read),
            retrieve=_milliseconds(read, found),
            compose=_milliseconds(found, done),
            total=_milliseconds(begun, done),
        )
        return _with_timings(answer, timings)

    def _parts(self, text: str, focus: Focus | None) -> tuple[Answered, ...]:
        """What a text asks, and the draft that answers it; one, but where it asks more than once.

        A text that asks more than once is read in parts, each after the one before it.
        """
        parts, focus = self._dialogue.parts(text, focus)
        answered: list[Answered] = []
        for said, part, following in zip(("", *parts), parts, (*parts[1:], None), strict=False):
            understood = self._stands_alone(part, focus, said)
            reply = ""
            unanswered = bool(answered) and answered[-1].draft.status is AnswerStatus.ABSTAINED
            if unanswered and asks_of_it(part):
                continue  # of what was not found
            if len(parts) == 1 or asks(part):
                draft, module = answers.answer(understood, self.sources)
                answered.append(Answered(question=understood, draft=draft, module=module))
                reply = self._composer.compose(draft)[0] if following else ""
            if following:
                focus = self._dialogue.after(understood.text, reply, focus)
        if len(parts) > len(answered) == 1:
            return (self._of_told_trial(text, answered[0]),)
        return tuple(answered)

    def _stands_alone(self, part: str, focus: Focus | None, said: str) -> Question:
        """A part of a text as it is read, with what is said before it where it needs that.

        It does not where the part names a thing by itself, and together they ask something else, or
        have no answer.
        """
        read = self.sources.understanding.read
        if not said:
            return read(self._dialogue.follow(part, focus))
        whole = read(self._dialogue.follow(part, focus, said=said))
        alone = read(self._dialogue.follow(part, focus))
        if not (whole.text.startswith(said) and things(alone)):
            return whole
        if whole.asked is alone.asked:
            draft, _ = answers.answer(whole, self.sources)
            if draft.status is not AnswerStatus.ABSTAINED:
                return whole
        draft, _ = answers.answer(alone, self.sources)
        return alone if draft.status is not AnswerStatus.ABSTAINED else whole

    def _of_told_trial(self, text: str, answered: Answered) -> Answered:
        """An answer, or that to the whole text where what is told first says which trial."""
        read = answered.question
        if read.asked not in _OF_ONE_TRIAL or read.lists or read.networks:
            return answered
        whole = self.sources.understanding.read(text)
        own = read.trials[0].fit if read.trials else 0.0
        told = whole.trials[0].fit if whole.trials else 0.0
        if whole.asked not in _OF_ONE_TRIAL or told < max(status.DECIDED, own + CLEARER):
            return answered
        draft, module = answers.answer(whole, self.sources)
        return Answered(question=whole, draft=draft, module=module)

    def search(
        self, query: str, k: int, document_id: str | None = None
    ) -> tuple[ScoredPassage, ...]:
        """The best passages for a query.

        Raises:
            EmptyQuestionError: if there is nothing to look for.
            QuestionTooLongError: if the query is longer than a question is.
            DocumentNotFoundError: if there is no such document.
        """
        if document_id is not None:
            self.collection.document(document_id)
        return self.retriever.search(clean(query), k, document_id=document_id)

    def trials(
        self,
        *,
        network: str | None = None,
        status: TrialStatus | None = None,
        document: str | None = None,
        query: str | None = None,
    ) -> tuple[TrialEntry, ...]:
        """The trials that pass every filter given, in the collection's order; never cut.

        Raises:
            DocumentNotFoundError: if there is no such document.
        """
        chosen = self.collection.trials
        if document is not None:
            chosen = self.collection.trials_in(self.collection.document(document).id)
        if network is not None:
            mentioned = {
                n.network
                for n in self.sources.understanding.linker.networks(
                    self.retriever.read(network), named_as_network=True
                )
            }
            wanted = mentioned | {network}
            chosen = tuple(t for t in chosen if not wanted.isdisjoint(t.networks))
        if status is not None:
            chosen = tuple(t for t in chosen if status in t.statuses or status is t.status.public)
        if query is not None and query.strip():
            chosen = trials_about(clean(query), self.sources, chosen)
        return tuple(TrialEntry(trial=t, citation=None) for t in chosen)

    def resolve_citation(self, citation_id: str) -> ResolvedCitation:
        """The citation with this id, as today's documents have it.

        Raises:
            CitationNotFoundError: if there is none.
        """
        return citation.resolve(citation_id, self.collection, self.archive)

    def original(self, document_id: str) -> Original:
        """The file that a document was read from.

        Raises:
            DocumentNotFoundError: if there is no such document, or it was read from no file.
        """
        return self.archive.original(self.collection.document(document_id).id)

    def open_source(self, document_id: str, *, place: str, edition: str) -> OpenedSource:
        """What a link to a document opens: which text of it, and which words to mark.

        Raises:
            DocumentNotFoundError: if there is no such document, or it never had such a text.
        """
        return open_source(self.collection, self.archive, document_id, place=place, edition=edition)

    def cite(self, words: str) -> tuple[Citation, ...]:
        """Where these words stand, word for word; none is an answer.

        Raises:
            EmptyQuestionError: if there are no words.
            QuestionTooLongError: if they are more than a question holds.
        """
        return self._quotes.find(clean(words))

    def verify(self, answer: StatedAnswer) -> tuple[Finding, ...]:
        """What holds of an answer and what does not, by these documents."""
        return self._verifier.verify(answer)

    def _alone(self, text: str) -> tuple[Answered, ...]:
        """The parts of a question that stands alone, each with its answer."""
        return self._parts(text, None)

    def _finish(
        self, question: str, turns: Sequence[Turn], answered: tuple[Answered, ...]
    ) -> Answer:
        understood, draft, module = answered[0].question, answered[0].draft, answered[0].module
        if len(answered) > 1:
            text = " ".join(a.question.text for a in answered)
            understood, module = replace(understood, text=text), "several.draft"
            draft = several.draft([a.draft for a in answered])
        answer = self._compose(question, turns, understood, draft, module)
        failed = [f for f in self._verifier.verify(stated(answer), answered) if not f.ok]
        if not failed:
            return answer
        self.unverified += 1
        logger.error(
            "an answer of module %s was withheld: %s", module, "; ".join(f.why for f in failed)
        )
        return self._compose(question, turns, understood, abstain.plain(understood), "verify")

    def _compose(
        self, question: str, turns: Sequence[Turn], understood: Question, draft: Draft, module: str
    ) -> Answer:
        text, citations = self._composer.compose(draft)
        return Answer(
            id=_answer_id(question, turns, self.index_version),
            status=draft.status,
            text=text,
            type=draft.type,
            resolved_question=understood.text,
            index_version=self.index_version,
            citations=citations if draft.status is not AnswerStatus.ABSTAINED else (),
            trials=trial_entries(draft.trials, citations),
            nearest=draft.nearest,
            suggestions=draft.suggestions,
            explanation=(*explain(understood), f"svaret kom fra {module}: {draft.why}"),
        )


def open_service(settings: Settings, encoder: Encoder | None = None) -> Service:
    """The service that the settings describe; the index is built if it is missing or out of date.

    Args:
        settings: which documents, which model, and where the index is.
        encoder: the model, where it is loaded already.

    Raises:
        FrisvarError: if the documents, the model or the index cannot be opened.
    """
    collection = open_collection(home=settings.home, shipped_articles=settings.shipped_articles)
    retriever = open_or_build(collection, encoder or load_encoder(settings.model), settings.home)
    service = Service(collection, retriever, Archive(settings.home))
    service.ask(
        "Hvor mange forsøg er der?"
    )  # the first call of a library is slow: let no user wait for it
    rest_collector()
    return service


def reopening() -> Callable[[Settings], Service]:
    """`open_service` for a server that opens its service again and again: one model for all."""
    loaded: list[Encoder] = []

    def open_again(settings: Settings) -> Service:
        loaded.extend(() if loaded else (load_encoder(settings.model),))
        return open_service(settings, loaded[0])

    return open_again


def rest_collector() -> None:
    """Drop what nobody holds, and keep the garbage collector off all that is left.

    What is loaded stays: the collector need not walk it again while somebody waits for an answer.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def explain(question: Question) -> tuple[str, ...]:
    """How a question was read, a line each, for people."""
    lines = [
        f"spurgt om: {question.asked.value}",
        f"afgørelser: {', '.join(sorted(s.value for s in question.statuses)) or '–'}",
        f"netværk: {', '.join(n.network for n in question.networks) or '–'}",
        f"runder: {', '.join(str(r) for r in sorted(question.rounds)) or '–'}",
        f"emneord: {', '.join(w.token.surface for w in question.topic) or '–'}",
        f"personer: {', '.join(p.name for p in question.people) or '–'}",
        f"findes ikke i kilderne: {', '.join(question.missing) or '–'}",
    ]
    lines += [
        f"ligner forsøget »{link.trial.title}« {link.fit:.2f}" for link in question.trials[:3]
    ]
    lines += [
        f"ordet »{w.token.surface}« læst som "
        + ", ".join(f"{term} ({kind})" for term, kind in w.matches)
        for w in question.words
        if w.matches and w.token.stem not in {term for term, _ in w.matches}
    ]
    return tuple(lines)


def _answer_id(question: str, turns: Sequence[Turn], index_version: str) -> str:
    said = [[t.role, t.content] for t in turns]
    content = json.dumps([question, said, index_version], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()[:32]


def _index_version(retriever: Retriever) -> str:
    program = program_digest("server", suffixes=(".py", ".txt"))
    return hashlib.sha256(f"{retriever.fingerprint}\n{program}".encode()).hexdigest()[:16]


def _milliseconds(start: float, end: float) -> float:
    return round((end - start) * 1000, 3)


def _with_timings(answer: Answer, timings: Timings) -> Answer:
    return replace(answer, timings=timings)
