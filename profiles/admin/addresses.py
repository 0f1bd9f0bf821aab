"""The public page of a record, for the way from the desk to the site and back."""

from typing import Any

from profiles.models import (
    Activity,
    Campaign,
    City,
    Condition,
    EssayCheck,
    GovernmentRelation,
    Membership,
    Milestone,
    NationalFramework,
    Network,
    Observation,
    Record,
    Source,
    Territory,
    Tie,
)
from profiles.text import current_language

PAGES: dict[type[Record], str] = {
    Activity: "activities",
    Campaign: "campaigns",
    City: "cities",
    Network: "networks",
    Source: "sources",
}


def public_address(record: Any) -> str | None:
    """The address of the page on which visitors read the record, in the active language; None where there is none.

    A record without a page of its own is read on the page of what it belongs to: a tie on its city's.
    """
    if not isinstance(record, Record) or record.pk is None or not record.is_published:
        return None
    path = _path(record)
    return f"/{current_language()}/{path}" if path else None


def _path(record: Record) -> str | None:
    if type(record) in PAGES:
        return f"{PAGES[type(record)]}/{record.slug}/"
    match record:
        case Territory():
            return f"territories/{record.code}/"
        case NationalFramework():
            return f"territories/{record.territory.code}/"
        case Tie():
            return f"cities/{record.city_a.slug}/#ties"
        case Membership():
            return f"cities/{record.city.slug}/#networks"
        case GovernmentRelation():
            return f"cities/{record.city.slug}/#government"
        case Condition():
            return f"cities/{record.city.slug}/#conditions"
        case Observation() if record.subject is not None:
            return _path(record.subject)
        case Milestone():
            return "history/"
        case EssayCheck():
            return "about/"
    return None
