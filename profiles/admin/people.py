"""Accounts: whoever manages people cannot make themselves, or anybody else, more than they are."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from profiles.admin.columns import NEVER, column

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


ROLES = {
    "contributor": gettext_lazy("contributor"),
    "editor": gettext_lazy("editor"),
    "publisher": pgettext_lazy("role", "publisher"),
    "data manager": gettext_lazy("data manager"),
    "administrator": gettext_lazy("administrator"),
}
"""The roles of docs/roles.md by the names of their groups; a group made by hand keeps the name it was given."""


def role_in_words(group: Group) -> str:
    """What a role is called, in the reader's language."""
    return str(ROLES.get(group.name, group.name))


class RolesField(forms.ModelMultipleChoiceField[Group]):
    """Roles to choose from, in the reader's language."""

    def label_from_instance(self, obj: Any) -> str:
        return role_in_words(obj)


class RoleFilter(admin.SimpleListFilter):
    """People who hold one role."""

    title = gettext_lazy("role")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(group.pk), role_in_words(group)) for group in Group.objects.order_by("pk")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> QuerySet[User]:
        asked = self.value()
        return queryset.filter(groups=int(asked)) if asked and asked.isdecimal() else queryset


class RightsField(forms.ModelMultipleChoiceField[Permission]):
    """Permissions to choose from, in the reader's language."""

    def label_from_instance(self, obj: Any) -> str:
        return right_in_words(obj)


class NamesRights(admin.ModelAdmin):  # type: ignore[type-arg]  # generic for the checker alone
    """An admin whose form offers permissions, or roles."""

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        """Boxes to tick: what is given shows at a glance, where Django's two lists hide it and speak half English."""
        fields = {Permission: RightsField, Group: RolesField}
        if db_field.related_model not in fields:
            return super().formfield_for_manytomany(db_field, request, **kwargs)
        kwargs |= {"form_class": fields[db_field.related_model], "widget": forms.CheckboxSelectMultiple}
        if db_field.related_model is Permission:
            kwargs["queryset"] = Permission.objects.select_related("content_type")
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(Group)
class RoleAdmin(NamesRights, GroupAdmin):
    """Roles: what their holders may do."""

    list_display = ["in_words"]
    filter_horizontal = ()

    @admin.display(description=gettext_lazy("role"), ordering="name")
    def in_words(self, group: Group) -> str:
        return role_in_words(group)


SEEN, JOINED = column(User, "last_login"), column(User, "date_joined")


@admin.register(User)
class PersonAdmin(NamesRights, UserAdmin):  # type: ignore[type-arg]  # generic for the checker alone
    """Editors and their roles. Superusers are made and changed by superusers only."""

    list_display = ["username", "email", "roles", "is_staff", "is_active", SEEN]
    filter_horizontal = ()
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (gettext_lazy("Personal info"), {"fields": ["first_name", "last_name", "email"]}),
        (
            gettext_lazy("Permissions"),
            {"fields": ["is_active", "is_staff", "is_superuser", "groups"]},
        ),
        (gettext_lazy("Beyond the role"), {"classes": ["collapse"], "fields": ["user_permissions"]}),
        (gettext_lazy("Important dates"), {"fields": [SEEN, JOINED]}),
    ]
    readonly_fields = [SEEN, JOINED]
    list_filter = [RoleFilter, "is_staff", "is_superuser", "is_active"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=gettext_lazy("roles"))
    def roles(self, person: User) -> str:
        comma = pgettext("between the items of a list", ", ")
        return comma.join(map(role_in_words, person.groups.all())) or NEVER

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
