"""How people ask: the phrases of Danish questions (and their English, Norwegian and Swedish likes).

Every expression is matched against the folded words of a question joined by single spaces
(index.danish: lower case, ae/oe/aa for æ/ø/å), so no spelling variant needs a line of its own.
Nothing here names a network, a trial, a person or an article.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from corpus.status import TrialStatus
from server.question import Asked


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(phrases) + r")\b")


TRIAL = r"(?:\w*forsoeg(?:et|ets|ene|enes|s)?|\w*ansoegning(?:en|er|erne|ernes|ene|enes|s)?|\w*soeknad\w*|\w*ansoekning\w*|projekt\w*|initiativ\w*|trials?|applications?|experiments?|proposals?|\w*forsoek\w*|\w*oensker?(?:ne)?|\w*forslag\w*|punkt(?:er|erne|et)?|ting(?:ene)?|titl(?:er|erne)|overskrifterne|idee?(?:r|rne|rnes)?)"

# What is asked, the first that matches wins, after those that server/about.py reads.
ASKED: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    (Asked.REASON, _any(r"hvorfor", r"(?:hvad|hva|what|hvilken) (?:\w+ ){0,2}(?:grunden|aarsag\w*|baggrunden|begrundelse\w*|reason|forklaring\w*)", r"why", r"varfoer", r"begrundelse\w*", r"hvad (?:\w+ )?skyldes", r"af hvilken grund", r"hvad gik der galt")),
    (Asked.COUNT, _any(r"hvor mange", r"hvor ?mange", r"antal\w*", r"how many", r"hur maanga", r"hvormange", r"number of", r"taelles? op", rf"hvor stort? (?:\w+ ){{0,2}}(?:antal|bunk|stak|stabl|maengde|tal|pulje (?:af )?{TRIAL})\w*", r"saa mange")),
    (Asked.DURATION, _any(r"hvor laenge", r"hvor lang tid", r"how long", r"hur laenge", r"hur lange", r"hvor meget (?:ekstra ?tid|tid|laengere)\w*", r"hvor mange (?:aar|maaneder|uger|dage)")),
    (Asked.TIME, _any(r"hvornaar", r"hvilken? (?:dato|maaned|dag|aar)\w*", r"hvilket aar\w*", r"when", r"naar (?:er|var|blir|blev|bliver|kan|skal|starter|begynder|udloeber)", r"slut ?dato\w*", r"start ?dato\w*", r"dato\w*", r"\w*frist(?:en|er|erne)?", r"what (?:date|year|month)", r"tidspunkt\w*", r"hvad (?:tid|klokken)", r"hvilken (?:tid|periode)", r"hvilket tidsrum", r"klokkeslaet\w*")),
    (Asked.AMOUNT, _any(r"hvor (?:meget|hoejt?|stort?|dyrt?|gammel|gamle|langt)", r"how (?:much|high|large|old)", r"hvad (?:\w+ ){0,5}?(?:koster?|kostede|kostet)", r"prisen?", r"\w*beloeb\w*", r"maks\w*", r"max\w*", r"kroner", r"budget\w*", r"hur mycket")),
    (Asked.PERSON, _any(r"hvem", r"who", r"vem", r"hvilken minister", r"hvilket organ", r"hvad hedder (?:\w+ )?(?:minister\w*|\w*raadgiver\w*|\w*person\w*)")),
    (Asked.GIST, _any(r"hvad (?:gaar|gik|drejer|drejede|handler|handlede) .* (?:ud paa|om)", r"hvad er det for (?:en|et|nogle) .* (?:om|ud paa)")),
    (Asked.DEFINITION, _any(r"(?:hvad|hva) (?:\w+ ){0,6}for (?:noget|en stoerrelse)", r"(?:hvad|hva|vad) (?:betyder|betoed|daekker|forstaas?)", r"hvad (?:staar|star) (?:\w+ ){1,3}for\b", r"definition\w*", r"forkortelse\w*", r"hvad (?:er|menes med|var) (?:en|et)? ?\w+(?: \w+)?$", r"what (?:does .* (?:mean|stand for)|is (?:an?|the) \w+)$", r"forklar\w*")),
    (Asked.LIST, _any(r"naevn (?:mig )?(?:alle|de|samtlige)", r"oplist\w*", r"opregn\w*", r"(?:op)?rems\w*(?: op)?", r"(?:op)?list(?:e|er) (?:alt|alle|dem|de|samtlige)", r"(?:giv|vis) (?:mig |os )?(?:de|alle|samtlige|dem)", r"efterlys\w*", r"(?:komplet|samlet|fuld) (?:oversigt|liste)", r"oversigt\w* over", r"(?:giv|vis|faa|lav) (?:mig |os )?(?:en |hele |den )?(?:liste\w*|oversigt\w*|hele listen)", r"list", r"liste\w* over", r"hele listen", r"hvad soegte", r"hvad har .* soegt om", r"hvad ansoegte")),
    (Asked.OUTCOME, _any(r"hvad (?:kom|skete|sker|blev) (?:der )?(?:ud af|med|for|af)", r"udfald\w*", r"resultat\w*", r"what happened", r"hvordan (?:gik|er) det", r"hva skjedde", r"hva skete", r"hvad (?:er|var) (?:der )?kommet ud af", r"outcome", r"hvad blev (?:det|der|resultatet)")),
    (Asked.PLACE, _any(r"(?<!nu )hvor", r"where")),
    (Asked.THING, _any(r"hvad", r"hva", r"vad", r"what", r"hvilke", r"hvilken", r"hvilket", r"which", r"hvordan", r"how", r"hur", r"vilka", r"vilken", r"vilket", r"fortael", r"giv mig", r"hvis")),
)  # fmt: skip

POLAR = re.compile(
    r"^(?:(?:saa|og|men|altsaa|hej|undskyld|i tredje runde) )*(?:er|var|blev|bliver|fik|faar|har|havde|kan|kunne|skal|skulle|maa|maatte|vil|ville|gik|kom|"
    r"kommer|roeg|ryger|endte|landede|havnede|strandede|faldt|overlevede|findes|fandtes|staar|mener|mente|gaelder|gjaldt|giver|gav|gives|betyder|stod|sagde|naevner|naevnes|indgaar|handler|soegte|did|does|do|is|are|was|were|has|have|can|"
    r"could|will|must|may|passer|ventes|forventes|lykkedes|omfatter|blir|ble|faar|deltager|deltog|ligger|mangler|slap|slipper)\b"
)
COMPARISON = _any(
    r"flest", r"faerrest", r"mest", r"mindst", r"stoerre", r"mindre", r"stoerste?", r"hoejeste?", r"fewest", r"most", r"flere .{0,60} end", r"faerre .{0,60} end", r"forskel\w*", r"i forhold til",
    r"sammenlign\w*", r"compare\w*", r"more .{0,60} than", r"versus", r"bedst", r"vaerst", r"daarligst", r"baade .{3,80} og", r"begge artikler\w*",
)  # fmt: skip
MOST = _any(
    r"flest", r"mest", r"stoer(?:st|ste|re)", r"hoejeste?", r"most", r"bedste?", r"vaerste?", r"haardest", r"topp\w*", r"oeverst", r"foerer", r"foersteplads\w*", r"rekord\w*",
    r"daarligste?",
)  # fmt: skip
_NUMBER = r"(?:\d+|et|en|to|tre|fire|fem|seks|syv|otte|ni|ti)"
FEWEST = _any(
    r"faerrest", rf"mindste?(?! {_NUMBER}\b)", r"laveste?", r"fewest", r"least", r"nederst", r"bunden", r"bundplacering\w*", r"sidsteplads\w*"
)  # fmt: skip
# A part of a whole: »hvor stor en andel«, »procentvis«, »afslagsprocent«.
SHARE = _any(
    r"(?<!\d )(?<!\d)(?!svarp)\w*(?:andel|broekdel|procent\w*|pct)", r"andelen", r"andele", r"hvor stor en del", r"forholdsmaessigt", r"i forhold til (?:antal\w*|hvor mange)", r"relativt", r"percent\w*", r"share", r"proportion",
)  # fmt: skip
# How much more one thing is than another.
DIFFERENCE = _any(
    r"(?:hvor )?(?:mange|meget) (?:\w+ )?(?:flere?|faerre|mere|mindre)", r"forskel\w*", r"overgaa\w*", r"overgik", r"how many (?:more|fewer)", r"difference",
)  # fmt: skip
SUM = _any(
    r"til ?sammen",
    r"under et",
    r"plus",
    r"(?:lagt|slaaet|laegge?r?|laegges|slaar?|slaas|taelle?r?|taelles) (?:\w+ ){0,16}?(?:sammen|oven ?i)",
    r"oven ?i",
    r"ialt",
    r"i alt",
    r"sammenlagt",
    r"samlet",
    r"total\w*",
    r"together",
    r"altogether",
)
FULLY = _any(
    r"fuldt(?: ud)?",
    r"fuld\w*",
    r"til fulde",
    r"helt(?! eller)",
    r"hele?(?= (?:og halve )?ja)",
    r"uden (?:\w+ )?(?:forbehold|begraensning\w*|indskraenkning\w*|betingelser|vilkaar)",
    r"helhjertet\w*",
    r"uforbehold\w*",
    r"(?:klar|blank|glat)(?:t|e)?(?= (?:ja|godkend\w*|imoedekom\w*|igennem))",
    r"(?:100|hundrede) procent",
    r"fully",
    r"full",
    r"rent",
    r"glat",
    r"ubetinget",
    r"ren(?:e|t)?(?= ja)",
    r"helskind\w*",
    r"uskadt\w*",
    r"uaendret",
    r"i sin helhed",
)
EITHER = re.compile(
    r"\b(?:(?:hel(?:t|e)?|fuld(?:t|e)?)(?: ud)? (?:eller|og|samt) (?:de |kun )?(?:delvis\w*|halv(?:t|e)?)|delvis\w* (?:eller|og|samt) (?:de )?(?:hel(?:t|e)?|fuld(?:t|e)?)\b(?: ud)?|"
    r"fully or part\w+|(?:ogsaa|inklusive|inkl|samt|med) (?:de )?delvis\w*|"
    r"delvis\w* (?:ja )?(?:taeller|taelles|regnes|tages|er) (?:ogsaa )?med)\b"
)
# A decision between a yes and a no, without the word for it.
BETWEEN = _any(
    r"(?:imellem|mellem)(?:kategori\w*|gruppe\w*|ting\w*|position\w*|vej\w*|klasse\w*)(?: mellem ja og nej)?",
    r"(?:mellem|imellem) (?:et )?ja og (?:et )?nej",
    r"hverken (?:ja|et ja) eller (?:nej|et nej)",
    r"(?:fik|faar|faaet|gav|givet) baade (?:ja|et ja) og (?:nej|et nej)",
    r"ja,? men(?: kun)?",
    r"ja med forbehold",
    r"(?:med|paa|under) (?:visse |nogle |saerlige )?(?:forbehold|begraensninger|indskraenkninger|betingelser|vilkaar)",
    r"(?:kun )?i (?:en |et )?(?:begraenset|mindre|reduceret|beskaaret|indskraenket|tilpasset|aendret) (?:omfang|form|udgave)",
)
ONLY_PARTLY = _any(
    r"(?:kun|bare) (?:\w+ )?(?:noget|lidt|en del)(?: af)?",
    r"delvis\w*",
    r"til dels",
    r"partial\w*",
    r"partly",
    r"halv(?:t|e|vejs|hjertet|hjertede)?",
    r"(?:i )?aendret form",
    r"(?:lavet|aendret|skaaret) (?:om|ned|til)(?: paa)?",
)
# Where what is refused ends up, and how it is got rid of.
_BIN = r"(?:skraldespand\w*|papirkurv\w*|skraldeboett\w*|skraldet|affaldet|spanden|kurven|glemmebogen|makulator\w*)"
_ENDED = r"(?:(?:roeg|ryge\w*|roege[tn]|endt?e?|ender|havne\w*|lande\w*|gik|gaaet|gaar|smed|smidt|smider|kyle\w*|kast\w*|sendt\w*|kom|kommet|faldt|faldet|falder)(?: \w+){0,3}? )"
_UNDONE = r"(?:fej\w*|pil\w*|tag\w*|tog|skub\w*|slaa\w*|slog|stryg\w*|stroeg|stroeget)"
_NO_ADJECTIVE = r"(?:blankt|rent|klart|pure|fladt|rundt|stort|direkte|klokkeklart|bestemt) "
NO = _any(
    r"ikke (?:\w+ ){0,2}(?:godkend\w*|imoedekom\w*|lov|ja|bevilg\w*|igennem|tillad\w*|med paa|proeve|forsoege|afproeve|i hus|i maal)", r"(?:ikke (?:ville|vil)|(?:ville|vil) ikke) (?:vaere )?med(?: til)?", r"\w*afvis(?!ningsgrund)\w*", rf"(?:{_NO_ADJECTIVE})?\w*afslag\w*", r"afslaa\w*", r"afslog",
    rf"(?:{_NO_ADJECTIVE})?nej(?:er|et|erne|listen?)?(?: tak)?", r"forkast\w*", r"noes", r"rejected", r"reject\w*", r"refus\w*", r"turned down", r"denied", r"avslag\w*", r"avvis\w*", r"roedt lys", r"roede? kort", r"droppe(?:t|de)", r"naegt\w*",
    r"(?:blev|bliver|blevet) (?:\w+ )?(?:ikke|aldrig) til noget", r"vrag(?:et|ede)", r"kasser\w*", r"(?:i )?vasken", rf"{_ENDED}?(?:lige |direkte |ned )?i {_BIN}", r"(?:roeg|ryge\w*|roege[tn]|faldt|faldet|falder) (?:\w+ )?(?:ud|fra|igennem|paa (?:gulvet|jorden|stribe|stregen)|til jorden)", r"(?:fik|faa|faar|faaet|givet|gav) kurven", r"(?:si|sorter|luge)\w* (?:\w+ ){0,2}fra", r"fravalgt\w*",
    r"vend\w* (?:\w+ ){0,4}?tommel\w*(?: nedad| ned)?", r"tommel\w* ned\w*", r"thumbs? down", r"sk(?:udt|oed|yder|yde) (?:\w+ ){0,4}?(?:ned|i saenk)(?=$| (?!til)\w)", r"stem\w* (?:\w+ ){0,2}ned", r"doem(?:t|te|mer|me) (?:\w+ ){0,3}?ude", r"(?:gik|gaaet|gaar) (?:\w+ )?(?:galt|tabt|ned|under)(?! (?:i|til|paa|fra)\b)", rf"{_UNDONE} (?:\w+ ){{0,6}}?(?:af|ned fra|vaek fra|fra) bordet", r"afvisende", r"sagt? (?:\w+ ){0,2}(?:stop|fra)(?! \w+ner)",
    r"kuldsejl\w*", r"strandede?", r"skrottet", r"sloejfet", r"(?:satte|sat) (?:en )?stopper", r"afblaest", r"blokeret", r"tilbagevist\w*", r"underkend\w*", r"dumpe(?:t|de)", r"skibbrud", r"klappen(?:e)? (?:gik )?ned", r"(?:nedlagt? )?veto(?:et)?", r"(?:fik|faaet) (?:\w+ )?kolde? (?:skulder|tyrker)", r"begravet", r"(?:lagt|lagde) i graven",
    r"ikke (?:\w+ )?med (?:i|paa|til)", r"undvaer\w*", r"udela\w*", r"holdt ude\w*", r"avslo\w*", r"avslaa\w*",
)  # fmt: skip
_COMES = r"(?:(?:slap|slipper|sluppet|kom|kommer|kommet|gik|gaar|gaaet|klarede sig|klemt sig) (?:\w+ ){0,2}?)"
YES = _any(
    r"godkend\w*", r"imoedekom\w*", r"bevilg\w*", r"ja(?:er|et|erne|listen?)?", r"lov til", r"(?:fik|faa|faar|faaet|givet|give|giver) lov", r"groent? lys", r"groenne lys", r"lys(?:et)? (?:i )?groent", r"tillad\w*", r"tilladt", rf"{_COMES}?igennem", r"approv\w*", r"grant\w*",
    r"accept\w*", r"godkjen\w*", r"godkaen\w*", r"tilsagn\w*", r"opfyldt", r"medhold", r"muligt", r"lykkedes", r"efterkom\w*", r"blaastempl\w*", r"(?:det |et )?blaat? stempel", r"bifald\w*", r"velsign\w*", r"klarsignal", r"(?:sagt?|sagde|siger?) (?:\w+ ){0,2}?god for", r"(?:sagt?|sagde|siger?) (?:\w+ ){0,2}?ok(?:ay)?",
    r"tommel\w* op\w*", r"thumbs? up", r"medvind", r"(?:fik|faaet) (?:\w+ )?(?:sin|deres) vilje", r"nik(?:ket?|kede|ker) (?:\w+ )?(?:ja|til)", r"(?:fik|faaet|faar) (?:et |sit )?nik", rf"{_COMES}?(?:\w+ )?gennem (?:\w+ )?naaleoejet", r"klarede den", r"(?:blev|bliver|blevet) til noget", r"kom(?:met)? (?:\w+ )?(?:i hus|i havn|i maal|i land)",
    r"(?:helt|fuldt) i (?:hus|havn|maal)", r"imoetekom\w*", r"beviljad\w*", r"taget med", r"(?:kom|kommet) (?:\w+ )?med i", r"(?:givet|gav|giver) los", r"(?:gik|gaaet) (?:\w+ ){0,2}med til", r"(?:lukket|lukkede) (?:\w+ )?(?:ind|igennem)",
    r"hvad (?:maa|faar|fik) (?:\w+ ){1,4}?(?:proeve|afproeve|teste|eksperimentere|forsoege sig)(?: med| af)?",
)  # fmt: skip
# »Ja« and »nej« that open a sentence and decide nothing.
INTERJECTION = re.compile(
    r"^(?:(?:hej|oeh|naa) )*(?:ja|nej|jo)(?= (?:tak|jeg|vi|men|det|der|altsaa|saa|og|hvor|hvad|hvilke\w*|er|kan|har)\b)"
)
COSTS = _any(
    r"kost\w*",
    r"honorar\w*",
    r"vederlag\w*",
    r"pris\w*",
    r"kroner",
    r"budget\w*",
    r"beloeb\w*",
    r"penge",
    r"money",
    r"cost\w*",
    r"sats\w*",
)
NOT_PARTLY = re.compile(
    r"\b(?:uden|ikke|not|without)\b.{0,24}\bdelvis\w*|\bkun fuldt?\b|\bnot (?:just |only )?partly\b"
)
# What is asked politely, as »kan du …« and »må jeg …« are, or for oneself to know.
POLITE = re.compile(
    r"^(?:(?:hej|undskyld|og|men|saa|ja|naa) )*(?:kan|vil|kunne|ville|maa|maatte|ved|har|can|could|would) (?:du|i|man|jeg|vi|de|nogen|you|we) "
)
HOW_MANY = re.compile(r"\b(?:hvor ?mange|how many|antallet\b(?= ?$))")
# A number that only counts what is asked of (»hvilke 28 forsøg«, »de fire ansøgninger«).
NUMBERED = re.compile(rf"\b(?:\d+|to|tre|fire|fem|seks|syv|otte|ni|ti)(?= (?:\w+ )?{TRIAL})")
NOT_REJECTED = _any(
    r"ikke (?:\w+ ){0,2}(?:afvis\w*|afslag\w*|nej)",
    r"(?:undgik|undgaar|undgaaet|(?:slap|slipper|sluppet) (?:\w+ )?for|gik (?:\w+ )?fri af) "
    r"(?:et |at (?:blive |faa (?:et )?))?(?:afslag|nej|afvis\w*)",
)
NOT_FULLY = _any(
    r"ikke (?:\w+ ){0,2}?(?:fuldt(?: ud)?|helt|fulde?|rent?) (?:ja|godkend\w*|imoedekom\w*)",
    r"ikke (?:\w+ ){0,2}?(?:godkend\w*|imoedekom\w*|ja) (?:fuldt(?: ud)?|helt|hundrede procent)",
)
# How a trial ends before its time, and how it gets off to a start.
_HALTED = r"(?:indstill\w*|(?:stoppet|standset|afbrudt|droppet|opgivet) (?:undervejs|midtvejs|paa (?:halv)?vejen)|opgivet|(?:stoppet|standset|lukket(?: ned)?|skrinlagt)(?= (?:eller|og)\b))"
_OFF = r"(?:i gang|fra start|ud af (?:starthullerne|startblokken))"
_STARTED = rf"(?:ivaerksat|igangsat|startet|(?:sat|kom|kommet) (?:\w+ )?{_OFF}|{_OFF})"
# What something is meant for, in whatever words.
PURPOSE = re.compile(
    r"\b(?:formaal\w*|hensigt\w*|meningen med|ideen? (?:med|bag)|pointen med|maalet med|"
    r"goere godt for|(?:vil|ville|skal|skulle|oensker) (?:\w+ ){0,4}?(?:opnaa\w*|faa ud af))\b"
)
# Who is to hold an office is told by nobody's holding it now.
TO_HOLD = re.compile(
    r"\b(?:bliver|ny|nye|naeste|kommende|fremtidig\w*|afloes\w*|efterfoelge\w*|tiltraeder)\b"
)
# To ask once more for what was decided: the decision tells nothing of it.
AGAIN = _any(
    r"(?:proev\w*|soeg\w*|ansoeg\w*|forsoege?|vend\w*|komme?|sendt?e?|sende|indsend\w*|lave?|get|try|apply)"
    r" (?:\w+ ){0,4}?(?:igen|paa ny|en gang til|again)",
    r"(?:ny|nye|revideret|aendret|fornyet) (?:\w+ )?ansoegning\w*",
    r"gen(?:ansoeg|fremsend|indsend)\w*",
)
# Where a trial is spread to: »indført for alle«, »gælder nu i hele landet«.
_EVERYWHERE = r"(?:indfoer\w*|gennemfoer\w*|gaeld\w*|taget i brug|i brug) (?:\w+ )?(?:alle steder|overalt|for alle(?: kommuner\w*)?|i (?:alle|samtlige|resten af) \w+|i hele landet|landet over|paa landsplan)"
OTHER_STATUSES: Mapping[TrialStatus, re.Pattern[str]] = MappingProxyType({
    TrialStatus.PARTLY_SPREAD: _any(r"delvis\w* (?:udbred\w*|bred\w* ud|rull\w* ud)", r"udbred\w* (?:kun |blev )?delvis\w*", r"(?:bred|rull)\w* (?:kun )?delvis\w* ud", r"helt eller delvis\w* (?:udbred\w*|bred\w* ud)"),
    TrialStatus.NOT_SPREAD: _any(r"(?:udbred\w*|rull\w* ud|bred\w* ud) ikke", r"(?:rull|bred)\w* ikke ud", r"ikke (?:\w+ )?(?:udbred\w*|bred\w* ud|rull\w* ud|udrull\w*)", rf"ikke (?:\w+ )?{_EVERYWHERE}"),
    TrialStatus.SPREAD: _any(rf"{_EVERYWHERE}", r"udbred\w*", r"bred\w* ud", r"rull\w* ud", r"udrull\w*", r"lev(?:er|e|ede) (?:\w+ )?videre", r"(?:overlev|leve)\w* (?:forsoegs\w*|forsoeget)", r"foelge[rs] (?:\w+ )?op", r"fulgt (?:\w+ )?op", r"gjort landsdaekkende", r"ud (?:til alle kommuner|i hele landet)"),
    TrialStatus.PAUSED: _any(r"(?:(?:er|blev|blevet|sat|lagt|ligger|stillet|midlertidigt?) )*(?:(?:paa|holder|tager|tog|til) (?:\w+ )?(?:pause|hold|is|standby|vent)|i (?:bero|venteposition)|paa hylden)", r"pauset", r"midlertidigt? (?:\w+ )?(?:stop\w*|standset|indstillet|lukket|afbrudt)", r"suspender\w*", r"pausad\w*", r"paused", r"on hold"),
    TrialStatus.PERMANENT: _any(r"(?:g(?:oe|jo)r\w*|bliv\w*|blev(?:et)?|er|fortsaett\w*) (?:\w+ |til noget )?(?:permanent\w*|varig\w*|faste?(?: ordning\w*)?)", r"permanent\w*", r"for altid", r"for bestandig", r"faste? ordning\w*"),
    TrialStatus.EXTENDED: _any(r"forlaeng\w*", r"(?:faa\w*|fik|har faaet) (?:\w+ )?lov (?:til )?at (?:fortsaette|koere videre)", r"videre?foer\w*", r"extend\w*"),
    TrialStatus.NOT_STARTED: _any(r"endnu ikke (?:\w+ )?(?:begyndt|ivaerksat|igangsat|startet|(?:sat |kommet )?i gang)", r"(?:ikke|aldrig) (?:blevet )?begyndt", r"(?<!kom )(?<!kommer )(?<!kommet )ikke (?:er )?i gang", r"venter (?:\w+ ){0,2}paa at (?:starte|begynde|komme i gang)"),
    TrialStatus.STOPPED: _any(r"(?:stoppet|standset|indstillet|afbrudt|lukket(?: ned)?) foer tid(?:en)?", rf"{_HALTED} (?:eller|og) (?:\w+ ){{0,3}}?{_STARTED}", rf"{_HALTED}", rf"(?:kom|kommet|kommer|blev) (?:aldrig|ikke) (?:\w+ )?{_OFF}", rf"(?:ikke|aldrig) (?:\w+ )?{_STARTED}", r"(?:stoppet|standset|lukket(?: ned)?)(?: undervejs)?", r"afbrudt(?: undervejs| i utide)?", r"skrinlagt"),
    TrialStatus.ENDED: _any(r"afslutt?et", r"ophoert"),
    TrialStatus.RUNNING: _any(r"^koerer", r"koerer(?=$| (?:stadig|fortsat|efter|som|endnu|lige|nu|i|fint|godt|og|eller)\b)", r"(?:stadig|fortsat|endnu) koerer", r"lev(?:er|ede)(?=(?: \w+){0,8} (?:stadig|endnu|fortsat)\b)", r"(?:stadig|fortsat|endnu) i live", r"i (?:fuld )?gang", r"i drift", r"igangvaerende", r"(?:gaar|loeber|forloeber|koerer) (?:\w+ )?(?:som plan\w*|efter planen|planmaessigt)", r"(?:still|up and) running"),
    TrialStatus.WITHDRAWN: _any(r"trukket(?: tilbage)?", r"tilbagetrukket", r"(?:trak\w*|tog|tage[rt]?|kaldte?) (?:\w+ ){0,3}tilbage"),
    TrialStatus.PENDING: _any(r"afvent\w*", r"under (?:behandling|afklaring)", r"(?:mangler|venter (?:\w+ ){0,2}paa|uden) (?:et |en )?(?:svar|afgoerelse|afklaring|beslutning|stillingtagen|besked)", r"ikke (?:\w+ ){0,2}(?:afgjort|svaret|besvaret|taget stilling)", r"ta(?:ges|get|ger) (?:\w+ ){0,2}stilling til (?:senere|efter|til)"),
})  # fmt: skip
# Everyday words for how a trial goes on or comes to an end, which leave open in which way it does.
EVERYDAY_COURSES: tuple[tuple[frozenset[TrialStatus], re.Pattern[str]], ...] = (
    (
        frozenset({TrialStatus.EXTENDED, TrialStatus.RUNNING, TrialStatus.PERMANENT}),
        _any(r"fortsaett?er", r"fortsatte?", r"(?:koerer|gaar|maa koere) videre"),
    ),
    (
        frozenset({TrialStatus.ENDED, TrialStatus.STOPPED}),
        _any(r"(?:det )?slut(?: med| for)?", r"stopper", r"standser", r"ophoerer", r"(?:skal|maa) (?:stoppe|standse|lukke|ophoere)"),
    ),
)  # fmt: skip
# Decisions and what they are of, as things that are counted: »afslagene«, »imødekommelser«.
TRIALS = _any(
    TRIAL,
    r"afslag\w*",
    r"ja er",
    r"punkter",
    r"(?:imoedekommelse|godkendelse|tilladelse|afvisning|bevilling)(?:r|rne|en|er|erne)",
    r"tilsagn(?:ene)?",
    r"udfald(?:ene)?",
    r"afgoerelser(?:ne)?",
    r"rene ja",
)
NETWORKS = _any(
    r"\w*netvaerk\w*", r"networks?", r"\w*nettverk\w*", r"\w*naetverk\w*", r"\w*omraadet?s?"
)
# Networks that are counted or spoken of together, and none by name.
ANY_NETWORKS = re.compile(
    r"\b(?:alle|hvilke|hvilket|mange|maanga|de|flere|begge|\d+|to|tre|fire|fem|seks|syv|otte|ni|ti)"
    r"(?: (?:af|de|\d+|to|tre|fire|fem|seks|syv|otte|ni|ti|forskellige|andre|enkelte))* n(?:et|aet)t?v(?:ae|e)rk(?:ene)?s?\b"
    r"|\bnetvaerkene[s]?\b(?! (?:om|for)\b)"
)
# What a question leaves out: »uden for boligområdet«, »ikke om børn«.
EXCEPT = _any(
    r"uden ?for",
    r"undtagen",
    r"bortset fra",
    r"(?:ser|se|ses) (?:\w+ )?bort fra",
    r"ud over",
    r"(?:andet|andre) end",
    r"(?:handler|drejer sig) ikke om",
    r"ikke (?:\w+ )?(?:om|i|under|til(?! noget)|fra|med|naevner)",
    r"(?:intet|ingenting) (?:har )?med",
    r"uden (?:ordet|at naevne)",
    r"except",
    r"other than",
)
ROUND_NUMBERS: Mapping[str, int] = MappingProxyType({
    "foerste": 1, "first": 1, "anden": 2, "andet": 2, "second": 2, "tredje": 3, "tredie": 3, "third": 3, "fjerde": 4, "fjaerde": 4, "fourth": 4, "femte": 5, "fifth": 5,
    "sjette": 6, "syvende": 7, "ottende": 8, "et": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "one": 1, "two": 2, "three": 3, "four": 4,
})  # fmt: skip
ALL = re.compile(
    r"\b(?:alle|samtlige|all) (?:de )?(?!er\b|i\b|paa\b)\w|\bhver(?:t)? (?:eneste|enkelt)\b|\b(?:every|each) \w|\bhele bundtet\b|\buden undtagelse\b"
)
# »nu« that only fills in or joins: »hvad var det nu han hed«, »nu hvor de har fået lov«.
FILLER_NOW = re.compile(
    r"\b(?:hv\w+|vad) (?:\w+ ){0,3}?(?:er|var|hed|hedder|staar|stod) (?:det|den|de|han|hun) nu\b"
    r"|\bnaar nu\b|\bnu (?=(?:hvor|da|at|naar|de|har|vi|man|du|jeg)\b)"
)
PRESENT = _any(
    r"nu",
    r"stadig\w*",
    r"i dag",
    r"idag",
    r"lige nu",
    r"for tiden",
    r"p t",
    r"aktuelt",
    r"nuvaerende",
    r"currently",
    r"still",
    r"today",
    r"now",
    r"i morgen",
    r"i aar",
)
# What can only be meant of the day of the question.
TODAY = _any(
    r"i ?dag", r"lige nu", r"indtil nu", r"for tiden", r"p t", r"aktuelt", r"currently", r"today", r"i morgen", r"i aar",
)  # fmt: skip
NEGATION = _any(
    r"ikke", r"ingen", r"intet", r"aldrig", r"not", r"no", r"slet ikke", r"uden", r"inga", r"nej"
)
# Votes are counted, and no decisions.
VOTES = re.compile(
    rf"\bhvor mange (?:(?!{TRIAL}\b)\w+ ){{0,4}}?stem(?:te|mer|t) (?:\w+ )?(?:ja|nej|for|i?mod|blankt)\b"
)
# How applications came in, as a participle that no noun need follow.
RECEIVED = re.compile(r"(?:ind|mod|til|frem)(?:kom|tag|send|lever|giv|gaa)\w*")
# What is counted when it comes in, and not as a list has it: »nye ansøgninger«, »kom der ind«.
NEWLY = _any(
    r"(?:nye|friske) (?:\w+ )?\w*(?:ansoegning|forslag|oensk)\w*", r"indkom\w*", r"indsend\w*", r"indgivet", r"indgivne",
    r"(?:kom|kommet|kommer) (?:\w+ )?ind", r"(?:sendt|sendte) (?:\w+ ){0,4}ind", r"modtag\w*", r"modtog",
)  # fmt: skip
# Words by which trials are counted, received and listed, and which set none of them apart.
TALLYING = re.compile(
    r"baade|begge|tael\w*|optael\w*|laeg\w*|ligg\w*|saml\w*|sammen|taget|tag\w*|tog|behandl\w*|stilling|regering\w*|minist\w*|kom|komm\w*|indkom\w*|"
    r"modtag\w*|modtog|send\w*|indsend\w*|indgiv\w*|soeg\w*|ansoeg\w*|stak\w*|bunk\w*|pulj\w*|list\w*|oversigt\w*|opgoerelse\w*|afgjort\w*|afgoer\w*|nye?|"
    r"forrige|sidste|tidligere|overfoert\w*|uafklar\w*|afklaring|rest\w*|tal|tallet|antal\w*|ender?|endt\w*|oven|oveni|plus|fler\w*|forskellig\w*|enkelt\w*|"
    r"alene|uanset|udfald\w*|overhovedet|egentlig\w*|praecis\w*|oplys\w*|fortael\w*|naevn\w*|staar|staa|find\w*|findes|optraed\w*|forekom\w*|indgaa\w*|"
    r"direkte|igen|steder|gaar|gik|hedder|remse\w*|opremse\w*|opremsning|opregn\w*|efterlys\w*|komplet|godt|skidt|held\w*|vel|lige|kig\w*|se|ser|vist|slags|"
    r"fleste|ialt|ting\w*|artikl\w*|artikel\w*|kommune\w*|frikommune\w*|projekt\w*|slaa\w*|udgjorde?|udgoer|rummer|hel\w*|dele?r?|fordel\w*|svar\w*|regnet|regnes|medregn\w*"
)
GREETING = _any(
    r"hej\w*",
    r"hallo",
    r"goddag",
    r"godmorgen",
    r"tak\w*",
    r"mange tak",
    r"dav",
    r"hi",
    r"hello",
    r"thanks?",
    r"thank you",
    r"farvel",
    r"super",
    r"fedt",
    r"fint",
    r"ok",
    r"okay",
    r"perfekt",
    r"hilsen",
    r"hav en god dag",
    r"for hjaelpen",
    r"hjaelpen",
    r"det var alt",
)

# The words that grammar hangs on, in the order that a misspelling is held against them.
GRAMMAR = """
    afvist afviste afslag igennem godkendt godkendte imoedekommet imoedekommede delvist delvis
    forsoeg forsoeget forsoegene ansoegning ansoegninger ansoegningerne netvaerk netvaerket netvaerkene runde runden
    foerste tredje fjerde hvornaar hvorfor hvilke hvilken hvilket mange antal udbredt udbredes
    forlaenget forlaenges indstillet flest faerrest artikel artiklen telefonnummer citat begrundelse
    pressemeddelelsen nyheden journalisten forfatteren udgivet opdatering opdateret mailadresse
    overskrift overskriften naevnes ordret betyder
    """.split()

# Words beside a number by which it measures or numbers something.
MEASURING = frozenset(
    """
    stk stykke nr nummer over under aar aarige aars maaned maaneder uge uger dag dage time timer kap kapitel kr
    kroner procent kvm gange mindst hoejst
    """.split()
)
# A bound on how many, as in »færre end 5« or »<5«.
FEWER_THAN = re.compile(
    r"(?:<|\bunder|\bfærre end|\bmindre end|\bfewer than|\bless than)\s*(?P<n>\d+)", re.IGNORECASE
)
MORE_THAN = re.compile(
    r"(?:>|\bover|\bflere end|\bmere end|\bmore than)\s*(?P<n>\d+)", re.IGNORECASE
)
PERSONAL = _any(
    r"(?:kan|maa|skal|har|faar|kunne|skulle|maatte) (?:jeg|vi|min|mit|mine)", r"can (?:i|we)"
)

FRAME_VERBS = frozenset(
    """
    deltager deltog indgaar indgik medvirker hoerer forekommer forekom optraeder optraadte
    rummer indeholder endte ender landede topper gaelder blandt
    handler handlede naevner vedroerer omhandler angaar blev bliver fik faar kom kommer
    giver gav har havde er var staar stod gik gaar did do does were was have has from of in
    about mention mentions
    """.split()
)

# Words that tell how something is asked, and nothing of what: verbs of having and getting, and words
# for the sources themselves.
# Adverbs, and spoken forms of words of grammar: they tell how something is asked, never of what.
ADVERBS = frozenset(
    """
    naesten temmelig ret ganske rigtig rigtigt virkelig slet maaske muligvis sandsynligvis
    formentlig formodentlig aabenbart tilsyneladende heldigvis desvaerre desuden derudover
    endvidere alligevel omtrent cirka omkring hovedsagelig hovedsageligt isaer saerlig navnlig blot
    aldrig sjaeldent sommetider nogensinde snart straks nylig nyligt for nyligt efterhaanden
    pludselig pludseligt endelig engang forhaabentlig ligefrem saagar dermed hermed imidlertid
    naermere naermest simpelthen bestemt selvfoelgelig naturligvis formelt reelt overordnet generelt
    typisk normalt umiddelbart hidtil foreloebig foreloebigt oprindelig oprindeligt laengere
    herovre derovre dernede deroppe derude derinde herude herinde hjemme ude inde oppe nede henne
    sammenlignet sammenligning kontra
    maa maatte boer burde
    ha ka ik ikk sku ska ku sgu altsaa vidst lidt smule tak mvh hilsen venligst
    """.split()
)
FRAME_WORDS = frozenset(
    """
    dato datoen datoer link linket url udgivet udgiver udgiveren publiceret journalist journalisten forfatter
    handle handler handlede naevne naevner naevnes naevnt vedroerer omhandler drejer dreje
    angaar angik gaar gik gaa komme kom kommer kommet faaet fik faar give giver givet gives
    gav sige siger sagde sagt staar stod staa hedder hed sket skete sker skal kan vil blev
    blevet bliver lave lavede gjort goere gjorde tale taler talt mon svar svaret svarede
    afslag afslaget afslagene afgoerelse afgoerelsen besluttet beslutning status sagen ansoegning ansoegningen
    ansoegninger ansoegningerne soegt soegte soege soeger oensket oenske oensker oenskede
    forsoeg forsoeget forsoegene forsoegenes netvaerk netvaerket netvaerkene netvaerks runde
    runden runder rundes artikel artiklen artikler artiklerne kilde kilden kilder kilderne
    tekst teksten nyhed nyheden tilfaelde punkt punkter punkterne trial trials application
    applications network networks round article articles about mention mentions mentioned
    happened decided have has had been any there project projekt projekter initiativ liste
    listen hele alle samtlige oversigt gang antal mange slags type navn navne ved ifoelge ud delt delte
    paa fald resultat resultatet ordet ord begynder indeholder hvilke hvilken hvilket naevn
    vis find fortael giv drejede tallet omfatter findes finder fandtes praecis praecist helt
    fuldt delvist delvis helhed eller samt dog altsaa nemlig forresten soeknad soeknaden
    soeknadene nettverk nettverket hva skjedde foersoek foersoeken haft haar vad er det der
    emne emner omraade omraadet omraader igennem lov ja nej godkendt afvist imoedekommet
    forslag forslaget forslagene udfald udfaldet udfaldene
    hur maanga mange fikk faatt ble och inom vilka vilken vilket av till foer att aer inte aven ocksaa
    muligt mulighed blandt tredje foerste anden fjerde to tre fire fem tilsammen sammenlagt
    flest faerrest flere end mindst mest ialt
    brev brevet svarbrev svarbrevet notat notatet meddelelse meddelelsen pressemeddelelse
    pressemeddelelsen udmelding udmeldingen opslag opslaget dokument dokumentet dokumenter
    dokumenterne remse citer citere formulering formuleringen ordlyd ordlyden ordret praecise
    skaebne skaebnen eksempel eksempler eksemplerne kriterier kriterierne smagsproever folk
    belaeg belaegget ting tingene opsummer uddyb oplist bag stod
    """.split()
)
