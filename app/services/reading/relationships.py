"""What one entity has to do with others: the relationships of its dossier."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import date, datetime

from app.domain.standing import Standing
from app.domain.totals import Wholes
from app.domain.vocabulary import Predicate
from app.graph.connection import Graph, Transaction
from app.graph.explore.reading import reading
from app.graph.explore.view import View
from app.graph.standing import presence
from app.graph.standing.relationships import Relationships

__all__ = ["Relationships", "of", "wholes"]


async def of(
    graph: Graph, id_: str, on: date | None, today: date, known_at: datetime | None = None
) -> Relationships:
    """Return an entity's relationships on a day or over all times, as known now or at an instant.

    `id_` must be the id it has now. Of very many events there are some, and how many others there are.
    """
    view = View(on=on, known_at=known_at)

    async def lasting(tx: Transaction) -> Relationships:
        return await reading(tx, view, today).lasting(id_)

    async def events(tx: Transaction) -> Relationships:
        return await reading(tx, view, today).events(id_)

    # Neo4j reads one while the other is received.
    found = await asyncio.gather(graph.read(lasting), graph.read(events))
    return found[0] | found[1]


async def wholes(graph: Graph, edges: Iterable[Standing]) -> Wholes:
    """Return which senders of these deployments, and missions they are under, are part of which others.

    As known now.
    """
    deployments = [edge for edge in edges if edge.predicate is Predicate.DEPLOYED_TO]
    return await graph.read(presence.wholes, deployments) if len(deployments) > 1 else {}
