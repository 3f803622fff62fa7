from __future__ import annotations

import pytest

from corpus.status import TrialStatus
from index.danish import analyse
from server.decisions import YES_STATUSES, find_mentions, read_statuses

APPROVED = frozenset({TrialStatus.APPROVED})
PARTLY = frozenset({TrialStatus.PARTLY})
REJECTED = frozenset({TrialStatus.REJECTED})
NONE: frozenset[TrialStatus] = frozenset()


def line(text: str) -> str:
    return " ".join(t.folded for t in analyse(text))


@pytest.mark.parametrize(
    ("question", "statuses", "exact"),
    [
        ("Hvor mange gik helt i vasken?", REJECTED, False),
        ("Hvor mange faldt igennem?", REJECTED, False),
        ("Hvor mange slap igennem?", YES_STATUSES, False),
        ("Hvor mange fik klare ja?", APPROVED, True),
        ("Hvor mange blev ikke til noget?", REJECTED, False),
        ("Hvor mange blev til noget?", YES_STATUSES, False),
        ("Hvor mange havnede midt imellem ja og nej?", PARTLY, True),
        ("Læg de fulde og de delvise ja sammen", YES_STATUSES, True),
        ("Hvilke kom i hele listen?", NONE, False),
        ("Ja, jeg vil vide, hvor mange der var", NONE, False),
        ("Hvilke blev godkendt eller ej?", NONE, False),
        ("Hvad er fordelingen mellem ja, delvist og nej?", NONE, False),
        (
            "Hvilke blev lukket ned eller aldrig sat i gang?",
            frozenset({TrialStatus.STOPPED}),
            False,
        ),
        ("Hvilke rulles ikke ud?", frozenset({TrialStatus.NOT_SPREAD}), False),
    ],
)
def test_everyday_words_speak_of_decisions(
    question: str, statuses: frozenset[TrialStatus], exact: bool
) -> None:
    assert read_statuses(line(question)) == (statuses, exact)


def test_mentions_stand_in_order_with_their_words() -> None:
    told = line("Flere afslag end hele og halve ja")
    mentions = find_mentions(told)
    assert [(told[m.start : m.end], m.statuses) for m in mentions] == [
        ("afslag", REJECTED),
        ("hele og halve ja", YES_STATUSES),
    ]
