"""A bar that shows how far a command is, for who watches."""

import sys
from typing import TextIO

WIDTH = 30


class Progress:
    """Draws on standard error, if that is a terminal; otherwise keeps silent."""

    def __init__(self, what: str, stream: TextIO | None = None) -> None:
        self.what = what
        self.stream = stream or sys.stderr  # as it is now: tests put another one in its place
        self.is_watched = self.stream.isatty()
        self.shown = -1

    def __call__(self, done: int, total: int) -> None:
        percent = 100 * done // total if total else 100
        if not self.is_watched or percent == self.shown:
            return
        self.shown = percent
        filled = WIDTH * percent // 100
        self.stream.write(f"\r{self.what} [{'#' * filled}{'.' * (WIDTH - filled)}] {percent:3d} %  {done}/{total}")
        self.stream.flush()

    def end(self) -> None:
        """Leave the line."""
        if self.shown >= 0:
            self.stream.write("\n")
