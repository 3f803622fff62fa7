"""What a question takes to be so, held against what a sentence says: agreed, denied, or left open.

A sentence denies it by another value (a month, a span of time, an amount, a number of the same
things), by speaking of some where all are meant, by the other pole of a pair (»faldt« and »steg«),
by saying that it is only planned, or by a »not« more or less than the question has. Where none of
this is plain, nothing is settled, and the sentence speaks for itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from corpus.number_words import NUMBER_WORDS
from index.danish import analyse, folded_text, stem
from index.lexicon import load_lexicon
from index.vocabulary import QueryWord
from server import wording
from server.danish_text import MONTHS
from server.matching import Matcher, TextWords, text_words
from server.other_values import other_month, other_value
from server.phrases import asks_if_so
from server.question import Asked, Question

HELD = 0.2  # what a word may weigh that the sentence lacks and a yes is still said
FEW = 2  # words of a question of which none may lack
SAID = 0.6  # of the question that the sentence itself must hold
SUBJECT = 0.25  # of what is not asked for that a sentence must hold to deny what is presumed of it
PROPOSED = (
    0.5  # of the same that must stand around a sentence for it to tell that the proposal fell
)
DENIED = 0.25  # of a question that a sentence must hold to say that it does not take place
ABOUT = 0.5  # what a word may weigh that neither it nor what stands around it holds


class Stance(StrEnum):
    """What a sentence says to what a question takes to be so."""

    AGREES = "agrees"
    DENIES = "denies"
    OPEN = "open"


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(phrases) + r")\b")


_N = r"(?:\d+(?:,\d+)?|" + "|".join(NUMBER_WORDS) + r")"

_Pair = tuple[re.Pattern[str], re.Pattern[str]]
_UP = (
    r"steg\w*", r"stig(?:er|ning\w*)?", r"oege[rst]\w*", r"voks\w*", r"hoejere", r"forhoej\w*", r"stoerre",
    r"laengere(?! vaek)", r"gladere", r"fordobl\w*",
)  # fmt: skip
_DOWN = (
    r"fald(?:er|et)?", r"faldt", r"mindsk\w*", r"reducere\w*", r"lavere", r"saenke\w*", r"halvere\w*", r"kortere",
    r"gik (?:\w+ ){0,2}ned", r"gaaet (?:\w+ ){0,2}ned", r"nedbragt\w*",
)  # fmt: skip
# Pairs of poles: what is told by one is denied by the other. First those of how much something is.
_MORE_OR_LESS: _Pair = (_any(*_UP, r"flere", r"mere"), _any(*_DOWN, r"faerre", r"mindre"))
_ADOPTED: _Pair = (
    _any(
        r"bakke[rt]?\w* (?:\w+ )?op", r"vedtog", r"vedtaget", r"stemte (?:\w+ ){0,4}(?:ja|igennem)"
    ),
    _any(r"stemte (?:\w+ ){0,6}(?:nej|ned|imod)", r"forkaste\w*", r"nedstemt\w*"),
)
_MOVED: tuple[_Pair, ...] = (
    (_any(*_UP), _any(*_DOWN)),
    (_any(r"bedre", r"forbedre\w*"), _any(r"daarligere", r"vaerre", r"ringere", r"forringe\w*", r"forvaerre\w*")),
    (_any(r"dyrere"), _any(r"billigere")),
    (_any(r"permanent\w*"), _any(r"midlertidig\w*", r"forlaenge[st]?", r"tilbage til")),
    _ADOPTED,
    (_any(r"koerer"), _any(r"stoppet", r"indstillet", r"paa pause", r"nedlagt", r"lukket ned")),
)  # fmt: skip
_GRADED = (_MORE_OR_LESS, *_MOVED[:3])
# What somebody thinks of a proposal.
_SUPPORT: _Pair = (
    _any(
        r"stoett\w+",
        r"bakke[rt]?\w* (?:\w+ ){0,4}?op",
        r"(?:gaar?|gik|gaaet) (?:\w+ )?ind for",
        r"tilhaenger\w*",
        r"(?:er|var|stemm?er?|stemte) (?:ogsaa |saa )?for (?:det|den|at|forslag\w*|lovforslag\w*)",
        r"tilslutt\w+",
        r"med paa",
        r"(?:er|vaere|var) med til",
    ),
    _any(
        r"imod",
        r"(?:er|var|stemm?er?|stemte) (?:\w+ ){0,3}mod (?:det|den|at|forslag\w*|lovforslag\w*)",
        r"modstander\w*",
        r"stemm?er? nej",
        r"stemte nej",
        r"tager afstand",
        r"(?:udtrykt?e?|udtrykker|udtalt?e?) (?:\w+ )?bekymring\w*",
        r"betaenkelig\w*",
        r"kritisk\w*",
    ),
)
_PAIRS: tuple[_Pair, ...] = (
    _SUPPORT,
    _ADOPTED,
    _MORE_OR_LESS,
    *(pair for pair in _MOVED[1:] if pair is not _ADOPTED),
    (_any(r"frivillig(?:t|e)?"), _any(r"obligatorisk\w*", r"tvungen\w*", r"(?:et )?krav", r"pligt\w*", r"tvinge\w*")),
    (_any(r"tilfreds\w*"), _any(r"utilfreds\w*")),
    (_any(r"enige?"), _any(r"uenige?")),
    (_any(r"lettere", r"nemmere", r"enklere"), _any(r"svaerere", r"vanskeligere")),
    (_any(r"hurtigere"), _any(r"langsommere")),
    (_any(r"tilladt\w*", r"lovlig\w*"), _any(r"forbudt\w*", r"ulovlig\w*")),
)  # fmt: skip
_POLES = re.compile("|".join(pole.pattern for pair in _PAIRS for pole in pair))
_MORE = re.compile(r"\b(?:mere|flere|(?P<less>mindre|faerre)) (?P<of>\w{4,})\b")
_COMPARES = re.compile(r"\b(?:flere|mere|mindre|faerre|\w{4,}ere) (?:\w+ ){0,9}end\b")
_SAME = _any(r"uaendre\w*", r"(?:ikke|ingen|hverken)\b.* forskel\w*")

_NOT_AT_ALL = re.compile(r"\b(?:ikke|ingen|aldrig|hverken)\b")
# What says when or where it is after all, or of what else it is not.
_ONLY_THEN = re.compile(
    r"\bikke (?:\w+ )?(?:foer|inden|laengere end|senere|alle|kun|bare|mindst)\b|\bendnu ikke\b|\bikke endnu\b"
    r"|\b(?:men|medmindre|undtagen|bortset|dog)\b|\bhvis\b|\bder ikke\b|\bsom ikke\b"
)
_NEGATION = re.compile(
    r"\b(?:ikke(?! (?:kun|bare|alene|mindst))|ingen|intet|aldrig|hverken|uden(?! (?:for|om)\b))\b"
)
# A clause that only says of what, or in which case: »…, den ikke vil udbrede«, »der ikke selv søgte«.
_SAYS_WHICH = re.compile(
    r",\s(?:der|som|den|det|de|hvis|hvor|naar|når|selv om|selvom|hvad|medmindre)\s[^,?]*"
    r"|\s(?:der|som)\s(?:\w+\s){0,2}ikke\b[^,?]*",
    re.IGNORECASE,
)
_WHETHER = re.compile(r"^(?:og |men )?(?:om|hvis|hvorvidt)\b")
_NONE = _any(r"ingen", r"intet", r"ikke (?:nog\w+|en eneste)", r"hverken")
_ALL = re.compile(
    r"(?<!\bfor )\b(?:alle|samtlige|hele) (?:de )?(?!er\b|i\b|paa\b|der\b|som\b)\w|\bhver(?:t)? (?:eneste|enkelt)\b"
    r"|\b(?:every|each|all) \w|\benstemmig\w*"
)
_SOME = re.compile(
    rf"\b(?:udvalgte|en raekke|nogle|visse|enkelte|en del af|et flertal)\b|\b{_N} (?:ud )?af (?:de |i alt )?{_N}\b"
    rf"|\b{_N} stemmer i?mod {_N}\b|\bkun {_N}\b|\bikke alle\b|\bbortset fra\b|\bundtagen\b"
    r"|\bder er (?:\w+ ){0,2}ogsaa (?:\w+ ){1,5}(?:som|der) (?:\w+ ){0,2}ikke\b"
)
_EXISTS = re.compile(
    r"^(?:(?:mon|men|og|saa) )*(?:findes|fandtes|er|var) der\b|\bnog(?:en|et|le)\b"
)

# What a sentence says of things that another one told of.
_OF_OTHERS = re.compile(r"\b(?:disse|denne|dette|saadanne)\b")

_SOME_TIME = (
    r"(?:i|til|senest|inden|ved|den) (?:\w+ ){0,3}?(?:20\d\d|foraaret|efteraaret|sommeren|vinteren|aarsskiftet|"
    rf"{'|'.join(MONTHS)})"
)
# What is only meant to be, and what is asked of as done.
_PLANNED = re.compile(
    r"\b(?:ventes|forventes|foreslaas|planlaegges|udkast\w*|kommende|"
    r"vil (?:\w+ )?(?:soege|foreslaa|fremsaette)|skal have (?:\w+ )?(?:tilslutning|opbakning)|"
    r"skal (?:\w+ ){0,2}?(?:godkendes|stemme|tage stilling|beslutte|afgoere|afgoeres|besluttes)|"
    r"skal (?:\w+ )?(?:ligge|vaere) (?:klar|faerdig)|"
    # »… skriver en rapport i foråret 2027«
    r"(?:skriver|afleverer|udarbejder|laver|udgiver|fremlaegger) (?:\w+ ){0,5}?"
    r"\w*(?:rapport|evaluering|analyse|undersoegelse|redegoerelse)(?:en)? (?:\w+ ){0,2}?"
    rf"{_SOME_TIME}|"
    rf"(?:offentliggoeres|gennemfoeres|afleveres|udkommer|fremlaegges|praesenteres) (?:\w+ ){{0,4}}?{_SOME_TIME})\b"
)
_CAME = re.compile(
    r"\b(?:netop|allerede|blev|er blevet|har) (?:\w+ ){0,4}?\w+(?:et|t)\b|\bvedtog\b"
)
_DONE = re.compile(
    r"\b(?:vedtag(?:et|es)|vedtog|stem(?:t|te)\b.{0,24}\b(?:ja|igennem|for)|traadt?e? (?:\w+ ){0,6}?i kraft|"
    r"resultat\w*|udfald\w*|konklude\w+|viste|indfoert\w*|gennemfoert\w*)\b|\bendeligt?\b|\b(?:helt )?(?:sikkert|paa plads)\b"
)
# Where something is only expected, the sentence says when, and is no yes.
_READY = re.compile(r"\b(?:er|var) (?:\w+ ){1,5}?(?:faerdig\w*|klar|overstaaet|afsluttet)\b")
# What is asked of as settled when the source was written; »blev det vedtaget?« asks of after it.
_FINAL = re.compile(
    r"\b(?:allerede|endeligt?|paa plads|sikkert)\b|\ber (?:\w+ ){1,8}?(?:vedtaget|besluttet)\b"
)

# What has to happen first.
_REQUIRES = re.compile(
    r"\bskal (?!foreligge)(?:\w+ ){0,9}(?:foer|inden|foerst)\b|\b(?:kan|maa) (?:\w+ )?ikke\b.*\b(?:foer|medmindre)\b"
)
_ASKS_REQUIRED = re.compile(
    r"^(?:\w+ ){0,3}(?:skal|skulle|behoever|kraever)\b.*"
    r"\b(?:foer|inden|foerst|ind over|godkend\w*|tilslutning|tilslutte|spoerges)\b|"
    r"\bikke\b.*\buden at\b"
)
_AT_ONCE = re.compile(
    r"\b(?:med det samme|straks|omgaaende|uden videre|allerede nu|lige nu|bare (?:gaa|saette|begynde|starte))\b"
)
_BEGINS_ON = re.compile(
    r"\b(?:i gang|begynder|starter|i kraft|gaelder) (?:\w+ ){0,3}?(?:fra |foerst )?(?:den )?\d{1,2} (?:"
    + "|".join(MONTHS)
    + r")\b"
)
_ASKS_FREE = re.compile(rf"\buden at\b|\bendeligt?\b|\bnok til\b|{_AT_ONCE.pattern}")

# What points at a text or a time beside which something is asked, and is not asked itself.
_POINTER = re.compile(
    r"\b(?:nyheden|artiklen|teksten|meddelelsen|pressemeddelelsen|evalueringen)(?: \w+){0,3}? "
    r"(?:fra|i) (?:\w+ )?(?:19|20)\d{2}\b|^i (?:19|20)\d{2}\b|\bin (?:19|20)\d{2}\b"
)
# What a clause beside the question tells is taken for granted, and not asked.
_BESIDE = re.compile(r",\s(?:da|dengang|mens|fordi|selv ?om|efter at)\s[^,?]*", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:–]\s|\s(?=(?:mens|men|hvorimod)\s)")
_VOTES = re.compile(r"\bstem(?:te|mer|t)\b")
_RELATIVE = re.compile(r"\W*(?:der|som)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=\S)")
_BILL = re.compile(r"\b[lbfr]\d{1,3}\b")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_CHANGES = (
    re.compile(r"\bfra (?P<a>\d+(?:,\d+)?) (?:\w+ ){0,3}?til (?P<b>\d+(?:,\d+)?)\b"),
    re.compile(
        r"\b(?P<a>\d+(?:,\d+)?) (?:\w+ ){0,3}?foer\b.*?\b(?:nu|under) (?P<b>\d+(?:,\d+)?)\b"
    ),
    re.compile(r"\bkoste\w* (?P<b>\d+(?:,\d+)?)\b.*\bbudgette\w* (?:\w+ )?(?P<a>\d+(?:,\d+)?)\b"),
)
_ABOUT_MONEY = _any(r"dyrere", r"billigere", r"overskred\w*", r"budget\w*")


def stance(
    question: Question,
    sentence: str,
    matcher: Matcher,
    around: TextWords | None = None,
    known_by: TextWords | None = None,
) -> Stance:
    """What a sentence says to a yes-or-no question.

    Args:
        question: as it was read.
        sentence: of a source.
        matcher: of the collection.
        around: what a reader has in mind at the sentence, such as its headings.
        known_by: what the sentence need not say, as its whole page is about it.
    """
    last = _last_asked(question.text)
    asked, told = _POINTER.sub(" ", _asked(question, last)), folded_text(sentence)
    if (conditional := _by_condition(asked, told)) is not None:
        return conditional
    if (
        (_ALL.search(asked) and _SOME.search(told))
        or other_value(asked, last, sentence)
        or _reversed(asked, told)
    ):
        return Stance.DENIES
    everything = [
        w for w in _telling(question, asked) if known_by is None or not matcher.match(w, known_by)
    ]
    telling = _without_poles(everything)
    # Whether there are such as something holds of is asked by the clause that says what holds.
    plain = _BESIDE.sub("", last)
    itself = _asked(question, plain if _EXISTS.search(asked) else _SAYS_WHICH.sub("", plain))
    main = [w for w in telling if w.token.folded in itself.split()] or telling
    clauses = _clauses(main, sentence, matcher)
    clause = clauses[0]
    near = (text_words(sentence), *((around,) if around else ()))
    if _WHETHER.search(clause):
        return Stance.OPEN
    turned = _turned(itself, clauses, told, _PAIRS)
    if _VOTES.search(asked) and _unsaid(everything, near[0], matcher) > HELD:
        return Stance.OPEN  # there are many votes: of which one it tells, the sentence itself says
    if turned is not Stance.OPEN and matcher.missed(telling, *near) <= ABOUT:
        return turned
    if (
        _unsaid(everything, near[0], matcher) > (HELD if len(everything) > FEW else 0)
        or matcher.coverage(everything, near[0]) < SAID
        or _COMPARES.search(asked)  # which of two is more, no »not« tells
        or any(_leans(pair, asked) for pair in _PAIRS)  # of which the sentence says nothing
    ):
        return Stance.OPEN
    denied = _NEGATION.search(itself) is not None
    if denied == (_NEGATION.search(clause) is not None):
        of_all = _ALL.search(asked) is not None and not _ALL.search(told)
        unsure = not denied and (of_all or _hangs_on_denied(clause, sentence))
        return Stance.OPEN if unsure else Stance.AGREES
    of_some = _EXISTS.search(asked) is not None and not _NONE.search(clause)
    return Stance.OPEN if of_some else Stance.DENIES


def _hangs_on_denied(clause: str, sentence: str) -> bool:
    """Whether a folded clause only says of what, and the one before it has a »not«.

    »SF kan ikke støtte den del, som handler om …« is no yes to what that part is about.
    """
    parts = [c for c in _CLAUSE.split(sentence) if c.strip()]
    at = next((i for i, c in enumerate(parts) if folded_text(c) == clause), 0)
    hangs = at > 0 and _RELATIVE.match(parts[at]) is not None
    return hangs and _NEGATION.search(folded_text(parts[at - 1])) is not None


def _by_condition(asked: str, told: str) -> Stance | None:
    """What a sentence says of what has to happen first, or is yet to be; None if it tells neither."""
    if _REQUIRES.search(told):
        if _ASKS_REQUIRED.search(asked):
            return Stance.AGREES
        if _ASKS_FREE.search(asked):
            return Stance.DENIES
    if _AT_ONCE.search(asked):
        return Stance.DENIES if _BEGINS_ON.search(told) else Stance.OPEN
    if _only_planned(asked, told):
        return Stance.DENIES if _FINAL.search(asked) else Stance.OPEN
    if _READY.search(asked) and _PLANNED.search(told):
        return Stance.OPEN
    return None


def ask_alike(one: str, other: str) -> bool:
    """Whether what answers one question answers another, and is not the other way round.

    It is where only one says »not«, or where each names another pole of a pair.
    """
    lines = folded_text(one), folded_text(other)
    denied = [_NEGATION.search(line) is not None for line in lines]
    poles = (
        [[pole.search(line) is not None for pole in pair] for line in lines]
        for pair in _PAIRS
        if all(_leans(pair, line) for line in lines)
    )
    return denied[0] == denied[1] and all(said[0] == said[1] for said in poles)


def contradicts(
    question: Question, sentence: str, matcher: Matcher, around: TextWords | None = None
) -> bool:
    """Whether a sentence denies what a question for more than yes or no takes for granted.

    It does so by the other direction, by another month, by speaking of some where all are presumed,
    or by saying that what is asked of as done is only planned. That a proposal fell is said right
    after what it was, which `around`, its passage and title, may hold.
    """
    whole, told = _POINTER.sub(" ", _asked(question, question.text)), folded_text(sentence)
    if _only_planned(folded_text(_last_asked(question.text)), told):
        return True
    telling = _without_poles(_telling(question, whole))
    if wording.VOTES.search(whole):
        return False
    if matcher.coverage(telling, text_words(sentence)) < SUBJECT:
        about = around is not None and matcher.coverage(telling, around) >= PROPOSED
        return about and _turned(whole, [told], told, (_ADOPTED,)) is Stance.DENIES
    if question.asked is not Asked.COUNT and (
        other_month(whole, told) or (_ALL.search(whole) and _SOME.search(told))
    ):
        return True
    if _OF_OTHERS.search(told):
        return False
    clauses = _clauses(telling, sentence, matcher)
    return _turned(whole, clauses[:1], told, _MOVED) is Stance.DENIES


def denies_event(
    question: Question, sentence: str, matcher: Matcher, around: TextWords | None
) -> bool:
    """Whether a sentence says that what is asked when or where of does not take place at all.

    »Torsdag og fredag kører bussen ikke.« denies it, and »ikke før maj« tells when it does.
    """
    asked = _asked(question, question.text)
    told = folded_text(sentence)
    if _NEGATION.search(asked) or not _NOT_AT_ALL.search(told) or _ONLY_THEN.search(told):
        return False
    telling = _without_poles(_telling(question, asked))
    near = (text_words(sentence), *((around,) if around else ()))
    held = matcher.coverage(telling, near[0]) >= DENIED
    return held and matcher.missed(telling, *near) <= ABOUT


def leaves_open(question: Question, sentence: str) -> bool:
    """Whether a sentence cannot tell: it only foresees what is asked of as done, or weighs nothing."""
    asked, told = folded_text(_last_asked(question.text)), folded_text(sentence)
    compares = _COMPARES.search(asked) is not None and not re.search(r"\d| end ", told)
    return compares or _only_planned(asked, told)


def _asked(question: Question, text: str) -> str:
    """The folded words of a part of a question, but for those that only date a document."""
    dating = {w.token.folded for w in question.words if not w.telling}
    return " ".join(t.folded for t in analyse(text) if t.folded not in dating)


def _last_asked(text: str) -> str:
    """The words of what is asked last; what is told before it is no question.

    A question of nothing but whether that is so (»Passer det?«) asks of what is told before it.
    """
    parts = [p for p in _SENTENCE.split(text.strip()) if len(p) > 1] or [text]
    return text if asks_if_so(parts[-1]) else parts[-1]


def _telling(question: Question, asked: str) -> list[QueryWord]:
    """The telling words of what is asked; all of the question's where it is in another language."""
    telling = [w for w in question.words if not w.token.is_stop]
    own = set(asked.split())
    return [w for w in telling if w.token.folded in own] if _is_danish(question) else telling


def _is_danish(question: Question) -> bool:
    """Whether most words of a question are read as they are written, and none stands for another."""
    own = set(folded_text(question.text).split())
    return 2 * sum(w.token.folded in own for w in question.words) > len(question.words)


def _unsaid(words: Sequence[QueryWord], text: TextWords, matcher: Matcher) -> float:
    """The weight of the weightiest of the words that a text does not hold, verbs as well."""
    return max((matcher.weight(w) for w in words if not matcher.match(w, text)), default=0.0)


def _without_poles(words: Sequence[QueryWord]) -> list[QueryWord]:
    """The words without those of the pairs, which are compared apart."""
    return [w for w in words if not _POLES.search(w.token.folded)]


def _leans(pair: _Pair, line: str) -> bool:
    """Whether a line names one pole of a pair and not the other."""
    return (pair[0].search(line) is None) != (pair[1].search(line) is None)


def _clauses(telling: Sequence[QueryWord], sentence: str, matcher: Matcher) -> list[str]:
    """The clauses of a sentence, folded: by whom they name, what is done, and these words.

    A clause that only says of what (»der har fået afslag«) comes after one with the verb.
    """
    clauses = [c for c in _CLAUSE.split(sentence) if c.strip()]
    verbs = [w for w in telling if load_lexicon().is_verb(w.token.folded)]
    named = [w for w in telling if w.token.start > 0 and w.token.surface.istitle()]

    def order(clause: str) -> tuple[bool, int, bool, float]:
        words = text_words(clause)
        idle = not any(matcher.match(w, words) for w in verbs)
        beside = idle and _RELATIVE.match(clause) is not None
        own = sum(matcher.match(w, words) > 0 for w in named)
        return beside, -own, idle, -matcher.coverage(telling, words)

    return [folded_text(clause) for clause in sorted(clauses, key=order)]


def _reversed(asked: str, told: str) -> bool:
    """Whether two texts say »more« and »less« of the same: »mere bureaukratisk«, »mindre …«."""
    meant = {stem(m["of"]): m["less"] is not None for m in _MORE.finditer(asked)}
    said = {stem(m["of"]): m["less"] is not None for m in _MORE.finditer(told)}
    return any(meant[word] != said[word] for word in meant.keys() & said.keys())


def _turned(asked: str, clauses: Sequence[str], told: str, pairs: Sequence[_Pair]) -> Stance:
    """Whether the poles that a question and a sentence name are the same, by the first pair of both.

    It is the first of the clauses that names one, which must not tell of another year.
    """
    for pair in pairs:
        if not _leans(pair, asked):
            continue
        clause = next((c for c in clauses if _leans(pair, c)), clauses[0])
        meant, said = ([bool(pole.search(line)) for pole in pair] for line in (asked, clause))
        if pair in _GRADED and _SAME.search(clause):
            return Stance.DENIES
        if said[0] == said[1] and pair in _GRADED:
            said = _numbers_moved(told, asked)
        if said[0] == said[1]:
            continue
        of_bill = set(_BILL.findall(asked)) - set(_BILL.findall(told))
        if (of_bill or pair is _SUPPORT) and set(_YEAR.findall(told)) - set(_YEAR.findall(asked)):
            return Stance.OPEN  # what somebody thought of another, in another year
        same = (meant == said) == (bool(_NEGATION.search(asked)) == bool(_NEGATION.search(clause)))
        return Stance.AGREES if same else Stance.DENIES
    return Stance.OPEN


def _numbers_moved(told: str, asked: str) -> list[bool]:
    """Whether the numbers of a sentence rise, and whether they fall: »fra 5,3 til 4,6 procent«."""
    for pattern in _CHANGES:
        found = pattern.search(told)
        if found and (pattern is not _CHANGES[2] or _ABOUT_MONEY.search(asked)):
            before, after = (float(found[g].replace(",", ".")) for g in ("a", "b"))
            return [after > before, after < before]
    return [False, False]


def _only_planned(asked: str, told: str) -> bool:
    """Whether a question speaks of as done what a sentence only foresees."""
    return bool(
        _PLANNED.search(told)
        and not _CAME.search(told)
        and _DONE.search(asked)
        and not _PLANNED.search(asked)
    )
