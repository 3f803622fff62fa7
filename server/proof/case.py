"""What the proof of an answer may draw on: the cited places, the documents, the question as read.

Nothing here searches. A proof takes the places that an answer names, reads there what stands, and
counts the trials that the answer speaks of, one by one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.document import Document
from corpus.passage import Passage
from corpus.sentences import unnumbered, with_items
from corpus.span import Span
from corpus.trial import Trial
from server.draft import mark
from server.errors import UnprovedError
from server.people import Person
from server.question import Asked, Question
from server.sources import Sources
from server.totals import Total


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a citation says that its words stand."""

    document: Document
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One answer to be proved; `places` by the numbers of its citations.

    `question` is asked in one of its readings, `likeliest` what it asks in the likeliest.
    """

    question: Question
    likeliest: Asked
    sources: Sources
    places: Mapping[int, Place]

    def place(self, number: int) -> Place:
        """The place with this number.

        Raises:
            UnprovedError: if the answer has no such citation.
        """
        if number not in self.places:
            raise UnprovedError(f"henvisning [{number}] findes ikke")
        return self.places[number]

    def mark(self, number: int) -> str:
        """What stands in a template's slot for this citation."""
        place = self.place(number)
        return mark(place.document.id, place.span)

    def words(self, number: int) -> str:
        """The words that stand at a place, as the document has them."""
        place = self.place(number)
        return place.span.of(place.document.text)

    def sentence(self, number: int) -> str:
        """The words at a place that is a whole sentence: a part of one may say something else.

        The numbered items that it leads in to may be with it.

        Raises:
            UnprovedError: if it is not.
        """
        place, passage = self.place(number), self.passage(number)
        start, text = passage.content.start, passage.text
        sentences = unnumbered(text)
        whole = (*sentences, *(with_items(text, s, len(text)) for s in sentences))
        if place.span not in {s.shifted(start) for s in whole}:
            raise UnprovedError(f"ordene ved [{number}] er ikke en hel sætning")
        return self.words(number)

    def stretch(self, number: int) -> str:
        """The words at a place that is a whole passage or a whole sentence of one.

        Raises:
            UnprovedError: if it is neither.
        """
        whole = self.place(number).span == self.passage(number).content
        return self.words(number) if whole else self.sentence(number)

    def passage(self, number: int) -> Passage:
        """The passage that a place is in."""
        place = self.place(number)
        return self.sources.collection.passage_at(place.document.id, place.span)

    def section(self, number: int) -> str:
        """The section of an act that a place is in; empty where it is of no act."""
        start = self.place(number).span.start
        return self.sources.collection.provision_of(self.passage(number), start)

    def trial(self, number: int) -> Trial:
        """The trial whose status rests on a place.

        Raises:
            UnprovedError: if none does.
        """
        trial = self.recorded(number)
        if trial.record.span != self.place(number).span:
            raise UnprovedError(f"på pladsen for [{number}] står der intet forsøg")
        return trial

    def recorded(self, number: int) -> Trial:
        """The trial of which a document tells at a place.

        Raises:
            UnprovedError: if none is told of there.
        """
        place = self.place(number)
        at = (place.document.id, place.span.start, place.span.end)
        if (trial := self.sources.trials_by_place.get(at)) is None:
            raise UnprovedError(f"på pladsen for [{number}] står der intet forsøg")
        return trial

    def network(self, number: int) -> str | None:
        """The network that the words at a place name, as the trials under them have it."""
        place = self.place(number)
        return self.sources.network_at.get((place.document.id, place.span.start, place.span.end))

    def people(self, number: int) -> tuple[Person, ...]:
        """The people of the document of a place, once for each time that they say something."""
        document = self.place(number).document.id
        people = self.sources.understanding.linker.people
        return tuple(p for p in people if p.passage.document_id == document)

    def person(self, number: int) -> Person:
        """The person whom a place introduces.

        Raises:
            UnprovedError: if none is introduced just there.
        """
        span = self.place(number).span
        for person in self.people(number):
            if person.introduction == span:
                return person
        raise UnprovedError(f"på pladsen for [{number}] præsenteres ingen")

    def totals(self, number: int) -> tuple[Total, ...]:
        """What the sentence at a place states of how many trials."""
        place = self.place(number)
        return tuple(
            t
            for t in self.sources.totals
            if (t.document.id, t.sentence) == (place.document.id, place.span)
        )
