from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from corpus.collection import make_collection
from corpus.document import Provenance, make_document
from corpus.readers import read
from corpus.status import TrialStatus
from eval.question_set import Question
from eval.reply import Reply, ReplyTrial
from eval.sources import Sources, sources_of
from eval.verdict import judge

Ask = Callable[..., Question]
Say = Callable[..., Reply]
REJECTED = (("Billigt nybyggeri", "rejected"), ("Opsigelsesadgang i ældreboliger", "rejected"))
GOLD_REJECTED = ["Afvist: Billigt nybyggeri", "Afvist: Opsigelsesadgang i ældreboliger"]


@pytest.fixture
def faults(make_question: Ask, make_reply: Say, sources: Sources) -> Callable[..., tuple[str, ...]]:
    """The faults of an answer to a question with the gold keys given."""

    def find(gold: dict[str, object], answer: str, **reply: object) -> tuple[str, ...]:
        return judge(make_question(**gold), make_reply(answer, **reply), sources).faults

    return find


Faults = Callable[..., tuple[str, ...]]


def test_words_must_stand_and_must_not_stand(faults: Faults) -> None:
    gold: dict[str, object] = {"must_contain": [["3", "tre"]], "must_not_contain": ["afvist"]}
    assert faults(gold, "Der er 3 forsøg.") == ()
    assert faults(gold, "Der er 4, og 2 er afvist.") == (
        "mangler: 3 / tre",
        "må ikke stå i svaret: afvist",
    )


def test_a_citation_marker_is_no_word_of_the_answer(faults: Faults) -> None:
    assert faults({"must_contain": [["1"]]}, "Der er fire [1].", cite=("Fakta",)) == ("mangler: 1",)


def test_an_answer_with_the_right_words_that_abstains_or_asks_back_is_wrong(faults: Faults) -> None:
    gold: dict[str, object] = {"must_contain": [["3"]]}
    for status, why in (("abstained", "undlader at svare"), ("clarify", "spørger igen")):
        assert faults(gold, "3", status=status) == (
            f"svaret {why}, men kilderne svarer på spørgsmålet",
        )


def test_trials_are_compared_as_a_set_by_the_text_of_their_passages(faults: Faults) -> None:
    gold: dict[str, object] = {"kind": "list", "trials": GOLD_REJECTED}
    assert faults(gold, "De to.", trials=REJECTED[::-1]) == ()
    assert faults(gold, "De to.", trials=REJECTED[:1]) == (
        "mangler forsøg: Afvist: Opsigelsesadgang i ældreboliger",
    )
    surplus = (*REJECTED, ("Caféer for alle", "approved"))
    assert faults(gold, "De tre.", trials=surplus) == ("hører ikke med: Caféer for alle",)


def test_a_row_of_a_table_is_told_by_its_title(make_question: Ask, make_reply: Say) -> None:
    table = read("plan.txt", b"Projekt\tSvar\nNatbus\tAfvist\nDelebil\tAfvist\n")
    document = make_document("plan.txt", table.text, Provenance(), table.blocks)
    rows = sources_of(make_collection([document]))
    trials = tuple(
        ReplyTrial(title=title, status=TrialStatus.REJECTED, passage_ids=(f"plan.p000{n}",))
        for n, title in ((1, "Natbus"), (2, "Delebil"))
    )
    reply = replace(make_reply("De to."), trials=trials)
    assert judge(make_question(trials=["Natbus", "Delebil"]), reply, rows).faults == ()
    assert judge(make_question(trials=["Natbus\tAfvist", "Delebil"]), reply, rows).faults == ()
    assert judge(make_question(trials=["Natbus"]), reply, rows).faults == (
        "hører ikke med: Delebil",
    )


def test_an_empty_gold_set_wants_an_empty_set(faults: Faults) -> None:
    gold: dict[str, object] = {"kind": "count", "trials": []}
    assert faults(gold, "Ingen.") == ()
    assert faults(gold, "En.", trials=REJECTED[:1]) == ("hører ikke med: Billigt nybyggeri",)


def test_a_trial_of_an_unknown_passage_is_not_in_the_gold_set(
    make_question: Ask, make_reply: Say, sources: Sources
) -> None:
    reply = make_reply("X", trials=(("Ikke i kilden", "rejected"),))
    verdict = judge(make_question(trials=["Ikke i kilden"]), reply, sources)
    assert verdict.faults == ("mangler forsøg: Ikke i kilden", "hører ikke med: Ikke i kilden")


@pytest.mark.parametrize(
    ("gold", "answer", "right"),
    [
        ("afvist", "»Billigt nybyggeri« er afvist.", True),
        ("afvist", "»Billigt nybyggeri« er delvist imødekommet.", False),
        ("delvist", "Delvis imødekommet.", True),
        ("imødekommet", "Ja, det blev godkendt.", True),
        ("imødekommet", "Det handler om boliger.", False),
    ],
)
def test_the_stated_status_must_be_gold(
    faults: Faults, gold: str, answer: str, *, right: bool
) -> None:
    assert (faults({"gold_status": gold}, answer) == ()) is right


def test_the_answers_trials_may_not_contradict_its_words(faults: Faults) -> None:
    gold: dict[str, object] = {"gold_status": "afvist", "gold_quotes": ["Billigt nybyggeri"]}
    wrong = (("Billigt nybyggeri", "approved"),)
    other = (("Caféer for alle", "approved"),)
    assert faults(gold, "Afvist.", trials=REJECTED[:1]) == ()
    assert faults(gold, "Afvist.", trials=other) == ()
    assert faults(gold, "Afvist.", trials=wrong) == (
        "status er afvist, men svarets liste over forsøg har en anden",
    )


def test_an_opening_yes_or_no_must_be_gold(faults: Faults) -> None:
    gold: dict[str, object] = {"gold_yesno": "ja", "gold_quotes": ["Caféer for alle"]}
    assert faults(gold, "Ja, det blev den.") == ()
    assert faults(gold, "Nej, det blev den ikke.") == ("åbner med »nej«, men svaret er ja",)


def test_where_no_words_are_pinned_a_gold_quote_must_be_cited(faults: Faults) -> None:
    for gold in ({}, {"gold_yesno": "ja"}):
        keys = {**gold, "gold_quotes": ["De kan sættes i gang"]}
        assert faults(keys, "I artiklen.", cite=("fra den 1. juli",)) == (
            "ingen henvisning rammer et guldcitat",
        )
        assert faults(keys, "I artiklen.", cite=("kan sættes",)) == ()


def test_an_unanswerable_question_wants_an_abstention_without_citations(faults: Faults) -> None:
    gold: dict[str, object] = {"answerable": False}
    assert faults(gold, "Det fremgår ikke.", status="abstained") == ()
    assert faults(gold, "Nej.", status="abstained", cite=("Fakta",)) == (
        "svaret undlader at svare, men henviser alligevel",
    )
    for status in ("answered", "partial", "clarify"):
        assert faults(gold, "Jo.", status=status) == (
            "kilderne svarer ikke på spørgsmålet, men svaret gør",
        )


def test_what_must_not_be_said_must_not_be_said_in_an_abstention(faults: Faults) -> None:
    gold: dict[str, object] = {"answerable": False, "must_not_contain": ["Paris"]}
    assert faults(gold, "Paris står der ikke om.", status="abstained") == (
        "må ikke stå i svaret: Paris",
    )


def test_a_false_presupposition_may_be_corrected_by_a_partial(faults: Faults) -> None:
    gold: dict[str, object] = {"answerable": False, "correction_must_contain": [["imødekommet"]]}
    assert faults(gold, "Den blev imødekommet.", status="partial", cite=("Caféer",)) == ()
    assert faults(gold, "Det fremgår ikke.", status="abstained") == ()
    assert faults(gold, "Den blev bygget.", status="partial") == ("mangler: imødekommet",)
    assert faults(gold, "Den blev imødekommet.") == (
        "kilderne svarer ikke på spørgsmålet, men svaret gør",
    )


def test_either_reading_of_an_ambiguous_question_is_right_and_so_is_to_ask(faults: Faults) -> None:
    gold: dict[str, object] = {"ambiguous": True, "must_contain": [["28", "33"]], "trials": ["A"]}
    assert faults(gold, "28") == ()
    assert faults(gold, "33") == ()
    assert faults(gold, "Mener du A eller B?", status="clarify") == ()
    assert faults(gold, "17") == ("mangler: 28 / 33",)


def test_thanks_may_be_met_with_small_talk(faults: Faults) -> None:
    gold: dict[str, object] = {"answerable": False, "ambiguous": True}
    assert faults(gold, "Selv tak!", answer_type="smalltalk") == ()
    assert faults({"answerable": False}, "Selv tak!", answer_type="smalltalk") != ()
