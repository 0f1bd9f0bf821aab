"""Writing the dataset: every public record at one data version, streamed into files that are counted and hashed."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from django.template.loader import render_to_string
from django.utils.translation import override

from profiles.choices import VOCABULARIES
from profiles.exchange.dataset import describing
from profiles.exchange.dataset.describing import (
    ADDRESS_COLUMNS,
    PARTS,
    TERM_COLUMNS,
    Listed,
    owner_columns,
    part_named,
)
from profiles.exchange.dataset.folder import DESCRIPTOR, SUMS, written_beside
from profiles.exchange.dataset.tables import cells, header
from profiles.exchange.portable import (
    ADDRESSES,
    canonical,
    collection_of,
    public_addresses,
    public_records,
    shape_of,
)
from profiles.models import RECORDS, DataVersion, Record
from profiles.models.base import noun_of
from profiles.selectors.counts import count_public
from profiles.selectors.snapshot import snapshot
from profiles.text import LANGUAGES, format_number, localize_digits, neutralised

MARK = "\ufeff"
"""Without it, spreadsheets take Persian in UTF-8 for rubbish."""
READMES = {"en": "README.md", "fa": "README.fa.md"}

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: of which data version, how many records in how many files."""

    version: int
    records: int
    files: int


class _File:
    """A file that counts its rows and bytes and hashes them while it is written."""

    def __init__(self, path: Path, *, columns: Iterable[str] = ()) -> None:
        self.path = path
        self.rows = self.size = 0
        self.digest = hashlib.sha256()
        self.file: BinaryIO = path.open("wb")
        self.table = csv.writer(self)
        if names := list(columns):
            self.write(MARK)
            self.table.writerow(names)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.file.close()

    def write(self, text: str) -> None:
        content = text.encode()
        self.file.write(content)
        self.digest.update(content)
        self.size += len(content)

    def write_row(self, row: Iterable[Any]) -> None:
        self.table.writerow([neutralised(cell) for cell in row])
        self.rows += 1

    def write_line(self, thing: Any) -> None:
        self.write(f"{canonical(thing)}\n")
        self.rows += 1

    def listed(self) -> Listed:
        return Listed(self.path.name, self.rows, self.size, self.digest.hexdigest())


def export_dataset(folder: Path, *, report: Report = lambda done, total: None) -> Exported:
    """Write the public database into a folder; all of it at one data version, or nothing.

    The same data version gives the same bytes, but for the time of creation in ``datapackage.json``. ``report`` is told
    how many records of how many are written. Raises ``FolderError`` where the folder cannot be written.
    """
    with written_beside(folder) as place:
        with snapshot():
            version = DataVersion.current()
            total = sum(count_public().values())
            written = _write_records(place, lambda done: report(done, total))
        files = [*written, _write_vocabularies(place), _write_terms(place)]
        files.sort(key=lambda file: file.name)
        readmes = [_write_readme(place, language, version, files) for language in LANGUAGES]
        sums = sorted((*files, *readmes), key=lambda file: file.name)
        (place / SUMS).write_text("".join(f"{file.sha256}  {file.name}\n" for file in sums), encoding="utf-8")
        (place / DESCRIPTOR).write_text(describing.describe(version, files), encoding="utf-8")
    return Exported(version.number, total, len(sums) + 2)


def _write_records(place: Path, report: Callable[[int], None]) -> list[Listed]:
    done = 0
    files: list[_File] = []
    with ExitStack() as stack:

        def opened(name: str, columns: Iterable[str] = ()) -> _File:
            files.append(stack.enter_context(_File(place / name, columns=columns)))
            return files[-1]

        parts = {
            name: opened(f"{table}.csv", [*owner_columns(name), *header(part_named(name).items)])
            for name, table in PARTS.items()
        }
        for model in sorted(RECORDS, key=noun_of):
            name = collection_of(noun_of(model))
            lines, table = opened(f"{name}.jsonl"), opened(f"{name}.csv", header(shape_of(model).items))
            for record in public_records(model):
                lines.write_line(record)
                table.write_row(cells(shape_of(model).items, record))
                _write_parts(parts, model, record)
                done += 1
                report(done)
        lines, table = opened(f"{ADDRESSES}.jsonl"), opened(f"{ADDRESSES}.csv", ADDRESS_COLUMNS)
        for address in public_addresses():
            lines.write_line(address)
            table.write_row([address[column] for column in ADDRESS_COLUMNS])
    return [file.listed() for file in files]


def _write_parts(parts: dict[str, _File], model: type[Record], record: dict[str, Any]) -> None:
    for part in shape_of(model).parts:
        for row in record[part.name]:
            owner = [noun_of(model), record["slug"]] if part.name == "citations" else [record["slug"]]
            parts[part.name].write_row([*owner, *cells(part.items, row)])


def _write_vocabularies(place: Path) -> Listed:
    with _File(place / "vocabularies.jsonl") as lines:
        for name, vocabulary in VOCABULARIES.items():
            lines.write_line({"slug": name, "members": [describing.member(term) for term in vocabulary]})
    return lines.listed()


def _write_terms(place: Path) -> Listed:
    with _File(place / "vocabularies.csv", columns=TERM_COLUMNS) as table:
        for name, vocabulary in VOCABULARIES.items():
            for term in vocabulary:
                texts = [getattr(text, language) for text in (term.label, term.definition) for language in LANGUAGES]
                table.write_row([name, term.value, *texts, ";".join(map(str, term.paragraphs)), term.group])
    return table.listed()


def _write_readme(place: Path, language: str, version: DataVersion, files: list[Listed]) -> Listed:
    with override(language), _File(place / READMES[language]) as readme:
        shown = [
            {"name": file.name, "title": describing.title_of(file.name), "rows": format_number(file.rows)}
            for file in files
        ]
        context = {
            "version": localize_digits(version.number),
            "changed": localize_digits(f"{version.changed_at:%Y-%m-%d}"),
            "files": shown,
            "sources": describing.SOURCES,
        }
        readme.write(render_to_string("dataset/readme.txt", context))
    return readme.listed()
