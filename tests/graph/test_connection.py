"""Connecting: what is wrong is told in one sentence; time limits, retries, causal reads."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import replace

import pytest
from neo4j import AsyncManagedTransaction

from app.errors import ServerFailed, TooSlow, Unavailable
from app.graph.connection import Graph, is_new_enough
from app.graph.server import Address

pytestmark = pytest.mark.anyio


async def test_a_wrong_password(neo4j_address: Address) -> None:
    with pytest.raises(ServerFailed, match="refuses the user name “neo4j” or its password") as refused:
        await Graph.connect(replace(neo4j_address, password="not this one"))
    assert "not this one" not in str(refused.value)


async def test_an_unknown_database(neo4j_address: Address) -> None:
    with pytest.raises(ServerFailed, match="has no database “elsewhere”"):
        await Graph.connect(replace(neo4j_address, database="elsewhere"))


@pytest.mark.parametrize("uri", ["http://127.0.0.1:7474", "127.0.0.1:7687", "bolt:7687", "bolt://[::1", ""])
async def test_what_is_no_address(neo4j_address: Address, uri: str) -> None:
    with pytest.raises(ServerFailed, match="is not the address of a Neo4j"):
        await Graph.connect(replace(neo4j_address, uri=uri))


async def test_nobody_there(neo4j_address: Address) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        uri = f"bolt://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(Unavailable):
            await Graph.connect(replace(neo4j_address, uri=uri))


@pytest.mark.parametrize(
    ("agent", "enough"),
    [
        ("Neo4j/2026.09.0", True),
        ("Neo4j/2027.01.2", True),
        ("Neo4j/2026.08.1", False),
        ("Neo4j/5.26.12", False),
        ("Neo4j/5.27-aura", True),
        ("Memgraph/3.0", False),
        ("", False),
    ],
)
async def test_which_releases_will_do(agent: str, *, enough: bool) -> None:
    assert is_new_enough(agent) is enough


async def test_a_query_that_takes_too_long(neo4j_address: Address) -> None:
    async with await Graph.connect(neo4j_address, time_limit=0.3) as hurried:
        with pytest.raises(TooSlow, match="time limit"):
            await hurried.rows("UNWIND range(1, 1000000000) AS n RETURN sum(n % 7)")
        assert await hurried.rows("RETURN 1 AS one") == [{"one": 1}]


async def test_waiting_for_a_lock_ends_too(graph: Graph, neo4j_address: Address) -> None:
    held, done = asyncio.Event(), asyncio.Event()

    async def hold(tx: AsyncManagedTransaction) -> None:
        await (await tx.run("MATCH (e:Entity {id: 'mali'}) SET e.held = 1")).consume()
        held.set()
        await done.wait()

    async def want(tx: AsyncManagedTransaction) -> None:
        await (await tx.run("MATCH (e:Entity {id: 'mali'}) SET e.held = 2")).consume()

    async with await Graph.connect(neo4j_address, time_limit=0.5) as other:
        holding = asyncio.create_task(graph.write(hold))
        await held.wait()
        with pytest.raises(TooSlow):
            await other.write(want)
        done.set()
        await holding


async def test_our_own_mistakes_are_not_dressed_up(graph: Graph) -> None:
    with pytest.raises(Exception, match="Invalid input") as wrong:
        await graph.rows("NOT CYPHER")
    assert type(wrong.value).__module__ == "neo4j.exceptions"


async def test_what_the_work_raises_is_raised_and_takes_it_back(graph: Graph) -> None:
    class Changed(Exception):  # noqa: N818
        pass

    async def work(tx: AsyncManagedTransaction) -> None:
        await (await tx.run("CREATE (:Entity {id: 'never'})")).consume()
        raise Changed

    with pytest.raises(Changed):
        await graph.write(work)
    assert await graph.rows("MATCH (e:Entity {id: 'never'}) RETURN e") == []


async def test_a_read_cannot_write(graph: Graph) -> None:
    with pytest.raises(Exception, match="read"):
        await graph.rows("CREATE (:Entity {id: 'never'})")


async def test_closing_twice(neo4j_address: Address) -> None:
    graph = await Graph.connect(neo4j_address)
    await graph.close()
    await graph.close()
