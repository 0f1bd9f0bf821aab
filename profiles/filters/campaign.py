"""Filter of branding campaigns."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from profiles.choices import Aim, Continent
from profiles.filters.base import PeriodFilter, Where, cities, holding, territory_of_city, words
from profiles.filters.named import RecordsParameter
from profiles.filters.parameters import CodesParameter
from profiles.models import Campaign, City, Organisation


class CampaignFilter(PeriodFilter):
    """Which campaigns, and in which order."""

    facet_fields = {"aim": "aims", "continent": "city__territory__continent"}

    q = words(("city", City), help_text=_("Words of its name or the city's."))
    city = cities(_("city"), lambda found: Q(city__in=found))
    aim = Where(CodesParameter(Aim, label=_("aim")), holding("aims"))
    organisation = Where(
        RecordsParameter(Organisation, label=_("owner")),
        lambda owners: Q(pk__in=Campaign.owners.through.objects.filter(organisation__in=owners).values("campaign")),
    )
    territory = territory_of_city("city")
    continent = Where(
        CodesParameter(Continent, label=_("continent")), lambda codes: Q(city__territory__continent__in=codes)
    )
