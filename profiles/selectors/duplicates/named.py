"""Networks, organisations, indicators, territories and sources: pairs of one name, one address or one identifier."""

from __future__ import annotations

from typing import Any, NamedTuple

from rapidfuzz import fuzz

from profiles.models import Indicator, Network, Organisation, Record, Source, Territory
from profiles.selectors.duplicates.pairs import (
    NEAR,
    Blocks,
    Pair,
    Reason,
    because,
    compact,
    compare,
    judged,
    names_of,
    skeleton,
    web_address,
)
from profiles.text import fold


class Named(NamedTuple):
    """Something with a name, as it is compared."""

    key: int
    names: dict[str, str]
    acronym: str
    website: str
    kind: str
    seat: int | None
    """The territory that it is of, or the city where it has its seat."""
    where: str


def alike_networks() -> list[Pair]:
    """Networks by name, abbreviation and website. One query."""
    return _alike_names(Network, "acronym", "website", "kind", "seat")


def alike_organisations() -> list[Pair]:
    """Organisations by name, abbreviation and website. One query."""
    return _alike_names(Organisation, "acronym", "website", "kind", "territory")


def alike_territories() -> list[Pair]:
    """Territories by name. One query."""
    return _alike_names(Territory, "", "", "kind", "parent")


def alike_indicators() -> list[Pair]:
    """Indicators by name. One query."""
    return _alike_names(Indicator, "", "", "unit", "")


def _alike_names(model: type[Record], acronym: str, website: str, kind: str, seat: str) -> list[Pair]:
    columns = [name for name in (acronym, website, kind, seat) if name]
    rows: dict[int, Named] = {}
    blocks = Blocks()
    for row in model._default_manager.order_by().values("pk", "name_en", "name_fa", *columns):
        one = Named(
            row["pk"], names_of(row["name_en"], row["name_fa"]), fold(row.get(acronym) or ""),
            web_address(row.get(website) or ""), row.get(kind) or "", row.get(seat), seat,
        )  # fmt: skip
        rows[one.key] = one
        for folded in one.names:
            blocks.put(("name", compact(folded)), one.key)
            blocks.put(("bones", skeleton(folded)[:8]), one.key)
            for word in folded.split():
                blocks.put(("word", word), one.key)
        for trait in (one.acronym, one.website):
            if trait:
                blocks.put(trait, one.key)
    return compare(blocks, lambda one, other: _judge_names(rows[one], rows[other]))


def _judge_names(one: Named, other: Named) -> Pair | None:
    reasons = [_by_name(one.names, other.names)]
    if one.acronym and one.acronym == other.acronym:
        reasons.append(because("same_acronym", 35, name=one.acronym.upper()))
    if one.website and one.website == other.website:
        reasons.append(because("same_website", 40, id=one.website))
    if one.kind and one.kind == other.kind:
        reasons.append(because("same_kind", 5))
    if one.seat and other.seat:
        same, where = one.seat == other.seat, "seat" if one.where == "seat" else "territory"
        reasons.append(because(f"same_{where}", 10) if same else because(f"other_{where}", -20))
    return judged(one.key, other.key, reasons)


def _by_name(ones: dict[str, str], others: dict[str, str]) -> Reason | None:
    if same := ones.keys() & others.keys():
        return because("same_name", 70, name=ones[min(same)])
    ratio, mine, theirs = max(
        ((fuzz.token_sort_ratio(mine, theirs), mine, theirs) for mine in ones for theirs in others),
        default=(0.0, "", ""),
    )
    return because("near_name", 50, one=ones[mine], other=others[theirs]) if ratio >= NEAR else None


def alike_sources() -> list[Pair]:
    """Sources by DOI, ISBN, address and title. One query."""
    rows: dict[int, dict[str, Any]] = {}
    blocks = Blocks()
    columns = ("pk", "title", "authors", "published", "url", "archived_url", "doi", "isbn")
    for row in Source.objects.order_by().values(*columns):
        row["folded"] = fold(row["title"])
        row["doi"], row["isbn"] = row["doi"].lower(), row["isbn"].replace("-", "").replace(" ", "")
        row["addresses"] = {web_address(row["url"]), web_address(row["archived_url"])} - {""}
        rows[row["pk"]] = row
        words = row["folded"].split()
        for trait in (("title", row["folded"]), ("words", *words[:5]), ("doi", row["doi"]), ("isbn", row["isbn"])):
            if trait[-1:] != ("",) and len(trait) > 1:
                blocks.put(trait, row["pk"])
        for address in row["addresses"]:
            blocks.put(address, row["pk"])
    return compare(blocks, lambda one, other: _judge_sources(rows[one], rows[other]))


def _judge_sources(one: dict[str, Any], other: dict[str, Any]) -> Pair | None:
    reasons = [
        because("same_id", 95, what=name, id=one[column])
        for column, name in (("doi", "DOI"), ("isbn", "ISBN"))
        if one[column] and one[column] == other[column]
    ]
    if same := one["addresses"] & other["addresses"]:
        reasons.append(because("same_address", 90, id=min(same)))
    if one["folded"] == other["folded"]:
        reasons.append(because("same_title", 45))
    elif fuzz.ratio(one["folded"], other["folded"]) >= 92:
        reasons.append(because("near_title", 35, one=one["title"], other=other["title"]))
    if not reasons:
        return None
    if one["published"][:4] and one["published"][:4] == other["published"][:4]:
        reasons.append(because("same_start", 20, date=one["published"][:4]))
    elif one["published"] and other["published"]:
        reasons.append(because("other_start", -30))
    if one["authors"] and fold(one["authors"]) == fold(other["authors"]):
        reasons.append(because("same_authors", 20))
    return judged(one["pk"], other["pk"], reasons)
