"""Which trial or network is pointed at: »den med flygtninge«, »den første«, »det netværk«."""

from __future__ import annotations

import re

from corpus.trial import Trial
from index.danish import NUMBER_WORDS
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
    if not focus.network:
        return text
    if SAME_WAY.search(text) and focus.trial and (told := decided(focus.trial.status)):
        text = SAME_WAY.sub(f"blev {told}", text)
    return _THAT_NETWORK.sub(f"netværket »{focus.network}«", text)
