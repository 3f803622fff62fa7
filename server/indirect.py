"""What is asked by way of asking whether it may be told: »Kan du sige, hvor mange …«."""

from __future__ import annotations

import re

_TELL = (
    r"(?:sige|fortælle|oplyse|forklare|skrive|nævne|vise|liste|remse op|tjekke|undersøge|huske|"
    r"finde ud af|svare på|få at vide|høre|vide)"
)
_INDIRECT = re.compile(
    rf"^\W*(?:og |men |så |hej,? |undskyld,? )*(?:(?:kan|kunne|vil|ville|må) (?:du|I|man|jeg|vi) "
    rf"(?:også |lige |måske |evt\.? |venligst |ikke )*{_TELL}(?: mig| os)?|"
    r"(?:ved|husker) (?:du|I|man)(?: også)?|"
    r"(?:jeg )?(?:vil|ville)(?: også| bare)? gerne (?:også )?(?:vide|høre|have at vide)|"
    r"(?:står|fremgår|nævnes) (?:der|det) (?:også )?(?:noget (?:sted|om)|nogen steder)?),? "
    r"(?=hv(?:ad|em|or|ilke)\w*\b)",
    re.IGNORECASE,
)


def told_directly(text: str) -> str:
    """A question without the words that only ask whether it may be answered.

    >>> told_directly("Kan du fortælle mig, hvem der sagde det?")
    'hvem der sagde det?'
    """
    return _INDIRECT.sub("", text)
