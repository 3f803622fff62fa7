"""The words of an answer held against those that it cites, whatever made them.

This check knows no template and reads no question: it sees the text, its markers and citations, and
the documents. It says of single words why they do not hold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from corpus.collection import Collection
from corpus.errors import DocumentNotFoundError, PassageNotFoundError
from corpus.folding import folded
from corpus.span import Span
from corpus.status import TrialStatus
from corpus.trial import Trial
from server.danish_text import STATUS_NAMES
from server.decisions import DECISIONS
from server.extract import ValueKind, enumerated, find_values, number_value
from server.members import names_listed
from server.proof.stated import Finding, StatedAnswer, StatedCitation, StatedTrial
from server.sources import Sources

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
    (
        re.compile(r"\bdelvist(?: imødekommet)?\b(?! udbredt)", re.IGNORECASE),
        frozenset({TrialStatus.PARTLY}),
    ),
    (re.compile(r"\bimødekommet\b"), frozenset({TrialStatus.APPROVED})),
    (re.compile(r"\bafvist\b"), frozenset({TrialStatus.REJECTED})),
    *(
        (re.compile(rf"(?:\(|, |\b(?:er|blev|og|eller|\d+) ){name}\b"), frozenset({status}))
        for status, name in STATUS_NAMES.items()
        if status not in DECISIONS
    ),
)


def check_words(answer: StatedAnswer, sources: Sources) -> tuple[Finding, ...]:
    """What was checked of an answer, in the order of its text.

    A citation's words are the document's at its place. Each marker has a citation and each citation
    a marker. Words between » and « before a marker stand in the cited text. A number in a line
    stands in the texts that the line cites, or counts trials. A decision told of a trial is the
    trial's, in the text and in the set that the answer rests on. An answer that claims something
    cites something.
    """
    findings = [_citation_holds(c, sources.collection) for c in answer.citations]
    cited = {c.number: c for c in answer.citations}
    findings += _markers_hold(answer, cited)
    findings += [
        _quotation_holds(m["words"], int(m["number"]), cited) for m in _QUOTED.finditer(answer.text)
    ]
    findings += [_trial_holds(t, sources) for t in answer.trials]
    lines = _Lines(sources, cited, answer.trials)
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


def _trial_holds(trial: StatedTrial, sources: Sources) -> Finding:
    known = sources.trials_by_id.get(trial.id) or sources.points_by_id.get(trial.id)
    if known is None:
        return Finding(
            text=trial.id, citation=None, ok=False, why="forsøget findes ikke i dokumenterne"
        )
    ok = known.status.public is trial.status
    why = "" if ok else f"kilden siger {STATUS_NAMES[known.status]}"
    return Finding(text=known.title, citation=None, ok=ok, why=why)


class _Lines:
    """Checks the lines of one answer that bear markers."""

    def __init__(
        self,
        sources: Sources,
        cited: Mapping[int, StatedCitation],
        trials: Sequence[StatedTrial],
    ) -> None:
        self._sources = sources
        self._cited = cited
        self._counts = _counts([t.status for t in trials])

    def check(self, line: str) -> list[Finding]:
        """What was checked of one line; nothing of a line without markers."""
        numbers = dict.fromkeys(int(m["number"]) for m in _MARKER.finditer(line))
        citations = [self._cited[n] for n in numbers if n in self._cited]
        if not citations:
            return []
        bare = _MARKER.sub("", _ANY_QUOTE.sub("", line))
        at = self._sources.trials_by_place
        places = [(c.document_id, c.start, c.end) for c in citations]
        told = [(at[place], _told_at(at[place], place)) for place in places if place in at]
        findings = self._numbers_hold(bare, citations, [trial for trial, _ in told])
        return findings + (
            _decisions_hold(line, bare, told, citations) if len(told) == len(citations) else []
        )

    def _numbers_hold(
        self, bare: str, citations: Sequence[StatedCitation], told: Sequence[Trial]
    ) -> list[Finding]:
        """Each number of a line stands in a text that it cites, dates one, or counts them.

        What counts the trials that it cites counts too, or the names that a text enumerates.
        """
        stated = _numbers(bare)
        if not stated:
            return []
        texts = [*(c.cited_text for c in citations), *(t.title for t in told)]
        texts += [_provision_of(c, self._sources.collection) for c in citations]
        known = {number for text in texts for _, number in _numbers(text)}
        known |= (
            {len(citations)}
            | self._counts
            | _counts([t.status for t in told])
            | {len(enumerated(v.text)) for t in texts for v in find_values(t, ValueKind.NAMES)}
            | {n for text in texts for n in names_listed(text)}
            | self._dates(citations)
        )
        return [
            Finding(
                text=words,
                citation=citations[0].number,
                ok=False,
                why="tallet står ikke i kilden, der henvises til",
            )
            for words, number in stated
            if number not in known and not any(folded(words) in folded(text) for text in texts)
        ]

    def _dates(self, citations: Sequence[StatedCitation]) -> set[int]:
        cited = {c.document_id for c in citations}
        documents = self._sources.collection.documents
        days = [d.provenance.published for d in documents if d.id in cited]
        return {number for day in days if day for number in (day.day, day.year)}


def _provision_of(citation: StatedCitation, collection: Collection) -> str:
    """The section of an act in which the words of a citation stand; empty where it is of no act."""
    span = Span(citation.start, citation.end)
    try:
        passage = collection.passage_at(citation.document_id, span)
    except (DocumentNotFoundError, PassageNotFoundError):
        return ""
    return collection.provision_of(passage, span.start)


@lru_cache(maxsize=4096)
def _numbers(text: str) -> tuple[tuple[str, int], ...]:
    """The whole numbers of a text, as written and by value."""
    values = find_values(text, ValueKind.NUMBER)
    return tuple((v.text, n) for v in values if (n := number_value(v.text)) is not None)


def _counts(statuses: Sequence[TrialStatus]) -> set[int]:
    """The numbers that counting some trials can give: all of them, and those of each status."""
    tally = Counter(statuses)
    return {len(statuses), *tally.values(), tally[TrialStatus.APPROVED] + tally[TrialStatus.PARTLY]}


def _told_at(trial: Trial, place: tuple[str, int, int]) -> frozenset[TrialStatus]:
    """What holds of a trial today, and what the record at a place says of it."""
    own = (r for r in trial.records if (r.document_id, r.span.start, r.span.end) == place)
    return trial.statuses.union(*(r.statuses for r in own))


def _decisions_hold(
    line: str,
    bare: str,
    trials: Sequence[tuple[Trial, frozenset[TrialStatus]]],
    citations: Sequence[StatedCitation],
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
        for (trial, known), citation in zip(trials, citations, strict=True)
        if told and not known & told
    ]
    names_one = len(trials) == 1 and line.startswith("– ") and not _ROW.search(bare)
    if names_one and folded(trials[0][0].title) not in folded(line):
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
    # Beside a decision, what a tally says of trials that came to none; else it is of a title.
    return told | {s for s, name in STATUS_NAMES.items() if told and name in line}
