"""``import_memberships FILE``: bring in a list of memberships."""

from profiles.choices.importing import ListNoun
from profiles.management.lists import ListCommand


class Command(ListCommand):
    """Bring in a list of memberships."""

    help = "Bring in a list of memberships: names are matched, what is not sure is asked, every row is accounted for."
    noun = ListNoun.MEMBERSHIPS.value
