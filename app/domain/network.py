"""A part of the graph as a network: entities and what stands between them; ways through it. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.domain.model import Ref
from app.domain.standing import Standing
from app.domain.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Node:
    """An entity as a node of a picture.

    `episodes` is how many relationships it has in the whole graph; `hidden` how many of its neighbours
    the picture leaves out, for whatever reason (filter, limit or depth).
    """

    id: str
    kind: Kind
    name: str
    episodes: int
    hidden: int
    language: str | None = None

    @property
    def ref(self) -> Ref:
        """The entity as a reference."""
        return Ref(self.id, self.kind, self.name)


@dataclass(frozen=True, slots=True)
class Subgraph:
    """A part of the graph, best evidenced first. `truncated`: `limit` or the most there may be left some out.

    `beyond` is how many of those asked for by hand did not fit into the most there may be.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Standing, ...]
    focus: tuple[str, ...] = ()
    truncated: bool = False
    beyond: int = 0


Way = tuple[str, ...]
"""Ids from one end to the other, each once."""


def shortest(
    near: Mapping[str, Collection[str]], start: str, end: str, most_hops: int, most: int
) -> list[Way]:
    """Return up to `most` ways from `start` to `end` over at most `most_hops` steps, shortest first.

    `near` has the neighbours of each node, on both sides; ways of one length come in order of their ids.
    """
    away = _distances(near, end, most_hops)
    found: list[Way] = []
    for length in range(away.get(start, most_hops + 1), most_hops + 1):
        for way in _of_length(near, away, (start,), end, length):
            found.append(way)
            if len(found) == most:
                return found
    return found


def joined(
    ends: Sequence[str], ways: Collection[Way], rank: Callable[[Way], int]
) -> tuple[tuple[Way, ...], tuple[str, ...]]:
    """Choose ways that hold `ends` together over few further nodes; return them, and the ends left apart.

    It starts from the ends the shortest way joins, and takes in again and again the way that adds the
    fewest nodes; of those that add as many, the one of the smaller `rank`, then by its ids. The smallest
    part there is would take far longer to find, and is seldom smaller.
    """
    wanted = set(ends)
    held: set[str] = set()
    chosen: list[Way] = []
    while True:
        fitting = [way for way in ways if _adds_an_end(way, held, wanted)]
        if not fitting:
            return tuple(chosen), tuple(end for end in ends if end not in held)
        best = min(fitting, key=lambda way: (len(set(way) - held - wanted), rank(way), way))
        chosen.append(best)
        held.update(best)


def _adds_an_end(way: Way, held: Collection[str], wanted: Collection[str]) -> bool:
    """Say whether a way leads from what is held together already to an end that is not."""
    first, last = way[0] in held, way[-1] in held
    return (first != last) if held else way[0] in wanted


def _distances(near: Mapping[str, Collection[str]], end: str, most: int) -> dict[str, int]:
    away, edge = {end: 0}, [end]
    for distance in range(1, most + 1):
        edge = list(dict.fromkeys(id_ for held in edge for id_ in near.get(held, ()) if id_ not in away))
        away.update(dict.fromkeys(edge, distance))
    return away


def _of_length(
    near: Mapping[str, Collection[str]], away: Mapping[str, int], way: Way, end: str, length: int
) -> Iterator[Way]:
    left = length - (len(way) - 1)
    if left == 0:
        if way[-1] == end:
            yield way
        return
    for id_ in sorted(near.get(way[-1], ())):
        # What is farther from the end than there are steps left leads nowhere.
        if id_ not in way and away.get(id_, length) < left and (id_ != end or left == 1):
            yield from _of_length(near, away, (*way, id_), end, length)


def along(way: Sequence[str], edges: Iterable[Standing]) -> list[Standing]:
    """Return of some relationships those along a way, step by step, by their ids."""
    by_step: dict[frozenset[str], list[Standing]] = defaultdict(list)
    for edge in edges:
        by_step[frozenset((edge.source, edge.target))].append(edge)
    return [
        edge for step in pairwise(way) for edge in sorted(by_step[frozenset(step)], key=lambda one: one.id)
    ]


def weakest(edges: Iterable[Standing]) -> int:
    """Return how many sources the best relationship of that step has whose best has the fewest."""
    best: dict[frozenset[str], int] = {}
    for edge in edges:
        step = frozenset((edge.source, edge.target))
        best[step] = max(best.get(step, 0), edge.sources)
    return min(best.values(), default=0)
