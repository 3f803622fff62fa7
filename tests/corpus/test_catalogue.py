from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus.database
from corpus.block import Block, BlockKind
from corpus.catalogue import Catalogue, CatalogueWatch, Original, open_catalogue, open_collection
from corpus.database import FILE_NAME, MIGRATIONS
from corpus.document import Document, Provenance, make_document
from corpus.errors import CatalogueError, DocumentNotFoundError, SameTextError
from corpus.provenance import Given
from corpus.span import Span
from corpus.status import TrialStatus

SHIPPED = "000_6d810e28710eca4a.txt"
SHIPPED_ID = "000-6d810e28710eca4a"
NEWS = make_document(
    "Nyt fra Å.txt",
    "Nyt\n\nDet går godt i Å.",
    Provenance(title="Nyt", published=date(2031, 5, 1), default_status=TrialStatus.PARTLY),
    (Block(kind=BlockKind.HEADING, span=Span(0, 3), level=1),),
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with open_catalogue(tmp_path) as opened:
        yield opened


def _document(file_name: str, text: str) -> Document:
    return make_document(file_name, text, Provenance())


def _put(catalogue: Catalogue, file_name: str, text: str) -> Document:
    return catalogue.put(_document(file_name, text), text.encode(), Given())


def test_a_document_comes_back_as_it_was_put(tmp_path: Path) -> None:
    with open_catalogue(tmp_path) as catalogue:
        kept = catalogue.put(NEWS, b"nyt", Given())
    assert kept == NEWS
    with open_catalogue(tmp_path) as catalogue:
        assert catalogue.documents() == (NEWS,)
        assert catalogue.original(NEWS.id) == Original("Nyt fra Å.txt", b"nyt")
        assert catalogue.problems() == ()


def test_the_collection_has_the_shipped_articles_beside_those_added(tmp_path: Path) -> None:
    assert not (tmp_path / FILE_NAME).exists()
    assert len(open_collection(home=tmp_path).documents) == 2
    with open_catalogue(tmp_path) as catalogue:
        catalogue.put(NEWS, b"nyt", Given())
    assert [d.id for d in open_collection(home=tmp_path).documents] == [
        SHIPPED_ID,
        "002-7bbc5137714f92f9",
        "nyt-fra-aa",
    ]
    assert open_collection(home=tmp_path, shipped_articles=False).documents == (NEWS,)
    assert open_collection(shipped_articles=False).documents == ()


def test_a_look_at_an_empty_home_writes_nothing(tmp_path: Path) -> None:
    open_collection(home=tmp_path)
    assert CatalogueWatch(tmp_path).version() is None
    assert list(tmp_path.iterdir()) == []


def test_the_order_of_adding_does_not_matter(tmp_path: Path) -> None:
    texts = {"b.txt": "Bussen kører.", "a.txt": "Anden tekst.", "c/a.txt": "Cyklen holder."}
    for home, names in (("one", sorted(texts)), ("other", sorted(texts, reverse=True))):
        with open_catalogue(tmp_path / home) as catalogue:
            for name in names:
                _put(catalogue, name, "Noget helt andet.")
                _put(catalogue, name, texts[name])
    one, other = (open_collection(home=tmp_path / home) for home in ("one", "other"))
    assert one.version == other.version
    assert one == other


def test_the_blocks_of_a_text_are_part_of_the_version(tmp_path: Path) -> None:
    with open_catalogue(tmp_path) as catalogue:
        catalogue.put(NEWS, b"nyt", Given())
        before = open_collection(home=tmp_path).version
        catalogue.put(make_document(NEWS.file_name, NEWS.text, NEWS.provenance), b"", Given())
    assert open_collection(home=tmp_path).version != before


def test_a_file_name_added_again_is_an_update(catalogue: Catalogue) -> None:
    first = _put(catalogue, "nyt.txt", "Det går godt.")
    second = _put(catalogue, "nyt.txt", "Det går bedre.")
    assert (first.id, second.id) == ("nyt", "nyt")
    assert catalogue.documents() == (second,)
    assert set(catalogue.editions("nyt")) == {first, second}
    assert catalogue.original("nyt") == Original("nyt.txt", "Det går bedre.".encode())


def test_a_removed_document_is_gone_but_for_its_text_and_its_name(catalogue: Catalogue) -> None:
    kept = _put(catalogue, "nyt.txt", "Det går godt.")
    catalogue.remove("nyt")
    assert catalogue.documents() == ()
    assert catalogue.original("nyt") is None
    assert catalogue.editions("nyt") == (kept,)
    assert _put(catalogue, "nyt.md", "Noget andet.").id == "nyt-md"
    assert _put(catalogue, "nyt.txt", "Det går igen.").id == "nyt"


def test_a_file_of_two_documents_is_kept_until_both_are_gone(catalogue: Catalogue) -> None:
    catalogue.put(_document("a.txt", "En tekst."), b"det samme", Given())
    catalogue.put(_document("b.txt", "En anden."), b"det samme", Given())
    catalogue.remove("a")
    assert catalogue.original("b") == Original("b.txt", b"det samme")


@pytest.mark.parametrize("wanted", ["nix", SHIPPED_ID])
def test_only_what_was_added_can_be_removed(catalogue: Catalogue, wanted: str) -> None:
    with pytest.raises(DocumentNotFoundError, match="følger med" if "-" in wanted else "intet"):
        catalogue.remove(wanted)
    assert catalogue.version == 0


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["a.txt", "a.pdf", "A.PDF"], ["a", "a-pdf", "a-pdf-f9e0c0ce"]),
        (["2020/referat.txt", "2021/referat.txt"], ["2020-referat", "2021-referat"]),
        (["2020.1/Æbler"], ["2020-1-aebler"]),
        ([".txt", "🏡.txt"], ["txt", "dokument"]),
        (["x" * 300 + ".txt"], [f"{'x' * 120}-6ce2705d"]),
        ([SHIPPED_ID + ".txt"], [f"{SHIPPED_ID}-txt"]),
        ([SHIPPED], [SHIPPED_ID]),
    ],
)
def test_an_id_is_readable_and_nobody_elses(
    catalogue: Catalogue, names: list[str], ids: list[str]
) -> None:
    assert [_put(catalogue, n, f"Tekst nummer {i}.").id for i, n in enumerate(names)] == ids


def test_the_same_words_are_refused_with_a_pointer_to_the_first(catalogue: Catalogue) -> None:
    _put(catalogue, "nyt.txt", "Det går  godt\ni dag.")
    with pytest.raises(SameTextError, match=r"^'b.txt': .+ som 'nyt' \(filen 'nyt.txt'\)$"):
        _put(catalogue, "b.txt", "Det går godt i\u00a0dag.\n")
    assert [d.id for d in catalogue.documents()] == ["nyt"]
    catalogue.remove("nyt")
    assert _put(catalogue, "b.txt", "Det går godt i dag.").id == "b"


def test_a_shipped_article_is_not_added_again(catalogue: Catalogue) -> None:
    text = open_collection().document(SHIPPED_ID).text
    for name in (SHIPPED, "kopi.txt"):
        with pytest.raises(SameTextError, match=SHIPPED_ID):
            _put(catalogue, name, text)


def test_a_document_of_a_shipped_articles_name_takes_its_place(tmp_path: Path) -> None:
    shipped = open_collection().document(SHIPPED_ID)
    with open_catalogue(tmp_path) as catalogue:
        kept = _put(catalogue, SHIPPED, "Rettet.")
        assert open_collection(home=tmp_path).document(SHIPPED_ID) == kept
        _put(catalogue, SHIPPED, shipped.text)
        catalogue.remove(SHIPPED_ID)
    assert open_collection(home=tmp_path) == open_collection()


@given(st.data())
@settings(max_examples=25)
def test_any_changes_leave_what_a_dictionary_would_hold(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    names = st.sampled_from(["a.txt", "b.txt", "c.txt"])
    texts = st.sampled_from(["En tekst.", "En\ttekst.", "To tekster.", "Tre."])
    steps = data.draw(st.lists(st.tuples(names, st.none() | texts), max_size=8))
    held: dict[str, str] = {}
    home = tmp_path_factory.mktemp("home")
    with open_catalogue(home, shipped_articles=False) as catalogue:
        for name, text in steps:
            if text is None:
                if name in held:
                    catalogue.remove(name[0])
                    del held[name]
            elif any(n != name and t.split() == text.split() for n, t in held.items()):
                with pytest.raises(SameTextError):
                    _put(catalogue, name, text)
            else:
                _put(catalogue, name, text)
                held[name] = text
    documents = open_collection(home=home, shipped_articles=False).documents
    assert {d.file_name: d.text for d in documents} == held


def test_every_change_has_another_version(tmp_path: Path) -> None:
    watch = CatalogueWatch(tmp_path)
    with open_catalogue(tmp_path) as catalogue:
        seen = [watch.version()]
        for change in (
            lambda: _put(catalogue, "a.txt", "En."),
            lambda: _put(catalogue, "a.txt", "To."),
            lambda: catalogue.remove("a"),
        ):
            change()
            seen.append(watch.version())
            assert watch.version() == seen[-1]
    assert len(set(seen)) == 4
    assert watch.version() == seen[-1]


def test_a_catalogue_of_an_earlier_schema_is_taken_to_todays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_catalogue(tmp_path) as catalogue:
        kept = _put(catalogue, "a.txt", "En tekst.")
    later = (*MIGRATIONS, ("CREATE TABLE later (x)", "INSERT INTO later VALUES (7)"))
    monkeypatch.setattr(corpus.database, "MIGRATIONS", later)
    with open_catalogue(tmp_path) as catalogue:
        assert catalogue.documents() == (kept,)
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        assert connection.execute("SELECT x FROM later").fetchall() == [(7,)]
        assert connection.execute("PRAGMA user_version").fetchone() == (len(later),)


def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_catalogue(tmp_path) as catalogue:
        kept = _put(catalogue, "a.txt", "En tekst.")
    broken = (*MIGRATIONS, ("CREATE TABLE later (x)", "INSERT INTO nowhere VALUES (7)"))
    monkeypatch.setattr(corpus.database, "MIGRATIONS", broken)
    with pytest.raises(CatalogueError, match="no such table: nowhere"):
        open_collection(home=tmp_path)
    monkeypatch.undo()
    assert open_collection(home=tmp_path, shipped_articles=False).documents == (kept,)


def test_a_catalogue_of_a_later_program_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(corpus.database, "MIGRATIONS", (*MIGRATIONS, ()))
        open_catalogue(tmp_path).__enter__()
    with pytest.raises(CatalogueError, match=r"nyere udgave af Frisvar \(2 > 1\)"):
        open_collection(home=tmp_path)


def test_a_file_that_is_no_catalogue_is_one_danish_line(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"hej" * 1000)
    with pytest.raises(CatalogueError, match="er ikke et katalog; hent den fra en sikkerhedskopi"):
        open_collection(home=tmp_path)


def test_a_damaged_file_is_told_of(tmp_path: Path) -> None:
    with open_catalogue(tmp_path) as catalogue:
        _put(catalogue, "a.txt", "En tekst.")
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        connection.execute("UPDATE original SET content = x'00'")
    with open_catalogue(tmp_path) as catalogue:
        (problem,) = catalogue.problems()
    assert problem.endswith("er ikke, som den blev tilføjet.")


def test_a_full_disk_is_one_danish_line_and_changes_nothing(tmp_path: Path) -> None:
    with open_catalogue(tmp_path) as catalogue:
        kept = _put(catalogue, "a.txt", "En tekst.")
    with pytest.raises(CatalogueError, match="der er ikke plads på disken"):
        _put_on_a_full_disk(tmp_path)
    assert open_collection(home=tmp_path, shipped_articles=False).documents == (kept,)


def _put_on_a_full_disk(home: Path) -> None:
    with corpus.database.opened(home / FILE_NAME) as connection:
        connection.execute("PRAGMA max_page_count = 1")
        _put(Catalogue(connection, ()), "b.txt", "En lang tekst. " * 10_000)
