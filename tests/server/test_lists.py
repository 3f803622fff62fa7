"""Which list, network or points a question means, over several invented articles at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.collection import make_collection
from corpus.document import Document, Provenance, make_document
from corpus.status import TrialStatus
from index.encoder import load_encoder
from index.generation import build
from server.answer import Answer, AnswerStatus
from server.service import Service

HARBOURS = "Ministeren svarer på ansøgninger om friere havnedrift"
HARBOUR_TEXT = """\
Kystministeriet

Ministeren svarer på ansøgninger om friere havnedrift

Kommuner med lystbådehavne har søgt i Havneforsøget. 3 af 6 ansøgninger er imødekommet helt
eller delvist. Står der »afslag« efter et punkt, er det afvist; »delvist« er et delvist ja.

Moler og bassiner
 • Fælles uddybning på tværs af kommuner
 • Flydebroer uden lokalplan (afslag)
 • Vinterlukning af små bassiner (delvist)

Gæster og kajplads
 • Kajplads til husbåde i ti år (afslag)
 • Fælles booking af gæstepladser
 • Salg af mad fra både (afslag)
"""
LIBRARIES = "Svar på forslag om selvbetjente biblioteker"
LIBRARY_TEXT = """\
Svar på forslag om selvbetjente biblioteker

De fire netværk af biblioteker har sendt forslag ind. Netværkene får svar her. Netværket Læsere i
skolegården og netværket Åbent døgnet rundt sendte flest. Umærkede forslag er imødekommet. Står der
»afslag« efter et forslag, er det afvist; »delvist« er et delvist ja.

Læsere i skolegården
 • Udlån fra skolens reoler
 • Bibliotek i SFO-tiden (afslag)

Åbent døgnet rundt på tværs af sogne
 • Adgang med sygesikringskort
 • Ubemandet nataften (afslag)

Fritidsviden og egnshistorie
 • Egnsarkiv i kælderen (afslag)
 • Kørende egnshistorie (delvist)

Musiklån
 • Instrumenter til udlån
 • Noder i fri cirkulation
"""
REPORT = "Evaluering af ordningen med vejlaug i Tangby"
REPORT_TEXT = """\
Evaluering af ordningen med vejlaug i Tangby

Ordningen har været i brug i to år i seks afdelinger. Afdelingerne har været tilfredse.

Afdelingernes ønsker

Sådan vil de seks afdelinger gå videre:
 * Vejafdelingen: fortsætter uden ændringer
 * Parkafdelingen: fortsætter uden ændringer
 * Snerydningen: venter et år
 * Affaldsafdelingen: ophører til nytår

Anbefalinger

Konsulenterne giver tre anbefalinger til andre kommuner:
1. Aftal fordelingen af udgifter, før der graves.
2. Hold et fælles møde hvert forår.
3. Skriv ned, hvem der rydder sne.
"""


def _document(id_: str, title: str, text: str, default: TrialStatus | None) -> Document:
    return make_document(id_, text, Provenance(title=title, default_status=default))


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """Two lists of trials, one of them of networks, and a report with lists of other things."""
    collection = make_collection(
        [
            _document("havne", HARBOURS, HARBOUR_TEXT, TrialStatus.APPROVED),
            _document("biblioteker", LIBRARIES, LIBRARY_TEXT, TrialStatus.APPROVED),
            _document("vejlaug", REPORT, REPORT_TEXT, None),
        ]
    )
    return Service(collection, build(collection, load_encoder(), tmp_path_factory.mktemp("three")))


def headline(answer: Answer) -> str:
    return answer.text.split("\n")[0]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # What the title says that trials are of, alone or in a compound, and a scheme's own name.
        ("Hvor mange ansøgninger om havnedrift blev afvist?", (HARBOURS, 3)),
        ("Hvor mange havneansøgninger fik nej?", (HARBOURS, 3)),
        ("Hvor mange forslag i Havneforsøget blev afvist?", (HARBOURS, 3)),
        ("Hvor mange af biblioteksforslagene blev afvist?", (LIBRARIES, 3)),
        # As many as the list has.
        ("Hvor mange af de seks ansøgninger blev afvist?", (HARBOURS, 3)),
        ("Hvor mange af de 8 forslag blev afvist?", (LIBRARIES, 3)),
    ],
)
def test_list_is_told_by_what_its_scheme_is_called(
    question: str, told: tuple[str, int], three: Service
) -> None:
    title, number = told
    answer = three.ask(question)
    expected = f"{number} forsøg i »{title}« blev afvist [1] [2] [3]."
    assert (headline(answer), len(answer.trials)) == (expected, number)


def test_decisions_of_one_list_are_set_against_each_other(three: Service) -> None:
    answer = three.ask("Hvad er forskellen på antallet af afslag og delvise ja i havnerunden?")
    assert headline(answer) == "Forskellen er 2: 3 mod 1, flest i forsøg, der blev afvist."


def test_topic_within_a_list_is_still_a_topic(three: Service) -> None:
    answer = three.ask("Hvilke forslag handler om egnshistorie?")
    assert [e.trial.title for e in answer.trials] == ["Kørende egnshistorie"]


@pytest.mark.parametrize(
    ("question", "network"),
    [
        ("Hvilke forslag fik nej i skolegårds netværket?", "Læsere i skolegården"),
        (
            "Hvilke forslag fik nej i netværket om flersogne adgang døgnet rundt?",
            "Åbent døgnet rundt på tværs af sogne",
        ),
        ("Hvilke forslag fik nej i egnshistorienetværkets bunke?", "Fritidsviden og egnshistorie"),
    ],
)
def test_network_is_known_by_other_words(question: str, network: str, three: Service) -> None:
    answer = three.ask(question)
    assert headline(answer) == f"1 forsøg i netværket »{network}« blev afvist [1]:"


def test_unknown_network_is_not_answered_by_all_trials(three: Service) -> None:
    answer = three.ask("Hvor mange forslag fra cykelnetværket blev afvist?")
    assert (answer.status, answer.trials) == (AnswerStatus.ABSTAINED, ())


def test_networks_with_none_of_a_decision(three: Service) -> None:
    answer = three.ask("Hvilke af de fire netværk har ikke en eneste afvisning?")
    assert headline(answer).startswith("1 af de 4 netværk har ingen forsøg, der blev afvist")
    assert "»Musiklån«" in headline(answer)


def test_wrong_number_of_networks_is_corrected(three: Service) -> None:
    answer = three.ask("Hvilke af de 19 netværk i bibliotekslisten fik afslag?")
    assert headline(answer) == "Det passer ikke: der er 4 netværk og ikke 19."
    assert answer.status is AnswerStatus.PARTIAL


def test_decisions_are_distributed(three: Service) -> None:
    answer = three.ask("Hvordan fordeler de 8 udfald sig på ja, delvist ja og nej?")
    assert headline(answer).startswith(
        f"8 forsøg i »{LIBRARIES}« står i kilden, 4 imødekommet fuldt ud, 1 delvist imødekommet "
        "og 3 afvist"
    )


def test_points_that_are_no_trials_are_given_word_for_word(three: Service) -> None:
    answer = three.ask("Hvilke anbefalinger giver konsulenterne?")
    assert answer.text.split("\n")[:4] == [
        "»Konsulenterne giver tre anbefalinger til andre kommuner« [1]:",
        "– Aftal fordelingen af udgifter, før der graves. [2]",
        "– Hold et fælles møde hvert forår. [3]",
        "– Skriv ned, hvem der rydder sne. [4]",
    ]


@pytest.mark.parametrize(
    ("question", "number", "points"),
    [
        (
            "Hvor mange afdelinger fortsætter uden ændringer?",
            2,
            ["Vejafdelingen", "Parkafdelingen"],
        ),
        ("Hvor mange afdelinger ophører til nytår?", 1, ["Affaldsafdelingen"]),
    ],
)
def test_points_are_counted_by_what_is_said_of_them(
    question: str, number: int, points: list[str], three: Service
) -> None:
    answer = three.ask(question)
    assert headline(answer).startswith(f"{number} [1]")
    assert [line[2:].split(":")[0] for line in answer.text.split("\n") if line[:1] == "–"] == points


def test_one_trial_more_than_an_answer_names_is_named_too(tmp_path: Path) -> None:
    items = "\n".join(f" - Afvist: Forsøg med lygte nummer {n} på stien" for n in range(1, 22))
    text = f"Svar om stilygter\n\nHer er svarene på ansøgningerne.\n\nLygter\n{items}\n"
    collection = make_collection([_document("lygter", "Svar om stilygter", text, None)])
    service = Service(collection, build(collection, load_encoder(), tmp_path))
    answer = service.ask("Hvor mange forsøg blev afvist?")
    assert headline(answer).startswith("21 forsøg blev afvist")
    assert answer.text.count("\n– ") == 21


STREETS = "Fire ansøgninger får svar i Lune Gader"
STREETS_TEXT = """\
Fire ansøgninger får svar i Lune Gader

Uden mærke er en ansøgning imødekommet; »afslag« er et nej.

Træer og bænke
 • Lindetræer i vejsiden
 • Bænke på fortovet (afslag)

Fart og færdsel
 • Cykler mod ensretningen (afslag)
 • Gågade om lørdagen
"""


@pytest.mark.parametrize(
    "question",
    [
        "Hvor mange ansøgninger i Lune Gader blev afvist?",
        "hvor mange fik nej i lune gader",
    ],
)
def test_list_is_told_by_a_name_in_its_title(question: str, tmp_path: Path) -> None:
    collection = make_collection(
        [
            _document("gader", STREETS, STREETS_TEXT, TrialStatus.APPROVED),
            _document("havne", HARBOURS, HARBOUR_TEXT, TrialStatus.APPROVED),
        ]
    )
    service = Service(collection, build(collection, load_encoder(), tmp_path))
    assert headline(service.ask(question)) == f"2 forsøg i »{STREETS}« blev afvist [1] [2]."


def test_list_is_told_by_what_its_title_begins_with(tmp_path: Path) -> None:
    title = "Gadebanen 2031-2034: svar på fire ansøgninger"
    collection = make_collection(
        [
            _document("gader", title, STREETS_TEXT.replace(STREETS, title), TrialStatus.APPROVED),
            _document("havne", HARBOURS, HARBOUR_TEXT, TrialStatus.APPROVED),
        ]
    )
    service = Service(collection, build(collection, load_encoder(), tmp_path))
    answer = service.ask("Hvor mange ansøgninger på Gadebanen blev afvist?")
    assert headline(answer) == f"2 forsøg i »{title}« blev afvist [1] [2]."
