"""Which names are one network: by the list that people edit, and by likeness within evidence."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from corpus.errors import CorpusError
from corpus.folding import folded

LIST = Path(__file__).with_name("networks.toml")
_TELLING = 200  # networks that may share a word, from which it tells none from the others
LIKE = 88  # per cent of its letters that two spellings of a word share

# What names of networks share without being alike.
_EMPTY = frozenset(
    """
    en et den det de der som og eller af for i på med til om ved fra mere flere herunder også samt
    netværk netværket frikommunenetværk frikommunenetværket frikommune kommune kommuner
    """.split()  # noqa: SIM905
)
# What turns a name into that of something else.
_TURNING = frozenset({"uden", "ikke", "imod", "undtagen"})
_WORD = re.compile(r"\w+")
_ACCENTS = str.maketrans("éèêáàâíóúý", "eeeaaaiouy")


@dataclass(frozen=True, slots=True)
class Listed:
    """The networks that people listed: for each way of writing one, its name in full."""

    names: Mapping[tuple[str, ...], str]

    def name(self, said: str) -> str | None:
        """The full name of a network as `said`, if it is listed."""
        return self.names.get(_key(said))


@cache
def read_listed(path: Path = LIST) -> Listed:
    """The list in `path`.

    Raises:
        CorpusError: if it is missing or malformed, or a name stands for two networks.
    """
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("network", [])
        pairs = [(said, e["name"]) for e in entries for said in (e["name"], *e.get("also", ()))]
        names = {_key(said): name for said, name in pairs}
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise CorpusError(f"{str(path)!r} kan ikke læses: {error!r}") from error
    for said, name in pairs:
        if names[_key(said)] != name:
            raise CorpusError(
                f"{str(path)!r}: {said!r} står både for {name!r} og {names[_key(said)]!r}."
            )
    return Listed(names)


def same_networks(
    seen: Iterable[tuple[str, str]], listed: Listed | None = None
) -> Mapping[str, str]:
    """For each name of a network, the name that its network goes by.

    `seen` are (document id, name) for each trial. Names are one network if the list says so, or if
    the telling words of one are among the other's, spelling apart, and no document sets trials
    under both: what one document keeps apart is apart. A name that is like two networks stays by
    itself. The name a network goes by is the one that most trials stand under; of several, the
    first seen.
    """
    listed = listed or read_listed()
    pairs = list(seen)
    counts = Counter(name for _, name in pairs)
    keepers: dict[str, set[str]] = {}
    for document_id, name in pairs:
        keepers.setdefault(name, set()).add(document_id)
    groups = _by_list(list(keepers), listed)
    groups = _by_likeness(groups, keepers)
    order = {name: i for i, name in enumerate(counts)}
    return {
        name: min(group, key=lambda n: (-counts[n], order[n])) for group in groups for name in group
    }


def _by_list(names: Sequence[str], listed: Listed) -> list[list[str]]:
    """The names in groups: spelled alike, or listed as one."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for name in names:
        full = listed.name(name)
        groups.setdefault(_key(full if full is not None else name), []).append(name)
    return list(groups.values())


def _by_likeness(groups: list[list[str]], keepers: Mapping[str, set[str]]) -> list[list[str]]:
    """Groups joined where the shorter name is like one longer name and no other."""
    words = [[_telling(name) for name in group] for group in groups]
    longest_first = sorted(range(len(groups)), key=lambda i: -max(map(len, words[i])))
    joined: dict[int, list[int]] = {}
    begins: dict[str, list[int]] = {}  # by the first letters of their words
    for i in longest_first:
        own = _documents(groups[i], keepers)
        near = dict.fromkeys(
            n for name in words[i] for w in name[:1] for n in begins.get(w[:3], ())
        )
        like = [
            n
            for n in (near if len(near) <= _TELLING else ())
            if any(_alike(a, b) for m in joined[n] for a in words[i] for b in words[m])
            and not any(own & _documents(groups[m], keepers) for m in joined[n])
        ]
        home = like[0] if len(like) == 1 else i
        joined.setdefault(home, []).append(i)
        for start in {w[:3] for name in words[i] for w in name}:
            begins.setdefault(start, []).append(home)
    return [[name for i in members for name in groups[i]] for members in joined.values()]


def _documents(group: Iterable[str], keepers: Mapping[str, set[str]]) -> set[str]:
    return set().union(*(keepers[name] for name in group))


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether all of the shorter name's telling words, two at least, are among the other's."""
    short, long = sorted((one, other), key=len)
    if len(short) < 2 or _TURNING & set(one) != _TURNING & set(other):
        return False
    return all(any(fuzz.ratio(word, w) >= LIKE for w in long) for word in short)


def _telling(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w for w in _key(name) if len(w) > 2))


def _key(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others, accents and case apart."""
    words = _WORD.findall(folded(name).translate(_ACCENTS))
    return tuple(w for w in words if w not in _EMPTY) or tuple(words)
