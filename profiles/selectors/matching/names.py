"""Readings of a name: as it is written, and without what lists add to it."""

import re
from dataclasses import dataclass
from functools import cache

from profiles.text import fold

BRACKETS = re.compile(r"^(?P<base>[^()\[\]]+?)\s*[(\[](?P<inside>[^()\[\]]+)[)\]]?\s*$")
COMMA = re.compile("[,،，、]")
SLASHES = re.compile(r"\s*/\s*|\s+[-–—]\s+|\s+\|\s+")

_WIDER_UNITS = """
    district county province region prefecture oblast okrug raion rayon krai powiat landkreis kreis governorate
    voivodeship department departement departamento provincia arrondissement canton amt verbandsgemeinde samtgemeinde
    verwaltungsgemeinschaft communaute canton comarca mancomunidad parish ao autonomous prefectural
    municipality borough shire khoroo sum aimag regency taluk tehsil gmina gun gu ku
    استان شهرستان بخش منطقه"""
WIDER_UNITS = frozenset(_WIDER_UNITS.split())
"""Words that make of a name something other than the town of that name: to it or to its region it may not go."""
WIDER_PHRASES = ("rural gmina", "rural municipality", "metropolitan area", "urban area", "city district", "old town")
TOWN_PHRASES = ("city municipality", "metropolitan municipality", "urban municipality")
"""Endings that hold such a word and mean the town all the same."""
_SETTLEMENT_WORDS = """
    city town village municipality commune comune gemeinde stadt municipio urban settlement
    capital kommun kommune"""
SETTLEMENT_WORDS = frozenset(_SETTLEMENT_WORDS.split())
"""Words in brackets that say no more than that a settlement is meant."""
PREFIXES = (
    "city and county of ", "municipality of ", "metropolitan city of ", "city of ", "town of ", "village of ",
    "commune of ", "municipio de ", "municipi de ", "municipio ", "municipality ", "commune de ", "commune d ",
    "ville de ", "ville d ", "comune di ", "citta di ", "cidade de ", "ciudad de ", "stadt ", "gemeinde ",
    "hansestadt ", "landeshauptstadt ", "miasto ", "mesto ", "obec ", "grad ", "opstina ", "opcina ", "city ",
    "freie und hansestadt ", "freie hansestadt ", "stadtgemeinde ", "marktgemeinde ", "gemeente ", "ayuntamiento de ",
    "ajuntament de ", "camara municipal de ", "prefeitura de ", "prefeitura municipal de ", "mairie de ", "comuna ",
    "kota ", "lungsod ng ", "lungsod ", "thanh pho ", "δημοσ ", "шахар ", "город ", "г ", "гр ", "місто ", "м ",
    "град ", "شهرداری ", "شهر ", "مدینه ", "بلدیه ", "עירית ",
)  # fmt: skip
SUFFIXES = (
    " city", " town", " commune", " shi", " city municipality", " metropolitan city", " kommune",
    " kommun", " si", " stad", " buyuksehir belediyesi", " belediyesi", " metropolitan municipality",
    " urban municipality", " kaupunki", " linn", "s kommun", "s stad", "n kaupunki", "市", "시", "특별시", "광역시",
)  # fmt: skip
ABBREVIATIONS = (
    (re.compile(r"\bst\b"), "saint"), (re.compile(r"\bste\b"), "sainte"), (re.compile(r"\bsankt\b"), "st"),
    (re.compile(r"\bsaint\b"), "st"), (re.compile(r"\bmt\b"), "mount"), (re.compile(r"\bft\b"), "fort"),
    (re.compile(r"\ba d\b"), "an der"), (re.compile(r"\bs\b"), "sur"), (re.compile(r"\ba m\b"), "am main"),
    (re.compile(r"\bi br\b"), "im breisgau"), (re.compile(r"\bo d t\b"), "ob der tauber"),
    (re.compile(r"\bv d h\b"), "vor der hohe"),
    (re.compile(r"\bupon\b"), "on"), (re.compile(r"\bof\b"), ""),
)  # fmt: skip
BUDAPEST = re.compile(r"^budapest [ivx]+$")
"""The districts of Budapest are known by their numbers."""
NUMBERED = re.compile(r"^(?P<town>\D+) (?:[ivx]+|\d{1,2})$")
"""«Vienna 1» in «Vienna 1 – Innere Stadt»: a town and the number of its district."""
TITLES = ("bad ",)
"""What became part of a name lately: the gazetteer may know the spa without it."""
OFFICIAL_ENDINGS = (" city", " shi", " si")
"""What the gazetteer adds to the names of some towns and lists do not: «Donghae City»."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name. ``step`` is the reason that it is read so; ``qualifier`` narrows where it lies."""

    key: str
    step: str
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class Readings:
    """All ways to read a name, the plainest first."""

    written: Reading
    others: tuple[Reading, ...] = ()
    parts: tuple[str, ...] = ()
    """The folded names of «Biel/Bienne»: two names of one place."""
    unit: str = ""
    """The word that says that not the town is meant: «district»."""
    narrowed: tuple[Reading, ...] = ()
    """Readings whose qualifier says where the place lies."""
    unofficial: tuple[Reading, ...] = ()
    """Readings with what is part of the official name only, or without it: to be tried where nothing else is found."""

    @property
    def keys(self) -> set[str]:
        """Every folded name that is to be looked up."""
        readings = (self.written, *self.others, *self.narrowed, *self.unofficial)
        found = {reading.key for reading in readings} | set(self.parts)
        return (found | {fold(reading.qualifier) for reading in readings}) - {""}


def unit_in(folded: str) -> str:
    """The word of a folded text that names a unit other than a town; empty if there is none."""
    words = folded.split()
    if folded.endswith(TOWN_PHRASES):
        return ""
    for phrase in WIDER_PHRASES:
        if phrase in folded:
            return phrase
    if words and words[-1] in WIDER_UNITS and len(words) > 1:
        return words[-1]
    return words[0] if len(words) > 1 and words[0] in WIDER_UNITS else ""


@cache
def read_name(name: str) -> Readings:
    """All readings of a name in a list."""
    written = Reading(fold(name), "as_written")
    found = BRACKETS.match(name.strip())
    if found:
        return _bracketed(written, found["base"], found["inside"])
    base, *rest = COMMA.split(name, maxsplit=1)
    qualifier = rest[0].strip() if rest else ""
    narrowed = _narrowed(base, qualifier) if rest else []
    # «Hangzhou, Zhejiang Province» is a town in a province; «Harz, Landkreis» is none.
    is_unit = not rest or fold(qualifier) in WIDER_UNITS or fold(qualifier) in WIDER_PHRASES
    unit = unit_in(written.key if is_unit else fold(base))
    parts = tuple(part for part in map(fold, SLASHES.split(name)) if part) if SLASHES.search(name) else ()
    if len(parts) == 2 and (numbered := NUMBERED.match(parts[0])):
        narrowed, parts = _numbered(parts[0], numbered["town"], parts[1]), ()
    others = tuple(_simpler(written.key))
    unofficial = () if narrowed or len(parts) > 1 else tuple(_unofficial(written.key))
    return Readings(written, others, parts if len(parts) > 1 else (), unit, tuple(narrowed), unofficial)


def _bracketed(written: Reading, base: str, inside: str) -> Readings:
    folded = fold(inside)
    if set(folded.split()) <= SETTLEMENT_WORDS:
        base_key = fold(base)
        stripped = Reading(base_key, "without_brackets")
        return Readings(written, (stripped, *_simpler(base_key)), unit=unit_in(base_key))
    if folded in WIDER_UNITS or unit_in(folded) or folded in WIDER_PHRASES:
        return Readings(written, (Reading(fold(base), "without_brackets"),), unit=folded)
    outer = tuple(_simpler(fold(base))) if BUDAPEST.match(fold(base)) else ()
    return Readings(written, outer, unit=unit_in(fold(base)), narrowed=tuple(_narrowed(base, inside, "bracketed")))


def _numbered(numbered: str, town: str, district: str) -> list[Reading]:
    """«Budapest XX – Pesterzsébet»: the district by its name; else by its number, where districts are called so."""
    by_number = [Reading(f"{numbered} kerulet", "bracketed", town)] if BUDAPEST.match(numbered) else []
    return [Reading(district, "bracketed", town), *by_number]


def _unofficial(key: str) -> list[Reading]:
    """The name without «Bad», and with «City» or «-shi»."""
    shorter = [Reading(key.removeprefix(title), "without_title") for title in TITLES if key.startswith(title)]
    return [*shorter, *(Reading(key + ending, "with_ending") for ending in OFFICIAL_ENDINGS)]


def _narrowed(base: str, qualifier: str, step: str = "qualified") -> list[Reading]:
    key = fold(base)
    return [Reading(key, step, qualifier), *(Reading(r.key, step, qualifier) for r in _simpler(key))]


def _simpler(key: str) -> list[Reading]:
    """The name without «City of», «-shi» and the like, and with abbreviations written out."""
    found: dict[str, Reading] = {}
    for prefix in PREFIXES:
        if key.startswith(prefix) and len(key) > len(prefix) + 1:
            rest = key.removeprefix(prefix)
            found.setdefault(rest, Reading(rest, "without_prefix"))
    for suffix in SUFFIXES:
        if key.endswith(suffix) and len(key) > len(suffix) + 1:
            rest = key.removesuffix(suffix).strip()
            found.setdefault(rest, Reading(rest, "without_suffix"))
    if BUDAPEST.match(key):
        found.setdefault(f"{key} kerulet", Reading(f"{key} kerulet", "abbreviation"))
    for pattern, written_out in ABBREVIATIONS:
        changed = " ".join(pattern.sub(written_out, key).split())
        if changed != key:
            found.setdefault(changed, Reading(changed, "abbreviation"))
    return list(found.values())
