"""Spreadsheets of networks and memberships."""

from profiles.models import Membership, Network
from profiles.resources.base import RecordResource


class NetworkResource(RecordResource):
    """City networks."""

    class Meta(RecordResource.Meta):
        model = Network


class MembershipResource(RecordResource):
    """Cities in networks."""

    class Meta(RecordResource.Meta):
        model = Membership
