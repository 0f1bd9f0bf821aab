"""The one app of the project."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProfilesConfig(AppConfig):
    """Cities and what they do abroad."""

    name = "profiles"
    verbose_name = _("City diplomacy")
    default_auto_field = "django.db.models.BigAutoField"
