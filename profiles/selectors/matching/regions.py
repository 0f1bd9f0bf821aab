"""Regions as lists write them beside a town: by name, with the word for what they are, or by letters of a code."""

from functools import cache
from typing import Any

import pycountry

from profiles.selectors.matching.lookup import Lookup
from profiles.text import fold

_subdivisions: Any = pycountry.subdivisions.get

WORDS_BEFORE = (
    "province of ", "state of ", "republic of ", "region of ", "prefecture of ", "provincia de ", "provincia di ",
    "province de ", "estado de ", "estado do ", "estado da ", "departamento de ", "region de ", "canton de ", "kanton ",
    "land ", "республика ", "استان ", "ایالت ",
)  # fmt: skip
WORDS_AFTER = (
    " province", " prefecture", " state", " county", " region", " canton", " oblast", " krai", " republic", " sheng",
    " ken", " do", " область", " краи",
)  # fmt: skip
"""Folded, as what they are looked for in."""
UNITS_BELOW = ("US", "CA", "AU", "NZ")
"""Where a county is no first unit: Washington County lies in Oregon."""


def regions_of(text: str, codes: tuple[str, ...], lookup: Lookup) -> set[tuple[str, str]]:
    """Country and code of the first units that a text may mean, within these countries if any are given."""
    folded = fold(text)
    for before in ("", *WORDS_BEFORE):
        for after in ("", *WORDS_AFTER):
            if not folded.startswith(before) or not folded.endswith(after):
                continue
            found = lookup.regions(folded.removeprefix(before).removesuffix(after))
            below = UNITS_BELOW if after == " county" else ()
            if within := {r for r in found if (not codes or r[0] in codes) and r[0] not in below}:
                return within
    return regions_by_letters(text, codes, lookup)


def regions_by_letters(text: str, codes: tuple[str, ...], lookup: Lookup) -> set[tuple[str, str]]:
    """The region that ISO 3166-2 gives these letters in a country: «MA» of the United States, «RS» of Brazil."""
    letters = fold(text).replace(" ", "").upper()
    if not 2 <= len(letters) <= 3 or not letters.isalpha():
        return set()
    found = set()
    for country in codes:
        if unit := _subdivisions(code=f"{country}-{letters}"):
            found |= {region for region in lookup.regions(unit.name) if region[0] == country}
    return found


@cache
def subdivisions_of(country: str) -> frozenset[str]:
    """The folded names of what ISO 3166-2 lists within a country (two letters), known to the gazetteer or not."""
    return frozenset(fold(unit.name) for unit in _subdivisions(country_code=country) or ())


def is_called_region(text: str) -> bool:
    """Whether a text says of itself that it is a region: «Khabarovsk Krai»."""
    folded = fold(text)
    return folded.startswith(WORDS_BEFORE) or folded.endswith(WORDS_AFTER)
