"""From listening to ready: reach Neo4j, bring the schema up to date, load what is to be loaded, warm up.

It happens beside the serving of requests, so that `/healthz` answers at once and `/readyz` tells the rest.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Final

from app.domain.network import Subgraph
from app.errors import GarrisonError, ServerFailed, TooSlow, Unavailable
from app.graph.connection import Graph
from app.graph.server.address import Address
from app.services.memory.warmup import warm as ask_all_once
from app.services.recording.upgrade import upgrade
from app.web.graphics.drawing import draw
from app.web.http.readiness import Readiness

Prepare = Callable[[Graph], Awaitable[object]]
"""What is done with the graph before it is ready, such as loading the demonstration; must be repeatable."""

Started = Callable[[GarrisonError | None], None]
"""Called once: with None when the app is ready, with the error when it never will be."""

PAUSE: Final = 1.0
"""Seconds between two attempts to reach Neo4j."""

_log = logging.getLogger(__name__)


@asynccontextmanager
async def starting(
    readiness: Readiness,
    at: Address | Graph,
    prepare: Prepare | None,
    started: Started | None,
    *,
    warm: bool,
) -> AsyncGenerator[None]:
    """Start in the background while the body runs; afterwards stop what is left and close what was opened."""
    task = asyncio.create_task(_start(readiness, at, prepare, started, warm))
    task.add_done_callback(partial(_report, readiness, started))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])
        if isinstance(at, Address):
            await readiness.close()


async def _start(
    readiness: Readiness, at: Address | Graph, prepare: Prepare | None, started: Started | None, warm: bool
) -> None:
    try:
        graph = await _ready(readiness, at, prepare)
    except GarrisonError as error:
        _log.error("Garrison cannot start: %s", error)
        if started is not None:
            started(error)
        return
    readiness.ready = True
    if started is not None:
        started(None)
    if warm:
        await _warm(graph)


async def _warm(graph: Graph) -> None:
    await ask_all_once(graph)
    # The first picture imports pyvis, for a quarter of a second: better now than on the first visitor's time.
    await asyncio.to_thread(draw, Subgraph((), ()))


async def _ready(readiness: Readiness, at: Address | Graph, prepare: Prepare | None) -> Graph:
    """Return the graph once Neo4j answers, its schema is current and it is prepared, however long it takes.

    Each step may be repeated. A cold server on a busy machine can need more than one attempt.
    """
    told = ""
    while True:
        try:
            return await _attempt(readiness, at, prepare)
        except (Unavailable, TooSlow) as error:
            if str(error) != told:
                _log.warning("Still starting: %s", error)
            told = str(error)
            await asyncio.sleep(PAUSE)


async def _attempt(readiness: Readiness, at: Address | Graph, prepare: Prepare | None) -> Graph:
    if isinstance(at, Graph):
        graph = readiness.graph = at
    else:
        graph = readiness.graph = readiness.graph or await Graph.connect(at)
        await upgrade(graph)
    if prepare is not None:
        await prepare(graph)
    return graph


def _report(readiness: Readiness, started: Started | None, task: asyncio.Task[None]) -> None:
    """Let no mistake of ours pass unseen; one before the app was ready ends the start."""
    if task.cancelled() or (error := task.exception()) is None:
        return
    _log.critical("Garrison cannot start.", exc_info=error)
    if started is not None and not readiness.ready:
        started(ServerFailed("Something unexpected happened; it was logged."))
