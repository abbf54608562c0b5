"""How two entities are connected: the shortest ways that pass a view's filters, the best evidenced first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from neo4j import AsyncManagedTransaction

from app.domain.network import Subgraph, Way, along, weakest
from app.graph.explore.reading import Reading, reading
from app.graph.explore.shortest import MOST_HOPS
from app.graph.explore.view import View, canonical

MOST_PATHS: Final = 20


async def between(
    tx: AsyncManagedTransaction, source: str, target: str, max_hops: int, k: int, view: View, today: date
) -> list[Subgraph]:
    """Return up to `k` ways between two entities, the shortest and then the best evidenced first.

    Each has its nodes in order and all relationships between one and the next that pass the filters of
    `view`, on its day, as known at its instant. None where the two are the same or not connected within
    `max_hops` (at most 6). Raises NotFound.
    """
    [start], [end] = await canonical(tx, [source]), await canonical(tx, [target])
    read = reading(tx, view, today)
    return [await _picture(read, way) for way in await best(read, start, end, max_hops, k)]


async def best(read: Reading, start: str, end: str, max_hops: int, k: int) -> list[Way]:
    """Return up to `k` ways between two entities, given by the ids they have now, in the order of `between`.

    One reading serves several questions: what it has read for one it need not read for the next.
    """
    if start == end:
        return []
    # What is around each node is read only for the ways that are kept: it takes the most time.
    known = await read.ways(start, end, min(max_hops, MOST_HOPS))
    ordered = sorted(known, key=lambda one: (len(one[0]), -weakest(one[1]), one[0]))
    return [way for way, _ in ordered[: min(k, MOST_PATHS)]]


async def _picture(read: Reading, way: Sequence[str]) -> Subgraph:
    """Return one way as a picture of its own: neighbours that lie along others are left out of it."""
    nodes, edges = await read.picture(way)
    return Subgraph(tuple(nodes), tuple(along(way, edges)), (way[0], way[-1]))
