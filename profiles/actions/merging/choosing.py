"""The values of the record that is kept: its own, or, where an editor chose so, the other's or those of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from profiles.actions.restoring import KEPT, RevertError
from profiles.choices.codes import CodesField
from profiles.models import Record
from profiles.selectors.former import relations_kept, tracked_columns

OF_KEPT, OF_OTHER, OF_BOTH = "kept", "other", "both"
TOGETHER = (("latitude", "longitude"), ("budget", "budget_currency", "budget_year"))
"""Columns that mean nothing without each other: chosen together, under the name of the first."""
EMPTY: tuple[Any, ...] = (None, "", [], set())


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that both records say, and that one of them must be taken for: a column, a few, or a relation."""

    name: str
    columns: tuple[models.Field[Any, Any], ...]
    values: tuple[Any, ...]
    others: tuple[Any, ...]
    is_relation: bool = False

    @property
    def differs(self) -> bool:
        return self.values != self.others

    @property
    def may_be_both(self) -> bool:
        """Whether the values of both can stand together."""
        several = self.is_relation or isinstance(self.columns[0], CodesField)
        return several and self.differs and not {_is_empty(self.values), _is_empty(self.others)} & {True}

    @property
    def suggested(self) -> str:
        """What a form offers first: nothing that only one of them says is lost."""
        if self.may_be_both:
            return OF_BOTH
        return OF_OTHER if self.differs and _is_empty(self.values) else OF_KEPT


def _is_empty(values: tuple[Any, ...]) -> bool:
    return all(value in EMPTY for value in values)


def choices_between(kept: Record, other: Record) -> list[Choice]:
    """Everything that is to be chosen, in the order of the columns."""
    found: dict[str, Choice] = {}
    columns = {column.name: column for column in tracked_columns(type(kept)) if column.name not in KEPT}
    for name, column in columns.items():
        names = next((group for group in TOGETHER if name in group and set(group) <= columns.keys()), (name,))
        if names[0] in found:
            continue
        group = tuple(columns[one] for one in names)
        found[names[0]] = Choice(
            names[0] if len(names) > 1 else column.name,
            group,
            tuple(getattr(kept, one.attname) for one in group),
            tuple(getattr(other, one.attname) for one in group),
        )
    for relation in relations_kept(type(kept)):
        found[relation] = Choice(
            relation, (type(kept)._meta.get_field(relation),),  # type: ignore[arg-type]  # a relation is a field as well
            (_held(kept, relation),), (_held(other, relation),), True,
        )  # fmt: skip
    return list(found.values())


def _held(record: Record, relation: str) -> set[int]:
    return set(getattr(record, relation).values_list("pk", flat=True))


def choose(kept: Record, other: Record, chosen: Mapping[str, str]) -> dict[str, set[int]]:
    """Give ``kept`` the chosen values, without storing; returns the keys of its relations to many.

    Where nothing is chosen, a column keeps its value, and a relation to many holds what both held. Raises
    ``RevertError`` for a choice that cannot be made.
    """
    offered = {choice.name: choice for choice in choices_between(kept, other)}
    if unknown := sorted(chosen.keys() - offered.keys()):
        raise RevertError([_("There is nothing to choose under «%s».") % name for name in unknown])
    relations: dict[str, set[int]] = {}
    for name, choice in offered.items():
        wanted = chosen.get(name, OF_BOTH if choice.is_relation else OF_KEPT)
        if wanted not in (OF_KEPT, OF_OTHER) and not (wanted == OF_BOTH and (choice.may_be_both or choice.is_relation)):
            raise RevertError([_("Choose one of the two under «%s».") % choice.columns[0].verbose_name])
        if choice.is_relation:
            mine, theirs = choice.values[0], choice.others[0]
            relations[name] = mine | theirs if wanted == OF_BOTH else theirs if wanted == OF_OTHER else mine
            continue
        for column, mine, theirs in zip(choice.columns, choice.values, choice.others, strict=True):
            value = [*mine, *theirs] if wanted == OF_BOTH else theirs if wanted == OF_OTHER else mine
            if column.related_model is type(kept) and value in (kept.pk, other.pk):
                value = None  # it would lie in itself
            if isinstance(column, CodesField):
                value = column.to_python(value)
            setattr(kept, column.attname, value)
    return relations
