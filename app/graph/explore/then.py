"""Looking at the graph as it was known at an earlier instant: what changed since is projected again.

The relationships hold what is known now. Those of triples of which something was learnt since are made anew
from the claims that counted then; the others are as they were. The same walk, filters and ranking as over
the relationships, in memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.filters import lets, passes
from app.domain.model import Episode, Ref, Triple
from app.domain.network import Node, Way, shortest
from app.domain.projection.episodes import project
from app.domain.standing import Standing, standing
from app.domain.vocabulary import EVENT_PREDICATES, Evidence, Predicate
from app.errors import NotFound
from app.graph.claims import basis
from app.graph.entities import names
from app.graph.explore import export
from app.graph.explore.now import of_entities
from app.graph.explore.shortest import ASKED
from app.graph.explore.view import MOST_NODES, View
from app.graph.standing import bases, presence, since, structure, timeline
from app.graph.standing.bases import Site
from app.graph.standing.presence import Deployments
from app.graph.standing.relationships import Relationships
from app.graph.standing.rows import WithEnds

_RANK: Final = {Evidence.DENIED: 0, Evidence.DISPUTED: 1, Evidence.CLAIMED: 2, Evidence.CORROBORATED: 3}
"""Among relationships of as many sources, the better attested first."""

_MOST_NEAR: Final = 400
"""So many entities are looked at for each step of a way."""

_MOST_TRIED: Final = 300
"""So many ways over what was claimed are tried: what is filtered away may lie on many of them."""

_Near = dict[str, dict[str, list[Triple]]]
"""What was claimed between two entities, from either end."""


_CENTRE: Final[LiteralString] = """
MATCH (triple:Triple)
WHERE triple.latest_at <= $known_at OR EXISTS {
    MATCH (triple)<-[:ABOUT]-(claim:Claim)
    WHERE claim.recorded_at <= $known_at AND claim.accepted[0] <= $known_at
}
UNWIND [triple.subject, triple.object] AS end
WITH end, count(*) AS matters ORDER BY matters DESC, end
MATCH (entity:Entity {id: end}) WHERE $kinds IS NULL OR entity.kind IN $kinds
RETURN coalesce(entity.merged_into, entity.id) AS id
LIMIT 1
"""


class Then:
    """The graph as known at an instant, read entity by entity as the walk needs it."""

    def __init__(self, tx: AsyncManagedTransaction, view: View, today: date) -> None:
        if view.known_at is None:
            raise ValueError("What is known now is read by app.graph.explore.now.")
        self._tx = tx
        self._view = view
        self._known_at = view.known_at
        self._today = today
        self._loaded: set[str] = set()
        self._projected: set[Triple] = set()
        self._refs: dict[str, Ref] = {}
        self._edges: dict[str, dict[str, Standing]] = defaultdict(dict)

    async def centre(self) -> str | None:
        """Return the entity with the most matters claimed by then: counting them spares projecting all."""
        asked = {"known_at": self._known_at, "kinds": sorted(self._view.kinds) or None}
        row = await (await self._tx.run(_CENTRE, asked)).single()
        return row["id"] if row else None

    async def _load(self, ids: Sequence[str]) -> None:
        """Take in all relationships of these entities; those without a status on the day are omitted."""
        wanted = [id_ for id_ in ids if id_ not in self._loaded]
        if not wanted:
            return
        changed = await since.changed_about(self._tx, wanted, self._known_at)
        await self._as_now(wanted, lambda triple: triple not in changed, but=self._loaded)
        self._loaded.update(wanted)
        await self._project(changed)
        await self._name(wanted)

    async def _as_now(self, ids: Collection[str], is_same: Callable[[Triple], bool], **which: Any) -> None:
        """Take in the relationships of these entities that are now as they were then."""
        found = await of_entities(self._tx, ids, self._view.on, self._today, **which)
        same = [edge for edge in found if is_same(edge.triple)]
        await self._name({end for edge in same for end in (edge.source, edge.target)})
        for edge in same:
            self._take(edge)

    def _take(self, edge: Standing) -> None:
        self._edges[edge.source][edge.id] = self._edges[edge.target][edge.id] = edge

    async def _name(self, ids: Collection[str]) -> None:
        if unknown := set(ids) - self._refs.keys():
            self._refs |= await names.canonical(self._tx, unknown)

    async def _project(self, triples: Iterable[Triple]) -> None:
        """Take in the relationships that these added up to then; each is worked out once."""
        new = [triple for triple in sorted(triples) if triple not in self._projected]
        if not new:
            return
        self._projected.update(new)
        said = await basis.of_triples(self._tx, [triple.key for triple in new], self._known_at)
        await self._name({end for triple in new for end in (triple.subject, triple.object)})
        parts = await structure.of_claims(self._tx, said.values(), self._known_at)
        for triple in new:
            for episode in project(triple, said[triple.key], parts):
                if found := standing(episode, self._view.on, self._today):
                    self._take(found)

    async def neighbours(
        self, of: Sequence[str], but: Collection[str], limit: int, by: Collection[Predicate] = ()
    ) -> list[str]:
        """Return the ids next to any of `of`, without `but`, the best evidenced first."""
        await self._load(of)
        found: dict[str, dict[str, Standing]] = defaultdict(dict)
        for id_ in of:
            for edge in self._edges[id_].values():
                other = edge.target if edge.source == id_ else edge.source
                if by and edge.predicate not in by:
                    continue
                if other not in but and self._passes(edge) and self._lets(other):
                    found[other][edge.id] = edge
        return sorted(found, key=lambda id_: (*_weight(found[id_].values()), id_))[:limit]

    async def outside(self, id_: str, but: Collection[str]) -> dict[Predicate, int]:
        """Count the neighbours of an entity that pass, without `but`, by the predicates that lead to them."""
        await self._load([id_])
        found: dict[Predicate, set[str]] = defaultdict(set)
        for edge in self._edges[id_].values():
            other = edge.target if edge.source == id_ else edge.source
            if other not in but and self._passes(edge) and self._lets(other):
                found[edge.predicate].add(other)
        return {predicate: len(others) for predicate, others in found.items()}

    async def passing(self, ids: Collection[str], but: Collection[str]) -> dict[str, int]:
        """Count the neighbours of each entity that pass, without `but`; one without any is omitted."""
        await self._load(list(ids))
        found = {id_: len(self._beside(id_, ()).difference(but)) for id_ in ids}
        return {id_: count for id_, count in found.items() if count}

    async def picture(self, ids: Sequence[str]) -> tuple[list[Node], list[Standing]]:
        """Return the entities as nodes, and the relationships among them."""
        await self._load(ids)
        inside = set(ids)
        nodes = [self._node(id_, inside) for id_ in ids]
        edges = [
            edge
            for id_ in ids
            for edge in self._edges[id_].values()
            if edge.source == id_ and edge.target in inside and self._passes(edge)
        ]
        return nodes, edges

    async def ways(self, start: str, end: str, hops: int) -> list[tuple[Way, list[Standing]]]:
        """Return ways between two entities, with the relationships along each, shortest first.

        They are looked for over what was claimed, and only what lies along one is read: a country may have
        thousands of relationships. `_MOST_TRIED` are tried.
        """
        return [(way, self._along(way)) for way in await self._ways(start, end, hops, ASKED)]

    async def _ways(self, start: str, end: str, hops: int, most: int) -> list[Way]:
        near, known = await self._claimed_near(start, end, hops)
        changed = {triple for triple, is_changed in known.items() if is_changed}
        same = known.keys() - changed
        tried = shortest(near, start, end, hops, _MOST_TRIED)
        found: list[Way] = []
        for at in range(0, len(tried), most):
            some = tried[at : at + most]
            steps = {step for way in some for step in pairwise(way)}
            await self._as_now({id_ for way in some for id_ in way}, same.__contains__, inside=True)
            await self._project(changed.intersection(triple for a, b in steps for triple in near[a][b]))
            found += [
                way for way in some if all(b in self._beside(a, (start, end)) for a, b in pairwise(way))
            ]
            if len(found) >= most:
                break
        return found[:most]

    def _along(self, way: Way) -> list[Standing]:
        steps = {frozenset(step) for step in pairwise(way)}
        near = (edge for id_ in way for edge in self._edges[id_].values() if self._passes(edge))
        return [edge for edge in near if frozenset((edge.source, edge.target)) in steps]

    async def _claimed_near(self, start: str, end: str, hops: int) -> tuple[_Near, dict[Triple, bool]]:
        """Return what was claimed between whom within half of `hops` of either end; whether it changed since.

        Every way between the two of at most `hops` steps runs through it, unless more than `_MOST_NEAR`
        entities lie on one step: then some are left out.
        """
        near: _Near = defaultdict(dict)
        ahead, seen = {start: [start], end: [end]}, {start: {start}, end: {end}}
        held: dict[Triple, bool] = {}
        for step in range(hops):
            side = (start, end)[step % 2]
            known = await since.known_about(self._tx, ahead[side], self._known_at)
            triples = [triple for triple in known if triple not in held and self._may_pass(triple)]
            await self._name({end for triple in triples for end in (triple.subject, triple.object)})
            for triple in triples:
                a, b = self._refs[triple.subject].id, self._refs[triple.object].id
                if all(self._lets(id_) or id_ in (start, end) for id_ in (a, b)):
                    near[a].setdefault(b, []).append(triple)
                    near[b].setdefault(a, []).append(triple)
            held |= known
            others = {other for id_ in ahead[side] for other in near.get(id_, ())}
            ahead[side] = sorted(others - seen[side])[:_MOST_NEAR]
            seen[side].update(ahead[side])
        return near, held

    def _may_pass(self, triple: Triple) -> bool:
        return not self._view.predicates or triple.predicate in self._view.predicates

    async def leaving(self, after: str) -> tuple[list[WithEnds], str | None]:
        """Return the relationships that pass and begin at the next entities; and where to go on."""
        ids = await export.next_ids(self._tx, self._view.kinds, after)
        await self._load(ids)
        found = [
            (edge, self._refs[edge.source], self._refs[edge.target])
            for id_ in ids
            for edge in self._edges[id_].values()
            if edge.source == id_ and self._passes(edge) and self._lets(edge.target)
        ]
        return sorted(found, key=export.order), export.last(ids)

    async def connected(self, after: str) -> tuple[list[Node], str | None]:
        """Return the next entities by id that have a relationship that passes; and where to go on."""
        ids = await export.next_ids(self._tx, self._view.kinds, after)
        await self._load(ids)
        found = [self._node(id_, near) for id_ in ids if (near := self._beside(id_, ()))]
        return found, export.last(ids)

    async def deployments(
        self, hosts: Collection[str] | None, senders: Collection[str] | None
    ) -> Deployments:
        """Return who is in a host, where a sender is, or both."""
        day = self._view.on or self._today
        there = await presence.now(self._tx, hosts, senders, day)
        changed = {
            triple
            for triple in await since.changed_about(self._tx, senders or hosts or (), self._known_at)
            if triple.predicate is Predicate.DEPLOYED_TO
            and (hosts is None or triple.object in hosts)
            and (senders is None or triple.subject in senders)
        }
        edges, quiet = await presence.projected(self._tx, sorted(changed), day, self._known_at)
        edges += [edge for edge in there.edges if edge.triple not in changed]
        quiet += [edge for edge in there.silent if edge.triple not in changed]
        await self._name({end for edge in (*edges, *quiet) for end in (edge.source, edge.target)})
        return presence.deployments(edges, self._refs, quiet)

    async def lasting(self, id_: str) -> Relationships:
        """Return what an entity has, except its events."""
        await self._load([id_])
        own = [edge for edge in self._edges[id_].values() if edge.predicate not in EVENT_PREDICATES]
        return self._relationships(own)

    async def events(self, id_: str) -> Relationships:
        """Return the events of an entity, of more than a picture holds the best. Raises NotFound."""
        await self._load([id_])
        if id_ not in self._refs:
            raise NotFound(f"There is no entity “{id_}”.")
        own = [edge for edge in self._edges[id_].values() if edge.predicate in EVENT_PREDICATES]
        kept = sorted(own, key=lambda edge: (-edge.sources, -edge.claims, edge.id))[:MOST_NODES]
        return self._relationships(kept, len(own) - len(kept)) | Relationships((), {id_: self._refs[id_]})

    def _relationships(self, edges: Iterable[Standing], left_out: int = 0) -> Relationships:
        ordered = tuple(sorted(edges, key=lambda edge: edge.id))
        ends = {end for edge in ordered for end in (edge.source, edge.target)}
        return Relationships(ordered, {end: self._refs[end] for end in ends}, left_out)

    async def matters(self, ids: Sequence[str], limit: int) -> list[Triple]:
        """Return up to `limit` matters claimed by then around entities; for none, the best known now."""
        if not ids:
            return await timeline.matters(self._tx, ids, limit)
        return await timeline.claimed(self._tx, ids, self._known_at, limit)

    async def courses(self, triples: Collection[Triple]) -> list[tuple[Episode, Standing | None]]:
        """Return how the episodes of these triples went, from the claims that counted then."""
        said = await basis.of_triples(self._tx, [triple.key for triple in triples], self._known_at)
        parts = await structure.of_claims(self._tx, said.values(), self._known_at)
        episodes = [episode for triple in triples for episode in project(triple, said[triple.key], parts)]
        return [(episode, standing(episode, self._view.on, self._today)) for episode in episodes]

    async def sites(self) -> tuple[Site, ...]:
        """Return the bases in use as known then."""
        return await bases.sites_then(self._tx, self._view.on or self._today, self._known_at)

    def _beside(self, id_: str, ends: Collection[str]) -> set[str]:
        passing = (edge for edge in self._edges[id_].values() if self._passes(edge))
        others = (edge.target if edge.source == id_ else edge.source for edge in passing)
        return {other for other in others if other in ends or self._lets(other)}

    def _node(self, id_: str, inside: Collection[str]) -> Node:
        ref, edges = self._refs[id_], self._edges[id_].values()
        near = {edge.target if edge.source == id_ else edge.source for edge in edges}
        return Node(ref.id, ref.kind, ref.name, len(edges), len(near.difference(inside)))

    def _passes(self, edge: Standing) -> bool:
        return passes(edge, self._view)

    def _lets(self, id_: str) -> bool:
        return lets(self._refs[id_].kind, self._view)


def _weight(edges: Iterable[Standing]) -> tuple[int, int, int]:
    held = list(edges)
    return (
        -max(4 * edge.sources + _RANK[edge.evidence] for edge in held),
        -sum(edge.claims for edge in held),
        -len(held),
    )
