"""What one entity has to do with others: the relationships of its dossier."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable
from datetime import date, datetime

from app.domain.standing import Standing
from app.domain.totals import NO_SURROUNDINGS, Surroundings
from app.graph.connection import Graph, Transaction
from app.graph.explore.reading import reading
from app.graph.explore.view import View
from app.graph.standing import surroundings as around
from app.graph.standing.relationships import Relationships
from app.services.memory.retrospect import is_over

__all__ = ["Relationships", "of", "surroundings"]


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


async def surroundings(
    graph: Graph, edges: Iterable[Standing], places: Collection[str], day: date, known_at: datetime | None
) -> Surroundings:
    """Return what adding up the deployments among these on a day needs; `places` are whose they are."""
    deployments = [edge for edge in edges if edge.counting]
    known = known_at if is_over(known_at) else None
    if not deployments:
        return NO_SURROUNDINGS
    return await graph.read(around.surroundings, deployments, places, day, known)
