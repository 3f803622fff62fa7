"""A choice among the readings that the last answer offered: »den første«, »afvist i 2017«."""

from __future__ import annotations

from index.danish import analyse
from server.answer import AnswerStatus
from server.answers import clarify
from server.focus import Focus
from server.follow_up.pointing import ORDINAL, ORDINALS
from server.phrases import asks_first


def chosen(text: str, focus: Focus) -> str | None:
    """The question of the reading that was chosen, by its place or by its words."""
    if "?" not in focus.headline or asks_first(text):
        return None
    draft = clarify.propose(focus.question, focus.sources)
    if draft is None or draft.status is not AnswerStatus.CLARIFY:
        return None
    questions = draft.suggestions
    if ordinal := ORDINAL.search(text):
        place = ORDINALS[ordinal["which"].lower()]
        return questions[place] if place < len(questions) else None
    offered = [line for line in focus.told.splitlines() if line.startswith("– ")]
    told = {t.stem for t in analyse(text) if not t.is_stop}
    fits = [
        len(told & {t.stem for t in analyse(f"{line} {question}")})
        for line, question in zip(offered, questions, strict=False)
    ]
    best = max(fits, default=0)
    return questions[fits.index(best)] if best and fits.count(best) == 1 else None
