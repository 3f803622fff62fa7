"""What answer modules draw on: one collection, its index, and what was learned from it once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.collection import Collection
from corpus.document import Document
from corpus.passage import Passage, PassageKind
from corpus.rounds import rounds_in
from corpus.sentences import sentence_spans
from corpus.span import Span
from corpus.status import TrialStatus
from corpus.trial import Trial
from index.retriever import Retriever, ScoredPassage
from server.citation import QuoteFinder
from server.contacts import Contact, find_contacts
from server.draft import mark
from server.evidence import Evidence, EvidenceFinder
from server.extract import holds_reference
from server.faq import AnsweredQuestion, find_answered_questions
from server.group_words import GroupWords
from server.lists import Lists
from server.matching import TextWords, text_words, title_words, whole_text_words
from server.members import Members, find_members
from server.owners import Owners
from server.point_lists import PointList, as_trial, find_point_lists
from server.question import Question
from server.ranking.fitting import Fitter
from server.tables import Table, find_tables
from server.totals import Total, find_totals
from server.understanding import Understanding, is_name

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkSaid:
    """A network's name as a document writes it, and the mark at it."""

    name: str
    mark: str


@dataclass(frozen=True)
class Sources:
    """The collection and its index, with the finders that work over them."""

    collection: Collection
    retriever: Retriever

    @cached_property
    def understanding(self) -> Understanding:
        """Reads questions over this collection."""
        return Understanding(self.collection, self.retriever)

    @cached_property
    def evidence(self) -> EvidenceFinder:
        """Finds sentences in this collection."""
        linker = self.understanding.linker
        fitter = Fitter(self.collection, self.retriever, linker.matcher, linker.people)
        return EvidenceFinder(self.collection, self.retriever, fitter)

    @cached_property
    def groups(self) -> GroupWords:
        """What the groups that trials stand in are called."""
        return GroupWords(self.collection)

    @cached_property
    def quotes(self) -> QuoteFinder:
        """Finds given words in this collection, word for word."""
        return QuoteFinder(self.collection)

    @cached_property
    def lists(self) -> Lists:
        """Finds the lists that questions mean in this collection."""
        return self.understanding.lists

    @cached_property
    def owners(self) -> Owners:
        """Tells whose the trials are."""
        return Owners(self.collection)

    @cached_property
    def members(self) -> tuple[Members, ...]:
        """Who takes part in the groups of which the documents tell it, in reading order."""
        return tuple(find_members(self.collection))

    @cached_property
    def totals(self) -> tuple[Total, ...]:
        """What the documents' prose says of how many trials."""
        return find_totals(self.collection)

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """Whom the documents say to call or write to, in reading order."""
        people = self.understanding.linker.people
        return tuple(find_contacts(self.collection.passages, people))

    @cached_property
    def headings(self) -> tuple[Passage, ...]:
        """The headings of all documents, and the lines that tell of contacts, in reading order."""
        kinds = {PassageKind.HEADING, PassageKind.CONTACT}
        return tuple(p for p in self.collection.passages if p.kind in kinds)

    @cached_property
    def point_lists(self) -> tuple[PointList, ...]:
        """The lists that list no trials, in reading order."""
        return tuple(find_point_lists(self.collection, self.trials_by_passage))

    @cached_property
    def points_by_id(self) -> dict[str, Trial]:
        """The points of those lists, as answers hold them, by their ids."""
        documents = self.collection.document
        points = (p for li in self.point_lists for p in li.points)
        return {t.id: t for t in (as_trial(p, documents(p.document_id)) for p in points)}

    @cached_property
    def trial_lists(self) -> tuple[PointList, ...]:
        """The lists that list nothing but trials, in reading order."""
        trials = self.trials_by_passage
        return tuple(
            li
            for li in find_point_lists(self.collection, ())
            if all(p.id in trials for p in li.points)
        )

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables whose columns are named, in reading order."""
        return tuple(find_tables(self.collection))

    @cached_property
    def faq(self) -> tuple[AnsweredQuestion, ...]:
        """The questions that the documents ask and answer themselves, in reading order."""
        return tuple(find_answered_questions(self.collection))

    @cached_property
    def faq_by_term(self) -> dict[str, list[int]]:
        """The numbers of the questions in `faq` that hold a stem, or a compound with it."""
        numbers: dict[str, list[int]] = {}
        for number, found in enumerate(self.faq):
            for term in text_words(found.asked.text).terms:
                numbers.setdefault(term, []).append(number)
        return numbers

    @cached_property
    def numbered(self) -> tuple[tuple[Passage, Span], ...]:
        """The sentences that hold a number by which something is filed, as spans of passages."""
        return tuple(
            (passage, sentence)
            for passage in self.collection.passages
            if holds_reference(passage.text)
            for sentence in sentence_spans(passage.text)
            if holds_reference(sentence.of(passage.text))
        )

    @cached_property
    def rounds(self) -> frozenset[int]:
        """The rounds that trials are known of."""
        return frozenset(t.round for t in self.collection.trials if t.round is not None)

    @cached_property
    def told_rounds(self) -> frozenset[int]:
        """The rounds that any text speaks of, be it without a trial."""
        return frozenset(n for p in self.collection.passages for n in rounds_in(p.text))

    @cached_property
    def statuses(self) -> frozenset[TrialStatus]:
        """The statuses that trials are known to have."""
        return frozenset(s for t in self.collection.trials for s in t.statuses)

    def sentences(self, question: Question) -> tuple[Evidence, ...]:
        """The sentences that speak to the question, the likeliest to answer it first.

        None is of a document that never brings up somebody or some place that the question names,
        where another document does.
        """
        found = self.evidence.answering(question)
        names = [w for w in question.words if is_name(w)]
        if not names:
            return found
        matcher = self.understanding.linker.matcher
        documents = {e.document.id: e.document for e in found}
        texts = {i: (whole_text_words(d.text), title_words(d)) for i, d in documents.items()}
        for word in names:
            holding = {i for i, of in texts.items() if any(matcher.match(word, t) for t in of)}
            if holding:
                found = tuple(e for e in found if e.document.id in holding)
                texts = {i: texts[i] for i in holding if i in texts}
        return found

    def nearest(self, question: Question, k: int = 3) -> tuple[ScoredPassage, ...]:
        """Passages found but not answering."""
        return self.evidence.nearest(question.words, k)

    def document_of(self, trial: Trial) -> Document:
        """The document that a trial's status rests on."""
        return self.collection.document(trial.record.document_id)

    @cached_property
    def titles(self) -> tuple[TextWords, ...]:
        """The words of the trials' titles, in the trials' order."""
        return tuple(text_words(t.title) for t in self.collection.trials)

    @cached_property
    def title_lines(self) -> tuple[str, ...]:
        """The folded words of each trial's title as one line, in the trials' order."""
        return tuple(" ".join(t.folded for t in title.tokens) for title in self.titles)

    @cached_property
    def trials_by_passage(self) -> dict[str, Trial]:
        """The trial that each bullet tells of, by the bullet's passage id."""
        return {r.passage_id: t for t in self.collection.trials for r in t.records}

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that stands in a document, without regard to case."""
        texts = (d.text.casefold().split() for d in self.collection.documents)
        return frozenset(_WORD.findall(" ".join(set[str]().union(*texts))))

    @cached_property
    def trials_by_id(self) -> dict[str, Trial]:
        """Each trial by its id."""
        return {t.id: t for t in self.collection.trials}

    @cached_property
    def trials_by_place(self) -> dict[tuple[str, int, int], Trial]:
        """The trial that stands at a place: a document's id, start and end."""
        return {
            (r.document_id, r.span.start, r.span.end): t
            for t in self.collection.trials
            for r in t.records
        }

    @cached_property
    def network_at(self) -> dict[tuple[str, int, int], str]:
        """The network that is named at a place: a document's id, start and end."""
        return {
            (r.document_id, span.start, span.end): name
            for t in self.collection.trials
            for r in t.records
            for name, span in zip(t.networks, r.network_spans, strict=False)
        }

    @cached_property
    def _names_said(self) -> dict[str, NetworkSaid]:
        """Where each network is named first."""
        said: dict[str, NetworkSaid] = {}
        for trial in self.collection.trials:
            for record in (trial.record, *trial.records):
                for name, span in zip(trial.networks, record.network_spans, strict=False):
                    text = self.collection.document(record.document_id).text
                    place = mark(record.document_id, span)
                    said.setdefault(name, NetworkSaid(name=span.of(text), mark=place))
        return said

    def name_said(self, network: str) -> NetworkSaid | None:
        """The words that name a network where its first trial stands."""
        return self._names_said.get(network)

    def network_mark(self, trial: Trial) -> str:
        """The mark at the words that name all networks of a trial; empty where it has none."""
        for record in (trial.record, *trial.records):
            if spans := record.network_spans:
                whole = Span(min(s.start for s in spans), max(s.end for s in spans))
                return mark(record.document_id, whole)
        return ""

    def network_said(self, trial: Trial) -> NetworkSaid | None:
        """The words that name a trial's network, by the record that its status rests on."""
        for record in (trial.record, *trial.records):
            if (span := record.network_span) is not None:
                text = self.collection.document(record.document_id).text
                return NetworkSaid(name=span.of(text), mark=mark(record.document_id, span))
        return None

    def default_shown_by(self, document: Document) -> Total | None:
        """The sentence whose total implies the status of unmarked trials: a yes of any kind."""
        wanted = frozenset({TrialStatus.APPROVED, TrialStatus.PARTLY})
        return next(
            (t for t in self.totals if t.document == document and t.statuses == wanted), None
        )


def trial_mark(trial: Trial) -> str:
    """The mark at the bullet that a trial's status rests on."""
    return mark(trial.record.document_id, trial.record.span)


def passage_mark(passage: Passage) -> str:
    """The mark at a whole passage."""
    return mark(passage.document_id, passage.content)


def evidence_mark(evidence: Evidence) -> str:
    """The mark at a sentence."""
    return mark(evidence.document.id, evidence.span)


def implied(trials: Sequence[Trial]) -> tuple[Trial, ...]:
    """The trials whose status no word at the bullet states."""
    return tuple(
        t for t in trials if t.record.status_text is None and t.status is not TrialStatus.UNKNOWN
    )
