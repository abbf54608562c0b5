"""What was known of many matters at an instant: what is known now, except where something was learnt since.

The triples that something was learnt about since are projected again from the claims that counted then; of
the others, what is known now was known then. It takes longer the more was learnt, and says how far it is.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final, TypeGuard, TypeVar

from app.domain.model import Triple
from app.domain.vocabulary import Predicate
from app.graph.connection import Graph, Transaction
from app.graph.standing import since
from app.services.memory.jobs import Progress

T = TypeVar("T")

AT_ONCE: Final = 20_000
"""Claims whose triples are looked through in one transaction."""


def is_over(known_at: datetime | None) -> TypeGuard[datetime]:
    """Whether what was known at an instant may differ from what is known now: it is given, and is over."""
    return known_at is not None and known_at < datetime.now(UTC)


async def retrospect(
    graph: Graph,
    predicates: Collection[Predicate],
    known_at: datetime,
    read: Callable[[Transaction, Sequence[Triple]], Awaitable[Sequence[T]]],
    progress: Progress,
) -> tuple[set[Triple], list[T]]:
    """Return the triples of these predicates that changed since an instant, and what is read of them then.

    `read` is given some of them at a time, in order. `progress` counts claims.
    """
    triples = await graph.read(since.triples, predicates)
    progress.total = sum(triples.values())
    changed: set[Triple] = set()
    found: list[T] = []
    for part in _parts(triples):
        touched = await graph.read(since.changed, part, known_at)
        changed |= touched
        found += await graph.read(read, sorted(touched))
        progress.done += sum(triples[triple] for triple in part)
    return changed, found


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
