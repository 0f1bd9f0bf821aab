"""What somebody may have meant by an address or a word that leads nowhere."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db.models import Q

from profiles.models import Campaign, City, Network
from profiles.text import Bilingual, fold

NEARNESS = 0.6
"""The least likeness (0 to 1, Ratcliff and Obershelp's) of a name that is worth suggesting."""


@dataclass(frozen=True)
class Suggestion:
    """A public record whose name is like what was asked for."""

    label: Bilingual
    url: str


def suggestions_for(text: str, *, limit: int = 5) -> list[Suggestion]:
    """Up to ``limit`` public cities, networks and campaigns with names like ``text``, the likest first.

    Looks only at names that share the beginning of one of the words, so it stays cheap with many records.
    """
    wanted = fold(text)[:80]
    beginnings = {word[:3] for word in wanted.split() if len(word) > 2}
    if not beginnings:
        return []
    condition = Q()
    for beginning in beginnings:
        condition |= Q(search_text__contains=beginning)
    found: list[tuple[float, City | Network | Campaign]] = []
    for records in (City.objects, Network.objects, Campaign.objects):
        for record in records.published().filter(condition)[:300]:
            likeness = max(_likeness(wanted, record.name_en), _likeness(wanted, record.name_fa))
            if likeness >= NEARNESS:
                found.append((likeness, record))
    found.sort(key=lambda pair: (-pair[0], pair[1].slug))
    return [Suggestion(record.name, record.get_absolute_url()) for _likeness_, record in found[:limit]]


def _likeness(wanted: str, name: str) -> float:
    return SequenceMatcher(None, wanted, fold(name)).ratio()
