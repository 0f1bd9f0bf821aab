"""Answers to addresses that no page stands behind, and to requests that cannot be read."""

from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from profiles.selectors.search import suggest_records
from profiles.text import forbidden_character


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with a search for what the last part of the address may have meant."""
    meant = _last_part(request.path)
    return render(request, "404.html", {"meant": meant, "suggestions": suggest_records(meant)}, status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, for what Django itself refuses."""
    return render(request, "400.html", status=400)


def _last_part(path: str) -> str:
    parts = [part for part in unquote(path).split("/") if part.strip()]
    words = parts[-1].replace("-", " ").replace("_", " ") if len(parts) > 1 else ""
    return "" if forbidden_character(words) else words[:80]
