"""The words by which documents tell a trial's status, and where they may stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.everyday_words import CONDITION, EVERYDAY, MAY
from corpus.span import Span, trimmed
from corpus.status import StatedStatus, StatusMark, TrialStatus

_GRANT = r"(?:godkend(?:t|te|es|else)|imødekom(?:met|mes|ne|mede)|bevilge(?:t|de|s)|tilladt)"
# What is given or not: a yes as a noun.
_LEAVE = r"(?:tilsagn|tilladelse|dispensation|bevilling|grønt lys|ja)"
_NARROWED = (
    r"(?:(?:med|under) (?:ændringer|begrænsninger|forbehold|indskrænkninger|justeringer)"
    r"|i (?:begrænset|mindre|ændret|reduceret|tilpasset) (?:omfang|form|udgave)"
    r"|(?:til|for) en del(?: af (?:det (?:an)?søgte|ansøgningen))?)"
)
_BEGUN = (
    r"(?:iværksatt?e?|igangsatt?e?|sat i gang|påbegyndte?|starte(?:t|de)(?: op)?|gennemførte?"
    r"|begyndt|kommet i gang)"
)
_STOPPED = r"(?:(?:stoppe|standse)(?:t|r|s|de)|indstille(?:t|s|de)|afbrudt|lukke[rt](?: ned)?)"
# Each expression matches one whole status phrase, case-insensitively; the first that matches wins,
# so the qualified phrases stand before the plain ones. White space matches any, the no-break space
# included. UNKNOWN is what is said of a trial and decides none of its facts.
_PHRASES: tuple[tuple[TrialStatus, str], ...] = (
    (TrialStatus.UNKNOWN, r"(?:helt|fuldt) eller delvist? (?:udbredt|udbredes)"),
    (TrialStatus.PARTLY_SPREAD, r"(?:delvist? udbred(?:t|te|es)|udbred(?:t|es) delvist?)"),
    (
        TrialStatus.NOT_SPREAD,
        r"(?:(?:udbredes|spredes) ikke|skal ikke (?:udbredes|spredes)|ikke (?:udbredt|udbredes)"
        r"|ingen udbredelse)",
    ),
    (
        TrialStatus.REJECTED,
        rf"(?:kan |kunne )?ikke (?:helt )?(?:{_GRANT}|medhold)|fik nej"
        r"|(?:imødekommes|godkendes|bevilges) ikke",
    ),
    (
        TrialStatus.PAUSED,
        r"(?:(?:sat|sættes|stillet|lagt|ligger) )?(?:midlertidigt )?"
        r"(?:(?:på|i) (?:is|standby|pause|hold|bero|venteposition)|på hylden)"
        rf"|holder pause|pauset|midlertidigt {_STOPPED}|suspenderet",
    ),
    (
        TrialStatus.NOT_STARTED,
        rf"endnu ikke {_BEGUN}|ikke {_BEGUN} endnu|ikke (?:begyndt|kommet i gang|startet op)"
        r"|(?:endnu )?ikke i gang|begynder|starter|planlagt|venter(?: på at komme i gang)?"
        r"|under (?:opstart|forberedelse)",
    ),
    (
        TrialStatus.STOPPED,
        rf"(?:(?:ikke|aldrig)(?: blevet)? {_BEGUN}|{_STOPPED}|opgivet|nedlagt|udgik|udgået"
        r"|skrinlagt)",
    ),
    (
        TrialStatus.UNKNOWN,
        rf"(?:helt|fuldt) eller delvist?(?: {_GRANT})?|følges op i andet regi|gjort unødvendigt?e?",
    ),
    (TrialStatus.PARTLY, rf"delvi(?:st?|se)(?: (?:{_GRANT}|{_LEAVE}))?"),
    (
        TrialStatus.PARTLY,
        rf"(?:{_GRANT}|{_LEAVE}) delvist?|(?:{_GRANT}|{_LEAVE}) {_NARROWED}|ja,? men(?: kun)?",
    ),
    (
        TrialStatus.REJECTED,
        rf"(?:afvis(?:t|te|es|ning)|afslag|afslå(?:et|s)|forkastet|nej|rødt lys|nægtet"
        rf"|(?:ingen|intet|ikke(?: givet)?|nægtet) (?:{_LEAVE}|godkendelse))",
    ),
    (
        TrialStatus.PENDING,
        r"(?:afventer(?: (?:svar|afklaring|afgørelse|behandling|godkendelse))?|afventende"
        r"|(?:er |fortsat )?under (?:behandling|afklaring|vurdering|overvejelse)"
        r"|(?:til|i) (?:behandling|afklaring|høring)"
        r"|udskudt|udsat|uafklaret|uafgjort|(?:endnu )?ikke (?:afgjort|afklaret|behandlet|besvaret)"
        r"|ubesvaret)",
    ),
    (
        TrialStatus.WITHDRAWN,
        r"(?:trukket(?: tilbage)?|tilbagetruk(?:ket|ne)|tilbagekaldt|frafaldet)",
    ),
    (
        TrialStatus.PERMANENT,
        r"(?:gøres|gjort|bliver|blevet|er) (?:permanente?|varigt?|faste?(?: ordning)?)"
        r"|(?:fortsætter|videreføres) (?:permanent|varigt|i (?:fast|varig) drift)"
        r"|permanent(?: ordning)?|overgået til drift",
    ),
    (
        TrialStatus.EXTENDED,
        r"(?:forlænge(?:t|s|de)|videreføre(?:t|s)|videreførte?|prolongeret|fortsættes?|fortsætter)",
    ),
    (
        TrialStatus.ENDED,
        r"(?:afslutte(?:t|s|de)|ophør(?:t|te|er)|udløb(?:et|er|ne)|bortfaldet|færdigt?|slut"
        r"|overstået)",
    ),
    (TrialStatus.SPREAD, r"(?:(?:fuldt |helt |skal )?udbred(?:t|te|es)|spredt|skal spredes)"),
    (
        TrialStatus.APPROVED,
        rf"(?:fuldt? (?:ud )?|helt )?(?:{_GRANT}|{_LEAVE})|fik ja|accepteret|vedtaget|stadfæstet",
    ),
    (
        TrialStatus.RUNNING,
        r"kører(?: (?:videre|fortsat|stadig|endnu|efter planen|som planlagt|planmæssigt))*"
        r"|(?:er )?(?:iværksatt?e?|igangsatt?e?|sat i gang|i (?:fuld )?gang|i drift|påbegyndt"
        r"|aktivt?)"
        r"|kommet i gang|igangværende|løber|pågår|forløber(?: planmæssigt)?",
    ),
)


MONTHS = (
    r"(?:jan(?:uar)?|feb(?:ruar)?|mar(?:ts)?|apr(?:il)?|maj|juni?|juli?|aug(?:ust)?"
    r"|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
# What may follow a status phrase and tells no more of the status: when, by whom, on which terms.
_DETAIL = (
    r"(?:\s*\([^()]{1,80}\)"
    r"|\s+(?:(?:i|den|d\.|pr\.|fra|til|indtil|frem\s+til|ultimo|primo)\s+)?(?:[^\W\d]{1,12}\s+){0,2}?"
    rf"\d[\d./-]{{0,10}}(?:\s*{MONTHS})?(?:\s*\d{{4}})?"
    r"|\s+af\s+(?:regeringen|folketinget|byrådet|ansøger\w*|kommunen|netværket|\w*(?:ministeri(?:et|erne)|ministeren|styrelsen))"
    r"|\s+(?:med|på)\s+(?:vilkår|ændringer|forbehold|begrænsninger|bemærkninger)"
    r"|\s+til\s+(?:næste|(?:et\s+)?senere|(?:det\s+)?kommende)\s+\w+"
    r"|\s+i\s+\w+\s+runde|\s+(?:undervejs|indtil\s+videre|igen|nu|i\s+dag)"
    r"|\s+(?:under|inden|før|efter)\s+forsøg(?:et|sperioden))?"
)
_LABEL = r"(?:status|afgørelse|svar|resultat|udfald|beslutning)\s*:\s*"
_IT_IS = (
    r"(?:(?:(?:ansøgning|forsøg|ordning|projekt|forslag|initiativ|indsats)(?:en|et)|det|den)\s+)?"
    r"(?:(?:er|blev|bliver|har\s+fået|fik)(?:\s+(?:blevet|stadig|fortsat|nu))?\s+)?"
)
_OPEN, _CLOSE = r"[(\[]\s*", r"\s*[)\]]"
_BACK = r"(?:går |gået |vender |vendt )?tilbage\s+til"
_BACK_ONLY = re.compile(_BACK, re.IGNORECASE)
_UNSEEN = r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*"
_BETWEEN = re.compile(r"\s*(?:[,;/+&.–—\n-]|\bog\b|\bmen\b)*\s*", re.IGNORECASE)
_GROUPS = (("mark", "s"), ("inside", "a"), ("told", "t"))
_LETTERS = 2  # of a sign, up to which it must be written as the document does
_SUFFIX_WINDOW = 240  # characters from the end within which a suffix may begin

_TRIAL_NOUN = (
    r"(?:\w*forsøg(?:ene|et|s)?|\w*ansøgning(?:er|en|erne)?|\w*projekt(?:er|et|erne)?"
    r"|\w*hjem(?:mel|ler|len|lerne)|\w*forslag(?:et|ene)?)"
)
_HEADING_WORD = re.compile(
    rf"(?:{_TRIAL_NOUN}|de|det|den|følgende|disse|alle|nye|øvrige|andre|der|som|er|blev|blevet|har"
    r"|fået|fik|vi|regeringen|ministeriet|ministeren|folketinget|af|fra|i|om|til|på|og|med|status"
    r"|afgørelse|\d{1,4}|første|anden|tredje|fjerde|runde|liste|oversigt|over|bliver|kommune(?:n|rne)?"
    r"|ansøgerne|sag(?:er|erne)?|dette|her|også|nu|straks|stadig|fortsat|så|helt|fuldt|ud|selv|endnu"
    r"|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|ideer(?:ne)?|punkter(?:ne)?|ønsker(?:ne)?"
    r"|først|efter|før|inden|senere|(?:sommer|efterår|forår|vinter)\w*|årsskiftet|nytår|næste|år"
    r"|initiativer(?:ne)?|ordninger(?:ne)?|tiltag(?:ene)?|styrelsen|udvalget|nævnet|byrådet|I)",
    re.IGNORECASE,
)
_LAST = frozenset({"", "til", "om", "med", "på", "af"})  # what may stand between it and the list
_WORD = re.compile(r"\w+")
_NOT = re.compile(r"\b(?:ikke|aldrig|ingen)\b", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-ZÆØÅ]{2}")
_NOUN_IN = re.compile(rf"\b(?:{_TRIAL_NOUN}|følgende|disse)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What one document writes for a status, and the sentence of it that says so."""

    words: str
    status: TrialStatus
    legend: Span

    @property
    def is_symbol(self) -> bool:
        """Whether nothing need stand between it and a title, as it is no word."""
        return not self.words[0].isalnum()

    @property
    def pattern(self) -> str:
        """What matches it: any white space within; letters that stand for words as they are."""
        words = r"\s+".join(re.escape(word) for word in self.words.split())
        return rf"(?-i:{words})" if len(self.words) <= _LETTERS else words


class StatusWords:
    """Reads statuses by the common words for them, and by the `signs` that a document explains.

    Over lists a status is told in everyday words, too: »Får ja«; `may` is whether »Det må
    kommunerne« is one.
    """

    def __init__(self, signs: Sequence[Sign] = (), *, may: bool = False) -> None:
        longest_first = sorted(signs, key=lambda s: -len(s.words))
        self._symbols = [s for s in longest_first if s.is_symbol]
        own = [(s.status, s.pattern, s.legend) for s in longest_first if not s.is_symbol]
        everyday = [*(MAY if may else ()), *EVERYDAY]
        self._phrases = (
            *own,
            *((status, phrase.replace(" ", r"\s+"), None) for status, phrase in everyday),
            *((status, phrase.replace(" ", r"\s+"), None) for status, phrase in _PHRASES),
        )
        self._everyday = range(len(own), len(own) + len(everyday))
        s, a, t = (self._any(kind) for _, kind in _GROUPS)

        def compiled(pattern: str) -> re.Pattern[str]:
            return re.compile(pattern, re.IGNORECASE)

        # A hyphen only sets the mark off with white space beside it: »tilsagn-ordning« is a word.
        self._prefix = compiled(
            rf"{_UNSEEN}(?:{_OPEN}(?P<inside>{a}){_DETAIL}{_CLOSE}\s*[:–—-]?"
            rf"|(?:{_LABEL})?(?P<mark>{s})(?:{_DETAIL}\s*:|\s*[–—]|\s+-|-(?=\s)))\s*(?=\S)"
        )
        self._suffix = compiled(
            rf"(?:{_OPEN}(?:{_LABEL})?{_IT_IS}(?P<inside>{a}){_DETAIL}(?:\s*[,;:–-][^()]{{1,80}})?"
            rf"{_CLOSE}|(?:[–—:;,.]|\s*[.…_]{{2,}}|(?<=\s)-(?=\s)|\n|\t|\s{{3}})\s*(?:{_LABEL})?{_IT_IS}(?P<mark>{s}){_DETAIL}"
            rf"|\s{_LABEL}(?P<told>{t}){_DETAIL})\s*\.?\s*\Z"
        )
        self._loose = compiled(
            rf"\s*(?P<title>[^:–—\n]*[^\s:–—])\s*(?::|\s[–—]|\s-(?=\s)|\.(?=\s))\s*(?:{_LABEL})?{_IT_IS}"
            rf"(?P<mark>{s}|{_BACK})\b"
        )
        self._capitals = compiled(rf"\s*(?P<mark>{s})\s+(?=\S)|(?<=\s)(?P<inside>{a})\s*\.?\s*\Z")
        self._one = compiled(rf"\s*(?:{_LABEL})?{_IT_IS}(?P<mark>{s}){_DETAIL}")
        self._within = compiled(rf"\b(?P<mark>{s})\b")
        over = self._any("s", everyday=True)
        self._over = compiled(rf"\b(?P<mark>{over})(?!\w)")

    def _any(self, prefix: str, *, everyday: bool = False) -> str:
        """One expression for all phrases, the i-th in a group called `prefix` and i."""
        return "|".join(
            f"(?P<{prefix}{i}>{p})"
            for i, (_, p, _) in enumerate(self._phrases)
            if everyday or i not in self._everyday
        )

    def mark(self, text: str, strong: Sequence[Span] = ()) -> StatusMark | None:
        r"""The status mark before or after a trial's title, or None where the text carries none.

        `strong` are the stretches of `text` in bold type: there a status needs no sign to set it
        off, nor does it in capitals.

        >>> mark = PLAIN.mark("Afvist:\u00a0Lempede regler")
        >>> mark.stated.status.value, mark.title.of("Afvist:\u00a0Lempede regler")
        ('rejected', 'Lempede regler')
        >>> PLAIN.mark("Afviste asylansøgere i job") is None
        True
        """
        if symbol := self._symbol_mark(text):
            return symbol
        if found := self._prefix.match(text):
            return self._mark(found, trimmed(text, found.end(), len(text)))
        if found := self._suffix.search(text, max(0, len(text) - _SUFFIX_WINDOW)):
            return self._mark(found, trimmed(text, 0, found.start()))
        return self._capital_mark(text) or self._strong_mark(text, strong)

    def loose_mark(self, text: str) -> StatusMark | None:
        """The mark after a title, whatever follows it: »Natbus: stoppet, da ingen kørte med«.

        Only for bullets of a list whose others carry marks: of any text this takes too much.
        """
        found = self._loose.match(text)
        if found is None:
            return None
        title = Span(*found.span("title"))
        if _BACK_ONLY.fullmatch(found["mark"]):
            stated = StatedStatus(status=TrialStatus.ENDED, words=Span(*found.span("mark")))
            return StatusMark(stated=stated, title=title)
        return self._mark(found, title)

    def statuses(self, text: str) -> tuple[StatedStatus, ...]:
        """The statuses that `text` states, if it says nothing else; as a table's cell does.

        >>> [s.status.value for s in PLAIN.statuses("Godkendt 12. maj 2017, udbredes ikke")]
        ['approved', 'not_spread']
        >>> PLAIN.statuses("Godkendt plejefamilie")
        ()
        """
        for sign in self._symbols:
            if sign.words in {text.strip(), text.strip(" ()[]")}:
                return (_by_sign(sign, text.index(sign.words)),)
        found: list[StatedStatus] = []
        at = 0
        while one := self._one.match(text, at):
            found.append(self._stated(one))
            at = one.end()
            if between := _BETWEEN.match(text, at):
                at = between.end()
        return tuple(found) if not text[at:].strip(" .") else ()

    def heading(self, text: str) -> StatedStatus | None:
        """The status that a heading gives to all that stands under it: »Afviste ansøgninger«.

        None where the heading says more than a status and that it is of trials, or two of them. One
        that ends in a colon is read like a sentence.
        """
        if (lead_in := self.lead_in(text)) is not None:
            return lead_in
        found = list(self._over.finditer(text))
        stated = {self._stated(one).status for one in found}
        if len(stated) != 1 or len(text) > _SUFFIX_WINDOW:
            return None
        rest = "".join(text[a:b] for a, b in _gaps(found, len(text)))
        if all(_HEADING_WORD.fullmatch(word) for word in _WORD.findall(rest)):
            return self._stated(found[0])
        return None

    def lead_in(self, text: str) -> StatedStatus | None:
        """The status that a sentence gives to the list below: »Disse forsøg er afvist:«."""
        if not text.rstrip().endswith(":") or CONDITION.search(text):
            return None
        stated = [self._stated(found) for found in self._over.finditer(text)]
        spans = [s.words for s in stated]
        if len({s.status for s in stated}) != 1 or _NOT.search(_blotted(text, spans)):
            return None
        last = text[stated[-1].words.end :].strip(" :")
        return stated[0] if _NOUN_IN.search(text) or last in _LAST else None

    def within(self, text: str) -> tuple[StatedStatus, ...]:
        """The statuses that running text names, in order."""
        return tuple(self._stated(found) for found in self._within.finditer(text))

    def sole(self, text: str) -> StatedStatus | None:
        """The one status that a clause tells, in everyday words too; None beside another »not«."""
        stated = [self._stated(found) for found in self._over.finditer(text)]
        if len({s.status for s in stated}) != 1:
            return None
        return None if _NOT.search(_blotted(text, [s.words for s in stated])) else stated[0]

    def _stated(self, found: re.Match[str]) -> StatedStatus:
        groups = found.groupdict()
        name, kind = next((n, k) for n, k in _GROUPS if groups.get(n))
        i = next(i for i in range(len(self._phrases)) if groups.get(f"{kind}{i}"))
        status, _, legend = self._phrases[i]
        return StatedStatus(status=status, words=Span(*found.span(name)), legend=legend)

    def _mark(self, found: re.Match[str], title: Span | None) -> StatusMark | None:
        return None if title is None else StatusMark(stated=self._stated(found), title=title)

    def _symbol_mark(self, text: str) -> StatusMark | None:
        """»✓ Lempede regler« or »Lempede regler*«: the first or last signs of a text."""
        for sign in self._symbols:
            title = None
            bare = rf"[(\[]?({re.escape(sign.words)})[)\]]?"
            if found := re.match(rf"\s*{bare}\s*[:–—-]?\s*(?=[\w»”\"'(])", text):
                title = trimmed(text, found.end(), len(text))
            elif found := re.search(rf"{bare}\s*\.?\s*\Z", text[-_SUFFIX_WINDOW:]):
                end = max(0, len(text) - _SUFFIX_WINDOW) + found.start()
                title = trimmed(text, 0, len(text[:end].rstrip(" :,–—-")))
            if found and title:
                start = text.index(sign.words, title.end if found.start() else 0)
                return StatusMark(stated=_by_sign(sign, start), title=title)
        return None

    def _capital_mark(self, text: str) -> StatusMark | None:
        """»AFVIST Lempede regler«: in capitals, where the title is not."""
        if not _CAPITALS.search(text):
            return None
        for found in (
            self._capitals.match(text),
            self._capitals.search(text, max(0, len(text) - _SUFFIX_WINDOW)),
        ):
            if found is None:
                continue
            words = self._stated(found).words
            prefix = found["mark"] is not None
            rest = (words.end, len(text)) if prefix else (0, words.start)
            if words.of(text).isupper() and not text[slice(*rest)].isupper():
                return self._mark(found, trimmed(text, *rest))
        return None

    def _strong_mark(self, text: str, strong: Sequence[Span]) -> StatusMark | None:
        """»**Afvist** Lempede regler«: the first or last words, in bold, are only a status."""
        for span in strong:
            stated = self.statuses(span.of(text).strip(" :–—-()[]"))
            before, after = trimmed(text, 0, span.start), trimmed(text, span.end, len(text))
            title = after if before is None else before
            if len(stated) != 1 or title is None or (before is not None and after is not None):
                continue
            lead = len(span.of(text)) - len(span.of(text).lstrip(" :–—-()[]"))
            return StatusMark(stated=stated[0].shifted(span.start + lead), title=title)
        return None


PLAIN = StatusWords()


@lru_cache(maxsize=64)
def status_words(signs: tuple[Sign, ...], *, may: bool = False) -> StatusWords:
    """What reads statuses in a document that explains these signs."""
    return StatusWords(signs, may=may) if signs or may else PLAIN


def _by_sign(sign: Sign, start: int) -> StatedStatus:
    words = Span(start, start + len(sign.words))
    return StatedStatus(status=sign.status, words=words, legend=sign.legend)


def _blotted(text: str, spans: Iterable[Span]) -> str:
    for span in spans:
        text = text[: span.start] + " " * len(span) + text[span.end :]
    return text


def _gaps(found: Iterable[re.Match[str]], end: int) -> list[tuple[int, int]]:
    edges = [0, *(edge for one in found for edge in one.span()), end]
    return list(zip(edges[::2], edges[1::2], strict=True))
