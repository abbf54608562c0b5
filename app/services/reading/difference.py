"""What was learnt between two instants: the episodes added, changed, ended or retracted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.domain.difference import Change, Difference, difference
from app.domain.model import Ref
from app.domain.projection.episodes import project
from app.errors import Fault, Invalid
from app.graph.claims import basis
from app.graph.claims import difference as changes
from app.graph.connection import Graph, Transaction
from app.graph.entities import names
from app.graph.explore.view import canonical
from app.graph.standing import structure

MOST: Final = 1_000
"""How many matters are compared at most."""


@dataclass(frozen=True, slots=True)
class Differences:
    """Episodes that are not as they were known, and their entities. `entity`: where all are about one.

    `is_cut`: there was more than `MOST`.
    """

    entity: Ref | None
    items: tuple[Difference, ...]
    refs: Mapping[str, Ref]
    is_cut: bool

    def of(self, change: Change) -> tuple[Difference, ...]:
        """Return the items of one sort."""
        return tuple(item for item in self.items if item.change is change)

    def about(self, entity: str) -> tuple[Difference, ...]:
        """Return the items that have an entity, by its canonical id, at one end."""
        ends = ((item, item.episode.triple) for item in self.items)
        return tuple(item for item, triple in ends if entity in (triple.subject, triple.object))


async def between(graph: Graph, after: datetime, until: datetime, entity: str | None = None) -> Differences:
    """Compare what was known at `after` with what was known at `until`, of an entity or of all.

    Raises Invalid where `until` is before `after`, and NotFound for an entity that does not exist.
    """
    _in_order(after, until)
    return await graph.read(_between, after, until, [entity] if entity else [])


async def between_of(graph: Graph, after: datetime, until: datetime, entities: Sequence[str]) -> Differences:
    """Compare the same of several entities at once, in one answer; of none there is nothing.

    Raises Invalid where `until` is before `after`, and NotFound for an entity that does not exist.
    """
    _in_order(after, until)
    return (
        await graph.read(_between, after, until, entities) if entities else Differences(None, (), {}, False)
    )


def _in_order(after: datetime, until: datetime) -> None:
    if until < after:
        detail = "The first date is after the second: what was learnt runs from earlier to later."
        raise Invalid([Fault("/from", detail)])


async def _between(tx: Transaction, after: datetime, until: datetime, entities: Sequence[str]) -> Differences:
    own = await canonical(tx, entities)
    found = await changes.triples(tx, own, after, until, MOST + 1)
    triples = found[:MOST]
    keys = [triple.key for triple in triples]
    old = await basis.of_triples(tx, keys, after)
    new = await basis.of_triples(tx, keys, until)
    was = await structure.of_claims(tx, old.values(), after)
    now = await structure.of_claims(tx, new.values(), until)
    ends = {end for triple in triples for end in (triple.subject, triple.object)}
    refs = await names.canonical(tx, ends | set(own))
    items = [
        item
        for triple in triples
        for item in difference(project(triple, old[triple.key], was), project(triple, new[triple.key], now))
    ]
    one = refs[own[0]] if len(own) == 1 else None
    return Differences(one, tuple(items), refs, len(found) > MOST)
