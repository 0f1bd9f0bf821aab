"""Filters of milestones and of the checks of the essay."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from profiles.choices import Era, Verdict
from profiles.filters.base import CitedFilter, Narrow, Where, cities
from profiles.filters.dated import dated_in
from profiles.filters.parameters import CodesParameter, NumberParameter
from profiles.models import Milestone


class MilestoneFilter(CitedFilter):
    """Which milestones, and in which order."""

    orderings = {**CitedFilter.orderings, "date": ("date_earliest",)}
    default_ordering = "date"
    facet_fields = {"era": "era"}

    era = Where(CodesParameter(Era, label=_("era")), lambda codes: Q(era__in=codes))
    city = cities(
        _("city"),
        lambda found: Q(pk__in=Milestone.cities.through.objects.filter(city__in=found).values("milestone")),
    )
    year = dated_in("date", _("It happened in that year; −420 is 421 BC."))


class EssayCheckFilter(CitedFilter):
    """Which checks of the essay, and in which order."""

    orderings = {"paragraph": ("paragraph",)}
    default_ordering = "paragraph"
    facet_fields = {"verdict": "verdict", "paragraph": "paragraph"}

    paragraph = Narrow(
        NumberParameter(1, 23, label=_("paragraph of the essay"), help_text=_("1 to 23.")),
        lambda checks, number: checks.filter(paragraph=number),
    )
    verdict = Where(CodesParameter(Verdict, label=_("verdict")), lambda codes: Q(verdict__in=codes))
