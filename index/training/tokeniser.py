"""Text to subword pieces: one Unigram tokeniser for Danish with some English.

The Danish letters are spelt out (æ→ae, ø→oe, å→aa, and the Swedish and German ä, ö alike) before
the text is cut, so a question typed without them has the very pieces of the text it asks about.
"""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, TypeVar

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

from index.training.ragged import Ragged, ragged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.training.sources import TrainingText

Row = TypeVar("Row")

UNKNOWN = "[UNK]"
SPELLED_OUT = {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "é": "e", "ü": "u"}
CHUNK = 4096
SCORE_DIGITS = 6
# In characters: some provisions run to a hundred pages.
LONGEST_TEXT = 1_500
# More texts of one source than this make the tokeniser slower to fit and no better.
SAMPLE = 20_000


def new_tokeniser() -> Tokenizer:
    """An untrained tokeniser with the normalisation of the shipped model."""
    tokeniser = Tokenizer(models.Unigram())
    tokeniser.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            # A soft hyphen, with the line end that text from a PDF has after it, joins a word.
            normalizers.Replace(Regex(r"\u00ad\s*"), ""),
            *(normalizers.Replace(letter, plain) for letter, plain in SPELLED_OUT.items()),
            normalizers.Replace(Regex(r"\s+"), " "),
        ]
    )
    tokeniser.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Punctuation(), pre_tokenizers.Digits()]
    )
    return tokeniser


def sample_texts(text: TrainingText, seed: int) -> list[str]:
    """What the tokeniser is fitted to: all the speeches, and a part of each larger source."""
    rng = Random(seed)
    sample = list(text.speeches)
    sample += _at_most(SAMPLE, text.provisions, rng)
    for pairs in text.pairs.values():
        for pair in _at_most(SAMPLE, pairs, rng):
            sample += pair
    return sample


def _at_most(size: int, rows: Sequence[Row], rng: Random) -> Sequence[Row]:
    return rows if len(rows) <= size else rng.sample(rows, size)


def train_tokeniser(texts: Sequence[str], pieces: int) -> Tokenizer:
    """A tokeniser of at most `pieces` pieces, fitted to the texts."""
    tokeniser = new_tokeniser()
    trainer = trainers.UnigramTrainer(
        vocab_size=pieces,
        special_tokens=["[PAD]", UNKNOWN],
        unk_token=UNKNOWN,
        max_piece_length=20,
        show_progress=False,
    )
    tokeniser.train_from_iterator((text[:LONGEST_TEXT] for text in texts), trainer)
    return _settled(tokeniser)


def _settled(tokeniser: Tokenizer) -> Tokenizer:
    """The same pieces in the same order from one run to the next, whatever their scores.

    The trainer adds up in the order of a hash table, so the scores differ from run to run: by 1e-10
    on little text, and by up to 5e-4 on all of it.
    """
    state = json.loads(tokeniser.to_str())
    special, scored = state["model"]["vocab"][:2], state["model"]["vocab"][2:]
    rounded = [(piece, round(score, SCORE_DIGITS)) for piece, score in scored]
    state["model"]["vocab"] = special + sorted(rounded)
    return Tokenizer.from_str(json.dumps(state))


def encode(tokeniser: Tokenizer, texts: Sequence[str]) -> Ragged:
    """The pieces of the beginning of each text; a text without any gets the unknown piece."""
    (unknown,) = tokeniser.encode(UNKNOWN, add_special_tokens=False).ids

    def sequences() -> Iterator[list[int]]:
        for start in range(0, len(texts), CHUNK):
            chunk = [text[:LONGEST_TEXT] for text in texts[start : start + CHUNK]]
            for encoding in tokeniser.encode_batch_fast(chunk, add_special_tokens=False):
                yield encoding.ids or [unknown]

    return ragged(sequences())
