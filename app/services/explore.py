"""Looking at a part of the graph: the one way in which the explorer and the API choose what to show."""

from __future__ import annotations

from datetime import date

from app.domain.model import Subgraph
from app.graph import explore_now, explore_then
from app.graph.connection import Graph
from app.graph.explore import DEFAULT_LIMIT, MOST_DEPTH, MOST_NODES, View

__all__ = ["DEFAULT_LIMIT", "MOST_DEPTH", "MOST_NODES", "View", "around"]


async def around(graph: Graph, view: View, today: date) -> Subgraph:
    """Return the part of the graph the view asks for, best evidenced first.

    `certainty` of its edges is for the day of `view.on`, else for `today`. With `view.known_at` it is what
    was known then. Raises NotFound for an entity that does not exist.
    """
    work = explore_now.around if view.known_at is None else explore_then.around
    return await graph.read(work, view, today)
