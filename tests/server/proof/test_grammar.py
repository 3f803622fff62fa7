from __future__ import annotations

import jinja2
import pytest

from server.errors import UnprovedError
from server.proof.grammar import Grammar, Told

LIST = """\
{% if answer.opening %}{{ answer.opening }}, {% endif %}{{ answer.number }} fundet:
{% for item in answer.items %}
– {{ item.title }}{% if item.status %} ({{ item.status }}){% endif %}{{ item.mark }}
{% endfor %}
{% if answer.more %}
Og flere{% for mark in answer.more %}{{ mark }}{% endfor %}

{% endif %}
{% if answer.check %}
Men kilden skriver: »{{ answer.check.sentence }}«{{ answer.check.mark }}
{% endif %}
"""
SHORT = (
    "{{ answer.short }}{{ answer.mark }}.\nDet står sådan: »{{ answer.sentence }}«{{ answer.mark }}"
)


def grammar(**templates: str) -> Grammar:
    sources = {f"{name}.txt": text for name, text in templates.items()}
    return Grammar(
        jinja2.Environment(  # noqa: S701  # plain text
            loader=jinja2.DictLoader(sources), trim_blocks=True, lstrip_blocks=True
        )
    )


def read(template: str, text: str) -> Told | None:
    return grammar(it=template).read("it", text)


def test_marks_are_told_by_slot_and_turn() -> None:
    told = read(LIST, "Ja, 2 fundet:\n– Et (afvist) [1]\n– To [2]\nKilde: »X« (uden dato).")
    assert told is not None
    assert told.text("number") == "2"
    assert [row.number("mark") for row in told.rows("items")] == [1, 2]
    assert [row.said for row in told.rows("items")] == ["– Et (afvist) [1]\n", "– To [2]"]


def test_facts_are_the_branches_that_bear_citations() -> None:
    told = read(LIST, "2 fundet:\n– Et [1]\nOg flere [2] [3]\nMen kilden skriver: »Nej.« [4]")
    assert told is not None
    assert told.facts == {"more", "check"}
    assert told.marks["more"] == (2, 3)
    assert told.number("check.mark") == 4
    without = read(LIST, "2 fundet:\n– Et [1]")
    assert without is not None
    assert without.facts == frozenset()
    with pytest.raises(UnprovedError):
        without.number("check.mark")


def test_quotation_may_hold_line_ends_and_quotations() -> None:
    told = read(SHORT, "I maj [1].\nDet står sådan: »Det »nye«\nbegynder i maj.« [1]")
    assert told is not None
    assert told.text("short") == "I maj"
    assert told.number("mark") == 1


@pytest.mark.parametrize(
    "text",
    ["", "2 fundet", "2 set:\n– Et [1]", "2 fundet:\n– Et", "2 fundet:\nMere.\n– Et [1]"],
)
def test_other_sentences_are_none_of_the_template(text: str) -> None:
    assert read(LIST, text) is None


def test_text_that_takes_too_long_is_none_of_the_template(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.proof.grammar.SECONDS", 1e-9)
    assert read(SHORT, "a [1].\n" * 20_000) is None


@pytest.mark.parametrize(
    "template",
    ["{% set x = 1 %}", "{% for item in [1, 2] %}{{ item }}{% endfor %}"],
)
def test_template_that_cannot_be_read_backwards_is_refused(template: str) -> None:
    with pytest.raises(TypeError):
        grammar(it=template)
