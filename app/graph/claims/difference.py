"""Which matters somebody learnt something about between two instants: by the claims that came or went."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Triple
from app.graph.claims.store import triple_of

_CAME_OR_WENT: Final[LiteralString] = """
any(instant IN claim.accepted + claim.retracted WHERE $after < instant AND instant <= $until)
"""

OF_ENTITIES: Final[LiteralString] = f"""
UNWIND $ids AS id
MATCH (:Entity {{id: id}})<-[:SUBJECT|OBJECT]-(claim:Claim)-[:ABOUT]->(triple:Triple)
WHERE {_CAME_OR_WENT} AND (triple.subject = id OR triple.object = id)
WITH DISTINCT triple ORDER BY triple.key LIMIT $limit
RETURN collect(triple {{.subject, .predicate, .object}}) AS triples
"""

# New claims are found by when they were recorded (saying that they have an id lets the index on both do it);
# what became of older ones by the log of changes.
OF_ALL: Final[LiteralString] = f"""
CALL () {{
    MATCH (claim:Claim)
    WHERE $after < claim.recorded_at AND claim.recorded_at <= $until AND claim.id IS NOT NULL
    RETURN claim
  UNION
    MATCH (change:Change) WHERE $after < change.at AND change.at <= $until
    UNWIND change.claims AS id
    MATCH (claim:Claim {{id: id}})
    RETURN claim
}}
WITH claim WHERE {_CAME_OR_WENT}
MATCH (claim)-[:ABOUT]->(triple:Triple)
WITH DISTINCT triple ORDER BY triple.key LIMIT $limit
RETURN collect(triple {{.subject, .predicate, .object}}) AS triples
"""


async def triples(
    tx: AsyncManagedTransaction, entities: Sequence[str], after: datetime, until: datetime, limit: int
) -> list[Triple]:
    """Return up to `limit` triples whose known claims changed after one instant and until another.

    `entities` are canonical ids; without any it is of all.
    """
    asked: dict[str, Any] = {"ids": list(entities), "after": after, "until": until, "limit": limit}
    row = await (await tx.run(OF_ENTITIES if entities else OF_ALL, asked)).single(strict=True)
    return [triple_of(triple) for triple in row["triples"]]
