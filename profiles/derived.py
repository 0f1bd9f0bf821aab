"""Derived columns: stored values that are computed from other columns of the same record.

A derived column is right by construction. Reading the attribute computes it, and every road to the database
(``save``, raw saves of fixtures, ``bulk_create``, ``bulk_update``) reads the attribute; nobody writes it by hand, forms
do not show it and dumps leave it out. In migrations and in history it is a plain column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models.query_utils import DeferredAttribute

Compute = Callable[[Any], Any]


class DerivedAttribute(DeferredAttribute):
    """Class attribute of a derived column: computes on reading, keeps what the database gave only as a stand-in."""

    field: Derived[Any]

    def __get__(self, instance: models.Model | None, cls: Any = None) -> Any:
        if instance is None:
            return self
        if instance.get_deferred_fields():
            # The sources may be among the columns that were not asked for; computing would then cost a query a row.
            return super().__get__(instance, cls)
        return self.field.compute(instance)

    def __set__(self, instance: models.Model, value: Any) -> None:
        # Kept, so that Django can tell a loaded column from a deferred one; never shown while the sources are there.
        instance.__dict__[self.field.attname] = value

    def __delete__(self, instance: models.Model) -> None:
        instance.__dict__.pop(self.field.attname, None)


T = TypeVar("T")

if TYPE_CHECKING:
    # The stubs make fields generic; Django does not.
    _Field = models.Field[T, T]
    _CharField = models.CharField[str, str]
    _TextField = models.TextField[str, str]
    _IntegerField = models.IntegerField[int | None, int | None]
else:
    _CharField, _TextField, _IntegerField = models.CharField, models.TextField, models.IntegerField

    class _Field:
        # Not typing's Generic: that changes the memory layout, and fields could no longer be copied.
        def __class_getitem__(cls, item: Any) -> Any:
            return cls


class Derived(_Field[T]):
    """Mixin that turns a field into a derived column.

    ``compute`` takes the instance and returns the value. It may read columns of that instance only (no relation: a
    change over there would not be noticed), and it must accept any value that a form can hold, valid or not.
    """

    plain_class: ClassVar[type[models.Field[Any, Any]]]
    descriptor_class = DerivedAttribute

    def __init__(self, compute: Compute, **kwargs: Any) -> None:
        self.compute = compute
        kwargs["editable"] = False
        kwargs["serialize"] = False
        kwargs.setdefault("blank", True)
        super().__init__(**kwargs)

    def __copy__(self) -> Any:
        # History copies fields this way: there the value of the day counts, so the copy is a plain column.
        plain: Any = super().__copy__()
        plain.__class__ = self.plain_class
        return plain

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        # Abstract models hand their fields down this way: the copy derives like the original.
        derived = super().__deepcopy__(memo)
        derived.__class__ = self.__class__
        return derived

    def clone(self) -> Any:
        _name, _path, args, kwargs = self.deconstruct()
        return self.plain_class(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, f"django.db.models.{self.plain_class.__name__}", list(args), kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        # Unlike reading, saving is worth a query for sources that were not loaded.
        return self.compute(model_instance)


class DerivedCharField(Derived[str], _CharField):
    """Derived short text; takes ``max_length`` like any CharField (the computation must keep to it)."""

    plain_class = models.CharField


class DerivedTextField(Derived[str], _TextField):
    """Derived text of any length."""

    plain_class = models.TextField


class DerivedIntegerField(Derived[int | None], _IntegerField):
    """Derived whole number of 32 bits."""

    plain_class = models.IntegerField


def derived_columns(model: type[models.Model]) -> set[str]:
    """Return the names of the derived columns of a model."""
    return {field.name for field in model._meta.concrete_fields if isinstance(field, Derived)}


def with_derived(model: type[models.Model], update_fields: Iterable[str]) -> set[str]:
    """Return ``update_fields`` together with all derived columns of the model.

    ``save(update_fields=["name_en"])`` would otherwise leave the search column as it was.
    """
    return {*update_fields, *derived_columns(model)}
