"""Other names: when one is enough to know a place by, though gazetteers list parts and neighbours among them."""

from rapidfuzz import fuzz

from profiles.selectors.matching.lookup import Lookup
from profiles.selectors.matching.regions import subdivisions_of
from profiles.selectors.matching.terms import Candidate
from profiles.selectors.matching.weighing import CITY_OF_ITS_OWN
from profiles.text import fold

LIKE = 66
"""Likeness (0 to 100, rapidfuzz's ratio) from which two spellings may be renderings of one name."""
SMALLEST_BY_ALIAS = 1500
"""Smaller places are known by another name only if it is like their own: the one that is meant may be missing."""
SMALLEST_BY_UNLIKE_ALIAS = 3500
"""The same for a name that has nothing in common with their own, of a place that has few names."""
MANY_NAMES = 12
"""So many names make a place known by more than one, though it be small."""
ALMOST_SAME = 85
"""Likeness that is wanted of the small ones where names are alike by chance: Carroll is not West Carrollton."""
ENGLISH_SPEAKING = ("US", "CA", "GB", "IE", "AU", "NZ")
"""Where another name in plain Latin letters that is unlike the own one is a part or a neighbour, not an exonym."""
SHORTEST_ALIAS = 4
"""Shorter aliases are abbreviations as often as names."""


def is_region_elsewhere(key: str, place: Candidate, lookup: Lookup) -> bool:
    """Whether a folded name is also that of a region of the country in which the place, no great city, does not lie.

    Wales in Yorkshire is hardly what a list means by «Wales», nor Sachsen in Bavaria by «Sachsen».
    """
    if place.population >= CITY_OF_ITS_OWN:
        return False
    regions = {admin1 for country, admin1 in lookup.regions(key) if country == place.country}
    return bool(regions) and bool(place.admin1) and place.admin1 not in regions


def doubt_of_alias(key: str, only: Candidate, lookup: Lookup) -> str:
    """Why another name (folded) of a place is not enough to know it by, as the code of a reason; empty if it is.

    Gazetteers list parts, regions and former neighbours among the other names of a place.
    """
    own, is_english = fold(only.name), only.country in ENGLISH_SPEAKING
    regions = {region for region in lookup.regions(key) if region[0] == only.country}
    # Vienna is also the state of Vienna, in every language; Alagoas is not also Marechal Deodoro.
    is_of_region = bool(regions) and not regions & lookup.regions(own)
    if is_of_region and only.population < CITY_OF_ITS_OWN:
        return "region_of_that_name"  # nor is Sachsen also Sachsen bei Ansbach, or Minnesota also Minneota
    if not key.isascii():
        return ""  # another script: a name of its own, not a part of another
    if len(key) < SHORTEST_ALIAS:
        return "short_alias"
    if key in own and f" {key} " not in f" {own} " and len(own) > len(key) + 2:
        return "beginning_of_another"  # Lund is not Lundamo, nor Rundāle Pilsrundāle
    if only.population < SMALLEST_BY_ALIAS and set(key.split()) < set(own.split()):
        return "small_by_alias"  # a place so small may be the other Hrušov than Vyšný Hrušov
    likeness = fuzz.ratio(key.replace(" ", ""), own.replace(" ", ""))
    if likeness >= (ALMOST_SAME if only.population < SMALLEST_BY_ALIAS and is_english else LIKE):
        return ""
    if set(key.split()) & set(own.split()):
        return "" if only.population >= SMALLEST_BY_ALIAS else "small_by_alias"
    is_known = _is_known(only, lookup)
    if is_english or (only.population < SMALLEST_BY_UNLIKE_ALIAS and not is_known):
        return "unlike_alias"
    if not is_known and key in subdivisions_of(only.country):
        return "region_of_that_name"  # Điện Bàn lies in Quảng Nam; Vienna is known to all as Wien
    return "region_of_that_name" if is_of_region else ""


def _is_known(place: Candidate, lookup: Lookup) -> bool:
    known = lookup.renown([place.place]) if place.place is not None else {}
    return any(renown.names >= MANY_NAMES for renown in known.values()) and place.population >= SMALLEST_BY_ALIAS
