"""``import_ties FILE``: bring in a list of ties."""

from profiles.choices.importing import ListNoun
from profiles.management.lists import ListCommand


class Command(ListCommand):
    """Bring in a list of ties."""

    help = "Bring in a list of ties: names are matched, what is not sure is asked, every row is accounted for."
    noun = ListNoun.TIES.value
