"""The marks that a document explains itself: »»Medtaget« betyder, at forslaget er imødekommet«."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.folding import folded
from corpus.passage import Passage, PassageKind
from corpus.sentences import sentence_spans
from corpus.span import Span
from corpus.status import FACTS, TrialStatus
from corpus.status_words import PLAIN, Sign

_KINDS = {PassageKind.PARAGRAPH, PassageKind.BULLET, PassageKind.ROW, PassageKind.HEADING}
_MAX = 1500  # characters of a passage that may explain marks
_SIGN_WORDS = 6
_BULLETS = frozenset("•·▪◦‣●○■□◆►*-–—")
_EXPLAINS = re.compile(r"\s*(?:[=:→]|betyder\b|står\s+for\b)", re.IGNORECASE)

# What stands for a status: words in quotation marks or bold type, symbols, one or two letters,
# and the names of signs and colours.
_QUOTED = r"[»«”“„\"](?P<quoted>[^»«”“„\"\n]{1,60})[»«”“„\"]"
_SYMBOL = (
    r"(?P<symbol>[(\[][!?+–-][)\]]|(?P<open>[(\[])?"
    r"[^\w\s.,;:!?()»«”“„\"'’´`/&%§€$£=→|\[\]<>{}•·–—-]{1,3}(?(open)[)\]]))"
)
_LETTERS = (
    r"[(\[](?P<enclosed>[A-ZÆØÅ]{1,2}|[a-zæøå]|\d)[)\]]"
    r"|\b(?P<letters>[A-ZÆØÅ]{1,2}|x|\d)(?=\s*(?:[=:|→\t]|[–—-]\s|betyder\b|står\s+for\b))"
    r"|\b(?i:mærket|markeret\s+med|bogstavet|et)\s+(?P<named>[A-ZÆØÅ]{1,2}|x)(?!\w)"
)
_WORD_NAMED = re.compile(r"\s*(?P<word>[^\W\d_][^:=.–\n]{0,30}?)\s*(?=[:=–\t]|\s-\s)")
_WORD_EQUALS = r"(?:(?<=[,;:(.])\s*|\A\s*)(?P<word>[^\W\d_][\w-]*(?: [\w-]+){0,2})(?=\s*=)"
# »Tilsagn på vilkår betyder, at kun en del af det søgte er imødekommet, og at …«
_DEFINED = re.compile(
    r"(?:\A|(?<=[.!?])\s)\s*(?P<words>[A-ZÆØÅ][\w-]*(?: [\w-]+){0,4}?)(?=\s+betyder,?\s+at\b)"
)
_BESIDE = re.compile(r",\s+(?:og|men)\b")  # where what is meant is told no further
_NAMES = {
    "stjerne": ("*", "★", "☆", "⭐"),
    "kors": ("†", "✝"),
    "plus": ("+",),
    "minus": ("-", "–", "−"),
    "flueben": ("✓", "✔", "☑", "✅"),
    "hak": ("✓", "✔", "☑", "✅"),
    "kryds": ("✗", "✘", "×", "❌", "☒", "x", "X"),
    "udråbstegn": ("!",),
    "spørgsmålstegn": ("?",),
    "grøn": ("🟢", "🟩", "💚", "grøn"),
    "gul": ("🟡", "🟨", "💛", "gul"),
    "orange": ("🟠", "🟧", "orange"),
    "rød": ("🔴", "🟥", "rød"),
    "blå": ("🔵", "🟦", "blå"),
    "grå": ("⚪", "grå"),
    "sort": ("⚫", "sort"),
}
_NAME = (
    r"\b(?i:(?P<name>stjerne|kors|plus|minus|flueben|hak|kryds|udråbstegn|spørgsmålstegn|grøn|gul|orange|rød"
    r"|blå|grå|sort)(?:t|e|ne|tegn)?(?:\s+(?:prik|cirkel|farve|felt|markering|plet|skrift))?)\b"
    r"(?:\s*\((?P<shown>[^\w\s()])\))?"
)
_SIGN = re.compile(rf"{_QUOTED}|{_LETTERS}|{_NAME}|{_WORD_EQUALS}|{_SYMBOL}")
_AND = re.compile(
    r"\s*(?:,|/|\beller\b|\bog\b|\bsamt\b)?\s*(?:(?:et|en|med|der)\s+)*", re.IGNORECASE
)

_MEANS = re.compile(
    r"\b(?:betyder|betød|(?:er|er\s+det)\s+lig\s+med|står\s+for|angiver|viser|markerer|fortæller"
    r"|dækker(?:\s+over)?|svarer\s+til|vil\s+sige)\b|[=→]",
    re.IGNORECASE,
)
_NAMES_IT = re.compile(r"[:|\t–—]|\s-\s")  # »A: afvist«
_MARKED = re.compile(
    r"\b(?:mærke[tr]?|mærkede|mærkning(?:en)?|markere[tr]|markerede|markering(?:en)?|angive[tr]?"
    r"|anført|noteret|kendetegnet|forsynet|afkrydset|står|stående|skrevet|bærer|vist|udstyret"
    r"|(?:forsøg|forslag|ansøgninger|punkter|projekter|ordninger|emner)(?:ene|erne|ne)?\s+med)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:skal|bør|vil(?!\s+sige)|ville|kunne|måske|foreslår|ønsker)\b|\?\s*\Z", re.I
)
# Where the meaning is no more of the sign.
_OTHERS = re.compile(r"\b(?:øvrige|resten|de\s+andre|alle\s+andre|umærkede)\b|;", re.IGNORECASE)
_TRIAL = re.compile(
    r"\b(?:\w*(?:forsøg|forslag|ansøgning|projekt|ordning|initiativ|punkt|ønske|tiltag|emne|hjem(?:mel"
    r"|ler))\w*|idé?e?(?:en|erne|er)?|det|den|de|vi|der|kommunen|regeringen|ministeriet|byrådet"
    r"|udvalget|sagen)\b",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"(?:signatur\w*|tegn\w*|farve\w*|mærk\w*|forklaring\w*|forkortelser\w*|koder\w*|betegnelser\w*"
    r"|sådan|læses|læs|listen|oversigten|tabellen|skemaet|i|og|eller|er|en|et|den|det|de|at|blev"
    r"|helt|fuldt|ud|kun|som|til|med|status\w*|betyder|står|for|\w*forsøg\w*|\w*forslag\w*|ansøgning\w*"
    r"|punkt\w*|projekt\w*)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\s*(?:\w*(?:signatur|tegn|farve|mærke|kode|symbol)\w*\s*forklaring\w*|signatur\w*|forklaring"
    r"|(?:sådan|hvordan)\s+læses\b.*|(?:sådan|hvordan)\s+læser\s+du\b.*|(?:tegn|koder|farver"
    r"|mærker|symboler|betegnelser|forkortelser)(?:nes?)?(?:\s+betyder|\s+betydning)?)\s*:?\s*",
    re.IGNORECASE,
)
HINT = re.compile(
    rf"{_MEANS.pattern}|{_MARKED.pattern}|[(\[][A-ZÆØÅ]{{1,2}}[)\]]|[✓✔☑✅✗✘❌☒*+★☆]|[🔴🟠🟡🟢🔵⚪⚫]"
    r"|\b[A-ZÆØÅ]{1,2}\s*[:|\t–—-]",
    re.IGNORECASE,
)
# What stands where `HINT` is found: that none does is found out much faster.
_HINTING = (
    "lig med", "svarer til", "vil sige", "betyder", "betød", "angive", "viser", "markere",
    "fortæller", "dækker", "mærk", "marker", "anført", "noteret", "kendetegnet", "forsynet",
    "afkrydset", "står", "stående", "skrevet", "bærer", "vist", "udstyret",
)  # fmt: skip
_WITH = re.compile(
    r"(?:forsøg|forslag|ansøgninger|punkter|projekter|ordninger|emner)(?:ene|erne|ne)? med"
)
_SHOWN = re.compile(r"[=→✓✔☑✅✗✘❌☒*+★☆🔴🟠🟡🟢🔵⚪⚫]")
_ENCLOSED = re.compile(r"[(\[][A-ZÆØÅ]{1,2}[)\]]", re.IGNORECASE)
_SET_OFF = re.compile(r"[:|\t–—-]")
_LAST_LETTERS = re.compile(r"\b[A-ZÆØÅ]{1,2}\Z", re.IGNORECASE)
# What a mark is said to mean, beside the words for a status: each is looked for in running text.
_GIVEN = (
    r"(?:imødekom\w+|godkend\w+|bevilg\w+|accepter\w+|opfyld\w+|tilla\w+|gennemfør\w+|medtage\w+"
    r"|(?:komme[tr]?|tage[ts]?|er)\s+med|indgå\w*|gå(?:r|et)?\s+videre|til\s+noget)"
)
_MEANINGS = (
    (TrialStatus.REJECTED, rf"(?:ikke|aldrig)\s+(?:\w+\s+){{0,2}}?{_GIVEN}|{_GIVEN}\s+ikke"),
    (
        TrialStatus.REJECTED,
        r"(?:sagt|siger|sagde|få(?:r|et)|fik)\s+nej|udeladt|fravalgt|rødt lys",
    ),
    (TrialStatus.PARTLY, rf"delvi(?:st?|se)\s+(?:\w+\s+){{0,2}}?{_GIVEN}"),
    (
        TrialStatus.PARTLY,
        r"(?:i|med)\s+(?:\w+\s+)?(?:ændret|tilpasset|begrænset|mindre|reduceret|justeret|anden|skåret)"
        r"\s+(?:form|omfang|udgave|målestok)|med\s+ændringer"
        r"|(?:med|under)\s+(?:(?:den|de|en|et|visse|nogle|særlige|følgende)\s+)?"
        r"(?:begrænsning\w*|indskrænkning\w*|betingelse\w*|forbehold\w*|vilkår)|(?:kun|noget|dele|en\s+del)\s+af\b|til\s+dels"
        r"|(?:en|et)\s+delvist?\s+ja",
    ),
    (
        TrialStatus.APPROVED,
        rf"{_GIVEN}(?:\s+(?:i\s+sin\s+helhed|fuldt\s+ud|helt))?|grønt\s+lys"
        r"|(?:sagt|siger|sagde|få(?:r|et)|fik)\s+(?:ja|lov)",
    ),
    (TrialStatus.PENDING, r"ikke\s+taget\s+stilling|endnu\s+ikke\s+\w+|venter\s+på"),
)
_MEANING = tuple((status, re.compile(rf"\b(?:{p})\b", re.IGNORECASE)) for status, p in _MEANINGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Legends:
    """What a document says of its own marks.

    `signs` are those of words and symbols, `strong` what bold type stands for; `passages` are the
    ids of bullets, rows and headings that only explain a mark.
    """

    signs: tuple[Sign, ...] = ()
    passages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Group:
    """Signs that stand together: »delvist« eller »afslag«."""

    words: tuple[tuple[str, ...], ...]  # for each, the ways in which it is written
    span: Span
    is_plain: bool  # whether any is only told from the text's own words by what it is said to mean


def find_legends(text: str, passages: Iterable[Passage], strong: Sequence[Span] = ()) -> Legends:
    """The marks that a document explains; one that is said to mean two things means nothing.

    `text` is the document's, `strong` are the stretches of it in bold type.
    """
    signs: dict[str, Sign] = {}
    twice: set[str] = set()
    explaining: set[str] = set()
    labelled = False
    for passage in passages:
        if passage.kind not in _KINDS or len(passage.text) > _MAX:
            continue
        where = _explaining(text, passage)
        words = where.of(text)
        label = _LABEL.match(words)
        listed = passage.kind in {PassageKind.BULLET, PassageKind.ROW}
        if labelled or label or hints(words):
            own = [s.shifted(-where.start) for s in strong if where.contains(s)]
            found = [
                replace(sign, legend=sign.legend.shifted(where.start))
                for sign in _in_text(words, own, labelled=labelled, listed=listed)
            ]
            for sign in found:
                key = _key(sign.words)
                if key in signs and signs[key].status is not sign.status:
                    twice.add(key)
                signs.setdefault(key, sign)
            if found and (listed or passage.kind is PassageKind.HEADING):
                explaining.add(passage.id)
        whole = label is not None and label.end() == len(words)
        labelled = whole or (labelled and passage.id in explaining)
        if whole:
            explaining.add(passage.id)
    kept = {key: s for key, s in signs.items() if key not in twice}
    for key in [k for k in kept if k[0] == "(" and k[1:-1].isalnum() and k[1:-1] not in kept]:
        kept[key] = replace(kept[key], words=key[1:-1])  # brackets only set the letter off
    return Legends(signs=tuple(kept.values()), passages=frozenset(explaining))


def hints(words: str) -> bool:
    """Whether words may explain a mark: whether `HINT` is found in them, found out faster."""
    if _SHOWN.search(words) or _ENCLOSED.search(words):
        return True
    flat = " ".join(words.casefold().split())
    if any(hint in flat for hint in _HINTING) or (" med" in flat and _WITH.search(flat)):
        return HINT.search(words) is not None
    return any(_ends_in_letters(words[: off.start()].rstrip()) for off in _SET_OFF.finditer(words))


def _ends_in_letters(words: str) -> bool:
    return _LAST_LETTERS.search(words, max(0, len(words) - 2)) is not None


def _key(words: str) -> str:
    return words if len(words.strip("()")) <= 2 else folded(words)


def _explaining(text: str, passage: Passage) -> Span:
    """The words of a passage; with its list marker where that is what they explain."""
    marker = text[passage.span.start : passage.content.start].strip()
    explains = marker and (marker not in _BULLETS or _EXPLAINS.match(passage.text))
    return passage.span if explains and not marker[0].isalnum() else passage.content


def _in_text(text: str, strong: Sequence[Span], *, labelled: bool, listed: bool) -> Iterator[Sign]:
    held = _SIGN.search(text) or _DEFINED.search(text)
    if not strong and not labelled and "=" not in text and held is None:
        return  # no sentence holds a sign
    for span in sentence_spans(text):
        sentence = span.of(text)
        own = [s.shifted(-span.start) for s in strong if span.contains(s)]
        groups = _groups(sentence, own, labelled=labelled and listed)
        if _defined(sentence) and (beside := _BESIDE.search(sentence)):
            sentence = sentence[: beside.start()]
        if not groups or _UNSURE.search(_without(sentence, groups)):
            continue
        for words, status in _told(sentence, groups, labelled=labelled, listed=listed):
            yield from (Sign(words=w, status=status, legend=span) for w in words)


def _groups(sentence: str, strong: Sequence[Span], *, labelled: bool) -> list[_Group]:
    """The signs of a sentence, those that stand together as one."""
    found: list[tuple[tuple[str, ...], Span, bool]] = []
    if labelled and (named := _WORD_NAMED.match(sentence)) and named["word"].lower() not in _NAMES:
        found.append(((named["word"],), Span(*named.span("word")), True))
    if (defined := _defined(sentence)) is not None:
        found.append(((defined.of(sentence),), defined, True))
    for span in strong:
        words = span.of(sentence).strip(" :.,–—-")
        if words and len(words.split()) <= _SIGN_WORDS:
            found.append(((words,), span, True))
    for one in _SIGN.finditer(sentence):
        span = Span(*one.span())
        ways = _ways(one)
        if ways and not any(span.overlaps(s) for _, s, _ in found):
            found.append((ways, span, bool(one["quoted"] or one["word"])))
    found.sort(key=lambda f: f[1].start)
    groups: list[_Group] = []
    for ways, span, is_plain in found:
        last = groups[-1] if groups else None
        if last is not None and _AND.fullmatch(sentence, last.span.end, span.start):
            groups[-1] = _Group(
                (*last.words, ways), Span(last.span.start, span.end), last.is_plain or is_plain
            )
        else:
            groups.append(_Group((ways,), span, is_plain))
    return groups


def _defined(sentence: str) -> Span | None:
    """The words for a full yes that a sentence begins with to say that they mean less here."""
    found = _DEFINED.match(sentence)
    if found is None:
        return None
    own = [stated.status for stated in PLAIN.statuses(found["words"])]
    narrowed = TrialStatus.PARTLY in _statuses(sentence[found.end() :])
    return Span(*found.span("words")) if own == [TrialStatus.APPROVED] and narrowed else None


def _ways(found: re.Match[str]) -> tuple[str, ...]:
    """The ways in which a sign is written."""
    if name := found["name"]:
        shown = found["shown"]
        return (shown,) if shown else _NAMES[name.lower()]
    words = next(
        w.strip()
        for w in (
            found["quoted"],
            found["symbol"],
            f"({found['enclosed']})" if found["enclosed"] else None,
            found["letters"],
            found["named"],
            found["word"],
        )
        if w
    ).strip(".,:;")
    if words.lower() in _NAMES:
        return _NAMES[words.lower()]
    return (words,) if words and len(words.split()) <= _SIGN_WORDS else ()


def _without(sentence: str, groups: Sequence[_Group]) -> str:
    """The sentence with its signs blotted out."""
    for group in groups:
        sentence = (
            sentence[: group.span.start] + "\0" * len(group.span) + sentence[group.span.end :]
        )
    return sentence


def _told(
    sentence: str, groups: Sequence[_Group], *, labelled: bool, listed: bool
) -> Iterator[tuple[tuple[str, ...], TrialStatus]]:
    """Each sign of a sentence with the status that it is said to mean."""
    rest = _without(sentence, groups)
    bare = all(_FILLER.fullmatch(w) for w in re.findall(r"[^\W\d_]+", _without_meanings(rest)))
    edges = [0, *(edge for g in groups for edge in (g.span.start, g.span.end)), len(sentence)]
    gaps = [rest[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    forward = not _statuses(gaps[0]) or bool(_statuses(gaps[-1]))
    sure = labelled and bare
    for i, group in enumerate(groups):
        meaning = gaps[i + 1] if forward else gaps[i]
        if forward and (cut := _OTHERS.search(meaning)):
            meaning = meaning[: cut.start()]
        means = _MEANS.search(meaning) is not None
        marked = _MARKED.search(gaps[i]) is not None
        named = (
            bare
            and (not group.is_plain or labelled)
            and bool(_NAMES_IT.search(meaning) or not group.is_plain)
        )
        if listed and group.is_plain and not (labelled or means):
            continue  # »»Fri bus«: godkendt« is a trial
        sure = sure or means or marked or named
        if not sure or (forward and group.is_plain and not (bare or _is_of_trials(meaning))):
            continue
        yield from _paired(group, _statuses(meaning))


def _is_of_trials(meaning: str) -> bool:
    """Whether what is said before the first status is of a trial, or nothing at all."""
    before = meaning[: min((at for at, _ in _told_at(meaning)), default=0)]
    words = re.findall(r"[^\W\d_]+", _MEANS.sub(" ", before))
    return _TRIAL.search(before) is not None or all(_FILLER.fullmatch(w) for w in words)


def _paired(
    group: _Group, statuses: Sequence[TrialStatus]
) -> Iterator[tuple[tuple[str, ...], TrialStatus]]:
    """All signs with the one status, or each with its own, in order."""
    if len(group.words) == 1 and set(statuses) == {TrialStatus.PARTLY, TrialStatus.APPROVED}:
        statuses = [TrialStatus.PARTLY]  # »imødekommet i ændret form«
    if len(statuses) == len(group.words):
        yield from zip(group.words, statuses, strict=True)
    elif len(statuses) == 1 or (statuses and _are_facts_apart(statuses)):
        yield from ((words, statuses[0]) for words in group.words)


def _are_facts_apart(statuses: Sequence[TrialStatus]) -> bool:
    return all(sum(s in facts for s in statuses) <= 1 for facts in FACTS)


def _without_meanings(text: str) -> str:
    for status in (*PLAIN.within(text),):
        text = text[: status.words.start] + " " * len(status.words) + text[status.words.end :]
    for _, pattern in _MEANING:
        text = pattern.sub(lambda m: " " * len(m[0]), text)
    return text


def _statuses(text: str) -> list[TrialStatus]:
    """The statuses that a text tells, in order, each once where it is said again at once."""
    told = [status for _, status in _told_at(text)]
    return told[:1] + [b for a, b in pairwise(told) if a is not b]


def _told_at(text: str) -> list[tuple[int, TrialStatus]]:
    """The statuses that a text tells, each with where its words begin, in order."""
    found: list[tuple[int, TrialStatus]] = []
    rest = text
    for status, pattern in _MEANING:
        found += [(m.start(), status) for m in pattern.finditer(rest)]
        rest = pattern.sub(lambda m: "\0" * len(m[0]), rest)
    found += [
        (s.words.start, s.status) for s in PLAIN.within(rest) if s.status is not TrialStatus.UNKNOWN
    ]
    return sorted(found)
