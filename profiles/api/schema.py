"""The description of the API in OpenAPI: what the framework cannot see by itself."""

from typing import Any

from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import Direction

from profiles.api.addresses import ROOT
from profiles.api.description import ABOUT
from profiles.api.problems import KINDS, MEDIA_TYPE, Kind

PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "Problem details (RFC 9457), in the language of Accept-Language.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["parameter", "reason"],
                "properties": {"parameter": {"type": "string"}, "reason": {"type": "string"}},
            },
        },
    },
}
DATED = {
    "ETag": {"schema": {"type": "string"}, "description": "Send it back as If-None-Match."},
    "Data-Version": {"schema": {"type": "integer"}, "description": "The number of the last change of the data."},
}


class ApiSchema(AutoSchema):
    """Describes parameters by the forms that read them, and every answer that a view can give."""

    def get_tags(self) -> list[str]:
        segment = self.path.removeprefix(ROOT).split("/")[0]
        return ["about" if segment in ABOUT else segment]

    def get_summary(self) -> str:
        first_line = (type(self.view).__doc__ or "").splitlines()[0].rstrip(".")
        return f"{first_line}: one of them" if getattr(self.view, "action", "") == "retrieve" else first_line

    def _get_parameters(self) -> list[dict[str, Any]]:
        described = super()._get_parameters()
        path = [parameter for parameter in described if parameter["in"] == "path"]
        view: Any = self.view
        if self.method != "GET":
            return path
        form = view.query_form()
        return path + [_parameter(name, field) for name, field in form.base_fields.items()]

    def _get_response_bodies(self, direction: Direction = "response") -> dict[str, Any]:
        view: Any = self.view
        answers: dict[str, Any] = super()._get_response_bodies(direction)
        answer = answers.get("200", {})
        content = answer.get("content", {})
        if body := content.get("application/json"):
            # What is posted is answered as it is asked; no cache keeps it.
            answer |= {"headers": DATED} if self.method == "GET" else {}
            answer["content"] = {"application/json": body}
        if "text/csv" in content:
            answer["content"]["text/csv"] = {"schema": {"type": "string"}}
        if "application/geo+json" in content:
            answer["content"]["application/geo+json"] = {"schema": {"type": "object"}}
        if "headers" in answer:
            answers["304"] = {"description": "Nothing has changed since the answer with that ETag."}
        for code in view.problems:
            kind: Kind = KINDS[code]
            answers[str(kind.status.value)] = {
                "description": str(kind.title),
                "content": {MEDIA_TYPE: {"schema": PROBLEM}},
            }
        if "withdrawn" in view.problems:
            answers["301"] = {"description": "The record has another address now."}
        return answers


def _parameter(name: str, field: Any) -> dict[str, Any]:
    schema = dict(field.schema)
    described: dict[str, Any] = {
        "name": name,
        "in": "query",
        "required": field.required,
        "description": str(field.help_text or field.label),
    }
    if getattr(field, "several", False):
        schema = {"type": "array", "items": schema}
        described |= {"style": "form", "explode": True}
    return {**described, "schema": schema}


class CodeFieldExtension(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]  # registers itself
    """One code of a vocabulary."""

    target_class = "profiles.api.fields.CodeField"

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Direction) -> dict[str, Any]:
        return {"type": "string", "nullable": True, "enum": [*self.target.codes, None]}


class CodesFieldExtension(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]  # registers itself
    """Several codes of a vocabulary."""

    target_class = "profiles.api.fields.CodesField"

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Direction) -> dict[str, Any]:
        return {"type": "array", "items": {"type": "string", "enum": list(self.target.codes)}}
