"""How often the pages of cities were read lately."""

from collections.abc import Iterable

from django.core.cache import cache

KEPT_FOR = 90 * 24 * 3600
"""Seconds from the first reading after which a count begins anew."""


def key_of(slug: str) -> str:
    """The key of a city's count in the cache."""
    return f"visits:{slug}"


def visits_of(slugs: Iterable[str]) -> dict[str, int]:
    """The number of readings of each city that was read at all; empty after the cache was emptied."""
    keys = {key_of(slug): slug for slug in slugs}
    return {keys[key]: count for key, count in cache.get_many(keys).items()}
