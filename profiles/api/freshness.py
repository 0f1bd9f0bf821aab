"""How old an answer is: every answer is dated by the data version, and asked for anew only when that has moved."""

import hashlib

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import get_language

from profiles.models import DataVersion

SHAPE = "1"
"""Part of every ETag: raise it when the same data is answered in another form, or partners keep the old one."""


class Freshness:
    """The data version as one answer sees it; read before the data, so that it is never newer than they are."""

    def __init__(self, request: HttpRequest, media_type: str) -> None:
        self.request = request
        self.version = DataVersion.current()
        # The moment too: after a restore, numbers that were given before are given again.
        version = f"{self.version.number} {self.version.changed_at.isoformat()}"
        told_apart = "\n".join((SHAPE, version, request.get_full_path(), media_type, get_language() or ""))
        digest = hashlib.sha256(told_apart.encode("utf-8", "replace")).hexdigest()[:32]
        # Weak: the same data, though compression may change the bytes.
        self.etag = f'W/"{self.version.number}-{digest}"'

    def not_modified(self) -> HttpResponseBase | None:
        """The 304 to somebody who has this answer already, else None."""
        answer: HttpResponseBase | None = get_conditional_response(
            self.request, etag=self.etag, last_modified=int(self.version.changed_at.timestamp())
        )
        return self.mark(answer) if answer is not None else None

    def mark(self, response: HttpResponseBase) -> HttpResponseBase:
        """Date the answer; caches may keep it, but ask each time whether it still holds."""
        response["ETag"] = self.etag
        response["Last-Modified"] = http_date(self.version.changed_at.timestamp())
        response["Cache-Control"] = "public, no-cache"
        response["Data-Version"] = str(self.version.number)
        patch_vary_headers(response, ["Accept", "Accept-Language"])
        return response
