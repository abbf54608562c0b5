"""The log of changes: one `(:Change {seq})` a writing transaction, numbered by one counter.

The counter is taken as the last write of a transaction. So whoever sees a number sees all smaller ones, and
no reader of the log skips one.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Triple
from app.graph.claims.store import triple_of


@dataclass(frozen=True, slots=True)
class Change:
    """What one transaction did: who, when, what, to which claims; the entities it created.

    `triples` are keys of those that were projected anew although no claim about them changed.
    """

    at: datetime
    actor: str
    action: str
    claims: Collection[str] = ()
    entities: Collection[str] = ()
    load: str | None = None
    reason: str | None = None
    triples: Collection[str] = ()


# The counter is written to, and so locked, before it is read.
_LOG: Final[LiteralString] = """
MERGE (counter:Counter {name: 'changes'})
ON CREATE SET counter.value = 0
SET counter.at = $at
WITH counter
SET counter.value = counter.value + 1
CREATE (change:Change {seq: counter.value})
SET change += $properties
RETURN change.seq AS seq
"""


async def log(tx: AsyncManagedTransaction, change: Change) -> int:
    """Log a change and return its number. The last write of its transaction."""
    properties = {
        "at": change.at,
        "actor": change.actor,
        "action": change.action,
        "claims": list(change.claims),
        "entities": list(change.entities),
        "load": change.load,
        "reason": change.reason,
        "triples": list(change.triples),
    }
    row = await (await tx.run(_LOG, at=change.at, properties=properties)).single(strict=True)
    return row["seq"]


MUCH: Final[LiteralString] = """
MATCH (change:Change) WHERE change.seq > $since
RETURN coalesce(sum(size(change.claims) + size(coalesce(change.triples, []))), 0) AS much
"""
TOUCHED: Final[LiteralString] = """
MATCH (change:Change) WHERE change.seq > $since
CALL (change) {
    UNWIND change.claims AS id
    MATCH (:Claim {id: id})-[:ABOUT]->(triple:Triple)
    RETURN triple
  UNION
    UNWIND coalesce(change.triples, []) AS key
    MATCH (triple:Triple {key: key})
    RETURN triple
}
RETURN DISTINCT triple {.subject, .predicate, .object} AS triple
"""


async def touched(tx: AsyncManagedTransaction, since: int, most: int) -> set[Triple] | None:
    """Return the triples that changes after number `since` projected anew.

    None where these were `most` or more, claims and triples together.
    """
    row = await (await tx.run(MUCH, since=since)).single(strict=True)
    if row["much"] >= most:
        return None
    return {triple_of(row["triple"]) async for row in await tx.run(TOUCHED, since=since)}
