"""What the whole database amounts to: by it a mirror or a dump proves that nothing is missing."""

from datetime import datetime
from typing import Any

from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from profiles.api.view import ApiView
from profiles.exchange.portable import ADDRESSES, FORM, Digest, collection_of, digest_addresses, digest_records
from profiles.models import RECORDS, DataVersion
from profiles.models.base import noun_of
from profiles.selectors.kept import made_once
from profiles.selectors.snapshot import snapshot

OF_ONE = {
    "type": "object",
    "required": ["count", "sha256"],
    "properties": {
        "count": {"type": "integer", "description": "Public records."},
        "sha256": {
            "type": "string",
            "description": "Of their lines, sorted by slug: of the .jsonl file that a dataset of this version holds.",
        },
    },
}
NAMES = (*(collection_of(noun_of(model)) for model in RECORDS), ADDRESSES)
DIGEST: dict[str, Any] = {
    "type": "object",
    "required": ["version", "changed_at", "form", "collections"],
    "properties": {
        "version": {"type": "integer", "description": "The data version that is described."},
        "changed_at": {"type": "string", "format": "date-time"},
        "form": {"type": "integer", "description": "The number of the form of the lines."},
        "collections": {"type": "object", "required": list(NAMES), "properties": dict.fromkeys(NAMES, OF_ONE)},
    },
}


class DigestView(ApiView):
    """Counts and hashes of all public records at one data version."""

    @extend_schema(operation_id="changes_digest", responses={200: DIGEST})
    def get(self, request: Request) -> HttpResponseBase:
        """By collection the number of records and the SHA-256 of their lines, as a dataset and every mirror have them.

        A line is a record as JSON with sorted keys, without spaces, in UTF-8, ended by a line feed.
        """
        return self.answer(self._digest)

    def _digest(self) -> dict[str, Any]:
        with snapshot():
            version = DataVersion.current()
            digests = _digests(version.number, version.changed_at)
        return {
            "version": version.number,
            "changed_at": version.changed_at,
            "form": FORM,
            "collections": {name: {"count": digest.count, "sha256": digest.sha256} for name, digest in digests.items()},
        }


@made_once(maxsize=1)
def _digests(number: int, changed_at: datetime) -> dict[str, Digest]:
    """The digest of every collection at a data version."""
    digests = {collection_of(noun_of(model)): digest_records(model) for model in RECORDS}
    return {**digests, ADDRESSES: digest_addresses()}
