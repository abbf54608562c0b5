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


@dataclass(frozen=True, slots=True)
class Change:
    """What one transaction did: who, when, what, to which claims; the entities it created."""

    at: datetime
    actor: str
    action: str
    claims: Collection[str] = ()
    entities: Collection[str] = ()
    load: str | None = None
    reason: str | None = None


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
    }
    row = await (await tx.run(_LOG, at=change.at, properties=properties)).single(strict=True)
    return row["seq"]
