"""»den lov«, »de caféer«: a noun that points back takes the words in which it was told."""

from __future__ import annotations

import re

from corpus.sentences import sentence_spans
from index.danish import analyse
from index.lexicon import load_lexicon
from server.focus import Focus
from server.follow_up.pointing import PAPER, meant
from server.follow_up.sayings import indefinite, unquoted
from server.phrases import NounPhrase, is_verb, noun_groups, noun_phrases

_THAT = re.compile(
    r"\b(?P<that>den|det|de|denne|dette|disse|sådan en|sådan et) (?P<noun>[^\W\d_A-ZÆØÅ][\w-]{2,})"
    r"(?! (?:der|som|om|med|fra|i|på|for|af|til)\b(?! (?:kraft|gang|brug)\b|\W*$))"
    r"(?! »)(?!, (?:der|som)\b)",
)
# Nouns that other rules read, and such as point at nothing that was told.
_OTHERS_TEXT = """
    netvaerk runde runder omgang forsoeg ansoegning ansoegninger forslag gang slags maade grund
    sag sager tid dag aar vej del oejeblik forbindelse tilfaelde tidspunkt punkt sted samme ene
    anden andet foerste sidste hele minister tal
"""
_OTHERS = frozenset(_OTHERS_TEXT.split())
_KNOWN = re.compile(
    r"(?<=[a-zæøå] )\b(?P<base>[a-zæøå]{3,}?)(?:en|et)\b"
    r"(?! (?:der|som|om|med|fra|på|for|af|til|i [A-ZÆØÅ])\b(?!\W*$))"
    r"(?! [»A-ZÆØÅ])(?!, (?:der|som)\b)"
)
_SUCH = re.compile(r"\bsådan (?P<article>en|et)\b(?=\W*$| (?:i|på|fra|til|om|med|så|da)\b)", re.I)
_CUT = re.compile(r" (?=(?:af|for|om|på|med|til|fra|mellem|over|mod|blandt) )|(?: i)(?= [a-zæøå])")
_AT_START = re.compile(r"^(?:af|for|om|på|med|til|fra|mellem|over|mod|blandt|i) ")
_INDEFINITE = re.compile(r"^(?P<article>en|et) (?P<words>.+)$", re.IGNORECASE)
SHORTEST = 4  # letters of a noun that compounds are looked for of
PARTS_FIT = 0.4  # of a compound that a title must hold, where none holds the word itself
LONG = 8  # letters of a noun that says enough to point at a title
_SPOKEN_OF = re.compile(
    r"^,?(?: (?:der|som))? (?:han|hun|de|du|vi|I|man) (?:\w+ )?"
    r"(?:taler|talte|snakker|snakkede|nævner|nævnte|siger|sagde)(?: om)?(?=\W*$)"
)
_TELLS_MORE = re.compile(r"^,? (?:der|som|han|hun|de|du|vi|I|man)\b")
_PLURAL = frozenset(["de", "disse"])


def with_that(text: str, focus: Focus) -> str:
    """A text in which a pointing noun says what was told of it; unchanged where nothing was."""
    if (found := _SUCH.search(text)) and (kind := _kind_told(found["article"], focus)):
        return f"{text[: found.start()]}{kind}{text[found.end() :]}"
    for found in _THAT.finditer(text):
        noun = analyse(found["noun"])[0].folded
        if noun == "kommune" and focus.applicant:
            return f"{text[: found.start()]}{focus.applicant} Kommune{text[found.end() :]}"
        if noun in _OTHERS or PAPER.fullmatch(found["noun"]):
            continue
        trial = meant(found["noun"], focus) if focus.trial else None
        if trial is not None and trial == focus.trial:
            return f"{text[: found.start()]}»{trial.title}«{text[found.end() :]}"
        if _is_noun(noun) and (told := _told(noun, focus) or _compound(noun, focus)):
            return f"{text[: found.start()]}{told}{text[found.end() :]}"
        after = _SPOKEN_OF.sub("", text[found.end() :])
        one = found["that"].lower() not in _PLURAL and len(noun) >= LONG
        tells = _TELLS_MORE.match(after) is not None
        if one and not tells and (trial := meant(found["noun"], focus, least=PARTS_FIT)):
            return f"{text[: found.start()]}»{trial.title}«{after}"
    return _with_known(text, focus)


def _with_known(text: str, focus: Focus) -> str:
    """A bare definite noun (»loven«) with the name or words in which it was just brought up."""
    for found in _KNOWN.finditer(text):
        noun = analyse(found["base"])[0].folded
        if noun in _OTHERS or PAPER.fullmatch(found[0]) or not _is_noun(noun):
            continue
        for phrase in reversed(noun_phrases(unquoted(focus.told))):
            words = _piece(phrase, noun)
            if words and (_INDEFINITE.match(words) or any(w[0].isupper() for w in words.split())):
                return f"{text[: found.start()]}{_definite(words)}{text[found.end() :]}"
        if whole := as_its_document_tells(found[0], focus):
            return f"{text[: found.start()]}{whole}{text[found.end() :]}"
    return text


def as_its_document_tells(noun: str, focus: Focus) -> str | None:
    """A definite noun with what the document talked about says it is of: »lovforslaget om …«."""
    document = next(
        (d for d in focus.sources.collection.documents if d.title == focus.document), None
    )
    if document is None or " " in noun:
        return None
    forms = {noun.lower(), indefinite(noun)}
    sentences = (sentence.of(document.text) for sentence in sentence_spans(document.text))
    told = {
        phrase.text[len(first) :]
        for sentence in sentences
        if any(form in sentence.lower() for form in forms)  # phrases take long to find
        for phrase in noun_phrases(sentence)
        if (first := phrase.text.split()[0]).lower() in forms
        and re.match(r" (?:om|af|for) [^\n]+$", phrase.text[len(first) :])
    }
    return noun + told.pop() if len(told) == 1 else None


def _is_noun(folded: str) -> bool:
    """Whether a word is an indefinite noun, as it stands after a pointing word."""
    lexicon = load_lexicon()
    endings = ("en", "et", "n", "t", "ne", "erne", "ene", "me", "met", "men")
    return not is_verb(folded) and any(lexicon.count(folded + e) for e in endings)


def _kind_told(article: str, focus: Focus) -> str | None:
    """»en nærklinik« for »sådan en«: what was asked about last as one of its kind."""
    for phrase in noun_phrases(focus.question.text):
        if phrase.text.lower().startswith(f"{article.lower()} "):
            return phrase.text
    return None


def _told(noun: str, focus: Focus | None) -> str | None:
    """The words in which a noun was told last, made definite."""
    while focus is not None:
        for text in (unquoted(focus.told), focus.question.text):
            for phrase in reversed(noun_phrases(text)):
                if words := _piece(phrase, noun):
                    return _definite(words)
        focus = focus.before
    return None


def _compound(noun: str, focus: Focus | None) -> str | None:
    """»Familieafdelingen« for »den afdeling«: the compound of the noun that was told last."""
    if len(noun) < SHORTEST:
        return None
    while focus is not None:
        for text in (unquoted(focus.told), focus.question.text):
            for token in reversed(analyse(text)):
                known = indefinite(token.surface).lower()
                if len(known) > len(noun) + 2 and analyse(known)[0].folded.endswith(noun):
                    return token.surface
        focus = focus.before
    return None


def _piece(phrase: NounPhrase, noun: str) -> str | None:
    """The piece of a noun phrase whose head is the noun, where it says more than the noun."""
    for piece in _CUT.split(phrase.text):
        words = analyse(piece)
        heads = [w for w in words if w.folded == noun]
        if heads and len(words) > 1 and words[0].folded != noun and "»" not in piece:
            return _AT_START.sub("", piece)
    return None


def _definite(words: str) -> str:
    """»den nye lov« for »en ny lov«; what is a name or definite stays."""
    found = _INDEFINITE.match(words)
    if found is None:
        return words
    tokens = found["words"].split()
    lexicon = load_lexicon()
    group = next(iter(noun_groups(words)), None)
    attributes = len(group.text.split()) - 2 if group else 0  # neither the article nor the noun
    for n, word in enumerate(tokens[:attributes]):
        if word[0].islower() and not word.endswith("e") and lexicon.count(f"{word}e"):
            tokens[n] = f"{word.removesuffix('t') if found['article'] == 'et' else word}e"
        else:
            break
    article = "den" if found["article"].lower() == "en" else "det"
    return f"{article} {' '.join(tokens)}"
