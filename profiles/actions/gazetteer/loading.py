"""Writing a gazetteer to the database: thousands of rows a statement, all or nothing, again and again."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from django.db import connection, transaction

from profiles.actions.gazetteer.reading import AlternateName, GazetteerError, RawPlace, RawRegion, iso_regions
from profiles.actions.turns import take_turn
from profiles.models import City, Place, PlaceName, PlaceRegion
from profiles.text import fold

CHUNK = 5000
NO_NAMES = frozenset({"link", "post", "iata", "icao", "faac", "fr_1793", "tcid", "phon", "piny"})
"""What ``alternateNamesV2.txt`` has in its column of languages without being a name of the place today."""

Report = Callable[[int], None]

__all__ = ["GazetteerError", "LoadedGazetteer", "load_gazetteer"]


class LoadedGazetteer(NamedTuple):
    """What loading came to."""

    places: int
    names: int
    removed: int
    kept: int
    """Places that vanished and stay because a city stands on them."""


@transaction.atomic
def load_gazetteer(
    places: Iterable[RawPlace],
    *,
    alternate_names: Iterable[AlternateName] | None = None,
    regions: Iterable[RawRegion] = (),
    report: Report = lambda count: None,
) -> LoadedGazetteer:
    """Load places and their names over those that are there; all or nothing.

    With ``alternate_names``, names come from there, with their languages, and so do Wikidata's and UN/LOCODE's ids;
    without, from the places themselves. What is no longer among the places goes, unless a city stands on it.
    """
    take_turn()
    _clear(PlaceName)
    ids: set[int] = set()
    names = 0
    for chunk in _chunks(places):
        chunk = list({place.geonames_id: place for place in chunk if place.geonames_id not in ids}.values())
        ids.update(place.geonames_id for place in chunk)
        _write_places(chunk)
        names += _write_names(row for place in chunk for row in _names_of(place, alternate_names is None))
        report(len(ids))
    if not ids:
        raise GazetteerError("the gazetteer holds no place")
    if alternate_names is not None:
        names += _load_alternate_names(alternate_names, ids)
    removed, kept = _let_go(ids)
    _write_regions([*iso_regions(), *regions])
    _count_for_planner()
    return LoadedGazetteer(len(ids), names, removed, kept)


def _chunks(items: Iterable[Any]) -> Iterator[list[Any]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


def _clear(model: type[PlaceName | PlaceRegion]) -> None:
    # No model points to these, so nothing is to be collected first.
    queryset = model._default_manager.all()
    queryset._raw_delete(queryset.db)  # noqa: SLF001  # the only way past the collector: a million rows


def _write_places(chunk: list[RawPlace]) -> None:
    rows = [
        Place(
            geonames_id=place.geonames_id,
            name=place.name[:200],
            ascii_name=place.ascii_name[:200],
            folded=fold(place.name)[:200],
            country=place.country[:2],
            admin1=place.admin1[:20],
            feature=place.feature[:10],
            latitude=place.latitude,
            longitude=place.longitude,
            population=max(0, place.population),
        )
        for place in chunk
    ]
    columns = [field.name for field in Place._meta.concrete_fields if not field.primary_key]
    Place.objects.bulk_create(
        rows,
        batch_size=CHUNK,
        update_conflicts=True,
        update_fields=[name for name in columns if name not in ("wikidata_id", "unlocode")],
        unique_fields=["geonames_id"],
    )


def _names_of(place: RawPlace, with_others: bool) -> Iterator[tuple[int, str, str, str, bool, bool]]:
    """A place's names as rows: the same folded spelling once."""
    seen = {""}
    for name in (place.name, place.ascii_name):
        folded = fold(name)
        if folded not in seen:
            seen.add(folded)
            yield place.geonames_id, name[:400], folded[:400], "", True, False
    for name in place.other_names if with_others else ():
        folded = fold(name)
        if folded not in seen:
            seen.add(folded)
            yield place.geonames_id, name[:400], folded[:400], "", False, False


def _load_alternate_names(names: Iterable[AlternateName], ids: set[int]) -> int:
    marks: dict[str, list[Place]] = {"wikidata_id": [], "unlocode": []}

    def rows() -> Iterator[tuple[int, str, str, str, bool, bool]]:
        for name in names:
            if name.geonames_id not in ids or name.language in NO_NAMES:
                continue
            if name.language == "wkdt":
                marks["wikidata_id"].append(Place(geonames_id=name.geonames_id, wikidata_id=name.name[:16]))
            elif name.language == "unlc":
                marks["unlocode"].append(Place(geonames_id=name.geonames_id, unlocode=name.name.replace(" ", "")[:5]))
            elif folded := fold(name.name):
                language = name.language[:12]
                yield name.geonames_id, name.name[:400], folded[:400], language, False, name.is_preferred

    # A mark that the file no longer has is no mark any more.
    Place.objects.exclude(wikidata_id="", unlocode="").update(wikidata_id="", unlocode="")
    written = sum(_write_names(iter(chunk)) for chunk in _chunks(rows()))
    for column, places in marks.items():
        Place.objects.bulk_update(places, [column], batch_size=500)
    return written


def _write_names(rows: Iterator[tuple[int, str, str, str, bool, bool]]) -> int:
    """Insert names without making objects of them: they are ten to a place."""
    values = list(rows)
    table = connection.ops.quote_name(PlaceName._meta.db_table)
    columns = "place_id, name, folded, language, is_principal, is_preferred"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in values:
                    copy.write_row(row)
        else:
            insert = f"INSERT INTO {table} ({columns}) VALUES (%s, %s, %s, %s, %s, %s)"  # noqa: S608  # own names only
            cursor.executemany(insert, values)
    return len(values)


def _let_go(ids: set[int]) -> tuple[int, int]:
    """Remove places that are not among ``ids``; those that a city stands on stay, marked."""
    gone = [pk for pk in Place.objects.values_list("pk", flat=True).iterator() if pk not in ids]
    removed = kept = 0
    for start in range(0, len(gone), 500):
        part = gone[start : start + 500]
        used = City.objects.filter(geonames_id__in=part).values_list("geonames_id", flat=True)
        held = {pk for pk in used if pk is not None}
        Place.objects.filter(pk__in=held).update(has_vanished=True)
        for place in Place.objects.filter(pk__in=held):
            _write_names(_names_of(_as_raw(place), with_others=False))
        kept += len(held)
        removed += Place.objects.filter(pk__in=set(part) - held).delete()[1].get("profiles.Place", 0)
    return removed, kept


def _as_raw(place: Place) -> RawPlace:
    return RawPlace(
        place.pk, place.name, place.ascii_name, place.country, place.admin1, place.feature, place.latitude,
        place.longitude, place.population, (),
    )  # fmt: skip


def _write_regions(regions: list[RawRegion]) -> None:
    _clear(PlaceRegion)
    rows = {(region.country, region.admin1, fold(region.name)): region.name for region in regions}
    PlaceRegion.objects.bulk_create(
        [
            PlaceRegion(country=country, admin1=admin1, name=name[:200], folded=folded[:200])
            for (country, admin1, folded), name in rows.items()
            if folded
        ],
        batch_size=CHUNK,
    )


def _count_for_planner() -> None:
    """Tell PostgreSQL how many rows there are now: until it knows, it reads all names to find a few.

    It would count by itself later, when a list may be half through; SQLite needs no telling.
    """
    if connection.vendor == "postgresql":
        tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in (Place, PlaceName, PlaceRegion))
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {tables}")
