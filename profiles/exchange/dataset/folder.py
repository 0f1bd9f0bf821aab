"""The folder of an export: written beside its place and moved there when it is whole."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SUMS = "SHA256SUMS"
DESCRIPTOR = "datapackage.json"


class FolderError(Exception):
    """The export cannot be put there; the message says why, and what is there is as it was."""


@contextmanager
def written_beside(folder: Path) -> Iterator[Path]:
    """A folder to write into, which takes the place of ``folder`` at the end; without a trace if it ends in an error.

    Only an empty folder or an earlier export gives way. Raises ``FolderError`` for anything else, and while another
    export to the same place is running.
    """
    folder = folder.absolute()
    beside, earlier = _neighbour(folder, "partial"), _neighbour(folder, "earlier")
    try:
        if not folder.parent.is_dir():
            raise FolderError(f"{folder.parent}: no such folder")
        _mend(folder, earlier)
        _check(folder)
        beside.mkdir(exist_ok=True)
        with _held(beside):
            try:
                _empty(beside)
                yield beside
                _swap(folder, beside, earlier)
            except BaseException:
                shutil.rmtree(beside, ignore_errors=True)
                raise
    except OSError as error:
        raise FolderError(f"{error.filename or folder}: {error.strerror}") from error


def _neighbour(folder: Path, what: str) -> Path:
    return folder.with_name(f".{folder.name}.{what}")


def _check(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise FolderError(f"{folder}: is no folder")
    names = {path.name for path in folder.iterdir()}
    if not names:
        return
    if not {SUMS, DESCRIPTOR} <= names:
        raise FolderError(f"{folder}: holds something else than an earlier export")
    known = {line[66:] for line in (folder / SUMS).read_text(encoding="utf-8", errors="replace").splitlines()}
    if strangers := sorted(names - known - {SUMS, DESCRIPTOR}):
        raise FolderError(f"{folder}: holds {strangers[0]}, which is no part of an export")


def _swap(folder: Path, beside: Path, earlier: Path) -> None:
    if folder.exists() and any(folder.iterdir()):
        folder.rename(earlier)
        beside.rename(folder)
        shutil.rmtree(earlier)
    else:
        beside.rename(folder)


def _mend(folder: Path, earlier: Path) -> None:
    """Finish what a run that was killed between two renamings left."""
    if (earlier / DESCRIPTOR).is_file():
        if folder.exists():
            shutil.rmtree(earlier)
        else:
            earlier.rename(folder)


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Nobody else writes there meanwhile; the system lets go when the program ends, however it ends."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise FolderError(f"{folder}: another export is writing there") from error
        yield
    finally:
        os.close(descriptor)
