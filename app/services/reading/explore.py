"""Looking at a part of the graph: the one way in which the explorer and the API choose what to show."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from app.domain.network import Subgraph
from app.domain.vocabulary import Predicate
from app.graph.claims import publishers
from app.graph.connection import Graph, Transaction
from app.graph.explore import walk
from app.graph.explore.reading import reading
from app.graph.explore.view import DEFAULT_LIMIT, MOST_DEPTH, MOST_NODES, Expansion, View
from app.services.memory.cache import Cache

__all__ = [
    "DEFAULT_LIMIT",
    "MOST_DEPTH",
    "MOST_NODES",
    "Expansion",
    "View",
    "around",
    "outside",
    "passing",
    "sources",
]

_kept: Cache[tuple[View, date], Subgraph] = Cache(most=8)


async def around(graph: Graph, view: View, today: date) -> Subgraph:
    """Return the part of the graph the view asks for, best evidenced first.

    `certainty` of its edges is for the day of `view.on`, else for `today`. With `view.known_at` it is what
    was known then. Choosing what is selected, or the table instead of the picture, asks for the same part
    again: it is kept while nothing changes. Raises NotFound for an entity that does not exist.
    """
    return await _kept.get(graph, (view, today), lambda: graph.read(walk.around, view, today))


async def outside(
    graph: Graph, view: View, id_: str, but: Collection[str], today: date
) -> dict[Predicate, int]:
    """Count the neighbours of an entity that pass the view's filters, without `but`, by predicate."""

    async def count(tx: Transaction) -> dict[Predicate, int]:
        return await reading(tx, view, today).outside(id_, but)

    return await graph.read(count)


async def passing(
    graph: Graph, view: View, ids: Collection[str], but: Collection[str], today: date
) -> dict[str, int]:
    """Count the neighbours of each entity that pass the view's filters, without `but`; 0 is omitted."""

    async def count(tx: Transaction) -> dict[str, int]:
        return await reading(tx, view, today).passing(ids, but)

    return await graph.read(count)


async def sources(graph: Graph, view: View, today: date) -> list[str]:
    """Return the names of those who publish what the part of the graph rests on, who says most first.

    They are those of the documents at hand, whomever these relay. Raises NotFound.
    """
    seen = await around(graph, view, today)
    keys = {edge.triple.key for edge in seen.edges}
    return await graph.read(publishers.of_triples, keys, view.known_at)
