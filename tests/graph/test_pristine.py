"""What tests rely on: that each finds the graph as if new, whatever the test before did to it."""

from __future__ import annotations

from typing import LiteralString

import pytest
from neo4j import AsyncManagedTransaction

from app.domain.places.countries import table
from app.graph.connection import Graph
from tests import pristine

pytestmark = pytest.mark.anyio

UNDONE: dict[str, LiteralString] = {
    "nothing": "RETURN 1",
    "a node more": "CREATE (:Entity {id: 'one-more'})",
    "a relationship more": "MATCH (a {id: 'mali'}), (b {id: 'niger'}) CREATE (a)-[:FIGHTS]->(b)",
    "a property more": "MATCH (n:Country {id: 'mali'}) SET n.latitude = 17.0",
    "a property less": "MATCH (n:Country {id: 'mali'}) REMOVE n.alpha3",
    "another property": "MATCH (n:Country {id: 'mali'}) SET n.names = n.names + 'One more'",
    "all properties of all": "MATCH (n:Country) SET n.version = n.version + 1",
    "another node that is no country": "MATCH (n:Table) SET n.digest = 'another'",
}
BEYOND: dict[str, LiteralString] = {
    "a node less": "MATCH (n:Country {id: 'mali'}) DETACH DELETE n",
    "another in its place": "MATCH (n {id: 'mali'}) DETACH DELETE n CREATE (:Entity {id: 'one-more'})",
    "a label more": "MATCH (n:Country {id: 'mali'}) SET n:Region",
    "a label less": "MATCH (n:Country {id: 'mali'}) REMOVE n:Country",
    "all gone": "MATCH (n) DETACH DELETE n",
}


async def _run(tx: AsyncManagedTransaction, query: LiteralString) -> None:
    await (await tx.run(query)).consume()


@pytest.mark.parametrize("change", UNDONE)
async def test_what_was_added_and_changed_is_undone(graph: Graph, change: str) -> None:
    before = await pristine.content(graph)
    await graph.write(_run, UNDONE[change])
    assert await graph.write(pristine.restored, before[0])
    assert await pristine.content(graph) == before


@pytest.mark.parametrize("change", BEYOND)
async def test_what_cannot_be_undone_is_noticed(graph: Graph, change: str) -> None:
    nodes, _ = await pristine.content(graph)
    await graph.write(_run, BEYOND[change])
    assert not await graph.write(pristine.restored, nodes)


async def test_a_graph_is_as_new_after_any_of_that(graph: Graph) -> None:
    nodes, relationships = await pristine.content(graph)
    labels = [label for node in nodes for label in node["labels"]]
    assert relationships == 0
    assert [labels.count(label) for label in ("Country", "Table", "Schema")] == [len(table().by_id), 1, 1]
