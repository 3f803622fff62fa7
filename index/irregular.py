"""Forms of strong and irregular verbs that no stemmer brings together: »fremsat«, »fremsætte«."""

from __future__ import annotations

from functools import cache

# Each line is a verb: its infinitive, then the forms that look like other words. Folded spelling.
_VERBS = (
    "baere bar baaret baaren",
    "bede bad bedt",
    "binde bandt bundet",
    "bo bor boede boet",
    "blive blev blevet",
    "bringe bragte bragt",
    "bryde broed brudt",
    "byde boed budt",
    "drage drog draget",
    "drikke drak drukket",
    "drive drev drevet",
    "falde faldt faldet",
    "finde fandt fundet",
    "flyve floej floejet",
    "foelge fulgte fulgt",
    "gaelde gjaldt gaeldt gaeldende",
    "gaa gik gaaet",
    "give gav givet",
    "goere gjorde gjort",
    "gribe greb grebet",
    "haenge hang haengt",
    "hjaelpe hjalp hjulpet",
    "holde holdt",
    "komme kom kommet",
    "lade lod ladet ladt",
    "laegge lagde lagt",
    "lide led lidt",
    "ligge laa ligget",
    "loebe loeb loebet",
    "lyde loed lydt",
    "nyde noed nydt",
    "raade raadede raadet",
    "saelge solgte solgt",
    "se ser set",
    "sidde sad siddet",
    "saette satte sat",
    "sige sagde sagt",
    "skrive skrev skrevet",
    "slippe slap sluppet",
    "slaa slog slaaet",
    "smide smed smidt",
    "sove sov sovet",
    "spoerge spurgte spurgt",
    "sprede spredte spredt",
    "staa stod staaet",
    "stige steg steget",
    "tage tog taget",
    "traede traadte traadt",
    "traeffe traf truffet",
    "traekke trak trukket",
    "vaelge valgte valgt",
    "vide vidste vidst",
    "vinde vandt vundet",
    "vise viste vist",
    "yde ydede ydet",
)
_PREFIXES = (
    "af", "an", "be", "bort", "efter", "for", "fra", "frem", "fore", "gen", "ind",
    "med", "ned", "om", "op", "over", "til", "tilbage", "ud", "under", "ved", "videre",
)  # fmt: skip


@cache
def _infinitives() -> dict[str, str]:
    rows = [line.split() for line in _VERBS]
    forms = {form: infinitive for infinitive, *others in rows for form in others}
    return forms | {f"{form}es": infinitive for form, infinitive in forms.items()}


def infinitive(folded: str) -> str:
    """The infinitive that a folded word is an irregular form of, else the word itself.

    >>> infinitive("fremsat"), infinitive("afslog"), infinitive("trukket"), infinitive("kommune")
    ('fremsaette', 'afslaa', 'traekke', 'kommune')
    """
    table = _infinitives()
    if folded in table:
        return table[folded]
    if not folded.startswith(_PREFIXES):
        return folded
    for prefix in _PREFIXES:
        rest = folded.removeprefix(prefix)
        if rest != folded and len(rest) > 2 and rest in table:
            return prefix + table[rest]
    return folded


def is_irregular(folded: str) -> bool:
    """Whether a folded word is any form of such a verb, the regular ones included.

    >>> is_irregular("stiger"), is_irregular("afslog"), is_irregular("kommuner")
    (True, True, False)
    """
    if infinitive(folded) != folded:
        return True
    return any(
        folded.removesuffix(ending) in _all_infinitives() for ending in ("", "r", "s", "nde")
    )


@cache
def _all_infinitives() -> frozenset[str]:
    """Those of all such verbs, with each prefix and without."""
    verbs = {line.split()[0] for line in _VERBS}
    return frozenset(prefix + verb for verb in verbs for prefix in ("", *_PREFIXES))
