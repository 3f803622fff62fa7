"""The pinned scores: what each set scored when somebody last looked, and how far it may fall."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eval.errors import ExpectedScoresError
from eval.glossary import DESCRIPTIONS, Direction, Measure
from eval.json_fields import FieldError, Fields
from eval.results import SetInfo
from eval.summary import SetSummary

DIGITS = 4
DEFAULT_TOLERANCE = 0.01
_HALF_DIGIT = 0.5 * 10**-DIGITS
_HEAD = """\
# What each question set scores, written by "python -m eval check --update".
# "python -m eval check" fails when a score falls by more than the tolerance, and when this table is
# out of date: another set, or a score that is better by more than the tolerance. The tolerances of
# a set, in [sets.NAME.tolerances], go before the common one; --update keeps them.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedSet:
    """The pinned scores of one set; `tolerances` are those that differ from the common one."""

    name: str
    fingerprint: str
    scores: Mapping[Measure, float]
    tolerances: Mapping[Measure, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """The whole table."""

    tolerance: float
    sets: tuple[ExpectedSet, ...]

    def find(self, name: str) -> ExpectedSet | None:
        """The set of that name, or None."""
        return next((one for one in self.sets if one.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """Where scores and table part, in Danish; `stale` where the table is to blame."""

    text: str
    stale: bool


def read_expected(path: Path) -> Expected:
    """The table in a TOML file.

    Raises:
        ExpectedScoresError: if it is missing or malformed.
    """
    try:
        fields = Fields(tomllib.loads(path.read_text(encoding="utf-8")))
        sets = fields.member("sets")
        return Expected(
            tolerance=fields.number("tolerance"),
            sets=tuple(_expected_set(name, sets.member(name)) for name in sets.values),
        )
    except (OSError, ValueError) as error:
        raise ExpectedScoresError(
            f'{str(path)!r} kan ikke læses: {error}. Kør "python -m eval check --update".'
        ) from error


def pin(
    infos: Sequence[SetInfo], summaries: Sequence[SetSummary], before: Expected | None
) -> Expected:
    """A table of today's scores; tolerances are kept from the table before."""
    sets = []
    for info, summary in zip(infos, summaries, strict=True):
        old = before.find(info.name) if before else None
        sets.append(
            ExpectedSet(
                name=info.name,
                fingerprint=info.fingerprint,
                scores=_pinned(summary),
                tolerances=old.tolerances if old else {},
            )
        )
    tolerance = before.tolerance if before else DEFAULT_TOLERANCE
    return Expected(tolerance=tolerance, sets=tuple(sets))


def expected_text(expected: Expected) -> str:
    """The table as TOML."""
    lines = [_HEAD, f"tolerance = {expected.tolerance}\n"]
    for one in expected.sets:
        name = json.dumps(one.name, ensure_ascii=False)
        lines.append(f'\n[sets.{name}]\nfingerprint = "{one.fingerprint}"\n')
        lines += [f"\n[sets.{name}.scores]\n", *_assignments(one.scores)]
        if one.tolerances:
            lines += [f"\n[sets.{name}.tolerances]\n", *_assignments(one.tolerances)]
    return "".join(lines)


def deviations(
    expected: Expected, infos: Sequence[SetInfo], summaries: Sequence[SetSummary]
) -> tuple[Deviation, ...]:
    """Every score that fell too far, and everything in the table that is out of date."""
    names = {info.name for info in infos}
    found = [
        Deviation(text=f"{one.name}: sættet er i tabellen, men ikke i mappen", stale=True)
        for one in expected.sets
        if one.name not in names
    ]
    for info, summary in zip(infos, summaries, strict=True):
        found += _set_deviations(expected, info, summary)
    return tuple(found)


def _set_deviations(expected: Expected, info: SetInfo, summary: SetSummary) -> Iterator[Deviation]:
    pinned = expected.find(info.name)
    if pinned is None:
        yield Deviation(text=f"{info.name}: sættet mangler i tabellen", stale=True)
        return
    if pinned.fingerprint != info.fingerprint:
        yield Deviation(text=f"{info.name}: sættet er ændret siden tabellen", stale=True)
        return
    scores = _pinned(summary)
    for measure in (m for m in Measure if m in scores or m in pinned.scores):
        label = f"{info.name}: {DESCRIPTIONS[measure].label}"
        if measure not in scores or measure not in pinned.scores:
            yield Deviation(text=f"{label} står kun det ene sted", stale=True)
            continue
        gain = _gain(measure, pinned.scores[measure], scores[measure])
        allowed = pinned.tolerances.get(measure, expected.tolerance) + _HALF_DIGIT
        if abs(gain) > allowed:
            moved = f"{pinned.scores[measure]} → {scores[measure]}"
            what = "er faldet" if gain < 0 else "er bedre end i tabellen"
            yield Deviation(text=f"{label} {what}: {moved}", stale=gain > 0)


def _gain(measure: Measure, before: float, now: float) -> float:
    return before - now if DESCRIPTIONS[measure].direction is Direction.LOWER else now - before


def _pinned(summary: SetSummary) -> dict[Measure, float]:
    """The scores that have a good and a bad side, rounded as the table holds them."""
    return {
        one.measure: round(one.value, DIGITS)
        for one in summary.scores
        if DESCRIPTIONS[one.measure].direction is not Direction.NEITHER
    }


def _expected_set(name: str, fields: Fields) -> ExpectedSet:
    return ExpectedSet(
        name=name,
        fingerprint=fields.text("fingerprint"),
        scores=_by_measure(fields.member("scores")),
        tolerances=_by_measure(fields.member("tolerances")),
    )


def _by_measure(fields: Fields) -> dict[Measure, float]:
    unknown = sorted(fields.values.keys() - set(Measure))
    if unknown:
        raise FieldError(f"ukendt mål {unknown[0]!r}")
    return {Measure(name): fields.number(name) for name in fields.values}


def _assignments(values: Mapping[Measure, float]) -> list[str]:
    return [f'"{measure.value}" = {value}\n' for measure, value in values.items()]
