"""The bar of long commands: for who watches, and silent in a file."""

import io
import sys

from profiles.management.progress import Progress


class Terminal(io.StringIO):
    """A stream that somebody watches."""

    def isatty(self):
        return True


def test_the_bar_moves_for_who_watches_and_leaves_its_line():
    terminal = Terminal()
    progress = Progress("records", terminal)
    for done in range(1001):
        progress(done, 1000)
    progress.end()
    drawn = terminal.getvalue()
    assert drawn.count("\r") == 101
    assert drawn.endswith("100 %  1000/1000\n")


def test_a_file_holds_no_bar(monkeypatch):
    log = io.StringIO()
    monkeypatch.setattr(sys, "stderr", log)
    progress = Progress("records")
    progress(1, 2)
    progress.end()
    assert log.getvalue() == ""
