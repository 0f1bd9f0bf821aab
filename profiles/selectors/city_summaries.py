"""What a list of cities says of each: the fields it acts in, its ties and its networks."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from profiles.choices import Field
from profiles.models import Activity, City, Membership, Tie


@dataclass(frozen=True, slots=True)
class CitySummary:
    """A city with the numbers of its public activities (those it leads), ties and memberships."""

    city: City
    fields: tuple[Field, ...]
    activities: int
    ties: int
    memberships: int


def summarise_cities(cities: Sequence[City]) -> list[CitySummary]:
    """The cities in their order, in four queries whatever their number."""
    keys = [city.pk for city in cities]
    activities: dict[int, dict[str, int]] = {}
    led = Activity.objects.published().filter(city__in=keys).order_by()
    for key, code, count in led.values_list("city", "field").annotate(count=Count("pk")):
        activities.setdefault(key, {})[code] = count
    ties: dict[int, int] = {}
    for side in ("city_a", "city_b"):
        tied = Tie.objects.published().filter(**{f"{side}__in": keys}).order_by()
        for key, count in tied.values_list(side).annotate(count=Count("pk")):
            ties[key] = ties.get(key, 0) + count
    joined = Membership.objects.published().filter(city__in=keys).order_by()
    memberships = dict(joined.values_list("city").annotate(count=Count("pk")))
    return [
        CitySummary(
            city,
            tuple(field for field in Field if field.value in activities.get(city.pk, {})),
            sum(activities.get(city.pk, {}).values()),
            ties.get(city.pk, 0),
            memberships.get(city.pk, 0),
        )
        for city in cities
    ]
