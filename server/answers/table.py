"""What stands in a table, where a row is named and a column is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.status import TrialStatus
from index.danish import folded_text
from server.answer import AnswerStatus, AnswerType
from server.decisions import read_statuses
from server.draft import Draft
from server.extract import ValueKind, find_values, number_value
from server.matching import TextWords, text_words, title_words
from server.question import Asked, Question
from server.ranking.wanted import wanted_values
from server.sources import Sources, passage_mark
from server.tables import Row, Table

_LETTER = re.compile(r"[^\W\d_]")
NAMED = 0.8  # of the weight of a label or a column's name that the question must hold
HELD = 0.6  # of the weight of what the question asks about that table and headings must hold
TELLING = 0.3  # what a word weighs that tells one row from the others


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """What templates/answers/table.txt shows; `short` is the cell, or the label of its row."""

    short: str
    mark: str
    label: str
    column: str
    column_mark: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    table: Table
    row: Row
    column: int


def propose(question: Question, sources: Sources) -> Draft | None:
    """The cell of the row and the column that a question names; of a superlative, whose it is."""
    if question.missing or question.asked not in _ASKING:
        return None
    if question.negated and not _statuses(question.text):
        return None
    sought = sources.understanding.linker.matcher.sought(question.words)
    near = (table for table in sources.tables if sought.is_held_by(_words(table)))
    found = [f for table in near if (f := _cell(table, question, sources))]
    if len({f.row.cells[f.column] for f in found}) != 1:
        return None  # tables that tell different things answer nothing
    return _drafted(found[0], question)


_ASKING = frozenset({
    Asked.COUNT, Asked.AMOUNT, Asked.TIME, Asked.DURATION, Asked.PERSON, Asked.COMPARE, Asked.THING,
    Asked.LIST, Asked.PLACE,
})  # fmt: skip


def _cell(table: Table, question: Question, sources: Sources) -> _Found | None:
    column = _column(table, question, sources)
    if column is None or not _holds(table, question, sources):
        return None
    if question.superlative in {"most", "fewest"}:
        row = _extreme(table, column, fewest=question.superlative == "fewest")
        return _Found(table=table, row=row, column=column) if row else None
    row = _row(table, question, sources)
    if row is None or not row.cells[column] or not _is_told(row.cells[column], question):
        return None
    return _Found(table=table, row=row, column=column)


def _is_told(text: str, question: Question) -> bool:
    """Whether a cell holds a value of the kind asked for, where one is."""
    kinds = wanted_values(question)
    return not kinds or any(find_values(text, kind) for kind in kinds)


def _column(table: Table, question: Question, sources: Sources) -> int | None:
    """The one column that the question names, by its words or as a status; else that of its kind.

    The first column says what the rows are of.
    """
    matcher = sources.understanding.linker.matcher
    statuses = question.statuses or _statuses(question.text)  # whether or not trials have them
    heads = range(1, len(table.head.cells))
    names = {i: text_words(table.head.cells[i]) for i in heads}
    named = {
        i: len(names[i].stems)
        for i in heads
        if matcher.share_of(names[i], question.words) >= NAMED
        or (statuses and statuses == _statuses(table.head.cells[i]))
    }
    if statuses:  # »kører« is asked for, and no number of all
        of_status = [i for i in named if _statuses(table.head.cells[i]) & statuses]
        return of_status[0] if len(of_status) == 1 else None
    if named:
        return max(named, key=lambda i: (named[i], -i))
    kinds = [k for k in wanted_values(question) if k is not ValueKind.NUMBER]
    fitting = [i for i in heads if kinds and _all_of(table, i, kinds)]
    return fitting[0] if len(fitting) == 1 else None


def _statuses(words: str) -> frozenset[TrialStatus]:
    return read_statuses(folded_text(words))[0]


def _all_of(table: Table, column: int, kinds: Sequence[ValueKind]) -> bool:
    texts = [row.cells[column] for row in table.rows if row.cells[column]]
    return bool(texts) and all(any(find_values(text, kind) for kind in kinds) for text in texts)


def _row(table: Table, question: Question, sources: Sources) -> Row | None:
    """The row whose label the question names, or the one that adds up all where it names none."""
    matcher = sources.understanding.linker.matcher
    named = [
        row
        for row in table.rows
        if not row.sums
        and _LETTER.search(row.label)  # the number of a row names nothing
        and matcher.share_of(text_words(row.label), question.words) >= NAMED
    ]
    if named:
        return max(named, key=lambda row: len(row.label))
    if (told_apart := _told_apart(table, question, sources)) is not None:
        return told_apart
    sums = [row for row in table.rows if row.sums]
    return sums[0] if len(sums) == 1 and question.asked in {Asked.COUNT, Asked.AMOUNT} else None


def _told_apart(table: Table, question: Question, sources: Sources) -> Row | None:
    """The one row whose label holds a weighty word of the question that no other row holds."""
    matcher = sources.understanding.linker.matcher
    heads = text_words(*table.head.cells, *table.head.passage.section)
    found: set[int] = set()
    for word in question.topic:
        holding = [i for i, r in enumerate(table.rows) if matcher.match(word, text_words(r.label))]
        if matcher.weight(word) >= TELLING and not matcher.match(word, heads):
            if len(holding) != 1:
                return None  # what no row is named by, or several are, tells none apart
            found.update(holding)
    return table.rows[found.pop()] if len(found) == 1 else None


def _extreme(table: Table, column: int, *, fewest: bool) -> Row | None:
    """The row with the largest or the smallest number in a column, unless two have it."""
    rows = [row for row in table.rows if not row.sums]
    values = [number_value(row.cells[column]) for row in rows]
    if not table.figures(column) or any(v is None for v in values):
        return None
    numbers = [v for v in values if v is not None]
    best = min(numbers) if fewest else max(numbers)
    return rows[numbers.index(best)] if numbers.count(best) == 1 else None


def _holds(table: Table, question: Question, sources: Sources) -> bool:
    """Whether a table, its headings and its document hold most of what is asked about."""
    matcher = sources.understanding.linker.matcher
    document = sources.collection.document(table.head.passage.document_id)
    topic = [w for w in question.topic if w.token.folded != question.noun]
    held = matcher.coverage(topic, _words(table), ((title_words(document), 1.0),))
    return not topic or held >= HELD


def _words(table: Table) -> TextWords:
    """The words of a table and of the headings over it."""
    rows = (row.passage.text for row in (table.head, *table.rows))
    return text_words(*rows, *table.head.passage.section)


def _drafted(found: _Found, question: Question) -> Draft:
    cell = found.row.cells[found.column]
    superlative = question.superlative is not None
    view = TableView(
        short=found.row.label if superlative else cell,
        mark=passage_mark(found.row.passage),
        label=found.row.label,
        column=found.table.head.cells[found.column],
        column_mark=passage_mark(found.table.head.passage),
        value=cell,
    )
    return Draft(
        type=AnswerType.COUNT if question.asked is Asked.COUNT else AnswerType.FACT,
        status=AnswerStatus.ANSWERED,
        template="table",
        view=view,
        why="tabellens række og kolonne nævnes i spørgsmålet",
    )
