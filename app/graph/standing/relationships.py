"""All relationships of one entity as known now, for its dossier; of events, where they are many, the newest.

Forces, operations and ties are as many as there are entities to have them with. Events go on: who is in a
thousand countries is in tens of thousands of incidents. Above `MOST_EVENTS` those last heard of are read,
found by an index, and the others only counted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Ref
from app.domain.standing import Standing
from app.domain.vocabulary import EVENT_PREDICATES, Predicate
from app.errors import NotFound
from app.graph.claims.figures import ON_DAY
from app.graph.members import ref
from app.graph.relationship_types import EVENT_TYPES, LASTING_TYPES
from app.graph.standing.filters import LASTS, MOMENT, STANDS, STANDS_ON
from app.graph.standing.rows import COUNTING, PHASE, VALUES, edge, that_day, with_counting

MOST_EVENTS: Final = 100
"""How many events of an entity are read at most."""


@dataclass(frozen=True, slots=True)
class Relationships:
    """What an entity has, in order of ids, and the ends by id. `left_out` counts events not read."""

    edges: tuple[Standing, ...]
    refs: Mapping[str, Ref]
    left_out: int = 0

    def __or__(self, other: Relationships) -> Relationships:
        """Return these and others of the same entity."""
        edges = sorted((*self.edges, *other.edges), key=lambda found: found.id)
        return Relationships(tuple(edges), {**self.refs, **other.refs}, self.left_out + other.left_out)


def _rows(matched: LiteralString, on: bool, cut: LiteralString = "") -> LiteralString:
    lasts, stands, phase = (LASTS, STANDS_ON, COUNTING) if on else ("true", STANDS, f"{PHASE}, {ON_DAY}")
    return f"""
{matched}
WITH r, other
WHERE {lasts}
WITH r, other, {MOMENT} AS moment, {stands}
WHERE status <> ''
{cut}
RETURN collect([startNode(r).id, [other.id, other.kind, other.name], [{VALUES}, {phase}]]) AS rows
"""


_ALL: Final[LiteralString] = "MATCH (entity:Entity {id: $id})-[r:"
# From the events: they have few relationships, the entity has very many.
OF_EVENTS: Final[LiteralString] = f"""
UNWIND $events AS event
MATCH (other:Entity {{id: event[0]}})
MATCH (other)-[r:{EVENT_TYPES}]-(entity)
WHERE entity.id = event[1]
"""
_BEST: Final[LiteralString] = "WITH * ORDER BY sources DESC, r.claims DESC, r.id LIMIT $most"

LASTING: Final[Mapping[bool, LiteralString]] = {
    on: _rows(f"{_ALL}{LASTING_TYPES}]-(other)", on) for on in (False, True)
}
"""What is no event, by whether it is for a day."""
EVENTS_ON: Final = _rows(f"{_ALL}{EVENT_TYPES}]-(other)", True, _BEST)
FEW_EVENTS: Final = _rows(f"{_ALL}{EVENT_TYPES}]-(other)", False)
SOME_EVENTS: Final = _rows(OF_EVENTS, False)

COUNT_ON: Final[LiteralString] = f"""
MATCH (:Entity {{id: $id}})-[r:{EVENT_TYPES}]-()
WHERE {LASTS} AND r.statuses[{MOMENT}] <> ''
RETURN count(r) AS events
"""
# Neo4j keeps how many relationships of a type a node has, where it has many.
COUNT: Final[LiteralString] = f"""
MATCH (entity:Entity {{id: $id}})
RETURN entity.kind AS kind, entity.name AS name, COUNT {{ (entity)-[:{EVENT_TYPES}]-() }} AS events
"""


def _newest(end: LiteralString, event: LiteralString) -> LiteralString:
    return f"""
MATCH (triple:Triple)
WHERE triple.{end} = $id AND triple.latest_at IS NOT NULL AND triple.predicate IN $predicates
WITH triple ORDER BY triple.{end} DESC, triple.latest_at DESC LIMIT $most
RETURN collect([triple.latest_at.epochMillis, triple.{event}]) AS rows
"""


NEWEST: Final = (_newest("subject", "object"), _newest("object", "subject"))
"""The events last heard of, of which the entity is the subject, and the object."""


async def lasting(tx: AsyncManagedTransaction, id_: str, on: date | None, today: date) -> Relationships:
    """Return what a canonical entity has on a day, or over all times, except its events."""
    rows = await _read(tx, LASTING[on is not None], {"id": id_, "day": on or today})
    return Relationships(await _edges(tx, rows, on), _ends(other for _, other, _ in rows))


async def events(tx: AsyncManagedTransaction, id_: str, on: date | None, today: date) -> Relationships:
    """Return the events of a canonical entity on a day, or over all times; itself is among the ends.

    Raises NotFound.
    """
    asked: dict[str, Any] = {"id": id_, "day": on or today, "most": MOST_EVENTS}
    row = await (await tx.run(COUNT, asked)).single()
    if row is None:
        raise NotFound(f"There is no entity “{id_}”.")
    kind, name, count = row.values()
    rows = await _events(tx, asked, count, on)
    is_cut = len(rows) == MOST_EVENTS
    if on and is_cut:
        count = (await (await tx.run(COUNT_ON, asked)).single(strict=True))["events"]
    ends = _ends([(id_, kind, name), *(other for _, other, _ in rows)])
    return Relationships(await _edges(tx, rows, on), ends, count - len(rows) if is_cut else 0)


async def _edges(
    tx: AsyncManagedTransaction, rows: Iterable[Sequence[Any]], on: date | None
) -> tuple[Standing, ...]:
    read = [(edge(source, values), values) for source, _, values in rows]
    edges = await that_day(tx, read) if on else (with_counting(found, values[-1]) for found, values in read)
    return tuple(sorted(edges, key=lambda found: found.id))


def _ends(rows: Iterable[Sequence[str]]) -> dict[str, Ref]:
    return {id_: ref(id_, kind, name) for id_, kind, name in rows}


async def _events(
    tx: AsyncManagedTransaction, asked: Mapping[str, Any], count: int, on: date | None
) -> Sequence[Any]:
    if on:
        return await _read(tx, EVENTS_ON, asked)
    if count <= MOST_EVENTS:
        return await _read(tx, FEW_EVENTS, asked)
    events = await newest_events(tx, asked["id"])
    return await _read(tx, SOME_EVENTS, {**asked, "events": events})


async def newest_events(
    tx: AsyncManagedTransaction, id_: str, most: int | None = None, by: Collection[Predicate] = ()
) -> list[tuple[str, str]]:
    """Return the events of an entity that were last heard of, each with the entity's id.

    `most` of them, `MOST_EVENTS` where not said; those that some predicates lead to, where any are given.
    """
    most = MOST_EVENTS if most is None else most
    asked = {"id": id_, "predicates": sorted(by) or list(EVENT_PREDICATES), "most": most}
    found = [row for query in NEWEST for row in await _read(tx, query, asked)]
    return [(event, id_) for _, event in sorted(found, reverse=True)[:most]]


async def _read(tx: AsyncManagedTransaction, query: LiteralString, asked: Mapping[str, Any]) -> Sequence[Any]:
    return (await (await tx.run(query, {**asked})).single(strict=True))["rows"]
