"""Keys in the graph: `(:Key {id, name, role, hash, created_at, revoked_at})`. The secret is never stored.

One without a hash is no key: it holds what the administrator watches, see `app.graph.accounts.watches`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it may be listed. `revoked_at` None: it works."""

    id: str
    name: str
    role: Role
    created_at: datetime
    revoked_at: datetime | None


_ADD: Final[LiteralString] = """
MERGE (key:Key {id: $id})
ON CREATE SET key.name = $name, key.role = $role, key.hash = $hash, key.created_at = $now
"""


async def add(
    tx: AsyncManagedTransaction,
    key_id: str,
    name: str,
    role: Role,
    digest: str,
    now: datetime,
) -> None:
    """Keep a new key. Running it twice keeps one."""
    await (await tx.run(_ADD, id=key_id, name=name, role=role.value, hash=digest, now=now)).consume()


_LISTING: Final[LiteralString] = """
MATCH (key:Key)
WHERE key.hash IS NOT NULL
RETURN key {.id, .name, .role, .created_at, .revoked_at} AS key
ORDER BY key.created_at, key.id
"""


async def listing(tx: AsyncManagedTransaction) -> list[Key]:
    """Return all keys, also revoked ones, oldest first."""
    return [_key(row["key"]) async for row in await tx.run(_LISTING)]


_REVOKE: Final[LiteralString] = """
MATCH (key:Key {id: $id})
WHERE key.hash IS NOT NULL
SET key.revoked_at = coalesce(key.revoked_at, $now)
RETURN count(key) AS found
"""


async def revoke(tx: AsyncManagedTransaction, key_id: str, now: datetime) -> bool:
    """Revoke a key, once and for all; False where there is none of this id."""
    row = await (await tx.run(_REVOKE, id=key_id, now=now)).single(strict=True)
    return bool(row["found"])


_FIND: Final[LiteralString] = """
MATCH (key:Key {hash: $hash})
RETURN key {.id, .name, .role, .created_at, .revoked_at} AS key
"""


async def find(tx: AsyncManagedTransaction, digest: str) -> Key | None:
    """Return the key whose secret has this hash, also a revoked one; None where there is none."""
    row = await (await tx.run(_FIND, hash=digest)).single()
    return _key(row["key"]) if row is not None else None


def _key(row: Mapping[str, Any]) -> Key:
    revoked_at = row["revoked_at"]
    return Key(
        id=row["id"],
        name=row["name"],
        role=Role(row["role"]),
        created_at=row["created_at"].to_native(),
        revoked_at=revoked_at.to_native() if revoked_at else None,
    )
