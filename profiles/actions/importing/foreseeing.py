"""What would become of rows that are judged and not written: for the preview."""

from django.db.models import Q

from profiles.actions.importing.memberships import networks_by_name
from profiles.actions.importing.planning import Plan, PlannedRow
from profiles.choices.importing import ListNoun, RowState
from profiles.models import Membership, Network, Tie
from profiles.text import fold


def foresee(plan: Plan, network: Network | None) -> dict[int, RowState]:
    """By the number of a row, what would become of it. Dates, which may part two ties of a pair, are not gone into."""
    is_of_ties = plan.noun == ListNoun.TIES.value
    known = _known_ties(plan) if is_of_ties else _known_memberships(plan, network)
    named = {} if is_of_ties else networks_by_name()
    outcomes = {}
    for row in plan.rows:
        if row.problem is not None:
            outcomes[row.number] = RowState.REJECTED
            continue
        if not row.is_sure:
            outcomes[row.number] = RowState.QUEUED
            continue
        chosen = tuple(sorted(verdict.chosen.identity for verdict in row.verdicts if verdict.chosen is not None))
        found = named.get(fold(row.network)) if row.network else network
        if not is_of_ties and found is None:
            outcomes[row.number] = RowState.REJECTED
            continue
        link = (*chosen, *(() if found is None or is_of_ties else (("network", found.pk),)))
        outcomes[row.number] = RowState.MERGED if link in known else RowState.CREATED
        known.add(link)
    return outcomes


Link = tuple[tuple[str, int], ...]


def _cities(rows: list[PlannedRow]) -> set[int]:
    chosen = [verdict.chosen for row in rows if row.is_sure for verdict in row.verdicts]
    return {candidate.city for candidate in chosen if candidate is not None and candidate.city is not None}


def _known_ties(plan: Plan) -> set[Link]:
    cities = _cities(plan.rows)
    pairs = Tie.objects.filter(Q(city_a__in=cities), Q(city_b__in=cities)).values_list("city_a", "city_b")
    return {tuple(sorted((("city", a), ("city", b)))) for a, b in pairs}


def _known_memberships(plan: Plan, network: Network | None) -> set[Link]:
    members = Membership.objects.filter(city__in=_cities(plan.rows)).values_list("city", "network")
    return {(("city", city), ("network", joined)) for city, joined in members}
