"""What a page of the explorer is made from: what is seen, and what would be without filters or day."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from app.domain.filters import failing, lets
from app.domain.network import Subgraph
from app.domain.standing import Standing
from app.domain.vocabulary import Kind
from app.graph.connection import Graph
from app.services.reading import explore
from app.services.reading.explore import View

NONE: Final[frozenset[str]] = frozenset()
Judged = tuple[Standing, frozenset[str]]
"""A relationship, and the filters that leave it out, as the URL names them."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A part of the graph three ways: as `view` asks (`seen`), unfiltered (`whole`), at any time (`ever`).

    Where a view has no filter, or no day, these are the same.
    """

    view: View
    seen: Subgraph
    whole: Subgraph
    ever: Subgraph

    @property
    def kinds(self) -> dict[str, Kind]:
        """The kinds of the entities here, by id."""
        return {node.id: node.kind for node in (*self.whole.nodes, *self.seen.nodes)}

    def judged(self) -> Iterator[Judged]:
        """Yield each relationship here with the filters that leave it out, as the URL names them."""
        if not self.view.is_filtered:
            yield from ((edge, NONE) for edge in self.seen.edges)
            return
        kinds, focus = self.kinds, frozenset(self.seen.focus)
        for edge in {edge.id: edge for edge in (*self.whole.edges, *self.seen.edges)}.values():
            barred = any(blocked(end, self.view, kinds, focus) for end in (edge.source, edge.target))
            yield edge, failing(edge, self.view) | ({"kinds"} if barred else NONE)


def blocked(id_: str, view: View, kinds: dict[str, Kind], focus: Collection[str]) -> bool:
    """Whether an entity is of a kind that does not pass; what the picture is about always does."""
    return id_ not in focus and not lets(kinds[id_], view)


async def scene(graph: Graph, view: View, today: date) -> Scene:
    """Read what a page needs. Raises NotFound for an entity that does not exist."""
    seen = await explore.around(graph, view, today)
    whole = await explore.around(graph, view.unfiltered, today) if view.is_filtered else seen
    ever = await explore.around(graph, replace(view, on=None), today) if view.on else seen
    return Scene(view, seen, whole, ever)
