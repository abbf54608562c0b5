"""Counting what the graph holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.graph.relationship_types import TYPES


@dataclass(frozen=True, slots=True)
class Totals:
    """How much the graph holds. `claims` counts all that were recorded, `entities` all countries too."""

    claims: int
    documents: int
    entities: int
    episodes: int


# Neo4j keeps all these counts.
_COUNT: Final[LiteralString] = f"""
CALL () {{ MATCH (claim:Claim) RETURN count(claim) AS claims }}
CALL () {{ MATCH (document:Document) RETURN count(document) AS documents }}
CALL () {{ MATCH (entity:Entity) RETURN count(entity) AS entities }}
CALL () {{ MATCH ()-[episode:{TYPES}]->() RETURN count(episode) AS episodes }}
RETURN claims, documents, entities, episodes
"""


async def count(tx: AsyncManagedTransaction) -> Totals:
    """Return the totals."""
    row = await (await tx.run(_COUNT)).single(strict=True)
    return Totals(**row.data())
