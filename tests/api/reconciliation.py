"""How tests ask the reconciliation service, and what the specification wants of its answers.

The shapes are in our own words, as strict as the JSON schemas of the Reconciliation Service API 0.2 are.
"""

import json
from typing import Any

import jsonschema

HERE = "/api/v1/reconcile/"

TEXT = {"type": "string"}
ADDRESS = {"type": "string", "pattern": "^https?://"}
TEMPLATE = {"type": "string", "pattern": r"^https?://.*\{\{id\}\}"}


def an_object(
    required: dict[str, Any], optional: dict[str, Any] | None = None, *, only: bool = False
) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **(optional or {})},
        "additionalProperties": not only,
    }


def several(item: Any) -> dict[str, Any]:
    return {"type": "array", "items": item}


def each(item: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": item}


NAMED = an_object(
    {"id": {"type": "string", "minLength": 1}, "name": {"type": "string", "minLength": 1}}, {"description": TEXT}
)
SERVICE = an_object({"service_url": ADDRESS, "service_path": {"type": "string", "pattern": "^/"}})
SETTING = an_object(
    {"name": TEXT, "label": TEXT, "type": {"const": "number"}}, {"default": {"type": "number"}, "help_text": TEXT}
)
MANIFEST = an_object(
    {
        "versions": {**several(TEXT), "contains": {"const": "0.2"}},
        "name": TEXT,
        "identifierSpace": ADDRESS,
        "schemaSpace": ADDRESS,
        "defaultTypes": {**several(NAMED), "uniqueItems": True, "minItems": 1},
        "documentation": ADDRESS,
        "logo": ADDRESS,
        "view": an_object({"url": TEMPLATE}),
        "preview": an_object({"url": TEMPLATE, "width": {"type": "integer"}, "height": {"type": "integer"}}),
        "suggest": an_object({"entity": SERVICE, "property": SERVICE, "type": SERVICE}, only=True),
        "extend": an_object({"propose_properties": SERVICE, "property_settings": several(SETTING)}),
        "batchSize": {"type": "integer", "minimum": 1},
    },
    only=True,
)
CANDIDATE = an_object(
    {
        **NAMED["properties"],
        "score": {"type": "number", "minimum": 0, "maximum": 100},
        "match": {"type": "boolean"},
        "type": several(NAMED),
        "features": several(an_object({"id": TEXT, "value": {"type": ["boolean", "number"]}}, only=True)),
    },
    only=True,
)
RESULTS = each(an_object({"result": several(CANDIDATE)}, only=True))
CELL = {
    "oneOf": [
        an_object({"id": TEXT, "name": TEXT}, {"description": TEXT}, only=True),
        an_object({"str": TEXT}, only=True),
        an_object({"float": {"type": "number"}}, only=True),
        an_object({"int": {"type": "integer"}}, only=True),
    ]
}
EXTENSION = an_object(
    {
        "meta": several(an_object({"id": TEXT, "name": TEXT}, {"type": NAMED}, only=True)),
        "rows": each(each(several(CELL))),
    },
    only=True,
)
SUGGESTIONS = an_object({"result": several(NAMED)}, only=True)
PROPOSALS = an_object({"properties": several(NAMED), "type": TEXT}, {"limit": {"type": "integer"}}, only=True)


def ask(client, queries, **headers):
    answer = client.post(HERE, {"queries": json.dumps(queries)}, headers=headers)
    assert answer.status_code == 200, answer.content
    jsonschema.validate(answer.json(), RESULTS)
    return {key: of_row["result"] for key, of_row in answer.json().items()}


def extend(client, ids, *properties):
    asked = {"ids": ids, "properties": [one if isinstance(one, dict) else {"id": one} for one in properties]}
    answer = client.post(HERE, {"extend": json.dumps(asked)})
    assert answer.status_code == 200, answer.content
    jsonschema.validate(answer.json(), EXTENSION)
    return answer.json()
