"""A backup holds everything, a restore puts it back to the letter or changes nothing."""

import json
import stat
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection, models
from hypothesis import given, settings
from hypothesis import strategies as st

from profiles.actions.reverting import revert_record
from profiles.exchange.backups import BackupError, restore_backup, write_backup
from profiles.exchange.backups.sealing import EMPTY_SEAL, seal
from profiles.exchange.backups.tables import LEFT_OUT, all_tables
from profiles.models import Change, City, DataVersion, ListImport, Membership, Network, Proposal
from profiles.selectors.timeline import timeline
from tests import factories as make


def everything() -> dict[str, list[tuple]]:
    """Every row of every table that a backup holds, as the models read it."""
    return {
        model._meta.db_table: list(model._default_manager.order_by("pk").values_list())
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in LEFT_OUT
    }


@pytest.fixture
def world(transactional_db) -> None:
    """One record of every noun, with what belongs to records and what does not."""
    for factory in make.FACTORIES.values():
        factory()
    city = make.make_city(slug="isfahan", name_en="Isfahan", name_fa="اصفهان", state="draft", latitude=32.65472)
    make.make_citation(city)
    make.make_suggestion(city, email="reader@example.org")
    make.make_campaign(owners=[make.make_organisation()], budget="1234567.50", budget_currency="EUR", budget_year=2001)
    ListImport.objects.create(
        noun="ties", file_name="\u200cفهرست\n.csv", content=b"\x00\xff", columns={"b": [None, 1.5], "a": "«»"}
    )
    person = User.objects.create_superuser("head", "head@example.org", "a long password")
    person.groups.add(Group.objects.get(name="editor"))
    Proposal.objects.create(noun="city", slug="isfahan", author=person)
    LogEntry.objects.create(user=person, object_repr="Isfahan", action_flag=1)
    gone = make.make_network()
    gone.delete()


@pytest.fixture
def backup(world: None, tmp_path: Path) -> Path:
    """A backup of that world."""
    path = tmp_path / "night.backup"
    write_backup(path)
    return path


def refused(path: Path, because: str, *, force: bool = True) -> None:
    """Restoring is refused for that reason, and leaves everything as it was."""
    before = everything()
    with pytest.raises(BackupError, match=because) as refusal:
        restore_backup(path, force=force)
    assert "\n" not in str(refusal.value)
    assert everything() == before


def remade(path: Path, member: str, change) -> Path:
    """The backup with one of its files changed, sealed anew as if it had been written so."""
    with ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files[member] = change(files[member])
    path = path.with_suffix(".remade")
    with path.open("w+b") as file:
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            archive.comment = EMPTY_SEAL
            for name, content in files.items():
                archive.writestr(name, content)
        seal(file)
    return path


def with_manifest(path: Path, **values) -> Path:
    return remade(path, "manifest.json", lambda text: json.dumps({**json.loads(text), **values}).encode())


def test_no_record_keeps_a_file_outside_the_database():
    files = [f for model in apps.get_models() for f in model._meta.local_fields if isinstance(f, models.FileField)]
    assert files == []


def test_every_table_is_in_a_backup_or_left_out_by_name(db):
    held = {table.name for table in all_tables()}
    left_out = {model._meta.db_table for model in apps.get_models() if model._meta.app_label in LEFT_OUT}
    assert held | left_out | {"django_migrations"} == set(connection.introspection.table_names())
    assert not held & left_out


def test_everything_comes_back_in_place_of_what_is_there(backup: Path, capsys, client):
    before, key = everything(), City.objects.get(slug="isfahan").pk
    City.objects.get(slug="isfahan").delete()
    make.make_tie()
    User.objects.all().delete()
    client.force_login(User.objects.create_user("stranger"))
    cache.set("kept", "of the other database")
    assert everything() != before
    further = DataVersion.current().number

    call_command("restore", backup, "--force")

    assert everything() == before
    rows = sum(len(table) for table in before.values())
    version = DataVersion.current().number
    said = capsys.readouterr()
    assert said.out == f"tables={len(before)} rows={rows} version={version}\n"
    assert said.err.startswith(f"the feed of changes goes back from {further} to {version}: partners")
    assert City.objects.get(slug="isfahan").pk == key
    assert not Session.objects.exists(), "a session would be another account's"
    assert cache.get("kept") is None


def test_the_site_goes_on_after_a_restore(backup: Path, client):
    newest = City.history.order_by("-history_id").first().history_id
    removed = Network.history.get(history_type="-")
    restore_backup(backup, force=True)

    assert client.login(username="head", password="a long password")
    assert client.get("/admin/profiles/city/").status_code == 200
    assert client.get("/fa/cities/").status_code == 200
    city, version = City.objects.get(slug="isfahan"), DataVersion.current().number
    then = timeline(City, city.pk)[0].at
    city.note_en = "A garden city."
    city.save()
    assert City.history.order_by("-history_id").first().history_id > newest
    revert_record(city, then, by=User.objects.get(), reason="as it was")
    assert City.objects.get(slug="isfahan").note_en == ""
    assert [change.slug for change in Change.objects.after(version)] == ["isfahan"] * 2
    assert make.make_city().pk > city.pk
    assert make.make_network().pk > removed.id, "the key of a removed record belongs to its history"


def test_rules_stay_in_force_after_a_restore(backup: Path):
    restore_backup(backup, force=True)
    known = Membership.objects.get()
    again = Membership(city=known.city, network=known.network, started="1950", standing=known.standing)
    with pytest.raises(Exception, match="do not overlap"):
        again.full_clean()
    again.slug = "again"
    with pytest.raises(Exception, match="membership_periods_do_not_overlap"):
        again.save()


def test_an_empty_database_needs_no_force(backup: Path):
    before = everything()
    refused(backup, "holds records or accounts already; --force", force=False)
    call_command("flush", interactive=False, verbosity=0)
    restore_backup(backup)
    assert everything() == before


def test_an_account_alone_is_not_replaced_unasked(backup: Path):
    call_command("flush", interactive=False, verbosity=0)
    User.objects.create_superuser("somebody")
    refused(backup, "records or accounts", force=False)


def test_a_damaged_file_is_refused(backup: Path, tmp_path: Path):
    whole, damaged = backup.read_bytes(), tmp_path / "damaged"

    @settings(max_examples=60, deadline=None)
    @given(place=st.integers(0, len(whole) - 1), mask=st.integers(1, 255))
    def one_byte_differs(place: int, mask: int):
        damaged.write_bytes(whole[:place] + bytes([whole[place] ^ mask]) + whole[place + 1 :])
        with pytest.raises(BackupError, match=r"no backup of citydip|damaged"):
            restore_backup(damaged, force=True)

    @settings(max_examples=30, deadline=None)
    @given(length=st.integers(0, len(whole) - 1))
    def the_end_is_missing(length: int):
        damaged.write_bytes(whole[:length])
        with pytest.raises(BackupError, match=r"no backup of citydip|damaged"):
            restore_backup(damaged, force=True)

    before = everything()
    one_byte_differs()
    the_end_is_missing()
    assert everything() == before


def test_other_files_formats_and_migrations_are_refused(backup: Path, tmp_path: Path):
    with ZipFile(backup) as archive:
        migrations = json.loads(archive.read("manifest.json"))["migrations"]
    newer = {**migrations, "profiles": [*migrations["profiles"], "9999_later"]}
    older = {**migrations, "profiles": migrations["profiles"][:-1]}

    refused(tmp_path / "nowhere", "No such file")
    refused(tmp_path, "directory")
    refused(Path(__file__), "no backup of citydip")
    refused(with_manifest(backup, format="another"), "no backup of citydip")
    refused(with_manifest(backup, format_version=2), "has format 2, this version of citydip reads format 1")
    refused(with_manifest(backup, tables=[]), "has other tables")
    refused(with_manifest(backup, surprise=1), "manifest cannot be read")
    refused(with_manifest(backup, migrations=newer), r"newer version: it has the migration profiles\.9999_later")
    refused(with_manifest(backup, migrations=older), rf"older version: .* profiles\.{migrations['profiles'][-1]}")


def test_rows_that_were_changed_by_hand_are_refused(backup: Path):
    for table, old, new, because in [
        ("profiles_city", "Isfahan", "Shiraz", "does not give back what the backup holds"),
        ("profiles_city", '"isfahan"', "[]", "profiles_city: "),
        ("profiles_city", "[", "[1,", "profiles_city: a row has not as many cells"),
        ("profiles_citation", "[", "{", "profiles_citation: "),
        ("profiles_campaign", '"1234567.50"', '"many"', "profiles_campaign: "),
        ("auth_user", '"head"', "null", "auth_user: "),
    ]:

        def change(content: bytes, old: str = old, new: str = new) -> bytes:
            assert old.encode() in content
            return content.replace(old.encode(), new.encode())

        refused(remade(backup, f"tables/{table}.jsonl", change), because)


def test_a_row_that_points_nowhere_is_refused(backup: Path):
    refused(remade(backup, "tables/profiles_network.jsonl", lambda content: b""), "foreign key|FOREIGN KEY")


def test_the_file_is_its_owners_and_whole(world: None, tmp_path: Path, capsys):
    path = tmp_path / "night.backup"
    call_command("backup", path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert capsys.readouterr().out.endswith(f"version={DataVersion.current().number} bytes={path.stat().st_size}\n")

    written = path.read_bytes()
    with pytest.raises(CommandError, match="is there already; --force"):
        call_command("backup", path)
    assert path.read_bytes() == written
    call_command("backup", path, "--force")
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_place_that_cannot_be_written_is_named(world: None, tmp_path: Path):
    (tmp_path / "folder").mkdir()
    for place, because in [("folder", "is no file"), ("nowhere/a", "No such file"), ("x" * 300, "File name too long")]:
        with pytest.raises(CommandError, match=because):
            call_command("backup", tmp_path / place)
        with pytest.raises(CommandError, match=r"no file|No such file|too long"):
            call_command("backup", tmp_path / place, "--force")
    assert [file.name for file in tmp_path.iterdir()] == ["folder"]


def test_a_backup_is_not_made_of_half_migrated_data(world: None, tmp_path: Path):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('profiles', '9999_later', '2026-01-01')"
        )
    try:
        with pytest.raises(CommandError, match=r"profiles\.9999_later, which this version does not know"):
            call_command("backup", tmp_path / "night.backup")
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM django_migrations WHERE name = '9999_later'")
    assert not list(tmp_path.iterdir())
