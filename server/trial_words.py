"""What documents call their trials: »prøvehandlinger«, »indsatser«, »lempelser«.

Whatever a document counts as many of as it lists trials, and names above them, is a trial; a
question that speaks of it is read as if it said »forsøg«.
"""

from __future__ import annotations

import re
from collections.abc import Collection as AnyOf
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.collection import Collection
from corpus.document import Document
from index.danish import Token, analyse
from index.lexicon import load_lexicon
from server import wording
from server.extract import counting_numbers, number_value

LEAST = 3  # trials of a document, from which their number says something
ABOVE = 2  # passages above the first trial in which they are named, beside the headings
_BEHIND = re.compile(r"(?:\s+[^\W\d_][\w-]{2,}){1,3}")
# What there may happen to be as many of: people, places, time and money.
_OTHER = re.compile(
    r"\w*(?:kommun|region|netvaerk|skol|institution|boern|famili|person|borger|medarbejder|ansat"
    r"|elev|ung|aeldre|medlem|stemme|virksomhed|foreni|myndighed|minist|parti"
    r"|aar|maaned|uge|dag|time|minut|sekund|kron|million|milliard|procent|kilomet|met)\w*"
)


class TrialWords:
    """Reads the words of questions by what the documents of one collection call their trials."""

    def __init__(self, collection: Collection) -> None:
        self.stems = frozenset(
            called for d in collection.documents for called in _called(d, collection)
        )

    def read(self, tokens: Sequence[Token]) -> tuple[Token, ...]:
        """The tokens, those that name trials folded as a form of »forsøg«."""
        return tuple(self.read_one(t) for t in tokens)

    def read_one(self, token: Token) -> Token:
        """A token, folded as a form of »forsøg« where it names trials."""
        return replace(token, folded=_form(token.folded)) if token.stem in self.stems else token


def _called(document: Document, collection: Collection) -> Iterator[str]:
    """The stems of what a document counts as many of as it lists trials."""
    number = len(collection.trials_in(document.id))
    if number < LEAST:
        return
    text = document.text
    above = [t for line in _above(document, collection) for t in analyse(line)]
    stems, forms = frozenset(t.stem for t in above), frozenset(t.folded for t in above)
    for counted in counting_numbers(text):
        behind = _BEHIND.match(text, counted.span.end)
        if behind is None or number_value(counted.text) != number:
            continue
        noun = next((t for t in analyse(behind[0]) if _may_be_called(t, forms)), None)
        if noun is not None and noun.stem in stems:
            yield noun.stem


def _above(document: Document, collection: Collection) -> Iterator[str]:
    """The headings of a document's trials, and what stands right above the first of them."""
    passages = {p.id: p for p in collection.passages_of(document.id)}
    trials = [
        passages[t.record.passage_id]
        for t in collection.trials_in(document.id)
        if t.record.passage_id in passages
    ]
    yield from {heading for passage in trials for heading in passage.section}
    first = min((p.ordinal for p in trials), default=0)
    sections = {i for p in trials for i in p.section_ids}
    before = [p for p in passages.values() if p.ordinal < first and p.id not in sections]
    yield from (p.text for p in before[-ABOVE:])


def _may_be_called(token: Token, forms: AnyOf[str]) -> bool:
    """Whether a word is a noun in the plural, and none for people, places, time or money.

    A noun in »-er« has a form in »-erne«, among `forms` or in Danish, or is a compound.
    """
    word = token.folded
    definite = word + "ne"
    plural = word.endswith("er") and (
        definite in forms or load_lexicon().count(definite) or len(token.parts) > 1
    )
    return bool(plural) and not (
        load_lexicon().is_verb(word) or wording.TRIALS.fullmatch(word) or _OTHER.fullmatch(word)
    )


def _form(word: str) -> str:
    """The form of »forsøg« that a folded word stands for."""
    if word.endswith(("ne", "nes")):
        return "forsoegene"
    return "forsoeget" if re.search(r"(?:e[nt])s?$", word) else "forsoeg"
