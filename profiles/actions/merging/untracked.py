"""Rows without history that follow a merge: lists that were imported, answers to their questions, former addresses."""

from __future__ import annotations

import json
from typing import Any

from django.apps import apps
from django.core import serializers

from profiles.actions.merging.planning import Plan
from profiles.models import FormerAddress, Merge, Record, Territory
from profiles.selectors.pointing import untracked_pointing

ADDRESSES = "formeraddress.leads_to"
GONE = "gone"


def turn_untracked(plan: Plan) -> dict[str, list[Any]]:
    """Turn the rows without history to the kept record; returns what brings them back: keys by model and column."""
    moved: dict[str, list[Any]] = {}
    for pointing in untracked_pointing(type(plan.kept)):
        for column in pointing.columns:
            rows = pointing.model._default_manager.filter(**{column: plan.other.pk})
            if pointing.model._meta.get_field(column).one_to_one:
                # Of which each record has one at most: it tells of the record that goes, and goes with it.
                moved.setdefault(GONE, []).extend(json.loads(serializers.serialize("json", rows)))
                rows.delete()
            elif keys := list(rows.values_list("pk", flat=True)):
                moved[f"{pointing.model._meta.model_name}.{column}"] = keys
                rows.update(**{column: plan.kept.pk})
    return moved


def lead_on(going: Record, to: Record) -> list[int]:
    """Let the addresses of a record that goes, and those that led to it, lead on; returns the keys of the latter."""
    addresses = FormerAddress.objects.filter(noun=going.noun)
    leading = addresses.filter(leads_to=going.slug)
    turned = list(leading.values_list("pk", flat=True))
    leading.update(leads_to=to.slug)
    for slug in _addresses(going):
        FormerAddress.objects.update_or_create(noun=going.noun, slug=slug, defaults={"leads_to": to.slug})
    return turned


def lead_back(merge: Merge, noun: str, going: str, slugs: set[str]) -> None:
    """Undo ``lead_on``: the addresses are the record's own again."""
    addresses = FormerAddress.objects.filter(noun=noun)
    addresses.filter(slug__in=slugs).delete()
    addresses.filter(pk__in=merge.moved.get(f"{ADDRESSES} {noun} {going}", [])).update(leads_to=going)


def turn_back(merge: Merge) -> None:
    """Turn the rows back that still point at the kept record; what was turned elsewhere since stays there."""
    for row in serializers.deserialize("python", merge.moved.get(GONE, [])):
        row.save()
    for place, keys in merge.moved.items():
        if place.startswith(ADDRESSES) or place == GONE:
            continue
        name, column = place.split(".")
        model: Any = apps.get_model("profiles", name)
        model._default_manager.filter(pk__in=keys, **{column: merge.kept}).update(**{column: merge.other})


def _addresses(record: Record) -> set[str]:
    """The last parts of the addresses under which a record was found."""
    return {record.slug, record.code.lower()} if isinstance(record, Territory) else {record.slug}
