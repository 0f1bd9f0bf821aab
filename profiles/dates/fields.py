"""Model fields for dates: the text as EDTF, and the day numbers by which it sorts and filters."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from django.core.exceptions import ValidationError
from django.db import models

from profiles.dates.notation import EdtfError, parse
from profiles.derived import DerivedIntegerField

if TYPE_CHECKING:
    # The stubs make fields generic; Django does not.
    _CharField = models.CharField[str, str]
else:
    _CharField = models.CharField

EDTF_LENGTH = 32

Bound = Literal["earliest", "latest"]


class EdtfField(_CharField):
    """A date as canonical EDTF text; empty means unknown.

    Whatever is assigned is read by ``parse`` and stored in its canonical form; text that is no date is refused by
    validation and, should that be skipped, by saving (``ValidationError``, code ``edtf``). In migrations it is a
    plain CharField.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", EDTF_LENGTH)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", list(args), kwargs

    def to_python(self, value: Any) -> str:
        if value is None or value == "":
            return ""
        try:
            return parse(str(value)).text
        except EdtfError as error:
            raise ValidationError(error.reason, code="edtf") from error

    def get_prep_value(self, value: Any) -> Any:
        # Also the road of look-ups, where half a date («199») may be asked for: canonical where it can be.
        try:
            return super().get_prep_value(value)
        except ValidationError:
            return str(value)

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        if isinstance(value, str):
            value = self.to_python(value)
        return super().get_db_prep_save(value, connection)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = self.to_python(value)
            setattr(model_instance, self.attname, value)
        return value


class EdtfBoundField(DerivedIntegerField):
    """The first or last day that the date of an ``EdtfField`` can mean, as a day number; null where there is none.

    ``started_earliest = EdtfBoundField("started", "earliest")``. Null where the date is empty, open on that side, or
    not (yet) valid.
    """

    def __init__(self, source: str, bound: Bound, **kwargs: Any) -> None:
        kwargs["null"] = True
        super().__init__(partial(_bound_of, source, bound), **kwargs)


def _bound_of(source: str, bound: Bound, instance: Any) -> int | None:
    try:
        date = parse(getattr(instance, source) or "")
    except EdtfError:
        # Validation of the source names the error; the record must live long enough for that.
        return None
    return date.earliest if bound == "earliest" else date.latest
