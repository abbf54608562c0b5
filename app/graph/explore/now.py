"""Looking at the graph as it is known now: over the projected relationships.

Every walk starts from index seeks on `Entity.id` and follows typed relationships only; an entity's claims
hang on it too, and are never walked over.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Episode, Triple
from app.domain.network import Node, Way, along
from app.domain.standing import Standing
from app.domain.vocabulary import Kind, Predicate
from app.graph.explore import crowded, export, shortest
from app.graph.explore.view import View
from app.graph.relationship_types import TYPES
from app.graph.standing import bases, presence, relationships, timeline
from app.graph.standing.bases import Site
from app.graph.standing.filters import (
    FINE,
    FINE_ON,
    LASTS,
    MOMENT,
    OF_PREDICATES,
    OTHER_KINDS,
    PASSES,
    STANDS,
    STANDS_ON,
    Variant,
    of_kind,
    parameters,
    rank,
)
from app.graph.standing.presence import Deployments
from app.graph.standing.relationships import Relationships
from app.graph.standing.rows import PHASE, PHASE_ON, STORY, VALUES, WithEnds, edge, that_day


class Now:
    """The graph as the relationships have it. `filters` are the parameters of queries, `variant` is which."""

    def __init__(self, tx: AsyncManagedTransaction, view: View, today: date) -> None:
        self._tx = tx
        self._view = view
        self._day = view.on or today
        self.on = view.on is not None
        self.variant: Variant = (self.on, view.is_fine)
        self.filters = parameters(view, view.on, today)

    @property
    def _is_plain(self) -> bool:
        """Whether all passes, over all times."""
        return not (self.on or self._view.is_filtered)

    async def centre(self) -> str | None:
        """Return the entity with the most relationships that pass."""
        query = _BUSIEST if self._is_plain else _CENTRE[self.variant]
        row = await (await self._tx.run(query, self.filters)).single()
        return row["id"] if row else None

    async def neighbours(
        self, of: Sequence[str], but: Collection[str], limit: int, by: Collection[Predicate] = ()
    ) -> list[str]:
        """Return the ids next to any of `of`, without `but`, the best evidenced first."""
        if self._is_plain and (many := await crowded.crowded(self._tx, of)):
            return await crowded.neighbours(self._tx, of, many, but, limit, by)
        asked: dict[str, Any] = {"of": list(of), "but": list(but), "limit": limit}
        if by:
            asked["predicates"] = sorted(
                self._view.predicates.intersection(by) if self._view.predicates else by
            )
        result = await self._tx.run(NEIGHBOURS[self.variant], self.filters | asked)
        return (await result.single(strict=True))["ids"]

    async def outside(self, id_: str, but: Collection[str]) -> dict[Predicate, int]:
        """Count the neighbours of an entity that pass, without `but`, by the predicates that lead to them."""
        result = await self._tx.run(OUTSIDE[self.variant], self.filters | {"ids": [id_], "but": list(but)})
        return {Predicate(row["predicate"]): row["neighbours"] async for row in result}

    async def passing(self, ids: Collection[str], but: Collection[str]) -> dict[str, int]:
        """Count the neighbours of each entity that pass, without `but`; one without any is omitted."""
        result = await self._tx.run(
            PASSING[self.variant], self.filters | {"ids": list(ids), "but": list(but)}
        )
        return {row["id"]: row["neighbours"] async for row in result}

    async def picture(self, ids: Sequence[str]) -> tuple[list[Node], list[Standing]]:
        """Return the entities as nodes, and the relationships among them."""
        if self._is_plain and (many := await crowded.crowded(self._tx, ids)):
            return await crowded.picture(self._tx, ids, many, self.filters["day"])
        result = await self._tx.run(PICTURE[self.variant], self.filters | {"ids": list(ids)})
        # One row for all: the driver takes longer to receive many small ones than to read a large one.
        rows = {id_: row for id_, *row in (await result.single(strict=True))["rows"]}
        nodes = [_node(id_, rows[id_]) for id_ in ids]
        read = [(edge(id_, values, story), values) for id_ in ids for values, story in rows[id_][-1]]
        return nodes, await that_day(self._tx, read) if self.on else [found for found, _ in read]

    async def ways(self, start: str, end: str, hops: int) -> list[tuple[Way, list[Standing]]]:
        """Return ways between two entities, with the relationships along each."""
        ways = await shortest.ways(self._tx, self.filters, self.variant, start, end, hops)
        _, edges = await self.picture(sorted({id_ for way in ways for id_ in way}))
        return [(way, along(way, edges)) for way in ways]

    async def connected(self, after: str) -> tuple[list[Node], str | None]:
        """Return the next entities by id that have a relationship that passes; and where to go on."""
        return await export.connected(self._tx, self.filters, self.variant, after)

    async def leaving(self, after: str) -> tuple[list[WithEnds], str | None]:
        """Return the relationships that pass and begin at the next entities; and where to go on."""
        ids = await export.next_ids(self._tx, self._view.kinds, after)
        return await export.leaving(self._tx, self.filters, self.variant, ids), export.last(ids)

    async def deployments(
        self, hosts: Collection[str] | None, senders: Collection[str] | None
    ) -> Deployments:
        """Return who is in a host, where a sender is, or both."""
        return await presence.now(self._tx, hosts, senders, self._day)

    async def lasting(self, id_: str) -> Relationships:
        """Return what an entity has, except its events."""
        return await relationships.lasting(self._tx, id_, self._view.on, self._day)

    async def events(self, id_: str) -> Relationships:
        """Return the events of an entity. Raises NotFound."""
        return await relationships.events(self._tx, id_, self._view.on, self._day)

    async def matters(self, ids: Sequence[str], limit: int) -> list[Triple]:
        """Return up to `limit` matters around entities; for none, the best."""
        return await timeline.matters(self._tx, ids, limit)

    async def courses(self, triples: Collection[Triple]) -> list[tuple[Episode, Standing | None]]:
        """Return how the episodes of these triples went, and how each stands."""
        return await timeline.courses(self._tx, triples, self._view.on, self._day)

    async def sites(self) -> tuple[Site, ...]:
        """Return the bases in use."""
        return await bases.sites(self._tx, self._day)


async def of_entities(
    tx: AsyncManagedTransaction,
    ids: Collection[str],
    on: date | None,
    today: date,
    *,
    but: Collection[str] = (),
    inside: bool = False,
) -> list[Standing]:
    """Return the relationships of these entities through no filter, without those that lead to any of `but`.

    `inside`: only those that lead from one of them to another. On a day, those that have a status then.
    """
    asked: dict[str, Any] = {"ids": sorted(ids), "but": list(but), "day": on or today}
    result = await tx.run(OF_ENTITIES[on is not None, inside], asked)
    rows = (await result.single(strict=True))["rows"]
    read = [(edge(source, values, story), values) for source, values, story in rows]
    return await that_day(tx, read) if on else [found for found, _ in read]


def _node(id_: str, row: Sequence[Any]) -> Node:
    kind, name, episodes, hidden, language, _edges = row
    return Node(id_, Kind(kind), name, episodes, hidden, language or None)


# Counting alone touches no properties: a quarter of the time.
_BUSIEST: Final[LiteralString] = f"""
MATCH (entity:Entity)-[:{TYPES}]-()
WITH entity, count(*) AS episodes
RETURN entity.id AS id
ORDER BY episodes DESC, id LIMIT 1
"""


def _centre(lasts: LiteralString, stands: LiteralString, fine: LiteralString) -> LiteralString:
    return f"""
MATCH (subject:Entity)-[r:{TYPES}]->(object)
WHERE {lasts} AND {OF_PREDICATES}
WITH r, subject, object, {stands}
WHERE {PASSES} {fine}
UNWIND [subject, object] AS entity
WITH entity, count(*) AS episodes WHERE {of_kind("entity")}
RETURN entity.id AS id
ORDER BY episodes DESC, id LIMIT 1
"""


_CENTRE: Final[Mapping[Variant, LiteralString]] = {
    (False, False): _centre("true", STANDS, ""),
    (True, False): _centre(LASTS, STANDS_ON, ""),
    (False, True): _centre("true", STANDS, FINE),
    (True, True): _centre(LASTS, STANDS_ON, FINE_ON),
}


def _neighbours(lasts: LiteralString, stands: LiteralString, fine: LiteralString) -> LiteralString:
    return f"""
MATCH (entity:Entity) WHERE entity.id IN $of
MATCH (entity)-[r:{TYPES}]-(other)
WHERE {lasts} AND {OF_PREDICATES}
  AND NOT other.id IN $but AND {OTHER_KINDS}
WITH r, other, r.claims AS claims, {stands}
WHERE {PASSES} {fine}
WITH other, max({rank("sources", "evidence")}) AS rank, sum(claims) AS claims, count(*) AS episodes
WITH other.id AS id, rank, claims, episodes
ORDER BY rank DESC, claims DESC, episodes DESC, id LIMIT $limit
RETURN collect(id) AS ids
"""


NEIGHBOURS: Final[Mapping[Variant, LiteralString]] = {
    (False, False): _neighbours("true", STANDS, ""),
    (True, False): _neighbours(LASTS, STANDS_ON, ""),
    (False, True): _neighbours("true", STANDS, FINE),
    (True, True): _neighbours(LASTS, STANDS_ON, FINE_ON),
}


def _outside(
    lasts: LiteralString, stands: LiteralString, fine: LiteralString, returned: LiteralString
) -> LiteralString:
    return f"""
MATCH (entity:Entity) WHERE entity.id IN $ids
MATCH (entity)-[r:{TYPES}]-(other)
WHERE {lasts} AND {OF_PREDICATES}
  AND NOT other.id IN $but AND {OTHER_KINDS}
WITH entity, r, other, {stands}
WHERE {PASSES} {fine}
RETURN {returned}, count(DISTINCT other) AS neighbours
"""


def _outsides(returned: LiteralString) -> Mapping[Variant, LiteralString]:
    return {
        (False, False): _outside("true", STANDS, "", returned),
        (True, False): _outside(LASTS, STANDS_ON, "", returned),
        (False, True): _outside("true", STANDS, FINE, returned),
        (True, True): _outside(LASTS, STANDS_ON, FINE_ON, returned),
    }


OUTSIDE: Final = _outsides("type(r) AS predicate")
PASSING: Final = _outsides("entity.id AS id")


# One pass over each node's relationships counts what is outside the picture and keeps what is inside.
def _picture(
    there: LiteralString, stands: LiteralString, phase: LiteralString, fine: LiteralString
) -> LiteralString:
    return f"""
UNWIND $ids AS id
MATCH (entity:Entity {{id: id}})
CALL (entity) {{
    OPTIONAL MATCH (entity)-[r:{TYPES}]-(other)
    WITH entity, r, other, other.id IN $ids AS inside, {there} AS there
    RETURN count(r) AS episodes,
        count(DISTINCT CASE WHEN there AND NOT inside THEN other END) AS hidden,
        collect(CASE WHEN there AND inside AND startNode(r) = entity THEN r END) AS inner
}}
WITH entity, episodes, hidden, COLLECT {{
    UNWIND inner AS r
    WITH r, {MOMENT} AS moment, {stands}
    WHERE {PASSES} AND {OF_PREDICATES} {fine}
    RETURN [[{VALUES}, {phase}], {STORY}]
}} AS edges
RETURN collect([entity.id, entity.kind, entity.name, episodes, hidden,
    CASE WHEN entity.names[0] = entity.name THEN entity.name_languages[0] END, edges]) AS rows
"""


_THERE: Final[LiteralString] = f"({LASTS} AND r.statuses[{MOMENT}] <> '')"
PICTURE: Final[Mapping[Variant, LiteralString]] = {
    (False, False): _picture("true", STANDS, PHASE, ""),
    (True, False): _picture(_THERE, STANDS_ON, PHASE_ON, ""),
    (False, True): _picture("true", STANDS, PHASE, FINE),
    (True, True): _picture(_THERE, STANDS_ON, PHASE_ON, FINE_ON),
}


def _of_entities(on: bool, inside: bool) -> LiteralString:
    way = "->" if inside else "-"
    return f"""
MATCH (entity:Entity) WHERE entity.id IN $ids
MATCH (entity)-[r:{TYPES}]{way}(other)
WHERE {LASTS if on else "true"} AND NOT other.id IN $but {"AND other.id IN $ids" if inside else ""}
WITH DISTINCT r, {MOMENT} AS moment, {STANDS_ON if on else STANDS}
WHERE status <> ''
RETURN collect([startNode(r).id, [{VALUES}, {PHASE_ON if on else PHASE}], {STORY}]) AS rows
"""


OF_ENTITIES: Final[Mapping[tuple[bool, bool], LiteralString]] = {
    (on, inside): _of_entities(on, inside) for on in (False, True) for inside in (False, True)
}
