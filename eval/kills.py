"""What became of the mutants: the words of mutation testing, and its tally."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Killer(StrEnum):
    """What caught a mutant."""

    WORDS = "words"
    PROOF = "proof"
    REPETITION = "repetition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Survivor:
    """A mutant that should have been killed, or killed sooner."""

    question: str
    before: str
    after: str


@dataclass(slots=True, kw_only=True)
class Tally:
    """What became of the mutants of one operator."""

    label: str
    killed: dict[Killer, int] = field(default_factory=lambda: dict.fromkeys(Killer, 0))
    equivalent: int = 0
    survivors: list[Survivor] = field(default_factory=list)

    @property
    def mutants(self) -> int:
        """How many there were that said something else than the answer."""
        return sum(self.killed.values()) + len(self.survivors)

    @property
    def rate(self) -> float:
        """The share of them that was killed as it should be; 1 where there were none."""
        return 1 - len(self.survivors) / self.mutants if self.mutants else 1.0
