"""What is asked of the graph: a part of it, from where, how far, through which filters, at which times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Final, NamedTuple

from neo4j import AsyncManagedTransaction

from app.domain.filters import Filters
from app.domain.vocabulary import Predicate
from app.errors import NotFound
from app.graph.entities import names

DEFAULT_LIMIT: Final = 150
MOST_NODES: Final = 1_500
MOST_DEPTH: Final = 3


class Expansion(NamedTuple):
    """Neighbours added by hand: of which entity, how many at most, by which predicates (none: by any)."""

    id: str
    most: int
    predicates: tuple[Predicate, ...] = ()


@dataclass(frozen=True, slots=True)
class View(Filters):
    """What to look at, through which filters.

    `focus` are entity ids; empty: the most connected part. `depth` counts steps from them (0: only the
    relationships among them). `on` is a day, `known_at` an instant. `limit` counts nodes. `expand` adds
    neighbours, and `hide` leaves entities out; those of `also` are in it in any case: they were asked about.
    """

    focus: tuple[str, ...] = ()
    depth: int = 1
    on: date | None = None
    known_at: datetime | None = None
    limit: int = DEFAULT_LIMIT
    expand: tuple[Expansion, ...] = ()
    hide: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()

    @property
    def unfiltered(self) -> View:
        """The same part of the graph through no filter."""
        return replace(self, **{each.name: each.default for each in fields(Filters)})


async def canonical(tx: AsyncManagedTransaction, ids: Sequence[str]) -> list[str]:
    """Return the ids these entities have now, in order, each once. Raises NotFound."""
    known = await names.canonical(tx, ids) if ids else {}
    if unknown := next((id_ for id_ in ids if id_ not in known), None):
        raise NotFound(f"There is no entity “{unknown}”.")
    return list(dict.fromkeys(known[id_].id for id_ in ids))
