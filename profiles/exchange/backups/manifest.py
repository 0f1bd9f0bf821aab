"""What a backup says of itself: its format, what it was made of, and how much of everything it holds."""

import json
from dataclasses import asdict, dataclass
from typing import Any

FORMAT = "citydip backup"
FORMAT_VERSION = 1
MANIFEST = "manifest.json"


class BackupError(Exception):
    """A backup cannot be written or restored; the message says why in one line."""


@dataclass(frozen=True)
class TableEntry:
    """One table: the rows of it, and the hash of their lines in the order of keys, the same on every database."""

    name: str
    columns: list[str]
    rows: int
    sha256: str
    last_id: int
    """The highest key ever given, 0 if none: that of a row that was removed belongs to its history for ever."""

    @property
    def member(self) -> str:
        """The name of its file within the backup."""
        return f"tables/{self.name}.jsonl"


@dataclass(frozen=True)
class Manifest:
    """The first thing that is read of a backup."""

    data_version: int
    made_at: str
    database: str
    migrations: dict[str, list[str]]
    tables: list[TableEntry]

    @property
    def rows(self) -> int:
        """How many rows it holds in all."""
        return sum(table.rows for table in self.tables)

    def as_json(self) -> str:
        """As it stands within the file."""
        return json.dumps({"format": FORMAT, "format_version": FORMAT_VERSION, **asdict(self)}, indent=1) + "\n"


def read_manifest(text: bytes) -> Manifest:
    """Raises ``BackupError`` if it is of another program, or of a format that is not known here."""
    try:
        said: dict[str, Any] = json.loads(text)
        if said.pop("format") != FORMAT:
            raise BackupError("the file is no backup of citydip")
        version = said.pop("format_version")
        if version != FORMAT_VERSION:
            raise BackupError(f"the backup has format {version}, this version of citydip reads format {FORMAT_VERSION}")
        tables = [TableEntry(**table) for table in said.pop("tables")]
        return Manifest(tables=tables, **said)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupError(f"the backup's manifest cannot be read: {error}") from error
