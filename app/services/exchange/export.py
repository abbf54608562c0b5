"""The graph, or a part of it, on its way out: streamed, and the same lines for the same graph."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from app.domain.network import Node, Subgraph
from app.graph.connection import Graph, Transaction
from app.graph.explore.export import order
from app.graph.explore.reading import reading
from app.graph.explore.view import View
from app.graph.standing.rows import WithEnds
from app.services.exchange import comma_separated, graphml
from app.services.exchange.loss import Format
from app.services.exchange.tabular import ENDS, columns
from app.services.reading import explore

T = TypeVar("T")


async def part(graph: Graph, view: View, today: date, format_: Format) -> AsyncIterator[str]:
    """Write the part of the graph that the explorer shows for a view. Raises NotFound, at once."""
    seen = await explore.around(graph, view, today)
    nodes = sorted(seen.nodes, key=lambda node: node.id)
    return _lines(format_, view, _each(nodes), _each(sorted(_rows(seen), key=order)))


async def everything(graph: Graph, view: View, today: date, format_: Format) -> AsyncIterator[str]:
    """Write all relationships that pass a view's filters, and the entities between them, page by page."""

    async def connected(tx: Transaction, after: str) -> tuple[Sequence[Node], str | None]:
        return await reading(tx, view, today).connected(after)

    async def leaving(tx: Transaction, after: str) -> tuple[Sequence[WithEnds], str | None]:
        return await reading(tx, view, today).leaving(after)

    nodes = await _pages(lambda after: graph.read(connected, after))
    edges = await _pages(lambda after: graph.read(leaving, after))
    return _lines(format_, view, nodes, edges)


def _lines(
    format_: Format, view: View, nodes: AsyncIterator[Node], edges: AsyncIterator[WithEnds]
) -> AsyncIterator[str]:
    if format_ is Format.GRAPHML:
        return graphml.lines(nodes, edges, on_a_day=view.on is not None)
    return _table(edges, on_a_day=view.on is not None)


async def _table(edges: AsyncIterator[WithEnds], *, on_a_day: bool) -> AsyncIterator[str]:
    said = (*ENDS, *columns(on_a_day=on_a_day))
    yield comma_separated.line(["id", *(column.name for column in said)])
    async for row in edges:
        yield comma_separated.line([row[0].id, *(column.of(row) for column in said)])


def _rows(seen: Subgraph) -> Iterable[WithEnds]:
    refs = {node.id: node.ref for node in seen.nodes}
    return ((edge, refs[edge.source], refs[edge.target]) for edge in seen.edges)


async def _each(items: Iterable[T]) -> AsyncIterator[T]:
    for item in items:
        yield item


async def _pages(read: Callable[[str], Awaitable[tuple[Sequence[T], str | None]]]) -> AsyncIterator[T]:
    """Return what the pages hold, one by one; the first is read at once, so that what fails is told."""
    first = await read("")

    async def each() -> AsyncIterator[T]:
        items, after = first
        while True:
            for item in items:
                yield item
            if after is None:
                return
            items, after = await read(after)

    return each()
