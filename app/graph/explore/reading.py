"""Reading the graph as it is known now, or as it was known at an instant: the one place that chooses.

Whatever is asked is asked of a `Reading`. `now.Now` reads the relationships that the projection wrote;
`then.Then` projects again what something was learnt about since, and reads the rest as it is now. Both rank
alike, so a page and its dates agree. What takes a look at every claim, as the world known at an instant does,
is a job of the services, which read it part by part.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Protocol

from neo4j import AsyncManagedTransaction

from app.domain.model import Episode, Triple
from app.domain.network import Node, Way
from app.domain.standing import Standing
from app.domain.vocabulary import Predicate
from app.graph.explore.now import Now
from app.graph.explore.then import Then
from app.graph.explore.view import View
from app.graph.standing.bases import Site
from app.graph.standing.presence import Deployments
from app.graph.standing.relationships import Relationships
from app.graph.standing.rows import WithEnds


class Reading(Protocol):
    """A way of reading the graph for one view: through its filters, on its day, as known at its instant.

    What is said of a day is said of all times where the view has none. Entities are given by the ids they
    have now.
    """

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

    async def passing(self, ids: Collection[str], but: Collection[str]) -> dict[str, int]:
        """Count the neighbours of each entity that pass, without `but`; one without any is omitted."""
        ...

    async def picture(self, ids: Sequence[str]) -> tuple[list[Node], list[Standing]]:
        """Return the entities as nodes, in this order, and all relationships among them that pass, in any."""
        ...

    async def ways(self, start: str, end: str, hops: int) -> list[tuple[Way, list[Standing]]]:
        """Return ways between two entities of at most `hops` steps, with the relationships along each."""
        ...

    async def connected(self, after: str) -> tuple[list[Node], str | None]:
        """Return the next entities by id that have a relationship that passes; and where to go on."""
        ...

    async def leaving(self, after: str) -> tuple[list[WithEnds], str | None]:
        """Return the relationships that pass and begin at the next entities; and where to go on."""
        ...

    async def deployments(
        self, hosts: Collection[str] | None, senders: Collection[str] | None
    ) -> Deployments:
        """Return who is in a host, where a sender is, or both, through no filter; the view has a day."""
        ...

    async def lasting(self, id_: str) -> Relationships:
        """Return what an entity has, except its events, through no filter."""
        ...

    async def events(self, id_: str) -> Relationships:
        """Return the events of an entity, where they are many some; itself is among the ends.

        Raises NotFound.
        """
        ...

    async def matters(self, ids: Sequence[str], limit: int) -> list[Triple]:
        """Return up to `limit` matters that have one of some entities at an end; for none, the best."""
        ...

    async def courses(self, triples: Collection[Triple]) -> list[tuple[Episode, Standing | None]]:
        """Return how the episodes of these triples went, and how each stands; None where it does not.

        The episodes need not name their claims.
        """
        ...

    async def sites(self) -> tuple[Site, ...]:
        """Return the bases with coordinates that are in use, in order of ids; the view has a day."""
        ...


def reading(tx: AsyncManagedTransaction, view: View, today: date) -> Reading:
    """Return what reads the graph for a view; `today` is the day of a view that has none."""
    return Now(tx, view, today) if view.known_at is None else Then(tx, view, today)
