"""The values of a property for many entities at once: columns for somebody's table."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q

from profiles.choices import Standing
from profiles.models import Membership, Tie
from profiles.models.tie import LASTING
from profiles.selectors.reconciliation.entities import COLUMNS, PROPERTIES, Entity, type_of_values

Values = Mapping[str, Sequence[Any]]
"""Id of an entity → its values: texts, numbers, entities."""


def columns_of(entities: Iterable[Entity], name: str) -> Values:
    """The values of a property of each of these entities; those without one have none.

    At most one query, however many entities. Of ties and memberships those that go on, as far as is known.
    """
    having = [entity for entity in entities if name in PROPERTIES[entity.type]]
    if name == "partners":
        return _partners(having)
    if name in ("networks", "members"):
        return _memberships(having, name)
    return {entity.id: _own(entity, name) for entity in having}


def _own(entity: Entity, name: str) -> list[Any]:
    value = getattr(entity.record, COLUMNS.get(name, name))
    if value is None or value == "":
        return []
    kind = type_of_values(name)
    if kind is None:
        return [value]
    return [Entity(kind, value)] if value.is_published else []


def _memberships(having: list[Entity], name: str) -> Values:
    own, other = ("city", "network") if name == "networks" else ("network", "city")
    by_key = {entity.record.pk: entity.id for entity in having}
    found: dict[str, dict[str, Entity]] = {identifier: {} for identifier in by_key.values()}
    memberships = (
        Membership.objects.published()
        .filter(**{f"{own}__in": by_key}, ended="", standing=Standing.LISTED)
        .select_related("city__territory", "network")
        .order_by(f"{other}__slug")
    )
    for membership in memberships if by_key else ():
        entity = Entity(other, getattr(membership, other))
        found[by_key[getattr(membership, f"{own}_id")]][entity.id] = entity
    return {identifier: list(values.values()) for identifier, values in found.items()}


def _partners(having: list[Entity]) -> Values:
    by_key = {entity.record.pk: entity.id for entity in having}
    found: dict[str, dict[str, Entity]] = {identifier: {} for identifier in by_key.values()}
    ties = (
        Tie.objects.published()
        .filter(Q(city_a__in=by_key) | Q(city_b__in=by_key), ended="", status__in=LASTING)
        .select_related("city_a__territory", "city_b__territory")
        .order_by("slug")
    )
    for tie in ties if by_key else ():
        for own, other in ((tie.city_a, tie.city_b), (tie.city_b, tie.city_a)):
            if own.pk in by_key:
                entity = Entity("city", other)
                found[by_key[own.pk]][entity.id] = entity
    return {identifier: sorted(values.values(), key=lambda one: one.id) for identifier, values in found.items()}
