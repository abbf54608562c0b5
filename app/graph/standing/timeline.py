"""Which matters around entities to show in time: the best evidenced, presence and what frames it first.

As known now they are ranked over the relationships; as known at an earlier instant over the claims made by
then, for the relationships say only what is known now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Episode, Triple
from app.domain.standing import Standing
from app.domain.vocabulary import Predicate
from app.graph.claims.episodes import COURSE, course_of
from app.graph.claims.figures import ON_DAY
from app.graph.relationship_types import LASTING_TYPES, TYPES, between_ends
from app.graph.standing import relationships
from app.graph.standing.filters import LASTS, MOMENT, STANDS, STANDS_ON
from app.graph.standing.relationships import OF_EVENTS, newest_events
from app.graph.standing.rows import COUNTING, PHASE, VALUES, edge, that_day, with_counting

FIRST: Final = (
    Predicate.DEPLOYED_TO,
    Predicate.CONDUCTS,
    Predicate.TAKES_PLACE_IN,
    Predicate.INVOLVED_IN,
    Predicate.PARTY_TO,
    Predicate.CONTRIBUTES_TO,
)
"""What is shown before all else."""

_RANKED: Final[LiteralString] = """
WITH startNode(r).id AS subject, type(r) AS predicate, endNode(r).id AS object,
    max(r.sources) AS sources, sum(r.claims) AS claims
ORDER BY predicate IN $first DESC, sources DESC, claims DESC, subject, predicate, object
LIMIT $limit
RETURN collect([subject, predicate, object, sources, claims]) AS triples
"""


def _around(types: LiteralString) -> LiteralString:
    return f"""
MATCH (entity:Entity)-[r:{types}]-()
WHERE entity.id IN $ids
WITH DISTINCT r
{_RANKED}"""


AROUND: Final = _around(TYPES)
LASTING: Final = _around(LASTING_TYPES)
"""Where events are many."""
SOME_EVENTS: Final = f"{OF_EVENTS} WITH DISTINCT r {_RANKED}"

# What is under a mission or an agreement has it in its claims, and no relationship to it.
UNDER: Final[LiteralString] = """
MATCH (entity:Entity)<-[:UNDER]-(claim:Claim)-[:ABOUT]->(triple:Triple)
WHERE entity.id IN $ids AND ($known_at IS NULL OR claim.recorded_at <= $known_at)
WITH triple, count(*) AS claims ORDER BY claims DESC, triple.key LIMIT $limit
RETURN collect([triple.subject, triple.predicate, triple.object]) AS triples
"""

CLAIMED: Final[LiteralString] = """
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


async def matters(tx: AsyncManagedTransaction, ids: Sequence[str], limit: int) -> list[Triple]:
    """Return up to `limit` matters that have one of some canonical entities at an end; for none, the best."""
    asked: dict[str, Any] = {"ids": list(ids), "limit": limit, "first": list(FIRST)}
    if not ids:
        return await _read(tx, BEST, asked)
    events = [event for id_ in ids for event in await newest_events(tx, id_)]
    if len(events) < relationships.MOST_EVENTS:
        return await _read(tx, AROUND, asked)
    rows = await _rows(tx, LASTING, asked) + await _rows(tx, SOME_EVENTS, {**asked, "events": events})
    return [_triple(row[:3]) for row in sorted(rows, key=_rank)[:limit]]


async def claimed(
    tx: AsyncManagedTransaction, ids: Sequence[str], known_at: datetime, limit: int
) -> list[Triple]:
    """Return the same, ranked by the claims made by an instant."""
    asked = {"ids": list(ids), "known_at": known_at, "limit": limit, "first": list(FIRST)}
    return await _read(tx, CLAIMED, asked)


async def under(
    tx: AsyncManagedTransaction, ids: Sequence[str], known_at: datetime | None, limit: int
) -> list[Triple]:
    """Return up to `limit` matters that some claim puts under one of these canonical entities."""
    return await _read(tx, UNDER, {"ids": list(ids), "known_at": known_at, "limit": limit})


# One query a predicate: so the walk is from the end that has fewer relationships of the type.
def _course(predicate: Predicate, on: bool) -> LiteralString:
    stands, phase = (STANDS_ON, COUNTING) if on else (STANDS, f"{PHASE}, {ON_DAY}")
    there: LiteralString = f"{LASTS} AND status <> ''" if on else "true"
    return f"""
{between_ends(predicate.value)}
WITH triple, r, {MOMENT} AS moment, {stands}
RETURN triple, {COURSE} AS course, CASE WHEN {there} THEN [{VALUES}, {phase}] END AS edge
"""


COURSES: Final[Mapping[tuple[Predicate, bool], LiteralString]] = {
    (predicate, on): _course(predicate, on) for predicate in Predicate for on in (False, True)
}
"""By predicate, and by whether it is for a day."""


async def courses(
    tx: AsyncManagedTransaction, triples: Collection[Triple], on: date | None, today: date
) -> list[tuple[Episode, Standing | None]]:
    """Return how the episodes of these triples went, each as a relationship on a day, or over all times.

    The relationship is None where there is none on the day; see `course_of` for what the episodes lack.
    """
    by_predicate: dict[Predicate, list[list[str]]] = {}
    for triple in triples:
        by_predicate.setdefault(triple.predicate, []).append(list(triple))
    rows = [
        row
        for predicate, asked in by_predicate.items()
        async for row in await tx.run(COURSES[predicate, on is not None], triples=asked, day=on or today)
    ]
    read = [(edge(row["triple"][0], row["edge"]), row["edge"]) for row in rows if row["edge"] is not None]
    edges = await that_day(tx, read) if on else [with_counting(found, values[-1]) for found, values in read]
    by_id = {found.id: found for found in edges}
    told = [course_of(row["course"], _triple(row["triple"])) for row in rows]
    return [(episode, by_id.get(episode.id)) for episode in told]


def _triple(values: Sequence[str]) -> Triple:
    subject, predicate, object_ = values
    return Triple(subject, Predicate(predicate), object_)


async def _read(tx: AsyncManagedTransaction, query: LiteralString, asked: dict[str, Any]) -> list[Triple]:
    return [_triple(values[:3]) for values in await _rows(tx, query, asked)]


async def _rows(tx: AsyncManagedTransaction, query: LiteralString, asked: dict[str, Any]) -> list[Any]:
    return (await (await tx.run(query, asked)).single(strict=True))["triples"]


def best(edges: Iterable[Standing], limit: int) -> list[Triple]:
    """Return up to `limit` matters of these relationships, in the order in which `around` has them."""
    held: dict[Triple, tuple[int, int]] = {}
    for found in edges:
        sources, claims = held.get(found.triple, (0, 0))
        held[found.triple] = (max(sources, found.sources), claims + found.claims)
    rows = [(triple, [*triple, *counts]) for triple, counts in held.items()]
    return [triple for triple, _ in sorted(rows, key=lambda row: _rank(row[1]))[:limit]]


def _rank(row: Sequence[Any]) -> tuple[bool, int, int, Sequence[str]]:
    """As the queries order their rows."""
    return row[1] not in FIRST, -row[3], -row[4], row[:3]
