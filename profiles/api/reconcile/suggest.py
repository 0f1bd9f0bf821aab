"""What a client offers while its user types, and the columns that it proposes."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from profiles.api.problems import BadQueryError
from profiles.api.reconcile.view import NAMED, ReconcileView, known_type, write_entity, write_property, write_type
from profiles.filters.parameters import NumberParameter, OneParameter, WordsParameter
from profiles.selectors.reconciliation import PROPERTIES, TYPES, suggest
from profiles.text import fold

SUGGESTED = 10
LAST_CURSOR = 1000

SUGGESTIONS = {
    "type": "object",
    "required": ["result"],
    "properties": {"result": {"type": "array", "items": NAMED}},
}
PROPOSALS = {
    "type": "object",
    "required": ["type", "properties"],
    "properties": {
        "type": {"type": "string"},
        "limit": {"type": "integer"},
        "properties": {"type": "array", "items": NAMED},
    },
}


class TypeParameter(OneParameter):
    """A type of the service; nothing stands for all."""

    schema = {"type": "string", "enum": list(TYPES)}

    def to_python(self, value: Any) -> str:
        text = self.text(value)
        try:
            return known_type(text) if text else ""
        except ValueError as error:
            raise ValidationError(str(error)) from error


class SuggestView(ReconcileView):
    """What is offered while somebody types."""

    def shown_by(self) -> dict[str, Any]:
        return {
            "prefix": WordsParameter(label=_("what is typed"), help_text=_("In either script, however spelled.")),
            "cursor": NumberParameter(0, LAST_CURSOR, label=_("skipped"), help_text=_("How many are known already.")),
            "type": TypeParameter(label=_("type"), help_text=_("Only of this type.")),
        }

    def read_query(self, request: Request) -> None:
        super().read_query(request)
        if "prefix" not in request.query_params:
            raise BadQueryError({"prefix": [_("«prefix» is missing.")]})
        self.skip: int = self.query["cursor"] or 0

    def chosen(self, known: Iterable[dict[str, str]]) -> dict[str, Any]:
        """Of what is known, a page of those whose id or name holds what is typed; first those that begin so."""
        wanted = fold(self.query["prefix"])
        found = [one for one in known if wanted in fold(one["id"]) or wanted in fold(one["name"])]
        found.sort(key=lambda one: not (fold(one["id"]).startswith(wanted) or fold(one["name"]).startswith(wanted)))
        return {"result": found[self.skip : self.skip + SUGGESTED]}


class SuggestEntityView(SuggestView):
    """Records that somebody who types may mean."""

    @extend_schema(operation_id="reconcile_suggest_entity", responses={200: SUGGESTIONS})
    def get(self, request: Request, **_language: str) -> HttpResponseBase:
        """Those with a name that holds the words, or with that id, the closest first."""
        return self.answer(self._suggested)

    def _suggested(self) -> dict[str, Any]:
        types = [self.query["type"]] if self.query["type"] else list(TYPES)
        found = suggest(self.query["prefix"], types, limit=SUGGESTED, skip=self.skip)
        return {"result": [{**write_entity(one), "notable": [write_type(one.type)]} for one in found]}


class SuggestTypeView(SuggestView):
    """Types by a part of their name."""

    @extend_schema(operation_id="reconcile_suggest_type", responses={200: SUGGESTIONS})
    def get(self, request: Request, **_language: str) -> HttpResponseBase:
        """City, network and territory."""
        return self.answer(lambda: self.chosen(map(write_type, TYPES)))


class SuggestPropertyView(SuggestView):
    """Properties by a part of their name."""

    @extend_schema(operation_id="reconcile_suggest_property", responses={200: SUGGESTIONS})
    def get(self, request: Request, **_language: str) -> HttpResponseBase:
        """Those of a type, or of all."""
        return self.answer(lambda: self.chosen(map(write_property, _properties(self.query["type"]))))


class ProposeView(ReconcileView):
    """The properties that a table can be extended with."""

    def shown_by(self) -> dict[str, Any]:
        return {
            "type": TypeParameter(label=_("type"), help_text=_("Only of this type.")),
            "limit": NumberParameter(1, 100, label=_("at most")),
        }

    @extend_schema(operation_id="reconcile_propose", responses={200: PROPOSALS})
    def get(self, request: Request, **_language: str) -> HttpResponseBase:
        """Those of a type, or of all."""
        return self.answer(self._proposed)

    def _proposed(self) -> dict[str, Any]:
        kind, limit = self.query["type"], self.query["limit"]
        properties = [write_property(name) for name in _properties(kind)[:limit]]
        return {"type": kind, **({"limit": limit} if limit else {}), "properties": properties}


def _properties(kind: str) -> list[str]:
    return list(PROPERTIES[kind] if kind else dict.fromkeys(name for names in PROPERTIES.values() for name in names))
