"""The value that a question asks for, in the sentences that may hold it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.span import Span
from index.danish import analyse, fold_word, folded_text, stem
from index.lexicon import load_lexicon
from server import wording
from server.evidence import Evidence
from server.extract import Value, ValueKind, counting_numbers, enumerated, telling_values
from server.linking import holds_office, names_office
from server.matching import context_words, single_words, text_words, title_words
from server.question import Asked, Question, folded_line
from server.ranking.wanted import asks_age, holds_value, kinds_of, measures, wanted_values
from server.sources import Sources
from server.understanding import is_strange

LEAST = 0.2  # how likely a sentence must answer that holds a value
LIKELY = 0.25  # where it only names who acts
CERTAIN = 0.5  # where no noun tells what is counted
VERY_LIKELY = 0.75  # to answer with no value told apart from the others in it
BEHIND = 0.35  # of the chance of a certain sentence, below which none gives its value instead
WHOLE = 0.95  # of a question, from which a sentence that holds a value answers it anyway
WIDTH = 4  # sentences looked at for a value
HELD = 0.35  # of a question for an amount, that a sentence with a bare number must hold
CLAUSE = 30  # characters that the border of a clause counts for
MISSED = 0.4  # what a word may weigh that nothing near such a sentence holds
REACH = 3  # words among which the office stands

_CLAUSE = re.compile(r",\s|\s(?:og|men|samt|mens)\s|[;:–]")
_GRAINS = {
    "dag": re.compile(r"\d{1,2}[./-]"),
    "dato": re.compile(r"\d{1,2}[./-]"),
    "maaned": re.compile(r"[a-zæøå]{3,}", re.IGNORECASE),
    "aar": re.compile(r"\d{4}"),
}
_ACTORS = re.compile(
    r"\b(?:regering|folketing|minister|ministeri|kommune|byråd|region|styrelse|udvalg|nævn|råd|center|"
    r"parti|forening|direktion)\w*",
    re.IGNORECASE,
)
# All of an amount, and what a sentence tells of a part of one that stands before it.
_ASKS_WHOLE = re.compile(r"\b(?:total\w*|i alt|ialt|samlet|samlede|sammenlagt|tilsammen|hele)\b")
_OF_WHOLE = re.compile(r"(?:heraf|deraf|herunder|af (?:dem|disse|det|beløbet))\b", re.IGNORECASE)
_OUT_OF = re.compile(r"\sud\saf\s(?:\d|to|tre|fire|fem|seks|syv|otte|ni|ti|hundrede)")
_BEFORE_WHOLE = re.compile(r"\w\sud\saf\s\Z")
_SIZED = re.compile(r"(?P<of>[^\W\d_]{4,})\s+på\s+\Z")
# What is asked of all that came so far, and a number of what comes each day or is hoped for.
_SO_FAR = re.compile(r"\b(?:siden|hidtil|indtil (?:nu|videre)|til dato|til nu|indtil i dag)\b")
_RATE = re.compile(
    r"\A[^.;]{0,40}?\b(?:om|i|pr\.|per|hver)\s(?:\w+\s)?(?:dag|dagen|uge|ugen|måned|måneden|år|året|time"
    r"|timen)\b|\A[^.;]{0,30}?\b(?:dagligt|ugentligt|månedligt|årligt)\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"\b(?:til(?: og med)?|slutter|udløber|ophører|afsluttes|stopper)\s(?:den\s)?\S{0,3}\Z"
    r"|\btil\s\S{0,3}\Z",
    re.IGNORECASE,
)
# »pr. 1. august var der registreret …«: when something was counted, and not when it was.
_AS_OF = re.compile(r"\b(?:pr\.|per)\s\Z", re.IGNORECASE)
_COUNTS = re.compile(
    r"\b(?:registreret|opgjort|talte|udgjorde|der\svar|var\sder|stod|havde)\b", re.IGNORECASE
)
_COUNTED_UP = re.compile(r"\b(?:opgjort|opgoerelse\w*|registreret|talt|tallet|tallene|pr|per)\b")
_MEASURES = frozenset({ValueKind.NUMBER, ValueKind.SHARE, ValueKind.MONEY, ValueKind.DURATION})
_AGAINST = re.compile(r"[,;]\s(?:mens|men|hvorimod|imens|medens)\s")
_NAME = re.compile(r"\b[A-ZÆØÅ][a-zæøå]{2,}")
_TELLS_AGE = re.compile(
    r"\b(?:fyldt|alder\w*|gam(?:mel|le)|\d+-årige?|\d+årige?|(?:mellem|over|under|fra)\s\d+\s(?:og\s\d+\s|til\s\d+\s)?år)\b",
    re.IGNORECASE,
)
# People of any kind, and of some kind.
_ANY_PEOPLE = re.compile(
    r"(?:borger|person|menneske|deltager|medlem|bruger|beboer|indbygger)(?:e|r|ne|re|ere|en|er|erne|rne|mer|mere|"
    r"merne|s)?"
)
_PEOPLE = re.compile(
    rf"{_ANY_PEOPLE.pattern}|folk|\w*(?:aeldre|ledige?|sygemeldte?|boern|unge|elever|foraeldre|medarbejdere|ansatte|"
    r"paaroerende|pensionister|patienter|kunder|laerere|paedagoger|modtagere|handicappede|flygtninge|studerende)"
)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_WHO_IS = re.compile(r"\b(?:hvem(?: er| var)?|hvad (?:hedder|hed)|navn\w* paa) ")
_ASKS_NAME = re.compile(r"\b(?:hvad (?:hedder|hed)|navn\w* paa)\b")
# A municipality holds no office, and a person is no municipality.
_LAW_NAME = re.compile(r"\bLov\Z|lov(?:en)?\Z")  # »Barnets Lov« is nobody
_AUTHORITY = re.compile(r"(?:Kommune|Region\w*|Styrelse\w*|\w+styrelsen|\w+ministeriet)\Z")
_INSTITUTION = re.compile(
    r"(?:[Ss]kolen?|[Bb]ørnehave\w*|[Bb]ørnehus\w*|[Pp]lejehjem\w*|[Cc]enter\w*|[Ff]orening\w*|[Ff]onden?|"
    r"Universitet|Institut|[Nn]etværk\w*|[Uu]dvalg\w*|[Rr]åd\w*)\Z"
)
_OF_AUTHORITIES = re.compile(r"\b(?:hvilken?|hvilke|which|what) (?:\w+ ){0,2}?kommune?r?\b")


def value_told(
    question: Question,
    sentences: Sequence[Evidence],
    kinds: Sequence[ValueKind],
    sources: Sources,
) -> tuple[Evidence, str] | None:
    """The best sentence with a value of the kind asked for; the value nearest the question's words.

    A sentence without such a value cannot answer, so the next ones are tried. The value is empty
    where none in a very likely sentence can be told from the others.
    """
    whole = ValueKind.MONEY in kinds and _ASKS_WHOLE.search(folded_line(question))
    for found in sentences[:WIDTH]:
        evidence = _before(found, sentences) if whole else found
        if sentences[0].chance >= CERTAIN and found.chance < BEHIND * sentences[0].chance:
            break
        likely_enough = found.chance >= LEAST or evidence.coverage >= WHOLE
        if not likely_enough or not holds_numbers(question, evidence):
            continue
        if not _MEASURES.isdisjoint(kinds) and not _counts(question, evidence, sources):
            continue
        for kind in kinds:
            fitting = [
                v
                for v in telling_values(evidence.text, kind)
                if _fits(question, evidence, v, sources)
            ]
            value = _nearest(question, evidence, fitting, sources)
            if value is not None:
                return evidence, short_of(value, question)
    best = sentences[0]
    to_come = _is_to_hold(question) and not wording.TO_HOLD.search(folded_text(best.text))
    if to_come or _ASKS_NAME.search(folded_line(question)):
        return None
    if best.chance >= VERY_LIKELY and _holds_some(question, best, kinds, sources):
        return best, ""
    office = any(names_office(w.token) for w in question.words)
    acts = question.asked is Asked.PERSON and not (office and _WHO_IS.match(folded_line(question)))
    if acts and _ACTORS.search(best.text) and best.chance >= LIKELY:
        return best, ""
    return None


def _says_all(question: Question, evidence: Evidence, sources: Sources) -> bool:
    """Whether a sentence, its headings and title say of what something was measured, and what."""
    titles = title_words(evidence.document)
    near = (text_words(evidence.text), text_words(*evidence.passage.section), titles)
    return sources.understanding.linker.matcher.missed(question.topic, *near) <= MISSED


def _before(evidence: Evidence, sentences: Sequence[Evidence]) -> Evidence:
    """The sentence before one that tells parts of what that tells (»Heraf …«); else itself."""
    if _OF_WHOLE.match(evidence.text) is None:
        return evidence
    return next((e for e in sentences if evidence.follows(e)), evidence)


def short_of(value: Value, question: Question) -> str:
    """What a value answers: itself, or how many names it holds where that is asked."""
    if value.kind is ValueKind.NAMES and question.asked is Asked.COUNT:
        return str(len(enumerated(value.text)))
    return value.text


def _counts(question: Question, evidence: Evidence, sources: Sources) -> bool:
    """Whether the number in a sentence may be of what is to be counted, and of no more than that.

    Where the question has no noun, nothing but the sentence tells what is counted; where it asks
    »hvor meget«, neither does the number.
    """
    if measures(folded_line(question)) and not _says_all(question, evidence, sources):
        return False
    if asks_age(folded_line(question)) and not _TELLS_AGE.search(evidence.text):
        return False
    if question.asked is Asked.AMOUNT:
        return evidence.coverage >= HELD or evidence.chance >= CERTAIN
    if question.asked is not Asked.COUNT or ValueKind.NUMBER not in wanted_values(question):
        return True
    if question.noun is None:
        sized = any(_is_size(question, evidence.text, v) for v in counting_numbers(evidence.text))
        return evidence.chance >= (LIKELY if sized else CERTAIN)
    if evidence.missed <= MISSED:
        return True
    return evidence.chance >= LIKELY and not any(is_strange(w) for w in question.topic)


def holds_numbers(question: Question, evidence: Evidence) -> bool:
    """Whether a sentence holds every number that the question gives.

    One may also stand around it: »de«, says a sentence of the 33 that the one before it tells of.
    """
    published = evidence.document.provenance.published
    around = (evidence.passage.text, *evidence.passage.section, evidence.document.title)
    held = {t.stem for text in around for t in analyse(text)}
    held.add(str(published.year) if published else "")
    return all(str(n) in held for n in question.numbers - question.rounds)


def _holds_some(
    question: Question, evidence: Evidence, kinds: Sequence[ValueKind], sources: Sources
) -> bool:
    """Whether a sentence holds a value of a kind, be it that of a noun much like the one asked."""
    if evidence.passage.id in sources.trials_by_passage or evidence.missed > MISSED:
        return False
    if question.asked is Asked.COUNT and not _holds_noun(question, evidence, sources):
        return False
    return any(holds_value(evidence.text, kind) for kind in kinds)


def _holds_noun(question: Question, evidence: Evidence, sources: Sources) -> bool:
    """Whether a sentence holds the noun that is counted, or a part of it: »fridage«, »dage«."""
    matcher = sources.understanding.linker.matcher
    nouns = [w for w in question.words if w.token.folded == question.noun]
    held = any(matcher.match(w, text_words(evidence.text)) for w in nouns)
    return held and not question.about_trials


def _is_to_hold(question: Question) -> bool:
    """Whether it is asked who is to hold an office, and not who does."""
    offices = any(names_office(w.token) for w in question.words)
    return offices and wording.TO_HOLD.search(folded_line(question)) is not None


def _may_hold(question: Question, evidence: Evidence, name: str, sources: Sources) -> bool:
    """Whether a name may be that of the holder of an office, where one is asked for.

    Of somebody whom no document introduces, what stands around must tell of the office.
    """
    line = folded_line(question)
    if _is_to_hold(question) and not wording.TO_HOLD.search(folded_text(evidence.text)):
        return False
    found = _WHO_IS.search(line)
    if found is None:
        return True
    first = line.count(" ", 0, found.end())
    reach = 1 if found[0] == "hvem " else REACH  # »hvem ministeren mødte« asks of another
    offices = [w for w in question.words[first : first + reach] if names_office(w.token)]
    if not offices:
        return True
    linker = sources.understanding.linker
    known = [p for p in linker.people if p.role and (name in p.name or p.name in name)]
    near = context_words(evidence.document, evidence.passage)
    if _INSTITUTION.search(name):
        return False
    held = (
        any(holds_office(p, [w.token for w in offices]) for p in known)
        if known
        else any(linker.matcher.match(w, near) for w in offices)
    )
    return held and _AUTHORITY.search(name) is None


def _head(noun: str) -> str:
    """What a compound is a kind of: »medarbejder« of »sosu-medarbejdere«; else empty."""
    parts = next((t.parts for t in analyse(noun)), ())
    return parts[-1] if len(parts) > 1 else ""


def _fits(question: Question, evidence: Evidence, value: Value, sources: Sources) -> bool:
    """Whether a value can be the answer.

    A number must count the noun asked for; no value may be the question's own.
    """
    of_noun = question.noun is not None and question.asked is Asked.COUNT
    if value.kind is ValueKind.NUMBER and of_noun:
        return _counts_noun(question, evidence, value, sources)
    asked = {w.token.folded for w in question.words}
    if all(t.folded in asked for t in analyse(value.text)):
        return False
    if value.kind in _MEASURES and _is_of_another(question, evidence, value, sources):
        return False
    if value.kind is ValueKind.NAMES and question.noun is not None:
        kinds = kinds_of(question.noun)
        return any(kinds & {t.stem, *t.parts} for t in analyse(evidence.text))
    if value.kind is ValueKind.NAME:
        return _may_be_named(question, evidence, value.text, sources)
    return value.kind is not ValueKind.TIME or _is_when(question, evidence, value)


def _counts_noun(question: Question, evidence: Evidence, value: Value, sources: Sources) -> bool:
    """Whether a number counts the noun asked for, by that word or one for people of any kind.

    In a sentence that certainly answers, a word that the noun may stand for will do.
    """
    noun = question.noun or ""
    if _YEAR.fullmatch(value.text) or _is_share(evidence.text, value):
        return False
    if _SO_FAR.search(folded_line(question)) and _RATE.search(evidence.text[value.span.end :]):
        return False
    rest = re.split(r"[,;.]", evidence.text[value.span.end : value.span.end + 60])[0]
    following = analyse(rest)[:4]
    head = _head(noun) if evidence.chance >= CERTAIN else ""
    if any(t.stem == stem(noun) or {stem(noun), head} & {*t.parts[-1:]} for t in following):
        return True
    matcher = sources.understanding.linker.matcher
    close = text_words(" ".join(t.surface for t in following[:3]))
    alike = any(matcher.match(w, close) for w in question.words if w.token.folded == noun)
    people = any(_are_people(noun, t.folded) for t in following[:2])
    return (people and evidence.chance >= LIKELY) or (alike and evidence.chance >= CERTAIN)


def _are_people(asked: str, told: str) -> bool:
    """Whether two folded nouns are of people, and one of them of people of any kind."""
    both = _PEOPLE.fullmatch(asked) and _PEOPLE.fullmatch(told)
    return both is not None and bool(_ANY_PEOPLE.fullmatch(asked) or _ANY_PEOPLE.fullmatch(told))


def _may_be_named(question: Question, evidence: Evidence, name: str, sources: Sources) -> bool:
    """Whether a name can be that of whoever or whatever is asked for."""
    if _LAW_NAME.search(name) or _is_common(name.split()[0]):
        return False
    if not _may_hold(question, evidence, name, sources):
        return False
    of_authorities = _OF_AUTHORITIES.search(folded_line(question)) is not None
    return _AUTHORITY.search(name) is not None or not of_authorities


def _is_of_another(question: Question, evidence: Evidence, value: Value, sources: Sources) -> bool:
    """Whether a sentence sets two against each other, and a value is of the one not asked of.

    »I Vang faldt fraværet til 5 procent, mens Bro mangler personale« tells no number of Bro.
    """
    borders = [m.start() for m in _AGAINST.finditer(evidence.text)]
    if not borders:
        return False
    start = max((b for b in borders if b <= value.span.start), default=0)
    end = min((b for b in borders if b >= value.span.end), default=len(evidence.text))
    matcher = sources.understanding.linker.matcher
    own, others = evidence.text[start:end], evidence.text[:start] + evidence.text[end:]
    named = [w for w in question.topic if w.token.surface[:1].isupper() and w.token.start > 0]
    apart = [
        w
        for w in named
        if matcher.match(w, text_words(others)) and not matcher.match(w, text_words(own))
    ]
    shared = any(matcher.match(w, text_words(own)) for w in named)
    return bool(apart) and not shared and _NAME.search(own) is not None


def _is_when(question: Question, evidence: Evidence, value: Value) -> bool:
    """Whether a time is fine enough, and no day on which something was counted.

    Where it is asked how long, it must be the end.
    """
    if question.asked is Asked.DURATION:
        return _END.search(evidence.text[: value.span.start] + value.text[:4]) is not None
    as_of = _AS_OF.search(evidence.text, 0, value.span.start) and _COUNTS.search(evidence.text)
    if as_of and not _COUNTED_UP.search(folded_line(question)):
        return False
    return _fine_enough(question.noun, value.text)


def _is_size(question: Question, text: str, value: Value) -> bool:
    """Whether a number says how many there are in what is asked of: »en bestyrelse på syv«."""
    found = _SIZED.search(text, 0, value.span.start)
    asked = {w.token.stem for w in question.words if not w.token.is_stop}
    return found is not None and any(t.stem in asked for t in analyse(found["of"]))


def _is_share(text: str, value: Value) -> bool:
    """Whether a number is one of the two of »otte ud af ti«, which count nothing."""
    before, after = text[: value.span.start], text[value.span.end :]
    return _OUT_OF.match(after) is not None or _BEFORE_WHOLE.search(before) is not None


def _is_common(capitalised: str) -> bool:
    """Whether a word with a capital is a common noun, told by its other forms, and no name."""
    word, count = fold_word(capitalised), load_lexicon().count
    many = word.removesuffix("s")
    if many.endswith("erne") and count(many) > 0:  # »Kommunernes Prøvebane«
        return True
    bare = word[:-2] if word.endswith(("en", "et")) else ""
    return any(count(word + ending) for ending in ("en", "et", "ene")) or (
        bool(bare) and count(bare) >= count(word) > 0
    )


def _fine_enough(noun: str | None, time: str) -> bool:
    """Whether a time tells the day, month or year that is asked for by that word."""
    wanted = next((p for word, p in _GRAINS.items() if noun and noun.startswith(word)), None)
    return wanted is None or wanted.search(time) is not None


def _nearest(
    question: Question, evidence: Evidence, values: Sequence[Value], sources: Sources
) -> Value | None:
    """The value with the most of the question's words, by weight, close by; the first of equals."""
    matcher = sources.understanding.linker.matcher
    telling = [w for w in question.words if not w.token.is_stop]
    stands = [
        (token.start, max((matcher.weight(w) * matcher.match(w, word) for w in telling), default=0))
        for token, word in single_words(evidence.text)
    ]

    def closeness(value: Value) -> float:
        return round(
            sum(weight / (8 + _distance(evidence.text, value.span, at)) for at, weight in stands), 6
        )

    return max(values, key=closeness, default=None)


def _distance(text: str, span: Span, place: int) -> int:
    """How many characters a place is away, those of another clause counted as more."""
    if span.start <= place < span.end:
        return 0
    between = text[place : span.start] if place < span.start else text[span.end : place]
    return len(between) + CLAUSE * len(_CLAUSE.findall(between))
