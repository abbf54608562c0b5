"""What a key watches: its own list of entities, and since when it has not looked.

A merged entity is watched as what it is now, under whichever of its ids it was put on the list.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from app.domain.model import Ref
from app.errors import Conflict
from app.graph.accounts import watches
from app.graph.connection import Graph, Transaction
from app.graph.entities import names
from app.graph.explore.view import canonical
from app.services import paging
from app.services.paging import Page

MOST: Final = 200
"""How many entities one key may watch: as many as one page compares at once."""


@dataclass(frozen=True, slots=True, order=True)
class Watch:
    """One entity on the list, as it is now, and since when it is there."""

    entity: Ref
    since: datetime


async def listing(graph: Graph, key: str) -> tuple[Watch, ...]:
    """Return what a key watches, by name."""
    return await graph.read(_listing, key)


async def page(graph: Graph, key: str, limit: int, cursor: str | None) -> Page[Watch]:
    """Return a page of what a key watches, by name. Raises Invalid for a cursor that is none."""
    after = paging.decode(cursor, str, str) if cursor else ("", "")
    later = [one for one in await listing(graph, key) if (one.entity.name, one.entity.id) > after]
    shown = tuple(later[:limit])
    last = shown[-1].entity if len(later) > limit else None
    return Page(shown, paging.encode(last.name, last.id) if last else None)


async def is_watched(graph: Graph, key: str, entity: str) -> bool:
    """Say whether a key watches an entity, which is given by its canonical id."""
    return any(watch.entity.id == entity for watch in await listing(graph, key))


async def watch(graph: Graph, key: str, entity: str, now: datetime | None = None) -> tuple[Watch, bool]:
    """Put an entity on a key's list; return it, and whether it is new there.

    Raises NotFound for an entity that does not exist, and Conflict where the list is full.
    """
    moment = now or datetime.now(UTC)

    async def watched(tx: Transaction) -> tuple[Watch, bool]:
        [own] = await canonical(tx, [entity])
        before = {one.entity.id: one for one in await _listing(tx, key)}
        if own in before:
            return before[own], False
        if len(before) >= MOST:
            raise Conflict(f"A key watches at most {MOST} entities: take one off the list first.")
        await watches.watch(tx, key, own, moment)
        refs = await names.canonical(tx, [own])
        return Watch(refs[own], moment), True

    return await graph.write(watched)


async def unwatch(graph: Graph, key: str, entity: str) -> None:
    """Take an entity off a key's list; again is the same. Raises NotFound where it does not exist."""

    async def unwatched(tx: Transaction) -> None:
        [own] = await canonical(tx, [entity])
        held = await watches.listing(tx, key)
        now = await names.canonical(tx, held)
        await watches.unwatch(tx, key, [id_ for id_ in held if now[id_].id == own])

    await graph.write(unwatched)


async def last_visit(graph: Graph, key: str) -> datetime | None:
    """Return when a key last read what was learnt of what it watches; None where it never did."""
    return await graph.read(watches.visited, key)


async def visit(graph: Graph, key: str, now: datetime | None = None) -> datetime | None:
    """Keep that a key reads it now, and return when it did before; None where it never did."""
    moment = now or datetime.now(UTC)

    async def visited(tx: Transaction) -> datetime | None:
        before = await watches.visited(tx, key)
        await watches.visit(tx, key, moment)
        return before

    return await graph.write(visited)


async def _listing(tx: Transaction, key: str) -> tuple[Watch, ...]:
    held = await watches.listing(tx, key)
    refs = await names.canonical(tx, held)
    first: dict[str, Watch] = {}
    for id_, since in sorted(held.items(), key=lambda one: one[1]):
        first.setdefault(refs[id_].id, Watch(refs[id_], since))
    return tuple(sorted(first.values(), key=lambda one: (one.entity.name, one.entity.id)))
