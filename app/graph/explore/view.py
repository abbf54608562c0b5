"""Choosing a part of the graph to look at: from where, how far, through which filters, the best first.

One walk serves both times: `explore_now` reads the projected relationships, `explore_then` projects again
what was known at an earlier instant. Both rank neighbours alike, so a page and its dates agree.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple, Protocol

from neo4j import AsyncManagedTransaction

from app.domain.model import Edge, Node, Subgraph
from app.domain.vocabulary import Certainty, Evidence, Kind, Predicate, Reliability, Status
from app.errors import NotFound
from app.graph.entities import names

DEFAULT_LIMIT: Final = 150
MOST_NODES: Final = 1_500
MOST_DEPTH: Final = 3
_WHOLE: Final = 8
"""How many steps from its centre a picture without a focus may reach."""


class Expansion(NamedTuple):
    """Neighbours added by hand: of which entity, how many at most, by which predicates (none: by any)."""

    id: str
    most: int
    predicates: tuple[Predicate, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """What to look at.

    `focus` are entity ids; empty: the most connected part. `depth` counts steps from them (0: only the
    relationships among them). Empty filters let everything pass; a relationship passes `reliability` if any
    document that affirms it is so rated (F: unrated), and the personnel filters if its figure allows a number
    between them. `on` is a day, `known_at` an instant. `limit` counts nodes. `expand` adds neighbours, and
    `hide` leaves entities out; those of `also` are in it in any case, for they were asked about.
    """

    focus: tuple[str, ...] = ()
    depth: int = 1
    kinds: frozenset[Kind] = frozenset()
    predicates: frozenset[Predicate] = frozenset()
    statuses: frozenset[Status] = frozenset()
    evidence: frozenset[Evidence] = frozenset()
    on: date | None = None
    known_at: datetime | None = None
    min_sources: int = 0
    limit: int = DEFAULT_LIMIT
    expand: tuple[Expansion, ...] = ()
    hide: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()
    certainties: frozenset[Certainty] = frozenset()
    reliability: frozenset[Reliability] = frozenset()
    min_personnel: int | None = None
    max_personnel: int | None = None

    @property
    def is_fine(self) -> bool:
        """Whether a filter is in force that few ask for: of certainty, reliability or personnel."""
        numbers = (self.min_personnel, self.max_personnel)
        return bool(self.certainties or self.reliability) or any(number is not None for number in numbers)

    @property
    def is_filtered(self) -> bool:
        """Whether any filter is in force; what is hidden by hand is none."""
        return self.is_fine or bool(
            self.kinds or self.predicates or self.statuses or self.evidence or self.min_sources
        )

    @property
    def unfiltered(self) -> View:
        """The same part of the graph through no filter."""
        place = ("focus", "depth", "on", "known_at", "limit", "expand", "hide", "also")
        return View(**{name: getattr(self, name) for name in place})


class Reading(Protocol):
    """A way of reading the graph for one view."""

    async def centre(self) -> str | None:
        """Return the most connected entity that the filters leave, None in an empty graph."""
        ...

    async def neighbours(
        self, of: Sequence[str], but: Collection[str], limit: int, by: Collection[Predicate] = ()
    ) -> list[str]:
        """Return the ids next to any of `of`, without `but`, the best evidenced first, `limit` at most.

        `by` are the predicates to go by; none: any. Filters hold besides.
        """
        ...

    async def outside(self, id_: str, but: Collection[str]) -> dict[Predicate, int]:
        """Count the neighbours of an entity that pass, without `but`, by the predicates that lead to them."""
        ...

    async def picture(self, ids: Sequence[str]) -> tuple[list[Node], list[Edge]]:
        """Return the entities as nodes, in this order, and all relationships among them that pass, in any."""
        ...


async def choose(tx: AsyncManagedTransaction, reading: Reading, view: View) -> Subgraph:
    """Return the part of the graph the view asks for. Raises NotFound for an id that does not exist."""
    focus = await canonical(tx, view.focus)
    centre = None if focus else await reading.centre()
    if not focus and centre is None:
        return Subgraph((), ())
    grown, truncated = await _grow(reading, view, focus or [str(centre)])
    for id_, count, by in view.expand:
        [around] = await canonical(tx, [id_])
        if around in grown:
            found = await reading.neighbours([around], view.hide, count, by)
            grown += [id_ for id_ in found if id_ not in grown]
    also = [id_ for id_ in await canonical(tx, view.also) if id_ not in grown]
    nodes, edges = await reading.picture([*grown[: MOST_NODES - len(also)], *also])
    ordered = sorted(edges, key=lambda edge: edge.id)
    beyond = max(len(grown) + len(also) - MOST_NODES, 0)
    return Subgraph(tuple(nodes), tuple(ordered), tuple(focus), truncated or beyond > 0, beyond)


async def _grow(reading: Reading, view: View, start: Sequence[str]) -> tuple[list[str], bool]:
    """Walk outward step by step; return the ids, nearest and best first, and whether `limit` cut them."""
    chosen, edge_of = list(start), list(start)
    for _ in range(view.depth if view.focus else _WHOLE):
        room = max(view.limit - len(chosen), 0)
        found = await reading.neighbours(edge_of, {*chosen, *view.hide}, room + 1)
        chosen += found[:room]
        if len(found) > room:
            return chosen, True
        if not found:
            break
        edge_of = found
    return chosen, False


async def canonical(tx: AsyncManagedTransaction, ids: Sequence[str]) -> list[str]:
    """Return the ids these entities have now, in order, each once. Raises NotFound."""
    known = await names.canonical(tx, ids) if ids else {}
    if unknown := next((id_ for id_ in ids if id_ not in known), None):
        raise NotFound(f"There is no entity “{unknown}”.")
    return list(dict.fromkeys(known[id_].id for id_ in ids))
