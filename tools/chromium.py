"""The Chromium of this machine: where it is, and how tests, gallery and benchmarks start it."""

import os
import shutil

NONE_FOUND = "NO CHROMIUM FOUND: install one, or name it in CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",  # it may be root who runs this
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str | None:
    """Path of the one that CHROMIUM in the environment names, else of the first that is installed."""
    named = os.environ.get("CHROMIUM")
    return next((path for path in map(shutil.which, [named] if named else NAMES) if path), None)
