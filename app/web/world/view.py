"""What part of the map is in view: all of it, around some countries, or as an address says. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from app.web.world.shapes import Shape, world

Box = tuple[int, int, int, int]
"""Left, top, width and height in the map's units."""
View = tuple[int, int, int]
"""Left, top and width of a part of the map; its height follows."""

NEAREST: Final = 120
WIDEST: Final = 4_000
"""Between what widths the map may be in view, in its units; static/js/world.js keeps to the same."""


def whole() -> Box:
    """Return all of the map."""
    return (40, 0, world().width - 30, world().height)


def box(within: Iterable[str]) -> Box:
    """Return the part of the map around some countries, in the map's proportions; all of it for none."""
    countries = world().countries
    points = [countries[id_] for id_ in within if id_ in countries]
    if not points:
        return whole()
    left, right = min(p.x - _reach(p) for p in points), max(p.x + _reach(p) for p in points)
    top, bottom = min(p.y - _reach(p) for p in points), max(p.y + _reach(p) for p in points)
    return around(left, right, top, bottom)


def around(left: float, right: float, top: float, bottom: float) -> Box:
    """Return the part of the map, in its proportions, that holds a rectangle and does not leave the map."""
    full, held = whole(), world()
    width = min(full[2], max(right - left, (bottom - top) * full[2] / full[3], 500))
    height = width * full[3] / full[2]
    x = min(max(0, (left + right - width) / 2), held.width - width)
    y = min(max(0, (top + bottom - height) / 2), held.height - height)
    return round(x), round(y), round(width), round(height)


def asked_view(written: str) -> View | None:
    """Read a view as an address says it ("left,top,width"), made no nearer than sensible; None for ""."""
    if not written:
        return None
    x, y, width = (int(number) for number in written.split(","))
    return x, y, min(max(width, NEAREST), WIDEST)


def framed(x: int, y: int, width: int) -> Box:
    """Return the part of the map that begins there and is so wide, in the map's proportions."""
    full = whole()
    return x, y, width, round(width * full[3] / full[2])


def _reach(shape: Shape) -> float:
    return 0.7 * shape.area**0.5 + 20
