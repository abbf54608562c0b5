"""Who is where on a day, and how many in all: the one way in which pages and the API ask it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.domain import totals
from app.domain.filters import PRESENCE, PresenceFilters, passes
from app.domain.model import Ref
from app.domain.places.regions import countries_in
from app.domain.standing import Standing
from app.domain.totals import Surroundings, Total
from app.graph.connection import Graph, Transaction
from app.graph.entities import names
from app.graph.explore.reading import reading
from app.graph.explore.view import View, canonical
from app.graph.standing import structure
from app.graph.standing.bases import Site
from app.graph.standing.presence import Deployments
from app.services.memory.cache import Cache
from app.services.memory.jobs import Progress
from app.services.memory.retrospect import is_over
from app.services.reading import world
from app.services.reading.world import World

__all__ = ["Presence", "Progress", "Question", "Site", "presence", "progress", "sites"]


@dataclass(frozen=True, slots=True)
class Question(PresenceFilters):
    """Who is in `host`, where is `sender`, or both; None for any. On a day, as known at an instant or now."""

    on: date
    host: str | None = None
    sender: str | None = None
    known_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """The answer: episodes with a status that day, the entities they are between, and what they add up to.

    Plans are among the episodes, never in the total. `considered` are those before the filters. `host` and
    `sender` are those of the question, as they are now; the episodes may also be of what is part of them: of
    a unit of its forces, at a base in it. `surroundings` are what else adding up needs.
    """

    question: Question
    edges: tuple[Standing, ...]
    refs: Mapping[str, Ref]
    total: Total
    considered: tuple[Standing, ...]
    host: Ref | None
    sender: Ref | None
    surroundings: Surroundings

    def is_within(self, edge: Standing) -> bool:
        """Whether an episode is at a place in the host asked for, such as a base, not in the host itself."""
        return self.host is not None and edge.target != self.host.id

    def host_of(self, edge: Standing) -> Ref:
        """Return the host of an episode: the one asked for, also of what is at a place in it."""
        return self.host or self.refs[edge.target]

    def added_up(self, edges: Iterable[Standing], host: str) -> Total:
        """Add up some of the episodes as those of one host."""
        return totals.total(edges, self.question.on, hosts=[host], surroundings=self.surroundings)


async def presence(graph: Graph, question: Question) -> Presence:
    """Answer who is where. Raises NotFound for a host or sender that does not exist."""
    if question.host or question.sender:
        host, sender, found = await graph.read(_find, question)
        return _answer(question, found, host, sender)
    if is_over(question.known_at):
        return _answer(question, await world.then(graph, question.on, question.known_at).result())
    return _answer(question, await world.now(graph, question.on))


async def progress(graph: Graph, question: Question, patience: float) -> Progress | None:
    """Return how far the answer is, if it is not there within `patience` seconds; it is in claims.

    Only the whole world as known at an instant takes so long. None: ask `presence` now. Raises what finding
    the answer raised.
    """
    if question.host or question.sender or not is_over(question.known_at):
        return None
    return await world.then(graph, question.on, question.known_at).progress_after(patience)


_sites: Cache[tuple[date, datetime | None], tuple[Site, ...]] = Cache(most=8)


async def sites(graph: Graph, asked: Question) -> tuple[Site, ...]:
    """Return the bases of the sender, in the host, or all; as known now or at the instant asked for."""
    on, known_at = asked.on, asked.known_at

    async def find(tx: Transaction) -> tuple[Site, ...]:
        return await reading(tx, View(on=on, known_at=known_at), on).sites()

    found = await _sites.get(graph, (on, known_at), lambda: graph.read(find))
    return tuple(
        site
        for site in found
        if (not asked.sender or asked.sender in site.users)
        and (not asked.host or asked.host in (*site.hosts, site.base.id))
    )


async def _find(tx: Transaction, asked: Question) -> tuple[str | None, str | None, World]:
    host = (await canonical(tx, [asked.host]))[0] if asked.host else None
    sender = (await canonical(tx, [asked.sender]))[0] if asked.sender else None
    known_at = asked.known_at if is_over(asked.known_at) else None
    hosts = await structure.below(tx, host, known_at) if host else None
    senders = await structure.below(tx, sender, known_at) if sender else None
    view = View(on=asked.on, known_at=asked.known_at)
    found = await reading(tx, view, asked.on).deployments(hosts, senders)
    missing = {id_ for id_ in (host, sender) if id_} - found.refs.keys()
    if missing:
        refs = {**found.refs, **await names.canonical(tx, missing)}
        found = Deployments(found.edges, refs, found.silent)
    places = [id_ for id_ in (host, sender) if id_]
    return host, sender, await world.surrounded(tx, found, places, asked.on, known_at)


def _answer(asked: Question, found: World, host: str | None = None, sender: str | None = None) -> Presence:
    considered, refs = found.deployments.edges, found.deployments.refs
    edges = tuple(edge for edge in considered if passes(edge, asked, PRESENCE))
    quiet = () if len(edges) < len(considered) else found.deployments.silent
    hosts = [host] if host else countries_in(asked.region) if asked.region else None
    return Presence(
        asked,
        edges,
        refs,
        totals.total((*edges, *quiet), asked.on, hosts=hosts, surroundings=found.surroundings),
        considered,
        refs.get(host) if host else None,
        refs.get(sender) if sender else None,
        found.surroundings,
    )
