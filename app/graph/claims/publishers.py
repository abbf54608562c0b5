"""Who says what a picture shows: the publishers of the documents its relationships rest on."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.graph.claims.codec import COUNTED

_OF_TRIPLES: Final[LiteralString] = f"""
UNWIND $keys AS key
MATCH (:Triple {{key: key}})<-[:ABOUT]-(claim:Claim)
WHERE {COUNTED}
MATCH (claim)-[:STATED_IN]->(:Document)-[:PUBLISHED_BY]->(publisher:Publisher)
WITH publisher.name AS name, count(DISTINCT claim) AS claims
ORDER BY claims DESC, name
RETURN collect(name) AS names
"""


async def of_triples(
    tx: AsyncManagedTransaction, keys: Collection[str], known_at: datetime | None
) -> list[str]:
    """Return the names of those who publish what is claimed about these triples, who says most first."""
    result = await tx.run(_OF_TRIPLES, keys=sorted(set(keys)), known_at=known_at)
    return (await result.single(strict=True))["names"]
