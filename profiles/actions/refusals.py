"""What the database refused, in words that a person can act on."""

from collections.abc import Iterable

from django.db import IntegrityError, models
from django.utils.translation import gettext as _


def refusal_in_words(error: IntegrityError, models_asked: Iterable[type[models.Model]]) -> str:
    """What the database refused, in the words of the constraint where it names one."""
    for model in models_asked:
        for constraint in model._meta.constraints:
            if constraint.name in str(error) and constraint.violation_error_message:
                return str(constraint.violation_error_message)
    if "membership_periods_do_not_overlap" in str(error):
        return _("Memberships of one city in one network do not overlap: compare their dates.")
    return _("The database holds such an entry already, or one that contradicts it. Compare, and change one.")
