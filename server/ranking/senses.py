"""What is said to happen, in whatever words: a question's everyday ones, a document's own.

A synonym is one word for another; these are phrases (»ekstra tid« and »forlænge«, »nikke til« and
»tilslutning«), and which of them mean the same depends on which side says them.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from index.danish import folded_text


class Sense(StrEnum):
    """Something that a question may ask of and a sentence tell."""

    BEGINNING = "beginning"
    ENDING = "ending"
    EXTENSION = "extension"
    PROPOSAL = "proposal"
    CONSENT = "consent"
    ADOPTION = "adoption"
    SUPPORT = "support"
    EXAMPLES = "examples"
    CRITERIA = "criteria"
    VOTE = "vote"
    PROCEDURE = "procedure"
    RESULT = "result"
    LIMIT = "limit"
    EVALUATION = "evaluation"
    PARTICIPANTS = "participants"
    SIGNING_UP = "signing_up"
    DEADLINE = "deadline"
    FINDING = "finding"


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(phrases) + r")\b")


_MEASURE = r"hvor (?:laenge|lang\w*|meget|mange)|hvilken dato|hvornaar"
_GOES = r"(?:gaar?|gik|komme?r?|kom|saettes?|saetter|satte?|er|var)"
# What near words do not tell: a sentence that says nothing of it does not answer.
STRICT = frozenset({Sense.VOTE, Sense.PROCEDURE, Sense.DEADLINE})
# Against the folded words of a question.
_ASKED = {
    Sense.BEGINNING: _any(
        r"(?:op)?start(?:e[rs]?|ede|et|en|dato\w*)?", r"begynd(?:e[rs]?|te|t|else\w*)?", r"\w*ivaerksaett\w*", r"igangsaet\w*",
        rf"{_GOES} (?:\w+ ){{0,5}}?(?:i ?gang|i soeen|i luften)", r"traed\w* (?:\w+ ){0,4}?i kraft", r"ikrafttraed\w*",
        r"med det samme", r"straks",
    ),
    Sense.ENDING: _any(
        r"fald(?:e|er|t) (?:\w+ ){0,6}?(?:bort|vaek)", r"bortfald\w*", r"udloeb\w*", r"loeber? (?:\w+ ){0,4}?ud", r"slut(?:te[rs]?|tede|dato\w*)?", r"ophoer\w*", r"rinder? ud", r"hold\w* op",
        r"til hvilken da(?:g|to)", r"hvor laenge gaelder",
    ),
    Sense.EXTENSION: _any(
        rf"(?:{_MEASURE}) .*\bforlaeng(?:e[rst]?|et)", r"(?:betyder|forstaa|forstaas|menes|ligger) .*\bforlaeng(?:e[rst]?|et)", r"(?:ekstra|laengere|mere) (?:leve)?tid", r"ekstratid", r"ekstra (?:aar|maaned\w*)", r"(?:hvor )?(?:meget|lang\w*) (?:tid )?(?:laengere|mere)",
        r"(?:koere|koerer|leve|lever|loebe|loeber) videre", r"straekkes?", r"i live", r"laengere levetid", r"ekstra levetid",
    ),
    Sense.PROPOSAL: _any(
        r"(?:laegge[rs]?|lagt|lagde|saette[rs]?|sat) (?:\w+ ){0,6}?frem", r"fremsaet\w*", r"fremsat", r"fremlagt", r"fremlaegg\w*", r"\w*lov\w* (?:\w+ ){0,4}?paa bordet", r"praesenter\w*",
        r"(?:komme?r?|kom) (?:\w+ )?(?:med )?(?:\w+ ){0,3}?\w*lov(?:forslag\w*|en)", r"\w*lov(?:forslag\w*|en) (?:\w+ ){0,4}?kommer",
    ),
    Sense.CONSENT: _any(
        r"(?:skal|skulle|mangler?|manglede|behoever|maatte|fordrer|kraever) (?:\w+ ){0,9}?(?:sige? (?:\w+ ){0,2}?(?:god|ja|ok\w*)|nikke?|nik|godkend\w*|bakke|tilslutning|tilslutte|opbakning|stemple|blaastemple|velsigne|med paa|acceptere|samtykke|ind over|have lov)",
        r"(?:godkendelse|accept|tilslutning|opbakning|samtykke|ja) fra", r"har? (?:\w+ ){0,3}?sagt ja",
    ),
    Sense.ADOPTION: _any(r"vedtag(?:et|es)", r"vedtog", r"endeligt? (?:vedtag|godkend|beslut|afgjort|paa plads)\w*", r"(?:er|var) (?:det|den|de) (?:\w+ )?(?:sikker\w*|paa plads|givet)", r"(?:er|var) (?:\w+ ){1,4}?(?:helt )?(?:sikker\w*|paa plads)"),
    Sense.SUPPORT: _any(r"(?:stod|staar) (?:\w+ ){0,2}?bag", r"bakke[drt]?\w* (?:\w+ ){0,3}?op", r"stoette\w*", r"opbakning\w*"),
    Sense.EXAMPLES: _any(r"eksempl\w*", r"smagsproev\w*", r"(?:hvilke|hvad er det for) (?:\w+ )?emner", r"hvilke (?:to|tre|fire|fem) (?:ting|emner|omraader|felter)", r"i grove traek"),
    Sense.CRITERIA: _any(
        r"kriteri\w*", r"hvad (?:skal|skulle|kraeves|kraever)(?: det| der)? (?:til )?for at", r"skal der til", r"hvad afg(?:jorde|oer)\w*", r"betingels\w*",
        r"hvilke (?:\w+ ){0,2}?(?:er det )?(?:helt praecist )?(?:man|de|der|regeringen|i) (?:mener|menes|taenker)", r"udvaelgelse\w*", r"lever? op til",
    ),
    Sense.VOTE: _any(r"stemmetal\w*", r"stemt?e? (?:\w+ ){0,4}?(?:for|imod|mod|ja|nej|om)", r"afstemning\w*"),
    Sense.PROCEDURE: _any(
        r"(?:hvordan|hvorledes|hvor|hvem) (?:\w+ ){0,2}?(?:ansoeger|soeger|soege|tilmelder|melder) (?:man|jeg|vi|vores|en|de)", r"hvordan (?:\w+ ){0,2}?(?:man|jeg|vi)\b.*\b(?:an)?soeger?",
        r"hvordan (?:goer|gaar) (?:jeg|man|vi)", r"hvor (?:kan|skal|maa) (?:jeg|man|vi) (?:\w+ ){0,3}?(?:an)?soege\b",
        r"hvordan (?:bliver|kommer) (?:man|vi|jeg|en kommune|kommuner\w*|vores kommune)",
    ),
    Sense.RESULT: _any(r"endte? (?:\w+ )?med(?! at)", r"(?:foert|foerte|ledt|ledte) (?:\w+ ){0,6}?til", r"inspirer\w*", r"inspiration", r"munde\w* ud", r"(?:kom|kommet) (?:\w+ )?ud af", r"udbytte\w*"),
    Sense.LIMIT: _any(r"hoejeste? (?:\w+ )?(?:beloeb|tilskud|antal)", r"maks\w*", r"max\w*", r"hoejst", r"mindst(?! ud)", r"loft(?:et)?", r"graensen?"),
    Sense.EVALUATION: _any(r"(?:hvem|who) .*\b(?:evaluer\w*|foelgeforsk\w*|undersoeger|foelger)"),
    Sense.PARTICIPANTS: _any(r"hvilke (?:\w+ )?\w+ (?:er|var|bliver) (?:\w+ )?med", r"deltag(?:er|ere|erne|ende)", r"medvirk\w*"),
    Sense.SIGNING_UP: _any(r"tilmeld\w*", r"meld\w* (?:sig|mig|os)"),
    Sense.DEADLINE: _any(r"\w*frist(?:en|er|erne)?", r"deadline\w*"),
    Sense.FINDING: _any(r"(?:vis(?:te|er)|konkluder\w*|konklusion\w*|fandt|sagde) (?:\w+ ){0,3}?(?:evaluering\w*|undersoegels\w*|maaling\w*)", r"(?:evaluering\w*|undersoegels\w*|maaling\w*) (?:\w+ ){0,2}?(?:vis(?:te|er)|konkluder\w*|konklusion\w*|om)"),
}  # fmt: skip
# Against the folded words of a sentence.
_TOLD = {
    Sense.BEGINNING: _any(
        r"(?:saet\w*|satte?|gaa|gaar|gik|komme?r?|kom) (?:\w+ )?i gang", r"begynd(?:e[rs]?|te)", r"start(?:e[rs]?|ede)", r"traed\w* (?:\w+ ){0,4}?i kraft", r"ivaerksaettes", r"igangsaettes",
        r"gaeld(?:er|ende)? (?:\w+ )?fra",
    ),
    Sense.ENDING: _any(r"bortfald\w*", r"udloeb\w*", r"loeber? ud", r"slutte[rs]?", r"sluttede", r"ophoer\w*", r"gaeld\w* (?:\w+ ){0,2}?til", r"frem til", r"afslutte\w*"),
    Sense.EXTENSION: _any(r"(?:forlaenge[rst]?|forlaengede|forlaengelse\w*) (?:\w+ ){0,5}?(?:med|til|i|paa) (?:den )?(?:et|en|to|tre|fire|fem|\d+|yderligere|hoejst)", r"(?:viderefoeres|fortsaetter?|koerer) (?:\w+ ){0,5}?(?:til|frem til|indtil)"),
    Sense.PROPOSAL: _any(r"fremsat", r"fremsaett\w*", r"fremlaegge[rs]?", r"fremlagt", r"praesenter\w*"),
    Sense.CONSENT: _any(
        r"(?:skal|skulle|mangler|kraever|forudsaetter|vil soege|soeger|afventer) (?:\w+ ){0,5}?(?:tilslutning\w*|opbakning\w*|godkend\w*|samtykke\w*|vedtage\w*|accept\w*|lov)",
        r"(?:tilslutning|opbakning|samtykke|godkendelse) fra",
    ),
    Sense.ADOPTION: _any(
        r"vedtag(?:et|es)", r"vedtog", r"vil (?:\w+ ){0,2}?(?:soege|foreslaa|fremsaette)", r"foreslaas", r"ventes fremsat", r"(?:skal|mangler) (?:\w+ ){0,3}?(?:tilslutning\w*|opbakning\w*|godkend\w*|vedtages|stadfaest\w*)",
        r"tager (?:\w+ )?(?:endelig )?stilling", r"tiltraad\w*",
    ),
    Sense.SUPPORT: _any(r"bakke[drt]?\w* (?:\w+ ){0,3}?op", r"opbakning\w*", r"stoette\w*", r"tilslutning\w*", r"stemte (?:\w+ ){0,3}?for"),
    Sense.EXAMPLES: _any(r"blandt andet", r"bl a", r"f eks", r"for eksempel", r"fx", r"saasom", r"blandt andre"),
    Sense.CRITERIA: _any(r"det (?:gaelder|drejer sig om) (?!f eks|blandt|for eksempel)", r"der er tale om", r"betingels\w*", r"kriteri\w*", r"forudsaetning\w*", r"krav"),
    Sense.VOTE: _any(r"stemme[rs]?", r"stemte", r"enstemmigt?", r"flertal\w*", r"mindretal\w*", r"(?:\w+) mod (?:en|et|to|tre|fire|fem|\d+)"),
    Sense.PROCEDURE: _any(r"(?:ansoegning\w*|skema\w*|tilmelding\w*) (?:\w+ ){0,3}?(?:skal|sendes|indsendes|sker|foretages|kan)", r"(?:soeges?|ansoeges?|tilmelde) (?:\w+ ){0,2}?(?:via|hos|gennem|paa|digitalt)", r"henvende\w* sig"),
    Sense.RESULT: _any(r"inspirer\w*", r"(?:foert|foerte|foerer|ledt) (?:\w+ ){0,3}?til", r"resulter\w*", r"resultat\w*", r"grundlag\w* for", r"munde\w* ud", r"har givet", r"gav"),
    Sense.LIMIT: _any(r"hoejst", r"maks\w*", r"(?:ikke|ingen) (?:\w+ ){0,4}?(?:mere|flere|over|under) (?:end )?", r"mindst", r"loft(?:et)?", r"op til"),
    Sense.EVALUATION: _any(r"foelgeforsk\w*", r"evaluering\w* (?:\w+ )?(?:fra|af)", r"(?:udfoeres|udfoert|foelges|fulgt|gennemfoeres|lavet|evalueres) (?:\w+ )?af"),
    Sense.PARTICIPANTS: _any(r"deltag\w*", r"medvirk\w*", r"udgoer", r"omfatter", r"bestaar af"),
    Sense.SIGNING_UP: _any(r"tilmeld\w*", r"meld\w* sig"),
    Sense.DEADLINE: _any(r"\w*frist(?:en|er|erne)?", r"deadline\w*", r"senest", r"inden den \d+", r"inden udgangen"),
    Sense.FINDING: _any(r"vis(?:te|er)", r"konkluder\w*", r"fald(?:et|er|t)", r"faldt", r"steg(?:et)?", r"stig(?:er|ning\w*)", r"halver\w*", r"fordobl\w*", r"fra \d+(?: \w+)? til \d+"),
}  # fmt: skip


def may_tell(text: str, asked: frozenset[Sense]) -> bool:
    """Whether a sentence may answer a question of these senses."""
    return asked & STRICT <= senses_told(text)


@lru_cache(maxsize=4096)
def senses_asked(line: str) -> frozenset[Sense]:
    """What is asked of, by the folded words of a question."""
    return frozenset(sense for sense, pattern in _ASKED.items() if pattern.search(line))


@lru_cache(maxsize=65536)
def senses_told(text: str) -> frozenset[Sense]:
    """What a sentence tells."""
    line = folded_text(text)
    return frozenset(sense for sense, pattern in _TOLD.items() if pattern.search(line))
