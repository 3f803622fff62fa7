"""Whose trials are asked of: whole answers over an invented page with a column that tells it."""

from __future__ import annotations

import pytest

from corpus.collection import make_collection
from corpus.document import Provenance, make_document
from corpus.readers import read
from index.encoder import load_encoder
from index.generation import build
from server.answer import Answer, AnswerStatus
from server.service import Service

PAGE = """\
# Lærkebanen 2031-2034: status

*Egnsforeningen Vibeegnen. Opdateret 4. maj 2032.*

Lærkebanen er fire kommuners fælles forsøgsordning: Vibeholt, Ternvig, Gravlund og Agerby.

## Skov og vand

| Nr. | Projekt | Kommune | Status |
|---|---|---|---|
| 1 | Fælles brandvagt i skovene | Vibeholt | Godkendt |
| 2 | Sejlads uden særskilt tilladelse | Ternvig og Gravlund | Afslag |
| 3 | Badebroer uden høring | Gravlund | Delvist godkendt |

## Skole og fritid

| Nr. | Projekt | Kommune | Status |
|---|---|---|---|
| 4 | Svømmeundervisning i havet | Ternvig | Godkendt |
| 5 | Klubkort til alle over 12 år | Agerby | Godkendt |
| 6 | Musikskole på lånte instrumenter | Vibeholt og Agerby | Afslag |
| 7 | Budgetaftale for tre skoler | Gravlund | Afslag |

## Penge

Foreningen råder over 22 mio. kr. til alle årene. Heraf kommer 15 mio. kr. fra Fonden Vadested \
og 7 mio. kr. fra medlemmernes kontingent.

Slutmålingen laves af et uafhængigt firma og ventes i efteråret 2034.

Lærkebanen kan ikke bruges til at fravige reglerne om miljøtilsyn.

## Ungeråd

Ungerådet i Ternvig må råde over 64.000 kr. om året.
"""
MINUTES = """\
Referat af møde i Agerby Byråd den 3. juni 2032

Punkt 4: Parkeringskælder

Liste K stillede ændringsforslag om, at parkeringskælderen opgives. Ændringsforslaget blev \
forkastet, idet 5 stemte for og 12 stemte imod.

Punkt 5: Havnebadet

Åbningstiden på havnebadet blev sat ned i maj 2032.

Sofie Klint (F) sagde: "Havnebadet er byens bedste nabo, og det skal vi passe på."
"""


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """A service over a page with a column of municipalities, and the minutes of a council."""
    collection = make_collection(
        make_document(name, reading.text, Provenance(title=title), reading.blocks)
        for name, title, text in (
            ("laerkebanen.md", "Lærkebanen 2031-2034: status", PAGE),
            ("referat.txt", "Referat af møde i Agerby Byråd", MINUTES),
        )
        for reading in (read(name, text.encode()),)
    )
    return Service(collection, build(collection, load_encoder(), tmp_path_factory.mktemp("region")))


def headline(answer: Answer) -> str:
    return answer.text.split("\n")[0]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hvilke projekter er Ternvig med i?", "2 forsøg fra Ternvig"),
        ("Hvor mange af Gravlunds projekter blev afvist?", "2 forsøg fra Gravlund blev afvist"),
        ("Hvilke projekter har Agerby fået ja til?", "1 forsøg fra Agerby"),
    ],
)
def test_trials_are_somebodys_by_a_column(question: str, told: str, region: Service) -> None:
    assert headline(region.ask(question)).startswith(told)


def test_word_of_a_title_asks_no_price(region: Service) -> None:
    answer = region.ask("Hvad sagde nævnet til Gravlunds idé om ét budget for tre skoler?")
    assert headline(answer).startswith("»Budgetaftale for tre skoler« blev afvist")


def test_name_and_word_written_as_one_are_both_known(region: Service) -> None:
    answer = region.ask("Hvor mange penge om året må Ternvigungerådet råde over?")
    assert headline(answer) == "64.000 kr. [1]."


def test_member_of_a_party_is_no_missing_name(region: Service) -> None:
    answer = region.ask("Hvad sagde SF'eren Sofie Klint om havnebadet?")
    assert "byens bedste nabo" in headline(answer)


def test_parts_of_an_amount_are_not_the_whole(region: Service) -> None:
    answer = region.ask("Hvor mange penge har foreningen bag Lærkebanen i alt?")
    assert headline(answer) == "22 mio. kr. [1]."


def test_share_of_costs_is_no_share_of_trials(region: Service) -> None:
    answer = region.ask("Hvor stor en andel af pengene skal kommunerne på Lærkebanen betale selv?")
    assert "procent" not in answer.text
    assert not answer.trials


def test_indefinite_thing_is_not_which_one(region: Service) -> None:
    answer = region.ask("Hvilket firma skal lave slutmålingen af Lærkebanen?")
    assert answer.status is AnswerStatus.ABSTAINED


def test_what_cannot_be_done_is_no_yes(region: Service) -> None:
    question = "Kan Lærkebanen bruges til at komme uden om reglerne om miljøtilsyn?"
    assert headline(region.ask(question)).startswith("Nej: »Lærkebanen kan ikke bruges")


def test_proposal_that_fell_was_not_adopted(region: Service) -> None:
    answer = region.ask("Hvorfor vedtog byrådet forslaget fra Liste K om parkeringskælderen?")
    assert answer.status is AnswerStatus.PARTIAL
    assert "blev forkastet" in headline(answer)


def test_what_is_told_beside_a_question_is_no_yes_to_it(region: Service) -> None:
    question = "Lukkede havnebadet, da åbningstiden blev sat ned?"
    assert not headline(region.ask(question)).startswith("Ja")


LETTER = """\
Svar på forslag om fri fritid

Hjem i hverdagen
Strandby, Hvideby og Lundby kommuner

• Faste teams (godkendt)
• Frit valg (afslået)

Foreningsliv uden skema
Lundby og Ørnby kommuner

• Gratis lån af lokaler (godkendt)
• Færre attester (afslået)
"""


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Service:
    known = Provenance(title="Svar på forslag om fri fritid")
    collection = make_collection([make_document("brev.txt", LETTER, known)])
    return Service(collection, build(collection, load_encoder(), tmp_path_factory.mktemp("brev")))


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("Hvilke forsøg fra Ørnby blev afvist?", ["Færre attester"]),
        ("Hvilke forsøg fra Lundby blev afvist?", ["Frit valg", "Færre attester"]),
        ("Hvilke forsøg fra Lundby og Ørnby blev afvist?", ["Færre attester"]),
    ],
)
def test_who_takes_part_in_a_group_owns_its_trials(
    letter: Service, question: str, titles: list[str]
) -> None:
    assert [t.trial.title for t in letter.ask(question).trials] == titles
