"""Compiles and checks the Persian messages, without gettext on the machine.

python tools/messages.py compile   writes a .mo beside each .po that is newer
python tools/messages.py tidy      takes out of our own .po what changes without a message changing: dates, line breaks
python tools/messages.py check     fails on an untranslated, fuzzy, mismatched, missing or stale message
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
# What `makemessages` reads: the messages of everything that a person sees.
SOURCES = ("citydip", "profiles", "templates")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")

Key = tuple[str, str]


def catalogues() -> list[Path]:
    """Every .po of the project: our own messages, and those that libraries leave untranslated."""
    return sorted(LOCALE.rglob("*.po"))


def compile_all() -> None:
    """Write each .mo that is missing or older than its .po."""
    for path in catalogues():
        target = path.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < path.stat().st_mtime:
            polib.pofile(str(path)).save_as_mofile(str(target))


def tidy() -> None:
    """Write our own catalogue in one way, so that a difference shows messages alone."""
    path = LOCALE / "fa" / "LC_MESSAGES" / "django.po"
    messages = polib.pofile(str(path), wrapwidth=10**6)
    messages.metadata.pop("POT-Creation-Date", None)
    for entry in messages:
        entry.occurrences.sort()
    for entry in messages.obsolete_entries():
        messages.remove(entry)
    messages.save(str(path))


def faults(path: Path) -> list[str]:
    """What is wrong within one catalogue, a line each."""
    found = []
    for entry in polib.pofile(str(path)):
        if entry.obsolete:
            found.append(f"obsolete: {entry.msgid!r}")
        elif entry.fuzzy:
            found.append(f"fuzzy: {entry.msgid!r}")
        elif not entry.translated():
            found.append(f"untranslated: {entry.msgid!r}")
        elif not entry.msgid_plural and set(PLACEHOLDER.findall(entry.msgid)) != set(PLACEHOLDER.findall(entry.msgstr)):
            found.append(f"placeholders differ: {entry.msgid!r} → {entry.msgstr!r}")
    return [f"{path.relative_to(ROOT)}: {fault}" for fault in found]


def keys(path: Path) -> set[Key]:
    """Context and English text of every message in use."""
    return {(entry.msgctxt or "", entry.msgid) for entry in polib.pofile(str(path)) if not entry.obsolete}


def drift() -> list[str]:
    """Messages that the sources have and the catalogue lacks, or the other way round."""
    with tempfile.TemporaryDirectory() as scratch:
        for name in (*SOURCES, "locale"):
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, Path(scratch) / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
        subprocess.run(
            [sys.executable, "-m", "django", "makemessages", "--locale=fa", "--ignore=borrowed", "--verbosity=0"],
            cwd=scratch,
            check=True,
        )
        fresh = keys(Path(scratch) / "locale" / "fa" / "LC_MESSAGES" / "django.po")
    kept = keys(LOCALE / "fa" / "LC_MESSAGES" / "django.po")
    return [f"not in the catalogue (make messages): {key}" for key in sorted(fresh - kept)] + [
        f"no longer in the sources (make messages): {key}" for key in sorted(kept - fresh)
    ]


def check() -> int:
    """Print every fault; 1 when there is one."""
    found = [fault for path in catalogues() for fault in faults(path)]
    if not catalogues():
        found.append("locale/: no catalogue at all")
    elif shutil.which("xgettext"):
        found += drift()
    else:
        print("messages: xgettext is not installed, so whether the catalogue is up to date was NOT checked")
    print("\n".join(found) if found else "messages: all in Persian")
    return 1 if found else 0


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["compile"]:
            compile_all()
        case ["tidy"]:
            tidy()
        case ["check"]:
            sys.exit(check())
        case _:
            sys.exit(__doc__)
