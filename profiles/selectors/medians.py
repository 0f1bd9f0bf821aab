"""What is usual: the median number of activities in each field, of all active cities and of those of one country."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Any

from profiles.choices import Field
from profiles.models import Activity, City, DataVersion, Participation
from profiles.selectors.kept import made_once

FEWEST = 3
"""A median of fewer cities says nothing."""


@dataclass(frozen=True, slots=True)
class Medians:
    """By code of ``Field`` the median of activities, and the number of cities that it is of."""

    by_field: Mapping[str, float]
    cities: int


def field_medians(city: City, version: DataVersion | None = None) -> tuple[Medians | None, Medians | None]:
    """The medians of the city's country and of all cities with an activity; None of fewer than three cities.

    Two queries when the data have changed since it was last asked for, and one for the data version if not given.
    """
    version = version or DataVersion.current()
    by_country = _counts(version.number, version.changed_at)
    every = [counts for cities in by_country.values() for counts in cities]
    return _medians(by_country.get(city.territory_id, ())), _medians(every)


def _medians(cities: Iterable[Counter[str]]) -> Medians | None:
    counted = list(cities)
    if len(counted) < FEWEST:
        return None
    return Medians({str(field): float(median(one[field] for one in counted)) for field in Field}, len(counted))


@made_once(maxsize=1)
def _counts(number: int, changed_at: datetime) -> dict[int | None, list[Counter[str]]]:
    """By country, the public activities in each field of every city that leads one or takes part in one."""
    lead = Activity.objects.published().filter(city__state="published").order_by()
    joined = Participation.objects.filter(activity__state="published", city__state="published").order_by()
    pairs: set[tuple[Any, ...]] = {
        *lead.values_list("city", "city__territory", "pk", "field"),
        *joined.values_list("city", "city__territory", "activity", "activity__field"),
    }
    by_city: dict[tuple[int | None, int], Counter[str]] = defaultdict(Counter)
    for key, country, _activity, field in pairs:
        by_city[country, key][field] += 1
    by_country: dict[int | None, list[Counter[str]]] = defaultdict(list)
    for (country, _key), counts in by_city.items():
        by_country[country].append(counts)
    return dict(by_country)
