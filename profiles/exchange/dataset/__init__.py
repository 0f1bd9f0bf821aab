"""The whole public database as files: JSON Lines and CSV, described by a Data Package, with counts and hashes."""

from profiles.exchange.dataset.exporting import Exported, export_dataset
from profiles.exchange.dataset.folder import FolderError

__all__ = ["Exported", "FolderError", "export_dataset"]
