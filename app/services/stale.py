"""The worklist of what waits for news: what was not confirmed for a year, and plans whose time has passed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain.dates import parse_single
from app.domain.model import Claim
from app.domain.staleness import QUIET_DAYS, quiet_days, weight
from app.domain.vocabulary import PLANNED_STATUSES, Certainty, Phase
from app.graph import claims
from app.graph import stale as reading
from app.graph.connection import Graph, Transaction
from app.graph.stale import Waiting
from app.services.kept import Kept

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
    return await _kept.get(graph, (today, known_at), lambda: graph.read(_worklist, today, known_at))


async def _worklist(tx: Transaction, today: date, known_at: datetime | None) -> Worklist:
    quiet = today - timedelta(days=QUIET_DAYS)
    if known_at is None:
        found = await reading.waiting(tx, quiet, today)
    else:
        found = await reading.waiting_then(tx, quiet, today, known_at)
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
