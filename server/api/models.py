"""The contract's JSON as pydantic models.

Fields may be added, never renamed or dropped: other programs are written against these names.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from corpus.passage import PassageKind
from corpus.status import TrialStatus
from index.vocabulary import MatchKind
from server.answer import AnswerStatus, AnswerType


class SpanModel(BaseModel):
    """A half-open range of code points in the answer's text."""

    start: int
    end: int


class TextPositionSelector(BaseModel):
    """W3C Web Annotation: where the words stand."""

    type: Literal["TextPositionSelector"] = "TextPositionSelector"
    start: int
    end: int


class TextQuoteSelector(BaseModel):
    """W3C Web Annotation: the words, with what stands before and after them."""

    type: Literal["TextQuoteSelector"] = "TextQuoteSelector"
    exact: str
    prefix: str
    suffix: str


class CitationModel(BaseModel):
    """Words of a document: `document.text[start_char_index:end_char_index] == cited_text`."""

    id: str
    number: int
    type: Literal["char_location"] = "char_location"
    document_id: str
    file_name: str
    document_title: str
    publisher: str | None
    published: str | None = Field(description="YYYY-MM-DD, or null if not known")
    source_url: str | None = Field(description="A link that can work, or null")
    source_url_printed: str | None = Field(description="The address as the document prints it")
    document_sha256: str
    passage_id: str
    section: list[str]
    cited_text: str
    start_char_index: int
    end_char_index: int
    answer_spans: list[SpanModel]
    selector: tuple[TextPositionSelector, TextQuoteSelector]
    view_url: str
    verified: bool


class TrialRecordModel(BaseModel):
    """What one document says of a trial."""

    document_id: str
    passage_id: str
    status: TrialStatus
    status_text: str | None
    published: str | None
    start_char_index: int
    end_char_index: int
    view_url: str


class TrialModel(BaseModel):
    """A trial: one identity, with a record for each document that tells of it."""

    id: str
    title: str
    status: TrialStatus
    status_text: str | None = Field(description="The source's words for the status, or null")
    decision: TrialStatus = Field(description="What was decided, or unknown")
    course: TrialStatus = Field(description="Whether it runs, or how it ended, or unknown")
    spread: TrialStatus = Field(description="Whether it is spread to all, or unknown")
    network: str | None
    round: int | None
    records: list[TrialRecordModel]
    citation: int | None = Field(description="The number of the citation that shows it")


class MatchModel(BaseModel):
    """A word of the query, and how the passage holds it."""

    term: str
    by: MatchKind


class PassageModel(BaseModel):
    """A passage and where it stands."""

    passage_id: str
    document_id: str
    text: str
    kind: PassageKind
    section: list[str]
    start_char_index: int
    end_char_index: int


class HitModel(PassageModel):
    """A passage that was found; `score` orders the hits of one query only."""

    score: float
    matched: list[MatchModel]


class TimingsModel(BaseModel):
    """Milliseconds; not part of what makes two answers equal."""

    understand: float
    retrieve: float
    compose: float
    total: float


class AnswerModel(BaseModel):
    """An answer. Offsets are code points; `[1]` in `answer` is the citation with number 1."""

    id: str
    status: AnswerStatus
    answer: str
    answer_type: AnswerType
    resolved_question: str
    citations: list[CitationModel]
    trials: list[TrialModel]
    nearest: list[HitModel]
    suggestions: list[str]
    index_version: str
    timings_ms: TimingsModel


class CitationsModel(BaseModel):
    """The places where some words stand."""

    count: int
    citations: list[CitationModel]


class ResolvedCitationModel(BaseModel):
    """A citation held against today's documents, and the passage it stands in.

    `earlier_text` is the words as they were cited, where they no longer stand there. What is gone
    is shown as it stood in the text that had it, and is not verified.
    """

    citation: CitationModel
    context: PassageModel
    state: Literal["exact", "moved", "changed", "gone"]
    earlier_text: str | None


class DocumentModel(BaseModel):
    """What is known of a document; `passages` and `trials` are how many it has."""

    id: str
    file_name: str
    title: str
    publisher: str | None
    published: str | None
    source_url: str | None
    source_url_printed: str | None
    original_url: str = Field(description="The file as it was added")
    sha256: str
    passages: int
    trials: int


class DocumentsModel(BaseModel):
    """All documents."""

    count: int
    documents: list[DocumentModel]


class DocumentPassageModel(BaseModel):
    """Where a passage of a document stands in its text."""

    id: str
    kind: PassageKind
    section: list[str]
    start: int
    end: int


class FullDocumentModel(BaseModel):
    """A document with its text, and all its passages in order."""

    id: str
    file_name: str
    title: str
    publisher: str | None
    published: str | None
    source_url: str | None
    source_url_printed: str | None
    original_url: str = Field(description="The file as it was added")
    sha256: str
    text: str
    passages: list[DocumentPassageModel]
    trials: int


class HitsModel(BaseModel):
    """The passages found, best first."""

    count: int
    hits: list[HitModel]


class TrialsModel(BaseModel):
    """Every trial that fits; `facets` counts them. The network "" is that of trials without one."""

    count: int
    trials: list[TrialModel]
    facets: dict[str, dict[TrialStatus, int]]


class ClaimModel(BaseModel):
    """Something that an answer says, and whether it holds; `why` says what does not."""

    text: str
    citation: int | None
    ok: bool
    why: str


class VerificationModel(BaseModel):
    """Whether an answer holds against today's documents."""

    verified: bool
    claims: list[ClaimModel]
