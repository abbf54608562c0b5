"""What the start page shows: how much there is, the newest, where sources disagree, the most senders."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from app.domain.model import Claim
from app.graph import front as reading
from app.graph.connection import Graph
from app.graph.front import Disagreement, Host, Stale
from app.graph.totals import Totals
from app.services import claims
from app.services.claims import ClaimFilter
from app.services.kept import Kept

__all__ = ["Disagreement", "Front", "Host", "Stale", "front"]

NEWEST: Final = 8
MOST: Final = 8


@dataclass(frozen=True, slots=True)
class Front:
    """The start page's content; `newest` are claims that count, the latest recorded first."""

    totals: Totals
    newest: tuple[Claim, ...]
    disagreements: tuple[Disagreement, ...]
    hosts: tuple[Host, ...]
    stale: tuple[Stale, ...]


_kept: Kept[tuple[date | None, date], Front] = Kept(most=64)
"""Pages by day, as known now: finding them out looks at every relationship."""


async def front(graph: Graph, *, on: date | None, known_at: datetime | None, today: date) -> Front:
    """Return the start page for a day (`on` None: all times); `known_at` bounds the newest claims."""
    kept = await _as_known_now(graph, on, today)
    return kept if known_at is None else replace(kept, newest=await _newest(graph, known_at))


async def _as_known_now(graph: Graph, on: date | None, today: date) -> Front:
    async def find() -> Front:
        seen = await graph.read(reading.overview, on, today, MOST)
        newest = await _newest(graph, None)
        return Front(seen.totals, newest, seen.disagreements, seen.hosts, seen.stale)

    return await _kept.get(graph, (on, today), find)


async def _newest(graph: Graph, known_at: datetime | None) -> tuple[Claim, ...]:
    found = await claims.claims(graph, ClaimFilter(known_at=known_at), NEWEST * 2, None)
    return tuple(claim for claim in found.items if claim.retracted_at is None)[:NEWEST]
