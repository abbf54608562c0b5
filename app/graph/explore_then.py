"""Looking at the graph as it was known at an earlier instant: what was known then is projected again.

The relationships hold only what is known now, so the claims of the triples around each entity are read as
they counted then. The same walk, filters and ranking as over the relationships, in memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Edge, Episode, Node, Ref, Subgraph, Triple
from app.domain.projection import project
from app.domain.vocabulary import Certainty, Evidence, Predicate
from app.graph import claims, names
from app.graph.claims import triple_of
from app.graph.explore import View, choose
from app.graph.explore_passes import failing, lets

_RANK: Final = {Evidence.DENIED: 0, Evidence.DISPUTED: 1, Evidence.CLAIMED: 2, Evidence.CORROBORATED: 3}
"""Among relationships of as many sources, the better attested first."""

AT_ONCE: Final = 1_000
"""Triples whose claims are in memory together, where they are projected again."""


_CENTRE: Final[LiteralString] = """
MATCH (claim:Claim) WHERE claim.recorded_at <= $known_at AND claim.accepted[0] <= $known_at
MATCH (claim)-[:SUBJECT|OBJECT]->(entity:Entity) WHERE $kinds IS NULL OR entity.kind IN $kinds
WITH entity, count(*) AS claims
RETURN coalesce(entity.merged_into, entity.id) AS id
ORDER BY claims DESC, id LIMIT 1
"""

# A claim about several objects is about several triples: only those that end here.
_TRIPLES: Final[LiteralString] = """
MATCH (entity:Entity) WHERE entity.id IN $ids
MATCH (entity)<-[:SUBJECT|OBJECT]-(claim:Claim)-[:ABOUT]->(triple:Triple)
WHERE claim.recorded_at <= $known_at AND (triple.subject IN $ids OR triple.object IN $ids)
RETURN DISTINCT triple {.subject, .predicate, .object} AS triple
"""


async def around(tx: AsyncManagedTransaction, view: View, today: date) -> Subgraph:
    """Return the part of the graph the view asks for, as known at `view.known_at`. Raises NotFound."""
    return await choose(tx, _Then(tx, view, today), view)


async def outside(
    tx: AsyncManagedTransaction, view: View, id_: str, but: Collection[str], today: date
) -> dict[Predicate, int]:
    """Count an entity's neighbours that pass the filters, without `but`, by predicate, as known then."""
    return await _Then(tx, view, today).outside(id_, but)


class _Then:
    """The graph as known at an instant, read entity by entity as the walk needs it."""

    def __init__(self, tx: AsyncManagedTransaction, view: View, today: date) -> None:
        self._tx = tx
        self._view = view
        self._today = today
        self._loaded: set[str] = set()
        self._refs: dict[str, Ref] = {}
        self._edges: dict[str, dict[str, Edge]] = defaultdict(dict)

    async def centre(self) -> str | None:
        """Return the entity most was said about by then; relationships are only known once projected."""
        asked = {"known_at": self._view.known_at, "kinds": sorted(self._view.kinds) or None}
        row = await (await self._tx.run(_CENTRE, asked)).single()
        return row["id"] if row else None

    async def _load(self, ids: Sequence[str]) -> None:
        """Take in all relationships of these entities; those without a status on the day are omitted."""
        wanted = [id_ for id_ in ids if id_ not in self._loaded]
        if not wanted:
            return
        self._loaded.update(wanted)
        asked = {"ids": wanted, "known_at": self._view.known_at}
        triples = [triple_of(row["triple"]) async for row in await self._tx.run(_TRIPLES, asked)]
        counted = await claims.of_triples(self._tx, [triple.key for triple in triples], self._view.known_at)
        self._refs |= await names.canonical(
            self._tx, {*ids, *(end for t in triples for end in (t.subject, t.object))}
        )
        for triple in triples:
            for episode in project(triple, counted[triple.key]):
                if found := as_edge(episode, self._view.on, self._today):
                    found = replace(found, ratings=episode.ratings, story=_story(episode))
                    self._edges[found.source][found.id] = self._edges[found.target][found.id] = found

    async def neighbours(
        self, of: Sequence[str], but: Collection[str], limit: int, by: Collection[Predicate] = ()
    ) -> list[str]:
        """Return the ids next to any of `of`, without `but`, the best evidenced first."""
        await self._load(of)
        found: dict[str, dict[str, Edge]] = defaultdict(dict)
        for id_ in of:
            for edge in self._edges[id_].values():
                other = edge.target if edge.source == id_ else edge.source
                if by and edge.predicate not in by:
                    continue
                if other not in but and not failing(edge, self._view) and self._lets(other):
                    found[other][edge.id] = edge
        return sorted(found, key=lambda id_: (*_weight(found[id_].values()), id_))[:limit]

    async def outside(self, id_: str, but: Collection[str]) -> dict[Predicate, int]:
        """Count the neighbours of an entity that pass, without `but`, by the predicates that lead to them."""
        await self._load([id_])
        found: dict[Predicate, set[str]] = defaultdict(set)
        for edge in self._edges[id_].values():
            other = edge.target if edge.source == id_ else edge.source
            if other not in but and not failing(edge, self._view) and self._lets(other):
                found[edge.predicate].add(other)
        return {predicate: len(others) for predicate, others in found.items()}

    async def picture(self, ids: Sequence[str]) -> tuple[list[Node], list[Edge]]:
        """Return the entities as nodes, and the relationships among them."""
        await self._load(ids)
        inside = set(ids)
        nodes = [self._node(id_, inside) for id_ in ids]
        edges = [
            edge
            for id_ in ids
            for edge in self._edges[id_].values()
            if edge.source == id_ and edge.target in inside and not failing(edge, self._view)
        ]
        return nodes, edges

    def _node(self, id_: str, inside: Collection[str]) -> Node:
        ref, edges = self._refs[id_], self._edges[id_].values()
        near = {edge.target if edge.source == id_ else edge.source for edge in edges}
        return Node(ref.id, ref.kind, ref.name, len(edges), len(near.difference(inside)))

    def _lets(self, id_: str) -> bool:
        return lets(self._refs[id_].kind, self._view)


async def projected(
    tx: AsyncManagedTransaction, triples: Sequence[Triple], on: date | None, today: date, known_at: datetime
) -> AsyncIterator[Edge]:
    """Yield the episodes of these triples as known at an instant, as `as_edge` returns them.

    Some triples at a time, so that the claims of many are never in memory together.
    """
    for start in range(0, len(triples), AT_ONCE):
        part = triples[start : start + AT_ONCE]
        counted = await claims.of_triples(tx, [triple.key for triple in part], known_at)
        for triple in part:
            for episode in project(triple, counted[triple.key]):
                if found := as_edge(episode, on, today):
                    yield found


def as_edge(episode: Episode, on: date | None, today: date) -> Edge | None:
    """Return an episode as an edge; None where it has no status on the day asked for."""
    moment = episode.on(on) if on else None
    if on and moment is None:
        return None
    held = moment or episode
    return Edge(
        id=episode.id,
        source=episode.triple.subject,
        target=episode.triple.object,
        predicate=episode.triple.predicate,
        status=held.status or episode.status,
        phase=held.phase,
        evidence=held.evidence,
        figures=held.figures,
        certainty=episode.certainty_on(on or today),
        start=episode.start,
        end=episode.end,
        last_confirmed=episode.last_confirmed,
        shown=held.shown,
        claims=len(episode.claims),
        sources=held.sources,
    )


def _story(episode: Episode) -> tuple[tuple[date, Certainty], ...]:
    return tuple((moment.day, moment.certainty) for moment in episode.moments)


def _weight(edges: Iterable[Edge]) -> tuple[int, int, int]:
    held = list(edges)
    return (
        -max(4 * edge.sources + _RANK[edge.evidence] for edge in held),
        -sum(edge.claims for edge in held),
        -len(held),
    )
