from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from eval import html_report as html_report_module
from eval import plots
from eval.html_report import TEMPLATES, html_report, report_page
from eval.reply import Reply
from eval.results import QuestionResult, Result, SetInfo
from eval.summary import summarise

Make = Callable[..., QuestionResult]
Say = Callable[..., Reply]
EVIL = '<script>alert("x")</script> & »citat«'


@pytest.fixture
def result(make_result: Make, make_reply: Say) -> Result:
    questions = (
        make_result("right", kind="fact"),
        replace(
            make_result("wrong", right=0.0, kind="count", style=["typo"], answer="3 & 4"),
            reply=make_reply(
                EVIL, resolved_question="Hvor mange i 2018?", cite=("2 ansøgninger er afvist",)
            ),
        ),
        replace(make_result("silent", right=0.0), reply=None, failure="nede"),
        make_result("d-2", right=0.0, words="Nej", gold_quotes=["3 forsøg"]),
    )
    info = SetInfo(name="s.jsonl", fingerprint="f", questions=len(questions))
    return Result(sets=(info,), index_version="v1", questions=questions)


@pytest.fixture
def html(result: Result) -> str:
    return html_report(result, summarise(result))


class Checker(HTMLParser):
    """Collects what a page opens, closes and points at."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"src", "href"}]
        if tag not in {"meta", "line", "rect", "path", "polyline"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def parsed(html: str) -> Checker:
    checker = Checker()
    checker.feed(html)
    return checker


def test_the_page_is_whole_and_needs_nothing_beside_itself(html: str) -> None:
    checker = parsed(html)
    assert checker.open == []
    assert [link for link in checker.links if not link.startswith("#")] == []
    assert "script" not in checker.tags
    assert "@import" not in html
    assert "url(" not in html
    assert html.lstrip().startswith('<!DOCTYPE html>\n<html lang="da">')


def test_words_of_answers_are_text_and_never_markup(html: str) -> None:
    assert EVIL not in html
    assert "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; &amp; »citat«" in html
    assert "&amp;amp;" not in html


def test_each_question_that_went_wrong_can_be_opened(html: str) -> None:
    assert parsed(html).tags.count("details") == 3
    wrong = html[html.index("Spørgsmål wrong?") :]
    wrong = wrong[: wrong.index("</details>")]
    for shown in (
        "Facit",
        "3 &amp; 4",
        "Svaret",
        "2 ansøgninger er afvist",
        "mangler: 3",
        "i 2018?",
    ):
        assert shown in wrong


def test_plots_are_inline_and_told_in_words(html: str) -> None:
    assert parsed(html).tags.count("svg") == 4
    assert 'aria-label="Rigtige svar efter spørgsmålets art. antal: 0,0 % af 1; ' in html
    assert "antal besvaret som faktum: 1" in html
    assert "uden angivet art besvaret som intet svar: 1" in html
    assert re.search(r'aria-label="Svartid: p50 2,0 ms, p95 2,0 ms, p99 2,0 ms"', html)


def test_the_page_says_how_many_went_right(result: Result) -> None:
    page = report_page(result, summarise(result))
    assert page.sections[0].lead == "1 af 4 spørgsmål er besvaret rigtigt."


def test_earlier_turns_stand_beside_a_question_of_a_dialogue(
    result: Result, make_result: Make
) -> None:
    turns = [make_result(f"d-{n}", right=0.0) for n in (1, 2)]
    dialogue = [
        replace(t, question=replace(t.question, dialogue_id="d", turn=n))
        for n, t in enumerate(turns, start=1)
    ]
    asked = replace(result, questions=tuple(dialogue))
    (section,) = report_page(asked, summarise(asked)).sections
    assert [failed.before for failed in section.failed] == [(), ("Spørgsmål d-1?",)]


def test_a_retrieval_set_is_reported_too(make_result: Make) -> None:
    found = replace(
        make_result("a", kind="retrieval"),
        reply=None,
        scores={"Success@10": 0.0, "nDCG@10": 0.0},  # type: ignore[dict-item]
        relevant=("p1",),
        ranking=("p2",),
    )
    info = SetInfo(name="s.jsonl", fingerprint="f", questions=1)
    result = Result(sets=(info,), index_version="", questions=(found,))
    html = html_report(result, summarise(result))
    assert "0 af 1 søgninger fandt et rigtigt afsnit" in html
    assert "<blockquote>p1</blockquote>" in html
    assert parsed(html).open == []


FIELDS = {
    field.name
    for module in (html_report_module, plots)
    for member in vars(module).values()
    if isinstance(member, type) and is_dataclass(member)
    for field in fields(member)
}


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.html")), ids=lambda path: path.name)
def test_templates_use_only_what_the_page_has(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert "|safe" not in source
    parsed_template = Environment(autoescape=True).parse(source)
    used = {node.attr for node in parsed_template.find_all(nodes.Getattr)}
    assert used - {"index"} <= FIELDS  # loop.index
