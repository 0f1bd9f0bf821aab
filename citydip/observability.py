"""What an operator asks of a running server: is it alive, can it answer, what has it done."""

import time
from collections.abc import Callable

from django.core.cache import cache
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
    multiprocess,
)

REQUESTS = Counter("citydip_requests", "Requests answered.", ["method", "route", "status"])
DURATION = Histogram(
    "citydip_request_seconds",
    "Time from a request to its answer, in seconds.",
    ["route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
KNOWN_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})


class MeasureRequests:
    """Middleware that counts and times every answer, by route.

    A label is the pattern of an address («<lang>/cities/<slug>/»), never the address itself: strangers choose
    addresses, and each new one would cost memory for ever.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        start = time.perf_counter()
        response = self.get_response(request)
        route = request.resolver_match.route if request.resolver_match else "unmatched"
        method = request.method if request.method in KNOWN_METHODS else "OTHER"
        REQUESTS.labels(method, route, response.status_code).inc()
        DURATION.labels(route).observe(time.perf_counter() - start)
        return response


@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """``/healthz``: the process answers, whatever else is broken."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """``/readyz``: 200 when database, replicas and cache answer, 503 with the name of the one that does not."""
    databases = {"database" if name == DEFAULT_DB_ALIAS else name: _answers(name) for name in connections}
    state = {**databases, "cache": _cache_answers()}
    return JsonResponse(
        {name: "ok" if answers else "no answer" for name, answers in state.items()},
        status=200 if all(state.values()) else 503,
    )


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """``/metrics``: counts and durations in Prometheus' text format, over all processes of the server."""
    registry = CollectorRegistry()
    try:
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the library is typed in part
    except ValueError:  # no directory shared by several processes is set: this process is all there is
        registry.register(REQUESTS)
        registry.register(DURATION)
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def _answers(database: str) -> bool:
    try:
        with connections[database].cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone() == (1,))
    except DatabaseError:
        return False


def _cache_answers() -> bool:
    try:
        cache.set("readyz", "ok", timeout=10)
        return bool(cache.get("readyz") == "ok")
    except Exception:  # each cache has errors of its own, and any of them means «not ready»
        return False
