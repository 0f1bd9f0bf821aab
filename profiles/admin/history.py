"""How the history of a record is told: codes and dates in words."""

from typing import Any

from django.utils.translation import gettext as _
from simple_history.template_utils import HistoricalRecordContextHelper

from profiles.choices.codes import CodesField, split_codes
from profiles.dates import EdtfField, display
from profiles.text import listed


class HistoryInWords(HistoricalRecordContextHelper):  # type: ignore[misc]  # simple-history carries no types
    """The values before and after a change, as a reader of the desk knows them."""

    max_displayed_delta_change_chars = 400

    def prepare_delta_change_value(self, change: Any, value: Any) -> Any:
        field = self.model._meta.get_field(change.field)
        if isinstance(field, CodesField) and field.vocabulary is not None:
            labels = {code: str(label) for code, label in field.vocabulary.choices()}
            return listed(labels.get(code, code) for code in split_codes(value))
        if isinstance(field, EdtfField):
            return display(value or "")
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if field.choices and value:
            return str(dict(field.flatchoices).get(value, value))
        return super().prepare_delta_change_value(change, value)
