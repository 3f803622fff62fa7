from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Protocol, cast

import pytest

from corpus.collection import Collection
from eval.asking import Exchange, HttpAsker, InProcessAsker, open_in_process
from eval.errors import AskingError
from eval.sources import Sources
from server.answer import Answer, AnswerStatus, AnswerType, Citation
from server.dialogue import Turn
from server.errors import EmptyQuestionError
from server.service import Service
from server.settings import Settings


class Served(Protocol):
    url: str
    answers: dict[str, dict[str, object] | int]
    requests: list[dict[str, object]]
    hits: tuple[str, ...]


HISTORY = (Exchange("Hvor mange?", "13"), Exchange("Hvilke?", None))


def test_history_goes_over_http_as_messages(
    service: Served, make_answer: Callable[..., dict[str, object]]
) -> None:
    service.answers["Og nu?"] = make_answer("11")
    reply = HttpAsker(service.url).ask("Og nu?", HISTORY)
    assert reply.text == "11"
    assert service.requests == [
        {
            "question": "Og nu?",
            "history": [
                {"role": "user", "content": "Hvor mange?"},
                {"role": "assistant", "content": "13"},
                {"role": "user", "content": "Hvilke?"},
            ],
        }
    ]


def test_documents_over_http_are_those_of_the_service(service: Served, sources: Sources) -> None:
    assert HttpAsker(service.url + "/").sources() == sources


def test_search_over_http_gives_passage_ids(service: Served) -> None:
    service.hits = ("p1", "p2", "p3")
    assert HttpAsker(service.url).search("x & y", 2) == ("p1", "p2")


def test_a_problem_is_told_in_its_own_words(service: Served) -> None:
    service.answers["Hvad?"] = 500
    with pytest.raises(AskingError, match=r"/api/ask gav 500: Noget gik galt\."):
        HttpAsker(service.url).ask("Hvad?", ())


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("status", "maybe", "'status' er ikke et af kontraktens ord, men 'maybe'"),
        ("answer", None, "'answer' mangler"),
        ("citations", {}, "'citations' skal være en liste"),
        ("citations", [{"number": "1"}], "'number' skal være et helt tal"),
        ("trials", [{"title": "x", "status": "lost"}], "'status' er ikke et af kontraktens ord"),
    ],
)
def test_an_answer_that_breaks_the_contract_is_no_answer(
    service: Served,
    make_answer: Callable[..., dict[str, object]],
    key: str,
    value: object,
    why: str,
) -> None:
    service.answers["Hvad?"] = {**make_answer("x"), key: value}
    with pytest.raises(AskingError, match=why):
        HttpAsker(service.url).ask("Hvad?", ())


def test_nobody_at_the_address_is_told() -> None:
    with pytest.raises(AskingError, match="svarede ikke, som det skal"):
        HttpAsker("http://127.0.0.1:9", timeout_seconds=1).ask("Hvad?", ())


class FakeInProcess:
    """As much of the service as is asked for: an answer, or an error."""

    def __init__(self, collection: Collection, answer: Answer | Exception) -> None:
        self.collection = collection
        self._answer = answer
        self.turns: tuple[Turn, ...] = ()

    def ask(self, question: str, history: Sequence[Turn]) -> Answer:
        self.turns = tuple(history)
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer

    def search(self, query: str, k: int, document_id: str | None) -> tuple[object, ...]:
        hits = [SimpleNamespace(passage=passage) for passage in self.collection.passages]
        return tuple(hits[:k]) if query else (1,)


def asker_for(collection: Collection, answer: Answer | Exception) -> InProcessAsker:
    return InProcessAsker(cast(Service, FakeInProcess(collection, answer)))


def test_an_answer_in_this_process_is_read_like_one_over_http(collection: Collection) -> None:
    document, passage = collection.documents[0], collection.passages[1]
    answer = Answer(
        id="a",
        status=AnswerStatus.ANSWERED,
        text="3 forsøg [1]",
        type=AnswerType.COUNT,
        resolved_question="Hvor mange forsøg?",
        index_version="v1",
        citations=(Citation(number=1, document=document, passage=passage, span=passage.span),),
    )
    fake = FakeInProcess(collection, answer)
    reply = InProcessAsker(cast(Service, fake)).ask("Hvor mange?", HISTORY)
    assert (reply.status, reply.type, reply.plain) == (answer.status, answer.type, "3 forsøg")
    assert [c.cited_text for c in reply.citations] == [passage.span.of(document.text)]
    assert "timings" not in reply.raw
    assert fake.turns == (
        Turn("user", "Hvor mange?"),
        Turn("assistant", "13"),
        Turn("user", "Hvilke?"),
    )


def test_a_defect_of_the_service_costs_one_question_and_not_the_run(collection: Collection) -> None:
    with pytest.raises(AskingError, match=r"Fejl i tjenesten: KeyError\('x'\)"):
        asker_for(collection, KeyError("x")).ask("Hvad?", ())
    with pytest.raises(AskingError, match="Fejl i søgningen: AttributeError"):
        asker_for(collection, KeyError("x")).search("", 3)


def test_the_services_own_errors_keep_their_name(collection: Collection) -> None:
    with pytest.raises(EmptyQuestionError):
        asker_for(collection, EmptyQuestionError("Der er intet spørgsmål.")).ask(" ", ())


def test_sources_and_hits_in_this_process_are_the_collections(
    collection: Collection, sources: Sources
) -> None:
    asker = asker_for(collection, KeyError("x"))
    assert asker.sources() == sources
    assert asker.search("x", 2) == tuple(p.id for p in collection.passages[:2])


def test_the_service_is_opened_as_the_environment_sets_it(
    collection: Collection, sources: Sources, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Settings] = []

    def open_service(settings: Settings) -> FakeInProcess:
        opened.append(settings)
        return FakeInProcess(collection, KeyError("x"))

    monkeypatch.setenv("FRISVAR_HOME", str(tmp_path))
    monkeypatch.setattr("server.service.open_service", open_service)
    assert open_in_process().sources() == sources
    assert [settings.home for settings in opened] == [tmp_path]
