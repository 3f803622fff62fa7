"""Which network a trial belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.trial import Trial
from server.answer import AnswerStatus, AnswerType
from server.answers import status
from server.draft import Draft
from server.question import Question
from server.sources import NetworkSaid, Sources, trial_mark


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkOfView:
    """What templates/answers/network_of.txt shows."""

    network: str
    that: str
    network_mark: str
    title: str
    mark: str


def propose(question: Question, sources: Sources) -> Draft | None:
    """The network of the trial that the question names."""
    if question.noun is None or not _asks_group(question.noun, sources) or question.missing:
        return None
    links = status.linked(question, status.DECIDED)
    networks = {link.trial.network for link in links}
    if len(networks) != 1 or not links[0].trial.network:
        return None
    trial = links[0].trial
    said = sources.network_said(trial)
    assert said is not None, "a network has a name that some document writes"
    return draft(trial, said, sources)


def _asks_group(noun: str, sources: Sources) -> bool:
    return "etv" in noun or sources.groups.asked(noun)


def draft(trial: Trial, said: NetworkSaid, sources: Sources) -> Draft:
    """The answer that a trial stands under this name of a network."""
    view = NetworkOfView(
        network=said.name,
        that=sources.groups.of(trial.network or "").that,
        network_mark=said.mark,
        title=trial.title,
        mark=trial_mark(trial),
    )
    return Draft(
        type=AnswerType.FACT,
        status=AnswerStatus.ANSWERED,
        template="network_of",
        view=view,
        trials=(trial,),
        why="netværkets navn ved forsøget",
    )
