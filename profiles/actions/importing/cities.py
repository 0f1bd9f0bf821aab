"""Making cities of places: what the gazetteer knows is filled in, and it is cited."""

from collections.abc import Callable, Iterable
from typing import Any

from profiles.actions.recording import store_together
from profiles.choices import Confidence, PublicationState, SourceGrade, SourceKind
from profiles.models import Citation, City, FormerAddress, Place, PlaceName, Source, Territory
from profiles.models.base import noun_of
from profiles.models.feed import note_changes
from profiles.selectors.matching.countries import country_name
from profiles.text import normalize_persian, slugify_ascii

CHUNK = 900
PUBLISHED = PublicationState.PUBLISHED.value
GEONAMES = "geonames"
"""The address of the gazetteer as a source."""


def geonames_source() -> Source:
    """The gazetteer as a source; made where it is missing."""
    found = Source.objects.filter(slug=GEONAMES).first()
    if found is not None:
        return found
    source = Source(
        slug=GEONAMES,
        state=PUBLISHED,
        title="GeoNames geographical database (CC BY 4.0)",
        kind=SourceKind.DATASET.value,
        publisher="GeoNames",
        language="en",
        url="https://www.geonames.org/",
        grade=SourceGrade.REFERENCE.value,
    )
    if Source.objects.filter(url=source.url).exists():
        source.url = ""
    source.save()
    return source


def free_slugs(model: type[Any], wanted: Iterable[str]) -> Callable[[str], str]:
    """A giver of addresses that are taken neither in the database nor by an earlier answer."""
    bases = sorted({slug[:150] for slug in wanted})
    taken: set[str] = set()
    for start in range(0, len(bases), CHUNK):
        part = bases[start : start + CHUNK]
        taken.update(model._default_manager.filter(slug__in=part).values_list("slug", flat=True))
        former = FormerAddress.objects.filter(noun=noun_of(model), slug__in=part)
        taken.update(former.values_list("slug", flat=True))
    counters: dict[str, int] = {}

    def give(slug: str) -> str:
        base = slug[:150]
        if base not in taken:
            taken.add(base)
            return base
        number = counters.get(base, 1) + 1
        while (free := f"{base}-{number}") in taken or model._default_manager.filter(slug=free).exists():
            number += 1
        counters[base] = number
        taken.add(free)
        return free

    return give


def make_cities(ids: Iterable[int]) -> dict[int, City]:
    """Cities of these places (GeoNames ids), published, with territory, coordinates and names; by place.

    The Persian name is the gazetteer's own where it says that it is Persian; where it does not, the name stays to be
    written, and the health page lists the city. Call it in a transaction and a batch.
    """
    wanted = sorted(set(ids))
    places: dict[int, Place] = {}
    persian: dict[int, str] = {}
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        places.update(Place.objects.in_bulk(part))
        for name in PlaceName.objects.filter(place__in=part).persian():
            persian.setdefault(name.place_id, normalize_persian(name.name))
    territories = _territories({place.country for place in places.values()})
    slugs = {pk: slugify_ascii(place.ascii_name or place.name) or f"place-{pk}" for pk, place in places.items()}
    give = free_slugs(City, [*slugs.values(), *(f"{slugs[pk]}-{places[pk].country.lower()}" for pk in places)])
    cities = {}
    # The largest first: of two namesakes, it gets the plain address.
    for pk, place in sorted(places.items(), key=lambda item: (-item[1].population, item[0])):
        slug = give(slugs[pk])
        if slug != slugs[pk]:
            slug = give(f"{slugs[pk]}-{place.country.lower()}")
        cities[pk] = City(
            slug=slug,
            state=PUBLISHED,
            name_en=place.name,
            name_fa=persian.get(pk, ""),
            territory=territories.get(place.country),
            latitude=place.latitude,
            longitude=place.longitude,
            geonames_id=pk,
            wikidata_id=place.wikidata_id,
            unlocode=place.unlocode,
        )
    made = list(cities.values())
    _clear_marks_in_use(made)
    store_together(City, made)
    note_changes(made)
    source = geonames_source() if made else None
    citations = [Citation(source=source, city=city, confidence=Confidence.VERIFIED.value) for city in made]
    store_together(Citation, citations)
    return cities


def _clear_marks_in_use(cities: list[City]) -> None:
    """An id that another city has already stays there: the pair is for an editor to look at."""
    for column in ("wikidata_id", "unlocode"):
        used = set(City.objects.exclude(**{column: ""}).values_list(column, flat=True))
        for city in cities:
            mark = getattr(city, column)
            if mark in used:
                setattr(city, column, "")
            used.add(mark)


def _territories(codes: set[str]) -> dict[str, Territory]:
    """The territories of these codes (ISO 3166-1); those that are missing are made, with their names by CLDR."""
    known = {territory.iso_code: territory for territory in Territory.objects.filter(iso_code__in=codes)}
    missing = sorted(code for code in codes if code and code not in known)
    names = {code: (country_name(code, "en"), country_name(code, "fa")) for code in missing}
    give = free_slugs(Territory, [slugify_ascii(en) for en, _fa in names.values()])
    made = [
        Territory(slug=give(slugify_ascii(en)), state=PUBLISHED, name_en=en, name_fa=fa, iso_code=code)
        for code, (en, fa) in names.items()
    ]
    store_together(Territory, made)
    note_changes(made)
    return known | {territory.iso_code: territory for territory in made}
