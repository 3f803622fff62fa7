"""What a question asks of the documents themselves, of who is quoted in them, and of where it stands.

A question is told by the words it brings together, not by one phrase: a word for a document beside
one for a date asks when it was published. Everything is matched against the folded words of the
question joined by single spaces, as in server/wording.py; nothing here names an article or person.
"""

from __future__ import annotations

import re
from functools import lru_cache

from server.extract import holds_contact
from server.question import Asked


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(phrases) + r")\b")


# A document as one thing; compounds too (»2021-nyheden«). Never a word that also tells of content.
_DOCUMENT = (
    r"\w*(?:artik(?:el|l)\w*|artikkel\w*|nyhed(?:en|er|erne|s)?|nyheten|pressemeddelelse\w*|"
    r"meddelelsen?|dokument(?:et|er|erne)?|notat(?:et)?|notits(?:en)?|indlaeg(?:get)?|"
    r"opslag(?:et)?|indslag(?:et)?|reportage(?:n)?|historien?|klumme(?:n)?|sammenfatning(?:en)?|referat(?:et)?|"
    r"faktaark(?:et)?|kilden?|(?:web|net|hjemme)siden?|articles?|story|press release)"
    r"|tekst(?:en)?|stykket?|text"
)
_SOURCES = r"(?:(?:kild|tekst|notat|rapport|referat|nyhed|meddelels)er(?:ne)?|artiklar(?:na)?|sources|texts)"
_THE_ONE = r"den (?:her |der )?(?:om|med|fra|hvor)"
_FRAMING = re.compile(
    rf"\b(?:i|ifoelge|iflg|jaevnfoer|in|according to) (?:den |denne |samme |the )?(?:{_DOCUMENT})\b"
    rf"|\bsom (?:\w+ )?(?:{_DOCUMENT}) (?:\w+ ){{0,2}}(?:skriver|fortaeller|siger|oplyser)\b"
)
_OF_DOCUMENT = re.compile(rf"\b(?:{_DOCUMENT}|{_THE_ONE})\b")
_COUNTS = _any(r"hvor (?:mange|meget|lang\w*|ofte|tit|stor\w*)", r"hvorfor", r"how many")

_DATES_IT = _any(
    r"(?:udgivelses|publicerings|offentliggoerelses|udsendelses|opdaterings)d\w+", r"dateret",
    r"datering\w*", r"(?:sidst|senest|seneste) (?:opdater\w*|aendret|revider\w*)",
    r"hvornaar (?:er|var) (?:den|det|de|dette|den her)(?: \w+)? fra", r"hvad dato er \w+ fra",
    r"hvornaar skrev i (?:om|foerste)",
)  # fmt: skip
_ASKS_DATE = _any(
    r"hvornaar", r"hvilken (?:dato|dag|maaned|uge|aargang)", r"hvilket (?:aar|tidspunkt)", r"datoe?n?",
    r"hvor (?:ny|gammel|frisk)", r"when", r"(?:what|which) (?:date|day)", r"naar", r"naer", r"aeldre dato", r"hvilken uge",
)  # fmt: skip
_IS_PUBLISHED = _any(
    r"fra", r"udgiv\w*", r"udkom\w*", r"udsendt?", r"offentliggjort", r"publicer\w*", r"bragt\w*",
    r"skrevet", r"lagt", r"sat", r"trykt", r"kom", r"baerer", r"stammer", r"gammel", r"ny", r"datoe?n?",
    r"published", r"put out",
)  # fmt: skip

_WHETHER_FROM = re.compile(
    rf"^(?:saa |og )?(?:er|var|blev|kom|udkom) (?:\w+ ){{0,2}}?(?:{_DOCUMENT})\b.*"
    rf"\b(?:fra|udgivet|publiceret|skrevet|bragt|ud) (?:\w+ ){{0,3}}(?:19|20)\d\d$"
)

_WRITER = _any(r"journalist(?:en)?", r"forfatter\w*", r"skribent\w*", r"bylines?", r"signatur\w*")
_ASKS_WHO = _any(
    r"hvem", r"hvis", r"hvilken \w+", r"hvilke \w+", r"(?:hvad|hva) (?:hedder|hed)", r"navn\w*", r"who",
    r"vem", r"bag",
)  # fmt: skip
_WROTE = _any(
    r"(?:skrevet|skrev|forfattet|begaaet|redigeret|wrote|written)(?! (?:at|under|om at|til|i)\b)",
    r"hvis (?:navn|pen)",
)
_IS_WRITER = re.compile(r"\b(?:jeg|vi) er (?:selv )?(?:\w+ )?(?:journalist|skribent|forfatter)\w*")

_MEDIUM = (
    r"(?:\w*medie(?:t|r)?|\w*avis(?:en)?|udgiver\w*|forlag(?:et)?|afsender\w*|tidsskrift\w*|"
    r"magasin\w*|blad(?:et)?|publisher|newspaper|outlet)"
)
_ASKS_MEDIUM = re.compile(
    rf"\b(?:hvilke[nt]?|(?:hvad|hva) (?:er|hedder|var|hed)|hvem (?:er|var|staar som)|navnet? paa|which|"
    rf"what|vem) (?:\w+ ){{0,3}}?{_MEDIUM}\b|^udgiver\w*"
)
_ASKS_PUBLISHER = _any(
    r"(?:hvem|hvilke[nt]? \w+|who|vem|which \w+) (?:\w+ ){0,6}?(?:udgi\w+|udgav|publicer\w*|bragt\w*|"
    r"offentliggjort|offentliggjorde|udsend\w*|published|staar bag|stod bag)",
    r"(?:hvem|hvilke[nt]? \w+) (?:\w+ ){0,4}?(?:sendt|lavet) .* ud", r"hvor (?:kommer|stammer|er) .*fra",
    r"er det .* der har (?:sendt|udgivet|udsendt|bragt) .*", r"paa hvis hjemmeside",
)  # fmt: skip
_SENT_OUT = _any(
    r"(?:hvem|af hvem|hvilke[nt]? \w+) (?:\w+ ){0,4}?(?:udgiv\w+|udgav|udsend\w+|udsendt)"
)
_WHOSE_DOCUMENT = re.compile(rf"\bhvis (?:{_DOCUMENT})\b")

_TITLE = r"(?:overskrift(?:en)?|rubrik(?:ken)?|hovedoverskrift(?:en)?|tite?l(?:en)?|headline|title|navnet)"
_ASKS_TITLE = re.compile(
    rf"(?<!under )(?<!i )(?<!in )\b(?:hvilken |hvad er |hvad var )?{_TITLE}\b|"
    rf"\b(?:hvad|hva) (?:hedder|hed) (?:\w+ ){{0,4}}?(?:{_DOCUMENT})\b"
)
_ASKS_LEAD = re.compile(
    r"\b(?:underrubrik\w*|manchet\w*|underoverskrift\w*|undertitel\w*)\b"
    r"|\b(?:tekst|teksten|staar|linje\w*|saetning\w*) (?:\w+ ){0,2}?under (?:overskriften|rubrikken|titlen)\b"
)

# What the documents tell in short, and how they differ as such.
_IN_SHORT = (
    r"(?:resume\w*|opsummer\w*|sammendrag\w*|sammenfat\w*|referer|hoved(?:punkt|pointe|budskab|indhold|"
    r"konklusion|tema|historie|nyhed)\w*|kernen|essensen|hovedtraek\w*|summary|summari[sz]e|main points?)"
)
_TEXTS = rf"(?:{_DOCUMENT}|{_SOURCES})"
_ASKS_SUMMARY = _any(
    rf"{_IN_SHORT} .*{_TEXTS}\b", rf"{_TEXTS} .*{_IN_SHORT}\b",
    rf"(?:hvad|hva|vad) (?:\w+ ){{0,2}}?(?:handler|handlar|drejer|gaar) (?:\w+ ){{0,2}}?{_TEXTS}(?: .*)? (?:om|ud paa|sig om)"
    r"(?: helt| kort| sagt| fortalt| i korte traek| egentlig)*$",
    rf"(?:hvad|hva) (?:\w+ )?(?:staar|skriver|siger|fortaeller|er)(?: der)?(?: i)? (?:\w+ )?{_TEXTS}(?: fra .*)?$",
    rf"(?:hvad|hva) er indholdet (?:\w+ )?(?:\w+ )?{_TEXTS}", rf"what (?:is|are) the {_TEXTS} .*about",
    rf"(?:forskel\w*|sammenlign\w*|adskil\w*|skiller) .*{_TEXTS}", rf"{_TEXTS} .*(?:forskel\w*|adskil\w*|skiller sig|faelles)",
)  # fmt: skip
_ONLY_IN_SHORT = re.compile(
    rf"^(?:(?:giv|lav|skriv|kan|vil|du|mig|et|en|kort\w*|tak|venligst|lige|det|hele) )*{_IN_SHORT}"
    r"(?: (?:tak|det|hele|kort|af|det hele|venligst|i tre punkter))*$"
)
_ASKS_DOCUMENTS = _any(
    rf"(?:hvilke|hvad for) (?:\w+ ){{0,2}}?{_TEXTS} (?:\w+ ){{0,3}}?(?:du|i|der|svarene|det|findes|indgaar|ligger)\b",
    rf"(?:hvor mange|antal) (?:\w+ )?{_TEXTS} (?:\w+ ){{0,3}}?(?:du|i|der|findes|svarene|ligger)\b",
    rf"(?:dine|jeres) (?:\w+ )?{_TEXTS}$", rf"andre {_TEXTS}",
    r"hvor (?:har|faar|ved|henter|tager|kommer) (?:du|i|dine|jeres) (?:\w+ ){0,4}?fra",
    r"hvad (?:bygger|baserer|stoetter) (?:du|i|svarene|svaret|dine svar|jeres svar) .*paa",
)  # fmt: skip
# What is asked of whoever answers.
_LANGUAGE = r"(?:engelsk|tysk|svensk|norsk|dansk|english|german|swedish|norwegian|danish)"
_US = r"(?:dig|jer|tjenesten|den her tjeneste|frisvar)"
_ASKS_SERVICE = _any(
    r"(?:hvem|hvad) er du(?: egentlig| for (?:en|noget))?$", r"(?:what|who) are you$", r"what can you do$",
    r"hvad kan du(?: egentlig| ellers| alt| goere| bruges til| svare paa| hjaelpe(?: mig)? med)*$",
    r"er du (?:en |et )?(?:\w+ )?(?:robot|bot|chatbot|maskine|menneske|ai|chatgpt|sprogmodel|kunstig intelligens|program)$",
    r"are you (?:a |an )?(?:\w+ )?(?:robot|bot|human|ai)$",
    r"(?:bruger|koerer) (?:du|i|det) (?:\w+ )?(?:ai|chatgpt|kunstig intelligens|en sprogmodel)$",
    rf"hvem (?:har lavet|har bygget|lavede|staar bag|ejer|driver) {_US}$",
    rf"hvordan (?:virker|fungerer|bruger) (?:du|man {_US}|jeg {_US}|{_US}|det her)$",
    rf"(?:kan|skal|maa|toer) (?:jeg|man|vi) stole paa (?:{_US}|det du (?:siger|svarer)|svarene|dine svar|det her)$",
    r"hvad (?:kan|maa|skal) (?:jeg|man|vi) spoerge (?:dig |jer )?om$",
    rf"(?:can|do) you (?:answer|speak|understand) (?:in )?{_LANGUAGE}$",
    rf"(?:kan|taler|forstaar|svarer) du (?:ogsaa )?(?:svare )?(?:paa )?{_LANGUAGE}$",
    r"^(?:kan du )?(?:skrive?|digte?|forfatte?|lave?) (?:mig )?(?:et|en) (?:\w+ )?"
    r"(?:laeserbrev|digt|sang|vits|vittighed|essay|tale|stil|mail|opslag|tweet|klage|ansoegning)\b",
)  # fmt: skip

_ASKS_LINK = _any(
    r"links?", r"linket", r"hyperlink\w*", r"url\w*", r"web ?adress\w*", r"internet ?adress\w*",
    r"net ?adress\w*", r"hvor paa nettet", r"where online",
)  # fmt: skip

_ASKS_CONTACT = _any(
    r"telefon ?(?:nummer\w*|nr|numre\w*)", r"tlf\w*", r"mobil ?(?:nummer\w*|nr|telefon\w*)", r"e ?mail\w*",
    r"mail ?adress\w*", r"kontakt(?:person|oplysning|info|data)\w*", r"presse ?kontakt\w*",
    r"presse ?henvendelse\w*", r"presse ?ansvarlig\w*", r"(?:hvis|hvilken) postkasse",
    r"(?:mobile|phone) number", r"kontakt person", r"(?:direkte|hans|hendes|deres|jeres) (?:nummer|nr)",
    r"(?:skrive|ringe) til (?:nogen|en|jer|hvem)", r"henvende (?:sig|mig|os)", r"rette henvendelse",
    r"hvilken adresse", r"hvor (?:sender|skal) (?:man|jeg|vi) (?:\w+ ){0,6}?(?:sende|hen)",
    r"hvem (?:be)?svarer (?:paa )?(?:spoergsmaal\w*|pressen)", r"hvor (?:ringer|henvender) (?:man|jeg|vi)",
    r"(?:hvilken|hvilket|\w+s) (?:direkte )?(?:mail|mobil|telefon)",
)  # fmt: skip
_REACHES = (
    r"(?:ringer? (?:(?!rundt)\w+ )?(?:til|op)|skriver? (?:jeg |man |vi )?til|"
    r"(?:faa|have|faar|tage) fat (?:i|paa)|i (?:kontakt|forbindelse) med|tage kontakt|kontakte\w*|"
    r"tager telefonen|tale med|spoerger? (?:man |jeg |vi )?om)"
)
# Somebody wants to reach somebody; what others do or may do is told after an »at«.
_WANTS_TO_REACH = re.compile(
    r"\b(?:hvem|who|vem|hvor|hvordan|hvis|jeg|vi|man|kan|vil|nummer|journalist)"
    rf"(?: (?!at\b)\w+){{0,8}}? {_REACHES}\b"
)
_NUMBER_OF = re.compile(
    r"(?<!\bi )(?<!paa )(?<!via )(?<!over )\b(?:telefon(?:en)?|mailen?|mobil(?:en)?|phone|contact|kontakten?)\b"
    r"(?= (?:paa|til|for|number)\b|$)|^(?:\w+ ){0,3}?(?:mail|mobil|telefon|nummeret?)(?: \w+)?$|\bnummeret? (?:til|paa)\b(?! lov)"
)
# »hvad er borgmesterens nummer«: of somebody it is that of a telephone, of an act it is not.
_NUMBER_OF_SOMEBODY = re.compile(
    r"\b(?:hvad|hvilket) (?:er|var|har) (?:\w+ ){1,6}?(?:nummer|nr)$|\bhvilket nummer har\b"
)

_SAYS = (
    r"(?:siger|sagde|sagt|sier|sa|udtal\w+|taler|talte|citer\w*|citeras|kalde(?:r|te)?|kaldte|advar\w+|kommenter\w+|"
    r"udtrykk?\w*|ros(?:er|te)|kritiser\w+|mener|mente|lov(?:er|ede)|haab(?:er|ede)|glaed\w+|"
    r"paapeg\w+|peger paa|skriver (?:at|om|til|i)|skrev (?:at|om|til|i)|skrevet at|svar(?:er|ede)|fortael\w+|fortalte|forklar(?:er|ede)|"
    r"frygt(?:er|ede)|foresl(?:aar|og)|beskr(?:iver|ev)|anbefal(?:er|ede)|opfordr(?:er|ede)|vurder(?:er|ede)|taenk(?:er|te)|"
    r"begrund(?:er|ede)|understreg\w+|formuler\w+|synes|said|says?|claims|quoted|tycker|tyckte|saeger|sager)"
)
_DECIDES = r"(?! (?:\w+ )?(?:ja|nej|god for|stop)\b)"
_WHO_SAYS = _any(
    rf"(?:hvem|who|vem|hvilke[nt]? (?:\w+ )?(?:minist\w+|politiker\w*|person\w*|talsperson\w*)|vilka \w+|"
    rf"hvad for en \w+) (?:\w+ ){{0,8}}?{_SAYS}{_DECIDES}",
    rf"(?:en|nogen|person\w*|hende|ham|mand\w*|kvinde\w*) (?:der|som) (?:\w+ ){{0,4}}?{_SAYS}{_DECIDES}.*",
    rf"en eller anden (?:\w+ )?{_SAYS}.*", r"(?:hvem|who) (?:\w+ ){0,2}naevn\w+", r"fra hvem har i",
    r"hvis (?:ord|citat|udsagn|udtalelse|mund)", r"hvem .*(?:citat\w*|udtalelse\w*|ordene|bemaerkning\w*)",
    r"(?:citat\w*|udtalelse\w*|udsagn\w*|bemaerkning\w*) .*(?:hvem|hvis|hvilken (?:tals)?person)",
    r"hvilken (?:tals)?person .*(?:citat\w*|udtalelse\w*|vurdering\w*|bemaerkning\w*)",
)  # fmt: skip
_WORD_FOR_WORD = _any(
    r"citat\w*", r"citer\w*", r"\w+citat\w*", r"ordret\w*", r"ord for ord", r"(?:egne|praecise) ord",
    r"udtalelse\w*", r"quote\w*", r"ordlyd\w*", r"(?:hvordan|hvad) (?:\w+ )?(?:falder|faldt) ordene",
    r"hvordan (?:falder|faldt) ordene", r"hvilke ord(?! (?:daekker|betyder|staar))",
    r"gengiv\w* (?:\w+ )?(?:direkte|ordret)", r"saetning\w*(?: \w+)? hvor .*",
    r"hvordan (?:lyder|loed|lod) (?:\w+ )*(?:kommentar\w*|svar\w*|reaktion\w*|praecist\b.*)",
)  # fmt: skip
_WHAT_SAYS = re.compile(
    rf"\b(?:hvad|hva|vad|what|hvordan|hvilket (?:billede|ord)) (?:\w+ ){{0,6}}?{_SAYS}\b{_DECIDES}"
    r"|\bhvis man spoerger|\b(?:hvad|hvordan) .*(?:er|var) \w+ (?:holdning|mening|budskab)"
)
# A part of the text is asked for by what it says, and nobody speaks in it.
_SENTENCE_THAT = _any(
    r"(?:gengiv|citer|vis|vise|find|finde|giv|give|laes|hent|skriv|gentag|kopier|bring)\w* "
    r"(?:\w+ ){0,4}?(?:saetning|linje|sted|passage|formulering|afsnit)(?:en|et)?"
    r"(?: i (?:\w+ ){0,2}\w+)?"
    r" (?:om|der|som|hvor (?:der|det)|med)(?! \w+ (?:selv|personligt))",
)  # fmt: skip
_PART = r"(?:afsnit\w*|kapit\w*|\w*rubrik\w*|\w*overskrift\w*|side|\w*boks\w*|sted\w*|passage\w*|kolonne|linje)"
_STANDS = (
    r"(?:staar|stod|staa|naevn\w*|omtal\w*|fremgaar|skriv\w*|skrevet|laes\w*|find(?:es|er|e)?|gemmer|bruger|"
    r"brugte|snakk\w*|tal(?:er|te|es)|handler|fortael\w*|behandl\w*|ligger|beroerer|oplys\w*|beskriv\w*|"
    r"indehold\w*|rummer|forklar\w*|slaar|konkluder\w*|mentioned|written|say|said|stand|read)"
)
_WHERE_STANDS = _any(
    r"(?<!nu )hvor (?!mange|meget|lang|laenge|ofte|tit|stor|hoej|gammel|gamle|dyr)(?:\w+ ){0,6}?"
    r"(?:staar|stod|naevn\w*|omtal\w*|fremgaar|skrives|skrevet|laes\w*|gemmer|citat\w*)"
    r"(?! (?:vi\b|du\b|(?:sag|forslag|ansoegning|process|projekt)\w*))",
    r"where (?:does|is|do|can) .*(?:say|said|stand|read|mentioned|written)",
    rf"(?:i|under|paa|in) (?:hvilke[nt]?|which) (?:af \w+ )?(?:\w+ ){{0,2}}?(?:{_DOCUMENT}|{_PART}|kilder)",
    rf"(?:hvilke[nt]?|which) (?:af \w+ )?(?:\w+ ){{0,2}}?(?:{_DOCUMENT}|{_PART}|kilder) (?:\w+ ){{0,5}}?{_STANDS}",
    rf"(?:peg\w*|vis|find|angiv|udpeg\w*|kan find\w*|vise|gengiv|citer) (?:\w+ ){{0,4}}?(?:{_PART}|belaeg\w*|kilden?|hvor(?! mange))",
    rf"hvor (?:\w+ ){{0,3}}?finder (?:jeg|man|vi) (?:\w+ ){{0,3}}?{_PART}", r"kilden? (?:paa|til|for)", r"belaeg\w* for", r"kildehenvisning\w*",
    r"(?:find|vis|giv) (?:\w+ ){0,3}?(?:saetning\w*|linje\w*|stedet) (?:om|der|som|hvor)", r"(?:dokumenter|bevis|belaeg) at", r"hvor laeser (?:jeg|man|vi)",
    rf"er det i .* eller (?:i )?.*{_STANDS}.*", rf"{_STANDS} (?:\w+ ){{0,8}}?hvor(?: var det| \w+ det| henne)?$",
    r"\w+ hvilket afsnit", r"hvem har skrevet at",
)  # fmt: skip

_NUMBER = r"\d[\d.,]*"
_MEANS = (
    r"(?:daekker|betyder|staar|refererer|henviser|betegner|taeller|maaler|angiver|gemmer|hoerer|udtryk|stands?|"
    r"figure|bruges)"
)
_ASKS_NUMBER = _any(
    r"\d[\d.,]* ?tallet", rf"(?:tallet|the (?:number|figure)) {_NUMBER}",
    rf"(?:hvad|hva|what) (?:\w+ ){{0,4}}?(?:er|var|{_MEANS}) (?:det )?(?:de |den |det |saa )?{_NUMBER}"
    rf"(?=$| (?:for|over|til|i|procent|et|nu|egentlig)\b)",
    rf"(?:hvad|hva|what) .*{_NUMBER} .*(?:{_MEANS})(?: \w+)*", rf"{_NUMBER} (?:\w+ ){{0,8}}?(?:hvad|hva) .*\btal(?:let)?",
    rf"^(?:de |den |det |og )?{_NUMBER} (?:hvad|hva)(?: \w+)*",
)  # fmt: skip

_PARTY = _any(r"parti\w*", r"party", r"paren(?:te|t)s\w*", r"stemmer paa")
_ATTRIBUTES = _any(
    r"parti\w*", r"party", r"\w*tite?l\w*", r"rolle\w*", r"stilling\w*", r"embede\w*", r"paren(?:te|t)s\w*",
    r"bestred", r"posten", r"hvad (?:hedder|hed|heter) (?:han|hun|\w+)", r"(?:han|hun) hed(?:der)?",
    r"navn(?:et)?", r"hvem (?:er|var)", r"minister for",
)  # fmt: skip
_OFFICE_OF = _any(
    r"(?:hvad|hvilken|hvilket|what|hva) .*(?:titel|stilling|embede|title)\w*",
    r"titel\w* (?:paa|er)",
)


_WHETHER_SAID = re.compile(rf"\b(?:{_SAYS}|ord(?:ene)?|citat\w*|udtalelse\w*)\b{_DECIDES}")


def asks_whether_said(line: str) -> bool:
    """Whether a yes-or-no question is of whether somebody said something."""
    return _WHETHER_SAID.search(line) is not None


_POINTS = re.compile(rf"\b(?:(?:{_DOCUMENT}) (?:om|med|fra|hvor|der|af)|{_THE_ONE})\b")


def points_at_document(line: str) -> bool:
    """Whether a question says of a document which it is (»artiklen om …«, »den fra …«)."""
    return _POINTS.search(line) is not None


_OF_AGE = rf"(?: af (?:de |dem )?(?:\w+ ){{0,2}}?| (?:\w+ )?){_TEXTS}\b"
_IS_OF_AGE = rf"\b{_TEXTS} (?:\w+ ){{0,2}}?(?:er|var|blev|kom|udkom) (?:\w+ ){{0,2}}?"
_NEWEST = re.compile(
    rf"\b(?:nyeste|seneste|sidste|yngste|nyest udgivne|newest|latest|most recent)(?:{_OF_AGE})"
    rf"|{_IS_OF_AGE}(?:nyest|yngst|senest|sidst)(?:e|en)?$"
)
_OLDEST = re.compile(
    rf"\b(?:aeldste|tidligste|oldest|earliest)(?:{_OF_AGE})"
    rf"|{_IS_OF_AGE}(?:aeldst|tidligst|foerst)(?:e|en)?$"
)
_KIND_OF_PUBLISHER = re.compile(
    rf"\b(?P<kind>ministerie|kommune|region|styrelse|avis|blad|institut|center)"
    rf"(?:t|n|en|et)?s (?:\w+ ){{0,2}}?(?:{_DOCUMENT})\b"
)


_ASKS_WHICH = re.compile(r"^(?:og |saa )?(?:hvilken|hvilket|hvilke|hvad|hva|which|what) ")


def age_asked(line: str) -> str | None:
    """Whether a question speaks of the »newest« or the »oldest« of the documents, else None."""
    if _NEWEST.search(line):
        return "newest"
    return "oldest" if _OLDEST.search(line) else None


def publisher_kind(line: str) -> str:
    """What kind of publisher a question gives a document, as the beginning of the word; or ''."""
    found = _KIND_OF_PUBLISHER.search(line)
    return found["kind"].removesuffix("e") if found else ""


def speaks_of_document(line: str) -> bool:
    """Whether a question names a document at all, or something that only a document has."""
    return any(p.search(line) for p in (_OF_DOCUMENT, _DATES_IT, _ASKS_MEDIUM, _WRITER))


def asks_party(line: str) -> bool:
    """Whether a question asks for somebody's party, or what stands after the name for it."""
    return _PARTY.search(line) is not None


def asks_office(line: str) -> bool:
    """Whether a question asks what somebody is called by office."""
    return _OFFICE_OF.search(line) is not None


def asks_for_words(line: str) -> bool:
    """Whether a question speaks of what is said, and not only of what is so."""
    return any(p.search(line) for p in (_WHO_SAYS, _WORD_FOR_WORD, _WHAT_SAYS))


# Words that say what is asked of a document, or that it is one, and not what it is about.
_OF_DOCUMENT_WORD = re.compile(
    rf"(?:{_TEXTS}|{_IN_SHORT}|{_MEDIUM}|{_TITLE}|journalist\w*|forfatter\w*|skribent\w*|links?|linket|url\w*|"
    r"dato\w*|dateret|udgiv\w*|udsend\w*|publicer\w*|offentliggjort\w*|bragt\w*|skrevet|skrev|skriver|baerer|"
    r"opdater\w*|sidst|senest\w*|aar|dag|maaned|navn\w*|hedder|\w*adresse\w*|telefon\w*|tlf|mobil\w*|mail\w*|"
    r"email\w*|nummer\w*|kontakt\w*|bag|staar|lagt|sat|kom|kommer|fat|ringe|skrive|sende|artikler\w*|givet|"
    r"giv|faa|vist|vis|nyeste?|aeldste?|tidligste?|yngste?|handler?|handlar|drejer|forskel\w*|sammenlign\w*|"
    r"adskil\w*|skiller|faelles|indhold\w*|kort\w*|helt|sagt|fortalt|punkter|lav|adgang|svar\w*|foerste|anden|tredje|bygger|baserer|bruger|kender|findes|find|published|wrote|written|lyder|overskrift\w*|hoere)"
)


def is_of_document(word: str) -> bool:
    """Whether a folded word only says what is asked of a document, and not what it is about."""
    return _OF_DOCUMENT_WORD.fullmatch(word) is not None


_OF_SPEECH_WORD = re.compile(
    rf"(?:{_SAYS}|\w*citat\w*|citer\w*|ord\w*|saetning\w*|gengiv\w*|mening\w*|holdning\w*|kommentar\w*|"
    r"udtryk\w*|falder|faldt|lyder|loed|brug\w*|bede|minist\w*|praecis\w*|reaktion\w*|svar\w*|spoerge\w*|"
    r"billede\w*|budskab\w*|vegne|regering\w*|egne|egen|helt|tak|oensk\w*|replik\w*|om|taler?)"
)


def is_of_speech(word: str) -> bool:
    """Whether a folded word only says that somebody speaks, and not of what."""
    return _OF_SPEECH_WORD.fullmatch(word) is not None


_OF_PLACE_WORD = re.compile(
    rf"(?:{_DOCUMENT}|{_PART}|{_STANDS}|{_SAYS}|hvor|sted\w*|peg|vis\w*|kilde\w*|belaeg\w*|citat\w*|huske\w*|"
    r"ord(?:et|ene)?|tallet|noget|henne|peg\w*|publikation\w*|oenskes|gengiv\w*|udtalelse\w*|saetning\w*|artikler\w*|materiale\w*|under|snakk\w*|"
    r"hedder|gaar|dokumenter|bilag\w*|angiv|udpeg)"
)


def is_of_place(word: str) -> bool:
    """Whether a folded word only says that something stands somewhere, and not what."""
    return _OF_PLACE_WORD.fullmatch(word) is not None


def read_about(line: str, text: str, *, names_somebody: bool) -> Asked | None:
    """What is asked of the documents, of people's words, or of a place in the text; else None.

    Args:
        line: the folded words of the question, joined by spaces.
        text: the question as it was typed.
        names_somebody: whether it names a person of the documents, or an office one of them holds.
    """
    return _read(line, gives_contact=holds_contact(text), names_somebody=names_somebody)


@lru_cache(maxsize=256)
def _read(line: str, *, gives_contact: bool, names_somebody: bool) -> Asked | None:
    """The same of a line; the reader asks it as well as what reads the grammar."""
    if asks_service(line):
        return Asked.SERVICE
    if (asked := _of_document(line, gives_contact=gives_contact)) is not None:
        return asked
    if names_somebody and _NUMBER_OF_SOMEBODY.search(line):
        return Asked.CONTACT
    if _ASKS_NUMBER.search(line) and not _COUNTS.search(line) and not _WHERE_STANDS.search(line):
        return Asked.NUMBER_MEANING
    if names_somebody and _ATTRIBUTES.search(line) and not _WORD_FOR_WORD.search(line):
        return Asked.PERSON
    if (asked := _of_words(line, names_somebody=names_somebody)) is not None:
        return asked
    return Asked.PLACE_IN_TEXT if _WHERE_STANDS.search(line) else None


def _of_document(line: str, *, gives_contact: bool) -> Asked | None:
    if _ASKS_LINK.search(line):
        return Asked.LINK
    asks_contact = any(p.search(line) for p in (_ASKS_CONTACT, _NUMBER_OF, _WANTS_TO_REACH))
    if gives_contact or (
        asks_contact and not _COUNTS.search(line) and not _WHERE_STANDS.search(line)
    ):
        return Asked.CONTACT
    bare = _FRAMING.sub(" ", line)
    of_document = _OF_DOCUMENT.search(bare) is not None
    if _ASKS_LEAD.search(line):
        return Asked.LEAD
    if (
        _DATES_IT.search(line)
        or (of_document and _ASKS_DATE.search(bare) and _IS_PUBLISHED.search(bare))
        or _WHETHER_FROM.search(line)
    ):
        return Asked.PUBLISHED
    if _ASKS_MEDIUM.search(line) or _WHOSE_DOCUMENT.search(line):
        return Asked.PUBLISHER
    if _SENT_OUT.search(line) or (of_document and _ASKS_PUBLISHER.search(bare)):
        return Asked.PUBLISHER
    if not _IS_WRITER.search(line) and (
        (_WRITER.search(line) and (of_document or _ASKS_WHO.search(line)))
        or (of_document and _WROTE.search(bare) and _ASKS_WHO.search(line))
    ):
        return Asked.AUTHOR
    if of_document and _ASKS_TITLE.search(bare) and not _WHERE_STANDS.search(line):
        return Asked.TITLE
    return _of_all_documents(line)


def asks_service(line: str) -> bool:
    """Whether a question is of whoever answers, and of nothing else."""
    return _ASKS_SERVICE.search(line) is not None


def _of_all_documents(line: str) -> Asked | None:
    """Whether it is asked which documents there are, which is the newest, or what they tell."""
    if _ASKS_DOCUMENTS.search(line) or (age_asked(line) and _ASKS_WHICH.search(line)):
        return Asked.DOCUMENTS
    told = _ONLY_IN_SHORT.search(line) or _ASKS_SUMMARY.search(line)
    return Asked.SUMMARY if told else None


def _of_words(line: str, *, names_somebody: bool) -> Asked | None:
    """Whether somebody's words are asked for, or whose words they are."""
    if _SENTENCE_THAT.search(line) and not names_somebody:
        return Asked.PLACE_IN_TEXT
    if _WHO_SAYS.search(line):
        return Asked.SPEAKER
    if _WORD_FOR_WORD.search(line):
        return Asked.QUOTE
    return Asked.QUOTE if names_somebody and _WHAT_SAYS.search(line) else None
