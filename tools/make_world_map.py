"""Write the committed shapes of countries, `app/web/world/shapes.json`. For developers, not for users.

    python tools/make_world_map.py countries-50m.json            writes the file
    python tools/make_world_map.py countries-50m.json --check    only says whether it is what this would write

The input is Natural Earth 1:50m, admin 0 countries (public domain), as the TopoJSON that the npm package
world-atlas 2.0.2 (ISC) carries. The same input gives the same bytes: each border is projected (Equal Earth),
simplified once for both its sides, and rounded to the map's units.

Which land is whose follows ISO 3166-1 and its subdivisions, as the map's page says: see `WITHIN`, `MOVED`.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from app.domain.places.countries import table
from app.web.world.equal_earth import HEIGHT, WIDTH, from_edge, place

TARGET: Final = Path(__file__).resolve().parent.parent / "app" / "web" / "world" / "shapes.json"
TOLERANCE: Final = 1.5
"""How far a simplified border may be from the true one, in the map's units: 0.46 px of 1,240."""

WITHIN: Final = {"Kosovo": "kosovo", "N. Cyprus": "cyprus", "Somaliland": "somalia"}
"""Natural Earth's areas without a number of their own: the country of the table whose land they are."""

LEFT_OUT: Final = ("Antarctica", "Indian Ocean Ter.", "Ashmore and Cartier Is.")

MOVED: Final = (
    # west, south, east, north, from, to: islands and peninsulas that have an ISO 3166 code elsewhere
    (-55, 1, -51, 7, "france", "french-guiana"),
    (-62, 15.7, -60.9, 16.7, "france", "guadeloupe"),
    (-61.5, 14.2, -60.5, 15, "france", "martinique"),
    (44.9, -13.1, 45.4, -12.5, "france", "mayotte"),
    (55, -21.5, 56, -20.7, "france", "reunion"),
    (-69, 11.9, -62, 18, "netherlands", "caribbean-netherlands"),
    (-10, 70.5, 35, 81.5, "norway", "svalbard-and-jan-mayen"),
    (32, 44, 37, 46.3, "russia", "ukraine"),
)

POINTS: Final = {
    # too small for 1:50m, by latitude and longitude
    "bouvet-island": (-54.42, 3.36),
    "caribbean-netherlands": (12.18, -68.25),
    "christmas-island": (-10.49, 105.63),
    "cocos-keeling-islands": (-12.17, 96.84),
    "gibraltar": (36.14, -5.35),
    "tokelau": (-9.2, -171.85),
    "tuvalu": (-8.52, 179.2),
    "united-states-minor-outlying-islands": (19.28, 166.65),
    "svalbard-and-jan-mayen": (78.6, 16.5),
    "martinique": (14.65, -61.0),
    "mayotte": (-12.83, 45.15),
    "guadeloupe": (16.2, -61.5),
    "reunion": (-21.13, 55.53),
}

Point = tuple[float, float]
Line = list[Point]
Ring = list[int]


def main(arguments: Sequence[str]) -> int:
    """Write the file, or compare it; 1 where it differs."""
    source = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    text = made(source)
    if "--check" in arguments:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    return 0


def made(topology: Mapping[str, Any]) -> str:
    """Return the file's content."""
    lines = [simplified([place(lat, lon) for lat, lon in arc]) for arc in arcs(topology)]
    raw = [[(lon, lat) for lat, lon in arc] for arc in arcs(topology)]
    rings = sorted(moved(by_country(topology), raw).items())
    shapes = {id_: shape([traced(ring, lines) for ring in dissolved(of)]) for id_, of in rings}
    for id_, (latitude, longitude) in POINTS.items():
        x, y = place(latitude, from_edge(longitude))
        shapes.setdefault(id_, ["", round(x), round(y), 0])
    unassigned = shapes.pop("", [""])[0]
    rows = ",\n".join(f"{json.dumps(id_)}: {json.dumps(held)}" for id_, held in sorted(shapes.items()))
    head = f'"from": "Natural Earth 1:50m, public domain", "width": {WIDTH}, "height": {HEIGHT}'
    return f'{{{head},\n"unassigned": {json.dumps(unassigned)},\n"countries": {{\n{rows}\n}}}}\n'


def arcs(topology: Mapping[str, Any]) -> Iterator[list[Point]]:
    """Yield the borders, as latitudes and longitudes, which count on where one crosses the map's edge."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        line: Line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            longitude = from_edge(x * sx + tx)
            if line:
                longitude += 360 * round((line[-1][1] - longitude) / 360)
            line.append((y * sy + ty, longitude))
        yield line


def by_country(topology: Mapping[str, Any]) -> dict[str, list[Ring]]:
    """Return the rings of each country, as numbers of borders; "" holds land that is nobody's here."""
    ids = {country.m49: id_ for id_, country in table().by_id.items() if country.m49}
    found: dict[str, list[Ring]] = defaultdict(list)
    for area in topology["objects"]["countries"]["geometries"]:
        name = area["properties"]["name"]
        if name not in LEFT_OUT:
            polygons = area["arcs"] if area["type"] == "MultiPolygon" else [area["arcs"]]
            id_ = WITHIN.get(name) or ids.get(area.get("id"), "")
            found[id_] += [ring for polygon in polygons for ring in polygon]
    return found


def moved(rings: Mapping[str, list[Ring]], lines: Sequence[Line]) -> dict[str, list[Ring]]:
    """Return the rings with those of `MOVED` where they belong."""
    kept: dict[str, list[Ring]] = defaultdict(list)
    for id_, of in rings.items():
        for ring in of:
            x, y, _ = centre(traced(ring, lines))
            to = (t for w, s, e, n, f, t in MOVED if f == id_ and w <= x <= e and s <= y <= n)
            kept[next(to, id_)].append(ring)
    return kept


def dissolved(rings: Iterable[Ring]) -> list[Ring]:
    """Join rings along the borders they share, which then go."""
    held = list(rings)
    uses = Counter(max(arc, ~arc) for ring in held for arc in ring)
    if max(uses.values(), default=0) < 2:
        return held
    whole = [ring for ring in held if all(uses[max(arc, ~arc)] == 1 for arc in ring)]
    cut = [ring for ring in held if ring not in whole]
    return whole + joined(cut, uses)


def joined(cut: Iterable[Ring], uses: Mapping[int, int]) -> list[Ring]:
    """Walk along the outer borders of touching rings: where one goes inside, the other ring goes on."""
    follows: dict[int, int] = {}
    for ring in cut:
        follows |= {arc: ring[(at + 1) % len(ring)] for at, arc in enumerate(ring)}
    outer = [arc for arc in follows if uses[max(arc, ~arc)] == 1]
    found: list[Ring] = []
    while outer:
        ring = [outer[0]]
        while True:
            after = follows[ring[-1]]
            while uses[max(after, ~after)] > 1:
                after = follows[~after]
            if after == ring[0]:
                break
            ring.append(after)
        outer = [arc for arc in outer if arc not in ring]
        found.append(ring)
    return found


def traced(ring: Ring, lines: Sequence[Line]) -> Line:
    """Return a ring's points, the last the same as the first."""
    points: Line = []
    for arc in ring:
        line = lines[arc] if arc >= 0 else lines[~arc][::-1]
        points += line[1:] if points else line
    return points


def simplified(line: Line) -> Line:
    """Leave out points nearer than the tolerance to the line without them (Douglas, Peucker 1973)."""
    kept = {0, len(line) - 1}
    parts = [(0, len(line) - 1)]
    while parts:
        first, last = parts.pop()
        apart = [(distance(line[at], line[first], line[last]), at) for at in range(first + 1, last)]
        most, at = max(apart, default=(0, 0))
        if most > TOLERANCE:
            kept.add(at)
            parts += [(first, at), (at, last)]
    return [line[at] for at in sorted(kept)]


def distance(point: Point, start: Point, end: Point) -> float:
    """Return how far a point is from a line, or from its start where the line is a point."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = math.hypot(x2 - x1, y2 - y1)
    if length < 1e-9:
        return math.hypot(x - x1, y - y1)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def centre(line: Line) -> tuple[float, float, float]:
    """Return a ring's centre of gravity and its area."""
    twice = cx = cy = 0.0
    for (x1, y1), (x2, y2) in pairwise(line):
        cross = x1 * y2 - x2 * y1
        twice, cx, cy = twice + cross, cx + (x1 + x2) * cross, cy + (y1 + y2) * cross
    if abs(twice) < 1e-9:
        return line[0][0], line[0][1], 0.0
    return cx / (3 * twice), cy / (3 * twice), abs(twice) / 2


def shape(rings: list[Line]) -> list[Any]:
    """Return a country: its path, the centre of its largest part, its area. Specks go, not the largest."""
    measured = sorted(((centre(ring), ring) for ring in rings), key=lambda one: -one[0][2])
    (x, y, largest), _ = measured[0]
    kept = [ring for (_, _, area), ring in measured if area >= min(4 * TOLERANCE**2, largest)]
    path = "".join(written(ring) for ring in kept)
    return [path, round(x), round(y), round(sum(area for (_, _, area), _ in measured))]


def written(ring: Line) -> str:
    """Write a ring as path data in whole units, each point from the one before."""
    points = [(round(x), round(y)) for x, y in ring[:-1]]
    distinct = [point for point, before in zip(points, [None, *points], strict=False) if point != before]
    if len(distinct) < 3:
        return ""
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(distinct)]
    numbers = " ".join(f"{dx} {dy}" for dx, dy in steps).replace(" -", "-")
    return f"M{distinct[0][0]} {distinct[0][1]}l{numbers}z"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
