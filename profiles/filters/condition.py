"""Filter of enabling conditions."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from profiles.choices import ConditionKind, ConditionLevel, Continent
from profiles.filters.base import CitedFilter, Where, cities, territory_of_city, words
from profiles.filters.dated import dated_in
from profiles.filters.parameters import CodesParameter
from profiles.models import City


class ConditionFilter(CitedFilter):
    """Which assessments, and in which order."""

    orderings = {"name": ("city__sort_{language}", "kind"), "as_of": ("as_of_earliest",)}
    facet_fields = {"condition": "kind", "level": "level"}

    q = words(("city", City), help_text=_("Words of the city's name."))
    city = cities(_("city"), lambda found: Q(city__in=found))
    condition = Where(CodesParameter(ConditionKind, label=_("condition")), lambda codes: Q(kind__in=codes))
    level = Where(CodesParameter(ConditionLevel, label=_("level")), lambda codes: Q(level__in=codes))
    year = dated_in("as_of", _("Assessed as of that year."))
    territory = territory_of_city("city")
    continent = Where(
        CodesParameter(Continent, label=_("continent")), lambda codes: Q(city__territory__continent__in=codes)
    )
