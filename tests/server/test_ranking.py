from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from server.extract import ValueKind
from server.question import Asked
from server.ranking import model
from server.ranking.features import FEATURES, Fits, features
from server.ranking.model import Ranking, load_ranking, store, with_share
from server.ranking.senses import senses_asked
from server.ranking.training.__main__ import Example, fit
from server.ranking.wanted import Wanted, is_over_causes

RNG = np.random.default_rng(0)


def _fits(*texts: str, **given: Sequence[float]) -> Fits:
    none = Fits.none()
    named = {"texts", "documents", "looked_for"}
    zero = {f.name: np.zeros(len(texts)) for f in fields(none) if f.name not in named}
    zero["is_trial"] = zero["is_reason"] = np.zeros(len(texts), dtype=bool)
    zero["counted"] = np.zeros((len(texts), 0))
    columns = {**zero, **{name: np.array(of) for name, of in given.items()}}
    return Fits(texts=texts, documents=("",) * len(texts), looked_for=(), **columns)


def _column(name: str, wanted: Wanted, fits: Fits) -> list[float]:
    table: list[list[float]] = features(fits, wanted).tolist()
    return [row[FEATURES.index(name)] for row in table]


def test_a_value_counts_for_a_sentence_only_where_its_kind_is_asked_for() -> None:
    fits = _fits("Det begynder den 1. maj 2031.", "Det begynder snart.")
    assert _column("value", Wanted(Asked.TIME, (ValueKind.TIME,)), fits) == [1.0, 0.0]
    assert _column("no_value", Wanted(Asked.TIME, (ValueKind.TIME,)), fits) == [0.0, 1.0]
    assert _column("value", Wanted(Asked.THING), fits) == [0.0, 0.0]
    assert _column("no_value", Wanted(Asked.THING), fits) == [0.0, 0.0]


def test_a_sentence_is_set_against_the_best_of_its_question() -> None:
    fits = _fits("a", "b", titled=[0.75, 0.5])
    assert _column("behind_titled", Wanted(Asked.THING), fits) == [0.0, -0.25]


def test_what_a_sentence_counts_is_held_against_the_noun_that_is_to_be_counted() -> None:
    fits = replace(
        _fits("Kun 11 familier skrev under.", "Familierne mødtes den 4. maj."),
        looked_for=("familier", "underskrive"),
        counted=np.array([[1.0, 0.0], [0.0, 0.0]]),
    )
    assert _column("numbers", Wanted(Asked.COUNT, (), "familier"), fits) == [1.0, 0.0]
    assert _column("numbers", Wanted(Asked.COUNT, (), "personer"), fits) == [0.0, 0.0]
    assert _column("numbers_any", Wanted(Asked.COUNT, (), "personer"), fits) == [1.0, 0.0]
    assert _column("numbers_any", Wanted(Asked.TIME), fits) == [0.0, 0.0]


def test_a_date_and_a_paragraph_count_nothing() -> None:
    fits = _fits("Det gælder 4 af 9.", "Det sker den 1. maj 2031.", "Det står i § 66.")
    assert _column("value", Wanted(Asked.COUNT, (ValueKind.NUMBER,)), fits) == [1.0, 0.0, 0.0]


def test_no_sentences_have_no_features() -> None:
    assert features(Fits.none(), Wanted(Asked.TIME)).shape == (0, len(FEATURES))
    scores, chances = load_ranking().rank(features(Fits.none(), Wanted(Asked.TIME)))
    assert (len(scores), len(chances)) == (0, 0)


def test_shares_are_a_softmax_of_the_scores() -> None:
    seen = with_share(np.zeros((2, 3)), np.array([0.0, np.log(3)]))
    assert seen[:, 3].tolist() == pytest.approx([0.25, 0.75])
    assert seen[:, 4].tolist() == pytest.approx([0.0, np.log(3)])


def test_a_ranking_stored_is_the_ranking_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ranking = load_ranking()
    store(ranking, tmp_path / "weights.json")
    monkeypatch.setattr(model, "WEIGHTS", tmp_path / "weights.json")
    assert load_ranking.__wrapped__() == ranking


def test_weights_of_other_features_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "weights.json"
    path.write_text(json.dumps({"features": ["own"], "order": [1.0], "answer": [1.0, 0.0, 0.0]}))
    monkeypatch.setattr(model, "WEIGHTS", path)
    with pytest.raises(ValueError, match="train anew"):
        load_ranking.__wrapped__()


def _examples() -> list[Example]:
    """Questions that the sentence with the highest first feature answers, if it is above 1."""
    found = []
    for _ in range(400):
        table = RNG.normal(size=(8, len(FEATURES)))
        best = int(table[:, 0].argmax())
        answers = np.zeros(8, dtype=bool)
        answers[best] = table[best, 0] > 1
        found.append(Example(features=table, answers=answers, answerable=bool(answers.any())))
    return found


def test_training_finds_what_tells_the_answering_sentence_and_whether_there_is_one() -> None:
    ranking: Ranking = fit(_examples())
    assert int(np.abs(ranking.order).argmax()) == 0
    right = told = likely = unlikely = 0
    for example in _examples():
        scores, chances = ranking.rank(example.features)
        if example.answerable:
            told += 1
            right += bool(example.answers[scores.argmax()])
            likely += bool(chances.max() >= 0.5)
        else:
            unlikely += bool(chances.max() < 0.5)
    assert told > 100
    assert right >= 0.8 * told
    assert likely >= 0.6 * told
    assert unlikely >= 0.6 * (400 - told)


def test_a_sentence_under_a_heading_that_says_why_gives_a_reason() -> None:
    texts = ("Klippen er for stejl.", "Klippen er grå.")
    fits = replace(_fits(*texts), is_reason=np.array([True, False]))
    assert _column("cause", Wanted(Asked.REASON), fits) == [1.0, 0.0]
    assert _column("cause", Wanted(Asked.TIME), fits) == [0.0, 0.0]


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Derfor blev fire forslag afvist", True),
        ("2. Begrundelser", True),
        ("Årsager", True),
        ("Derefter", False),
        ("Det koster det", False),
    ],
)
def test_heading_says_whether_reasons_follow(heading: str, told: bool) -> None:
    assert is_over_causes(heading) is told


@pytest.mark.parametrize(
    ("question", "told", "beside_it"),
    [
        (
            "hvor meget ekstra tid faar boderne",
            "Planen forlænges med to år.",
            "Planen er fra 2030.",
        ),
        ("hvornaar kan boderne tidligst starte", "De sættes i gang i maj.", "De har fået lov."),
        ("hvilken dag loeber aftalen ud", "Aftalen ophører i maj.", "Aftalen er fra maj."),
        (
            "hvem skal sige god for planen",
            "Planen kræver godkendelse i byrådet.",
            "Byrådet mødes i maj.",
        ),
        (
            "giv mig eksempler paa boderne",
            "Der sælges blandt andet brød.",
            "Boderne sælger brød.",
        ),
        ("hvem evaluerer planen", "Den følges af et institut.", "Planen er ny."),
        ("skal man melde sig til", "Tilmelding er ikke nødvendig.", "Mødet er åbent."),
        ("hvilke byer er med i planen", "Deltagerne er Ry og Ribe.", "Planen er ny."),
        ("hvad har planen foert til", "Den har inspireret til en lov.", "Planen er ny."),
        ("hvordan stemte de om planen", "Planen fik 12 stemmer.", "Planen fik et nyt navn."),
    ],
)
def test_what_happens_is_told_in_other_words_than_it_is_asked_in(
    question: str, told: str, beside_it: str
) -> None:
    wanted = Wanted(Asked.THING, senses=senses_asked(question))
    assert _column("sense", wanted, _fits(told, beside_it)) == [1.0, 0.0]
    assert _column("no_sense", wanted, _fits(told, beside_it)) == [0.0, 1.0]


def test_where_nothing_is_said_to_happen_no_sentence_lacks_it() -> None:
    wanted = Wanted(Asked.THING, senses=senses_asked("hvad hedder pladsen"))
    assert _column("no_sense", wanted, _fits("Pladsen hedder Torvet.")) == [0.0]
