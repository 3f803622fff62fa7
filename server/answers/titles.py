"""What a question wants titles of trials to hold: a topic, a word, letters, a law, a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.trial import Trial
from index.danish import Token, analyse, folded_text
from index.lexicon import load_lexicon
from index.vocabulary import QueryWord
from server import wording
from server.danish_text import listed
from server.decisions import find_mentions
from server.linking import FRAME_STEMS, NETWORK_PARTS
from server.matching import TextWords, text_words
from server.question import Asked, Question, folded_line
from server.sources import Sources
from server.spelling import spelled
from server.understanding import is_held

TOPIC_COVERAGE = 0.55  # how much of a topic a title must hold to be of that topic
HELD = 0.5  # a match from which a title holds a word
WEIGHTY = 0.85  # how much must hang on a word that no document holds for it to narrow the topic
SURELY_HELD = 0.75  # a match from which a word that nothing introduces is still a topic
RARE = 0.8  # rarity from which a word names somebody or something
TELLING = 0.5  # from which a word may say something of the trials
REACH = 6  # words that may stand between what introduces a topic and a word of it


class Kind(StrEnum):
    """How a title is looked at."""

    TOPIC = "topic"
    WORD = "word"
    BEGINNING = "beginning"
    WORD_BEGINNING = "word_beginning"
    LETTERS = "letters"
    SECTION = "section"
    LAW = "law"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What titles are to hold; `phrase` is read after »forsøg«.

    A topic has alternatives of which one must be held, anything else `literals`.
    """

    kind: Kind
    alternatives: tuple[tuple[QueryWord, ...], ...] = ()
    literals: tuple[str, ...] = ()

    @property
    def phrase(self) -> str:
        """» om »flygtninge««, » med ordet »mulighed« i titlen« and the like."""
        quoted = listed([f"»{w}«" for w in self.literals], last="eller")
        topics = [" ".join(w.token.surface for w in a) for a in self.alternatives]
        return {
            Kind.TOPIC: f" om {listed([f'»{t}«' for t in topics], last='eller')}",
            Kind.WORD: f" med ordet {quoted} i titlen",
            Kind.BEGINNING: f", hvis titel begynder med {quoted},",
            Kind.WORD_BEGINNING: f" med et ord i titlen, der begynder med {quoted},",
            Kind.LETTERS: f" med bogstaverne {quoted} i titlen",
            Kind.SECTION: ", der nævner en paragraf,",
            Kind.LAW: ", der nævner en lov ved navn,",
            Kind.NUMBER: " med et tal i titlen",
        }[self.kind]


_QUOTED = r"[»\"”“„](?P<quoted{n}>[^»«\"”“„]+)[«\"”“]"
_WORD = r"(?P<bare{n}>[\w-]+)"
_LITERAL = re.compile(_QUOTED.format(n=""))
_AFTER_CUE = (
    (
        Kind.BEGINNING,
        re.compile(
            r"\b(?:begynder|begyndende|starter|indledes|indleder)\b[^»\"”“?.]{0,12}?\bmed\s+"
            rf"(?:(?:ordet|ordene|bogstav\w*)\s+)?(?:{_QUOTED.format(n=1)}|{_WORD.format(n=1)})",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.LETTERS,
        re.compile(rf"\bbogstav\w*\s+(?:{_QUOTED.format(n=1)}|{_WORD.format(n=1)})", re.IGNORECASE),
    ),
    (
        Kind.WORD,
        re.compile(
            rf"\b(?:ordet|ordene)\s+(?:{_QUOTED.format(n=1)}|{_WORD.format(n=1)})", re.IGNORECASE
        ),
    ),
)
_SOME_WORD = re.compile(r"\b(?:noget|ord(?:et)?|et ord) (?:i \w+ )?,? ?der begynder")
_SECTION = re.compile(
    r"(?<!ikke bare et )(?<!ikke kun et )\b\w*paragraf(?:fer|ferne|fen|tegn\w*)?\b"
)
_LAW = re.compile(
    r"\bnavn(?:et|ene)? paa (?:en |hvilken )?lov\w*|\blovnavn\w*|\blove? (?:\w+ )?ved navn|"
    r"\b(?:naevner|indeholder|omtaler|henviser til|med|har) (?:en |nogen |navngivne? )?love?\b"
)
_NUMBER = re.compile(
    r"\b(?:tal|ciffer|cifre) i (?:titl|navn|overskrift)|"
    r"\b(?:indeholder|rummer|naevner|har) (?:et |nogle |noget )?(?:tal|cifre|ciffer)\b(?! paa)"
)
_IS_LAW = re.compile(r"\w{3,}lov(?:en|ens|e|enes)?")
_INTRODUCING = frozenset(
    [
        "om",
        "vedroerende",
        "angaaende",
        "omhandler",
        "omhandlede",
        "vedroerer",
        "vedroerte",
        "angaar",
        "naevner",
        "naevnte",
        "naevne",
        "naevnes",
        "omtaler",
        "omtalt",
        "beroerer",
        "rummer",
        "indeholder",
        "indenfor",
        "inden",
        "drejer",
        "handler",
        "handlede",
        "ordet",
        "about",
        "regarding",
        "concerning",
        "mention",
        "mentions",
        "on",
        "omfatter",
    ]
)
_ENDING = frozenset(
    [
        "fra",
        "hos",
        "under",
        "blev",
        "bliver",
        "fik",
        "faar",
        "der",
        "som",
        "at",
        "hvor",
        "hvad",
        "hvilke",
        "gik",
        "kom",
        "er",
        "var",
        "har",
        "havde",
        "sagde",
        "siger",
        "gav",
        "giver",
        "afviste",
        "godkendte",
    ]
)
_ABOUT_IT = re.compile(r"\b(?:om|med) (?:det|dem|den|disse|emnet)\b")
_WITH = re.compile(r"\bmed (?:\w+ ){1,3}?(?:i (?:titl|navn|overskrift)\w*|at goere)|\bnoget med\b")
_HELD_IN_TITLES = re.compile(
    r"\b(?:med|har|naevner) (?P<words>\w+(?: (?:eller|og) \w+)?) i (?:titl|navn|overskrift)\w*|"
    r"\bnoget med (?P<words2>\w+)\b"
)
_WHOSE = frozenset(["fik", "fra", "hos", "til", "for", "har", "havde", "i"])
_ASKING_WORDS = re.compile(
    r"\b(?:hvor ?mange|antal\w*|hvilke[nt]?|hvad|list\w*|oversigt|how many|which|"
    r"(?:vise?|give?|naevne?|find|fortaelle?|opregne?|remse?) (?:\w+ )?(?:mig|os))\b"
)
_OWN_AFFAIRS = re.compile(r"\b(?:jeg|vi|min|mit|mine|vores|os|mig)\b")
_CLAUSE_END = re.compile(r"[.!?:;–,]\s|\s[-–]\s")
# »på tværs af alle netværk«: in whichever of them.
_ACROSS = ("tvaers", "tvaer")
_ACROSS_ALL = re.compile(
    r"\bpaa tvaers af (?:alle |samtlige |de )?(?:\w+ )?(?:\w*netvaerk\w*|kommuner\w*|runder\w*)"
)
_OF_WHAT = frozenset(("afslag", "afvisning", "godkend", "tillad", "forslag", "oensk"))
_JOINS = frozenset(("og", "eller", "samt", "and", "or"))
_TITLE_WORD = re.compile(
    r"titel|titlen|titler|titlerne|titlernes|navn|navnet|navne|navnene|overskrift\w*|hvori|"
    r"ordet|ord|bogstav\w*|begynder|starter|indgaar|forekommer|optraeder|paragraftegn\w*|tegn\w*"
)


def read_wanted(
    question: Question, sources: Sources, *, scoped: frozenset[int] = frozenset()
) -> Wanted | None:
    """What the titles are to hold, or None where the question asks nothing of them.

    Args:
        question: as it was read.
        sources: whose titles tell which words can be a topic.
        scoped: the starts of words that name the list, and so no topic.
    """
    line = folded_line(question)
    for kind, pattern in _AFTER_CUE:
        if found := pattern.search(question.text):
            words = [found["quoted1"] or found["bare1"], *_quoted(question, sources)]
            if kind is Kind.BEGINNING and _SOME_WORD.search(line):
                kind = Kind.WORD_BEGINNING
            literals = tuple(dict.fromkeys(w.strip() for w in words))
            return (
                _words(literals, sources)
                if kind is Kind.WORD
                else Wanted(kind=kind, literals=literals)
            )
    if literals := _quoted(question, sources):
        return _words(literals, sources)
    if _LAW.search(line) and not re.search(r"\blov ?paragraf", line):
        return Wanted(kind=Kind.LAW)
    if _SECTION.search(line) or re.search(r"§(?!\s*\d)", question.text):
        return Wanted(kind=Kind.SECTION)
    if _NUMBER.search(line):
        return Wanted(kind=Kind.NUMBER)
    return _topic(question, sources, line, scoped)


def _words(literals: tuple[str, ...], sources: Sources) -> Wanted:
    """Titles with some words; where no title has them by themselves, with their letters."""
    wanted = Wanted(kind=Kind.WORD, literals=literals)
    if any(holds(wanted, t, sources) for t in sources.collection.trials):
        return wanted
    return Wanted(kind=Kind.LETTERS, literals=literals)


def _quoted(question: Question, sources: Sources) -> tuple[str, ...]:
    """The words in quotation marks that are no network's or trial's name and no decision."""
    words = [m["quoted"] for m in _LITERAL.finditer(question.text)]
    if not words:
        return ()
    names = {folded_text(n) for n in sources.collection.networks}
    names |= set(sources.title_lines)
    folded = [folded_text(w) for w in words]
    return tuple(
        word
        for word, line in zip(words, folded, strict=True)
        if line
        and len(line.split()) <= 3
        and not any(line in name and len(line.split()) > 1 for name in names)
        and line not in names
        and not find_mentions(line)
    )


def left_over(
    question: Question, wanted: Wanted | None, sources: Sources, *, scoped: frozenset[int]
) -> tuple[QueryWord, ...]:
    """The words of a question's topic that tell neither the list, the title nor how it is counted.

    They may say something of the trials that no list tells.
    """
    if wanted is not None and wanted.kind is not Kind.TOPIC:
        return ()
    used = {w.token.start for a in wanted.alternatives for w in a} if wanted else set()
    return tuple(
        w
        for w in question.topic
        if w.token.start not in used | scoped
        and not _TITLE_WORD.fullmatch(w.token.folded)
        and not wording.TRIALS.fullmatch(spelled(w.token.folded))
        and not wording.TALLYING.fullmatch(w.token.folded)
        and w.telling >= TELLING
        and not _in_own_affairs(w, question)
    )


def holds(wanted: Wanted, trial: Trial, sources: Sources) -> bool:
    """Whether a trial's title holds what is wanted."""
    title = text_words(trial.title)
    if wanted.kind is Kind.TOPIC:
        matcher = sources.understanding.linker.matcher
        return any(
            matcher.coverage(words, title) >= TOPIC_COVERAGE for words in wanted.alternatives
        )
    folded = [t.folded for t in title.tokens]
    match wanted.kind:
        case Kind.WORD:
            return any(_holds_word(analyse(word), title) for word in wanted.literals)
        case Kind.BEGINNING:
            starts = tuple(folded_text(w) for w in wanted.literals)
            return " ".join(folded).startswith(starts)
        case Kind.WORD_BEGINNING:
            starts = tuple(t.folded for w in wanted.literals for t in analyse(w)[:1])
            return any(word.startswith(starts) for word in folded)
        case Kind.LETTERS:
            return any(
                "".join(t.folded for t in analyse(w)) in " ".join(folded) for w in wanted.literals
            )
        case Kind.SECTION:
            return any(word.startswith("§") for word in folded)
        case Kind.LAW:
            return any(_IS_LAW.fullmatch(word) for word in folded)
        case Kind.NUMBER:
            return any(c.isdigit() for c in trial.title)


def _holds_word(words: Sequence[Token], title: TextWords) -> bool:
    stems = [t.stem for t in title.tokens]
    wanted = [t.stem for t in words]
    return any(stems[i : i + len(wanted)] == wanted for i in range(len(stems)))


def _topic(
    question: Question, sources: Sources, line: str, scoped: frozenset[int]
) -> Wanted | None:
    in_titles = _in_titles(line)
    counted = question.asked in {Asked.COUNT, Asked.LIST}
    across = frozenset(_ACROSS) if _ACROSS_ALL.search(line) else frozenset[str]()
    words = [
        w
        for w in question.words
        if (w in question.topic or w.token.folded in in_titles)
        and w.token.start not in scoped
        and w.token.folded not in across
        and not _TITLE_WORD.fullmatch(w.token.folded)
        and not (
            wording.TRIALS.fullmatch(spelled(w.token.folded))
            and _best(w, sources) < (HELD if _tells_of_what(w) else 1.0)
            and not (counted and _tells_of_what(w) and not is_held(w))
        )
    ]
    groups = [g for g in _groups(question, words) if g]
    about_it = _ABOUT_IT.search(line) is not None
    kept = [_telling(g, question, sources, about_it=about_it) for g in groups]
    alternatives = tuple(tuple(g) for g in kept if g)
    if not alternatives:
        return None
    either = " eller " in line or " or " in line
    # An »og« that stands in a title joins no two topics.
    whole = any(f" {title} " in f" {line} " for title in sources.title_lines)
    if (
        whole
        or re.search(r"\bbaade\b", line)
        or not (either or _alternative(alternatives, sources))
    ):
        alternatives = (tuple(w for a in alternatives for w in a),)
    return Wanted(kind=Kind.TOPIC, alternatives=alternatives)


def _in_titles(line: str) -> frozenset[str]:
    """The words that titles are said to hold, though as a rule they only tell how it is asked."""
    return frozenset(
        word for m in _HELD_IN_TITLES.finditer(line) for word in (m["words"] or m["words2"]).split()
    )


def _alternative(alternatives: Sequence[Sequence[QueryWord]], sources: Sources) -> bool:
    """Whether each of the parts that »og« or »eller« joins is a topic of its own."""
    return len(alternatives) > 1 and all(_best(w, sources) >= HELD for a in alternatives for w in a)


def _groups(question: Question, words: Sequence[QueryWord]) -> list[list[QueryWord]]:
    """The topic's words, parted where the question joins two with »og«, »eller« or a comma."""
    starts = {w.token.start for w in words}
    groups: list[list[QueryWord]] = [[]]
    end = 0
    for word in question.words:
        listed_on = question.text[end : word.token.start].strip() == ","
        end = word.token.end
        if (word.token.folded in _JOINS or listed_on) and groups[-1]:
            groups.append([])
        if word.token.start in starts:
            groups[-1].append(word)
    return groups


def _best(word: QueryWord, sources: Sources) -> float:
    """How well any title holds a word."""
    return sources.understanding.linker.matcher.best_match(word, sources.titles)


def _telling(
    group: Sequence[QueryWord], question: Question, sources: Sources, *, about_it: bool
) -> list[QueryWord]:
    """The words of a group that say what titles are to be about.

    A word that something introduces (»om«, »nævner«) does so, even where no title holds it; any
    other only if a title does. What stands after the last held word and is no noun says how.
    """
    best = {w.token.start: _best(w, sources) for w in group}
    kept: list[QueryWord] = []
    for word in group:
        if _in_own_affairs(word, question):
            continue
        introduced = _introduced(word, question) or (about_it and _is_noun(word.token.folded))
        verb = load_lexicon().is_verb(word.token.folded)
        tallying = wording.TALLYING.fullmatch(word.token.folded) is not None
        if (
            introduced
            or _names_scope(word, question)
            or (_tells_of_what(word) and best[word.token.start] >= HELD)
            or (_is_strange_topic(word) and not _tells_how(word, question))
            or best[word.token.start] >= SURELY_HELD
            and not (verb or tallying)
        ):
            kept.append(word)
    held = [i for i, w in enumerate(kept) if best[w.token.start] >= HELD]
    last = held[-1] if held else len(kept)
    return [
        w
        for i, w in enumerate(kept)
        if i <= last or _is_noun(w.token.folded) or _names_scope(w, question)
    ]


def _tells_of_what(word: QueryWord) -> bool:
    """Whether a word for decisions or proposals says first what they are of: »dagpengeafslag«."""
    parts = word.token.parts
    return len(parts) > 1 and parts[-1] in _OF_WHAT and parts[0] not in FRAME_STEMS | NETWORK_PARTS


def _is_strange_topic(word: QueryWord) -> bool:
    """Whether a thing is plainly what is asked about, and no document holds it."""
    return word.telling >= WEIGHTY and not is_held(word) and _is_noun(word.token.folded)


def _tells_how(word: QueryWord, question: Question) -> bool:
    """Whether a word stands within a decision, and so only says how: »slap helskindet igennem«."""
    at = next(i for i, w in enumerate(question.words) if w.token.start == word.token.start)
    folded = [w.token.folded for w in question.words]
    start = sum(len(w) + 1 for w in folded[: at + 1])
    before = folded[at - 1] if at else ""
    decided = any(m.start == start for m in find_mentions(" ".join(folded)))
    return decided and load_lexicon().is_verb(before)


def _introduced(word: QueryWord, question: Question) -> bool:
    at = next(i for i, w in enumerate(question.words) if w.token.start == word.token.start)
    line = folded_line(question)
    for before in range(at - 1, max(-1, at - 1 - REACH), -1):
        token = question.words[before].token
        if _CLAUSE_END.search(question.text, token.end, question.words[before + 1].token.start + 1):
            return False
        if token.folded in _INTRODUCING or (token.folded == "med" and _WITH.search(line)):
            return True
        if token.folded == "paa" and before and question.words[before - 1].token.folded == "ud":
            return True  # »gik ud på at …«
        at_verb = token.folded == "at" and question.words[before - 1].token.folded == "paa"
        if token.folded in _ENDING and not at_verb:
            return False
    return False


def _names_scope(word: QueryWord, question: Question) -> bool:
    """Whether an unheld word names whose trials are meant: »cykelnetværket«, »fra Odense«."""
    token = word.token
    if is_held(word):
        return False
    if len(token.parts) > 1 and (
        token.parts[-1] in FRAME_STEMS or NETWORK_PARTS & set(token.parts)
    ):
        return True
    at = next(i for i, w in enumerate(question.words) if w.token.start == token.start)
    before = question.words[at - 1].token.folded if at else ""
    return before in _WHOSE and word.rarity >= RARE and not load_lexicon().is_verb(token.folded)


def _is_noun(word: str) -> bool:
    """Whether a word has a noun's forms in the lexicon."""
    count = load_lexicon().count
    if any(count(word + ending) for ending in ("en", "et", "ne", "ens", "ets", "nes")):
        return True
    return any(
        word.endswith(ending) and count(word.removesuffix(ending))
        for ending in ("en", "et", "erne", "ene")
    )


def _in_own_affairs(word: QueryWord, question: Question) -> bool:
    """Whether a word stands in a clause in which the asker only tells of himself."""
    text, token = question.text, word.token
    ends = [0, *(m.end() for m in _CLAUSE_END.finditer(text)), len(text)]
    start = max(e for e in ends if e <= token.start)
    end = min(e for e in ends if e > token.start)
    clause = " ".join(w.token.folded for w in question.words if start <= w.token.start < end)
    return (
        _OWN_AFFAIRS.search(clause) is not None
        and _ASKING_WORDS.search(clause) is None
        and question.asked is not Asked.POLAR
        and (start, end) != (0, len(text))
    )
