"""Where bases are: those with coordinates that somebody operates, or has forces at, on a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Ref
from app.domain.vocabulary import Evidence, Phase
from app.graph.claims.store import triple_of
from app.graph.members import ref
from app.graph.standing.filters import LASTS, MOMENT, STANDS_ON
from app.graph.standing.since import projected


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
                ref(row["id"], row["kind"], row["name"]),
                row["latitude"],
                row["longitude"],
                frozenset(row["users"]),
                frozenset(row["hosts"]),
            )
            async for row in await tx.run(SITES, day=on)
        ]
    )


# What is known now bounds what was known then: only of bases with coordinates, which all have now.
USES_THEN: Final[LiteralString] = """
MATCH (base:Base) WHERE base.latitude IS NOT NULL
MATCH (base)<-[:OBJECT]-(claim:Claim)-[:ABOUT]->(triple:Triple)
WHERE triple.object = base.id AND triple.predicate IN ['OPERATES_BASE', 'DEPLOYED_TO']
  AND claim.recorded_at <= $known_at
RETURN DISTINCT triple {.subject, .predicate, .object} AS triple
"""

PLACES_THEN: Final[LiteralString] = """
UNWIND $ids AS id
MATCH (base:Entity {id: id})<-[:SUBJECT]-(claim:Claim)-[:ABOUT]->(triple:Triple)
WHERE triple.predicate = 'LOCATED_IN' AND triple.subject = id AND claim.recorded_at <= $known_at
RETURN DISTINCT triple {.subject, .predicate, .object} AS triple
"""

_BASES: Final[LiteralString] = """
UNWIND $ids AS id
MATCH (base:Entity {id: id})
RETURN id, base.kind AS kind, base.name AS name, base.latitude AS latitude, base.longitude AS longitude
ORDER BY id
"""


async def sites_then(tx: AsyncManagedTransaction, on: date, known_at: datetime) -> tuple[Site, ...]:
    """Return the bases in use on a day, as known at an instant; where they lie is known to this day."""
    used = [triple_of(row["triple"]) async for row in await tx.run(USES_THEN, known_at=known_at)]
    users: dict[str, set[str]] = defaultdict(set)
    async for edge in projected(tx, used, on, on, known_at):
        if edge.phase is Phase.ACTUAL and edge.evidence is not Evidence.DENIED:
            users[edge.target].add(edge.source)
    asked = {"ids": sorted(users), "known_at": known_at}
    placed = [triple_of(row["triple"]) async for row in await tx.run(PLACES_THEN, asked)]
    hosts: dict[str, set[str]] = defaultdict(set)
    async for edge in projected(tx, placed, None, on, known_at):
        hosts[edge.source].add(edge.target)
    return tuple(
        [
            Site(
                ref(row["id"], row["kind"], row["name"]),
                row["latitude"],
                row["longitude"],
                frozenset(users[row["id"]]),
                frozenset(hosts[row["id"]]),
            )
            async for row in await tx.run(_BASES, ids=sorted(users))
        ]
    )
