"""What a question asks of beside the decision about a trial, and so no status answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.trial import Trial
from server import wording
from server.matching import text_words
from server.question import Asked, Question, TrialLink, folded_line
from server.sources import Sources
from server.understanding import is_held

TOLD = 0.45  # how likely a sentence must answer to be asked for rather than a decision
UNSAID = 0.35  # what a word may weigh that a title lacks and a yes is still said of it

_PAYS = re.compile(r"\b(?:koster?|kostede|kostet|betale[rs]?|betalte|finansiere\w*)\b")
_WHOSE = re.compile(r"^(?:og )?hvilke[nt]? kommuner?\b")
_OWNED = re.compile(r"\([A-ZÆØÅ][\w -]+\)$")  # a title that ends in a municipality's name
# A share of costs, and of no trials.
_PAID = re.compile(
    r"\b(?:kost\w*|(?:med|egen)?(?:betal|finansier)\w*|udgift\w*|regning\w*|penge\w*|tilskud\w*"
    r"|laegge[rs]? (?:\w+ )?paa bordet|til lommen|egen lomme)\b"
)
_PRICE = re.compile(r"(?:kost(?:er?|ede|et)|\w*pris(?:en|overslag\w*)?|\w*beloeb\w*|\w*budget\w*)")


def prose_tells(question: Question, links: Sequence[TrialLink], sources: Sources) -> bool:
    """Whether running text holds something asked of that the titles do not, and likely answers."""
    matcher = sources.understanding.linker.matcher
    titles = text_words(*(link.trial.title for link in links))
    naming = sources.lists.meant(question).starts
    things = [w for w in question.topic if w.token.start not in naming and is_held(w)]
    if question.asked is Asked.STATUS or matcher.missed(things, titles) <= UNSAID:
        return False
    best = next(iter(sources.sentences(question)), None)
    if best is None or best.passage.id in sources.trials_by_passage:
        return False
    return best.chance >= TOLD and best.missed < UNSAID


def asks_else(question: Question, trial: Trial) -> bool:
    """Whether a question asks what no decision tells: what a trial costs, which municipality's."""
    if _asks_price(question, trial):
        return True
    if question.statuses or question.asked in {Asked.STATUS, Asked.OUTCOME, Asked.GIST}:
        return False
    line = folded_line(question)
    return bool(_PAYS.search(line) or (_WHOSE.search(line) and not _OWNED.search(trial.title)))


def asks_share_of_costs(question: Question) -> bool:
    """Whether a share of what is paid is asked for (»hvor stor en andel betaler vi selv«)."""
    line = folded_line(question)
    said = wording.SHARE.search(line) is not None and _PAID.search(line) is not None
    return said and not question.statuses


def _asks_price(question: Question, trial: Trial) -> bool:
    """Whether it is asked what a trial costs, by words that are not of its title."""
    title = text_words(trial.title)
    words = (w.token for w in question.words if w.token.stem not in title.stems | title.parts)
    return any(_PRICE.fullmatch(token.folded) for token in words)
