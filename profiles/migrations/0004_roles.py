"""The five roles of the desk, as groups, and the permissions that no model brings by itself (see docs/roles.md)."""

from typing import Any

from django.db import migrations

RECORDS = (
    "territory", "nationalframework", "city", "activity", "tie", "network", "membership", "campaign",
    "governmentrelation", "condition", "organisation", "indicator", "observation", "milestone", "essaycheck", "source",
)  # fmt: skip
SATELLITES = ("cityalias", "participation", "citation")
READ_ONLY = ("batch", "change", "formeraddress")

# Steps that are no model's own; they hang on the feed of changes, which every one of them moves.
STEPS = {
    "submit_record": "Can submit records for review",
    "edit_any_draft": "Can change drafts of others",
    "publish_record": "Can publish, decline and withdraw records, and change published ones",
    "import_record": "Can import files",
}

WRITE = [f"{action}_{noun}" for noun in (*RECORDS, *SATELLITES) for action in ("view", "add", "change", "delete")]
READ = [f"view_{noun}" for noun in READ_ONLY]
EDIT = [*WRITE, *READ, "submit_record", "edit_any_draft"]
PEOPLE = [f"{action}_{noun}" for noun in ("user", "group") for action in ("view", "add", "change", "delete")]

ROLES = {
    "contributor": [*WRITE, *READ],
    "editor": EDIT,
    "publisher": [*EDIT, "publish_record"],
    "data manager": [*EDIT, "import_record"],
    "administrator": [*EDIT, "publish_record", "import_record", *PEOPLE],
}


def make_roles(apps: Any, schema_editor: Any) -> None:
    """Make the groups, and the permissions that they hold: Django itself makes those only after all migrations."""
    content_types = apps.get_model("contenttypes", "ContentType").objects
    permissions = apps.get_model("auth", "Permission").objects

    def permission(codename: str) -> Any:
        if codename in STEPS:
            app, model, name = "profiles", "change", STEPS[codename]
        else:
            action, _underscore, model = codename.partition("_")
            app, name = "auth" if model in ("user", "group") else "profiles", f"Can {action} {model}"
        content_type, _made = content_types.get_or_create(app_label=app, model=model)
        return permissions.get_or_create(content_type=content_type, codename=codename, defaults={"name": name})[0]

    made = {codename: permission(codename) for codename in {code for codes in ROLES.values() for code in codes}}
    for role, codenames in ROLES.items():
        group, _made = apps.get_model("auth", "Group").objects.get_or_create(name=role)
        group.permissions.set([made[codename] for codename in codenames])


def drop_roles(apps: Any, schema_editor: Any) -> None:
    """Take the groups and the permissions of the steps away again."""
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()
    apps.get_model("auth", "Permission").objects.filter(
        codename__in=STEPS, content_type__app_label="profiles", content_type__model="change"
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("profiles", "0003_gazetteer"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_roles, drop_roles)]
