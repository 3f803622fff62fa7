"""How resolved questions are worded: genitives, capitals, particles, pronouns replaced."""

from __future__ import annotations

import re

from index.danish import analyse
from server.capitals import uncapital
from server.danish_text import capitalised
from server.indirect import told_directly
from server.phrases import is_verb, stands_alone

JOINER = re.compile(r"^\W*(?:(?:og|men|så|altså|nå|samt|and)\b\s*(?=\S))+", re.IGNORECASE)
HE = re.compile(r"\b(?P<word>han|hun|ham|hende|hans|hendes|vedkommendes?)\b", re.IGNORECASE)
FILLER = re.compile(
    r"(?<=\w) ellers\b(?! end| \w+e\b)|(?<=\w) egentlig(?= for\b)|"
    r"(?<=\w),? (?:så|da|altså|egentlig|nu|overhovedet)(?=\W*$)|"
    r"(?<=[\w«])(?<!\bom)(?<!\bi)(?<!\blige) (?:så|altså|da)"
    r"(?= (?!at\b|vidt\b|mange\b|meget\b|stor\w*\b|(?:de|vi|man|han|hun) (?!\w+es?\b)))|"
    r"(?<=[\w«]),? (?:i øvrigt|for resten|forresten)(?=\W*$)",
    re.IGNORECASE,
)
_ALL_THAT = re.compile(
    r"^\W*(?:vis|nævn|list|giv)(?: mig)? (?:alt|alt det|det),? (?:hvad )?(?P<subject>[\wæøå -]+?) "
    r"(?P<verb>har|havde|fik|får|blev|skal|må) (?P<rest>.+)$",
    re.IGNORECASE,
)
_PUT = re.compile(r"\b(?:den|det|de|dem|dette|denne|(?P<owner>deres|dens|dets))\b", re.IGNORECASE)
_OWNING = frozenset(["hans", "hendes", "vedkommendes"])
# »Så det er hvor mange i alt?«
_ECHO = re.compile(
    r"^\W*(?:så |altså |og )*(?P<subject>det|der|de) (?P<verb>er|var|bliver|blev|giver|fik) "
    r"(?P<asking>hvor (?:mange|meget|længe)|hvad|hvem|hvornår|hvilke[nt]?)(?P<rest>\b.*)$",
    re.IGNORECASE,
)
# »Hvilke to er det, der bare venter«
CLEFT = re.compile(
    r"^(?P<asking>(?:hvem|hvilke[nt]?(?! (?:af|i|fra|hos|blandt)\b)|hvor mange)(?: [\w-]+){0,3}?)"
    r" (?:er|var) det(?: så| egentlig)?,? (?:der|som) (?P<rest>\w.+)$",
    re.IGNORECASE,
)
_SUBJECT_FIRST = re.compile(
    r"^(?P<asking>hv\w+(?: (?:mange|meget|længe|tit|gammelt?))?(?: \w+)??) "
    r"(?P<subject>det|de|den|der|han|hun|man) (?P<verb>\w+)(?P<rest>.*)$",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[»«]|\s*\[\d+\]")
PREPOSITION = re.compile(r"^(?:for|i|på|om|med|fra|hos)\s+(?=\S)", re.IGNORECASE)


# Words of grammar as they are written without æ, ø and å, and in English.
_SPELLINGS = {
    "staar": "står",
    "faar": "får",
    "gaar": "går",
    "maa": "må",
    "saa": "så",
    "paa": "på",
    "naar": "når",
    "hvornaar": "hvornår",
    "hvornar": "hvornår",
    "ogsaa": "også",
    "foer": "før",
    "vaere": "være",
    "foerste": "første",
    "hva": "hvad",
}
_SPELT = re.compile(rf"\b(?:{'|'.join(_SPELLINGS)})\b", re.IGNORECASE)
_ENGLISH = {
    "why": "hvorfor",
    "why not": "hvorfor ikke",
    "when": "hvornår",
    "who": "hvem",
    "where": "hvor",
    "how many": "hvor mange",
}


def respelled(text: str) -> str:
    """A follow-up with the words of its grammar spelled as they are in Danish."""
    bare = JOINER.sub("", text).strip(" ?.!").lower()
    if bare in _ENGLISH:
        return f"{capitalised(_ENGLISH[bare])}?"
    return _SPELT.sub(lambda m: _like(m[0], _SPELLINGS[m[0].lower()]), text)


def _like(said: str, word: str) -> str:
    return capitalised(word) if said[0].isupper() else word


def as_asked(text: str) -> str:
    """»Hvad har Vang søgt om« for »Vis alt, hvad Vang har søgt om«."""
    found = _ALL_THAT.match(text)
    return f"Hvad {found['verb']} {found['subject']} {found['rest']}" if found else text


def direct(text: str) -> str:
    """»Hvilke 15 er det« for »Kan du også sige, hvilke 15 det er«."""
    bare = CLEFT.sub(r"\g<asking> \g<rest>", told_directly(text))
    if echo := _ECHO.match(bare):
        return capitalised(f"{echo['asking']} {echo['verb']} {echo['subject']}{echo['rest']}")
    if bare == text:
        return text
    asked = _SUBJECT_FIRST.match(bare)
    told = analyse(asked["verb"])[0].folded if asked else ""
    if asked is None or not (is_verb(told) or told.endswith(("r", "de", "te"))):
        return capitalised(bare)
    subject = "" if asked["subject"].lower() == "der" else f" {asked['subject']}"
    return capitalised(f"{asked['asking']} {asked['verb']}{subject}{asked['rest']}")


def as_question(text: str) -> str:
    """A question with its capital and its mark, without the word that joined it to another."""
    bare = JOINER.sub("", " ".join(text.split()).replace(" ,", ",")).rstrip(" ?.!,")
    return capitalised(bare) + "?"


def unquoted(text: str) -> str:
    """A reply without its quotation marks and markers, on one line."""
    return _MARKS.sub("", " ".join(text.split()))


def genitive(name: str) -> str:
    """»Line Holts«; »Jens'«."""
    return name + ("'" if name.endswith(("s", "x", "z")) else "s")


def case(found: re.Match[str], name: str) -> str:
    """A name in the case of the pronoun that `HE` found."""
    return genitive(name) if found["word"].lower() in _OWNING else name


def indefinite(noun: str) -> str:
    """»nummer« for »nummeret«, as it is said after a genitive."""
    for ending in ("et", "en"):
        base = noun.removesuffix(ending)
        if base != noun and len(base) > 3:
            return uncapital(base)
    return uncapital(noun)


def put(clause: str, subject: str, *, always: bool = False) -> str:
    """A clause with its pronoun replaced; `always` adds the subject where there is none."""
    for found in _PUT.finditer(clause):
        if found["owner"]:
            return clause[: found.start()] + genitive(subject) + clause[found.end() :]
        if stands_alone(clause, found.start()):
            return clause[: found.start()] + subject + clause[found.end() :]
    return f"{clause.rstrip(' ?.!')} i {subject}" if always else clause
