"""What one entity has to do with others: the relationships of its dossier."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import date, datetime

from app.domain.model import Edge, Ref
from app.domain.totals import Wholes
from app.domain.vocabulary import Predicate
from app.graph.connection import Graph
from app.graph.standing import presence, relationships
from app.graph.standing.relationships import Relationships
from app.services.reading import explore
from app.services.reading.explore import MOST_NODES, View

__all__ = ["Relationships", "of", "wholes"]


async def of(
    graph: Graph, id_: str, on: date | None, today: date, known_at: datetime | None = None
) -> Relationships:
    """Return an entity's relationships on a day or over all times, as known now or at an instant.

    `id_` must be the id it has now. Of very many, those last heard of (as known at an instant the best
    evidenced), and how many others there are.
    """
    if known_at is None:
        # Neo4j reads one while the other is received.
        lasting, events = await asyncio.gather(
            graph.read(relationships.lasting, id_, on, today),
            graph.read(relationships.events, id_, on, today),
        )
        return lasting | events
    view = View(focus=(id_,), on=on, known_at=known_at, limit=MOST_NODES)
    seen = await explore.around(graph, view, on or today)
    left_out = next((node.hidden for node in seen.nodes if node.id == id_), 0) if seen.truncated else 0
    edges = tuple(edge for edge in seen.edges if id_ in (edge.source, edge.target))
    return Relationships(
        edges, {node.id: Ref(node.id, node.kind, node.name) for node in seen.nodes}, left_out
    )


async def wholes(graph: Graph, edges: Iterable[Edge]) -> Wholes:
    """Return which senders of these deployments, and missions they are under, are part of which others.

    As known now.
    """
    deployments = [edge for edge in edges if edge.predicate is Predicate.DEPLOYED_TO]
    return await graph.read(presence.wholes, deployments) if len(deployments) > 1 else {}
