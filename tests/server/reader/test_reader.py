"""What the learned reader makes of questions, and of the annotated ones it was trained on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from index.danish import analyse
from server.question import Asked
from server.reader import training
from server.reader.model import Role, load_reader
from server.reader.training.annotated import AnnotatedQuestion, parse, read_annotated
from server.understanding import known_phrases

FILES = sorted((Path(training.__file__).parent / "questions").glob("*.tsv"))


@pytest.fixture(scope="module")
def annotated() -> tuple[AnnotatedQuestion, ...]:
    return read_annotated(FILES)


def likeliest(text: str) -> Asked:
    tokens = analyse(text)
    return next(iter(load_reader().what_answers(text, tokens, known_phrases(tokens))))


def roles(text: str) -> dict[str, Role]:
    tokens = analyse(text)
    told = load_reader().roles(text, tokens)
    return {t.surface: max(p, key=lambda r: p[r]) for t, p in zip(tokens, told, strict=True)}


def test_marks_of_an_annotated_line_become_roles_of_its_words() -> None:
    question = parse("time\tHvornår {P åbner} {T den nye svømmehal}?", marked=True)
    assert (question.asked, question.text) == (Asked.TIME, "Hvornår åbner den nye svømmehal?")
    topic = (Role.TOPIC, Role.TOPIC, Role.TOPIC)
    assert question.roles == (Role.FRAME, Role.PREDICATE, *topic)


def test_annotated_questions_are_each_there_once_and_of_every_kind(
    annotated: tuple[AnnotatedQuestion, ...],
) -> None:
    assert len({q.text for q in annotated}) == len(annotated)
    kinds = Counter(q.asked for q in annotated)
    assert set(kinds) == set(map(Asked, load_reader().asked.labels))
    assert min(kinds.values()) >= 50


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Hvornår skal svømmehallen efter planen slå dørene op?", Asked.TIME),
        ("Gad vide om de fik lov til at bygge broen?", Asked.POLAR),
        ("antallet af afviste ansøgninger fra skolerne ønskes oplyst", Asked.COUNT),
        ("Hvor meget kommer broen til at koste?", Asked.AMOUNT),
        ("Hvem står i spidsen for udvalget?", Asked.PERSON),
        ("Af hvilken grund fik havnen afslag?", Asked.REASON),
    ],
)
def test_what_answers_is_read_from_wordings_of_many_kinds(question: str, asked: Asked) -> None:
    assert likeliest(question) is asked


def test_topic_is_told_from_what_only_frames_the_question() -> None:
    told = roles("Tæl lige op for mig: hvor mange forslag om elbusser blev afvist?")
    assert told["elbusser"] is Role.TOPIC
    assert {told[w] for w in ("lige", "mig", "hvor", "mange")} == {Role.FRAME}


def test_probabilities_are_of_all_kinds_and_make_one(
    annotated: tuple[AnnotatedQuestion, ...],
) -> None:
    reader = load_reader()
    for question in annotated[::97]:
        told = reader.what_answers(question.text, question.tokens, ())
        assert sum(told.values()) == pytest.approx(1, abs=1e-3)
        for of_word in reader.roles(question.text, question.tokens):
            assert set(of_word) == set(Role)
            assert sum(of_word.values()) == pytest.approx(1, abs=1e-3)


def test_a_question_without_words_is_read_all_the_same() -> None:
    assert likeliest("?") in set(Asked)
    assert load_reader().roles("?", ()) == ()
