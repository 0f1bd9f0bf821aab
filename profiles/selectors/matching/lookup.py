"""Finding who bears a name: the cities of the database and the places of the gazetteer, many names at a time."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from profiles.models import City, CityAlias, Place, PlaceName, PlaceRegion
from profiles.selectors.matching.terms import Bearing, Candidate, Renown
from profiles.text import fold, script_of

CHUNK = 900
"""Names a query; SQLite takes at most 32,766 values, older ones 999."""
SAME_TOWN = 0.15
"""Degrees of latitude and longitude within which a city without GeoNames id is taken for the place of its name."""

PLACE_COLUMNS = (
    "place_id", "name", "folded", "is_principal", "place__name", "place__country", "place__admin1",
    "place__latitude", "place__longitude", "place__population", "place__feature",
)  # fmt: skip


class Lookup:
    """Who bears which name. Cities are read once, places as their names are asked for; nothing is asked twice."""

    def __init__(self) -> None:
        self._found: dict[str, dict[tuple[str, int], Candidate]] = {}
        self._cities: dict[int, Candidate] = {}
        self._city_names: dict[str, dict[int, Bearing]] = {}
        self._city_of_place: dict[int, int] = {}
        self._regions: dict[str, set[tuple[str, str]]] = {}
        self._renown: dict[int, Renown] = {}
        self._places: dict[int, Candidate] = {}
        self.city_of_mark: dict[str, int] = {}
        """GeoNames, Wikidata and UN/LOCODE ids of cities, as texts → city."""
        self._read_cities()
        self._region_names: dict[tuple[str, str], str] = {}
        for region in PlaceRegion.objects.order_by("folded"):
            self._regions.setdefault(region.folded, set()).add((region.country, region.admin1))
            self._region_names.setdefault((region.country, region.admin1), region.name)

    def _read_cities(self) -> None:
        places = self._places_of_cities()
        rows = City.objects.exclude(state="withdrawn").values_list(
            "pk", "name_en", "name_fa", "territory__iso_code", "latitude", "longitude", "geonames_id", "wikidata_id",
            "unlocode",
        )  # fmt: skip
        for pk, name_en, name_fa, country, latitude, longitude, geonames_id, wikidata_id, unlocode in rows:
            place_country, admin1, population = places.get(geonames_id or 0, ("", "", 0))
            self._cities[pk] = Candidate(
                name=name_en or name_fa, country=(country or "")[:2] or place_country, admin1=admin1,
                latitude=latitude, longitude=longitude, population=population, bearing=Bearing.OWN,
                place=geonames_id, city=pk,
            )  # fmt: skip
            for name in (name_en, name_fa):
                self._city_names.setdefault(fold(name), {})[pk] = Bearing.OWN
            if geonames_id:
                self._city_of_place[geonames_id] = pk
            for mark in (str(geonames_id or ""), wikidata_id, unlocode):
                if mark:
                    self.city_of_mark[mark] = pk
        for pk, folded in CityAlias.objects.values_list("city_id", "folded"):
            if pk in self._cities:
                self._city_names.setdefault(folded, {}).setdefault(pk, Bearing.ALIAS)
        self._city_names.pop("", None)

    @staticmethod
    def _places_of_cities() -> dict[int, tuple[str, str, int]]:
        """Country, unit and population of the places that cities stand on: a city itself has no count."""
        rows_of_ids = City.objects.exclude(geonames_id=None).values_list("geonames_id", flat=True)
        ids = [pk for pk in rows_of_ids if pk is not None]
        found: dict[int, tuple[str, str, int]] = {}
        for start in range(0, len(ids), CHUNK):
            part = Place.objects.filter(pk__in=ids[start : start + CHUNK])
            rows = part.values_list("pk", "country", "admin1", "population")
            found.update({pk: (country, admin1, population) for pk, country, admin1, population in rows})
        return found

    def load(self, keys: Iterable[str]) -> None:
        """Read all bearers of these folded names at once."""
        wanted = [key for key in dict.fromkeys(keys) if key and key not in self._found]
        for key in wanted:
            self._found[key] = {}
        for start in range(0, len(wanted), CHUNK):
            part = wanted[start : start + CHUNK]
            for row in PlaceName.objects.filter(folded__in=part).order_by().values_list(*PLACE_COLUMNS):
                self._add_place(row)
        for key in wanted:
            self._add_cities(key)

    def _add_place(self, row: tuple[Any, ...]) -> None:
        place, _name, folded, is_principal, own, country, admin1, latitude, longitude, population, feature = row
        city = self._city_of_place.get(place)
        candidate = Candidate(
            name=own, country=country, admin1=admin1, latitude=latitude, longitude=longitude, population=population,
            bearing=Bearing.OWN if is_principal else Bearing.ALIAS, place=place, city=city,
            is_district=feature == "PPLX",
        )  # fmt: skip
        bearers = self._found[folded]
        known = bearers.get(candidate.identity)
        if known is None or known.bearing < candidate.bearing:
            bearers[candidate.identity] = candidate

    def _add_cities(self, key: str) -> None:
        bearers = self._found[key]
        for pk, bearing in self._city_names.get(key, {}).items():
            city = self._cities[pk]
            if ("city", pk) in bearers:
                continue
            twin = next((c for c in bearers.values() if c.city is None and _same_town(c, city)), None)
            found = replace(city, bearing=bearing)
            if twin is not None and city.place is None:
                del bearers[twin.identity]
                found = replace(found, place=twin.place, population=twin.population, admin1=twin.admin1)
            bearers["city", pk] = found

    @property
    def size(self) -> int:
        """How many names are kept in memory."""
        return len(self._found)

    def bearers(self, key: str) -> list[Candidate]:
        """Everyone who bears that folded name; ``load`` it before, or it costs a query."""
        if key not in self._found:
            self.load([key])
        return list(self._found[key].values())

    def regions(self, name: str) -> set[tuple[str, str]]:
        """Country and code of the first administrative units of that name."""
        return self._regions.get(fold(name), set())

    def region_name(self, country: str, admin1: str) -> str:
        """A name of a first administrative unit; empty if none is known."""
        return self._region_names.get((country, admin1), "")

    def renown(self, places: Iterable[int]) -> dict[int, Renown]:
        """How widely these places are known; nothing is asked twice."""
        wanted = list(places)
        names: dict[int, dict[str, str]] = {place: {} for place in wanted if place not in self._renown}
        asked = list(names)
        for start in range(0, len(asked), CHUNK):
            rows = PlaceName.objects.filter(place__in=asked[start : start + CHUNK]).order_by()
            for place, folded, name in rows.values_list("place_id", "folded", "name"):
                names[place][folded] = script_of(name)
        for place, scripts in names.items():
            self._renown[place] = Renown(len(scripts), len({*scripts.values()} - {"", "LATIN"}))
        return {place: self._renown[place] for place in wanted}

    def city(self, pk: int) -> Candidate | None:
        """A city of the database."""
        return self._cities.get(pk)

    def place(self, pk: int) -> Candidate | None:
        """A place of the gazetteer, by GeoNames id."""
        return self.places([pk]).get(pk)

    def places(self, pks: Iterable[int]) -> dict[int, Candidate]:
        """Places of the gazetteer, by GeoNames id; nothing is asked twice."""
        wanted = list(dict.fromkeys(pks))
        missing = [pk for pk in wanted if pk not in self._places]
        for start in range(0, len(missing), CHUNK):
            for place in Place.objects.filter(pk__in=missing[start : start + CHUNK]):
                self._places[place.pk] = Candidate(
                    name=place.name, country=place.country, admin1=place.admin1, latitude=place.latitude,
                    longitude=place.longitude, population=place.population, bearing=Bearing.OWN, place=place.pk,
                    city=self._city_of_place.get(place.pk), is_district=place.is_district,
                )  # fmt: skip
        return {pk: self._places[pk] for pk in wanted if pk in self._places}

    @staticmethod
    def names_in(country: str) -> dict[str, set[int]]:
        """All folded names of places of a country (ISO 3166-1, two letters), in order → who bears them; not kept."""
        names: dict[str, set[int]] = {}
        rows = PlaceName.objects.filter(place__country=country).order_by().values_list("folded", "place_id")
        for folded, place in rows.iterator(chunk_size=10_000):
            names.setdefault(folded, set()).add(place)
        return dict(
            sorted(names.items())
        )  # of names that are equally like another, each database would give others first


def _same_town(place: Candidate, city: Candidate) -> bool:
    if place.latitude is None or place.longitude is None or city.latitude is None or city.longitude is None:
        return False
    near = abs(place.latitude - city.latitude) < SAME_TOWN and abs(place.longitude - city.longitude) < SAME_TOWN
    return near and (not city.country or place.country == city.country)
