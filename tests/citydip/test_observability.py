"""What an operator asks of a running server."""

import os

import pytest
from django.test import Client


def test_a_running_process_says_that_it_is_alive_without_the_database(client: Client):
    assert client.get("/healthz").content == b"ok\n"


@pytest.mark.django_db
def test_a_server_is_ready_when_database_and_cache_answer(client: Client):
    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.json() == {"database": "ok", "cache": "ok"}


@pytest.mark.django_db
def test_a_server_is_not_ready_when_the_cache_is_gone(client: Client, settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    }

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json() == {"database": "ok", "cache": "no answer"}


@pytest.mark.django_db
def test_metrics_count_answers_by_route_and_not_by_what_strangers_ask(client: Client):
    client.get("/healthz")
    client.get("/no-such-page-known-to-nobody")

    text = client.get("/metrics").content.decode()

    assert 'citydip_requests_total{method="GET",route="healthz",status="200"}' in text
    assert "no-such-page-known-to-nobody" not in text


@pytest.mark.django_db
@pytest.mark.skipif("TEST_REDIS_URL" not in os.environ, reason="no Redis is named in TEST_REDIS_URL")
def test_a_server_is_ready_with_a_shared_cache_in_redis(client: Client, settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": os.environ["TEST_REDIS_URL"]}
    }

    assert client.get("/readyz").json()["cache"] == "ok"
