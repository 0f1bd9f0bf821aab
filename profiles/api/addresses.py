"""Addresses of the API: what each noun is called there, and where a record is found."""

from django.http import HttpRequest

from profiles import models
from profiles.models import Record, Territory

ROOT = "/api/v1/"

PATHS: dict[type[Record], str] = {
    models.City: "cities",
    models.Tie: "ties",
    models.Network: "networks",
    models.Membership: "memberships",
    models.Activity: "activities",
    models.Campaign: "campaigns",
    models.GovernmentRelation: "government-relations",
    models.Condition: "conditions",
    models.Territory: "territories",
    models.NationalFramework: "national-frameworks",
    models.Organisation: "organisations",
    models.Indicator: "indicators",
    models.Observation: "observations",
    models.Milestone: "milestones",
    models.EssayCheck: "essay-checks",
    models.Source: "sources",
}
"""The part of the address that stands for each noun."""


def root(request: HttpRequest) -> str:
    """The address of the API as the asker sees it, with host and slash."""
    return request.build_absolute_uri(ROOT)


def path_of(record: Record) -> str:
    """The record's address below the API's: ``cities/amsterdam/``; territories by their code."""
    last = record.code if isinstance(record, Territory) else record.slug
    return f"{PATHS[type(record)]}/{last}/"
