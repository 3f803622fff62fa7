"""A fact from running text: the shortest right answer, then the sentence it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.passage import PassageKind
from corpus.rounds import rounds_in
from corpus.span import Span
from index.danish import analyse, fold_word, stem
from index.lexicon import load_lexicon
from server import wording
from server.about import asks_party
from server.answer import AnswerStatus, AnswerType
from server.answers.instances import asks_names, asks_of_kind, names_instance
from server.danish_text import capitalised
from server.draft import Draft
from server.evidence import Evidence
from server.extract import Value, ValueKind, find_values
from server.linking import holds_office, names_office
from server.matching import context_words, single_words
from server.question import Asked, Question, folded_line
from server.ranking.senses import may_tell, senses_asked, senses_told
from server.ranking.wanted import gives_cause, wanted_values
from server.sources import Sources, evidence_mark
from server.totals import statuses_in

SURE = 0.25  # how likely a sentence must answer
CERTAIN = 0.5  # to answer before anything else is tried
INSTANCE = 0.2  # where it says which of the kind asked for
TYPED = 0.2  # where it also holds a value of the kind asked for
MISSED = 0.4  # what a word may weigh that nothing near an unlooked-for sentence holds
BEHIND = 0.35  # of the chance of a certain sentence, below which none gives its value instead
STRANGE = 0.75  # what a thing may weigh that a sentence misses and still tells what became of it
WHOLE = 0.95  # of a question, from which a sentence that holds a value answers it anyway
OF_TOPIC = 0.3  # how much of what is asked about must stand around a reason
NEXT = 400  # characters within which what comes next is told
TYPED_WIDTH = 4  # sentences looked at for a value
WIDTH = 3  # sentences looked at for a reason
CLAUSE = 30  # characters that the border of a clause counts for

_CLAUSE = re.compile(r",\s|\s(?:og|men|samt|mens)\s|[;:–]")
_GRAINS = {
    "dag": re.compile(r"\d{1,2}[./-]"),
    "dato": re.compile(r"\d{1,2}[./-]"),
    "maaned": re.compile(r"[a-zæøå]{3,}", re.IGNORECASE),
    "aar": re.compile(r"\d{4}"),
}
_ACTORS = re.compile(
    r"\b(?:regering|folketing|minister|ministeri|kommune|byråd|region|styrelse|udvalg|nævn|råd|center|"
    r"parti|forening|direktion)\w*",
    re.IGNORECASE,
)
# What any sentence may tell, whether or not it gives what a module looks for.
_ANY_SENTENCE = frozenset({
    Asked.STATUS, Asked.COMPARE, Asked.GIST, Asked.OUTCOME, Asked.PLACE, Asked.THING,
})  # fmt: skip
_YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """What templates/answers/fact.txt shows.

    `short` is empty where the sentence itself is the shortest answer.
    """

    short: str
    sentence: str
    mark: str


def propose(question: Question, sources: Sources) -> Draft | None:
    """The fact, if a sentence says enough of what is asked."""
    return _find(question, sources, SURE)


def certain(question: Question, sources: Sources) -> Draft | None:
    """The fact, if a sentence says nearly all of what is asked."""
    return _find(question, sources, CERTAIN)


def sensed(question: Question, sources: Sources) -> Draft | None:
    """The best sentence that tells what is said to happen (»hvad betyder det, at X forlænges?«)."""
    senses = senses_asked(folded_line(question))
    if question.missing or question.present or not senses:
        return None
    telling = (e for e in sources.sentences(question) if senses & senses_told(e.text))
    best = next(telling, None)
    return sentence_draft(best) if best is not None and answers(best, TYPED) else None


def likely(question: Question, sources: Sources) -> Draft | None:
    """The sentence that very likely answers what no module of its kind could."""
    if question.missing or question.asked not in _ANY_SENTENCE or wanted_values(question):
        return None
    best = next(iter(sources.sentences(question)), None)
    if best is None or not answers(best, CERTAIN) or best.passage.id in sources.trials_by_passage:
        return None
    if best.missed > MISSED or not holds_numbers(question, best):
        return None
    if asks_names(question) and not names_instance(question, best):
        return None
    if not may_tell(best.text, senses_asked(folded_line(question))):
        return None
    return sentence_draft(best) if of_rounds(best, question, sources) else None


def _find(question: Question, sources: Sources, least: float) -> Draft | None:
    if question.missing or asks_party(folded_line(question)):
        return None  # a party stands with the name of its member, and nowhere else
    senses = senses_asked(folded_line(question))
    sentences = tuple(
        e
        for e in sources.sentences(question)
        if e.passage.kind is not PassageKind.CONTACT
        and may_tell(e.text, senses)
        and of_rounds(e, question, sources)
        and _of_statuses(e, question)
    )
    if question.asked is Asked.LIST and asks_of_kind(question):
        # A trial's title names no other thing than itself.
        sentences = tuple(e for e in sentences if e.passage.id not in sources.trials_by_passage)
    if not sentences:
        return None
    kinds = wanted_values(question)
    if kinds:
        return _typed(question, sentences, kinds, sources)
    told = (
        _instance_in(question, sentences)
        or _purpose(question, sources)
        or _what_then(question, sentences)
    )
    if told is not None:
        return told
    if question.asked is Asked.REASON:
        least = min(least, TYPED)
        trials = sources.trials_by_passage  # a title with »for at« in it gives no reason
        sentences = tuple(
            e
            for e in sentences[:WIDTH]
            if gives_cause(e.text)
            and e.passage.id not in trials
            and _is_of_topic(question, e, sources)
        )
    best = sentences[0] if sentences else None
    if best is None or not answers(best, least) or not names_instance(question, best):
        return None
    if question.asked is Asked.STATUS and best.missed > STRANGE:
        return None
    if best.passage.id in sources.trials_by_passage:
        return None  # a title tells little more than what a trial is called
    return sentence_draft(best)


def _purpose(question: Question, sources: Sources) -> Draft | None:
    """The likeliest sentence that tells what something is meant for, where that is asked.

    It is looked for in the words that documents say it in, whatever the question calls it.
    """
    if not wording.PURPOSE.search(folded_line(question)):
        return None
    if question.networks:
        return None  # what all trials are meant for is not what is asked of some
    of_what = [w.token.surface for w in question.topic if not _AIM.fullmatch(w.token.folded)]
    plain = sources.understanding.read(f"Hvad er formålet med {' '.join(of_what) or 'forsøget'}?")
    told = (
        e for e in sources.sentences(plain) if _TELLS_PURPOSE.search(e.text) and e.missed <= MISSED
    )
    purpose = next(told, None)
    return sentence_draft(purpose) if purpose else None


def _what_then(question: Question, sentences: Sequence[Evidence]) -> Draft | None:
    """What a text says comes »herefter«, where it is asked what happens when something is done."""
    if not _THEN_WHAT.search(folded_line(question)):
        return None
    then = [e for e in sentences if _THEN.match(e.text)]
    for done in sentences[:TYPED_WIDTH]:
        for evidence in then:
            apart = evidence.span.start - done.span.end
            if evidence.document == done.document and 0 <= apart <= NEXT and answers(done, TYPED):
                return sentence_draft(evidence)
    return None


def _is_of_topic(question: Question, evidence: Evidence, sources: Sources) -> bool:
    """Whether a reason is given of what is asked about, and not only in a text near it."""
    matcher = sources.understanding.linker.matcher
    around = context_words(evidence.document, evidence.passage)
    named = {i for n in question.networks for i in n.positions}
    topic = question.topic or tuple(w for i, w in enumerate(question.words) if i in named)
    return not topic or matcher.coverage(topic, around) >= OF_TOPIC


def _of_statuses(evidence: Evidence, question: Question) -> bool:
    """Whether a sentence can tell how many have the statuses asked for."""
    if question.asked is not Asked.COUNT or not question.statuses or not question.about_trials:
        return True
    return bool(question.statuses & statuses_in(evidence.text))


def holds_numbers(question: Question, evidence: Evidence) -> bool:
    """Whether a sentence holds every number that the question gives.

    One may also stand around it: »de«, says a sentence of the 33 that the one before it tells of.
    """
    published = evidence.document.provenance.published
    around = (evidence.passage.text, *evidence.passage.section, evidence.document.title)
    held = {t.stem for text in around for t in analyse(text)}
    held.add(str(published.year) if published else "")
    return all(str(n) in held for n in question.numbers - question.rounds)


def answers(evidence: Evidence, least: float = SURE) -> bool:
    """Whether a sentence is likely enough to answer."""
    return evidence.chance >= least


def of_rounds(evidence: Evidence, question: Question, sources: Sources) -> bool:
    """Whether a sentence can speak of the rounds asked for.

    It does so by its own words, else by its document's only round.
    """
    if not question.rounds:
        return True
    own: set[int | None] = set(rounds_in(evidence.text))
    if not own:
        own = {
            t.round
            for t in sources.totals
            if t.document == evidence.document and t.sentence == evidence.span
        }
    if not own:
        own = {t.round for t in sources.collection.trials_in(evidence.document.id)}
    return bool(own & question.rounds)


def _instance_in(question: Question, sentences: Sequence[Evidence]) -> Draft | None:
    """The first of the best sentences that says which of a kind is meant (»hvilken ordning«).

    It says so by a compound of the kind (»byfornyelsesordningen«).
    """
    if (
        question.noun is None
        or question.asked is not Asked.THING
        or wording.TRIALS.search(question.noun)
    ):
        return None
    kind = stem(question.noun)
    asked = {w.token.stem for w in question.words}
    for evidence in sentences[:WIDTH]:
        if evidence.chance < INSTANCE:
            continue
        for token in analyse(evidence.text):
            if token.parts and token.parts[-1] == kind and token.stem not in asked:
                return sentence_draft(evidence, token.surface)
    return None


def _typed(
    question: Question,
    sentences: Sequence[Evidence],
    kinds: Sequence[ValueKind],
    sources: Sources,
) -> Draft | None:
    """The best sentence with a value of the kind asked for; the value nearest the question's words.

    A sentence without such a value cannot answer, so the next ones are tried.
    """
    for evidence in sentences[:TYPED_WIDTH]:
        if answers(sentences[0], CERTAIN) and evidence.chance < BEHIND * sentences[0].chance:
            break
        likely_enough = evidence.chance >= TYPED or evidence.coverage >= WHOLE
        if not likely_enough or not holds_numbers(question, evidence):
            continue
        if question.asked is Asked.COUNT and question.noun is None and evidence.chance < CERTAIN:
            continue  # what is counted is told by nothing but the sentence
        if question.asked is Asked.COUNT and evidence.missed > MISSED and not answers(evidence):
            continue  # what is counted is of something else
        for kind in kinds:
            fitting = [
                v for v in find_values(evidence.text, kind) if _fits(question, evidence, v, sources)
            ]
            value = _nearest(question, evidence, fitting, sources)
            if value is not None:
                return sentence_draft(evidence, value.text)
    best = sentences[0]
    if question.asked is Asked.PERSON and _ACTORS.search(best.text) and answers(best):
        return sentence_draft(best)
    return None


def _may_hold(question: Question, name: str, sources: Sources) -> bool:
    """Whether a name may be that of the holder of an office, where one is asked for."""
    line = folded_line(question)
    found = _WHO_IS.search(line)
    if found is None:
        return True
    first = line.count(" ", 0, found.end())
    reach = 1 if found[0] == "hvem " else REACH  # »hvem ministeren mødte« asks of another
    offices = [w.token for w in question.words[first : first + reach] if names_office(w.token)]
    if not offices:
        return True
    known = [p for p in sources.understanding.linker.people if name in p.name and p.role]
    held = not known or any(holds_office(p, offices) for p in known)
    return held and _AUTHORITY.search(name) is None


def _fits(question: Question, evidence: Evidence, value: Value, sources: Sources) -> bool:
    """Whether a value can be the answer.

    A number must count the noun asked for; no value may be the question's own.
    """
    if (
        value.kind is ValueKind.NUMBER
        and question.noun is not None
        and question.asked is Asked.COUNT
    ):
        if _YEAR.fullmatch(value.text):
            return False
        rest = re.split(r"[,;.]", evidence.text[value.span.end : value.span.end + 60])[0]
        following = analyse(rest)[:4]
        return any(
            t.stem == stem(question.noun) or stem(question.noun) in t.parts for t in following
        )
    asked = {w.token.folded for w in question.words}
    if all(t.folded in asked for t in analyse(value.text)):
        return False
    if value.kind is ValueKind.NAME:
        authority = _AUTHORITY.search(value.text) is not None
        if _is_common(value.text.split()[0]) or not _may_hold(question, value.text, sources):
            return False
        if not authority and _OF_AUTHORITIES.search(folded_line(question)):
            return False
    return value.kind is not ValueKind.TIME or _fine_enough(question.noun, value.text)


_AIM = re.compile(r"formaal\w*|hensigt\w*|mening\w*|ideen?|point\w*|maal(?:et)?|opnaa\w*")
_TELLS_PURPOSE = re.compile(
    r"\b(?:formålet|hensigten|meningen|ideen|idéen|pointen|målet)\s(?:med|bag|er)\b", re.IGNORECASE
)
_THEN_WHAT = re.compile(
    r"\bhvad (?:skal|sker|skete|kommer)\b.*"
    r"\b(?:bagefter|herefter|derefter|efterfoelgende|naar|saa snart|efter at)\b"
)
_THEN = re.compile(r"(?:herefter|derefter|efterfølgende|dernæst|bagefter)\b", re.IGNORECASE)
_WHO_IS = re.compile(r"\b(?:hvem(?: er| var)?|hvad (?:hedder|hed)|navn\w* paa) ")
REACH = 3  # words among which the office stands
# A municipality holds no office, and a person is no municipality.
_AUTHORITY = re.compile(r"(?:Kommune|Region\w*|Styrelse\w*|\w+styrelsen|\w+ministeriet)\Z")
_OF_AUTHORITIES = re.compile(r"\b(?:hvilken?|hvilke|which|what) (?:\w+ ){0,2}?kommune?r?\b")


def _is_common(capitalised: str) -> bool:
    """Whether a word with a capital is a common noun, told by its other forms, and no name."""
    word, count = fold_word(capitalised), load_lexicon().count
    bare = word[:-2] if word.endswith(("en", "et")) else ""
    return any(count(word + ending) for ending in ("en", "et", "ene")) or (
        bool(bare) and count(bare) >= count(word) > 0
    )


def _fine_enough(noun: str | None, time: str) -> bool:
    """Whether a time tells the day, month or year that is asked for by that word."""
    wanted = next((p for word, p in _GRAINS.items() if noun and noun.startswith(word)), None)
    return wanted is None or wanted.search(time) is not None


def _nearest(
    question: Question, evidence: Evidence, values: Sequence[Value], sources: Sources
) -> Value | None:
    """The value with the most of the question's words, by weight, close by; the first of equals."""
    matcher = sources.understanding.linker.matcher
    telling = [w for w in question.words if not w.token.is_stop]
    stands = [
        (token.start, max((matcher.weight(w) * matcher.match(w, word) for w in telling), default=0))
        for token, word in single_words(evidence.text)
    ]

    def closeness(value: Value) -> float:
        return round(
            sum(weight / (8 + _distance(evidence.text, value.span, at)) for at, weight in stands), 6
        )

    return max(values, key=closeness, default=None)


def _distance(text: str, span: Span, place: int) -> int:
    """How many characters a place is away, those of another clause counted as more."""
    if span.start <= place < span.end:
        return 0
    between = text[place : span.start] if place < span.start else text[span.end : place]
    return len(between) + CLAUSE * len(_CLAUSE.findall(between))


def sentence_draft(evidence: Evidence, short: str = "") -> Draft:
    """The answer that quotes a sentence, after its shortest form if there is one."""
    view = FactView(short=capitalised(short), sentence=evidence.text, mark=evidence_mark(evidence))
    return Draft(
        type=AnswerType.FACT,
        status=AnswerStatus.ANSWERED,
        template="fact",
        view=view,
        why=f"sætningen svarer med sandsynligheden {evidence.chance:.2f}",
    )
