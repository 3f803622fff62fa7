"""Whatever a document says became of a trial is told, counted and listed, and proved."""

from __future__ import annotations

import pytest

from corpus.collection import make_collection
from corpus.document import Provenance, make_document
from corpus.status import TrialStatus
from index.encoder import load_encoder
from index.generation import build
from server.answer import AnswerStatus
from server.service import Service

# As the documents print it, the title, and a question that asks for such trials.
TOLD = {
    TrialStatus.APPROVED: ("Imødekommet", "Natbus til havnen", "blev fuldt imødekommet"),
    TrialStatus.PARTLY: ("Delvist imødekommet", "Cykelsti langs kanalen", "blev delvist godkendt"),
    TrialStatus.REJECTED: ("Afvist", "Drosker uden taxameter", "blev afvist"),
    TrialStatus.WITHDRAWN: ("Trukket tilbage", "Færge i vinterhalvåret", "er trukket tilbage"),
    TrialStatus.EXTENDED: ("Forlænget", "Lånecykler ved stationen", "er forlænget"),
    TrialStatus.STOPPED: ("Stoppet", "Elløbehjul på skolevejen", "blev stoppet"),
    TrialStatus.RUNNING: ("Kører", "Samkørsel mellem landsbyer", "kører"),
    TrialStatus.PERMANENT: ("Permanent", "Fartgrænse ved børnehaver", "er gjort permanente"),
    TrialStatus.SPREAD: ("Udbredes", "Fri parkering for hjemmeplejen", "udbredes"),
    TrialStatus.PARTLY_SPREAD: ("Udbredes delvist", "Grønne bølger for busser", "udbredes delvist"),
    TrialStatus.NOT_SPREAD: ("Udbredes ikke", "Telte på rastepladsen", "udbredes ikke"),
}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """One list with a trial of every status."""
    bullets = "\n".join(f" - {mark}: {title}" for mark, title, _ in TOLD.values())
    text = f"Status på trafikforsøgene\n\nDe enkelte forsøg\n\nNetværket Vej\n\n{bullets}\n"
    collection = make_collection([make_document("trafik.txt", text, Provenance())])
    home = tmp_path_factory.mktemp("status")
    return Service(collection, build(collection, load_encoder(), home))


@pytest.mark.parametrize("status", TOLD)
def test_one_trial_is_told_to_have_the_status_that_its_document_prints(
    service: Service, status: TrialStatus
) -> None:
    mark, title, _ = TOLD[status]
    answer = service.ask(f"Hvad blev der af forsøget »{title}«?")
    assert answer.status is AnswerStatus.ANSWERED
    assert [(e.trial.title, e.trial.status) for e in answer.trials] == [(title, status)]
    assert f"{mark}: {title}" in [c.cited_text for c in answer.citations]


@pytest.mark.parametrize("asked", ["Hvilke forsøg {}?", "Hvor mange forsøg {}?"])
@pytest.mark.parametrize("status", TOLD)
def test_the_trials_of_a_status_are_listed_and_counted(
    service: Service, status: TrialStatus, asked: str
) -> None:
    answer = service.ask(asked.format(TOLD[status][2]))
    assert answer.status is AnswerStatus.ANSWERED
    assert [e.trial.title for e in answer.trials] == [TOLD[status][1]]
