"""Many strokes as one path: an element a stroke made half of a page that draws hundreds.

Paths are for a view box of 10,000 by 100 that is stretched over the picture: places from the left in
hundredths of a percent, heights in percent from above. Their lines keep their width by `vector-effect`.
"""

from __future__ import annotations

from collections.abc import Iterable


def upright(places: Iterable[float]) -> str:
    """Return strokes from top to bottom at these places, in percent; "" for none."""
    return "".join(f"M{round(place * 100)} 0V100" for place in places)


def level(start: float, length: float, height: float) -> str:
    """Return a stroke across, `height` percent above the ground."""
    return f"M{round(start * 100)} {_from_above(height)}h{round(length * 100)}"


def block(start: float, length: float, low: float, high: float) -> str:
    """Return a rectangle from `low` to `high` percent above the ground."""
    top, width = _from_above(high), round(length * 100)
    return f"M{round(start * 100)} {top}h{width}V{_from_above(low)}h{-width}Z"


def _from_above(height: float) -> str:
    return f"{100 - height:.4g}"
