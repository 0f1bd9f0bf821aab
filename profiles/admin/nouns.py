"""Registers the desk of every noun; imported once the site itself is there."""

from profiles.admin import (
    activity,
    campaign,
    citation,
    city,
    condition,
    feed,
    government,
    indicator,
    milestone,
    network,
    organisation,
    people,
    source,
    territory,
    tie,
)

__all__ = [
    "activity",
    "campaign",
    "citation",
    "city",
    "condition",
    "feed",
    "government",
    "indicator",
    "milestone",
    "network",
    "organisation",
    "people",
    "source",
    "territory",
    "tie",
]
