"""Looking at the graph as it is known now: over the projected relationships.

Every walk starts from index seeks on `Entity.id` and follows typed relationships only; an entity's claims
hang on it too, and are never walked over.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Edge, Node, Subgraph
from app.domain.vocabulary import Kind, Predicate
from app.graph.explore import crowded
from app.graph.explore.view import View, choose
from app.graph.relationship_types import TYPES
from app.graph.standing.filters import FINE, FINE_ON, LASTS, MOMENT, PASSES, STANDS, STANDS_ON, rank
from app.graph.standing.rows import PHASE, PHASE_ON, STORY, VALUES, edge, that_day

Variant = tuple[bool, bool]
"""Of a query: whether it is for a day, and whether it has the fine filters, which cost."""


async def around(tx: AsyncManagedTransaction, view: View, today: date) -> Subgraph:
    """Return the part of the graph the view asks for. Raises NotFound."""
    return await choose(tx, Now(tx, view, today), view)


async def outside(
    tx: AsyncManagedTransaction, view: View, id_: str, but: Collection[str], today: date
) -> dict[Predicate, int]:
    """Count an entity's neighbours that pass the view's filters, without `but`, by predicate."""
    return await Now(tx, view, today).outside(id_, but)


async def passing(
    tx: AsyncManagedTransaction, view: View, ids: Collection[str], but: Collection[str], today: date
) -> dict[str, int]:
    """Count the neighbours of each entity that pass the view's filters, without `but`."""
    return await Now(tx, view, today).passing(ids, but)


class Now:
    """The graph as the relationships have it. `filters` are the parameters of queries, `variant` is which."""

    def __init__(self, tx: AsyncManagedTransaction, view: View, today: date) -> None:
        self._tx = tx
        self._view = view
        self.on = view.on is not None
        self.variant: Variant = (self.on, view.is_fine)
        self.filters: dict[str, Any] = {
            "day": view.on or today,
            "kinds": sorted(view.kinds) or None,
            "predicates": sorted(view.predicates) or None,
            "statuses": sorted(view.statuses) or None,
            "evidence": sorted(view.evidence) or None,
            "min_sources": view.min_sources,
            "certainties": sorted(view.certainties) or None,
            "reliability": sorted(view.reliability) or None,
            "min_personnel": view.min_personnel,
            "max_personnel": view.max_personnel,
        }

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

    async def picture(self, ids: Sequence[str]) -> tuple[list[Node], list[Edge]]:
        """Return the entities as nodes, and the relationships among them."""
        if self._is_plain and (many := await crowded.crowded(self._tx, ids)):
            return await crowded.picture(self._tx, ids, many, self.filters["day"])
        result = await self._tx.run(PICTURE[self.variant], self.filters | {"ids": list(ids)})
        # One row for all: the driver takes longer to receive many small ones than to read a large one.
        rows = {id_: row for id_, *row in (await result.single(strict=True))["rows"]}
        nodes = [_node(id_, rows[id_]) for id_ in ids]
        read = [(edge(id_, values, story), values) for id_ in ids for values, story in rows[id_][-1]]
        return nodes, await that_day(self._tx, read) if self.on else [found for found, _ in read]


async def relationships(
    tx: AsyncManagedTransaction,
    ids: Collection[str],
    on: date | None,
    today: date,
    *,
    but: Collection[str] = (),
    inside: bool = False,
) -> list[Edge]:
    """Return the relationships of these entities through no filter, without those that lead to any of `but`.

    `inside`: only those that lead from one of them to another. On a day, those that have a status then.
    """
    asked: dict[str, Any] = {"ids": sorted(ids), "but": list(but), "day": on or today}
    result = await tx.run(RELATIONSHIPS[on is not None, inside], asked)
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
WHERE {lasts} AND ($predicates IS NULL OR type(r) IN $predicates)
WITH r, subject, object, {stands}
WHERE {PASSES} {fine}
UNWIND [subject, object] AS entity
WITH entity, count(*) AS episodes WHERE $kinds IS NULL OR entity.kind IN $kinds
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
WHERE {lasts} AND ($predicates IS NULL OR type(r) IN $predicates)
  AND NOT other.id IN $but AND ($kinds IS NULL OR other.kind IN $kinds)
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
WHERE {lasts} AND ($predicates IS NULL OR type(r) IN $predicates)
  AND NOT other.id IN $but AND ($kinds IS NULL OR other.kind IN $kinds)
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
    WHERE {PASSES} AND ($predicates IS NULL OR type(r) IN $predicates) {fine}
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


def _relationships(on: bool, inside: bool) -> LiteralString:
    way = "->" if inside else "-"
    return f"""
MATCH (entity:Entity) WHERE entity.id IN $ids
MATCH (entity)-[r:{TYPES}]{way}(other)
WHERE {LASTS if on else "true"} AND NOT other.id IN $but {"AND other.id IN $ids" if inside else ""}
WITH DISTINCT r, {MOMENT} AS moment, {STANDS_ON if on else STANDS}
WHERE status <> ''
RETURN collect([startNode(r).id, [{VALUES}, {PHASE_ON if on else PHASE}], {STORY}]) AS rows
"""


RELATIONSHIPS: Final[Mapping[tuple[bool, bool], LiteralString]] = {
    (on, inside): _relationships(on, inside) for on in (False, True) for inside in (False, True)
}
