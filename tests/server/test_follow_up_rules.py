"""Follow-ups of the kinds that people fall back on, over the shipped articles."""

from __future__ import annotations

import pytest

from server.phrases import noun_phrases
from server.service import Service
from tests.server.turns import resolved

HOUSING = "Flere billige boliger og fleksible boligløsninger"
CHILDREN = "Børn som vores vigtigste ressource"
WORK = (
    "En mere fleksibel og effektiv beskæftigelsesindsats, herunder nytænkning af "
    "integrationsområdet"
)
SECTORS = "Sammenhængende indsatser på tværs af sektorområder"
CITIZENS = "Øget borgerinvolvering og samskabelse"
SLEEP = "Fik man ja til søvnforbedrende velfærdsteknologier?"
MOST_REFUSED = "Hvilket netværk fik flest afslag?"
SECOND = "Hvor mange forsøg fik ja i anden runde?"
MORE = "Hvor mange flere forsøg fik ja i tredje runde end i anden?"


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        ((MOST_REFUSED, "Og hvem fik flest ja?"), "Hvilket netværk fik flest ja?"),
        ((MOST_REFUSED, "Og flest ja?"), "Hvilket netværk fik flest ja?"),
        ((MOST_REFUSED, "Og hvem færrest?"), "Hvilket netværk fik færrest afslag?"),
        ((MOST_REFUSED, "hvem fik mindst?"), "Hvilket netværk fik færrest afslag?"),
        ((MOST_REFUSED, "Hvad med det, der fik færrest?"), "Hvilket netværk fik færrest afslag?"),
        ((MOST_REFUSED, "Hvem ligger i bunden?"), "Hvilket netværk ligger i bunden?"),
        (
            (MOST_REFUSED, "Og hvem fik flest ja?", "Vis dem"),
            f"Hvilke forsøg i netværket »{WORK}« blev helt eller delvist imødekommet?",
        ),
        (
            (
                "Hvor mange forsøg blev afvist i tredje runde?",
                "Hvilket netværk stod for de fleste?",
            ),
            "Hvilket netværk har flest forsøg i tredje runde, der blev afvist?",
        ),
        (
            (
                "Hvor mange i bolignetværket blev afvist?",
                "Hvad med børnenetværket?",
                "Hvem af de to klarede sig dårligst?",
            ),
            f"Hvilket af netværkene »{HOUSING}« og »{CHILDREN}« klarede sig dårligst?",
        ),
    ],
)
def test_superlative_is_asked_of_all_again(
    questions: tuple[str, ...], expected: str, service: Service
) -> None:
    assert resolved(service, *questions) == expected


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (
            (MORE, "Og i forhold til den første?"),
            "Hvor mange flere forsøg fik ja i tredje runde end i første runde?",
        ),
        (
            (MORE, "Hvad så med første?"),
            "Hvor mange flere forsøg fik ja i tredje runde end i første runde?",
        ),
        (
            (SECOND, "Er det flere end i første?"),
            "Blev flere forsøg helt eller delvist imødekommet i anden runde end i første runde?",
        ),
        (
            (SECOND, "Er det flere end i første?", "Hvor mange flere er det?"),
            "Hvor mange flere forsøg blev helt eller delvist imødekommet i anden runde end i "
            "første runde?",
        ),
        (
            (SECOND, "Og sammenlignet med tredje?"),
            "Hvor mange flere forsøg blev helt eller delvist imødekommet i anden runde end i "
            "tredje runde?",
        ),
        (
            ("Hvor mange i bolignetværket blev afvist?", "Er det flere end i børnenetværket?"),
            f"Blev flere forsøg afvist i netværket »{HOUSING}« end i netværket »{CHILDREN}«?",
        ),
        (
            (MORE, "hvad bliver det for alle tre runder samlet"),
            "Hvor mange forsøg i første runde, anden runde og tredje runde blev helt eller "
            "delvist imødekommet i alt?",
        ),
        (
            (MORE, "Hvad er summen af alle tre?"),
            "Hvor mange forsøg i første runde, anden runde og tredje runde blev helt eller "
            "delvist imødekommet i alt?",
        ),
    ],
)
def test_one_is_held_against_another(
    questions: tuple[str, ...], expected: str, service: Service
) -> None:
    assert resolved(service, *questions) == expected


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (
            ("Hvornår begynder forsøgene fra anden runde?", "Hvor mange fik ja dengang?"),
            "Hvor mange fik ja i anden runde?",
        ),
        (
            ("Hvornår begynder forsøgene fra anden runde?", "Hvor mange var der i den runde?"),
            "Hvor mange forsøg var der i anden runde?",
        ),
        (
            ("Hvornår er evalueringen klar?", "Skal der tages stilling samme år?"),
            "Skal der tages stilling i 2020?",
        ),
        (
            (SLEEP, "Hvilket netværk hører det til?", "Hvad blev afvist dér?"),
            f"Hvad blev afvist i netværket »{SECTORS}«?",
        ),
        (
            (
                SLEEP,
                "Hvilket netværk hører det til?",
                "Hvad blev afvist dér?",
                "Hvor mange var med der?",
            ),
            f"Hvor mange forsøg i netværket »{SECTORS}« er der?",
        ),
        (
            (
                "Hvad skal resultaterne fra børnenetværket bruges til?",
                "Hvornår træder den lov i kraft?",
            ),
            "Hvornår træder den kommende Barnets Lov i kraft?",
        ),
        (
            (
                "Hvad skal resultaterne fra børnenetværket bruges til?",
                "Hvornår bliver loven vedtaget?",
            ),
            "Hvornår bliver den kommende Barnets Lov vedtaget?",
        ),
        (
            ("Hvad blev der af Caféer for alle?", "Hvor skulle de caféer ligge?"),
            "Hvor skulle »Caféer for alle« ligge?",
        ),
    ],
)
def test_pointing_word_says_what_it_points_at(
    questions: tuple[str, ...], expected: str, service: Service
) -> None:
    assert resolved(service, *questions) == expected


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (
            ("Hvor mange forsøg udbredes ikke?", "Hvilke 15 drejer det sig om?"),
            "Hvilke 15 forsøg udbredes ikke?",
        ),
        (
            ("Hvor mange forsøg udbredes ikke?", "Tak. Kan du også sige, hvilke 15 det er?"),
            "Hvilke 15 forsøg udbredes ikke?",
        ),
        (
            ("Hvor mange forsøg udbredes ikke?", "Og de 17, der blev indstillet, hvilke er det?"),
            "Hvilke 17 forsøg blev indstillet?",
        ),
        (
            ("Hvor mange i børnenetværket fik ja?", "Hvilke syv er det?"),
            f"Hvilke forsøg i netværket »{CHILDREN}« blev helt eller delvist imødekommet?",
        ),
        (
            ("Hvor mange i børnenetværket fik ja?", "Og den, der fik nej?"),
            f"Hvilke forsøg i netværket »{CHILDREN}« fik nej?",
        ),
        (
            (
                "Hvor mange ansøgninger kom der i tredje runde?",
                "Var der ikke også nogle fra runden før?",
            ),
            "Hvor mange ansøgninger fra forrige runde var med i tredje runde?",
        ),
        (
            ("Hvordan er der fulgt op på Frikommuneforsøg II?", "Hvor mange udbredes ikke?"),
            "Hvor mange forsøg i Frikommuneforsøg II udbredes ikke?",
        ),
        (
            ("Hvor mange nye forsøg fik ja i tredje runde?", "Og hvor mange blev afvist?"),
            "Hvor mange forsøg i tredje runde blev afvist?",
        ),
    ],
)
def test_number_and_rest_of_a_set(
    questions: tuple[str, ...], expected: str, service: Service
) -> None:
    assert resolved(service, *questions) == expected


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (
            ("Hvad blev der af Caféer for alle?", "Hvad søgte netværket ellers om?"),
            f"Hvad søgte netværket »{CITIZENS}« om ud over »Caféer for alle«?",
        ),
        (
            ("Hvad blev der af Caféer for alle?", "Hvilke andre forslag havde det netværk?"),
            f"Hvilke forsøg i netværket »{CITIZENS}« er der ud over »Caféer for alle«?",
        ),
        (
            ("Hvad blev der af Caféer for alle?", "Hvor mange søgte de i alt om?"),
            f"Hvor mange søgte netværket »{CITIZENS}« i alt om?",
        ),
        (
            (
                "Hvilke forsøg i bolignetværket blev delvist imødekommet?",
                "Hvor mange blev helt afvist?",
                "Fik nogen af dem et fuldt ja?",
            ),
            f"Fik nogen af forsøgene i netværket »{HOUSING}« et fuldt ja?",
        ),
        (
            ("Blev noget om frivillige kun delvist godkendt?", "og dem på efterløn?"),
            "Hvad blev afgørelsen om »Bedre mulighed for frivilligt arbejde for borgere, der er "
            "på efterløn«?",
        ),
        (
            ("Hvor mange forsøg fik delvist ja?", "Og hvad dækker »delvist« over?"),
            "Hvad dækker »delvist« over?",
        ),
    ],
)
def test_other_trials_of_the_network(
    questions: tuple[str, ...], expected: str, service: Service
) -> None:
    assert resolved(service, *questions) == expected


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (
            ("Hvad siger Kaare Dybvad Bek om forsøgene?", "Hvad er han minister for?"),
            "Hvad er Kaare Dybvad Bek minister for?",
        ),
        (
            (
                "Hvad siger Kaare Dybvad Bek om forsøgene?",
                "Og den anden minister, ham fra DK Nyt, hvad glæder han sig til?",
            ),
            "Hvad glæder Simon Emil Ammitzbøll-Bille sig til?",
        ),
        (
            ("Hvad siger Kaare Dybvad Bek om forsøgene?", "Hvem er det?"),
            "Hvem er Kaare Dybvad Bek?",
        ),
        (
            ("Hvor længe skal forsøgene forlænges?", "Hvornår kommer lovforslaget så?"),
            "Hvornår kommer lovforslaget om forlængelse af udvalgte forsøgshjemler?",
        ),
        (
            ("Hvornår ventes evalueringen?", "Hvad må evalueringen så koste?"),
            "Hvad må evalueringen af alle forsøg i frikommunerne koste?",
        ),
        (
            ("Kan kommunen få dispensation?", "Hvem kan søge om sådan en?"),
            "Hvem kan søge om sådan en?",
        ),
        (
            ("Hvornår åbner en nærklinik?", "Hvem kan søge om sådan en?"),
            "Hvem kan søge om en nærklinik?",
        ),
        (
            ("Må man sælge restarealer?", "Og bygge billigt?"),
            "Må man bygge billigt?",
        ),
        (
            ("Blev psykologernes journaliseringspligt afvist?", "Er der en grund til det?"),
            "Hvorfor blev »Psykologers registrerings- og journaliseringspligt« afvist?",
        ),
        (
            (
                "Hvor mange fik ja i tredje runde?",
                "Vil du også fortælle mig, hvornår de kan begynde?",
            ),
            "Hvornår kan forsøgene i tredje runde, der blev helt eller delvist imødekommet, "
            "begynde?",
        ),
        (
            ("Hvor mange fik ja i tredje runde?", "Ved du, hvem der bestemmer det?"),
            "Hvem bestemmer det?",
        ),
    ],
)
def test_person_reason_and_courtesy_of_asking(
    questions: tuple[str, ...], expected: str, service: Service
) -> None:
    assert resolved(service, *questions) == expected


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Hvilken lov har frikommuneforsøgene inspireret til?", ["lov", "frikommuneforsøgene"]),
        ("Hvad har netværket opnået med forsøgene?", ["netværket", "forsøgene"]),
        ("Hvad fik de ja til?", ["ja"]),
        ("Hvad har forsøget betydet for borgerne?", ["forsøget", "borgerne"]),
    ],
)
def test_participle_after_its_subject_is_no_noun(text: str, phrases: list[str]) -> None:
    assert [p.text for p in noun_phrases(text)] == phrases
