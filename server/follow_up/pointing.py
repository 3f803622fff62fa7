"""Which trial or network is pointed at: »den med flygtninge«, »den første«, »det netværk«."""

from __future__ import annotations

import re

from corpus.number_words import NUMBER_WORDS, number_of
from corpus.trial import Trial
from index.danish import folded_text
from server import wording
from server.asked_topic import is_framing, topic_text
from server.danish_text import round_name
from server.focus import Focus, decided
from server.group_words import network_named
from server.matching import text_words
from server.phrases import has_clause

FITS = 0.5  # of a headless phrase that a trial's title must hold to be what is meant
NUMBER = rf"(?:\d+|{'|'.join(NUMBER_WORDS)})\b"
PAPER = re.compile(
    r"(?:artik(?:el|len)|nyhed(?:en)?|kilden?|tekst(?:en)?|pressemeddelelsen?|meddelelsen)",
    re.IGNORECASE,
)
# What documents call the groups that their trials stand in.
GROUP = r"(?:netværk|gruppe|pulje|spor|tema|område|afsnit|kategori|indsatsområde)"
_THAT_NETWORK = re.compile(
    r"\b(?:(?:det|dette|samme|det samme|det pågældende|det nævnte) netværk|netværket|"
    rf"(?:den|det) samme {GROUP}|samme {GROUP}|"
    r"(?:den|det|denne|dette) (?:gruppe|pulje|spor|kategori|(?:indsats)?område))(?P<owner>s)?\b"
    r"(?!\s*(?:[»\"”]|om |(?-i:[A-ZÆØÅ])))",
    re.IGNORECASE,
)
OTHER_NETWORK = re.compile(rf"\b(?:det andet|den anden) {GROUP}\b", re.IGNORECASE)
HEADLESS = re.compile(
    r"(?<!er )(?<!var )(?<!siger )(?<!sagde )(?<!skriver )(?<!mener )(?<!fortæller )"
    r"\b(?:den|det|dem|de|ham|hende)(?:,(?= (?:der|som) ))? "
    r"(?P<about>(?:med|om|på|fra|i(?! (?:kraft|gang|høring|brug|drift|stand|alt)\b)|for|hos|under|"
    r"der|som) [^,;:?!–]+)",
    re.IGNORECASE,
)
ORDINALS = {
    "første": 0,
    "anden": 1,
    "andet": 1,
    "tredje": 2,
    "fjerde": 3,
    "femte": 4,
    "sidste": -1,
    "øverste": 0,
    "nederste": -1,
    "næstsidste": -2,
    "en": 0,
    "et": 0,
    "to": 1,
    "tre": 2,
    "fire": 3,
    "fem": 4,
    **{str(n + 1): n for n in range(9)},
}
ORDINAL = re.compile(
    r"\b(?:(?:den|det) (?=[fatsøn]\w{4})|(?:nummer|nr\.?) )"
    rf"(?P<which>{'|'.join(ORDINALS)})\b(?: af (?:dem|de \w+)\b)?"
    r"(?! \w*(?:runde|artikel|netværk|gang|nyhed|kilde|del|tal|år|gruppe)\b)",
    re.IGNORECASE,
)
SEVERAL = re.compile(
    rf"\b(?:de|dem) (?P<number>{NUMBER}) (?P<which>første|sidste)\b(?= ikke\b|\W|$)"
    r"(?! \w*(?:runder?|tal|år)\b)",
    re.IGNORECASE,
)
# »i det første«: of two networks, one after the other.
_NTH_NETWORK = re.compile(
    rf"\b(?P<where>i|fra|hos|under|inden for) (?:det|den) "
    rf"(?P<which>første|andet|anden|sidste)(?: {GROUP})?(?=\W*$| (?:så|da|fik|blev|er|var)\b)",
    re.IGNORECASE,
)
_ROUND = re.compile(
    rf"^(?:i |for |fra )?(?:den |det )?(?:(?P<word>{'|'.join(wording.ROUND_NUMBERS)})|"
    r"(?P<move>forrige|naeste))(?: \w*runde| omgang)?$|^runden (?P<side>foer|efter)(?: den)?$"
)
_BARE_ROUND = re.compile(
    r"\bi (?:første|anden|tredje|fjerde|femte|sjette)(?=(?: (?:da|så|altså|mon))?\W*$)",
    re.IGNORECASE,
)
_THAT_ROUND = re.compile(
    r"\b(?:i|fra|for|til|under|ved)\s+(?:(?:den|samme|den samme|den pågældende|den nævnte) "
    r"(?:runde|omgang)|runden(?! (?:før|efter|med|om)\b))(?! \d)|\bdengang\b(?=\W*$)",
    re.IGNORECASE,
)
_OF_TOPIC = re.compile(
    r"^(?:(?:den|det|dem|de),? )?(?:der|som) "
    r"(?:handler om|handlede om|drejer sig om|vedrører|går ud på|gik ud på|nævner) ",
    re.IGNORECASE,
)
_SAME_TOPIC = re.compile(
    r"\bom (?:det|den)? ?samme(?: (?:emne|ting|tema|område|sag))?\b", re.IGNORECASE
)
_TOLD_TOPIC = re.compile(
    r"\b\w*(?:forsøg|ansøgning|forslag)(?:en|et|er|erne|ene)? (?:om|med) (?!at\b)"
    r"(?P<topic>[\wæøå§-]+)(?=\W*$|[:,]| (?:blev|fik|er|var|gik)\b)",
    re.IGNORECASE,
)
_MORE_OF = re.compile(r"\b(?P<more>flere|andre|nogle|nogen) $", re.IGNORECASE)
_NEXT_ROUND = re.compile(
    r"\bden (?P<move>næste|forrige|kommende)(?= (?:så|da)\b|\W*$)", re.IGNORECASE
)
_PLACE = re.compile(r"\b(?:i|på|hos|ved) (?:[A-ZÆØÅ][\w-]+)(?: [A-ZÆØÅ][\w-]+)*")
# What is asked for beside that which was talked about: »Hvad søgte de ellers om?«.
OTHERWISE = re.compile(r"\bellers\b|\bandre\b|\bflere\b|\bud over\b", re.IGNORECASE)
# »i 2018« for »samme år« after an answer of one year.
_SAME_YEAR = re.compile(r"\b(?:i )?(?:det )?samme år\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
# »dér«, and »der« where nothing but a place can stand: at the end, after a word that is no verb.
_SEVERAL_IN_ONE = re.compile(rf"\b(?:de to|begge)\b.* samme {GROUP}", re.IGNORECASE)
_SAME_PLACE = re.compile(r"\b(?:(?:i|på) )?(?:det |nøjagtig )?samme sted\b", re.IGNORECASE)
_THERE = re.compile(r"\bdér\b|(?<=\w )\bder(?=\W*$)", re.IGNORECASE)
SAME_WAY = re.compile(
    r"\b(?:endte|gik|sluttede|faldt ud) på (?:den )?samme måde\b|\bfik (?:også )?det samme\b",
    re.IGNORECASE,
)
_AGED = re.compile(r"\b(?P<years>\d+)-årige?s?\b", re.IGNORECASE)
_DECIDED_SO = re.compile(
    r"^(?:(?:den|det|ham|hende),? )?(?:der|som) (?P<what>(?:er|blev|bliver|fik|får) .+)$",
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
    return trials[place] if -len(trials) <= place < len(trials) else None


def several_meant(found: re.Match[str], focus: Focus) -> tuple[Trial, ...]:
    """The first or last so many of the trials listed last, where more than one was."""
    number = number_of(found["number"])
    first = found["which"].lower() == "første"
    trials = focus.listed
    if not 1 < number <= len(trials):
        return ()
    return trials[:number] if first else trials[-number:]


def network_meant(about: str, focus: Focus | None) -> str | None:
    """The one of the networks that a reply named where some were asked for: »det om børn«."""
    while focus is not None and focus.question.noun != "netvaerk":
        focus = focus.before
    if focus is None:
        return None
    words = focus.sources.understanding.words(about)
    matcher = focus.sources.understanding.linker.matcher
    named = [
        n for n in focus.sources.collection.networks if f"»{n}«" in focus.told or n in focus.told
    ]
    touched = [n for n in named if matcher.share_of(text_words(n), words) > 0.0]
    return touched[0] if len(touched) == 1 else None


def networks_in_turn(focus: Focus | None) -> list[str]:
    """The networks that questions were asked of, the first one first."""
    asked: list[str] = []
    while focus is not None:
        asked = [n.network for n in focus.question.networks] + asked
        focus = focus.before
    return list(dict.fromkeys(asked))


def meant(about: str, focus: Focus, *, least: float = FITS) -> Trial | None:
    """The one trial that a headless phrase or a noun points out among those talked about.

    `least` is how much of the phrase its title must hold.
    """
    ordinal = ORDINAL.search(about)
    if ordinal and (trial := nth(ordinal["which"], focus)):
        return trial
    if trial := decided_so(about, focus):
        return trial
    about = _OF_TOPIC.sub("om ", about)
    if re.match(r"(?:(?:den|det|dem|de),? )?(?:der|som) ", about, re.IGNORECASE):
        return None  # a clause tells what they are, and is no title
    bare = _AGED.sub(r"\g<years> år", HEADLESS_OPENING.sub("", about))
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
            if link.coverage >= least
        ]
        if not links:
            continue
        best = links[0]
        if len(links) == 1 or best.coverage > links[1].coverage or best.fit > links[1].fit:
            return best.trial if best.coverage > least or among is not trials else None
        return None
    return None


def decided_so(about: str, focus: Focus) -> Trial | None:
    """»den, der blev udsat«: the one of the trials listed last that was decided so."""
    relative = _DECIDED_SO.match(about)
    if relative is None:
        return None
    question = focus.sources.understanding.read(f"forsøg, der {relative['what']}")
    if not question.statuses or question.topic:
        return None
    fitting = [t for t in focus.listed if t.statuses & question.statuses]
    return fitting[0] if len(fitting) == 1 else None


def sibling(words: str, focus: Focus) -> str | None:
    """The one network beside that talked about, in the same documents, that words touch."""
    if not focus.network:
        return None
    trials = focus.sources.collection.trials
    documents = {r.document_id for t in trials if focus.network in t.networks for r in t.records}
    beside = dict.fromkeys(
        n for t in trials if documents & {r.document_id for r in t.records} for n in t.networks
    )
    plain = re.sub(r"(\w+er)ne\b", r"\1", words)  # the stems of »øer« and »øerne« differ
    named = focus.sources.understanding.words(f"{words} {plain}")
    matcher = focus.sources.understanding.linker.matcher
    touched = [n for n in beside if matcher.share_of(text_words(n), named) > 0.0]
    return touched[0] if len(touched) == 1 else None


def with_home(text: str, focus: Focus) -> str:
    """A text in which »det netværk« and »på samme måde« say which network and what decision."""
    if (name := other_network(focus)) and OTHER_NETWORK.search(text):
        return OTHER_NETWORK.sub(network_named(name), text)
    text = with_place(with_topic(text, focus), focus)
    turns = networks_in_turn(focus)
    if len(turns) > 1 and (found := _NTH_NETWORK.search(text)):
        place = ORDINALS[found["which"].lower()]
        return (
            f"{text[: found.start()]}{found['where']} {network_named(turns[place])}"
            f"{text[found.end() :]}"
        )
    if not focus.network:
        return text
    if SAME_WAY.search(text) and focus.trial and (told := decided(focus.trial)):
        text = SAME_WAY.sub(f"blev {told}", text)
    if _SEVERAL_IN_ONE.search(text):
        return text  # whether they are in one is what is asked
    name = network_named(focus.network)
    return _THAT_NETWORK.sub(lambda m: name + (m["owner"] or ""), text)


def round_meant(rest: str, focus: Focus) -> int | None:
    """The round that a fragment names: »i anden«, »runden før den«, »forrige runde«."""
    line = folded_text(rest)
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
    """A text in which »i den runde«, »i anden« and »samme år« say which."""
    bare = _BARE_ROUND.search(text)
    if bare and last_round(focus) and has_clause(text):
        text = f"{text[: bare.end()]} runde{text[bare.end() :]}"
    if _THAT_ROUND.search(text) and (number := last_round(focus)):
        text = _THAT_ROUND.sub(f"i {round_name(number)}", text)
    if (found := _NEXT_ROUND.search(text)) and (number := last_round(focus)):
        other = number + (-1 if found["move"].lower() == "forrige" else 1)
        text = f"{text[: found.start()]}{round_name(max(other, 1))}{text[found.end() :]}"
    year = _year_told(focus)
    return _SAME_YEAR.sub(f"i {year}", text) if year else text


def _year_told(focus: Focus | None) -> str | None:
    """The one year that was told last."""
    while focus is not None:
        for told in (focus.headline, focus.told) if not focus.abstained else ():
            if years := set(_YEAR.findall(told)):
                return years.pop() if len(years) == 1 else None
        focus = focus.before
    return None


def with_topic(text: str, focus: Focus) -> str:
    """A text in which »om det samme emne« says what about: the topic that trials were told by."""
    found = _SAME_TOPIC.search(text)
    topic = _topic_told(focus) if found else None
    if found is None or topic is None:
        return text
    before = _MORE_OF.sub(r"\g<more> forsøg", text[: found.start()])
    return f"{before.rstrip()} om {topic}{text[found.end() :]}"


def _topic_told(focus: Focus | None) -> str | None:
    """What trials were said to be about, last: »IGU« of »Ansøgningerne om IGU«."""
    while focus is not None:
        if found := _TOLD_TOPIC.search(focus.question.text):
            return found["topic"]
        if focus.of_trials and (topic := topic_text(focus.question)):
            return topic
        focus = focus.before
    return None


def with_place(text: str, focus: Focus) -> str:
    """A text in which »dér« says where: in the network, or at the place, last talked about."""
    if (same := _SAME_PLACE.search(text)) and (where := _place_told(focus)):
        return f"{text[: same.start()]}{where}{text[same.end() :]}"
    found = _THERE.search(text)
    if found is None:
        return text
    told = text[: found.start()].rstrip()
    asked_about = focus.trial is None or focus.asks_network or bool(focus.question.networks)
    accented = found[0].lower() == "dér"
    if focus.network and (asked_about or (accented and OTHERWISE.search(text))):
        return f"{told} i {network_named(focus.network)}{text[found.end() :]}"
    if accented and not focus.network and len(focus.question.documents) == 1:
        title = focus.question.documents[0].title
        return f"{told} i artiklen »{title}«{text[found.end() :]}"
    place = list(_PLACE.finditer(focus.question.text))
    if place and accented:
        return f"{told} {place[-1][0]}{text[found.end() :]}"
    return text


def _place_told(focus: Focus) -> str | None:
    """Where that which was talked about stands: in a network, a scheme or a document."""
    if focus.network:
        return f"i {network_named(focus.network)}"
    if focus.question.lists:
        return f"i {focus.question.lists[-1]}"
    return f"i artiklen »{focus.document}«" if focus.document else None
