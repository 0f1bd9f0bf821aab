"""Namesakes in one country: which of them is meant, where that can be told by more than its being the largest.

Size alone decides where one has a hundred times the inhabitants of every other. Below that a second, independent
witness is wanted: that the others are called so only besides, how the name is spelled, or how widely each is known.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple, Protocol

from profiles.selectors.matching.terms import Bearing, Candidate, Reason, Renown
from profiles.selectors.matching.weighing import CITY_OF_ITS_OWN, size_of
from profiles.text import fold

DWARFS = 100
"""How many times larger than every namesake in its country a place must be to be meant for its size alone."""
OUTWEIGHS = 4
"""How many times larger the only bearer of a name as its own must be than those that bear it besides another."""
FAR_LARGER = 20
"""How many times larger the only bearer must be than those whose longer name begins or ends so."""
LARGEST_DOUBT = 1 / 15
"""How much may speak for all namesakes together, by size times renown, where what speaks for the one meant is 1."""
KNOWN_SCRIPTS, KNOWN_NAMES = 3, 5
"""From how many scripts, or else names, a place counts as known at all beyond its country."""


SMALLEST_OF_SEVERAL = 2000
"""Smaller than that, the largest of several is meant only if it is known by other names too."""


class KnowsRenown(Protocol):
    """What can tell how widely places are known."""

    def renown(self, places: Iterable[int]) -> Mapping[int, Renown]:
        """The renown of these places."""


class Picked(NamedTuple):
    """The one of several that is meant, how sure that is (0 to 100), and why."""

    chosen: Candidate
    score: int
    reason: Reason


def pick(found: list[Candidate], key: str, spelled: str, known: KnowsRenown) -> Picked | None:
    """The one that is meant of several of one country that bear the folded name ``key``; none where that is open.

    ``spelled`` is the name as the list writes it, in small letters with its accents.
    """
    if len({fold(c.name) for c in found}) == 1:
        # All are called alike, and «Cuzco» asks which Cusco is meant: none bears it only besides.
        found = [replace(c, bearing=max(c.bearing, Bearing.OWN)) for c in found]
    owners = [c for c in found if c.bearing > Bearing.ALIAS]
    best = max(found, key=lambda c: (c.population, c.bearing))
    if len(owners) == 1 and owners[0].population >= CITY_OF_ITS_OWN and not owners[0].is_district:
        best = owners[0]
        values = {"name": best.name, "country": best.country, "count": len(found) - 1}
        return Picked(best, 92, ("own_name_of_city", values))
    if best.is_district:
        return None
    others = [c for c in found if c is not best]
    values = {"name": best.name, "country": best.country, "count": len(others)}
    renown = known.renown(c.place for c in found if c.place is not None)
    rivals = [c for c in others if not _is_only_besides(c, best, key, renown)]
    if not _is_larger(best, (c for c in others if c not in rivals), OUTWEIGHS):
        return None
    if best.population < SMALLEST_OF_SEVERAL and renown.get(best.place or 0, Renown()).names < KNOWN_NAMES:
        return None  # a village among others: the one that is meant may be missing
    if _is_larger(best, rivals, DWARFS):
        return Picked(best, 93, ("dwarfs" if rivals else "own_name_of_one", values))
    if best.bearing == Bearing.ALIAS or any(c.bearing == Bearing.ALIAS for c in rivals):
        is_other_alphabet = not key.isascii() and not owners
        if is_other_alphabet and _is_unrivalled(rivals, renown) and _doubt(best, rivals, renown) <= LARGEST_DOUBT:
            return Picked(best, 91, ("renowned", values))
        return None
    is_spelled_so = [c for c in found if c.bearing == Bearing.SPELLED] == [best]
    if is_spelled_so and not spelled.isascii() and _is_larger(best, rivals, OUTWEIGHS):
        return Picked(best, 91, ("spelled_so", values))
    if best.bearing < max(c.bearing for c in rivals):
        return None  # «Munster» is spelled like the small one, whatever the fame of Münster
    if _doubt(best, rivals, renown) <= LARGEST_DOUBT:
        return Picked(best, 91, ("renowned", values))
    return None


def _is_larger(best: Candidate, others: Iterable[Candidate], times: int) -> bool:
    return all(best.population >= times * size_of(other) for other in others)


def _is_only_besides(other: Candidate, best: Candidate, key: str, renown: Mapping[int, Renown]) -> bool:
    """Whether the other bears the name only besides its own, and the best as its own.

    A longer name counts as one besides where the plain one is known by more than itself, or is far larger: to Metz,
    Metz-Tessy is no namesake. One without a count of inhabitants may be the seat of a county that is called so.
    """
    if best.bearing == Bearing.ALIAS or other.bearing > Bearing.ALIAS:
        return False
    if f" {key} " not in f" {fold(other.name)} ":
        return True
    is_known = renown.get(best.place or 0, Renown()).names > 2
    return other.population > 0 and (is_known or best.population >= FAR_LARGER * other.population)


def _is_unrivalled(rivals: list[Candidate], renown: Mapping[int, Renown]) -> bool:
    """Whether none of the rivals is known so widely that a list in another alphabet may well mean it."""
    return all(renown.get(rival.place or 0, Renown()).scripts < KNOWN_SCRIPTS for rival in rivals)


def _doubt(best: Candidate, rivals: list[Candidate], renown: Mapping[int, Renown]) -> float:
    """What speaks for the others, all together, where what speaks for the best is 1: size times renown of each."""
    own = renown.get(best.place or 0, Renown())
    doubt = 0.0
    for rival in rivals:
        times = best.population / size_of(rival)
        better = _better_known(own, renown.get(rival.place or 0, Renown()))
        if times < OUTWEIGHS or (times < DWARFS and not better):
            return 1.0
        doubt += 1 / (times * max(better, 1))
    return doubt


def _better_known(one: Renown, other: Renown) -> float:
    """How many times more widely the first is known; 0 if that cannot be said."""
    names = (one.names + 1) / (other.names + 1)
    if one.scripts >= KNOWN_SCRIPTS and names >= 1:
        return (one.scripts + 1) / (other.scripts + 1)
    return names if one.names >= KNOWN_NAMES and one.scripts >= other.scripts else 0.0
