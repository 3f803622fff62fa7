"""Feeds readers and segmenter what nobody would write, guided by the code that it reaches.

    python -m pip install --constraint constraints.txt '.[fuzz]'
    python tests/corpus/fuzz.py html -max_total_time=600

The first argument is a suffix of `corpus.readers.READERS`; the rest are libFuzzer's own. It stops
at the first file that is not read or refused in one line, of which anything is lost or said twice,
or whose trials point out of their passages. tests/corpus/test_fuzz.py does the same by hypothesis,
for a short time and without atheris.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["corpus"]):
    from corpus.audit import audit
    from corpus.collection import make_collection
    from corpus.document import make_document
    from corpus.errors import ParseError
    from corpus.readers import docx, html_page, markdown, pdf, plain, read  # noqa: F401


def check(suffix: str, content: bytes) -> None:
    """Read one file, and hold what came of it against its text.

    Raises:
        AssertionError: if something is lost, said twice or points astray.
    """
    name = f"a{suffix}"
    reading, refusal = None, ""
    try:
        reading = read(name, content)
    except ParseError as error:
        refusal = str(error)
    assert "\n" not in refusal
    if reading is None:
        return
    document = make_document(name, reading.text, reading.provenance, reading.blocks)
    problems = audit(make_collection([document]), document.id).problems
    assert not problems, problems


if __name__ == "__main__":
    suffix = f".{sys.argv.pop(1)}"
    atheris.Setup(sys.argv, lambda content: check(suffix, content))
    atheris.Fuzz()
