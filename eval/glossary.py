"""The names of the measures, and what people read of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """The measures by the names that results and pinned scores carry."""

    ANSWER_RIGHT = "answer_right"
    FIRST_SENTENCE_RIGHT = "first_sentence_right"
    GOLD_CITED = "gold_cited"
    CITATION_RECALL = "citation_recall"
    CITATION_PRECISION = "citation_precision"
    STATEMENTS_CITED = "statements_cited"
    CITATION_INTEGRITY = "citation_integrity"
    REFUSAL_RIGHT = "refusal_right"
    FALSE_REFUSAL = "false_refusal"
    FOLLOW_UP_RIGHT = "follow_up_right"
    ANSWER_LENGTH = "answer_length"
    NDCG_10 = "nDCG@10"
    RECALL_5 = "R@5"
    RECALL_10 = "R@10"
    RECIPROCAL_RANK_10 = "RR@10"
    SUCCESS_1 = "Success@1"
    SUCCESS_10 = "Success@10"


class Direction(StrEnum):
    """Which values are good."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What people read of a measure, in Danish."""

    label: str
    explanation: str
    direction: Direction = Direction.HIGHER


DESCRIPTIONS: Mapping[Measure, Description] = {
    Measure.ANSWER_RIGHT: Description(
        label="Rigtige svar",
        explanation="Svaret rummer det, facit kræver, og intet af det, facit forbyder. Svarer"
        " kilderne ikke på spørgsmålet, er det rigtige at undlade at svare eller at rette"
        " misforståelsen.",
    ),
    Measure.FIRST_SENTENCE_RIGHT: Description(
        label="Rigtigt i første sætning",
        explanation="Den første sætning alene er nok: Svaret gemmer sig ikke i en lang tekst.",
    ),
    Measure.GOLD_CITED: Description(
        label="Henviser til et rigtigt sted",
        explanation="Mindst én henvisning rammer et sted i kilden, som facit peger på.",
    ),
    Measure.CITATION_RECALL: Description(
        label="Facits steder, der er henvist til",
        explanation="Andelen af de steder, facit peger på, som svaret henviser til.",
    ),
    Measure.CITATION_PRECISION: Description(
        label="Henvisninger, der rammer facit",
        explanation="Andelen af svarets henvisninger, der rammer et sted, facit peger på.",
    ),
    Measure.STATEMENTS_CITED: Description(
        label="Sætninger med henvisning",
        explanation="Andelen af svarets sætninger, der bærer mindst én henvisning.",
    ),
    Measure.CITATION_INTEGRITY: Description(
        label="Ordrette henvisninger",
        explanation="Hvert citat står tegn for tegn i kilden, præcis dér hvor henvisningen siger.",
    ),
    Measure.REFUSAL_RIGHT: Description(
        label="Rigtigt, når kilderne ikke svarer",
        explanation="Spørgsmål uden svar i kilderne, hvor tjenesten undlader at svare eller retter"
        " misforståelsen.",
    ),
    Measure.FALSE_REFUSAL: Description(
        label="Undlader at svare med urette",
        explanation="Spørgsmål, som kilderne svarer på, men tjenesten ikke gør. Lavt er godt.",
        direction=Direction.LOWER,
    ),
    Measure.FOLLOW_UP_RIGHT: Description(
        label="Rigtige svar på opfølgende spørgsmål",
        explanation="Spørgsmål i en samtale, som kun kan forstås ud fra det, der er sagt før.",
    ),
    Measure.ANSWER_LENGTH: Description(
        label="Svarets længde i tegn",
        explanation="Gennemsnitligt antal tegn uden henvisningstal.",
        direction=Direction.NEITHER,
    ),
    Measure.NDCG_10: Description(
        label="nDCG@10",
        explanation="Hvor højt de rigtige afsnit står blandt de ti første fund; 1 er bedst muligt"
        " (Järvelin & Kekäläinen 2002).",
    ),
    Measure.RECALL_5: Description(
        label="Recall@5",
        explanation="Andelen af de rigtige afsnit, der er blandt de fem første fund.",
    ),
    Measure.RECALL_10: Description(
        label="Recall@10",
        explanation="Andelen af de rigtige afsnit, der er blandt de ti første fund.",
    ),
    Measure.RECIPROCAL_RANK_10: Description(
        label="MRR@10",
        explanation="Én divideret med pladsen for det første rigtige afsnit; 0, når det ikke er"
        " blandt de ti første.",
    ),
    Measure.SUCCESS_1: Description(
        label="Success@1",
        explanation="Det allerførste fund er et rigtigt afsnit.",
    ),
    Measure.SUCCESS_10: Description(
        label="Success@10",
        explanation="Et rigtigt afsnit er blandt de ti første fund.",
    ),
}
