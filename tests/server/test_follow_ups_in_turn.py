"""Pronouns, places, order and gaps of follow-ups, as they are understood after several turns."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.collection import make_collection
from corpus.document import Provenance, make_document
from index.encoder import load_encoder
from index.generation import build
from server.phrases import noun_groups, noun_phrases, stands_alone
from server.service import Service
from tests.server.turns import resolved

ARTICLES = Path(__file__).parent / "articles"
NEWS = Provenance(
    title="Ni forsøg på torvet får lov, fire får nej",
    publisher="Kildevang Kommune",
    published=date(2024, 5, 2),
)
REPORT = Provenance(title="Evaluering af skolehaveforsøget", publisher="Center for Læring")
HOUSING = "Flere billige boliger og fleksible boligløsninger"
CHILDREN = "Børn som vores vigtigste ressource"
SOCIAL = "Bedre styring af udgifterne på det specialiserede socialområde"
WORK = (
    "En mere fleksibel og effektiv beskæftigelsesindsats, herunder nytænkning af "
    "integrationsområdet"
)
SECTORS = "Sammenhængende indsatser på tværs af sektorområder"
TEAMS = "Rehabiliteringsteams – Teamets sammensætning og afholdelse af møder"
PSYCHOLOGISTS = "Psykologers registrerings- og journaliseringspligt"
REFUSED_WORK = "Hvilke forsøg i beskæftigelsesnetværket blev afvist?"
CHILDREN_YES = "Hvor mange forslag fra børnenetværket gik igennem?"
SOCIAL_YES = "Og hvor mange i socialområdets netværk?"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """A service over a town's news and a report on its schools."""
    collection = make_collection(
        make_document(name, (ARTICLES / name).read_text(encoding="utf-8"), known)
        for name, known in (("torv_nyhed.txt", NEWS), ("skolehave_evaluering.txt", REPORT))
    )
    return Service(collection, build(collection, load_encoder(), tmp_path_factory.mktemp("town")))


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (("Hvad vedtog byrådet?", "Hvem stemte imod den?"), "Hvem stemte imod planen?"),
        (("Hvad er en stadeplads?", "Hvad koster den?"), "Hvad koster en stadeplads?"),
        (
            ("Har eleverne motorredskaber?", "Har de handsker på?"),
            "Har eleverne handsker på?",
        ),
        (
            ("Hvad sker der med affaldsordningen?", "Er det frivilligt, at man deltager i den?"),
            "Er det frivilligt, at man deltager i affaldsordningen?",
        ),
        (
            ("Hvor mange penge er der brugt på haverne?", "Hvad går de til?"),
            "Hvad går de penge, der er brugt på haverne, til?",
        ),
        (
            ("Hvornår begynder forsøgene på torvet?", "Og hvornår er det slut?"),
            "Hvornår er forsøgene på torvet slut?",
        ),
        (
            (
                "Hvad er der besluttet om den, der blev udskudt?",
                "Og det forsøg er altså stoppet nu, så vidt jeg ved. Hvornår skete det?",
            ),
            "Hvornår skete det, at det forsøg er stoppet?",
        ),
        (
            (
                "Hvor mange torve er med?",
                "Og det der blev udsat, hvornår tages det op igen?",
                "Hvad blev resultatet?",
            ),
            "Hvad blev resultatet af det forsøg, der blev udsat?",
        ),
        (
            ("Hvad skete der med salg af levende dyr?", "Hvornår skete det?"),
            "Hvornår blev »Salg af levende dyr« afvist?",
        ),
    ],
)
def test_pronoun_stands_for_what_it_agrees_with(
    questions: tuple[str, ...], expected: str, town: Service
) -> None:
    assert resolved(town, *questions) == expected


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (
            ("Hvor meget faldt fraværet i skolerne i Rosendal?", "Og på torvene?"),
            "Hvor meget faldt fraværet på torvene i Rosendal?",
        ),
        (("Hvor mange stemte for planen?", "Og imod?"), "Hvor mange stemte imod planen?"),
        (
            ("Hvor mange stadepladser var der før forsøget?", "Og nu?"),
            "Hvor mange stadepladser var der nu?",
        ),
        (
            ("Hvilke torve kommer med i 2025?", "Og hvilke gør ikke?"),
            "Hvilke torve kommer ikke med i 2025?",
        ),
        (
            ("Hvor mange torve kommer med i 2025?", "Hvad med dem, der var med fra begyndelsen?"),
            "Hvor mange torve var med fra begyndelsen?",
        ),
        (
            ("Hvilke kommuner deltager i Kultur?", "Og i Handel?"),
            "Hvilke kommuner deltager i Handel?",
        ),
        (
            (
                "Hvor mange forsøg i Kultur blev afvist?",
                "Hvorfor blev fyrværkeriet afvist?",
                "Så dem om handel da? Hvor mange sagde man nej til der?",
            ),
            "Hvor mange forsøg i netværket »Handel« blev afvist?",
        ),
        (
            (
                "Hvor mange forsøg i Kultur blev afvist?",
                "Hvem vedtog planen?",
                "Hvad med dem, der fik delvist ja?",
            ),
            "Hvilke forsøg i netværket »Kultur« fik delvist ja?",
        ),
        (
            ("Hvilke forsøg blev delvist imødekommet?", "Hvad med det første?", "Og nummer to?"),
            "Hvad blev afgørelsen om »Kunst på kommunens lygtepæle«?",
        ),
        (
            (
                "Blev boder uden byggetilladelse godkendt?",
                "Og den, der handler om fyrværkeri, blev den afvist?",
            ),
            "Blev »Fyrværkeri hver lørdag« afvist?",
        ),
    ],
)
def test_piece_of_a_question_takes_the_place_of_its_like(
    questions: tuple[str, ...], expected: str, town: Service
) -> None:
    assert resolved(town, *questions) == expected


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (
            ("Hvad skal børnenetværkets resultater bruges til?", "Hvad kommer den til at rumme?"),
            "Hvad kommer den kommende Barnets Lov til at rumme?",
        ),
        (
            ("Hvornår begynder de nye forsøg?", "Skal nogen sige god for dem først?"),
            "Skal nogen sige god for de nye forsøg, før de nye forsøg begynder?",
        ),
        (
            ("Hvornår udløber de 15 forsøg, der ikke udbredes?", "Og dem der forlænges?"),
            "Hvornår udløber de forsøg, der forlænges?",
        ),
        (
            (
                "Hvad skal børnenetværkets resultater bruges til?",
                "Er der også et andet netværk, der har fået en ny lov ud af det?",
            ),
            "Er der også et andet netværk, der har fået en ny lov ud af det?",
        ),
        (
            (
                "Blev psykologernes pligter lempet?",
                "Hvad lov er det regeringen siger, det netværk skal være grundlag for?",
            ),
            f"Hvad lov er det regeringen siger, netværket »{CHILDREN}« skal være grundlag for?",
        ),
        (
            ("Skal Folketinget sige ja?", "Hvornår bliver lovforslaget fremsat?"),
            "Hvornår bliver lovforslaget fremsat?",
        ),
        (
            ("Hvornår forventes forsøgene sat i gang?", "Er evalueringen så klar samme år?"),
            "Er evalueringen af alle forsøg i frikommunerne klar i 2018?",
        ),
    ],
)
def test_clause_says_what_its_pronouns_and_adverbs_point_at(
    questions: tuple[str, ...], expected: str, service: Service
) -> None:
    assert resolved(service, *questions) == expected


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (
            (CHILDREN_YES, SOCIAL_YES),
            f"Hvor mange forsøg i netværket »{SOCIAL}« blev helt eller delvist imødekommet?",
        ),
        (
            (CHILDREN_YES, SOCIAL_YES, "Hvilken blev afvist i det første?"),
            f"Hvilke forsøg i netværket »{CHILDREN}« blev afvist?",
        ),
        (
            (CHILDREN_YES, SOCIAL_YES, "Hvilken blev afvist i det første?", "Hvad med det andet?"),
            f"Hvilke forsøg i netværket »{SOCIAL}« blev afvist?",
        ),
        (
            (REFUSED_WORK, "Hvem har søgt om nummer to?"),
            "Hvem har søgt om »Lempede regler for IGU«?",
        ),
        (
            (REFUSED_WORK, "Hvorfor blev de to første afvist?"),
            f"Hvorfor blev »{TEAMS}« og »Lempede regler for IGU« afvist?",
        ),
        (
            ("Hvor mange forslag handler om IGU?", "Hvem foreslog det med de over 40-årige?"),
            "Hvem foreslog »Mulighed for at optage flygtninge over 40 år på IGU«?",
        ),
        (
            (
                "Hvilke forsøg i børnenetværket blev imødekommet?",
                "Hvilken kommune var det, der foreslog det med psykologerne?",
            ),
            f"Hvilken kommune foreslog »{PSYCHOLOGISTS}«?",
        ),
        (
            (
                "Hvad blev der af lempede mentorregler?",
                "Hvad med resten i det netværk, hvor mange blev sagt nej til?",
            ),
            f"Hvor mange forsøg i netværket »{WORK}« blev afvist?",
        ),
        (
            (
                "Blev klippekortsordningen godkendt?",
                "Er der andre fra samme gruppe, der blev afvist?",
            ),
            f"Er der andre fra netværket »{SECTORS}«, der blev afvist?",
        ),
        (
            (
                "Blev forslaget om mentorregler godkendt?",
                "Hvor mange af deres forslag blev afvist?",
            ),
            f"Hvor mange af netværket »{WORK}«s forslag blev afvist?",
        ),
        (
            (
                "Ansøgningerne om IGU: hvordan gik det den om at optage folk tidligere?",
                "Er der flere om det samme emne i et andet netværk?",
            ),
            "Er der flere forsøg om IGU i et andet netværk?",
        ),
        (
            ("Hvilke forsøg i bolignetværket blev delvist imødekommet?", "Hvad betyder det?"),
            "Hvad betyder det, at et forsøg blev delvist imødekommet?",
        ),
        (
            ("Hvilke netværk er der?", "Hvor mange forsøg har det om børn?"),
            f"Hvor mange forsøg har netværket »{CHILDREN}«?",
        ),
        (
            (
                "Hvilken gruppe hører caféer for alle til?",
                "Hvor mange i den gruppe fik afslag?",
            ),
            "Hvor mange forsøg i netværket »Øget borgerinvolvering og samskabelse« blev afvist?",
        ),
        (
            ("Hvad er formålet med frikommuneforsøgene?", "Og hvad siger Dybvad?"),
            "Hvad siger Dybvad om formålet med frikommuneforsøgene?",
        ),
        (
            ("Hvornår kan forsøgene fra tredje runde begynde?", "Hvornår åbner den næste?"),
            "Hvornår åbner fjerde runde?",
        ),
    ],
)
def test_one_or_some_of_those_talked_about_are_meant(
    questions: tuple[str, ...], expected: str, service: Service
) -> None:
    assert resolved(service, *questions) == expected


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (
            ("Hvem var indenrigsminister, da de 33 forsøg kom?", "Hvem er det i den fra 2021?"),
            "Hvem var indenrigsminister i artiklen fra 2021?",
        ),
        (
            (
                "Hvem var indenrigsminister, da de 33 forsøg kom?",
                "Hvem er det i den fra 2021?",
                "hans parti?",
            ),
            "Hvad er Kaare Dybvad Beks parti?",
        ),
        (
            ("Hvad siger artiklen fra 2021 om beskæftigelse?", "Og hvad siger den om børn?"),
            "Hvad siger artiklen fra 2021 om børn?",
        ),
        (
            ("Blev lempede mentorregler godkendt?", "Gælder det også caféerne?"),
            "Blev »Caféer for alle« også imødekommet?",
        ),
        (
            ("Hvem kan pressen kontakte?", "Hvad er vedkommendes titel?"),
            "Hvad er Michael Højgaard Bangs titel?",
        ),
        (
            ("Blev caféer for alle godkendt?", "hvor staar det"),
            "Hvor står det, at »Caféer for alle« blev imødekommet?",
        ),
        (
            (
                "How many applications were rejected in the third round?",
                "And how many of those were about housing?",
            ),
            f"Hvor mange forsøg i netværket »{HOUSING}« i tredje runde blev afvist?",
        ),
        (
            (
                "How many applications were rejected in the third round?",
                "And how many of those were about housing?",
                "Why?",
            ),
            f"Hvorfor blev forsøgene i netværket »{HOUSING}« i tredje runde afvist?",
        ),
    ],
)
def test_last_question_is_asked_anew_of_another_place_or_in_other_words(
    questions: tuple[str, ...], expected: str, service: Service
) -> None:
    assert resolved(service, *questions) == expected


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Hvad giver chefen det skylden for?", ["chefen", "skylden"]),
        ("Har eleverne motorredskaber?", ["eleverne", "motorredskaber"]),
        ("Kan almene boligselskaber?", ["almene boligselskaber"]),
        ("Hvornår går det tilbage til normalen?", ["normalen"]),
        ("Skal Folketinget først sige ja?", ["Folketinget", "ja"]),
    ],
)
def test_noun_phrase_ends_where_another_begins(text: str, phrases: list[str]) -> None:
    assert [p.text for p in noun_phrases(text)] == phrases


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Hvor meget af det betalte staten?", True),
        ("Hvad giver chefen det skylden for?", True),
        ("Hvornår skal den være klar?", True),
        ("Hvornår kommer den nye lov?", False),
        ("Hvornår kommer den anden lov?", False),
    ],
)
def test_pronoun_is_no_article_before_what_bears_none(text: str, alone: bool) -> None:
    at = next(text.index(f" {w} ") + 1 for w in ("det", "den") if f" {w} " in text)
    assert stands_alone(text, at) is alone


def test_noun_groups_are_also_those_that_prepositions_attach() -> None:
    text = "De indgår i en del af grundlaget for den kommende lov"
    assert [p.text for p in noun_groups(text)] == ["en del", "grundlaget", "den kommende lov"]
