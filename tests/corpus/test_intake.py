from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.document import Provenance
from corpus.errors import ParseError
from corpus.intake import Candidate, Refusal, candidates, read_bounded
from corpus.provenance import Given


def _write(path: Path, content: str = "tekst") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def _plain(path: Path, file_name: str) -> Candidate:
    return Candidate(path, file_name, Given())


def test_a_folder_is_walked_in_order_and_names_are_paths_below_it(tmp_path: Path) -> None:
    files = [_write(tmp_path / name) for name in ("2020/b.txt", "2020/dybt/nede/c.txt", "a.txt")]
    _write(tmp_path / ".skjult/x.txt")
    _write(tmp_path / ".DS_Store")
    assert candidates([tmp_path]) == (
        _plain(files[0], "2020/b.txt"),
        _plain(files[1], "2020/dybt/nede/c.txt"),
        _plain(files[2], "a.txt"),
    )


def test_a_file_is_named_by_its_own_name(tmp_path: Path) -> None:
    path = _write(tmp_path / "2020" / "b.txt")
    assert candidates([path]) == (_plain(path, "b.txt"),)


def test_what_does_not_exist_is_refused_and_the_rest_is_found(tmp_path: Path) -> None:
    path = _write(tmp_path / "b.txt")
    missing = tmp_path / "nix.txt"
    assert candidates([missing, path]) == (
        Refusal(str(missing), "findes ikke"),
        _plain(path, "b.txt"),
    )


def test_a_file_named_twice_is_found_once(tmp_path: Path) -> None:
    path = _write(tmp_path / "b.txt")
    assert candidates([path, tmp_path, tmp_path / "." / "b.txt"]) == (_plain(path, "b.txt"),)


def test_two_files_of_the_same_name_are_not_one_document(tmp_path: Path) -> None:
    one, other = _write(tmp_path / "a" / "b.txt"), _write(tmp_path / "c" / "b.txt")
    assert candidates([one, other]) == (
        _plain(one, "b.txt"),
        Refusal("b.txt", f"hedder det samme som {str(one)!r}; omdøb den ene"),
    )


def test_a_link_out_of_the_folder_is_refused_and_not_followed(tmp_path: Path) -> None:
    secret = _write(tmp_path / "hemmeligt" / "løn.txt")
    folder = tmp_path / "folder"
    inside = _write(folder / "a.txt")
    (folder / "b.txt").symlink_to(secret)
    (folder / "c").symlink_to(secret.parent)
    (folder / "d.txt").symlink_to(folder / "d.txt")
    (folder / "e.txt").symlink_to(inside)
    refused = [Refusal(n, "er et link ud af mappen") for n in ("b.txt", "c", "d.txt")]
    link = folder / "e.txt"
    assert candidates([folder]) == (_plain(inside, "a.txt"), *refused, _plain(link, "e.txt"))
    (folder / "a.json").symlink_to(_write(tmp_path / "hemmeligt" / "a.json", '{"title": "Løn"}'))
    assert candidates([folder])[0] == Refusal("a.txt", "sidefilen 'a.json' er et link ud af mappen")


def test_a_sidecar_goes_before_the_manifest_and_the_nearest_manifest_before_others(
    tmp_path: Path,
) -> None:
    _write(tmp_path / "manifest.jsonl", '{"file": "år/a.txt", "title": "Øverst"}\n\n')
    _write(tmp_path / "år" / "manifest.jsonl", '{"file": "b.txt", "title": "B", "publisher": "P"}')
    a, b = _write(tmp_path / "år" / "a.txt"), _write(tmp_path / "år" / "b.txt")
    _write(tmp_path / "år" / "b.json", '{"title": "Sidefilen"}')
    assert candidates([tmp_path]) == (
        Candidate(a, "år/a.txt", Given(Provenance(title="Øverst"))),
        Candidate(b, "år/b.txt", Given(Provenance(title="Sidefilen", publisher="P"))),
    )
    known = Given(Provenance(title="Sidefilen", publisher="P"))
    assert candidates(sorted((tmp_path / "år").iterdir())) == (
        _plain(a, "a.txt"),
        Candidate(b, "b.txt", known),
    )


def test_each_bad_line_of_a_manifest_is_told_once(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.txt")
    _write(tmp_path / "manifest.jsonl", '{"file": "a.txt"}\nhej\n{"file": "../nix.txt"}\n')
    assert candidates([tmp_path, path]) == (
        Refusal("manifest.jsonl", "linje 2 er ikke JSON"),
        Refusal("manifest.jsonl", "linje 3: filen '../nix.txt' findes ikke"),
        _plain(path, "a.txt"),
    )


def test_a_bad_sidecar_costs_its_file_alone(tmp_path: Path) -> None:
    _write(tmp_path / "a.txt")
    _write(tmp_path / "a.json", '{"published": "i går"}')
    b = _write(tmp_path / "b.txt")
    refusal, other = candidates([tmp_path])
    assert isinstance(refusal, Refusal)
    assert refusal.why.startswith("sidefilen 'a.json' »published« skal være en dato")
    assert other == _plain(b, "b.txt")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\nb.txt", "a_b.txt"),
        (b"a\x1b[31m.txt", "a_[31m.txt"),
        ("regning\u202etxt.exe.txt".encode(), "regning_txt.exe.txt"),
        (b"a\xff.txt", "a\ufffd.txt"),
        ("A\u030alborg.txt".encode(), "Ålborg.txt"),
        (b"'; DROP TABLE document; --.txt", "'; DROP TABLE document; --.txt"),
    ],
)
def test_a_hostile_name_becomes_one_that_can_be_shown(
    tmp_path: Path, name: bytes, shown: str
) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_bytes(b"tekst")
    assert candidates([tmp_path]) == (_plain(path, shown),)


def test_a_very_deep_folder_is_walked(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["d"] * 400)
    folder.mkdir(parents=True)
    path = _write(folder / "a.txt")
    assert candidates([tmp_path]) == (_plain(path, "d/" * 400 + "a.txt"),)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(ParseError, match="er ikke en almindelig fil"):
        read_bounded(tmp_path / "a.txt", 10)


@pytest.mark.parametrize(
    ("name", "why"),
    [("lang.txt", "fylder mere end 1 MB"), ("mappe", "er en mappe"), ("nix", "findes ikke")],
)
def test_what_cannot_be_read_whole_is_refused(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "lang.txt").write_bytes(b"x" * (1024 * 1024 + 1))
    (tmp_path / "mappe").mkdir()
    with pytest.raises(ParseError, match=why):
        read_bounded(tmp_path / name, 1024 * 1024)
