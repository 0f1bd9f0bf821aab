"""Filters of networks and memberships."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from profiles.choices import Continent, Field, MembershipRole, NetworkKind, NetworkStatus, Standing
from profiles.filters.base import PeriodFilter, Where, cities, territory_of_city, words
from profiles.filters.named import RecordsParameter
from profiles.filters.parameters import CodesParameter, YesNoParameter
from profiles.models import City, Membership, Network


def _with_members(members: list[City]) -> Q:
    return Q(pk__in=Membership.objects.published().filter(city__in=members).values("network"))


class NetworkFilter(PeriodFilter):
    """Which networks, and in which order."""

    facet_fields = {"kind": "kind", "field": "field", "status": "status"}

    kind = Where(CodesParameter(NetworkKind, label=_("kind")), lambda codes: Q(kind__in=codes))
    field = Where(CodesParameter(Field, label=_("field")), lambda codes: Q(field__in=codes))
    status = Where(CodesParameter(NetworkStatus, label=_("status")), lambda codes: Q(status__in=codes))
    city = cities(_("city"), _with_members, _("Slugs of cities that are or were in it."))
    seat = cities(_("seat"), lambda seats: Q(seat__in=seats))
    is_in_essay = Where(YesNoParameter(label=_("named in the essay")), lambda is_named: Q(is_in_essay=is_named))


class MembershipFilter(PeriodFilter):
    """Which memberships, and in which order."""

    orderings = {
        **PeriodFilter.orderings,
        "name": ("city__sort_{language}", "network__sort_{language}"),
        "network": ("network__sort_{language}", "city__sort_{language}"),
    }
    facet_fields = {"role": "role", "standing": "standing", "field": "network__field"}

    q = words(("city", City), ("network", Network), help_text=_("Words of the names of the city and the network."))
    city = cities(_("city"), lambda found: Q(city__in=found))
    network = Where(
        RecordsParameter(Network, label=_("network"), help_text=_("Slugs of networks, e.g. c40.")),
        lambda networks: Q(network__in=networks),
    )
    role = Where(CodesParameter(MembershipRole, label=_("role")), lambda codes: Q(role__in=codes))
    standing = Where(CodesParameter(Standing, label=_("standing")), lambda codes: Q(standing__in=codes))
    field = Where(CodesParameter(Field, label=_("field")), lambda codes: Q(network__field__in=codes))
    territory = territory_of_city("city")
    continent = Where(
        CodesParameter(Continent, label=_("continent")), lambda codes: Q(city__territory__continent__in=codes)
    )
