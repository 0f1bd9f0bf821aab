"""Cities as JSON."""

from django.db.models import Prefetch

from profiles.api.serializers.base import CITATIONS, HEAD, TAIL, BilingualModelSerializer, CitedSerializer
from profiles.api.serializers.territory import TerritorySerializer
from profiles.models import City, CityAlias


class CityAliasSerializer(BilingualModelSerializer):
    """Another name of a city."""

    class Meta:
        model = CityAlias
        fields = ("name", "language", "kind")


class CitySerializer(CitedSerializer):
    """A city."""

    expandable = {"territory": TerritorySerializer, "region": TerritorySerializer, "represents": TerritorySerializer}
    prefetched = {**CITATIONS, "aliases": lambda: Prefetch("aliases")}

    aliases = CityAliasSerializer(many=True, read_only=True)

    class Meta:
        model = City
        fields = (
            *HEAD,
            "name",
            "aliases",
            "territory",
            "region",
            "represents",
            "status",
            "is_historical",
            "roles",
            "latitude",
            "longitude",
            "geonames_id",
            "wikidata_id",
            "unlocode",
            "website",
            "note",
            *TAIL,
        )
