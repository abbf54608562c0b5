"""The whole graph through the filters of a view, page by page in order of the entities' ids.

Each page is a transaction of its own, so memory does not grow with the graph; what is written meanwhile may
be in a later page and not in an earlier one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.network import Node
from app.domain.vocabulary import Kind
from app.graph.members import ref
from app.graph.relationship_types import TYPES
from app.graph.standing.filters import (
    FINE,
    FINE_ON,
    LASTS,
    MOMENT,
    OF_PREDICATES,
    OTHER_KINDS,
    STANDS,
    STANDS_BY,
    STANDS_ON,
    Variant,
    let_through,
    of_kind,
)
from app.graph.standing.rows import PHASE, PHASE_ON, VALUES, WithEnds, edge, that_day

AT_ONCE: Final = 200
"""Entities a page."""


async def connected(
    tx: AsyncManagedTransaction, asked: Mapping[str, Any], variant: Variant, after: str
) -> tuple[list[Node], str | None]:
    """Return the next entities that have a relationship that passes; and where to go on, None at the end.

    `asked` are the filters' parameters.
    """
    parameters = {**asked, "after": after, "limit": AT_ONCE}
    rows: list[Any] = (await (await tx.run(_NODES[variant], parameters)).single(strict=True))["rows"]
    found = [
        Node(id_, Kind(kind), name, episodes, 0, language) for id_, kind, name, episodes, language in rows
    ]
    return found, last([node.id for node in found])


async def leaving(
    tx: AsyncManagedTransaction, asked: Mapping[str, Any], variant: Variant, ids: Sequence[str]
) -> list[WithEnds]:
    """Return the relationships that pass and begin at one of these entities, in `order`."""
    rows: list[Any] = (await (await tx.run(_EDGES[variant], {**asked, "ids": ids})).single(strict=True))[
        "rows"
    ]
    read = [(edge(source[0], values), values) for source, leaving in rows for values, _ in leaving]
    targets = [ref(values[2], kind, name) for _, leaving in rows for values, (kind, name) in leaving]
    sources = [ref(*source) for source, leaving in rows for _ in leaving]
    is_on, _ = variant
    shown = await that_day(tx, read) if is_on else [found for found, _ in read]
    return sorted(zip(shown, sources, targets, strict=True), key=order)


def order(row: WithEnds) -> tuple[str, str]:
    """Order relationships as these pages do: by where they begin, then by id."""
    return (row[0].source, row[0].id)


_IDS: Final[LiteralString] = f"""
MATCH (entity:Entity)
WHERE entity.id > $after AND entity.merged_into IS NULL AND {of_kind("entity")}
WITH entity.id AS id ORDER BY id LIMIT $limit
RETURN collect(id) AS ids
"""


async def next_ids(tx: AsyncManagedTransaction, kinds: Collection[Kind], after: str) -> list[str]:
    """Return the ids of the next entities of some kinds (none: of any), in order."""
    asked = {"after": after, "limit": AT_ONCE, "kinds": sorted(kinds) or None}
    return (await (await tx.run(_IDS, asked)).single(strict=True))["ids"]


def last(ids: Sequence[str]) -> str | None:
    """Return where to go on after a page of entities; None where it is the last."""
    return ids[-1] if len(ids) == AT_ONCE else None


def _passes(on: bool, is_fine: bool) -> LiteralString:
    fine = (FINE_ON if on else FINE) if is_fine else ""
    there = LASTS if on else "true"
    return f"""{there} AND {OF_PREDICATES}
AND {let_through(STANDS_BY[on])} {fine}
AND {OTHER_KINDS}"""


def _nodes(on: bool, is_fine: bool) -> LiteralString:
    return f"""
MATCH (entity:Entity)
WHERE entity.id > $after AND entity.merged_into IS NULL AND {of_kind("entity")}
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
    return f"""
UNWIND $ids AS id
MATCH (entity:Entity {{id: id}})
CALL (entity) {{
    MATCH (entity)-[r:{TYPES}]->(other:Entity)
    WHERE {_passes(on, is_fine)}
    WITH r, other, {MOMENT} AS moment, {STANDS_ON if on else STANDS}
    RETURN collect([[{VALUES}, {phase}], [other.kind, other.name]]) AS leaving
}}
RETURN collect([[entity.id, entity.kind, entity.name], leaving]) AS rows
"""


_EDGES: Final[Mapping[Variant, LiteralString]] = {
    (on, is_fine): _edges(on, is_fine) for on in (False, True) for is_fine in (False, True)
}
