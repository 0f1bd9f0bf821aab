"""Settings of the tests: those of one's own machine, made fast, deterministic and watchful."""

from django import VERSION

from citydip.settings import *  # noqa: F403  # the same settings, but for what follows
from citydip.settings import INSTALLED_APPS, MIDDLEWARE, REST_FRAMEWORK

SECRET_KEY = "known to everybody, as tests protect nothing"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# A strong hash is slow on purpose; a suite that logs in a hundred times need not be.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# Fails the test whose page asks a query per row.
INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]
MIDDLEWARE = ["zeal.middleware.zeal_middleware", *MIDDLEWARE]
ZEAL_RAISE = True

# Off, but for the test of it: all tests come from one address.
REST_FRAMEWORK = {**REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": {"anon": None}}

# Off, since tests log in without a request; the test of lockouts turns it on.
AXES_ENABLED = False

# A test's list is brought in at once, in the test itself.
_LIBRARY = "django.tasks" if VERSION >= (6, 0) else "django_tasks"
TASKS = {"default": {"BACKEND": f"{_LIBRARY}.backends.immediate.ImmediateBackend"}}
