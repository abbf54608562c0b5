"""The committed shapes of countries, made by `tools/make_world_map.py` from Natural Earth."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

FILE: Final = Path(__file__).parent / "shapes.json"

SMALL: Final = 40
"""Below this area, in units of the map, a country is a dot as well: some two pixels across."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A country on the map: SVG path data ("" where it is too small for any), its middle, its area."""

    path: str
    x: int
    y: int
    area: int

    @property
    def is_small(self) -> bool:
        """Whether nobody would see it, let alone hit it."""
        return self.area < SMALL


@dataclass(frozen=True, slots=True)
class World:
    """All shapes, by the country's id. `unassigned` is land that this map gives to no country."""

    width: int
    height: int
    unassigned: str
    countries: Mapping[str, Shape]


@lru_cache(maxsize=1)
def world() -> World:
    """Return the shapes, read once."""
    held: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    countries = {id_: Shape(*values) for id_, values in held["countries"].items()}
    return World(held["width"], held["height"], held["unassigned"], countries)
