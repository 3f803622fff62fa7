"""The conversation."""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpus.collection import Collection
from index.retriever import ScoredPassage
from server.addresses import MarkedPlace, cited_place, marked_place, question_url
from server.answer import Answer, AnswerStatus, AnswerType, Citation
from server.group_words import NETWORK, GroupWord
from server.marked_text import blocks, short_answer
from server.pages import (
    AnswerView,
    CarriedExchange,
    ChatPage,
    Example,
    Exchange,
    ExchangePart,
    Navigation,
    NearPassage,
    PastExchange,
    SourceReference,
)
from server.point_lists import is_point
from server.views.chart import trials_chart
from server.views.trials import trial_row
from server.views.words import LABELS, counted, facts_line, section_line, sources_counted

_CITATION_ID = re.compile(r"[a-z0-9-]+\.[0-9a-f]{8}\.(?P<start>[0-9]{1,9})-(?P<end>[0-9]{1,9})")

TABLE_FROM = 5  # trials; fewer are told in the text alone, unless they were asked for
COUNTED_TYPES = {AnswerType.COUNT, AnswerType.LIST}
OPEN_SOURCES = 3  # more are folded, so that the answer stays in view
CHOOSE = "Vælg, hvad du mener"
ASK_ON = "Spørg videre"
COPY_ALL = "Kopiér svar og kilder"
COPY_ANSWER = "Kopiér svaret"
NO_SOURCES = "Der er ingen kilder endnu, så Frisvar kan ikke svare på noget."
NOT_KEPT = "Der gemmes intet af det, du spørger om."
LOGGED = "Spørgsmål skrives i tjenestens log. Skriv ikke personlige oplysninger."


def chat_page(
    collection: Collection,
    *,
    past: tuple[CarriedExchange, ...] = (),
    exchange: Exchange | None = None,
    carried: tuple[CarriedExchange, ...] = (),
    draft: str = "",
    problem: str = "",
    examples: tuple[Example, ...] = (),
    logs_questions: bool = False,
) -> ChatPage:
    """The page with the conversation so far, and what came of the last question."""
    return ChatPage(
        title="Spørg om frikommuneforsøg",
        current=Navigation.ASK,
        past=tuple(past_exchange(each) for each in past),
        exchange=exchange,
        carried=carried,
        draft=draft,
        problem=problem,
        examples=examples,
        lead=_lead(collection),
        privacy=LOGGED if logs_questions else NOT_KEPT,
    )


def _lead(collection: Collection) -> str:
    if not collection.documents:
        return NO_SOURCES
    return (
        f"Frisvar svarer ud fra {sources_counted(collection)} og viser de ord, som svaret bygger "
        "på. Står svaret ikke i kilderne, siger Frisvar det."
    )


def exchange_part(exchange: Exchange, carried: tuple[CarriedExchange, ...]) -> ExchangePart:
    """The answer without the page around it."""
    return ExchangePart(exchange=exchange, carried=carried)


def exchange_of(
    collection: Collection,
    question: str,
    answer: Answer,
    *,
    base_url: str,
    group: GroupWord = NETWORK,
) -> Exchange:
    """The question and its answer as a page shows them.

    Args:
        collection: what the answer rests on.
        question: as it was asked.
        answer: what the service said.
        base_url: the service's own address, for references that are copied elsewhere.
        group: what the networks of trials are called.
    """
    view = answer_view(collection, question, answer, base_url, group)
    return Exchange(question=question, answer=view)


def answer_view(
    collection: Collection,
    question: str,
    answer: Answer,
    base_url: str = "",
    group: GroupWord = NETWORK,
) -> AnswerView:
    """The answer as a page shows it."""
    listed = tuple(e.trial for e in answer.trials if not is_point(e.trial))
    trials = listed if _has_table(answer) else ()
    resolved = "" if answer.type is AnswerType.SMALLTALK else answer.resolved_question
    return AnswerView(
        status=answer.status.value,
        label=LABELS[answer.status],
        blocks=blocks(answer.text, _places(answer.citations)),
        understood=resolved,
        chart=trials_chart(trials, group),
        trials=tuple(trial_row(collection, t, group) for t in trials),
        trials_have_sources=len({t.record.document_id for t in trials}) > 1,
        trials_summary=f"Vis {counted(len(trials), 'forsøg', 'forsøg')} i en tabel",
        sources=tuple(_source(c) for c in answer.citations),
        sources_summary=_references(answer),
        sources_open=len(answer.citations) <= OPEN_SOURCES,
        nearest=tuple(_near(collection, h) for h in answer.nearest),
        suggestions=answer.suggestions,
        suggestions_heading=CHOOSE if answer.status is AnswerStatus.CLARIFY else ASK_ON,
        announcement=_announcement(answer),
        copy_label=COPY_ALL if answer.citations else COPY_ANSWER,
        copy_text=copy_text(question, answer, base_url),
        link=question_url(resolved or question),
    )


def carried_exchange(question: str, answer: Answer) -> CarriedExchange:
    """What the next question has to know of this one."""
    citation_ids = " ".join(c.id for c in answer.citations)
    return CarriedExchange(question=question, answer=answer.text, citation_ids=citation_ids)


def past_exchange(carried: CarriedExchange) -> PastExchange:
    """An exchange as a form sent it back; an unreadable citation id leaves its marker plain."""
    places = {
        number: place
        for number, citation_id in enumerate(carried.citation_ids.split(), start=1)
        if (place := _place_of_id(citation_id)) is not None
    }
    return PastExchange(question=carried.question, blocks=blocks(carried.answer, places))


def copy_text(question: str, answer: Answer, base_url: str) -> str:
    """The question, the answer, and its numbered references, as they go into another text."""
    references = [
        f"[{c.number}] {c.document.title} ({facts_line(c.document)}): »{c.cited_text}«\n"
        f"{base_url}{cited_place(c.id).url}"
        for c in answer.citations
    ]
    parts = (question, answer.text, "\n".join(("Kilder", *references)) if references else "")
    return "\n\n".join(part for part in parts if part)


def _announcement(answer: Answer) -> str:
    """What is read aloud once the answer is there: its first line, and what there is of more."""
    said = f"Svar: {short_answer(answer.text)}"
    if answer.citations:
        said = f"{said} {_references(answer)}."
    if answer.status is AnswerStatus.CLARIFY:
        said = f"{said} {CHOOSE}: {counted(len(answer.suggestions), 'mulighed', 'muligheder')}."
    return said


def _references(answer: Answer) -> str:
    return counted(len(answer.citations), "kildehenvisning", "kildehenvisninger")


def _has_table(answer: Answer) -> bool:
    return len(answer.trials) >= (1 if answer.type in COUNTED_TYPES else TABLE_FROM)


def _places(citations: tuple[Citation, ...]) -> Mapping[int, MarkedPlace]:
    return {c.number: cited_place(c.id) for c in citations}


def _source(citation: Citation) -> SourceReference:
    facts = (facts_line(citation.document), section_line(citation.section))
    return SourceReference(
        number=citation.number,
        title=citation.document.title,
        facts=" · ".join(f for f in facts if f),
        cited_text=citation.cited_text,
        place=cited_place(citation.id),
    )


def _near(collection: Collection, hit: ScoredPassage) -> NearPassage:
    passage = hit.passage
    document = collection.document(passage.document_id)
    return NearPassage(
        text=passage.text,
        title=document.title,
        url=marked_place(document, passage.content).url,
    )


def _place_of_id(citation_id: str) -> MarkedPlace | None:
    """Where the words of a citation id are read, if it has the form of one."""
    found = _CITATION_ID.fullmatch(citation_id)
    if found is None or int(found["start"]) >= int(found["end"]):
        return None
    return cited_place(citation_id)
