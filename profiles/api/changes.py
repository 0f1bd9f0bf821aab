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
from profiles.exchange.portable import last_words, public_addresses
from profiles.filters.parameters import NumberParameter
from profiles.models import DataVersion
from profiles.models.base import noun_of
from profiles.selectors.changes import REMOVED, PublicChange, public_changes
from profiles.selectors.snapshot import snapshot

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
                    "record": {
                        "type": "object",
                        "nullable": True,
                        "description": "With «expand=record»: the record as a dataset holds it, all that it names by "
                        "slug. Null with a tombstone, and where a later change tells of the same record.",
                    },
                },
            },
        },
    },
}


FORMER_ADDRESSES: dict[str, Any] = {
    "type": "object",
    "required": ["count", "next", "previous", "version", "results"],
    "properties": {
        "count": {"type": "integer"},
        "next": {"type": "string", "nullable": True, "description": "Always null: these are all."},
        "previous": {"type": "string", "nullable": True},
        "version": {"type": "integer", "description": "The data version of the answer."},
        "results": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["noun", "slug", "leads_to", "since"],
                "properties": {
                    "noun": {"type": "string", "enum": list(NOUN_PATHS)},
                    "slug": {"type": "string"},
                    "leads_to": {"type": "string"},
                    "since": {"type": "string", "format": "date-time"},
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
            "expand": parameters.expand(("record",)),
            **super().shown_by(),
        }

    @extend_schema(operation_id="changes_list", responses={200: CHANGES})
    def get(self, request: Request) -> HttpResponseBase:
        """Changes after ``since``, oldest first, with tombstones for what is no longer public.

        A record also is no longer public while one that it rests on is not (a tie while one of its cities is not).
        """
        return self.answer(self._page_with_records if self.query["expand"] else self._page)

    def _page_with_records(self) -> dict[str, Any]:
        with snapshot():  # or a record could name one that no page has told of
            page = self._page(DataVersion.current().number)
            told = last_words(page["results"])
        return {**page, "results": [{**row, "record": told.get(row["number"])} for row in page["results"]]}

    def _page(self, version: int | None = None) -> dict[str, Any]:
        since = self.query["since"] or 0
        size = self.query["page_size"] or parameters.PAGE_SIZE
        page = public_changes(
            after=since,
            until=max(since, self.freshness.version.number if version is None else version),
            limit=size,
            nouns=self.query["noun"],
        )
        root = self.get_serializer_context()["root"]
        following = [("since", page.until), ("page_size", size), *(("noun", noun) for noun in self.query["noun"])]
        following += [("expand", name) for name in self.query["expand"]]
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


class FormerAddressesView(ApiView):
    """Slugs that records had once, and where they are found now."""

    @extend_schema(operation_id="former_addresses_list", responses={200: FORMER_ADDRESSES})
    def get(self, request: Request) -> HttpResponseBase:
        """All former addresses of public records."""
        return self.answer(self._all)

    def _all(self) -> dict[str, Any]:
        with snapshot():
            version, results = DataVersion.current().number, list(public_addresses())
        return {"count": len(results), "next": None, "previous": None, "version": version, "results": results}
