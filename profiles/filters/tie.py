"""Filter of ties."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from profiles.choices import Continent, TieKind, TieStatus
from profiles.filters.base import PeriodFilter, Where, cities, territory_of_city, words
from profiles.filters.parameters import CodesParameter
from profiles.models import City, Tie


def _involving(found: list[City]) -> Q:
    return Q(city_a__in=found) | Q(city_b__in=found)


class TieFilter(PeriodFilter):
    """Which ties, and in which order. ``city`` and ``partner`` together: a tie between the two."""

    orderings = {**PeriodFilter.orderings, "name": ("city_a__sort_{language}", "city_b__sort_{language}")}
    facet_fields = {"kind": "kind", "status": "status"}

    q = words(("city_a", City), ("city_b", City), help_text=_("Words of the names of its cities."))
    city = cities(_("city"), _involving)
    partner = cities(_("partner city"), _involving)
    kind = Where(CodesParameter(TieKind, label=_("kind")), lambda codes: Q(kind__in=codes))
    status = Where(CodesParameter(TieStatus, label=_("status")), lambda codes: Q(status__in=codes))
    territory = territory_of_city("city_a", "city_b")
    continent = Where(
        CodesParameter(Continent, label=_("continent")),
        lambda codes: Q(city_a__territory__continent__in=codes) | Q(city_b__territory__continent__in=codes),
    )

    def filter_queryset(self, queryset: QuerySet[Tie]) -> QuerySet[Tie]:
        found = super().filter_queryset(queryset)
        if self.errors:
            return found
        ours, theirs = self.form.cleaned_data["city"], self.form.cleaned_data["partner"]
        if ours and theirs:
            # One on each side: a city that both lists name does not make a tie by itself.
            found = found.filter(Q(city_a__in=ours, city_b__in=theirs) | Q(city_a__in=theirs, city_b__in=ours))
        return found
