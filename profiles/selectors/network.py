"""What the page of a network shows: its members, those that left, its figures and what cities did in it."""

from dataclasses import dataclass

from django.db.models import F

from profiles.models import Activity, Membership, Network, Observation
from profiles.selectors.notes import Note, Notes
from profiles.selectors.observations import IndicatorFacts, by_indicator
from profiles.selectors.profile import Fact
from profiles.text import current_language


@dataclass(frozen=True)
class NetworkPage:
    """A network; ``members`` are listed by their source, ``former`` have left or are no longer listed."""

    network: Network
    notes: tuple[Note, ...]
    members: tuple[Fact[Membership], ...]
    former: tuple[Fact[Membership], ...]
    figures: tuple[IndicatorFacts, ...]
    activities: tuple[Fact[Activity], ...]
    sources: tuple[Note, ...]


def network_page(network: Network) -> NetworkPage:
    """Everything public about a network, in five queries whatever its size."""
    sort_name = "city__sort_fa" if current_language() == "fa" else "city__sort_en"
    memberships = list(
        Membership.objects.published()
        .filter(network=network)
        .select_related("city__territory", "network")
        .order_by(F("started_earliest").asc(nulls_last=True), sort_name)
    )
    observations = list(
        Observation.objects.published()
        .filter(network=network)
        .select_related("indicator", "claimed_by", "network")
        .latest_first()
    )
    activities = list(
        Activity.objects.published()
        .filter(participations__network=network)
        .select_related("city")
        .order_by(F("started_earliest").desc(nulls_last=True), "slug")
        .distinct()
    )
    notes = Notes([network, *memberships, *observations, *activities])
    own = notes.of(network)
    figures = by_indicator(observations, notes)
    members = [one for one in memberships if not one.ended and one.goes_on]
    former = [one for one in memberships if one.ended or not one.goes_on]
    return NetworkPage(
        network=network,
        notes=own,
        figures=figures,
        members=tuple(Fact(one, notes.of(one)) for one in members),
        former=tuple(Fact(one, notes.of(one)) for one in former),
        activities=tuple(Fact(one, notes.of(one)) for one in activities),
        sources=tuple(notes.listed),
    )
