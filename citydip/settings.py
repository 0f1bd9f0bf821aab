"""Settings, each from the environment where machines differ, each with its reason.

Nothing needs to be set on one's own machine: the defaults serve plain http to this machine alone. A public server
sets ``PRODUCTION=true``, ``SECRET_KEY``, ``ALLOWED_HOSTS`` and usually ``DATABASE_URL`` and ``CACHE_URL``; without
``ALLOWED_HOSTS`` no other machine gets an answer, so a half-configured server stays shut.
"""

import os
import secrets
from datetime import timedelta
from pathlib import Path
from typing import Any

import django
import environ
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()


def local_secret_key(path: Path) -> str:
    """The key kept in ``path``: made once for this clone, readable by its owner only."""
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text()
    key = secrets.token_urlsafe(64)
    with os.fdopen(descriptor, "w") as file:
        file.write(key)
    return key


# -- which machine ---------------------------------------------------------------------------------------------------

# Off: one's own machine, plain http. On: a public server, https only, every secret from the environment.
PRODUCTION: bool = env.bool("PRODUCTION", default=False)
# Shows the inside of the program to whoever makes it fail, so it is never on by default, not even locally.
DEBUG: bool = env.bool("DEBUG", default=False)
SECRET_KEY: str = env.str("SECRET_KEY") if PRODUCTION else env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    SECRET_KEY = local_secret_key(BASE_DIR / ".secret-key")
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# Where readers write about the site itself, as its statement on accessibility says: a mail address or a page.
CONTACT: str = env.str("CONTACT", default="")

# -- what it is made of ----------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "profiles",  # before the admin, so that our templates and commands win
    "citydip.desk.DeskConfig",  # the admin, with the site of profiles.admin
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",  # `runserver` serves static files as the real server does
    "django.contrib.staticfiles",
    "simple_history",
    "import_export",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_htmx",
    "axes",
]
INSTALLED_APPS.append("django_tasks_db")  # tasks wait in the database: no broker on one machine
if django.VERSION < (6, 0):
    INSTALLED_APPS.append("csp")  # its checks; Django 6 brings its own

CSP_MIDDLEWARE = (
    "csp.middleware.CSPMiddleware"
    if django.VERSION < (6, 0)
    else "django.middleware.csp.ContentSecurityPolicyMiddleware"
)
MIDDLEWARE = [
    "citydip.observability.MeasureRequests",  # outermost, so that it times all of the rest
    "django.middleware.security.SecurityMiddleware",
    CSP_MIDDLEWARE,
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "citydip.replicas.ReadFromReplica",  # before anything that asks the database
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",  # after the session, before anything that speaks
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",  # history knows who
    "axes.middleware.AxesMiddleware",  # last: turns a lockout into its answer
]

ROOT_URLCONF = "citydip.urls"
WSGI_APPLICATION = "citydip.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "profiles.views.context.site",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
# Form widgets may be overridden in `templates/` too.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS.append("django.forms")

# -- database and cache ----------------------------------------------------------------------------------------------

EMBEDDED = {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "db.sqlite3"}
DATABASES: dict[str, dict[str, Any]] = {
    "default": env.db_url("DATABASE_URL") if env.str("DATABASE_URL", default="") else EMBEDDED,
}
# Copies that visitors and partners read from, by commas; see citydip/replicas.py.
for number, address in enumerate(env.list("DATABASE_REPLICA_URLS", default=[]), start=1):
    DATABASES[f"replica-{number}"] = env.db_url_config(address)
DATABASE_ROUTERS = ["citydip.replicas.Replicas"]
for database in DATABASES.values():
    if database["ENGINE"] == "django.db.backends.sqlite3":
        # With the defaults, half of 400 concurrent writes met «database is locked»; with these, none.
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    else:
        database["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
        database["CONN_HEALTH_CHECKS"] = True

# A cache of its own in each process is enough for one's own machine; a server with several needs a shared one.
CACHES: dict[str, dict[str, Any]] = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}

# -- languages -------------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("fa", _("Persian")), ("en", _("English"))]
# Our own messages, and those that the libraries we use leave without Persian.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "borrowed"]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True
# USE_THOUSAND_SEPARATOR stays off: it would write years as 2,026 and break the coordinates of pictures.

# -- static files ----------------------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles" if PRODUCTION else None  # elsewhere nothing is collected
# What `make` builds (the fonts) stands before what is in the tree.
STATIC_BUILT = BASE_DIR / "build" / "static"
STATICFILES_DIRS = [path for path in (STATIC_BUILT, BASE_DIR / "static") if path.is_dir()]
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"  # names with hashes: kept for ever by browsers
            if PRODUCTION
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION  # straight from the tree: no `collectstatic` before the first page
WHITENOISE_AUTOREFRESH = DEBUG

# -- security --------------------------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = PRODUCTION and env.bool("SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]  # asked from inside, over plain http
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SECURE = PRODUCTION
LANGUAGE_COOKIE_SECURE = PRODUCTION
LANGUAGE_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
if env.bool("BEHIND_PROXY", default=False):
    # Only where a proxy of ours sets the header anew: anybody else could claim https with it.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# No page asks another host for anything, and none holds a script or style of its own.
CSP_DIRECTIVES: dict[str, list[str]] = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],  # data: for the icons within the sheets of the API's docs
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
SECURE_CSP = CSP_DIRECTIVES  # Django 6
CONTENT_SECURITY_POLICY = {"DIRECTIVES": CSP_DIRECTIVES}  # django-csp

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # a stranger cannot lock an editor out from elsewhere
AXES_RESET_ON_SUCCESS = True

# -- visitors' corrections ------------------------------------------------------------------------------------------

# How many corrections one address may send; a reader who mends a whole page sends a handful.
SUGGESTION_RATE: str = env.str("SUGGESTION_RATE", default="10/hour")
# After how many days of a closed matter the sender's e-mail address is erased.
SUGGESTION_EMAIL_DAYS: int = env.int("SUGGESTION_EMAIL_DAYS", default=30)
# Without EMAIL_URL (smtp+tls://user:password@host:587) nothing is ever sent; senders keep a private address instead.
SENDS_MAIL = bool(env.str("EMAIL_URL", default=""))
if SENDS_MAIL:
    globals().update(env.email_url("EMAIL_URL"))
DEFAULT_FROM_EMAIL: str = env.str("MAIL_FROM", default="citydip <noreply@localhost>")

# -- history, import and export --------------------------------------------------------------------------------------

SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_SKIP_ADMIN_LOG = False
# By default, whoever may see a model may import and export it.
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "change"
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "view"
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the page of a large network holds all its memberships

# -- out of the request ----------------------------------------------------------------------------------------------

# Lists of thousands of rows are brought in by a worker of its own: `manage.py db_worker`, which `make run` starts too.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# -- API -------------------------------------------------------------------------------------------------------------

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_AUTHENTICATION_CLASSES": [],  # it only reads, and only what is public
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "UNAUTHENTICATED_USER": None,
    # Generous: a partner that mirrors everything asks a few hundred times; a loop gone wild asks thousands.
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.AnonRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"anon": env.str("API_RATE", default="1200/min")},
    # How many proxies of ours name the asker before us; anybody can write that header, so none by default.
    "NUM_PROXIES": env.int("NUM_PROXIES", default=1 if env.bool("BEHIND_PROXY", default=False) else 0),
}
SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "citydip",
    "DESCRIPTION": "City diplomacy: which city does what abroad, with whom, since when, and who says so.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "COMPONENT_NO_READ_ONLY_REQUIRED": True,  # «fields» chooses what an answer holds
    "POSTPROCESSING_HOOKS": [],  # codes stand where they are used; names for them would clash between nouns
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "defaultModelsExpandDepth": -1},
}

# -- words to the operator -------------------------------------------------------------------------------------------

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "axes": {"level": "WARNING"},  # it announces itself at every start
    },
}
