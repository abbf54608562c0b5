"""Ask once what pages ask, so that Neo4j has planned the queries before the first visitor comes.

A query's first run costs 100–650 ms of planning; later ones a few.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from app.errors import GarrisonError
from app.graph.connection import Graph
from app.services import entities, explore, search
from app.services.explore import View

_log = logging.getLogger(__name__)


async def warm(graph: Graph) -> None:
    """Run the pages' queries once. What fails here is logged and fails nowhere else."""
    today = datetime.now(UTC).date()
    try:
        await entities.totals(graph)
        found = await search.search(graph, "france", (), 10, None)
        focus = tuple(item.id for item in found.items[:1])
        await explore.around(graph, View(focus=()), today)
        await explore.around(graph, View(focus=focus, on=today), today)
    except GarrisonError as error:
        _log.info("Warming up was cut short: %s", error)
