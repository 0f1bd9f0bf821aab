"""Search across all nouns."""

from typing import Any

from django.http.response import HttpResponseBase
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from profiles.api.addresses import PATHS
from profiles.api.fields import REFERENCE, refer_to
from profiles.api.view import ApiView
from profiles.filters.parameters import NumberParameter, WordsParameter
from profiles.models import Record
from profiles.models.base import noun_of
from profiles.selectors.search import SEARCHED, SearchGroup, search_everything, suggest_records

FIND = {**REFERENCE, "nullable": False}
FOUND: dict[str, Any] = {
    "type": "object",
    "required": ["count", "next", "previous", "results", "suggestions"],
    "properties": {
        "count": {"type": "integer", "description": "Records found, of all nouns."},
        "next": {"type": "string", "nullable": True, "description": "Always null: each group links to its own list."},
        "previous": {"type": "string", "nullable": True},
        "results": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["noun", "label", "count", "url", "results"],
                "properties": {
                    "noun": {"type": "string", "enum": [noun_of(model) for model in SEARCHED]},
                    "label": {"type": "string", "description": "In the language of the answer."},
                    "count": {"type": "integer"},
                    "url": {"type": "string", "format": "uri", "description": "The list of all of them."},
                    "results": {"type": "array", "items": FIND},
                },
            },
        },
        "suggestions": {
            "type": "array",
            "items": FIND,
            "description": "Records with a name like it, where nothing is found.",
        },
    },
}


class SearchView(ApiView):
    """Search across all nouns."""

    def shown_by(self) -> dict[str, Any]:
        return {
            "q": WordsParameter(label=_("words"), help_text=_("In either script, however spelled."), required=True),
            "limit": NumberParameter(1, 20, label=_("at most"), help_text=_("Records of each noun, 1 to 20; else 5.")),
            **super().shown_by(),
        }

    @extend_schema(operation_id="search_list", responses={200: FOUND})
    def get(self, request: Request) -> HttpResponseBase:
        """What the words lead to, by noun, the best first; names like them where there is nothing."""
        return self.answer(self._found)

    def _found(self) -> dict[str, Any]:
        root = self.get_serializer_context()["root"]
        groups = search_everything(self.query["q"], limit=self.query["limit"] or 5)
        suggestions = [] if groups else suggest_records(self.query["q"])
        return {
            "count": sum(group.total for group in groups),
            "next": None,
            "previous": None,
            "results": [self._described(group, root) for group in groups],
            "suggestions": [_named(record, root) for record in suggestions],
        }

    def _described(self, group: SearchGroup, root: str) -> dict[str, Any]:
        path = PATHS[type(group.records[0])]
        return {
            "noun": group.noun,
            "label": str(group.label),
            "count": group.total,
            "url": f"{root}{path}/?{urlencode({'q': self.query['q']})}",
            "results": [_named(record, root) for record in group.records],
        }


def _named(record: Record, root: str) -> dict[str, Any]:
    return {"noun": record.noun, **refer_to(record, root)}
