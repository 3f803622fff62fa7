"""Conversations in tests: what is said by turns, and how a question is understood in one."""

from __future__ import annotations

import itertools

from server.dialogue import Turn
from server.service import Service


def said(*messages: str) -> list[Turn]:
    """Turns of user and assistant by turns."""
    roles = itertools.cycle(("user", "assistant"))
    return [
        Turn("user" if role == "user" else "assistant", m)
        for role, m in zip(roles, messages, strict=False)
    ]


def resolved(service: Service, *questions: str) -> str:
    """The last question as it is understood after the answers to those before it."""
    turns: list[Turn] = []
    for question in questions[:-1]:
        turns += said(question, service.ask(question, turns).text)
    return service.ask(questions[-1], turns).resolved_question
