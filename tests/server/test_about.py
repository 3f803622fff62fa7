from __future__ import annotations

import pytest

from index.danish import analyse
from server.about import read_about
from server.question import Asked


def asked(text: str, *, somebody: bool = False) -> Asked | None:
    line = " ".join(t.folded for t in analyse(text))
    return read_about(line, text, names_somebody=somebody)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hvornår blev artiklen om rotteplagen lagt på nettet?", Asked.PUBLISHED),
        ("Artiklen om vandafledning – hvor gammel er den?", Asked.PUBLISHED),
        ("Hvornår blev notatet om laks senest opdateret?", Asked.PUBLISHED),
        ("Er nyheden om færgen fra 2031?", Asked.PUBLISHED),
        ("Hvilket medie bragte historien om den druknede traktor?", Asked.PUBLISHER),
        ("hvis pressemeddelelse er det egentlig", Asked.PUBLISHER),
        ("Hvem har begået teksten om friplejehjem?", Asked.AUTHOR),
        ("hvad hed journalisten bag historien om busserne", Asked.AUTHOR),
        ("Hvad er rubrikken på nyheden fra maj?", Asked.TITLE),
        ("Hvad hedder artiklen om busser?", Asked.TITLE),
        ("Hvad står der i manchetten?", Asked.LEAD),
        ("Hvad handler nyheden om færgen om?", Asked.SUMMARY),
        ("Opsummer lige pressemeddelelsen", Asked.SUMMARY),
        ("Hvad er forskellen på de to notater?", Asked.SUMMARY),
        ("Hvilke dokumenter har I liggende?", Asked.DOCUMENTS),
        ("Hvilken af artiklerne er ældst?", Asked.DOCUMENTS),
        ("Bruger du kunstig intelligens?", Asked.SERVICE),
        ("Må jeg få et link til standardkontrakten?", Asked.LINK),
        ("Hvem skal man have fat i, hvis man vil høre mere?", Asked.CONTACT),
        ("Vil du give mig mailen på pressemanden?", Asked.CONTACT),
        ("lho@trafik.example – hvis er det?", Asked.CONTACT),
        ("Hvem var det, der kaldte sprogprøven »en papirtiger«?", Asked.SPEAKER),
        ("Der er en, som siger, at varmen bliver dyr. Hvem?", Asked.SPEAKER),
        ("Giv mig borgmesterens ordrette kommentar", Asked.QUOTE),
        ("Under hvilken overskrift skriver de om madspild?", Asked.PLACE_IN_TEXT),
        ("Hvilken af artiklerne var det, der nævnte lattergas?", Asked.PLACE_IN_TEXT),
        ("Peg på det sted, der viser det", Asked.PLACE_IN_TEXT),
        ("Hvor ringer man hen om svaret?", Asked.CONTACT),
        ("Hvad er kilden til, at maden er økologisk?", Asked.PLACE_IN_TEXT),
        ("Find sætningen om, at maden er økologisk", Asked.PLACE_IN_TEXT),
        ("Gengiv ordret den linje, der siger, at maden er økologisk", Asked.PLACE_IN_TEXT),
        ("Citér stedet i notatet, hvor der står noget om maden", Asked.PLACE_IN_TEXT),
        ("Dokumenter, at maden er økologisk", Asked.PLACE_IN_TEXT),
        ("Hvor står kontaktpersonen nævnt?", Asked.PLACE_IN_TEXT),
        ("17-tallet i teksten, hvad dækker det over?", Asked.NUMBER_MEANING),
        ("Hvad gemmer der sig bag tallet 38?", Asked.NUMBER_MEANING),
        ("hvad er de 18", Asked.NUMBER_MEANING),
    ],
)
def test_what_is_asked_is_told_by_words_together(text: str, kind: Asked) -> None:
    assert asked(text) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hvad hed han nu, ministeren?", Asked.PERSON),
        ("Hvilket parti er ministeren fra?", Asked.PERSON),
        ("Hvad står der i parentesen efter ministerens navn?", Asked.PERSON),
        ("Hvad mener ministeren om busserne?", Asked.QUOTE),
        ("Citér sætningen, hvor ministeren roser busserne", Asked.QUOTE),
        ("Hvad er ministerens nummer?", Asked.CONTACT),
        ("Hvad skal det gøre godt for, hvis man spørger ministeren?", Asked.QUOTE),
    ],
)
def test_somebody_named_is_asked_about(text: str, kind: Asked) -> None:
    assert asked(text, somebody=True) is kind


@pytest.mark.parametrize(
    "text",
    [
        "Hvornår begynder forsøgene ifølge artiklen fra 2031?",
        "Hvornår blev loven vedtaget, som nyheden skriver?",
        "Hvem sagde nej til natbussen?",
        "Hvor mange minutter er ventetiden på telefonen?",
        "Blev det fleksible kontaktforløb godkendt?",
        "Hvor står sagen med natbussen?",
        "Nu hvor der er skrevet under, hvad sker der så?",
        "Hvem skrev ansøgningen?",
        "Hvor mange artikler nævner tallet 17?",
        "Hvad er afgørelsen om mobil borgerservice?",
    ],
)
def test_words_of_documents_beside_the_matter_ask_nothing_of_them(text: str) -> None:
    assert asked(text) is None
