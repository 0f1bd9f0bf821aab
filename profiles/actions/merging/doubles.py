"""When two rows say the same, once both of them point at the record that is kept; and when they contradict."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from profiles.choices.codes import CodesField
from profiles.dates import EdtfField
from profiles.models import (
    CITED,
    Citation,
    CityAlias,
    Condition,
    Membership,
    NationalFramework,
    Observation,
    Participation,
    Tie,
)
from profiles.models.base import Tracked
from profiles.selectors.former import tracked_columns
from profiles.selectors.wording import in_words

EMPTY: tuple[Any, ...] = (None, "", [])

IDENTITY: dict[type[Tracked], tuple[str, ...]] = {
    Citation: (*(f"{noun}_id" for noun in CITED), "source_id", "locator"),
    CityAlias: ("city_id", "name", "language"),
    Condition: ("city_id", "kind", "as_of"),
    Membership: ("city_id", "network_id"),
    NationalFramework: ("territory_id", "started"),
    Observation: (
        "indicator_id", "city_id", "territory_id", "network_id", "as_of", "unit", "area_en", "claimed_by_id", "value",
    ),
    Participation: ("activity_id", *(f"{party}_id" for party in Participation.PARTIES)),
    Tie: ("city_a_id", "city_b_id", "kind", "started"),
}  # fmt: skip
"""The columns of which the database lets no two rows have the same; a test says that no model is missing.

Memberships of one city in one network are doubles if their periods overlap.
"""

DECISIVE: dict[type[Tracked], tuple[str, ...]] = {
    Condition: ("level",),
    Membership: ("started", "ended", "standing"),
    NationalFramework: ("autonomy",),
    Tie: ("ended", "status"),
}
"""Columns in which doubles may not differ: nobody but an editor can say which of them is right."""


def identity(row: Tracked) -> tuple[Any, ...] | None:
    """What no second row may say; None where any number of rows may say the same."""
    columns = IDENTITY.get(type(row))
    if columns is None:
        return None
    values = tuple(getattr(row, column) for column in columns)
    return (*sorted(values[:2]), *values[2:]) if isinstance(row, Tie) else values


def is_double(row: Tracked, other: Tracked) -> bool:
    """Whether two rows of one identity cannot stand beside each other."""
    if isinstance(row, Membership) and isinstance(other, Membership):
        if row.started == other.started:
            return True
        (start, end), (other_start, other_end) = row.certain_days(), other.certain_days()
        return other_start < end and start < other_end
    return True


def contradicts_itself(row: Tracked) -> bool:
    """Whether a row that was turned to the kept record would say something of it and itself."""
    if isinstance(row, Tie):
        return bool(row.city_a_id == row.city_b_id)
    return isinstance(row, Participation) and row.city_id is not None and row.city_id == row.activity.city_id


def contradictions(stays: Tracked, goes: Tracked) -> list[str]:
    """The columns in which two doubles say different things that cannot both be right, a sentence each."""
    found = []
    for name in DECISIVE.get(type(stays), ()):
        field: Any = type(stays)._meta.get_field(name)
        one, other = getattr(stays, name), getattr(goes, name)
        if one == other or (isinstance(field, EdtfField) and "" in (one, other) and not _says_it_goes_on(stays, name)):
            continue
        found.append(
            _("%(noun)s «%(record)s»: under «%(field)s» one says «%(one)s», the other «%(other)s». Settle that first.")
            % {
                "noun": stays._meta.verbose_name,
                "record": stays,
                "field": field.verbose_name,
                "one": in_words(field, one, {}) or "—",
                "other": in_words(field, other, {}) or "—",
            }
        )
    return found


def _says_it_goes_on(row: Tracked, column: str) -> bool:
    """Whether an empty date says something: a membership without an end is one that lasts."""
    return isinstance(row, Membership) and column == "ended"


def fill(stays: Tracked, goes: Tracked) -> set[str]:
    """Give the row that stays what only the other one says; returns the names of the columns."""
    filled = set()
    for column in tracked_columns(type(stays)):
        if column.name in ("slug", "state") or column.is_relation:
            continue
        mine, theirs = getattr(stays, column.attname), getattr(goes, column.attname)
        if isinstance(column, CodesField):
            union = (
                [code for code in column.vocabulary.codes() if code in {*mine, *theirs}] if column.vocabulary else []
            )
            if union and union != mine:
                setattr(stays, column.attname, union)
                filled.add(column.name)
        elif mine in EMPTY and theirs not in EMPTY:
            setattr(stays, column.attname, theirs)
            filled.add(column.name)
    return filled
