"""What a term means: the sentence that says so; a sentence that merely uses the term does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.document import Document
from corpus.passage import Passage, PassageKind
from corpus.sentences import sentence_spans
from corpus.span import Span
from index.danish import analyse
from index.vocabulary import QueryWord
from server.answer import AnswerStatus, AnswerType
from server.draft import Draft, mark
from server.matching import Matcher, text_words
from server.question import Question
from server.sources import Sources
from server.understanding import is_held

NAMED = 0.75  # how much of the term must stand where the defined term stands
_GLOSS = re.compile(
    r"^(?P<term>[^–:(),.]{2,60})\s[–-]\s(?P<gloss>(?:en|et|én|ét|dvs\.|altså)\s[^–]{3,})$"
)
_SPELLED_OUT = re.compile(
    r"(?P<long>(?:[\wæøåÆØÅ-]+\s){0,6}[\wæøåÆØÅ-]+)\s\((?P<short>[A-ZÆØÅ][\wÆØÅæøå.-]{1,9})\)"
)
_SAYS_WHAT = re.compile(
    r"^(?P<term>.{2,120}?)\s(?:er\s(?:en|et|den|det|navnet|betegnelsen|et?t?\s\w+\sfor)\s|betyder\b|"
    r"dækker\sover\b|står\sfor\b|består\s(?:af|i)\b|vil\ssige\b|går\sud\spå\b|giver\s\w+|"
    r"indebærer\b|defineres\s|kaldes\s|omfatter\b)",
    re.IGNORECASE,
)
_UNDERSTOOD = re.compile(r"\b(?:ved|med)\s(?P<term>.{2,80}?)\s(?:forstås|menes)\b", re.IGNORECASE)
_THAT_IS = re.compile(
    r"(?P<term>[\w-]+(?:\s[\w-]+)?),\s(?:det\svil\ssige|dvs\.|altså|som\ser|der\ser)\s",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"(?:hvad|betyd\w*|daekker|ord\w*|begreb\w*|udtryk\w*|forkort\w*|forklar\w*|definition\w*|definer\w*|"
    r"noget|egentlig|stoerrelse|mene\w*|mente?s?|forstaa\w*|staar|bogstav\w*|sige|term\w*|lige|over|kort|"
    r"gaar|gaa|nu|betyr|mean|stand|dansk|helt|praecis\w*)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionView:
    """What templates/answers/definition.txt shows; `short` is what the term stands for, if said."""

    short: str
    sentence: str
    mark: str


def propose(question: Question, sources: Sources) -> Draft | None:
    """The sentence that defines the term asked of, if one does."""
    term = term_of(question)
    if question.missing or not term or not any(is_held(w) for w in term):
        return None
    matcher = sources.understanding.linker.matcher
    best: tuple[float, Document, Span, str] | None = None
    for passage in sources.collection.passages:
        if not passage.searchable or not matcher.touches(term, text_words(passage.text)):
            continue
        document = sources.collection.document(passage.document_id)
        for span, said, short in definitions(passage, term, matcher):
            if best is None or said > best[0]:
                best = (said, document, span, short)
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


def term_of(question: Question) -> tuple[QueryWord, ...]:
    """The words of a question that are the term: no words of asking what a term means."""
    words = [w for w in question.words if not w.token.is_stop]
    return tuple(w for w in words if not _ASKING.fullmatch(w.token.folded))


def definitions(
    passage: Passage, term: Sequence[QueryWord], matcher: Matcher
) -> Iterable[tuple[Span, float, str]]:
    """The sentences of a passage that define the term, each with how well, and the short form."""
    start = passage.content.start
    if passage.kind is PassageKind.BULLET and (gloss := _GLOSS.match(passage.text)):
        said = _named(term, gloss["term"], matcher)
        if said >= NAMED:
            yield passage.content, said, gloss["gloss"]
    for sentence in sentence_spans(passage.text):
        text = sentence.of(passage.text)
        for found in _SPELLED_OUT.finditer(text):
            if _initials(found["long"], found["short"]) and _is_short(term, found["short"]):
                yield sentence.shifted(start), 1.0, _initials(found["long"], found["short"])
        if passage.kind is PassageKind.BULLET:
            continue
        for pattern in (_SAYS_WHAT, _UNDERSTOOD, _THAT_IS):
            if (told := pattern.search(text)) is not None:
                said = _named(term, told["term"], matcher)
                if said >= NAMED:
                    yield sentence.shifted(start), said, ""


def _named(term: Sequence[QueryWord], told: str, matcher: Matcher) -> float:
    """How much of the term stands where a sentence says what it defines, and how much else does."""
    words = text_words(told)
    coverage = matcher.coverage(term, words)
    telling = [t for t in words.tokens if not t.is_stop]
    return round(coverage - 0.02 * max(0, len(telling) - len(term)), 4)


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
