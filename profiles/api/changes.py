"""The feed of changes: what a mirror asks for after its first copy."""

from typing import Any

from django.http.response import HttpResponseBase
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from profiles.api import parameters
from profiles.api.addresses import PATHS
from profiles.api.view import ApiView
from profiles.choices import PublicationState
from profiles.filters.parameters import NumberParameter
from profiles.models.base import noun_of
from profiles.selectors.changes import REMOVED, PublicChange, public_changes

LARGEST_NUMBER = 10**15 - 1
NOUN_PATHS = {noun_of(model): path for model, path in PATHS.items()}

CHANGES: dict[str, Any] = {
    "type": "object",
    "required": ["count", "next", "previous", "until", "results"],
    "properties": {
        "count": {"type": "integer", "description": "How many changes come after «since»."},
        "next": {"type": "string", "format": "uri", "nullable": True},
        "previous": {"type": "string", "nullable": True, "description": "Always null: the feed is read forwards."},
        "until": {"type": "integer", "description": "Ask on from here: everything up to this number has been told."},
        "results": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["number", "at", "noun", "slug", "state", "url", "moved_to"],
                "properties": {
                    "number": {"type": "integer"},
                    "at": {"type": "string", "format": "date-time"},
                    "noun": {"type": "string", "enum": list(NOUN_PATHS)},
                    "slug": {"type": "string"},
                    "state": {
                        "type": "string",
                        "enum": [PublicationState.PUBLISHED.value, PublicationState.WITHDRAWN.value, REMOVED],
                        "description": "Anything but «published» is a tombstone: drop the record.",
                    },
                    "url": {"type": "string", "format": "uri", "nullable": True},
                    "moved_to": {"type": "string", "nullable": True, "description": "The slug that it has now."},
                },
            },
        },
    },
}


class ChangesView(ApiView):
    """The feed of changes, in the order in which they took effect."""

    def shown_by(self) -> dict[str, Any]:
        return {
            "since": NumberParameter(
                0,
                LARGEST_NUMBER,
                label=_("since"),
                help_text=_("The number up to which the changes are known already; 0 or nothing for all."),
            ),
            "noun": parameters.NamesParameter(
                list(NOUN_PATHS), label=_("noun"), help_text=_("Only changes of these nouns, e.g. city,tie.")
            ),
            "page_size": parameters.page_size(),
            **super().shown_by(),
        }

    @extend_schema(operation_id="changes_list", responses={200: CHANGES})
    def get(self, request: Request) -> HttpResponseBase:
        """Changes after ``since``, oldest first, with tombstones for what is no longer public.

        A record also is no longer public while one that it rests on is not (a tie while one of its cities is not).
        """
        return self.answer(self._page)

    def _page(self) -> dict[str, Any]:
        since = self.query["since"] or 0
        size = self.query["page_size"] or parameters.PAGE_SIZE
        page = public_changes(
            after=since, until=max(since, self.freshness.version.number), limit=size, nouns=self.query["noun"]
        )
        root = self.get_serializer_context()["root"]
        following = [("since", page.until), ("page_size", size), *(("noun", noun) for noun in self.query["noun"])]
        return {
            "count": page.total,
            "next": None if page.is_last else f"{root}changes/?{urlencode(following)}",
            "previous": None,
            "until": page.until,
            "results": [_described(change, root) for change in page.changes],
        }


def _described(change: PublicChange, root: str) -> dict[str, Any]:
    is_public = change.state == PublicationState.PUBLISHED
    return {
        "number": change.number,
        "at": change.at,
        "noun": change.noun,
        "slug": change.slug,
        "state": change.state,
        "url": f"{root}{NOUN_PATHS[change.noun]}/{change.slug}/" if is_public else None,
        "moved_to": change.moved_to or None,
    }
