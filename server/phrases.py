"""The shape of Danish questions, by closed classes of words: question words, clauses, noun phrases.

No parser stands behind this. Danish puts the finite verb second, marks a definite noun by its
ending and keeps a noun phrase together, and that is all that is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from corpus.number_words import NUMBER_WORDS
from corpus.span import Span
from index.danish import Token, analyse, folded_text
from index.irregular import infinitive
from index.lexicon import load_lexicon

_QUESTION_WORDS_TEXT = """
    hvad hva hvem hvor hvornaar hvornar hvorfor hvordan hvilken hvilket hvilke hvormange
"""
QUESTION_WORDS = frozenset(_QUESTION_WORDS_TEXT.split())
_FINITE_TEXT = """
    er var bliver blev har havde faar fik kan kunne skal skulle vil ville maa maatte boer
    burde goer gjorde gaar gik kommer kom siger sagde staar stod ligger laa giver gav gaelder
    gjaldt hedder hed sker skete findes fandtes hoerer hoerte handler handlede drejer drejede
    naevner naevnte naevnes betyder betoed koster kostede udloeber udloeb begynder begyndte
    starter startede soeger soegte mener mente tager tog traeder traadte fremgaar indgaar
    indgik ventes forventes passer mangler omfatter vedroerer skyldes kraever deltager deltog
    lyder udbredes forlaenges slipper slap ender endte lykkedes virker tror loed lignede
    havnede undrer fortsaetter fortsatte stopper stoppede lukker lukkede koerer koerte loeber
    varer varede slutter sluttede vedtager vedtog ophaever ophaevede afloeser afloeste bor boede
    stemte
"""
FINITE = frozenset(_FINITE_TEXT.split())
# What is said after these is said »om« something: »hvad mener ministeren om reglerne«.
_SAYING_TEXT = """
    siger sagde mener mente udtaler udtalte fortaeller fortalte skriver skrev synes syntes
"""
_SAYING = frozenset(_SAYING_TEXT.split())
_PREPOSITIONS_TEXT = """
    af om for fra i paa med til over mellem under ved inden uden blandt mod hos efter foer
    ifoelge
"""
_PREPOSITIONS = frozenset(_PREPOSITIONS_TEXT.split())
_ATTACHED_TEXT = """
    af om for fra i paa med til mellem over mod blandt
"""
_ATTACHED = frozenset(_ATTACHED_TEXT.split())
# What goes with a verb and is no part of the noun before it: »træder loven i kraft«.
_SET_PHRASES = frozenset(
    ["kraft", "gang", "hoering", "brug", "drift", "stand", "alt", "orden", "spil"]
)
_DETERMINERS_TEXT = """
    den det de en et denne dette disse alle begge deres hans hendes
"""
_DETERMINERS = frozenset(_DETERMINERS_TEXT.split())
_ARTICLES = frozenset(["den", "det", "de"])
_PLURAL_WORDS = frozenset(["de", "disse", "alle", "begge", "flere", "nogle"])
_PRONOUNS_TEXT = """
    jeg du han hun man vi i dem der her ham hende mig dig os jer sig nogen noget ingen intet
    begge selv hinanden den det de alle andre ene nogle
"""
_PRONOUNS = frozenset(_PRONOUNS_TEXT.split())
_SUBJECTS = frozenset(["jeg", "du", "han", "hun", "man", "vi"])
_ADVERBS_TEXT = """
    ikke ogsaa saa da ellers egentlig allerede overhovedet stadig bagefter derefter herefter
    kun netop igen faktisk nu dog jo nok vel mon helt altsaa lige gerne her der sammen tit
    ofte endeligt klar klare faerdig faerdige muligt noget meget mere mest flest faerrest alt
    ud op ned ind hen igennem vist imoedekommet godkendt bevilget afvist mange delvist fuldt
    halvt ligeledes tilsammen
"""
_ADVERBS = frozenset(_ADVERBS_TEXT.split())
# What goes with a verb and never has an article before it: »går det tilbage«, »er det slut«.
_PARTICLES_TEXT = """
    tilbage frem hjem vaek bort forbi slut foerst senest tidligst forinden inden videre
"""
# Adverbs that stand before the verb of a relative clause, and after that of a main one.
_MOVED = frozenset(["ikke", "aldrig", "ogsaa", "kun", "bare", "endnu", "stadig", "foerst"])
_PARTICLES = frozenset(_PARTICLES_TEXT.split())
_INFINITIVES_TEXT = """
    vaere have blive faa komme gaa goere staa ligge tage give se
"""
_INFINITIVES = frozenset(_INFINITIVES_TEXT.split())
# Words that look like nouns made definite: »den anden«.
_NO_NOUNS = frozenset(["anden", "andet", "egen", "eget", "megen", "noget", "nogen"])
_CLAUSE_WORDS_TEXT = """
    at som der hvis naar da fordi mens og eller men samt end foer inden hvor hvorfor
"""
_CLAUSE_WORDS = frozenset(_CLAUSE_WORDS_TEXT.split())
# What is got is no noun that »de« or »den« would be the article of: »Hvad fik de ja til?«.
_GETTING = frozenset(["fik", "faar", "gav", "giver", "sagde", "siger"])
_GOT = frozenset(["ja", "nej", "afslag", "lov", "besked", "svar", "tilladelse"])
_BREAK = re.compile(r"[,;:.!?()–]|\s-\s")
_QUOTED = re.compile(r"»[^»«]*(?:»[^»«]*«[^»«]*)*«|[”\"][^”\"]+[”\"]")
_DEFINITE = re.compile(r"(?P<base>\w{3,}?)(?P<ending>erne|ene|en|et)s?")


class Number(StrEnum):
    """What a pronoun must agree with: the gender of one, or that there are several."""

    COMMON = "common"
    NEUTER = "neuter"
    PLURAL = "plural"
    ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class NounPhrase:
    """A noun phrase of a text: its place, its words, and what pronoun may stand for it.

    `definite` is whether it names something known: by ending, article, quotation or capital.
    """

    span: Span
    text: str
    number: Number
    definite: bool
    preposition: str | None


# What stands for what: a pronoun may stand for a phrase of these kinds.
AGREES = {
    "den": {Number.COMMON, Number.ANY},
    "det": {Number.NEUTER, Number.ANY},
    "de": {Number.PLURAL, Number.ANY},
}


@lru_cache(maxsize=4096)
def noun_phrases(text: str) -> tuple[NounPhrase, ...]:
    """The noun phrases of a text in order, each with the prepositional phrases after its noun.

    >>> [p.text for p in noun_phrases("Hvornår udløber hjemlerne i Frikommuneforsøg II?")]
    ['hjemlerne i Frikommuneforsøg II']
    """
    found = []
    words = _words(text)
    position = 0
    while position < len(words):
        end = _phrase_end(words, position)
        if end == position:
            position += 1
            continue
        found.append(_phrase(text, words, position, end))
        position = end
    return tuple(found)


@lru_cache(maxsize=4096)
def noun_groups(text: str) -> tuple[NounPhrase, ...]:
    """The noun phrases of a text without what prepositions attach, also those attached.

    >>> [p.text for p in noun_groups("en del af grundlaget for den nye lov")]
    ['en del', 'grundlaget', 'den nye lov']
    """
    found = []
    words = _words(text)
    position = 0
    while position < len(words):
        end = max(_group_end(words, position), position + 1)
        if end > position + 1 or words[position].kind == "N":
            found.append(_phrase(text, words, position, end))
        position = end
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, or a whole quotation; `breaks` is whether a mark stands before it."""

    start: int
    end: int
    folded: str
    kind: str  # N noun, adjective, number or name; D determiner; P preposition; - none of them
    breaks: bool


def _words(text: str) -> list[_Word]:
    quotes = [Span(m.start(), m.end()) for m in _QUOTED.finditer(text)]
    tokens = analyse(text)
    pieces: list[tuple[int, int, str]] = [(q.start, q.end, "") for q in quotes]
    pieces += [
        (t.start, t.end, t.folded)
        for t in tokens
        if not any(q.start <= t.start < q.end for q in quotes)
    ]
    pieces.sort()
    verb_at = _verb_position([p[2] for p in pieces])
    words: list[_Word] = []
    for i, (start, end, folded) in enumerate(pieces):
        before = text[pieces[i - 1][1] : start] if i else ""
        following = pieces[i + 1][2] if i + 1 < len(pieces) else "?"
        kind = "-" if i == verb_at or _is_told_of_whom(pieces, i) else _kind(folded, following)
        # »udvalgte« before a noun is no verb.
        if kind == "-" and folded.endswith(("te", "ede")) and i != verb_at and folded not in FINITE:
            counted = bool(words) and (words[-1].kind == "D" or words[-1].folded.isdigit())
            kind = "-" if is_closed(following or "?") and not counted else "N"
        # Nor is »samlet« in »en samlet plan«.
        after_article = bool(words) and words[-1].folded in {"en", "et"}
        if kind == "-" and after_article and folded.endswith("t") and not is_closed(following):
            kind = "N" if following != "?" else kind
        if i and pieces[i - 1][2] in {"mange", "hvilke"} and folded not in FINITE | _CLAUSE_WORDS:
            told = is_verb(folded) and following not in FINITE and is_closed(following or "?")
            kind = kind if kind == "P" or told else "N"
        breaks = _BREAK.search(before) is not None
        if kind == "N" and words and not breaks and _is_predicate(text, words[-1], start, folded):
            kind = "-"
        if kind == "D" and words and words[-1].folded in _GETTING and following in _GOT:
            kind = "-"  # »fik de ja«
        breaks = breaks or (kind == "N" and bool(words) and _is_object(text, words[-1], start))
        words.append(_Word(start, end, folded, kind, breaks))
    return words


def _is_told_of_whom(pieces: Sequence[tuple[int, int, str]], at: int) -> bool:
    """Whether a word is the verb of »hvem«: »Hvem lavede evalueringen«."""
    asked = at == 1 and pieces[0][2] == "hvem"
    return asked and pieces[1][2].endswith(("r", "te", "ede"))


def _is_predicate(text: str, before: _Word, start: int, folded: str) -> bool:
    """Whether a word after a definite noun is a participle: »har forsøgene inspireret til«.

    A definite noun bears no second one beside it, but for names and after a genitive.
    """
    known = before.kind == "N" and not before.folded.endswith("s") and _definite(before.folded)
    return bool(known) and folded.endswith("et") and text[start].islower()


def _is_object(text: str, before: _Word, start: int) -> bool:
    """Whether a noun after a definite one is another thing: »har eleverne motorredskaber«."""
    if before.kind != "N" or before.folded.endswith("s") or not text[start].islower():
        return False
    base = before.folded.removesuffix(_definite(before.folded) or "")
    return _is_known_noun(before.folded) and load_lexicon().count(base) > 0


def _verb_position(folded: list[str]) -> int | None:
    """Where the finite verb of a main clause stands: first, or after the question word."""
    if not folded:
        return None
    if folded[0] in {"hvornaar", "hvornar", "hvorfor", "hvordan"}:
        return 1
    if folded[:2] == ["hvor", "laenge"]:
        return 2
    if is_verb(folded[0]):
        return 0
    subject = len(folded) > 1 and (folded[1] in _SUBJECTS or _definite(folded[1]) is not None)
    return 0 if subject and asks_by_verb(folded) else None


def _kind(folded: str, following: str) -> str:
    if not folded:
        return "N"
    if folded in QUESTION_WORDS or folded in _CLAUSE_WORDS:
        return "-"
    if folded in _DETERMINERS and not is_closed(following or "n"):
        return "-" if folded in _ARTICLES and _takes_no_article(following) else "D"
    if folded in _PREPOSITIONS and not (folded == "i" and following in FINITE):
        return "P"
    adverb = folded in _ADVERBS | _PARTICLES or (
        is_neuter_adjective(folded) and is_closed(following or "?")
    )
    grammar = folded in _PRONOUNS or folded in _INFINITIVES
    return "-" if grammar or adverb or is_verb(folded) else "N"


def _takes_no_article(folded: str) -> bool:
    """Whether a word before which »det« is a pronoun: »det regeringen vil«, »er det sikkert?«.

    Danish marks a noun as definite once, and an adjective after an article ends in -e.
    """
    return bool(folded) and (_is_known_noun(folded) or is_neuter_adjective(folded))


def is_neuter_adjective(folded: str) -> bool:
    """Whether a word is an adjective as it stands after »det er« or as an adverb: »sikkert«."""
    lexicon = load_lexicon()
    base = folded.removesuffix("t")
    if base == folded or len(base) < 5 or folded in _PRONOUNS | _ADVERBS:
        return False
    return bool(lexicon.count(base) and lexicon.count(f"{base}e"))


def without_particles(text: str) -> str:
    """A noun phrase without the adverbs and verbs after it: »om fart« of »om fart igennem«."""
    tokens = list(analyse(text))
    while len(tokens) > 2 and is_closed(tokens[-1].folded):
        tokens.pop()
    return text[: tokens[-1].end] if tokens else text


def is_particle(folded: str) -> bool:
    """Whether a word is an adverb or goes with a verb, and is nobody who does anything."""
    return folded in _ADVERBS or folded in _PARTICLES


def is_closed(folded: str) -> bool:
    """Whether a word is of grammar or a verb, and so ends a noun phrase."""
    return (
        folded in _CLAUSE_WORDS
        or folded in _PREPOSITIONS
        or folded in _PRONOUNS
        or folded in _ADVERBS
        or folded in _PARTICLES
        or folded in _INFINITIVES
        or folded in QUESTION_WORDS
        or is_verb(folded)
        or folded == "?"
    )


def is_verb(folded: str) -> bool:
    """Whether a word is read as a verb: common finite forms, and words with no noun's form."""
    if folded in FINITE or infinitive(folded) != folded:
        return True
    lexicon = load_lexicon()
    if folded.endswith("eret") and lexicon.count(f"{folded[:-1]}r"):
        return True  # »inspireret«
    noun = max(lexicon.count(folded + "en"), lexicon.count(folded + "et"))
    return lexicon.is_verb(folded) and not noun and _definite(folded) is None


def infinitive_form(folded: str) -> bool:
    """Whether a word is the infinitive of a verb: »køre«, and not »skole«."""
    lexicon = load_lexicon()
    present = f"{folded}r"
    if not folded.endswith("e") or not lexicon.count(present):
        return False
    return lexicon.is_verb(present) or lexicon.count(f"{folded}de") > 0


def _phrase_end(words: list[_Word], start: int) -> int:
    """Where the phrase that begins at a word ends; `start` itself if none begins there."""
    end = _group_end(words, start)
    known = end > start and words[start].folded in _ARTICLES
    if known and end < len(words) and words[end].folded in {"som", "der"}:
        return _clause_end(words, end + 1)  # »de forsøg, som regeringen ikke vil udbrede«
    while end > start and end < len(words):
        attached = words[end].kind == "P" and words[end].folded in _ATTACHED
        said = start and words[start - 1].folded in _SAYING and words[end].folded == "om"
        fixed = end + 1 < len(words) and words[end + 1].folded in _SET_PHRASES
        if not attached or said or fixed or words[end].breaks:
            break
        after = _group_end(words, end + 1)
        if after == end + 1 or words[end + 1].breaks:
            break
        end = after
    return end


def _clause_end(words: list[_Word], start: int) -> int:
    return next((i for i in range(start, len(words)) if words[i].breaks), len(words))


def _group_end(words: list[_Word], start: int) -> int:
    at = start
    while at < len(words) and words[at].kind == "D" and (at == start or not words[at].breaks):
        at += 1
    nouns = at
    while at < len(words) and words[at].kind == "N" and (at == start or not words[at].breaks):
        at += 1
    return at if at > nouns else start


def _phrase(text: str, words: list[_Word], start: int, end: int) -> NounPhrase:
    group = words[start : _group_end(words, start)]
    head = group[-1]
    span = Span(words[start].start, words[end - 1].end)
    before = words[start - 1] if start and not words[start].breaks else None
    preposition = before.folded if before and before.kind == "P" else None
    number, definite = _agreement(text, words[start - 1].folded if start else "", group, head)
    return NounPhrase(
        span=span,
        text=span.of(text),
        number=number,
        definite=definite,
        preposition=preposition,
    )


def _agreement(text: str, before: str, group: list[_Word], head: _Word) -> tuple[Number, bool]:
    first = group[0]
    quoted = any(not w.folded for w in group)
    article = first.folded if first.folded in _ARTICLES and len(group) > 1 else None
    letters = text[head.start : head.end]
    capital = letters[0].isupper() and (head.start > 0 or letters.isupper())
    ending = _definite(head.folded) or _definite(first.folded)
    if article and article != "de":
        return (Number.NEUTER if article == "det" else Number.COMMON), True
    if quoted or (capital and ending is None and not article):
        return Number.ANY, True
    counted = any(w.folded.isdigit() or w.folded in NUMBER_WORDS for w in group[:-1])
    if first.folded in _PLURAL_WORDS or counted or ending in {"erne", "ene"}:
        return Number.PLURAL, True
    if before == "mange":
        return Number.PLURAL, True
    if ending or first.folded in {"den", "det", "denne", "dette"}:
        neuter = ending == "et" if ending else first.folded in {"det", "dette"}
        return (Number.NEUTER if neuter else Number.COMMON), True
    if first.folded in {"en", "et"}:
        return (Number.COMMON if first.folded == "en" else Number.NEUTER), False
    if load_lexicon().count(head.folded + "ne") and head.folded.endswith("er"):
        return Number.PLURAL, any(w.folded.endswith("s") for w in group)
    genitive = any(w.folded.endswith("s") and w is not head for w in group)
    return Number.ANY, genitive


def is_definite(folded: str) -> bool:
    """Whether a folded word bears the ending that makes a noun definite."""
    return _definite(folded) is not None


def _definite(folded: str) -> str | None:
    """The ending that makes a noun definite, or None."""
    found = _DEFINITE.fullmatch(folded)
    if found is None or folded in _ADVERBS:
        return None
    lexicon = load_lexicon()
    if folded.endswith("ene") and lexicon.count(folded[:-1]) and lexicon.count(f"{folded[:-1]}t"):
        return None  # an adjective of »alment«
    for ending in ("erne", "ene", "en", "et"):  # what else ends in -ne is an adjective: »åbne«
        base = folded.removesuffix("s").removesuffix(ending)
        if base == folded.removesuffix("s") or len(base) < 3:
            continue
        known = (
            ending in {"erne", "ene"}
            or lexicon.count(base)
            or lexicon.count(base + "e")
            or (base[-1] in "lrn" and lexicon.count(f"{base[:-1]}e{base[-1]}"))  # »artiklen«
            or lexicon.parts(folded)
            or _ends_in_noun(base, ending)
        )
        counted = lexicon.count(base) and lexicon.count(
            base + "ene"
        )  # »forsøgene« is no verb's form
        if known and not (ending in {"et", "en"} and lexicon.is_verb(folded) and not counted):
            return ending
    return None


def _ends_in_noun(base: str, ending: str) -> bool:
    """Whether a compound that no lexicon holds ends in a noun that has the ending."""
    lexicon = load_lexicon()
    tails = (base[i:] for i in range(4, len(base) - 2))
    return any(lexicon.count(tail) and lexicon.count(tail + ending) for tail in tails)


def question_phrase(text: str) -> Span | None:
    """The words that ask, at the beginning of a question: »Hvornår«, »Hvor mange forsøg«.

    None where the question begins with something else.
    """
    tokens = analyse(text)
    if not tokens or tokens[0].folded not in QUESTION_WORDS:
        return None
    end = 1
    if tokens[0].folded in {"hvor", "hvilken", "hvilket", "hvilke", "hvad", "hva"}:
        while end < min(len(tokens), 6):
            named = tokens[end - 1].folded in {"mange", "hvilke"} and end + 1 < len(tokens)
            noun = named and tokens[end + 1].folded in FINITE  # »hvor mange ansatte var der«
            if is_verb(tokens[end].folded) and not noun:
                break
            if tokens[end].folded in {"der", "det", "den", "de"}:
                break
            end += 1
    return Span(tokens[0].start, tokens[end - 1].end)


def has_clause(text: str) -> bool:
    """Whether a text has a finite verb, and so is more than a fragment of a question."""
    return any(is_finite(t) for t in analyse(_QUOTED.sub(" ", text)))


def is_finite(token: Token) -> bool:
    """Whether a word is the finite form of a common verb."""
    return token.folded in FINITE


def asks(text: str) -> bool:
    """Whether a clause asks: it holds a question word, begins with its verb, or ends in a mark."""
    tokens = analyse(text)
    words = [t.folded for t in tokens]
    while words and words[0] in {"og", "men", "saa", "altsaa", "samt", "eller"}:
        words = words[1:]
    if not words:
        return False
    if text.rstrip().endswith("."):
        return words[0] in QUESTION_WORDS
    return bool(QUESTION_WORDS & set(words)) or words[0] in FINITE or text.rstrip().endswith("?")


_IF_SO = re.compile(
    r"(?:er|passer|stemmer|holder)(?: (?:det|dette|mon|nu|ikke|rigtigt?|korrekt|sandt|stik))+"
    r"|rigtigt|korrekt|(?:ikke )?sandt"
)


def asks_if_so(text: str) -> bool:
    """Whether a question asks of nothing but whether that is so which was told before it."""
    return _IF_SO.fullmatch(folded_text(text)) is not None


_LEADING = frozenset(("og", "men", "saa", "altsaa", "ja", "nej", "hej", "undskyld"))


def asks_by_verb(folded: Sequence[str]) -> bool:
    """Whether folded words ask for a yes or no: the verb comes first, and no question word.

    An imperative asks for something else; its present tense ends in one »er« more.
    """
    words = list(folded)
    while words and words[0] in _LEADING:
        words = words[1:]
    if not words or QUESTION_WORDS & set(words):
        return False
    if words[0] == "mon":
        return True
    first, lexicon = words[0], load_lexicon()
    if first in FINITE or infinitive(first) != first:
        return True
    inflected = first.endswith(("r", "de", "te", "s"))
    imperative = lexicon.count(first + "er") > 0
    return inflected and not imperative and lexicon.is_verb(first) and len(words) > 2


def asks_first(text: str) -> bool:
    """Whether a clause begins as a question does: with the question word or the verb."""
    tokens = [t.folded for t in analyse(text)]
    if not tokens or tokens[0] in QUESTION_WORDS | FINITE:
        return bool(tokens)
    subject = len(tokens) > 1 and (tokens[1] in _PRONOUNS or _definite(tokens[1]) is not None)
    # »Arbejder han«: what stands before a subject pronoun and joins no clause is a verb.
    inverts = len(tokens) > 1 and tokens[1] in _SUBJECTS and tokens[0].endswith(("r", "e", "k"))
    points = len(tokens) > 2 and tokens[1] in _ARTICLES and asks_by_verb(tokens)
    if points and load_lexicon().is_verb(tokens[0]):
        return True  # »Optager den lyd«
    return (is_verb(tokens[0]) and subject) or (inverts and not is_closed(tokens[0]))


def inner_clauses(text: str) -> Iterator[tuple[str, str]]:
    """The ways to cut a text in two at a mark: what stands before and after it."""
    quotes = [Span(m.start(), m.end()) for m in _QUOTED.finditer(text)]
    for mark in re.finditer(r"[,:]\s+|\s+[–—-]\s+|[.!?]\s+", text):
        if not any(q.start < mark.start() < q.end for q in quotes):
            yield text[: mark.start()].strip(), text[mark.end() :].strip()


def stands_alone(text: str, start: int) -> bool:
    """Whether the pronoun that begins at `start` stands for a noun, and is no article of one."""
    pronoun = text[start:].split(maxsplit=1)[0].lower()
    following = [t for t in analyse(text) if t.start > start]
    after = following[0] if following else None
    if after is not None and after.folded in {"samme", "selv", "ene", "andre"}:
        return False
    if after is not None and after.folded in {"ja", "nej", "afslag", "lov"}:
        return pronoun != "den"
    return (
        not _is_attribute(following)
        and (
            after is None
            or pronoun == "dem"  # never an article
            or is_closed(after.folded)
            or (pronoun == "det" and is_neuter_adjective(after.folded))
            or _is_known_noun(after.folded)  # »hvad giver chefen det skylden for«
            or _has_subject_after(following)
            or _BREAK.search(text[start : after.start]) is not None
        )
    )


def _is_attribute(following: Sequence[Token]) -> bool:
    """Whether words begin with a participle and its noun: »videreførte forsøg«."""
    verb, noun, *_ = (*(t.folded for t in following), "", "")
    apart = not noun or is_closed(noun) or _is_known_noun(noun)
    return verb.endswith(("te", "ede")) and verb not in FINITE and not apart


def _is_known_noun(folded: str) -> bool:
    """Whether a word is a noun made definite by its ending, before which no article stands."""
    return folded not in _NO_NOUNS and _definite(folded) in {"en", "et", "erne", "ene"}


def _has_subject_after(following: Sequence[Token]) -> bool:
    """Whether words begin with a verb of the past and its subject: »betalte staten«."""
    verb, subject, *_ = (*(t.folded for t in following), "", "")
    told = verb.endswith(("te", "ede")) and load_lexicon().is_verb(verb)
    return told and (subject in _SUBJECTS or _is_known_noun(subject))


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A question cut into its finite verb, its subject and what stands after them."""

    verb: str
    subject: str
    rest: str


def clause_parts(text: str) -> Parts | None:
    """The parts of a yes-or-no question, or of one that asks when, why, how or how long.

    None where the verb and the subject cannot be told apart, or the question asks for one of them.
    """
    bare = text.rstrip(" ?.!")
    tokens = analyse(bare)
    if not tokens:
        return None
    adverbial = tokens[0].folded in {"hvornaar", "hvornar", "hvorfor", "hvordan"}
    verb = 1 if adverbial else 2 if bare.lower().startswith("hvor længe ") else 0
    if len(tokens) <= verb + 1 or tokens[verb].folded in _PRONOUNS | _PREPOSITIONS:
        return None
    if not (verb or is_verb(tokens[verb].folded)):
        return None
    phrase = next((p for p in noun_phrases(bare) if p.span.start == tokens[verb + 1].start), None)
    if phrase is None:
        return None
    # What stands with »med« or »til« after a subject goes with the verb oftener than with it.
    subject = re.split(r" (?=(?:med|til) )", phrase.text, maxsplit=1)[0]
    return Parts(
        verb=tokens[verb].surface.lower(),
        subject=subject,
        rest=bare[phrase.span.start + len(subject) :].strip(),
    )


def as_clause(text: str) -> str | None:
    """What a question is about as a clause: »at forsøgene forlænges med et år«."""
    if stated := re.search(r", (?P<clause>at \w+ .+)$", text.rstrip(" ?.!")):
        return stated["clause"]
    parts = clause_parts(text)
    if supposed := re.search(r", hvis (?:de|den|det) (?P<rest>.+)$", text.rstrip(" ?.!")):
        return f"at {parts.subject} {supposed['rest']}" if parts else None
    return f"at {parts.subject} {parts.verb} {parts.rest}".rstrip() if parts else None


def stated_clause(text: str) -> str | None:
    """What a statement tells, as a clause: »at det forsøg er stoppet«; None for anything else."""
    bare = re.split(r",? (?:så vidt|tror jeg|går jeg ud fra)\b", text.rstrip(" ?.!"))[0]
    phrase = next(iter(noun_phrases(bare)), None)
    verb, _, rest = bare[phrase.span.end :].strip().partition(" ") if phrase else ("", "", "")
    if phrase is None or phrase.span.start > 0 or not verb or not rest:
        return None
    if not {t.folded for t in analyse(verb)} & FINITE:
        return None
    subject = f"{phrase.text[0].lower()}{phrase.text[1:]}" if phrase.text[1:2].islower() else ""
    told = re.sub(r"\b(?:altså|så|da|vel|jo|nu) ?", "", rest).strip()
    return f"at {subject or phrase.text} {verb} {told}"


def as_main(clause: str) -> str:
    """»kom aldrig i gang« for »aldrig kom i gang«: a relative clause in the order of a main one."""
    found = re.match(r"(?P<adverb>\w+) (?P<verb>\w+)(?P<rest>\b.*)$", clause)
    if found is None or analyse(found["adverb"])[0].folded not in _MOVED:
        return clause
    return f"{found['verb']} {found['adverb']}{found['rest']}"


def inverted(text: str) -> str:
    """»Fik de ja« for »de fik ja«: a question in the order of one."""
    found = re.match(r"(?P<subject>de|den|det|han|hun|der) (?P<verb>\w+) (?P<rest>.+)$", text, re.I)
    if found is None or analyse(found["verb"])[0].folded not in FINITE:
        return text
    if analyse(found["rest"])[-1].folded in _PREPOSITIONS:
        return text
    return f"{found['verb'].capitalize()} {found['subject'].lower()} {found['rest']}"
