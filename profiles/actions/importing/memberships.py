"""Writing the memberships of a list: each once, with a citation."""

from collections.abc import Iterable

from profiles.actions.importing.accounts import Account
from profiles.actions.importing.cities import PUBLISHED, free_slugs
from profiles.actions.importing.planning import PlannedRow
from profiles.actions.recording import store_together
from profiles.choices import Confidence, Locator, MembershipRole, Standing
from profiles.models import Citation, City, Membership, Network, Source
from profiles.models.feed import note_changes
from profiles.text import fold

PERSIAN = "\u0600", "\u06ff"


def networks_by_name() -> dict[str, Network]:
    """Networks by every text that a list may call them by: address, names, acronym; folded."""
    found: dict[str, Network] = {}
    for network in Network.objects.exclude(state="withdrawn"):
        for name in (network.slug, network.name_en, network.name_fa, network.acronym):
            found.setdefault(fold(name), network)
    found.pop("", None)
    return found


def write_memberships(
    rows: Iterable[tuple[PlannedRow, City]], source: Source, network: Network | None
) -> dict[int, Account]:
    """Record these memberships, in the network that the row names or in ``network``; accounts by row number.

    Call it in a transaction and a batch. What a membership on record says is not changed.
    """
    rows = list(rows)
    named = networks_by_name()
    chosen = {row.number: named.get(fold(row.network)) if row.network else network for row, _city in rows}
    known = _recorded({found.pk for found in chosen.values() if found is not None})
    give = free_slugs(Membership, (_slug(city, chosen[row.number]) for row, city in rows))
    accounts: dict[int, Account] = {}
    made: list[Membership] = []
    cited: list[tuple[Membership, int]] = []
    for row, city in rows:
        found = chosen[row.number]
        if found is None:
            accounts[row.number] = Account.rejected(("no_network", {"network": row.network}))
            continue
        members = known.setdefault((city.pk, found.pk), [])
        membership = _membership(row, city, found)
        same = next((m for m in members if not row.started or not m.started or m.started == row.started), None)
        if same is not None:
            accounts[row.number] = Account.merged(same.slug, ("membership_known", {}))
            accounts[row.number].tell_of(same)
            cited.append((same, row.number))
        elif any(_overlap(membership, other) for other in members):
            accounts[row.number] = Account.rejected(("overlaps", {}))
        else:
            membership.slug = give(_slug(city, found))
            members.append(membership)
            made.append(membership)
            cited.append((membership, row.number))
            accounts[row.number] = Account.created(membership.slug)
    store_together(Membership, made)
    note_changes(made)
    _cite(cited, source, {membership.pk for membership in made})
    return accounts


def _slug(city: City, network: Network | None) -> str:
    return f"{city.slug}--{network.slug if network else ''}"[:150].rstrip("-")


def _recorded(networks: set[int]) -> dict[tuple[int, int], list[Membership]]:
    known: dict[tuple[int, int], list[Membership]] = {}
    for membership in Membership.objects.filter(network__in=networks):
        known.setdefault((membership.city_id, membership.network_id), []).append(membership)
    return known


def _membership(row: PlannedRow, city: City, network: Network) -> Membership:
    is_persian = any(PERSIAN[0] <= letter <= PERSIAN[1] for letter in row.designation)
    return Membership(
        state=PUBLISHED,
        city=city,
        network=network,
        role=row.role or MembershipRole.MEMBER.value,
        standing=(Standing.FORMER if row.ended else Standing.LISTED).value,
        started=row.started,
        ended=row.ended,
        designation_en="" if is_persian else row.designation,
        designation_fa=row.designation if is_persian else "",
    )


def _overlap(one: Membership, other: Membership) -> bool:
    (start, end), (other_start, other_end) = one.certain_days(), other.certain_days()
    return other_start < end and start < other_end


def _cite(cited: list[tuple[Membership, int]], source: Source, made: set[int]) -> None:
    """One citation a membership and source: a second list of the same source says nothing new."""
    have = set(Citation.objects.filter(source=source, membership__isnull=False).values_list("membership_id", flat=True))
    citations, changed = [], {}
    for membership, number in cited:
        if membership.pk in have:
            continue
        have.add(membership.pk)
        if membership.pk not in made:
            changed[membership.pk] = membership
        citations.append(
            Citation(
                source=source,
                membership=membership,
                locator_kind=Locator.ROW.value,
                locator=str(number),
                confidence=Confidence.VERIFIED.value,
            )
        )
    store_together(Citation, citations)
    note_changes(changed.values())
