"""How long the server takes for `/explore?focus=…` of 150 nodes, against the bare driver, in one run.

    python -m bench.explore_server [ENTITIES [RUNS]]

The bare driver fetches the same nodes and relationships by their ids, as a program without our queries would,
and does nothing with them; the page also chooses them (once, while nothing changes), counts what is left
out, draws and renders. The page is asked for by a process of its own.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any, Final

from neo4j import AsyncGraphDatabase, AsyncManagedTransaction, AsyncSession

from app.domain.network import Subgraph
from app.graph.connection import Graph
from app.graph.explore import walk
from app.services.reading.explore import View, around
from app.web.parameters.dateline import today
from bench import asking
from bench.site import CENTRE, Site, running, scale_free

ENTITIES: Final = 1_500
NODES: Final = 150
RUNS: Final = 60
"""How often each is asked for, after as many times that warm everything up."""

GOAL_MS: Final = 60.0
BY_ID: Final = """
MATCH (node:Entity) WHERE node.id IN $ids
OPTIONAL MATCH (node)-[edge]->(other:Entity) WHERE other.id IN $ids
RETURN node, collect(edge) AS edges
"""


def main(entities: int = ENTITIES, runs: int = RUNS) -> int:
    """Measure both and print how they compare; 1 where the goal is missed."""
    with running(scale_free(entities)) as site:
        page = asyncio.run(_compare(site, entities, runs))
    return int(runs >= RUNS and page >= GOAL_MS)


async def _compare(site: Site, entities: int, runs: int) -> float:
    """Print how they compare, and return what the page takes, in milliseconds."""
    view = View((CENTRE,), depth=3, limit=NODES)
    address = site.address
    async with (
        await Graph.connect(address) as graph,
        AsyncGraphDatabase.driver(address.uri, auth=(address.username, address.password)) as driver,
        driver.session(database=address.database) as session,
    ):
        seen = await around(graph, view, today())
        path = f"/explore?focus={CENTRE}&depth=3&limit={NODES}"
        page = await asyncio.to_thread(asking.median, site.url + path, runs, runs)
        choice = await _median(lambda: graph.read(walk.around, view, today()), runs)
        bare = await _median(lambda: _bare(session, seen), runs)
    print(f"{len(seen.nodes)} nodes, {len(seen.edges)} edges of {entities} entities; p50 of {runs}, warm")
    print(f"page: {page:.1f} ms (goal: {GOAL_MS:.0f}); after a change {choice:.1f} ms more, to choose anew")
    print(f"bare driver, same nodes and edges: {bare:.1f} ms; ratio page : driver {page / bare:.2f}")
    return page


async def _bare(session: AsyncSession, seen: Subgraph) -> None:
    rows = await session.execute_read(_fetch, [node.id for node in seen.nodes])
    assert sum(len(row["edges"]) for row in rows) == len(seen.edges)


async def _fetch(tx: AsyncManagedTransaction, ids: list[str]) -> list[Any]:
    return [row async for row in await tx.run(BY_ID, ids=ids)]


async def _median(ask: Callable[[], Awaitable[object]], runs: int) -> float:
    """Return the median in milliseconds, after some runs that warm everything up."""
    for _ in range(runs):
        await ask()
    took: list[float] = []
    for _ in range(runs):
        start = time.perf_counter()
        await ask()
        took.append((time.perf_counter() - start) * 1_000)
    return statistics.median(took)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
