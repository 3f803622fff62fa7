"""One analyser for documents and questions: what counts as the same word.

A word is folded (æ, ø, å and their ae, oe, aa spellings alike; accents and case dropped), then
stemmed; a compound also yields its parts, a number word its digits; »§ 66« and »L 63« are one word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from corpus.number_words import NUMBER_WORDS
from corpus.unbroken import unbroken
from index.irregular import infinitive
from index.lexicon import load_lexicon
from index.stems import of_lemma

# What stands inside a word without being seen as a letter: accents, soft hyphens, zero-width signs,
# and those that turn the direction of writing.
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0300-\u036f"
_LETTERS = rf"(?:[^\W_][{_UNSEEN}]*)+"
_HYPHEN = "[-‐‑’']"
# »§ 66 a« has a letter; in »§ 66 i loven« the i is a word.
_SECTION = r"(?:§+|\bparagraf(?:fen|fer|ferne)?\b)\s*\d+(?:[a-z]\b|\s[a-hj-z]\b)?"
# »L 63« is a bill, »B 12« a motion, as parliament numbers them.
_BILL = r"(?-i:\b[LBFR]\s?\d{1,3}\b)"
_WORD = re.compile(
    rf"{_SECTION}|{_BILL}|\d+(?:[.,]\d+)+|{_LETTERS}(?:{_HYPHEN}{_LETTERS})*", re.IGNORECASE
)
_SECTION_WORD = re.compile(r"(?:§+|paragraf(?:fen|fer|ferne)?)(?=\d)")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_FOLDED = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ß": "ss"}
    | dict.fromkeys("’'-‐‑\u00ad\ufeff", "")
    | dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)], "")
)
# Folded. Danish »to« and »alle« tell how many, so they are not among them.
_STOP_WORDS = """
    a ad af alt altid altsaa an and anden andet andre are at bare bedre begge bl blandt blev
    blevet blive bliver by da de dem den denne der deres det dette did dig din dine disse dit do
    does dog du efter egentlig eller en end ene eneste enhver er et faa fik flere foer for fordi
    fortaelle fra gennem gerne ham han hans har havde have hej helt hen hende hendes her hos how
    hun hvad hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor hvornaar i ifm ift ikke in
    ind inden ingen intet is jeg jer jeres jf jo kan kom kommer kun kunne lige man mange many med
    meget mellem men mens mere mig min mine mit mod mon naar ned netop nogen noget nogle nok nu of
    og ogsaa om on op os over paa pga pr saa samme samt selv ser sig sin sine sit skal skulle som
    stadig tak the til ud uden under vaer vaere vaeret var ved venlig vi via vide vil ville vor
    vores was were what which who with
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word of a text: where it stands, its folded form, its stem, and those of its parts."""

    surface: str
    start: int
    end: int
    folded: str
    stem: str
    parts: tuple[str, ...]

    @property
    def is_stop(self) -> bool:
        """Whether the word alone says nothing of what a text is about."""
        return self.folded in STOP_WORDS


@lru_cache(maxsize=32768)
def analyse(text: str) -> tuple[Token, ...]:
    """The words of `text` in order; one that is hyphenated over a line end is one word.

    >>> [(token.stem, token.parts) for token in analyse("Velfærdsteknologier efter § 66")]
    [('velfaerdsteknologi', ('velfaerd', 'teknologi')), ('eft', ()), ('§66', ('paragraf',))]
    """
    return analyse_anew(text)


def analyse_anew(text: str) -> tuple[Token, ...]:
    """The same, and nothing kept of it: for texts that are looked at once, however many."""
    view = unbroken(text)
    return tuple(
        Token(
            surface=found[0],
            start=(place := view.original(*found.span())).start,
            end=place.end,
            folded=(word := fold_word(found[0])),
            stem=stem(word),
            parts=_parts(found[0]),
        )
        for found in _WORD.finditer(view.text)
    )


@lru_cache(maxsize=16384)
def folded_text(text: str) -> str:
    """The folded words of a text as one line."""
    return " ".join(t.folded for t in analyse(text))


def surfaces(text: str) -> list[str]:
    """The words of `text` in order, as they are written, without all else that `analyse` tells."""
    return _WORD.findall(unbroken(text).text)


def terms(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of the words of `text`, and those of the parts of its compounds.

    Each word is analysed once, however often it stands there, which is faster for long texts.
    """
    found = set(surfaces(text))
    stems = frozenset(stem(fold_word(word)) for word in found)
    return stems, frozenset(part for word in found for part in _parts(word))


def words(text: str) -> Iterator[str]:
    """The folded words of `text`, cut at hyphens: what the lexicon counts."""
    for found in _WORD.finditer(text):
        yield from (fold_word(piece) for piece in re.split(_HYPHEN, found[0]))


@lru_cache(maxsize=262144)
def fold_word(word: str) -> str:
    """One spelling for the spellings of a word.

    >>> fold_word("Forsøg") == fold_word("FORSOEG"), fold_word("Café"), fold_word("re-visitation")
    (True, 'cafe', 'revisitation')
    >>> fold_word("§ 105"), fold_word("paragraf 105"), fold_word("1.500")
    ('§105', '§105', '1500')
    """
    if word.isascii() and word.isalpha():
        return word.lower()
    lowered = unicodedata.normalize("NFKC", word).lower().translate(_FOLDED)
    joined = "".join(lowered.split())
    if not joined.isascii():
        split = unicodedata.normalize("NFKD", joined)
        joined = "".join(c for c in split if not (c.isspace() or unicodedata.combining(c)))
    joined = _SECTION_WORD.sub("§", joined)
    return joined.replace(".", "") if _THOUSANDS.fullmatch(joined) else joined


@lru_cache(maxsize=262144)
def stem(folded: str) -> str:
    """The Snowball stem of what a folded word is a form of; digits for a number word."""
    if folded in NUMBER_WORDS:
        return str(NUMBER_WORDS[folded])
    if not folded.isalpha():
        return folded
    first = _stemmer().stemWord(verb := infinitive(folded))
    stemmed = _ELIDED.sub("t", of_lemma(first))
    # »forrige« is no form of »for«, »mener« none of »men«, and »billige« none of »bil«.
    if stemmed in STOP_WORDS and folded not in STOP_WORDS:
        is_verb = stemmed != first or verb.removeprefix(stemmed) in _VERB_ENDINGS
        return f"{stemmed}e" if is_verb else folded
    bare = _bare(folded)
    return bare if len(stemmed) <= 3 and bare.endswith(("ig", "ighed", "else")) else stemmed


# What a stem may end in and still be of one family with its verb, noun or adjective, longest first.
_DERIVED = (
    "isering", "isation", "ering", "ation", "ition", "iser", "ning", "else", "ing", "isk", "er",
    "ie", "i", "e",
)  # fmt: skip
_ELIDED = re.compile(r"(?<=\w\w)tr$")  # »centret« of »center«, »ministre« of »minister«
_VERB_ENDINGS = frozenset({"e", "er", "es", "et", "ede", "te", "t"})
_GENITIVE = re.compile(r"(?:[ae]n|et|e?r?ne)s$")  # of a definite noun, which the lexicon may lack
_ROOT = 4  # letters that are left of a word whose ending makes another kind of word of it


@lru_cache(maxsize=262144)
def family(word_stem: str) -> str:
    """What a verb, its noun and its adjective have in common, from a stem.

    >>> family(stem("dokumentere")) == family(stem("dokumentation")) == family(stem("dokument"))
    True
    >>> family(stem("psykiatriske")) == family(stem("psykiatri")), family(stem("psykologer"))
    (True, 'psykolog')
    """
    for ending in _DERIVED:
        if word_stem.endswith(ending) and len(word_stem) - len(ending) >= _ROOT:
            return word_stem.removesuffix(ending)
    return word_stem


def _bare(folded: str) -> str:
    """A word without its inflection, where the stemmer takes more than that."""
    for ending in (
        "ernes",
        "erne",
        "enes",
        "ene",
        "ers",
        "ere",
        "er",
        "ens",
        "en",
        "ets",
        "et",
        "es",
        "e",
        "t",
        "s",
    ):
        if folded.endswith(ending) and len(folded) - len(ending) > 3:
            return folded.removesuffix(ending)
    return folded


@lru_cache(maxsize=262144)
def _parts(surface: str) -> tuple[str, ...]:
    if _SECTION_WORD.match("".join(surface.split()).lower()):
        return ("paragraf",)
    pieces = re.split(_HYPHEN, surface)
    if len(pieces) > 1 and all(piece.istitle() for piece in pieces):
        return tuple(map(_name_part, pieces))
    if len(pieces) > 1:
        return tuple(
            part for piece in pieces for part in (_parts(piece) or (stem(fold_word(piece)),))
        )
    word, cut = fold_word(surface), load_lexicon().parts
    parts = cut(word) or (cut(word[:-1]) if _GENITIVE.search(word) else ())
    return tuple(stem(part) for part in parts)


def _name_part(piece: str) -> str:
    """The stem of a part of a name, unless little is left of it: »Bille« is no form of »bil«."""
    folded = fold_word(piece)
    return stemmed if len(stemmed := stem(folded)) > 3 else folded


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("danish")
