"""Filter of organisations."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from profiles.choices import OrganisationKind
from profiles.filters.base import CitedFilter, Where, cities
from profiles.filters.named import TerritoriesParameter
from profiles.filters.parameters import CodesParameter
from profiles.models import Activity, City, Participation


def _partners_of(found: list[City]) -> Q:
    activities = Activity.objects.published().filter(city__in=found)
    return Q(
        pk__in=Participation.objects.filter(activity__in=activities, organisation__isnull=False).values("organisation")
    )


class OrganisationFilter(CitedFilter):
    """Which organisations, and in which order."""

    facet_fields = {"kind": "kind"}

    kind = Where(CodesParameter(OrganisationKind, label=_("kind")), lambda codes: Q(kind__in=codes))
    city = cities(_("city"), _partners_of, _("Slugs of cities that lead an activity with it."))
    territory = Where(
        TerritoriesParameter(label=_("country or region"), help_text=_("ISO 3166 codes or slugs, e.g. ES.")),
        lambda territories: Q(territory__in=territories) | Q(territory__parent__in=territories),
    )
