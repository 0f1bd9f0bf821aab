"""Spreadsheets made in code: workbooks with whatever is wrong with them, and their way through the desk."""

import io
import json
import zipfile
from collections.abc import Callable, Iterable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

HEADERS = ["slug", "name_en", "name_fa", "latitude", "longitude"]
YAZD = ["yazd", "Yazd", "یزد", "31.89", "54.36"]


def csv_text(*rows: Iterable[Any], delimiter: str = ",", end: str = "\r\n") -> str:
    """Rows as a spreadsheet writes them where nothing needs quoting."""
    return "".join(delimiter.join(str(cell) for cell in row) + end for row in rows)


def csv_file(*rows: Iterable[Any], encoding: str = "utf-8", **dress: str) -> bytes:
    """Rows as a file of CSV."""
    return csv_text(*rows, **dress).encode(encoding)


def xlsx(*rows: Iterable[Any], change: Callable[[Workbook], None] | None = None) -> bytes:
    """Rows as a workbook; ``change`` is done to it before it is saved."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def container(**files: bytes | str) -> bytes:
    """A ZIP of these files; «__» in a name stands for a slash, «_dot_» for a point."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def with_member(workbook: bytes, name: str, content: bytes) -> bytes:
    """A workbook with one more file inside."""
    out = io.BytesIO(workbook)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(name, content)
    return out.getvalue()


def json_file(data: Any) -> bytes:
    """Data as JSON."""
    return json.dumps(data, ensure_ascii=False).encode()


def upload(client: Client, content: bytes, name: str = "cities.csv", noun: str = "city") -> Any:
    """Upload a file at the desk, and give back the page that one lands on."""
    file = SimpleUploadedFile(name, content)
    return client.post(reverse(f"admin:profiles_{noun}_import"), {"import_file": file}, follow=True)


def run(client: Client, page: Any, step: str = "_store") -> Any:
    """Press a button of a file's page: ``_store`` or ``_undo``."""
    address = reverse("admin:profiles_sheetimport_run", args=[page.context["sheet"].pk])
    return client.post(address, {step: "1"}, follow=True)
