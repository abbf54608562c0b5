"""How two entities are connected: the shortest ways over typed relationships that pass a view's filters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, LiteralString, cast

from neo4j import AsyncManagedTransaction

from app.domain.model import Edge, Subgraph
from app.domain.ways import Way
from app.graph.explore.now import Now, Variant
from app.graph.explore.then import Then
from app.graph.explore.view import View, canonical
from app.graph.relationship_types import TYPES
from app.graph.standing.filters import FINE, FINE_ON, LASTS, STATUS, let_through

MOST_HOPS: Final = 6
MOST_PATHS: Final = 20
ASKED: Final = 60
"""Paths Neo4j is asked for: several relationships between two entities make several paths of one way, and a
path that comes back to where it was is no way."""


def _shortest(hops: int, on: bool, fine: LiteralString) -> LiteralString:
    # Neither the number of paths nor their length can be a parameter: one query for each length.
    return cast(
        "LiteralString",
        f"""
        MATCH (source:Entity {{id: $source}})
        MATCH (target:Entity {{id: $target}})
        MATCH path = SHORTEST {ASKED} (source)(
            ()-[r:{TYPES} WHERE {LASTS if on else "true"} AND {let_through(STATUS[on])}
                AND ($predicates IS NULL OR type(r) IN $predicates) {fine}]-
            (next:Entity WHERE $kinds IS NULL OR next.kind IN $kinds OR next.id = $target)
        ){{1,{hops}}}(target)
        RETURN [node IN nodes(path) | node.id] AS ids
        """,
    )


_SHORTEST: Final[Mapping[tuple[int, Variant], LiteralString]] = {
    (hops, (on, is_fine)): _shortest(hops, on, (FINE_ON if on else FINE) if is_fine else "")
    for hops in range(1, MOST_HOPS + 1)
    for on in (False, True)
    for is_fine in (False, True)
}


async def between(
    tx: AsyncManagedTransaction, source: str, target: str, max_hops: int, k: int, view: View, today: date
) -> list[Subgraph]:
    """Return up to `k` ways between two entities, the shortest and then the best evidenced first.

    Each has its nodes in order and all relationships between one and the next that pass the filters of
    `view`, on its day, as known at its instant. None where the two are the same or not connected within
    `max_hops` (at most 6). Raises NotFound.
    """
    [start], [end] = await canonical(tx, [source]), await canonical(tx, [target])
    reading = Now(tx, view, today) if view.known_at is None else Then(tx, view, today)
    return [await _along(reading, way) for way in await best(tx, reading, start, end, max_hops, k)]


async def best(
    tx: AsyncManagedTransaction, reading: Now | Then, start: str, end: str, max_hops: int, k: int
) -> list[Way]:
    """Return up to `k` ways between two entities, given by the ids they have now, in the order of `between`.

    One reading serves several questions: what it has read for one it need not read for the next.
    """
    if start == end:
        return []
    hops = min(max_hops, MOST_HOPS)
    if isinstance(reading, Then):
        # What is around each node is read only for the ways that are kept: it takes the most time.
        known = [(way, reading.along(way)) for way in await reading.ways(start, end, hops, ASKED)]
    else:
        ways = await _ways(tx, reading, start, end, hops)
        _, edges = await reading.picture(sorted({id_ for way in ways for id_ in way}))
        known = [(way, _steps(way, edges)) for way in ways]
    return [way for way, _ in sorted(known, key=lambda one: _order(*one))[: min(k, MOST_PATHS)]]


async def _ways(tx: AsyncManagedTransaction, reading: Now, start: str, end: str, hops: int) -> list[Way]:
    asked = {**reading.filters, "source": start, "target": end}
    result = await tx.run(_SHORTEST[hops, reading.variant], asked)
    return list(dict.fromkeys([tuple(row["ids"]) async for row in result if _is_way(row["ids"])]))


def _is_way(ids: Sequence[str]) -> bool:
    return len(set(ids)) == len(ids)


async def _along(reading: Now | Then, way: Sequence[str]) -> Subgraph:
    """Return one way as a picture of its own: neighbours that lie along others are left out of it."""
    nodes, edges = await reading.picture(way)
    return Subgraph(tuple(nodes), tuple(_steps(way, edges)), (way[0], way[-1]))


def _steps(way: Sequence[str], edges: Sequence[Edge]) -> list[Edge]:
    """Return of some relationships those along a way, step by step."""
    by_step: dict[frozenset[str], list[Edge]] = defaultdict(list)
    for edge in edges:
        by_step[frozenset((edge.source, edge.target))].append(edge)
    return [edge for step in pairwise(way) for edge in sorted(by_step[frozenset(step)], key=_id)]


def _id(edge: Edge) -> str:
    return edge.id


def _order(way: Sequence[str], edges: Sequence[Edge]) -> tuple[int, int, tuple[str, ...]]:
    """Order by length, then by the best source count of the weakest step, then by ids."""
    return (len(way), -_weakest(edges), tuple(way))


def _weakest(edges: Sequence[Edge]) -> int:
    best: dict[frozenset[str], int] = {}
    for edge in edges:
        step = frozenset((edge.source, edge.target))
        best[step] = max(best.get(step, 0), edge.sources)
    return min(best.values(), default=0)
