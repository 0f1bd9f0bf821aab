"""Two at once: one saves after the other, and nobody overwrites what somebody stored while the form was open."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.http import HttpRequest

from profiles.models import Tracked
from profiles.selectors.former import Part, history_of, is_there, rows_of_part

SEEN = "_seen"
"""Name of the hidden input with the last changes that the form knows of."""
OPENED = "_opened"
"""The same for the form that was opened first, while its editor chooses between two versions."""


LONGEST_KEY = 18
"""Digits of a key that every database can look for."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A state of a record and of the rows on its form: the key of the last change of each of them.

    ``parts`` stands in the order of the rows' models on the form. As a text it is ``812.55.0``.
    """

    record: int
    parts: tuple[int, ...] = ()

    def __str__(self) -> str:
        return ".".join(map(str, (self.record, *self.parts)))

    @classmethod
    def read(cls, text: str, parts: int) -> "Moment | None":
        """The moment that a form names; None if it names none for that many kinds of rows."""
        numbers = text.split(".") if text.isascii() and len(text) < 200 else []
        if len(numbers) != parts + 1 or not all(number.isdigit() and len(number) <= LONGEST_KEY for number in numbers):
            return None
        first, *others = map(int, numbers)
        return cls(first, tuple(others))


def rows_on_the_form(desk: Any, request: HttpRequest, thing: Any) -> list[tuple[Any, Any, Part]]:
    """Each kind of rows on the form of a thing: its formset, its inline, and how it belongs to the thing."""
    found = desk.get_formsets_with_inlines(request, thing)
    return [(formset, inline, Part(formset.model, formset.fk.name)) for formset, inline in found]


def now(thing: Any, parts: list[Part]) -> Moment | None:
    """The moment of a thing's last change; None for one that is not stored yet, or whose changes are not kept."""
    if not isinstance(thing, Tracked) or thing.pk is None:
        return None
    newest = history_of(type(thing)).filter(id=thing.pk).aggregate(last=Max("history_id"))["last"]
    if newest is None:
        return None
    return Moment(
        newest, tuple(rows_of_part(part, thing.pk).aggregate(last=Max("history_id"))["last"] or 0 for part in parts)
    )


def record_then(thing: Tracked, moment: Moment) -> Any:
    """The row of history that the form of a thing was opened with; None if there is none."""
    return history_of(type(thing)).filter(id=thing.pk, history_id=moment.record).first()


def rows_then(part: Part, pk: int, last: int) -> dict[int, Any]:
    """The rows that the form was opened with: key → row of history."""
    newest = {row.id: row for row in rows_of_part(part, pk).filter(history_id__lte=last).order_by("history_id")}
    return {key: row for key, row in newest.items() if is_there(row, part, pk)}


def lock(model: type[Any], key: Any) -> Any:
    """The thing with that key, locked until the transaction ends, so that two forms are saved one after the other."""
    if not str(key).isascii() or not str(key).isdigit() or len(str(key)) > LONGEST_KEY:
        return None
    return model._default_manager.select_for_update(of=("self",)).filter(pk=int(key)).first()


def changes_since(thing: Tracked, parts: list[Part], moment: Moment) -> list[Any]:
    """The rows of history that came after a moment, the latest first, each with its author."""
    rows = list(
        history_of(type(thing)).filter(id=thing.pk, history_id__gt=moment.record).select_related("history_user")
    )
    for part, last in zip(parts, moment.parts, strict=True):
        rows += rows_of_part(part, thing.pk).filter(history_id__gt=last).select_related("history_user")
    return sorted(rows, key=lambda row: row.history_date, reverse=True)
