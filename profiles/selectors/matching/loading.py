"""What judging will ask of the database, read for many queries at once."""

from collections.abc import Collection, Iterator

from profiles.selectors.matching.countries import read_country
from profiles.selectors.matching.lookup import Lookup
from profiles.selectors.matching.names import read_name
from profiles.selectors.matching.scripts import keys_beside
from profiles.selectors.matching.terms import Query


def keys_of(query: Query) -> set[str]:
    """Every folded name that judging the query looks up."""
    return read_name(query.name).keys


def load_names(queries: Collection[Query], lookup: Lookup) -> None:
    """Read who may be meant, by the names and by what those in other alphabets are in Latin, and how known they are."""
    keys = {key for query in queries for key in keys_of(query)}
    lookup.load(keys)
    lookup.load(name for key in keys for name in keys_beside(key, lookup))
    lookup.renown(place for query in queries for place in _namesakes(query, lookup))


def _namesakes(query: Query, lookup: Lookup) -> Iterator[int]:
    """Places that share a name of the query within its country: judging it asks how widely each is known."""
    codes = read_country(query.country).codes
    for key in keys_of(query):
        found = [c.place for c in lookup.bearers(key) if c.place is not None and c.country in codes]
        if len(found) > 1:
            yield from found
