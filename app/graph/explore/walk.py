"""Choosing a part of the graph to look at: a walk outward from some entities, the best evidenced first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from neo4j import AsyncManagedTransaction

from app.domain.network import Subgraph
from app.graph.explore.reading import Reading, reading
from app.graph.explore.view import MOST_NODES, View, canonical

_WHOLE: Final = 8
"""How many steps from its centre a picture without a focus may reach."""


async def around(tx: AsyncManagedTransaction, view: View, today: date) -> Subgraph:
    """Return the part of the graph the view asks for. Raises NotFound for an id that does not exist."""
    read = reading(tx, view, today)
    focus = await canonical(tx, view.focus)
    centre = None if focus else await read.centre()
    if not focus and centre is None:
        return Subgraph((), ())
    grown, truncated = await _grow(read, view, focus or [str(centre)])
    for id_, count, by in view.expand:
        [expanded] = await canonical(tx, [id_])
        if expanded in grown:
            found = await read.neighbours([expanded], view.hide, count, by)
            grown += [id_ for id_ in found if id_ not in grown]
    also = [id_ for id_ in await canonical(tx, view.also) if id_ not in grown]
    nodes, edges = await read.picture([*grown[: MOST_NODES - len(also)], *also])
    ordered = sorted(edges, key=lambda edge: edge.id)
    beyond = max(len(grown) + len(also) - MOST_NODES, 0)
    return Subgraph(tuple(nodes), tuple(ordered), tuple(focus), truncated or beyond > 0, beyond)


async def _grow(read: Reading, view: View, start: Sequence[str]) -> tuple[list[str], bool]:
    """Walk outward step by step; return the ids, nearest and best first, and whether `limit` cut them."""
    chosen, edge_of = list(start), list(start)
    for _ in range(view.depth if view.focus else _WHOLE):
        room = max(view.limit - len(chosen), 0)
        found = await read.neighbours(edge_of, {*chosen, *view.hide}, room + 1)
        chosen += found[:room]
        if len(found) > room:
            return chosen, True
        if not found:
            break
        edge_of = found
    return chosen, False
