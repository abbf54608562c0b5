"""Places for the nodes of a large picture: rings around its centre, the nearest first. Pure and quick.

For pictures too large for the browser to lay out in the blink of an eye. A force-directed layout of 1,500
nodes takes seconds in Python; rings take milliseconds, keep what belongs together in one direction, and
put the same graph in the same places each time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from math import cos, pi, sin, tau
from typing import Final

SPACING: Final = 92.0
"""Room along a ring for one node and its label, in the units of the canvas (CSS pixels at scale 1)."""
GAP: Final = 84.0
"""Distance between two rings."""

Place = tuple[float, float]


def places(
    ids: Sequence[str], links: Iterable[tuple[str, str]], centres: Sequence[str] = ()
) -> dict[str, Place]:
    """Return a place for each id: `centres` in the middle, then ring by ring by distance from them.

    Without centres the first id is the centre. What no link leads to lies outermost. Links to ids that are
    not listed are ignored.
    """
    layers = _layers(ids, _neighbours(ids, links), [c for c in centres if c in set(ids)] or list(ids[:1]))
    found: dict[str, Place] = {}
    radius = 0.0
    for layer in layers:
        radius = _lay(layer, radius, found)
    return found


def _neighbours(ids: Sequence[str], links: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    near: dict[str, dict[str, None]] = {id_: {} for id_ in ids}
    for a, b in links:
        if a in near and b in near and a != b:
            near[a][b] = near[b][a] = None
    return {id_: list(others) for id_, others in near.items()}


def _layers(ids: Sequence[str], near: Mapping[str, Sequence[str]], centres: Sequence[str]) -> list[list[str]]:
    """Sort the ids by distance from the centres; in each layer children of one parent stand together."""
    depth = dict.fromkeys(centres, 0)
    queue = deque(centres)
    while queue:
        parent = queue.popleft()
        for child in near[parent]:
            if child not in depth:
                depth[child] = depth[parent] + 1
                queue.append(child)
    # Breadth-first order keeps siblings together, and a parent's children in the order of the parents.
    layers: list[list[str]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for id_, distance in depth.items():
        layers[distance].append(id_)
    lost = [id_ for id_ in ids if id_ not in depth]
    return [*layers, lost] if lost else layers


def _lay(layer: Sequence[str], radius: float, found: dict[str, Place]) -> float:
    """Lay one layer on as many rings as it needs, beginning at `radius`; return where the next may begin."""
    if len(layer) == 1 and radius == 0.0:
        found[layer[0]] = (0.0, 0.0)
        return GAP * 1.5
    rings = _rings(len(layer), max(radius, SPACING * len(layer) / tau if len(layer) < 7 else GAP))
    owed = [0.0] * len(rings)
    room = sum(rings)
    for index, id_ in enumerate(layer):
        # Each ring in turn takes its share, so that the order round the centre holds on every ring.
        owed = [debt + ring / room for debt, ring in zip(owed, rings, strict=True)]
        chosen = max(range(len(rings)), key=owed.__getitem__)
        owed[chosen] -= 1.0
        angle = tau * index / len(layer) - pi / 2
        found[id_] = (rings[chosen] * cos(angle), rings[chosen] * sin(angle))
    return rings[-1] + GAP


def _rings(count: int, radius: float) -> list[float]:
    """Return the radii of as many rings as `count` nodes need."""
    rings = [radius]
    while sum(tau * ring / SPACING for ring in rings) < count:
        rings.append(rings[-1] + GAP)
    return rings
