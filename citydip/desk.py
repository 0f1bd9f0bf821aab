"""The admin of the project: Django's, with a site of our own."""

from importlib import import_module

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Takes the place of ``django.contrib.admin`` among the installed apps."""

    default_site = "profiles.admin.site.Desk"

    def ready(self) -> None:
        super().ready()
        # Not by `profiles/admin/__init__`: the site lives in that package and must be whole before nouns register.
        import_module("profiles.admin.nouns")
