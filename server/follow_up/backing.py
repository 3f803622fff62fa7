"""Questions about the last answer itself: where it stands, how old it is, whether it holds."""

from __future__ import annotations

import re

from server.asked_topic import counts
from server.capitals import uncapital
from server.focus import Focus, decided
from server.follow_up.pointing import NUMBER

_IT = r"(?:det|dette|den|svaret|tallet|tallene|oplysningen|oplysningerne)"
_WHERE = re.compile(
    rf"^\W*(?:hvor (?:står|stod|fremgår|læser (?:man|du|jeg)|finder (?:man|du|jeg)) "
    rf"(?:det|dette|den)(?: (?:henne|skrevet|præcis))*|"
    rf"hvor (?:har|ved|kender) (?:du|I) {_IT} fra|hvor kommer {_IT} fra|hvorfra ved du det|"
    rf"(?:hvad|hvilke[nt]? (?:sætning|kilde|linje|sted|tekst|artikel|passage)\w*) "
    rf"(?:bygger|støtter|baserer) (?:du|I) .{{0,40}}\bpå|"
    rf"hvilke[nt]? (?:sætning|linje|passage|afsnit) (?:er|står) det(?: i)?|"
    rf"er du (?:helt )?sikker(?: på (?:det|dette))?|er det (?:nu )?(?:rigtigt|sandt|korrekt)|"
    rf"passer det|kan (?:du|man) (?:bevise|dokumentere) det)\W*$",
    re.IGNORECASE,
)
_ANYWHERE = re.compile(
    r"^\W*(?:står|fremgår|nævnes|findes) det (?:slet ikke |ikke )?(?:nogen?|nogle|et|noget) "
    r"sted(?:er)?\W*$",
    re.IGNORECASE,
)
# »Hvilket parti er Line Holt fra«
_OF_PERSON = re.compile(
    r"(?P<what>hv\w+(?: (?!er |var |har )\w+)?) (?P<verb>\w+) (?P<rest>.+)", re.IGNORECASE
)
_AGE = re.compile(
    rf"^\W*(?:hvor (?:gammel|gammelt|gamle|ny|nyt|aktuel|aktuelt) er {_IT}|"
    rf"(?:fra hvornår (?:er|var) {_IT}|hvornår (?:er|var) {_IT} fra)|"
    rf"hvornår (?:er|blev) {_IT} (?:skrevet|opgjort|udgivet|offentliggjort))\W*$",
    re.IGNORECASE,
)
_CONFIRMED = re.compile(
    r"^\W*(?:var|er|blev|bliver) (?:det|der|de) (?:(?:altså|så|kun|bare|i alt|hele) )*"
    rf"{NUMBER}(?: (?:forsøg|ansøgninger|forslag|stykker|i alt|alt))*\W*$",
    re.IGNORECASE,
)


def backing(text: str, focus: Focus) -> str | None:
    """»Hvor står det?«, »Er du sikker?«, »Hvor gammelt er det?«, »Så det var 7?«."""
    if _CONFIRMED.match(text) and counts(focus.question):
        return focus.question.text
    if _AGE.match(text) and focus.document:
        return f"Hvornår er artiklen »{focus.document}« fra"
    if _ANYWHERE.match(text) and focus.abstained:
        return focus.question.text
    return _place(focus) if _WHERE.match(text) or _ANYWHERE.match(text) else None


def _place(focus: Focus) -> str | None:
    if focus.trial and (told := decided(focus.trial)):
        return f"Hvor står det, at »{focus.trial.title}« blev {told}"
    if focus.quote:
        return f"Hvor står »{focus.quote}«"
    if focus.of_trials:
        return f"Hvor står {focus.set_phrase()}"
    if focus.person and (asked := _OF_PERSON.match(focus.question.text.rstrip(" ?.!"))):
        what, rest = uncapital(asked["what"]), asked["rest"]
        if rest.startswith(focus.person):
            told = rest.removeprefix(focus.person)
            return f"Hvor står det, {what} {focus.person} {asked['verb']}{told}"
    return None
