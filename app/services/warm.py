"""Ask once what pages ask, so that Neo4j has planned the queries before the first visitor comes.

A query's first run costs 100–650 ms of planning, on a busy machine seconds; later ones a few.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from app.errors import GarrisonError
from app.graph.connection import Graph
from app.services import claims, documents, entities, episodes, explore, front, search
from app.services.claims import ClaimFilter
from app.services.explore import View

_log = logging.getLogger(__name__)


async def warm(graph: Graph) -> None:
    """Run the pages' queries once. What fails here is logged and fails nowhere else."""
    try:
        await _ask(graph)
    except GarrisonError as error:
        _log.info("Warming up was cut short: %s", error)


async def _ask(graph: Graph) -> None:
    today = datetime.now(UTC).date()
    await front.front(graph, on=None, known_at=None, today=today)
    seen = await explore.around(graph, View(), today)
    await search.search(graph, "france")
    focus = tuple(node.id for node in seen.nodes[:1])
    await explore.around(graph, View(focus=focus, on=today), today)
    for node in seen.nodes[:1]:
        await entities.entity(graph, node.id)
        await claims.claims(graph, ClaimFilter(entity=node.id), 10)
    for edge in seen.edges[:1]:
        ledger = await episodes.ledger(graph, edge.id)
        await documents.document(graph, ledger.documents[0].id)
        await claims.claims(graph, ClaimFilter(document=ledger.documents[0].id), 10)
    await claims.claims(graph, ClaimFilter(), 10)
