"""The words of a question as one line, and the noun that is asked of in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from index.danish import STOP_WORDS
from index.gloss import ENGLISH_GRAMMAR
from index.irregular import infinitive
from index.lexicon import load_lexicon
from server import wording
from server.phrases import FINITE

_ENDS_NOUN = STOP_WORDS | wording.FRAME_VERBS | ENGLISH_GRAMMAR
_ASKS_NOUN = re.compile(
    r"\b(?:hvor mange|hvormange|hvor ?mange|antal(?:let)?(?: af)?|how many|hur maanga|hvilken|"
    r"hvilket|hvilke|which|what|vilka|vilken|vilket|hva slags|hvad (?:hedder|hed)|"
    r"naevn(?: mig)?|(?:liste|oversigt) over) "
    r"(?:(?:alle|samtlige|de|flere|faerre|andre) )*"
)

# »skole- og kulturforslag«: the noun that a part of a compound before an »og« lacks.
_SUSPENDED = re.compile(r"\w{3,}(?:forsoeg|forslag|ansoegning|projekt|initiativ)\w*")
_JOINS = frozenset(("og", "eller", "samt"))
_NUMBER_OF = frozenset(("antal", "antallet", "antal af", "antallet af"))
# What stands after a finite verb and seldom after a noun: who, which, and the verb's own particle.
_AFTER_VERB_TEXT = """
    en et den det de der man han hun vi i jeg du alle hver denne dette disse deres sin sit sine
    under op ned ud ind over fra til med af paa hjem tilbage sammen sig ikke nu selv ogsaa kun
"""
_AFTER_VERB = frozenset(_AFTER_VERB_TEXT.split())
_DEFINITE = re.compile(r"\w{4,}(?:en|et|erne|ene)")  # »krav stiller rådet«
_PLURAL = re.compile(r"\w{2}(?:er|erne)$")


class AskedLine:
    """The folded words of a question as one line, with the way back from characters to words."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self.text = " ".join(words)
        self._starts = [0, *accumulate(len(word) + 1 for word in words)][: len(words)]

    def finds(self, pattern: re.Pattern[str]) -> bool:
        """Whether the line holds the pattern."""
        return pattern.search(self.text) is not None

    def positions(self, pattern: re.Pattern[str]) -> frozenset[int]:
        """The words that the pattern's matches touch."""
        touched: set[int] = set()
        for found in pattern.finditer(self.text):
            touched |= self.touched(*found.span())
        return frozenset(touched)

    def touched(self, start: int, end: int) -> frozenset[int]:
        """The words that share a character with a place of the line."""
        return frozenset(
            i for i, s in enumerate(self._starts) if s < end and s + len(self.words[i]) > start
        )

    def noun(self) -> str | None:
        """The noun that »hvor mange« or »hvilke« asks of: the last word of the group after it."""
        found = _ASKS_NOUN.search(self.text)
        if found is None:
            return None
        group: list[str] = []
        words = self.text[found.end() :].split()
        for word, following in zip(words, [*words[1:], ""], strict=True):
            if wording.TRIALS.fullmatch(word):
                return word
            if group and word in _JOINS and _SUSPENDED.fullmatch(following):
                return following
            plural = not group and _PLURAL.search(word) and _is_verb(following)
            ends = word in _ENDS_NOUN or _ends_noun(word, first=not group)
            if ends and not word.isdigit() and not plural:
                break
            if group and _is_its_verb(word, group[-1], following):
                break
            group.append(word)
        if (
            found[0].strip() in _NUMBER_OF
            and words
            and self._is_decision(words[0])
            and not any(w in FINITE for w in self.words)
        ):
            return words[0]  # »antal nej boliger«
        bare = not group or wording.RECEIVED.fullmatch(group[-1])
        return (bare and self._keyword_noun(found)) or (group[-1] if group else None)

    @staticmethod
    def _is_decision(word: str) -> bool:
        return any(p.fullmatch(word) for p in (wording.NO, wording.YES, wording.ONLY_PARTLY))

    def _keyword_noun(self, asking: re.Match[str]) -> str | None:
        """The trials that a row of keywords asks the number of: »ansøgninger antal indkommet«."""
        if asking[0].strip() not in _NUMBER_OF or any(w in FINITE for w in self.words):
            return None
        return next((w for w in self.words if wording.TRIALS.fullmatch(w)), None)


def _ends_noun(word: str, *, first: bool) -> bool:
    """Whether a word begins what is told of a noun: a verb, a measure, or whose it is."""
    measure = wording.FULLY.fullmatch(word) or wording.ONLY_PARTLY.fullmatch(word)
    return (
        bool(measure) or _only_verb(word) or (not first and bool(wording.NETWORKS.fullmatch(word)))
    )


def _is_its_verb(word: str, noun: str, following: str) -> bool:
    """Whether a word after a counted noun is its verb: »timer bruger en«, »familier skrev under«.

    It may look like a noun as well, but what comes after it goes with a verb, or the noun before it
    is a plural by its form and ends the group.
    """
    if not _is_verb(word):
        return False
    subject = following in _AFTER_VERB or _DEFINITE.fullmatch(following) is not None
    return subject or (_PLURAL.search(noun) is not None and bool(following))


def _is_verb(word: str) -> bool:
    return load_lexicon().is_verb(word) or word in FINITE or infinitive(word) != word


def _only_verb(word: str) -> bool:
    """Whether a word is a verb and has no noun's definite form (»lov« has »loven«)."""
    lexicon = load_lexicon()
    noun = max(lexicon.count(word + "en"), lexicon.count(word + "et"))
    return lexicon.is_verb(word) and (not noun or word in wording.FRAME_WORDS)
