from __future__ import annotations

import pytest

from index.danish import analyse
from server.asked_rounds import read_rounds

LATEST = 3


def rounds_of(question: str, latest: int | None = LATEST) -> tuple[int, ...]:
    return read_rounds(" ".join(t.folded for t in analyse(question)), latest)


@pytest.mark.parametrize(
    ("question", "rounds"),
    [
        ("Hvor mange fik ja i allerførste runde?", (1,)),
        ("hvor mange i aller første ansøgningsrunde", (1,)),
        ("Hvor mange i første, anden og tredje runde tilsammen?", (1, 2, 3)),
        ("Hvor mange i 1., 2. og 3. runde?", (1, 2, 3)),
        ("Hvor mange i runde 1 og 2?", (1, 2)),
        ("Hvor mange ja fra første til tredje runde?", (1, 2, 3)),
        ("Var der flere i runde 3 end i runde 1?", (3, 1)),
        ("Flere i tredje runde end i den allerførste?", (3, 1)),
        ("Hur många i tredje omgången?", (3,)),
        ("Hvor mange i den seneste runde?", (3,)),
        ("Hvor mange i sidste ansøgningsrunde?", (3,)),
        ("Flere ja i nyeste runde end i den første?", (3, 1)),
        ("Hvor mange i runden før?", (2,)),
        ("Hvor mange i runden lige før den tredje?", (2,)),
        ("Hvor mange fik ja i den forrige runde?", (2,)),
        ("Hvor mange i alle tre runder sammenlagt?", (1, 2, 3)),
        ("Hvor mange i samtlige runder?", (1, 2, 3)),
        ("Hvor mange lå der fra forrige runde?", ()),
        ("Hvor mange forsøg er der?", ()),
    ],
)
def test_rounds_are_named_by_number_in_rows_and_by_their_order(
    question: str, rounds: tuple[int, ...]
) -> None:
    assert rounds_of(question) == rounds


def test_no_round_is_the_latest_where_none_is_told() -> None:
    assert rounds_of("Hvor mange i seneste runde?", None) == ()
    assert rounds_of("Hvor mange i alle runder?", None) == ()
