"""Looking at entities with very many events, without a walk over all of them.

Who is busiest has tens of thousands of incidents, and a picture round a host has the busiest in it. As long
as no filter is in force and no day is asked for, the newest events are found by an index, how many there are
is known without counting, and an event's relationships are walked from the event, which has few.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.network import Node
from app.domain.standing import Standing
from app.domain.vocabulary import EVENT_PREDICATES, Kind, Predicate
from app.graph.relationship_types import EVENT_TYPES, LASTING_TYPES, TYPES
from app.graph.standing.filters import MOMENT, STANDS, rank
from app.graph.standing.relationships import OF_EVENTS, newest_events
from app.graph.standing.rows import PHASE, STORY, VALUES, edge

MANY: Final = 200
"""With more events than this an entity is crowded."""

CROWDED: Final[LiteralString] = f"""
UNWIND $ids AS id
MATCH (entity:Entity {{id: id}})
WHERE COUNT {{ (entity)-[:{EVENT_TYPES}]-() }} > $many
RETURN collect(id) AS ids
"""


async def crowded(tx: AsyncManagedTransaction, ids: Sequence[str]) -> list[str]:
    """Return those of some entities that have more events than `MANY`."""
    return (await (await tx.run(CROWDED, ids=list(ids), many=MANY)).single(strict=True))["ids"]


def _ranked(walk: LiteralString) -> LiteralString:
    return f"""
{walk}
WITH r, other WHERE NOT other.id IN $but AND ($predicates IS NULL OR type(r) IN $predicates)
WITH other, max({rank("r.sources", "r.evidence")}) AS rank, sum(r.claims) AS claims, count(*) AS episodes
WITH other.id AS id, rank, claims, episodes
ORDER BY rank DESC, claims DESC, episodes DESC, id LIMIT $limit
RETURN collect([id, rank, claims, episodes]) AS rows
"""


LASTING: Final = _ranked(f"MATCH (entity:Entity)-[r:{LASTING_TYPES}]-(other) WHERE entity.id IN $of")
FEW_EVENTS: Final = _ranked(f"MATCH (entity:Entity)-[r:{EVENT_TYPES}]-(other) WHERE entity.id IN $few")
SOME_EVENTS: Final = _ranked(OF_EVENTS)


async def neighbours(
    tx: AsyncManagedTransaction,
    of: Sequence[str],
    many: Collection[str],
    but: Collection[str],
    limit: int,
    by: Collection[Predicate] = (),
) -> list[str]:
    """Return the ids next to any of `of`, the best evidenced first, without `but`.

    Of those with `many` events, the ones last heard of are considered; `by` as `Reading.neighbours` has it.
    """
    events = [event for id_ in many for event in await newest_events(tx, id_, limit + len(but), by)]
    asked: dict[str, Any] = {
        "of": list(of),
        "few": [id_ for id_ in of if id_ not in many],
        "events": events,
        "but": list(but),
        "predicates": sorted(by) or None,
        "limit": limit,
    }
    best: dict[str, tuple[int, int, int]] = {}
    for query in (LASTING, FEW_EVENTS, SOME_EVENTS):
        for id_, value, claims, episodes in (await (await tx.run(query, asked)).single(strict=True))["rows"]:
            had = best.get(id_, (0, 0, 0))
            best[id_] = (max(had[0], value), had[1] + claims, had[2] + episodes)
    return sorted(best, key=lambda id_: (*(-number for number in best[id_]), id_))[:limit]


# As `now` draws; but whose events are many is walked over the rest alone, its events from their end.
PICTURE: Final[LiteralString] = f"""
UNWIND $ids AS id
MATCH (entity:Entity {{id: id}})
WITH entity, id IN $crowded AS has_many
CALL (entity, has_many) {{
    OPTIONAL MATCH (entity)-[r:{TYPES}]-(other) WHERE NOT has_many
    WITH entity, r, other, other.id IN $ids AS inside,
        other.id IN $crowded AND type(r) IN $events AS from_here
    RETURN count(r) AS episodes, count(DISTINCT CASE WHEN NOT inside THEN other END) AS hidden,
        collect(CASE WHEN inside AND (startNode(r) = entity OR from_here) THEN r END) AS inner,
        collect(CASE WHEN inside AND from_here THEN other.id END) AS many
}}
CALL (entity, has_many) {{
    OPTIONAL MATCH (entity)-[r:{LASTING_TYPES}]-(other) WHERE has_many
    WITH entity, r, other, other.id IN $ids AS inside
    RETURN count(r) AS lasting, count(DISTINCT CASE WHEN NOT inside THEN other END) AS outside,
        collect(CASE WHEN inside AND startNode(r) = entity THEN r END) AS ties
}}
WITH entity, many, inner + ties AS inner, episodes + lasting AS episodes, hidden + outside AS hidden,
    CASE WHEN has_many THEN COUNT {{ (entity)-[:{EVENT_TYPES}]-() }} ELSE 0 END AS events
WITH entity, many, episodes, hidden, events, COLLECT {{
    UNWIND inner AS r
    WITH r, {MOMENT} AS moment, {STANDS}
    RETURN [startNode(r).id, [{VALUES}, {PHASE}], {STORY}]
}} AS edges
RETURN collect([entity.id, entity.kind, entity.name, episodes, hidden,
    CASE WHEN entity.names[0] = entity.name THEN entity.name_languages[0] END, events, many, edges]) AS rows
"""


async def picture(
    tx: AsyncManagedTransaction, ids: Sequence[str], many: Collection[str], today: date
) -> tuple[list[Node], list[Standing]]:
    """Return the entities as nodes, and the relationships among them.

    What an entity with `many` events hides counts its relationships with events, one an event.
    """
    asked = {"ids": list(ids), "crowded": list(many), "events": list(EVENT_PREDICATES), "day": today}
    found = (await (await tx.run(PICTURE, asked)).single(strict=True))["rows"]
    rows = {id_: row for id_, *row in found}
    shown = Counter(id_ for row in rows.values() for id_ in row[-2])
    nodes = [_node(id_, rows[id_], shown[id_]) for id_ in ids]
    return nodes, [edge(source, values, story) for row in rows.values() for source, values, story in row[-1]]


def _node(id_: str, row: Sequence[Any], shown: int) -> Node:
    kind, name, episodes, hidden, language, events, *_ = row
    return Node(id_, Kind(kind), name, episodes + events, hidden + max(events - shown, 0), language or None)
