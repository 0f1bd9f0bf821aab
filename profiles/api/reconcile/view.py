"""What every address of the reconciliation service does, and how it writes entities, types and properties."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.request import Request

from profiles.api.problems import BadQueryError
from profiles.api.view import ApiView
from profiles.models import City, Network, Territory
from profiles.selectors.reconciliation import PROPERTIES, TYPES, Entity
from profiles.text import current_language, listed

TYPE_NAMES: dict[str, Any] = {
    "city": City._meta.verbose_name,
    "network": Network._meta.verbose_name,
    "territory": Territory._meta.verbose_name,
}

NAMED: dict[str, Any] = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {
        "id": {"type": "string"},
        "name": {"type": "string"},
        "description": {"type": "string"},
    },
}
"""An entity, a type or a property, as the description of the API says it."""


class ReconcileView(ApiView):
    """A view of the reconciliation service. Clients of the protocol send parameters of their own: they are let pass."""

    def refuse_jsonp(self, request: Request) -> None:
        """Say that scripts are not written here. Raises ``BadQueryError``."""
        if "callback" in request.query_params:
            reason = _("JSONP lets a service run its script in your page; ask by CORS, which is open to all here.")
            raise BadQueryError({"callback": [reason]})

    def read_query(self, request: Request) -> None:
        self.refuse_jsonp(request)
        given = request.query_params.copy()
        form = self.query_form()
        for name in set(given) - set(form.base_fields):
            del given[name]
        read = form(given)
        if not read.is_valid():
            raise BadQueryError(read.errors)
        self.query = read.cleaned_data


def known_type(name: str) -> str:
    """That type. Raises ``ValueError`` with words if there is none such."""
    if name not in TYPES:
        raise ValueError(
            _("«%(type)s» is no type here; there are: %(known)s") % {"type": name[:60], "known": listed(TYPES)}
        )
    return name


def write_type(kind: str) -> dict[str, str]:
    """A type by id and name."""
    return {"id": kind, "name": str(TYPE_NAMES[kind])}


def write_property(name: str) -> dict[str, str]:
    """A property by id and name; its description says of which types it is."""
    types = [kind for kind, names in PROPERTIES.items() if name in names]
    described = listed(str(TYPE_NAMES[kind]) for kind in types)
    return {"id": name, "name": _name_of_property(types[0], name), "description": described}


def _name_of_property(kind: str, name: str) -> str:
    own = {
        "country": _("country"),
        "networks": _("networks that it is in"),
        "partners": _("partner cities"),
        "members": _("member cities"),
    }
    # For the checker: the stubs are narrower.
    return own.get(name) or str(TYPES[kind]._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def write_entity(entity: Entity) -> dict[str, str]:
    """An entity by id and name; its name in the other language and its country tell it from namesakes."""
    record = entity.record
    name = str(record.name)
    territory = getattr(record, "territory", None)
    country = str(territory) if territory is not None and territory.is_published else ""
    others = (
        record.name.fa if current_language() == "en" else record.name.en,
        country,
        getattr(record, "iso_code", ""),
    )
    return {
        "id": entity.id,
        "name": name,
        "description": " · ".join(other for other in others if other and other != name),
    }
