"""What is told of entities over time: how their episodes went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from app.domain.model import Episode, Ref
from app.domain.standing import Standing
from app.domain.vocabulary import PRESENCE_PREDICATES
from app.graph.connection import Graph, Transaction
from app.graph.entities import names
from app.graph.explore.reading import reading
from app.graph.explore.view import View, canonical
from app.graph.standing import timeline as matters

MOST: Final = 40
"""How many matters are told at most, unless more are asked for."""
MOST_UNDER: Final = 200
"""How many matters are told that are under a mission, an operation or an agreement."""


@dataclass(frozen=True, slots=True)
class Strand:
    """One episode, its two ends, and the relationship it is on the day asked for, or over all times.

    `edge` is None where it has no status that day. The episode names no claims. `is_under`: an entity asked
    for is at neither end; a claim puts it under that.
    """

    episode: Episode
    subject: Ref
    object: Ref
    edge: Standing | None
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


@dataclass(frozen=True, slots=True)
class Asked:
    """The day the relationships are for, None for all times, as known at an instant, or now."""

    on: date | None
    today: date
    known_at: datetime | None = None


async def timeline(
    graph: Graph, ids: Sequence[str], asked: Asked, limit: int = MOST, among: Sequence[Standing] | None = None
) -> Timeline:
    """Return what is told of some entities over all times, now or as known at an instant; of none, the best.

    `among`: all their relationships, where they are at hand; the ids are then those they have now. Raises
    NotFound for an id that does not exist.
    """
    return await graph.read(_timeline, ids, asked, limit, among)


async def _timeline(
    tx: Transaction, ids: Sequence[str], asked: Asked, limit: int, among: Sequence[Standing] | None
) -> Timeline:
    own = await canonical(tx, ids) if among is None else list(ids)
    read = reading(tx, View(on=asked.on, known_at=asked.known_at), asked.today)
    if among is None:
        found = await read.matters(own, limit + 1)
    else:
        found = matters.best(among, limit + 1)
    under = await matters.under(tx, own, asked.known_at, MOST_UNDER) if own else []
    triples = dict.fromkeys(found[:limit], False)
    triples |= {triple: True for triple in under if not {triple.subject, triple.object} & set(own)}
    refs = await names.canonical(tx, {*own, *(end for t in triples for end in (t.subject, t.object))})
    strands = [
        Strand(episode, refs[triple.subject], refs[triple.object], edge, triples[triple])
        for episode, edge in await read.courses(triples)
        for triple in [episode.triple]
    ]
    return Timeline(tuple(refs[id_] for id_ in own), tuple(sorted(strands, key=_order)), len(found) > limit)


def _order(strand: Strand) -> tuple[bool, str, str, int]:
    start = strand.episode.start
    return (
        start is None,
        start.earliest.isoformat() if start else "",
        strand.episode.triple.key,
        strand.episode.n,
    )
