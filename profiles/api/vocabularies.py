"""The vocabularies: every closed list of codes, with labels, definitions and the essay's paragraphs."""

from typing import Any

from django.http import Http404
from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from profiles.api.fields import BILINGUAL
from profiles.api.view import ApiView
from profiles.choices import VOCABULARIES, Vocabulary

MEMBER = {
    "type": "object",
    "required": ["code", "label", "definition", "paragraphs", "group"],
    "properties": {
        "code": {"type": "string"},
        "label": BILINGUAL,
        "definition": BILINGUAL,
        "paragraphs": {"type": "array", "items": {"type": "integer"}, "description": "Of the essay."},
        "group": {"type": "string", "nullable": True},
    },
}
VOCABULARY = {
    "type": "object",
    "required": ["slug", "url", "members"],
    "properties": {
        "slug": {"type": "string"},
        "url": {"type": "string", "format": "uri"},
        "members": {"type": "array", "items": MEMBER},
    },
}
VOCABULARY_LIST = {
    "type": "object",
    "required": ["count", "next", "previous", "results"],
    "properties": {
        "count": {"type": "integer"},
        "next": {"type": "string", "nullable": True},
        "previous": {"type": "string", "nullable": True},
        "results": {"type": "array", "items": VOCABULARY},
    },
}


class VocabularyListView(ApiView):
    """All vocabularies."""

    @extend_schema(operation_id="vocabularies_list", responses={200: VOCABULARY_LIST})
    def get(self, request: Request) -> HttpResponseBase:
        """Every vocabulary with its codes, in their order."""
        return self.answer(self._list)

    def _list(self) -> dict[str, Any]:
        root = self.get_serializer_context()["root"]
        results = [_described(name, vocabulary, root) for name, vocabulary in VOCABULARIES.items()]
        return {"count": len(results), "next": None, "previous": None, "results": results}


class VocabularyView(ApiView):
    """One vocabulary."""

    problems = ("bad-query", "not-found", "too-many-requests")

    @extend_schema(operation_id="vocabularies_retrieve", responses={200: VOCABULARY})
    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """The codes of a vocabulary, in their order."""
        vocabulary = VOCABULARIES.get(slug)
        if vocabulary is None:
            raise Http404
        return self.answer(lambda: _described(slug, vocabulary, self.get_serializer_context()["root"]))


def _described(name: str, vocabulary: type[Vocabulary], root: str) -> dict[str, Any]:
    members = [
        {
            "code": member.value,
            "label": member.label.as_dict(),
            "definition": member.definition.as_dict(),
            "paragraphs": list(member.paragraphs),
            "group": member.group or None,
        }
        for member in vocabulary
    ]
    return {"slug": name, "url": f"{root}vocabularies/{name}/", "members": members}
