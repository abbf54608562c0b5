"""Parts of the world that a reader may want in view: by name, as boxes of the map. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from app.web.world.equal_earth import place
from app.web.world.view import View, around

_DEGREES: Final[Mapping[str, tuple[int, int, int, int]]] = MappingProxyType(
    {
        "africa": (-36, -19, 38, 53),
        "europe": (35, -12, 70, 42),
        "middle-east": (12, 25, 42, 64),
        "asia": (-10, 60, 54, 146),
        "americas": (-38, -125, 48, -35),
        "pacific": (-46, 112, 14, 190),
    }
)
"""From where to where: south, west, north and east; longitudes count on beyond 180.

The map is more than twice as wide as high, so what is tall shows much beside it.
"""


@lru_cache(maxsize=1)
def views() -> Mapping[str, View]:
    """Return what is in view for each part."""
    return {name: _view(*degrees) for name, degrees in _DEGREES.items()}


def _view(south: int, west: int, north: int, east: int) -> View:
    middle = (north + south) / 2
    points = [place(latitude, longitude) for latitude in (south, middle, north) for longitude in (west, east)]
    across, down = [x for x, _ in points], [y for _, y in points]
    x, y, width, _ = around(min(across), max(across), min(down), max(down))
    return x, y, width
