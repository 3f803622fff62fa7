from __future__ import annotations

from corpus.document import Provenance, make_document
from corpus.passage import PassageKind
from corpus.segment import segment
from corpus.trials import trials_of

LETTER = """Vang Kommune
Sagsnr.: 2023-04417

Svar på ansøgning om frirumsforsøg

Kære bestyrelse

Tak for jeres ansøgning om fire forsøg. Udvalget har truffet følgende afgørelser:

1. Kortere skoledage i 4.-6. klasse: Imødekommes.
Skoledagen kan afkortes med op til tre lektioner om ugen.

2. Karakterfri 7. og 8. klasse: Imødekommes delvist.
Forsøget godkendes for 7. klasse.

3. Eget budget til specialundervisning: Afslås.
Skolen er for lille til at bære den økonomiske risiko.

4. Fælles forældrebestyrelse: Udsat.
Vi mangler en udtalelse. Den skal være os i hænde senest den 15. august 2023.

Venlig hilsen

Ole Holm
"""


def test_each_decision_of_a_letter_is_a_trial_with_its_reasons_below() -> None:
    document = make_document("brev.txt", LETTER, Provenance())
    passages = segment(document)
    trials = trials_of([(document, passages)])
    assert [(t.title, t.status.value, t.networks) for t in trials] == [
        ("Kortere skoledage i 4.-6. klasse", "approved", ()),
        ("Karakterfri 7. og 8. klasse", "partly", ()),
        ("Eget budget til specialundervisning", "rejected", ()),
        ("Fælles forældrebestyrelse", "pending", ()),
    ]
    below = [p for p in passages if p.kind is PassageKind.PARAGRAPH and p.depth]
    assert [p.text.split(".")[0] for p in below] == [
        "Skoledagen kan afkortes med op til tre lektioner om ugen",
        "Forsøget godkendes for 7",
        "Skolen er for lille til at bære den økonomiske risiko",
        "Vi mangler en udtalelse",
    ]


def test_one_such_paragraph_alone_is_text() -> None:
    text = "Svar på ansøgning om forsøg\n\nKortere skoledage: Imødekommes.\nDet gælder fra maj.\n"
    document = make_document("brev.txt", text, Provenance())
    assert not trials_of([(document, segment(document))])


HEADED = """MINISTERIET FOR FRIE KYSTER

Svar på Vang Kommunes ansøgninger om forsøg

Ministeriet modtog tre ansøgninger om forsøg fra Vang Kommune.

1. Ansøgning om digitale jobsamtaler (imødekommes)

Kommunen kan holde alle opfølgende samtaler over video eller telefon.

2. Ansøgning om længere kørselsfri periode (afslås)

Ansøgningen afslås, da forslaget ville forringe borgernes retsstilling.

3. Ansøgning om fritagelse for udbud (imødekommes delvist)

Ministeriet kan alene imødekomme ansøgningen for de tre øer.
"""


def test_headings_that_end_in_a_decision_are_trials() -> None:
    document = make_document("svar.txt", HEADED, Provenance())
    passages = segment(document)
    assert [(t.title, t.status.value) for t in trials_of([(document, passages)])] == [
        ("Ansøgning om digitale jobsamtaler", "approved"),
        ("Ansøgning om længere kørselsfri periode", "rejected"),
        ("Ansøgning om fritagelse for udbud", "partly"),
    ]


LETTERED = """Træning hvor livet leves

Netværket afprøver tre forsøg:

- Forsøg A: Fravigelse af fristen på syv dage
- Forsøg B: Træning over skærm uden undersøgelse
- Forsøg C: Udlån af udstyr uden bevilling
"""


def test_letters_that_number_trials_stand_for_no_groups() -> None:
    document = make_document("plan.txt", LETTERED, Provenance())
    passages = segment(document)
    assert [(t.title, t.networks) for t in trials_of([(document, passages)])] == [
        ("Forsøg A: Fravigelse af fristen på syv dage", ()),
        ("Forsøg B: Træning over skærm uden undersøgelse", ()),
        ("Forsøg C: Udlån af udstyr uden bevilling", ()),
    ]


LABELLED = """Svar på anden runde

Otte ansøgninger om forsøg er behandlet.

Natur ved vandet

Deltagere: Vang (tovholder), Bro og Holme

- Mindre solcelleanlæg uden tilladelse (godkendt)
- Godkendelse af shelterpladser (afslag)
"""


def test_who_takes_part_stands_between_a_network_and_its_trials() -> None:
    document = make_document("runde.txt", LABELLED, Provenance())
    passages = segment(document)
    assert [(t.title, t.status.value, t.networks) for t in trials_of([(document, passages)])] == [
        ("Mindre solcelleanlæg uden tilladelse", "approved", ("Natur ved vandet",)),
        ("Godkendelse af shelterpladser", "rejected", ("Natur ved vandet",)),
    ]
