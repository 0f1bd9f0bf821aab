"""What becomes of a proposed change of a published record."""

from profiles.choices.vocabulary import Vocabulary


class ProposalState(Vocabulary):
    """Where a proposed change stands between its author and a publisher."""

    OPEN = ("open", "Waiting", "چشم‌به‌راه")
    ACCEPTED = ("accepted", "Accepted", "پذیرفته")
    DECLINED = ("declined", "Declined", "نپذیرفته")
    WITHDRAWN = ("withdrawn", "Taken back", "پس‌گرفته")
