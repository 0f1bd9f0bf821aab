"""What becomes of a proposed change of a published record."""

from profiles.choices.vocabulary import Vocabulary


class ProposalState(Vocabulary):
    """Where a proposed change stands between its author and a publisher."""

    OPEN = ("open", "Waiting", "در انتظار")
    ACCEPTED = ("accepted", "Accepted", "پذیرفته‌شده")
    DECLINED = ("declined", "Declined", "پذیرفته‌نشده")
    WITHDRAWN = ("withdrawn", "Taken back", "پس‌گرفته")
