"""Which stems of Danish words are of one word, though the stemmer parts them: »regl« and »regel«.

`index/training/lemma_stems.py` makes the table; lexicon/README.md says from what.
"""

from __future__ import annotations

import lzma
from functools import lru_cache
from pathlib import Path

from index.lexicon import load_lexicon

STEMS = Path(__file__).parent / "lexicon" / "stems.tsv.xz"


MIN_HEAD = 3  # letters before the last part of a compound
MIN_LAST = 4  # and of that
COMMON = 20  # times that the lexicon must have counted the word they make


def of_lemma(stem: str) -> str:
    """The stem of the lemma that words of a stem are forms of; else the stem itself.

    A compound is a form of what its last part is one of.

    >>> of_lemma("regl"), of_lemma("koert"), of_lemma("kommun"), of_lemma("skoleregl")
    ('regel', 'koer', 'kommun', 'skoleregel')
    """
    table = _load()
    if stem in table:
        return table[stem]
    for at in range(MIN_HEAD, len(stem) - MIN_LAST + 1):
        head, last = stem[:at], stem[at:]
        if last in table and _is_word(head):
            return head + table[last]
    return stem


def _is_word(head: str) -> bool:
    count = load_lexicon().count
    return count(head) >= COMMON or (head.endswith("s") and count(head[:-1]) >= COMMON)


@lru_cache(maxsize=1)
def _load() -> dict[str, str]:
    with lzma.open(STEMS, "rt", encoding="utf-8") as file:
        rows = (line.rstrip("\n").partition("\t")[::2] for line in file)
        return dict(rows)
