"""What the home page shows: the size of the database, its fields, some of its cities, and what is new."""

from dataclasses import dataclass

from django.db.models import Count, F
from django.db.models.functions import TruncDate

from profiles.choices import Field, Verdict
from profiles.models import Activity, Campaign, City, EssayCheck, Membership, Network
from profiles.selectors.counts import count_public

FEATURED = 9
NEWEST = 6


@dataclass(frozen=True, slots=True)
class FieldCount:
    """A field with its public activities and networks."""

    field: Field
    activities: int
    networks: int


@dataclass(frozen=True, slots=True)
class VerdictCount:
    """How many claims of the essay a verdict was given to."""

    verdict: Verdict
    count: int


@dataclass(frozen=True, slots=True)
class FeaturedCity:
    """A city with much to read about: the fields it acts in, and its activities and memberships."""

    city: City
    fields: int
    activities: int
    memberships: int


@dataclass(frozen=True)
class HomePage:
    """The database in a page; ``acting`` are the cities on the map, those that lead an activity or campaign."""

    counts: dict[str, int]
    fields: tuple[FieldCount, ...]
    featured: tuple[FeaturedCity, ...]
    newest: tuple[Activity | Campaign, ...]
    verdicts: tuple[VerdictCount, ...]
    acting: tuple[City, ...]

    @property
    def checked(self) -> int:
        """How many claims of the essay were checked."""
        return sum(verdict.count for verdict in self.verdicts)


def home_page() -> HomePage:
    """The home page's content, in ten queries."""
    by_field = dict(Activity.objects.published().order_by().values_list("field").annotate(count=Count("pk")))
    networks = dict(Network.objects.published().order_by().values_list("field").annotate(count=Count("pk")))
    verdicts = dict(EssayCheck.objects.published().order_by().values_list("verdict").annotate(count=Count("pk")))
    # Of those entered on one day, what happened last comes first.
    newest_first = (TruncDate("created_at").desc(), F("started_earliest").desc(nulls_last=True), "slug")
    newest: list[Activity | Campaign] = [
        *Activity.objects.published().select_related("city").order_by(*newest_first)[:NEWEST],
        *Campaign.objects.published().select_related("city").order_by(*newest_first)[:NEWEST],
    ]
    newest.sort(key=lambda record: (record.created_at.date(), record.started_earliest or 0), reverse=True)
    active = Activity.objects.published().order_by().values("city")
    acting = City.objects.published().located().filter(pk__in=active).order_by("slug")
    return HomePage(
        counts=count_public(),
        fields=tuple(FieldCount(field, by_field.get(field.value, 0), networks.get(field.value, 0)) for field in Field),
        featured=_featured(),
        newest=tuple(newest[:NEWEST]),
        verdicts=tuple(
            VerdictCount(verdict, verdicts[verdict.value]) for verdict in Verdict if verdicts.get(verdict.value)
        ),
        acting=tuple(acting),
    )


def _featured() -> tuple[FeaturedCity, ...]:
    """The cities active in the most fields, then with the most activities, then in the most networks."""
    # Counted apart: in one query the activities of a city would be multiplied with its memberships.
    active = list(
        Activity.objects.published()
        .filter(city__state="published")
        .order_by()
        .values("city")
        .annotate(fields=Count("field", distinct=True), activities=Count("pk"))
        .values_list("city", "fields", "activities")
        .order_by("-fields", "-activities")
    )
    if not active:
        return ()
    least = active[min(FEATURED, len(active)) - 1][1:]
    near = [row for row in active if row[1:] >= least]
    keys = [row[0] for row in near]
    memberships = dict(
        Membership.objects.published().filter(city__in=keys).order_by().values_list("city").annotate(count=Count("pk"))
    )
    cities = {city.pk: city for city in City.objects.filter(pk__in=keys).select_related("territory")}
    found = [FeaturedCity(cities[key], fields, activities, memberships.get(key, 0)) for key, fields, activities in near]
    found.sort(key=lambda one: (-one.fields, -one.activities, -one.memberships, one.city.slug))
    return tuple(found[:FEATURED])
