"""Rule 7 of the projection, in time: of the figures that count on a day, the best of each scope.

Those whose *when* meets the day, the shortest first; else the latest before it; else the earliest after it;
then the better rating, the later document, more sources, the smaller id. Ceilings, and weak ones, only where
there is no other. A sweep over the days, as a triple may have thousands of claims.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from heapq import heappop, heappush
from typing import Final

from app.domain.dates import day_after, day_before
from app.domain.figures import Days, Figure, Scope, fitness, tied
from app.domain.projection.steps import Steps

Key = tuple[int | str, ...]
_MEETING, _PAST, _AHEAD = range(3)
_TIERS: Final = 4


def best_of_all_times(figures: Collection[Figure]) -> list[Figure]:
    """Return the best figure of each scope, whatever the day."""
    return _best(figures, None)


def best_on(figures: Iterable[Figure], day: date) -> list[Figure]:
    """Return the best figure of each scope on a day, of those that count that day."""
    return _best([each for each in figures if (days := each.window) and days.holds(day)], day)


def _best(counting: Collection[Figure], day: date | None) -> list[Figure]:
    best: dict[Scope, Figure] = {}
    for figure in sorted(tied(counting), key=lambda each: fitness(each, day)):
        best.setdefault(figure.scope, figure)
    return list(best.values())


def best_by_day(figures: Iterable[Figure]) -> Steps[tuple[Figure, ...]]:
    """Return the best figure of each scope on every day, as `best_on` does for one."""
    sweep: dict[date, _Events] = defaultdict(_Events)
    for figure in figures:
        if (days := figure.window) is not None:
            _enter(sweep, figure, days)
    steps: Steps[tuple[Figure, ...]] = Steps(before=())
    active: list[Counter[Scope]] = [Counter() for _ in range(_TIERS)]
    fields: dict[tuple[int, Scope], _Field] = defaultdict(_Field)
    for day in sorted(sweep):
        events = sweep[day]
        for figure in events.begun:
            active[figure.tier][figure.scope] += 1
        for figure in events.over:
            active[figure.tier][figure.scope] -= 1
        for rank, figure, until in events.entering:
            fields[figure.tier, figure.scope].enter(rank, figure, until, day)
        for tier, scopes in enumerate(active):
            counted = [scope for scope, count in scopes.items() if count]
            if counted:
                best = (fields[tier, scope].best(day) for scope in counted)
                steps.change(day, tuple(sorted((each for each in best if each), key=_claim)))
                break
        else:
            steps.change(day, ())
    return steps


def _claim(figure: Figure) -> str:
    return figure.claim


@dataclass(slots=True)
class _Events:
    """What changes on a day; what enters a rank of its scope stays until another day."""

    begun: list[Figure] = field(default_factory=list)
    over: list[Figure] = field(default_factory=list)
    entering: list[tuple[int, Figure, date]] = field(default_factory=list)


def _enter(sweep: dict[date, _Events], figure: Figure, days: Days) -> None:
    sweep[days.first].begun.append(figure)
    if after := day_after(days.last):
        sweep[after].over.append(figure)
    when = figure.when
    if figure.planned or when is None:
        sweep[days.first].entering.append((_MEETING, figure, days.last))
        return
    if days.first < when.first:
        until = min(days.last, day_before(when.first))
        sweep[days.first].entering.append((_AHEAD, figure, until))
    if meeting := days.common(when):
        sweep[meeting.first].entering.append((_MEETING, figure, meeting.last))
    after = day_after(when.last)
    if after is not None and max(after, days.first) <= days.last:
        sweep[max(after, days.first)].entering.append((_PAST, figure, days.last))


class _Field:
    """The figures of one scope and tier that count, by whether they are of the day, before or after it."""

    __slots__ = ("_ranks",)

    def __init__(self) -> None:
        self._ranks: list[list[tuple[Key, date, Figure]]] = [[], [], []]

    def enter(self, rank: int, figure: Figure, until: date, day: date) -> None:
        """Let a figure take part, as one of its rank, from `day` until another."""
        heappush(self._ranks[rank], (fitness(figure, day), until, figure))

    def best(self, day: date) -> Figure | None:
        """Return the figure to be shown; None where none counts any more."""
        for entries in self._ranks:
            while entries and entries[0][1] < day:
                heappop(entries)
            if entries:
                return entries[0][2]
        return None
