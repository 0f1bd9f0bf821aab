"""Turns the TopoJSON of the npm package world-atlas (Natural Earth, public domain) into path data of our map.

Arcs are simplified before they are joined, so that neighbours keep one border. Rings are unwrapped, cut at the map's
edge and projected; Antarctica is left out, for the map ends at 56° south.
"""

from collections.abc import Sequence
from typing import Any

from profiles.figures.projection import Point, from_centre, on_map

TOLERANCE = 0.2
"""How far, in degrees, a simplified border may lie from the given one."""

ANTARCTICA = "010"
_CODES = """
004:AF 008:AL 012:DZ 024:AO 031:AZ 032:AR 036:AU 040:AT 044:BS 050:BD 051:AM 056:BE 064:BT 068:BO 070:BA 072:BW 076:BR
084:BZ 090:SB 096:BN 100:BG 104:MM 108:BI 112:BY 116:KH 120:CM 124:CA 140:CF 144:LK 148:TD 152:CL 156:CN 158:TW 170:CO
178:CG 180:CD 188:CR 191:HR 192:CU 196:CY 203:CZ 204:BJ 208:DK 214:DO 218:EC 222:SV 226:GQ 231:ET 232:ER 233:EE 238:FK
242:FJ 246:FI 250:FR 260:TF 262:DJ 266:GA 268:GE 270:GM 275:PS 276:DE 288:GH 300:GR 304:GL 320:GT 324:GN 328:GY 332:HT
340:HN 348:HU 352:IS 356:IN 360:ID 364:IR 368:IQ 372:IE 376:IL 380:IT 384:CI 388:JM 392:JP 398:KZ 400:JO 404:KE 408:KP
410:KR 414:KW 417:KG 418:LA 422:LB 426:LS 428:LV 430:LR 434:LY 440:LT 442:LU 450:MG 454:MW 458:MY 466:ML 478:MR 484:MX
496:MN 498:MD 499:ME 504:MA 508:MZ 512:OM 516:NA 524:NP 528:NL 540:NC 548:VU 554:NZ 558:NI 562:NE 566:NG 578:NO 586:PK
591:PA 598:PG 600:PY 604:PE 608:PH 616:PL 620:PT 624:GW 626:TL 630:PR 634:QA 642:RO 643:RU 646:RW 682:SA 686:SN 688:RS
694:SL 703:SK 704:VN 705:SI 706:SO 710:ZA 716:ZW 724:ES 728:SS 729:SD 732:EH 740:SR 748:SZ 752:SE 756:CH 760:SY 762:TJ
764:TH 768:TG 780:TT 784:AE 788:TN 792:TR 795:TM 800:UG 804:UA 807:MK 818:EG 826:GB 834:TZ 840:US 854:BF 858:UY 860:UZ
862:VE 887:YE 894:ZM
"""
ALPHA_2 = dict(entry.split(":") for entry in _CODES.split())
"""ISO 3166-1 numeric and alpha-2 codes of the countries that the 1:110m map shows."""
NAMED = {"Kosovo": "XK"}
"""Areas that the map names without an ISO number; the others (Northern Cyprus, Somaliland) stay without a code."""

Ring = list[Point]


def country_paths(topology: dict[str, Any]) -> dict[str, str]:
    """Return path data by alpha-2 code; areas without a code are together under ``""``."""
    arcs = [simplify(arc) for arc in _decode(topology)]
    paths: dict[str, list[str]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        if geometry.get("id") == ANTARCTICA:
            continue
        code = ALPHA_2.get(geometry.get("id", ""), NAMED.get(geometry["properties"]["name"], ""))
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        for polygon in polygons:
            for ring in polygon:
                paths.setdefault(code, []).extend(_draw(part) for part in cut(unwrap(_join(ring, arcs))))
    return {code: "".join(parts) for code, parts in sorted(paths.items())}


def simplify(line: Sequence[Point], tolerance: float = TOLERANCE) -> list[Point]:
    """Return the line without the points that lie nearer to it than the tolerance (Douglas and Peucker); ends stay."""
    if len(line) < 3:
        return list(line)
    kept = {0, len(line) - 1}
    ranges = [(0, len(line) - 1)]
    while ranges:
        first, last = ranges.pop()
        far, place = max(
            ((_distance(line[index], line[first], line[last]), index) for index in range(first + 1, last)),
            default=(0.0, first),
        )
        if far > tolerance:
            kept.add(place)
            ranges += [(first, place), (place, last)]
    return [line[index] for index in sorted(kept)]


def unwrap(ring: Ring) -> Ring:
    """Return the ring as degrees from the map's middle, running on beyond ±180 rather than jumping across the map."""
    unwrapped: Ring = []
    for longitude, latitude in ring:
        x = from_centre(longitude)
        if unwrapped:
            x += 360 * round((unwrapped[-1][0] - x) / 360)
        unwrapped.append((x, latitude))
    return unwrapped


def cut(ring: Ring) -> list[Ring]:
    """Return the parts of an unwrapped ring that lie on the map, those beyond an edge moved to the other side."""
    parts = []
    for turn in (-360, 0, 360):
        moved = [(x + turn, y) for x, y in ring]
        part = _clip(_clip(moved, 180, 1), -180, -1)
        if len(part) > 3:
            parts.append(part)
    return parts


def _clip(ring: Ring, edge: float, side: int) -> Ring:
    """Return the part of a ring on the inner side of a meridian (Sutherland and Hodgman)."""
    kept: Ring = []
    for start, end in zip(ring, ring[1:] + ring[:1], strict=True):
        start_in, end_in = side * start[0] <= side * edge, side * end[0] <= side * edge
        if start_in:
            kept.append(start)
        if start_in != end_in:
            share = (edge - start[0]) / (end[0] - start[0])
            kept.append((edge, start[1] + share * (end[1] - start[1])))
    return kept


def _draw(ring: Ring) -> str:
    """Return the ring as relative path data in tenths of a unit: short, and no rounding adds up."""
    places = [(round(x * 10), round(y * 10)) for x, y in (on_map(*point) for point in ring)]
    start, *others = places
    path = f"M{_tenths(*start)}l"
    for x, y in others:
        if (x, y) != start:
            move = _tenths(x - start[0], y - start[1])
            path += move if path[-1] == "l" or move[0] == "-" else f" {move}"
            start = x, y
    return f"{path}z"


def _tenths(x: int, y: int) -> str:
    """Return two numbers of tenths as path data writes them: ``3.5-.2``, or ``3.5.2`` for 3.5 and 0.2."""
    first, second = (
        f"{value / 10:g}".replace("0.", ".", 1) if abs(value) < 10 else f"{value / 10:g}" for value in (x, y)
    )
    needs_space = second[0] != "-" and not (second[0] == "." and "." in first)
    return f"{first} {second}" if needs_space else f"{first}{second}"


def _decode(topology: dict[str, Any]) -> list[Ring]:
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        line: Ring = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * scale[0] + translate[0], y * scale[1] + translate[1]))
        decoded.append(line)
    return decoded


def _join(indexes: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    ring: Ring = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring[:-1] if ring and ring[0] == ring[-1] else ring


def _distance(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    share = max(0.0, min(1.0, ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length)) if length else 0.0
    return float(((point[0] - start[0] - share * dx) ** 2 + (point[1] - start[1] - share * dy) ** 2) ** 0.5)
