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
