"""Counting how often a page is read, so that editors see where readers find little. Nothing of the reader is kept."""

from contextlib import suppress

from django.core.cache import cache

from profiles.models import City
from profiles.selectors.visits import KEPT_FOR, key_of


def note_visit(city: City) -> None:
    """Count one reading of a city's page, in the cache: a page that is read writes nothing to the database."""
    key = key_of(city.slug)
    if not cache.add(key, 1, KEPT_FOR):
        with suppress(ValueError):  # it ran out in between
            cache.incr(key)
