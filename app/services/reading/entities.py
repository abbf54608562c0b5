"""Reading one entity, and counting what the graph holds."""

from __future__ import annotations

from app.domain.model import Entity
from app.graph import totals as counts
from app.graph.connection import Graph
from app.graph.entities import store as entities
from app.graph.totals import Totals

__all__ = ["Totals", "entity", "totals"]


async def entity(graph: Graph, id: str) -> Entity:  # noqa: A002 - the noun of every layer
    """Return one entity with its names, codes and number of episodes.

    Raises NotFound, and Moved with the id of the entity it was merged into.
    """
    return await graph.read(entities.get, id)


async def totals(graph: Graph) -> Totals:
    """Return how many claims, documents, entities and episodes there are."""
    return await graph.read(counts.count)
