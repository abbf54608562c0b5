"""What the start page shows: how much there is, the newest, where sources disagree, the most senders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from weakref import WeakKeyDictionary

from app.domain.model import Claim
from app.graph import front as reading
from app.graph.connection import Graph
from app.graph.front import Disagreement, Host, Overview, Stale
from app.graph.totals import Totals
from app.services import claims
from app.services.claims import ClaimFilter

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


_kept: WeakKeyDictionary[Graph, tuple[int, dict[tuple[date | None, date], Overview]]] = WeakKeyDictionary()
"""Overviews by day, as long as nothing has changed: finding them out looks at every relationship."""

_DAYS_KEPT: Final = 64


async def front(graph: Graph, *, on: date | None, known_at: datetime | None, today: date) -> Front:
    """Return the start page for a day (`on` None: all times); `known_at` bounds the newest claims."""
    overview = await _overview(graph, on, today)
    wanted = ClaimFilter(known_at=known_at)
    newest = await claims.claims(graph, wanted, NEWEST * 2, None)
    counting = [claim for claim in newest.items if claim.retracted_at is None]
    return Front(
        overview.totals, tuple(counting[:NEWEST]), overview.disagreements, overview.hosts, overview.stale
    )


async def _overview(graph: Graph, on: date | None, today: date) -> Overview:
    version = await graph.read(reading.version)
    known, days = _kept.get(graph, (None, {}))
    if known != version or len(days) >= _DAYS_KEPT:
        days = {}
        _kept[graph] = (version, days)
    if (on, today) not in days:
        days[on, today] = await graph.read(reading.overview, on, today, MOST)
    return days[on, today]
