"""Who is named in the documents, as what, and what they say: names, roles and parties as printed.

A person is introduced by a role before the name (»borgmester Ole Lund«), by one after it (»Ole
Lund, der er borgmester«, »Ole Lund, borgmester«), by the words of a quotation, or by a contact
line or byline. What they say is quoted (`words`), told by the writer (`reported`), or stands under
their name in minutes; »siger han« is said by the person who was introduced last.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.collection import Collection
from corpus.passage import Passage, PassageKind
from corpus.sentences import sentence_spans
from corpus.span import Span
from index.danish import STOP_WORDS, Token, analyse, fold_word
from index.lexicon import load_lexicon
from server.minutes import floor

_SAYING_WORDS = tuple(
    """
    siger sagde udtaler udtalte fortæller fortalte forklarer forklarede mener mente skriver skrev
    understreger understregede fastslår fastslog tilføjer tilføjede vurderer vurderede påpeger
    påpegede oplyser oplyste svarer svarede konstaterer konstaterede erkender erkendte bekræfter
    bekræftede lover lovede advarer advarede
    """.split()
) + ("lyder det fra",)
_SAYS = rf"(?:{'|'.join(_SAYING_WORDS)})"
_REPORTS = (
    rf"(?:{_SAYS}|peger på|pegede på|gør opmærksom på|håber|håbede|frygter|frygtede|kalder|kaldte|"
    r"savner|savnede|roser|roste|kritiserer|kritiserede|opfordrer|opfordrede|afviser|afviste)"
)
_NO_SURNAMES = ("Kommune", "Kommuner", "Regionskommune", "Region", "Amt", "Lov")
_NO_NAME = rf"(?!(?:{'|'.join(_NO_SURNAMES)})\b)"  # »Lolland Kommune Anna Holm«
_NAME = (
    rf"(?P<name>{_NO_NAME}[A-ZÆØÅ][\wæøåéü’'-]+"
    rf"(?:[ \u00a0]{_NO_NAME}(?:[A-ZÆØÅ]\.|[A-ZÆØÅ][\wæøåéü’'-]+)){{1,4}})"
)
# What any name holds, which is found out much faster than where it is introduced.
_NAMED = re.compile(r"[A-ZÆØÅ][\wæøåéü’'-]+[ \u00a0][A-ZÆØÅ]")
_PARTY = r"(?:\s\((?P<party>[^()\d]{1,30})\))?"
_ROLE = r"(?:(?P<role>[a-zæøå][^.,;:”\"»«()]{1,80}?)\s)?"
# What the words for offices and occupations end in.
OFFICES = tuple(
    """
    minister borgmester chef leder formand forkvinde forperson direktør rådgiver konsulent professor
    forsker lektor adjunkt ordfører repræsentant sekretær læge rektor medlem talsmand talskvinde
    talsperson redaktør journalist koordinator inspektør medarbejder specialist præsident kommissær
    rådmand dommer terapeut præst provst forfatter pædagog lærer plejerske advokat økonom analytiker
    indehaver politiker stifter ekspert fuldmægtig planlægger ingeniør arkitekt assistent vejleder
    jurist ombudsmand handler foged mester købmand landmand fisker skipper chauffør smed frisør
    bager murer tømrer håndværker gartner behandler formidler træner instruktør bibliotekar revisor
    olog iker kunstner mægler
    """.split()
)
_OFFICE = rf"(?i:[\w-]*(?:{'|'.join(OFFICES)})(?:e?n)?)"
_BEFORE_OFFICE = r"(?:(?i:tidligere|daværende|nuværende|konstitueret|fungerende)\s|[\w-]+-\sog\s)*"
_OF_OFFICE = r"\s(?:for|i|på|ved|hos|af)\s[^.,;:”\"»«()\n]{2,60}?"
_OFFICE_PHRASE = rf"{_BEFORE_OFFICE}{_OFFICE}(?:{_OF_OFFICE})?"
_SPEAKER = re.compile(rf"\b{_SAYS}\s{_ROLE}{_NAME}{_PARTY}")
_JOINS = "for|i|på|ved|hos|af|fra|og|om|til|med"
_OF_COMMON = (
    rf"\s(?:for|i|på|ved|hos|af|fra)(?:\s(?!(?:{_JOINS})\b)[a-zæøå][\w-]*){{1,3}}"
    r"|\s(?:i|for|fra)\s[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)?\s(?:Kommune|Regionskommune)"
    r"|\s(?:i|for|fra)\sRegion\s[A-ZÆØÅ][\w-]+"
)
_TITLED = re.compile(
    rf"(?<![\w-])(?P<role>{_BEFORE_OFFICE}{_OFFICE}(?:{_OF_OFFICE}(?=,)|(?:{_OF_COMMON}))?)"
    rf",?[ \u00a0]{_NAME}{_PARTY}"
)
_SETS_APART = re.compile(r"[.;:”\"»«()]")  # what never stands between an office and its name
# »Anna Holm (DF)«: a name that only a party stands with.
_OF_PARTY = re.compile(rf"{_NAME}\s\((?P<party>[A-ZÆØÅ]{{1,3}}|Alt|Nyb)\)")
# »Forstander Mette Holm«, »pårørende Inge Lund«: what somebody is called who holds no office.
_CALLING = (
    r"[a-zæøå-]*(?:pårørende|studerende|er|ør|or|ent|ant|ist|log|mand|kvinde|ske|mor|far|søn|datter|ven|inde"
    r"|elev|ansat|frivillig)"
)
_CALLED = re.compile(
    rf"(?:(?<![\w-])|(?:^|(?<=[.!?]\s))(?=[A-ZÆØÅ]))"
    rf"(?P<role>(?i:{_CALLING}))[ \u00a0]{_NAME}{_PARTY}"
)
_EXPLAINED = re.compile(
    rf"{_NAME}{_PARTY},\s(?:(?:der|som)\s(?:er|var|har været|blev)\s(?:den\s|ny\s|nye\s)?)?"
    rf"(?P<role>{_OFFICE_PHRASE})(?=[.,;)\n]|$|\ssiden\b)"
)
# »Havnefogeden i Lund, Anna Holm, …«: a definite noun that a name explains.
_APPOSED = re.compile(
    rf"(?:^|(?<=[.!?]\s))(?P<role>(?:Den\s[a-zæøå]+\s)?[A-ZÆØÅ]?[a-zæøå-]{{3,}}e?n"
    rf"(?:\s(?:for|i|på|ved|hos|af|fra)\s[^.,;:”\"»«()\n]{{2,60}})?),\s{_NAME}{_PARTY},"
)
_SIGNED = re.compile(
    rf"\A\s*{_NAME}(?:,\s|\s*\n\s*)(?P<role>[A-ZÆØÅa-zæøå][^\n,.:@\d]{{2,80}})", re.MULTILINE
)
_BYLINE = re.compile(
    rf"\A\s*(?:(?i:af|tekst|skrevet af|journalist|by)):?\s(?:(?i:journalist)\s)?{_NAME}"
    r"(?:,\s(?P<role>[a-zæøå][^\n,.@\d]{2,60}))?(?:[,/|\s].{0,80})?\Z"
)
_SAYING = re.compile(rf"\b{_SAYS}\s(?:[^.,;:”\"»«()]{{0,80}}\s)?")
_SAID_BY_LAST = re.compile(rf"\b{_SAYS}\s(?:han|hun)\b")
_SAID_BY_NAMED = re.compile(rf"\b{_SAYS}\s(?P<surname>[A-ZÆØÅ][\wæøåéü-]+)\b(?!\s[A-ZÆØÅ])")
_REPORTING = re.compile(rf"\b{_REPORTS}\b,?[^.]{{0,40}}?(?:\b(?:at|om|mod|for|til|men)\b|[»”“\"„])")
_QUOTED = re.compile(r"[”“\"»«„](?P<words>[^”“\"»«„]+)[”“\"»«„]")
_CAPITAL_ROLE = re.compile(rf"\A{_OFFICE}\Z")
_OF_WHAT = re.compile(r"\s(?:for|i|på|ved|hos|af)\s")
# »…, savnede at blive spurgt: »…«: what stands between a person and a quotation of theirs.
_LEADS_IN = re.compile(r"[^.:?!”“\"»«„]*:\s*(?=[”“\"»„])")
COMMON_WORD = 0.4  # rarity below which a word says too little to call anybody
GOES_ON = 3  # words from which a quotation after its speaker is more of what they say
_FIRST_LINES = 6  # passages from the top among which a byline stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person that a passage introduces, or lets speak.

    `words` is what they say there, `reported` the sentence that tells what they say, `introduction`
    how the document names them; `is_author` whether a byline does. `passage` is where they speak.
    `setting` is what the document tells where it introduces them and lets them speak, without any
    quoted words: whom they speak for, and how they feel about it.
    """

    name: str
    role: str | None
    party: str | None
    passage: Passage
    name_span: Span
    introduction: Span
    words: Span | None
    reported: Span | None = None
    is_author: bool = False
    setting: str = ""

    @property
    def name_tokens(self) -> tuple[Token, ...]:
        """The analysed words of the name."""
        return analyse(self.name)

    @property
    def office(self) -> str:
        """The role without what it is of: »formand« of »formand for udvalget«; else empty."""
        return _OF_WHAT.split(self.role or "", maxsplit=1)[0]


def find_people(collection: Collection) -> Iterator[Person]:
    """The people of all documents, in reading order; who speaks often is there each time."""
    for document in collection.documents:
        people: list[Person] = []
        for passage in collection.passages_of(document.id):
            if passage.kind is not PassageKind.BOILERPLATE:
                people += _people_in(passage, people)
                people += _with_the_floor(passage, collection)
        yield from _with_settings(people, collection)


def is_byline(passage: Passage) -> bool:
    """Whether a passage only says who wrote the text."""
    return passage.ordinal < _FIRST_LINES and _BYLINE.match(passage.text) is not None


def _with_settings(people: Sequence[Person], collection: Collection) -> Iterator[Person]:
    """The people of one document, each with what stands around them.

    That is the passages that introduce them and let them speak. Where others are introduced there
    too, it is the sentence that does so, and the one before it.
    """
    spoken: defaultdict[str, list[Span]] = defaultdict(list)
    introduced: defaultdict[str, set[str]] = defaultdict(set)
    places = [collection.passage_at(p.passage.document_id, p.introduction) for p in people]
    for person, place in zip(people, places, strict=True):
        introduced[place.id].add(person.name)
        if person.words:
            spoken[person.passage.id].append(person.words.shifted(-person.passage.content.start))
    for person, place in zip(people, places, strict=True):
        told = [_leading_to(place, collection)]
        for passage in dict.fromkeys((place, person.passage)):
            text = _blanked(passage.text, spoken[passage.id])
            if introduced[passage.id] - {person.name}:
                text = _introducing(passage, person, text) if passage == place else ""
            told.append(" ".join(text.split()))
        yield replace(person, setting=" ".join(filter(None, told)))


def _leading_to(quotation: Passage, collection: Collection) -> str:
    """The passage right above a quotation, if it leads to it."""
    if quotation.kind is not PassageKind.QUOTATION or not quotation.ordinal:
        return ""
    above = collection.passages_of(quotation.document_id)[quotation.ordinal - 1].text
    return above if above.rstrip().endswith(":") else ""


def _introducing(passage: Passage, person: Person, text: str) -> str:
    """The sentence of a passage that introduces a person, and the one before it, as in `text`."""
    sentences = sentence_spans(passage.text)
    at = person.introduction.start - passage.content.start
    i = next(i for i, s in enumerate(sentences) if at < s.end)
    return text[sentences[max(0, i - 1)].start : sentences[i].end]


def _blanked(text: str, spans: Sequence[Span]) -> str:
    """A text with nothing but spaces at some places of it, and in all quotation marks."""
    quoted = [Span(*m.span()) for m in _QUOTED.finditer(text)]
    for span in (*spans, *quoted):
        text = text[: span.start] + " " * len(span) + text[span.end :]
    return text


def _people_in(passage: Passage, before: Sequence[Person]) -> list[Person]:
    if is_byline(passage):
        byline = _BYLINE.match(passage.text)
        assert byline is not None, "a byline matches"
        return [replace(_person(passage, byline), is_author=True)]
    introduced = _introduced(passage)
    if passage.kind is PassageKind.CONTACT:
        signed = _SIGNED.search(passage.text)
        return introduced or ([_person(passage, signed)] if signed else [])
    known = [*(p for p in before if not p.is_author), *introduced]
    people = [_speaking(p, passage) for p in _with_roles(introduced, before)]
    said: list[Person] = []
    if known and _lets_speak(passage):
        said = [*_said_by_last(passage, known), *_said_by_surname(passage, known)]
    said = said or _said_on([p for p in people if p.words], passage)
    if not any(p.words for p in (*people, *said)):
        said = _led_in(passage, before)
    return sorted([*people, *said], key=lambda p: (p.name_span, p.words or p.name_span))


def _with_the_floor(passage: Passage, collection: Collection) -> Iterator[Person]:
    """Whose words a passage of minutes is: of whom its line, or the one it stands under, names."""
    own = floor(passage.text)
    line = passage
    if own is None and passage.section_ids:
        line = collection.passage(passage.section_ids[-1])
    given = own or floor(line.text)
    if given is None or (given.said_at is None) is (line is passage):
        return
    start = line.content.start
    yield Person(
        name=given.name,
        role=_lowered(given.role) if given.role else None,
        party=given.party,
        passage=passage,
        name_span=given.name_span.shifted(start),
        introduction=given.span.shifted(start),
        words=Span(passage.content.start + (given.said_at or 0), passage.content.end),
    )


def _introduced(passage: Passage) -> list[Person]:
    """The people that a passage names with a role, or as who speaks; each once."""
    if _NAMED.search(passage.text) is None:
        return []
    found: list[Person] = []
    # Most passages name no office, which is found out much faster than that nobody has one.
    explained = (_EXPLAINED,) if _names_office(passage.text) else ()
    titled = (
        (_TITLED,) if explained and any(map(_may_title, _SETS_APART.split(passage.text))) else ()
    )
    speaker = (_SPEAKER,) if _lets_speak(passage) else ()
    for pattern in (*speaker, *titled, *explained, _APPOSED, _OF_PARTY, _CALLED):
        for match in pattern.finditer(passage.text):
            if pattern is _CALLED and not _calls(match):
                continue
            person = _person(passage, match)
            same = next((p for p in found if _overlap(p.name_span, person.name_span)), None)
            if same is not None and same.role is None and person.role is not None:
                found.remove(same)
            if same is None or same not in found:
                found.append(person)
    return sorted(found, key=lambda p: p.name_span)


def _calls(found: re.Match[str]) -> bool:
    """Whether the word before a name says what somebody is: no verb does, nor does a small word.

    A word with a capital says it only where a sentence begins.
    """
    role, last = found["role"], found["name"].split()[-1]
    begins = not found.string[: found.start("role")].rstrip(" \u00a0\n").strip('–-.!?:»”"')
    begins |= found.string[: found.start("role")].rstrip()[-1:] in {".", "!", "?", ":", "–", "-"}
    if role[0].isupper() and not begins:
        return False
    word = fold_word(role)
    lexicon = load_lexicon()
    common = (
        word in STOP_WORDS
        or role.lower() in _SAYING_WORDS
        or lexicon.is_verb(word)
        or lexicon.rarity(word) < COMMON_WORD
    )
    return not common and last not in _NO_SURNAMES


def _names_office(text: str) -> bool:
    folded = text.casefold()
    return any(office in folded for office in OFFICES)


def _may_title(part: str) -> bool:
    """Whether a part of a sentence can be of an office and who holds it."""
    return _NAMED.search(part) is not None and _names_office(part)


def _lets_speak(passage: Passage) -> bool:
    """Whether a passage holds a word for saying something."""
    return any(word in passage.text for word in _SAYING_WORDS)


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _with_roles(people: Sequence[Person], before: Sequence[Person]) -> list[Person]:
    """The people, each without a role given the one that the document gave them earlier."""
    kept: list[Person] = []
    for person in people:
        earlier = next((p for p in before if p.name == person.name and p.role), None)
        if person.role is None and earlier is not None:
            kept.append(
                replace(
                    person,
                    role=earlier.role,
                    party=person.party or earlier.party,
                    introduction=earlier.introduction,
                )
            )
        else:
            kept.append(person)
    return kept


def _person(passage: Passage, found: re.Match[str]) -> Person:
    groups = found.groupdict()
    start = passage.content.start
    name, role = Span(*found.span("name")), groups.get("role")
    first, _, rest = found["name"].partition(" ")
    if role is None and " " in rest and _CAPITAL_ROLE.match(first):
        # »Borgmester Ole Lund«, where a sentence begins.
        role, name = first, Span(name.start + len(first) + 1, name.end)
    begins = min(found.start("role"), name.start) if groups.get("role") else found.start("name")
    ends = max(name.end, found.end("party") + 1 if groups.get("party") else 0)
    if groups.get("role"):
        ends = max(ends, found.end("role"))
    return Person(
        name=" ".join(name.of(passage.text).split()),
        role=_lowered(" ".join(role.split())) if role else None,
        party=groups.get("party"),
        passage=passage,
        name_span=name.shifted(start),
        introduction=Span(begins, ends).shifted(start),
        words=None,
    )


def _lowered(role: str) -> str:
    """A role as it is written inside a sentence; an abbreviation keeps its capitals."""
    return role if role[:2].isupper() else role[:1].lower() + role[1:]


def _speaking(person: Person, passage: Passage) -> Person:
    """A person with what they say in the passage that names them."""
    text, start = passage.text, passage.content.start
    here = passage.content.contains(person.introduction)
    intro = (person.introduction if here else person.name_span).shifted(-start)
    verbs = [v for v in _SAYING.finditer(text) if v.start() < intro.start <= v.end()]
    if verbs:
        verb = verbs[0]
        return replace(person, words=_shifted(_words_before(passage, verb.start()), start))
    if (led := _LEADS_IN.match(text, intro.end)) and (quoted := _QUOTED.match(text, led.end())):
        words = _bare(text, quoted.start("words"), quoted.end("words"))
        return replace(person, words=_shifted(words, start))
    sentence = next(s for s in sentence_spans(text) if intro.start < s.end)
    after = text[intro.end : sentence.end]
    if _REPORTING.search(after) and _subject(text, sentence, intro):
        return replace(person, reported=sentence.shifted(start))
    quote = re.match(rf"[^.]*?\b{_SAYS}\b[^.”\"»]{{0,60}}?:?\s*(?=[”\"»„“])", text[intro.end :])
    quoted = _QUOTED.match(text, intro.end + quote.end()) if quote else None
    if quoted is not None:
        words = _bare(text, quoted.start("words"), quoted.end("words"))
        return replace(person, words=_shifted(words, start))
    return person


def _subject(text: str, sentence: Span, intro: Span) -> bool:
    """Whether a person is whom a sentence speaks of: it begins with them, or nearly."""
    return intro.start - sentence.start < 40 and '"' not in text[sentence.start : intro.start]


def _said_by_last(passage: Passage, known: Sequence[Person]) -> list[Person]:
    """»siger han«: the words are of the person named last, the first of their passage."""
    start = passage.content.start
    said: list[Person] = []
    for verb in _SAID_BY_LAST.finditer(passage.text):
        earlier = [p for p in known if p.introduction.start < start + verb.start()]
        if not earlier:
            continue
        last = next(p for p in earlier if p.passage.id == earlier[-1].passage.id)
        words = _shifted(_words_before(passage, verb.start()), start)
        if words is not None:
            said.append(replace(last, passage=passage, words=words, reported=None))
    return said


def _said_by_surname(passage: Passage, known: Sequence[Person]) -> list[Person]:
    """»siger Lund«: the words are of the person of that surname who was named before."""
    start = passage.content.start
    said: list[Person] = []
    for verb in _SAID_BY_NAMED.finditer(passage.text):
        named = [p for p in known if p.name.split()[-1] == verb["surname"]]
        words = _shifted(_words_before(passage, verb.start()), start)
        if named and words is not None:
            said.append(replace(named[0], passage=passage, words=words, reported=None))
    return said


def _said_on(speakers: Sequence[Person], passage: Passage) -> list[Person]:
    """»…,« siger X. »…«: what the last speaker of a passage goes on to say, in quotation marks."""
    if not speakers:
        return []
    start = passage.content.start
    last = speakers[-1]
    assert last.words is not None, "speakers say something"
    after = max(last.words.end, last.introduction.end) - start
    quoted = list(_QUOTED.finditer(passage.text, max(0, after)))
    if not quoted or len(quoted[0]["words"].split()) < GOES_ON:
        return []
    words = _bare(passage.text, quoted[0].start("words"), quoted[-1].end("words"))
    return [replace(last, words=_shifted(words, start))]


def _led_in(passage: Passage, before: Sequence[Person]) -> list[Person]:
    """A quotation that names nobody is of the person of whom the passage before it tells last."""
    if passage.kind is not PassageKind.QUOTATION or not before:
        return []
    above = [p for p in before if p.passage.ordinal == passage.ordinal - 1]
    words = _all_quoted(passage)
    if not above or words is None:
        return []
    text_before = above[-1].passage
    last = sentence_spans(text_before.text)[-1].shifted(text_before.content.start)
    named = [p for p in above if last.start <= p.name_span.start < last.end]
    if not named and not text_before.text.rstrip().endswith(":"):
        return []
    speaker = named[0] if named else above[-1]
    words = words.shifted(passage.content.start)
    return [replace(speaker, passage=passage, words=words, reported=None)]


def _all_quoted(passage: Passage) -> Span | None:
    """The words of a passage that is nothing but words in quotation marks, else None."""
    quoted = list(_QUOTED.finditer(passage.text))
    if not quoted or _QUOTED.sub("", passage.text).strip(" \u00a0.,\n"):
        return None
    return _bare(passage.text, quoted[0].start("words"), quoted[-1].end("words"))


def _shifted(span: Span | None, by: int) -> Span | None:
    return span.shifted(by) if span else None


def _words_before(passage: Passage, end: int) -> Span | None:
    """The words spoken: those in quotation marks, or a quotation passage up to its speaker.

    They begin after the speaker before, if the passage has more than one.
    """
    start = max(
        (m.end() for m in _SPEAKER.finditer(passage.text, 0, end) if m.end() <= end), default=0
    )
    quoted = list(_QUOTED.finditer(passage.text, start, end))
    if quoted:
        return _bare(passage.text, quoted[0].start("words"), quoted[-1].end("words"))
    return _bare(passage.text, start, end) if passage.kind is PassageKind.QUOTATION else None


def _bare(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(" \u00a0,–-"))
    right = len(piece.rstrip(" \u00a0,–-"))
    return Span(start + left, start + right) if left < right else None
