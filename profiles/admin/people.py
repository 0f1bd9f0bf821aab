"""Accounts: whoever manages people cannot make themselves, or anybody else, more than they are."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

admin.site.unregister([User, Group])

RIGHTS = {
    "add": gettext_lazy("may add: %s"),
    "change": gettext_lazy("may change: %s"),
    "delete": gettext_lazy("may delete: %s"),
    "view": gettext_lazy("may see: %s"),
    "edit_any_draft": gettext_lazy("may change drafts of others"),
    "submit_record": gettext_lazy("may submit records for review"),
    "import_record": gettext_lazy("may import files"),
    "publish_record": gettext_lazy("may publish, decline and withdraw records, and change published ones"),
}
"""Rights by the first word of their code, or by the whole of it; Django stores their names in English."""


def right_in_words(permission: Permission) -> str:
    """What a permission lets do, in the reader's language."""
    own = RIGHTS.get(permission.codename)
    if own:
        return str(own)
    model, right = permission.content_type.model_class(), RIGHTS.get(permission.codename.partition("_")[0])
    if model is None or right is None:
        return str(permission)
    kept: Any = getattr(model, "instance_type", None)
    owner = kept._meta.auto_created or kept if kept else model
    thing = _("history of %s") % owner._meta.verbose_name if kept else owner._meta.verbose_name
    return str(right) % thing


class RightsField(forms.ModelMultipleChoiceField[Permission]):
    """Permissions to choose from, in the reader's language."""

    def label_from_instance(self, obj: Any) -> str:
        return right_in_words(obj)


class NamesRights(admin.ModelAdmin):  # type: ignore[type-arg]
    """An admin whose form offers permissions."""

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        if db_field.related_model is Permission:
            kwargs["form_class"] = RightsField
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(Group)
class RoleAdmin(NamesRights, GroupAdmin):
    """Roles: what their holders may do."""


@admin.register(User)
class PersonAdmin(NamesRights, UserAdmin):  # type: ignore[type-arg]
    """Editors and their roles. Superusers are made and changed by superusers only."""

    list_display = ["username", "email", "is_staff", "is_active", "last_login"]
    list_filter = ["groups", "is_staff", "is_superuser", "is_active"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fixed = super().get_readonly_fields(request, obj)
        return fixed if request.user.is_superuser else [*fixed, "is_superuser", "user_permissions"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and self._may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and self._may_touch(request, obj)

    @staticmethod
    def _may_touch(request: HttpRequest, obj: Any) -> bool:
        return request.user.is_superuser or not getattr(obj, "is_superuser", False)
