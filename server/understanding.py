"""Text -> Question: what is asked by grammar, of what by the words of the collection."""

from __future__ import annotations

import re
from collections.abc import Collection as AnyOf
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from corpus.collection import Collection
from corpus.document import Document
from corpus.status import COURSES, TrialStatus
from corpus.trial import Trial
from index.danish import STOP_WORDS, Token, analyse, stem
from index.lexicon import load_lexicon
from index.retriever import Retriever
from index.vocabulary import MatchKind, QueryWord
from server import wording
from server.about import asks_office, asks_party, asks_service, read_about
from server.asked_decisions import told_decision
from server.asked_line import AskedLine
from server.asked_rounds import naming_rounds, read_rounds
from server.days import day_mentions
from server.decisions import DECISIONS, YES_STATUSES, find_mentions, read_statuses
from server.indirect import told_directly
from server.joined_names import JoinedNames
from server.linking import FRAME_STEMS, NETWORK_PARTS, Linker, names_office
from server.lists import Lists
from server.parties import is_member, party_names
from server.phrases import FINITE, asks_by_verb
from server.question import Asked, NetworkMention, Question
from server.reader.model import Reader, Role, load_reader
from server.spelling import spelled
from server.split_words import rejoined
from server.trial_words import TrialWords

_ALWAYS_ANSWERED = {
    Asked.SMALLTALK,
    Asked.LINK,
    Asked.CONTACT,
    Asked.PUBLISHER,
    Asked.PUBLISHED,
    Asked.AUTHOR,
    Asked.NUMBER_MEANING,
    Asked.PLACE_IN_TEXT,
    Asked.POLAR,
    Asked.QUOTE,
    Asked.SPEAKER,
}
# Told by grammar, these are what is asked; and they are asked of nothing else where the sources do
# not tell them.
_SURE = frozenset({
    Asked.SERVICE, Asked.TITLE, Asked.LEAD, Asked.LINK, Asked.CONTACT, Asked.PUBLISHER,
    Asked.PUBLISHED, Asked.AUTHOR, Asked.NUMBER_MEANING, Asked.SPEAKER, Asked.QUOTE,
})  # fmt: skip
# What is said to whoever answers.
_COURTESY = frozenset({Asked.SMALLTALK, Asked.SERVICE})
# What is asked of documents, and of no network.
_OF_TEXTS = frozenset({Asked.TITLE, Asked.PUBLISHER, Asked.PUBLISHED, Asked.AUTHOR, Asked.LINK})
# What the verb at the head of a question makes a yes or no.
_LOOSE = frozenset({
    Asked.STATUS, Asked.OUTCOME, Asked.REASON, Asked.AMOUNT, Asked.DURATION, Asked.LIST,
    Asked.GIST,
})  # fmt: skip
SURE = 0.4  # from which what can nearly always be answered is what is asked
CONCEIVABLE = 0.03  # from which what grammar says is believed
UNSURE = 0.5  # of the likeliest reading, below which grammar is believed anyway
CLOSE = 0.25  # of the likeliest reading's probability, below which another is not tried
LIKELY = 0.1  # from which another reading of what is asked is tried
# How much of a question hangs on a word of each role.
TELLING = {
    Role.TOPIC: 1.0, Role.GROUP: 0.9, Role.ROUND: 0.6, Role.PREDICATE: 0.7, Role.STATUS: 0.6,
    Role.FRAME: 0.15,
}  # fmt: skip
OF_SOMETHING = 2  # words of the documents that no greeting holds
OF_DOCUMENTS = 0.5  # rarity from which one such thing is enough
STRANGE = 0.75  # how much must hang on a thing that no document holds for it to be missed
NAME = 5  # letters of a name that another word is joined to
AFTER_NAME = 4  # letters of that word
NAME_LETTERS = 4  # of a name by itself, which stands with a capital
RARE = 0.8  # rarity from which a word names somebody or something
MEASURE = 0.01  # how much hangs on the second word of »hvor længe«: next to nothing
MENDED = 3  # letters at which it begins as it is written
_MEASURES = frozenset("laenge ofte tit gammel gammelt gamle stor stort store".split())  # noqa: SIM905
_YEAR = re.compile(r"(?:19|20)\d{2}")
_CAPITAL = re.compile(r"[A-ZÆØÅ]")
_BEGINS_SENTENCE = re.compile(r"[.?!:–—-]\s+[»”\"(]?\Z")
# What somebody in power said to a proposal is the decision: »hvad sagde regeringen til …«.
_DECIDING = r"(?:\w*regering\w*|\w*ministeri\w*|staten|man|de|der|folketing\w*|myndighed\w*)"
_ANSWERED = re.compile(
    rf"\b(?:hvad|hva) (?:(?:sagde|siger|svarede|svarer|sa|svarte|har|havde) {_DECIDING} "
    rf"|(?:blev|var|lod|loed|lyder) (?:der )?(?:\w+ )?(?:svar\w*) (?:fra {_DECIDING} )?)"
    r"(?:sagt |svaret )?(?:ja |nej )?(?:til|paa) (?:\w+ ){0,3}?"
    rf"(?:{wording.TRIAL}|\w*tank(?:e|en)|planen|at)\b"
)
# Trials by a word that stands in their titles: »dem, hvor ordet X indgår«.
_WORD_HELD = re.compile(
    rf"\b(?:{wording.TRIAL}|dem|alle|hvilke) (?:\w+ ){{0,3}}?(?:hvor|hvori|som|der) "
    r"(?:(?:\w+ )?(?:ordet|ordene|begrebet) \w+"
    r"|(?:der )?(?:staar|naevnes|tales|stod|skrives) (?:der )?(?:noget )?om )"
)
# Trials by nothing but what is said of them: »forsøg der nævner en paragraf«.
_SET_ALONE = re.compile(
    rf"^(?:de |alle )?{wording.TRIAL} (?:der|som|med|om|hvor)\b(?!.*\b(?:hvor|hv\w+)\b)"
)
_SOURCE_OF = re.compile(r"\b(?:kilden?|belaeg\w*) (?:til|for) at\b")
_GROUNDS = re.compile(
    r"\bhvad begrund\w*|\bmed hvilken begrundelse\b|\bhvilken (?:grund|begrundelse|aarsag)\b"
)
_ASKS_NUMBER = re.compile(
    rf"\b(?:antal(?:let)?|hvor ?mange)\b.*\b(?:{wording.TRIALS.pattern}|nej|ja|afviste|godkendte)"
)
# What is said of a network that is named: »(det store netværk)«.
_THE_NETWORK = re.compile(r"\b(?:det|den|dette) (?:\w+ )?(?:netvaerk|omraade)\b")
_WHAT_BECAME = re.compile(
    r"^(?:(?:og|vis|naevn|sig|fortael|remse?|op|alt|mig) )*(?:hvad|hva) (?:der )?"
    rf"(?:(?:er|blev|bliver|skal|fik|faar)(?: der)?|(?:sagde|siger|gav|har) {_DECIDING})"
    r"(?: (?:blevet|sagt|kun|ikke|ogsaa|saa|egentlig|givet))* "
)
_DECISIONS = frozenset(("afslag", "afvisning", "godkend", "tillad"))
_WHICH_OF_THEM = re.compile(
    r"^(?:hvilke|which|vilka) (?:\w+ ){0,2}?"
    r"(?:er|blev|bliver|goeres|holder|har|skal|fik|koerer|are)\b"
)
# Everyday words for how a trial goes are meant of one only where it is told how trials go.
_TOLD_OF_TRIALS = frozenset(s for s in TrialStatus if s.public is not s)


# »sammenlignet med før«: how something was and how it is now.
_SINCE_BEFORE = re.compile(
    r"\b(?:sammenlignet med|i forhold til|kontra|mod) "
    r"(?:foer(?:hen)?|tidligere|aaret foer|sidste aar|start\w*)$"
)
_ABOUT = re.compile(
    r"\b(?:om|vedrørende|angående|nævner|omhandler)\s(?:\w+\s){0,2}\Z", re.IGNORECASE
)
# What is asked of trials by what was decided of them.
_BY_DECISION = frozenset({Asked.LIST, Asked.COUNT})
# »Skal … stadig …?« asks what a trial leaves as it is, and not how things stand today.
_STILL_BOUND = re.compile(r"\b(?:skal|behoever) (?:\w+ ){1,6}?(?:stadig\w*|fortsat)\b")


class Understanding:
    """Reads questions over one collection."""

    def __init__(self, collection: Collection, retriever: Retriever) -> None:
        self.linker = Linker(collection, retriever)
        self.lists = Lists(collection)
        self._joined_names = JoinedNames(
            (*collection.networks, *(t.title for t in collection.trials))
        )
        self._collection = collection
        self._retriever = retriever
        self._reader: Reader = load_reader()
        self._read = lru_cache(maxsize=256)(self._read_anew)
        self._latest_round = _latest_round(collection)
        self._trial_words = TrialWords(collection)
        self._statuses = DECISIONS | {s for t in collection.trials for s in t.statuses}

    def read(self, text: str) -> Question:
        """The question that `text` asks; several modules read one text, so it is read once.

        Args:
            text: a cleaned question that stands alone.
        """
        return self._read(text)

    def _read_anew(self, text: str) -> Question:
        text = rejoined(self._joined_names.parted(text), self._retriever.vocabulary)
        words = self._with_roles(text, self.words(text))
        documents = self.linker.documents(text, words)
        words = _without_dates(words, text, documents)
        line = self._line([w.token.folded for w in words])
        typed = [t.folded for t in self._trial_words.read(analyse(text))]
        # Another line only where the question was English.
        asking = line if typed == [w.token.folded for w in words] else self._line(typed)
        trials_named = asking.finds(wording.TRIALS)
        statuses, exact = read_statuses(asking.text)
        if asking.finds(wording.VOTES):
            statuses, exact = frozenset(), False
        if statuses <= COURSES:  # »fortsætter« is what the documents tell of going on
            statuses = statuses & self._statuses or statuses
        if not self._statuses & COURSES:
            statuses -= _TOLD_OF_TRIALS
        named = wording.NETWORKS.search(wording.ANY_NETWORKS.sub("", asking.text)) is not None
        networks = self._networks(words, asking, named=named)
        of_networks = frozenset(p for n in networks for p in n.positions)
        topic = self._topic(words, line, of_networks)
        parties = {words[i] for i in self._party_words(text, words)}
        topic = tuple(w for w in topic if w not in parties)
        became = _asks_what_became(asking)
        people = self.linker.named_people(words)
        somebody = bool(people) or any(names_office(w.token) for w in words)
        asked, *otherwise = self._asked(text, asking, names_somebody=somebody)
        courteous = _only_greets(asking) or asks_service(asking.text)
        if _tells_of_something(topic) and not courteous:
            more: list[Asked] = [a for a in (asked, *otherwise) if a not in _COURTESY]
            asked, *otherwise = more or [Asked.THING]
        if became and not statuses:  # of what the documents do not tell
            asked, otherwise = Asked.THING, []
        if not statuses and asked in _BY_DECISION and _is_of_trials(asking, line):
            statuses, topic = self._by_decision(text, topic)
        lines = dict.fromkeys((asking.text, line.text))
        told_of = (read_rounds(told, self._latest_round) for told in lines)
        rounds = tuple(dict.fromkeys(n for numbers in told_of for n in numbers))
        among = self._among(networks[0].network if len(networks) == 1 else None)
        links = self.linker.trials(text, topic, among=among)
        read = Question(
            text=text,
            asked=asked,
            otherwise=tuple(otherwise),
            words=words,
            topic=topic,
            noun=asking.noun(),
            about_trials=trials_named
            or (bool(statuses) and (bool(networks or rounds) or asked is Asked.COUNT))
            or (bool(statuses & COURSES) and asking.finds(_WHICH_OF_THEM))
            or (became and bool(statuses)),
            statuses=statuses,
            exact_yes=exact,
            negated=asking.finds(wording.NEGATION),
            networks=networks,
            trials=links,
            rounds=frozenset(rounds),
            rounds_in_order=rounds,
            years=frozenset(int(w.token.folded) for w in words if _YEAR.fullmatch(w.token.folded)),
            numbers=frozenset(
                int(w.token.stem)
                for w in words
                if w.token.stem.isdecimal() and len(w.token.stem) < 10
            ),
            people=people,
            documents=documents,
            present=_asks_of_now(asking.text),
            superlative=_superlative(asking),
            missing=self._missing(text, words, parties),
        )
        return replace(read, lists=self.lists.named(read))

    def _by_decision(
        self, text: str, topic: tuple[QueryWord, ...]
    ) -> tuple[frozenset[TrialStatus], tuple[QueryWord, ...]]:
        """What all words of a question together say was decided, and those that say something else.

        What it says to be asked about (»om boliger«) is no part of it.
        """
        told = told_decision(text, [w for w in topic if not _says_about(text, w)], self._statuses)
        if told is None:
            return frozenset(), topic
        # A yes may be one in part, too, where nothing else is said.
        whole = told.status is TrialStatus.APPROVED
        statuses = YES_STATUSES if whole else frozenset({told.status})
        return statuses, tuple(w for w in topic if w.token.start not in told.starts)

    def _networks(
        self, words: tuple[QueryWord, ...], line: AskedLine, *, named: bool
    ) -> tuple[NetworkMention, ...]:
        """The networks that the words name; where things are compared, each may be one of them."""
        found = self.linker.networks(words, named_as_network=named)
        if not found and self._keywords_name(words, line):
            return self.linker.networks(words, named_as_network=True)
        together = line.finds(wording.COMPARISON) or line.finds(wording.SUM)
        if named or len(found) > 1 or not together:
            return found
        compared = self.linker.networks(words, named_as_network=True)
        return compared if len(compared) > 1 else found

    def _keywords_name(self, words: tuple[QueryWord, ...], line: AskedLine) -> bool:
        """Whether keywords without a verb name a network by a word that is of no title."""
        if not line.finds(_ASKS_NUMBER) or any(w in FINITE for w in line.words):
            return False
        named = self.linker.networks(words, named_as_network=True)
        if len(named) != 1:
            return False
        stems = {words[i].token.stem for i in named[0].positions}
        if not stems <= {t.stem for t in analyse(named[0].network)}:
            return False
        titled = {t.stem for trial in self._collection.trials for t in analyse(trial.title)}
        return not stems & titled

    def _asked(self, text: str, line: AskedLine, *, names_somebody: bool) -> tuple[Asked, ...]:
        """What would answer the question, the likeliest first, as far as it is likely at all.

        What grammar says of documents and of what is said in them goes first, and what it says of
        people and places where the reader does not think it most unlikely.
        """
        if (direct := told_directly(text)) != text:
            text, line = direct, self._line([t.folded for t in analyse(direct)])
        about = read_about(line.text, text, names_somebody=names_somebody)
        if (plain := _plainly(line, about, names_somebody=names_somebody)) is not None:
            return plain
        tokens = self._trial_words.read(analyse(text))
        told = self._reader.what_answers(text, tokens, known_phrases(tokens))
        unsure = max(told.values()) < UNSURE
        believed = about is not None and (told.get(about, 1.0) >= CONCEIVABLE or unsure)
        of_groups = wording.NETWORKS.fullmatch(line.noun() or "") is not None
        likeliest, *others = [
            a
            for a in told
            if (told[a] >= SURE or a not in _ALWAYS_ANSWERED) and not (of_groups and a in _OF_TEXTS)
        ]
        polite = line.finds(wording.POLITE)
        by_verb = asks_by_verb(line.words) and not polite
        if polite and likeliest in {Asked.POLAR, Asked.LIST} and _asks_for_list(line):
            likeliest = Asked.LIST  # »kan du remse … op?« is not answered by a yes
        elif likeliest in _LOOSE and (by_verb or wording.POLAR.search(line.text)):
            likeliest = Asked.POLAR  # »blev X godkendt?« is answered by a yes or a no
        least = max(LIKELY, CLOSE * told[likeliest])
        likely = [likeliest, *(asked for asked in others if told[asked] >= least)]
        if by_verb:
            likely.append(Asked.POLAR)
        return tuple(dict.fromkeys([about, *likely] if about is not None and believed else likely))

    def _with_roles(self, text: str, words: tuple[QueryWord, ...]) -> tuple[QueryWord, ...]:
        """The words, each with how much of the question hangs on it."""
        danish = self._retriever.vocabulary.in_danish(text)
        roles = self._reader.roles(danish, [w.token for w in words])
        weighed = tuple(
            QueryWord(
                token=word.token,
                matches=word.matches,
                rarity=word.rarity,
                telling=round(sum(TELLING[r] * p for r, p in of_word.items()), 4),
            )
            for word, of_word in zip(words, roles, strict=True)
        )
        before = ("", *(w.token.folded for w in words))
        # »Hvor længe« is one question word: no answer says »længe«.
        return tuple(
            replace(w, telling=MEASURE) if asks == "hvor" and w.token.folded in _MEASURES else w
            for asks, w in zip(before, weighed, strict=False)
        )

    def words(self, text: str) -> tuple[QueryWord, ...]:
        """The words of any text, each with what it stands for in the documents."""
        read = tuple(self._mended(w) for w in self._retriever.read(text))
        called = self._trial_words.stems
        if not any(w.token.stem in called for w in read):
            return read
        return tuple(replace(w, token=self._trial_words.read_one(w.token)) for w in read)

    def _mended(self, word: QueryWord) -> QueryWord:
        """A word, or what was meant by one whose end is a misspelt word for trials."""
        token = word.token
        if not is_held(word):
            if (joined := self._joined(word)) is not None:
                return joined
            if (name := self.linker.name_like(token.folded)) is not None:
                return self._read_as(word, name)
        meant = spelled(token.folded)
        known = {kind for _, kind in word.matches} & {MatchKind.WORD, MatchKind.STEM}
        if meant == token.folded or not meant.startswith(token.folded[:MENDED]) or known:
            return word
        return self._read_as(word, meant)

    def _read_as(self, word: QueryWord, meant: str) -> QueryWord:
        """What is known of another word, at the place of this one."""
        found = self._retriever.read(meant)[0]
        place = replace(found.token, surface=word.token.surface, start=word.token.start)
        return replace(found, token=place)

    def _joined(self, word: QueryWord) -> QueryWord | None:
        """A name and a word of the documents that are written as one: »Hvalbypuljen«."""
        written = word.token.folded
        for at in range(NAME, len(written) - AFTER_NAME + 1):
            name, after = written[:at], written[at:]
            parts = (stem(name), stem(after))
            held = all(part in self._retriever.vocabulary for part in parts)
            if not held or parts[1] in FRAME_STEMS or load_lexicon().rarity(name) < RARE:
                continue
            matches = tuple((part, MatchKind.COMPOUND) for part in parts)
            return replace(word, token=replace(word.token, parts=parts), matches=matches)
        return None

    def _line(self, folded: Sequence[str]) -> AskedLine:
        """The words that grammar is read from: well spelt, and none of a quoted title."""
        return AskedLine(self.linker.without_titles([spelled(word) for word in folded]))

    def _among(self, network: str | None) -> tuple[Trial, ...]:
        return tuple(t for t in self._collection.trials if network is None or network in t.networks)

    def _topic(
        self, words: Sequence[QueryWord], line: AskedLine, networked: frozenset[int]
    ) -> tuple[QueryWord, ...]:
        """What the question is about: the words of no grammar, status, network or round."""
        used = networked | line.positions(wording.EITHER) | line.positions(wording.GREETING)
        used |= line.positions(_THE_NETWORK) if networked else frozenset()
        for pattern in (wording.FULLY, wording.NUMBERED, *naming_rounds(self._latest_round)):
            used |= line.positions(pattern)
        for mention in find_mentions(line.text):
            if mention.statuses & self._statuses:
                touched = line.touched(mention.start, mention.end)
                used |= {i for i in touched if not _names_of_what(words[i])}
        used |= _bare_numbers(words)
        return tuple(w for i, w in enumerate(words) if i not in used and is_topical(w))

    def _party_words(self, text: str, words: Sequence[QueryWord]) -> frozenset[int]:
        """The positions of the words that name a party of which somebody speaks."""
        known = self.linker.parties
        spans = [span for letters, span in party_names(text) if letters in known]
        return frozenset(
            i for i, w in enumerate(words) for s in spans if s.start <= w.token.start < s.end
        )

    def _begins_known(self, token: Token) -> bool:
        """Whether a word joined by a hyphen begins with one of the documents: »FOA-manden«."""
        first, joined, _ = token.surface.partition("-")
        return bool(joined) and bool(first) and is_held(self._retriever.read(first)[0])

    def _missing(
        self, text: str, words: Sequence[QueryWord], parties: AnyOf[QueryWord]
    ) -> tuple[str, ...]:
        """Names and years that the documents do not hold, as the question writes them.

        None of `parties`, the words that name a party of which somebody speaks.
        """
        missing: list[str] = []
        for i, word in enumerate(words):
            token = word.token
            if token.is_stop or is_held(word) or names_office(token):
                continue
            if word in parties or token.folded in self.linker.names or self._begins_known(token):
                continue
            year = _YEAR.fullmatch(token.folded)
            name = (
                i > 0
                and _CAPITAL.match(token.surface)
                and not _BEGINS_SENTENCE.search(text, 0, token.start)
                and not text.isupper()
                and token.folded not in wording.FRAME_WORDS
            )
            if year or name:
                missing.append(token.surface)
        return tuple(dict.fromkeys(missing))


def _is_of_trials(asking: AskedLine, line: AskedLine) -> bool:
    """Whether trials are asked for and no networks, in Danish."""
    networks = asking.finds(wording.NETWORKS)
    return asking.finds(wording.TRIALS) and not networks and asking.text == line.text


def _says_about(text: str, word: QueryWord) -> bool:
    """Whether a word stands behind »om« or its like, with no more than two words between."""
    return _ABOUT.search(text, 0, word.token.start) is not None


def _tells_of_something(topic: Sequence[QueryWord]) -> bool:
    """Whether a question speaks of what the documents do, so that it is no courtesy."""
    held = [w for w in topic if is_held(w)]
    things = [w for w in held if not load_lexicon().is_verb(w.token.folded)]
    return len(held) >= OF_SOMETHING or any(w.rarity >= OF_DOCUMENTS for w in things)


def _plainly(
    line: AskedLine, about: Asked | None, *, names_somebody: bool
) -> tuple[Asked, ...] | None:
    """What is asked, where a phrase leaves no doubt of it; `about` is what `read_about` tells."""
    if line.finds(_WORD_HELD):
        return (Asked.COUNT if line.finds(wording.HOW_MANY) else Asked.LIST,)
    printed = about is Asked.PERSON and (asks_party(line.text) or asks_office(line.text))
    if about is not None and (about in _SURE or printed) and not _only_greets(line):
        return (about,)
    if about is Asked.PLACE_IN_TEXT and line.finds(_SOURCE_OF):
        return (about,)
    if line.finds(_SET_ALONE):
        return (Asked.LIST,)
    if line.finds(_SINCE_BEFORE):
        return (Asked.COMPARE,)
    if line.finds(_GROUNDS):
        return (Asked.REASON,)
    if line.finds(_ANSWERED) and not names_somebody:
        return (Asked.STATUS, Asked.QUOTE)
    return (Asked.LIST, Asked.STATUS) if _asks_what_became(line) else None


def _without_dates(
    words: Sequence[QueryWord], text: str, documents: Sequence[Document]
) -> tuple[QueryWord, ...]:
    """The words, with nothing hanging on those that only tell of which day a document is."""
    published = [d.provenance.published for d in documents if d.provenance.published]
    dates = [
        span
        for day, span in day_mentions(text)
        if day.month and any(day.holds(known) for known in published)
    ]
    return tuple(
        replace(w, telling=0.0) if any(d.start <= w.token.start < d.end for d in dates) else w
        for w in words
    )


def _latest_round(collection: Collection) -> int | None:
    """The number of the latest round, where every list that tells its round tells the same."""
    of_lists: dict[str, int] = {}
    for trial in collection.trials:
        if trial.round is not None:
            own = trial.record.document_id
            of_lists[own] = max(trial.round, of_lists.get(own, 0))
    return next(iter(of_lists.values())) if len(set(of_lists.values())) == 1 else None


def _names_of_what(word: QueryWord) -> bool:
    """Whether a word for decisions names in front of what they are of: »dagpengeafslagene«."""
    return len(word.token.parts) > 1 and word.token.parts[-1] in _DECISIONS


def _bare_numbers(words: Sequence[QueryWord]) -> frozenset[int]:
    """The positions of numbers that measure nothing and number no paragraph or year."""
    folded = [w.token.folded for w in words]
    return frozenset(
        i
        for i, word in enumerate(folded)
        if word.isdigit()
        and len(word) < 4
        and not wording.MEASURING & {*folded[max(0, i - 1) : i], *folded[i + 1 : i + 2]}
    )


def _asks_of_now(line: str) -> bool:
    """Whether a folded question asks how things stand on the day it is asked."""
    plain = _STILL_BOUND.sub(" ", wording.FILLER_NOW.sub(" ", line))
    return wording.PRESENT.search(plain) is not None


def is_held(word: QueryWord) -> bool:
    """Whether the documents hold a word: itself in some spelling, or all parts of a compound."""
    kinds = {kind for _, kind in word.matches}
    if kinds - {MatchKind.MEANING, MatchKind.COMPOUND}:
        return True
    held = {term for term, kind in word.matches if kind is MatchKind.COMPOUND}
    return word.token.stem in held or (bool(held) and set(word.token.parts) <= held | FRAME_STEMS)


def is_name(word: QueryWord) -> bool:
    """Whether a word is written as somebody's or some place's name that the documents hold."""
    token = word.token
    written = token.start > 0 and len(token.surface) >= NAME_LETTERS and token.surface.istitle()
    itself = any(kind in {MatchKind.WORD, MatchKind.STEM} for _, kind in word.matches)
    return written and itself and not token.is_stop and word.rarity >= RARE


def is_strange(word: QueryWord) -> bool:
    """Whether a word names a thing that much hangs on and no document holds."""
    verb = load_lexicon().is_verb(word.token.folded)
    return word.telling >= STRANGE and not verb and not is_held(word)


def is_topical(word: QueryWord) -> bool:
    """Whether a word can say what a question is about, and not only how it is asked."""
    token = word.token
    if (
        token.is_stop
        or is_member(token.surface)
        or token.folded in wording.FRAME_WORDS
        or token.folded in wording.ADVERBS
        or (token.stem in FRAME_STEMS and len(token.stem) > 3)
    ):
        return False
    telling = [p for p in token.parts if p not in FRAME_STEMS and p not in NETWORK_PARTS]
    return bool(telling) or not token.parts


def known_phrases(tokens: Sequence[Token]) -> tuple[Asked, ...]:
    """What the phrases in a question ask for, the surest first."""
    line = AskedLine([spelled(t.folded) for t in tokens])
    text = " ".join(t.surface for t in tokens)
    about = read_about(line.text, text, names_somebody=any(names_office(t) for t in tokens))
    found = [asked for asked, pattern in wording.ASKED if pattern.search(line.text)]
    surest = [about] if about is not None else []
    return tuple(dict.fromkeys([*surest, read_asked(line), *found]))


def read_asked(line: AskedLine) -> Asked:
    """What would answer the question, by its grammar."""
    if _only_greets(line):
        return Asked.SMALLTALK
    if wording.HOW_MANY.search(line.text) and (
        wording.POLAR.search(line.text) or _asked_by_grammar(line) is Asked.THING
    ):
        return Asked.COUNT
    if wording.POLITE.search(line.text):
        requested = _asked_by_grammar(line)
        if requested is Asked.LIST:
            return requested
    if wording.POLAR.search(line.text):
        return Asked.POLAR
    return _asked_by_grammar(line)


def _asked_by_grammar(line: AskedLine) -> Asked:
    return next(
        (asked for asked, pattern in wording.ASKED if pattern.search(line.text)),
        Asked.STATUS if _keywords_for_status(line) else Asked.THING,
    )


def _asks_for_list(line: AskedLine) -> bool:
    return any(asked is Asked.LIST and line.finds(pattern) for asked, pattern in wording.ASKED)


def _keywords_for_status(line: AskedLine) -> bool:
    return (
        re.search(r"\b(?:status|svar|afgoerelse|ja eller nej|godkendt|afvist)\b", line.text)
        is not None
    )


def _asks_what_became(line: AskedLine) -> bool:
    """Whether all that came to something are asked for: »hvad er trukket tilbage fra …?«."""
    opened = _WHAT_BECAME.match(line.text)
    if opened is None:
        return False
    return any(
        m.start == opened.end() and not line.text[m.end :].startswith((" ved ", " med "))
        for m in find_mentions(line.text)
    )


def _only_greets(line: AskedLine) -> bool:
    greeting = line.positions(wording.GREETING)
    return bool(greeting) and all(
        i in greeting or word in STOP_WORDS for i, word in enumerate(line.words)
    )


def _superlative(line: AskedLine) -> str | None:
    if line.finds(wording.MOST):
        return "most"
    return "fewest" if line.finds(wording.FEWEST) else None
