"""Which files a path stands for: folders walked, sidecars and manifests read, links out refused.

A document's file name is its path below the folder that was named, so that files of the same name
in different subfolders are different documents.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Provenance
from corpus.errors import ParseError
from corpus.provenance import (
    MANIFEST,
    SIDECAR_SUFFIX,
    Given,
    read_manifest_line,
    read_sidecar,
)
from corpus.readers import READERS

MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_SIDECAR_BYTES = 1024 * 1024
MAX_MANIFEST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to be added under `file_name`, and what stands beside it of where it comes from."""

    path: Path
    file_name: str
    given: Given


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that does not go in, and why, in Danish."""

    file_name: str
    why: str


@dataclass(frozen=True, slots=True)
class _Manifest:
    """The lines of one manifest, by path below its folder, and what is wrong with others."""

    lines: dict[str, Provenance]
    refusals: tuple[Refusal, ...]


def candidates(paths: Iterable[Path]) -> tuple[Candidate | Refusal, ...]:
    """The files that the paths stand for, each path's in the order of their names.

    Of two files with the same file name the first is taken. Hidden files are passed over.
    """
    walk = _Walk()
    found: list[Candidate | Refusal] = []
    first: dict[str, Path] = {}
    for one in (one for path in paths for one in walk.below(path)):
        if isinstance(one, Candidate):
            earlier = first.setdefault(one.file_name, one.path)
            if earlier is not one.path and earlier.resolve() == one.path.resolve():
                continue
            if earlier is not one.path:
                why = f"hedder det samme som {_clean(str(earlier))!r}; omdøb den ene"
                found.append(Refusal(one.file_name, why))
                continue
        found.append(one)
    return tuple(found)


def read_bounded(path: Path, limit: int) -> bytes:
    """The bytes of a regular file.

    Raises:
        ParseError: if it is none, cannot be read, or is longer than `limit`.
    """
    try:
        # A pipe has no writer, a device no end: neither is waited for.
        with open(path, "rb", opener=_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise ParseError("er ikke en almindelig fil")
            content = file.read(limit + 1)
    except OSError as error:
        raise ParseError(_why_not_open(error)) from error
    if len(content) > limit:
        raise ParseError(f"fylder mere end {limit // 1024 // 1024} MB")
    return content


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)


class _Walk:
    """One look at the file system; each manifest is read once."""

    def __init__(self) -> None:
        self._manifests: dict[Path, _Manifest] = {}

    def below(self, path: Path) -> Iterator[Candidate | Refusal]:
        """The files that one path stands for."""
        if path.is_dir():
            yield from self._in_folder(path)
        elif not path.exists():
            yield Refusal(_clean(str(path)), "findes ikke")
        elif not _describes_others(path):
            yield from self._of_manifest(path.parent)
            yield self._candidate(path, path.parent)

    def _in_folder(self, root: Path) -> Iterator[Candidate | Refusal]:
        files: list[Path] = []
        folders = [root]
        while folders:
            folder = folders.pop()
            try:
                entries = [e for e in os.scandir(folder) if not e.name.startswith(".")]
            except OSError as error:
                yield Refusal(_clean(str(folder)), _why_not_open(error))
                continue
            yield from self._of_manifest(folder)
            folders += [Path(e.path) for e in entries if e.is_dir(follow_symlinks=False)]
            files += [Path(e.path) for e in entries if not e.is_dir(follow_symlinks=False)]
        for path in sorted(files):
            if _describes_others(path):
                continue
            if path.is_symlink() and not _leads_inside(path, root):
                yield Refusal(_name_below(path, root), "er et link ud af mappen")
            else:
                yield self._candidate(path, root)

    def _of_manifest(self, folder: Path) -> Iterator[Refusal]:
        """What is wrong with a folder's manifest, the first time that it is looked at."""
        if folder not in self._manifests:
            self._manifests[folder] = _read_manifest(folder)
            yield from self._manifests[folder].refusals

    def _candidate(self, path: Path, root: Path) -> Candidate | Refusal:
        file_name = _name_below(path, root)
        try:
            sidecar = _sidecar_of(path, root)
        except ParseError as error:
            name = path.with_suffix(SIDECAR_SUFFIX).name
            return Refusal(file_name, f"sidefilen {name!r} {error}")
        return Candidate(path, file_name, Given(Given(sidecar).over(self._line_of(path))))

    def _line_of(self, path: Path) -> Provenance:
        """What the nearest manifest that names the file says."""
        for folder in path.parents:
            manifest = self._manifests.get(folder)
            if manifest is None:
                break
            name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
            if name in manifest.lines:
                return manifest.lines[name]
        return Provenance()


def _describes_others(path: Path) -> bool:
    """Whether a file is a manifest or a sidecar."""
    return path.name == MANIFEST or (
        path.suffix == SIDECAR_SUFFIX
        and any(path.with_suffix(suffix).exists() for s in READERS for suffix in (s, s.upper()))
    )


def _name_below(path: Path, root: Path) -> str:
    return _clean(path.relative_to(root).as_posix())


def _sidecar_of(path: Path, root: Path) -> Provenance:
    sidecar = path.with_suffix(SIDECAR_SUFFIX)
    if sidecar == path or not sidecar.exists():
        return Provenance()
    if not _leads_inside(sidecar, root):
        raise ParseError("er et link ud af mappen")
    return read_sidecar(read_bounded(sidecar, MAX_SIDECAR_BYTES))


def _read_manifest(folder: Path) -> _Manifest:
    path = folder / MANIFEST
    lines: dict[str, Provenance] = {}
    refusals: list[Refusal] = []
    if not path.exists():
        return _Manifest({}, ())
    try:
        if not _leads_inside(path, folder):
            raise ParseError("er et link ud af mappen")
        content = read_bounded(path, MAX_MANIFEST_BYTES)
    except ParseError as error:
        return _Manifest({}, (Refusal(_clean(str(path)), str(error)),))
    for number, line in enumerate(content.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            name, provenance = read_manifest_line(line)
        except ParseError as error:
            refusals.append(Refusal(MANIFEST, f"linje {number} {error}"))
            continue
        lines[unicodedata.normalize("NFC", name)] = provenance
        if not (folder / name).is_file():
            refusals.append(Refusal(MANIFEST, f"linje {number}: filen {name!r} findes ikke"))
    return _Manifest(lines, tuple(refusals))


def _why_not_open(error: OSError) -> str:
    match error:
        case PermissionError():
            return "må ikke læses"
        case FileNotFoundError():
            return "findes ikke"
        case IsADirectoryError():
            return "er en mappe"
        case _:
            return f"kan ikke læses (fejl {error.errno})"


def _leads_inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a link to nothing, or to itself
        return False


def _clean(name: str) -> str:
    """A file name as text that can be stored and shown, without control signs."""
    text = os.fsencode(name).decode("utf-8", errors="replace")
    shown = (c if c.isprintable() else "_" for c in unicodedata.normalize("NFC", text))
    return "".join(shown)
