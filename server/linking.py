"""Which networks, trials, people and documents a question names: learned from the collection."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.collection import Collection
from corpus.document import Document
from corpus.trial import Trial
from index.danish import Token, analyse, fold_word, stem
from index.retriever import Retriever
from index.vocabulary import QueryWord
from server.matching import Matcher, TextWords, text_words
from server.people import OFFICES, Person, find_people
from server.question import NetworkMention, TrialLink
from server.wording import FRAME_WORDS

FRAME_STEMS = frozenset(stem(word) for word in FRAME_WORDS)
_OFFICE = re.compile(
    rf"\w*(?:{'|'.join(fold_word(office) for office in OFFICES)}|ministre)"
    r"(?:e?ns?|r?ne|[es]|ere?|erne?)?"
)
MINISTER = "minist"  # the stem of the office whose holders people ask for by it
FAINT = 0.15  # a likeness below which a title that shares no word is about something else
BLOT = "x"  # stands for a word that is read no further
NETWORK_PARTS = frozenset({"netvaerk", "omraad", "nettverk", "naetverk"})


class Linker:
    """Finds what a question names in one collection."""

    def __init__(self, collection: Collection, retriever: Retriever) -> None:
        self.matcher = Matcher(retriever.vocabulary, ignored=FRAME_STEMS)
        self.people = find_people(collection)
        self._collection = collection
        self._retriever = retriever
        self._networks = {name: text_words(name) for name in collection.networks}
        self._titles: dict[str, list[tuple[str, ...]]] = {}
        for trial in collection.trials:
            title = tuple(t.folded for t in analyse(trial.title))
            if len(title) > 1:
                self._titles.setdefault(title[0], []).append(title)

    def without_titles(self, words: Sequence[str]) -> tuple[str, ...]:
        """The folded words, those of a trial's whole title blotted out: they are no grammar."""
        kept = list(words)
        for i, word in enumerate(words):
            for title in self._titles.get(word, ()):
                if tuple(words[i : i + len(title)]) == title:
                    kept[i : i + len(title)] = [BLOT] * len(title)
        return tuple(kept)

    def networks(
        self, words: Sequence[QueryWord], *, named_as_network: bool
    ) -> tuple[NetworkMention, ...]:
        """The networks that the words name, best first.

        A network is named by a word that belongs to it alone among the networks, when the question
        says »netværk« or »område« or forms a compound with the word (»børnenetværket«,
        »boligforsøg«), or by most of its name.
        """
        found: list[tuple[float, NetworkMention]] = []
        for name, tokens in self._networks.items():
            positions = {i for i, w in enumerate(words) if self._names(w, tokens, named_as_network)}
            if not positions:
                continue
            own = {i for i in positions if self._owners(words[i]) == 1}
            share = self.matcher.share_of(tokens, [words[i] for i in positions])
            compound = any(self._compound(words[i]) for i in own)
            if (
                (own and (named_as_network or compound))
                or share > 0.6
                or (len(own) > 1 and share > 0.4)
            ):
                found.append(
                    (share + len(own), NetworkMention(network=name, positions=frozenset(positions)))
                )
        found.sort(key=lambda pair: -pair[0])
        return _without_overlap([mention for _, mention in found])

    def _names(self, word: QueryWord, tokens: TextWords, named_as_network: bool) -> bool:
        if (
            word.token.is_stop
            or word.token.stem in NETWORK_PARTS
            or word.token.folded in FRAME_WORDS
        ):
            return False
        return self.matcher.match(word, tokens) >= (
            0.3 if named_as_network or self._compound(word) else 0.45
        )

    def _owners(self, word: QueryWord) -> int:
        """How many networks' names hold the word."""
        return sum(self.matcher.match(word, tokens) >= 0.3 for tokens in self._networks.values())

    def _compound(self, word: QueryWord) -> bool:
        """Whether a word says »the trials of« or »the network of« what its other parts name."""
        parts = word.token.parts
        return len(parts) > 1 and (parts[-1] in FRAME_STEMS or bool(NETWORK_PARTS & set(parts)))

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
        links = [
            self._link(trial, topic, similarity)
            for trial, similarity in zip(among, similar, strict=True)
            if similarity >= FAINT or self.matcher.touches(topic, text_words(trial.title))
        ]
        return tuple(sorted(links, key=lambda link: -link.fit))

    def _link(self, trial: Trial, topic: Sequence[QueryWord], similarity: float) -> TrialLink:
        title = text_words(trial.title)
        coverage = self.matcher.coverage(topic, title)
        named = self.matcher.share_of(title, topic) if coverage else 0.0
        fit = 0.45 * coverage + 0.2 * named + 0.35 * max(0.0, similarity)
        return TrialLink(trial=trial, fit=round(fit, 4), coverage=round(coverage, 4))

    def named_people(self, words: Sequence[QueryWord]) -> tuple[Person, ...]:
        """The people whose surname the question holds; if none, those whose role it holds."""
        stems = {w.token.stem for w in words} | {term for w in words for term, _ in w.matches}
        folded = {w.token.folded for w in words} | {
            part for w in words for part in w.token.folded.split("-")
        }
        named = [p for p in self.people if _surname_in(p, stems, folded)]
        if named:
            return tuple(named)
        return tuple(p for p in self.people if p.role and _role_in(p, words))

    def documents(self, text: str, words: Sequence[QueryWord]) -> tuple[Document, ...]:
        """The documents that the question points out by title, publisher or year."""
        years = {
            w.token.folded for w in words if w.token.folded.isdigit() and len(w.token.folded) == 4
        }
        return tuple(
            d
            for d in self._collection.documents
            if (d.provenance.published and str(d.provenance.published.year) in years)
            or (d.provenance.publisher and _says(text, d.provenance.publisher))
            or (
                d.provenance.title
                and self.matcher.share_of(text_words(d.provenance.title), words) > 0.75
            )
        )


def _says(text: str, name: str) -> bool:
    return "".join(t.folded for t in analyse(name)) in "".join(t.folded for t in analyse(text))


def named_in(person: Person, words: Sequence[QueryWord]) -> bool:
    """Whether the words hold the person's surname."""
    stems = {w.token.stem for w in words} | {term for w in words for term, _ in w.matches}
    return _surname_in(person, stems, {w.token.folded for w in words})


def _surname_in(person: Person, stems: set[str], folded: set[str]) -> bool:
    first, *rest = person.name_tokens
    surname = rest or [first]
    pieces = {fold_word(piece) for t in surname for piece in t.surface.split("-")}
    return bool({p for p in pieces if len(p) > 2} & folded) or any(
        t.folded in folded or t.stem in stems for t in surname if len(t.folded) > 2
    )


def names_office(token: Token) -> bool:
    """Whether a word names an office or occupation, whosever it is."""
    return _OFFICE.fullmatch(token.folded) is not None


def _role_in(person: Person, words: Sequence[QueryWord]) -> bool:
    """Whether the words name the person's office: whole, by its last part, or one it joins."""
    tokens = [t for t in analyse(person.office) if not t.is_stop]
    parts = {x for t in tokens for x in (t.stem, *t.parts, stem(t.folded.rstrip("s")))}
    for token in (w.token for w in words if names_office(w.token)):
        asked = token.stem.removesuffix("r") if token.stem.endswith("ministr") else token.stem
        if any(t.stem.endswith(asked) for t in tokens):
            return True
        if token.parts and {*token.parts} <= parts:
            return True
    return False


def _without_overlap(mentions: list[NetworkMention]) -> tuple[NetworkMention, ...]:
    """The mentions, without those that rest on no word of their own."""
    kept: list[NetworkMention] = []
    for mention in mentions:
        used = {p for k in kept for p in k.positions}
        if mention.positions - used:
            kept.append(mention)
    return tuple(kept)
