"""Which matters around entities to show in time: the best evidenced, presence and what frames it first.

As known now they are ranked over the relationships; as known at an earlier instant over the claims made by
then, for the relationships say only what is known now.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Edge, Episode, Triple
from app.domain.vocabulary import Predicate
from app.graph.episodes import COURSE, course_of
from app.graph.explore_now import TYPES, that_day
from app.graph.explore_passes import LASTS, MOMENT, STANDS, STANDS_ON
from app.graph.explore_rows import PHASE, PHASE_ON, VALUES, edge

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


def _course(stands: LiteralString, there: LiteralString, phase: LiteralString) -> LiteralString:
    return f"""
UNWIND $triples AS triple
MATCH (subject:Entity {{id: triple[0]}})-[r:{TYPES}]->(object:Entity {{id: triple[2]}})
WHERE type(r) = triple[1]
WITH triple, r, {MOMENT} AS moment, {stands}
RETURN triple, {COURSE} AS course, CASE WHEN {there} THEN [{VALUES}, {phase}] END AS edge
"""


COURSES: Final[Mapping[bool, LiteralString]] = {
    False: _course(STANDS, "true", PHASE),
    True: _course(STANDS_ON, f"{LASTS} AND status <> ''", PHASE_ON),
}


async def courses(
    tx: AsyncManagedTransaction, triples: Collection[Triple], on: date | None, today: date
) -> list[tuple[Episode, Edge | None]]:
    """Return how the episodes of these triples went, each as a relationship on a day, or over all times.

    The relationship is None where there is none on the day; see `course_of` for what the episodes lack.
    """
    keys = [[triple.subject, triple.predicate, triple.object] for triple in triples]
    rows = [row async for row in await tx.run(COURSES[on is not None], triples=keys, day=on or today)]
    read = [(edge(row["triple"][0], row["edge"]), row["edge"]) for row in rows if row["edge"] is not None]
    edges = await that_day(tx, read) if on else [found for found, _ in read]
    by_id = {found.id: found for found in edges}
    told = [course_of(row["course"], _triple(row["triple"])) for row in rows]
    return [(episode, by_id.get(episode.id)) for episode in told]


def _triple(values: Sequence[str]) -> Triple:
    subject, predicate, object_ = values
    return Triple(subject, Predicate(predicate), object_)


async def _read(tx: AsyncManagedTransaction, query: LiteralString, asked: dict[str, Any]) -> list[Triple]:
    row = await (await tx.run(query, asked)).single(strict=True)
    return [_triple(values) for values in row["triples"]]
