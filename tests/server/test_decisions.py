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
        ("Hvilke fik kun ja på betingelser?", PARTLY, True),
        ("Hvilke fik tilsagn uden vilkår?", APPROVED, True),
        ("Hvor mange tog kommunerne selv tilbage?", frozenset({TrialStatus.WITHDRAWN}), False),
        ("Hvor mange slap igennem?", YES_STATUSES, False),
        ("Hvor mange fik klare ja?", APPROVED, True),
        ("Hvor mange blev ikke til noget?", REJECTED, False),
        ("Hvor mange blev til noget?", YES_STATUSES, False),
        ("Hvor mange havnede midt imellem ja og nej?", PARTLY, True),
        ("Læg de fulde og de delvise ja sammen", YES_STATUSES, True),
        ("Hvilke kom i hele listen?", NONE, False),
        ("Hvem ville droppe skemaet?", NONE, False),
        ("Hvilke blev droppet?", REJECTED, False),
        ("Ja, jeg vil vide, hvor mange der var", NONE, False),
        ("Hvilke blev godkendt eller ej?", NONE, False),
        ("Hvad er fordelingen mellem ja, delvist og nej?", NONE, False),
        (
            "Hvilke blev lukket ned eller aldrig sat i gang?",
            frozenset({TrialStatus.STOPPED}),
            False,
        ),
        ("Hvilke rulles ikke ud?", frozenset({TrialStatus.NOT_SPREAD}), False),
        ("Hvor mange røg i skraldespanden?", REJECTED, False),
        ("Hvilke endte direkte i papirkurven?", REJECTED, False),
        ("hvor mange blev skudt ned", REJECTED, False),
        ("Hvor mange blev dømt ude?", REJECTED, False),
        ("Regeringen fejede hvert eneste ønske af bordet", REJECTED, False),
        ("Hvor mange sagde de nej tak til?", REJECTED, False),
        ("Hvilke vendte de tommelfingeren nedad til?", REJECTED, False),
        ("how many got thumbs down", REJECTED, False),
        ("Hvor mange boligafslag var der?", REJECTED, False),
        ("Hvilke slap gennem nåleøjet?", YES_STATUSES, False),
        ("Hvor mange nikkede de til?", YES_STATUSES, False),
        ("Hvilke fik det blå stempel?", YES_STATUSES, False),
        ("Hvor mange kom i mål?", YES_STATUSES, False),
        ("Hvad må kommunerne prøve af?", YES_STATUSES, False),
        ("Hvilke slap for et afslag?", YES_STATUSES, True),
        ("Hvilke blev ikke helt afvist?", YES_STATUSES, True),
        ("Hvilke blev ikke godkendt fuldt ud?", PARTLY | REJECTED, False),
        ("Igennem, altså hverken delvist eller afvist", APPROVED, True),
        ("Hvilke blev hverken godkendt eller afvist?", PARTLY, True),
        ("Hvilke fik hverken ja eller nej?", PARTLY, True),
        ("Hvilke var hverken helt godkendt eller helt afvist?", PARTLY, True),
        ("Alle ansøgninger, både ja og nej", NONE, False),
        ("Hvilke fik både ja og nej?", PARTLY, True),
        ("Alle ansøgninger uanset svar", NONE, False),
        ("Alle ansøgninger, også de afviste", NONE, False),
        ("Hvilke lever videre?", frozenset({TrialStatus.SPREAD}), False),
        (
            "Hvor mange blev droppet undervejs eller kom aldrig fra start?",
            frozenset({TrialStatus.STOPPED}),
            False,
        ),
        ("Hvor mange kom ikke i gang?", frozenset({TrialStatus.STOPPED}), False),
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
