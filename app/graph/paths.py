"""How two entities are connected: the shortest ways over typed relationships."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final, LiteralString, cast

from neo4j import AsyncManagedTransaction

from app.domain.model import Edge, Node, Subgraph
from app.graph.explore import View, canonical
from app.graph.explore_now import TYPES, Now

MOST_HOPS: Final = 6
MOST_PATHS: Final = 20
ASKED: Final = 60
"""Paths Neo4j is asked for: several relationships between two entities make several paths of one way, and a
path that comes back to where it was is no way."""

# Neither the number of paths nor their length can be a parameter: one query for each length.
_SHORTEST: Final[Mapping[int, LiteralString]] = {
    hops: cast(
        "LiteralString",
        f"""
        MATCH (source:Entity {{id: $source}}), (target:Entity {{id: $target}})
        MATCH path = SHORTEST {ASKED} (source)-[:{TYPES}]-{{1,{hops}}}(target)
        RETURN [node IN nodes(path) | node.id] AS ids
        """,
    )
    for hops in range(1, MOST_HOPS + 1)
}


async def between(
    tx: AsyncManagedTransaction, source: str, target: str, max_hops: int, k: int, today: date
) -> list[Subgraph]:
    """Return up to `k` ways between two entities, the shortest and then the best evidenced first.

    Each has its nodes in order and all relationships between one and the next. None where they are the same
    or not connected within `max_hops` (at most 6). Raises NotFound.
    """
    [start], [end] = await canonical(tx, [source]), await canonical(tx, [target])
    if start == end:
        return []
    result = await tx.run(_SHORTEST[min(max_hops, MOST_HOPS)], source=start, target=end)
    ways = list(dict.fromkeys([tuple(row["ids"]) async for row in result if _is_way(row["ids"])]))
    if not ways:
        return []
    nodes, edges = await Now(tx, View(), today).picture(sorted({id_ for way in ways for id_ in way}))
    found = [_along(way, {node.id: node for node in nodes}, edges) for way in ways]
    return sorted(found, key=_order)[: min(k, MOST_PATHS)]


def _is_way(ids: Sequence[str]) -> bool:
    return len(set(ids)) == len(ids)


def _along(way: Sequence[str], nodes: Mapping[str, Node], edges: Sequence[Edge]) -> Subgraph:
    """Keep of a picture what lies along one way; neighbours that lie along others are left out of it."""
    beside = [edge for edge in edges if len({edge.source, edge.target}.intersection(way)) == 1]
    kept = tuple(replace(nodes[id_], hidden=nodes[id_].hidden + len(_neighbours(id_, beside))) for id_ in way)
    ordered = tuple(edge for step in pairwise(way) for edge in edges if {edge.source, edge.target} == {*step})
    return Subgraph(kept, ordered, (way[0], way[-1]))


def _neighbours(id_: str, edges: Sequence[Edge]) -> set[str]:
    return {
        edge.target if edge.source == id_ else edge.source
        for edge in edges
        if id_ in (edge.source, edge.target)
    }


def _order(way: Subgraph) -> tuple[int, int, tuple[str, ...]]:
    """Order by length, then by the best source count of the weakest step, then by ids."""
    return (len(way.nodes), -_weakest(way), tuple(node.id for node in way.nodes))


def _weakest(way: Subgraph) -> int:
    best: dict[frozenset[str], int] = {}
    for edge in way.edges:
        step = frozenset((edge.source, edge.target))
        best[step] = max(best.get(step, 0), edge.sources)
    return min(best.values(), default=0)
