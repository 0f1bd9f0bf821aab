"""Filter of cities."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from profiles.choices import CityRole, CityStatus, ConditionKind, ConditionLevel, Continent, Field
from profiles.filters.base import CitedFilter, Where, cities, holding, territory_of_city
from profiles.filters.named import RecordsParameter, TerritoriesParameter
from profiles.filters.parameters import CodesParameter, YesNoParameter
from profiles.models import Activity, City, Condition, Membership, Network, Participation, Tie


def _in_fields(codes: list[str]) -> Q:
    active = Activity.objects.published().filter(field__in=codes)
    taking_part = Participation.objects.filter(activity__in=active.values("pk"), city__isnull=False)
    return Q(pk__in=active.values("city")) | Q(pk__in=taking_part.values("city"))


def _in_networks(networks: list[Network]) -> Q:
    return Q(pk__in=Membership.objects.published().filter(network__in=networks).values("city"))


def _tied_to(partners: list[City]) -> Q:
    ties = Tie.objects.published()
    return Q(pk__in=ties.filter(city_a__in=partners).values("city_b")) | Q(
        pk__in=ties.filter(city_b__in=partners).values("city_a")
    )


class CityFilter(CitedFilter):
    """Which cities, and in which order."""

    orderings = {
        **CitedFilter.orderings,
        "territory": ("territory__sort_{language}", "sort_{language}"),
    }
    facet_fields = {"status": "status", "continent": "territory__continent", "role": "roles"}

    territory = territory_of_city("")
    region = Where(
        TerritoriesParameter(label=_("region"), help_text=_("Codes or slugs of regions, e.g. ES-CT.")),
        lambda regions: Q(region__in=regions),
    )
    continent = Where(CodesParameter(Continent, label=_("continent")), lambda codes: Q(territory__continent__in=codes))
    status = Where(CodesParameter(CityStatus, label=_("status")), lambda codes: Q(status__in=codes))
    role = Where(CodesParameter(CityRole, label=_("role")), holding("roles"))
    field = Where(
        CodesParameter(Field, label=_("field"), help_text=_("It leads or takes part in an activity of the field.")),
        _in_fields,
    )
    network = Where(
        RecordsParameter(Network, label=_("network"), help_text=_("Slugs of networks that it is or was in.")),
        _in_networks,
    )
    partner = cities(_("partner city"), _tied_to)
    condition = Where(
        CodesParameter(ConditionKind, label=_("condition"), help_text=_("It is assessed; see also «level».")),
        lambda codes: Q(pk__in=Condition.objects.published().filter(kind__in=codes).values("city")),
    )
    level = Where(
        CodesParameter(ConditionLevel, label=_("level of the condition")),
        lambda codes: Q(pk__in=Condition.objects.published().filter(level__in=codes).values("city")),
    )
    is_historical = Where(YesNoParameter(label=_("historical")), lambda is_historical: Q(is_historical=is_historical))
    has_coordinates = Where(
        YesNoParameter(label=_("on the map")), lambda is_located: Q(latitude__isnull=not is_located)
    )

    def filter_queryset(self, queryset: QuerySet[City]) -> QuerySet[City]:
        found = super().filter_queryset(queryset)
        if self.errors:
            return found
        kinds, levels = self.form.cleaned_data["condition"], self.form.cleaned_data["level"]
        if kinds and levels:
            # Of one and the same assessment, not a kind of one and a level of another.
            assessed = Condition.objects.published().filter(kind__in=kinds, level__in=levels)
            found = found.filter(pk__in=assessed.values("city"))
        return found
