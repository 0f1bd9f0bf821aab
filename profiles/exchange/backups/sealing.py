"""The file itself: written beside its place and put there whole, and sealed, so that not a byte may differ unseen."""

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from profiles.exchange.backups.manifest import BackupError

SEAL_LENGTH = 64
EMPTY_SEAL = b"0" * SEAL_LENGTH
"""The comment at the very end of the archive, until the hash of all before it takes its place."""

BEGINNING = b"PK\x03\x04"
PIECE = 1 << 20


@contextmanager
def put_in_place(path: Path, *, force: bool) -> Iterator[BinaryIO]:
    """A file to write, readable by its owner only, that gets its name when it is whole; if not, nothing is left.

    Raises ``BackupError`` where there is a file already, unless ``force``, or where nothing can be written.
    """
    _refuse_existing(path, force=force)
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".partial", dir=path.parent)
    except OSError as error:
        raise BackupError(f"{path}: {error.strerror}") from error
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _refuse_existing(path, force=force)
        beside.replace(path)
    except OSError as error:
        raise BackupError(f"{path}: {error.strerror}") from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _refuse_existing(path: Path, *, force: bool) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise BackupError(f"{path}: {error.strerror}") from error
    if not stat.S_ISREG(mode):
        raise BackupError(f"{path}: is no file")
    if not force:
        raise BackupError(f"{path}: is there already; --force puts the new backup in its place")


def seal(file: BinaryIO) -> None:
    """Put the hash of all that stands before it at the end, in the place that was kept for it."""
    digest = _digest(file)
    file.seek(-SEAL_LENGTH, os.SEEK_END)
    file.write(digest)


def check_seal(file: BinaryIO) -> None:
    """Raises ``BackupError`` if the file is none of ours, or not every byte of it is what was written."""
    if file.read(len(BEGINNING)) != BEGINNING:
        raise BackupError("the file is no backup of citydip")
    digest = _digest(file)
    if file.read() != digest:
        raise BackupError("the file is damaged, cut short or changed: it is not what was written")
    file.seek(0)


def _digest(file: BinaryIO) -> bytes:
    left = file.seek(0, os.SEEK_END) - SEAL_LENGTH
    file.seek(0)
    digest = hashlib.sha256()
    while left > 0:
        piece = file.read(min(left, PIECE))
        digest.update(piece)
        left -= len(piece)
    return digest.hexdigest().encode()
