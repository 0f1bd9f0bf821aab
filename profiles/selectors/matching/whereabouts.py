"""Where a list says that a city lies: the country of a query, and the areas overseas that go under it."""

from dataclasses import replace

from profiles.selectors.matching.aliases import MANY_NAMES
from profiles.selectors.matching.countries import Country, codes_of, read_country
from profiles.selectors.matching.historic_countries import PARTS_ABROAD
from profiles.selectors.matching.lookup import Lookup
from profiles.selectors.matching.names import Reading, Readings
from profiles.selectors.matching.terms import Candidate, Query

SMALLEST_ABROAD = 5000
"""A smaller place overseas is hardly meant by the name of the country that is given, unless it is widely known."""


def country_of(query: Query, readings: Readings) -> tuple[Country, Readings]:
    """The country of the query; where the column is empty, that which «Varna, Bulgaria» holds itself."""
    country = read_country(query.country)
    if not readings.narrowed:
        return country, readings
    qualifier = readings.narrowed[0].qualifier
    codes = codes_of(qualifier)
    # «کرمان، ایران» in Iran says nothing more, and «Saint-Denis, La Réunion» in France says where in France.
    is_in_it = codes == country.codes or set(codes) <= parts_abroad(country.codes)
    if not codes or (country.is_given and not is_in_it):
        return country, readings
    plain = tuple(Reading(reading.key, "as_written") for reading in readings.narrowed)
    own = country if codes == country.codes else read_country(qualifier)
    return own, replace(readings, others=plain, narrowed=())


def parts_abroad(codes: tuple[str, ...]) -> set[str]:
    """The codes of areas that lists often give under the name of one of these countries."""
    return {part for code in codes for part in PARTS_ABROAD.get(code, ())}


def is_known_abroad(candidate: Candidate, lookup: Lookup) -> bool:
    """Whether a list may mean it under another country's name: Nouméa in France, not the Normandie of Nouméa."""
    if candidate.city is not None or candidate.place is None or candidate.population >= SMALLEST_ABROAD:
        return True
    return lookup.renown([candidate.place])[candidate.place].names >= MANY_NAMES
