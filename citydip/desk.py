"""The admin of the project: Django's, with a site of our own."""

from importlib import import_module

from django.apps import apps
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _

NAMED_IN_ENGLISH = {"axes": _("Signing in"), "django_tasks_database": _("Background work")}
"""Apps that their libraries name in English only, and what the desk calls them."""


class DeskConfig(AdminConfig):
    """Takes the place of ``django.contrib.admin`` among the installed apps."""

    default_site = "profiles.admin.site.Desk"

    def ready(self) -> None:
        super().ready()
        for app in apps.get_app_configs():
            app.verbose_name = NAMED_IN_ENGLISH.get(app.label, app.verbose_name)
        # Not by `profiles/admin/__init__`: the site lives in that package and must be whole before nouns register.
        import_module("profiles.admin.nouns")
