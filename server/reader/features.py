"""What the learned reader looks at: words, their endings and neighbours, as strings.

No feature depends on the documents, so the reader is the same for every collection.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from index.danish import STOP_WORDS, Token, analyse
from index.lexicon import load_lexicon

_PREPOSITIONS = frozenset(
    "om i paa til af for med ved under over fra inden hos efter mod uden mellem blandt".split()  # noqa: SIM905
)
_MARKS = ',.?!:–-»«"”()'
_CLAUSES = re.compile(r"(?<=[.!?:;])\s+|,\s+|\s[–-]\s")
_BEFORE, _AFTER = "<", ">"


def word_features(text: str, tokens: Sequence[Token]) -> tuple[tuple[str, ...], ...]:
    """For each word of `text`, the features by which its role is told.

    Args:
        text: a question.
        tokens: its words, from `index.danish.analyse(text)`.
    """
    words = [_plain(t.folded) for t in tokens]
    padded = [_BEFORE] * 3 + words + [_AFTER] * 2
    told_before = _latest_before(words, [not t.is_stop for t in tokens], _BEFORE)
    told_after = _latest_before(words[::-1], [not t.is_stop for t in tokens[::-1]], _AFTER)[::-1]
    under = _latest_before(words, [w in _PREPOSITIONS for w in words], "")
    capitals = not text.isupper()
    found: list[tuple[str, ...]] = []
    for i, token in enumerate(tokens):
        third, second, previous, word, following, next_but_one = padded[i : i + 6]
        found.append((
            f"-3:{third}",
            f"-2:{second}",
            f"-1:{previous}",
            f"0:{word}",
            f"1:{following}",
            f"2:{next_but_one}",
            f"-1,0:{previous} {word}",
            f"0,1:{word} {following}",
            *_of_word_alone(token.folded, token.stem, len(token.parts)),
            f"capital:{capitals and i > 0 and token.surface[:1].isupper()}",
            f"first:{min(i, 3)}",
            f"last:{min(len(tokens) - 1 - i, 3)}",
            f"length:{min(len(tokens) // 4, 6)}",
            *_marks_around(text, tokens, i),
            f"told before:{told_before[i]}",
            f"told after:{told_after[i]}",
            f"under:{under[i]}",
        ))  # fmt: skip
    return tuple(found)


@lru_cache(maxsize=8192)
def _of_word_alone(folded: str, stem: str, parts: int) -> tuple[str, ...]:
    """What is told of a word wherever it stands."""
    lexicon = load_lexicon()
    return (
        f"stem:{stem}",
        f"end3:{folded[-3:]}",
        f"end2:{folded[-2:]}",
        f"rarity:{int(lexicon.rarity(folded) * 10)}",
        f"verb:{lexicon.is_verb(folded)}",
        f"stop:{folded in STOP_WORDS}",
        f"parts:{parts}",
    )


def _marks_around(text: str, tokens: Sequence[Token], i: int) -> Iterator[str]:
    """The punctuation between a word and its neighbours."""
    before = text[tokens[i - 1].end if i else 0 : tokens[i].start]
    after = text[tokens[i].end : tokens[i + 1].start if i + 1 < len(tokens) else len(text)]
    if before.strip():
        yield from (f"before:{mark}" for mark in _MARKS if mark in before)
    if after.strip():
        yield from (f"after:{mark}" for mark in _MARKS if mark in after)


def _latest_before(words: Sequence[str], counts: Sequence[bool], none: str) -> list[str]:
    """For each word, the nearest one before it that counts; `none` where there is none."""
    nearest = accumulate(
        zip(words, counts, strict=True),
        lambda latest, word: word[0] if word[1] else latest,
        initial=none,
    )
    return list(nearest)[: len(words)]


def question_features(
    text: str, tokens: Sequence[Token], phrases: Sequence[str]
) -> tuple[str, ...]:
    """The features by which is told what would answer `text`.

    Args:
        text: a question.
        tokens: its words.
        phrases: what known phrases in it ask for, the surest first.
    """
    words = [_plain(t.folded) for t in tokens]
    found = {"asks:" + ("?" if "?" in text else "")}
    found |= {f"1:{w}" for w in words}
    found |= {f"2:{a} {b}" for a, b in zip([_BEFORE, *words], [*words, _AFTER], strict=True)}
    found |= {f"3:{a} {b} {c}" for a, b, c in zip(words, words[1:], words[2:], strict=False)}
    found |= {f"skip:{a} {b}" for a, b in zip(words, words[2:], strict=False)}
    found |= {f"first:{words[0]}", f"last:{words[-1]}"} if words else set()
    for clause in _CLAUSES.split(text):
        opening = [_plain(t.folded) for t in analyse(clause)[:2]]
        found |= {f"opens:{' '.join(opening[:n])}" for n in (1, 2) if len(opening) >= n}
    found |= {f"phrase:{phrase}" for phrase in phrases}
    found |= {f"phrase first:{phrase}" for phrase in phrases[:1]}
    return tuple(sorted(found))


def _plain(folded: str) -> str:
    return "#" if folded.isdigit() else folded
