"""A trial as one document tells it, and what its surroundings say of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from corpus.block import BlockKind
from corpus.bullet_lists import BulletList, Form, bullet_lists, form_of
from corpus.default_status import stated_default
from corpus.document import Document
from corpus.everyday_words import tells_order
from corpus.folding import folded
from corpus.group_marks import GroupMarks, find_groups, peel
from corpus.heading_reader import load_heading_reader
from corpus.legends import Legends, find_legends
from corpus.lines import MAX_HEADING, takes_part
from corpus.passage import Passage, PassageKind
from corpus.rounds import round_in, rounds_begun, rounds_in
from corpus.sentences import sentence_spans
from corpus.span import Span, trimmed
from corpus.status import DECISIONS, StatedStatus, StatusMark, TrialStatus, fact_of
from corpus.status_words import PLAIN, StatusWords, status_words
from corpus.trial import TrialRecord
from corpus.unbroken import unbroken

MAX_TITLE = 400  # characters; what is longer is no title
LIKELY = 0.5  # how surely a heading tells a status in words that are not known
LEAST_COUNTED = 4  # trials of which a text says that so many are of a round

# »13 ansøgninger i første runde«
_COUNTED = re.compile(
    r"\b(?P<digits>\d{1,3})\s+(?:\w+\s+){0,2}?\w*(?:forsøg|ansøgninger|forslag|projekter)\b",
    re.IGNORECASE,
)
_ABOUT = ("frikommun", "forsøg", "ansøgning", "netværk")
# A line that sums trials up is not one of them. »Samlet« and »total« begin titles, too.
_TOTAL = re.compile(
    r"(?:i\s?alt|heraf|sum)\b|(?:samlet(?:\s+antal(?:\s+\w+)?)?|total|antal(?:\s+\w+)?)\s*:?\s*\d"
    r"|\d+\s+(?:\w+\s+){0,2}?(?:\w*forsøg|\w*ansøgninger|projekter|hjemler|kommuner|netværk)\b"
    r"|\d+\s+(?:er|blev|har|fik)\b",
    re.IGNORECASE,
)
_GENERIC_WORD = re.compile(
    r"(?:fakta(?:boks|ark)?|sag(?:er|erne|ernes)?|afgjorte?|behandlede?|modtag(?:et|ne)|indkomne"
    r"|forhånd|truffet|meddelt|januar|februar|marts|april|maj|juni|juli|august|september|oktober"
    r"|november|december|\w*forsøg(?:ene|et|s|enes)?|\w*ansøgning(?:er|en|erne|ernes)?|oversigt(?:en)?"
    r"|liste(?:n)?|bilag|status|svar|resultat(?:er|et|erne)?|afgørelse(?:r|n|rne)?|tabel|skema|indhold"
    r"|\w*hjem(?:mel|ler|len|lerne)|projekt(?:er|et|erne)?|\w*runde(?:r|n|rne)?|første|anden|andet"
    r"|tredje|fjerde|femte|nye|aktuelle|alle|de|det|den|der|som|er|om|over|for|i|på|af|til|og|med"
    r"|efter|fordelt|netværk(?:ene|enes)?|frikommune(?:r|rne|rnes|s|forsøg)?|kommune(?:rnes|rne)?"
    r"|hvad|hvor|hvordan|hvilke|sådan|ministeri(?:ets|ernes)|regeringens|følgende|disse|øvrige|resten|her|\d{1,4}"
    r"|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|samtlige|hver|enkelte|deres|gang|går|står"
    r"|gik|blev|bliver|sker|skete|skal|nu|lige|netop|så|langt|videre|færd|skæbne|fremtid|forløb"
    r"|vej|vejen|statusser|overblik(?:ket)?|gennemgang|forslag(?:et|ene|enes)?|initiativer(?:ne|nes)?"
    r"|ordninger(?:ne|nes)?|indsatser(?:ne|nes)?|tiltag(?:ene|enes)?|ideer(?:ne|nes)?"
    r"|\w{3,}(?:er|e)nes)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\s*(?:hvad|hvordan|hvilke[nt]?|hvem|hvornår)\b.*\b(?:forsøg|forslag|ansøgning)|\?\s*\Z",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_OVER_LISTS = status_words((), may=True)
# Headings over what is asked of trials, or is to be done.
_RULES = re.compile(
    r"\b(?:hvis|når|medmindre|skal|bør|betingelse\w*|vilkår\w*|krav\w*|kriteri\w+|anbefal\w+|råd)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*(?:(?:\d{1,2}(?:\.\d{1,2})*|[A-ZÆØÅ])[.)]\s+|\d{1,2}(?:\.\d{1,2})+\s+)")
_NETWORK_LABEL = re.compile(
    r"\s*(?:frikommune)?netværk(?:et)?(?:\s+(?:nr\.\s*)?(?:\d{1,2}|[A-ZÆØÅ]))?\s*[:–—-]\s*",
    re.IGNORECASE,
)
# »Netværk to«: one that is known by its number.
_NUMBERED = re.compile(
    r"\s*netværk\s+(?:nr\.\s*)?(?:\d{1,2}|et|to|tre|fire|fem|seks|syv|otte|ni|ti)\W*", re.IGNORECASE
)
_QUOTED = re.compile(r"\s*(?:frikommunenetværket\s+)?[»«”“\"'’]+(?P<name>[^»«”“\"]+)[»«”“\"]+\s*")
_LINE_END = re.compile(r"[^\S\n]*\n\s*|\t")
# »Det gælder disse forsøg:«, »Netværket afprøver tre forsøg:«
_ANNOUNCES = re.compile(
    r"\b(?:følgende|disse|nedenstående)\b.{0,80}:\s*\Z"
    r"|\A\s*(?:\w*netværket|projektet|kommunen|kommunerne|ordningen)\s\w+(?:er|ede|te)\b.{0,60}"
    r"(?:forsøg|ansøgninger|tiltag)\s*:\s*\Z",
    re.IGNORECASE,
)
# »Oversigt over forsøg i Vang« is of all networks there.
_OF_TRIALS = re.compile(
    r"\s*(?:\w+\s+)?(?:afgørelse(?:n|r|rne)?|svar(?:ene)?|status|oversigt(?:en)?|liste(?:n)?|resultat(?:et|er|erne)?"
    r"|udfald(?:et)?|ansøgninger(?:ne)?|sager(?:ne)?)\s+(?:om|på|for|over|af|i|til)\b"
    r".*(?:forsøg|ansøgning|forslag|projekter)",
    re.IGNORECASE,
)
# »Kære bestyrelse«, »Til: Økonomiudvalget«: lines of a letter or a note.
_OF_LETTER = re.compile(
    r"\s*(?:kære|hej|(?:med\s+)?venlig(?:e|st)?\s+hilsen|til\s*:|fra\s*:|att\.?\s*:|vedr(?:ørende|\.)?\s*:"
    r"|(?:sags?|j(?:ournal)?)\.?\s?nr\.?|dato\s*:)",
    re.IGNORECASE,
)
_TRAILING = " \t\n:.–—-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A trial as one document tells it, before it is put together with others."""

    title: str
    networks: tuple[str, ...]
    round: int | None
    record: TrialRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The name of a network, and where it stands in the document."""

    name: str
    span: Span


@dataclass(frozen=True)
class Page:
    """One document and its passages, with what can be read round a list or a table of it."""

    document: Document
    passages: tuple[Passage, ...]

    @cached_property
    def by_id(self) -> dict[str, Passage]:
        """The passages by id."""
        return {p.id: p for p in self.passages}

    @property
    def _searchable(self) -> tuple[Passage, ...]:
        return tuple(p for p in self.passages if p.searchable)

    @cached_property
    def legends(self) -> Legends:
        """The marks that the document explains itself."""
        return find_legends(self.document.text, self._searchable, self._strong)

    @cached_property
    def groups(self) -> GroupMarks:
        """The letters by which the document tells whose a trial is."""
        signs = {s.words.strip("()") for s in self.legends.signs}
        return find_groups(self._searchable, frozenset(signs))

    @cached_property
    def words(self) -> StatusWords:
        """Reads the document's words for a status, its own among them."""
        return status_words(self.legends.signs, may=self._lists_by_decision)

    @cached_property
    def _lists_by_decision(self) -> bool:
        """Whether headings such as »Det må kommunerne« tell what was decided.

        They do where the document says that its lists are ordered by it, or where others tell
        something else: a list of what one must not do stands by itself.
        """
        headings = [p.text for p in self.passages if p.kind is PassageKind.HEADING]
        told = {stated.status for h in headings if (stated := _OVER_LISTS.heading(h))}
        may = any(_OVER_LISTS.heading(h) and not PLAIN.heading(h) for h in headings)
        return may and (len(told) > 1 or any(tells_order(p.text) for p in self._searchable))

    @cached_property
    def lists(self) -> tuple[BulletList, ...]:
        """The lists of the document, those that only explain marks apart."""
        explaining = self.legends.passages | self.groups.passages
        return tuple(bullet_lists([p for p in self.passages if p.id not in explaining]))

    @cached_property
    def _forms(self) -> dict[str, Form]:
        """The form of the list that each bullet stands in."""
        return {
            b.id: form
            for some in self.lists
            for form in [form_of(some.bullets)]
            for b in some.bullets
        }

    @cached_property
    def default(self) -> StatedStatus | None:
        """The status of trials without a mark that the document's own words state."""
        return stated_default(self.passages, self.legends)

    @cached_property
    def default_status(self) -> TrialStatus | None:
        """The status of trials without a mark, where it is known from the outside or stated."""
        known = self.document.provenance.default_status
        return known or (self.default.status if self.default else None)

    @cached_property
    def is_about_trials(self) -> bool:
        """Whether any of the document speaks of trials, applications or networks."""
        told = self.document.provenance.default_status is not None
        return (
            told
            or len(self._decided_over) > 1
            or any(p.searchable and _is_about_trials(p.text) for p in self.passages)
        )

    @cached_property
    def _decided_over(self) -> frozenset[TrialStatus]:
        """What headings say was decided of what stands under them."""
        headings = [p.text for p in self.passages if p.kind is PassageKind.HEADING]
        told = {stated.status for h in headings if (stated := self.words.heading(h))}
        return frozenset(told & DECISIONS)

    def tells_by_heading(self, bullet: Passage) -> bool:
        """Whether the heading right over a bullet gives it a status."""
        above = bullet.section_ids[-1:]
        return any(self.status_of_heading(self.by_id[i]) is not None for i in above)

    def status_of_heading(self, heading: Passage) -> StatedStatus | None:
        """The status that a heading gives to what stands under it, in spans of its words."""
        return self.words.heading(heading.text) or self._learned.get(heading.id)

    @cached_property
    def _learned(self) -> dict[str, StatedStatus]:
        """What the headings right over lists tell in words that are not known, by their ids.

        None where bullets bear marks of their own, or where all headings would tell the same: what
        sets lists apart is told by more than one.
        """
        over = {
            some.bullets[0].section_ids[-1]: some for some in self.lists if some.bullets[0].section
        }
        if any(self.mark_of(bullet) for some in over.values() for bullet in some.bullets):
            return {}
        headings = [self.by_id[i] for i in over]
        told = {stated.status for h in headings if (stated := self.words.heading(h.text))}
        learned: dict[str, StatedStatus] = {}
        for heading in headings:
            if len(heading.text) > MAX_HEADING or _RULES.search(heading.text):
                continue
            if _OVER_LISTS.heading(heading.text):  # known words, or those of rules
                continue
            status, chance = load_heading_reader().read(heading.text)
            if status is not None and chance >= LIKELY:
                words = Span(0, len(heading.content))
                learned[heading.id] = StatedStatus(status=status, words=words)
        told |= {stated.status for stated in learned.values()}
        return learned if len(told) > 1 else {}

    @cached_property
    def _strong(self) -> tuple[Span, ...]:
        return tuple(b.span for b in self.document.blocks if b.kind is BlockKind.STRONG)

    def strong_in(self, span: Span) -> tuple[Span, ...]:
        """The stretches in bold type within `span`, counted from its start."""
        first = bisect_left(self._strong, span.start, key=lambda s: s.start)
        found = []
        for strong in self._strong[first:]:
            if strong.end > span.end:
                break
            found.append(strong.shifted(-span.start))
        return tuple(found)

    def mark_of(self, bullet: Passage) -> StatusMark | None:
        """The status mark of a bullet, in spans of the document's text."""
        if bullet.id not in self._marks:
            self._marks[bullet.id] = self._marker_of(bullet) or self._own_mark_of(bullet)
        return self._marks[bullet.id]

    def _own_mark_of(self, bullet: Passage) -> StatusMark | None:
        """The status that a bullet's words bear, beside what its list shares."""
        for span in dict.fromkeys((bullet.content, self._bare(bullet, bullet.content))):
            if read := self.words.mark(span.of(self.document.text), self.strong_in(span)):
                return self._with_bare_title(bullet, read.shifted(span.start))
        return None

    def loose_mark_of(self, bullet: Passage) -> StatusMark | None:
        """The mark of a bullet of a marked list, with whatever is said after it."""
        span = self._bare(bullet, bullet.content)
        read = self.words.loose_mark(span.of(self.document.text))
        return self._with_bare_title(bullet, read.shifted(span.start)) if read else None

    def _with_bare_title(self, bullet: Passage, mark: StatusMark) -> StatusMark:
        return replace(mark, title=self._bare(bullet, mark.title))

    def title_of(self, bullet: Passage) -> Span:
        """The words of a bullet without a mark that name a trial."""
        return self._bare(bullet, bullet.content)

    def _bare(self, bullet: Passage, span: Span) -> Span:
        """A stretch of a bullet without its case number, what its list ends in, and its letters."""
        text, form = self.document.text, self._forms.get(bullet.id, Form())
        for _ in range(3):
            bare = peel(text, form.bare(text, span), self.groups.marks)[0]
            if bare == span:
                break
            span = bare
        return span

    def groups_of(self, bullet: Passage) -> tuple[Network, ...]:
        """Whose trial a bullet is, by the letters at it that the document explains."""
        text, form = self.document.text, self._forms.get(bullet.id, Form())
        mark = self.mark_of(bullet)
        at = mark.stated.words if mark else None
        parts = [bullet.content]
        if at is not None:
            before = trimmed(text, bullet.content.start, at.start)
            after = trimmed(text, at.end, bullet.content.end)
            parts += [p for p in (before, after) if p]
        found = [
            group
            for part in parts
            for stretch in dict.fromkeys((part, _unset(text, part), form.bare(text, part)))
            for group in peel(text, stretch, self.groups.marks)[1]
        ]
        return tuple(Network(name=g.name, span=g.span) for g in dict.fromkeys(found) if g.name)

    def _marker_of(self, bullet: Passage) -> StatusMark | None:
        """The status that a bullet's list marker stands for, where markers tell bullets apart."""
        marker = self._list_marker(bullet)
        if len(self._list_markers) < 2:
            return None
        for sign in self.legends.signs:
            if sign.words == marker:
                words = Span(bullet.span.start, bullet.span.start + len(marker))
                stated = StatedStatus(status=sign.status, words=words, legend=sign.legend)
                return StatusMark(stated=stated, title=bullet.content)
        return None

    def _list_marker(self, bullet: Passage) -> str:
        return self.document.text[bullet.span.start : bullet.content.start].strip()

    @cached_property
    def _list_markers(self) -> frozenset[str]:
        """The signs that mark bullets, those that explain a sign apart."""
        bullets = (p for p in self.passages if p.kind is PassageKind.BULLET)
        own = self.legends.passages
        return frozenset(self._list_marker(p) for p in bullets if p.id not in own)

    @cached_property
    def _marks(self) -> dict[str, StatusMark | None]:
        return {}

    def network_over(self, passage: Passage) -> Network | None:
        """The nearest heading above a passage that names more than a status, a round or a list."""
        for heading_id in reversed(passage.section_ids):
            heading = self.by_id[heading_id]
            if heading_id in self.legends.passages | self.groups.passages | self._subtitles:
                continue
            if self.status_of_heading(heading) is None and (
                network := network_in(
                    heading.text, heading.content.start, named=self._has_members(heading)
                )
            ):
                return network
        return None

    def round_counted(self, number: int) -> int | None:
        """The round of which the text says that so many trials are of it, if it says it of one."""
        if number < LEAST_COUNTED:
            return None
        told = {
            rounds[0]
            for passage in self.passages
            if passage.kind is PassageKind.PARAGRAPH
            for sentence in sentence_spans(passage.text)
            if len(rounds := rounds_in(text := sentence.of(passage.text))) == 1
            and number in {int(n["digits"]) for n in _COUNTED.finditer(text)}
        }
        return told.pop() if len(told) == 1 else None

    def _has_members(self, heading: Passage) -> bool:
        """Whether nothing but who takes part stands right under a heading."""
        below = self.passages[heading.ordinal + 1 : heading.ordinal + 2]
        return any(takes_part(line) for p in below for line in p.text.splitlines()[:1])

    @cached_property
    def _subtitles(self) -> frozenset[str]:
        """The headings that the document begins with, right under each other."""
        found: list[str] = []
        for before, heading in pairwise(self.passages):
            between = self.document.text[before.span.end : heading.span.start]
            if {before.kind, heading.kind} != {PassageKind.HEADING} or between.count("\n") != 1:
                break
            found.append(heading.id)
        return frozenset(found)

    def status_over(self, passage: Passage) -> StatedStatus | None:
        """The status that the nearest heading gives to what stands under it."""
        for heading_id in reversed(passage.section_ids):
            heading = self.by_id[heading_id]
            if (stated := self.status_of_heading(heading)) is not None:
                return stated.shifted(heading.content.start)
        return None

    def round_over(self, passage: Passage) -> int | None:
        """The round that the headings of the section name, the nearest first, else the document."""
        outer = passage.section_ids[:1]
        near = [self._round_headings[i] for i in passage.section_ids if i in self._round_headings]
        before = self._rounds_under.get(outer, [])
        at = bisect_left(before, passage.ordinal, key=lambda pair: pair[0])
        near += before[at - 1 : at] if at else []
        return max(near)[1] if near else self._only_round

    @cached_property
    def _round_headings(self) -> dict[str, tuple[int, int]]:
        """The ordinal and the round of each heading that names one."""
        return {
            p.id: (p.ordinal, number)
            for p in self.passages
            if p.kind is PassageKind.HEADING and (number := round_in(p.text)) is not None
        }

    @cached_property
    def _rounds_under(self) -> dict[tuple[str, ...], list[tuple[int, int]]]:
        """The same, in order, by the outermost heading that they stand under."""
        under: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        for heading_id, found in self._round_headings.items():
            under.setdefault(self.by_id[heading_id].section_ids[:1], []).append(found)
        return under

    @cached_property
    def _only_round(self) -> int | None:
        """The round that the title names, else the only one that the document speaks of."""
        titled = round_in(self.document.provenance.title or "")
        spoken = {n for p in self.passages if p.searchable for n in rounds_begun(p.text)}
        return titled or (next(iter(spoken)) if len(spoken) == 1 else None)

    def record(
        self,
        passage: Passage,
        *,
        span: Span,
        title: Span,
        stated: Sequence[StatedStatus],
        networks: Sequence[Network],
    ) -> TrialRecord:
        """What the document says of a trial, what was decided first; spans are of its text."""
        told = sorted(stated, key=lambda s: fact_of(s.status))
        first = told[0] if told else None
        default = self.default_status or TrialStatus.UNKNOWN
        implied = first is None and self.default_status is not None
        shown = self.default if implied and self.default else None
        shown = shown if shown and shown.status is default else None
        return TrialRecord(
            document_id=self.document.id,
            passage_id=passage.id,
            span=span,
            title_span=title,
            status=first.status if first else default,
            status_text=first.words.of(self.document.text) if first else None,
            status_span=first.words if first else None,
            published=self.document.provenance.published,
            further=tuple(told[1:]),
            further_texts=tuple(s.words.of(self.document.text) for s in told[1:]),
            network_spans=tuple(n.span for n in networks),
            default_span=shown.words if shown else None,
            legend_span=first.legend if first else None,
        )


def _unset(text: str, span: Span) -> Span:
    """A stretch without the signs at its end that set a status off: »Fri bus (K) –«."""
    return trimmed(text, span.start, span.start + len(span.of(text).rstrip(" \n:;,.–—-(["))) or span


def _is_about_trials(text: str) -> bool:
    folded = text.casefold()
    return any(word in folded for word in _ABOUT)


def network_in(text: str, start: int, *, named: bool = False) -> Network | None:
    """The network that a heading or cell of these words names; `start` is where they stand.

    None where the words only say that trials stand here: »Fakta«, »Ansøgninger i anden runde«,
    »Det gælder disse forsøg:«; such words too are a name where that is known (`named`).
    """
    if _ANNOUNCES.search(text) or _ASKS.search(text) or _OF_TRIALS.match(text):
        return None
    if _OF_LETTER.match(text):
        return None
    at = 0
    for prefix in (_NUMBER, _NETWORK_LABEL):
        if (found := prefix.match(text, at)) and found.end() < len(text):
            at = found.end()
    quoted = _QUOTED.fullmatch(text, at)
    inner = quoted.span("name") if quoted else (at, len(text.rstrip(_TRAILING)))
    span = trimmed(text, *inner) if inner[0] < inner[1] else None
    if span is None or not any(c.isalpha() for c in span.of(text)):
        return None
    words = _WORD.findall(span.of(text))
    generic = all(_GENERIC_WORD.fullmatch(word) for word in words)
    if generic and not named and not _NUMBERED.fullmatch(text):
        return None
    return Network(name=span.of(text), span=span.shifted(start))


def is_total(title: str) -> bool:
    """Whether words sum trials up, as »I alt 13« does, or hold no letters at all."""
    return _TOTAL.match(title) is not None or not any(c.isalpha() for c in title)


def is_title(text: str) -> bool:
    """Whether words can be what a trial is called."""
    return bool(text.strip()) and len(text) <= MAX_TITLE and not is_total(text)


def one_line(title: str) -> str:
    """A title on one line, words broken over a line end whole."""
    return _LINE_END.sub(" ", unbroken(title).text)


def identity(title: str) -> str:
    """What spellings of one title have in common."""
    return folded(title).strip(".:; ")
