"""Browsers' sessions: `(:Session {hash, created_at, expires_at, seal})-[:OPENED_WITH]->(:Key)`.

The session's id is never stored, only its hash. A session of the administrator's key, which has no node,
has a `seal` instead of a key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.vocabulary import Role

INDEXES: Final[tuple[LiteralString, ...]] = (
    "CREATE CONSTRAINT session_hash IF NOT EXISTS FOR (n:Session) REQUIRE n.hash IS UNIQUE",
    "CREATE INDEX session_expires IF NOT EXISTS FOR (n:Session) ON (n.expires_at)",
)
"""What the schema needs for them."""


@dataclass(frozen=True, slots=True)
class Session:
    """A session that is not over. `key` (an id), `name`, `role` are its key's; None where it has a `seal`."""

    created_at: datetime
    expires_at: datetime
    key: str | None
    name: str | None
    role: Role | None
    seal: str | None


_OPEN: Final[LiteralString] = """
MATCH (key:Key {id: $key}) WHERE key.revoked_at IS NULL
MERGE (session:Session {hash: $hash})
ON CREATE SET session.created_at = $now, session.expires_at = $expires
MERGE (session)-[:OPENED_WITH]->(key)
"""


async def open_with(
    tx: AsyncManagedTransaction, key_id: str, digest: str, now: datetime, expires: datetime
) -> None:
    """Keep a new session of a key. Running it twice keeps one; a revoked key opens none."""
    await (await tx.run(_OPEN, key=key_id, hash=digest, now=now, expires=expires)).consume()


_OPEN_SEALED: Final[LiteralString] = """
MERGE (session:Session {hash: $hash})
ON CREATE SET session.created_at = $now, session.expires_at = $expires, session.seal = $seal
"""


async def open_sealed(
    tx: AsyncManagedTransaction, seal: str, digest: str, now: datetime, expires: datetime
) -> None:
    """Keep a new session of the key that the settings name."""
    await (await tx.run(_OPEN_SEALED, seal=seal, hash=digest, now=now, expires=expires)).consume()


_FIND: Final[LiteralString] = """
MATCH (session:Session {hash: $hash})
USING INDEX session:Session(hash)
WHERE session.expires_at > $now
OPTIONAL MATCH (session)-[:OPENED_WITH]->(key:Key)
WITH session, key
WHERE session.seal IS NOT NULL OR (key IS NOT NULL AND key.revoked_at IS NULL)
RETURN session {.created_at, .expires_at, .seal} AS session, key {.id, .name, .role} AS key
"""


async def find(tx: AsyncManagedTransaction, digest: str, now: datetime) -> Session | None:
    """Return the session with this hash; None where it is over, or its key was revoked."""
    row = await (await tx.run(_FIND, hash=digest, now=now)).single()
    return _session(row["session"], row["key"]) if row is not None else None


_RENEW: Final[LiteralString] = "MATCH (session:Session {hash: $hash}) SET session.expires_at = $expires"


async def renew(tx: AsyncManagedTransaction, digest: str, expires: datetime) -> None:
    """Let a session last until then; nothing happens where it has been closed."""
    await (await tx.run(_RENEW, hash=digest, expires=expires)).consume()


_CLOSE: Final[LiteralString] = "MATCH (session:Session {hash: $hash}) DETACH DELETE session"


async def close(tx: AsyncManagedTransaction, digest: str) -> None:
    """End a session; closing twice is the same."""
    await (await tx.run(_CLOSE, hash=digest)).consume()


_SWEEP: Final[LiteralString] = """
MATCH (session:Session)
WHERE session.expires_at <= $now
DETACH DELETE session
"""


async def sweep(tx: AsyncManagedTransaction, now: datetime) -> None:
    """Delete the sessions that are over."""
    await (await tx.run(_SWEEP, now=now)).consume()


_CLOSE_ALL: Final[LiteralString] = (
    "MATCH (session:Session)-[:OPENED_WITH]->(:Key {id: $key}) DETACH DELETE session"
)


async def close_all(tx: AsyncManagedTransaction, key_id: str) -> None:
    """End every session of a key."""
    await (await tx.run(_CLOSE_ALL, key=key_id)).consume()


def _session(row: Mapping[str, Any], key: Mapping[str, Any] | None) -> Session:
    return Session(
        # Neo4j orders equal instants by the names of their zones: let there be one.
        created_at=row["created_at"].to_native().astimezone(UTC),
        expires_at=row["expires_at"].to_native().astimezone(UTC),
        key=key["id"] if key else None,
        name=key["name"] if key else None,
        role=Role(key["role"]) if key else None,
        seal=row["seal"],
    )
