"""Filter of activities."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from profiles.choices import ActivityKind, ActivityStatus, Actor, Continent, Driver, Field, Outcome, Part
from profiles.filters.base import PeriodFilter, Where, cities, holding, territory_of_city, words
from profiles.filters.named import RecordsParameter, TerritoriesParameter
from profiles.filters.parameters import CodesParameter
from profiles.models import City, Network, Organisation, Participation


def _taking_part(party: str) -> Callable[[list[Any]], Q]:
    def condition(parties: list[Any]) -> Q:
        return Q(pk__in=Participation.objects.filter(**{f"{party}__in": parties}).values("activity"))

    return condition


def _of_cities(found: list[City]) -> Q:
    return Q(city__in=found) | _taking_part("city")(found)


class ActivityFilter(PeriodFilter):
    """Which activities, and in which order."""

    default_ordering = "-started"
    facet_fields = {
        "field": "field",
        "kind": "kind",
        "status": "status",
        "outcome": "outcome",
        "driver": "drivers",
        "actor": "actors",
    }

    q = words(("city", City), help_text=_("Words of the title, the summary or the city's name."))
    city = cities(_("city"), _of_cities, _("Slugs of cities that lead it or take part."))
    partner = cities(_("partner city"), _of_cities, _("Slugs of cities that take part as well."))
    field = Where(CodesParameter(Field, label=_("field")), lambda codes: Q(field__in=codes))
    kind = Where(CodesParameter(ActivityKind, label=_("kind")), lambda codes: Q(kind__in=codes))
    status = Where(CodesParameter(ActivityStatus, label=_("status")), lambda codes: Q(status__in=codes))
    outcome = Where(CodesParameter(Outcome, label=_("outcome")), lambda codes: Q(outcome__in=codes))
    driver = Where(CodesParameter(Driver, label=_("driver")), holding("drivers"))
    actor = Where(CodesParameter(Actor, label=_("actor")), holding("actors"))
    role = Where(
        CodesParameter(Part, label=_("part"), help_text=_("Somebody has that part in it.")),
        lambda codes: Q(pk__in=Participation.objects.filter(part__in=codes).values("activity")),
    )
    network = Where(RecordsParameter(Network, label=_("network")), _taking_part("network"))
    organisation = Where(RecordsParameter(Organisation, label=_("organisation")), _taking_part("organisation"))
    target = Where(
        TerritoriesParameter(label=_("target territory"), help_text=_("ISO 3166 codes or slugs, e.g. BA.")),
        _taking_part("territory"),
    )
    territory = territory_of_city("city")
    continent = Where(
        CodesParameter(Continent, label=_("continent")), lambda codes: Q(city__territory__continent__in=codes)
    )
