"""What holds for every noun and every module: nothing forgotten, nothing written past the history."""

import ast
from pathlib import Path

import pytest
from django.contrib import admin

from profiles import resources
from profiles.api.addresses import PATHS
from profiles.models import RECORDS
from tests.factories import FACTORIES

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(path for path in (ROOT / "profiles").rglob("*.py") if "migrations" not in path.parts)

WITHOUT_HISTORY = {
    "profiles/actions/fixtures.py": "writes the rows of many-to-many tables together with their history",
    "profiles/actions/gazetteer/loading.py": "the gazetteer is no record: it is loaded anew from its files",
    "profiles/actions/importing/asking.py": "questions of an imported list are no records",
    "profiles/actions/importing/resolving.py": "rows of an imported list and their questions are no records",
    "profiles/actions/importing/retracting.py": "rows of an imported list and their questions are no records",
    "profiles/actions/importing/running.py": "rows of an imported list and their questions are no records",
    "profiles/actions/importing/undoing.py": "rows of an imported list and their questions are no records",
    "profiles/actions/recording.py": "writes the history of what it stores itself, in bulk",
    "profiles/actions/removing.py": "questions of imported lists are no records",
    "profiles/actions/sheets/undoing.py": "rows of a spreadsheet are no records",
    "profiles/exchange/mirrors/following.py": "what is read of the origin waits apart from the records",
    "profiles/exchange/mirrors/storing.py": "writes the history of what it stores itself, in bulk",
    "profiles/resources/bringing.py": "rows of a spreadsheet are no records",
    "profiles/actions/importing/working.py": "the progress of an import is no record",
    "profiles/actions/merging/untracked.py": "former addresses and the rows of imported lists are no records",
    "profiles/models/feed.py": "the feed itself",
}
"""Modules that may write in bulk, each with its reason."""


def writes_past_the_history(path: Path) -> list[int]:
    """Lines that call ``update``, ``bulk_create`` or ``bulk_update`` of a manager or a queryset."""
    lines = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr in {"bulk_create", "bulk_update"} or (
            node.func.attr == "update" and "objects" in ast.unparse(node.func.value)
        ):
            lines.append(node.lineno)
    return lines


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_writes_past_the_history(path):
    if str(path.relative_to(ROOT)) in WITHOUT_HISTORY:
        return
    assert writes_past_the_history(path) == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_holds(path):
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "the first line of a module says what it holds"


@pytest.mark.parametrize("model", RECORDS)
def test_every_noun_has_its_place_in_every_layer(model):
    assert model in FACTORIES
    assert model in admin.site._registry
    module = model.__module__.rsplit(".", 1)[-1]
    assert model.__doc__
    assert len(model.__doc__) > 40, "a model's docstring defines the term"
    assert (ROOT / "profiles" / "models" / f"{module}.py").is_file()


@pytest.mark.parametrize("model", RECORDS)
def test_every_noun_is_served_by_the_api(model, client, db):
    record = FACTORIES[model]()
    listed = client.get(f"/api/v1/{PATHS[model]}/").json()
    assert [row["slug"] for row in listed["results"]].count(getattr(record, "slug", "")) == 1


def test_every_noun_has_columns_to_import_and_export():
    served = {getattr(resources, name)._meta.model for name in resources.__all__}
    assert set(RECORDS) <= served
