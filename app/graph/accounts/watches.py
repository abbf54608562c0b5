"""What a key watches: `(:Key)-[:WATCHES {since}]->(:Entity)`, and `visited_at`, when it last read of that.

GARRISON_ADMIN_KEY, which has no node, gets one with the first thing it watches: without a hash, so that no
secret opens it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

LISTING: Final[LiteralString] = """
MATCH (:Key {id: $key})-[watch:WATCHES]->(entity:Entity)
RETURN entity.id AS id, watch.since AS since
"""


async def listing(tx: AsyncManagedTransaction, key: str) -> dict[str, datetime]:
    """Return since when a key watches what, by the ids it was watched under; merges are not followed."""
    return {row["id"]: _native(row["since"]) async for row in await tx.run(LISTING, key=key)}


_WATCH: Final[LiteralString] = """
MATCH (entity:Entity {id: $entity})
MERGE (key:Key {id: $key})
WITH key, entity WHERE key.revoked_at IS NULL
MERGE (key)-[watch:WATCHES]->(entity)
ON CREATE SET watch.since = $now
"""


async def watch(tx: AsyncManagedTransaction, key: str, entity: str, now: datetime) -> None:
    """Let a key watch an entity; again, nothing changes. A revoked key watches nothing."""
    await (await tx.run(_WATCH, key=key, entity=entity, now=now)).consume()


_UNWATCH: Final[LiteralString] = """
MATCH (:Key {id: $key})-[watch:WATCHES]->(entity:Entity)
WHERE entity.id IN $entities
DELETE watch
"""


async def unwatch(tx: AsyncManagedTransaction, key: str, entities: Collection[str]) -> None:
    """Let a key watch these entities no longer; again, nothing changes."""
    await (await tx.run(_UNWATCH, key=key, entities=sorted(entities))).consume()


VISITED: Final[LiteralString] = "MATCH (key:Key {id: $key}) RETURN key.visited_at AS at"


async def visited(tx: AsyncManagedTransaction, key: str) -> datetime | None:
    """Return when a key last read what was learnt of what it watches; None where it never did."""
    row = await (await tx.run(VISITED, key=key)).single()
    return _native(row["at"]) if row is not None and row["at"] is not None else None


_VISIT: Final[LiteralString] = "MATCH (key:Key {id: $key}) SET key.visited_at = $now"


async def visit(tx: AsyncManagedTransaction, key: str, now: datetime) -> None:
    """Keep that a key read it now. Nothing happens for an id without a node, which watches nothing."""
    await (await tx.run(_VISIT, key=key, now=now)).consume()


_FORGET: Final[LiteralString] = """
MATCH (key:Key {id: $key})
REMOVE key.visited_at
WITH key
MATCH (key)-[watch:WATCHES]->(:Entity)
DELETE watch
"""


async def forget(tx: AsyncManagedTransaction, key: str) -> None:
    """Forget what a key watches, and when it read of it."""
    await (await tx.run(_FORGET, key=key)).consume()


def _native(instant: Any) -> datetime:
    return instant.to_native().astimezone(UTC)
