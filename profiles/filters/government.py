"""Filter of relations with the national government."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from profiles.choices import Continent, RelationMode, RelationTopic
from profiles.filters.base import PeriodFilter, Where, cities, territory_of_city, words
from profiles.filters.named import RecordsParameter
from profiles.filters.parameters import CodesParameter
from profiles.models import City, Organisation


class GovernmentRelationFilter(PeriodFilter):
    """Which relations, and in which order."""

    facet_fields = {"mode": "mode", "topic": "topic"}

    q = words(("city", City), help_text=_("Words of the title, the summary or the city's name."))
    city = cities(_("city"), lambda found: Q(city__in=found))
    mode = Where(CodesParameter(RelationMode, label=_("mode")), lambda codes: Q(mode__in=codes))
    topic = Where(CodesParameter(RelationTopic, label=_("topic")), lambda codes: Q(topic__in=codes))
    organisation = Where(RecordsParameter(Organisation, label=_("institution")), lambda found: Q(institution__in=found))
    territory = territory_of_city("city")
    continent = Where(
        CodesParameter(Continent, label=_("continent")), lambda codes: Q(city__territory__continent__in=codes)
    )
