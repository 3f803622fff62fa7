from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date
from typing import get_type_hints
from urllib.parse import urlencode

import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import nodes
from starlette.testclient import TestClient

from corpus.archive import Archive
from corpus.collection import Collection, make_collection
from corpus.document import Document, Provenance, make_document
from corpus.span import Span
from server.answer import AnswerStatus, TrialEntry
from server.app import create_app
from server.opened_source import Opening, open_source
from server.pages import (
    VIEWS,
    AnswerView,
    CarriedExchange,
    Exchange,
    ExchangePart,
    MarkKind,
    Operator,
    Page,
    TextPart,
    View,
)
from server.rendering import page_environment, render
from server.service import Service
from server.settings import Settings
from server.views.about import about_page
from server.views.chat import chat_page, copy_text, exchange_of, past_exchange
from server.views.examples import answered_examples
from server.views.signature import signed
from server.views.sources import NOTES, source_page, sources_page, text_parts
from server.views.trials import TrialFilter, trials_csv, trials_page
from server.views.words import age, counted, status_name

OpenClient = Callable[[FastAPI], TestClient]

COUNT = "Hvor mange forsøg blev afvist?"
TODAY = date(2025, 8, 27)
ASTRAL = "😀 Overskrift\n\nEt 😀 afsnit med <b>mærker</b> & tegn.\n\n • Et punkt\n • Afvist: Et til"


def document_of(text: str, **known: object) -> Document:
    return make_document("prøve.txt", text, Provenance(**known))  # type: ignore[arg-type]


def collection_of(text: str, **known: object) -> Collection:
    return make_collection([document_of(text, **known)])


def marked(parts: tuple[TextPart, ...]) -> str:
    return "".join(s.text for part in parts for s in part.stretches if s.kind is not MarkKind.PLAIN)


def attributes_of_page(template: str) -> Iterator[str]:
    environment = page_environment()
    source, _, _ = environment.loader.get_source(environment, template)  # type: ignore[union-attr]
    for node in environment.parse(source).find_all(nodes.Getattr):
        if isinstance(node.node, nodes.Name) and node.node.name == "page":
            yield node.attr


@pytest.mark.parametrize("page", VIEWS)
def test_every_field_of_a_page_says_what_it_holds(page: type[View]) -> None:
    hints = get_type_hints(page, include_extras=True)
    for field in fields(page):
        assert hints[field.name].__metadata__[0].strip()


@pytest.mark.parametrize("page", VIEWS)
def test_template_uses_only_what_its_page_has(page: type[View]) -> None:
    known = {field.name for field in fields(page)}
    assert set(attributes_of_page(page.template)) <= known
    assert set(attributes_of_page("base.html")) <= {field.name for field in fields(Page)}


@pytest.mark.parametrize("page", VIEWS)
def test_every_field_of_a_page_is_shown(page: type[View]) -> None:
    used = {*attributes_of_page(page.template), *attributes_of_page("base.html")}
    assert {field.name for field in fields(page)} <= used


def test_no_template_leaves_anything_unescaped() -> None:
    environment = page_environment()
    for name in environment.list_templates():
        source, _, _ = environment.loader.get_source(environment, name)  # type: ignore[union-attr]
        assert "safe" not in {f.name for f in environment.parse(source).find_all(nodes.Filter)}
        assert "{% autoescape" not in source
        assert name.endswith(".html")


def test_no_template_has_script_or_style_of_its_own() -> None:
    environment = page_environment()
    for name in environment.list_templates():
        source, _, _ = environment.loader.get_source(environment, name)  # type: ignore[union-attr]
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|https?://", source), name


@given(start=st.integers(0, len(ASTRAL) - 1), length=st.integers(1, len(ASTRAL)))
def test_exactly_the_cited_words_are_marked_and_nothing_is_lost(start: int, length: int) -> None:
    collection = collection_of(ASTRAL)
    document = collection.documents[0]
    end = min(start + length, len(ASTRAL))
    parts = text_parts(collection, document, Span(start, end))
    assert "".join(s.text for part in parts for s in part.stretches) == ASTRAL
    assert marked(parts) == ASTRAL[start:end]
    first = [s for part in parts for s in part.stretches if s.kind is MarkKind.FIRST]
    assert len(first) == 1


def test_source_page_holds_the_text_character_for_character(
    client: TestClient, service: Service
) -> None:
    for document in service.collection.documents:
        text = client.get(f"/kilder/{document.id}").text
        shown = text.split('id="tekst">', 1)[1].split("</div>", 1)[0]
        assert html.unescape(re.sub(r"<[^>]+>", "", shown)) == document.text


def test_trials_of_a_source_are_marked_with_its_own_status(
    client: TestClient, service: Service
) -> None:
    document_id = "000-6d810e28710eca4a"
    text = client.get(f"/kilder/{document_id}").text
    marked_trials = re.findall(
        r'<span id="([^"]+)" class="[^"]*passage--trial status--(\w+)" data-status="([^"]+)"', text
    )
    assert marked_trials == [
        (r.passage_id, r.status.value, status_name(r.status))
        for t in service.collection.trials_in(document_id)
        for r in t.records
    ]
    assert "17 afvist" in text.split("Forsøg i kilden", 1)[1]


def test_mark_across_passages_is_the_cited_text(client: TestClient, service: Service) -> None:
    document = service.collection.documents[0]
    first, second = service.collection.passages_of(document.id)[2:4]
    span = Span(first.span.start + 3, second.span.end - 3)
    text = client.get(f"/kilder/{document.id}?citat={span.start}-{span.end}").text
    marks = re.findall(r"<mark[^>]*>(.*?)</mark>", text, re.DOTALL)
    assert html.unescape("".join(marks)) == span.of(document.text)
    assert text.count('id="citat"') == 1


@pytest.mark.parametrize(
    "place",
    [
        "x",
        "5-3",
        "3-3",
        "0-999999",
        "-1-4",
        "1-2-3",
        "٣-٤",
        "00000000.1-2",
        "zz.1-2",
        "a.b.1-2",
        "",
    ],
)
def test_place_that_is_none_shows_the_source_and_says_so(client: TestClient, place: str) -> None:
    document_id = "002-7bbc5137714f92f9"
    response = client.get(f"/kilder/{document_id}", params={"citat": place})
    assert response.status_code == 200
    assert "<mark" not in response.text
    assert (NOTES[Opening.NOWHERE] in response.text) is bool(place)


def test_what_is_not_known_of_a_source_is_named_as_such() -> None:
    collection = collection_of("Titel\n\nTekst.", source_url_printed="https://www.ft.dksamling")
    facts = sources_page(collection, today=TODAY).sources[0]
    assert (facts.publisher, facts.published, facts.age) == (
        "Ikke oplyst",
        "Kilden har ingen dato",
        "",
    )
    assert (facts.address, facts.address_url) == ("https://www.ft.dksamling", "")
    assert "https://www.ft.dksamling" not in re.findall(
        r'href="([^"]*)"', render(sources_page(collection, today=TODAY))
    )


def test_working_address_is_a_link_and_date_has_an_age() -> None:
    url = "https://www.ft.dk/samling/20171/lovforslag/l216/index.htm"
    collection = collection_of("T.", source_url_printed=url, published=date(2024, 8, 27))
    page = sources_page(collection, today=TODAY)
    assert (page.sources[0].published, page.sources[0].age) == ("27. august 2024", "for 1 år siden")
    assert f'href="{url}"' in render(page)


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (date(2025, 8, 27), "i dag"),
        (date(2025, 8, 26), "for 1 dag siden"),
        (date(2025, 7, 28), "for 30 dage siden"),
        (date(2025, 7, 27), "for 1 måned siden"),
        (date(2024, 8, 28), "for 11 måneder siden"),
        (date(2024, 8, 27), "for 1 år siden"),
        (date(2026, 1, 1), "endnu ikke"),
    ],
)
def test_age_is_told_in_whole_units(published: date, expected: str) -> None:
    assert age(published, TODAY) == expected


def test_counts_take_singular_and_plural() -> None:
    assert [counted(n, "kilde", "kilder") for n in (0, 1, 2, 1401)] == [
        "0 kilder",
        "1 kilde",
        "2 kilder",
        "1.401 kilder",
    ]


def exchange_part_of(answer: AnswerView) -> ExchangePart:
    return ExchangePart(exchange=Exchange(question="Hvad?", answer=answer), carried=())


def carried(question: str, answer: str, citation_ids: str) -> CarriedExchange:
    return CarriedExchange(question=question, answer=answer, citation_ids=citation_ids)


def test_hostile_source_is_text() -> None:
    hostile = '<script>alert(1)</script>\n\n"><img src=x onerror=alert(1)> {{ 1234*5678 }}'
    collection = collection_of(hostile, title="<script>t</script>", publisher="<i>P</i>")
    opened = open_source(collection, Archive(), "proeve", place="0-20", edition="")
    for page in (
        source_page(opened, today=TODAY),
        sources_page(collection, today=TODAY),
        trials_page(collection, (), TrialFilter(words='"><script>')),
        chat_page(collection, draft="<script>", problem="<img onerror=1>"),
        chat_page(collection, past=(carried("<script>", hostile, "<i>P"),)),
    ):
        shown = render(page)
        assert not re.search(r"<script>|<img src=x|<img onerror|<i>P", shown)
        assert "7006652" not in shown


def markers(page: str) -> list[str]:
    """Where the markers of a page lead, as a browser makes it of the button's form."""
    found = re.findall(
        r'<button class="marker" form="places" formaction="([^"#]+)#citat" name="citat" '
        r'value="([0-9a-f]{8}\.[0-9]+-[0-9]+)"',
        page,
    )
    return [f"{page}?citat={place}" for page, place in found]


def saved_url(citation_id: str) -> str:
    """The address that a citation has for good."""
    return "/kilder/{}?citat={}".format(*citation_id.split(".", 1))


def test_form_without_script_answers_with_sources(client: TestClient) -> None:
    response = client.post("/spoerg", data={"spoergsmaal": COUNT})
    answer = client.post("/api/ask", json={"question": COUNT}).json()
    assert response.status_code == 200
    in_text = [int(number) for number in re.findall(r"\[(\d+)\]", answer["answer"])]
    urls = {c["number"]: saved_url(c["id"]) for c in answer["citations"]}
    assert markers(response.text) == [urls[n] for n in (*in_text, *sorted(urls))]
    assert response.text.count('<form id="places" method="get"') == 1


def test_script_gets_the_same_answer_as_the_page(client: TestClient) -> None:
    page = client.post("/spoerg", data={"spoergsmaal": COUNT})
    part = client.post("/svar", data={"spoergsmaal": COUNT})
    assert part.status_code == 200
    assert "<html" not in part.text
    assert markers(part.text) == markers(page.text)
    assert hidden_fields(part.text) == hidden_fields(page.text)


def test_problem_of_the_part_is_an_object(client: TestClient) -> None:
    response = client.post("/svar", data={"spoergsmaal": " "}, headers={"Accept": "text/html"})
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["detail"]


def hidden_fields(page: str) -> dict[str, list[str]]:
    """What the form `composer` carries along; forms that rephrase carry it too."""
    carried = page.split('<div id="carried">', 1)[1].split("</div>", 1)[0]
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', carried):
        found.setdefault(name, []).append(html.unescape(value))
    return found


def test_form_carries_the_conversation_along(client: TestClient) -> None:
    first = client.post("/spoerg", data={"spoergsmaal": COUNT})
    carried = hidden_fields(first.text)
    asked = client.post("/api/ask", json={"question": COUNT}).json()
    assert carried == {
        "tidligere-spoergsmaal": [COUNT],
        "tidligere-svar": [asked["answer"]],
        "tidligere-kilder": [" ".join(c["id"] for c in asked["citations"])],
    }
    sent_back = {n: [v.replace("\n", "\r\n") for v in values] for n, values in carried.items()}
    second = client.post("/spoerg", data={**sent_back, "spoergsmaal": "Hvilke netværk er der?"})
    assert second.text.count('class="question"') == 2 + 1  # and the script's skeleton
    assert hidden_fields(second.text)["tidligere-svar"][0] == asked["answer"]


def test_question_that_is_none_is_told_at_the_field(client: TestClient) -> None:
    response = client.post("/spoerg", data={"spoergsmaal": "x" * 5000})
    assert response.status_code == 422
    assert 'aria-invalid="true"' in response.text
    assert "x" * 5000 in response.text


@pytest.mark.parametrize(
    "body", [b"tidligere-svar=x&spoergsmaal=hej", b"%FF=%FF", b"\xff", b"a&b", b"a=1&" * 2000]
)
def test_form_that_is_not_ours_is_refused(client: TestClient, body: bytes) -> None:
    response = client.post("/spoerg", content=body, headers={"Accept": "text/html"})
    assert response.status_code == 400
    assert "Formularen kan ikke læses" in response.text


def test_conversation_never_stands_in_an_address(client: TestClient) -> None:
    for path in ("/spoerg", "/svar"):
        response = client.get(path, follow_redirects=False)
        assert (response.status_code, response.headers["location"]) == (303, "/")
    asked = client.post("/spoerg", data={"spoergsmaal": COUNT}).text
    forms = set(re.findall(r'<form[^>]*method="(\w+)"(?: action="([^"]+)")?', asked))
    assert forms == {("post", "/spoerg#svar"), ("get", "/kilder")}


def test_suggestion_is_asked_in_place_of_what_stands_in_the_field(client: TestClient) -> None:
    asked = client.post("/spoerg", data={"forslag": COUNT, "spoergsmaal": "noget andet"}).text
    assert hidden_fields(asked)["tidligere-spoergsmaal"] == [COUNT]


def test_link_asks_the_one_question_anew(client: TestClient) -> None:
    first = client.post("/spoerg", data={"spoergsmaal": COUNT})
    carried = hidden_fields(first.text)
    second = client.post("/spoerg", data={**carried, "spoergsmaal": "Hvor mange i alt?"}).text
    link = html.unescape(re.findall(r'data-tool="link" href="([^"]+)"', second)[0])
    asked = client.post(
        "/api/ask", json={"question": "Hvor mange i alt?", "history": history(carried)}
    )
    assert link == "/?" + urlencode({"q": asked.json()["resolved_question"]})
    opened = client.get(link)
    assert opened.status_code == 200
    resolved = asked.json()["resolved_question"]
    assert hidden_fields(opened.text)["tidligere-spoergsmaal"] == [resolved]


def history(carried: dict[str, list[str]]) -> list[dict[str, str]]:
    questions, answers = carried["tidligere-spoergsmaal"], carried["tidligere-svar"]
    return [
        turn
        for question, answer in zip(questions, answers, strict=True)
        for turn in (
            {"role": "user", "content": question},
            {"role": "assistant", "content": answer},
        )
    ]


@pytest.mark.parametrize("query", ["q=+", "q=" + "x" * 1001])
def test_link_with_no_question_is_told(client: TestClient, query: str) -> None:
    assert client.get(f"/?{query}", headers={"Accept": "text/html"}).status_code == 422


def test_empty_link_is_the_front_page(client: TestClient) -> None:
    assert client.get("/?q=").text == client.get("/").text


def test_understood_question_can_be_corrected(client: TestClient) -> None:
    asked = client.post("/spoerg", data={"spoergsmaal": COUNT}).text
    form = asked.split('class="rephrase"', 1)[1].split("</form>", 1)[0]
    resolved = client.post("/api/ask", json={"question": COUNT}).json()["resolved_question"]
    assert html.escape(resolved) in re.findall(r"<textarea[^>]*>([^<]*)</textarea>", form)


def test_copy_has_the_answer_and_its_numbered_references(service: Service) -> None:
    answer = service.ask(COUNT)
    copied = copy_text(COUNT, answer, "http://x").split("\n\n")
    assert copied[0] == COUNT
    assert "\n\n".join(copied[1:-1]) == answer.text
    head, *references = copied[-1].split("\n")
    assert head == "Kilder"
    assert references == [
        line
        for c in answer.citations
        for line in (
            f"[{c.number}] {c.document.title} (DK Nyt, uden dato): »{c.cited_text}«",
            f"http://x{saved_url(c.id)}#citat",
        )
    ]


@pytest.mark.parametrize(
    ("question", "announcement"),
    [
        (COUNT, "Svar: 17 forsøg blev afvist. 18 kildehenvisninger."),
        ("Hvilke forsøg er der i alt?", "Svar: 50 forsøg står i kilden. 50 kildehenvisninger."),
        ("Hvad koster en liter mælk?", "Svar: Det fremgår ikke af kilderne."),
    ],
)
def test_announcement_is_a_sentence_and_counts_only_what_is_there(
    service: Service, question: str, announcement: str
) -> None:
    answer = service.ask(question)
    exchange = exchange_of(service.collection, question, answer, base_url="")
    assert exchange.answer.announcement == announcement


def test_announcement_says_that_there_is_a_choice(service: Service) -> None:
    answer = replace(
        service.ask(COUNT),
        status=AnswerStatus.CLARIFY,
        text="Mener du A eller B?",
        citations=(),
        suggestions=("A", "B"),
    )
    exchange = exchange_of(service.collection, COUNT, answer, base_url="")
    announced = exchange.answer.announcement
    assert announced == "Svar: Mener du A eller B? Vælg, hvad du mener: 2 muligheder."


def test_answer_of_one_trial_has_a_table_and_no_chart(service: Service) -> None:
    answer = service.ask("Hvor mange forsøg handler om caféer?")
    assert len(answer.trials) == 1
    shown = exchange_of(service.collection, "?", answer, base_url="").answer
    assert (shown.chart, len(shown.trials)) == (None, 1)
    assert "Vis 1 forsøg i en tabel" in render(exchange_part_of(shown))


@pytest.mark.parametrize(("texts", "has_sources"), [(1, False), (2, True)])
def test_table_names_the_source_of_each_trial_where_there_are_several(
    service: Service, texts: int, has_sources: bool
) -> None:
    collection = make_collection(
        [
            make_document(f"{n}.txt", f"Netværk {n}\n\n • Afvist: Forsøg {n}\n", Provenance())
            for n in range(texts)
        ]
    )
    trials = tuple(TrialEntry(trial=t, citation=None) for t in collection.trials)
    answer = replace(service.ask(COUNT), trials=trials, citations=())
    shown = exchange_of(collection, COUNT, answer, base_url="").answer
    table = render(exchange_part_of(shown)).split("<table", 1)[1].split("</table>")[0]
    assert (">Kilde</th>" in table, 'data-label="Kilde"' in table) == (has_sources, has_sources)


def test_ambiguity_offers_its_choices_first(service: Service) -> None:
    choices = ("Hvad blev imødekommet i 2017?", "Hvad blev forlænget i 2021?")
    answer = replace(service.ask(COUNT), status=AnswerStatus.CLARIFY, suggestions=choices)
    exchange = exchange_of(service.collection, COUNT, answer, base_url="")
    shown = render(chat_page(service.collection, exchange=exchange))
    assert "Spørgsmålet kan forstås på flere måder" in shown
    assert re.findall(r'name="forslag" value="([^"]+)"', shown) == list(choices)
    assert shown.index("Vælg, hvad du mener") < shown.index('class="sources"')


@pytest.mark.parametrize("over", ["service", "other_service"])
def test_examples_are_of_different_kinds_and_answered(
    over: str, request: pytest.FixtureRequest
) -> None:
    service: Service = request.getfixturevalue(over)
    examples = answered_examples(service.sources, service.ask)
    assert len({e.kind for e in examples}) == len(examples)
    assert {"Antal", "Liste", "Afgørelse", "Citat"} <= {e.kind for e in examples}
    assert {service.ask(e.question).status for e in examples} == {AnswerStatus.ANSWERED}


def test_examples_stand_on_the_front_page(client: TestClient, service: Service) -> None:
    shown = re.findall(r'name="forslag" value="([^"]+)"', client.get("/").text)
    expected = answered_examples(service.sources, service.ask)
    assert [html.unescape(q) for q in shown] == [e.question for e in expected]


def test_no_example_where_nothing_is_answered(service: Service) -> None:
    unanswered = replace(service.ask(COUNT), status=AnswerStatus.ABSTAINED)
    assert answered_examples(service.sources, lambda _: unanswered) == ()


def test_forged_citation_id_makes_no_link() -> None:
    exchange = past_exchange(
        carried("Hvad?", "Det [1] og [2].", "a.b.c //ond.example.00000000.1-2")
    )
    assert [p for line in exchange.blocks[0].lines for p in line.pieces if p.place] == []


def test_trials_page_counts_and_lists_what_fits(client: TestClient, service: Service) -> None:
    trials = service.collection.trials
    network = service.collection.networks[0]
    fitting = [t for t in trials if t.network == network]
    page = trials_page(service.collection, fitting, TrialFilter(network=network))
    assert page.summary == f"{len(fitting)} af {len(trials)} forsøg"
    assert [row.title for row in page.rows] == [t.title for t in fitting]
    assert page.tally_sum is not None
    assert sum(int(count) for count in page.tally_sum.counts) == len(fitting)
    response = client.get("/forsoeg", params={"network": network})
    assert html.escape(page.summary) in response.text


def test_pages_without_sources_say_so_and_offer_no_way_that_helps_nobody() -> None:
    nothing = make_collection([])
    asked = render(chat_page(nothing))
    assert "Der er ingen kilder endnu, så Frisvar kan ikke svare på noget." in asked
    trials = render(trials_page(nothing, (), TrialFilter()))
    assert "Kilderne fortæller ikke om nogen forsøg" in trials
    assert "Prøv med færre valg" not in trials
    about = render(about_page(nothing, version="1", index_version="2", logs_questions=False))
    assert "Der er ingen kilder endnu." in about
    for page in (asked, trials, about):
        assert not re.search(r"\b0 (?:kilder|forsøg)", page)


def test_words_of_a_source_stand_in_the_table_where_they_differ_from_ours() -> None:
    collection = collection_of("Netværk et\n\n • Afvist: A\n • Delvist: B\n • C\n")
    page = trials_page(collection, collection.trials, TrialFilter())
    assert [(r.status_name, r.words) for r in page.rows[:2]] == [
        ("Afvist", ""),
        ("Delvist imødekommet", "Delvist"),
    ]


def test_trials_page_with_nothing_says_so(client: TestClient) -> None:
    response = client.get("/forsoeg", params={"status": "withdrawn"})
    assert response.status_code == 200
    assert "Ingen af de" in response.text


@pytest.mark.parametrize(
    ("path", "status", "title", "way_on"),
    [
        ("/forsoeg?status=måske", 422, "Siden kan ikke vises", "/forsoeg"),
        ("/forsoeg?document=x", 404, "Kilden findes ikke", "/forsoeg"),
        ("/kilder/x", 404, "Kilden findes ikke", "/kilder"),
        ("/findes-ikke", 404, "Siden findes ikke", "/"),
    ],
)
def test_wrong_address_is_told_plainly_with_a_way_on(
    client: TestClient, path: str, status: int, title: str, way_on: str
) -> None:
    response = client.get(path, headers={"Accept": "text/html"})
    assert response.status_code == status
    main = response.text.split("<main ", 1)[1].split("</main>")[0]
    assert f"<h1>{title}</h1>" in main
    assert re.findall(r'href="([^"]+)"', main) == [way_on]
    assert not re.search(r"approved|dokument|&#39;|»", main)  # words of the interface for programs


def test_link_with_a_question_that_is_too_long_is_told_where_it_is_asked(
    client: TestClient,
) -> None:
    response = client.get("/", params={"q": "æ" * 1001}, headers={"Accept": "text/html"})
    assert response.status_code == 422
    assert "der er plads til 1000" in response.text
    assert f">{'æ' * 1001}</textarea>" in response.text


def test_downloads_hold_the_trials_of_the_table(client: TestClient, service: Service) -> None:
    as_json = client.get("/forsoeg.json?status=partly")
    assert as_json.json() == client.get("/api/trials?status=partly").json()
    assert 'filename="forsoeg.json"' in as_json.headers["content-disposition"]
    as_csv = client.get("/forsoeg.csv?status=partly")
    rows = as_csv.content.decode("utf-8-sig").splitlines()
    expected = [t.title for t in service.collection.trials if t.status.value == "partly"]
    assert [row.split(";")[1] for row in rows[1:]] == expected
    assert rows[1].endswith("#citat")
    assert "http://testserver/kilder/" in rows[1]


def test_spreadsheet_takes_no_cell_for_a_formula() -> None:
    text = "Netværk et\n\n • Afvist: =HYPERLINK(1)\n • Afvist: Et forsøg\n"
    collection = collection_of(text)
    content = trials_csv(collection, collection.trials, "http://x")
    assert collection.trials
    assert not re.search(r"(?:^|;)[=+@]", content, re.MULTILINE)


@pytest.mark.parametrize(
    "path", ["/", "/kilder", "/forsoeg", "/om", "/kilder/002-7bbc5137714f92f9"]
)
def test_every_page_is_danish_and_can_be_skipped_into(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert '<html lang="da">' in response.text
    assert '<a class="skipnav" href="#indhold">' in response.text
    assert response.text.count("<h1") == 1
    assert response.text.count("<main ") == 1
    assert set(re.findall(r'(?:src|href)="(https?:[^"]+)"', response.text)) == set()


@pytest.fixture(scope="module")
def run_by(service: Service, open_client: OpenClient) -> TestClient:
    settings = Settings(operator="Ærø & Kommune", contact="svar@aeroe.dk")
    return open_client(create_app(settings, opener=lambda _: service))


PAGES = ("/", "/kilder", "/kilder/000-6d810e28710eca4a", "/forsoeg", "/om", "/findes-ikke")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_names_who_runs_the_service(run_by: TestClient, path: str) -> None:
    page = run_by.get(path, headers={"Accept": "text/html"}).text
    foot = page.split('class="site-footer"', 1)[1]
    assert "Tjenesten drives af Ærø &amp; Kommune (<a " in foot
    assert 'href="mailto:svar@aeroe.dk"' in foot


def test_who_to_write_to_stands_in_the_accessibility_statement(run_by: TestClient) -> None:
    statement = run_by.get("/om").text.split('id="tilgaengelighed"', 1)[1].split("</section>")[0]
    assert 'href="mailto:svar@aeroe.dk"' in statement


@pytest.mark.parametrize("path", PAGES)
def test_who_runs_the_service_is_not_made_up(client: TestClient, path: str) -> None:
    page = client.get(path, headers={"Accept": "text/html"}).text
    assert "Tjenesten drives af" not in page
    assert ("har ikke oplyst sit navn" in page) is (path == "/om")


def test_a_contact_is_shown_short_and_leads_all_the_way() -> None:
    page = sources_page(make_collection([]), today=TODAY)
    shown = signed(page, Settings(operator="Ærø", contact="https://aeroe.dk/")).operator
    assert shown == Operator(name="Ærø", contact="aeroe.dk", contact_url="https://aeroe.dk/")
    assert signed(page, Settings(operator="Ærø")).operator == Operator(
        name="Ærø", contact="", contact_url=""
    )


def test_only_sources_with_trials_are_offered_as_a_filter(service: Service) -> None:
    with_trials = "000-6d810e28710eca4a"
    page = trials_page(service.collection, (), TrialFilter())
    assert [(c.value, c.selected) for c in page.documents] == [(with_trials, False)]
    without = "002-7bbc5137714f92f9"
    page = trials_page(service.collection, (), TrialFilter(document=without))
    assert [(c.value, c.selected) for c in page.documents] == [
        (with_trials, False),
        (without, True),
    ]


@pytest.mark.parametrize(
    ("question", "label"),
    [(COUNT, "Kopiér svar og kilder"), ("Hvad koster en liter mælk?", "Kopiér svaret")],
)
def test_what_is_copied_is_named(client: TestClient, question: str, label: str) -> None:
    asked = client.post("/svar", data={"spoergsmaal": question}).text
    assert re.findall(r'data-tool="copy" hidden>.*<span>([^<]+)</span>', asked) == [label]
