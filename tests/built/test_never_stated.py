"""Claims that are outdated or wrong and must never stand on a page.

Each was the law once, or is often repeated. The pages may deny one, or date it as past: a sentence
is held against the patterns of a claim only where it asserts it, in the present.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest

LANGUAGES = ["pl", "en"]


def all_of(*parts: str) -> str:
    """Return the pattern of a sentence with all *parts*, in any order."""
    return "^" + "".join(f"(?=.*?(?:{part}))" for part in parts)


def words(most: int, but: str = "nie|not|no|never") -> str:
    """Return the pattern of at most so many words, none of them one of *but*."""
    return rf"(?:(?!(?:{but})\b)\S+ ){{0,{most}}}"


NOT_PL = r"(?<!nie )\b"
"""Before a Polish verb: it is not denied. An English verb has another form when it is."""

TURNING_DAYS = "|".join(
    rf"{day}[. ](?:{polish}|{english}|{number:02})[. ]{year}"
    for day, polish, english, number, year in [
        ("(?:8|9)", "lipca", "july", 7, 2018),
        ("12", "września", "september", 9, 2018),
        ("(?:20|21)", "sierpnia", "august", 8, 2019),
        ("(?:29|30)", "czerwca", "june", 6, "(?:2022|2023)"),
        ("0?1", "lipca", "july", 7, 2023),
        ("31", "października", "october", 10, 2024),
        ("0?(?:9|10)", "listopada", "november", 11, "(?:2024|2026)"),
        ("31", "stycznia", "january", 1, 2025),
        ("0?1", "lutego", "february", 2, 2025),
        ("20", "marca", "march", 3, 2025),
        ("(?:13|14)", "marca", "march", 3, 2026),
    ]
)
PAST = re.compile(
    rf"\b(?:do|przed|sprzed|until|before|up to) (?:dni(?:a|em) )?(?:{TURNING_DAYS})"
    r"|\b(?:do|przed|until|before) (?:końca |roku |the end of )?20(?:[01]\d|2[0-5])\b(?! poz| ?zł)"
    r"|\bobowiązywał|\buchylon|\bdawniej\b|\bkiedyś\b"
    r"|\b(?:dawn|star|poprzedni)\w+ (?:praw|przepis|rozporządz|ustaw|zasad|reguł)"
    r"|\bjuż nie (?:obowiązuje|działa|stosuje|jest)|\bnie obowiązuje już|\bprzesta(?:ł|je)"
    r"|\bused to\b|\bno longer\b|\bformerly\b|\brepealed\b|\bceased\b|\bwas in force\b"
    r"|\b(?:old|former|previous|earlier) (?:law|act|rule|regulation|provision|telecomm)"
)
DENIED = re.compile(
    r"\bnieprawd|\bnie jest prawdą|\bmit(?:em|y)?\b|\bnie licz (?:też )?na\b"
    r"|\b(?:not |un)true\b|\ba myth\b|\bdo not count on\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    says: str
    pl: tuple[str, ...]
    en: tuple[str, ...]
    unless: tuple[str, ...] = ()
    """What a sentence has that denies the claim, or that speaks of another matter."""
    dated: bool = False
    """It was right once: a sentence that says so, itself or by its heading, stays right."""
    links: tuple[str, ...] = ()
    """Addresses no page links to."""
    wrong_pl: tuple[str, ...] = field(repr=False)
    wrong_en: tuple[str, ...] = field(repr=False)
    right: tuple[str, ...] = field(repr=False)


PL_ACT = r"(?:ustaw|praw|przepis|pke|kodeks|rozporządz)\w*"
EN_ACT = r"(?:law|act|pke|code|statute|provision|regulation)s?"
PL_COMPLAINT = r"reklam"
PL_FREE = (
    r"\bbez (?:\S+ )?(?:koszt|opłat|kar\b|kary|odszkodow|konsekwencj)\w*|\bza darmo|\bbezpłatn"
    r"|\bnic nie (?:za)?płac"
)
EN_FREE = (
    r"\bfree of charge|\bfor free\b|penalty[- ]free"
    r"|\b(?:without|no|at no) (?:any |a |paying |an )*"
    r"(?:compensation|penalt|cost|fee|charge|extra)|\bpay nothing|\bwithout paying"
)
PL_EXIT = r"\b(?:wypowie|odej|odstąp|rozwiąz|zakończ|zrezygn|zerwa)\w*"
EN_EXIT = r"\b(?:leave|leaving|terminat\w+|end|cancel\w*|walk away|withdraw|quit)\b"
PL_MAY = NOT_PL + r"(?:możesz|można|masz prawo|wolno|pozwala|daje|uprawnia|przysługuje)\b"
EN_MAY = r"\b(?:may|can|lets|allows|entitles|gives|right to|entitled)\b(?! not\b| no\b)"
RATE = r"\b1/(?:15|30)\b|\bjedn\w+ (?:piętnast|trzydziest)|\b(?:one|a)[- ](?:fifteenth|thirtieth)"
PL_ANSWER = r"(?:odpow|odpis|rozpatr|rozpozna)\w*"
EN_ANSWER = r"(?:answer|repl|respon|examin|decid)\w*"
PL_SILENCE = (
    r"\bmilcz\w*|\bbrak\w* odpowied|\bnie (?:odpow|odpis|dosta)\w*|\bbez odpowiedzi"
    r"|\bprzekrocz\w+ (?:\S+ )?(?:termin|czas)|\bspóźni\w* (?:\S+ )?(?:się )?z odpow"
)
EN_SILENCE = (
    r"\bsilen|\bno (?:answer|reply)|\b(?:not|n't|without|never|fails? to) (?:\S+ )?"
    r"(?:answer|repl|respon)\w*"
)
SEATS_OF_PROVIDERS = (
    r"jagiellońsk\w+ 34|skrytk\w+ pocztow\w+ 41|marynarsk\w+ 12|konstruktorsk\w+ 4\b"
    r"|wierzbow\w+ 84|zwycięstwa 253|ok@pomocplay\.pl|bok@plus\.pl|kontakt@vectra\.pl"
    r"|\b510 ?100 ?100|\b801 ?505 ?505|\b601 ?102 ?601|\b61 ?222 ?22 ?22"
)
ODR = r"ec\.europa\.eu/(?:consumers/)?odr|webgate\.ec\.europa\.eu/odr|platforma-odr"
OLD_LAW = r"\bpt,? art\.|\bart\. ?(?:10[4-9]|110)\b[^;]{0,25}\b(?:pt|pr\. ?tel)\b"

NEVER_STATED: Mapping[str, Claim] = {
    "old-telecom-law": Claim(
        says="the Telecommunications Law of 2004 or the regulation of 2014 are the law today",
        pl=(
            r"\bpraw\w+ telekomunikacyjn",
            OLD_LAW,
            r"\brozporządzeni\w+ [^;]{0,60}(?<!/)\b2014\b(?! poz\. 827)",
            r"dz\.u\. (?:z )?2014 (?:r\. )?poz\. 284",
        ),
        en=(
            r"\btelecom(?:munication)?s? (?:law|act)\b",
            r"\bregulation (?:of|from) (?:\d+ )?(?:\w+ )?2014\b|\b2014 regulation\b",
        ),
        unless=(
            r"\bzastąpi|\bzamiast\b|\bnie (?:powołuj|cytuj|wskazuj)|\bstraci\w* moc",
            r"\breplaced\b|\binstead of\b|\bdo not (?:quote|cite|rely)",
        ),
        dated=True,
        wrong_pl=(
            "Podstawą reklamacji jest art. 106 Prawa telekomunikacyjnego.",
            "Nie zwlekaj: prawo telekomunikacyjne daje dostawcy 30 dni.",
            "Tryb reklamacji określa rozporządzenie z dnia 24 lutego 2014 r. o reklamacjach.",
            "Reklamacja nierozpatrzona na czas jest uwzględniona (art. 106 ust. 2 PT).",
            "Potwierdzenie: rozporządzenie o reklamacjach, Dz.U. 2014 poz. 284.",
        ),
        wrong_en=(
            "The Telecommunications Law of 2004 gives you 12 months to complain.",
            "Under the regulation of 24 February 2014 the provider confirms the complaint.",
            "The 2014 regulation says what a complaint must contain.",
            "A complaint not answered in time is upheld (PT art. 106).",
        ),
        right=(
            "Do 9 listopada 2024 obowiązywało Prawo telekomunikacyjne z 2004 r.",
            "Prawo komunikacji elektronicznej zastąpiło Prawo telekomunikacyjne.",
            "Przed 14 marca 2026 – stare rozporządzenie z 2014 r.",
            "The old Telecommunications Law no longer applies to new events.",
            "Before 14 March 2026: the old regulation of 2014.",
            "Odstąpienie: u.p.k. art. 27, Dz.U. 2014 poz. 827.",
        ),
    ),
    "arbitration-court": Claim(
        says="the consumer arbitration court at UKE can be turned to",
        pl=(
            r"\bpolubown\w+ sąd\w* konsumenck",
            r"\bsąd\w* polubown\w* (?:\S+ ){0,2}(?:przy|w|uke|prezes)",
            r"\bspsk\b",
        ),
        en=(
            r"\bconsumer arbitration\b",
            r"\barbitra(?:tion|l) (?:court|tribunal)[^;]{0,50}\b(?:uke|consumer)",
            r"\bcourt of arbitration[^;]{0,50}\b(?:uke|consumer)",
        ),
        unless=(
            r"\bzlikwidow|\bzniesion|\bzniós|\bnie (?:istnieje|działa|ma)\b|\bprzesta"
            r"|inspekcj\w+ handlow",
            r"\babolished|\bno longer|\bdoes not exist|\bceased|\bgone\b|trade inspect",
        ),
        wrong_pl=(
            "Możesz iść do Stałego Polubownego Sądu Konsumenckiego przy Prezesie UKE.",
            "Spór rozstrzygnie sąd polubowny przy UKE, jeśli obie strony się zgodzą.",
            "Nie chcesz czekać – złóż pozew do SPSK.",
        ),
        wrong_en=(
            "You may sue in the Permanent Consumer Arbitration Court.",
            "The arbitration court at the President of UKE hears such cases for 100 zł.",
        ),
        right=(
            "Stały Polubowny Sąd Konsumencki przy Prezesie UKE został zlikwidowany.",
            "Polubownego sądu konsumenckiego przy UKE nie ma od 12 września 2018.",
            "The consumer arbitration court at UKE was abolished on 12 September 2018.",
        ),
    ),
    "uke-mediation": Claim(
        says="UKE mediates",
        pl=(
            r"\bmediac\w+ " + words(3, "nie|albo|lub|czy|ani|i|oraz|zamiast") + r"\(?uke\b",
            r"\b(?:uke|komunikacji elektronicznej)\S* "
            + words(4, "nie|albo|lub|zamiast|ani")
            + r"(?:mediac|mediuj|mediato)",
        ),
        en=(
            r"\bmediation " + words(4, "not|no|or|and|nor|instead") + r"uke\b",
            r"\buke(?:'s)?,? " + words(4, "not|no|or|nor|instead") + r"mediat(?:es|ion|or)",
        ),
        dated=True,
        wrong_pl=(
            "Poproś o mediację przed Prezesem UKE.",
            "Prezes UKE prowadzi mediacje między Tobą a dostawcą.",
            "Jeśli to nie pomoże, UKE może być mediatorem.",
        ),
        wrong_en=(
            "Ask for mediation before the President of UKE.",
            "UKE mediates between you and the provider.",
            "UKE offers free mediation in disputes with providers.",
        ),
        right=(
            "UKE nie prowadzi mediacji.",
            "Napisz w pozwie, czy była mediacja albo sprawa w UKE.",
            "Dawniej UKE prowadził mediacje.",
            "UKE proposes a solution; it does not mediate.",
            "Say whether you tried mediation or a case at UKE.",
        ),
    ),
    "odr-platform": Claim(
        says="the EU's ODR platform takes complaints",
        pl=(
            ODR,
            r"\bplatform\w* odr\b|\bunijn\w+ platform\w+|\bplatform\w* [^;]{0,30}\bonline\b.*spor",
        ),
        en=(
            r"\bodr platform|\bonline dispute resolution",
            r"\beu(?:'s|ropean)? (?:\S+ )?platform\b[^;]{0,40}dispute",
        ),
        unless=(
            r"\bzamkn|\bnie (?:działa|istnieje|ma|przyjmuje)\b|\bprzesta|\bkoniec\b",
            r"\bclosed|\bno longer|\bshut\b|\bceased|\bis gone\b|\bdoes not exist",
        ),
        links=(ODR,),
        wrong_pl=(
            "Złóż skargę na platformie ODR.",
            "Skorzystaj z unijnej platformy internetowego rozstrzygania sporów.",
            "Adres: https://ec.europa.eu/consumers/odr.",
        ),
        wrong_en=(
            "File your dispute on the ODR platform.",
            "The European Commission runs an online dispute resolution service.",
            "See https://ec.europa.eu/consumers/odr/main for help.",
        ),
        right=(
            "Platforma ODR została zamknięta 20 lipca 2025.",
            "The ODR platform was closed on 20 July 2025.",
        ),
    ),
    "pro-speed-test": Claim(
        says="PRO Speed Test is certified by UKE, or its series of six is the rule",
        pl=(
            r"\bpro ?speed ?test",
            r"\b(?:dwa|dwóch|dwoma|2) (?:\S+ ){0,2}cykl",
            all_of(
                r"\b(?:6|sześć|sześciu) (?:\S+ )?(?:pomiar|test)",
                r"\bcykl|\bdob|certyf|\bwymaga|\btrzeba|\bmusi|\bprzepis|\buke\b|ważn",
            ),
        ),
        en=(
            r"\btwo (?:\S+ ){0,2}cycles",
            all_of(
                r"\b(?:6|six) (?:\S+ )?(?:measurement|test)",
                r"\bcycle|certif|\bmust\b|\brequire|\bneed|\bvalid|\buke\b|\brule",
            ),
        ),
        unless=(
            r"\bzakończy|\bu?traci|\bstraci|\bbył\b|\bnie (?:ma|jest|daje) (?:\S+ )?(?:certyf|już)",
            r"\bended\b|\blost\b|\bis not certif|\bnot certified|\bwas (?:\S+ )?certified",
        ),
        dated=True,
        wrong_pl=(
            "Użyj programu PRO Speed Test, certyfikowanego przez UKE.",
            "Zrób dwa cykle pomiarów, po sześć w każdym.",
            "Certyfikowany wynik wymaga 6 pomiarów w ciągu doby.",
        ),
        wrong_en=(
            "Measure with PRO Speed Test, which UKE has certified.",
            "You must make six measurements at least 30 minutes apart.",
            "Two daily cycles are needed.",
        ),
        right=(
            "PRO Speed Test nie jest już certyfikowany: współpraca z UKE zakończyła się w 2024 r.",
            "PRO Speed Test lost its certificate on 31 October 2024.",
            "Zrób kilka testów o różnych porach.",
            "Make several tests a day, by cable.",
        ),
    ),
    "statutory-outage-rate": Claim(
        says="the law sets a daily rate or a number of hours for any outage",
        pl=(
            all_of(
                RATE,
                rf"\b{PL_ACT}|\bustawow|należy|przysług|\bmusi\b|\bobowiąz|\bmasz prawo|\bdosta",
            ),
            all_of(
                r"\b(?:24|36) ?(?:h\b|godz)|\b(?:po|ponad|dłuż\w+ niż|przez) (?:pełn\w+ )?dob",
                r"\bprzerw|\bawari|\bbrak\w* (?:internet|usług)|\bnie dział",
                r"należy|przysług|\bzwrot|odszkodow|\bmasz prawo|\bdopiero\b|\bustaw|\bprzepis",
            ),
        ),
        en=(
            all_of(
                RATE,
                rf"\b{EN_ACT}\b|\blegal|\bstatutory|entitle|\bowe|\bdue\b|\bmust\b|\bright",
            ),
            all_of(
                r"\b(?:24|36)[- ](?:h\b|hour)",
                r"\boutage|\binterrupt|\bbreak\b|not work|\bdown\b|without (?:service|internet)",
                r"\bowe|\bdue\b|\brefund|\bcompensat|\bright|entitle|\bonly after|\blaw\b|\bact\b",
            ),
        ),
        unless=(
            rf"\b{PL_ACT} (?:\S+ ){{0,4}}nie (?:podaj|określ|zna|daje|przewid|ustal|wyznacz)",
            r"\bnie (?:ma|zawiera) (?:\S+ ){0,5}(?:staw|przepis|progu)|\bżad(?:en|n)",
            r"\b(?:nie|a nie|nie jest to|to nie|to nie jest) (?:stawk|z ustawy|przepis|ustawow)",
            r"\buczciw|\busług\w+ powszechn|\bniedozwolon|\b(?:w|z|według) (?:\S+ )?umow",
            rf"\b{EN_ACT} (?:\S+ )?(?:does not|names? no|sets? no|gives? no|has no|states? no)\b",
            r"\b(?:there is|is there) no\b|\bnot (?:a|the) (?:\S+ )?rate|\bno (?:\S+ )?rate\b",
            r"\bfair demand|\bnot (?:from|in) the (?:act|law)|\buniversal service|\babusive",
            r"\b(?:under|in) (?:the|your) contract",
        ),
        wrong_pl=(
            "Gdy internet nie działa, ustawa daje Ci 1/30 abonamentu za każdy dzień.",
            "Za dzień przerwy przysługuje jedna piętnasta miesięcznej opłaty.",
            "Niezależnie od umowy należy Ci się 1/15 opłaty za dobę.",
            "Zwrot należy się, gdy przerwa trwa dłużej niż 36 godzin.",
            "Odszkodowanie za awarię przysługuje dopiero po 24 h.",
        ),
        wrong_en=(
            "If the internet does not work, the law gives you 1/30 of the fee per day.",
            "You are entitled to one fifteenth of the monthly fee for each day.",
            "The provider owes a refund when the outage is longer than 36 hours.",
            "Compensation is due only after a 24-hour break in service.",
        ),
        right=(
            "1/30 opłaty za dzień to uczciwe żądanie z rachunku, nie stawka z ustawy.",
            "Ustawa nie podaje stawki takiej jak 1/30 opłaty za dzień przerwy.",
            "1/30 of the fee per day is a fair demand by arithmetic, not a rate from the Act.",
            "The Act sets no rate such as 1/15 or 1/30 for an outage.",
            "Stawka 1/15 dotyczy według ustawy tylko usługi powszechnej.",
        ),
    ),
    "slow-internet-exit": Claim(
        says="slow internet alone lets the reader end an internet-only contract free of charge",
        pl=(
            all_of(
                r"\bwoln\w+ (?:internet|łącz)|\bprędkoś|\bjakoś|\bart\. 380|\bsam\w* internet",
                PL_MAY,
                PL_EXIT,
                rf"{PL_FREE}|\bz winy dostawcy|\bart\. 380",
            ),
        ),
        en=(
            all_of(
                r"\bslow|\bspeed|\bquality|\bart\. 380|\binternet[- ]only",
                EN_MAY,
                EN_EXIT,
                rf"{EN_FREE}|\bprovider's fault|\bart\. 380",
            ),
        ),
        unless=(
            r"\bwyłącza|\bnie (?:daje|możesz|można|pozwala|obejmuje|dotyczy|uprawnia)\b"
            r" (?:\S+ ){0,4}(?:praw|wypow|odej|umow|dostęp|internet|rozwiąz|art)",
            r"\bpakie|\btelewiz|\bzapropon|\bpropon|\bporozumieni|\bza zgodą",
            r"\bleaves? out|\bexclude|\b(?:gives?|has) no\b|\bno (?:express )?right|\bcannot\b",
            r"\bdoes not (?:let|give|allow|cover|apply)|\bbundle|\btelevision|\btv\b|\bpropos",
        ),
        wrong_pl=(
            "Gdy internet jest za wolny, możesz wypowiedzieć umowę bez kosztów (PKE art. 380).",
            "Wolny internet daje prawo do odejścia bez kary.",
            "Jeśli prędkość stale nie zgadza się z umową, możesz ją rozwiązać z winy dostawcy.",
        ),
        wrong_en=(
            "If your internet is slow, you may terminate the contract free of charge.",
            "Art. 380 lets you leave an internet-only contract.",
            "Low speed entitles you to end the contract without paying compensation.",
        ),
        right=(
            "Ustawa nie daje więc wyraźnego prawa do odejścia bez opłat z powodu jakości.",
            "Sam internet: przepis o wypowiedzeniu z winy dostawcy wyłącza dostęp do internetu.",
            "Nie możesz odejść bez kosztów tylko dlatego, że internet jest wolny.",
            "So the act gives no express right to leave free of charge because of quality.",
            "With television in the same contract, art. 380 may let you leave free of charge.",
        ),
    ),
    "significant-discrepancy": Claim(
        says="the law says how many per cent or days make a discrepancy significant",
        pl=(
            all_of(
                r"\b(?:znacząc|znaczn|istotn|poważn)\w+ "
                r"(?:\S+ )?(?:rozbieżn|różni|odstęp|odchyl|niezgodn|odbieg|niższ|wolniejsz|spad)",
                r"\d ?%|\b(?:\d+|dwa|trzy|pięć|siedem|dziesięć|czternaście) (?:\S+ )?(?:dni|dób)\b"
                r"|\bproc|\bpołow",
            ),
        ),
        en=(
            all_of(
                r"\b(?:significant|considerabl|substantial|material)\w* (?:\S+ )?"
                r"(?:discrepan|differ|deviat|below|slower|lower|short|depart)",
                r"\d ?%|\bper ?cent|\bhalf\b"
                r"|\b(?:\d+|two|three|five|seven|ten|fourteen) (?:\S+ )?days\b",
            ),
        ),
        unless=(
            rf"\b{PL_ACT} (?:\S+ ){{0,3}}nie (?:podaj|określ|mów|wyznacz|ustal|wskaz|definiuj)",
            r"\bnie ma (?:\S+ ){0,4}(?:prog|procent|liczb|definicj)|\bżad(?:en|n)",
            rf"\b{EN_ACT} (?:\S+ ){{0,2}}(?:do|does) not|\bno (?:\S+ )?(?:percent|number|figure)",
            rf"\b{EN_ACT} (?:\S+ ){{0,2}}(?:names|gives|sets|states|fixes) no\b",
        ),
        wrong_pl=(
            "Znacząca rozbieżność to według ustawy ponad 20% poniżej umowy.",
            "Prędkość jest istotnie niższa, gdy nie sięga 50 procent umownej.",
            "Istotna różnica musi trwać co najmniej 7 dni.",
        ),
        wrong_en=(
            "By law a significant discrepancy means less than 80% of the agreed speed.",
            "The speed is significantly lower when it stays below half of what was agreed.",
            "A significant difference must last for seven days.",
        ),
        right=(
            "Ustawa nie określa, ile procent lub dni to znacząca rozbieżność.",
            "The Act does not say how many per cent make a significant discrepancy.",
            "The law sets no percentage for a significant difference.",
        ),
    ),
    "fourteen-day-answer": Claim(
        says="the provider has 14 days to answer a complaint",
        pl=(
            all_of(
                rf"\b{PL_ANSWER} "
                + words(8, "potwierdz\\w*|30|uke|propozycj\\w*")
                + r"(?:14|czterna[sś]\w+) (?:\S+ )?dni"
                r"|\b(?:14|czterna[sś]\w+) (?:\S+ )?dni "
                + words(6, "potwierdz\\w*|30|uke|propozycj\\w*")
                + PL_ANSWER,
                rf"\b{PL_COMPLAINT}|\bdostawc|\boperator|\bfirm",
            ),
            all_of(
                r"\bdw(?:a|óch|u) tygodni",
                rf"\b{PL_ANSWER}",
                rf"\b{PL_COMPLAINT}",
                r"\bmusi\b|\bobowiąz|\bustaw|\bprzepis|\bprawo\b",
            ),
        ),
        en=(
            all_of(
                rf"\b{EN_ANSWER} "
                + words(8, "confirm\\w*|acknowledg\\w*|30|uke|proposal")
                + r"(?:14|fourteen) (?:\S+ )?days"
                r"|\b(?:14|fourteen) (?:\S+ )?days "
                + words(6, "confirm\\w*|acknowledg\\w*|30|uke|proposal")
                + EN_ANSWER,
                r"\bcomplain|\bprovider|\boperator|\bcompany",
            ),
            all_of(r"\btwo weeks", rf"\b{EN_ANSWER}", r"\bcomplain", r"\bmust\b|\bby law|\bduty"),
        ),
        unless=(
            r"\bsprzed|\btowar|\bsprzęt|\bzakup|\bkupion|\brouter|\bmodem|\buke\b|\bnasza rada",
            r"\bnie (?:dotyczy|stosuje|ma zastosowania|14)\b",
            r"\b(?:gdy|jeśli|jeżeli|o ile|choć) (?:(?:dostawca|operator|firma|już|sama|na nią) )*"
            + PL_ANSWER,
            r"\bsell|\bgoods|\bequipment|\bshop|\brouter|\buke\b|\bour advice|\bnot (?:apply|14)\b",
            r"\b(?:if|when|though) (?:(?:the|provider|it|operator|company|already) )*" + EN_ANSWER,
        ),
        dated=True,
        wrong_pl=(
            "Dostawca ma 14 dni na odpowiedź na reklamację.",
            "Operator musi rozpatrzyć reklamację w ciągu 14 dni.",
            "Jeśli złożysz reklamację, dostawca odpowie w ciągu czternastu dni.",
            "Dostawca potwierdza reklamację i odpowiada na nią w ciągu 14 dni.",
            "Na odpowiedź na reklamację ustawa daje dwa tygodnie.",
        ),
        wrong_en=(
            "The provider has 14 days to answer a complaint.",
            "The operator must reply to your complaint within fourteen days.",
            "A complaint must be answered within two weeks.",
        ),
        right=(
            "Po liście ma 14 dni od doręczenia na potwierdzenie, a na odpowiedź 30 dni.",
            "Sprzedawca sprzętu ma 14 dni na odpowiedź na reklamację.",
            "Dostawca potwierdza każdą reklamację, nawet gdy odpowiada w ciągu 14 dni.",
            "UKE gives both sides 14 days to agree or to carry the proposal out.",
            "The provider has 14 days to confirm the complaint and 30 days to answer it.",
            "The 14 days to answer a complaint about goods do not apply to your provider.",
        ),
    ),
    "no-confirmation-needed": Claim(
        says="an answer within 14 days saves the provider the confirmation",
        pl=(
            all_of(
                r"\bpotwierdz",
                r"\b14 dni|\bczterna[sś]",
                rf"\b{PL_ANSWER}",
                r"\bnie (?:musi|trzeba|wymaga|potrzebuje|ma obowiązku|wysyła|potwierdza)\b"
                r"|\bnie jest (?:potrzebn|koniecz|wymagan)|\bzwaln|\bzbędn|\bniepotrzebn",
            ),
        ),
        en=(
            all_of(
                r"\bconfirm|\backnowledg",
                r"\b14 days|\bfourteen|\btwo weeks",
                rf"\b{EN_ANSWER}",
                r"\bneed(?:s)? not|\b(?:does not|doesn't) (?:have|need) to|\bno need\b|\bexempt"
                r"|\bis not (?:needed|required|necessary)|\bno (?:confirm|acknowledg)\w* is",
            ),
        ),
        dated=True,
        wrong_pl=(
            "Dostawca nie musi potwierdzać reklamacji, jeśli odpowie w ciągu 14 dni.",
            "Potwierdzenie nie jest potrzebne, gdy odpowiedź przychodzi w 14 dni.",
            "Rozpatrzenie reklamacji w czternaście dni zwalnia z potwierdzenia.",
        ),
        wrong_en=(
            "The provider need not confirm a complaint that it answers within 14 days.",
            "No confirmation is needed if the provider replies within 14 days.",
            "An acknowledgement is not required when the answer comes in fourteen days.",
        ),
        right=(
            "Do 13 marca 2026 dostawca nie musiał potwierdzać, gdy odpowiedział w 14 dni.",
            "Każdą reklamację dostawca musi potwierdzić, nawet gdy odpowiada w ciągu 14 dni.",
            "Until 13 March 2026 no confirmation was needed when the answer came within 14 days.",
            "Before 14 March 2026: no confirmation is needed if the answer comes within 14 days.",
        ),
    ),
    "silence-means-the-full-sum": Claim(
        says="silence makes the provider pay all, or accepts a repeated complaint",
        pl=(
            all_of(
                PL_SILENCE,
                NOT_PL + r"(?:musi|zobowiązan\w*|ma obowiązek|należy ci się|dostaniesz|wypłaci)\b",
                r"\b(?:cał|pełn)\w+ (?:\S+ )?(?:kwot|sum|żąd|należn|odszkod)|\bwszystk"
                r"|\bżądan\w+ (?:\S+ )?(?:kwot|sum)|\btyle, ile",
            ),
            all_of(PL_SILENCE, r"(?<!nie oznacza )(?<!nie znaczy )\bautomatyczn\w+ wypła"),
            all_of(
                r"\b(?:ponown|powtór|drug|kolejn)\w+ reklamac",
                PL_SILENCE,
                NOT_PL + r"(?:uzna|uważa|uwzględni|zgod|akcept|oznacza|wygr)",
            ),
        ),
        en=(
            all_of(
                EN_SILENCE,
                r"\b(?:must|has to|is obliged to|have to|will) (?:then )?(?:pay|refund|give|hand)"
                r"|\bowes\b|\byou (?:get|win)\b",
                r"\b(?:full|whole|entire) |\ball (?:of )?(?:the|your|you|that)\b|\beverything"
                r"|\b(?:sum|amount) (?:you )?(?:demanded|claimed)",
            ),
            all_of(EN_SILENCE, r"\bpaid automatically|\bautomatic (?:payment|payout)"),
            all_of(
                r"\b(?:repeat|second|another|renewed)\w* (?:\S+ )?complaint",
                EN_SILENCE,
                r"\b(?:is|are|was|counts as|means|amounts to) (?:\S+ )?"
                r"(?:accept|agree|upheld|consent|deemed)",
            ),
        ),
        unless=(
            r"\bnie (?:oznacza|znaczy|daje|rozpoczyna|zaczyna)\b|\bnie jest (?:uznan|zgod)|\bsporn",
            r"\b(?:does|do) not mean|\bis not (?:accept|agree|consent)|\bdisputed",
        ),
        wrong_pl=(
            "Skoro dostawca milczy, musi wypłacić całą kwotę.",
            "Brak odpowiedzi w 30 dni: dostawca ma obowiązek zapłacić pełną sumę.",
            "Jeśli dostawca nie odpowie, należy Ci się wszystko, czego żądasz.",
            "Milczenie po ponownej reklamacji oznacza jej uznanie.",
            "Milczenie dostawcy daje automatyczną wypłatę.",
        ),
        wrong_en=(
            "The complaint was upheld by silence, so the provider must pay the full sum.",
            "If it does not answer in 30 days, the company has to refund everything.",
            "Silence on a repeated complaint means acceptance.",
            "When the provider is silent, the money is paid automatically.",
        ),
        right=(
            "Gdy tego nie zrobi, uważa się, że uznał żądanie z reklamacji za uzasadnione.",
            "Milczenie nie oznacza automatycznej wypłaty.",
            "Milczenie po drugiej reklamacji nie oznacza jej uznania.",
            "If it sends none, it is deemed to have accepted your demand as justified.",
            "Silence does not mean that the provider must pay the full sum.",
            "Silence on a second complaint is not acceptance.",
        ),
    ),
    "complaint-stops-payment": Claim(
        says="a complaint suspends the duty to pay",
        pl=(
            rf"\b(?:{PL_COMPLAINT}|spór|spor[uy])\S* "
            + words(6)
            + NOT_PL
            + r"(?:zawiesz|wstrzym|odracz|znosi|zwalni|zwolni|przesuwa)\w* "
            + words(5)
            + r"(?:obowiąz\w+ (?:za)?pła|płat|płac|zapła|rachun|opła|faktur|abonament)",
            all_of(
                rf"\b{PL_COMPLAINT}",
                r"\bnie (?:musisz|trzeba|masz obowiązku) (?:\S+ ){0,3}(?:za|o)?płac"
                r"|\bmożesz (?:\S+ ){0,3}(?:nie płacić|wstrzymać (?:\S+ ){0,2}(?:za|o)?pła)"
                r"|\bwstrzymaj (?:\S+ ){0,2}(?:za|o)?pła|\bnie płać\b",
            ),
        ),
        en=(
            all_of(
                r"\bcomplain|\bdisput",
                r"\b(?:suspend|stop|freeze|lift|defer|pause|release|free|relieve|put)s "
                + words(6)
                + r"(?:pay|paying|payment|bills?|fees?|invoice)\b",
            ),
            all_of(
                r"\bcomplain",
                r"\b(?:need not|needn't|do not have to|don't have to|do not need to) "
                r"(?:\S+ ){0,2}pay\b"
                r"|\b(?:may|can) (?:\S+ )?(?:stop|withhold|suspend|hold back) (?:\S+ ){0,2}pay",
            ),
        ),
        unless=(
            r"\b(?:nie musisz|nie trzeba) (?:nic |za to )?płacić za (?:samą )?reklam",
            r"\bpay (?:anything )?for (?:a|the) complaint",
        ),
        wrong_pl=(
            "Reklamacja zawiesza obowiązek zapłaty.",
            "Złożenie reklamacji wstrzymuje płatność rachunku.",
            "Do czasu odpowiedzi na reklamację nie musisz płacić rachunku.",
            "Gdy złożysz reklamację, możesz wstrzymać się z zapłatą.",
            "Złóż reklamację, a do jej rozpatrzenia nie płać.",
        ),
        wrong_en=(
            "A complaint suspends your duty to pay.",
            "Filing a complaint stops the payment of the bill.",
            "You do not have to pay until the complaint is answered.",
            "After a complaint you may withhold payment.",
        ),
        right=(
            "Reklamacja nie zawiesza obowiązku płacenia.",
            "Nie licz też na to, że sama reklamacja zwolni Cię z płacenia.",
            "Reklamacja zawiesza bieg przedawnienia tylko do wyczerpania drogi reklamacyjnej.",
            "A complaint does not suspend your duty to pay.",
            "And do not count on the complaint alone to free you from paying.",
            "The provider may not suspend the service until 21 days have passed.",
        ),
    ),
    "always-free-exit-on-change": Claim(
        says="any change of terms lets the reader leave free of charge",
        pl=(
            all_of(
                r"\bzmi(?:an|eni)\w*[^;]{0,40}\b(?:umow|warunk|regulamin|cen)|\bpodwyż",
                r"\bzawsze\b|\bkażd\w+|\bniezależnie od|\bbez względu",
                PL_EXIT,
                PL_FREE,
            ),
            all_of(
                r"\bart\. 306|\bz mocy prawa|\bdecyzj\w+ uke|\bwymus\w+ praw|\bwynika z prawa"
                r"|\bzmian\w+ (?:prawa|przepisów)",
                PL_MAY,
                PL_EXIT,
                PL_FREE,
            ),
        ),
        en=(
            all_of(
                r"\bchang\w+|\bprice rise|\bnew terms|\braises",
                r"\balways\b|\bany\b (?:\S+ )?(?:change|time|price|reason)"
                r"|\bevery (?:time|\S+ change|change)|\bwhenever|\bwhatever"
                r"|\beach change|\bregardless|\bno matter",
                EN_EXIT,
                EN_FREE,
            ),
            all_of(
                r"\bart\. 306|\b(?:by|in|of) (?:the )?law\b|\bdecision of uke",
                EN_MAY,
                EN_EXIT,
                EN_FREE,
            ),
        ),
        unless=(
            r"\bnie (?:zawsze|każd\w+|w każdym|możesz|można)\b|\bale z\b|\bart\. 307|\bchyba że",
            r"\bnot (?:always|every|any|each)\b|\bcannot\b|\bbut with\b|\bart\. 307|\bunless\b",
        ),
        wrong_pl=(
            "Gdy dostawca zmienia umowę, zawsze możesz odejść bez kosztów.",
            "Każda zmiana regulaminu pozwala wypowiedzieć umowę bez odszkodowania.",
            "Zmiana wynika z prawa? Nic nie szkodzi. "
            "Przy zmianie wymuszonej prawem możesz odejść bez odszkodowania.",
        ),
        wrong_en=(
            "When the terms change, you may always leave free of charge.",
            "Every change of the contract lets you terminate without paying compensation.",
            "Every time the provider changes the contract, you may leave for free.",
            "When the change is forced by law, you may leave without compensation.",
        ),
        right=(
            "Nie każda zmiana umowy pozwala odejść bez odszkodowania.",
            "Przy zmianie wymuszonej prawem możesz odejść, ale z zapłatą odszkodowania.",
            "Przy innym obiektywnym powodzie możesz odejść bez odszkodowania (PKE art. 307).",
            "Not every change lets you leave free of charge.",
            "When the change is forced by law you may leave, but with the duty to pay.",
        ),
    ),
    "rebate-rule-for-new-contracts": Claim(
        says="the proportional rebate is what leaving early costs under contracts made today",
        pl=(
            all_of(r"\bulg|\brabat", r"\bproporcj"),
            all_of(
                r"\bulg",
                r"\b(?:od|po) 10 listopada 2024|\bnow\w+ umow",
                r"\bzwr(?:ot|óc|ac)|\bodda",
            ),
        ),
        en=(
            all_of(r"\brebate|\bdiscount|\brelief|\bulga", r"\bproportion|\bpro[- ]rata"),
            all_of(
                r"\brebate|\bdiscount|\bulga",
                r"\b(?:since|on or after|after|from) 10 november 2024|\bnew(?:er)? contract",
                r"\brepay|\breturn|\bgive back|\bpay back",
            ),
        ),
        unless=(
            r"\bumow\w* wcześniejsz|\bwcześniejsz\w+ umow|\bstar(?:a|e|ej|ych|szej|sze) umow",
            r"\bzamiast\b|\bnie (?:stosuje|dotyczy|liczy|zwraca|oddaje|obowiązuje)",
            r"\b(?:earlier|older|old) contract|\binstead of\b|\b(?:does|do) not (?:apply|have to)",
        ),
        dated=True,
        wrong_pl=(
            "Za wcześniejsze odejście zwracasz ulgę zmniejszoną proporcjonalnie.",
            "Dostawca może żądać ulgi, pomniejszonej proporcjonalnie do czasu trwania umowy.",
            "Przy umowie zawartej po 10 listopada 2024 oddajesz ulgę.",
        ),
        wrong_en=(
            "If you leave early, you return the rebate, reduced in proportion to the time served.",
            "The provider may claim the discount pro rata.",
            "Under a contract made on or after 10 November 2024 you repay the rebate.",
        ),
        right=(
            "Umowa wcześniejsza, z ulgą: dostawca może żądać najwyżej kwoty ulgi, zmniejszonej "
            "proporcjonalnie do czasu, który umowa już trwała.",
            "Umowy zawarte przed 10 listopada 2024: ulga zmniejszona proporcjonalnie.",
            "Od 10 listopada 2024 zamiast zwrotu ulgi obowiązuje górna granica odszkodowania.",
            "For a contract made before 10 November 2024: the rebate, reduced proportionally.",
        ),
    ),
    "adr-that-binds": Claim(
        says="ADR binds, is a duty of providers or open to businesses, or an office awards money",
        pl=(
            all_of(
                r"\buke\b|\badr\b|\bpozasądow",
                NOT_PL
                + r"(?:(?:jest|są|będzie|wydaje|wyda|podejmuje) (?:\S+ ){0,3}wiążąc|ma moc wiążąc"
                r"|wiąże (?:\S+ )?(?:stron|dostawc|firm|obie)|narzuca|narzuci)",
            ),
            all_of(
                r"\buke\b|\badr\b|\bpozasądow",
                NOT_PL
                + r"(?:musi|ma obowiązek|jest zobowiązan\w+|zawsze) "
                + words(4, "nie|czy|odpow\\w*")
                + r"(?:wziąć|brać|bierze|uczestnicz|przystąpi)"
                r"|\budział " + words(6) + r"obowiązkow",
            ),
            all_of(
                r"\badr\b|\bpozasądow|\bwnios\w+ do uke",
                r"\b(?:firm|przedsiębior)\w* "
                + words(3)
                + r"(?:może|mogą|ma prawo) "
                + words(4)
                + r"(?:złoż|wnie|skorzyst|wystąp|wnios)"
                r"|\b(?:także|również|też|i) (?:dla )?(?:firm(?:y|om)?|przedsiębior\w+)\b",
            ),
            r"\b(?:uke|urz\w+ komunikacji elektronicznej)\S* "
            + words(3)
            + r"(?:zasądz|przyzna|orzek|nakaże zapł|nakazuje zapł)\w*",
            r"\b(?:uokik|ochrony konkurencji i konsumentów)\S* "
            + words(4)
            + r"(?:rozstrzyg|załatw|rozwiąz|rozpatr|zajmuje|zajmie)\w* "
            + words(5)
            + r"(?:indywidualn|twoj|twój|pojedyncz|spór|spor)"
            r"|\buokik, który (?:\S+ )?(?:rozstrzyg|załatw|rozwiąż)",
        ),
        en=(
            all_of(
                r"\buke\b|\badr\b|\bout-of-court",
                r"\b(?:is|are|will be|issues a|gives a|makes a) (?:\S+ ){0,2}?(?<!not )binding"
                r"|\bbinds\b|\b(?:uke|adr) imposes (?!no)",
            ),
            all_of(
                r"\buke\b|\badr\b|\bout-of-court",
                r"\b(?:must|ha(?:s|ve) to|is obliged to) (?:always )?(?:take part|participat|join)"
                r"|\b(?:part|participation)\b [^;]{0,40}\bis (?:mandatory|compulsory)"
                r"|\b(?:adr|uke) (?:\S+ ){0,4}?is (?:mandatory|compulsory)",
            ),
            all_of(
                r"\badr\b|\bout-of-court",
                r"\b(?:business|compan|firm|sole trader)\w* (?:\S+ )?(?:may|can) (?:also )?"
                r"(?:apply|use|file|ask)"
                r"|\bopen to (?:\S+ ){0,2}(?:business|compan|firm)",
            ),
            r"\buke "
            + words(3)
            + r"(?:awards?|orders? (?:\S+ ){0,3}to pay|grants? (?:\S+ )?damages)",
            r"\b(?:uokik|office of competition\b[^;]{0,30}) "
            + words(3)
            + r"(?:resolve|settle|decide|handle|solve|examine|take)s? "
            + words(4)
            + r"(?:individual|your|single|dispute)",
        ),
        unless=(
            r"\b(?:tylko|wyłącznie|jedynie) (?:dla )?konsument",
            r"\bonly (?:for |a )?consumer|\bonly (?:open )?to consumer",
        ),
        wrong_pl=(
            "Rozstrzygnięcie UKE jest wiążące dla dostawcy.",
            "Dostawca musi wziąć udział w postępowaniu ADR.",
            "Udział w ADR jest dla operatora obowiązkowy.",
            "Firma może złożyć wniosek o ADR tak samo jak konsument.",
            "UKE przyzna Ci odszkodowanie.",
            "UOKiK rozstrzygnie Twój spór.",
            "Zgłoś swój spór do UOKiK, który go rozstrzygnie.",
        ),
        wrong_en=(
            "The result of ADR is binding on the provider.",
            "The provider must take part in ADR.",
            "ADR at UKE is mandatory for providers.",
            "A business may apply for ADR too.",
            "UKE awards damages to consumers.",
            "UOKiK will resolve your individual case.",
        ),
        right=(
            "UKE proponuje, ale nie narzuca.",
            "Propozycja UKE nie jest wiążąca.",
            "UKE nie przyznaje odszkodowań.",
            "UOKiK nie rozstrzyga indywidualnych sporów.",
            "Firma może odmówić udziału w ADR.",
            "UKE proposes; it does not impose.",
            "The proposal is not binding, and ADR is only for consumers.",
            "UOKiK does not resolve individual disputes.",
        ),
    ),
    "limitation-adr-and-mediation": Claim(
        says="ADR only suspends limitation, or mediation interrupts it",
        pl=(
            all_of(
                r"\bprzedawn",
                r"\b(?:adr|uke|pozasądow\w+)\S* "
                + words(7, "nie|reklam\\w*|przerywa|mediac\\w*")
                + r"zawiesz",
            ),
            all_of(
                r"\bprzedawn",
                r"\bmediac\w+ " + words(6, "nie|zawiesza|uke|adr|sprawa") + r"przer[yw]",
            ),
            r"\bprzedawn\w+ "
            + words(5)
            + r"zawiesz\w+ "
            + words(5, "reklam\\w*")
            + r"\(?(?:adr|uke)",
            r"\bprzedawn\w+ " + words(4) + r"przer(?:yw|w)\w+ " + words(3, "adr|uke") + r"mediac",
        ),
        en=(
            all_of(
                r"\blimitation",
                r"\b(?:adr|uke|out-of-court)\S* "
                + words(7, "not|complaint|interrupts|mediation")
                + r"suspend",
            ),
            all_of(
                r"\blimitation",
                r"\bmediation " + words(6, "not|suspends|uke|adr") + r"interrupt",
            ),
            r"\blimitation " + words(5) + r"suspended " + words(5, "complaint") + r"(?:adr|uke)",
            r"\blimitation " + words(5) + r"interrupted " + words(3, "adr|uke") + r"mediation",
        ),
        dated=True,
        wrong_pl=(
            "Wniosek do UKE tylko zawiesza bieg przedawnienia.",
            "ADR zawiesza przedawnienie na czas postępowania.",
            "Mediacja przerywa bieg przedawnienia.",
        ),
        wrong_en=(
            "A case at UKE only suspends the limitation period.",
            "ADR suspends limitation until it is over.",
            "Mediation interrupts the limitation period.",
        ),
        right=(
            "Reklamacja zawiesza bieg przedawnienia, a sprawa w UKE go przerywa.",
            "Mediacja zawiesza bieg przedawnienia.",
            "A complete application interrupts the limitation period of your claim.",
            "A complaint suspends the limitation period, while a case at UKE interrupts it.",
            "Mediation suspends the limitation period.",
        ),
    ),
    "limitation-periods": Claim(
        says="limitation takes ten years, or two for bills, or ends before the end of the year",
        pl=(
            all_of(r"\bprzedawn", r"\b(?:10|dziesię\w+)[- ]let?|\b(?:10|dziesięciu) lat|751"),
            all_of(
                r"\bprzedawn",
                r"\b(?:2|dwa|dwóch|dwu) ?-?lat|\bdwuletni|\b2-letni|\bdw(?:a|óch) lat",
            ),
            all_of(
                r"\bprzedawn",
                r"\b(?:3|trz\w+|6|sześ\w+)[- ]?lat",
                r"\b(?:dokładnie|równo|co do dnia|w rocznicę)\b"
                r"|\blat\w* od (?:dnia|daty|terminu|wymagal|wystawi)",
            ),
        ),
        en=(
            all_of(r"\blimitation|time-barred|\bexpire", r"\b(?:10|ten)[- ]years?\b|\bart\. 751"),
            all_of(r"\blimitation|time-barred|\bexpire", r"\b(?:2|two)[- ]years?\b"),
            all_of(
                r"\blimitation|time-barred|\bexpire",
                r"\b(?:3|three|6|six)[- ]years?\b",
                r"\bexactly\b|\bto the day\b|\banniversary"
                r"|\byears (?:from|after) the (?:day|date|due|invoice)",
            ),
        ),
        unless=(
            r"\bkońc\w+ roku|\bkoniec roku|\b31 grudnia|\bostatni\w+ dni\w+ (?:\S+ )?roku",
            r"\bkrótsz\w+ niż|\b(?:a nie|nie po|nie) (?:2|10|dwa|dwóch|dziesię\w+)\b",
            r"\bend of (?:the|that) (?:calendar )?year|\b31 december|\blast day of (?:the|that)",
            r"\bshorter than\b|\bnot (?:after )?(?:2|10|two|ten)\b",
        ),
        dated=True,
        wrong_pl=(
            "Roszczenie przedawnia się po 10 latach.",
            "Rachunki operatora przedawniają się po dwóch latach (art. 751 k.c.).",
            "Roszczenie przedawnia się dokładnie po trzech latach.",
            "Roszczenie z rachunku przedawnia się z upływem 3 lat od terminu płatności.",
        ),
        wrong_en=(
            "The limitation period is ten years.",
            "The provider's bills become time-barred after two years.",
            "The claim expires three years after the due date.",
        ),
        right=(
            "Roszczenia dostawcy przedawniają się z końcem roku, w którym miną 3 lata od terminu.",
            "Rachunki przedawniają się po 3 latach, a nie po dwóch.",
            "The claim expires at the end of the year, three years after the due date.",
            "Bills fall under limitation after three years, not two.",
        ),
    ),
    "days-off": Claim(
        says="24 December or a Saturday is an ordinary last day",
        pl=(
            r"\b(?:24 grudnia|wigili\w+|sobot\w+)\S* "
            + words(4, "nie|woln\\w*|poza|oprócz")
            + r"(?:zwykł|normaln|robocz|pracując)",
            r"\b(?:24 grudnia|wigili\w+|sobot\w+)\S* "
            + words(3, "zwykł\\w*")
            + r"nie (?:jest|są) (?:\S+ ){0,2}woln",
            r"\bsobot\w+ " + words(3) + r"nie (?:przesuwa|przedłuża|zmienia)\w*",
            r"\b(?:termin|czas|ostatni dzień)\S* "
            + words(5)
            + r"(?:kończy się|upływa|mija|może (?:\S+ )?(?:wypaść|przypaść|się skończyć)) "
            + words(3)
            + r"(?:w )?sobot",
        ),
        en=(
            r"\b(?:24 december|christmas eve|saturdays?)\b\S* "
            + words(5, "not|no|nor|off|except")
            + r"(?:ordinary|normal|working|business) (?:last |working )?day",
            r"\b(?:24 december|christmas eve|saturdays?)\b\S* (?:is|are) not (?:a |an )?"
            r"(?:\S+ ){0,2}(?:off\b|holiday|free)",
            r"\bsaturdays? (?:do|does|will) not (?:move|extend|shift|change)",
            r"\b(?:period|time|deadline|last day) "
            + words(5)
            + r"(?:ends?|runs? out|expires?|falls?) "
            + words(2)
            + r"on (?:a )?saturday",
        ),
        unless=(
            NOT_PL + r"(?:przesuw|przechodz|przenosi)|\bnastępn|\bponiedział|\bbezpieczn",
            r"\bmoves\b|\bnext\b|\bmonday|\bsafe\b",
        ),
        dated=True,
        wrong_pl=(
            "24 grudnia to zwykły dzień roboczy.",
            "Wigilia nie jest dniem ustawowo wolnym.",
            "Sobota liczy się jak zwykły dzień.",
            "Termin może się skończyć w sobotę.",
        ),
        wrong_en=(
            "24 December is an ordinary working day.",
            "Christmas Eve is not a day off.",
            "Saturday counts as an ordinary day.",
            "The last day falls on a Saturday like on any other day.",
        ),
        right=(
            "Od 2025 roku 24 grudnia jest dniem wolnym.",
            "Termin, który kończy się w sobotę, przesuwa się na następny dzień roboczy.",
            "24 grudnia nie jest już dniem roboczym.",
            "If the last day falls on a Saturday, the period ends on the next working day.",
            "Since 2025, 24 December is a day off.",
        ),
    ),
    "court-amounts": Claim(
        says="75,000 zł parts the courts, 10,000 zł the procedures, or the old fees hold",
        pl=(
            all_of(r"\b75000\b|\b75 tys", r"\bsąd|\bokręg|\brejon|\bpozew|\bpozw"),
            all_of(r"\buproszcz", r"\b10000\b|\b10 tys"),
            all_of(
                r"\bopłat|\bwpis",
                r"\bsąd|\bpoz[ew]",
                r"\bdo 2000 zł\D{0,20}30 zł|\b250 zł|\b300 zł"
                r"|(?<![\d,])5 ?(?:%|proc)[^;]{0,40}(?:mniej niż|najmniej|minimum|min\.) 30 zł",
            ),
        ),
        en=(
            all_of(r"\b75000\b", r"\bcourt|\bclaim|\bsue|\bsuit"),
            all_of(r"\bsimplified", r"\b10000\b"),
            all_of(
                r"\bfee|\bcharge",
                r"\bcourt|\bsuit|\bsue",
                r"\bup to 2000 zł\D{0,20}30 zł|\b250 zł|\b300 zł"
                r"|(?<![\d.])5 ?(?:%|per ?cent)[^;]{0,40}(?:less than|at least|minimum) 30 zł",
            ),
        ),
        unless=(
            r"\bpodnie|\bwzros|\b(?:nie|a nie) (?:75|10)",
            r"\braised\b|\brose\b|\bnot (?:75|10)",
        ),
        dated=True,
        wrong_pl=(
            "Powyżej 75 000 zł sprawę rozpoznaje sąd okręgowy.",
            "Sąd rejonowy rozpoznaje sprawy do 75 tys. zł.",
            "Postępowanie uproszczone obejmuje roszczenia do 10 000 zł.",
            "Opłata od pozwu: do 2000 zł – 30 zł, do 5000 zł – 100 zł.",
        ),
        wrong_en=(
            "Claims over 75,000 zł go to the regional court.",
            "The simplified procedure is for claims of up to 10,000 zł.",
            "The court fee is 5%, but not less than 30 zł.",
        ),
        right=(
            "Powyżej 100 000 zł sprawę rozpoznaje sąd okręgowy.",
            "Do 30 czerwca 2023 sąd okręgowy rozpoznawał sprawy powyżej 75 000 zł.",
            "Opłata od pozwu ponad 7500 do 10 000 zł to 500 zł.",
            "The simplified procedure is for claims of up to 20,000 zł.",
            "In July 2023 the threshold of the regional court was raised from 75,000 zł.",
        ),
    ),
    "old-addresses": Claim(
        says="UKE is in Kasprzaka street, UODO in Stawki street, or ePUAP surely works",
        pl=(
            r"\bkasprzaka\b",
            r"\bul\. stawki\b|\bstawki 2\b(?! ?(?:zł|%|proc))",
            r"\bepuap",
        ),
        en=(r"\bkasprzaka\b", r"\bstawki street"),
        unless=(
            r"\bepuap\S* (?:\S+ ){0,3}nie\b|\bnie (?:\S+ ){0,2}(?:przez |na )?epuap|e-doręcz",
            r"\bepuap (?:\S+ ){0,2}(?:not|no longer)\b|\bnot (?:\S+ )?epuap|\binstead of epuap",
        ),
        links=("kasprzaka",),
        wrong_pl=(
            "Pisz na adres: UKE, ul. Kasprzaka 18/20, 01-211 Warszawa.",
            "Skargę wyślij do UODO, ul. Stawki 2, 00-193 Warszawa.",
            "Wniosek złóż przez ePUAP.",
        ),
        wrong_en=(
            "Write to UKE, ul. Kasprzaka 18/20, Warsaw.",
            "UODO, ul. Stawki 2, 00-193 Warszawa.",
            "File the application through ePUAP, which always works.",
        ),
        right=(
            "Nie licz na ePUAP: od 1 stycznia 2026 urzędy używają e-Doręczeń.",
            "Stawki 2 zł za dzień nie ma w ustawie.",
            "Write to UKE, ul. Giełdowa 7/9, 01-211 Warszawa.",
        ),
    ),
    "fax-and-old-provider-addresses": Claim(
        says="a complaint may go by fax, or to an address of a provider that nobody has checked",
        pl=(r"\bfa(?:ks|x)(?:em|u|owo|ie|y|ować|uj)?\b", SEATS_OF_PROVIDERS),
        en=(r"\bfax(?:es|ed|ing)?\b",),
        unless=(
            r"\bfaks\w* (?:\S+ ){0,3}nie\b"
            r"|\bnie (?:ma|wymieni|przewid|wysyłaj|zna|obejm|składaj)\w* (?:\S+ ){0,5}fa(?:ks|x)",
            r"\bfax (?:\S+ ){0,2}(?:not|no longer)\b"
            r"|\b(?:do|does) not (?:name|list|mention|send|include) (?:\S+ ){0,5}fax",
        ),
        links=(SEATS_OF_PROVIDERS, r"^fax:"),
        wrong_pl=(
            "Nie czekaj, wyślij reklamację faksem.",
            "Reklamację złożysz pocztą, e-mailem albo przez fax.",
            "Orange: ul. Jagiellońska 34, 96-100 Skierniewice.",
            "Napisz na bok@plus.pl.",
        ),
        wrong_en=(
            "You can send a complaint by post, e-mail or fax.",
            "Fax the complaint to the provider.",
            "T-Mobile takes complaints at ul. Marynarska 12, Warsaw.",
        ),
        right=(
            "Ustawa nie wymienia już faksu.",
            "The Act does not name fax among the ways to complain.",
            "Zachowaj faktury.",
        ),
    ),
    "old-adr-regulation": Claim(
        says="the ADR regulation issued under the old law is in force",
        pl=(
            r"\bart\. 109 ust\. 12\b",
            all_of(
                r"\brozporządzeni\w+ [^;]{0,90}(?:\badr\b|\bpozasądow)"
                r"|(?:\badr\b|\bpozasądow)[^;]{0,60}\brozporządzeni",
                NOT_PL
                + r"(?:obowiązuje|stosuje|określa|reguluje|wynika|zgodnie z|według|podaje|mówi)",
            ),
        ),
        en=(
            r"\bart\. 109\(12\)|\barticle 109\(12\)",
            all_of(
                r"\b(?:adr|out-of-court|dispute)\b[^;]{0,60}\bregulation\b(?! \(eu\))"
                r"|\bregulation\b(?! \(eu\))[^;]{0,60}\b(?:adr\b|out-of-court)",
                r"\b(?:is (?:still )?in force|applies|sets|governs|says|under|according|lays)\b",
            ),
        ),
        unless=(
            r"\bnie ma\b|\bwygas|\bstraci|\bnie znale|\bnow\w+ rozporządz",
            r"\bthere is no\b|\bexpired|\blapsed|\bfound no\b|\bnew regulation",
        ),
        dated=True,
        wrong_pl=(
            "Przebieg sprawy określa rozporządzenie o pozasądowym rozwiązywaniu sporów.",
            "Rozporządzenie w sprawie ADR nadal obowiązuje.",
            "Wniosek składasz na wzorze z przepisów wydanych na podstawie art. 109 ust. 12.",
        ),
        wrong_en=(
            "The ADR regulation is still in force.",
            "The course of ADR is governed by a regulation that applies to all providers.",
            "The form was issued under art. 109(12).",
        ),
        right=(
            "Stare rozporządzenie o ADR mogło obowiązywać najdłużej do 10 listopada 2026.",
            "Nowego rozporządzenia o ADR nie ma.",
            "The old ADR regulation has expired.",
            "The President of UKE runs ADR under the Act.",
        ),
    ),
    "switching-without-notice": Claim(
        says="switching without notice on a set day works today",
        pl=(
            all_of(
                r"\bbez (?:zachowania )?(?:okresu )?wypowiedzenia",
                r"\bzmi(?:an|eni)\w*[^;]{0,40}\b(?:dostawc|operator)|\bprze(?:jś|nie)\w*|\btryb",
                NOT_PL + r"(?:możesz|można|działa|już|dziś|dzisiaj|obecnie|wystarczy|zmienisz)\b",
            ),
        ),
        en=(
            all_of(
                r"\bwithout (?:a |any |giving )*notice\b|\bno notice\b",
                r"\bswitch|\bchang\w+ (?:\S+ ){0,2}provider|\bmove to\b",
                r"\b(?:can|may|works|today|already|now|available)\b(?! not)",
            ),
        ),
        unless=(
            r"\bnie (?:wiemy|wiadomo|mamy pewności)|\bzapytaj\b|\bczy\b",
            r"\b(?:jeśli|jeżeli|gdy) "
            + words(6, "możesz|można|działa")
            + r"bez (?:okresu )?wypowie",
            r"\bdo not know|\bnot (?:sure|certain|known)|\bunclear|\bask\b|\bwhether\b",
            r"\b(?:if|when) " + words(9, "may|can|works") + r"(?:without|no) (?:\S+ )?notice",
        ),
        wrong_pl=(
            "Możesz dziś zmienić dostawcę bez okresu wypowiedzenia w wybranym dniu.",
            "Tryb bez wypowiedzenia już działa.",
            "Jeśli zmieniasz operatora, możesz przejść bez wypowiedzenia w dniu, który wskażesz.",
        ),
        wrong_en=(
            "You can switch without notice on the day you name.",
            "If you are changing your provider, you may leave without a notice period today.",
            "The mode of switching without notice works already.",
        ),
        right=(
            "Jeśli przy zmianie umowa kończy się bez okresu wypowiedzenia, stary dostawca może "
            "policzyć najwyżej abonament za okres wypowiedzenia.",
            "Nie wiemy, czy tryb zmiany bez okresu wypowiedzenia już działa.",
            "If the contract ends at the switch without a notice period, the old provider may "
            "charge at most the fee for that period.",
            "We do not know whether switching without notice works today.",
        ),
    ),
}

ABBREVIATION = re.compile(
    r"(?:\b(?:art|ust|pkt|poz|nr|np|ul|al|pl|tzw|tj|lit|sp|ok|st|pr|min|tys|e\.g|i\.e)"
    r"|m\.in|dz\.u)\.$",
    re.IGNORECASE,
)
END_OF_SENTENCE = re.compile(r"(?<=[.!?…])[”\"')\]]*\s+(?=[„“\"'\[]*[A-ZĄĆĘŁŃÓŚŹŻ0-9])")
TYPED = str.maketrans({"’": "'", "„": None, "”": None, "“": None, '"': None, "\u00ad": None})


class Sentence(NamedTuple):
    text: str
    heading: str = ""


def plain(text: str) -> str:
    """Return *text* in small letters, with plain spaces, quotes left out and 10 000 as 10000."""
    small = " ".join(text.translate(TYPED).lower().split())
    return re.sub(r"(?<=\d)[ ,](?=\d{3}\b)", "", small)


def sentences(text: str) -> list[str]:
    """Return the sentences of *text*; a full stop after an abbreviation ends none."""
    found: list[str] = []
    for part in END_OF_SENTENCE.split(text):
        if found and ABBREVIATION.search(found[-1]):
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


INLINE = frozenset(
    {"a", "abbr", "b", "br", "code", "em", "i", "input", "mark", "q", "small", "span", "strong"}
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SILENT = frozenset({"script", "style"})


class _Reader(HTMLParser):
    """Collects the sentences of the main content, and every address the page links to.

    A row of a table is one sentence: what is said in one cell is dated or denied in another. A
    source belongs to the sentence before it, although the full stop stands between them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.sentences: list[Sentence] = []
        self.links: list[str] = []
        self._heading = ""
        self._text = ""
        self._inside = self._silent = self._in_row = False
        self._stop_owed = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._silent |= tag in SILENT
        self._inside |= tag == "article"
        if tag == "a":
            self.links += [given.get("href") or ""]
        if tag == "br" or (self._in_row and tag not in INLINE):
            self._text += "; " if tag in {"td", "th"} and self._text else " "
        elif tag not in INLINE:
            self._end_block(tag)
        elif given.get("class") == "source" and self._text.rstrip().endswith("."):
            self._text = self._text.rstrip().removesuffix(".") + " ("
            self._stop_owed = True
        self._in_row |= tag == "tr"

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._stop_owed:
            self._text += "). "
            self._stop_owed = False
        if tag == "tr" or (tag not in INLINE and not self._in_row):
            self._end_block(tag)
        self._in_row &= tag != "tr"
        self._silent &= tag not in SILENT
        self._inside &= tag != "article"

    def handle_data(self, data: str) -> None:
        if self._inside and not self._silent:
            self._text += data

    def _end_block(self, tag: str) -> None:
        text = " ".join(self._text.split())
        self._text = ""
        if tag in HEADINGS and text:
            self._heading = text
        if text:
            parts = [text] if self._in_row else sentences(text)
            self.sentences += [Sentence(part, self._heading) for part in parts]


def read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


@cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def asserts(claim: Claim, sentence: Sentence) -> bool:
    """Whether *sentence* states *claim*; letters on English pages are in Polish, so try both."""
    text = plain(sentence.text)
    if text.endswith("?") or not _compiled(claim.pl + claim.en).search(text):
        return False
    if DENIED.search(text) or (claim.unless and _compiled(claim.unless).search(text)):
        return False
    return not (claim.dated and PAST.search(f"{plain(sentence.heading)}: {text}"))


def _stated(claim: Claim, text: str) -> bool:
    return any(asserts(claim, Sentence(part)) for part in sentences(text))


@pytest.fixture(scope="module")
def pages(site: Path) -> Mapping[str, Mapping[str, _Reader]]:
    """What each built page says, by language and address."""
    read_pages: dict[str, dict[str, _Reader]] = {"pl": {}, "en": {}}
    for path in sorted(site.rglob("*.html")):
        page = path.relative_to(site)
        if "assets" not in page.parts:
            language = "en" if page.parts[0] == "en" else "pl"
            read_pages[language][page.as_posix()] = read(path.read_text())
    return read_pages


@pytest.mark.parametrize("claim", NEVER_STATED.values(), ids=NEVER_STATED)
def test_the_claim_is_recognised_in_several_wordings(claim: Claim) -> None:
    assert min(len(claim.wrong_pl), len(claim.wrong_en)) >= 2
    assert [text for text in claim.wrong_pl + claim.wrong_en if not _stated(claim, text)] == []


@pytest.mark.parametrize("claim", NEVER_STATED.values(), ids=NEVER_STATED)
def test_what_is_right_about_the_matter_may_be_said(claim: Claim) -> None:
    """It is not taken for any other claim either."""
    taken = [
        (text, id_)
        for text in claim.right
        for id_ in NEVER_STATED
        if _stated(NEVER_STATED[id_], text)
    ]
    assert taken == []


def test_a_heading_or_a_cell_that_dates_a_rule_as_past_is_heeded() -> None:
    rule = "Dostawca nie musi potwierdzać reklamacji, jeśli odpowie w ciągu 14 dni."
    claim = NEVER_STATED["no-confirmation-needed"]
    for html, stated in {
        f"<article><h2>Potwierdzenie</h2><p>{rule}</p></article>": True,
        f"<article><h2>Przed 14 marca 2026</h2><p>{rule}</p></article>": False,
        f"<article><table><tr><td>Dziś</td><td>{rule}</td></tr></table></article>": True,
        f"<article><table><tr><td>Do 13.03.2026</td><td>{rule}</td></tr></table></article>": False,
    }.items():
        assert any(asserts(claim, sentence) for sentence in read(html).sentences) is stated, html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("claim", NEVER_STATED.values(), ids=NEVER_STATED)
def test_no_page_states_the_claim(
    pages: Mapping[str, Mapping[str, _Reader]], claim: Claim, language: str
) -> None:
    stated = {
        f"{page}: {sentence.text}"
        for page, said in pages[language].items()
        for sentence in said.sentences
        if asserts(claim, sentence)
    }
    assert not stated, f"It is wrong that {claim.says}:\n" + "\n".join(sorted(stated))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_links_to_what_is_gone(
    pages: Mapping[str, Mapping[str, _Reader]], language: str
) -> None:
    gone = _compiled(tuple(link for claim in NEVER_STATED.values() for link in claim.links))
    assert gone.search("https://ec.europa.eu/consumers/odr/main/index.cfm")
    linked = {
        f"{page}: {link}"
        for page, said in pages[language].items()
        for link in said.links
        if gone.search(link.lower())
    }
    assert linked == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_was_read(
    site: Path, pages: Mapping[str, Mapping[str, _Reader]], language: str
) -> None:
    """Else no claim would ever be found: each page gives its title, its text and its links."""
    assert len(pages[language]) >= 90
    assert len(pages["pl"]) == len(pages["en"])
    for page, said in pages[language].items():
        html = (site / page).read_text()
        if "assets/moved.js" in html:
            continue  # an old address: it says nothing but where its page is now
        title = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
        assert title, page
        shown = " ".join(unescape(re.sub(r"<[^>]*>", "", title[1])).split())
        assert shown in " ".join(sentence.text for sentence in said.sentences), page
        assert said.links, page
