"""The whole graph through the filters of a view, page by page in order of the entities' ids.

Each page is a transaction of its own, so memory does not grow with the graph; what is written meanwhile may
be in a later page and not in an earlier one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Edge, Node, Ref
from app.domain.vocabulary import Kind
from app.graph.explore.now import Now, Variant
from app.graph.explore.then import Then
from app.graph.explore.view import View
from app.graph.relationship_types import TYPES
from app.graph.standing.filters import FINE, FINE_ON, LASTS, MOMENT, STATUS, let_through
from app.graph.standing.rows import PHASE, PHASE_ON, VALUES, edge, that_day

AT_ONCE: Final = 200
"""Entities a page."""

Row = tuple[Edge, Ref, Ref]
"""A relationship with its two ends."""


async def nodes(
    tx: AsyncManagedTransaction, view: View, today: date, after: str
) -> tuple[list[Node], str | None]:
    """Return the next entities that have a relationship that passes; and where to go on, None at the end."""
    if view.known_at is not None:
        ids = await _ids(tx, view, after)
        return await Then(tx, view, today).connected(ids), _last(ids)
    reading = Now(tx, view, today)
    asked = {**reading.filters, "after": after, "limit": AT_ONCE}
    rows: list[Any] = (await (await tx.run(_NODES[reading.variant], asked)).single(strict=True))["rows"]
    found = [
        Node(id_, Kind(kind), name, episodes, 0, language) for id_, kind, name, episodes, language in rows
    ]
    return found, _last([node.id for node in found])


async def edges(
    tx: AsyncManagedTransaction, view: View, today: date, after: str
) -> tuple[list[Row], str | None]:
    """Return the relationships that pass and begin at the next entities, by their ids; and where to go on."""
    ids = await _ids(tx, view, after)
    if view.known_at is not None:
        return await Then(tx, view, today).leaving(ids), _last(ids)
    reading = Now(tx, view, today)
    result = await tx.run(_EDGES[reading.variant], {**reading.filters, "ids": ids})
    rows: list[Any] = (await result.single(strict=True))["rows"]
    read = [(edge(source[0], values), values) for source, leaving in rows for values, _ in leaving]
    targets = [Ref(values[2], Kind(kind), name) for _, leaving in rows for values, (kind, name) in leaving]
    sources = [Ref(source[0], Kind(source[1]), source[2]) for source, leaving in rows for _ in leaving]
    shown = await that_day(tx, read) if reading.on else [found for found, _ in read]
    return sorted(zip(shown, sources, targets, strict=True), key=order), _last(ids)


def order(row: Row) -> tuple[str, str]:
    """Order relationships as these pages do: by where they begin, then by id."""
    return (row[0].source, row[0].id)


_IDS: Final[LiteralString] = """
MATCH (entity:Entity)
WHERE entity.id > $after AND entity.merged_into IS NULL AND ($kinds IS NULL OR entity.kind IN $kinds)
WITH entity.id AS id ORDER BY id LIMIT $limit
RETURN collect(id) AS ids
"""


async def _ids(tx: AsyncManagedTransaction, view: View, after: str) -> list[str]:
    asked = {"after": after, "limit": AT_ONCE, "kinds": sorted(view.kinds) or None}
    return (await (await tx.run(_IDS, asked)).single(strict=True))["ids"]


def _last(ids: Sequence[str]) -> str | None:
    return ids[-1] if len(ids) == AT_ONCE else None


def _passes(on: bool, is_fine: bool) -> LiteralString:
    fine = (FINE_ON if on else FINE) if is_fine else ""
    there = LASTS if on else "true"
    return f"""{there} AND ($predicates IS NULL OR type(r) IN $predicates)
AND {let_through(STATUS[on])} {fine}
AND ($kinds IS NULL OR other.kind IN $kinds)"""


def _nodes(on: bool, is_fine: bool) -> LiteralString:
    return f"""
MATCH (entity:Entity)
WHERE entity.id > $after AND entity.merged_into IS NULL AND ($kinds IS NULL OR entity.kind IN $kinds)
  AND EXISTS {{ MATCH (entity)-[r:{TYPES}]-(other) WHERE {_passes(on, is_fine)} }}
WITH entity ORDER BY entity.id LIMIT $limit
RETURN collect([entity.id, entity.kind, entity.name, COUNT {{ (entity)-[:{TYPES}]-() }},
    CASE WHEN entity.names[0] = entity.name THEN nullif(entity.name_languages[0], '') END]) AS rows
"""


_NODES: Final[Mapping[Variant, LiteralString]] = {
    (on, is_fine): _nodes(on, is_fine) for on in (False, True) for is_fine in (False, True)
}


def _edges(on: bool, is_fine: bool) -> LiteralString:
    phase = PHASE_ON if on else PHASE
    status, evidence, sources = STATUS[on]
    return f"""
UNWIND $ids AS id
MATCH (entity:Entity {{id: id}})
CALL (entity) {{
    MATCH (entity)-[r:{TYPES}]->(other:Entity)
    WHERE {_passes(on, is_fine)}
    WITH r, other, {MOMENT} AS moment, {status} AS status, {evidence} AS evidence, {sources} AS sources
    RETURN collect([[{VALUES}, {phase}], [other.kind, other.name]]) AS leaving
}}
RETURN collect([[entity.id, entity.kind, entity.name], leaving]) AS rows
"""


_EDGES: Final[Mapping[Variant, LiteralString]] = {
    (on, is_fine): _edges(on, is_fine) for on in (False, True) for is_fine in (False, True)
}
