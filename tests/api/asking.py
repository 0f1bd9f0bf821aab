"""How tests ask the API."""

import json
from typing import Any

from profiles.api.addresses import PATHS, path_of
from profiles.models import RECORDS, Record, Source
from tests.factories import FACTORIES, make_citation

LISTS = {model: f"/api/v1/{path}/" for model, path in PATHS.items()}


def content(response):
    return b"".join(response) if response.streaming else response.content


def ask(client, address, status=200, **headers):
    """The JSON at that address, which must come with that status."""
    response = client.get(address, headers=headers)
    assert response.status_code == status, content(response)
    return json.loads(content(response))


def reasons(client, address):
    """What a bad query is told, by parameter."""
    response = client.get(address)
    assert response.status_code == 400, content(response)
    assert response.headers["Content-Type"] == "application/problem+json"
    return {error["parameter"]: error["reason"] for error in json.loads(response.content)["errors"]}


def address_of(record):
    return f"/api/v1/{path_of(record)}"


def make_one_of_each(**values):
    """A record of every noun, cited where it can be."""
    made: dict[type[Record], Any] = {}
    for model in RECORDS:
        made[model] = FACTORIES[model](**values)
        if model is not Source:
            make_citation(made[model])
    return made
