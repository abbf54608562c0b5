"""The worklist of what waits for news: what was not confirmed for a year, and plans whose time has passed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.dates import parse_single, shifted
from app.domain.model import Claim, Triple
from app.domain.staleness import QUIET_DAYS, quiet_days, weight
from app.domain.vocabulary import PLANNED_STATUSES, PRESENCE_PREDICATES, Certainty, Phase
from app.graph.claims import basis
from app.graph.connection import Graph, Transaction
from app.graph.standing import stale as reading
from app.graph.standing.stale import Waiting
from app.services.memory.cache import Cache
from app.services.memory.jobs import Job, Jobs, Progress
from app.services.memory.renewal import Renewal
from app.services.memory.retrospect import is_over, retrospect

__all__ = ["Overdue", "Waiting", "Worklist", "progress", "worklist"]


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


_kept: Cache[date, Worklist] = Cache(most=4)
_jobs: Jobs[tuple[date, datetime], Worklist] = Jobs()


async def worklist(graph: Graph, today: date, known_at: datetime | None = None) -> Worklist:
    """Return what waits for news on a day, as known now or at an instant."""

    async def find() -> Worklist:
        return await graph.read(_worklist, await _waiting.get(graph, today), today, None)

    if is_over(known_at):
        return await _as_known(graph, today, known_at).result()
    return await _kept.get(graph, today, find)


async def progress(graph: Graph, today: date, known_at: datetime | None, patience: float) -> Progress | None:
    """Return how far the worklist is, if it is not there within `patience` seconds; it is in claims.

    Only as known at an instant it takes so long. None: ask for the worklist now. Raises what finding it
    raised.
    """
    return await _as_known(graph, today, known_at).progress_after(patience) if is_over(known_at) else None


def _as_known(graph: Graph, today: date, known_at: datetime) -> Job[Worklist]:
    async def find(how_far: Progress) -> Worklist:
        return await _then(graph, today, known_at, how_far)

    return _jobs.job(graph, (today, known_at), find)


async def _then(graph: Graph, today: date, known_at: datetime, how_far: Progress) -> Worklist:
    open_now = await _waiting.get(graph, today)

    async def read(tx: Transaction, triples: Sequence[Triple]) -> Sequence[Waiting]:
        return await reading.waiting_then(tx, triples, _quiet_since(today), today, known_at)

    changed, found = await retrospect(graph, PRESENCE_PREDICATES, known_at, read, how_far)
    same = [one for one in open_now if one.edge.triple not in changed]
    return await graph.read(_worklist, [*same, *found], today, known_at)


async def _find(tx: Transaction, today: date) -> tuple[Waiting, ...]:
    return await reading.waiting(tx, _quiet_since(today), today)


async def _again(
    tx: Transaction, today: date, before: tuple[Waiting, ...], touched: Collection[Triple]
) -> tuple[Waiting, ...]:
    among = {triple for triple in touched if triple.predicate in PRESENCE_PREDICATES}
    same = tuple(one for one in before if one.edge.triple not in among)
    return (*same, *await reading.waiting(tx, _quiet_since(today), today, among)) if among else same


_waiting: Renewal[date, tuple[Waiting, ...]] = Renewal(2, _find, _again)


def _quiet_since(today: date) -> date:
    return shifted(today, -QUIET_DAYS)


async def _worklist(
    tx: Transaction, found: Iterable[Waiting], today: date, known_at: datetime | None
) -> Worklist:
    ranked = sorted(found, key=lambda one: (-weight(one.edge, today), one.edge.id))
    actual = [one for one in ranked if one.edge.phase is Phase.ACTUAL]
    planned = [one for one in ranked if one.edge.phase is Phase.PLANNED]
    said = await basis.of_triples(tx, [one.edge.triple.key for one in planned], known_at)
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
