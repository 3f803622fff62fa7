"""The application rounds that a question names: by number, in rows, and by how they follow others.

Read from the folded words of a question joined by single spaces, as server/wording.py matches them.
»Den seneste runde« and »runden før« are told from the number of the latest round, where the
documents agree on one.
"""

from __future__ import annotations

import re

from server.wording import ROUND_NUMBERS

_DANISH = "foerste|anden|andet|tredje|tredie|fjerde|femte|sjette|syvende|ottende"
_WORD = rf"{_DANISH}|first|second|third|fourth|fifth|fjaerde"
_ORDINAL = rf"(?:(?:aller ?)?(?:{_DANISH})|\d{{1,2}})"
_NUMBER = r"(?:\d+|et|en|to|tre|fire|fem|seks|syv|otte|ni|ti)"
_ROUND = r"(?:\w+ )?\w*(?:runde|omgang)"
_NAMED = re.compile(
    rf"\b(?:(?:aller ?)?(?P<word>{_WORD})|(?P<digit>\d{{1,2}}))[ -]*(?:s )?(?:\w+ )?"
    r"(?:\w*runde[srn]*|round|omg(?:a|aa)ng\w*)\b"
    r"|\brund(?:e|er|erne) (?P<after>\d{1,2}|et|to|tre|fire|fem)\b"
    r"|\bround (?P<english>one|two|three|four|\d{1,2})\b"
)
# »tredje runde end i første«.
_ALSO = re.compile(
    r"\b(?:end|og|eller|mod|med|kontra|over for) (?:i )?(?:den )?(?:aller ?)?"
    r"(?P<word>foerste|anden|tredje|fjerde|femte)\b(?! \w*(?:artikel|gang))"
)
# »runde et, to og tre«.
_ROW = re.compile(rf"\brund(?:e|er|erne) (?P<row>{_NUMBER}(?: (?:og )?{_NUMBER})+)\b")
# »i første, anden og tredje runde«: those before the last.
_BEFORE_ROUND = re.compile(
    rf"\b(?P<row>{_ORDINAL}(?: {_ORDINAL})*) (?:og|eller|mod|til|end|samt|plus|kontra) (?:i )?"
    rf"(?:den )?(?={_ORDINAL} {_ROUND})"
)
# »fra første til tredje runde«.
_RANGE = re.compile(
    rf"\bfra (?:og med )?(?P<first>{_ORDINAL}) (?:\w*runde )?til (?:og med )?"
    rf"(?P<last>{_ORDINAL}) {_ROUND}"
)
# »to første runder«, »alle tre runder«.
_FIRST = re.compile(
    r"\b(?P<n>to|tre|fire|\d)(?: foerste)? (?:(?:\w+)?runder(?:ne)?|omgange(?:ne)?)\b"
    r"|\bfirst (?P<en>two|three|four) rounds\b"
)
# »runden før den tredje«.
_BEFORE = re.compile(
    rf"\brunden (?:lige |umiddelbart )?(?:foer|inden) (?:den )?(?P<n>{_ORDINAL})\b"
)
_LATEST = re.compile(
    r"\b(?<!fra )(?<!fra den )(?:aller ?)?"
    rf"(?:seneste|sidste|nyeste|aktuelle|nuvaerende|igangvaerende|latest|last) {_ROUND}(?!\w)"
)
# What is left over »fra forrige runde« is no round asked about.
_LAST_BUT_ONE = re.compile(
    rf"\b(?:(?:aller ?)?(?:naestsidste|naestseneste) {_ROUND}"
    rf"|(?:i|ved|under) (?:den )?(?:forrige|foregaaende|forudgaaende) {_ROUND}(?!\w)"
    r"|(?<!fra )runden (?:lige |umiddelbart )?(?:foer|inden)"
    rf"(?! (?:den )?{_ORDINAL}))\b"
)
_ALL = re.compile(
    r"\b(?:alle|samtlige) (?:de )?\w*runder(?:ne)?\b"
    r"|\brunderne (?:til ?sammen|under et|lagt sammen|i alt)\b"
)
_COUNTED = (_NAMED, _BEFORE_ROUND, _RANGE, _BEFORE)
_RELATIVE = (_LATEST, _LAST_BUT_ONE, _ALL)


def read_rounds(line: str, latest: int | None = None) -> tuple[int, ...]:
    """The numbers of the rounds that a folded question names, each once, in its order.

    Args:
        line: the folded words, joined by spaces.
        latest: the number of the latest round; None where the documents tell none.

    >>> read_rounds("flere i seneste runde end i den foerste", 3)
    (3, 1)
    """
    if first := _FIRST.search(line):
        return tuple(range(1, _number(first["n"] or first["en"]) + 1))
    found = {
        m.start(): _number(next(v for v in m.groupdict().values() if v))
        for m in _NAMED.finditer(line)
    }
    if latest is not None:
        found |= _relative(line, latest)
    if any(found.values()):
        found |= {m.start("word"): _number(m["word"]) for m in _ALSO.finditer(line)}
    for pattern in (_ROW, _BEFORE_ROUND):
        for row in pattern.finditer(line):
            found |= {
                row.start("row") + w.start(): _number(w[0]) for w in re.finditer(r"\w+", row["row"])
            }
    for span in _RANGE.finditer(line):
        numbers = range(_number(span["first"]), _number(span["last"]) + 1)
        found |= {span.start() + i: n for i, n in enumerate(numbers)}
    for before in _BEFORE.finditer(line):
        found[before.start()] = _number(before["n"]) - 1
    return tuple(dict.fromkeys(found[at] for at in sorted(found) if found[at] > 0))


def naming_rounds(latest: int | None) -> tuple[re.Pattern[str], ...]:
    """What matches the words that name rounds, and so are no topic."""
    return _COUNTED if latest is None else (*_COUNTED, *_RELATIVE)


def _relative(line: str, latest: int) -> dict[int, int]:
    """The rounds told by how they follow each other, by where they stand."""
    if everything := _ALL.search(line):
        return {everything.start() + n: n + 1 for n in range(latest)}
    found = {m.start(): latest for m in _LATEST.finditer(line)}
    return found | {m.start(): latest - 1 for m in _LAST_BUT_ONE.finditer(line)}


def _number(word: str) -> int:
    """The number that a word or digits say; 0 where they say none."""
    word = word.removeprefix("aller").strip()
    return int(word) if word.isdigit() else ROUND_NUMBERS.get(word, 0)
