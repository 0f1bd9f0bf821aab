"""Filters of territories and their national frameworks."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from profiles.choices import AutonomyLevel, Continent, TerritoryKind
from profiles.filters.base import CitedFilter, PeriodFilter, Where, words
from profiles.filters.named import TerritoriesParameter
from profiles.filters.parameters import CodesParameter
from profiles.models import NationalFramework, Territory


class TerritoryFilter(CitedFilter):
    """Which territories, and in which order."""

    orderings = {**CitedFilter.orderings, "code": ("iso_code",)}
    facet_fields = {"kind": "kind", "continent": "continent"}

    kind = Where(CodesParameter(TerritoryKind, label=_("kind")), lambda codes: Q(kind__in=codes))
    continent = Where(CodesParameter(Continent, label=_("continent")), lambda codes: Q(continent__in=codes))
    territory = Where(
        TerritoriesParameter(label=_("country"), help_text=_("ISO 3166 codes or slugs: it is that or lies in it.")),
        lambda territories: Q(pk__in=[territory.pk for territory in territories]) | Q(parent__in=territories),
    )
    autonomy = Where(
        CodesParameter(AutonomyLevel, label=_("room that its law gives to cities")),
        lambda codes: Q(pk__in=NationalFramework.objects.published().filter(autonomy__in=codes).values("territory")),
    )


class NationalFrameworkFilter(PeriodFilter):
    """Which national frameworks, and in which order."""

    orderings = {**PeriodFilter.orderings, "name": ("territory__sort_{language}",)}
    facet_fields = {"autonomy": "autonomy", "continent": "territory__continent"}

    q = words(("territory", Territory), help_text=_("Words of the territory's name."))
    territory = Where(
        TerritoriesParameter(label=_("country or region"), help_text=_("ISO 3166 codes or slugs, e.g. ES.")),
        lambda territories: Q(territory__in=territories) | Q(territory__parent__in=territories),
    )
    continent = Where(CodesParameter(Continent, label=_("continent")), lambda codes: Q(territory__continent__in=codes))
    autonomy = Where(CodesParameter(AutonomyLevel, label=_("autonomy")), lambda codes: Q(autonomy__in=codes))
