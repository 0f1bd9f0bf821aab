"""Organisations."""

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from profiles.admin.lists import RelatedList, belonging_to
from profiles.admin.record import RecordAdmin
from profiles.admin.transfer import Transfer
from profiles.models import GovernmentRelation, Organisation, Participation, Territory
from profiles.resources import OrganisationResource


@admin.register(Organisation)
class OrganisationAdmin(Transfer, RecordAdmin):
    """Partners that are no city."""

    resource_classes = [OrganisationResource]
    list_display = ["words", "acronym", "kind", "territory"]
    list_filter = ["kind", belonging_to(Territory, "territory")]
    list_select_related = ("territory",)
    fieldsets = [
        (None, {"fields": [("name_en", "name_fa"), ("acronym", "kind"), ("territory", "website")]}),
        (_("Note"), {"fields": [("note_en", "note_fa")]}),
    ]
    related_lists = (
        RelatedList(Participation, _("participations in activities"), lambda body: Q(organisation=body)),
        RelatedList(GovernmentRelation, _("relations with the national government"), lambda body: Q(institution=body)),
    )
