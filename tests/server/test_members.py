"""Who takes part in the groups of a round that was never seen, told by the forms pages use."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.collection import Collection, make_collection
from corpus.document import Provenance, make_document
from corpus.readers import read
from index.encoder import load_encoder
from index.generation import build
from server.answer import AnswerStatus
from server.members import find_members, names_listed
from server.service import Service

ROUND = """<html><body><main>
<h1>Svar på anden runde af Ordningen for Frie Kyster</h1>
<p>Fire ansøgninger er godkendt, og to har fået afslag.</p>
<h2>Natur ved vandet</h2>
<p>Deltagere: Vesterø (tovholder), Sandvig og Holmby</p>
<ul>
<li>Mindre solcelleanlæg uden landzonetilladelse (godkendt)</li>
<li>Kommunal godkendelse af shelterpladser (afslag)</li>
</ul>
<h2>Skole i det fri</h2>
<p>Deltagere: Lyngså (tovholder) og Fjordby</p>
<ul>
<li>Kortere skoleuge i indskolingen (godkendt)</li>
<li>Valgfag på tværs af kommunegrænser (afslag)</li>
</ul>
<h2>Netværket Varme hænder (Bakkerup, Enghave, Tornby)</h2>
<ul>
<li>Samlet visitation til hjemmepleje (godkendt)</li>
<li>Fælles tilsyn med plejehjem (godkendt)</li>
</ul>
</main></body></html>"""
KNOWN = Provenance(
    title="Svar på anden runde af Ordningen for Frie Kyster",
    publisher="Kystministeriet",
    published=date(2031, 3, 4),
)


@pytest.fixture(scope="module")
def coasts() -> Collection:
    """The round, read as a page of its kind is."""
    name, content = "kyster.html", ROUND.encode()
    reading = read(name, content)
    return make_collection([make_document(name, reading.text, KNOWN, blocks=reading.blocks)])


@pytest.fixture(scope="module")
def service(coasts: Collection, tmp_path_factory: pytest.TempPathFactory) -> Service:
    """A service over the round."""
    return Service(coasts, build(coasts, load_encoder(), tmp_path_factory.mktemp("coasts")))


def test_who_takes_part_keeps_no_list_from_being_one_of_trials(coasts: Collection) -> None:
    told = [(t.network, t.status.value) for t in coasts.trials]
    assert told == [
        ("Natur ved vandet", "approved"),
        ("Natur ved vandet", "rejected"),
        ("Skole i det fri", "approved"),
        ("Skole i det fri", "rejected"),
        ("Netværket Varme hænder (Bakkerup, Enghave, Tornby)", "approved"),
        ("Netværket Varme hænder (Bakkerup, Enghave, Tornby)", "approved"),
    ]


def test_members_are_found_at_the_names_of_their_groups(coasts: Collection) -> None:
    assert [(m.group, m.names, m.lead) for m in find_members(coasts)] == [
        ("Natur ved vandet", ("Vesterø", "Sandvig", "Holmby"), "Vesterø"),
        ("Skole i det fri", ("Lyngså", "Fjordby"), "Lyngså"),
        ("Netværket Varme hænder", ("Bakkerup", "Enghave", "Tornby"), ""),
    ]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Deltagere: Vesterø (tovholder), Sandvig og Holmby", {3}),
        ("Sammen om vandet: Vesterø, Sandvig, Holmby og Tornby", {4}),
        ("Vesterø, Sandvig og Holmby kommuner", {3}),
        ("Der kom tre ansøgninger.", set()),
    ],
)
def test_names_of_a_line_are_counted(line: str, number: set[int]) -> None:
    assert names_listed(line) == number


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Hvilke kommuner er med i Natur ved vandet?",
            "Vesterø (tovholder), Sandvig og Holmby [1].",
        ),
        ("Hvor mange kommuner deltager i Natur ved vandet?", "3 [1]."),
        ("Hvem er tovholder for Skole i det fri?", "Lyngså [1]."),
        ("Hvilket netværk er Enghave med i?", "Netværket Varme hænder [1]."),
        ("hvilke kommuner er med i varme hænder", "Bakkerup, Enghave, Tornby [1]."),
        (
            "Fik Fjordby ja til nogen forsøg?",
            "Ja, 1 forsøg fra Fjordby blev helt eller delvist imødekommet [1]:",
        ),
    ],
)
def test_members_are_told_and_proved(question: str, told: str, service: Service) -> None:
    answer = service.ask(question)
    assert (answer.status, answer.text.split("\n")[0]) == (AnswerStatus.ANSWERED, told)


@pytest.mark.parametrize(
    "question",
    ["Hvilke kommuner er med i Grønne marker?", "Hvem er tovholder for Varme hænder?"],
)
def test_members_that_no_line_names_are_not_told(question: str, service: Service) -> None:
    assert service.ask(question).status is AnswerStatus.ABSTAINED
