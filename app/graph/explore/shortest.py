"""The shortest ways between two entities over the typed relationships that pass, as known now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, LiteralString, cast

from neo4j import AsyncManagedTransaction

from app.domain.network import Way
from app.graph.relationship_types import TYPES
from app.graph.standing.filters import (
    FINE,
    FINE_ON,
    LASTS,
    OF_PREDICATES,
    STANDS_BY,
    Variant,
    let_through,
    of_kind,
)

MOST_HOPS: Final = 6
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
            ()-[r:{TYPES} WHERE {LASTS if on else "true"} AND {let_through(STANDS_BY[on])}
                AND {OF_PREDICATES} {fine}]-
            (next:Entity WHERE {of_kind("next")} OR next.id = $target)
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


async def ways(
    tx: AsyncManagedTransaction, asked: Mapping[str, Any], variant: Variant, start: str, end: str, hops: int
) -> list[Way]:
    """Return ways of at most `hops` steps (6 at most), shortest first; `asked`: the filters' parameters."""
    result = await tx.run(_SHORTEST[min(hops, MOST_HOPS), variant], {**asked, "source": start, "target": end})
    return list(dict.fromkeys([tuple(row["ids"]) async for row in result if _is_way(row["ids"])]))


def _is_way(ids: Sequence[str]) -> bool:
    return len(set(ids)) == len(ids)
