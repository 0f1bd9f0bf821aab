"""Filters of indicators and observations."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from profiles.choices import Unit
from profiles.filters.base import CitedFilter, Where, cities, words
from profiles.filters.dated import dated_in
from profiles.filters.named import RecordsParameter, TerritoriesParameter
from profiles.filters.parameters import CodesParameter, YesNoParameter
from profiles.models import City, Indicator, Network, Source, Territory


class IndicatorFilter(CitedFilter):
    """Which indicators, and in which order."""

    facet_fields = {"unit": "unit"}

    unit = Where(CodesParameter(Unit, label=_("unit")), lambda codes: Q(unit__in=codes))
    is_comparable = Where(
        YesNoParameter(label=_("may be ranked")), lambda is_comparable: Q(is_comparable=is_comparable)
    )


class ObservationFilter(CitedFilter):
    """Which observations, and in which order."""

    orderings = {
        "name": ("indicator__sort_{language}",),
        "as_of": ("as_of_earliest",),
        "value": ("value",),
    }
    default_ordering = "-as_of"
    facet_fields = {"indicator": "indicator__slug", "unit": "unit"}

    q = words(
        ("indicator", Indicator),
        ("city", City),
        ("territory", Territory),
        ("network", Network),
        help_text=_("Words of the names of the indicator and of what the figure is about."),
    )
    indicator = Where(RecordsParameter(Indicator, label=_("indicator")), lambda found: Q(indicator__in=found))
    city = cities(_("city"), lambda found: Q(city__in=found))
    network = Where(RecordsParameter(Network, label=_("network")), lambda found: Q(network__in=found))
    territory = Where(
        TerritoriesParameter(
            label=_("country or region"), help_text=_("ISO 3166 codes or slugs: about it or a city there.")
        ),
        lambda found: (
            Q(territory__in=found)
            | Q(territory__parent__in=found)
            | Q(city__territory__in=found)
            | Q(city__region__in=found)
        ),
    )
    claimed_by = Where(
        RecordsParameter(Source, label=_("claimed by"), help_text=_("Slugs of sources, e.g. «essay».")),
        lambda found: Q(claimed_by__in=found),
    )
    unit = Where(CodesParameter(Unit, label=_("unit")), lambda codes: Q(unit__in=codes))
    is_forecast = Where(YesNoParameter(label=_("forecast")), lambda is_forecast: Q(is_forecast=is_forecast))
    year = dated_in("as_of", _("The figure held in that year."))
