"""A fact from running text: the shortest right answer, then the sentence it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.passage import PassageKind
from corpus.rounds import rounds_in
from corpus.sentences import with_items
from index.danish import analyse, stem
from server import wording
from server.about import asks_party
from server.answer import AnswerStatus, AnswerType
from server.answers.instances import asks_names, asks_of_kind, names_instance
from server.answers.values import LEAST, holds_numbers, value_told
from server.danish_text import capitalised
from server.draft import Draft, mark
from server.evidence import Evidence
from server.extract import ValueKind, find_values
from server.matching import context_words
from server.question import Asked, Question, folded_line
from server.ranking.senses import may_tell, senses_asked, senses_told
from server.ranking.wanted import gives_cause, is_over_causes, wanted_values
from server.sources import Sources
from server.totals import statuses_in

SURE = 0.25  # how likely a sentence must answer
CERTAIN = 0.5  # to answer before anything else is tried
INSTANCE = 0.2  # where it says which of the kind asked for
CAUSING = 0.2  # where it also gives a reason, or tells what is done
MISSED = 0.4  # what a word may weigh that nothing near an unlooked-for sentence holds
STRANGE = 0.75  # what a thing may weigh that a sentence misses and still tells what became of it
OF_TOPIC = 0.3  # how much of what is asked about must stand around a reason
DONE_WIDTH = 4  # sentences looked at for what is done first
NEXT = 400  # characters within which what comes next is told
WIDTH = 3  # sentences looked at for a reason
ITEMS = 700  # characters up to which a sentence is given with its numbered items

# What any sentence may tell, whether or not it gives what a module looks for.
_ANY_SENTENCE = frozenset({
    Asked.STATUS, Asked.COMPARE, Asked.GIST, Asked.OUTCOME, Asked.PLACE, Asked.THING,
    Asked.QUOTE, Asked.SPEAKER,
})  # fmt: skip

_AIM = re.compile(r"formaal\w*|hensigt\w*|mening\w*|ideen?|point\w*|maal(?:et)?|opnaa\w*")
_TELLS_PURPOSE = re.compile(
    r"\b(?:formålet|hensigten|meningen|ideen|idéen|pointen|målet)\s(?:med|bag|er)\b", re.IGNORECASE
)
_THEN_WHAT = re.compile(
    r"\bhvad (?:skal|skulle|sker|skete|kommer)\b.*"
    r"\b(?:bagefter|herefter|derefter|efterfoelgende|naar|saa snart|efter)\b"
    r"|\bnaeste skridt\b.*\b(?:naar|efter|saa snart)\b"
)
_THEN = re.compile(r"(?:herefter|derefter|efterfølgende|dernæst|bagefter)\b", re.IGNORECASE)
_CALLED = re.compile(r"\bhvad (?:hedder|hed)\b")
_CAME_OF = re.compile(
    r"\b(?:ud af|resultat\w*|effekt\w*|virkning\w*|foerte? (?:\w+ )?til|betoed|skete der)\b"
)
_CHANGED = re.compile(
    r"\b(?:fald(?:t|et)|ste(?:g|get)|voks\w+|halveret|fordoblet|uændret|vis(?:te|t)|bet(?:ød|ydet)"
    r"|ført til|færre|flere|hurtigere|langsommere|kortere|længere|lavere|højere|bedre|dårligere)\b"
    r"|\bfra \d[\d.,]* til \d",
    re.IGNORECASE,
)


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
    return sentence_draft(best) if best is not None and answers(best, LEAST) else None


def likely(question: Question, sources: Sources) -> Draft | None:
    """The sentence that very likely answers what no module of its kind could."""
    if question.missing or question.asked not in _ANY_SENTENCE or wanted_values(question):
        return None
    best = next(iter(sources.sentences(question)), None)
    if best is None or not answers(best, CERTAIN) or best.passage.id in sources.trials_by_passage:
        return None
    if best.missed > MISSED or not holds_numbers(question, best):
        return None
    if not _names_what_is_called(question, best):
        return None
    if (asks_names(question) or asks_of_kind(question)) and not names_instance(question, best):
        return None
    if not may_tell(best.text, senses_asked(folded_line(question))):
        return None
    return sentence_draft(best) if of_rounds(best, question, sources) else None


def _find(question: Question, sources: Sources, least: float) -> Draft | None:
    if question.missing or asks_party(folded_line(question)):
        return None  # a party stands with the name of its member, and nowhere else
    sentences = telling(question, sources)
    if not sentences:
        return None
    if kinds := wanted_values(question):
        typed = _typed(question, sentences, kinds, sources)
        if typed is not None or question.asked is not Asked.LIST:
            return typed
    told = (
        _instance_in(question, sentences)
        or _purpose(question, sources)
        or _what_then(question, sentences)
        or _what_came(question, sentences)
    )
    if told is not None:
        return told
    if question.asked is not Asked.REASON:
        return _likeliest(question, sentences, sources, least)
    reasons = tuple(
        e
        for e in sentences[:WIDTH]
        if tells_why(e)
        # A title with »for at« in it gives no reason.
        and e.passage.id not in sources.trials_by_passage
        and _is_of_topic(question, e, sources)
    )
    return _likeliest(question, reasons, sources, min(least, CAUSING))


def telling(question: Question, sources: Sources) -> tuple[Evidence, ...]:
    """The sentences that can tell what is asked, the likeliest first."""
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
        return tuple(e for e in sentences if e.passage.id not in sources.trials_by_passage)
    return sentences


def _likeliest(
    question: Question, sentences: Sequence[Evidence], sources: Sources, least: float
) -> Draft | None:
    """The likeliest sentence, if it is likely enough and says what is asked."""
    best = sentences[0] if sentences else None
    if best is None or not answers(best, least) or not names_instance(question, best):
        return None
    if not _names_what_is_called(question, best):
        return None
    if question.asked is Asked.STATUS and best.missed > STRANGE:
        return None
    if question.asked is Asked.COMPARE and best.missed > MISSED:
        return None  # a sentence of one of two things does not tell how they differ
    if best.passage.id in sources.trials_by_passage:
        return None  # a title tells little more than what a trial is called
    return sentence_draft(best)


def _names_what_is_called(question: Question, evidence: Evidence) -> bool:
    """Whether a sentence gives a name that the question has not, where one is asked for."""
    if not _CALLED.search(folded_line(question)):
        return True
    asked = {w.token.folded for w in question.words}
    names = (v.text for v in find_values(evidence.text, ValueKind.NAME))
    quoted = re.search(r"[»”“\"][^»«”“\"]{2,60}[«”“\"]", evidence.text) is not None
    return quoted or any(any(t.folded not in asked for t in analyse(name)) for name in names)


def _typed(
    question: Question,
    sentences: Sequence[Evidence],
    kinds: Sequence[ValueKind],
    sources: Sources,
) -> Draft | None:
    """The value of a kind that is asked for, or the section of an act where a section is."""
    if ValueKind.LAW in kinds and (told := _section(sentences[0], sources)) is not None:
        return told
    valued = value_told(question, sentences, kinds, sources)
    return sentence_draft(*valued) if valued else None


def _section(evidence: Evidence, sources: Sources) -> Draft | None:
    """The section in which the likeliest sentence stands, if it is of an act."""
    if not answers(evidence, LEAST):
        return None
    section = sources.collection.provision_of(evidence.passage, evidence.span.start)
    return sentence_draft(evidence, section) if section else None


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
    for done in sentences[:DONE_WIDTH]:
        for evidence in then:
            apart = evidence.span.start - done.span.end
            if evidence.document == done.document and 0 <= apart <= NEXT and answers(done, CAUSING):
                return sentence_draft(evidence)
    return None


def _what_came(question: Question, sentences: Sequence[Evidence]) -> Draft | None:
    """What a text tells came of something, right after it has said that it was done."""
    if question.asked is not Asked.OUTCOME or not _CAME_OF.search(folded_line(question)):
        return None
    done = sentences[0]
    if _CHANGED.search(done.text) or not answers(done):
        return None
    for evidence in sentences:
        if evidence.follows(done) and _CHANGED.search(evidence.text):
            return sentence_draft(evidence)
    return None


def tells_why(evidence: Evidence) -> bool:
    """Whether a sentence gives a reason, by its own words or by the heading above it."""
    return gives_cause(evidence.text) or any(map(is_over_causes, evidence.passage.section[-1:]))


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


def answers(evidence: Evidence, least: float = SURE) -> bool:
    """Whether a sentence is likely enough to answer."""
    return evidence.chance >= least


def of_rounds(evidence: Evidence, question: Question, sources: Sources) -> bool:
    """Whether a sentence can speak of the rounds asked for.

    It does so by its own words, else by the rounds of its document's trials, else by its title.
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
    if not own:
        own = set(rounds_in(evidence.document.title))
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


def sentence_draft(evidence: Evidence, short: str = "") -> Draft:
    """The answer that quotes a sentence, after its shortest form if there is one.

    Without one, the items that it leads in to are part of the answer.
    """
    passage = evidence.passage
    start = passage.content.start
    span = evidence.span
    if not short:
        span = with_items(passage.text, span.shifted(-start), ITEMS).shifted(start)
    view = FactView(
        short=capitalised(short),
        sentence=span.of(evidence.document.text),
        mark=mark(evidence.document.id, span),
    )
    return Draft(
        type=AnswerType.FACT,
        status=AnswerStatus.ANSWERED,
        template="fact",
        view=view,
        why=f"sætningen svarer med sandsynligheden {evidence.chance:.2f}",
    )
