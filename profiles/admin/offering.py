"""Whom the queue offers for a name: places and cities under keys, with what tells namesakes apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from profiles.models import City, Place, PlaceRegion, Tie
from profiles.selectors.matching.countries import country_name
from profiles.selectors.matching.weighing import distance
from profiles.text import current_language, format_number, listed

KEYS = 9
SHOWN_TIES = 4


@dataclass(frozen=True, slots=True)
class Offered:
    """A candidate as the queue shows it, under the key that chooses it."""

    key: int
    value: str
    name: str
    where: str
    population: str
    apart: str
    """Kilometres from the first candidate."""
    ties: str
    """How many ties it has, and with whom; empty if it is no city of ours or has none."""
    is_ours: bool
    is_district: bool
    latitude: float | None
    longitude: float | None


def places_named(words: str) -> list[dict[str, Any]]:
    """Places one of whose names begins so, the largest first, as candidates."""
    return [
        {
            "place": place.pk,
            "city": None,
            "name": place.name,
            "country": place.country,
            "admin1": place.admin1,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "population": place.population,
        }
        for place in Place.objects.named(words)[:KEYS]
    ]


def offer(candidates: list[dict[str, Any]]) -> list[Offered]:
    """Candidates of a question with what is known of each; in five queries, however many there are."""
    candidates = candidates[:KEYS]
    ids = [candidate["place"] for candidate in candidates if candidate["place"]]
    cities = City.objects.filter(Q(geonames_id__in=ids) | Q(pk__in=[c["city"] for c in candidates if c["city"]]))
    by_place = {city.geonames_id: city for city in cities if city.geonames_id}
    by_key = {city.pk: city for city in cities}
    districts = {place.pk for place in Place.objects.filter(pk__in=ids) if place.is_district}
    regions = _regions(candidates)
    ties = _ties(by_key)
    shown = []
    for key, candidate in enumerate(candidates, 1):
        city = by_place.get(candidate["place"]) or by_key.get(candidate["city"] or 0)
        admin1 = str(candidate["admin1"])
        region = regions.get((candidate["country"], admin1), admin1 if admin1.isalpha() else "")
        people = candidate["population"]
        shown.append(
            Offered(
                key=key,
                value=f"city:{city.pk}" if city else f"place:{candidate['place']}",
                name=str(city.name if city else candidate["name"]),
                where=_isolated(filter(None, (region, country_name(candidate["country"], current_language())))),
                population=format_number(people) if people else "",
                apart=format_number(round(_apart(candidate, candidates[0]))) if key > 1 else "",
                ties=ties.get(city.pk, "") if city else "",
                is_ours=city is not None,
                is_district=candidate["place"] in districts,
                latitude=candidate["latitude"],
                longitude=candidate["longitude"],
            )
        )
    return shown


def _regions(candidates: Iterable[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """Country and code → the name of the region that candidates lie in."""
    asked = {(candidate["country"], str(candidate["admin1"])) for candidate in candidates if candidate["admin1"]}
    found = PlaceRegion.objects.filter(country__in={c for c, _r in asked}, admin1__in={r for _c, r in asked})
    names: dict[tuple[str, str], str] = {}
    for region in found.order_by("folded"):
        names.setdefault((region.country, region.admin1), region.name)
    return names


def _ties(cities: dict[int, City]) -> dict[int, str]:
    language = current_language()
    first, second = ("name_fa", "name_en") if language == "fa" else ("name_en", "name_fa")
    partners: dict[int, list[str]] = {}
    rows = Tie.objects.filter(Q(city_a__in=cities) | Q(city_b__in=cities)).order_by("pk")
    names = [f"city_{side}__{name}" for side in "ab" for name in (first, second)]
    for a, b, a_first, a_second, b_first, b_second in rows.values_list("city_a", "city_b", *names):
        partners.setdefault(a, []).append(b_first or b_second)
        partners.setdefault(b, []).append(a_first or a_second)
    return {pk: _ties_in_words(partners[pk]) for pk in cities if pk in partners}


def _isolated(names: Iterable[str]) -> str:
    """Names of both scripts one after the other, in the order of the reader's language."""
    return listed(f"\u2068{name}\u2069" for name in names)


def _ties_in_words(partners: list[str]) -> str:
    some = _isolated(partners[:SHOWN_TIES])
    if len(partners) <= SHOWN_TIES:
        return _("tied to %(some)s") % {"some": some}
    return _("%(count)s ties, with %(some)s and others") % {"count": format_number(len(partners)), "some": some}


def _apart(one: dict[str, Any], other: dict[str, Any]) -> float:
    """Kilometres between two candidates; 0 where one has no coordinates."""
    places = [(c["latitude"], c["longitude"]) for c in (one, other)]
    if any(degree is None for place in places for degree in place):
        return 0
    return distance(*places[0], *places[1])
