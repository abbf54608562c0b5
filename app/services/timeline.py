"""What is told of entities over time: their episodes with the claims they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from app.domain.model import Claim, Edge, Episode, Ref
from app.domain.projection import project
from app.domain.vocabulary import PRESENCE_PREDICATES
from app.graph import claims, names
from app.graph import timeline as matters
from app.graph.connection import Graph, Transaction
from app.graph.explore import canonical
from app.graph.explore_then import as_edge

MOST: Final = 40
"""How many matters are told at most, unless more are asked for."""
MOST_UNDER: Final = 200
"""How many matters are told that are under a mission, an operation or an agreement."""


@dataclass(frozen=True, slots=True)
class Strand:
    """One episode, its two ends, and all its claims in order of time.

    `is_under`: an entity asked for is at neither end; a claim puts it under that.
    """

    episode: Episode
    subject: Ref
    object: Ref
    claims: tuple[Claim, ...]
    is_under: bool = False

    @property
    def is_presence(self) -> bool:
        """Whether it says who is where, or does what there."""
        return self.episode.triple.predicate in PRESENCE_PREDICATES


@dataclass(frozen=True, slots=True)
class Timeline:
    """`strands` in order of time; `entities` are those asked for. `has_more`: the limit left matters out."""

    entities: tuple[Ref, ...]
    strands: tuple[Strand, ...]
    has_more: bool


async def timeline(
    graph: Graph, ids: Sequence[str], known_at: datetime | None = None, limit: int = MOST
) -> Timeline:
    """Return what is told of some entities over all times, now or as known at an instant; of none, the best.

    Raises NotFound for an id that does not exist.
    """
    return await graph.read(_timeline, ids, known_at, limit)


async def _timeline(tx: Transaction, ids: Sequence[str], known_at: datetime | None, limit: int) -> Timeline:
    own = await canonical(tx, ids)
    found = await matters.around(tx, own, known_at, limit + 1)
    under = await matters.under(tx, own, known_at, MOST_UNDER) if own else []
    triples = dict.fromkeys(found[:limit], False)
    triples |= {triple: True for triple in under if not {triple.subject, triple.object} & set(own)}
    counted = await claims.of_triples(tx, [triple.key for triple in triples], known_at)
    refs = await names.canonical(tx, {*own, *(end for t in triples for end in (t.subject, t.object))})
    strands = [
        Strand(episode, refs[triple.subject], refs[triple.object], _of(episode, counted[triple.key]), below)
        for triple, below in triples.items()
        for episode in project(triple, counted[triple.key])
    ]
    return Timeline(tuple(refs[id_] for id_ in own), tuple(sorted(strands, key=_order)), len(found) > limit)


def edge(strand: Strand, on: date | None, today: date) -> Edge | None:
    """Return a strand's episode as a relationship, on a day or over all times; None if none then."""
    return as_edge(strand.episode, on, today)


def _of(episode: Episode, known: Sequence[Claim]) -> tuple[Claim, ...]:
    by_id = {claim.id: claim for claim in known}
    return tuple(by_id[id_] for id_ in episode.claims)


def _order(strand: Strand) -> tuple[bool, str, str, int]:
    start = strand.episode.start
    return (
        start is None,
        start.earliest.isoformat() if start else "",
        strand.episode.triple.key,
        strand.episode.n,
    )
