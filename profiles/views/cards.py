"""What the previews of pages say beside title and description: figures, and a picture where one tells."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from profiles.dates import display
from profiles.figures import Figure
from profiles.figures.card import Card, Column
from profiles.models import Activity, Campaign
from profiles.selectors.comparison import Comparison
from profiles.selectors.field import FieldPage
from profiles.selectors.network import NetworkPage
from profiles.selectors.profile import CityProfile
from profiles.selectors.territory import TerritoryPage
from profiles.text import format_number, listed


def city_card(profile: CityProfile, picture: Figure | None) -> Card:
    """What is recorded of a city, and its ties on the map."""
    country = profile.city.territory.name.in_language() if profile.city.territory else ""
    return Card(kind=country or _("City"), columns=_alone(_facts(profile)), figure=picture)


def comparison_card(comparison: Comparison) -> Card:
    """The same figures of every city, side by side."""
    columns = []
    for profile in comparison.profiles:
        ties, networks, activities = len(profile.ties), len(profile.memberships), len(profile.activities)
        facts = (
            (format_number(ties), ngettext("tie", "ties", ties)),
            (format_number(networks), ngettext("network", "networks", networks)),
            (format_number(activities), ngettext("activity", "activities", activities)),
        )
        columns.append(Column(profile.city.name.in_language(), facts))
    title = listed(column.heading for column in columns)
    return Card(kind=_("Comparison"), title=title, columns=tuple(columns))


def network_card(content: NetworkPage) -> Card:
    """Since when there is a network, and how many members and activities of it are recorded."""
    network = content.network
    facts = [(display(network.started), _("founded"))] if network.started else []
    members, activities = len(content.members), len(content.activities)
    if members:
        facts.append((format_number(members), ngettext("city recorded in it", "cities recorded in it", members)))
    if activities:
        facts.append((format_number(activities), ngettext("activity recorded", "activities recorded", activities)))
    return Card(kind=_("Network of cities"), columns=_alone(facts), field=network.field)


def activity_card(activity: Activity) -> Card:
    """Who leads an activity, and its field; its summary stands on the card too."""
    return Card(kind=activity.city.name.in_language(), field=activity.field)


def campaign_card(campaign: Campaign) -> Card:
    """Whose campaign it is."""
    return Card(kind=campaign.city.name.in_language(), field="economy")


def territory_card(content: TerritoryPage) -> Card:
    """How many cities of a country are recorded, and what its law lets them do."""
    cities, laws, aimed = content.city_count, len(content.frameworks), len(content.aimed_at)
    facts = []
    if cities:
        facts.append((format_number(cities), ngettext("city recorded", "cities recorded", cities)))
    if laws:
        facts.append((format_number(laws), ngettext("legal framework", "legal frameworks", laws)))
    if aimed:
        facts.append(
            (format_number(aimed), ngettext("activity of cities towards it", "activities of cities towards it", aimed))
        )
    return Card(kind=_("Country or region"), columns=_alone(facts))


def field_card(content: FieldPage) -> Card:
    """The glyph of a field; its definition stands on the card too."""
    n = content.activity_count
    said = ngettext("%(n)s activity recorded", "%(n)s activities recorded", n) % {"n": format_number(n)}
    return Card(kind=said, field=content.field)


def _facts(profile: CityProfile) -> list[tuple[str, str]]:
    ties, networks = len(profile.ties), len(profile.memberships)
    activities, campaigns = len(profile.activities), len(profile.campaigns)
    facts = (
        (ties, ngettext("tie with a city", "ties with cities", ties)),
        (networks, ngettext("membership in a network", "memberships in networks", networks)),
        (activities, ngettext("activity abroad", "activities abroad", activities)),
        (campaigns, ngettext("branding campaign", "branding campaigns", campaigns)),
    )
    return [(format_number(count), label) for count, label in facts if count]


def _alone(facts: list[tuple[str, str]]) -> tuple[Column, ...]:
    return (Column("", tuple(facts)),) if facts else ()
