"""Nothing leaves that does not hold against its source; and anyone can check what left.

The check knows nothing of how an answer came about: it sees the text, its markers and citations,
and the documents. So it serves answers of ours before they are sent, and answer objects that come
back from outside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.collection import Collection
from corpus.errors import DocumentNotFoundError
from corpus.folding import folded
from corpus.status import TrialStatus
from corpus.trial import Trial
from server.answer import Answer, AnswerStatus, AnswerType
from server.danish_text import STATUS_NAMES
from server.extract import ValueKind, find_values, number_value

_QUOTED = re.compile(r"»(?P<words>[^»«]*(?:»[^»«]*«[^»«]*)*)«\s*\[(?P<number>\d+)\]")
_ANY_QUOTE = re.compile(r"»[^»«]*(?:»[^»«]*«[^»«]*)*«")
_MARKER = re.compile(r"\[(?P<number>\d+)\]")
_ROW = re.compile(r": \d+")
# Longest first: what a phrase says is taken out of the line before the next is looked for.
_DECISIONS = (
    (re.compile(r"\bikke afvist\b"), frozenset[TrialStatus]()),
    (
        re.compile(r"\bhelt eller delvist imødekommet\b"),
        frozenset({TrialStatus.APPROVED, TrialStatus.PARTLY}),
    ),
    (re.compile(r"\bdelvist(?: imødekommet)?\b", re.IGNORECASE), frozenset({TrialStatus.PARTLY})),
    (re.compile(r"\bimødekommet\b"), frozenset({TrialStatus.APPROVED})),
    (re.compile(r"\bafvist\b"), frozenset({TrialStatus.REJECTED})),
    *(
        (re.compile(rf"\b{name}\b"), frozenset({status}))
        for status, name in STATUS_NAMES.items()
        if status not in {TrialStatus.APPROVED, TrialStatus.PARTLY, TrialStatus.REJECTED}
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCitation:
    """A citation as an answer states it: the words, and where they are said to stand."""

    number: int
    document_id: str
    sha256: str
    start: int
    end: int
    cited_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedTrial:
    """A trial of the set that an answer says it rests on."""

    id: str
    status: TrialStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedAnswer:
    """An answer as it is read by somebody who has only the answer and the documents."""

    text: str
    claims: bool
    citations: tuple[StatedCitation, ...]
    trials: tuple[StatedTrial, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A claim, the number of its citation, and whether it holds; `why` says what does not."""

    text: str
    citation: int | None
    ok: bool
    why: str


def stated(answer: Answer) -> StatedAnswer:
    """One of our answers, as a stranger sees it."""
    return StatedAnswer(
        text=answer.text,
        claims=answer.status in {AnswerStatus.ANSWERED, AnswerStatus.PARTIAL}
        and answer.type is not AnswerType.SMALLTALK,
        citations=tuple(
            StatedCitation(
                number=c.number,
                document_id=c.document.id,
                sha256=c.document.sha256,
                start=c.span.start,
                end=c.span.end,
                cited_text=c.cited_text,
            )
            for c in answer.citations
        ),
        trials=tuple(StatedTrial(id=e.trial.id, status=e.trial.status) for e in answer.trials),
    )


def verify(answer: StatedAnswer, collection: Collection) -> tuple[Finding, ...]:
    """What was checked of an answer, in the order of its text.

    A citation's words are the document's at its place. Each marker has a citation and each citation
    a marker. Words between » and « before a marker stand in the cited text. A number in a line
    stands in the texts that the line cites, or counts trials. A decision told of a trial is the
    trial's, in the text and in the set that the answer rests on. An answer that claims something
    cites something.
    """
    findings = [_citation_holds(c, collection) for c in answer.citations]
    cited = {c.number: c for c in answer.citations}
    findings += _markers_hold(answer, cited)
    findings += [
        _quotation_holds(m["words"], int(m["number"]), cited) for m in _QUOTED.finditer(answer.text)
    ]
    findings += [_trial_holds(t, collection) for t in answer.trials]
    lines = _Lines(collection, cited, answer.trials)
    for line in answer.text.splitlines():
        findings += lines.check(line)
    if answer.claims and not answer.citations:
        findings.append(
            Finding(text=answer.text, citation=None, ok=False, why="svaret har ingen henvisning")
        )
    return tuple(findings)


def _citation_holds(citation: StatedCitation, collection: Collection) -> Finding:
    why = ""
    try:
        document = collection.document(citation.document_id)
    except DocumentNotFoundError:
        why = "dokumentet findes ikke her"
    else:
        if document.sha256 != citation.sha256:
            why = "dokumentet er et andet end det, der blev henvist til"
        elif not 0 <= citation.start < citation.end <= len(document.text):
            why = "pladsen findes ikke i dokumentet"
        elif document.text[citation.start : citation.end] != citation.cited_text:
            why = "ordene står ikke på pladsen"
    return Finding(text=citation.cited_text, citation=citation.number, ok=not why, why=why)


def _markers_hold(answer: StatedAnswer, cited: Mapping[int, StatedCitation]) -> list[Finding]:
    used = {int(m["number"]) for m in _MARKER.finditer(answer.text)}
    own = {
        n for n in used - cited.keys() if any(f"[{n}]" in c.cited_text for c in answer.citations)
    }
    unmatched = sorted((used - own) ^ cited.keys())
    return [
        Finding(
            text=f"[{n}]",
            citation=n,
            ok=False,
            why="henvisning uden kilde, eller kilde uden henvisning",
        )
        for n in unmatched
    ]


def _quotation_holds(words: str, number: int, cited: Mapping[int, StatedCitation]) -> Finding:
    source = cited[number].cited_text if number in cited else ""
    ok = folded(words).rstrip(",. ") in folded(source)
    return Finding(
        text=words,
        citation=number,
        ok=ok,
        why="" if ok else "ordene står ikke i kilden, der henvises til",
    )


def _trial_holds(trial: StatedTrial, collection: Collection) -> Finding:
    known = next((t for t in collection.trials if t.id == trial.id), None)
    if known is None:
        return Finding(
            text=trial.id, citation=None, ok=False, why="forsøget findes ikke i dokumenterne"
        )
    ok = known.status is trial.status
    why = "" if ok else f"kilden siger {STATUS_NAMES[known.status]}"
    return Finding(text=known.title, citation=None, ok=ok, why=why)


class _Lines:
    """Checks the lines of one answer that bear markers."""

    def __init__(
        self,
        collection: Collection,
        cited: Mapping[int, StatedCitation],
        trials: Sequence[StatedTrial],
    ) -> None:
        self._collection = collection
        self._cited = cited
        self._at = {
            (r.document_id, r.span.start, r.span.end): t
            for t in collection.trials
            for r in t.records
        }
        self._counts = _counts([t.status for t in trials])

    def check(self, line: str) -> list[Finding]:
        """What was checked of one line; nothing of a line without markers."""
        numbers = dict.fromkeys(int(m["number"]) for m in _MARKER.finditer(line))
        citations = [self._cited[n] for n in numbers if n in self._cited]
        if not citations:
            return []
        bare = _MARKER.sub("", _ANY_QUOTE.sub("", line))
        told = [
            t for c in citations if (t := self._at.get((c.document_id, c.start, c.end))) is not None
        ]
        findings = self._numbers_hold(bare, citations, told)
        return findings + (
            _decisions_hold(line, bare, told, citations) if len(told) == len(citations) else []
        )

    def _numbers_hold(
        self, bare: str, citations: Sequence[StatedCitation], told: Sequence[Trial]
    ) -> list[Finding]:
        """Each number of a line stands in a text that it cites, dates one, or counts trials."""
        texts = " ".join([*(c.cited_text for c in citations), *(t.title for t in told)])
        known = {number_value(v.text) for v in find_values(texts, ValueKind.NUMBER)}
        known |= self._counts | _counts([t.status for t in told]) | self._dates(citations)
        return [
            Finding(
                text=value.text,
                citation=citations[0].number,
                ok=False,
                why="tallet står ikke i kilden, der henvises til",
            )
            for value in find_values(bare, ValueKind.NUMBER)
            if (number := number_value(value.text)) is not None
            and number not in known
            and folded(value.text) not in folded(texts)
        ]

    def _dates(self, citations: Sequence[StatedCitation]) -> set[int]:
        documents = {d.id: d for d in self._collection.documents}
        days = [
            documents[c.document_id].provenance.published
            for c in citations
            if c.document_id in documents
        ]
        return {number for day in days if day for number in (day.day, day.year)}


def _counts(statuses: Sequence[TrialStatus]) -> set[int]:
    """The numbers that counting some trials can give: all of them, and those of each status."""
    tally = Counter(statuses)
    return {len(statuses), *tally.values(), tally[TrialStatus.APPROVED] + tally[TrialStatus.PARTLY]}


def _decisions_hold(
    line: str, bare: str, trials: Sequence[Trial], citations: Sequence[StatedCitation]
) -> list[Finding]:
    """A decision told of trials is theirs, and a list item's title is the trial's."""
    told = _decisions_in(bare)
    findings = [
        Finding(
            text=trial.title,
            citation=citation.number,
            ok=False,
            why=f"kilden siger {STATUS_NAMES[trial.status]}",
        )
        for trial, citation in zip(trials, citations, strict=True)
        if told and trial.status not in told
    ]
    names_one = len(trials) == 1 and line.startswith("– ") and not _ROW.search(bare)
    if names_one and folded(trials[0].title) not in folded(line):
        findings.append(
            Finding(
                text=line,
                citation=citations[0].number,
                ok=False,
                why="forsøget hedder noget andet i kilden",
            )
        )
    return findings


def _decisions_in(line: str) -> set[TrialStatus]:
    """The decisions that a line of ours tells of."""
    told: set[TrialStatus] = set()
    for phrase, statuses in _DECISIONS:
        if phrase.search(line):
            told |= statuses
            line = phrase.sub(" ", line)
    return told
