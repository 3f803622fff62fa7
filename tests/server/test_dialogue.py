from __future__ import annotations

import pytest

from corpus.collection import Collection
from corpus.status import TrialStatus
from server.answers.trial_items import VERBS
from server.decisions import YES_STATUSES
from server.dialogue import MAX_TURNS, Dialogue, Turn
from server.service import Service
from server.sources import Sources
from server.understanding import Understanding
from tests.server.turns import resolved, said

HOUSING = "Flere billige boliger og fleksible boligløsninger"
CHILDREN = "Børn som vores vigtigste ressource"
COUNT = "Hvor mange forsøg blev afvist i netværket om billige boliger?"


@pytest.fixture(scope="module")
def dialogue(sources: Sources) -> Dialogue:
    return Dialogue(sources)


def test_question_without_history_is_left_as_it_is(dialogue: Dialogue) -> None:
    assert dialogue.resolve(COUNT, []) == COUNT


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        ((COUNT, "Hvilke?"), f"Hvilke forsøg i netværket »{HOUSING}« blev afvist?"),
        ((COUNT, "Vis dem"), f"Hvilke forsøg i netværket »{HOUSING}« blev afvist?"),
        (
            (COUNT, "Og hvor mange fik delvist ja?"),
            f"Hvor mange forsøg i netværket »{HOUSING}« blev delvist imødekommet?",
        ),
        (
            (COUNT, "Hvad med børnenetværket?"),
            f"Hvor mange forsøg i netværket »{CHILDREN}« blev afvist?",
        ),
        (
            (COUNT, "Og hvor mange fik delvist ja?", "Hvad med børnenetværket?", "Hvilke?"),
            f"Hvilke forsøg i netværket »{CHILDREN}« blev delvist imødekommet?",
        ),
        (
            ("Hvor mange forsøg blev afvist?", "Hvor mange af dem er i boligområdet?"),
            f"Hvor mange forsøg i netværket »{HOUSING}« blev afvist?",
        ),
        (
            ("Hvor mange fik ja i anden runde?", "Og i første runde?"),
            "Hvor mange forsøg i første runde blev helt eller delvist imødekommet?",
        ),
        (
            ("Hvilket netværk har flest afslag?", "Hvor mange fik delvist ja?"),
            f"Hvor mange forsøg i netværket »{HOUSING}« blev delvist imødekommet?",
        ),
        (
            ("Hvem er Simon Emil Ammitzbøll-Bille?", "Hvad siger han om bureaukrati?"),
            "Hvad siger Simon Emil Ammitzbøll-Bille om bureaukrati?",
        ),
        (
            ("Blev Caféer for alle godkendt?", "Hvorfor blev den afvist?"),
            "Hvorfor blev »Caféer for alle« afvist?",
        ),
        (
            ("Hvor længe forlænges forsøgene?", "Hvornår er artiklen fra?"),
            "Hvornår er artiklen »Regeringen forlænger lovende frikommuneforsøg« fra?",
        ),
        (
            ("Hvor mange forsøg blev afvist i anden runde?", "og i første?", "og runden efter?"),
            "Hvor mange forsøg i anden runde blev afvist?",
        ),
        (
            (
                "Hvor mange fik ja i første runde?",
                "og i anden runde?",
                "og den tredje?",
                "Hvor mange er det i alt?",
            ),
            "Hvor mange forsøg i første runde, anden runde og tredje runde blev helt eller delvist "
            "imødekommet i alt?",
        ),
        (
            ("Hvor mange fik ja i første runde?", "og i anden?", "Hvor stor er forskellen?"),
            "Hvor mange flere forsøg blev helt eller delvist imødekommet i anden runde end i "
            "første runde?",
        ),
        (
            (COUNT, "og resten?"),
            f"Hvor mange forsøg i netværket »{HOUSING}« blev helt eller delvist imødekommet?",
        ),
        (
            (
                "Hvilke forsøg blev delvist imødekommet?",
                "Hvor mange af dem er i boligområdet?",
                "og den sidste, hvad er det for en?",
            ),
            f"Hvilke forsøg uden for netværket »{HOUSING}« blev delvist imødekommet?",
        ),
        (
            ("Hvilke forsøg handler om IGU?", "den med flygtninge, blev den godkendt?"),
            "Blev »Mulighed for at optage flygtninge over 40 år på IGU« godkendt?",
        ),
        (
            ("Blev Caféer for alle godkendt?", "Hvor mange andre i det netværk fik nej?"),
            "Hvor mange forsøg i netværket »Øget borgerinvolvering og samskabelse« blev afvist?",
        ),
        (
            ("Hvornår udløber forsøgshjemlerne i Frikommuneforsøg II?", "er det alle?"),
            "Udløber alle forsøgshjemlerne i Frikommuneforsøg II?",
        ),
        (
            (COUNT, "undskyld, i børnenetværket"),
            f"Hvor mange forsøg i netværket »{CHILDREN}« blev afvist?",
        ),
    ],
)
def test_follow_up_takes_over_what_it_leaves_out(
    questions: tuple[str, ...], expected: str, service: Service
) -> None:
    assert resolved(service, *questions) == expected


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (
            ("Blev telebus efter klokken 20 godkendt?", "Er du sikker?"),
            "Hvor står det, at »Telebus efter klokken 20« blev imødekommet?",
        ),
        (
            ("Hvem er transportminister?", "Hvad siger hun?", "Hvor står det?"),
            "Hvor står »Vi skal have flere til at lade bilen stå«?",
        ),
        (
            ("Blev telebus efter klokken 20 godkendt?", "Hvor gammelt er det?"),
            "Hvornår er artiklen »Kommuner må prøve nye veje til bus og cykel« fra?",
        ),
        (
            ("Blev telebus efter klokken 20 godkendt?", "Hvor gammelt er det?", "og den anden?"),
            "Hvornår er artiklen »Tre trafikforsøg fortsætter« fra?",
        ),
        (("Hvor mange forsøg blev afvist?", "Så det var 3?"), "Hvor mange forsøg blev afvist?"),
        (("Hvor mange forsøg blev afvist?", "Nævn lige de tre"), "Hvilke forsøg blev afvist?"),
        (
            ("Hvor mange forsøg blev afvist?", "nævn lige de to, der handler om bus"),
            "Hvilke forsøg om bus blev afvist?",
        ),
        (
            ("Hvor mange forsøg blev afvist?", "Og den sidste?"),
            "Hvad blev afgørelsen om »Lukning af skolegader for biler«?",
        ),
        (
            (
                "Blev natbussen mellem landsbyer godkendt?",
                "Gælder det samme for den med skolegaderne?",
            ),
            "Blev »Lukning af skolegader for biler« også afvist?",
        ),
        (
            (
                "Blev natbussen mellem landsbyer godkendt?",
                "Gælder det samme for den med skolegaderne?",
                "De to, ligger de i samme netværk?",
            ),
            "Ligger »Natbus mellem landsbyer« og »Lukning af skolegader for biler« i samme "
            "netværk?",
        ),
        (
            (
                "Blev natbussen mellem landsbyer godkendt?",
                "Hvad er det for et netværk?",
                "Hvor mange forsøg er der i det?",
            ),
            "Hvor mange forsøg er der i netværket »Bus og tog uden for byerne«?",
        ),
        (
            ("Blev natbussen mellem landsbyer godkendt?", "Gik den om hastighed igennem?"),
            "Gik »Lavere hastighed ved skoler« igennem?",
        ),
        (
            ("Hvem er transportminister?", "Fra hvilket parti?"),
            "Hvilket parti er Inger Rask fra?",
        ),
        (
            ("Hvor mange forsøg forlænges?", "Hvor længe?"),
            "Hvor længe forlænges de 3 forsøg?",
        ),
        (("Hvor mange forsøg forlænges?", "Hvad så med de 6?"), "Hvad gælder for de 6 forsøg?"),
        (
            ("Hvorfor forlænges forsøgene med fem år?", "Nå, to år. Hvorfor så det?"),
            "Hvorfor forlænges forsøgene med to år?",
        ),
        (
            (
                "Hvor mange forsøg i netværket om bus og tog blev afvist?",
                "nej, i skolevejsnetværket mener jeg",
            ),
            "Hvor mange forsøg i netværket »Tryg skolevej« blev afvist?",
        ),
        (
            (
                "Hvor mange forsøg i netværket om bus og tog blev afvist?",
                "Så dem om skoleveje? Hvor mange sagde man nej til der?",
            ),
            "Hvor mange forsøg i netværket »Tryg skolevej« blev afvist?",
        ),
        (
            (
                "Hvor mange forsøg i netværket om delebiler blev afvist?",
                "Hvilke af dem er om cykler?",
            ),
            "Hvilke forsøg i netværket »Delebiler og samkørsel« om cykler er der?",
        ),
        (
            ("Hvem er pressekontakt?", "Bor hun i byen, ved I det?"),
            "Bor Line Holt i byen?",
        ),
    ],
)
def test_follow_up_over_other_articles(
    questions: tuple[str, ...], expected: str, other_service: Service
) -> None:
    assert resolved(other_service, *questions) == expected


def test_other_person_of_an_office_is_the_one_that_was_not_talked_about(service: Service) -> None:
    first = "Hvem er indenrigsminister i artiklen om de 33 forsøg?"
    assert resolved(service, first, "Og den anden minister, hvad siger han?") == (
        "Hvad siger Kaare Dybvad Bek?"
    )


def test_round_is_added_to_a_number(service: Service) -> None:
    first = "Hvor mange forsøg fik ja i første og anden runde?"
    assert resolved(service, first, "Og med den tredje lagt til?") == (
        "Hvor mange forsøg i første runde, anden runde og tredje runde blev helt eller delvist "
        "imødekommet i alt?"
    )


def test_bare_number_is_that_of_a_round(service: Service) -> None:
    first = "Hvor mange forsøg fik ja i første runde?"
    assert resolved(service, first, "Hvor mange ansøgninger kom der i tredje?") == (
        "Hvor mange ansøgninger kom der i tredje runde?"
    )


def test_number_asked_of_another_round_leaves_the_one_before(service: Service) -> None:
    first = "Hvor mange forsøg fik nej i tredje runde?"
    assert resolved(service, first, "Hvor mange fik ja i anden?") == (
        "Hvor mange forsøg fik ja i anden runde?"
    )


def test_part_of_it_is_of_the_trial_talked_about(service: Service) -> None:
    first = "Hvad blev der svaret om forebyggelse af udsættelser?"
    assert resolved(service, first, "Hvilken del af det blev afvist?") == (
        "Hvilken del af »Forebyggelse af udsættelser« blev afvist?"
    )


def test_another_party_takes_the_place_of_the_one_asked_of(service: Service) -> None:
    first = "Er Venstre for forsøgene?"
    assert resolved(service, first, "Hvad så med enhedslisten?") == "Er Enhedslisten for forsøgene?"


def test_new_question_takes_nothing_over(service: Service) -> None:
    new = "Hvad siger Kaare Dybvad Bek om frikommunernes arbejde?"
    assert resolved(service, COUNT, new) == new


def test_courtesy_between_questions_is_passed_over(service: Service) -> None:
    assert resolved(service, "Hej!", "Hvor mange forsøg blev afvist?", "Tak!", "Hvilke?") == (
        "Hvilke forsøg blev afvist?"
    )


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Hej, hvor mange forsøg blev afvist?", "Hvor mange forsøg blev afvist?"),
        ("Tak. Hvor mange forsøg blev afvist?", "Hvor mange forsøg blev afvist?"),
        ("Okay hvor mange forsøg blev afvist?", "Hvor mange forsøg blev afvist?"),
        ("Tak for hjælpen!", "Tak for hjælpen!"),
        ("Hej!", "Hej!"),
    ],
)
def test_opening_courtesy_is_taken_off_a_question_and_left_alone_by_itself(
    text: str, bare: str, dialogue: Dialogue
) -> None:
    assert dialogue.resolve(text, []) == bare


def test_order_of_what_was_said_decides(service: Service) -> None:
    one = "Hvor mange forsøg blev afvist i børnenetværket?"
    assert resolved(service, COUNT, one, "Hvilke?") == (
        f"Hvilke forsøg i netværket »{CHILDREN}« blev afvist?"
    )
    assert resolved(service, one, COUNT, "Hvilke?") == (
        f"Hvilke forsøg i netværket »{HOUSING}« blev afvist?"
    )


def test_only_the_last_turns_are_read(dialogue: Dialogue) -> None:
    filler = said(*["Hej!", "Hej."] * (MAX_TURNS // 2))
    assert dialogue.resolve("Hvilke?", [*said(COUNT, "7 forsøg."), *filler]) == "Hvilke?"


def test_turns_without_words_are_passed_over(dialogue: Dialogue) -> None:
    turns = [*said(COUNT, "7 forsøg."), *said("???", "Skriv et spørgsmål.")]
    assert dialogue.resolve("Hvilke?", turns) == (
        f"Hvilke forsøg i netværket »{HOUSING}« blev afvist?"
    )


def test_reply_that_is_missing_is_no_hindrance(dialogue: Dialogue) -> None:
    turns = [Turn("user", COUNT), Turn("user", "Hvilke?"), Turn("assistant", "Dem her.")]
    assert dialogue.resolve("Hvor mange?", turns) == (
        f"Hvor mange forsøg i netværket »{HOUSING}« blev afvist?"
    )


@pytest.mark.parametrize("statuses", [*VERBS, frozenset[TrialStatus]()])
@pytest.mark.parametrize("opening", ["Hvor mange", "Hvilke"])
def test_canonical_question_is_read_back_to_what_it_was_made_of(
    statuses: frozenset[TrialStatus],
    opening: str,
    understanding: Understanding,
    collection: Collection,
) -> None:
    decided = f" {VERBS[statuses]}" if statuses else " er der"
    for network in collection.networks:
        question = f"{opening} forsøg i netværket »{network}« i tredje runde{decided}?"
        read = understanding.read(question)
        assert [n.network for n in read.networks] == [network]
        assert (read.statuses, read.rounds) == (statuses, frozenset({3}))
        assert not read.topic
        assert read.exact_yes or not statuses & YES_STATUSES
