"""Other names: when one is enough to know a place by, though gazetteers list parts and neighbours among them."""

from rapidfuzz import fuzz

from profiles.selectors.matching.lookup import Lookup
from profiles.selectors.matching.terms import Candidate
from profiles.text import fold

LIKE = 66
"""Likeness (0 to 100, rapidfuzz's ratio) from which two spellings may be renderings of one name."""
SMALLEST_BY_ALIAS = 1500
"""Smaller places are known by another name only if it is like their own: the one that is meant may be missing."""
ENGLISH_SPEAKING = ("US", "CA", "GB", "IE", "AU", "NZ")
"""Where another name in plain Latin letters that is unlike the own one is a part or a neighbour, not an exonym."""
SHORTEST_ALIAS = 4
"""Shorter aliases are abbreviations as often as names."""


def doubt_of_alias(key: str, only: Candidate, lookup: Lookup) -> str:
    """Why another name (folded) of a place is not enough to know it by, as the code of a reason; empty if it is.

    Gazetteers list parts, regions and former neighbours among the other names of a place.
    """
    own = fold(only.name)
    if not key.isascii():
        return ""  # another script: a name of its own, not a part of another
    if len(key) < SHORTEST_ALIAS:
        return "short_alias"
    if own.startswith(key) and own[len(key) : len(key) + 1] != " " and len(own) > len(key) + 2:
        return "beginning_of_another"  # Lund is not Lundamo
    if set(key.split()) & set(own.split()) or _is_like(key, own):
        return "" if only.population >= SMALLEST_BY_ALIAS or _is_like(key, own) else "small_by_alias"
    if only.country in ENGLISH_SPEAKING or only.population < SMALLEST_BY_ALIAS:
        return "unlike_alias"
    regions = {region for region in lookup.regions(key) if region[0] == only.country}
    # Vienna is also the state of Vienna, in every language; Alagoas is not also Marechal Deodoro.
    return "region_of_that_name" if regions and not regions & lookup.regions(own) else ""


def _is_like(one: str, other: str) -> bool:
    return fuzz.ratio(one.replace(" ", ""), other.replace(" ", "")) >= LIKE
