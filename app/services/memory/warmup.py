"""Ask once what pages ask, and rehearse recording, so that Neo4j has planned the queries by then.

A query's first run costs 100–650 ms of planning, on a busy machine seconds; later ones a few.
"""

from __future__ import annotations

import logging
from typing import Final

from app.bodies import claim as claim_body
from app.domain.vocabulary import Role
from app.errors import GarrisonError
from app.graph.connection import Graph
from app.services import clock
from app.services.accounts.actor import Actor
from app.services.reading import claims, documents, entities, episodes, explore, paths, start
from app.services.reading.claims import ClaimFilter
from app.services.reading.explore import View
from app.services.recording import record
from app.services.search import entities as search

_REHEARSING: Final = Actor("rehearsal", Role.ANALYST)
_log = logging.getLogger(__name__)


async def warm(graph: Graph) -> None:
    """Run the queries of pages and of recording once. What fails here is logged and fails nowhere else."""
    try:
        await _ask(graph)
        await _rehearse(graph)
    except GarrisonError as error:
        _log.info("Warming up was cut short: %s", error)


async def _ask(graph: Graph) -> None:
    today = clock.today()
    await start.start_page(graph, on=None, known_at=None, today=today)
    seen = await explore.around(graph, View(), today)
    await search.search(graph, "france")
    focus = tuple(node.id for node in seen.nodes[:1])
    await explore.around(graph, View(focus=focus, on=today), today)
    if len(seen.nodes) > 1:
        await paths.between(graph, seen.nodes[0].id, seen.nodes[-1].id, paths.HOPS, 3)
    for node in seen.nodes[:1]:
        await entities.entity(graph, node.id)
        await claims.claims(graph, ClaimFilter(entity=node.id), 10)
    for edge in seen.edges[:1]:
        ledger = await episodes.ledger(graph, edge.id)
        await documents.document(graph, ledger.documents[0].id)
        await claims.claims(graph, ClaimFilter(document=ledger.documents[0].id), 10)
    await claims.claims(graph, ClaimFilter(), 10)


async def _rehearse(graph: Graph) -> None:
    """Record a claim between two entities that are there, and one of a new one; nothing of it is kept."""
    document = {"title": "A rehearsal", "publisher": "Garrison"}
    new = {"kind": "Operation", "name": "Operation that nobody knows"}
    france, mali = {"id": "france"}, {"id": "mali"}
    bodies = [
        {"subject": france, "predicate": "DEPLOYED_TO", "object": mali, "under": new, "document": document},
        {"subject": france, "predicate": "CONDUCTS", "object": new, "document": document},
    ]
    await record.record(graph, [claim_body.parse(body) for body in bodies], actor=_REHEARSING, dry_run=True)
