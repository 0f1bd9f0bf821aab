"""The pictures of the graph's pages: what selectors found, as dots and lines with words."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from profiles.choices import TieKind
from profiles.dates import display
from profiles.figures import Figure, Table
from profiles.figures.graph import Dot, Edge, neighbourhood, state_words, ways
from profiles.selectors.graph import MembershipLink, Node, TieLink
from profiles.selectors.neighbourhood import Neighbour, Neighbourhood
from profiles.selectors.paths import Connection, Hop, Path
from profiles.text import format_number, listed, listed_apart


def neighbourhood_figure(found: Neighbourhood) -> Figure:
    """The cities on one side of the centre, the networks on the other."""
    cities, networks = len(found.cities), len(found.networks)
    if found.centre.is_network:
        known = ngettext("%(n)s city in it", "%(n)s cities in it", cities)
        beside = ngettext("%(n)s other network of these cities", "%(n)s other networks of these cities", networks)
    else:
        known = ngettext("tied to %(n)s city", "tied to %(n)s cities", cities)
        beside = ngettext("in %(n)s network", "in %(n)s networks", networks)
    said = listed((known % {"n": format_number(cities)}, beside % {"n": format_number(networks)}))
    title = f"{found.centre.name}: {said}"
    rows = tuple(
        (one.node.name.in_language(), _("network") if one.node.is_network else _("city"), period_words(one),
         state_words(one.status), format_number(one.shared))
        for one in (*found.cities, *found.networks)
    )  # fmt: skip
    return neighbourhood(
        _dot(found.centre),
        [_dot(one.node, one) for one in found.cities],
        [_dot(one.node, one) for one in found.networks],
        found.among,
        title=title,
        table=Table((_("Name"), _("Kind"), _("Since"), _("State"), _("Links in common")), rows),
    )


def ways_figure(paths: Sequence[Path], found: Connection) -> Figure:
    """The ways between two cities as a web."""
    length = len(paths[0].hops)
    title = ngettext(
        "%(start)s and %(end)s are one step apart", "%(start)s and %(end)s are %(n)s steps apart", length
    ) % {"start": found.start.name, "end": found.end.name, "n": format_number(length)}
    edges: dict[tuple[int, int], Edge] = {}
    for path in paths:
        for hop in path.hops:
            for edge in _edges(hop):
                edges.setdefault((edge.start, edge.end), edge)
    rows = tuple(
        (format_number(number), hop.start.name.in_language(), hop.end.name.in_language(), hop_words(hop))
        for number, path in enumerate(paths, 1)
        for hop in path.hops
    )
    return ways(
        [[_dot(node) for node in path.nodes] for path in paths],
        list(edges.values()),
        title=title,
        table=Table((_("Way"), _("From"), _("To"), _("Through")), rows),
    )


def period_words(one: Neighbour) -> str:
    """When the links of a neighbour held, in words."""
    links: list[TieLink | MembershipLink] = [*one.ties, *one.memberships]
    return listed_apart(_period(link.started, link.ended) for link in links) or "—"


def hop_words(hop: Hop) -> str:
    """Through what a step leads, and when."""
    if hop.network:
        periods = [f"{_name(hop, link)} {_period(link.started, link.ended)}" for link in hop.memberships]
        return f"{hop.network.name}: {listed_apart(periods)}"
    return listed_apart(
        listed((TieKind.of(tie.kind).label, _period(tie.started, tie.ended), state_words(tie.status)))
        for tie in hop.ties
    )


def _name(hop: Hop, link: MembershipLink) -> str:
    return str(hop.start.name if link.city == hop.start.key else hop.end.name)


def _period(started: str, ended: str) -> str:
    start, end = display(started), display(ended)
    if start and end:
        return _("%(start)s to %(end)s") % {"start": start, "end": end}
    if start:
        return _("since %s") % start
    return _("until %s") % end if end else _("date not known")


def _edges(hop: Hop) -> Iterable[Edge]:
    if hop.network is None:
        yield Edge(hop.start.key, hop.end.key, hop.status, f"{hop.start.name} – {hop.end.name}: {hop_words(hop)}")
        return
    for city, edge in (
        (hop.start, (hop.start.key, hop.network.key)),
        (hop.end, (hop.network.key, hop.end.key)),
    ):
        links: list[TieLink | MembershipLink] = [one for one in hop.memberships if one.city == city.key]
        is_over = all(link.status == "ended" for link in links)
        said = listed_apart(_period(link.started, link.ended) for link in links)
        yield Edge(*edge, "ended" if is_over else "member", f"{city.name} – {hop.network.name}: {said}")


def _dot(node: Node, one: Neighbour | None = None) -> Dot:
    noun = "network" if node.is_network else "city"
    name = node.name.in_language()
    status, said = "active", name
    if one is not None:
        is_member = bool(one.memberships) or not one.ties
        status = "ended" if one.status == "ended" else "member" if is_member else one.status
        said = " · ".join((name, period_words(one), state_words(one.status))) if one.ties or one.memberships else name
    return Dot(node.key, name, f"{reverse('graph')}?{urlencode({noun: node.slug})}", status, node.field, said)
