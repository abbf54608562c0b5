"""The Equal Earth projection (Šavrič, Patterson, Jenny 2018): areas keep their proportion. Pure.

In the map's own units, whole ones: the world is `WIDTH` of them wide, x to the right and y down from the top
left of what is drawn, which leaves out Antarctica. Its edges run through the Bering Strait, so that no
country is torn apart.
"""

from __future__ import annotations

import math
from typing import Final

WIDTH: Final = 4000
MIDDLE: Final = 11
"""The longitude in the middle of the map."""
_NORTH: Final = 83.7
_SOUTH: Final = -56.5
_A: Final = (1.340264, -0.081106, 0.000893, 0.003796)
_M: Final = math.sqrt(3) / 2


def _project(latitude: float, longitude: float) -> tuple[float, float]:
    theta = math.asin(_M * math.sin(math.radians(latitude)))
    square = theta * theta
    sixth = square**3
    slope = _A[0] + 3 * _A[1] * square + sixth * (7 * _A[2] + 9 * _A[3] * square)
    x = math.radians(longitude) * math.cos(theta) / (_M * slope)
    return x, theta * (_A[0] + _A[1] * square + sixth * (_A[2] + _A[3] * square))


_HALF: Final = _project(0, 180)[0]
_TOP: Final = _project(_NORTH, 0)[1]


def place(latitude: float, longitude: float) -> tuple[float, float]:
    """Return where a point (WGS 84 degrees) is on the map. Longitudes may count on beyond 180 degrees."""
    x, y = _project(latitude, longitude - MIDDLE)
    return (x / _HALF + 1) * WIDTH / 2, (_TOP - y) / _HALF * WIDTH / 2


HEIGHT: Final = round(place(_SOUTH, 0)[1])
"""How many units the map is high."""


def from_edge(longitude: float) -> float:
    """Return the same longitude counted so that it lies between the map's edges."""
    return (longitude - MIDDLE + 180) % 360 - 180 + MIDDLE
