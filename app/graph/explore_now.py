"""Looking at the graph as it is known now: over the projected relationships.

Every walk starts from index seeks on `Entity.id` and follows typed relationships only; an entity's claims
hang on it too, and are never walked over.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, Final, LiteralString, cast

from neo4j import AsyncManagedTransaction

from app.domain.model import Edge, Node, Subgraph
from app.domain.vocabulary import Kind, Predicate
from app.graph.explore import View, choose
from app.graph.explore_rows import CLAIM_VALUES, PHASE, PHASE_ON, VALUES, as_of_claims, differing, edge

# The vocabulary is closed and ours, so this is as literal as writing it out.
TYPES: Final = cast("LiteralString", "|".join(Predicate))
"""All predicates as one union of relationship types."""

MOMENT: Final[LiteralString] = "size([day IN r.days WHERE day <= $day]) - 1"
# How the relationship `r` stands: without a day, and on one (its last moment that is not after it).
STATUS: Final[Mapping[bool, tuple[LiteralString, LiteralString, LiteralString]]] = {
    False: ("r.status", "r.evidence", "r.sources"),
    True: (f"r.statuses[{MOMENT}]", f"r.evidences[{MOMENT}]", f"r.sources_by[{MOMENT}]"),
}
"""Its status, evidence and sources, by whether a day is asked for."""


def _standing(on: bool) -> LiteralString:
    status, evidence, sources = STATUS[on]
    return f"{status} AS status, {evidence} AS evidence, {sources} AS sources"


STANDS: Final = _standing(on=False)
STANDS_ON: Final = _standing(on=True)
# Whether it can have a status on the day at all: cheap, and so asked first.
LASTS: Final[LiteralString] = "r.first_day <= $day AND r.last_day >= $day"


def let_through(stands: tuple[LiteralString, LiteralString, LiteralString]) -> LiteralString:
    """Return the condition that what stands so (status, evidence, sources) passes the filters of a view."""
    status, evidence, sources = stands
    return f"""{status} <> '' AND {sources} >= $min_sources
AND ($statuses IS NULL OR {status} IN $statuses) AND ($evidence IS NULL OR {evidence} IN $evidence)"""


_PASSES: Final = let_through(("status", "evidence", "sources"))
_RANK: Final[LiteralString] = """
4 * sources + CASE evidence WHEN 'corroborated' THEN 3 WHEN 'claimed' THEN 2 WHEN 'disputed' THEN 1 ELSE 0 END
"""


async def around(tx: AsyncManagedTransaction, view: View, today: date) -> Subgraph:
    """Return the part of the graph the view asks for. Raises NotFound."""
    return await choose(tx, Now(tx, view, today), view)


class Now:
    """The graph as the relationships have it. `on`: is a day asked for? `filters`: parameters of queries."""

    def __init__(self, tx: AsyncManagedTransaction, view: View, today: date) -> None:
        self._tx = tx
        self._day = view.on or today
        self.on = view.on is not None
        self.filters: Mapping[str, Any] = {
            "day": self._day,
            "kinds": sorted(view.kinds) or None,
            "predicates": sorted(view.predicates) or None,
            "statuses": sorted(view.statuses) or None,
            "evidence": sorted(view.evidence) or None,
            "min_sources": view.min_sources,
        }

    async def centre(self) -> str | None:
        """Return the entity with the most relationships that pass."""
        asked = any(value for name, value in self.filters.items() if name != "day")
        query = _CENTRE[self.on] if self.on or asked else _BUSIEST
        row = await (await self._tx.run(query, dict(self.filters))).single()
        return row["id"] if row else None

    async def neighbours(self, of: Sequence[str], but: Collection[str], limit: int) -> list[str]:
        """Return the ids next to any of `of`, without `but`, the best evidenced first."""
        asked = {"of": list(of), "but": list(but), "limit": limit}
        result = await self._tx.run(NEIGHBOURS[self.on], {**self.filters, **asked})
        return (await result.single(strict=True))["ids"]

    async def picture(self, ids: Sequence[str]) -> tuple[list[Node], list[Edge]]:
        """Return the entities as nodes, and the relationships among them."""
        result = await self._tx.run(PICTURE[self.on], {**self.filters, "ids": list(ids)})
        # One row for all: the driver takes longer to receive many small ones than to read a large one.
        rows = {id_: row for id_, *row in (await result.single(strict=True))["rows"]}
        nodes = [_node(id_, rows[id_]) for id_ in ids]
        read = [(edge(id_, values), values) for id_ in ids for values in rows[id_][-1]]
        return nodes, await that_day(self._tx, read) if self.on else [found for found, _ in read]


async def that_day(tx: AsyncManagedTransaction, read: Sequence[tuple[Edge, Sequence[Any]]]) -> list[Edge]:
    """Give each edge the values shown on the day, from the claims they are from then.

    Each comes with the values it was read from (`VALUES`, `PHASE_ON`).
    """
    ids = sorted({id_ for found, values in read for id_ in differing(found.shown, values[-1])})
    rows = [row async for row in await tx.run(CLAIM_VALUES, ids=ids)] if ids else []
    claims = {row["claim"]["id"]: row["claim"] for row in rows}
    return [as_of_claims(found, values[-1], claims) for found, values in read]


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


def _centre(lasts: LiteralString, stands: LiteralString) -> LiteralString:
    return f"""
MATCH (subject:Entity)-[r:{TYPES}]->(object)
WHERE {lasts} AND ($predicates IS NULL OR type(r) IN $predicates)
WITH subject, object, {stands}
WHERE {_PASSES}
UNWIND [subject, object] AS entity
WITH entity, count(*) AS episodes WHERE $kinds IS NULL OR entity.kind IN $kinds
RETURN entity.id AS id
ORDER BY episodes DESC, id LIMIT 1
"""


_CENTRE: Final[Mapping[bool, LiteralString]] = {
    False: _centre("true", STANDS),
    True: _centre(LASTS, STANDS_ON),
}


def _neighbours(lasts: LiteralString, stands: LiteralString) -> LiteralString:
    return f"""
MATCH (entity:Entity) WHERE entity.id IN $of
MATCH (entity)-[r:{TYPES}]-(other)
WHERE {lasts} AND ($predicates IS NULL OR type(r) IN $predicates)
  AND NOT other.id IN $but AND ($kinds IS NULL OR other.kind IN $kinds)
WITH other, r.claims AS claims, {stands}
WHERE {_PASSES}
WITH other, max({_RANK}) AS rank, sum(claims) AS claims, count(*) AS episodes
WITH other.id AS id, rank, claims, episodes
ORDER BY rank DESC, claims DESC, episodes DESC, id LIMIT $limit
RETURN collect(id) AS ids
"""


NEIGHBOURS: Final[Mapping[bool, LiteralString]] = {
    False: _neighbours("true", STANDS),
    True: _neighbours(LASTS, STANDS_ON),
}


# One pass over each node's relationships counts what is outside the picture and keeps what is inside.
def _picture(there: LiteralString, stands: LiteralString, phase: LiteralString) -> LiteralString:
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
    WHERE {_PASSES} AND ($predicates IS NULL OR type(r) IN $predicates)
    RETURN [{VALUES}, {phase}]
}} AS edges
RETURN collect([entity.id, entity.kind, entity.name, episodes, hidden,
    CASE WHEN entity.names[0] = entity.name THEN entity.name_languages[0] END, edges]) AS rows
"""


PICTURE: Final[Mapping[bool, LiteralString]] = {
    False: _picture("true", STANDS, PHASE),
    True: _picture(f"({LASTS} AND r.statuses[{MOMENT}] <> '')", STANDS_ON, PHASE_ON),
}
