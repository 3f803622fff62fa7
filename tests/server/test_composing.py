from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from dataclasses import dataclass, fields, is_dataclass, replace

import jinja2
import pytest
from jinja2 import nodes

from corpus.collection import Collection
from server import answers
from server.answer import AnswerStatus
from server.answers import several
from server.answers.fact import FactView
from server.composing import TEMPLATES, Composer
from server.draft import Draft
from server.parts import split_parts
from server.service import Service
from server.sources import Sources
from server.understanding import Understanding

NAMES = sorted(path.stem for path in TEMPLATES.glob("*.txt"))
# A question for each template; the answers themselves are golden (test_answers_golden.py).
QUESTIONS = {
    "abstain": "Hvad koster en busbillet i Aarhus?",
    "clarify": "17",
    "compare": "Hvilket netværk har flest afslag?",
    "contact": "Hvad er telefonnummeret til presserådgiveren?",
    "contradiction": "Hvorfor forlænges forsøgene med fem år?",
    "count": "Hvor mange forsøg blev afvist?",
    "definition": "Hvad dækker »de nye forsøg« over?",
    "fact": "Hvor længe forlænges forsøgene?",
    "listing": "Hvilke forsøg blev delvist imødekommet?",
    "metadata": "Hvem har udgivet artiklen om 33 nye forsøg?",
    "network_of": "Hvilket netværk hører Caféer for alle under?",
    "networks": "Hvilke netværk er der?",
    "documents": "Hvad er forskellen på de to artikler?",
    "no_party": "Hvilket parti er Kaare Dybvad Bek medlem af?",
    "not_told": "Hvem har skrevet artiklen om de 33 forsøg?",
    "networks_having": "Hvilke netværk har ingen afslag?",
    "number_meaning": "Hvad dækker tallet 38?",
    "person": "Hvem er Simon Emil Ammitzbøll-Bille?",
    "place": "I hvilken artikel står der noget om Barnets Lov?",
    "premise": "Hvilke 20 forsøg blev afvist i tredje runde?",
    "quotes": "Hvad siger ministeren om bureaukrati?",
    "several": "Hvor mange forsøg handler om IGU, og hvem er Kaare Dybvad Bek?",
    "role": "Hvorfor siger beskæftigelsesminister Kaare Dybvad Bek, at han har respekt?",
    "share": "Hvor stor en andel af ansøgningerne blev afvist?",
    "smalltalk": "Hej!",
    "speaker": "Var det Kaare Dybvad Bek, der kaldte forsøgene »helt centrale«?",
    "status": "Blev Caféer for alle godkendt?",
    "statuses": "Blev ansøgningerne om IGU afvist?",
    "total": "Hvor mange forsøg fik ja i anden runde?",
    "universal": "Fik alle boligforsøgene nej?",
    "yesno": "Er forsøgene i anden runde vedtaget i Folketinget?",
}

# The shipped articles leave no rest (test_sets.py), list trials only (test_lists.py), ask nothing
# themselves (test_faq.py), have no tables (test_tables.py) and name no members (test_members.py).
ELSEWHERE = {"rest", "bullets", "faq", "table", "members"}


def views() -> dict[str, type]:
    """The view of each template, by the first line of its docstring."""
    found: dict[str, type] = {}
    for module in pkgutil.iter_modules(answers.__path__):
        for _, cls in inspect.getmembers(
            importlib.import_module(f"server.answers.{module.name}"), inspect.isclass
        ):
            told = re.match(r"What templates/answers/(\w+)\.txt shows", cls.__doc__ or "")
            if told and is_dataclass(cls):
                found[told[1]] = cls
    return found


def test_every_template_has_a_view_and_every_view_a_template() -> None:
    assert sorted(views()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_template_uses_only_what_its_view_has(name: str) -> None:
    tree = jinja2.Environment(autoescape=False).parse(  # noqa: S701  # only parsed
        (TEMPLATES / f"{name}.txt").read_text(encoding="utf-8")
    )
    used = {
        node.attr
        for node in tree.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name == "answer"
    }
    assert used <= {field.name for field in fields(views()[name])}


def test_every_template_has_a_question_that_it_answers() -> None:
    assert sorted({*QUESTIONS, *ELSEWHERE}) == NAMES


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_template_renders_to_tidy_lines(
    name: str, understanding: Understanding, sources: Sources
) -> None:
    parts = split_parts(QUESTIONS[name])
    drafts = [answers.answer(understanding.read(part), sources)[0] for part in parts]
    draft = several.draft(drafts)
    assert draft.template == name
    text, citations = Composer(sources.collection).compose(draft)
    assert text == "\n".join(line.strip() for line in text.splitlines() if line.strip())
    assert not re.search(r"[{}\x02\x03]|None| {2}", text)
    assert bool(citations) == (name not in {"abstain", "no_party", "not_told", "smalltalk"})


@dataclass(frozen=True, slots=True)
class Empty:
    """A view that lacks everything."""


def fact(sources: Sources, understanding: Understanding) -> Draft:
    return answers.answer(understanding.read(QUESTIONS["fact"]), sources)[0]


def test_what_a_view_lacks_is_an_error(sources: Sources, understanding: Understanding) -> None:
    composer = Composer(sources.collection)
    with pytest.raises(jinja2.UndefinedError, match="short"):
        composer.compose(replace(fact(sources, understanding), view=Empty()))


def test_text_is_not_escaped(sources: Sources, understanding: Understanding) -> None:
    draft = fact(sources, understanding)
    assert isinstance(draft.view, FactView)
    view = replace(draft.view, sentence="Færre < flere & {{7*7}}", short="")
    text, _ = Composer(sources.collection).compose(replace(draft, view=view))
    assert text.startswith("»Færre < flere & {{7*7}}« [1]\n")


def test_age_of_the_source_stands_under_an_answer_and_not_under_an_abstention(
    sources: Sources, understanding: Understanding, service: Service, collection: Collection
) -> None:
    draft = fact(sources, understanding)
    composer = Composer(collection)
    line = "Kilde: »Regeringen forlænger lovende frikommuneforsøg« (26. august 2021)."
    assert composer.compose(draft)[0].splitlines()[-1] == line
    withheld = composer.compose(replace(draft, status=AnswerStatus.ABSTAINED))[0]
    assert "Kilde:" not in withheld
    assert service.ask(QUESTIONS["fact"]).text.splitlines()[-1] == line
