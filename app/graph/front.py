"""What the start page shows of the whole graph: where sources disagree, and who hosts the most senders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Edge, Ref, Triple
from app.domain.vocabulary import Kind, Predicate
from app.graph import episodes, totals
from app.graph.relationship_types import TYPES
from app.graph.totals import Totals


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A relationship that is disputed, or whose figures differ, with the names of its ends."""

    subject: Ref
    object: Ref
    edge: Edge


@dataclass(frozen=True, slots=True)
class Host:
    """A place, and how many senders are reported to have forces there and not to have left."""

    place: Ref
    senders: int


@dataclass(frozen=True, slots=True)
class Stale:
    """A presence that lapses soon unless somebody confirms it, with the names of its ends."""

    subject: Ref
    object: Ref
    edge: Edge


@dataclass(frozen=True, slots=True)
class Overview:
    """What takes a look at every relationship to find out."""

    totals: Totals
    disagreements: tuple[Disagreement, ...]
    hosts: tuple[Host, ...]
    stale: tuple[Stale, ...]


async def overview(tx: AsyncManagedTransaction, on: date | None, today: date, limit: int) -> Overview:
    """Return the totals, and up to `limit` disagreements, hosts, stale ones: of a day or all times."""
    return Overview(
        await totals.count(tx),
        await disagreements(tx, on, today, limit),
        await hosts(tx, on, limit),
        await stale(tx, on or today, limit),
    )


_DISAGREEMENTS: Final[LiteralString] = f"""
MATCH (subject:Entity)-[r:{TYPES}]->(object:Entity)
WHERE (r.evidence = 'disputed' OR r.figures = 'differ')
  AND ($on IS NULL OR r.first_day <= $on AND r.last_day >= $on)
WITH subject, r, object
ORDER BY r.evidence = 'disputed' DESC, r.sources DESC, r.claims DESC, r.id LIMIT $limit
RETURN subject {{.id, .kind, .name}} AS subject, object {{.id, .kind, .name}} AS object,
       type(r) AS predicate, properties(r) AS episode
"""


async def disagreements(
    tx: AsyncManagedTransaction, on: date | None, today: date, limit: int
) -> tuple[Disagreement, ...]:
    """Return the relationships whose sources disagree, disputed ones first; with `on`, those of that day."""
    result = await tx.run(_DISAGREEMENTS, on=on, limit=limit)
    return tuple([_disagreement(row.data(), on or today) async for row in result])


_HOSTS: Final[LiteralString] = """
MATCH (sender:Entity)-[r:DEPLOYED_TO]->(place:Entity)
WHERE r.evidence <> 'denied' AND
      CASE WHEN $on IS NULL THEN r.phase = 'actual' AND r.status <> 'ended'
           WHEN r.first_day <= $on AND r.last_day >= $on THEN
                r.phases[size([day IN r.days WHERE day <= $on]) - 1] = 'actual'
           ELSE false END
WITH place, count(DISTINCT sender) AS senders
ORDER BY senders DESC, place.name LIMIT $limit
RETURN place {.id, .kind, .name} AS place, senders
"""


async def hosts(tx: AsyncManagedTransaction, on: date | None, limit: int) -> tuple[Host, ...]:
    """Return the places with the most senders; plans and denials do not count, nor what is over."""
    result = await tx.run(_HOSTS, on=on, limit=limit)
    return tuple([Host(_ref(row["place"]), row["senders"]) async for row in result])


_STALE: Final[LiteralString] = """
MATCH (subject:Entity)-[r:DEPLOYED_TO]->(object:Entity)
WHERE r.status <> 'ended' AND r.phase = 'actual' AND r.evidence <> 'denied'
  AND r.first_day <= $day AND $day <= r.last_day AND r.last_day <= $soon
WITH subject, r, object ORDER BY r.last_day, r.id LIMIT $limit
RETURN subject {.id, .kind, .name} AS subject, object {.id, .kind, .name} AS object,
       type(r) AS predicate, properties(r) AS episode
"""


async def stale(tx: AsyncManagedTransaction, day: date, limit: int) -> tuple[Stale, ...]:
    """Return the forces still counted on the day that will not be a year later, the first to lapse first."""
    soon = day + timedelta(days=365)
    result = await tx.run(_STALE, day=day, soon=soon, limit=limit)
    found = [_disagreement(row.data(), day) async for row in result]
    return tuple(Stale(one.subject, one.object, one.edge) for one in found)


_VERSION: Final[LiteralString] = "MATCH (counter:Counter {name: 'changes'}) RETURN counter.value AS value"


async def version(tx: AsyncManagedTransaction) -> int:
    """Return the number of the last change: while it is the same, so is all that is shown."""
    row = await (await tx.run(_VERSION)).single()
    return row["value"] if row else 0


def _disagreement(row: dict[str, Any], day: date) -> Disagreement:
    subject, object_ = _ref(row["subject"]), _ref(row["object"])
    triple = Triple(subject.id, Predicate(row["predicate"]), object_.id)
    return Disagreement(subject, object_, episodes.from_properties(row["episode"], triple, day))


def _ref(properties: dict[str, Any]) -> Ref:
    return Ref(properties["id"], Kind(properties["kind"]), properties["name"])
