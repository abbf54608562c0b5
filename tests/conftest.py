"""The fixtures all tests share: one real Neo4j a run, and a graph that every test finds as if new."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any, Final, LiteralString

import pytest
from neo4j import AsyncManagedTransaction

from app.graph import schema
from app.graph.connection import Graph
from app.graph.server import Address, install, progress_bar, serving, user_cache


def pytest_configure() -> None:
    """Let Ctrl+C reach the programs that tests start, also where a shell in the background ignores it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """See that no test is lost: several processes run those of one id as one."""
    if twice := [id_ for id_, count in Counter(item.nodeid for item in items).items() if count > 1]:
        raise pytest.UsageError(f"Several tests have the id {twice[0]}.")


def pytest_collection_finish(session: pytest.Session) -> None:
    """Fetch Neo4j, once for this user, before a test that needs it has its time measured."""
    needing = (item for item in session.items if isinstance(item, pytest.Function))
    if (
        any("neo4j_address" in item.fixturenames for item in needing)
        and not session.config.option.collectonly
    ):
        with progress_bar() as report:
            install(user_cache(), report)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def neo4j_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    """A private Neo4j of this run alone, started once; its jars are the user's."""
    with serving(tmp_path_factory.mktemp("neo4j") / "data", user_cache(), brief=True) as address:
        yield address


@dataclass(frozen=True)
class Pristine:
    """What a migrated graph holds before anyone writes: properties by element id, and relationships."""

    nodes: dict[str, dict[str, Any]]
    relationships: frozenset[str]


@pytest.fixture(scope="session")
def _pristine() -> dict[str, Pristine]:
    """Filled by the first test that uses `graph`."""
    return {}


@pytest.fixture
async def graph(neo4j_address: Address, _pristine: dict[str, Pristine]) -> AsyncIterator[Graph]:
    """A connected Graph on a migrated database (schema, countries) that holds nothing else."""
    async with await Graph.connect(neo4j_address) as connected:
        if not (_pristine and await _restored(connected, _pristine["graph"])):
            await connected.write(_run, "MATCH (n) DETACH DELETE n")
            await schema.migrate(connected)
            # Plans are looked at: the planner is to know what the indexes hold before the first is made.
            await connected.alter("CALL db.prepareForReplanning(60)")
            _pristine["graph"] = await _content(connected)
        yield connected


async def _content(graph: Graph) -> Pristine:
    nodes = await graph.rows("MATCH (n) RETURN elementId(n) AS id, properties(n) AS properties")
    relationships = await graph.rows("MATCH ()-[r]->() RETURN elementId(r) AS id")
    return Pristine(
        {row["id"]: row["properties"] for row in nodes}, frozenset(row["id"] for row in relationships)
    )


async def _restored(graph: Graph, pristine: Pristine) -> bool:
    """Take away what the test before added and undo what it changed; false where that is not enough."""
    kept = {"nodes": list(pristine.nodes), "relationships": list(pristine.relationships)}
    await graph.write(_run, "MATCH ()-[r]->() WHERE NOT elementId(r) IN $relationships DELETE r", **kept)
    await graph.write(_run, "MATCH (n) WHERE NOT elementId(n) IN $nodes DETACH DELETE n", **kept)
    now = await _content(graph)
    changed = [
        {"id": id_, "properties": properties}
        for id_, properties in pristine.nodes.items()
        if now.nodes.get(id_) != properties
    ]
    if not changed:
        return now == pristine
    await graph.write(_run, _UNDO, changed=changed)
    return await _content(graph) == pristine


_UNDO: Final[LiteralString] = """
UNWIND $changed AS row
MATCH (n) WHERE elementId(n) = row.id
SET n = row.properties
"""


async def _run(tx: AsyncManagedTransaction, query: LiteralString, **parameters: Any) -> None:
    await (await tx.run(query, parameters)).consume()
