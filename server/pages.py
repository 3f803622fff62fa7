"""What each page shows: one dataclass for each template, which sees nothing else.

Everything is decided in views/, before a template sees it: counts, plurals, dates and links are
text already. The annotation of a field says what it holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from server.addresses import MarkedPlace
from server.marked_text import Block


class Navigation(StrEnum):
    """Which of the site's pages the menu marks as the current one."""

    ASK = "ask"
    SOURCES = "sources"
    TRIALS = "trials"
    ABOUT = "about"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """Who runs the service, and how to write to them where that was said."""

    name: str
    contact: str
    contact_url: str


@dataclass(frozen=True, slots=True)
class View:
    """What a template is given."""

    template: ClassVar[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(View):
    """What every whole page has."""

    title: Annotated[str, "The page's own heading, also the first part of the tab's title"]
    current: Annotated[Navigation, "The entry of the menu that is this page"]
    operator: Annotated[Operator | None, "Who runs the service, where the settings say it"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReference:
    """A numbered source under an answer."""

    number: int
    title: str
    facts: str
    cited_text: str
    place: MarkedPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class NearPassage:
    """A passage that was found and does not answer."""

    text: str
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialRow:
    """A trial in a table, its status as the contract, Danes and the source name it.

    `group` is what the sources call a network, as the head of a column.
    """

    title: str
    url: str
    group: str
    network: str
    status: str
    status_name: str
    words: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPart:
    """A stretch of a bar: where it is drawn, in hundredths of the chart, and what it says."""

    status: str
    words: str
    x: str
    width: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRow:
    """The bar of a network; `total` where it has more than one part."""

    name: str
    total: str
    parts: tuple[ChartPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Trials by network and status."""

    caption: str
    rows: tuple[ChartRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """An answer as a page shows it; `label` names its kind where it is not a plain answer."""

    status: str
    label: str
    blocks: tuple[Block, ...]
    understood: str
    chart: Chart | None
    trials: tuple[TrialRow, ...]
    trials_summary: str
    trials_have_sources: bool
    sources: tuple[SourceReference, ...]
    sources_summary: str
    sources_open: bool
    nearest: tuple[NearPassage, ...]
    suggestions: tuple[str, ...]
    suggestions_heading: str
    announcement: str
    copy_label: str
    copy_text: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question and its answer."""

    question: str
    answer: AnswerView


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedExchange:
    """A question and its answer from earlier in the conversation, as the form carries them."""

    question: str
    answer: str
    citation_ids: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PastExchange:
    """The same as a page shows them."""

    question: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question to begin with, and in a word what kind it is."""

    kind: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatPage(Page):
    """The page where questions are asked."""

    template: ClassVar[str] = "chat.html"
    past: Annotated[tuple[PastExchange, ...], "The conversation so far, oldest first"]
    exchange: Annotated[Exchange | None, "The last question and its answer"]
    carried: Annotated[tuple[CarriedExchange, ...], "The conversation as the next form sends it"]
    draft: Annotated[str, "What stands in the field: a question that `problem` refuses"]
    problem: Annotated[str, "Why the question could not be answered as sent, or nothing"]
    examples: Annotated[tuple[Example, ...], "Questions to begin with, all of which are answered"]
    lead: Annotated[str, "What the answers rest on, and what is said where there is none"]
    privacy: Annotated[str, "Whether the service keeps what is asked, in a sentence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangePart(View):
    """The answer alone, as the script puts it into the page."""

    template: ClassVar[str] = "exchange.html"
    exchange: Annotated[Exchange, "The question and its answer"]
    carried: Annotated[tuple[CarriedExchange, ...], "The conversation as the next form sends it"]


class MarkKind(StrEnum):
    """Whether a stretch of a source is cited."""

    PLAIN = "plain"
    FIRST = "first"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a source that are all cited or all not; links land on the first cited."""

    kind: MarkKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPart:
    """A passage, or (with no kind) the white space between two; joined they are the source.

    A passage that records a trial has the trial's status, as the contract and as Danes name it.
    """

    id: str
    kind: str
    stretches: tuple[Stretch, ...]
    status: str = ""
    status_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFacts:
    """Where a source comes from. What is not known says so."""

    id: str
    title: str
    url: str
    publisher: str
    published: str
    age: str
    address: str
    address_url: str
    address_note: str
    file_name: str
    sha256: str
    contents: str
    original_url: str
    trials_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCount:
    """A status that a source records of its trials."""

    status: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote:
    """What a reader has to know of the text shown: of words as they stood, and of another text."""

    text: str
    words: str
    url: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage(Page):
    """One source in full."""

    template: ClassVar[str] = "source.html"
    facts: Annotated[SourceFacts, "Where it comes from"]
    parts: Annotated[tuple[TextPart, ...], "The text, passage by passage, nothing left out"]
    statuses: Annotated[tuple[StatusCount, ...], "How many trials of each status it records"]
    cited: Annotated[str, "Where the cited words stand, as in »Under Fakta«, or nothing"]
    note: Annotated[SourceNote | None, "What became of the words that the link is of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """Which part of a long list is shown, in words, and the parts beside it, where there are."""

    shown: str
    place: str
    previous_url: str
    next_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage(Page):
    """All sources."""

    template: ClassVar[str] = "sources.html"
    summary: Annotated[str, "How many sources, trials and passages there are"]
    sources: Annotated[tuple[SourceFacts, ...], "The sources of this part of the list"]
    pager: Annotated[Pager | None, "Which part it is, where it is not all"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An entry of a select."""

    value: str
    label: str
    selected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyRow:
    """A row of the totals: a network (or all), a count for each status, and their sum."""

    name: str
    url: str
    counts: tuple[str, ...]
    total: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialsPage(Page):
    """The table of trials."""

    template: ClassVar[str] = "trials.html"
    summary: Annotated[str, "How many trials are shown of how many"]
    is_filtered: Annotated[bool, "Whether a filter is set"]
    group: Annotated[str, "What the sources call a network, as a head: »Netværk«, »Pulje«"]
    all_groups: Annotated[str, "The choice of all of them: »Alle netværk«"]
    tally_by: Annotated[str, "What the totals are counted by: »netværk og status«"]
    networks: Annotated[tuple[Choice, ...], "The networks to choose from"]
    statuses: Annotated[tuple[Choice, ...], "The statuses to choose from"]
    documents: Annotated[tuple[Choice, ...], "The sources to choose from"]
    more_networks: Annotated[str, "How many networks are left out of the choices, or nothing"]
    more_documents: Annotated[str, "How many sources are left out of the choices, or nothing"]
    words: Annotated[str, "The words looked for"]
    tally_heads: Annotated[tuple[str, ...], "The statuses that the totals have a column for"]
    tally: Annotated[tuple[TallyRow, ...], "The totals, one row a network; many small ones as one"]
    tally_sum: Annotated[TallyRow | None, "The totals of all networks, where there is a trial"]
    chart: Annotated[Chart | None, "The same totals as bars, where there are trials to compare"]
    rows: Annotated[tuple[TrialRow, ...], "The trials that fit, of this part of the list"]
    pager: Annotated[Pager | None, "Which part it is, where it is not all"]
    csv_url: Annotated[str, "The same trials as CSV"]
    json_url: Annotated[str, "The same trials as JSON"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkLink:
    """A network, and the table of its trials."""

    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage(Page):
    """What Frisvar is, and what it is not."""

    template: ClassVar[str] = "about.html"
    contents: Annotated[str, "What the sources hold, as in »2 kilder med 50 forsøg«, or nothing"]
    groups: Annotated[str, "What the sources call networks: »netværk«, »puljer«"]
    networks: Annotated[tuple[NetworkLink, ...], "The networks with most trials"]
    more_networks: Annotated[str, "How many others there are, or nothing"]
    logging: Annotated[str, "Whether questions are written to the log, in a sentence"]
    version: Annotated[str, "The program's version"]
    index_version: Annotated[str, "The index's fingerprint"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOn:
    """A page to go to instead."""

    url: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage(Page):
    """What a person at a browser sees when something is wrong."""

    template: ClassVar[str] = "error.html"
    status: Annotated[int, "The HTTP status"]
    detail: Annotated[str, "What is wrong, in a sentence"]
    way_on: Annotated[WayOn, "The page that helps from here"]
    reload_seconds: Annotated[int | None, "When the page tries again by itself, or never"]


VIEWS: tuple[type[View], ...] = (
    ChatPage,
    ExchangePart,
    SourcePage,
    SourcesPage,
    TrialsPage,
    AboutPage,
    ErrorPage,
)
