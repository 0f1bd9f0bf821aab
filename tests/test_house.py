"""The house rules that no linter knows."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.look

ROOT = Path(__file__).resolve().parent.parent
SOURCES = [*sorted(ROOT.glob("citydip/**/*.py")), *sorted(ROOT.glob("profiles/**/*.py"))]
TEMPLATES = sorted(ROOT.glob("templates/**/*.html"))
SHEETS_AND_SCRIPTS = [*sorted(ROOT.glob("static/**/*.css")), *sorted(ROOT.glob("static/**/*.js"))]
LONGEST_MODULE = 330


def test_no_module_has_a_name_that_says_nothing():
    nameless = {"utils", "helpers", "common", "misc", "tools"}

    assert [path for path in SOURCES if path.stem in nameless or nameless & set(path.relative_to(ROOT).parts)] == []


def test_no_module_is_too_long_to_be_read():
    written_by_us = [path for path in SOURCES if "migrations" not in path.parts]
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in written_by_us}

    assert {path: length for path, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_lists_that_a_person_reads_are_joined_in_their_language():
    latin = {
        "profiles/actions/fixtures.py",  # what a programmer sees
        "profiles/actions/gazetteer/loading.py",  # SQL
        "profiles/actions/recording.py",  # SQL
        "profiles/api/problems.py",  # a header
        "profiles/api/reconcile/pages.py",  # a header
        "profiles/exchange/backups/database.py",  # SQL
        "profiles/exchange/backups/restoring.py",  # names of tables
        "profiles/exchange/citing_sources.py",  # references, in the style of either language
        "profiles/exchange/pasting/entry.py",  # as it is stored
        "profiles/text/bilingual.py",
        "profiles/views/answers.py",
        "profiles/views/embedding.py",  # a header
    }
    joined = {
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if re.search(r"""["'][,;،؛] ["']\)?\.join""", path.read_text()) and "management" not in path.parts
    }

    assert joined == latin


def test_no_message_hides_from_the_catalogue():
    # xgettext does not look into f-strings: such a message stays English.
    hidden = [path for path in SOURCES if re.search(r"""\bf"[^"\n]*{n?p?gettext\(|\bf"[^"\n]*{_\(""", path.read_text())]

    assert hidden == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_page_holds_a_script_or_style_of_its_own(path: Path):
    text = re.sub(r"{#.*?#}|{% comment %}.*?{% endcomment %}", "", path.read_text(), flags=re.DOTALL)

    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:", text, flags=re.IGNORECASE) == []
    # A script is a file of ours, or data that no browser runs.
    inline = [tag for tag in re.findall(r"<script[^>]*>", text) if "src=" not in tag and "json" not in tag]
    assert inline == []


@pytest.mark.parametrize("path", TEMPLATES + SHEETS_AND_SCRIPTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_page_asks_another_host_for_anything(path: Path):
    loads = r"""(?:<(?:script|img|iframe|source|video|audio|link)[^>]*(?:src|href)=|url\(|@import\s+|fetch\()["']?"""

    assert re.findall(loads + r"(?:https?:)?//[^\"')\s>]+", path.read_text()) == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_what_is_installed_is_locked_by_hash_and_names_no_host(name: str):
    text = (ROOT / name).read_text()
    locked = re.findall(r"^[a-z0-9].*$", text, flags=re.MULTILINE)

    assert "://" not in text
    assert locked
    assert all("==" in line and line.endswith("\\") for line in locked)
    assert text.count("--hash=sha256:") >= len(locked)


def test_every_dependency_has_its_reason_beside_it():
    lines = (ROOT / "requirements.in").read_text().splitlines()
    wanted = [line for line in lines if line and not line.startswith(("#", "django>="))]

    assert [line for line in wanted if "#" not in line] == []


def test_the_lock_of_the_fonts_names_no_host():
    assert "resolved" not in (ROOT / "package-lock.json").read_text()
