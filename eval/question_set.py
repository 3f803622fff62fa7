"""Question sets: one JSON object a line, a single question or a dialogue of several."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from corpus.status import TrialStatus
from eval.errors import QuestionSetError
from eval.json_fields import FieldError, Fields


class YesNo(StrEnum):
    """The word that an answer to a yes-or-no question may open with."""

    YES = "ja"
    NO = "nej"


GOLD_STATUSES: Mapping[str, TrialStatus] = {
    "imødekommet": TrialStatus.APPROVED,
    "delvist": TrialStatus.PARTLY,
    "afvist": TrialStatus.REJECTED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question and what is known of its right answer.

    `trials` is None where the set of trials is not pinned. `standalone` is the question with what
    the turns before it lend it, the question itself for a first turn. `line` is the object as it
    was read, unknown keys included.
    """

    id: str
    text: str
    kind: str = "unknown"
    styles: tuple[str, ...] = ()
    answerable: bool = True
    answer: str = ""
    gold_quotes: tuple[str, ...] = ()
    gold_documents: tuple[str, ...] = ()
    must_contain: tuple[tuple[str, ...], ...] = ()
    must_not_contain: tuple[str, ...] = ()
    correction_must_contain: tuple[tuple[str, ...], ...] = ()
    trials: tuple[str, ...] | None = None
    gold_status: TrialStatus | None = None
    gold_yesno: YesNo | None = None
    ambiguous: bool = False
    dialogue_id: str | None = None
    turn: int = 1
    standalone: str = ""
    line: Mapping[str, object] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """The conversations of one file in its order; a single question is a conversation of one.

    `fingerprint` is a sha256 of the file's text with line ends as LF.
    """

    name: str
    fingerprint: str
    conversations: tuple[tuple[Question, ...], ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in the order in which they are asked."""
        return tuple(question for conversation in self.conversations for question in conversation)


def read_question_set(path: Path) -> QuestionSet:
    """The set in a JSON Lines file.

    Raises:
        QuestionSetError: if the file cannot be read, a line is not a question, or two have the
            same id.
    """
    text = read_lines_text(path)
    conversations = tuple(
        _conversation(path, number, fields) for number, fields in numbered_objects(path, text)
    )
    seen: set[str] = set()
    for question in (q for conversation in conversations for q in conversation):
        if question.id in seen:
            raise QuestionSetError(
                f"{str(path)!r}: to spørgsmål har id {question.id!r}; giv dem hver sit."
            )
        seen.add(question.id)
    if not seen:
        raise QuestionSetError(f"{str(path)!r} rummer ingen spørgsmål.")
    return QuestionSet(
        name=path.name, fingerprint=text_fingerprint(text), conversations=conversations
    )


def read_lines_text(path: Path) -> str:
    """The text of a JSON Lines file; a byte-order mark is dropped and line ends become LF.

    Raises:
        QuestionSetError: if it cannot be read as UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionSetError(f"{str(path)!r} kan ikke læses: {error}.") from error


def text_fingerprint(text: str) -> str:
    """The sha256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def numbered_objects(path: Path, text: str) -> Iterator[tuple[int, Fields]]:
    """The objects of a JSON Lines text with their line numbers, from 1, blank lines left out.

    Raises:
        QuestionSetError: at a line that is not a JSON object.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield number, Fields.parse(line)
            except FieldError as error:
                raise malformed(path, number, error) from error


def malformed(path: Path, number: int, error: object) -> QuestionSetError:
    """The error of a line that cannot be used."""
    return QuestionSetError(f"{str(path)!r}, linje {number}: {error}.")


def _conversation(path: Path, number: int, fields: Fields) -> tuple[Question, ...]:
    try:
        if not fields.has("turns"):
            return (parse_question(fields),)
        dialogue_id = fields.text("id")
        turns = fields.objects("turns")
        if not turns:
            raise FieldError("'turns' er tom")
        return tuple(
            parse_question(turn, dialogue_id=dialogue_id, turn=i)
            for i, turn in enumerate(turns, start=1)
        )
    except FieldError as error:
        raise malformed(path, number, error) from error


def parse_question(fields: Fields, *, dialogue_id: str | None = None, turn: int = 1) -> Question:
    """The question that an object of a set holds.

    A turn without an id takes the dialogue's and its number.

    Raises:
        FieldError: if a key is missing or has a value that cannot be used.
    """
    kind = fields.text("kind", "unknown")
    own_id = (
        fields.text("id") if dialogue_id is None else fields.text("id", f"{dialogue_id}-{turn}")
    )
    text = fields.text("question")
    if not own_id.strip() or not text.strip():
        raise FieldError("'id' og 'question' må ikke være tomme")
    return Question(
        id=own_id,
        text=text,
        kind=kind,
        styles=fields.texts("style"),
        answerable=fields.flag("answerable", default=kind != "unanswerable"),
        answer=fields.text("answer", ""),
        gold_quotes=_filled(fields, "gold_quotes"),
        gold_documents=_filled(fields, "gold_doc"),
        must_contain=_filled_groups(fields, "must_contain"),
        must_not_contain=_filled(fields, "must_not_contain"),
        correction_must_contain=_filled_groups(fields, "correction_must_contain"),
        trials=fields.texts("trials") if fields.has("trials") else None,
        gold_status=_gold_status(fields),
        gold_yesno=_gold_yesno(fields),
        ambiguous=fields.flag("ambiguous", default=False),
        dialogue_id=dialogue_id,
        turn=turn,
        standalone=fields.text("standalone", text),
        line=fields.values,
    )


def _filled(fields: Fields, key: str) -> tuple[str, ...]:
    texts = fields.texts(key)
    if not all(text.strip() for text in texts):
        raise FieldError(f"{key!r} rummer en tom tekst")
    return texts


def _filled_groups(fields: Fields, key: str) -> tuple[tuple[str, ...], ...]:
    groups = fields.groups(key)
    if not all(group and all(text.strip() for text in group) for group in groups):
        raise FieldError(f"{key!r} rummer en tom gruppe eller tekst")
    return groups


def _gold_status(fields: Fields) -> TrialStatus | None:
    word = fields.optional_text("gold_status")
    if word is not None and word.lower() not in GOLD_STATUSES:
        raise FieldError(f"'gold_status' skal være en af {', '.join(GOLD_STATUSES)}, ikke {word!r}")
    return None if word is None else GOLD_STATUSES[word.lower()]


def _gold_yesno(fields: Fields) -> YesNo | None:
    word = fields.optional_text("gold_yesno")
    if word is not None and word.lower() not in set(YesNo):
        raise FieldError(f"'gold_yesno' skal være {' eller '.join(YesNo)}, ikke {word!r}")
    return None if word is None else YesNo(word.lower())
