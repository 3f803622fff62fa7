from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.audit import Audit, audit
from corpus.collection import Collection, make_collection
from corpus.document import Provenance, make_document
from corpus.errors import DocumentNotFoundError
from corpus.span import Span

TEXT = "Nyt\n\nDet er godt.\n\nNet\n\n• Afvist: Fri data"
COLLECTION = make_collection([make_document("a.txt", TEXT, Provenance())])


def _problems(collection: Collection) -> tuple[str, ...]:
    return audit(collection, "a").problems


def test_a_document_in_order_has_no_problems() -> None:
    assert audit(COLLECTION, "a") == Audit(
        document_id="a", characters=42, passages=4, trials=1, problems=()
    )


def test_an_unknown_document_cannot_be_audited() -> None:
    with pytest.raises(DocumentNotFoundError):
        audit(COLLECTION, "b")


def test_a_text_that_is_not_the_one_digested_is_found() -> None:
    (document,) = COLLECTION.documents
    spoilt = replace(document, text=TEXT.replace("godt", "fint"))
    problems = _problems(replace(COLLECTION, documents=(spoilt,)))
    assert problems == (
        f"Teksten er ikke den, som dens sha256 ({document.sha8}…) er taget af.",
        "Afsnittet 'a.p0001' er ikke teksten på sin plads.",
    )


def test_a_lost_passage_is_found() -> None:
    first, _, *rest = COLLECTION.passages
    problems = _problems(replace(COLLECTION, passages=(first, *rest)))
    assert problems == ("Plads 5-17 står ikke i noget afsnit.",)


def test_a_sign_in_two_passages_is_found() -> None:
    first, *rest = COLLECTION.passages
    longer = replace(first, span=Span(0, 8))
    problems = _problems(replace(COLLECTION, passages=(longer, *rest)))
    assert problems == ("Plads 5-8 står i to afsnit.",)


def test_a_record_that_points_elsewhere_is_found() -> None:
    (trial,) = COLLECTION.trials
    spoilt = replace(trial.record, title_span=Span(5, 8), status_text="Delvist")
    problems = _problems(replace(COLLECTION, trials=(replace(trial, records=(spoilt,)),)))
    assert problems == (
        "Forsøget i 'a.p0003' peger ud af sit afsnit.",
        "Statusordene i 'a.p0003' er ikke tekstens.",
    )


@given(data=st.data())
def test_whatever_the_text_nothing_of_it_is_lost(
    data: st.DataObject, texts: st.SearchStrategy[str]
) -> None:
    document = make_document("a.txt", data.draw(texts), Provenance())
    assert _problems(make_collection([document])) == ()
