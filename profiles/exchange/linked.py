"""Records in the words of schema.org (JSON-LD), for search engines and whoever links data."""

import re
from typing import Any

from profiles.models import Activity, Campaign, City, Network, Record, Territory
from profiles.text import Bilingual

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_ISO_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

Words = dict[str, Any]


def describe_record(record: Record, url: str) -> Words:
    """What the page at ``url`` is about, as one object; what is not known is left out."""
    match record:
        case City():
            thing = _city(record)
        case Network():
            thing = _network(record)
        case Activity():
            thing = _activity(record)
        case Campaign():
            thing = _campaign(record)
        case Territory():
            thing = {"@type": "Country" if record.parent_id is None else "AdministrativeArea",
                     "name": _texts(record.name), "identifier": record.iso_code}  # fmt: skip
        case _:
            thing = {"@type": "Thing", "name": str(record)}
    return _known(
        {
            "@context": "https://schema.org",
            **thing,
            "url": url,
            "subjectOf": {"@type": "Dataset", "name": "citydip", "license": LICENCE,
                          "creator": {"@type": "Organization", "name": "citydip contributors"}},
        }
    )  # fmt: skip


def _city(city: City) -> Words:
    wikidata = f"https://www.wikidata.org/entity/{city.wikidata_id}" if city.wikidata_id else ""
    geonames = f"https://sws.geonames.org/{city.geonames_id}/" if city.geonames_id else ""
    return {
        "@type": "City",
        "name": _texts(city.name),
        "description": _texts(city.note),
        "geo": (
            {"@type": "GeoCoordinates", "latitude": city.latitude, "longitude": city.longitude}
            if city.latitude is not None
            else None
        ),
        "containedInPlace": {"@type": "Country", "name": _texts(city.territory.name)} if city.territory else None,
        "sameAs": [address for address in (wikidata, geonames) if address],
    }


def _network(network: Network) -> Words:
    return {
        "@type": "Organization",
        "name": _texts(network.name),
        "alternateName": network.acronym,
        "description": _texts(network.note),
        "foundingDate": _iso(network.started),
        "dissolutionDate": _iso(network.ended),
        "location": {"@type": "City", "name": _texts(network.seat.name)} if network.seat else None,
        "sameAs": network.website,
    }


def _activity(activity: Activity) -> Words:
    return {
        "@type": "Event",
        "name": _texts(activity.title),
        "description": _texts(activity.summary),
        "startDate": _iso(activity.started),
        "endDate": _iso(activity.ended),
        "organizer": {"@type": "City", "name": _texts(activity.city.name)},
    }


def _campaign(campaign: Campaign) -> Words:
    return {
        "@type": "CreativeWork",
        "name": _texts(campaign.name),
        "headline": campaign.slogan,
        "description": _texts(campaign.summary),
        "dateCreated": _iso(campaign.started),
        "about": {"@type": "City", "name": _texts(campaign.city.name)},
    }


def _texts(text: Bilingual) -> list[Words]:
    return [{"@value": words, "@language": language} for language, words in text.as_dict().items() if words]


def _iso(date: str) -> str:
    """A date that ISO 8601 can write; uncertain, approximate and ancient ones are left out."""
    return date if _ISO_DATE.fullmatch(date) else ""


def _known(thing: Words) -> Words:
    return {name: value for name, value in thing.items() if value not in (None, "", [])}
