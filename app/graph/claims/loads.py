"""Loads: the batches and files that claims came with, listed, and taken back as a whole.

`(:Load {id, at, actor, source, received, created, rejected, entities_created, finished_at, retracted_at,
retraction_reason})<-[:CAME_WITH]-(:Claim)`. A load without `finished_at` is under way, or was interrupted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.errors import NotFound
from app.graph.properties import instant


@dataclass(frozen=True, slots=True)
class Load:
    """One load. Counts are of lines, None until it is finished; received = created + unchanged + rejected."""

    id: str
    at: datetime
    actor: str
    source: str | None
    received: int | None = None
    created: int | None = None
    rejected: int | None = None
    entities_created: int | None = None
    finished_at: datetime | None = None
    retracted_at: datetime | None = None
    retraction_reason: str | None = None

    @property
    def unchanged(self) -> int | None:
        """How many lines said what the graph held already."""
        if self.received is None or self.created is None or self.rejected is None:
            return None
        return self.received - self.created - self.rejected


_OPEN: Final[LiteralString] = """
MERGE (load:Load {id: $id})
ON CREATE SET load.at = $at, load.actor = $actor, load.source = $source
"""


async def open_load(
    tx: AsyncManagedTransaction, load: str, *, at: datetime, actor: str, source: str | None
) -> None:
    """Make sure that a load exists. `source` is the file's name, where it was one."""
    await (await tx.run(_OPEN, id=load, at=at, actor=actor, source=source)).consume()


_FINISH: Final[LiteralString] = "MATCH (load:Load {id: $id}) SET load += $counts, load.finished_at = $at"


async def finish(tx: AsyncManagedTransaction, load: str, *, at: datetime, counts: Mapping[str, int]) -> None:
    """Keep what became of a load's lines: received, created, rejected, entities_created."""
    await (await tx.run(_FINISH, id=load, at=at, counts=dict(counts))).consume()


_ONE: Final[LiteralString] = "MATCH (load:Load {id: $id}) RETURN load {.*} AS load"


async def get(tx: AsyncManagedTransaction, load: str) -> Load:
    """Return one load. Raises NotFound."""
    row = await (await tx.run(_ONE, id=load)).single()
    if row is None:
        raise NotFound(f"There is no load “{load}”.")
    return _load(row["load"])


# Saying that both have a value lets the index on them give the order.
_PAGE: Final[LiteralString] = """
MATCH (load:Load)
WHERE load.at IS NOT NULL AND load.id IS NOT NULL
  AND ($at IS NULL OR (load.at <= $at AND (load.at < $at OR load.id < $after)))
RETURN load {.*} AS load
ORDER BY load.at DESC, load.id DESC
LIMIT $limit
"""


async def page(tx: AsyncManagedTransaction, after: tuple[datetime, str] | None, limit: int) -> list[Load]:
    """Return the loads, newest first, `limit` at most; `after` is the time and id of the one before."""
    at, id_ = after or (None, None)
    rows = await tx.run(_PAGE, at=at, after=id_, limit=limit)
    return [_load(row["load"]) async for row in rows]


_STANDS: Final[LiteralString] = """claim.review <> 'rejected'
          AND (claim.review = 'proposed' OR size(claim.accepted) > size(claim.retracted))"""
"""Whether a `claim` counts, or is proposed."""

# By the index of claims in the order they were recorded: going through the load's own relationships anew for
# each page would take a time that grows with the square of its size.
_RECORDED: Final[LiteralString] = f"""
MATCH (claim:Claim)
WHERE claim.recorded_at >= $at AND claim.recorded_at <= $until AND claim.id IS NOT NULL
  AND (claim.recorded_at > $at OR claim.id > $after)
WITH claim ORDER BY claim.recorded_at, claim.id LIMIT $limit
RETURN collect({{
    id: claim.id, at: claim.recorded_at,
    came: {_STANDS}
          AND EXISTS {{ (claim)-[:CAME_WITH]->(:Load {{id: $id}}) }}
}}) AS claims
"""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A claim in the order of recording; `came`: with the load, and it counts or is proposed."""

    id: str
    at: datetime
    came: bool


async def recorded_after(
    tx: AsyncManagedTransaction, load: Load, after: tuple[datetime, str], until: datetime, limit: int
) -> list[Recorded]:
    """Return the claims recorded next, of whatever load, `limit` at most and none later than `until`."""
    at, id_ = after
    rows = await tx.run(_RECORDED, id=load.id, at=at, after=id_, until=until, limit=limit)
    found = (await rows.single(strict=True))["claims"]
    return [Recorded(row["id"], instant(row["at"]), row["came"]) for row in found]


_LEFT: Final[LiteralString] = f"""
MATCH (:Load {{id: $id}})<-[:CAME_WITH]-(claim:Claim)
WHERE {_STANDS}
RETURN collect(claim.id)[..$limit] AS ids
"""


async def standing(tx: AsyncManagedTransaction, load: str, limit: int) -> list[str]:
    """Return ids of claims of a load that count or are proposed, `limit` at most."""
    row = await (await tx.run(_LEFT, id=load, limit=limit)).single(strict=True)
    ids: Sequence[str] = row["ids"]
    return list(ids)


_RETRACT: Final[LiteralString] = """
MATCH (load:Load {id: $id})
SET load.retracted_at = coalesce(load.retracted_at, $at),
    load.retraction_reason = coalesce(load.retraction_reason, $reason)
RETURN load {.*} AS load
"""


async def retract(tx: AsyncManagedTransaction, load: str, *, at: datetime, reason: str) -> Load:
    """Note that a load was taken back, and return it; the first time and reason stay. Raises NotFound."""
    row = await (await tx.run(_RETRACT, id=load, at=at, reason=reason)).single()
    if row is None:
        raise NotFound(f"There is no load “{load}”.")
    return _load(row["load"])


def _load(row: Mapping[str, Any]) -> Load:
    return Load(
        row["id"],
        instant(row["at"]),
        row["actor"],
        row.get("source"),
        row.get("received"),
        row.get("created"),
        row.get("rejected"),
        row.get("entities_created"),
        finished_at=_when(row, "finished_at"),
        retracted_at=_when(row, "retracted_at"),
        retraction_reason=row.get("retraction_reason"),
    )


def _when(row: Mapping[str, Any], name: str) -> datetime | None:
    return instant(row[name]) if row.get(name) else None
