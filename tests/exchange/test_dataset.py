"""The dataset: whole, described, verifiable, the same bytes each time, and nothing in it that is not public."""

import csv
import hashlib
import json
import re
import subprocess
import sys
from threading import Thread
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from profiles.exchange.dataset import exporting
from profiles.exchange.portable import collection_of
from profiles.models import RECORDS, CityAlias, DataVersion, Record
from profiles.models.base import noun_of
from profiles.selectors.counts import count_public
from profiles.text import forbidden_character, to_persian_digits
from tests.api.asking import ask, make_one_of_each
from tests.factories import (
    FACTORIES,
    make_activity,
    make_citation,
    make_city,
    make_city_alias,
    make_participation,
    make_suggestion,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "dataset"


def export(folder):
    call_command("export_dataset", str(folder), verbosity=0)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def rows_of(content):
    return list(csv.DictReader(content.decode("utf-8-sig").splitlines()))


def lines_of(content):
    return [json.loads(line) for line in content.decode().split("\n")[:-1]]


def described(files):
    package = json.loads(files["datapackage.json"])
    return package, {resource["path"]: resource for resource in package["resources"]}


def test_counts_and_hashes_hold_and_the_api_tells_the_same(folder, client):
    make_one_of_each()
    files = export(folder)
    package, resources = described(files)
    sums = dict(reversed(line.split("  ")) for line in files["SHA256SUMS"].decode().splitlines())
    assert set(sums) == set(files) - {"SHA256SUMS", "datapackage.json"}
    assert {name: hashlib.sha256(files[name]).hexdigest() for name in sums} == sums
    assert set(resources) == {name for name in sums if not name.endswith(".md")}
    for name, resource in resources.items():
        rows = rows_of(files[name]) if name.endswith(".csv") else lines_of(files[name])
        assert (resource["rows"], resource["bytes"]) == (len(rows), len(files[name]))
        assert resource["hash"] == f"sha256:{sums[name]}"
    told = ask(client, "/api/v1/changes/digest/")
    assert package["data_version"] == told["version"]
    for name, digest in told["collections"].items():
        assert digest == {"count": resources[f"{name}.jsonl"]["rows"], "sha256": sums[f"{name}.jsonl"]}


def test_every_column_is_described_in_both_languages_and_every_link_leads_somewhere(folder):
    make_one_of_each()
    files = export(folder)
    _package, resources = described(files)
    for name, resource in resources.items():
        fields = resource["schema"]["fields"]
        names = [field["name"] for field in fields]
        if name.endswith(".csv"):
            assert names == files[name].decode("utf-8-sig").splitlines()[0].split(",")
        elif lines := lines_of(files[name]):
            assert names == list(lines[0])
        for text in (resource, *fields):
            assert text["title"]
            assert re.search("[آ-ی]", text["title_fa"]) or text["title"].isupper(), (name, text)  # a DOI is a DOI
        for link in resource["schema"].get("foreignKeys", ()):
            target = rows_of(files[link["reference"]["resource"]])
            [column], slugs = link["fields"], {row["slug"] for row in target}
            assert {row[column] for row in rows_of(files[name])} <= slugs | {""}


def test_the_same_data_version_gives_the_same_bytes(folder, tmp_path):
    make_one_of_each()
    first, second = export(folder), export(tmp_path / "again")
    made = re.compile(rb'"created": "[^"]*"')
    for name in first:
        if name == "datapackage.json":
            assert made.sub(b"", first[name]) == made.sub(b"", second[name])
        else:
            assert first[name] == second[name]


def test_nothing_leaks_that_is_not_public(folder, django_user_model):
    """Every text of every model holds a word of its own where it is not public."""
    editor = django_user_model.objects.create_user("unseen-editor", "unseen@example.org", "pass")
    public = make_one_of_each()
    for state in ("draft", "in_review", "withdrawn"):
        for model in RECORDS:
            record: Any = FACTORIES[model](state=state)
            _fill(record, f"unseen {state}")
            record._history_user = editor
            record._change_reason = "unseen reason"
            record.save()
            make_citation(public[next(iter(public))], source=record) if noun_of(model) == "source" else None
    make_city_alias(city=make_city(state="draft"), name="unseen alias")
    make_participation(activity=make_activity(), city=make_city(state="draft", name_en="Unseen party"))
    make_suggestion(make_city(), what="unseen suggestion")
    files = export(folder)
    leaking = {name for name, content in files.items() if b"unseen" in content.lower()}
    assert leaking == set()
    assert all(len(lines_of(files[f"{collection_of(noun_of(model))}.jsonl"])) == count_public()[noun_of(model)]
               for model in RECORDS)  # fmt: skip


def _fill(record: Record, word: str) -> None:
    for field in record._meta.concrete_fields:
        if getattr(field, "serialize", True) and (
            field.name.endswith(("_en", "_fa")) or field.name in ("title", "authors", "publisher")
        ):
            setattr(record, field.name, word)


@pytest.mark.parametrize("name", ["=1+1", "+49 30", "-A", "@home", "\t=1"])
def test_no_cell_is_a_formula(folder, name):
    if forbidden_character(name):
        pytest.skip("cannot be typed")
    make_city_alias(name=name)
    files = export(folder)
    assert rows_of(files["city-aliases.csv"])[0]["name"] == f"'{name}"
    assert [line["aliases"][0]["name"] for line in lines_of(files["cities.jsonl"]) if line["aliases"]] == [name]
    assert CityAlias.objects.get().name == name


def test_tables_open_in_spreadsheets_and_numbers_stay_numbers(folder):
    city = make_city(name_fa="گنت", longitude=-0.12)
    content = export(folder)["cities.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    [row] = rows_of(content)
    assert (row["name_fa"], row["longitude"], row["slug"]) == ("گنت", "-0.12", city.slug)


def test_the_readmes_say_how_to_cite_in_both_languages(folder):
    make_city()
    files = export(folder)
    version = str(json.loads(files["datapackage.json"])["data_version"])
    assert f"data version {version}" in files["README.md"].decode()
    readme = files["README.fa.md"].decode()
    assert f"نسخهٔ دادهٔ {to_persian_digits(version)}" in readme
    assert "CC BY 4.0" in readme
    assert "sha256sum --check SHA256SUMS" in readme


def test_an_earlier_export_and_an_empty_folder_give_way(folder):
    folder.mkdir()
    make_city(name_en="First")
    export(folder)
    make_city(name_en="Second")
    assert b"second" in export(folder)["cities.jsonl"]
    assert [path.name for path in folder.parent.iterdir()] == ["dataset"]


def test_a_folder_with_something_else_is_refused_and_left_alone(folder):
    folder.mkdir()
    (folder / "thesis.txt").write_text("years of work")
    with pytest.raises(CommandError, match="holds something else"):
        export(folder)
    assert [path.name for path in folder.parent.rglob("*")] == ["dataset", "thesis.txt"]
    (folder / "thesis.txt").unlink()
    export(folder)
    (folder / "thesis.txt").write_text("years of work")
    with pytest.raises(CommandError, match=r"thesis\.txt, which is no part"):
        export(folder)
    with pytest.raises(CommandError, match="no such folder"):
        export(folder / "deeper" / "still")
    with pytest.raises(CommandError, match="is no folder"):
        export(folder / "thesis.txt")
    assert (folder / "thesis.txt").read_text() == "years of work"


def test_an_error_on_the_way_leaves_the_earlier_export(folder, monkeypatch):
    make_city()
    before = export(folder)

    def break_down(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting, "_write_terms", break_down)
    with pytest.raises(CommandError, match="No space left"):
        export(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert [path.name for path in folder.parent.iterdir()] == ["dataset"]


def test_what_a_killed_run_left_is_swept_by_the_next(folder):
    make_city()
    left = folder.with_name(".dataset.partial")
    left.mkdir()
    (left / "cities.jsonl").write_text("half a li")
    files = export(folder)
    assert len(lines_of(files["cities.jsonl"])) == 1
    folder.rename(folder.with_name(".dataset.earlier"))  # killed between the two renamings
    export(folder)
    assert [path.name for path in folder.parent.iterdir()] == ["dataset"]


def test_two_runs_to_one_folder_do_not_meet(folder):
    program = (
        "import fcntl, os, sys; d = os.open(sys.argv[1], os.O_RDONLY); fcntl.flock(d, fcntl.LOCK_EX); "
        "print('held', flush=True); sys.stdin.read()"
    )
    place = folder.with_name(".dataset.partial")
    place.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", program, place], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdin
        assert other.stdout
        other.stdout.readline()
        with pytest.raises(CommandError, match="another export"):
            export(folder)
        other.stdin.close()
    export(folder)


@pytest.mark.django_db(transaction=True)
def test_what_is_changed_meanwhile_is_not_in_it(folder, monkeypatch):
    """Another connection writes while the export reads: neither waits, and the export is of the moment it began."""
    make_city(name_en="Before")
    version = DataVersion.current().number
    if connection.vendor == "sqlite":
        pytest.skip("threads share the one connection of a database in memory")

    def count_and_change():
        counted = count_public()
        _in_another_connection(lambda: make_city(name_en="Meanwhile"))
        return counted

    monkeypatch.setattr(exporting, "count_public", count_and_change)
    files = export(folder)
    assert [line["name"]["en"] for line in lines_of(files["cities.jsonl"])] == ["Before"]
    assert json.loads(files["datapackage.json"])["data_version"] == version


def _in_another_connection(work):
    def run():
        try:
            work()
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    thread.join()
