"""Every deployment there is on a day: as known now, or as known at an earlier instant.

As known now it is read from the relationships and kept; after a change, what that touched is read again. As
known at an instant, the triples that something was learnt about since are projected again from the claims
that counted then; the others are as they are known now. That takes the longer the more was learnt, so it is a
`Work`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from app.domain.model import Edge, Ref, Triple
from app.domain.vocabulary import Predicate
from app.graph import names, presence, since
from app.graph.connection import Graph, Transaction
from app.graph.presence import Deployments
from app.services.renewed import Renewed
from app.services.underway import Progress, Underway, Work

AT_ONCE: Final = 20_000
"""Claims whose triples are looked through in one transaction."""


@dataclass(frozen=True, slots=True)
class World:
    """All deployments of a day; `wholes`: which senders are part of which."""

    deployments: Deployments
    wholes: Mapping[str, Collection[str]]


_underway: Underway[tuple[date, datetime], World] = Underway()


async def now(graph: Graph, on: date) -> World:
    """Return the world of a day as known now."""
    return await _worlds.get(graph, on)


async def _find(tx: Transaction, on: date) -> World:
    found = await presence.now(tx, None, None, on)
    return World(found, await _wholes(tx, found))


async def _again(tx: Transaction, on: date, before: World, touched: Collection[Triple]) -> World:
    deployed = {triple for triple in touched if triple.predicate is Predicate.DEPLOYED_TO}
    found = before.deployments
    if deployed:
        found = _with(found, deployed, await presence.between(tx, deployed, on))
    return World(found, await _wholes(tx, found))


def _with(before: Deployments, triples: Collection[Triple], now: Deployments) -> Deployments:
    """Return deployments of which those of some triples are as they are now."""
    edges = [edge for edge in before.edges if edge.triple not in triples] + list(now.edges)
    refs = {**before.refs, **now.refs}
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    return presence.deployments(edges, {end: refs[end] for end in ends})


_worlds: Renewed[date, World] = Renewed(8, _find, _again)


async def _wholes(tx: Transaction, found: Deployments) -> Mapping[str, Collection[str]]:
    return await presence.wholes(tx, sorted({edge.source for edge in found.edges}))


def then(graph: Graph, on: date, known_at: datetime) -> Work[World]:
    """Return the work that finds the world of a day as known at an instant. It counts claims."""

    async def find(progress: Progress) -> World:
        return await _then(graph, on, known_at, progress)

    return _underway.work(graph, (on, known_at), find)


async def _then(graph: Graph, on: date, known_at: datetime, progress: Progress) -> World:
    today = await now(graph, on)
    triples = await graph.read(presence.all_triples)
    progress.total = sum(triples.values())
    changed: set[Triple] = set()
    edges: list[Edge] = []
    for part in _parts(triples):
        touched = await graph.read(since.changed, part, known_at)
        changed |= touched
        edges += await graph.read(presence.projected, sorted(touched), on, known_at)
        progress.done += sum(triples[triple] for triple in part)
    return await graph.read(_completed, today.deployments, changed, edges)


def _parts(triples: Mapping[Triple, int]) -> Iterator[Sequence[Triple]]:
    part: list[Triple] = []
    claims = 0
    for triple, count in triples.items():
        part.append(triple)
        claims += count
        if claims >= AT_ONCE:
            yield part
            part, claims = [], 0
    if part:
        yield part


async def _completed(
    tx: Transaction, today: Deployments, changed: Collection[Triple], edges: Sequence[Edge]
) -> World:
    """Return what has not changed as it is today, and the rest as it was."""
    same = [edge for edge in today.edges if edge.triple not in changed]
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    refs: dict[str, Ref] = {**today.refs, **await names.canonical(tx, ends - today.refs.keys())}
    found = presence.deployments([*same, *edges], refs)
    return World(found, await _wholes(tx, found))
