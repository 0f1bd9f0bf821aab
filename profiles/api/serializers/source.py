"""Sources as JSON."""

from profiles.api.fields import TextField
from profiles.api.serializers.base import HEAD, RecordSerializer
from profiles.models import Source


class SourceSerializer(RecordSerializer):
    """Who says so. ``url`` is its address in this API; ``address`` is where the source itself is."""

    address = TextField(source="url", read_only=True)
    archived_address = TextField(source="archived_url", read_only=True)

    class Meta:
        model = Source
        fields = (
            *HEAD,
            "title",
            "kind",
            "authors",
            "publisher",
            "language",
            "published",
            "address",
            "archived_address",
            "archived_on",
            "doi",
            "isbn",
            "grade",
            "note",
            "updated_at",
        )
