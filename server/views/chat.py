"""The conversation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from corpus.collection import Collection
from corpus.span import Span
from corpus.status import TrialStatus
from index.retriever import ScoredPassage
from server.addresses import mark_url
from server.answer import Answer, AnswerStatus, AnswerType, Citation
from server.danish_text import MONTHS
from server.marked_text import blocks
from server.pages import (
    AnswerView,
    ChatPage,
    Navigation,
    NearPassage,
    PastExchange,
    SourceReference,
    Word,
)
from server.views.trials import NO_NETWORK, trial_row
from server.views.words import (
    LABELS,
    counted,
    facts_line,
    section_line,
    sources_counted,
    status_name,
)

_CITATION_ID = re.compile(
    r"(?P<document>[a-z0-9-]+)\.[0-9a-f]{8}\.(?P<start>[0-9]{1,9})-(?P<end>[0-9]{1,9})"
)

TABLE_FROM = 5  # trials; fewer are told in the text alone
OPEN_SOURCES = 3  # more are folded, so that the answer stays in view
MAX_EXAMPLE_CHARS = 140  # what fits on a button
NOT_KEPT = "Der gemmes intet af det, du spørger om."
LOGGED = "Spørgsmål skrives i tjenestens log. Skriv ikke personlige oplysninger."


def chat_page(
    collection: Collection,
    *,
    past: tuple[PastExchange, ...] = (),
    question: str = "",
    answer: Answer | None = None,
    problem: str = "",
    examples: tuple[str, ...] = (),
    logs_questions: bool = False,
) -> ChatPage:
    """The page with the conversation so far, and what came of the last question."""
    carried = past if answer is None else (*past, carried_exchange(question, answer))
    return ChatPage(
        title="Spørg om frikommuneforsøg",
        current=Navigation.ASK,
        past=past,
        question=question,
        answer=None if answer is None else answer_view(collection, question, answer),
        carried=carried,
        problem=problem,
        examples=examples,
        sources=sources_counted(collection),
        privacy=LOGGED if logs_questions else NOT_KEPT,
        words=script_words(),
    )


def answer_view(collection: Collection, question: str, answer: Answer) -> AnswerView:
    """The answer as a page shows it."""
    has_table = len(answer.trials) >= TABLE_FROM
    return AnswerView(
        status=answer.status.value,
        label=LABELS[answer.status],
        understood=understood(question, answer),
        blocks=blocks(answer.text, _urls(answer.citations)),
        sources=tuple(_source(c) for c in answer.citations),
        sources_summary=_sources_summary(len(answer.citations)),
        sources_open=len(answer.citations) <= OPEN_SOURCES,
        trials=tuple(trial_row(collection, e.trial) for e in answer.trials) if has_table else (),
        trials_summary=_trials_summary(len(answer.trials)),
        nearest=tuple(_near(collection, h) for h in answer.nearest),
        suggestions=answer.suggestions,
    )


def understood(question: str, answer: Answer) -> str:
    """The question as it was understood, where that is not how it was asked."""
    if answer.type is AnswerType.SMALLTALK:
        return ""
    return "" if _bare(question) == _bare(answer.resolved_question) else answer.resolved_question


def carried_exchange(question: str, answer: Answer) -> PastExchange:
    """What the next question has to know of this one."""
    return past_exchange(question, answer.text, " ".join(c.id for c in answer.citations))


def past_exchange(question: str, answer: str, citation_ids: str) -> PastExchange:
    """An exchange as a form sends it back; an unreadable citation id leaves its marker plain."""
    urls = {
        number: url
        for number, citation_id in enumerate(citation_ids.split(), start=1)
        if (url := _url_of_id(citation_id)) is not None
    }
    return PastExchange(
        question=question,
        answer=answer,
        citation_ids=citation_ids,
        blocks=blocks(answer, urls),
    )


def likely_questions(collection: Collection) -> tuple[str, ...]:
    """Questions that the sources should be able to answer, made from what they hold."""
    questions: list[str] = []
    found = Counter(t.status for t in collection.trials)
    if found[TrialStatus.REJECTED]:
        questions.append("Hvor mange forsøg blev afvist?")
    if found[TrialStatus.PARTLY]:
        questions.append("Hvilke forsøg blev delvist imødekommet?")
    if collection.networks:
        shortest = min(collection.networks, key=len)
        questions.append(f"Hvilke forsøg er der i »{shortest}«?")
        questions.append("Hvilke netværk er der?")
    if collection.documents:
        questions.append("Hvilke kilder bygger svarene på?")
    return tuple(q for q in questions if len(q) <= MAX_EXAMPLE_CHARS)


def script_words() -> tuple[Word, ...]:
    """The texts that static/*.js shows, so that all Danish stands in one language's files."""
    return (
        *(Word(f"label-{s.value}", LABELS[s]) for s in AnswerStatus),
        *(Word(f"status-{s.value}", status_name(s)) for s in TrialStatus),
        Word("no-publisher", "Udgiver ikke oplyst"),
        Word("no-date", "uden dato"),
        Word("no-network", NO_NETWORK),
        Word("months", " ".join(MONTHS)),
        Word("busy", "Finder svar i kilderne …"),
        Word("offline", "Frisvar svarer ikke. Tjek din forbindelse, og prøv igen."),
        Word("announced", "Svar: {answer} {sources}."),
        Word("sources-one", "1 kildehenvisning"),
        Word("sources-many", "{count} kildehenvisninger"),
        Word("trials-many", "Vis {count} forsøg i en tabel"),
        Word("marker", "Kilde {number}: {title}"),
        Word("position", "Kilde {number} af {count}"),
        Word("source-missing", "Kilden kunne ikke hentes. Prøv igen."),
    )


def _sources_summary(number: int) -> str:
    return counted(number, "kildehenvisning", "kildehenvisninger")


def _trials_summary(number: int) -> str:
    return f"Vis {counted(number, 'forsøg', 'forsøg')} i en tabel"


def _bare(question: str) -> str:
    return " ".join(question.split()).rstrip("?.! ").casefold()


def _urls(citations: tuple[Citation, ...]) -> Mapping[int, str]:
    return {c.number: mark_url(c.document.id, c.span) for c in citations}


def _source(citation: Citation) -> SourceReference:
    facts = (facts_line(citation.document), section_line(citation.section))
    return SourceReference(
        number=citation.number,
        title=citation.document.title,
        facts=" · ".join(f for f in facts if f),
        cited_text=citation.cited_text,
        url=mark_url(citation.document.id, citation.span),
        citation_id=citation.id,
    )


def _near(collection: Collection, hit: ScoredPassage) -> NearPassage:
    passage = hit.passage
    return NearPassage(
        text=passage.text,
        title=collection.document(passage.document_id).title,
        url=mark_url(passage.document_id, passage.content),
    )


def _url_of_id(citation_id: str) -> str | None:
    """Where the words of a citation id are read, if it has the form of one."""
    found = _CITATION_ID.fullmatch(citation_id)
    if found is None or int(found["start"]) >= int(found["end"]):
        return None
    return mark_url(found["document"], Span(int(found["start"]), int(found["end"])))
