"""Where bases are: those with coordinates that somebody operates, or has forces at, on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Ref
from app.domain.vocabulary import Kind
from app.graph.explore_passes import LASTS, MOMENT, STANDS_ON


@dataclass(frozen=True, slots=True)
class Site:
    """A base, where it is (WGS 84 degrees), by whom it is used, and the countries it is said to be in."""

    base: Ref
    latitude: float
    longitude: float
    users: frozenset[str]
    hosts: frozenset[str]


SITES: Final[LiteralString] = f"""
MATCH (base:Base)<-[r:OPERATES_BASE|DEPLOYED_TO]-(user:Entity)
WHERE base.latitude IS NOT NULL AND {LASTS}
WITH base, user, r, {MOMENT} AS moment, {STANDS_ON}
WHERE status <> '' AND evidence <> 'denied' AND r.phases[moment] = 'actual'
WITH base, collect(DISTINCT user.id) AS users
RETURN base.id AS id, base.kind AS kind, base.name AS name, base.latitude AS latitude,
    base.longitude AS longitude, users, [(base)-[:LOCATED_IN]->(host:Entity) | host.id] AS hosts
ORDER BY id
"""


async def sites(tx: AsyncManagedTransaction, on: date) -> tuple[Site, ...]:
    """Return the bases in use on a day, as known now, in order of ids; plans and denials do not count."""
    return tuple(
        [
            Site(
                Ref(row["id"], Kind(row["kind"]), row["name"]),
                row["latitude"],
                row["longitude"],
                frozenset(row["users"]),
                frozenset(row["hosts"]),
            )
            async for row in await tx.run(SITES, day=on)
        ]
    )
