"""The schema: in place before the first write, safe to run again, and never older than the graph."""

from __future__ import annotations

import asyncio

import pytest
from neo4j import AsyncManagedTransaction
from neo4j.exceptions import ConstraintError

from app.errors import ServerFailed
from app.graph import schema
from app.graph.connection import Graph

pytestmark = pytest.mark.anyio

UNIQUE = {
    ("Entity", "id"),
    ("Name", "key"),
    ("Publisher", "id"),
    ("Document", "id"),
    ("Claim", "id"),
    ("Triple", "key"),
    ("Load", "id"),
    ("Change", "seq"),
    ("Counter", "name"),
    ("Judgement", "id"),
    ("Key", "id"),
    ("Key", "hash"),
    ("Session", "hash"),
    ("Schema", "name"),
    ("Lock", "stripe"),
}


async def test_what_is_unique(graph: Graph) -> None:
    rows = await graph.rows("SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties RETURN *")
    found = {(row["labelsOrTypes"][0], row["properties"][0]) for row in rows}
    assert found >= UNIQUE
    assert all(row["type"].endswith("UNIQUENESS") for row in rows)
    with pytest.raises(ConstraintError):
        await graph.write(_create, "CREATE (:Entity {id: 'mali'})")


async def test_all_indexes_are_online(graph: Graph) -> None:
    rows = await graph.rows("SHOW INDEXES YIELD name, state, type RETURN *")
    assert {row["state"] for row in rows} == {"ONLINE"}
    kinds = {(row["name"], row["type"]) for row in rows}
    assert {(name, "FULLTEXT") for name in ("entity_names", "document_titles", "claim_words")} <= kinds
    assert ("change_at", "RANGE") in kinds


async def test_running_it_again_changes_nothing(graph: Graph) -> None:
    before = await _everything(graph)
    await asyncio.gather(schema.migrate(graph), schema.migrate(graph))
    assert await _everything(graph) == before
    assert await schema.version(graph) == schema.VERSION


async def test_what_was_interrupted_is_completed(graph: Graph) -> None:
    before = await _everything(graph)
    await graph.alter("DROP CONSTRAINT triple_key")
    await graph.alter("DROP INDEX claim_recorded")
    await graph.write(_create, "MATCH (schema:Schema) SET schema.version = 0")
    await schema.migrate(graph)
    assert await _everything(graph) == before


async def test_a_newer_schema_is_refused(graph: Graph) -> None:
    await graph.write(_create, "MATCH (schema:Schema) SET schema.version = 99")
    with pytest.raises(ServerFailed, match="has schema 99, and this Garrison knows none after"):
        await schema.migrate(graph)
    await graph.write(_create, f"MATCH (schema:Schema) SET schema.version = {schema.VERSION}")


async def test_countries_are_there_from_the_start(graph: Graph) -> None:
    (row,) = await graph.rows("MATCH (country:Entity:Country) RETURN count(country) AS countries")
    assert row["countries"] == 250


async def _everything(graph: Graph) -> tuple[list[object], ...]:
    constraints = await graph.rows("SHOW CONSTRAINTS YIELD name, type RETURN name, type ORDER BY name")
    indexes = await graph.rows("SHOW INDEXES YIELD name, type, properties RETURN * ORDER BY name")
    nodes = await graph.rows("MATCH (n) RETURN labels(n) AS labels, count(*) AS n ORDER BY labels, n")
    return constraints, indexes, nodes


async def _create(tx: AsyncManagedTransaction, query: str) -> None:
    await (await tx.run(query)).consume()  # pyright: ignore[reportArgumentType]
