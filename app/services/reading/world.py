"""Every deployment there is on a day: as known now, or as known at an earlier instant.

As known now it is read from the relationships and kept; after a change, what that touched is read again. As
known at an instant it is `retrospect`, which takes a while, so it is a `Job`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.model import Ref, Triple
from app.domain.places import countries
from app.domain.standing import Standing
from app.domain.totals import Surroundings
from app.domain.vocabulary import Predicate
from app.graph.connection import Graph, Transaction
from app.graph.entities import names
from app.graph.standing import presence
from app.graph.standing.presence import Deployments
from app.graph.standing.surroundings import surroundings
from app.services.memory.jobs import Job, Jobs, Progress
from app.services.memory.renewal import Renewal
from app.services.memory.retrospect import retrospect


@dataclass(frozen=True, slots=True)
class World:
    """Deployments of a day, and what else adding them up needs."""

    deployments: Deployments
    surroundings: Surroundings


async def surrounded(
    tx: Transaction,
    found: Deployments,
    places: Collection[str],
    on: date,
    known_at: datetime | None = None,
) -> World:
    """Return deployments of a day with what adding them up needs; `places` are those the question names."""
    edges = (*found.edges, *found.silent)
    return World(found, await surroundings(tx, edges, places, on, known_at))


_jobs: Jobs[tuple[date, datetime], World] = Jobs()


async def now(graph: Graph, on: date) -> World:
    """Return the world of a day as known now."""
    return await _worlds.get(graph, on)


async def _find(tx: Transaction, on: date) -> World:
    return await surrounded(tx, await presence.now(tx, None, None, on), countries.table().by_id, on)


async def _again(tx: Transaction, on: date, before: World, touched: Collection[Triple]) -> World:
    deployed = {triple for triple in touched if triple.predicate is Predicate.DEPLOYED_TO}
    found = before.deployments
    if deployed:
        found = _with(found, deployed, await presence.between(tx, deployed, on))
    return await surrounded(tx, found, countries.table().by_id, on)


def _with(before: Deployments, triples: Collection[Triple], now: Deployments) -> Deployments:
    """Return deployments of which those of some triples are as they are now."""
    edges = [edge for edge in before.edges if edge.triple not in triples] + list(now.edges)
    quiet = [edge for edge in before.silent if edge.triple not in triples] + list(now.silent)
    refs = {**before.refs, **now.refs}
    ends = {end for edge in (*edges, *quiet) for end in (edge.source, edge.target)}
    return presence.deployments(edges, {end: refs[end] for end in ends}, quiet)


_worlds: Renewal[date, World] = Renewal(8, _find, _again)


def then(graph: Graph, on: date, known_at: datetime) -> Job[World]:
    """Return the work that finds the world of a day as known at an instant. It counts claims."""

    async def find(progress: Progress) -> World:
        return await _then(graph, on, known_at, progress)

    return _jobs.job(graph, (on, known_at), find)


async def _then(graph: Graph, on: date, known_at: datetime, progress: Progress) -> World:
    today = await now(graph, on)

    async def read(tx: Transaction, triples: Sequence[Triple]) -> Sequence[tuple[Standing, bool]]:
        edges, quiet = await presence.projected(tx, triples, on, known_at)
        return [*((edge, True) for edge in edges), *((edge, False) for edge in quiet)]

    changed, found = await retrospect(graph, [Predicate.DEPLOYED_TO], known_at, read, progress)
    return await graph.read(_completed, today.deployments, changed, found, (on, known_at))


async def _completed(
    tx: Transaction,
    today: Deployments,
    changed: Collection[Triple],
    found: Sequence[tuple[Standing, bool]],
    asked: tuple[date, datetime],
) -> World:
    """Return what has not changed as it is today, and the rest as it was."""
    edges = [edge for edge in today.edges if edge.triple not in changed]
    edges += [edge for edge, has_status in found if has_status]
    quiet = [edge for edge in today.silent if edge.triple not in changed]
    quiet += [edge for edge, has_status in found if not has_status]
    ends = {end for edge in (*edges, *quiet) for end in (edge.source, edge.target)}
    refs: dict[str, Ref] = {**today.refs, **await names.canonical(tx, ends - today.refs.keys())}
    return await surrounded(
        tx, presence.deployments(edges, refs, quiet), countries.table().by_id, asked[0], asked[1]
    )
