from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document, Provenance, make_document
from corpus.relocation import CitationState, Place, Relocator
from corpus.span import Span

EARLIER = """\
Nye forsøg i Ø Kommune

Kommunen har fået 33 nye forsøg i frikommuner. Heraf er 17 afvist af ministeriet.

Fakta

• Afvist: Fri data
• Fri tid

Borgmesteren glæder sig over de mange nye muligheder, og hun takker ministeriet for et godt forløb.
"""


def _document(text: str) -> Document:
    return make_document("a.txt", text, Provenance())


def _place(quote: str, today: str, earlier: str = EARLIER) -> tuple[str, str | None]:
    """The state of a quote, and the words that it is today."""
    start = earlier.index(quote)
    found = Relocator(_document(earlier), _document(today)).place(Span(start, start + len(quote)))
    return found.state.value, found.span.of(today) if found.span else None


@pytest.mark.parametrize("quote", ["33", "Fri data", "Kommunen har fået 33 nye forsøg", "Fakta"])
@pytest.mark.parametrize(
    ("change", "state"),
    [
        (lambda text: text, "exact"),
        (lambda text: text + "\nRettelse følger.\n", "exact"),
        (lambda text: "Læs også: 33 andre forsøg.\n\n" + text, "moved"),
        (lambda text: text.replace("Nye forsøg i Ø Kommune", "Nyt"), "moved"),
    ],
    ids=["same", "more after", "more before", "another title"],
)
def test_words_that_still_stand_are_found(quote: str, change: object, state: str) -> None:
    assert callable(change)
    assert _place(quote, change(EARLIER)) == (state, quote)


def test_white_space_does_not_count() -> None:
    today = EARLIER.replace("fået 33 nye", "fået \n33\u00a0nye")
    found = _place("har fået 33 nye forsøg i", today)
    assert found == ("moved", "har fået \n33\u00a0nye forsøg i")


@pytest.mark.parametrize(
    ("quote", "old", "new", "became"),
    [
        ("33", "33 nye", "34 nye", "34"),
        ("har fået 33 nye forsøg", "33 nye", "34 nye", "har fået 34 nye forsøg"),
        ("17 afvist", "17 afvist", "17 blevet afvist", "17 blevet afvist"),
        ("afvist af ministeriet", "afvist af ministeriet", "godkendt", "godkendt"),
        (
            "hun takker ministeriet for et godt forløb",
            "hun takker ministeriet",
            "hun takker ministeren og regeringen",
            "hun takker ministeren og regeringen for et godt forløb",
        ),
    ],
)
def test_words_that_became_others_are_shown_with_those(
    quote: str, old: str, new: str, became: str
) -> None:
    assert _place(quote, EARLIER.replace(old, new)) == ("changed", became)


def test_a_sentence_that_stands_in_a_new_paragraph_is_found() -> None:
    quote = "Borgmesteren glæder sig over de mange nye muligheder"
    today = (
        "Valget er ovre, og der er meget at tale om i byrådet i denne uge. "
        "Borgmesteren glæder sig over de mange muligheder, og der er kaffe bagefter. "
        "Alle er velkomne til at komme forbi rådhuset på tirsdag."
    )
    assert _place(quote, today) == ("changed", "Borgmesteren glæder sig over de mange muligheder")


@pytest.mark.parametrize("quote", ["33", "Fri tid", "Heraf er 17 afvist af ministeriet."])
@pytest.mark.parametrize(
    "today",
    [
        "Noget helt andet.",
        "33 busser kører på Fri tid.",
        "Zoo har fået 17 abekatte af ministeriet.",
    ],
)
def test_words_whose_surroundings_are_gone_are_gone(quote: str, today: str) -> None:
    assert _place(quote, today) == ("gone", None)


def test_words_taken_out_of_their_sentence_are_gone() -> None:
    today = EARLIER.replace(" Heraf er 17 afvist af ministeriet.", "")
    assert _place("Heraf er 17 afvist af ministeriet.", today) == ("gone", None)


def test_a_word_is_not_found_inside_another() -> None:
    earlier = "Der er bolig nok her i byen."
    assert _place("bolig", earlier.replace("bolig", "boliger"), earlier) == ("changed", "boliger")


def test_of_several_places_the_one_with_the_same_words_around_it_is_meant() -> None:
    one, other = "Det blev godkendt i Ry Kommune.", "Det blev godkendt i Nord Kommune i går."
    earlier, today = f"{one}\n\n{other}", f"{other}\n\n{one}"
    start = earlier.index("godkendt i Nord")
    found = Relocator(_document(earlier), _document(today)).place(Span(start, start + 8))
    assert found == Place(CitationState.MOVED, Span(9, 17))


texts = st.lists(
    st.sampled_from(["Det går godt", "33 forsøg", "•", "Fakta", ".", "\n\n", "\n", " ", "Å", "æ"]),
    min_size=1,
    max_size=25,
).map(" ".join)


@given(earlier=texts, today=texts, data=st.data())
def test_what_is_found_is_what_it_is_said_to_be(
    earlier: str, today: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(earlier) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(earlier))))
    quote = span.of(earlier)
    if not quote.strip():
        return
    place = Relocator(_document(earlier), _document(today)).place(span)
    if place.span is None:
        assert place.state is CitationState.GONE
        return
    assert place.span.end <= len(today)
    same = place.span.of(today).split() == quote.split()
    assert same == (place.state in {CitationState.EXACT, CitationState.MOVED})
    if place.state is CitationState.EXACT:
        assert place.span == span
    if earlier == today:
        assert (place.state, place.span.of(today)) != (CitationState.GONE, "")


@given(text=texts, data=st.data())
def test_in_the_same_text_every_passage_is_exact(text: str, data: st.DataObject) -> None:
    relocator = Relocator(_document(text), _document(text))
    if relocator.passages:
        passage = data.draw(st.sampled_from(relocator.passages))
        found = relocator.place(passage.content)
        assert found == Place(CitationState.EXACT, passage.content)
