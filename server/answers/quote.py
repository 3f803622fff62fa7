"""What somebody said, word for word or as the writer tells it, and who said it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.sentences import sentence_spans
from corpus.span import Span
from index.danish import analyse
from index.vocabulary import QueryWord
from server.about import asks_for_words, is_of_document, is_of_speech
from server.answer import AnswerStatus, AnswerType
from server.answers import abstain, status
from server.draft import Draft, mark
from server.evidence import Evidence
from server.linking import named_in
from server.matching import text_words
from server.parties import spelt_out
from server.people import Person
from server.pointing import point_out
from server.question import Asked, Question, folded_line
from server.ranking.fitting import query_of
from server.sources import Sources
from server.understanding import is_held, is_strange

TOPIC = 0.34  # how much of the topic a sentence must hold of a speaker whom the question means
SPOKEN = 0.45  # the same where it means nobody
ALIKE = 0.5  # likeness in meaning that stands in for it
TOUCHED = 0.08  # the share, and the likeness, that do where nothing asked of is strange
NEAR = 0.25
POINTED = 0.25  # how much of a question must hang on words that stand around a speaker
OF_SPEAKER = 0.5  # how well such a word must stand there
LISTENED = 32  # passages in which somebody speaks that are held word by word
LISTENED_TO = 4  # sentences of the documents that may tell what somebody says who is not quoted
SUBJECT = 3  # passages of a document that speak of what it is about
SPOKEN_OF = 0.4  # how well they hold it
SPEECH = 600  # signs from which what somebody says is a speech
SAYING = 60  # signs from which a sentence of one is no greeting
TELLING = 0.6  # how much must hang on one that no document holds for it to be of the topic
FRAMING = 0.2  # the same of any other
_WHOSE = re.compile(
    r"\bhvad? (?:\w+ )?(?:mener|mente|siger|sagde|synes|syntes|udtaler|udtalte|fortaeller|"
    r"fortalte|svarer|svarede|skriver|skrev|kalder|kaldte|taenker|taenkte|"
    r"kommenterer|kommenterede|frygter|haaber|kritiserer|anbefaler) "
    r"(?P<whose>(?:\w+ ){1,5}?)(?:om|til|ved|over|angaaende|at|selv|i forhold)\b"
)
# Who may be meant to speak for the source, or for whoever is quoted there.
_ANYBODY = re.compile(
    r"\w*(?:minist\w+|regering\w*|kild\w+|artikel\w*|artikl\w*|dokument\w*|tekst\w*|nyhed\w*|avis\w*|"
    r"man|folk|de|politiker\w*|person\w*|nogen|han|hun|egentlig|konkret|praecis\w*)$"
)
_PASTED = re.compile(r"[»”“\"„](?P<words>[^»«”“\"„]{6,})[«”“\"]")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """One quotation of those that a person said; `reported` where the writer tells of it."""

    name: str
    role: str | None
    party: str | None
    introduction_mark: str
    words: str
    words_mark: str
    speaker_first: bool
    reported: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotesView:
    """What templates/answers/quotes.txt shows."""

    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a person says, a sentence or all, and how well it fits what was asked."""

    person: Person
    span: Span
    fit: float
    reported: bool = False


def by_named(question: Question, sources: Sources) -> Draft | None:
    """The words of somebody whom a question points out, though it does not ask for a quotation."""
    speaks = asks_for_words(folded_line(question))
    return propose(question, sources) if (question.people or speaks) and question.topic else None


def propose(question: Question, sources: Sources) -> Draft | None:
    """The words, when the question asks for somebody's and the sources tell them."""
    found = said_in(question, sources)
    if not found:
        return None
    speaker_first = question.asked in {Asked.SPEAKER, Asked.PERSON}
    quotes = tuple(view(s, sources, speaker_first=speaker_first) for s in found)
    return Draft(
        type=AnswerType.QUOTE,
        status=AnswerStatus.ANSWERED,
        template="quotes",
        view=QuotesView(quotes=quotes),
        why="citeret efter kilden",
    )


def said_in(question: Question, sources: Sources) -> tuple[Said, ...]:
    """What the people asked of say to the topic, best first those that say it equally well."""
    if question.missing:
        return ()
    everybody = tuple(p for p in sources.understanding.linker.people if p.words or p.reported)
    if pasted := _pasted(question, everybody, sources):
        return pasted
    speaks = question.asked is Asked.SPEAKER or asks_for_words(folded_line(question))
    by_name = any(named_in(p, question.words) for p in question.people)
    names = {p.name for p in question.people}
    speakers = tuple(p for p in everybody if p.name in names) if names else everybody
    if not names and (whose := _whose(question)):
        speakers = tuple(p for p in speakers if _holds(p.setting, whose, sources))
    if not speakers or not (names or speaks):
        return ()
    pointed = point_out(question, sources)
    ids = {d.id for d in pointed.documents}
    inside = tuple(p for p in speakers if p.passage.document_id in ids)
    if pointed.told and not by_name:
        speakers = inside
    about = _about(question, speakers)
    speakers = _listened_to(speakers, about, sources)
    heard = [_heard(p, about, sources, named=bool(names)) for p in speakers]
    if question.asked not in {Asked.QUOTE, Asked.SPEAKER}:
        heard = [h for h in heard if h.pointed >= POINTED]
    if not heard:
        return ()
    if all(not h.topic for h in heard):
        alone = bool(names) or len({h.person.name for h in heard}) == 1
        return tuple(_all_of(h.person) for h in heard if h.person.words) if alone else ()
    best = _best(heard, sources)
    if best or by_name or not speaks:
        return best
    spoken = [p for p in inside if p.words]
    alone = len({p.name for p in spoken}) == 1 and (pointed.told or pointed.described)
    return tuple(_all_of(p) for p in spoken) if alone else ()


def of_trial(question: Question, sources: Sources) -> Draft | None:
    """The decision about a trial, where what a source says of it is asked and nobody's words."""
    return None if _whose(question) else status.propose(question, sources)


def unheard(question: Question, sources: Sources) -> Draft | None:
    """An honest no, when somebody's words are asked for who says nothing, nor is spoken of."""
    whose = _whose(question)
    if question.asked is not Asked.QUOTE or question.people or not whose:
        return None
    people = (p.setting for p in sources.understanding.linker.people)
    sentences = (e.text for e in sources.sentences(question)[:LISTENED_TO])
    if any(_holds(text, whose, sources) for text in (*people, *sentences)):
        return None
    return abstain.draft(question, sources)


def _holds(text: str, whose: Sequence[QueryWord], sources: Sources) -> bool:
    return sources.understanding.linker.matcher.coverage(whose, text_words(text)) >= OF_SPEAKER


def _whose(question: Question) -> tuple[QueryWord, ...]:
    """The words that say whose words are asked for (»hvad mener lægernes organisation om …«)."""
    found = _WHOSE.search(folded_line(question))
    named = set(found["whose"].split()) if found else set()
    return tuple(
        w
        for w in question.words
        if w.token.folded in named and not w.token.is_stop and not _ANYBODY.match(w.token.folded)
    )


def _pasted(question: Question, people: Sequence[Person], sources: Sources) -> tuple[Said, ...]:
    """The sentences in which words stand that the question quotes, and who says them."""
    for quoted in _PASTED.finditer(question.text):
        for place in sources.quotes.find(quoted["words"]):
            for person in people:
                if (
                    person.words is not None
                    and person.passage.document_id == place.document.id
                    and person.words.start <= place.span.start < person.words.end
                ):
                    text = place.document.text
                    sentence = next(
                        s for s in sentences_of(person.words, text) if place.span.start < s.end
                    )
                    return (Said(person=person, span=sentence, fit=1.0),)
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """A speaker, how much of the question points at them, and the words that are left of it.

    `pointed` is the weight of the words that the text around the speaker holds, as a share of all.
    """

    person: Person
    topic: tuple[QueryWord, ...]
    pointed: float


def _about(question: Question, speakers: Sequence[Person]) -> tuple[QueryWord, ...]:
    """The words of the question about what was said and by whom: no names, no words of saying.

    A word that no document holds, and that little hangs on, says nothing of it either.
    """
    own = {
        x
        for p in speakers
        if named_in(p, question.words) or question.people
        for t in analyse(f"{p.name} {p.role or ''} {p.party or ''} {spelt_out(p.party)}")
        for x in (t.stem, *t.parts)
    }
    return tuple(
        w
        for w in question.topic
        if w.token.stem not in own
        and w.token.folded not in own
        and not (w.token.parts and set(w.token.parts) <= own)
        and not is_of_speech(w.token.folded)
        and not is_of_document(w.token.folded)
        and not w.token.folded.isdigit()
        and w.telling >= (FRAMING if is_held(w) else TELLING)
    )


def _heard(
    person: Person, about: tuple[QueryWord, ...], sources: Sources, *, named: bool
) -> _Heard:
    """A speaker beside a question: which of its words are of them, and which of what they say."""
    matcher = sources.understanding.linker.matcher
    setting = text_words(person.setting)
    inside = person.words or person.reported
    assert inside is not None, "only people who say something are asked"
    spoken = text_words(inside.of(sources.collection.document(person.passage.document_id).text))
    of_them = [
        w for w in about if matcher.match(w, setting) >= OF_SPEAKER and not matcher.match(w, spoken)
    ]
    weight = sum(matcher.weight(w) for w in about)
    pointed = sum(matcher.weight(w) for w in of_them) / weight if weight else 0.0
    return _Heard(
        person=person,
        topic=tuple(w for w in about if w not in of_them),
        pointed=1.0 if named else round(pointed, 4),
    )


def _listened_to(
    speakers: Sequence[Person], about: Sequence[QueryWord], sources: Sources
) -> tuple[Person, ...]:
    """The speakers whose words are held word by word: of many, those of the likeliest passages."""
    if len(speakers) <= LISTENED or not about:
        return tuple(speakers)
    ids = [p.passage.id for p in speakers]
    query = query_of(about)
    found = {hit.passage.id for hit in sources.retriever.search(query, LISTENED)}
    alike = sources.retriever.passage_similarities(query, ids)
    order = sorted(range(len(ids)), key=lambda i: (ids[i] not in found, -alike[i], i))
    return tuple(speakers[i] for i in sorted(order[:LISTENED]))


def _is_subject(word: QueryWord, document_id: str, sources: Sources) -> bool:
    """Whether a document speaks of a word all the time, so that who is quoted there does too."""
    matcher = sources.understanding.linker.matcher
    passages = sources.collection.passages_of(document_id)
    held = sum(matcher.match(word, text_words(p.text)) >= SPOKEN_OF for p in passages)
    return held >= SUBJECT


def _best(heard: Sequence[_Heard], sources: Sources) -> tuple[Said, ...]:
    """The sentences that fit best, by what they say and by who says it, if any fits at all."""
    found = [s for h in heard for s in _said(h, sources)]
    if not found:
        return ()
    top = max(s.fit for s in found)
    return tuple(s for s in found if s.fit >= top - 0.05)


def _said(heard: _Heard, sources: Sources) -> list[Said]:
    """The sentences of a speaker's words that hold the topic, or mean much the same."""
    person = heard.person
    document = sources.collection.document(person.passage.document_id)
    matcher = sources.understanding.linker.matcher
    inside = person.words or person.reported
    assert inside is not None, "only people who say something are asked"
    meant = heard.pointed >= POINTED
    if not heard.topic:
        return [replace(_all_of(person), fit=heard.pointed)] if meant else []
    evidence = tuple(sources.evidence.sentences(heard.topic, among=(person.passage,)))
    strange = any(is_strange(w) for w in heard.topic)
    of_subject = all(_is_subject(w, person.passage.document_id, sources) for w in heard.topic)
    found: list[Said] = []
    for span in sentences_of(inside, document.text):
        coverage = matcher.coverage(heard.topic, text_words(span.of(document.text)))
        near = _evidence_of(span, evidence)
        alike = near.similarity if near else 0.0
        enough = coverage >= (TOPIC if meant else SPOKEN) or (meant and alike >= ALIKE)
        touched = of_subject or coverage >= TOUCHED or alike >= NEAR
        if enough or (meant and not strange and touched):
            fit = round(coverage + 0.3 * alike + heard.pointed, 4)
            # Who says it in other words says it in more than one sentence.
            found.append(
                Said(
                    person=person,
                    span=span if enough or len(inside) > SPEECH else inside,
                    fit=fit,
                    reported=person.words is None,
                )
            )
    best = max(found, key=lambda s: s.fit, default=None)
    return found if best is None or best.span != inside else [best]


def _evidence_of(span: Span, found: Sequence[Evidence]) -> Evidence | None:
    return next((e for e in found if e.span.start < span.end and span.start < e.span.end), None)


def sentences_of(words: Span, text: str) -> list[Span]:
    """The places of the sentences of what somebody says, in the document with this text."""
    return [s.shifted(words.start) for s in sentence_spans(words.of(text))]


def _all_of(person: Person) -> Said:
    """All that somebody says in one place; of a speech, the first sentence that says something."""
    span = person.words or person.reported
    assert span is not None, "only people who say something are asked"
    if len(span) > SPEECH:
        start = person.passage.content.start
        sentences = [s.shifted(start) for s in sentence_spans(person.passage.text)]
        inside = [s for s in sentences if span.contains(s)]
        span = next((s for s in inside if len(s) >= SAYING), inside[0] if inside else span)
    return Said(person=person, span=span, fit=0.0, reported=person.words is None)


def view(said: Said, sources: Sources, *, speaker_first: bool) -> QuoteView:
    """The quotation; one citation for words and speaker where they stand in one passage."""
    person = said.person
    document = sources.collection.document(person.passage.document_id)
    whole = Span(said.span.start, max(said.span.end, person.introduction.end))
    passage = person.passage.span
    together = passage.start <= person.introduction.start < passage.end and (
        whole.start <= person.introduction.start
    )
    return QuoteView(
        name=person.name,
        role=person.role,
        party=person.party,
        introduction_mark=mark(document.id, whole if together else person.introduction),
        words=said.span.of(document.text).rstrip(","),
        words_mark=mark(document.id, whole if together else said.span),
        speaker_first=speaker_first,
        reported=said.reported,
    )
