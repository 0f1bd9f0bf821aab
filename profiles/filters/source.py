"""Filter of sources."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from profiles.choices import SourceGrade, SourceKind
from profiles.filters.base import RecordFilter, Where
from profiles.filters.dated import dated_in
from profiles.filters.parameters import CodesParameter, LanguagesParameter


class SourceFilter(RecordFilter):
    """Which sources, and in which order."""

    orderings = {**RecordFilter.orderings, "published": ("published_earliest",)}
    facet_fields = {"kind": "kind", "grade": "grade", "language": "language"}

    kind = Where(CodesParameter(SourceKind, label=_("kind")), lambda codes: Q(kind__in=codes))
    grade = Where(CodesParameter(SourceGrade, label=_("grade")), lambda codes: Q(grade__in=codes))
    language = Where(
        LanguagesParameter(label=_("language"), help_text=_("Codes of BCP 47, e.g. fa,en.")),
        lambda languages: Q(language__in=languages),
    )
    year = dated_in("published", _("Published in that year."))
