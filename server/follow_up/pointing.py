"""Which trial or network is pointed at: »den med flygtninge«, »den første«, »det netværk«."""

from __future__ import annotations

import re

from corpus.trial import Trial
from index.danish import NUMBER_WORDS, analyse
from server import wording
from server.danish_text import round_name
from server.focus import Focus, decided, is_framing
from server.matching import text_words

FITS = 0.5  # of a headless phrase that a trial's title must hold to be what is meant
NUMBER = rf"(?:\d+|{'|'.join(NUMBER_WORDS)})\b"
PAPER = re.compile(
    r"(?:artik(?:el|len)|nyhed(?:en)?|kilden?|tekst(?:en)?|pressemeddelelsen?|meddelelsen)",
    re.IGNORECASE,
)
_THAT_NETWORK = re.compile(
    r"\b(?:(?:det|dette|samme|det samme|det pågældende|det nævnte) netværk|netværket)\b"
    r"(?!\s*(?:[»\"”]|om |[A-ZÆØÅ]))"
)
OTHER_NETWORK = re.compile(r"\bdet andet netværk\b", re.IGNORECASE)
HEADLESS = re.compile(
    r"(?<!er )(?<!var )\b(?:den|det|dem|de|ham|hende) "
    r"(?P<about>(?:med|om|på|fra|i(?! (?:kraft|gang|høring|brug|drift|stand|alt)\b)|for|hos|under|"
    r"der|som) [^,;:?!–]+)",
    re.IGNORECASE,
)
ORDINALS = {"første": 0, "anden": 1, "andet": 1, "tredje": 2, "fjerde": 3, "sidste": -1}
ORDINAL = re.compile(
    rf"\b(?:den|det) (?P<which>{'|'.join(ORDINALS)})"
    r"(?: af (?:dem|de \w+))?\b(?! \w*(?:runde|artikel|netværk|gang|nyhed|kilde|del)\b)",
    re.IGNORECASE,
)
_ROUND = re.compile(
    rf"^(?:i |for |fra )?(?:den |det )?(?:(?P<word>{'|'.join(wording.ROUND_NUMBERS)})|"
    r"(?P<move>forrige|naeste))(?: \w*runde| omgang)?$|^runden (?P<side>foer|efter)(?: den)?$"
)
_THAT_ROUND = re.compile(
    r"\b(?:i|fra|for|til|under|ved)\s+(?:(?:den|samme|den samme|den pågældende|den nævnte) "
    r"(?:runde|omgang)|runden(?! (?:før|efter|med|om)\b))(?! \d)|\bdengang\b(?=\W*$)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:i|på|hos|ved) (?:[A-ZÆØÅ][\w-]+)(?: [A-ZÆØÅ][\w-]+)*")
# What is asked for beside that which was talked about: »Hvad søgte de ellers om?«.
OTHERWISE = re.compile(r"\bellers\b|\bandre\b|\bflere\b|\bud over\b", re.IGNORECASE)
# »i 2018« for »samme år« after an answer of one year.
_SAME_YEAR = re.compile(r"\b(?:i )?(?:det )?samme år\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
# »dér«, and »der« where nothing but a place can stand: at the end, after a word that is no verb.
_THERE = re.compile(r"\bdér\b|(?<=\w )\bder(?=\W*$)", re.IGNORECASE)
SAME_WAY = re.compile(
    r"\b(?:endte|gik|sluttede|faldt ud) på (?:den )?samme måde\b|\bfik (?:også )?det samme\b",
    re.IGNORECASE,
)
HEADLESS_OPENING = re.compile(
    r"^(?:den|det|dem|de|ham|hende)\s+(?=(?:med|om|på|fra|i|for|der|som)\b)", re.IGNORECASE
)


def other_network(focus: Focus) -> str | None:
    """The network named before that is not the one talked about."""
    names = dict.fromkeys(
        n
        for f in (focus, focus.before)
        if f
        for n in focus.sources.collection.networks
        if n in f.question.text or f"»{n}«" in f.told
    )
    others = [n for n in names if n != focus.network]
    return others[0] if focus.network and len(others) == 1 else None


def nth(which: str, focus: Focus) -> Trial | None:
    """The first, second or last of the trials listed last."""
    place = ORDINALS[which.lower()]
    trials = focus.listed
    return trials[place] if trials and place < len(trials) else None


def meant(about: str, focus: Focus) -> Trial | None:
    """The one trial that a headless phrase or a noun points out among those talked about."""
    ordinal = ORDINAL.search(about)
    if ordinal and (trial := nth(ordinal["which"], focus)):
        return trial
    bare = HEADLESS_OPENING.sub("", about)
    words = focus.sources.understanding.words(bare)
    topic = tuple(w for w in words if not w.token.is_stop and not is_framing(w.token))
    if not topic:
        return None
    trials = focus.sources.collection.trials
    home = tuple(t for t in trials if focus.network in t.networks)
    for among in (focus.trials if len(focus.trials) > 1 else (), home, trials):
        links = [
            link
            for link in focus.sources.understanding.linker.trials(bare, topic, among=among)
            if link.coverage >= FITS
        ]
        if not links:
            continue
        best = links[0]
        if len(links) == 1 or best.coverage > links[1].coverage or best.fit > links[1].fit:
            return best.trial if best.coverage > FITS or among is not trials else None
        return None
    return None


def sibling(words: str, focus: Focus) -> str | None:
    """The one network beside that talked about, in the same documents, that words touch."""
    if not focus.network:
        return None
    trials = focus.sources.collection.trials
    documents = {r.document_id for t in trials if focus.network in t.networks for r in t.records}
    beside = dict.fromkeys(
        n for t in trials if documents & {r.document_id for r in t.records} for n in t.networks
    )
    named = focus.sources.understanding.words(words)
    matcher = focus.sources.understanding.linker.matcher
    touched = [n for n in beside if matcher.share_of(text_words(n), named) > 0.0]
    return touched[0] if len(touched) == 1 else None


def with_home(text: str, focus: Focus) -> str:
    """A text in which »det netværk« and »på samme måde« say which network and what decision."""
    if (name := other_network(focus)) and OTHER_NETWORK.search(text):
        return OTHER_NETWORK.sub(f"netværket »{name}«", text)
    text = with_place(text, focus)
    if not focus.network:
        return text
    if SAME_WAY.search(text) and focus.trial and (told := decided(focus.trial.status)):
        text = SAME_WAY.sub(f"blev {told}", text)
    return _THAT_NETWORK.sub(f"netværket »{focus.network}«", text)


def round_meant(rest: str, focus: Focus) -> int | None:
    """The round that a fragment names: »i anden«, »runden før den«, »forrige runde«."""
    line = " ".join(t.folded for t in analyse(rest))
    found = _ROUND.match(line)
    rounds = focus.question.rounds
    if found is None or not (rounds or "runde" in line):
        return None
    if found["word"]:
        return wording.ROUND_NUMBERS[found["word"]]
    before = (found["move"] or found["side"]) in {"forrige", "foer"}
    number = min(rounds, default=2) - 1 if before else max(rounds, default=0) + 1
    return number if number >= 1 else None


def last_round(focus: Focus | None) -> int | None:
    """The one round that was talked about last."""
    while focus is not None and not focus.question.rounds:
        focus = focus.before
    rounds = focus.question.rounds if focus else ()
    return next(iter(rounds)) if len(rounds) == 1 else None


def with_time(text: str, focus: Focus) -> str:
    """A text in which »i den runde« and »samme år« say which."""
    if _THAT_ROUND.search(text) and (number := last_round(focus)):
        text = _THAT_ROUND.sub(f"i {round_name(number)}", text)
    years = set(_YEAR.findall(focus.headline))
    if len(years) == 1 and _SAME_YEAR.search(text):
        text = _SAME_YEAR.sub(f"i {years.pop()}", text)
    return text


def with_place(text: str, focus: Focus) -> str:
    """A text in which »dér« says where: in the network, or at the place, last talked about."""
    found = _THERE.search(text)
    if found is None:
        return text
    told = text[: found.start()].rstrip()
    asked_about = focus.trial is None or focus.asks_network or bool(focus.question.networks)
    accented = found[0].lower() == "dér"
    if focus.network and (asked_about or (accented and OTHERWISE.search(text))):
        return f"{told} i netværket »{focus.network}«{text[found.end() :]}"
    place = list(_PLACE.finditer(focus.question.text))
    if place and accented:
        return f"{told} {place[-1][0]}{text[found.end() :]}"
    return text
