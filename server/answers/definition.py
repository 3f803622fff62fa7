"""What a term means: the sentence that says so; a sentence that merely uses the term does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.document import Document
from corpus.passage import Passage, PassageKind
from corpus.sentences import unnumbered
from corpus.span import Span
from index.danish import analyse
from index.vocabulary import QueryWord
from server.answer import AnswerStatus, AnswerType
from server.answers import abstain
from server.draft import Draft, mark
from server.matching import (
    Matcher,
    TextWords,
    bag_of,
    text_words,
    title_words,
    together,
    whole_text_words,
)
from server.question import Question, folded_line
from server.ranking.wanted import wanted_values
from server.sources import Sources
from server.understanding import is_held

NAMED = 0.75  # how much of the term must stand where the defined term stands
BESIDE = 0.7  # of a match with the rest of the document, beside one there
HELD = 0.5  # from which a word stands there
OWN = 0.4  # how much of the term must stand there itself
SPEECH = 0.1  # what a definition loses that is given in somebody's speech
POINTED = 0.1  # what a document gains that the question points out
FIRST = 0.03  # what the first word of a question that stands there adds
_GLOSS = re.compile(
    r"^(?P<term>[^–:(),.]{2,60})(?:\s[–-]|:)\s(?P<gloss>(?:en|et|én|ét|dvs\.|altså)\s[^–]{3,})$",
    re.IGNORECASE,
)
_SPELLED_OUT = re.compile(
    r"(?P<long>(?:[\wæøåÆØÅ-]+\s){0,6}[\wæøåÆØÅ-]+)\s\((?P<short>[A-ZÆØÅ][\wÆØÅæøå.-]{1,9})\)"
)
_SAYS_WHAT = re.compile(
    r"^(?P<term>.{2,120}?)\s(?:er\s(?:[^,.]{2,30}?\s)?(?:en|et|den|det|navnet|betegnelsen|"
    r"et?t?\s\w+\sfor)\s|betyder\b|dækker\sover\b|står\sfor\b|består\s(?:af|i)\b|vil\ssige\b|"
    r"går\sud\spå\b|(?:giver|gav)\s\w+|indebærer\b|defineres\s|kaldes\s|omfatter\b)",
    re.IGNORECASE,
)
_UNDERSTOOD = re.compile(
    r"\b(?:ved|med)\s(?P<term>.{2,80}?)\s(?:forstås|menes|forstår|mener)\b", re.IGNORECASE
)
_IS_A = re.compile(  # »Efter § 2 er et værelse et rum, hvor …«
    r"^[^,:]{2,60}?\ser\s(?P<term>(?:en|et|den|det)\s.{2,60}?)\s(?:en|et)\s\w+(?:,|\s(?:der|som|hvor|med|på|i)\b)",
    re.IGNORECASE,
)
_THAT_IS = re.compile(
    r"(?P<term>[\w-]+(?:\s[\w-]+)?)(?:,\s|\s\()(?:det\svil\ssige|dvs\.|altså|også\skaldet|kaldet|"
    r"(?:som|der)\ser(?=\s(?:en|et|den|det|de)\s)|som\skaldes)\s",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:også\skaldet|kaldet|kaldes|kalder\svi|kaldte|såkaldte?|under\snavnet|betegnelsen|begrebet)\s"
    r"(?:for\s)?(?P<term>[»”\"]?[\w-]+(?:\s[\w-]+)?)",
    re.IGNORECASE,
)
_ENABLES = re.compile(  # »giver byen mulighed for at lave en fælles kalender for alle foreninger«
    r"\b(?:mulighed(?:er)?\sfor\sat|muligt(?:\sfor\s\w+)?\sat)\s\w+\s(?P<term>(?:en|et|én|ét)\s(?:\w+\s){0,2}?\w+)"
    r"\s(?:på|for|med|til|hvor|der|som|af|mellem)\s",
    re.IGNORECASE,
)
_BRINGS = re.compile(  # »Med ordningen får borgeren …«
    r"^(?:med|gennem|under|via|i)\s(?P<term>.{2,60}?)\s(?:får|kan|skal|må|bliver|slipper|betaler|aftaler)\s",
    re.IGNORECASE,
)
_WRITTEN = re.compile(  # »Når der står, at et forslag er »delvist«, må kommunen …«
    r"^(?:(?:når|hvis)\sder\sstår,?\s(?:at\s)?|står\sder\s|(?:når|hvis)\s(?=(?:et|en)\s\w+\s(?:er|bliver)\s))"
    r"(?P<term>.{2,80}?),\s(?:så\s)?(?:må|kan|skal|betyder|er|har|får|gælder|vil)\b",
    re.IGNORECASE,
)
_GLOSSED = re.compile(r"^(?P<term>[A-ZÆØÅ][^–:(),.]{1,40}):\s(?:en|et|den|det|når|at)\s")
_LETTER = re.compile(r"(?:^|[\s,])(?P<term>[A-ZÆØÅ]{1,3})\s(?:står\s|betyder\s)?for\s")
_WHO_OR_WHICH = re.compile(  # what was or has been done with something does not tell what it is
    r"(?P<term>[\w-]+(?:\s[\w-]+){0,2}),\s(?:der|som|hvor)\s(?!blev\b|blevet\b|var\b|har\b|fik\b)",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(
    r"^(?:det|den|de|her)\s(?:er|vil|betyder|dækker|går|består|omfatter|kan|skal|får|giver)\b",
    re.IGNORECASE,
)
# How a sentence may say what something is, and how surely it then does.
_PATTERNS: tuple[tuple[re.Pattern[str], float], ...] = (
    (_UNDERSTOOD, 0.0), (_WRITTEN, 0.0), (_LETTER, 0.0), (_GLOSSED, 0.0), (_SAYS_WHAT, 0.01),
    (_IS_A, 0.01), (_THAT_IS, 0.01), (_CALLED, 0.02), (_BRINGS, 0.05),
    (_WHO_OR_WHICH, 0.08), (_ENABLES, 0.08),
)  # fmt: skip
_SPOKEN = re.compile(r"[,.!«”“\"]\s(?:siger|udtaler|mener|fortæller|forklarer|lyder det fra)\s\w")
_ALL_ABOUT = re.compile(r"^(?:og |men |saa )?(?:hvad|hva) gaar .* ud paa\b")
_WHAT_IS = re.compile(r"\b(?:hvad|hva) (?:er|var|betyder)\b")
# »Hvad er FX7 for noget?«: of one word, what it means is asked, and not what became of it.
_ONE_TERM = re.compile(
    r"^(?:og |men |saa )?hvad (?:er|var) (?:nu |egentlig |saa |et |en )*(?P<term>\S+)"
    r"(?: nu| egentlig| lige)? for noget$"
)
_QUOTED_TERM = re.compile(r"[»”“\"](?P<term>[^»«”“\"]{2,60})[«”“\"]")
_BY = re.compile(
    r"\bhvad\s(?:forstår?|forstås|mener|menes)\s(?:\w+\s){0,3}?(?:ved|med)\s",
    re.IGNORECASE,
)
_ACCORDING_TO = re.compile(
    r"\b(?:ifølge|i henhold til|i følge|jf\.|(?:efter|i) (?=\w*(?:lov|bekendtgørelse))"
    r"|(?:i|under|inden for|indenfor) (?=\w*(?:forsøget|ordningen|projektet|aftalen)\b))",
    re.IGNORECASE,
)
_WHERE = frozenset(("i", "fra", "hos", "under", "ifoelge"))
_ASKING = re.compile(
    r"(?:hvad|hva|vad|betyd\w*|daekker|ord\w*|begreb\w*|udtryk\w*|forkort\w*|forklar\w*|definition\w*|definer\w*|"
    r"noget|egentlig|stoerrelse|mene\w*|mente?s?|forstaa\w*|staar|bogstav\w*|sige|term\w*|lige|over|kort|konkret|"
    r"gaar|gaa|nu|betyr|mean|stand|dansk|helt|praecis\w*|lovens|forstand|sammenhaeng\w*)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionView:
    """What templates/answers/definition.txt shows; `short` is what the term stands for, if said."""

    short: str
    sentence: str
    mark: str


def propose(question: Question, sources: Sources) -> Draft | None:
    """The sentence that defines the term asked of, if one does."""
    term = term_of(question, sources)
    if question.missing or not term or not any(is_held(w) for w in term):
        return None
    matcher = sources.understanding.linker.matcher
    best: tuple[float, Document, Span, str] | None = None
    for passage in sources.retriever.holding(matcher.sought(term).terms):
        if not _may_define(term, bag_of(passage.text), matcher):
            continue
        document = sources.collection.document(passage.document_id)
        pointed = POINTED if document in question.documents else 0.0
        for span, said, short in definitions(passage, term, sources):
            if best is None or said + pointed > best[0]:
                best = (said + pointed, document, span, short)
    if best is None:
        return None
    _, document, span, short = best
    return Draft(
        type=AnswerType.DEFINITION,
        status=AnswerStatus.ANSWERED,
        template="definition",
        view=DefinitionView(
            short=short, sentence=span.of(document.text), mark=mark(document.id, span)
        ),
        why="sætningen siger, hvad ordet står for",
    )


def of_what(question: Question, sources: Sources) -> Draft | None:
    """The same, where a question says »hvad er« and does not only name something."""
    if wanted_values(question):
        return None
    return propose(question, sources) if _WHAT_IS.search(folded_line(question)) else None


def of_scheme(question: Question, sources: Sources) -> Draft | None:
    """What a scheme is that trials belong to, where it is asked what it is all about."""
    asked = _ALL_ABOUT.search(folded_line(question))
    if asked is None or question.statuses or question.networks:
        return None
    return propose(question, sources) if sources.lists.meant(question).starts else None


def of_one_term(question: Question, sources: Sources) -> Draft | None:
    """What one word means that is no trial's own title; that nothing says so, where nothing does.

    What became of a trial whose title holds the word does not tell what it is.
    """
    asked = _ONE_TERM.match(folded_line(question))
    if asked is None or asked["term"] in sources.title_lines or question.networks:
        return None
    return propose(question, sources) or abstain.draft(question, sources)


def term_of(question: Question, sources: Sources) -> tuple[QueryWord, ...]:
    """The words of a question that are the term: none of asking, and none of where it stands."""
    words = [w for w in question.words if not w.token.is_stop]
    if by := _BY.search(question.text):  # »hvad forstår loven ved et forsøg?«
        words = [w for w in words if w.token.start >= by.end()] or words
    if by := _ACCORDING_TO.search(question.text):
        words = [w for w in words if w.token.start < by.start()] or words
    quoted = _QUOTED_TERM.search(question.text)
    if quoted is not None:  # »hvad betyder »delvist ja« i ordningen?«
        words = [w for w in words if quoted.start() <= w.token.start < quoted.end()] or words
    there = _standing_in(question, sources.lists.meant(question).starts)
    words = [w for w in words if not _ASKING.fullmatch(w.token.folded)]
    return tuple(w for w in words if w.token.start not in there) or tuple(words)


def _standing_in(question: Question, naming: frozenset[int]) -> frozenset[int]:
    """The starts of the words that name the list in which a term stands: »i Havneforsøget«."""
    found: set[int] = set()
    for before, word in pairwise(question.words):
        here = before.token.folded in _WHERE or before.token.start in found
        if here and word.token.start in naming:
            found.add(word.token.start)
    return frozenset(found)


def definitions(
    passage: Passage, term: Sequence[QueryWord], sources: Sources
) -> Iterable[tuple[Span, float, str]]:
    """The sentences of a passage that define the term, each with how well, and the short form."""
    matcher = sources.understanding.linker.matcher
    document = sources.collection.document(passage.document_id)
    whose = text_words(document.provenance.publisher or "")
    term = tuple(w for w in term if not matcher.match(w, whose)) or tuple(term)
    start = passage.content.start
    if passage.kind is PassageKind.BULLET and (gloss := _GLOSS.match(passage.text)):
        said = _named(term, gloss["term"], document, matcher)
        if said >= NAMED:
            yield passage.content, said, gloss["gloss"]
    sentences = unnumbered(passage.text)
    for i, sentence in enumerate(sentences):
        text = sentence.of(passage.text)
        for found in _SPELLED_OUT.finditer(text):
            if _initials(found["long"], found["short"]) and _is_short(term, found["short"]):
                yield sentence.shifted(start), 1.0, _initials(found["long"], found["short"])
        if passage.id in sources.trials_by_passage or text.rstrip().endswith("?"):
            continue  # a title and a question say nothing of what something is
        for pattern, doubt in _PATTERNS:
            for told in _told(pattern, text, term):
                said = _named(term, told, document, matcher)
                if said >= NAMED:
                    speech = SPEECH if _is_speech(sentence, passage, sources) else 0.0
                    whole = _with_explanation(passage.text, sentences, i, pattern)
                    yield whole.shifted(start), round(said - doubt - speech, 4), ""


def _is_speech(sentence: Span, passage: Passage, sources: Sources) -> bool:
    """Whether a sentence is somebody's words, who may well call a thing what it is not."""
    if passage.kind is PassageKind.QUOTATION or _SPOKEN.search(passage.text):
        return True
    span = sentence.shifted(passage.content.start)
    return any(
        person.words is not None and person.words.overlaps(span)
        for person in sources.understanding.linker.people
        if person.passage.document_id == passage.document_id
    )


def _told(pattern: re.Pattern[str], text: str, term: Sequence[QueryWord]) -> Iterable[str]:
    """What a pattern finds explained in a sentence.

    By a clause (»…, som …«) only a word of the term itself is, and none within a compound.
    """
    for found in pattern.finditer(text):
        words = text_words(found["term"])
        if pattern is not _WHO_OR_WHICH or any(w.token.stem in words.stems for w in term):
            yield found["term"]


def _with_explanation(
    text: str, sentences: Sequence[Span], i: int, pattern: re.Pattern[str]
) -> Span:
    """A sentence that only brings a word up, with the next one where that tells what it is."""
    following = sentences[i + 1] if i + 1 < len(sentences) else None
    if pattern is _CALLED and following is not None and _EXPLAINS.match(following.of(text)):
        return Span(sentences[i].start, following.end)
    return sentences[i]


def _may_define(term: Sequence[QueryWord], text: TextWords, matcher: Matcher) -> bool:
    """Whether a text holds any of the term, and as much of it as one that defines it must."""
    return matcher.sought(tuple(term)).touches(text) and any(
        matcher.match(w, text) >= HELD for w in term
    )


def _named(term: Sequence[QueryWord], told: str, document: Document, matcher: Matcher) -> float:
    """How much of the term stands where a sentence says what it defines, and how much else does.

    What the question says beside the term (»… i ordningen«) may stand anywhere in the document,
    but the weightiest word stands there, or the words of a compound that was split.
    """
    words = text_words(told)
    held = [matcher.match(w, words) for w in term]
    weights = [matcher.weight(w) for w in term]
    own = sum(w for w, h in zip(weights, held, strict=True) if h >= HELD)
    if held[0] < HELD and own < OWN * sum(weights):
        return 0.0
    near = together(whole_text_words(document.text), title_words(document))
    coverage = matcher.coverage(term, words, ((near, BESIDE),))
    telling = [t for t in words.tokens if not t.is_stop]
    first = FIRST if held[0] >= HELD else 0.0
    return round(coverage + first - 0.02 * max(0, len(telling) - len(term)), 4)


def _is_short(term: Sequence[QueryWord], short: str) -> bool:
    return len(term) == 1 and term[0].token.folded == analyse(short)[0].folded


def _initials(long: str, short: str) -> str:
    """The last words of `long` whose first letters are those of the abbreviation, else empty."""
    words = long.split()
    for n in range(1, len(words) + 1):
        letters = "".join(w[0] for w in words[-n:]).lower()
        telling = "".join(w[0] for w in words[-n:] if len(w) > 3).lower()
        if short.lower() in {letters, telling}:
            return " ".join(words[-n:])
    return ""
