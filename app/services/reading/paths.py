"""How entities are connected: ways between two, what several have in common, who holds several together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, pairwise
from typing import Final

from app.domain import network
from app.domain.network import Subgraph
from app.errors import Fault, Invalid
from app.graph.connection import Graph, Transaction
from app.graph.explore import paths
from app.graph.explore.reading import reading
from app.graph.explore.view import DEFAULT_LIMIT, MOST_NODES, View, canonical
from app.services import clock
from app.services.memory.cache import Cache

MOST_ENDS: Final = 6
"""So many entities one may ask about together: fifteen pairs."""

MOST_COMMON: Final = 60
"""Neighbours in common that are given, the best evidenced first."""

HOPS: Final = 4
"""Steps a way between two of several may have."""

TIME_LIMIT: Final = 10.0
"""Seconds a question about what is known now takes at most."""

_WAYS: Final = 5
"""Ways of each pair that are tried to hold several together."""


@dataclass(frozen=True, slots=True)
class Together:
    """Several entities and what was asked about them.

    `ends` are their ids as they are now, `found` those of the further entities, in the picture `seen`.
    `apart` are the ends nothing connects to the rest; `more` how many were found and left out.
    """

    ends: tuple[str, ...]
    found: tuple[str, ...]
    seen: Subgraph
    apart: tuple[str, ...] = ()
    more: int = 0


_ways: Cache[tuple[str, str, int, int, View, date], list[Subgraph]] = Cache(most=32)
_together: Cache[tuple[str, tuple[str, ...], View, date], Together] = Cache(most=32)
"""The explorer asks the same again with each change of its picture."""


async def between(
    graph: Graph,
    source: str,
    target: str,
    max_hops: int,
    k: int,
    view: View | None = None,
    today: date | None = None,
) -> list[Subgraph]:
    """Return up to `k` ways between two entities over at most `max_hops` relationships, shortest first.

    Each is a `Subgraph` with its nodes in order and all relationships between one and the next that pass
    the filters of `view`, as known at its instant; `certainty` is for its day, else `today`. Raises NotFound
    for an entity that does not exist.
    """
    day = today or clock.today()
    through = _filters(view or View())
    return await _ways.get(
        graph,
        (source, target, max_hops, k, through, day),
        lambda: _limited(graph, through).read(paths.between, source, target, max_hops, k, through, day),
    )


async def common(graph: Graph, ids: Sequence[str], view: View, today: date) -> Together:
    """Return the neighbours that all of these entities have, through the filters, the best evidenced first.

    Raises Invalid for fewer than two or more than `MOST_ENDS`, and NotFound.
    """
    through = _filters(view)
    return await _together.get(
        graph,
        ("common", tuple(ids), through, today),
        lambda: _limited(graph, through).read(_common, ids, through, today),
    )


async def connecting(graph: Graph, ids: Sequence[str], view: View, today: date) -> Together:
    """Return a small part of the graph that holds these entities together, through the filters.

    It is made of shortest ways between them, of at most `HOPS` steps. Raises Invalid for fewer than two or
    more than `MOST_ENDS`, and NotFound.
    """
    through = _filters(view)
    return await _together.get(
        graph,
        ("connecting", tuple(ids), through, today),
        lambda: _limited(graph, through).read(_connecting, ids, through, today),
    )


def _filters(view: View) -> View:
    """Return the filters and dates of a view alone: what is in its picture changes no answer."""
    return replace(view, focus=(), depth=1, limit=DEFAULT_LIMIT, expand=(), hide=frozenset(), also=())


def _limited(graph: Graph, view: View) -> Graph:
    """Return the graph with less time; what was known before is projected anew, and takes what it takes."""
    return graph if view.known_at else graph.within(TIME_LIMIT)


async def _common(tx: Transaction, ids: Sequence[str], view: View, today: date) -> Together:
    ends = await _ends(tx, ids)
    read = reading(tx, view, today)
    near = [await read.neighbours([id_], ends, MOST_NODES) for id_ in ends]
    shared = set(near[0]).intersection(*near[1:])
    # Each list has the best evidenced first: what stands high in all of them is what all are close to.
    ranks = [{id_: rank for rank, id_ in enumerate(one)} for one in near]
    found = sorted(shared, key=lambda id_: (max(rank[id_] for rank in ranks), id_))
    kept = tuple(found[:MOST_COMMON])
    nodes, edges = await read.picture([*ends, *kept])
    between = tuple(edge for edge in edges if not {edge.source, edge.target}.issubset(kept))
    seen = Subgraph(tuple(nodes), tuple(sorted(between, key=lambda edge: edge.id)), ends)
    return Together(ends, kept, seen, more=len(found) - len(kept))


async def _connecting(tx: Transaction, ids: Sequence[str], view: View, today: date) -> Together:
    ends = await _ends(tx, ids)
    read = reading(tx, view, today)
    rank: dict[network.Way, int] = {}
    for start, end in combinations(ends, 2):
        for way in await paths.best(read, start, end, HOPS, _WAYS):
            rank[way] = len(rank)
    chosen, apart = network.joined(ends, rank, rank.__getitem__)
    steps = {frozenset(step) for way in chosen for step in pairwise(way)}
    further = tuple(dict.fromkeys(id_ for way in chosen for id_ in way if id_ not in ends))
    nodes, edges = await read.picture([*ends, *further])
    along = (edge for edge in edges if frozenset((edge.source, edge.target)) in steps)
    seen = Subgraph(tuple(nodes), tuple(sorted(along, key=lambda edge: edge.id)), ends)
    return Together(ends, further, seen, apart)


async def _ends(tx: Transaction, ids: Sequence[str]) -> tuple[str, ...]:
    ends = tuple(await canonical(tx, ids))
    if not 2 <= len(ends) <= MOST_ENDS:
        raise Invalid([Fault("/ids", f"Name 2 to {MOST_ENDS} different entities.")])
    return ends
