"""Which matters around entities to show in time: the best evidenced, presence and what frames it first.

As known now they are ranked over the relationships; as known at an earlier instant over the claims made by
then, for the relationships say only what is known now.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Triple
from app.domain.vocabulary import Predicate
from app.graph.claims import triple_of
from app.graph.explore_now import TYPES

FIRST: Final = (
    Predicate.DEPLOYED_TO,
    Predicate.CONDUCTS,
    Predicate.TAKES_PLACE_IN,
    Predicate.INVOLVED_IN,
    Predicate.PARTY_TO,
    Predicate.CONTRIBUTES_TO,
)
"""What is shown before all else."""

AROUND: Final[LiteralString] = f"""
MATCH (entity:Entity)-[r:{TYPES}]-()
WHERE entity.id IN $ids
WITH DISTINCT startNode(r).id AS subject, type(r) AS predicate, endNode(r).id AS object,
    max(r.sources) AS sources, sum(r.claims) AS claims
ORDER BY predicate IN $first DESC, sources DESC, claims DESC, subject, predicate, object
LIMIT $limit
RETURN collect([subject, predicate, object]) AS triples
"""

# What is under a mission or an agreement has it in its claims, and no relationship to it.
UNDER: Final[LiteralString] = """
MATCH (entity:Entity)<-[:UNDER]-(claim:Claim)-[:ABOUT]->(triple:Triple)
WHERE entity.id IN $ids AND ($known_at IS NULL OR claim.recorded_at <= $known_at)
WITH triple, count(*) AS claims ORDER BY claims DESC, triple.key LIMIT $limit
RETURN collect([triple.subject, triple.predicate, triple.object]) AS triples
"""

THEN: Final[LiteralString] = """
MATCH (entity:Entity)<-[:SUBJECT|OBJECT]-(claim:Claim)-[:ABOUT]->(triple:Triple)
WHERE entity.id IN $ids AND claim.recorded_at <= $known_at
  AND (triple.subject IN $ids OR triple.object IN $ids)
WITH triple, count(*) AS claims
ORDER BY triple.predicate IN $first DESC, claims DESC, triple.key LIMIT $limit
RETURN collect([triple.subject, triple.predicate, triple.object]) AS triples
"""

BEST: Final[LiteralString] = """
MATCH (sender:Entity)-[r:DEPLOYED_TO]->(host:Entity)
WITH sender, host, r ORDER BY r.sources DESC, r.claims DESC, r.id LIMIT $limit
RETURN collect(DISTINCT [sender.id, type(r), host.id]) AS triples
"""


async def around(
    tx: AsyncManagedTransaction, ids: Sequence[str], known_at: datetime | None, limit: int
) -> list[Triple]:
    """Return up to `limit` matters that have one of some canonical entities at an end; for none, the best."""
    asked: dict[str, Any] = {"ids": list(ids), "known_at": known_at, "limit": limit, "first": list(FIRST)}
    query = (AROUND if known_at is None else THEN) if ids else BEST
    return await _read(tx, query, asked)


async def under(
    tx: AsyncManagedTransaction, ids: Sequence[str], known_at: datetime | None, limit: int
) -> list[Triple]:
    """Return up to `limit` matters that some claim puts under one of these canonical entities."""
    return await _read(tx, UNDER, {"ids": list(ids), "known_at": known_at, "limit": limit})


async def _read(tx: AsyncManagedTransaction, query: LiteralString, asked: dict[str, Any]) -> list[Triple]:
    row = await (await tx.run(query, asked)).single(strict=True)
    keys = ("subject", "predicate", "object")
    return [triple_of(dict(zip(keys, values, strict=True))) for values in row["triples"]]
