"""Nothing leaves that does not hold against its source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.collection import Collection
from corpus.folding import folded
from server.answer import Answer, AnswerStatus, AnswerType, Citation

_QUOTED = re.compile(r"»(?P<words>[^»«]*(?:»[^»«]*«[^»«]*)*)«\s*\[(?P<number>\d+)\]")
_MARKER = re.compile(r"\[(?P<number>\d+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A claim of an answer, the number of its citation, and whether it holds; `why` says what does not."""

    text: str
    citation: int | None
    ok: bool
    why: str


def verify(answer: Answer, collection: Collection) -> tuple[Finding, ...]:
    """What was checked of an answer.

    Each citation's words are the document's at its span; each marker has a citation and each citation a
    marker; words between » and « before a marker stand in the cited text; an answer that claims something
    cites something.
    """
    findings = [_citation_holds(c, collection) for c in answer.citations]
    findings += _markers_hold(answer)
    findings += [
        _quotation_holds(m["words"], int(m["number"]), answer.citations)
        for m in _QUOTED.finditer(answer.text)
    ]
    claims = (
        answer.status in {AnswerStatus.ANSWERED, AnswerStatus.PARTIAL}
        and answer.type is not AnswerType.SMALLTALK
    )
    if claims and not answer.citations:
        findings.append(
            Finding(text=answer.text, citation=None, ok=False, why="svaret har ingen henvisning")
        )
    return tuple(findings)


def _citation_holds(citation: Citation, collection: Collection) -> Finding:
    text = collection.document(citation.document.id).text
    ok = (
        citation.span.end <= len(text)
        and citation.span.of(text) == citation.cited_text
        and citation.passage.span.overlaps(citation.span)
    )
    return Finding(
        text=citation.cited_text,
        citation=citation.number,
        ok=ok,
        why="" if ok else "ordene står ikke på pladsen",
    )


def _markers_hold(answer: Answer) -> list[Finding]:
    used = {int(m["number"]) for m in _MARKER.finditer(answer.text)}
    known = {c.number for c in answer.citations}
    unmatched = sorted((used ^ known) & (used | known))
    return [
        Finding(
            text=f"[{number}]",
            citation=number,
            ok=False,
            why="henvisning uden kilde eller kilde uden henvisning",
        )
        for number in unmatched
        if number in known or not _stands_in_sources(number, answer.citations)
    ]


def _stands_in_sources(number: int, citations: Sequence[Citation]) -> bool:
    """Whether the source itself prints »[n]«."""
    return any(f"[{number}]" in c.cited_text for c in citations)


def _quotation_holds(words: str, number: int, citations: Sequence[Citation]) -> Finding:
    cited = next((c.cited_text for c in citations if c.number == number), "")
    ok = folded(words).rstrip(",. ") in folded(cited)
    return Finding(
        text=words,
        citation=number,
        ok=ok,
        why="" if ok else "ordene står ikke i kilden, der henvises til",
    )
