"""Networks and memberships."""

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from profiles.admin.inlines import MembershipOfNetworkInline, ObservationInline
from profiles.admin.lists import RelatedList, belonging_to
from profiles.admin.record import RecordAdmin
from profiles.admin.transfer import Transfer
from profiles.models import City, Membership, Network, Observation, Participation
from profiles.resources import MembershipResource, NetworkResource


@admin.register(Network)
class NetworkAdmin(Transfer, RecordAdmin):
    """City networks, coalitions and campaigns of cities."""

    resource_classes = [NetworkResource]
    list_display = ["words", "acronym", "kind", "field", "status", "started_shown"]
    list_filter = ["kind", "field", "status", "is_in_essay", belonging_to(City, "seat")]
    list_select_related = ("seat",)
    kept_inlines = (MembershipOfNetworkInline, ObservationInline)
    fieldsets = [
        (None, {"fields": [("name_en", "name_fa"), ("acronym", "kind", "field")]}),
        (_("Life"), {"fields": [("started", "ended", "status"), ("seat", "website", "is_in_essay")]}),
        (_("Note"), {"fields": [("note_en", "note_fa")]}),
    ]
    related_lists = (
        RelatedList(Membership, _("memberships"), lambda network: Q(network=network)),
        RelatedList(Participation, _("participations in activities"), lambda network: Q(network=network)),
        RelatedList(Observation, _("figures"), lambda network: Q(network=network)),
    )


@admin.register(Membership)
class MembershipAdmin(Transfer, RecordAdmin):
    """Cities in networks."""

    resource_classes = [MembershipResource]
    list_display = ["city", "network", "role", "standing", "started_shown", "ended_shown"]
    list_filter = ["standing", "role", belonging_to(City, "city"), belonging_to(Network, "network")]
    list_select_related = ("city", "network")
    searched_through = ("city", "network")
    fieldsets = [
        (None, {"fields": [("city", "network"), ("role", "standing"), ("started", "ended")]}),
        (_("Designation and note"), {"fields": [("designation_en", "designation_fa"), ("note_en", "note_fa")]}),
    ]
