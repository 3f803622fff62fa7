"""What documents call the groups that trials stand in: networks, pools, themes, or by no word.

A group is never called what its document does not call it. Its word is told, in this order, by the
name itself (»Pulje: Grøn by«), the words before it in its heading (»Tema 2: Grøn by«), the head of
its column, a number of such things that is the number of the document's groups (»fem puljer«), and
by a document that speaks of networks. Else none is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.block import BlockKind
from corpus.collection import Collection
from corpus.document import Document
from corpus.number_words import NUMBER_WORDS
from corpus.span import Span
from corpus.trial import Trial, TrialRecord
from index.danish import fold_word
from server.danish_text import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWord:
    """A noun for groups of trials: »pulje«, »puljen«, »puljer«, »puljerne«.

    `within` is the preposition of what stands in such a group.
    """

    one: str
    the_one: str
    many: str
    the_many: str
    within: str = "under"

    @property
    def that(self) -> str:
        """»Det netværk«, »den pulje«."""
        return f"{'det' if self.the_one.endswith('t') else 'den'} {self.one}"

    @property
    def which(self) -> str:
        """»Hvilket netværk«, »hvilken pulje«, where a sentence begins."""
        return f"{'Hvilket' if self.the_one.endswith('t') else 'Hvilken'} {self.one}"

    @property
    def none_of(self) -> str:
        """»Uden netværk«."""
        return f"Uden {self.one}"

    def others(self, number: int) -> str:
        """»Andet netværk« or »andre netværk«, as it is read after a number."""
        if number != 1:
            return f"andre {self.many}"
        return f"{'andet' if self.the_one.endswith('t') else 'anden'} {self.one}"


def _word(one: str, the_one: str, many: str, the_many: str, within: str = "under") -> GroupWord:
    return GroupWord(one=one, the_one=the_one, many=many, the_many=the_many, within=within)


NETWORK = _word("netværk", "netværket", "netværk", "netværkene", "i")
MUNICIPALITY = _word("kommune", "kommunen", "kommuner", "kommunerne", "i")
GROUP = _word("gruppe", "gruppen", "grupper", "grupperne", "i")  # where words are several, or none
WORDS = (
    NETWORK,
    GROUP,
    _word("pulje", "puljen", "puljer", "puljerne", "i"),
    _word("spor", "sporet", "spor", "sporene", "i"),
    _word("program", "programmet", "programmer", "programmerne", "i"),
    MUNICIPALITY,
    _word("klynge", "klyngen", "klynger", "klyngerne", "i"),
    _word("partnerskab", "partnerskabet", "partnerskaber", "partnerskaberne", "i"),
    _word("tema", "temaet", "temaer", "temaerne"),
    _word("emne", "emnet", "emner", "emnerne"),
    _word("område", "området", "områder", "områderne"),
    _word("ordning", "ordningen", "ordninger", "ordningerne"),
    _word("kategori", "kategorien", "kategorier", "kategorierne"),
    _word("indsats", "indsatsen", "indsatser", "indsatserne"),
    _word("forvaltning", "forvaltningen", "forvaltninger", "forvaltningerne"),
)
_FORMS = {f: w for w in WORDS for f in (w.the_many, w.many, w.the_one, w.one)}
_FORM = rf"\w*?(?:{'|'.join(sorted(_FORMS, key=len, reverse=True))})"
_ORDINAL = r"(?:\s+(?:nr\.\s*)?(?:\d{1,2}|[A-ZÆØÅ]))?"
_LABEL = re.compile(rf"\W*({_FORM}){_ORDINAL}\s*(?:[:–—-]|\Z)", re.IGNORECASE)
_OPENS = re.compile(
    rf"\W*({_FORM}){_ORDINAL}(?:\s*(?:[:–—-]|\Z)|\s+(?:om|for|til)\b|\s+[»”\"]?(?-i:[A-ZÆØÅ]))",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(\w*(?:netværket|puljen|sporet|programmet|klyngen|partnerskabet)|Kommune)\W*\Z"
)
_HEAD = re.compile(rf"\W*({_FORM})(?:e?ns)?(?:\s+navn)?\W*", re.IGNORECASE)
_COUNTED = re.compile(rf"\b(?P<number>\d{{1,2}}|[^\W\d]{{2,6}})\s+({_FORM})\b", re.IGNORECASE)
_NETWORKS = re.compile(r"netværk", re.IGNORECASE)


class GroupWords:
    """Says what the groups of one collection are called."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._of_documents: dict[str, GroupWord | None] = {}

    @cached_property
    def _first(self) -> dict[str, Trial]:
        return {t.network: t for t in reversed(self._collection.trials) if t.network is not None}

    @cached_property
    def _words(self) -> dict[str, GroupWord | None]:
        return {name: self._word_of(name, trial) for name, trial in self._first.items()}

    @cached_property
    def known(self) -> frozenset[GroupWord]:
        """The words that groups are called by, that for any of them among them."""
        return frozenset(word or GROUP for word in (*self._words.values(), self.any))

    def asked(self, noun: str | None) -> bool:
        """Whether a folded noun of a question is a form of a word that groups are called by."""
        return noun is not None and bool(self._words) and group_word(noun) in self.known

    def of(self, name: str) -> GroupWord:
        """The word for one group by its name, or the word for any."""
        return self._words.get(name) or GROUP

    def common(self, names: Sequence[str]) -> GroupWord:
        """The word for all of these groups: their own, where they share one."""
        words = {self._words.get(name) for name in names}
        return (words.pop() or GROUP) if len(words) == 1 else GROUP

    @cached_property
    def any(self) -> GroupWord:
        """The word for all groups; where there is none, for networks, which trials are set in."""
        return self.common(self._collection.networks) if self._collection.networks else NETWORK

    def noun(self, name: str) -> str:
        """The word as it is read before a name in quotation marks: »netværket «, or nothing."""
        word = self._shared([name])
        return f"{word.the_one} " if word else ""

    def named(self, names: Sequence[str]) -> str:
        """Groups by name: »netværket »X««, »puljerne »X« og »Y««; empty where none is named."""
        quoted, word = listed([f"»{name}«" for name in names]), self._shared(names)
        return f"{word.the_one if len(names) == 1 else word.the_many} {quoted}" if word else quoted

    def scope(self, names: Sequence[str]) -> str:
        """Where trials stand: » i netværket »X««, » under »X««; empty where no group is named."""
        word = self._shared(names)
        return f" {word.within if word else 'under'} {self.named(names)}" if names else ""

    def _shared(self, names: Sequence[str]) -> GroupWord | None:
        """The word that is read before the names of groups, if they share one."""
        words = {self._words.get(name) for name in names}
        bare = len(words) != 1 or any(names_itself(name) for name in names)
        return None if bare else words.pop()

    def _word_of(self, name: str, trial: Trial) -> GroupWord | None:
        record = next((r for r in (trial.record, *trial.records) if r.network_span), None)
        document = self._collection.document((record or trial.record).document_id)
        own = _in_name(name)
        if own is None and record is not None and record.network_span is not None:
            own = self._before(record, record.network_span) or _column_head(
                document, record.network_span
            )
        return own or self._of_document(document)

    def _before(self, record: TrialRecord, span: Span) -> GroupWord | None:
        """The word that stands before a name in its heading or bullet."""
        passage = self._collection.passage_at(record.document_id, span)
        text = self._collection.document(record.document_id).text
        found = _LABEL.match(text[passage.span.start : span.start].lstrip("0123456789.) \t"))
        return _form(found[1]) if found else None

    def _of_document(self, document: Document) -> GroupWord | None:
        if document.id not in self._of_documents:
            self._of_documents[document.id] = self._said_in(document)
        return self._of_documents[document.id]

    def _said_in(self, document: Document) -> GroupWord | None:
        trials = self._collection.trials_in(document.id)
        number = len({t.network for t in trials if t.network is not None})
        for found in _COUNTED.finditer(document.text) if number > 1 else ():
            word = _form(found[2])
            names = (t.network for t in trials if t.network is not None)
            if _number(found["number"]) == number and (
                word != MUNICIPALITY or all(map(_may_be_municipality, names))
            ):
                return word
        return NETWORK if _NETWORKS.search(document.text) else None


def _may_be_municipality(name: str) -> bool:
    """Whether a name is written as that of a municipality: »Vang«, »Ringkøbing-Skjern«."""
    return all(word[:1].isupper() for word in name.split())


def names_itself(name: str) -> bool:
    """Whether a group's name says what it is: »Pulje: Grøn by«, »Vang Kommune«."""
    return _in_name(name) is not None


def network_named(*names: str) -> str:
    """Groups as our questions name them: »netværket »X««, »netværkene »X« og »Y««.

    A name that says itself that it is a network stands alone.
    """
    noun = "netværket" if len(names) == 1 else "netværkene"
    quoted = listed([f"»{name}«" for name in names])
    return quoted if any(_in_name(name) == NETWORK for name in names) else f"{noun} {quoted}"


def group_word(said: str) -> GroupWord | None:
    """The word for groups that a folded word of a question is a form of."""
    return next((w for f, w in _FORMS.items() if said.endswith(fold_word(f))), None)


def _in_name(name: str) -> GroupWord | None:
    found = _OPENS.match(name) or _ENDS.search(name)
    return _form(found[1]) if found else None


def _form(said: str) -> GroupWord | None:
    return next((word for form, word in _FORMS.items() if said.lower().endswith(form)), None)


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else NUMBER_WORDS.get(fold_word(said), 0)


def _column_head(document: Document, span: Span) -> GroupWord | None:
    """The word at the head of the column of a table in which a name stands."""
    cells = [b for b in document.blocks if b.kind is BlockKind.CELL]
    cell = next((b for b in cells if b.span.contains(span)), None)
    if cell is None:
        return None
    heads = (b for b in cells if b.table == cell.table and b.row < cell.row)
    over = next((b for b in heads if b.column == cell.column), None)
    found = _HEAD.fullmatch(over.span.of(document.text)) if over else None
    return _form(found[1]) if found else None
