"""Which documents' lists a question means: by the words that name a document, and by how many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from corpus.collection import Collection
from corpus.document import Document
from corpus.number_words import NUMBER_WORDS, number_of
from corpus.subject import subject_name
from index.danish import Token, analyse, fold_word, stem, surfaces
from index.lexicon import load_lexicon
from index.vocabulary import MatchKind, QueryWord
from server import wording
from server.question import Question

RARE = 0.8  # rarity from which a word names somebody or something
SAYING = 0.6  # the same for a word that the name of a scheme is made up of
_ITS_LIST = re.compile(
    r"(?:liste|oversigt|opgoerelse|artikel|artikl|svar|side|hjemmeside|meddelelse|forslag|ansoegning|egne)\w*"
)
# »trafikrunden«, »nærsundhedsloven«: what a scheme is called, and that it is one.
_SCHEME = re.compile(
    r"(?P<of>\w{4,}?)s?(?:forsoeg(?:s?lov)?|ansoegning|forslag|projekt|initiativ|runde|pulje|"
    r"ordning|sag|liste|artikel|artikl|udkast)(?:s|enes?|e[nt]?s?|ne?s?|er(?:ne)?s?)?"
)
_OF_SCHEME = frozenset(("med", "om", "til", "vedroerende", "angaaende"))
_WHERE = frozenset(("i", "fra", "hos", "af", "ifoelge", "under", "ved", "til", "in", "from"))
_BEFORE_SCHEME = _WHERE | _OF_SCHEME
_NUMBERED = re.compile(
    rf"\b(?:de|the|alle|samtlige|vores) (?P<n>\d+|{'|'.join(NUMBER_WORDS)})(?: \w+)? "
    rf"(?:(?P<networks>n(?:et|aet)t?v(?:ae|e)rk|omraader)|{wording.TRIAL}|udfald|afgoerelser|svar)\b"
)
LONGEST_NAME = 5  # words of a scheme's name
_SCHEME_NOUN = (
    r"\b(?i:\w*(?:ordning|projekt|program|pulje|initiativ|aftale))(?:en|et|s|ens|ets|met|mets)?\s+"
)
_CALLED = re.compile(_SCHEME_NOUN + r"[»”“\"]?(?P<name>[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+){1,4})")
_HIGHT = re.compile(
    r"\b(?:hedder|kaldes|kaldet|kalder|navnet|døbt)(?:\s\w+){0,3}\s+[»”“\"*_]+(?P<name>[^»«”“\"*_\n]{4,40})"
)
_TITLED = re.compile(rf"(?:{_SCHEME_NOUN}(?=[A-ZÆØÅ])|\A(?=[^:?]+:\s))(?P<name>[^:.»«”“\"]+)")
# »Ordningen 2030-2034: status«: what a title begins with, before the years that it is of.
_OF_YEARS = re.compile(r"\A(?P<name>[A-ZÆØÅ]\w{3,}(?:en|et|ene|erne))\s+(?:19|20)\d{2}\b")
_NUMERAL = re.compile(r"[ivx]{1,5}|\d{1,2}", re.IGNORECASE)
_MUNICIPALITY = stem("kommune")
_SPELT = frozenset({MatchKind.WORD, MatchKind.STEM, MatchKind.SPELLING, MatchKind.TYPO})


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """The documents whose lists a question means, and the starts of the words that say so.

    No documents where it means any.
    """

    documents: tuple[Document, ...] = ()
    starts: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """The stems that name a document.

    Those of its publisher, of its scheme and of a name in its title, or of its subject, do wherever
    they stand, those
    of its title where something is said to stand there (»i udkastet«). `called` are the names of
    its schemes in full, in folded words.
    """

    publisher: frozenset[str]
    scheme: frozenset[str]
    proper: frozenset[str]
    title: frozenset[str]
    called: frozenset[tuple[str, ...]]


class Lists:
    """Finds the lists that questions mean in one collection."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._listing = tuple(d for d in collection.documents if collection.trials_in(d.id))
        self._names = {d.id: _names(d, collection) for d in collection.documents}
        titles = [*collection.networks, *(t.title for t in collection.trials)]
        self._in_titles = frozenset(t.stem for title in titles for t in analyse(title))
        # Several modules ask for the lists of one question.
        self._said = lru_cache(maxsize=64)(self._said_by)

    def meant(self, question: Question) -> Meant:
        """The documents whose lists a question speaks of."""
        networks = frozenset(p for n in question.networks for p in n.positions)
        said = self._said(question.words, networks)
        return Meant(documents=question.documents) if said is None else said

    def named(self, question: Question) -> tuple[str, ...]:
        """The stretches of a question that name lists, as they are written: »Grønne Frizoner«."""
        starts = self.meant(question).starts
        naming = [i for i, w in enumerate(question.words) if w.token.start in starts]
        stretches: list[list[Token]] = []
        for i in naming:
            if i - 1 in naming:
                stretches[-1].append(question.words[i].token)
            else:
                stretches.append([question.words[i].token])
        said = (question.text[s[0].start : s[-1].end] for s in stretches)
        # What was read from a translation stands at no place of the text.
        here = (text for text, s in zip(said, stretches, strict=True) if s[0].surface in text)
        return tuple(dict.fromkeys(here))

    def _said_by(self, words: tuple[QueryWord, ...], networks: frozenset[int]) -> Meant | None:
        """The documents whose lists some words speak of; None where they say nothing of lists.

        Those at the positions of `networks` name networks.
        """
        named: list[tuple[frozenset[str], int]] = []
        for i, word in enumerate(words):
            if i in networks or word.token.is_stop or word.token.folded in wording.FRAME_WORDS:
                continue
            if by_word := self._named_by(words, i):
                named.append((by_word, word.token.start))
        named += self._called_by(words)
        named = named or self._described_by(words, networks)
        ids = _together([by_word for by_word, _ in named])
        # »Grønne Frizoner«: the other words of a name that is said belong to it.
        own = (self._names[i].proper | self._names[i].title for i in ids)
        proper = frozenset[str]().union(*own) - self._in_titles
        starts = frozenset(start for _, start in named)
        starts |= {
            after.token.start
            for word, after in pairwise(words)
            if word.token.start in starts
            and (after.token.stem == _MUNICIPALITY or _NUMERAL.fullmatch(after.token.surface))
        }  # »Skarvholm Kommune« names no more than »Skarvholm«, nor »Byforsøg IV« than »Byforsøg«
        starts |= {w.token.start for w in words if named and _stems(w) & proper}
        ids = ids or self._numbered(words)
        if ids and {d.id for d in self._listing} <= ids:
            return Meant(starts=starts)  # there is no other list
        documents = tuple(d for d in self._collection.documents if d.id in ids)
        return Meant(documents=documents, starts=starts) if documents else None

    def _named_by(self, words: Sequence[QueryWord], at: int) -> frozenset[str]:
        """The documents that the word at a place names."""
        word = words[at]
        beside = [w.token.folded for w in words[at + 1 : at + 4]]
        its_list = any(_ITS_LIST.fullmatch(w) for w in beside)
        stems = _stems(word)
        found = frozenset[str]()
        if its_list or (word.rarity >= RARE and not stems & self._in_titles):
            own = stems | _of_somebody(word.token)
            found = self._listing_first({i for i, n in self._names.items() if n.publisher & own})
        if not found and not stems & self._in_titles:
            own = stems | _of_scheme(word.token.surface)
            named = {i for i, n in self._names.items() if (n.scheme | n.proper) & own}
            found = self._listing_first(named)
        if not found and not stems & self._in_titles and _stands_there(words, at):
            own = stems | set(word.token.parts[-1:])
            found = self._listing_first({i for i, n in self._names.items() if n.title & own})
        return found

    def _described_by(
        self, words: Sequence[QueryWord], networks: frozenset[int]
    ) -> list[tuple[frozenset[str], int]]:
        """The one document with a list that rare words of its title are of, and of no other's."""
        found: list[tuple[frozenset[str], int]] = []
        rarest = 0.0
        for i, word in enumerate(words):
            folded = word.token.folded
            own = _stems(word)
            if (
                i in networks
                or word.token.is_stop
                or folded in wording.FRAME_WORDS
                or word.rarity < SAYING
                or own & self._in_titles
                or load_lexicon().is_verb(folded)
            ):
                continue
            ids = {document for document, names in self._names.items() if names.title & own}
            if len(ids) == 1 and ids <= {d.id for d in self._listing}:
                found.append((frozenset(ids), word.token.start))
                rarest = max(rarest, word.rarity)
        alone = len({ids for ids, _ in found}) == 1 and rarest >= RARE
        return found if alone else []

    def _called_by(self, words: Sequence[QueryWord]) -> list[tuple[frozenset[str], int]]:
        """The documents of schemes that words call by their names, at each word of them."""
        folded = [w.token.folded.split("-")[0] for w in words]
        found: list[tuple[frozenset[str], int]] = []
        for name in {name for names in self._names.values() for name in names.called}:
            ids = self._listing_first(
                {i for i, names in self._names.items() if name in names.called}
            )
            for at in range(len(folded) - len(name) + 1):
                if ids and tuple(folded[at : at + len(name)]) == name:
                    found += [(ids, w.token.start) for w in words[at : at + len(name)]]
        return found

    def _listing_first(self, ids: set[str]) -> frozenset[str]:
        """The documents, those with lists before others."""
        return frozenset(ids & {d.id for d in self._listing} or ids)

    def _numbered(self, words: Sequence[QueryWord]) -> frozenset[str]:
        """The list that has just as many trials, or networks, as the words say there are."""
        found = _NUMBERED.search(" ".join(w.token.folded for w in words))
        if found is None:
            return frozenset()
        number = number_of(found["n"])
        ids = {
            d.id
            for d in self._listing
            if len(
                {n for t in self._collection.trials_in(d.id) for n in t.networks or (None,)}
                if found["networks"]
                else self._collection.trials_in(d.id)
            )
            == number
        }
        return frozenset(ids) if len(ids) == 1 else frozenset()


def _together(named: list[frozenset[str]]) -> frozenset[str]:
    """The documents that all words name; where no document is named by all, those of any."""
    if not named:
        return frozenset()
    both = frozenset.intersection(*named)
    return both or frozenset.union(*named)


def _stems(word: QueryWord) -> frozenset[str]:
    """The stems of a word as it is spelt, or misspelt, and without the s of a genitive."""
    spelt = {term for term, kind in word.matches if kind in _SPELT}
    folded = word.token.folded
    bare = {stem(folded.removesuffix(ending)) for ending in ("s", "ne", "nes")}  # »øerne«: »øer«
    return frozenset({word.token.stem, *bare, *spelt})


def _of_scheme(word: str) -> frozenset[str]:
    """What a compound says that it is the scheme of: »trafik« of »trafikrunden«."""
    found = _SCHEME.fullmatch(fold_word(word))
    return frozenset({stem(found["of"])}) if found else frozenset()


def _of_somebody(token: Token) -> frozenset[str]:
    """Whose trials a compound says: »tranevig« of »Tranevigforsøgene«."""
    found = _SCHEME.fullmatch(token.folded)
    rare = found is not None and load_lexicon().rarity(found["of"]) >= RARE
    return _of_scheme(token.surface) if rare else frozenset()


def _stands_there(words: Sequence[QueryWord], at: int) -> bool:
    """Whether something is said to stand or happen at the thing that a word names."""
    word = words[at].token
    before = [w.token.folded for w in words[max(0, at - 2) : at]]
    definite = re.search(r"(?:e[nt]|ene|erne)s?$", word.folded) is not None
    return definite and (bool(before) and before[-1] in _WHERE)


def _names(document: Document, collection: Collection) -> _Names:
    title = analyse(document.provenance.title or document.title)
    publisher = analyse(document.provenance.publisher or "")
    return _Names(
        publisher=frozenset(
            s for t in publisher if not t.is_stop for s in (t.stem, *t.parts) if len(s) > 3
        ),
        scheme=frozenset(_scheme_stems(title)) | _proper_schemes(document.text),
        proper=frozenset(t.stem for t in title[1:] if t.surface[:1].isupper() and not t.is_stop)
        | frozenset(stem(fold_word(m["name"])) for m in _OF_YEARS.finditer(document.title))
        | frozenset(t.stem for t in analyse(subject_name(document.text)) if not t.is_stop),
        title=frozenset(
            s for t in title if not t.is_stop for s in (t.stem, *t.parts) if len(s) > 3
        ),
        called=_called_schemes(document.title, document.text),
    )


def _scheme_stems(title: Iterable[Token]) -> Iterable[str]:
    """What a title says that trials are of: »nærsundhed« of »lov om forsøg med nærsundhed«."""
    tokens = list(title)
    for i, token in enumerate(tokens):
        yield from _of_scheme(token.surface)
        of_trials = wording.TRIALS.fullmatch(token.folded) or _SCHEME.fullmatch(token.folded)
        if not of_trials or i + 1 == len(tokens):
            continue
        if tokens[i + 1].folded not in _OF_SCHEME:
            continue
        for of in tokens[i + 2 :]:
            if load_lexicon().is_verb(of.folded) or of.folded in _OF_SCHEME:
                break
            if not of.is_stop and load_lexicon().rarity(of.folded) >= SAYING:
                yield of.stem


def _proper_schemes(text: str) -> frozenset[str]:
    """The schemes that running text calls by a name of their own: »i Mobilitetsforsøget«."""
    found: set[str] = set()
    for before, named in pairwise(surfaces(text)):
        if not named[:1].isupper() or fold_word(before) not in _BEFORE_SCHEME:
            continue
        if scheme := _of_scheme(named):
            found |= {stem(fold_word(named)), *scheme}
    return frozenset(found)


def _called_schemes(title: str, text: str) -> frozenset[tuple[str, ...]]:
    """The names of schemes: »ordningen Frit Land«, »aftalen hedder »Slip grebet««.

    Those of a title may go on in small letters to its end, or begin it before a colon.
    """
    found = [m["name"] for of in (title, text) for m in _CALLED.finditer(of)]
    found += [m["name"] for m in _HIGHT.finditer(text)]
    found += [m["name"] for m in _TITLED.finditer(title)]
    named = (tuple(t.folded for t in analyse(name)) for name in found)
    return frozenset(name for name in named if 1 < len(name) <= LONGEST_NAME)
