"""The whole database as one file, and back: on SQLite or PostgreSQL, whichever of them it came from."""

from profiles.exchange.backups.manifest import BackupError, Manifest
from profiles.exchange.backups.restoring import restore_backup
from profiles.exchange.backups.writing import write_backup

__all__ = ["BackupError", "Manifest", "restore_backup", "write_backup"]
