"""Finding our public records by what somebody else's table says of them: cities, networks and territories."""

from profiles.selectors.reconciliation.columns import columns_of
from profiles.selectors.reconciliation.entities import PROPERTIES, SEVERAL, TYPES, Entity, entities_of, type_of_values
from profiles.selectors.reconciliation.finding import Asked, Found, find_all, suggest

__all__ = [
    "PROPERTIES",
    "SEVERAL",
    "TYPES",
    "Asked",
    "Entity",
    "Found",
    "columns_of",
    "entities_of",
    "find_all",
    "suggest",
    "type_of_values",
]
