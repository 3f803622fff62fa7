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


_TRIAL = r"(?:\w*forsoeg\w*|\w*ansoegning\w*|\w*soeknad\w*|\w*ansoekning\w*|projekt\w*|initiativ\w*|trials?|applications?|experiments?|proposals?|\w*forsoek\w*|oensker?|forslag)"

# What is asked, the first that matches wins, after those that server/about.py reads.
ASKED: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    (Asked.REASON, _any(r"hvorfor", r"(?:hvad|hva|what|hvilken) (?:\w+ ){0,2}(?:grunden|aarsag\w*|baggrunden|begrundelse\w*|reason|forklaring\w*)", r"why", r"varfoer", r"begrundelse\w*", r"hvad (?:\w+ )?skyldes", r"af hvilken grund", r"hvad gik der galt")),
    (Asked.COUNT, _any(r"hvor mange", r"hvor ?mange", r"antal\w*", r"how many", r"hur maanga", r"hvormange", r"number of", r"taelles? op", r"hvor stort et antal", r"saa mange")),
    (Asked.DURATION, _any(r"hvor laenge", r"hvor lang tid", r"how long", r"hur laenge", r"hur lange", r"hvor meget (?:ekstra ?tid|tid|laengere)\w*", r"hvor mange (?:aar|maaneder|uger|dage)")),
    (Asked.TIME, _any(r"hvornaar", r"hvilken? (?:dato|maaned|dag|aar)\w*", r"hvilket aar\w*", r"when", r"naar (?:er|var|blir|blev|bliver|kan|skal|starter|begynder|udloeber)", r"slut ?dato\w*", r"start ?dato\w*", r"dato\w*", r"frist\w*", r"what (?:date|year|month)", r"tidspunkt\w*")),
    (Asked.AMOUNT, _any(r"hvor (?:meget|hoejt?|stort?|dyrt?|gammel|gamle|langt)", r"how (?:much|high|large|old)", r"hvad (?:\w+ ){0,2}(?:koster|kostede|kostet)", r"prisen?", r"beloeb\w*", r"kroner", r"budget\w*", r"hur mycket")),
    (Asked.PERSON, _any(r"hvem", r"who", r"vem", r"hvilken minister", r"hvilket organ", r"hvad hedder (?:\w+ )?(?:minister\w*|\w*raadgiver\w*|\w*person\w*)")),
    (Asked.GIST, _any(r"hvad (?:gaar|gik|drejer|drejede|handler|handlede) .* (?:ud paa|om)", r"hvad er det for (?:en|et|nogle) .* (?:om|ud paa)")),
    (Asked.DEFINITION, _any(r"(?:hvad|hva) (?:\w+ ){0,6}for (?:noget|en stoerrelse)", r"(?:hvad|hva|vad) (?:betyder|betoed|daekker|forstaas?)", r"hvad (?:staar|star) (?:\w+ ){1,3}for\b", r"definition\w*", r"forkortelse\w*", r"hvad (?:er|menes med|var) (?:en|et)? ?\w+(?: \w+)?$", r"what (?:does .* (?:mean|stand for)|is (?:an?|the) \w+)$", r"forklar\w*")),
    (Asked.LIST, _any(r"naevn (?:alle|de|samtlige)", r"oplist\w*", r"opregn\w*", r"rems\w*", r"(?:giv|vis|faa|lav) (?:mig |os )?(?:en |hele |den )?(?:liste\w*|oversigt\w*|hele listen)", r"list", r"liste\w* over", r"hele listen", r"hvad soegte", r"hvad har .* soegt om", r"hvad ansoegte")),
    (Asked.OUTCOME, _any(r"hvad (?:kom|skete|sker|blev) (?:der )?(?:ud af|med|for|af)", r"udfald\w*", r"resultat\w*", r"what happened", r"hvordan (?:gik|er) det", r"hva skjedde", r"hva skete", r"hvad (?:er|var) (?:der )?kommet ud af", r"outcome", r"hvad blev (?:det|der|resultatet)")),
    (Asked.PLACE, _any(r"(?<!nu )hvor", r"where")),
    (Asked.THING, _any(r"hvad", r"hva", r"vad", r"what", r"hvilke", r"hvilken", r"hvilket", r"which", r"hvordan", r"how", r"hur", r"vilka", r"vilken", r"vilket", r"fortael", r"giv mig", r"hvis")),
)  # fmt: skip

POLAR = re.compile(
    r"^(?:(?:saa|og|men|altsaa|hej|undskyld|i tredje runde) )*(?:er|var|blev|bliver|fik|faar|har|havde|kan|kunne|skal|skulle|maa|maatte|vil|ville|gik|kom|"
    r"kommer|findes|fandtes|staar|mener|mente|gaelder|gjaldt|giver|gav|gives|betyder|stod|sagde|naevner|naevnes|indgaar|handler|soegte|did|does|do|is|are|was|were|has|have|can|"
    r"could|will|must|may|passer|ventes|forventes|lykkedes|omfatter|blir|ble|faar|deltager|deltog|ligger|mangler|slap|slipper)\b"
)
COMPARISON = _any(
    r"flest", r"faerrest", r"mest", r"mindst", r"stoerste?", r"hoejeste?", r"fewest", r"most", r"flere .{0,60} end", r"faerre .{0,60} end", r"forskel\w*", r"i forhold til",
    r"sammenlign\w*", r"compare\w*", r"more .{0,60} than", r"versus", r"bedst", r"vaerst", r"daarligst", r"baade .{3,80} og", r"begge artikler\w*",
)  # fmt: skip
MOST = _any(r"flest", r"mest", r"stoerste?", r"hoejeste?", r"most", r"bedst")
FEWEST = _any(r"faerrest", r"mindst", r"fewest", r"least")
SUM = _any(
    r"til ?sammen",
    r"i alt",
    r"ialt",
    r"sammenlagt",
    r"samlet",
    r"total\w*",
    r"together",
    r"altogether",
)
FULLY = _any(
    r"fuldt(?: ud)?",
    r"fuld\w*",
    r"helt(?! eller)",
    r"hele",
    r"uden forbehold",
    r"fully",
    r"full",
    r"rent",
    r"ubetinget",
)
EITHER = re.compile(
    r"\b(?:hel(?:t|e)? (?:eller|og|samt) delvis\w*|delvis\w* eller hel\w*|fully or part\w+|(?:ogsaa|inklusive|inkl|samt|med) (?:de )?delvis\w*|delvis\w* (?:taeller|taelles|regnes) (?:ogsaa )?med)\b"
)
ONLY_PARTLY = _any(
    r"(?:kun|bare) (?:noget|lidt|en del)(?: af)?",
    r"delvis\w*",
    r"til dels",
    r"partial\w*",
    r"partly",
    r"kun delvis\w*",
    r"halvt?",
)
NO = _any(
    r"ikke (?:\w+ ){0,2}(?:godkend\w*|imoedekom\w*|lov|ja|bevilg\w*|igennem|tillad\w*)", r"afvis\w*", r"afslag\w*", r"afslaa\w*", r"afslog", r"nej(?:er|et)?", r"forkast\w*",
    r"noes", r"rejected", r"reject\w*", r"refus\w*", r"turned down", r"denied", r"avslag\w*", r"avvis\w*", r"roedt lys", r"droppet", r"blankt afslag",
)  # fmt: skip
YES = _any(
    r"godkend\w*", r"imoedekom\w*", r"bevilg\w*", r"ja(?:er|et)?", r"lov til", r"groent lys", r"tillad\w*", r"tilladt", r"igennem", r"approv\w*", r"grant\w*", r"accept\w*",
    r"godkjen\w*", r"godkaen\w*", r"tilsagn\w*", r"sagt ja", r"opfyldt", r"medhold", r"muligt", r"lykkedes",
)  # fmt: skip
INCLUDING = _any(
    r"(?:taelles?|taeller|regnes?|medregnes?|indregnes?) (?:\w+ )?med",
    r"medregnet",
    r"inklusive",
    r"inkl",
    r"medtaget",
)
COSTS = _any(
    r"kost\w*",
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
# A number that only counts what is asked of (»hvilke 28 forsøg«, »de fire ansøgninger«).
NUMBERED = re.compile(rf"\b(?:\d+|to|tre|fire|fem|seks|syv|otte|ni|ti)(?= (?:\w+ )?{_TRIAL})")
NOT_REJECTED = _any(
    r"ikke (?:\w+ ){0,2}(?:afvis\w*|afslag\w*|nej)", r"undgik (?:et )?(?:afslag|nej)"
)
OTHER_STATUSES: Mapping[TrialStatus, re.Pattern[str]] = MappingProxyType({
    TrialStatus.PARTLY_SPREAD: _any(r"delvis\w* (?:udbred\w*|bred\w* ud)", r"helt eller delvis\w* (?:udbred\w*|bred\w* ud)"),
    TrialStatus.NOT_SPREAD: _any(r"udbred\w* ikke", r"ikke (?:\w+ )?(?:udbred\w*|bred\w* ud)"),
    TrialStatus.SPREAD: _any(r"udbred\w*", r"bred\w* ud"),
    TrialStatus.EXTENDED: _any(r"forlaeng\w*", r"videre?foer\w*", r"extend\w*"),
    TrialStatus.STOPPED: _any(r"indstill\w*", r"ikke (?:\w+ )?(?:ivaerksat|igangsat|startet|sat i gang|kommet i gang)", r"stoppet", r"slet ikke sat i gang"),
    TrialStatus.ENDED: _any(r"afslutt?et", r"ophoert", r"slut"),
    TrialStatus.WITHDRAWN: _any(r"trukket(?: tilbage)?", r"tilbagetrukket", r"trak\w* tilbage"),
    TrialStatus.PENDING: _any(r"afvent\w*", r"under (?:behandling|afklaring)"),
})  # fmt: skip
TRIALS = _any(_TRIAL, r"afslag\w*", r"ja er", r"punkter", r"boligansoegninger")
NETWORKS = _any(
    r"\w*netvaerk\w*", r"networks?", r"\w*nettverk\w*", r"\w*naetverk\w*", r"\w*omraadet?s?"
)
ROUNDS = re.compile(
    r"\b(?:(?P<word>foerste|anden|andet|tredje|fjerde|femte|sjette|syvende|ottende|first|second|third|fourth|fifth|fjaerde|tredie)|(?P<digit>\d{1,2}))[ -]*(?:s )?(?:\w+ )?(?:\w*runde[srn]*|round|omgang\w*)\b"
    r"|\brunde (?P<after>\d{1,2}|et|to|tre|fire|fem)\b|\bround (?P<english>one|two|three|four|\d{1,2})\b"
)
# What a question leaves out: »uden for boligområdet«, »ikke om børn«.
EXCEPT = _any(
    r"uden ?for",
    r"undtagen",
    r"bortset fra",
    r"ud over",
    r"(?:handler|drejer sig) ikke om",
    r"ikke (?:handler |er |ligger |hoerer )?(?:om|i|under|til)",
    r"except",
    r"other than",
)
ALSO_ROUNDS = re.compile(
    r"\b(?:end|og|eller|mod) (?:i )?(?:den )?(?P<word>foerste|anden|tredje|fjerde|femte)\b(?! \w*(?:artikel|gang))"
)
# »i første og anden runde«: the round before the word »og«.
ROUNDS_BEFORE = re.compile(
    r"\b(?P<n>foerste|anden|tredje|fjerde|femte|\d{1,2}) (?:og|eller|mod|til) (?:i )?(?:den )?(?=(?:foerste|anden|tredje|fjerde|femte|sjette|\d{1,2}) (?:\w+ )?\w*runde)"
)
FIRST_ROUNDS = re.compile(
    r"\b(?P<n>to|tre|fire|\d)(?: foerste)? (?:\w+)?runder\b|\bfirst (?P<en>two|three|four) rounds\b"
)
ROUND_NUMBERS: Mapping[str, int] = MappingProxyType({
    "foerste": 1, "first": 1, "anden": 2, "andet": 2, "second": 2, "tredje": 3, "tredie": 3, "third": 3, "fjerde": 4, "fjaerde": 4, "fourth": 4, "femte": 5, "fifth": 5,
    "sjette": 6, "syvende": 7, "ottende": 8, "et": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "one": 1, "two": 2, "three": 3, "four": 4,
})  # fmt: skip
ALL = re.compile(r"\b(?:alle|samtlige|all) (?:de )?(?!er\b|i\b|paa\b)\w|\bhver eneste\b")
# Parties as people name them, and the letters that print after a politician's name.
PARTIES: Mapping[str, str] = MappingProxyType(
    {
        "socialdemokrat(?:iet|erne)?": "S",
        "venstre": "V",
        "liberal alliance": "LA",
        "konservative": "KF",
        "dansk folkeparti": "DF",
        "radikale(?: venstre)?": "RV",
        "sf": "SF",
        "enhedslisten": "EL",
        "alternativet": "ALT",
        "nye borgerlige": "NB",
        "moderaterne": "M",
        "danmarksdemokraterne": "DD",
    }
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
NEGATION = _any(
    r"ikke", r"ingen", r"intet", r"aldrig", r"not", r"no", r"slet ikke", r"uden", r"inga", r"nej"
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
    afvist afviste afslag godkendt godkendte imoedekommet imoedekommede delvist delvis
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
    deltager deltog indgaar medvirker hoerer
    handler handlede naevner vedroerer omhandler angaar blev bliver fik faar kom kommer
    giver gav har havde er var staar stod gik gaar did do does were was have has from of in
    about mention mentions
    """.split()
)

# Words that tell how something is asked, and nothing of what: verbs of having and getting, and words
# for the sources themselves.
FRAME_WORDS = frozenset(
    """
    dato datoen datoer link linket url udgivet udgiver udgiveren publiceret journalist journalisten forfatter
    handle handler handlede naevne naevner naevnes naevnt vedroerer omhandler drejer dreje
    angaar angik gaar gik gaa komme kom kommer kommet faaet fik faar give giver givet gives
    gav sige siger sagde sagt staar stod staa hedder hed sket skete sker skal kan vil blev
    blevet bliver lave lavede gjort goere gjorde tale taler talt mon svar svaret svarede
    afgoerelse afgoerelsen besluttet beslutning status sagen ansoegning ansoegningen
    ansoegninger ansoegningerne soegt soegte soege soeger oensket oenske oensker oenskede
    forsoeg forsoeget forsoegene forsoegenes netvaerk netvaerket netvaerkene netvaerks runde
    runden runder rundes artikel artiklen artikler artiklerne kilde kilden kilder kilderne
    tekst teksten nyhed nyheden tilfaelde punkt punkter punkterne trial trials application
    applications network networks round article articles about mention mentions mentioned
    happened decided have has had been any there project projekt projekter initiativ liste
    listen hele alle samtlige oversigt gang antal mange slags type navn navne ved ifoelge ud
    paa fald resultat resultatet ordet ord begynder indeholder hvilke hvilken hvilket naevn
    vis find fortael giv drejede tallet omfatter findes finder fandtes praecis praecist helt
    fuldt delvist delvis helhed eller samt dog altsaa nemlig forresten soeknad soeknaden
    soeknadene nettverk nettverket hva skjedde foersoek foersoeken haft haar vad er det der
    emne emner omraade omraadet omraader igennem lov ja nej godkendt afvist imoedekommet
    muligt mulighed blandt tredje foerste anden fjerde to tre fire fem tilsammen sammenlagt
    flest faerrest flere end mindst mest
    """.split()
)
