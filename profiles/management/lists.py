"""What ``import_ties`` and ``import_memberships`` share."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from profiles.actions.importing import Imported, ListError, bring_in, parse_columns, write_report
from profiles.actions.importing.reading import LARGEST
from profiles.choices.importing import WrittenDates
from profiles.models import ColumnProfile, ListImport, Network, Source


class ListCommand(BaseCommand):
    """Bring in one list; the last line printed holds the sums."""

    noun = ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="CSV, TSV, XLSX, JSON, or Wikidata's query results as JSON")
        parser.add_argument("--columns", help="meaning=HEADER,meaning=HEADER,…; guessed where it is not given")
        parser.add_argument("--profile", help="a saved profile of columns")
        parser.add_argument("--source", help="the address (slug) of the source that all rows cite")
        parser.add_argument("--network", help="the address (slug) of the network, for memberships")
        parser.add_argument("--delimiter", help="of the columns; guessed where it is not given")
        parser.add_argument("--encoding", help="of the file; UTF-8 where it is not given")
        parser.add_argument(
            "--dates", choices=WrittenDates.codes(), help="how dates are written; day before month else"
        )
        parser.add_argument("--dry-run", action="store_true", help="do everything, and leave nothing")
        parser.add_argument("--report", type=Path, help="write a line per row: what became of it and why")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        content = self._content(path)
        with _report_file(options["report"], path) as report:
            try:
                imported = bring_in(
                    self._list_import(path, options), content, dry_run=options["dry_run"], report=self._progress
                )
            except (ListError, DatabaseError) as error:
                raise CommandError(" ".join(str(error).split())) from error
            if report is not None:
                write_report(report, imported.list_import, imported.rows)
        self._finish(imported, options)

    @staticmethod
    def _content(path: Path) -> bytes:
        try:
            if path.stat().st_size > LARGEST:
                raise CommandError(f"{path}: larger than {LARGEST // 1024**2} MB")
            return path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error

    def _progress(self, percent: int) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r{percent} %", ending="")

    def _list_import(self, path: Path, options: dict[str, Any]) -> ListImport:
        columns: dict[str, str] = {}
        reading = {key: options[key] for key in ("delimiter", "encoding", "dates") if options[key]}
        if options["profile"]:
            profile = ColumnProfile.objects.filter(name=options["profile"], noun=self.noun).first()
            if profile is None:
                raise CommandError(f"no profile of {self.noun} is called «{options['profile']}»")
            columns, reading = dict(profile.columns), {**profile.options, **reading}
        if options["columns"]:
            columns |= parse_columns(options["columns"])
        return ListImport(
            noun=self.noun,
            file_name="".join(letter if letter.isprintable() else "\ufffd" for letter in path.name)[:200],
            columns=columns,
            options=reading,
            source=_found(Source, options["source"]),
            network=_found(Network, options["network"]),
        )

    def _finish(self, imported: Imported, options: dict[str, Any]) -> None:
        list_import = imported.list_import
        if list_import.previous is not None:
            self.stdout.write(
                f"since import {list_import.previous.pk}: appeared={list_import.appeared} "
                f"changed={list_import.changed} vanished={list_import.vanished}"
            )
        sums = " ".join(f"{name}={number}" for name, number in list_import.sums.items())
        self.stdout.write(f"{sums} import={'dry-run' if options['dry_run'] else list_import.pk}")


@contextmanager
def _report_file(path: Path | None, of_list: Path) -> Iterator[IO[str] | None]:
    """The file of the report: asked for before anything is stored, in its place only when all went well."""
    if path is None:
        yield None
        return
    if path.exists() and path.samefile(of_list):
        raise CommandError(f"{path}: the report would overwrite the list")
    if path.is_dir():
        raise CommandError(f"{path}: is a directory")
    draft = path.with_name(f".{path.name}.part")
    try:
        file = draft.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
    try:
        with file:
            yield file
        draft.replace(path)
    except OSError as error:
        raise CommandError(f"the list is brought in, but {path} is not written: {error.strerror}") from error
    finally:
        draft.unlink(missing_ok=True)


def _found(model: type[Any], slug: str | None) -> Any:
    if not slug:
        return None
    found = model.objects.filter(slug=slug).first()
    if found is None:
        raise CommandError(f"no {model._meta.model_name} has the address «{slug}»")
    return found
