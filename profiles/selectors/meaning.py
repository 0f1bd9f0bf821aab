"""Finding the one city or network that a reader means by an address or a name typed in either script."""

from collections import Counter
from typing import TypeVar

from django.db.models import Q

from profiles.models import City, CityAlias, Network, Record
from profiles.models.base import RecordQuerySet
from profiles.selectors.public import MovedError, NotPublicError, find_public
from profiles.text import fold

R = TypeVar("R", bound=Record)


class UnclearNameError(LookupError):
    """No record, or several, may be meant; ``candidates`` are the names of those that come near."""

    def __init__(self, text: str, candidates: list[str]) -> None:
        super().__init__(text)
        self.text = text
        self.candidates = candidates


def city_meant(text: str) -> City:
    """The public city with that slug, name or alias. Raises ``UnclearNameError``."""
    cities = City.objects.select_related("territory")
    by_slug = _by_slug(cities, text)
    if by_slug:
        return by_slug
    wanted = fold(text)
    near = list(cities.published().matching(text).order_by("slug")[:50]) if wanted else []
    named = [city for city in near if wanted in (fold(city.name_en), fold(city.name_fa))]
    if not named and wanted:
        aliases = CityAlias.objects.filter(folded=wanted).values("city")
        named = list(cities.published().filter(pk__in=aliases)[:5])
    return _only(text, named, near)


def network_meant(text: str) -> Network:
    """The public network with that slug, name or acronym. Raises ``UnclearNameError``."""
    networks = Network.objects.all()
    by_slug = _by_slug(networks, text)
    if by_slug:
        return by_slug
    wanted = fold(text)
    near = list(networks.published().matching(text).order_by("slug")[:50]) if wanted else []
    named = [one for one in near if wanted in (fold(one.name_en), fold(one.name_fa), fold(one.acronym))]
    return _only(text, named, near)


def words_for(*records: City | Network) -> list[str]:
    """What to type for each of some records of one kind: its name, and its slug where that name is another's too."""
    names = [str(record.name) for record in records]
    bearing = Q(name_en__in=names) | Q(name_fa__in=names)
    known = type(records[0]).objects.published().filter(bearing).values_list("name_en", "name_fa")
    bearers = Counter(name for pair in known for name in set(pair))
    return [name if bearers[name] == 1 else record.slug for name, record in zip(names, records, strict=True)]


def _by_slug(records: RecordQuerySet[R], text: str) -> R | None:
    try:
        return find_public(records, text.strip()[:160])
    except MovedError as moved:
        return _by_slug(records, moved.to)
    except NotPublicError:
        return None


def _only(text: str, named: list[R], near: list[R]) -> R:
    found = named or near
    if len(found) != 1:
        raise UnclearNameError(text, [str(record) for record in found[:5]])
    return found[0]
