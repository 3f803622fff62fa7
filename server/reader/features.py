"""What the learned reader looks at: words, their endings and neighbours, as strings.

No feature depends on the documents, so the reader is the same for every collection.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.danish import Token, analyse
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
    return tuple(tuple(_of_word(text, tokens, words, i)) for i in range(len(tokens)))


def _of_word(text: str, tokens: Sequence[Token], words: Sequence[str], i: int) -> Iterator[str]:
    token, last = tokens[i], len(tokens) - 1
    for offset in (-3, -2, -1, 0, 1, 2):
        yield f"{offset}:{_at(words, i + offset)}"
    yield f"-1,0:{_at(words, i - 1)} {words[i]}"
    yield f"0,1:{words[i]} {_at(words, i + 1)}"
    yield f"stem:{token.stem}"
    yield f"end3:{token.folded[-3:]}"
    yield f"end2:{token.folded[-2:]}"
    yield f"rarity:{int(load_lexicon().rarity(token.folded) * 10)}"
    yield f"verb:{load_lexicon().is_verb(token.folded)}"
    yield f"stop:{token.is_stop}"
    yield f"parts:{len(token.parts)}"
    yield f"capital:{i > 0 and token.surface[:1].isupper() and not text.isupper()}"
    yield f"first:{min(i, 3)}"
    yield f"last:{min(last - i, 3)}"
    yield f"length:{min(len(tokens) // 4, 6)}"
    before = text[tokens[i - 1].end if i else 0 : token.start]
    after = text[token.end : tokens[i + 1].start if i < last else len(text)]
    yield from (f"before:{mark}" for mark in _MARKS if mark in before)
    yield from (f"after:{mark}" for mark in _MARKS if mark in after)
    telling = [w for w, t in zip(words[:i], tokens, strict=False) if not t.is_stop]
    yield f"told before:{telling[-1] if telling else _BEFORE}"
    following = (words[k] for k in range(i + 1, len(tokens)) if not tokens[k].is_stop)
    yield f"told after:{next(following, _AFTER)}"
    preceding = (w for w in reversed(words[:i]) if w in _PREPOSITIONS)
    yield f"under:{next(preceding, '')}"


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


def _at(words: Sequence[str], i: int) -> str:
    if i < 0:
        return _BEFORE
    return words[i] if i < len(words) else _AFTER
