"""What the start page shows: how much there is, the newest, where sources disagree, the most senders."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from app.domain.model import Claim, Triple
from app.graph import totals
from app.graph.connection import Graph, Transaction
from app.graph.standing import start as reading
from app.graph.standing.start import Contested, Disagreement, Host, Stale
from app.graph.totals import Totals
from app.services.memory.cache import Cache
from app.services.memory.renewal import Renewal
from app.services.reading import claims
from app.services.reading.claims import ClaimFilter

__all__ = ["Disagreement", "Host", "Stale", "StartPage", "start_page"]

NEWEST: Final = 8
MOST: Final = 8


@dataclass(frozen=True, slots=True)
class StartPage:
    """The start page's content; `newest` are claims that count, the latest recorded first.

    `disputed` counts relationships over all times, `disagreements` are those whose sources disagree most.
    """

    totals: Totals
    disputed: int
    newest: tuple[Claim, ...]
    disagreements: tuple[Disagreement, ...]
    hosts: tuple[Host, ...]
    stale: tuple[Stale, ...]


_kept: Cache[tuple[date | None, date], StartPage] = Cache(most=64)
"""Pages by day, as known now: finding them out looks at every relationship."""


async def start_page(graph: Graph, *, on: date | None, known_at: datetime | None, today: date) -> StartPage:
    """Return the start page for a day (`on` None: all times); `known_at` bounds the newest claims."""
    kept = await _as_known_now(graph, on, today)
    return kept if known_at is None else replace(kept, newest=await _newest(graph, known_at))


async def _as_known_now(graph: Graph, on: date | None, today: date) -> StartPage:
    async def find() -> StartPage:
        contested = await _contested.get(graph, None)
        newest = await _newest(graph, None)
        return await graph.read(_start_page, newest, contested, on, today)

    return await _kept.get(graph, (on, today), find)


_Contested = Mapping[Triple, Sequence[Contested]]


async def _start_page(
    tx: Transaction, newest: tuple[Claim, ...], contested: _Contested, on: date | None, today: date
) -> StartPage:
    disputed = sum(not each.is_agreed for held in contested.values() for each in held)
    found = contested if on is None else await reading.contested(tx, on=on)
    day = on or today
    return StartPage(
        await totals.count(tx),
        disputed,
        newest,
        await reading.disagreements(tx, found, day, MOST),
        await reading.hosts(tx, on, MOST),
        await reading.stale(tx, day, MOST),
    )


async def _find(tx: Transaction, _: None) -> _Contested:
    return await reading.contested(tx)


async def _again(tx: Transaction, _: None, before: _Contested, touched: Collection[Triple]) -> _Contested:
    kept = {triple: held for triple, held in before.items() if triple not in touched}
    return {**kept, **await reading.contested(tx, touched)}


_contested: Renewal[None, _Contested] = Renewal(1, _find, _again)


async def _newest(graph: Graph, known_at: datetime | None) -> tuple[Claim, ...]:
    found = await claims.claims(graph, ClaimFilter(known_at=known_at), NEWEST * 2, None)
    return tuple(claim for claim in found.items if claim.retracted_at is None)[:NEWEST]
