"""What headings and sentences over lists say instead of a status: »Det må kommunerne ikke«."""

from __future__ import annotations

import re

from corpus.status import TrialStatus

_LIMITED = (
    r",? (?:kun |dog |men )?(?:(?:i|med|på) (?:et |en )?(?:(?:begræns|ænd|tilpass|reduce|juste"
    r"|indskrænk|afgræns)\w*|mindre|visse?|særlige?)"
    r"(?: (?:omfang|form|udgave|grad|vilkår|betingelser))?"
    r"|(?:med|under) (?:\w+ )?(?:forbehold|betingelser|forudsætninger|indskrænkninger)"
    r"|på (?:\w+ )?(?:vilkår|betingelser)|delvist?|til dels|et stykke (?:hen )?ad vejen)"
)
_GO = (
    r"(?:(?:sættes|gå|går|komme|kommer) (?:nu |straks )?(?:i gang|i værk)|igangsættes|iværksættes"
    r"|gennemføres|afprøves|begynde|starte)"
)
_GRANTED = r"(?:ja|lov|grønt lys|medhold|tilladelse|tilsagn)"
_GET = r"(?:får|fik|har fået|fået|giver|gav|givet)(?: nu)?"
_YES = (
    rf"(?:{_GET} (?:et )?{_GRANTED}|(?:sagt|siger|sagde) ja|grønt lys|ja-?listen"
    rf"|(?:kan|må) (?:nu |godt )?{_GO}"
    r"|(?:kan|kunne) (?:godt )?lade sig gøre|(?:bliver|blev) til noget|(?:kommer|kom) med"
    r"|klar til (?:at (?:gå i gang|begynde|starte)|start))"
)
_NO = (
    rf"(?:{_GET} (?:et )?(?:nej|afslag)|{_GET} ikke (?:\w+ )?{_GRANTED}|(?:sagt|siger|sagde) nej"
    rf"|ikke (?:kan|kunne|må|måtte) (?:\w+ )?{_GO}|ikke {_GET} (?:\w+ )?{_GRANTED}"
    rf"|rødt lys|nej-?listen|(?:kan|kunne|må|måtte) ikke (?:\w+ )?{_GO}"
    r"|(?:kan|kunne) ikke lade sig gøre"
    r"|(?:bliver|blev) (?:der )?ikke (?:til )?noget(?: af)?|(?:(?:kommer|kom) )?ikke med"
    r"|ikke muligt?)"
)
_WAITS = (
    r"(?:(?:mangler|afventer|venter)(?: stadig| fortsat| endnu)?(?: på)? (?:svar|afgørelse\w*)"
    r"|ta(?:ger|get|ges) (?:der )?(?:først |endnu )?(?:ikke |senere )?stilling"
    r"|(?:afgøres|besluttes|bliver afgjort) (?:først |nu )?(?:senere|efter|til)"
    r"|må vente|ikke taget stilling|behandles senere|udestår|ikke færdigbehandlet|stadig åben?t?)"
)
# Each is read like the phrases of corpus/status_words.py; what says more stands before what says
# less. A space matches any white space.
EVERYDAY: tuple[tuple[TrialStatus, str], ...] = (
    (TrialStatus.PARTLY, rf"(?:{_YES}|ja){_LIMITED}|gult lys|(?:et )?halvt ja|ja, men"),
    (TrialStatus.PENDING, _WAITS),
    (TrialStatus.REJECTED, _NO),
    (TrialStatus.WITHDRAWN, r"taget (?:af bordet|tilbage)"),
    (TrialStatus.APPROVED, _YES),
)
_MAY = (
    r"(?:(?:det|dette|her) )?må (?!(?:ikke|kun|gerne|vente)\b)\w+"
    r"(?: (?:gerne|godt|prøve|gøre|nu))?"
)
# Headings that rules and conditions have, too.
MAY: tuple[tuple[TrialStatus, str], ...] = (
    (TrialStatus.PARTLY, rf"{_MAY}{_LIMITED}"),
    (TrialStatus.REJECTED, rf"{_MAY} ikke"),
    (TrialStatus.APPROVED, _MAY),
)
# What is asked of trials, and no list of them: »når følgende betingelser er opfyldt:«.
CONDITION = re.compile(
    r"\b(?:betingelse\w*|vilkår\w*|krav\w*|kriteri\w+|forudsætning\w*|hvis|når|medmindre|dokumentation"
    r"|oplysning\w*|spørgsmål\w*|begrundelse\w*|årsag\w*|formål\w*|fordi|hensyn\w*|kommuner|deltager\w*"
    r"|anbefal\w+|råd|ønsker|bør|skal|foreslår|mener|støtter)\b",
    re.IGNORECASE,
)
_ORDERED = re.compile(
    r"\b(?:ordnet|delt\s+op|opdelt|inddelt|grupperet|fordelt|sorteret|opstillet|samlet)\s+efter"
    r"\s+(?:\w+\s+){0,2}?(?:svar\w*|afgørelse\w*|udfald\w*|status|resultat\w*|beslutning\w*)",
    re.IGNORECASE,
)


def tells_order(text: str) -> bool:
    """Whether a text says that its lists are ordered by what was decided."""
    return _ORDERED.search(text) is not None
