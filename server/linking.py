"""Which networks, trials, people and documents a question names: learned from the collection."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection as AnyOf
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus.collection import Collection
from corpus.document import Document
from corpus.trial import Trial
from index.danish import Token, analyse, analyse_anew, fold_word, stem, surfaces
from index.lexicon import load_lexicon
from index.retriever import Retriever
from index.vocabulary import MatchKind, QueryWord
from server.days import Day, days_in
from server.matching import Matcher, TextWords, text_words
from server.parties import is_member, parties_in
from server.people import OFFICES, Person, find_people
from server.question import NetworkMention, TrialLink
from server.wording import FRAME_WORDS, FULLY, SHARE, SUM, TALLYING, TRIALS

FRAME_STEMS = frozenset(stem(word) for word in FRAME_WORDS)
_OFFICE = re.compile(
    rf"\w*(?:{'|'.join(fold_word(office) for office in OFFICES)}|ministre|ministrar)"
    r"(?:e?ns?|r?ne|[es]|ere?|erne?)?"
)
_CASE_NUMBER = re.compile(r"(?<![\w-])(?:[A-ZÆØÅa-zæøå]{1,4}-?)?\d{1,5}(?:[-/]\d{1,6})+(?![\w-])")
_NUMBERED_AS = re.compile(r"^\s*[^\W\d]{3,}\s(?:\d{1,2}|[IVX]{1,4}|[A-H])\s?[:.–—-]\s+(?=\S)")
MINISTER = "minist"  # the stem of the office whose holders people ask for by it
FAINT = 0.15  # a likeness below which a title that shares no word is about something else
_SPELLINGS = frozenset({MatchKind.WORD, MatchKind.STEM, MatchKind.SPELLING, MatchKind.TYPO})
TITLE_SHARE = 0.75  # how much of a document's title must be named
PIECE = 6  # letters from which a word that no document holds may hold one of a network's name
PIECE_SHARE = 0.5  # of a match with such a word, as »tværsektoriel« with »på tværs af sektorer«
BLOT = "x"  # stands for a word that is read no further
GROUP_STEMS = frozenset(
    stem(word)
    for word in ("folkene", "gruppen", "tingene", "feltet", "siden", "afslagene", "afvisningerne")
)
# What trials and decisions are called at the end of a long compound: »boligansøgningsafslag«.
_SET = re.compile(
    r"\w{4,}(?:forsoeg|ansoegning|forslag|projekt|oensk|afslag|afvisning|netvaerk)(?:s|e[nt]?|ene|er|erne)?"
)
LONG_NAME = 6  # letters from which a name may be misspelt by one
SLIPS = 2  # by which a longer one may be
BEGUN = 5  # letters of a network's name that such a compound may begin with
JOINS = frozenset(
    [
        "og",
        "eller",
        "samt",
        "end",
        "mod",
        "kontra",
        "versus",
        "overfor",
        "over",
        "for",
        "forhold",
        "sammenlignet",
        "and",
        "or",
        "than",
    ]
)
_ADDS = frozenset(("til", "sammen", "tilsammen", "oveni", "samlet", "samlede"))
CALLED = frozenset({"netvaerk"})
AND = frozenset({"og", "samt", "and", "och"})
NETWORK_PARTS = frozenset({"netvaerk", "omraad", "nettverk", "naetverk"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    """The name of a network.

    `run_together` is the whole name without its spaces, empty where it is one word, `opening` the
    words by whose place in a question it is told; `pieces` are the stems of it that a word
    which no document holds may hold, `beginnings` those that it may begin with.
    """

    words: TextWords
    run_together: str
    opening: tuple[str, ...]
    pieces: frozenset[str]
    beginnings: tuple[str, ...]

    @classmethod
    def of(cls, words: TextWords) -> _Name:
        return cls(
            words=words,
            run_together="".join(t.folded for t in words.tokens) if len(words.tokens) > 1 else "",
            opening=_opening(words),
            pieces=frozenset(s for s in words.terms if len(s) >= PIECE) - FRAME_STEMS,
            beginnings=tuple(s for s in words.terms if len(s) >= BEGUN),
        )


class Linker:
    """Finds what a question names in one collection."""

    def __init__(self, collection: Collection, retriever: Retriever) -> None:
        self.matcher = Matcher(retriever.vocabulary, ignored=FRAME_STEMS)
        self.people = tuple(find_people(collection))
        # What people are called, and by each half of a name with a hyphen.
        self.names = frozenset(
            fold_word(piece)
            for name in {p.name for p in self.people}
            for word in name.split()
            for piece in (word, *word.split("-"))
        )
        self._long_names = sorted(name for name in self.names if len(name) >= LONG_NAME)
        # The letters of the parties of which somebody speaks.
        self.parties = frozenset(p.party.upper() for p in self.people if p.party)
        self._collection = collection
        self._retriever = retriever
        self._networks = {name: _Name.of(text_words(_bare(name))) for name in collection.networks}
        self._so_called = _called_networks(collection)
        self._titles: dict[str, list[tuple[tuple[str, ...], Trial]]] = {}
        for trial in collection.trials:
            title = tuple(t.folded for t in text_words(trial.title).tokens)
            if len(title) > 1:
                self._titles.setdefault(title[0], []).append((title, trial))

        self._numbered = _by_case_number(collection)
        publishers = {p for d in collection.documents if (p := d.provenance.publisher)}
        self._publishers = {name: _spelt_together(name) for name in publishers}
        # The documents whose title holds a stem, or a part of a compound.
        self._titled_by: dict[str, list[int]] = {}
        for n, document in enumerate(collection.documents):
            title_words = text_words(document.provenance.title or "")
            for form in title_words.stems | title_words.parts:
                self._titled_by.setdefault(form, []).append(n)

    def without_titles(self, words: Sequence[str]) -> tuple[str, ...]:
        """The folded words, those of a trial's whole title blotted out: they are no grammar."""
        kept = list(words)
        for start, title, _ in self._whole_titles(words):
            kept[start : start + len(title)] = [BLOT] * len(title)
        return tuple(kept)

    def titled(self, text: str) -> tuple[Trial, ...]:
        """The trials whose whole titles a text holds, no title within a longer one."""
        found = self._whole_titles([t.folded for t in analyse(text)])
        longest = max((len(title) for _, title, _ in found), default=0)
        return tuple(dict.fromkeys(trial for _, title, trial in found if len(title) == longest))

    def numbered(self, text: str) -> tuple[Trial, ...]:
        """The trials whose case numbers a text holds."""
        said = (number.casefold() for number in _CASE_NUMBER.findall(text))
        return tuple(dict.fromkeys(t for n in said for t in self._numbered.get(n, ())))

    def _whole_titles(self, words: Sequence[str]) -> list[tuple[int, tuple[str, ...], Trial]]:
        """Where the whole titles of trials begin among folded words."""
        return [
            (i, title, trial)
            for i, word in enumerate(words)
            for title, trial in self._titles.get(word, ())
            if tuple(words[i : i + len(title)]) == title
        ]

    def networks(
        self, words: Sequence[QueryWord], *, named_as_network: bool
    ) -> tuple[NetworkMention, ...]:
        """The networks that the words name, best first.

        A network is named by a word that belongs to it alone among the networks, when the question
        says »netværk« or »område« or forms a compound with the word (»børnenetværket«,
        »boligforsøg«), or by most of its name.
        """
        found: list[tuple[float, NetworkMention]] = []
        nicknames = _nicknames(words)
        adding = _adding_up(words)
        naming = [(i, w) for i, w in enumerate(words) if i not in adding and _can_name(w)]
        folded = [w.token.folded for w in words]
        written = [word.removesuffix("s") for word in folded]
        so_called = any(CALLED & {w.token.stem, *w.token.parts} for w in words)
        among = self._so_called if so_called else self._networks.keys()
        for name, of in self._networks.items():
            if name not in among:
                continue
            whole = frozenset(i for i, word in enumerate(written) if word == of.run_together)
            whole |= _beginning(folded, of.opening)
            positions = whole | {
                i
                for i, w in naming
                if self._held(w, of) >= (0.3 if named_as_network or i in nicknames else 0.45)
            }
            if not positions:
                continue
            own = {i for i in positions if self._owners(words[i], among) == 1}
            share = self.matcher.share_of(of.words, [words[i] for i in positions])
            if (
                whole
                or (own and (named_as_network or own & nicknames))
                or share > 0.6
                or (len(own) > 1 and share > 0.4)
            ):
                held = sum(self._held(words[i], of) for i in own)
                beside = frozenset(
                    i
                    for i in _unheld_beside(words, frozenset(positions))
                    if not (_is_joined(words, i, positions) and self._owners(words[i], among) == 1)
                )
                found.append(
                    (
                        share + held + len(whole),
                        NetworkMention(network=name, positions=frozenset(positions) | beside),
                    )
                )
        found.sort(key=lambda pair: -pair[0])
        return _without_overlap([mention for _, mention in found], words)

    def _held(self, word: QueryWord, name: _Name) -> float:
        """How well a network's name holds a word; a word that no document holds may hold of it."""
        matched = self.matcher.match(word, name.words)
        if not _unheld(word):
            return matched
        folded = word.token.folded
        begins = folded.startswith(name.beginnings) and _SET.fullmatch(folded)
        piece = PIECE_SHARE if begins or any(s in folded for s in name.pieces) else 0.0
        return max(matched, piece)

    def _owners(self, word: QueryWord, among: AnyOf[str]) -> int:
        """How many of some networks' names hold the word."""
        return sum(self._held(word, self._networks[name]) >= 0.3 for name in among)

    def trials(
        self, text: str, topic: Sequence[QueryWord], *, among: Sequence[Trial]
    ) -> tuple[TrialLink, ...]:
        """The trials whose titles the topic fits, best first, ties in the collection's order.

        The fit weighs the share of the question that the title covers, the share of the title that
        the question names, and the closeness of their meanings.
        """
        if not topic or not among:
            return ()
        similar = self._retriever.passage_similarities(
            " ".join(w.token.surface for w in topic), [t.record.passage_id for t in among]
        )
        sought = self.matcher.sought(tuple(topic))
        near = [
            (trial, title, similarity)
            for trial, similarity in zip(among, similar, strict=True)
            if sought.touches(title := text_words(trial.title)) or similarity >= FAINT
        ]
        if not near:
            return ()
        coverages = sought.coverage(sought.table([title for _, title, _ in near]))
        links = []
        for (trial, title, similarity), coverage in zip(near, coverages.tolist(), strict=True):
            named = self.matcher.share_of(title, topic) if coverage else 0.0
            fit = 0.45 * coverage + 0.2 * named + 0.35 * max(0.0, similarity)
            links.append(TrialLink(trial=trial, fit=round(fit, 4), coverage=round(coverage, 4)))
        return tuple(sorted(links, key=lambda link: -link.fit))

    def named_people(self, words: Sequence[QueryWord]) -> tuple[Person, ...]:
        """The people whose surname the question holds, those of whom it holds the most names.

        If there are none, those whose role it holds; if none either, those of a party it names.
        """
        stems = _spelt(words)
        folded = {w.token.folded for w in words} | {
            part for w in words for part in w.token.folded.split("-")
        }
        named = [p for p in self.people if _surname_in(p, stems, folded)]
        if named:
            held = [_held_of(p, stems, folded) for p in named]
            return tuple(p for p, share in zip(named, held, strict=True) if share == max(held))
        offices = [w.token for w in words if names_office(w.token)]
        if holders := tuple(
            p for p in self.people if offices and p.role and holds_office(p, offices)
        ):
            return holders
        parties = parties_in(" ".join(w.token.folded for w in words))
        return tuple(p for p in self.people if p.party and p.party.upper() in parties)

    def name_like(self, folded: str) -> str | None:
        """The one name of somebody that a word that is no Danish word is a misspelling of."""
        if len(folded) < LONG_NAME or not folded.isalpha() or load_lexicon().count(folded):
            return None
        slips = SLIPS if len(folded) > LONG_NAME + 1 else 1
        near = process.extract(folded, self._long_names, scorer=OSA.distance, score_cutoff=slips)
        like = {name for name, _, _ in near if name[0] == folded[0]}
        return like.pop() if len(like) == 1 else None

    def documents(self, text: str, words: Sequence[QueryWord]) -> tuple[Document, ...]:
        """The documents that the question points out by title, publisher or date.

        Where several things that it says point at a document, one of them alone points at none.
        """
        days = days_in(text)
        line = _spelt_together(text)
        said = {name for name, written in self._publishers.items() if written in line}
        touched = {n for w in words for form in _forms(w) for n in self._titled_by.get(form, ())}
        forms = {x for w in words for x in (w.token.stem, *w.token.parts)}
        pointed: dict[Document, int] = {}
        for n, document in enumerate(self._collection.documents):
            strength = _dated(document, days) + (document.provenance.publisher in said)
            if n in touched:
                title = text_words(document.title)
                titled = self.matcher.share_of(title, words) > TITLE_SHARE
                # »2021-loven«: what a title begins with is what the document is.
                strength += titled or (strength > 0 and title.tokens[0].stem in forms)
            if strength:
                pointed[document] = strength
        most = max(pointed.values(), default=0)
        return tuple(d for d, strength in pointed.items() if most == 1 or strength > 1)


def _dated(document: Document, days: Sequence[Day]) -> int:
    """2 for a document of a month or day that is named, 1 for one of a year, else 0."""
    published = document.provenance.published
    if published is None:
        return 0
    return max((2 if day.month else 1 for day in days if day.holds(published)), default=0)


def _bare(name: str) -> str:
    """The name of a group without what numbers it: »Skole« of »Tema 2: Skole«."""
    return _NUMBERED_AS.sub("", name) or name


def _can_name(word: QueryWord) -> bool:
    """Whether a word can name a network, and does not only say that one is meant."""
    token = word.token
    return not (token.is_stop or token.stem in NETWORK_PARTS or token.folded in FRAME_WORDS)


def _by_case_number(collection: Collection) -> dict[str, list[Trial]]:
    """The trials by the case numbers that stand before their titles."""
    found: dict[str, list[Trial]] = {}
    for trial in collection.trials:
        for record in trial.records:
            text = collection.document(record.document_id).text
            for number in _CASE_NUMBER.findall(text, record.span.start, record.title_span.start):
                found.setdefault(number.casefold(), []).append(trial)
    return found


def _forms(word: QueryWord) -> tuple[str, ...]:
    """All that a word can be matched by."""
    return (word.token.stem, *word.token.parts, *(term for term, _ in word.matches))


def _spelt_together(text: str) -> str:
    """The folded words of a text without what stands between them."""
    return "".join(t.folded for t in analyse(text))


def _spelt(words: Sequence[QueryWord]) -> set[str]:
    """The stems of the words as they are spelt, or misspelt; a name has no synonym."""
    return {w.token.stem for w in words} | {
        term for w in words for term, kind in w.matches if kind in _SPELLINGS
    }


def named_in(person: Person, words: Sequence[QueryWord]) -> bool:
    """Whether the words hold the person's surname."""
    stems = _spelt(words)
    return _surname_in(person, stems, {w.token.folded for w in words})


def _surname_in(person: Person, stems: set[str], folded: set[str]) -> bool:
    first, *rest = person.name_tokens
    surname = rest or [first]
    pieces = {fold_word(piece) for t in surname for piece in t.surface.split("-")}
    return bool({p for p in pieces if len(p) > 2} & folded) or any(
        t.folded in folded or t.stem in stems for t in surname if len(t.folded) > 2
    )


def _held_of(person: Person, stems: set[str], folded: set[str]) -> int:
    """How many of a person's names the words hold."""
    return sum(t.folded in folded or t.stem in stems for t in person.name_tokens)


def names_office(token: Token) -> bool:
    """Whether a word names an office, occupation or member of a party, whosever it is."""
    return _is_office(token.folded) or is_member(token.surface)


@lru_cache(maxsize=8192)
def _is_office(folded: str) -> bool:
    return _OFFICE.fullmatch(folded) is not None


def holds_office(person: Person, offices: Sequence[Token]) -> bool:
    """Whether words for offices name the person's: whole, by its last part, or one it joins."""
    tokens = [t for t in analyse(person.office) if not t.is_stop]
    parts = {x for t in tokens for x in (t.stem, *t.parts, stem(t.folded.rstrip("s")))}
    for token in offices:
        asked = token.stem.removesuffix("r") if token.stem.endswith("ministr") else token.stem
        if any(t.stem.endswith(asked) for t in tokens):
            return True
        if token.parts and {*token.parts} <= parts:
            return True
        party, _, office = token.surface.partition("-")  # »SF-formanden«
        of_party = bool(office) and fold_word(party) == fold_word(person.party or "")
        if of_party and any(t.stem.endswith(stem(fold_word(office))) for t in tokens):
            return True
    return False


def _is_joined(words: Sequence[QueryWord], at: int, others: AnyOf[int]) -> bool:
    """Whether an »og« joins the word at a place to one of some others."""
    return any(
        0 <= at + step < len(words)
        and words[at + step].token.folded in AND
        and at + 2 * step in others
        for step in (1, -1)
    )


def _adding_up(words: Sequence[QueryWord]) -> frozenset[int]:
    """The words that add numbers up, and are none of a name: »til sammen«, »lagt sammen«."""
    folded = [w.token.folded for w in words]
    line = " ".join(folded)
    found: set[int] = set()
    for match in SUM.finditer(line):
        first = line.count(" ", 0, match.start())
        found.update(range(first, first + match[0].count(" ") + 1))
    return frozenset(i for i in found if folded[i] in _ADDS)


def _nicknames(words: Sequence[QueryWord]) -> frozenset[int]:
    """The words that say »the trials of« or »the network of« what they name.

    They do so in one word (»boligforsøg«, »børnenetværket«, »boligfolkene«) or before another
    (»bolig ansøgninger«). A word that the documents use themselves is a name of its own
    (»velfærdsforsøg«), unless it names a network.
    """
    found: set[int] = set()
    for i, word in enumerate(words):
        parts = word.token.parts
        own_word = any(kind in {MatchKind.WORD, MatchKind.STEM} for _, kind in word.matches)
        if len(parts) > 1 and (
            NETWORK_PARTS & set(parts) or (parts[-1] in FRAME_STEMS | GROUP_STEMS and not own_word)
        ):
            found.add(i)
        if not parts and not own_word and _SET.fullmatch(word.token.folded):
            found.add(i)
        following = words[i + 1].token if i + 1 < len(words) else None
        if (
            following is not None
            and not word.token.is_stop
            and word.token.folded not in FRAME_WORDS
            and not any(p.fullmatch(word.token.folded) for p in (TALLYING, SHARE, FULLY))
            and not load_lexicon().is_verb(word.token.folded)
            and (TRIALS.fullmatch(following.folded) or following.stem in NETWORK_PARTS)
        ):
            found.add(i)
    return frozenset(found)


def _called_networks(collection: Collection) -> frozenset[str]:
    """The networks of the documents that speak of networks; all of them where none does more.

    Only documents with trials are compared: a debate may speak of networks all day.
    """
    listing = [d for d in collection.documents if collection.trials_in(d.id)]
    counts = {d.id: Counter(surfaces(d.text)) for d in listing}
    said = frozenset(w for w in set[str]().union(*counts.values()) if _is_called(w))
    spoken = {i: sum(count[w] for w in said & count.keys()) for i, count in counts.items()}
    most = max(spoken.values(), default=0)
    return frozenset(
        name
        for t in collection.trials
        if 2 * spoken[t.record.document_id] >= most
        for name in t.networks
    )


def _is_called(word: str) -> bool:
    """Whether a word says »netværk«, alone or in a compound."""
    return any(CALLED & {t.stem, *t.parts} for t in analyse_anew(word))


def _unheld(word: QueryWord) -> bool:
    """Whether no document holds a word in any form, but at most one of like meaning."""
    return all(kind is MatchKind.MEANING for _, kind in word.matches)


def _unheld_beside(words: Sequence[QueryWord], named: frozenset[int]) -> frozenset[int]:
    """The words of a network's name, retold, that no document holds or that stand within it.

    »Og« joins them to others that name it, or they stand between those and the word »netværk«.
    """
    networks = [i for i, w in enumerate(words) if NETWORK_PARTS & {w.token.stem, *_spelt([w])}]
    start = max((i for i in networks if i < min(named)), default=min(named))
    between = range(start + 1, max(named))
    about = bool(between) and words[between[0]].token.folded in {"om", "for", "foer", "med"}
    retold = about and not any(load_lexicon().is_verb(words[i].token.folded) for i in between)
    telling = [i for i in between if not words[i].token.is_stop]
    found = {i for i in telling if retold or _unheld(words[i])} - named
    for at in named:
        for step in (1, -1):
            join, other = at + step, at + 2 * step
            if (
                min(join, other) >= 0
                and max(join, other) < len(words)
                and words[join].token.folded in AND
                and _unheld(words[other])
            ):
                found.add(other)
    return frozenset(found)


def _beginning(folded: Sequence[str], opening: tuple[str, ...]) -> frozenset[int]:
    """Where folded words begin a network's name as it is written: »Én plan«, »Frie skoler«."""
    if not opening or opening[0] not in folded:
        return frozenset()
    return frozenset(
        place
        for i in range(len(folded) - 1)
        if (folded[i], folded[i + 1]) == opening
        for place in (i, i + 1)
    )


def _opening(name: TextWords) -> tuple[str, ...]:
    """The first two words of a name that goes on, unless both are stop words; else none."""
    first = name.tokens[:2]
    if len(name.tokens) < 3 or all(t.is_stop for t in first):
        return ()
    return tuple(t.folded for t in first)


def _without_overlap(
    mentions: list[NetworkMention], words: Sequence[QueryWord]
) -> tuple[NetworkMention, ...]:
    """The mentions, without those that rest on no word of their own.

    Two names that nothing joins (»netværket om ældre, Tid til omsorg«) are names of one network.
    """
    kept: list[NetworkMention] = []
    for mention in mentions:
        used = {p for k in kept for p in k.positions}
        if mention.positions - used and (
            not kept or _joined(mention.positions - used, used, words)
        ):
            kept.append(mention)
    return tuple(kept)


def _joined(own: frozenset[int], others: set[int], words: Sequence[QueryWord]) -> bool:
    """Whether a word for two things stands between some places and some others."""
    if not own or not others:
        return True
    between = range(min(min(own), min(others)), max(max(own), max(others)) + 1)
    return any(words[i].token.folded in JOINS for i in between)
