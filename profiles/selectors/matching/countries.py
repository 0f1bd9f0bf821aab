"""Reading the name of a country as lists write it: in any language, former, misspelled, with a region before it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from gettext import translation

import pycountry
from babel import Locale
from rapidfuzz import fuzz, process

from profiles.selectors.matching.colloquial_countries import PARTS_OF_THE_UNITED_KINGDOM, SHORT_NAMES
from profiles.selectors.matching.historic_countries import OTHER_NAMES, SOVIET, YUGOSLAV
from profiles.text import fold

LANGUAGES = (
    "en", "fa", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "hu", "ro", "bg", "ru", "uk", "be", "sr", "hr",
    "sl", "sq", "mk", "el", "tr", "ar", "he", "hy", "ka", "az", "kk", "uz", "zh", "zh_Hant", "ja", "ko", "vi", "th",
    "id", "ms", "hi", "bn", "ur", "sv", "da", "nb", "fi", "is", "et", "lv", "lt", "ca", "eu", "gl", "ga", "cy", "sw",
)  # fmt: skip
"""Languages whose names of countries are understood (CLDR's)."""

AT_ISO = {"nb": "nb_NO", "zh": "zh_CN", "zh_Hant": "zh_TW"}
"""The same languages where the translations of ISO 3166 call them otherwise."""
FORMER = {"SUHH": SOVIET, "YUCS": YUGOSLAV, "CSHH": "CZ SK", "DDDE": "DE", "BUMM": "MM", "ZRCD": "CD", "HVBF": "BF"}
"""Former countries of ISO 3166-3 → codes of today, parted by spaces."""
LEADING_WORDS = ("in ", "the ", "from ", "republic of ", "kingdom of ", "state of ")
TRAILING_WORDS = (" country", " state", " republic")
LEAST_LIKENESS = 84
"""Least likeness (0 to 100, rapidfuzz's ratio) at which a misspelling is read as a country."""
LEAST_LEAD = 6
"""How much likelier the best country must be than the next."""
SHORTEST_MISSPELLED = 4
"""Shorter texts are read as no misspelling: too many countries are one letter away."""


@dataclass(frozen=True, slots=True)
class Country:
    """What the text of a country was read as. No code: not understood; several: left open by the text."""

    text: str
    codes: tuple[str, ...] = ()
    region: str = ""
    """What the text says beyond the country: «Brandenburg» of «Brandenburg, Germany»."""
    admin1: str = ""
    """GeoNames' code of a part that is called a country: «ENG»."""
    is_guess: bool = False
    """Whether the text was read as a misspelling."""

    @property
    def is_given(self) -> bool:
        """Whether the list says anything of the country."""
        return bool(self.text.strip())


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Every folded name of a country → its codes. English names win over others' homographs."""
    names: dict[str, set[str]] = {}
    for language in reversed(LANGUAGES):
        found: dict[str, set[str]] = {}
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"}:
                found.setdefault(fold(name), set()).add(code)
        names = {**names, **found} if language == "en" else {**found, **_joined(names, found)}
    for country in pycountry.countries:
        for attribute in ("name", "official_name", "common_name", "alpha_3"):
            if text := getattr(country, attribute, ""):
                names[fold(text)] = {country.alpha_2}
        names.setdefault(country.alpha_2.lower(), {country.alpha_2})
    for name, codes in OTHER_NAMES.items():
        names[name] = set(codes.split())
    for codes, texts in SHORT_NAMES.items():
        for name in texts.split(", "):
            names.setdefault(fold(name), set(codes.split()))
    names.pop("", None)
    return {name: tuple(sorted(codes)) for name, codes in names.items()}


@cache
def _official_names() -> dict[str, tuple[str, ...]]:
    """Folded official and former names in other languages → codes; read only where the common ones do not suffice."""
    names: dict[str, set[str]] = {}
    for name, codes in _translated():
        names.setdefault(fold(name), set()).update(codes.split())
    # Two countries under one official name are a slip of the translation.
    is_one = {name: len(codes) == 1 or " ".join(sorted(codes)) in FORMER.values() for name, codes in names.items()}
    return {name: tuple(sorted(codes)) for name, codes in names.items() if is_one[name]}


def _translated() -> Iterator[tuple[str, str]]:
    """Names in the languages of ``LANGUAGES``, by the translations of ISO 3166, with their codes."""
    for language in (AT_ISO.get(language, language) for language in LANGUAGES if language != "en"):
        of_today, of_former = (
            translation(f"iso3166-{part}", pycountry.LOCALES_DIR, [language], fallback=True).gettext for part in (1, 3)
        )
        for country in pycountry.countries:
            for text in (country.name, getattr(country, "official_name", "")):
                if text and (name := of_today(text)) != text:
                    yield name, country.alpha_2
        for former in pycountry.historic_countries:
            if (codes := FORMER.get(former.alpha_4)) and (name := of_former(former.name)) != former.name:
                # «URSS, Union des républiques socialistes soviétiques»
                yield re.split("[,،]", name)[0], codes


@cache
def united_kingdom_parts() -> dict[str, str]:
    """Folded names of the parts of the United Kingdom that lists call countries → GeoNames' codes of them."""
    return {fold(name): code for code, names in PARTS_OF_THE_UNITED_KINGDOM.items() for name in names.split(", ")}


def _joined(first: dict[str, set[str]], second: dict[str, set[str]]) -> dict[str, set[str]]:
    return {name: codes | second.get(name, set()) for name, codes in first.items()}


@cache
def _english_names() -> dict[str, tuple[str, ...]]:
    """Names that misspellings are compared with: English ones only, lest every text be like some name."""
    english = {fold(name) for name in Locale.parse("en").territories.values()} | set(OTHER_NAMES)
    return {name: codes for name, codes in _names().items() if name in english and len(name) >= SHORTEST_MISSPELLED}


def codes_of(text: str) -> tuple[str, ...]:
    """The codes of a country by one of its names, spelled rightly; empty if it is none."""
    folded = fold(text)
    return _codes_in(_names(), folded) or _codes_in(_official_names(), folded)


def _codes_in(names: Mapping[str, tuple[str, ...]], folded: str) -> tuple[str, ...]:
    if folded in names:
        return names[folded]
    for word in LEADING_WORDS:
        if folded.startswith(word) and (codes := names.get(folded.removeprefix(word))):
            return codes
    for word in TRAILING_WORDS:
        if folded.endswith(word) and (codes := names.get(folded.removesuffix(word))):
            return codes
    return ()


@cache
def read_country(text: str) -> Country:
    """What a list means by the text of its column of countries."""
    if not text.strip():
        return Country(text)
    if exact := _exactly(text, text):
        return exact
    # «Brandenburg, Germany», «Réunion, France», «England, United Kingdom».
    before, comma, last = text.rpartition(",")
    if comma:
        if (own := _exactly(before, text)) and own.codes != codes_of(last):
            return own
        if codes := codes_of(last):
            part = united_kingdom_parts().get(fold(before), "") if codes == ("GB",) else ""
            return Country(text, codes, region="" if part else before.strip(), admin1=part)
    outside, bracket, inside = text.partition("(")
    if bracket and (exact := _exactly(outside, text) or _exactly(inside.strip(") "), text)):
        return exact
    return _misspelled(text)


def _exactly(name: str, text: str) -> Country | None:
    if part := united_kingdom_parts().get(fold(name)):
        return Country(text, ("GB",), admin1=part)
    codes = codes_of(name)
    return Country(text, codes) if codes else None


def _misspelled(text: str) -> Country:
    folded = fold(text)
    names = _english_names()
    if len(folded) < SHORTEST_MISSPELLED:
        return Country(text)
    found = process.extract(folded, names.keys(), scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS - LEAST_LEAD, limit=6)
    if not found or found[0][1] < LEAST_LIKENESS:
        return Country(text)
    best = names[found[0][0]]
    if any(names[name] != best and score > found[0][1] - LEAST_LEAD for name, score, _place in found[1:]):
        return Country(text)
    return Country(text, best, is_guess=True)


@cache
def country_name(code: str, language: str) -> str:
    """The name of a country in that language (``en`` or ``fa``), by CLDR; the code itself if it has none."""
    name: str = Locale.parse(language).territories.get(code, code)
    return name
