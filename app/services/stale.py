"""The worklist of what waits for news: what was not confirmed for a year, and plans whose time has passed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain.dates import parse_single
from app.domain.model import Claim, Triple
from app.domain.staleness import QUIET_DAYS, quiet_days, weight
from app.domain.vocabulary import PLANNED_STATUSES, PRESENCE_PREDICATES, Certainty, Phase
from app.graph import claims
from app.graph import stale as reading
from app.graph.connection import Graph, Transaction
from app.graph.stale import Waiting
from app.services.kept import Kept
from app.services.renewed import Renewed

__all__ = ["Overdue", "Waiting", "Worklist", "worklist"]


@dataclass(frozen=True, slots=True)
class Overdue:
    """A plan without news; `planned_for` is the time planned for as it was written, "" where none was."""

    waiting: Waiting
    planned_for: str


@dataclass(frozen=True, slots=True)
class Worklist:
    """What waits for news, what weighs most first.

    `lapsed` is no longer counted, for nobody confirmed it within three years; `quiet` still is.
    """

    lapsed: tuple[Waiting, ...]
    quiet: tuple[Waiting, ...]
    plans: tuple[Overdue, ...]


_kept: Kept[tuple[date, datetime | None], Worklist] = Kept(most=4)


async def worklist(graph: Graph, today: date, known_at: datetime | None = None) -> Worklist:
    """Return what waits for news on a day, as known now or at an instant."""

    async def find() -> Worklist:
        if known_at is None:
            found = await _waiting.get(graph, today)
        else:
            found = await graph.read(reading.waiting_then, _quiet_since(today), today, known_at)
        return await graph.read(_worklist, found, today, known_at)

    return await _kept.get(graph, (today, known_at), find)


async def _find(tx: Transaction, today: date) -> tuple[Waiting, ...]:
    return await reading.waiting(tx, _quiet_since(today), today)


async def _again(
    tx: Transaction, today: date, before: tuple[Waiting, ...], touched: Collection[Triple]
) -> tuple[Waiting, ...]:
    among = {triple for triple in touched if triple.predicate in PRESENCE_PREDICATES}
    same = tuple(one for one in before if one.edge.triple not in among)
    return (*same, *await reading.waiting(tx, _quiet_since(today), today, among)) if among else same


_waiting: Renewed[date, tuple[Waiting, ...]] = Renewed(2, _find, _again)


def _quiet_since(today: date) -> date:
    return today - timedelta(days=QUIET_DAYS)


async def _worklist(
    tx: Transaction, found: Iterable[Waiting], today: date, known_at: datetime | None
) -> Worklist:
    ranked = sorted(found, key=lambda one: (-weight(one.edge, today), one.edge.id))
    actual = [one for one in ranked if one.edge.phase is Phase.ACTUAL]
    planned = [one for one in ranked if one.edge.phase is Phase.PLANNED]
    said = await claims.of_triples(tx, [one.edge.triple.key for one in planned], known_at)
    return Worklist(
        tuple(one for one in actual if one.edge.certainty is Certainty.STALE),
        tuple(one for one in actual if one.edge.certainty is not Certainty.STALE),
        tuple(_overdue(planned, said, today)),
    )


def _overdue(planned: Iterable[Waiting], said: Mapping[str, list[Claim]], today: date) -> Iterable[Overdue]:
    """Yield plans whose time has passed; where none was said, those nobody spoke of for a year."""
    for one in planned:
        plans = [claim for claim in said[one.edge.triple.key] if claim.status in PLANNED_STATUSES]
        latest = max((plan.valid_from or "" for plan in plans), key=_last_day, default="")
        if _last_day(latest) < today if latest else quiet_days(one.edge, today) >= QUIET_DAYS:
            yield Overdue(one, latest)


def _last_day(written: str) -> date:
    return parse_single(written).latest if written else date.min
