"""A graph as it is before anyone writes, and how it is made that again after a test, in one write."""

from __future__ import annotations

from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.graph import schema
from app.graph.connection import Graph

Node = dict[str, Any]
"""A node as it is compared: `id` (of the element), `labels`, `properties`."""


async def made(graph: Graph) -> list[Node]:
    """Empty the graph, migrate it, and return its nodes; it has no relationships."""
    await graph.write(_emptied)
    await schema.migrate(graph)
    # Plans are looked at: the planner is to know what the indexes hold before the first is made.
    await graph.alter("CALL db.prepareForReplanning(60)")
    nodes, relationships = await content(graph)
    assert relationships == 0
    return nodes


async def content(graph: Graph) -> tuple[list[Node], int]:
    """Return all nodes, in an order of their own, and how many relationships there are."""
    (relationships,) = await graph.rows("MATCH ()-[r]->() RETURN count(r) AS n")
    return await graph.rows(_NODES), relationships["n"]


_NODES: Final[LiteralString] = """
MATCH (n) RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS properties ORDER BY id
"""

# The id of an element that is gone may be given to another: what has other labels is not what it was.
_RESTORE: Final[LiteralString] = """
CALL () { MATCH (n) WHERE NOT elementId(n) IN $ids DETACH DELETE n }
CALL () { MATCH ()-[r]->() DELETE r }
UNWIND $nodes AS row
MATCH (n) WHERE elementId(n) = row.id AND labels(n) = row.labels
FOREACH (_ IN CASE properties(n) WHEN row.properties THEN [] ELSE [1] END | SET n = row.properties)
RETURN count(*) AS restored
"""


async def restored(tx: AsyncManagedTransaction, nodes: list[Node]) -> bool:
    """Take away what was added and undo what was changed; false where a node is gone or is another."""
    result = await tx.run(_RESTORE, ids=[node["id"] for node in nodes], nodes=nodes)
    return (await result.single(strict=True))["restored"] == len(nodes)


async def _emptied(tx: AsyncManagedTransaction) -> None:
    await (await tx.run("MATCH (n) DETACH DELETE n")).consume()
