"""What goes into a match and what comes out: queries, candidates, verdicts."""

import hashlib
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from profiles.text import fold

Reason = tuple[str, dict[str, Any]]
"""A code of ``profiles.selectors.matching.reasons`` and the values of its sentence."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a list says of a city. Coordinates in degrees, WGS 84."""

    name: str
    country: str = ""
    region: str = ""
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    wikidata_id: str = ""
    unlocode: str = ""

    @property
    def key(self) -> str:
        """The same for all ways of typing the same texts: what a question is remembered by."""
        return _key(self.name, self.country, self.region)


@lru_cache(maxsize=65_536)  # asked for many times a row, and the longest lists hold some twenty thousand names
def _key(name: str, country: str, region: str) -> str:
    texts = "\n".join((fold(name) or name.strip(), fold(country), fold(region)))
    return hashlib.sha256(texts.encode()).hexdigest()[:32]


class Bearing(IntEnum):
    """How a place bears a name, weaker to stronger."""

    ALIAS = 1
    """As one of its other names, in any language."""
    OWN = 2
    """As its own name, but for accents and case."""
    SPELLED = 3
    """As its own name, letter by letter."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place, a city of ours, or both at once, that may be meant."""

    name: str
    country: str
    admin1: str
    latitude: float | None
    longitude: float | None
    population: int
    bearing: Bearing
    place: int | None = None
    city: int | None = None
    is_district: bool = False

    @property
    def identity(self) -> tuple[str, int]:
        """What makes two candidates one: the city where there is one, else the place."""
        return ("city", self.city) if self.city is not None else ("place", self.place or 0)


class Renown(NamedTuple):
    """How widely a place is known, by what the gazetteer calls it in the languages of the world."""

    names: int = 0
    """How many different names it has."""
    scripts: int = 0
    """In how many scripts other than the Latin one."""


class Outcome(StrEnum):
    """What is to be done with a name."""

    SURE = "sure"
    ASK = "ask"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What matching came to: the one that is meant if that is sure, else those to choose from, best first."""

    outcome: Outcome
    score: int
    """How sure, 0 to 100; 90 and more is decided."""
    reasons: tuple[Reason, ...]
    chosen: Candidate | None = None
    candidates: tuple[Candidate, ...] = field(default=())
