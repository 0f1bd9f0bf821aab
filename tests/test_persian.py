"""Persian as an educated reader expects it: letters, half-spaces, punctuation, digits, words and calendars.

Every Persian text is read: those of the records, of the catalogues, and those that stand in the source beside their
English. What no machine can see (calques, wrong names, a crooked sentence) is for a second reader.
"""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import polib
import pytest

pytestmark = pytest.mark.look

ROOT = Path(__file__).resolve().parent.parent
LETTERS = "\u0621-\u063a\u0641-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc\u0654"
PERSIAN = re.compile(f"[{LETTERS}]{{2}}")
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
VALUE = "نام"  # what stands for a value put in while running
WORD = f"(?<![{LETTERS}\u200c])(?:{{}})(?![{LETTERS}\u200c])"

NO_TEXTS = (
    "profiles/text/",  # tables of letters
    "profiles/actions/importing/columns.py",  # words that headers of lists are known by, as typed
    "profiles/exchange/pasting/",  # patterns that pasted sources are read with
    "profiles/actions/gazetteer/region_names.py",  # names that lists write regions and countries by, in many languages
    "profiles/selectors/matching/colloquial_countries.py",
    "profiles/selectors/matching/names.py",
    "profiles/selectors/persian_names.py",
    "profiles/selectors/duplicates/pairs.py",
)


class Text(NamedTuple):
    """A Persian text, the English beside it where there is one, and where both stand."""

    place: str
    persian: str
    english: str = ""


class Rule(NamedTuple):
    """What no Persian text holds, with a wrong and a right example; ``unless`` are finds that are right."""

    name: str
    pattern: str
    wrong: str
    right: str
    unless: str = r"(?!)"


SUFFIXES = "ها|های|هایی|هایش|هایشان|هایمان|تر|ترین|ترینِ|ای|اند|ام|اش|شان"
STEMS = (
    "شو|شد|کن|کرد|گوی|گفت|ده|داد|گیر|گرفت|آی|آمد|خواه|خواست|توان|رس|رو|رفت|مان|باش|گرد|ساز|بر|برد|خوان|نوی|نوشت|بین|"
    "دار|داشت|گذار|گذشت|پذیر|یاب|یافت|شمار|شمرد|پرداز|آور|آورد"
)

RULES = (
    Rule("letters of Arabic", "[يكىةۀٱہھـ\u0660-\u0669]", "شهري", "شهری"),
    Rule("marks of Latin script", r"[,;?%\"'“”]", "تهران, قم", "تهران، قم"),
    Rule("a space before a mark, or two", r"\s[،؛؟.:!»)]|[«(]\s|(?<=\S)  ", "تهران ، قم", "تهران، قم"),
    Rule(
        "no space after a mark",
        f"[،؛؟:!](?=[{LETTERS}«(])|[»)](?=[{LETTERS}])",
        "تهران،قم",
        "تهران، قم",
        unless="»(?=ها)",
    ),
    Rule("a half-space at an edge", f"\u200c(?![{LETTERS}])|(?<![{LETTERS}])\u200c", "شهر\u200c ها", "شهرها"),
    Rule("a half-space that joins nothing", "[اآدذرزژو]\u200c", "کار\u200cها", "کارها"),
    Rule("a verb parted from its prefix", WORD.format("ن?می") + r"\s", "می شود", "می\u200cشود"),
    Rule(
        "a verb grown onto its prefix",
        f"(?<![{LETTERS}\u200c])ن?می(?:{STEMS})(?:م|ی|د|یم|ید|ند)?(?![{LETTERS}\u200c])",
        "میشود",
        "می\u200cشود",
        unless="میدان",
    ),
    Rule(
        "an ending parted from its word",
        f"(?<=[{LETTERS}]) (?:{SUFFIXES})(?![{LETTERS}\u200c])",
        "شهر های",
        "شهرهای",
        unless=r"(?<=لندن) اند|(?<=آر) اند",  # «and» in the names of two firms
    ),
    Rule(
        "a compound infinitive in one piece",
        f"\u200c(?:کردن|شدن|گرفتن|دادن|یافتن|ساختن|داشتن|بودن|شناختن)(?![{LETTERS}\u200c])",
        "پس\u200cگرفتن",
        "پس گرفتن",
    ),
    Rule(
        "no ezafe before a number",
        f"(?:شماره|ماده|صفحه|نسخه|داده|دسته|دوره|برنامه|قطعنامه) (?:[۰-۹]|{VALUE}(?![{LETTERS}\u200c]))",
        "نسخهٔ داده ۱۲",
        "نسخهٔ دادهٔ ۱۲",
    ),
    Rule("an ezafe written with ی", f"ه\u200cی(?![{LETTERS}\u200c])", "خانه\u200cی ما", "خانهٔ ما"),
    Rule("a decimal point or comma", r"[۰-۹][.,][۰-۹]", "۷.۵", "۷٫۵"),
    Rule(
        "a large number in one piece",
        r"[۰-۹]{5,}",
        "۲۸۵۰۰ نفر",
        "۲۸٬۵۰۰ نفر",
        unless=r"(?<=قانون )۱۶۴۷۸|(?<=تصویب‌نامهٔ )۱۰۵۵۹(?=/ت۲۴۸ه)",  # numbers of a law and of a decree
    ),
    Rule("a hyphen or dots for another mark", r" - |--|\.\.\.", "تهران - قم", "تهران – قم"),
    Rule(
        "a plural after a number",
        f"(?<![۰-۹٬٫])[۰-۹]{{1,3}} [{LETTERS}]+(?:\u200cها|[اآدذرزژو]ها)(?:ی|یی)?(?![{LETTERS}])",
        "۱۲ کشورها",
        "۱۲ کشور",
        unless=r"(?<=شمارهٔ )[۰-۹]",
    ),
    Rule(
        "an ordinal in pieces",
        f"(?:صد|بیست|سی|چهل|پنجاه|شصت|هفتاد|هشتاد|نود) و [{LETTERS}]+م(?:ین)?(?![{LETTERS}])",
        "پنجاه و چهارمین",
        "پنجاه\u200cوچهارمین",
    ),
)

RATHER = {
    "کارزار": "پویش",
    "کمپین": "پویش",
    "کمیسیونر": "کمیسر",
    "شهر همکار|شهرهای همکار|شهر شریک|شهرهای شریک": "شهر همتا",
    "مشارکت شهری": "پیوند شهری",
    "پادشاهی متحد": "پادشاهی متحده",
    "توسط": "به دست، با، از سوی",
    "می\u200cباشد|می\u200cباشند|می\u200cگردد|گردیده": "است، می\u200cشود، شده",
    "لذا": "از این رو",
    "بر علیه": "علیه",
    "در راستای": "برای",
    "جستجو": "جست\u200cوجو",
    "گفتگو": "گفت\u200cوگو",
    "تاکید|تایید|تامین|تاسیس|تاخیر|تاثیر": "تأکید، تأیید، …",
    "مسوول|سوال|هیات": "مسئول، سؤال، هیئت",
    "لیست": "فهرست",
    "سایت|وب\u200cسایت|وبسایت": "وبگاه",
    "فایل": "پرونده",
    "دست بالا": "حداکثر",
    "شمسی": "خورشیدی",
    "چشم\u200cبه\u200cراه": "در انتظار",
    "آنلاین": "برخط",
    "این\u200cکه|آن\u200cکه|هر جا": "اینکه، آنکه، هرجا",
    "هم\u200cسو|همزمان": "همسو، هم\u200cزمان",
    "به (?:عنوان|ویژه|سبب|دلیل|تنهایی|خوبی|صورت|مناسبت|جای|خصوص|وسیلهٔ)": "به\u200cعنوان، به\u200cویژه، به\u200cسبب، …",
    "درباره(?= (?!و ))": "دربارهٔ",
    "سن پترزبورگ|سن پطرزبورگ": "سن\u200cپترزبورگ",
    "مقالهٔ اصلی|جستار": "مقالهٔ مبنا",
    "تفاهم\u200cنامه(?:ٔ|\u200cای|\u200cها|\u200cهای)?": "یادداشت تفاهم",
    "هم\u200cرئیس(?:ان)?": "رئیس مشترک",
    "بنیادگذار(?:ی|ان)?": "بنیان\u200cگذار",
    "خودمختار(?:ی)?": "خودگردان",
    "یک\u200cجا|یک\u200cبار": "یکجا، یک بار",
    "اسلاگ": "نامک",
}
"""Words that stand nowhere, and what the house says instead: one word for one idea."""

ALLOWED_LATIN = {
    "standards, formats and licences": (
        "ISO BCP EDTF WGS UN/LOCODE DOI UUID API OpenAPI JSON GeoJSON CSV TSV XLSX SVG PNG Atom SHA-256 IPv4 IPv6 LDAP "
        "HTTP SPARQL BibTeX RIS CC BY MIT PDF XML UTF-8 UTF-16 AA axe-core"
    ),
    "what is typed or sent as it stands": "Accept Control Command a-z A-Z Q use_natural_foreign_keys key_is_id",
    "sources that are called nothing else": (
        "citydip GeoNames Wikidata Natural Earth CDP NYC Global Partners The Newz Thing"
    ),
    "marks of laws": "L1115-1 CLXXXIX 4-FZ 33A k",
    "codes of territories": "TW XK",
    "networks and bodies that sources name by letters": "ANMC21 IULA-EMME IAPAC ACI 100RC ISESCO",
    "brands, slogans and a logo that live by their letters": "I amsterdam ♥ NY amsterdam&partners fDi M open",
}
"""Latin words outside brackets that a Persian text may hold; a Latin name in brackets explains the Persian one."""

LATIN = re.compile(r"[0-9]*[-]?[A-Za-z♥](?:[A-Za-z0-9&/_.-]*[A-Za-z0-9])?")
ADDRESS = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")
NUMBERED = re.compile(r"(?<=ISO |BCP |WGS )[0-9-]+|(?<=CC BY )4\.0")

MONTHS = (
    "فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند|"
    "ژانویهٔ|فوریهٔ|مارس|آوریل|مهٔ|ژوئن|ژوئیهٔ|اوت|سپتامبر|اکتبر|نوامبر|دسامبر"
)
YEAR_OF_EITHER = re.compile(r"(?<![۰-۹٬٫/])۱[۲-۴][۰-۹]{2}(?![۰-۹٬٫/]| پیکسل)")
YEAR_OF_OUR_ERA = re.compile(r"(?<![۰-۹٬٫/])(?:۱[۵-۹]|۲۰)[۰-۹]{2}(?![۰-۹٬٫/])")


# -- the texts


@cache
def texts() -> tuple[Text, ...]:
    return (*of_the_records(), *of_the_catalogues(), *of_the_source())


def of_the_records() -> Iterator[Text]:
    for path in sorted((ROOT / "fixtures").glob("*.json")):
        for row in json.loads(path.read_text(encoding="utf-8")):
            fields: dict[str, Any] = row["fields"]
            place = f"{path.stem} {fields.get('slug') or fields.get('city') or fields.get('source')}"
            for column, value in fields.items():
                if column.endswith("_fa") and value:
                    yield Text(f"{place} {column}", value, fields.get(f"{column[:-3]}_en", ""))
            if path.stem == "city_alias" and fields.get("language") == "fa":
                yield Text(place, fields["name"])


def of_the_catalogues() -> Iterator[Text]:
    for path in sorted((ROOT / "locale").rglob("*.po")):
        for entry in polib.pofile(str(path)):
            for message in (entry.msgstr, *entry.msgstr_plural.values()):
                if message:
                    yield Text(f"{path.relative_to(ROOT)}:{entry.linenum}", message, entry.msgid)


def of_the_source() -> Iterator[Text]:
    for path in sorted((ROOT / "profiles").rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        if not place.startswith(NO_TEXTS):
            for line, text in literals(ast.parse(path.read_text(encoding="utf-8"))):
                if PERSIAN.search(text):
                    yield Text(f"{place}:{line}", text)


def literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every text of a module but its docstrings, with a word for each value put in while running."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.JoinedStr):
            parts = [str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values]
            yield node.lineno, "".join(parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
        else:
            yield from literals(node)


def prose(text: str) -> str:
    """The text as it is read: without markup, and without what is to be typed in Latin letters as it stands."""
    text = re.sub("\u2066[^\u2069]*\u2069", "نمونه", text)
    text = re.sub(r'<bdi lang="en">[^<]*</bdi>', "نام", text)
    text = re.sub(r"<[^>]*>", "", text)
    return re.sub(r"%\(\w+\)[sdr]|%[sd]|\{\w*\}", VALUE, text)


def finds(rule: Rule, text: str) -> list[str]:
    right = {match.start() for match in re.finditer(rule.unless, text)}
    return [match[0] for match in re.finditer(rule.pattern, text) if match.start() not in right]


def latin_words(text: str) -> list[str]:
    allowed = {word for words in ALLOWED_LATIN.values() for word in words.split()}
    outside = ADDRESS.sub("", re.sub(r"\([A-Z][^()\u0600-\u06ff]*\)", "", NUMBERED.sub("", text)))
    return [word for word in LATIN.findall(outside) if word not in allowed]


def latin_digits(text: str) -> list[str]:
    without_names = LATIN.sub("", re.sub(r"\([A-Z][^()\u0600-\u06ff]*\)", "", NUMBERED.sub("", text)))
    return re.findall("[0-9]+", without_names)


def ungrouped(text: Text) -> list[str]:
    """Numbers that the English writes with a comma and the Persian in one piece, as if they were years."""
    numbers = re.findall(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?!\d|,\d)", text.english)
    plain = (number.replace(",", "").translate(PERSIAN_DIGITS) for number in numbers)
    return [number for number in plain if re.search(f"(?<![۰-۹٬٫]){number}(?![۰-۹٬٫])", text.persian)]


def years_of_no_calendar(text: str) -> list[str]:
    """Years from 1200 to 1499 of which the reader cannot tell whether the Iranian or the common era is meant.

    A month, the name of the calendar, or the same year in the other one in brackets tells; in a text that has no later
    year of the common era, once is enough.
    """
    marked: list[str] = []
    bare: list[str] = []
    for match in YEAR_OF_EITHER.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        tells = (
            re.search(f"(?:{MONTHS}) $", before)
            or re.match(r"(?: (?:تا|و) [۰-۹]+)? (?:خورشیدی|میلادی)", after)
            or re.search(r"[۰-۹]\s?\($", before)
            or re.match(r" \([۰-۹]", after)
        )
        (marked if tells else bare).append(match[0])
    if "سدهٔ" in text or (marked and not YEAR_OF_OUR_ERA.search(text)):
        return []
    return bare


# -- the rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_tells_right_from_wrong(rule: Rule):
    assert finds(rule, rule.wrong)
    assert not finds(rule, rule.right)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_text_holds(rule: Rule):
    assert {text.place: found for text in texts() if (found := finds(rule, prose(text.persian)))} == {}


def test_one_word_stands_for_one_idea():
    found = {
        (text.place, RATHER[word])
        for word in RATHER
        for text in texts()
        if re.search(WORD.format(word), prose(text.persian))
    }

    assert found == set()


def test_quotation_marks_and_brackets_are_closed():
    def is_open(text: str) -> bool:
        return any(text.count(first) != text.count(last) for first, last in ("«»", "()", "\u2066\u2069"))

    assert [text.place for text in texts() if is_open(text.persian)] == []


def test_no_english_is_left_over():
    assert latin_words("شهر New York") == ["New", "York"]
    assert latin_words("نیویورک (New York)، ISO 3166-1، nyc.gov") == []
    assert {text.place: found for text in texts() if (found := latin_words(prose(text.persian)))} == {}


def test_digits_are_persian():
    assert latin_digits("در 1995") == ["1995"]
    assert latin_digits("کد ISO 3166-1، مادهٔ L1115-1 و ۱۹۹۵") == []
    assert {text.place: found for text in texts() if (found := latin_digits(prose(text.persian)))} == {}


def test_a_number_is_grouped_as_its_english_is():
    assert ungrouped(Text("", "۲۰۰۰ شهر در ۱۹۹۵", "2,000 cities in 1995")) == ["۲۰۰۰"]
    assert ungrouped(Text("", "۲٬۰۰۰ شهر در ۱۹۹۵", "2,000 cities in 1995")) == []
    law = "۱۶۴۷۸"

    assert {text.place: found for text in texts() if (found := ungrouped(text)) and found != [law]} == {}


def test_a_year_tells_its_calendar():
    assert years_of_no_calendar("قانون ۱۳۷۰ در ۲۰۱۲ لغو شد") == ["۱۳۷۰"]
    assert years_of_no_calendar("در ۱۴۹۸ به فلورانس رفت") == ["۱۴۹۸"]
    assert years_of_no_calendar("در آبان ۱۳۷۲، به استناد قانون ۱۳۷۰") == []
    assert years_of_no_calendar("سرشماری ۲۰۱۶ (۱۳۹۵)") == []
    right = {"campaign tehran-superior-mark summary_fa"}  # «تهران ۱۴۰۰» is the name of a programme
    found = {text.place: found for text in texts() if (found := years_of_no_calendar(prose(text.persian)))}

    assert {place: years for place, years in found.items() if place not in right} == {}


def test_a_sentence_ends_as_its_english_does():
    ends = {".": ".", "?": "؟", ":": ":", "…": "…"}
    right = {"Washington, D.C.", "Deleted “%(object)s.”"}  # an abbreviation, and American quotation marks
    differ = {
        text.place: text
        for text in texts()
        if text.english
        and text.english not in right
        and ends.get(text.english[-1], "") != (text.persian[-1] if text.persian[-1] in ends.values() else "")
    }

    assert differ == {}
