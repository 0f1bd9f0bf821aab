"""Taking an import back: what it made goes, children first; what was changed or used since forbids it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from profiles.actions.importing.reading import ListError
from profiles.actions.recording import in_parts
from profiles.actions.removing import relations_to, remove_together
from profiles.actions.turns import take_turn
from profiles.choices.importing import ListState
from profiles.models import (
    Batch,
    Citation,
    City,
    CityAlias,
    ImportRow,
    ListImport,
    MatchQuestion,
    Membership,
    Source,
    Territory,
    Tie,
)
from profiles.models.base import Tracked
from profiles.models.feed import in_batch
from profiles.text import format_number, listed, localize_digits

MADE: tuple[type[Tracked], ...] = (Citation, CityAlias, Tie, Membership, City, Territory, Source)
"""What an import may make, children first."""
SHOWN = 5
Hindrance = tuple[type[models.Model], int]
"""What stands against undoing: a record that was changed, or that uses what the import made."""
MANY = 2000
"""Keys beyond which one pass through a table is faster than asking for them part by part."""


@dataclass(frozen=True, slots=True)
class Undoing:
    """What taking an import back would do."""

    removed: dict[type[Tracked], int]
    refusal: str
    """Why it cannot be done; empty if it can."""


def foresee_undo(list_import: ListImport) -> Undoing:
    """What would be removed if the import were taken back now, and what forbids it; nothing is written."""
    made = _made(list_import)
    hindrances = list(_hindrances(made, list_import))
    refusal = _refusal(list_import, hindrances) if hindrances else ""
    return Undoing({model: len(ids) for model, ids in made.items() if ids}, refusal)


def _made(current: ListImport) -> dict[type[Tracked], set[int]]:
    if current.batch is None:
        return {}
    made = {model: made_by(model, current.batch) for model in MADE}
    others = ListImport.objects.exclude(pk=current.pk).exclude(state=ListState.UNDONE)
    made[Source] -= set(others.values_list("source_id", flat=True))
    return made


@transaction.atomic
def undo_import(list_import: ListImport, *, person: Any = None) -> dict[str, int]:
    """Remove all that an import made, with history and tombstones; returns how many of each noun.

    The account of its rows and the decisions of editors stay. Raises ``ListError``, and then changes nothing, if what
    it made was changed or is used by something made since.
    """
    take_turn()
    current = ListImport.objects.select_for_update().get(pk=list_import.pk)
    if current.state not in (ListState.COMMITTED, ListState.UNDOING) or current.batch is None:
        raise ListError(_("Import %(id)s is not in force: there is nothing to take back.") % {"id": current.pk})
    made = _made(current)
    if hindrances := list(_hindrances(made, current)):
        raise ListError(_refusal(current, hindrances))
    batch = Batch.objects.create(kind="undo", reason=f"import {current.pk}", made_by=person)
    source = current.source_id
    with in_batch(batch):
        if source in made[Source]:
            ListImport.objects.filter(source=source).update(source=None)
        counts = {model.__name__.lower(): remove_together(model, sorted(ids), by=person) for model, ids in made.items()}
    asked = MatchQuestion.objects.waiting().filter(
        Q(first_asked_by=current) | Q(first_asked_by__state=ListState.UNDONE) | Q(first_asked_by=None)
    )
    for column in ("question_a", "question_b"):
        asked = asked.exclude(pk__in=_asked_by_others(current, column))
    asked.delete()
    ListImport.objects.filter(pk=current.pk).update(state=ListState.UNDONE.value)
    list_import.refresh_from_db()
    return counts


def _asked_by_others(current: ListImport, column: str) -> Any:
    others = ListImport.objects.exclude(pk=current.pk).exclude(state=ListState.UNDONE)
    rows = ImportRow.objects.filter(**{"list_import__in": others, f"{column}__isnull": False})
    return rows.values(column)


def made_by(model: type[Tracked], batch: Batch, among: Iterable[int] | None = None) -> set[int]:
    """The keys of what the batch made and what still exists; only of these, where they are given."""
    rows = model.history.filter(batch=batch, history_type="+")
    if among is None:
        made = set(rows.values_list("id", flat=True))
    else:
        asked = in_parts(sorted(among))
        made = {pk for part in asked for pk in rows.filter(id__in=part).values_list("id", flat=True)}
    there: set[int] = set()
    for part in in_parts(sorted(made)):
        there.update(model._default_manager.filter(pk__in=part).values_list("pk", flat=True))
    return there


def _refusal(current: ListImport, hindrances: list[Hindrance]) -> str:
    """Why an import cannot be taken back: the first few by their names, and the later lists that it has to wait for."""
    shown = (f"{model._meta.verbose_name} «{model._default_manager.get(pk=pk)}»" for model, pk in hindrances[:SHOWN])
    text = _("Import %(id)s cannot be taken back: what it made was changed or is used since (%(count)s): %(some)s") % {
        "id": localize_digits(current.pk),
        "count": format_number(len(hindrances)),
        "some": listed(shown),
    }
    batches: set[int] = set()
    for model in {model for model, _pk in hindrances}:
        if issubclass(model, Tracked):
            for part in in_parts(sorted(pk for other, pk in hindrances if other is model)):
                rows = model.history.filter(id__in=part, batch__isnull=False)
                batches.update(rows.values_list("batch", flat=True))
    later = ListImport.objects.standing().filter(batch__in=batches, pk__gt=current.pk).order_by("pk")
    if first := listed(localize_digits(pk) for pk in later.values_list("pk", flat=True)):
        text += " " + _("Take back first: import %(ids)s.") % {"ids": first}
    return text


def _hindrances(made: dict[type[Tracked], set[int]], current: ListImport) -> Iterator[Hindrance]:
    """What was changed since, or is used by what the import did not make."""
    for model, ids in made.items():
        changed = model.history.filter(history_type="~").exclude(batch=current.batch).order_by()
        for pk in sorted({pk for pk, _row in _among(changed, "id", ids)}):
            yield model, pk
        for relation in relations_to(model):
            related: type[models.Model] = relation.related_model
            own = next((ids for model, ids in made.items() if model is related), set())
            for _target, pk in _among(related._default_manager.order_by(), relation.field.attname, ids):
                if pk not in own:
                    yield related, pk


def _among(rows: models.QuerySet[Any], column: str, ids: set[int]) -> Iterator[tuple[int, int]]:
    """What a column holds and the key of the row, where it holds one of these; of many, the whole table is read."""
    if not ids:
        return
    pairs = rows.values_list(column, "pk")
    if len(ids) > MANY:
        yield from ((value, pk) for value, pk in pairs.iterator(chunk_size=2000) if value in ids)
        return
    for part in in_parts(sorted(ids)):
        yield from pairs.filter(**{f"{column}__in": part})
